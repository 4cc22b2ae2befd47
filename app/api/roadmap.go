package api

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/workspace"
	"cairn/backend/workspace/roadmaps"
	"cairn/backend/workspace/typed"
	"cairn/backend/workspace/views"
)

// Roadmap keeps initiatives.
type Roadmap struct{ s *Session }

// RoadmapWritten is what a write to the roadmap answers: what is shown is read again.
type RoadmapWritten struct {
	ID   plan.ID         `json:"id"`  // of what was written or made; of several the first
	IDs  []plan.ID       `json:"ids"` // of all that was made
	Undo views.UndoState `json:"undo"`
}

// InitiativeLines are initiatives as people write them down, a line for each.
type InitiativeLines struct {
	Text    string `json:"text"`
	Before  string `json:"before"` // the initiative to stand before; "" for after
	After   string `json:"after"`  // the one to stand behind; "" for an end
	Top     bool   `json:"top"`    // else at the bottom
	Horizon string `json:"horizon"`
	Product string `json:"product"` // "" for the plan's first
}

func (n InitiativeLines) request() roadmaps.Lines {
	return roadmaps.Lines{Text: n.Text, Place: roadmaps.Place{Before: plan.ID(n.Before), After: plan.ID(n.After), Top: n.Top},
		Horizon: roadmap.Horizon(n.Horizon), Product: plan.ID(n.Product)}
}

// InitiativeRead is what a line is taken for.
type InitiativeRead struct {
	Title      string       `json:"title"`
	Owner      string       `json:"owner"`
	OwnerKnown bool         `json:"ownerKnown"` // else the owner becomes a new person
	Phase      string       `json:"phase"`
	Effort     string       `json:"effort"` // "2-3-6"; "" for none
	End        plan.Date    `json:"end"`
	Tags       []string     `json:"tags"`
	Parts      []typed.Part `json:"parts"` // where in the line each of them stands
}

// InitiativesEdit is one field of initiatives as a person typed it.
type InitiativesEdit struct {
	IDs   []string `json:"ids"`
	Field string   `json:"field"` // as in views; "addTag" and "removeTag" too
	Text  string   `json:"text"`
}

// InitiativesMoved puts initiatives elsewhere in the backlog, one behind the other.
type InitiativesMoved struct {
	IDs    []string `json:"ids"`
	Before string   `json:"before"`
	After  string   `json:"after"`
	Top    bool     `json:"top"`
	Column string   `json:"column"` // what the board is by: "horizon", "phase" or "state"; "" leaves its columns alone
	Value  string   `json:"value"`  // the column that they come into
	Reason string   `json:"reason"` // of what is dropped
	Day    string   `json:"day"`    // of what is shipped; "" is today
}

// InitiativesStep says how far initiatives have come.
type InitiativesStep struct {
	IDs    []string `json:"ids"`
	State  string   `json:"state"`
	Reason string   `json:"reason"` // of what is dropped
	Day    string   `json:"day"`    // of what is shipped; "" is today
	Cycle  string   `json:"cycle"`  // of what is planned; "" keeps it, or takes the one of today
}

// InitiativesPlanned puts initiatives into a cycle.
type InitiativesPlanned struct {
	IDs   []string `json:"ids"`
	Cycle string   `json:"cycle"`
}

// Initiatives are initiatives to do something to.
type Initiatives struct {
	IDs []string `json:"ids"`
}

// TypedEffort is what a team gives to an initiative, in person-months.
type TypedEffort struct {
	Initiative string `json:"initiative"`
	Team       string `json:"team"` // by name or id; "" for nobody yet
	Text       string `json:"text"` // "" takes it away
}

// TypedMove is how far an initiative should move a key result or KPI.
type TypedMove struct {
	Initiative string `json:"initiative"`
	Row        string `json:"row"`
	Range      string `json:"range"`
	Note       string `json:"note"`
}

// TypedDates are the first and the last day of an initiative.
type TypedDates struct {
	Initiative string `json:"initiative"`
	Start      string `json:"start"` // "" for none
	End        string `json:"end"`
}

// TypedDependency ties two initiatives.
type TypedDependency struct {
	Kind       string `json:"kind"` // "requires" or "excludes"
	Initiative string `json:"initiative"`
	On         string `json:"on"`
	Lag        string `json:"lag"` // days; "" is 0
}

