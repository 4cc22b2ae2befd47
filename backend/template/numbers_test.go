package template_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/smart"
	"cairn/backend/template"
)

// activation is the draft of the template that wants it, for a KPI with these values.
func activation(t testing.TB, change func(m *smart.Metric), values ...float64) (of template.Result, m smart.Metric) {
	t.Helper()
	b := english(t)
	p := template.Plan{On: "2026-01-05", Settings: plan.DefaultSettings(), Cycle: cycleOf("Q1 2026", "2026-01-01", "2026-03-31"), Metrics: map[string]smart.Metric{}, Options: rules(t)}
	m = metric(b.Wanted("activation"), 50, p.On, func(*template.Wanted, int) float64 { return 1 })
	m.Measurements = m.Measurements[len(m.Measurements)-len(values):]
	for i, v := range values {
		m.Measurements[i].Value = v
	}
	m.Decimals = nil
	if change != nil {
		change(&m)
	}
	p.Metrics["activation"] = m
	for i := range b.Templates {
		if b.Templates[i].ID == "first-success" {
			return b.Draft(&b.Templates[i], p).Results[0], m
		}
	}
	t.Fatal("no such template")
	return of, m
}

var flat = []float64{40, 42, 39, 41, 38, 40, 43, 39, 40, 41, 37, 40, 41, 39, 42, 40}

func TestATargetStandsOutFromWhatTheNumberDoesByItself(t *testing.T) {
	r, _ := activation(t, nil, flat...)
	if *r.KeyResult.Start != 42 || *r.KeyResult.Target <= 45.75 || r.KeyResult.KPI != "kpi-activation" || r.Basis != template.Values {
		t.Errorf("%v to %v, %s", *r.KeyResult.Start, *r.KeyResult.Target, r.Basis)
	}
	if *r.KeyResult.Target != math.Trunc(*r.KeyResult.Target) {
		t.Errorf("%v of a number in whole percent", *r.KeyResult.Target)
	}
}

func TestFewValuesFollowTheRule(t *testing.T) {
	r, _ := activation(t, nil, 30, 32) // began at 30, and is at 32: 15% of the 68 that are missing
	if *r.KeyResult.Start != 30 || *r.KeyResult.Target != 42 {
		t.Errorf("%v to %v", *r.KeyResult.Start, *r.KeyResult.Target)
	}
}

func TestANumberThatIsAtItsBestIsHeld(t *testing.T) {
	r, _ := activation(t, func(m *smart.Metric) { m.Highest = ptr(100.0) }, 99, 100, 100, 100)
	if k := r.KeyResult; k.Kind != okr.AtLeast || *k.Target != 99 || k.Start != nil {
		t.Errorf("%+v", k)
	}
}

func TestAKPIWithoutValuesIsLinkedAndItsNumbersAreAnExample(t *testing.T) {
	r, _ := activation(t, nil)
	if r.KeyResult.KPI != "kpi-activation" || r.Basis != template.Example || *r.KeyResult.Target != 45 || r.KeyResult.Note == "" {
		t.Errorf("%+v, %s", r.KeyResult, r.Basis)
	}
	other, _ := activation(t, func(m *smart.Metric) { m.Unit = "‰" })
	if other.KeyResult.Target != nil || other.KeyResult.Unit != "‰" || other.Basis != template.NoNumbers {
		t.Errorf("an example of another unit: %+v", other.KeyResult)
	}
	based, _ := activation(t, func(m *smart.Metric) { m.Baseline = ptr(20.0) })
	if *based.KeyResult.Start != 20 || *based.KeyResult.Target != 32 {
		t.Errorf("from the baseline: %+v", based.KeyResult)
	}
}

