package views

import (
	"context"
	"slices"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/workspace"
)

// Outline is the objectives screen of a cycle as it stands on a day; "" means
// today. not_found where there is no such cycle.
func (v Views) Outline(ctx context.Context, cycle plan.ID, on plan.Date) (Outline, error) {
	s, err := v.read(ctx, on)
	if err != nil {
		return Outline{}, err
	}
	return s.outlineOf(cycle)
}

// Objectives are those of all cycles, or of one, in outline order: what `cairn
// show objectives` prints.
func (v Views) Objectives(ctx context.Context, cycle plan.ID, on plan.Date) ([]Objective, error) {
	s, err := v.read(ctx, on)
	if err != nil {
		return nil, err
	}
	rows := []Objective{}
	for _, c := range s.cycles {
		if cycle == "" || c.ID == cycle {
			rows = append(rows, s.rows(s.outline(c.ID))...)
		}
	}
	return rows, nil
}

// Line is one row of the whole outline: an objective, or a key result with its
// objective.
type Line struct {
	Objective Objective
	KeyResult *KeyResult
}

// Lines are the rows of all cycles in outline order. Their numbers run on from
// cycle to cycle, so that no two rows of a spreadsheet share one.
func (v Views) Lines(ctx context.Context, on plan.Date) ([]Line, error) {
	s, err := v.read(ctx, on)
	if err != nil {
		return nil, err
	}
	lines, tops := []Line{}, 0
	for _, c := range s.cycles {
		top := s.outline(c.ID)
		number(top, tops)
		tops += len(top)
		rows := map[plan.ID]Objective{}
		walk(top, func(b *branch) {
			if b.objective != nil {
				rows[b.id] = s.objective(b)
				lines = append(lines, Line{Objective: rows[b.id]})
				return
			}
			k := s.keyResult(b)
			lines = append(lines, Line{Objective: rows[k.Objective], KeyResult: &k})
		})
	}
	return lines, nil
}

// Patch is what a write changed in the outline of a cycle. Where rows came,
// went or moved (structural), numbers of other rows change with them, and all
// rows are in it; else the changed ones and their ancestors.
func (v Views) Patch(ctx context.Context, cycle plan.ID, change workspace.Change, structural bool) (Patch, error) {
	s, err := v.read(ctx, "")
	if err != nil {
		return Patch{}, err
	}
	outline, err := s.outlineOf(cycle)
	if err != nil {
		return Patch{}, err
	}
	p := Patch{Cycle: outline.Cycle, Progress: outline.Progress, Expected: outline.Expected, Counts: outline.Counts,
		Order: []plan.ID{}, Objectives: []Objective{}, Removed: orEmpty(change.Removed), Undo: v.UndoState()}
	wanted := s.withAncestors(change.IDs)
	for _, o := range outline.Objectives {
		p.Order = append(p.Order, o.ID)
		if structural || wanted[o.ID] {
			p.Objectives = append(p.Objectives, o)
		}
	}
	return p, nil
}

// withAncestors are the objectives that show a change of some rows: their own,
// those of changed key results, also by their KPI, and all above them.
func (s *snapshot) withAncestors(changed []plan.ID) map[plan.ID]bool {
	above := map[plan.ID]plan.ID{}
	for _, k := range s.goals.KeyResults {
		above[k.ID] = k.Objective
	}
	for _, o := range s.goals.Objectives {
		above[o.ID] = o.Parent
	}
	wanted := map[plan.ID]bool{}
	touched := map[plan.ID]bool{}
	for _, id := range changed {
		touched[id] = true
	}
	for _, k := range s.goals.KeyResults {
		if touched[k.KPI] {
			changed = append(slices.Clip(changed), k.ID)
		}
	}
	for _, id := range changed {
		for at := id; at != "" && !wanted[at]; at = above[at] {
			wanted[at] = true
		}
	}
	return wanted
}

// UndoState says what Undo and Redo would do.
func (v Views) UndoState() UndoState {
	undo, redo := v.w.UndoState()
	return UndoState{Undo: orNil(undo), Redo: orNil(redo)}
}

func (s *snapshot) outlineOf(id plan.ID) (Outline, error) {
	at := slices.IndexFunc(s.cycles, func(c plan.Cycle) bool { return c.ID == id })
	if at < 0 {
		return Outline{}, cycleGone(id)
	}
	top := s.outline(id)
	out := Outline{Cycle: s.cycleRows()[at], On: s.on, Objectives: s.rows(top)}
	var drivers []okr.Driver
	for _, b := range top {
		drivers = append(drivers, okr.ObjectiveDriver(*b.objective, s.answers.Objectives[b.id]))
	}
	whole := okr.RollUp(drivers)
	out.Progress, out.Expected = whole.Progress, whole.Expected
	counts := map[okr.Status]int{}
	for _, o := range out.Objectives {
		for _, k := range o.KeyResults {
			counts[k.Status]++
		}
	}
	for _, status := range []okr.Status{okr.Achieved, okr.OnTrack, okr.Behind, okr.AtRisk, okr.Stale, okr.NotStarted} {
		out.Counts = append(out.Counts, Count{Status: status, Count: counts[status]})
	}
	return out, nil
}