// RangeRead is an estimate as it was understood.
type RangeRead struct {
	Low     *float64 `json:"low"`
	Likely  *float64 `json:"likely"`
	High    *float64 `json:"high"`
	Text    string   `json:"text"`    // as it is written back; "" for none
	Message string   `json:"message"` // why it cannot be read; "" else
}

// ReadLines says what Add takes lines for; nothing is written.
func (v *Roadmap) ReadLines(n InitiativeLines) ([]InitiativeRead, error) {
	return onPlan(v.s, func(ctx context.Context, p *openPlan) ([]InitiativeRead, error) {
		lines, err := p.roadmaps.ReadLines(ctx, n.request())
		if err != nil {
			return nil, err
		}
		settings, err := p.views.Plan(ctx)
		read := make([]InitiativeRead, len(lines))
		for i, u := range lines {
			read[i] = InitiativeRead{Title: u.Title, Owner: u.Owner, OwnerKnown: u.OwnerKnown, Phase: u.Phase,
				Effort: roadmap.FormatRange(u.Effort, settings.DecimalMark), End: u.End, Tags: u.Tags, Parts: u.Parts}
		}
		return read, err
	})
}

// ReadRange says what a text is understood as in a field for an estimate.
func (v *Roadmap) ReadRange(text string) (RangeRead, error) {
	return onPlan(v.s, func(ctx context.Context, p *openPlan) (RangeRead, error) {
		settings, err := p.views.Plan(ctx)
		if err != nil {
			return RangeRead{}, err
		}
		r, refusal := roadmap.ParseRange(text, settings.DecimalMark, "range")
		if refusal != nil {
			return RangeRead{Message: refusal.Error()}, nil
		}
		return RangeRead{Low: r.Low, Likely: r.Likely, High: r.High, Text: roadmap.FormatRange(r, settings.DecimalMark)}, nil
	})
}

// Add adds the initiatives that lines describe.
func (v *Roadmap) Add(n InitiativeLines) (RoadmapWritten, error) {
	return onRoadmap(v.s, func(ctx context.Context, p *openPlan) (workspace.Change, []plan.ID, error) {
		return p.roadmaps.Add(ctx, n.request())
	})
}

// Edit gives one field of initiatives what a person typed.
func (v *Roadmap) Edit(e InitiativesEdit) (RoadmapWritten, error) {
	return onInitiatives(v.s, e.IDs, func(ctx context.Context, p *openPlan, ids []plan.ID) (workspace.Change, error) {
		return p.roadmaps.Edit(ctx, ids, e.Field, e.Text)
	})
}

// SetDates gives an initiative its first and last day.
func (v *Roadmap) SetDates(n TypedDates) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, n.Initiative, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.roadmaps.SetDates(ctx, plan.ID(n.Initiative), n.Start, n.End)
	})
}

// Move puts initiatives elsewhere in the backlog, and into a column of the board.
func (v *Roadmap) Move(n InitiativesMoved) (RoadmapWritten, error) {
	return onInitiatives(v.s, n.IDs, func(ctx context.Context, p *openPlan, ids []plan.ID) (workspace.Change, error) {
		var column *roadmaps.Column
		if n.Column != "" {
			column = &roadmaps.Column{Field: n.Column, Value: n.Value, Reason: n.Reason, Day: n.Day}
		}
		return p.roadmaps.Move(ctx, ids, roadmaps.Place{Before: plan.ID(n.Before), After: plan.ID(n.After), Top: n.Top}, column)
	})
}

// SetState says how far initiatives have come.
func (v *Roadmap) SetState(n InitiativesStep) (RoadmapWritten, error) {
	return onInitiatives(v.s, n.IDs, func(ctx context.Context, p *openPlan, ids []plan.ID) (workspace.Change, error) {
		return p.roadmaps.SetState(ctx, ids, roadmaps.Step{State: roadmap.State(n.State), Reason: n.Reason, Day: n.Day, Cycle: n.Cycle})
	})
}

// Plan puts initiatives into a cycle.
func (v *Roadmap) Plan(n InitiativesPlanned) (RoadmapWritten, error) {
	return onInitiatives(v.s, n.IDs, func(ctx context.Context, p *openPlan, ids []plan.ID) (workspace.Change, error) {
		return p.roadmaps.Plan(ctx, ids, n.Cycle)
	})
}

