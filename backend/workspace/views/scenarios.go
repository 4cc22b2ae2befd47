package views

import (
	"context"
	"fmt"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
)

// ScenarioPage has the scenarios of a cycle side by side, all with the same draws.
type ScenarioPage struct {
	Cycle   Cycle            `json:"cycle"`
	Seed    int              `json:"seed"`
	Draws   int              `json:"draws"`
	Columns []ScenarioColumn `json:"columns"` // the plan of record first, with the id ""
	Rows    []ScenarioRow    `json:"rows"`    // in the order of the plan of record
	Phases  []Named          `json:"phases"`
	Models  []ModelName      `json:"models"`
	Teams   []Named          `json:"teams"` // that have efforts or capacities, and all others
	Lacks   string           `json:"lacks"` // why nothing can be set side by side: no initiative has a score; "" else
}

// ScenarioColumn is one scenario with what fits in it.
type ScenarioColumn struct {
	ID        plan.ID          `json:"id"`
	Name      string           `json:"name"`
	Note      string           `json:"note"`
	Model     ModelName        `json:"model"`
	ModelID   *plan.ID         `json:"modelId"` // as it was chosen; null for that of the plan
	Phase     *string          `json:"phase"`
	PhaseID   *plan.ID         `json:"phaseId"`
	Value     *float64         `json:"value"` // null where nothing was chosen by value: see lacks and fault
	Effort    float64          `json:"effort"`
	Capacity  *float64         `json:"capacity"`
	Proven    bool             `json:"proven"`
	Fault     string           `json:"fault"`     // why nothing could be selected; "" else
	Lacks     string           `json:"lacks"`     // what is missing before anything can be chosen: capacities, scores; "" for nothing
	Unlimited string           `json:"unlimited"` // as of Cut
	Top       int              `json:"top"`
	Teams     []TeamLoad       `json:"teams"`
	Selected  []plan.ID        `json:"selected"`
	MovesIn   []ScenarioMove   `json:"movesIn"` // against the plan of record
	MovesOut  []ScenarioMove   `json:"movesOut"`
	Sentence  string           `json:"sentence"`
	Choices   []ScenarioChoice `json:"choices"`
	Weights   []ScenarioWeight `json:"weights"` // of the criteria of its model, as they count in it
}

// ScenarioMove is an initiative that is in one selection and not in the other.
type ScenarioMove struct {
	ID    plan.ID `json:"id"`
	Title string  `json:"title"`
	Why   string  `json:"why"`
}

// ScenarioChoice is what a person put in or out.
type ScenarioChoice struct {
	Initiative plan.ID         `json:"initiative"`
	Title      string          `json:"title"`
	Verdict    roadmap.Verdict `json:"verdict"`
	Reason     string          `json:"reason"`
}

// ScenarioWeight is what a criterion counts in a scenario.
type ScenarioWeight struct {
	Criterion plan.ID `json:"criterion"`
	Name      string  `json:"name"`
	Weight    float64 `json:"weight"`
	Own       bool    `json:"own"` // the scenario says so itself
}

// ScenarioRow is an initiative in all scenarios.
type ScenarioRow struct {
	ID     plan.ID        `json:"id"`
	Title  string         `json:"title"`
	Effort *float64       `json:"effort"`
	Cells  []ScenarioCell `json:"cells"` // one for each column
}

// ScenarioCell is an initiative in one scenario.
type ScenarioCell struct {
	Selected bool     `json:"selected"`
	Open     bool     `json:"open"` // neither in nor out: nobody has chosen yet, or it has no score
	PTop     *float64 `json:"pTop"`
	Place    *int     `json:"place"`
	Because  string   `json:"because"`
}

// Scenarios are the scenarios of a cycle beside its plan of record. not_found where the
// cycle is gone.
func (v Views) Scenarios(ctx context.Context, cycle plan.ID) (ScenarioPage, error) {
	var s *snapshot
	var rows *roadmapRows
	err := v.reading(ctx, func(r store.Reader) (err error) {
		if s, err = readRows(ctx, r, "", v.w.Today()); err != nil {
			return err
		}
		rows, err = readRoadmap(ctx, r)
		return err
	})
	if err != nil {
		return ScenarioPage{}, err
	}
	var all []*weighed
	ids := []plan.ID{""}
	record := &deciding{snapshot: s, rows: rows}
	if err := record.decide(RoadmapQuery{Cycle: cycle}); err != nil {
		return ScenarioPage{}, err
	}
	for _, named := range record.scenarioNames() {
		ids = append(ids, named.ID)
	}
	for _, id := range ids {
		d := &deciding{snapshot: s, rows: rows}
		if err := d.decide(RoadmapQuery{Cycle: record.cycle.ID, Scenario: id}); err != nil {
			return ScenarioPage{}, err
		}
		w, err := d.weighed(ctx, RankingQuery{})
		if err != nil {
			return ScenarioPage{}, err
		}
		all = append(all, w)
	}
	return sideBySide(all), nil
}

