package views

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
)

// page is what backlog, board, timeline and matrix show.
func (d *deciding) page(ctx context.Context, r store.Reader) (Roadmap, error) {
	p := Roadmap{Cycle: d.snapshot.cycle(d.cycle, d.countRows()), On: d.on, Title: "Roadmap for " + d.cycle.Name, Model: modelOf(d.model, d.criteria, d.weights),
		Models: d.rows.modelNames(), Scenarios: d.scenarioNames(), Initiatives: make([]Initiative, len(d.rows.initiatives)), Conflicts: d.conflicts(),
		Teams: d.loads(d.planned), Advice: d.advice()}
	goals := d.goalsNamed()
	for i := range d.rows.initiatives {
		p.Initiatives[i] = d.initiativeRow(&d.rows.initiatives[i], goals)
	}
	d.addTies(p.Initiatives)
	p.Matrix = d.putOnMatrix(p.Initiatives)
	for _, ranked := range d.ranked {
		switch {
		case ranked.Score != nil:
			p.Scored++
		case !ranked.Outside():
			p.Unscored++
		}
	}
	p.Subtitle = d.planLine(p.Scored, p.Unscored)
	var err error
	if d.shipped, err = d.outcomes(ctx, r); err != nil {
		return p, err
	}
	for i := range p.Initiatives {
		p.Initiatives[i].Outcomes = orEmpty(d.shipped.of[p.Initiatives[i].ID])
	}
	p.Record = d.shipped.record
	return p, nil
}

// planned says whether an initiative is planned in the cycle.
func (d *deciding) planned(id plan.ID) bool {
	i := d.rows.initiative(id)
	return i != nil && i.Cycle == d.cycle.ID && i.State.Underway()
}

// planLine says what is planned and what is left to do for a ranking.
func (d *deciding) planLine(scored, unscored int) string {
	if len(d.rows.initiatives) == 0 {
		return ""
	}
	planned := 0
	for _, r := range d.ranked {
		if d.planned(r.ID) {
			planned++
		}
	}
	words := fmt.Sprintf("%d of %s planned in %s.", planned, plan.Counted(len(d.ranked), "open initiative is", "open initiatives are"), d.cycle.Name)
	switch {
	case unscored > 0 && scored == 0:
		words += " None has a score by " + d.model.Name + " yet."
	case unscored > 0:
		words += " " + plan.Counted(unscored, "has", "have") + " no score by " + d.model.Name + " yet."
	}
	return words
}

// addTies puts the dependencies on the initiatives that they tie.
func (d *deciding) addTies(rows []Initiative) {
	for _, t := range d.rows.dependencies {
		from, to := &rows[d.rows.at[t.Initiative]], &rows[d.rows.at[t.On]]
		there := Tie{ID: to.ID, Dependency: t.ID, Title: to.Title, Lag: t.Lag}
		back := Tie{ID: from.ID, Dependency: t.ID, Title: from.Title, Lag: t.Lag}
		if t.Kind == roadmap.Excludes {
			from.Excludes, to.Excludes = append(from.Excludes, there), append(to.Excludes, back)
		} else {
			from.Requires, to.RequiredBy = append(from.Requires, there), append(to.RequiredBy, back)
		}
	}
}

// putOnMatrix gives the open initiatives of the cycle their place in the matrix; nil
// where the model has no value to set against the effort. A Kano model sets what
// pleases against what annoys by its absence, each cut at a half.
func (d *deciding) putOnMatrix(rows []Initiative) *MatrixCut {
	switch d.model.Method {
	case roadmap.Kano:
		return d.putOnKano(rows)
	case roadmap.MoSCoW:
		return nil
	}
	points := []roadmap.MatrixPoint{}
	for i := range rows {
		at, ranked := d.ranks[rows[i].ID]
		worth := d.worth(rows[i].ID)
		if !ranked || d.ranked[at].Outside() || worth == nil || rows[i].Effort == nil || *rows[i].Effort <= 0 {
			continue
		}
		rows[i].Matrix = &MatrixPlace{Value: *worth, Effort: *rows[i].Effort, Size: d.sizeOf(rows[i].ID)}
		points = append(points, roadmap.MatrixPoint{Value: *worth, Effort: *rows[i].Effort})
	}
	if len(points) == 0 {
		return nil
	}
	cut := roadmap.CutByMedian(points, d.plan.Settings)
	if low, high, fixed := d.valueScale(); fixed {
		cut = roadmap.CutByScale(low, high, points, d.plan.Settings)
	}
	for i := range rows {
		if m := rows[i].Matrix; m != nil {
			rows[i].Quadrant = cut.Quadrant(roadmap.MatrixPoint{Value: m.Value, Effort: m.Effort})
		}
	}
	made := MatrixCut{Value: cut.Value, Effort: cut.Effort, By: cut.Sentence, ValueName: d.scorer.WorthName(), EffortName: "Effort, person-months"}
	if d.model.Method == roadmap.RICE {
		made.SizeName = "Confidence"
	}
	return &made
}

