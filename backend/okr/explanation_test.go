package okr_test

import (
	"encoding/json"
	"testing"

	"cairn/backend/okr"
)

// The card of shared/design/mock/states: what the page shows on hover.
func TestExplanationAsJSON(t *testing.T) {
	kr := increase(41, 60)
	kr.Unit = "%"
	checkIn := value(day(85), 50)
	checkIn.By = "Dana"
	got, err := json.MarshalIndent(okr.Evaluate(facts(kr, day(91), checkIn)).Explanation, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	const want = `{
 "formula": "(50 − 41) ÷ (60 − 41)",
 "expectedFormula": "91 of 91 days gone",
 "inputs": [
  {
   "name": "current",
   "value": 50,
   "unit": "%",
   "date": "2026-09-24",
   "by": "Dana",
   "source": "check-in"
  },
  {
   "name": "start",
   "value": 41,
   "unit": "%",
   "date": "",
   "by": "",
   "source": ""
  },
  {
   "name": "target",
   "value": 60,
   "unit": "%",
   "date": "",
   "by": "",
   "source": ""
  }
 ],
 "weights": [],
 "leftOut": [],
 "reached": 0.47368421052631576,
 "statusReason": {
  "code": "ratio",
  "sentence": "0.473 times the progress expected by now, under 0.7: at risk"
 }
}`
	if string(got) != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestFormulas(t *testing.T) {
	five := 5
	tiered := increase(0, 70)
	tiered.Commit, tiered.Stretch = num(20), num(100)
	for _, c := range []struct {
		name              string
		facts             okr.Facts
		formula, expected string
	}{
		{"negative numbers", facts(increase(-10, 10), day(30), value(day(30), -5)), "((−5) − (−10)) ÷ (10 − (−10))", "30 of 91 days gone"},
		{"nothing yet", facts(increase(41, 60), day(30)), "(current − 41) ÷ (60 − 41)", "30 of 91 days gone"},
		{"no numbers", facts(okr.KeyResult{Kind: okr.Increase}, day(30)), "(current − start) ÷ (target − start)", "30 of 91 days gone"},
		{"huge and tiny", facts(increase(1e-12, 1e300), day(30)), "(current − 1e-12) ÷ (1e+300 − 1e-12)", "30 of 91 days gone"},
		{"tiers", facts(tiered, day(30), value(day(30), 45)), "45 on the line through (0 → 0) (20 → 0.3) (70 → 0.7) (100 → 1)", "30 of 91 days gone"},
		{"aspirational", func() okr.Facts { f := facts(increase(0, 1), day(30)); f.Aspirational = true; return f }(), "(current − 0) ÷ (1 − 0)", "0.7 × (30 of 91 days gone)"},
		{"control", facts(okr.KeyResult{Kind: okr.AtMost, Target: num(5)}, day(30), value(day(29), 4), value(day(30), 6)), "1 ÷ 2 periods met", "1 at all times"},
		{"control, nothing yet", facts(okr.KeyResult{Kind: okr.AtMost, Target: num(5)}, day(3)), "periods met ÷ periods measured", "1 at all times"},
		{"yes/no", facts(okr.KeyResult{Kind: okr.YesNo}, day(30), value(day(30), 0)), "0", "0 before 30 Sep 2026, 1 from then on"},
		{"yes/no, nothing yet", facts(okr.KeyResult{Kind: okr.YesNo}, day(30)), "0 for no, 1 for yes", "0 before 30 Sep 2026, 1 from then on"},
		{"baseline", facts(okr.KeyResult{Kind: okr.Baseline, BaselinePoints: &five}, day(30), value(day(30), 9)), "1 ÷ 5", "30 of 91 days gone"},
		{"milestones", func() okr.Facts {
			f := facts(okr.KeyResult{Kind: okr.Milestones}, day(30))
			f.Milestones = []okr.Milestone{{Weight: 2, Done: day(9)}, {Weight: 1, Due: day(30)}}
			return f
		}(), "2 ÷ 3", "1 ÷ 3 by weight is due by 31 Jul 2026"},
		{"fed", func() okr.Facts {
			f := facts(increase(0, 1), day(40))
			f.KeyResult.KPI = "kpi"
			f.Feed.Measurements = []okr.Measurement{{First: day(0), Last: day(30), Value: 0.5, Label: "July"}}
			return f
		}(), "(0.5 − 0) ÷ (1 − 0)", "30 of 91 days gone by 31 Jul 2026, the last day of its newest complete period"},
	} {
		got := okr.Evaluate(c.facts).Explanation
		if got.Formula != c.formula || got.ExpectedFormula != c.expected {
			t.Errorf("%s: %q, %q\nwant %q, %q", c.name, got.Formula, got.ExpectedFormula, c.formula, c.expected)
		}
	}
}
