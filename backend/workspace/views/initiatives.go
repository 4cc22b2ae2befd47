package views

import (
	"cmp"
	"slices"
	"strings"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

// Range is an estimate; Text is how it is typed.
type Range struct {
	Low    *float64 `json:"low"`
	Likely *float64 `json:"likely"`
	High   *float64 `json:"high"`
	Text   string   `json:"text"`
}

// TeamEffort is what a team gives to an initiative, in person-months.
type TeamEffort struct {
	Range
	Team   *string  `json:"team"`
	TeamID plan.ID  `json:"teamId"` // "" where nobody has said which
	Spent  *float64 `json:"spent"`
}

// Served is a key result or KPI that an initiative should move.
type Served struct {
	Range
	ID      plan.ID `json:"id"`
	Subject string  `json:"subject"` // "key_result" or "kpi"
	Title   string  `json:"title"`
	Order   string  `json:"order"` // of a key result its outline number
	Unit    string  `json:"unit"`
	Note    string  `json:"note"`
}

// Rated is what an initiative was given on a criterion.
type Rated struct {
	Range
	Criterion plan.ID   `json:"criterion"`
	Note      string    `json:"note"`
	By        string    `json:"by"`
	Date      plan.Date `json:"date"`
}

// Placed is a rank of one's own choice.
type Placed struct {
	Rank   int       `json:"rank"`
	Reason string    `json:"reason"`
	By     string    `json:"by"`
	Date   plan.Date `json:"date"`
}

// ScoreExplanation says how a score came about.
type ScoreExplanation struct {
	Sentence string       `json:"sentence"`
	Inputs   []ScoreInput `json:"inputs"`
}

// ScoreInput is one number of a score.
type ScoreInput struct {
	Name  string `json:"name"`
	Value string `json:"value"` // as people write it; "" where it is missing
	From  string `json:"from"`  // who said so, and when
}

// Tie is a dependency as one of its ends sees it.
type Tie struct {
	ID         plan.ID `json:"id"` // the other initiative
	Dependency plan.ID `json:"dependency"`
	Title      string  `json:"title"`
	Lag        int     `json:"lag"` // days
}

// Initiative is an initiative with what came out for it.
type Initiative struct {
	ID          plan.ID          `json:"id"`
	Title       string           `json:"title"`
	Problem     string           `json:"problem"`
	Evidence    string           `json:"evidence"`
	Note        string           `json:"note"`
	Owner       *string          `json:"owner"`
	OwnerID     *plan.ID         `json:"ownerId"`
	Team        *string          `json:"team"`
	TeamID      *plan.ID         `json:"teamId"`
	Phase       *string          `json:"phase"`
	PhaseID     *plan.ID         `json:"phaseId"`
	Cycle       *string          `json:"cycle"`
	CycleID     *plan.ID         `json:"cycleId"`
	State       roadmap.State    `json:"state"`
	Reason      string           `json:"reason"`
	Class       roadmap.Class    `json:"class"`
	ClassReason string           `json:"classReason"`
	Horizon     roadmap.Horizon  `json:"horizon"`
	Start       *plan.Date       `json:"start"`
	End         *plan.Date       `json:"end"`
	Shipped     *plan.Date       `json:"shipped"`
	Tags        []string         `json:"tags"`
	Efforts     []TeamEffort     `json:"efforts"`
	Effort      *float64         `json:"effort"` // of all teams; null without any
	Spent       *float64         `json:"spent"`  // of all teams; null where nobody has said
	Serves      []Served         `json:"serves"`
	Requires    []Tie            `json:"requires"`
	RequiredBy  []Tie            `json:"requiredBy"`
	Excludes    []Tie            `json:"excludes"`
	Ratings     []Rated          `json:"ratings"` // on the criteria of the model, in their order
	Score       *float64         `json:"score"`
	Rank        *int             `json:"rank"`  // by the score: 1, 2, 2, 4; null where it is not ranked in the cycle
	Place       *int             `json:"place"` // with overrides
	Override    *Placed          `json:"override"`
	Missing     []string         `json:"missing"` // inputs that it lacks for a score, by name
	Lacks       []string         `json:"lacks"`   // the same: ids of criteria, "effort"
	Fault       string           `json:"fault"`   // why there is no score; "" where there is one
	Explanation ScoreExplanation `json:"explanation"`
	Band        string           `json:"band"` // of Kano, opportunity and MoSCoW, in words
	Quadrant    roadmap.Quadrant `json:"quadrant"`
	Matrix      *MatrixPlace     `json:"matrix"` // null where it lacks value or effort
	Outcomes    []ShippedOutcome `json:"outcomes"`
}

// MatrixPlace is where an initiative stands in the matrix; of a Kano model Value is
// Better and Effort the size of Worse.
type MatrixPlace struct {
	Value  float64  `json:"value"`
	Effort float64  `json:"effort"`
	Size   *float64 `json:"size"` // 0 to 1 of the largest; null for all alike
}

// goalsNamed are the key results and KPIs of the plan as an initiative names them.
func (s *snapshot) goalsNamed() map[plan.ID]Served {
	named := map[plan.ID]Served{}
	for _, c := range s.cycles {
		walk(s.outline(c.ID), func(b *branch) {
			if b.keyResult != nil {
				named[b.id] = Served{ID: b.id, Subject: "key_result", Title: b.keyResult.Title, Order: b.order, Unit: b.keyResult.Unit}
			}
		})
	}
	for i := range s.kpis {
		k := &s.kpis[i]
		named[k.ID] = Served{ID: k.ID, Subject: "kpi", Title: k.Name, Unit: k.Unit}
	}
	return named
}

// ranges writes an estimate as this plan types numbers.
func (s *snapshot) ranges(r roadmap.Range) Range {
	return Range{Low: r.Low, Likely: r.Likely, High: r.High, Text: roadmap.FormatRange(r, s.plan.DecimalMark)}
}

// initiativeRow is an initiative with what the model says of it.
func (d *deciding) initiativeRow(i *roadmap.Initiative, goals map[plan.ID]Served) Initiative {
	made := Initiative{ID: i.ID, Title: i.Title, Problem: i.Problem, Evidence: i.Evidence, Note: i.Note, Owner: name(d.parties, i.Owner), OwnerID: orNil(i.Owner),
		Team: name(d.parties, i.Team), TeamID: orNil(i.Team), Phase: name(d.phaseNames, i.Phase), PhaseID: orNil(i.Phase), CycleID: orNil(i.Cycle),
		State: i.State, Reason: i.Reason, Class: i.Class, ClassReason: i.ClassReason, Horizon: i.Horizon, Start: orNil(i.Start), End: orNil(i.End), Shipped: orNil(i.Shipped),
		Tags: orEmpty(d.tags[i.ID]), Efforts: d.effortsOf(i.ID), Effort: d.items[i.ID].Effort.Likely, Serves: d.served(d.rows.moves[i.ID], goals), Requires: []Tie{}, RequiredBy: []Tie{}, Excludes: []Tie{},
		Ratings: d.ratingsOf(i.ID), Outcomes: []ShippedOutcome{}}
	for _, e := range made.Efforts {
		if e.Spent != nil {
			made.Spent = plan.KeptNumber(sum(made.Spent, *e.Spent))
		}
	}
	if at := slices.IndexFunc(d.cycles, func(c plan.Cycle) bool { return c.ID == i.Cycle }); at >= 0 {
		made.Cycle = &d.cycles[at].Name
	}
	d.rate(&made)
	return made
}

func (d *deciding) effortsOf(id plan.ID) []TeamEffort {
	made := []TeamEffort{}
	for _, e := range d.rows.effortsOf[id] {
		made = append(made, TeamEffort{Range: d.ranges(e.Range), Team: name(d.parties, e.Team), TeamID: e.Team, Spent: e.Spent})
	}
	slices.SortStableFunc(made, func(a, b TeamEffort) int { return cmp.Compare(textOr(a.Team, ""), textOr(b.Team, "")) })
	return made
}

// served are moves with the names of what they move, as far as that is still there.
func (s *snapshot) served(moves []roadmap.Move, goals map[plan.ID]Served) []Served {
	made := []Served{}
	for _, m := range moves {
		if goal, there := goals[m.Row]; there {
			goal.Range, goal.Note = s.ranges(m.Range), m.Note
			made = append(made, goal)
		}
	}
	slices.SortStableFunc(made, func(a, b Served) int { return cmp.Or(cmp.Compare(b.Subject, a.Subject), cmp.Compare(a.Title, b.Title)) })
	return made
}

func (d *deciding) ratingsOf(id plan.ID) []Rated {
	made := []Rated{}
	for _, c := range d.criteria {
		if r, given := d.rows.ratingsOf[id][c.ID]; given {
			made = append(made, Rated{Range: d.ranges(r.Range), Criterion: c.ID, Note: r.Note, By: r.By, Date: r.Date})
		}
	}
	return made
}

// lacksOf are the inputs that a person has yet to give for a score.
func lacksOf(scored roadmap.ScoredItem) []string {
	lacks := []string{}
	for _, input := range scored.Inputs {
		if input.Needed && input.Likely == nil && !scored.Outside() {
			lacks = append(lacks, cmp.Or(string(input.Criterion), input.Key))
		}
	}
	return lacks
}

// rate gives an initiative its score, rank and place, with the reason.
func (d *deciding) rate(made *Initiative) {
	scored := d.scored[made.ID]
	made.Score, made.Missing, made.Lacks, made.Fault = scored.Score, orEmpty(scored.Missing), lacksOf(scored), scored.Reason
	if at, ranked := d.ranks[made.ID]; ranked {
		r := &d.ranked[at]
		if r.Rank > 0 {
			made.Rank = &r.Rank
		}
		made.Place = d.place(made.ID)
		if o := r.Override; o != nil {
			made.Override = &Placed{Rank: o.Rank, Reason: o.Reason, By: o.By, Date: o.Date}
		}
	}
	made.Explanation = d.explained(scored)
	made.Band = d.band(scored)
}

// explained says how a score came about, with the numbers put in.
func (d *deciding) explained(scored roadmap.ScoredItem) ScoreExplanation {
	e := ScoreExplanation{Inputs: []ScoreInput{}}
	if d.scorer == nil {
		e.Sentence = d.fault
		return e
	}
	for _, input := range scored.Inputs {
		in := ScoreInput{Name: input.Name, Value: d.ranges(input.Range).Text}
		if r, given := d.rows.ratingsOf[scored.ID][input.Criterion]; given {
			in.From = strings.Trim(r.By+", "+r.Date.Words(), ", ")
		}
		e.Inputs = append(e.Inputs, in)
	}
	e.Sentence = scored.Reason
	if scored.Score != nil {
		e.Sentence = strings.ReplaceAll(d.scorer.Worked(likely(scored)), ".", d.plan.DecimalMark)
	}
	return e
}

// band is what a method says in words instead of a number.
func (d *deciding) band(scored roadmap.ScoredItem) string {
	switch {
	case d.model.Method == roadmap.Kano:
		return d.items[scored.ID].Survey.Category().Word()
	case scored.Score == nil:
		return ""
	case d.model.Method == roadmap.Opportunity:
		return roadmap.OpportunityBandOf(*scored.Score).Word()
	case d.model.Method == roadmap.MoSCoW:
		return d.scorer.Worked(likely(scored))
	default:
		return ""
	}
}
