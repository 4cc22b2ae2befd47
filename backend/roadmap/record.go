package roadmap

import (
	"cmp"
	"fmt"
	"slices"

	"cairn/backend/calc"
	"cairn/backend/plan"
)

// EnoughRecord is how many ratios a median wants before the next scoring goes by it.
const EnoughRecord = 5

// Ratio is how estimates came out: what came over what was said.
type Ratio struct {
	Count  int
	Median *float64 // absent of none
}

// Enough says whether there are enough to go by.
func (r Ratio) Enough() bool { return r.Count >= EnoughRecord }

// TeamRatio is how the estimates of one team came out.
type TeamRatio struct {
	Team plan.ID
	Ratio
}

// Record is estimate against outcome over what has shipped.
type Record struct {
	Efforts Ratio // what it took / what was estimated, one for each initiative
	// Teams are by id; each effort of a shipped initiative is one ratio. Never nil.
	Teams []TeamRatio
	Moves Ratio // measured / expected, one for each judged move with an expectation
	// Judged moves had enough points; Signalled of them went beyond noise in the hoped
	// direction.
	Judged    int
	Signalled int
	// Sentence is for the next scoring: "Effort took 1.4 times the estimate (median of
	// 6); 2 of 5 moves were beyond noise, at 0.6 times what was expected."
	Sentence string
}

// NewRecord sums up shipped initiatives. Efforts count where every team that was
// asked has said what it took. outcomes are those of NewOutcome.
func NewRecord(initiatives []Initiative, efforts []Effort, outcomes []Outcome, settings plan.Settings) Record {
	shipped := map[plan.ID]bool{}
	for _, i := range initiatives {
		shipped[i.ID] = i.State == Shipped
	}
	type sums struct {
		estimated, spent float64
		open             bool
	}
	whole, teams, order := map[plan.ID]*sums{}, map[plan.ID][]float64{}, []plan.ID{}
	for _, e := range efforts {
		if !shipped[e.Initiative] {
			continue
		}
		if whole[e.Initiative] == nil {
			whole[e.Initiative] = &sums{}
			order = append(order, e.Initiative)
		}
		s := whole[e.Initiative]
		if e.Likely == nil || e.Spent == nil {
			s.open = true
			continue
		}
		s.estimated, s.spent = s.estimated+*e.Likely, s.spent+*e.Spent
		if *e.Likely > 0 {
			teams[e.Team] = append(teams[e.Team], *e.Spent / *e.Likely)
		}
	}
	ratios := []float64{}
	for _, id := range order {
		if s := whole[id]; !s.open && s.estimated > 0 {
			ratios = append(ratios, s.spent/s.estimated)
		}
	}
	r := Record{Efforts: ratioOf(ratios), Teams: []TeamRatio{}}
	for team, each := range teams {
		r.Teams = append(r.Teams, TeamRatio{Team: team, Ratio: ratioOf(each)})
	}
	slices.SortFunc(r.Teams, func(a, b TeamRatio) int { return cmp.Compare(a.Team, b.Team) })
	r.moves(outcomes)
	r.Sentence = r.words(&Problem{Settings: settings})
	return r
}

func (r *Record) moves(outcomes []Outcome) {
	moves := []float64{}
	for _, o := range outcomes {
		if !o.Verdict.Judged() {
			continue
		}
		r.Judged++
		if o.Verdict == AsHoped {
			r.Signalled++
		}
		if o.Ratio != nil {
			moves = append(moves, *o.Ratio)
		}
	}
	r.Moves = ratioOf(moves)
}

func ratioOf(ratios []float64) Ratio {
	if len(ratios) == 0 {
		return Ratio{}
	}
	median := plan.Kept(calc.Median(ratios))
	return Ratio{Count: len(ratios), Median: &median}
}

func (r *Record) words(p *Problem) string {
	if r.Efforts.Count == 0 && r.Judged == 0 {
		return "Nothing that shipped says yet what it took or moved. Type what it took, and give its KPIs time."
	}
	effort := fmt.Sprintf("Effort took %s times the estimate (median of %d)", p.amount(first(r.Efforts.Median)), r.Efforts.Count)
	switch {
	case r.Efforts.Count == 0:
		effort = "Nobody has typed what shipped initiatives took"
	case !r.Efforts.Enough():
		effort = fmt.Sprintf("What it took is known of %s, too few for a record (%d)", plan.Counted(r.Efforts.Count, "shipped initiative", "shipped initiatives"), EnoughRecord)
	}
	moves := fmt.Sprintf("%d of %d moves were beyond noise as hoped", r.Signalled, r.Judged)
	switch {
	case r.Judged == 0:
		moves = "no move has points enough to be judged"
	case r.Judged < EnoughRecord:
		moves = fmt.Sprintf("%s had points enough, too few for a record (%d)", plan.Counted(r.Judged, "move", "moves"), EnoughRecord)
	case r.Moves.Enough():
		moves += fmt.Sprintf(", at %s times what was expected (median of %d)", p.amount(first(r.Moves.Median)), r.Moves.Count)
	}
	return effort + "; " + moves + "."
}

// first is a number that may be absent, 0 then.
func first(number *float64) float64 {
	if number == nil {
		return 0
	}
	return *number
}