// Unplan puts initiatives back into the backlog.
func (v *Roadmap) Unplan(n Initiatives) (RoadmapWritten, error) {
	return onInitiatives(v.s, n.IDs, func(ctx context.Context, p *openPlan, ids []plan.ID) (workspace.Change, error) {
		return p.roadmaps.Unplan(ctx, ids)
	})
}

// Delete takes initiatives out of the plan.
func (v *Roadmap) Delete(n Initiatives) (RoadmapWritten, error) {
	return onInitiatives(v.s, n.IDs, func(ctx context.Context, p *openPlan, ids []plan.ID) (workspace.Change, error) {
		return p.roadmaps.Delete(ctx, ids)
	})
}

// SetEffort says what a team gives to an initiative.
func (v *Roadmap) SetEffort(n TypedEffort) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, n.Initiative, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.roadmaps.SetEffort(ctx, plan.ID(n.Initiative), n.Team, n.Text)
	})
}

// SetSpent says what an initiative took of a team in the end.
func (v *Roadmap) SetSpent(n TypedEffort) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, n.Initiative, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.roadmaps.SetSpent(ctx, plan.ID(n.Initiative), n.Team, n.Text)
	})
}

// SetMove says that an initiative should move a key result or KPI, and how far.
func (v *Roadmap) SetMove(n TypedMove) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, n.Initiative, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.roadmaps.SetMove(ctx, roadmaps.NewMove{Initiative: plan.ID(n.Initiative), Row: plan.ID(n.Row), Range: n.Range, Note: n.Note})
	})
}

// RemoveMove says that an initiative should not move a row after all; of the move its
// initiative and row count.
func (v *Roadmap) RemoveMove(n TypedMove) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, n.Initiative, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.roadmaps.RemoveMove(ctx, plan.ID(n.Initiative), plan.ID(n.Row))
	})
}

// AddDependency says that an initiative requires another, or that two exclude each other.
func (v *Roadmap) AddDependency(n TypedDependency) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, n.Initiative, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.roadmaps.AddDependency(ctx, roadmaps.NewDependency{Kind: roadmap.DependencyKind(n.Kind), Initiative: plan.ID(n.Initiative), On: plan.ID(n.On), Lag: n.Lag})
	})
}

// RemoveDependency unties two initiatives.
func (v *Roadmap) RemoveDependency(id string) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, id, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.roadmaps.RemoveDependency(ctx, plan.ID(id))
	})
}

// onRoadmap is onPlan for what makes something of the roadmap.
func onRoadmap(s *Session, do func(ctx context.Context, p *openPlan) (workspace.Change, []plan.ID, error)) (RoadmapWritten, error) {
	return onPlan(s, func(ctx context.Context, p *openPlan) (RoadmapWritten, error) {
		_, made, err := do(ctx, p)
		if err != nil {
			return RoadmapWritten{}, err
		}
		written := RoadmapWritten{IDs: made, Undo: p.views.UndoState()}
		if len(made) > 0 {
			written.ID = made[0]
		}
		return written, nil
	})
}

// onRoadmapNew is onRoadmap for what makes one thing.
func onRoadmapNew(s *Session, do func(ctx context.Context, p *openPlan) (workspace.Change, plan.ID, error)) (RoadmapWritten, error) {
	return onRoadmap(s, func(ctx context.Context, p *openPlan) (workspace.Change, []plan.ID, error) {
		change, id, err := do(ctx, p)
		return change, []plan.ID{id}, err
	})
}

// onRoadmapOf is onRoadmap for what changes one thing.
func onRoadmapOf(s *Session, id string, do func(ctx context.Context, p *openPlan) (workspace.Change, error)) (RoadmapWritten, error) {
	return onRoadmapNew(s, func(ctx context.Context, p *openPlan) (workspace.Change, plan.ID, error) {
		change, err := do(ctx, p)
		return change, plan.ID(id), err
	})
}

// onInitiatives is onRoadmap for what changes several initiatives.
func onInitiatives(s *Session, of []string, do func(ctx context.Context, p *openPlan, ids []plan.ID) (workspace.Change, error)) (RoadmapWritten, error) {
	return onRoadmap(s, func(ctx context.Context, p *openPlan) (workspace.Change, []plan.ID, error) {
		change, err := do(ctx, p, ids(of))
		return change, ids(of), err
	})
}
