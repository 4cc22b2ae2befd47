package api

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/workspace/views"
)

// Page is what backlog, board, timeline and matrix show: what of it is not in the answer
// named held; "" for all.
func (v *Roadmap) Page(q views.RoadmapQuery, held string) (views.RoadmapChanges, error) {
	return onPlan(v.s, func(ctx context.Context, p *openPlan) (views.RoadmapChanges, error) {
		return p.views.RoadmapSince(ctx, q, held, p.answered)
	})
}

// Ranking is what fits into a cycle, with the chances.
func (v *Roadmap) Ranking(q views.RankingQuery) (views.Ranking, error) {
	return onPlan(v.s, func(ctx context.Context, p *openPlan) (views.Ranking, error) { return p.views.Ranking(ctx, q) })
}

// KeptRanking is a ranking that was kept, beside the same one of today.
func (v *Roadmap) KeptRanking(id string) (views.KeptRanking, error) {
	return onPlan(v.s, func(ctx context.Context, p *openPlan) (views.KeptRanking, error) {
		return p.views.KeptRanking(ctx, plan.ID(id))
	})
}

// Standing says of one initiative why it is in or out, and what that hangs on.
func (v *Roadmap) Standing(q views.StandingQuery) (views.Standing, error) {
	return onPlan(v.s, func(ctx context.Context, p *openPlan) (views.Standing, error) { return p.views.Standing(ctx, q) })
}

// Scenarios are the scenarios of a cycle side by side; "" is the one that a new window
// shows.
func (v *Roadmap) Scenarios(cycle string) (views.ScenarioPage, error) {
	return onPlan(v.s, func(ctx context.Context, p *openPlan) (views.ScenarioPage, error) {
		return p.views.Scenarios(ctx, plan.ID(cycle))
	})
}

// Initiative is the panel of an initiative by a model; "" is that of the plan.
func (v *Roadmap) Initiative(id, model string) (views.InitiativeDetail, error) {
	return onPlan(v.s, func(ctx context.Context, p *openPlan) (views.InitiativeDetail, error) {
		return p.views.Initiative(ctx, plan.ID(id), plan.ID(model))
	})
}

// Models are all models of the plan with their criteria.
func (v *Roadmap) Models() (views.ModelsPage, error) {
	return onPlan(v.s, func(ctx context.Context, p *openPlan) (views.ModelsPage, error) { return p.views.Models(ctx) })
}
