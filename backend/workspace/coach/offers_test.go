package coach_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/smart"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

// taken takes every offer of a report, one after the other, and fails where an edit
// refuses one or the finding stays. It notes the rules.
func (m *team) taken(t interface{ Errorf(string, ...any) }, cycle plan.ID, offered map[string]bool) {
	for range 10 {
		r := m.report(cycle)
		i := slices.IndexFunc(r.Findings, func(f smart.Finding) bool { return f.Offer != "" })
		if i < 0 {
			return
		}
		f := r.Findings[i]
		offered[f.Rule] = true
		if _, err := okrs.New(m.w).Edit(context.Background(), f.Row, f.Field, f.Offer); err != nil {
			t.Errorf("%s offers %q at %s, which is refused: %v", f.Rule, f.Offer, f.Field, err)
			return
		}
		same := func(g smart.Finding) bool {
			return g.Row == f.Row && g.Rule == f.Rule && g.Field == f.Field && g.Seen == f.Seen
		}
		if slices.ContainsFunc(m.report(cycle).Findings, same) {
			t.Errorf("%s offers %q at %s, and stays: %s", f.Rule, f.Offer, f.Field, f.Seen)
			return
		}
	}
}

// Whatever a key result holds, as an import or a merge may leave it: what a finding
// offers an edit takes, and the finding is gone.
func TestEveryOfferIsTakenByAnEdit(t *testing.T) {
	ctx, m := context.Background(), with(t, workspacetest.New(t, workspacetest.Options(t)))
	offered := map[string]bool{}
	cycles, err := views.New(m.w).Cycles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	cycle := cycles[0]
	goal := okr.Objective{ID: "o", Cycle: cycle.ID, Title: "New teams find value in their first week", Type: okr.Committed, Weight: 1}
	rate := kpi.KPI{ID: "rate", Name: "Activation rate", State: kpi.Active, UnitKind: kpi.UnitPercent, Unit: "%", Direction: kpi.Up, Aggregation: kpi.AggregateLast, Frequency: kpi.Weekly}
	_, err = m.w.Do(ctx, workspace.Action{Code: "test", Name: "Fill"}, func(tx *store.Tx) error {
		var values []kpi.Measurement
		for week := range 20 {
			period := kpi.Calendar{}.First(kpi.Weekly, workspacetest.Today.AddDays(-7*(week+1)))
			values = append(values, kpi.NewMeasurement(&rate, kpi.Calendar{}, period, "", kpi.Reading{Value: 40.5 + float64(week%4)}))
		}
		_, err := tx.PutMeasurements(ctx, slices.Values(values))
		return errors.Join(err, tx.PutObjective(ctx, goal), tx.PutKPI(ctx, rate))
	})
	m.must(workspace.Change{}, err)
	try := func(t interface{ Errorf(string, ...any) }, k okr.KeyResult) {
		k.ID, k.Objective, k.Weight = "k", goal.ID, 1
		_, err := m.w.Do(ctx, workspace.Action{Code: "test", Name: "Put"}, func(tx *store.Tx) error { return tx.PutKeyResult(ctx, k) })
		if err != nil {
			t.Errorf("%v", err)
		}
		m.taken(t, cycle.ID, offered)
	}
	rate40 := okr.KeyResult{Title: "Raise the rate", Kind: okr.Increase, Unit: "%", Start: new(40.0), Target: new(60.0), KPI: rate.ID}
	for rule, change := range map[string]func(k *okr.KeyResult){
		"no_kpi":          func(k *okr.KeyResult) { k.Title, k.KPI = "Raise the activation rate", "" },
		"unit_differs":    func(k *okr.KeyResult) { k.Unit = "teams" },
		"no_unit":         func(k *okr.KeyResult) { k.Unit = "" },
		"no_start":        func(k *okr.KeyResult) { k.Start = nil },
		"start_is_target": func(k *okr.KeyResult) { k.Target = k.Start },
		"outside_cycle":   func(k *okr.KeyResult) { k.Due = cycle.End.AddDays(1) },
	} {
		k := rate40
		change(&k)
		if try(t, k); !offered[rule] {
			t.Errorf("nothing is offered for %s", rule)
		}
	}
	days := []plan.Date{"", *cycle.Start, cycle.Start.AddDays(20), *cycle.End, cycle.Start.AddDays(-3), cycle.End.AddDays(1), cycle.End.AddDays(50), "0001-01-01", "9999-12-31"}
	numbers := []*float64{nil, new(0.0), new(40.5), new(41.5), new(42.5), new(60.0), new(-1e15)}
	rapid.Check(t, func(rt *rapid.T) {
		pick := func(label string) *float64 { return rapid.SampledFrom(numbers).Draw(rt, label) }
		try(rt, okr.KeyResult{Title: rapid.SampledFrom([]string{"Raise the activation rate", "Keep teams"}).Draw(rt, "title"), Kind: rapid.SampledFrom(okr.Kinds()).Draw(rt, "kind"),
			Start: pick("start"), Target: pick("target"), Low: pick("low"), High: pick("high"), Commit: rapid.SampledFrom(numbers[:2]).Draw(rt, "commit"),
			Unit:      rapid.SampledFrom([]string{"", "%", "teams"}).Draw(rt, "unit"),
			KPI:       rapid.SampledFrom([]plan.ID{"", rate.ID, "gone"}).Draw(rt, "kpi"),
			StartDate: rapid.SampledFrom(days).Draw(rt, "starts"), Due: rapid.SampledFrom(days).Draw(rt, "due")})
	})
}

func TestTheOffersOnRealPlansAreTaken(t *testing.T) {
	for _, file := range []string{"okrs-2018-q3.csv", "okrs-2018-q4.csv"} {
		m, cycle := quarter(t, file)
		m.taken(t, cycle, map[string]bool{})
	}
	m := newSample(t, workspacetest.Today)
	m.taken(t, "", map[string]bool{})
}