func cycleGone(id plan.ID) error {
	return &plan.Error{Code: plan.NotFound, Params: map[string]any{"id": string(id)},
		Message: "There is no such cycle in this plan any more. Choose another one."}
}

// rows are the objectives of an outline, flat, with their key results.
func (s *snapshot) rows(top []*branch) []Objective {
	rows := []Objective{}
	walk(top, func(b *branch) {
		if b.objective != nil {
			rows = append(rows, s.objective(b))
		}
	})
	return rows
}

func (s *snapshot) objective(b *branch) Objective {
	o, answer := b.objective, s.answers.Objectives[b.id]
	row := Objective{ID: o.ID, Order: b.order, Level: b.level, Title: o.Title, Note: o.Note,
		Product: name(s.products, o.Product), ProductID: orNil(o.Product), Owner: name(s.parties, o.Owner), OwnerID: orNil(o.Owner),
		Team: name(s.parties, o.Team), TeamID: orNil(o.Team), Phase: name(s.phaseNames, o.Phase), PhaseID: orNil(o.Phase),
		Type: o.Type, CycleID: o.Cycle, Parent: orNil(o.Parent), Position: o.Position,
		Progress: answer.Progress, Expected: answer.Expected, Status: answer.Status, WorstStatus: answer.Worst,
		Below: answer.Below, Drivers: answer.Drivers, DrivenBy: o.Drivers, ManualProgress: o.ManualProgress, ManualReason: o.ManualReason,
		Weight: o.Weight, Tags: orEmpty(s.tags[o.ID]), KeyResults: []KeyResult{}, Explanation: answer.Explanation}
	row.Explanation.StatusReason = s.reason(answer)
	for _, c := range s.cycles {
		if c.ID == o.Cycle {
			row.Cycle = c.Name
		}
	}
	for _, child := range b.children {
		if child.keyResult != nil {
			row.KeyResults = append(row.KeyResults, s.keyResult(child))
		}
	}
	return row
}

func (s *snapshot) keyResult(b *branch) KeyResult {
	k, answer := b.keyResult, s.answers.KeyResults[b.id]
	row := KeyResult{ID: k.ID, Order: b.order, Objective: k.Objective, Position: k.Position, Title: k.Title, Note: k.Note,
		Kind: k.Kind, Unit: k.Unit, Start: k.Start, Target: k.Target, Current: answer.Current, CurrentOn: orNil(answer.CurrentOn),
		Raw: answer.Raw, Progress: answer.Progress, Expected: answer.Expected,
		ExpectedValue: answer.ExpectedValue, Status: answer.Status,
		Confidence: answer.Confidence, ConfidenceBefore: answer.ConfidenceBefore, Weight: k.Weight,
		Counting: k.Counting, Curve: k.Curve, TargetLines: s.targetLines(k.Targets), Running: running(answer),
		Owner: name(s.parties, k.Owner), OwnerID: orNil(k.Owner), KPI: orNil(k.KPI), KPIName: name(s.kpiNames, k.KPI), StartDate: orNil(k.StartDate), Due: orNil(k.Due),
		Low: k.Low, High: k.High, Tolerance: k.Tolerance, Commit: k.Commit, Stretch: k.Stretch, BaselinePoints: k.BaselinePoints,
		Milestones: []Milestone{}, Trend: orEmpty(answer.Trend), Held: orEmpty(answer.Held), LastNote: orNil(answer.LastNote), LastCheckIn: orNil(answer.LastCheckIn),
		Tags: orEmpty(s.tags[k.ID]), Explanation: answer.Explanation}
	for _, m := range s.milestones[k.ID] {
		row.Milestones = append(row.Milestones, Milestone{ID: m.ID, Title: m.Title, Weight: m.Weight, Due: orNil(m.Due), Done: orNil(m.Done)})
	}
	return row
}

// running is the sum of the period under way; nil where there is none.
func running(answer okr.Evaluation) *Running {
	if answer.Running == nil {
		return nil
	}
	r := Running(*answer.Running)
	return &r
}

// name is what an id refers to; nil where it refers to nothing that exists.
func name(names map[plan.ID]string, id plan.ID) *string {
	if text, ok := names[id]; ok {
		return &text
	}
	return nil
}

// orNil makes the absent value of a text null.
func orNil[T ~string](text T) *T {
	if text == "" {
		return nil
	}
	return &text
}

// orEmpty makes sure that a list is never null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
