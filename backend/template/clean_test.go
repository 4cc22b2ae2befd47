package template_test

import (
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/smart"
	"cairn/backend/template"
)

// cycleOf is a cycle of these days, as it stands on one of them.
func cycleOf(name string, start, end plan.Date) plan.Cycle {
	return plan.Cycle{ID: "cycle", Name: name, Start: start, End: end, State: plan.ActiveState}
}

// unavoidable says whether advice is right whatever the template says: too few periods of a
// monthly KPI lie in a quarter, and of a weekly one in its last month; and no target lies
// beyond the highest value there is.
func unavoidable(f smart.Finding, p template.Plan, of template.Result) bool {
	if f.Severity != smart.Advice || of.Metric == nil {
		return false
	}
	late, short := p.On > p.Cycle.Start && p.On.DaysUntil(p.Cycle.End) < 35, p.Cycle.Start.DaysUntil(p.Cycle.End) < 120
	switch f.Rule {
	case "few_measurements":
		return late || short && of.Metric.Frequency == kpi.Monthly
	case "certain":
		return of.Metric.Highest != nil && *of.KeyResult.Target == *of.Metric.Highest
	default:
		return false
	}
}

func TestEveryTemplateIsSmartCleanWhereItIsMeasured(t *testing.T) {
	b := english(t)
	quarter, year := cycleOf("Q1 2026", "2026-01-01", "2026-03-31"), cycleOf("2026", "2026-01-01", "2026-12-31")
	for _, at := range []struct {
		cycle plan.Cycle
		on    plan.Date
	}{
		{quarter, "2025-12-10"}, {quarter, "2026-01-01"}, {quarter, "2026-01-08"}, {quarter, "2026-02-17"}, {quarter, "2026-03-16"},
		{year, "2026-01-05"}, {year, "2026-06-20"}, {cycleOf("Sprint", "2026-02-02", "2026-03-15"), "2026-02-02"},
	} {
		for i := range b.Templates {
			of := &b.Templates[i]
			p := measured(t, b, of, at.cycle, at.on, improving)
			d := b.Draft(of, p)
			if fit := d.Fit(); !fit.Whole() || fit.Wanted == 0 {
				t.Errorf("%s: measured %d of %d", of.ID, fit.Measured, fit.Wanted)
			}
			rows := map[plan.ID]template.Result{}
			for _, r := range d.Results {
				rows[plan.ID(r.Of.ID)] = r
			}
			for _, f := range smart.Check(facts(&d, p), p.Options) {
				if !unavoidable(f, p, rows[f.Row]) {
					t.Errorf("%s of %s on %s: %s of %q: %s %s", of.ID, at.cycle.Name, at.on, f.Rule, f.Row, f.Seen, f.Fix)
				}
			}
		}
	}
}

func TestATemplateWithoutKPIsIsCleanAsWell(t *testing.T) {
	b := english(t)
	p := template.Plan{On: "2026-01-05", Settings: plan.DefaultSettings(), Cycle: cycleOf("Q1 2026", "2026-01-01", "2026-03-31"), Options: rules(t)}
	for i := range b.Templates {
		d := b.Draft(&b.Templates[i], p)
		if fit := d.Fit(); fit.Measured != 0 {
			t.Errorf("%s: measured %d of no KPIs", d.ID, fit.Measured)
		}
		for _, f := range smart.Check(facts(&d, p), p.Options) {
			t.Errorf("%s: %s of %q: %s", d.ID, f.Rule, f.Row, f.Seen)
		}
		for n := range d.Results {
			r := &d.Results[n]
			if isExample := r.Basis == template.Example; isExample != (r.Wanted != nil) || isExample != (r.KeyResult.Note != "") {
				t.Errorf("%s, %s: basis %q, note %q", d.ID, r.Of.ID, r.Basis, r.KeyResult.Note)
			}
		}
	}
}

func TestEveryDraftCanBeAdded(t *testing.T) {
	b := english(t)
	cycle := cycleOf("Q1 2026", "2026-01-01", "2026-03-31")
	for i := range b.Templates {
		d := b.Draft(&b.Templates[i], measured(t, b, &b.Templates[i], cycle, "2026-02-17", improving))
		if err := d.Objective.Validate(); err != nil {
			t.Errorf("%s: %v", d.ID, err)
		}
		for n := range d.Results {
			r := &d.Results[n]
			if err := r.KeyResult.Validate(); err != nil {
				t.Errorf("%s, %s: %v", d.ID, r.Of.ID, err)
			}
			if err := r.KeyResult.ValidateIn(cycle); err != nil {
				t.Errorf("%s, %s: %v", d.ID, r.Of.ID, err)
			}
			for _, m := range r.Milestones {
				if err := m.Validate(); err != nil || m.Due < "2026-02-17" || m.Due > cycle.End {
					t.Errorf("%s, %s: milestone %q due %s, %v", d.ID, r.Of.ID, m.Title, m.Due, err)
				}
			}
		}
	}
}

func TestThreeTemplatesForEachPhase(t *testing.T) {
	b := english(t)
	count, titles := map[string]int{}, map[string]bool{}
	for i := range b.Templates {
		of := &b.Templates[i]
		count[of.Phase]++
		if titles[of.Title] {
			t.Errorf("two are called %q", of.Title)
		}
		titles[of.Title] = true
		if n := len(of.KeyResults); n < 2 || n > 4 {
			t.Errorf("%s has %d key results", of.ID, n)
		}
	}
	for _, phase := range plan.DefaultPhases() {
		if count[phase] != 3 {
			t.Errorf("%d templates for %s", count[phase], phase)
		}
	}
}

func TestTemplatesUseControlsAndStepsAndBothTypes(t *testing.T) {
	kinds, types := map[okr.Kind]int{}, map[okr.ObjectiveType]int{}
	for _, of := range english(t).Templates {
		types[of.Type]++
		for _, k := range of.KeyResults {
			kinds[k.Kind]++
		}
	}
	for _, kind := range okr.Kinds() {
		if kinds[kind] == 0 {
			t.Errorf("no key result of the kind %s", kind)
		}
	}
	if types[okr.Committed] < 5 || types[okr.Aspirational] < 5 {
		t.Errorf("types %v", types)
	}
}
