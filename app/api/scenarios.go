package api

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/workspace"
	"cairn/backend/workspace/scenarios"
)

// Scenarios keeps capacities, what-ifs of a cycle, and rankings as they were decided on.
type Scenarios struct{ s *Session }

// TypedCapacity is what a team has to give in a cycle.
type TypedCapacity struct {
	Scenario string `json:"scenario"` // "" for the plan of record
	Team     string `json:"team"`     // by name or id; "" for the efforts that name no team
	Cycle    string `json:"cycle"`
	Amount   string `json:"amount"` // person-months; "" takes it away
}

// NewScenario is a what-if to add.
type NewScenario struct {
	Name  string `json:"name"`
	Cycle string `json:"cycle"`
	From  string `json:"from"` // a scenario to begin as a copy of; "" for the plan of record
}

// NewChoice puts an initiative into the selection of a scenario, or out of it.
type NewChoice struct {
	Scenario   string `json:"scenario"`
	Initiative string `json:"initiative"`
	Verdict    string `json:"verdict"` // "in", "out"; "" lets the selection decide
	Reason     string `json:"reason"`
}

// NewRanking is a ranking to keep; 0 and "" are what is usual.
type NewRanking struct {
	Name     string `json:"name"` // "" of a selection is that of its cycle
	Cycle    string `json:"cycle"`
	Scenario string `json:"scenario"`
	Model    string `json:"model"`
	Seed     int    `json:"seed"`
	Draws    int    `json:"draws"`
	Top      int    `json:"top"`
}

func (n NewRanking) request() scenarios.NewRanking {
	return scenarios.NewRanking{Name: n.Name, Cycle: plan.ID(n.Cycle), Scenario: plan.ID(n.Scenario), Model: plan.ID(n.Model), Seed: n.Seed, Draws: n.Draws, Top: n.Top}
}

// SetCapacity says what a team has to give in a cycle.
func (v *Scenarios) SetCapacity(n TypedCapacity) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, n.Cycle, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.scenarios.SetCapacity(ctx, scenarios.NewCapacity{Scenario: plan.ID(n.Scenario), Team: n.Team, Cycle: plan.ID(n.Cycle), Amount: n.Amount})
	})
}

// Add adds a what-if of a cycle.
func (v *Scenarios) Add(n NewScenario) (RoadmapWritten, error) {
	return onRoadmapNew(v.s, func(ctx context.Context, p *openPlan) (workspace.Change, plan.ID, error) {
		return p.scenarios.AddScenario(ctx, scenarios.NewScenario{Name: n.Name, Cycle: plan.ID(n.Cycle), From: plan.ID(n.From)})
	})
}

// Edit gives a field of a scenario what a person typed.
func (v *Scenarios) Edit(e Edit) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, e.ID, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.scenarios.EditScenario(ctx, plan.ID(e.ID), e.Field, e.Text)
	})
}

// Delete takes a scenario out of the plan with all that it says.
func (v *Scenarios) Delete(id string) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, id, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.scenarios.DeleteScenario(ctx, plan.ID(id))
	})
}

// Choose puts an initiative into the selection of a scenario, or out of it.
func (v *Scenarios) Choose(n NewChoice) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, n.Initiative, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.scenarios.Choose(ctx, scenarios.NewChoice{Scenario: plan.ID(n.Scenario), Initiative: plan.ID(n.Initiative),
			Verdict: roadmap.Verdict(n.Verdict), Reason: n.Reason})
	})
}

// KeepRanking keeps how initiatives rank today and why.
func (v *Scenarios) KeepRanking(n NewRanking) (RoadmapWritten, error) {
	return onRoadmapNew(v.s, func(ctx context.Context, p *openPlan) (workspace.Change, plan.ID, error) {
		return p.scenarios.KeepRanking(ctx, n.request())
	})
}

// ApplySelection makes what is worth most of what fits the plan of its cycle.
func (v *Scenarios) ApplySelection(n NewRanking) (RoadmapWritten, error) {
	return onRoadmapNew(v.s, func(ctx context.Context, p *openPlan) (workspace.Change, plan.ID, error) {
		return p.scenarios.ApplySelection(ctx, n.request())
	})
}

// RenameRanking calls a ranking that was kept otherwise.
func (v *Scenarios) RenameRanking(id, name string) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, id, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.scenarios.RenameRanking(ctx, plan.ID(id), name)
	})
}

// DeleteRanking takes a ranking that was kept out of the plan.
func (v *Scenarios) DeleteRanking(id string) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, id, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.scenarios.DeleteRanking(ctx, plan.ID(id))
	})
}
