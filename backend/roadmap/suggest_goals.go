package roadmap

import (
	"cairn/backend/kpi"
	"cairn/backend/okr"
)

// KeyResultGoal is a key result as SuggestImpact takes it, as it stands. siblings are
// all key results of its objective, itself among them or not. Only a kind whose target
// is one number has a gap: milestones, yes/no, ranges and baselines have none.
func KeyResultGoal(kr okr.KeyResult, now okr.Evaluation, siblings []okr.KeyResult, move Move) ServedGoal {
	g := ServedGoal{Row: kr.ID, Name: kr.Title, Unit: kr.Unit, Move: move.Likely, Current: now.Current, Confidence: now.Confidence}
	switch kr.Kind {
	case okr.Increase, okr.AtLeast:
		g.Target = kr.Target
		g.Reached = reached(g, 1)
	case okr.Decrease, okr.AtMost:
		g.Target = kr.Target
		g.Reached = reached(g, -1)
	}
	sum := kr.Weight
	for _, other := range siblings {
		if other.ID != kr.ID && other.Objective == kr.Objective {
			sum += other.Weight
		}
	}
	if sum > 0 {
		share := kr.Weight / sum
		g.WeightShare = &share
	}
	return g
}

// KPIGoal is a KPI as SuggestImpact takes it, as its newest complete period stands
// against its last target. One that is only watched, or kept in a range, has no gap.
func KPIGoal(k kpi.KPI, now kpi.Evaluation, move Move) ServedGoal {
	g := ServedGoal{Row: k.ID, Name: k.Name, Unit: k.Unit, Move: move.Likely, KPI: true}
	if now.Newest != nil {
		current := now.Newest.Value
		g.Current = &current
	}
	switch k.Direction {
	case kpi.Up:
		g.Target = k.Target
		g.Reached = reached(g, 1)
	case kpi.Down:
		g.Target = k.Target
		g.Reached = reached(g, -1)
	}
	return g
}

// reached says that the value lies at the target or beyond it, where way is the sign of
// what is better.
func reached(g ServedGoal, way float64) bool {
	return g.Current != nil && g.Target != nil && way*(*g.Current) >= way*(*g.Target)
}