func TestAGuardrailIsTheCardsOrTheWorstOfLate(t *testing.T) {
	b := english(t)
	p := template.Plan{On: "2026-01-05", Settings: plan.DefaultSettings(), Cycle: cycleOf("Q1 2026", "2026-01-01", "2026-03-31"), Options: rules(t)}
	var of *template.Template
	for i := range b.Templates {
		if b.Templates[i].ID == "promise-at-a-price" {
			of = &b.Templates[i]
		}
	}
	m := metric(b.Wanted("cost_to_serve"), 4, p.On, func(_ *template.Wanted, age int) float64 { return 1 + 0.01*float64(age%5) })
	m.Direction = kpi.InRange
	for _, at := range []struct {
		high  *float64
		want  float64
		basis template.Basis
	}{{nil, 4.16, template.Values}, {ptr(4.5), 4.5, template.Card}, {ptr(3.5), 4.16, template.Values}} {
		m.GreenHigh = at.high
		p.Metrics = map[string]smart.Metric{"cost_to_serve": m}
		r := b.Draft(of, p).Results[2]
		if *r.KeyResult.Target != at.want || r.Basis != at.basis || r.KeyResult.Kind != okr.AtMost {
			t.Errorf("card %v: %v, %s", at.high, *r.KeyResult.Target, r.Basis)
		}
	}
}

func TestDaysFollowTheCycle(t *testing.T) {
	b := english(t)
	cycle := cycleOf("Q1 2026", "2026-01-01", "2026-03-31")
	for _, at := range []struct {
		on, begins plan.Date
	}{{"2025-12-01", ""}, {"2026-01-09", ""}, {"2026-01-12", "2026-01-12"}, {"2026-03-31", "2026-03-31"}, {"2026-05-01", ""}} {
		d := b.Draft(&b.Templates[1], template.Plan{On: at.on, Settings: plan.DefaultSettings(), Cycle: cycle})
		last := plan.Date("")
		for _, r := range d.Results {
			if r.KeyResult.StartDate != at.begins || r.KeyResult.Due != "" {
				t.Errorf("on %s it begins %q", at.on, r.KeyResult.StartDate)
			}
			for _, m := range r.Milestones {
				if m.Due < last || m.Due > cycle.End {
					t.Errorf("on %s %q is due %s after %s", at.on, m.Title, m.Due, last)
				}
				last = m.Due
			}
		}
		if last != cycle.End {
			t.Errorf("on %s the last is due %s", at.on, last)
		}
	}
	backlog := b.Draft(&b.Templates[1], template.Plan{On: "2026-01-09", Settings: plan.DefaultSettings(), Cycle: plan.Cycle{Name: "Backlog", State: plan.BacklogState}})
	if due := backlog.Results[1].Milestones[0].Due; due != "" {
		t.Errorf("in the backlog it is due %s", due)
	}
}

// Whatever the values are, a draft can be added and its target is better than its start
// and possible.
func TestAnyHistoryGivesADraftThatCanBeAdded(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1e9, 1e9), 0, 39).Draw(r, "values")
		for i := range values {
			values[i], _ = plan.Shifted(math.Round(values[i]), -rapid.IntRange(0, 3).Draw(r, "places"))
		}
		result, m := activation(t, func(m *smart.Metric) {
			if rapid.Bool().Draw(r, "bounded") {
				m.Highest = ptr(100.0)
			}
			if rapid.Bool().Draw(r, "decimals") {
				m.Decimals = ptr(rapid.IntRange(0, 15).Draw(r, "digits"))
			}
		}, values...)
		k := result.KeyResult
		if err := k.Validate(); err != nil {
			r.Fatalf("%+v: %v", k, err)
		}
		if k.Kind == okr.Increase && k.Start != nil {
			if *k.Target <= *k.Start || m.Highest != nil && *k.Target > *m.Highest {
				r.Fatalf("%v to %v", *k.Start, *k.Target)
			}
		}
		if again, _ := activation(t, func(n *smart.Metric) { n.KPI = m.KPI }, values...); again.KeyResult.Target != nil && *again.KeyResult.Target != *k.Target {
			r.Fatalf("%v, and then %v", *k.Target, *again.KeyResult.Target)
		}
	})
}