func sideBySide(all []*weighed) ScenarioPage {
	record := all[0]
	page := ScenarioPage{Cycle: record.snapshot.cycle(record.cycle, record.countRows()), Seed: record.seed, Rows: []ScenarioRow{}, Models: record.rows.modelNames(),
		Phases: []Named{}, Teams: namedTeams(record.teams)}
	for _, p := range record.phases {
		page.Phases = append(page.Phases, Named{ID: p.ID, Name: p.Name})
	}
	solved := make([]roadmap.Solved, len(all))
	for i, w := range all {
		solved[i] = w.solved()
		if w.chances != nil {
			page.Draws = w.chances.Draws
		}
	}
	if !slices.ContainsFunc(all, (*weighed).hasScores) {
		page.Lacks = record.noScores()
	}
	compared := roadmap.Compare(solved)
	for i, w := range all {
		page.Columns = append(page.Columns, w.column(compared[i], i > 0 && record.decides() && w.decides()))
	}
	because := make([]map[plan.ID]string, len(all))
	for i, w := range all {
		because[i] = w.because()
	}
	for _, r := range record.inOrder() {
		row := ScenarioRow{ID: r.ID, Title: record.rows.title(r.ID), Effort: record.items[r.ID].Effort.Likely}
		for i, w := range all {
			row.Cells = append(row.Cells, w.cell(r.ID, because[i][r.ID]))
		}
		page.Rows = append(page.Rows, row)
	}
	return page
}

// solved is a scenario as it is compared. One in which nothing could be selected has
// nothing in it.
func (w *weighed) solved() roadmap.Solved {
	s := roadmap.Solved{ID: w.scenario.ID, Name: w.scenarioName(), Problem: w.problem, Selection: w.selection}
	if len(s.Selection.Used) != len(s.Problem.Resources) {
		s.Selection.Used = make([]float64, len(s.Problem.Resources))
	}
	if w.chances != nil {
		s.Chances = map[plan.ID]float64{}
		for id := range w.drawn {
			s.Chances[id] = w.chanceOf(id).Top
		}
	}
	return s
}

func (w *weighed) scenarioName() string {
	if w.scenario.ID == "" {
		return "Plan of record"
	}
	return w.scenario.Name
}

// column is a scenario, set beside the plan of record where both have chosen something.
func (w *weighed) column(c roadmap.Comparison, compared bool) ScenarioColumn {
	col := ScenarioColumn{ID: w.scenario.ID, Name: w.scenarioName(), Note: w.scenario.Note, Model: modelName(w.model), ModelID: orNil(w.scenario.Model),
		Phase: name(w.phaseNames, w.scenario.Phase), PhaseID: orNil(w.scenario.Phase), Proven: w.selection.Proven, Fault: w.fault, Lacks: w.lacks(), Top: w.top,
		Teams: w.loads(w.taken), Selected: w.selection.In, MovesIn: []ScenarioMove{}, MovesOut: []ScenarioMove{}, Choices: []ScenarioChoice{}, Weights: []ScenarioWeight{}}
	col.Effort, col.Capacity = totals(col.Teams)
	col.Unlimited = w.unlimited(col.Teams)
	if w.decides() {
		col.Value = &w.selection.Value
	}
	if compared {
		col.Sentence, col.MovesIn, col.MovesOut = c.Sentence, movesOf(c.In), movesOf(c.Out)
	}
	for _, choice := range w.rows.choices {
		if choice.Scenario == w.scenario.ID && w.rows.has(choice.Initiative) {
			col.Choices = append(col.Choices, ScenarioChoice{Initiative: choice.Initiative, Title: w.rows.title(choice.Initiative), Verdict: choice.Verdict, Reason: choice.Reason})
		}
	}
	if w.model.Method == roadmap.Weighted {
		col.Weights = w.weightsShown()
	}
	return col
}

// lacks says what is missing before a selection says anything; "" for nothing.
func (w *weighed) lacks() string {
	switch {
	case !w.hasScores():
		return w.noScores()
	case !w.limited:
		return "Nobody has said what the teams can give, so nothing is in or out yet. Type what one of them can give."
	default:
		return ""
	}
}

// decides says that the selection was made by what the initiatives are worth.
func (w *weighed) decides() bool { return w.fault == "" && w.lacks() == "" }

// hasScores says that something ranked has a score, so that sets of them differ in worth.
func (w *weighed) hasScores() bool {
	return slices.ContainsFunc(w.ranked, func(r roadmap.RankedItem) bool { return r.Score != nil && !r.Outside() })
}

// noScores says why hasScores is false.
func (d *deciding) noScores() string {
	rated := len(slices.DeleteFunc(slices.Clone(d.ranked), roadmap.RankedItem.Outside))
	switch {
	case d.fault != "":
		return d.fault
	case len(d.ranked) == 0:
		return "There is no initiative that could be done in " + d.cycle.Name + "."
	case rated == 0:
		return "All that could be done in " + d.cycle.Name + " is outside the score, so there is nothing to choose by value."
	default:
		return fmt.Sprintf("None of %s has a score by %s yet, so no set of them is worth more than another.", plan.Counted(rated, "initiative", "initiatives"), d.model.Name)
	}
}

func movesOf(moved []roadmap.Moved) []ScenarioMove {
	moves := make([]ScenarioMove, len(moved))
	for i, m := range moved {
		moves[i] = ScenarioMove{ID: m.ID, Title: m.Title, Why: m.Sentence}
	}
	return moves
}

func (w *weighed) weightsShown() []ScenarioWeight {
	shown := []ScenarioWeight{}
	for _, c := range w.criteria {
		weight, said := w.weights[c.ID]
		if !said {
			weight = c.Weight
		}
		own := slices.ContainsFunc(w.rows.weights, func(each roadmap.Weight) bool { return each.Of == w.scenario.ID && each.Criterion == c.ID })
		shown = append(shown, ScenarioWeight{Criterion: c.ID, Name: c.Name, Weight: weight, Own: own})
	}
	return shown
}

func (w *weighed) cell(id plan.ID, because string) ScenarioCell {
	cell := ScenarioCell{Selected: w.selected(id), Place: w.place(id), Because: because}
	cell.Open = !cell.Selected && (!w.limited || w.fault != "" || w.scored[id].Score == nil)
	if chance := w.chanceOf(id); chance != nil {
		cell.PTop = &chance.Top
	}
	return cell
}
