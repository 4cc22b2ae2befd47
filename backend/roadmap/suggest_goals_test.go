package roadmap_test

import (
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

func TestKeyResultGoal(t *testing.T) {
	kr := okr.KeyResult{ID: "a", Objective: "o", Title: "Activation", Unit: "%", Kind: okr.Increase, Start: num(30), Target: num(60), Weight: 1}
	siblings := []okr.KeyResult{kr, {ID: "b", Objective: "o", Weight: 3}, {ID: "c", Objective: "elsewhere", Weight: 9}}
	now := okr.Evaluation{Current: num(40), Confidence: num(50)}
	move := roadmap.Move{Range: roadmap.Exactly(10)}
	got := roadmap.SuggestImpact([]roadmap.ServedGoal{roadmap.KeyResultGoal(kr, now, siblings, move)}, plan.DefaultSettings())
	if want := 0.5 * 0.25 * 0.75; !got.Suggested() || got.Pull != want {
		t.Errorf("%+v, want %v", got, want)
	}
	for name, c := range map[string]struct {
		kind            okr.Kind
		current         float64
		target, reached bool
	}{
		"increase":        {okr.Increase, 59, true, false},
		"increase beyond": {okr.Increase, 61, true, true},
		"at least, met":   {okr.AtLeast, 60, true, true},
		"decrease":        {okr.Decrease, 61, true, false},
		"decrease beyond": {okr.Decrease, 59, true, true},
		"at most, missed": {okr.AtMost, 61, true, false},
		"milestones":      {okr.Milestones, 61, false, false},
		"yes or no":       {okr.YesNo, 0, false, false},
		"a range":         {okr.Range, 61, false, false},
	} {
		kr.Kind, now.Current = c.kind, num(c.current)
		g := roadmap.KeyResultGoal(kr, now, siblings, move)
		if (g.Target != nil) != c.target || g.Reached != c.reached || *g.WeightShare != 0.25 {
			t.Errorf("%s: %+v", name, g)
		}
	}
	kr.Weight = 0
	if g := roadmap.KeyResultGoal(kr, now, []okr.KeyResult{kr}, move); g.WeightShare != nil {
		t.Errorf("of no weight: %v", *g.WeightShare)
	}
}

func TestKPIGoal(t *testing.T) {
	k := kpi.KPI{ID: "k", Name: "Complaints", Unit: "per week", Direction: kpi.Down, Target: num(20)}
	now := kpi.Evaluation{Newest: &kpi.Point{Reading: kpi.Reading{Value: 40}}}
	move := roadmap.Move{Range: roadmap.Exactly(-5)}
	if got := roadmap.SuggestImpact([]roadmap.ServedGoal{roadmap.KPIGoal(k, now, move)}, plan.DefaultSettings()); !got.Suggested() || got.Pull != 0.25 {
		t.Errorf("%+v", got)
	}
	now.Newest.Value = 19
	if g := roadmap.KPIGoal(k, now, move); !g.Reached {
		t.Errorf("%+v", g)
	}
	k.Direction = kpi.Up
	if g := roadmap.KPIGoal(k, now, move); g.Reached || *g.Target != 20 {
		t.Errorf("%+v", g)
	}
	k.Direction = kpi.Neutral
	if g := roadmap.KPIGoal(k, now, move); g.Target != nil {
		t.Errorf("%+v", g)
	}
	if g := roadmap.KPIGoal(k, kpi.Evaluation{}, move); g.Current != nil {
		t.Errorf("%+v", g)
	}
}