// valueScale is the fixed scale of what is set against the effort, where it has one.
func (d *deciding) valueScale() (low, high float64, fixed bool) {
	switch d.model.Method {
	case roadmap.Weighted:
		return 0, 100, true
	case roadmap.ValueEffort:
		return d.criteria[0].Low, d.criteria[0].High, d.criteria[0].High < roadmap.Unbounded
	case roadmap.ICEMean:
		return 1, 10, true
	case roadmap.Opportunity:
		return 0, 20, true
	default:
		return 0, 0, false
	}
}

// sizeOf is the confidence of a RICE score, 0 to 1; nil of other models.
func (d *deciding) sizeOf(id plan.ID) *float64 {
	if d.model.Method != roadmap.RICE {
		return nil
	}
	confidence := d.rows.ratingsOf[id][roadmap.CriterionID(roadmap.RICE, "confidence")].Likely
	if confidence == nil {
		return nil
	}
	size := *confidence / 100
	return &size
}

func (d *deciding) putOnKano(rows []Initiative) *MatrixCut {
	found := false
	for i := range rows {
		better, worse, ok := d.items[rows[i].ID].Survey.BetterWorse()
		if _, ranked := d.ranks[rows[i].ID]; !ranked || !ok {
			continue
		}
		found = true
		rows[i].Matrix = &MatrixPlace{Value: better, Effort: math.Abs(worse)}
		if field, ok := d.items[rows[i].ID].Survey.Quadrant(); ok {
			rows[i].Band = field.Word()
		}
	}
	if !found {
		return nil
	}
	return &MatrixCut{Value: 0.5, Effort: 0.5, By: "Both are cut at a half.", ValueName: "Better: pleases where it is there", EffortName: "Worse: annoys where it is missing"}
}

// conflicts are what does not go together.
func (d *deciding) conflicts() []Conflict {
	ranks := map[plan.ID]int{}
	for _, r := range d.ranked {
		if r.Shown > 0 {
			ranks[r.ID] = r.Shown
		}
	}
	made := []Conflict{}
	for _, c := range roadmap.Conflicts(roadmap.ScheduleFacts{Today: d.today, Cycles: d.cycles, Teams: d.teams, Initiatives: d.rows.initiatives, Efforts: d.rows.efforts,
		Capacities: d.rows.capacities, Scenario: d.scenario.ID, Dependencies: d.rows.dependencies, Ranks: ranks, Settings: d.plan.Settings}) {
		made = append(made, Conflict{Kind: string(c.Kind), Initiatives: c.Initiatives, Sentence: c.Sentence, Fix: c.Advice})
	}
	return made
}

// advice is what is odd about the ratings of the model.
func (d *deciding) advice() []Advice {
	made := []Advice{}
	items := make([]roadmap.ScoreItem, 0, len(d.ranked))
	for _, r := range d.ranked {
		items = append(items, d.items[r.ID])
		for _, sentence := range r.Advice {
			made = append(made, Advice{Kind: "rating", Sentence: fmt.Sprintf("%s: %s", d.rows.title(r.ID), sentence), Initiatives: []plan.ID{r.ID}})
		}
	}
	switch d.model.Method {
	case roadmap.WSJF:
		for _, f := range roadmap.LintWSJF(items) {
			made = append(made, Advice{Kind: f.Code, Sentence: f.Sentence, Initiatives: orEmpty(f.Items), Criterion: f.Criterion})
		}
	case roadmap.MoSCoW:
		made = append(made, d.moscow()...)
	case roadmap.CD3:
		made = append(made, d.orderCost()...)
	}
	return made
}

// moscow says how the effort of what is planned in the cycle, or else of all that could
// be, divides into Must, Should and Could.
func (d *deciding) moscow() []Advice {
	among := func(plan.ID) bool { return true }
	if slices.ContainsFunc(d.ranked, func(r roadmap.RankedItem) bool { return d.planned(r.ID) }) {
		among = d.planned
	}
	items := []roadmap.ScoreItem{}
	for _, r := range d.ranked {
		if among(r.ID) {
			items = append(items, d.items[r.ID])
		}
	}
	if len(items) == 0 {
		return nil
	}
	shares := roadmap.MoSCoWOf(items, d.plan.Settings)
	return []Advice{{Kind: strings.TrimSpace("moscow " + string(shares.Light)), Sentence: shares.Sentence, Initiatives: []plan.ID{}}}
}

// orderCost says what the order of the backlog costs more than the cheapest one.
func (d *deciding) orderCost() []Advice {
	scored := []roadmap.ScoreItem{}
	for i := range d.rows.initiatives {
		id := d.rows.initiatives[i].ID
		if at, ranked := d.ranks[id]; ranked && d.ranked[at].Score != nil {
			scored = append(scored, d.items[id])
		}
	}
	items := roadmap.DelayedItemsOf(scored)
	requires := map[plan.ID][]plan.ID{}
	for _, t := range d.rows.dependencies {
		if t.Kind == roadmap.Requires {
			requires[t.Initiative] = append(requires[t.Initiative], t.On)
		}
	}
	cheapest, err := roadmap.CheapestOrder(items, requires)
	if err != nil || len(items) < 2 {
		return nil
	}
	compared := roadmap.CompareOrder("The order of the backlog", items, cheapest, d.plan.Settings)
	return []Advice{{Kind: "order_cost", Sentence: compared.Sentence, Initiatives: []plan.ID{}}}
}
