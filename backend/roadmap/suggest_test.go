package roadmap_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

// activation is a key result at 41% of 60%, with half of its objective's weight.
func activation(move float64) roadmap.ServedGoal {
	return roadmap.ServedGoal{Row: "kr", Name: "Activation rate", Unit: "%", Move: &move, Current: num(41), Target: num(60), WeightShare: num(0.5), Confidence: num(40)}
}

func TestSuggestImpact(t *testing.T) {
	change := func(g roadmap.ServedGoal, how func(*roadmap.ServedGoal)) roadmap.ServedGoal {
		how(&g)
		return g
	}
	kpi := roadmap.ServedGoal{Row: "kpi", Name: "Complaints", Unit: "per week", Move: num(-5), Current: num(40), Target: num(20), KPI: true}
	for name, c := range map[string]struct {
		goals          []roadmap.ServedGoal
		pull           float64
		rice, ten, one float64
		say            string
	}{
		"half of half, hardly believed": {[]roadmap.ServedGoal{activation(9.5)}, 0.2, 1, 6, 3,
			"Activation rate: 9.5% of the 19% that are missing is 50%, × 0.5 of the objective's weight, × 0.8 for a confidence of 40% = 0.2. Together 0.2: impact 1, medium."},
		"more than all of it is all": {[]roadmap.ServedGoal{activation(99)}, 0.4, 2, 8, 4, "is 100%"},
		"believed, it needs half": {[]roadmap.ServedGoal{change(activation(9.5), func(g *roadmap.ServedGoal) { g.Confidence = num(100) })},
			0.125, 1, 5, 3, "× 0.5 for a confidence of 100%"},
		"the one key result":      {[]roadmap.ServedGoal{change(activation(19), func(g *roadmap.ServedGoal) { g.WeightShare, g.Confidence = num(1), num(0) })}, 1, 3, 10, 5, "massive"},
		"a KPI has no weight":     {[]roadmap.ServedGoal{kpi}, 0.25, 2, 7, 4, "Complaints: -5 per week of the -20 per week that are missing is 25% = 0.25."},
		"two goals add up":        {[]roadmap.ServedGoal{activation(9.5), kpi}, 0.45, 2, 8, 4, "Together 0.45"},
		"a little":                {[]roadmap.ServedGoal{activation(1.5)}, 0.6 / 19, 0.5, 3, 2, "low"},
		"hardly anything":         {[]roadmap.ServedGoal{activation(0.1)}, 0.04 / 19, 0.25, 1, 1, "minimal"},
		"the other way":           {[]roadmap.ServedGoal{activation(-2)}, 0, 0.25, 1, 1, "Activation rate moves by -2%, and its target is the other way."},
		"by nothing":              {[]roadmap.ServedGoal{activation(0)}, 0, 0.25, 1, 1, "the other way"},
		"reached":                 {[]roadmap.ServedGoal{change(activation(5), func(g *roadmap.ServedGoal) { g.Current, g.Reached = num(65), true })}, 0, 0.25, 1, 1, "has reached its target"},
		"at its target":           {[]roadmap.ServedGoal{change(activation(5), func(g *roadmap.ServedGoal) { g.Current = num(60) })}, 0, 0.25, 1, 1, "has reached its target"},
		"one of two says nothing": {[]roadmap.ServedGoal{activation(9.5), change(kpi, func(g *roadmap.ServedGoal) { g.Current = nil })}, 0.2, 1, 6, 3, "Together 0.2"},
	} {
		got := roadmap.SuggestImpact(c.goals, plan.DefaultSettings())
		if !got.Suggested() || math.Abs(got.Pull-c.pull) > 1e-12 || got.RICE != c.rice || got.OneToTen != c.ten || got.OneToFive != c.one || !strings.Contains(got.Sentence, c.say) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestNoSuggestion(t *testing.T) {
	without := func(how func(*roadmap.ServedGoal)) []roadmap.ServedGoal {
		g := activation(5)
		how(&g)
		return []roadmap.ServedGoal{g}
	}
	for name, c := range map[string]struct {
		goals []roadmap.ServedGoal
		say   string
	}{
		"no goal":       {nil, "It serves no goal yet."},
		"no move":       {without(func(g *roadmap.ServedGoal) { g.Move = nil }), "Nobody has said how far it moves Activation rate."},
		"no value":      {without(func(g *roadmap.ServedGoal) { g.Current = nil }), "Activation rate has no value yet."},
		"no target":     {without(func(g *roadmap.ServedGoal) { g.Target = nil }), "Activation rate has no target that is one number."},
		"no weight":     {without(func(g *roadmap.ServedGoal) { g.WeightShare = nil }), "All weights beside Activation rate are 0."},
		"no confidence": {without(func(g *roadmap.ServedGoal) { g.Confidence = nil }), "Nobody has stated a confidence for Activation rate."},
		"no number":     {without(func(g *roadmap.ServedGoal) { g.Move = num(math.Inf(1)) }), "a value that is no number"},
		"too far apart": {without(func(g *roadmap.ServedGoal) { g.Current, g.Target = num(-math.MaxFloat64), num(math.MaxFloat64) }), "a value that is no number"},
	} {
		got := roadmap.SuggestImpact(c.goals, plan.DefaultSettings())
		if got.Suggested() || !strings.Contains(got.Reason, c.say) || got.RICE != 0 || len(got.LeftOut) != len(c.goals) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// What moves more is never suggested a lower impact, and the three scales agree.
func TestSuggestionsAreMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		goal := func(move, confidence, share float64) roadmap.ImpactSuggestion {
			return roadmap.SuggestImpact([]roadmap.ServedGoal{{Name: "it", Move: &move, Current: num(0), Target: num(100), WeightShare: &share, Confidence: &confidence}}, plan.DefaultSettings())
		}
		move, confidence, share := rapid.Float64Range(0.1, 150).Draw(t, "move"), rapid.Float64Range(0, 100).Draw(t, "confidence"), rapid.Float64Range(0, 1).Draw(t, "share")
		one := goal(move, confidence, share)
		for name, other := range map[string]roadmap.ImpactSuggestion{
			"further":        goal(move*1.5, confidence, share),
			"less believed":  goal(move, confidence/2, share),
			"of more weight": goal(move, confidence, (share+1)/2),
		} {
			if other.Pull < one.Pull || other.RICE < one.RICE || other.OneToTen < one.OneToTen || other.OneToFive < one.OneToFive {
				t.Fatalf("%s: %+v after %+v", name, other, one)
			}
		}
		if got, want := one.OneToFive, math.Ceil(one.OneToTen/2); got != want {
			t.Fatalf("%v of 5 is %v of 10", got, one.OneToTen)
		}
		levels := map[float64]string{1: "0.25", 2: "0.5", 3: "1", 4: "2", 5: "3"}
		if got := fmt.Sprint(one.RICE); got != levels[one.OneToFive] {
			t.Fatalf("%v of 5 is %s of RICE", one.OneToFive, got)
		}
	})
}
