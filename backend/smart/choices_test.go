package smart_test

import (
	"slices"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/smart"
)

func TestEveryLimitCanBeChosenAndTurnsRules(t *testing.T) {
	known := smart.Rules()
	for _, limit := range smart.LimitList() {
		if limit.Title == "" || len(limit.Rules) == 0 || limit.Default < limit.Least || limit.Default > limit.Most {
			t.Errorf("limit %+v", limit)
		}
		for _, id := range limit.Rules {
			if !slices.ContainsFunc(known, func(r smart.Rule) bool { return r.ID == id }) {
				t.Errorf("%s turns the rule %s, which there is not", limit.Name, id)
			}
		}
		for _, value := range []float64{limit.Least, limit.Most} {
			with, err := smart.DefaultLimits().With(limit.Name, value)
			if err != nil || with.Of(limit.Name) != value {
				t.Errorf("%s = %v: %v, %v", limit.Name, value, with.Of(limit.Name), err)
			}
		}
		for _, value := range []float64{limit.Least - 1, limit.Most + 1} {
			if _, err := smart.DefaultLimits().With(limit.Name, value); plan.CodeOf(err) != plan.Invalid {
				t.Errorf("%s = %v: %v", limit.Name, value, err)
			}
		}
	}
	if _, err := smart.DefaultLimits().With("nothing", 1); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("a limit that there is none of: %v", err)
	}
	if _, err := smart.DefaultLimits().With("points", 6.5); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("half a value: %v", err)
	}
}

// What a plan chose stands in a file: hostile, of a newer Cairn, or merged from two
// copies it never stops the rules.
func TestChoicesThatDoNotCountAreLeftOut(t *testing.T) {
	sound := []plan.RuleChoice{smart.ChosenSeverity("task", smart.Off), smart.ChosenLimit("points", 8), smart.ChosenLimit("pace", 0.9)}
	o, leftOut := english(t).ChooseAll(sound)
	if o.Severities["task"] != smart.Off || o.Limits.Points != 8 || o.Limits.Pace != 0.9 || len(leftOut) != 0 {
		t.Errorf("%+v, left out %v", o, leftOut)
	}
	for name, c := range map[string]plan.RuleChoice{
		"a newer rule":     {Name: "severity.horoscope", Value: "warning"},
		"a newer severity": {Name: "severity.task", Value: "fatal"},
		"a newer limit":    {Name: "limit.stars", Value: "3"},
		"no number":        {Name: "limit.points", Value: "=1+1"},
		"out of range":     {Name: "limit.points", Value: "1e300"},
		"half of one":      {Name: "limit.points", Value: "0.5"},
		"another thing":    {Name: "colour", Value: "red"},
		"nothing":          {},
	} {
		o, leftOut := english(t).ChooseAll(append([]plan.RuleChoice{c}, sound[2]))
		if len(leftOut) != 1 || leftOut[0] != c || o.Limits.Pace != 0.9 || o.Validate() != nil {
			t.Errorf("%s: left out %v, %+v", name, leftOut, o.Limits)
		}
	}
	o, leftOut = english(t).ChooseAll([]plan.RuleChoice{smart.ChosenLimit("certain", 0.2), smart.ChosenLimit("unlikely", 0.3), smart.ChosenSeverity("task", smart.Off)})
	if len(leftOut) != 2 || o.Limits != smart.DefaultLimits() || o.Severities["task"] != smart.Off {
		t.Errorf("limits that contradict one another: left out %v, %+v", leftOut, o.Limits)
	}
	if o, leftOut = english(t).ChooseAll([]plan.RuleChoice{smart.ChosenLimit("certain", 0.05), smart.ChosenLimit("unlikely", 0.01)}); len(leftOut) != 0 || o.Limits.Certain != 0.05 {
		t.Errorf("limits that agree in the end: left out %v", leftOut)
	}
}
