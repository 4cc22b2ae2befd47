package smart_test

import (
	"fmt"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/smart"
)

func ptr[T any](v T) *T { return &v }

// english are the options of a new plan.
func english(t testing.TB) smart.Options {
	t.Helper()
	words, err := smart.WordsOf("en")
	if err != nil {
		t.Fatal(err)
	}
	return smart.Options{Words: words, Limits: smart.DefaultLimits()}
}

// swing is what the KPIs of the tests do by themselves, 37 to 43 and no signal.
var swing = []float64{40, 42, 39, 41, 38, 40, 43, 39, 40, 41, 37, 40, 41, 39, 42, 40}

// weeks are values of one week after the other, the last one that of 2026-02-09.
func weeks(k plan.ID, values ...float64) []kpi.Measurement {
	rows := make([]kpi.Measurement, len(values))
	for i, v := range values {
		first := plan.Date("2026-02-09").AddDays(7 * (i + 1 - len(values)))
		rows[i] = kpi.Measurement{ID: kpi.MeasurementID(k, first, ""), KPI: k, Period: first, Reading: kpi.Reading{Value: v}}
	}
	return rows
}

func metric(id plan.ID, name string, direction kpi.Direction, values ...float64) smart.Metric {
	return smart.Metric{KPI: kpi.KPI{ID: id, Name: name, State: kpi.Active, Unit: "%", UnitKind: kpi.UnitPercent, Direction: direction, Frequency: kpi.Weekly,
		Formula: "Active ÷ all.", Source: "Warehouse", Owner: "dana", Timing: kpi.Leading}, Measurements: weeks(id, values...)}
}

// sound is a plan that a coach has nothing to say about, on 16 February 2026: an
// objective with a number that shall rise beyond what it does by itself, at a pace
// that it has had, one that must not fall, and steps.
func sound() *smart.Facts {
	rising := append(append([]float64{}, swing...), 44, 47, 45, 49, 50, 48)
	f := &smart.Facts{
		On: "2026-02-16", Settings: plan.DefaultSettings(),
		Cycle:      plan.Cycle{ID: "q1", Name: "Q1 2026", Start: "2026-01-01", End: "2026-03-31", State: plan.ActiveState},
		Objectives: []okr.Objective{{ID: "o", Cycle: "q1", Title: "New teams find value in their first week", Type: okr.Committed, Owner: "dana", Phase: "launch", Weight: 1}},
		KeyResults: []okr.KeyResult{
			{ID: "rise", Objective: "o", Title: "Raise activation of new teams", Kind: okr.Increase, Unit: "%", Start: ptr(40.0), Target: ptr(49.5), KPI: "activation", Weight: 1},
			{ID: "keep", Objective: "o", Title: "Keep the answers of support satisfying", Kind: okr.AtLeast, Unit: "%", Target: ptr(35.0), KPI: "csat", Weight: 1},
			{ID: "steps", Objective: "o", Title: "Guided tour in the hands of all teams", Kind: okr.Milestones, Owner: "eve", Weight: 1},
		},
		Milestones: []okr.Milestone{
			{ID: "m1", KeyResult: "steps", Title: "Tour for ten teams", Weight: 1, Due: "2026-02-10"}, {ID: "m2", KeyResult: "steps", Title: "Tour for all", Weight: 1},
		},
		Metrics: []smart.Metric{metric("activation", "Activation", kpi.Up, rising...), metric("csat", "CSAT", kpi.Up, swing...)},
		Names:   map[plan.ID]string{"dana": "Dana Okafor", "eve": "Eve", "launch": "Launch", "growth": "Growth"},
	}
	for _, k := range []plan.ID{"rise", "keep", "steps"} {
		f.CheckIns = append(f.CheckIns, okr.CheckIn{ID: "c" + k, KeyResult: k, Date: "2026-02-10", Confidence: ptr(60.0)})
	}
	return f
}

// rise is the key result that rises, and activation its KPI.
func rise(f *smart.Facts) *okr.KeyResult       { return &f.KeyResults[0] }
func keep(f *smart.Facts) *okr.KeyResult       { return &f.KeyResults[1] }
func steps(f *smart.Facts) *okr.KeyResult      { return &f.KeyResults[2] }
func objective(f *smart.Facts) *okr.Objective  { return &f.Objectives[0] }
func activation(f *smart.Facts) *smart.Metric  { return &f.Metrics[0] }
func titled(title string) func(f *smart.Facts) { return func(f *smart.Facts) { rise(f).Title = title } }
func aimed(title string) func(f *smart.Facts) {
	return func(f *smart.Facts) { objective(f).Title = title }
}

// more adds key results like the one with steps.
func more(f *smart.Facts, count int, change func(i int, k *okr.KeyResult)) {
	for i := range count {
		k := *steps(f)
		k.ID = plan.ID(fmt.Sprintf("more%d", i))
		k.Title = fmt.Sprintf("%s of %s number%d", []string{"Tour", "Handbook", "Clinic", "Course", "Letter"}[i%5], []string{"hares", "otters", "owls", "lynxes", "toads"}[i%5], i)
		for n := range 2 {
			f.Milestones = append(f.Milestones, okr.Milestone{ID: plan.ID(fmt.Sprintf("%sm%d", k.ID, n)), KeyResult: k.ID, Title: "Step", Weight: 1, Due: "2026-02-01"})
		}
		if change != nil {
			change(i, &k)
		}
		f.KeyResults = append(f.KeyResults, k)
	}
}

// confident gives all key results a confidence.
func confident(percent float64) func(f *smart.Facts) {
	return func(f *smart.Facts) {
		for i := range f.CheckIns {
			f.CheckIns[i].Confidence = ptr(percent)
		}
	}
}
