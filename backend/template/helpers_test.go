package template_test

import (
	"math"
	"slices"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/smart"
	"cairn/backend/template"
)

func ptr[T any](v T) *T { return &v }

func english(t testing.TB) *template.Book {
	t.Helper()
	b, err := template.BookOf("en")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func rules(t testing.TB) smart.Options {
	t.Helper()
	o, err := smart.English()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// history is what a KPI did by itself: the value of an index, 0 for the newest, as a
// multiple of the newest.
type history func(w *template.Wanted, age int) float64

// wobble swings by itself, without a pattern that repeats soon.
func wobble(age int) float64 { return math.Sin(float64(age)*2.4) + math.Sin(float64(age)*1.7+1) }

// improving gets better by a few percent each month, and swings a little.
func improving(w *template.Wanted, age int) float64 {
	monthly := 0.012 * float64(age)
	if w.Frequency == kpi.Monthly {
		monthly *= 4
	}
	if w.Direction == kpi.Down {
		return 1 + monthly + 0.012*wobble(age)
	}
	return 1/(1+monthly) + 0.012*wobble(age)
}

// metric is the KPI that a template wants, with values up to a day that end about where
// the template's example begins.
func metric(w *template.Wanted, start float64, on plan.Date, did history) smart.Metric {
	id := plan.ID("kpi-" + w.ID)
	m := smart.Metric{KPI: kpi.KPI{ID: id, Name: w.Name, State: kpi.Active, UnitKind: w.UnitKinds[0], Unit: w.Unit, Direction: w.Direction, Timing: w.Timing,
		Frequency: w.Frequency, Aggregation: kpi.AggregateLast, Definition: w.Definition, Source: "The warehouse.", Owner: "dana", Decimals: ptr(2)}}
	if w.UnitKinds[0] == kpi.UnitPercent && start <= 100 && w.Direction == kpi.Up {
		m.Highest = ptr(100.0)
	}
	calendar := kpi.CalendarOf(plan.DefaultSettings())
	const values = 40
	period := calendar.Previous(w.Frequency, calendar.First(w.Frequency, on))
	for age := range values {
		value := math.Round(start*did(w, age)*100) / 100
		if m.Highest != nil {
			value = min(value, *m.Highest)
		}
		m.Measurements = append(m.Measurements, kpi.Measurement{ID: kpi.MeasurementID(id, period, ""), KPI: id, Period: period, Reading: kpi.Reading{Value: value}})
		period = calendar.Previous(w.Frequency, period)
	}
	slices.Reverse(m.Measurements)
	return m
}

// measured is a plan whose KPIs measure all of a template.
func measured(t testing.TB, b *template.Book, of *template.Template, cycle plan.Cycle, on plan.Date, did history) template.Plan {
	p := template.Plan{On: on, Settings: plan.DefaultSettings(), Cycle: cycle, Metrics: map[string]smart.Metric{}, Options: rules(t)}
	for i := range of.KeyResults {
		k := &of.KeyResults[i]
		if w := b.Wanted(k.KPI); w != nil {
			start := 50.0
			for _, example := range []*float64{k.High, k.Target, k.Start} {
				if example != nil {
					start = *example
				}
			}
			p.Metrics[w.ID] = metric(w, start, on, did)
		}
	}
	return p
}

// facts are a draft that was added to a plan of its own, by an owner.
func facts(d *template.Draft, p template.Plan) smart.Facts {
	o := d.Objective
	o.ID, o.Owner = "objective", "dana"
	f := smart.Facts{On: p.On, Settings: p.Settings, Cycle: p.Cycle, Objectives: []okr.Objective{o}, Parents: map[plan.ID]bool{}, Names: map[plan.ID]string{"dana": "Dana Okafor"}}
	for i := range d.Results {
		r := &d.Results[i]
		k := r.KeyResult
		k.ID, k.Objective = plan.ID(r.Of.ID), o.ID
		f.KeyResults = append(f.KeyResults, k)
		for n, m := range r.Milestones {
			m.ID, m.KeyResult = plan.ID(r.Of.ID+string(rune('a'+n))), k.ID
			f.Milestones = append(f.Milestones, m)
		}
	}
	for _, m := range p.Metrics {
		f.Metrics = append(f.Metrics, m)
	}
	return f
}

type (
	templateOf  = template.Template
	keyResultOf = template.KeyResult
)
