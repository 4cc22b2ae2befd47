package kpis_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/kpis"
	"cairn/backend/workspace/settings"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

// bench is an open plan with one KPI, measured monthly. Today is 2026-02-17.
type bench struct {
	kpis.Actions
	t     *testing.T
	w     *workspace.Workspace
	views views.Views
	id    plan.ID
}

func newBench(t *testing.T) *bench {
	t.Helper()
	w := workspacetest.New(t, workspacetest.Options(t))
	b := &bench{Actions: kpis.New(w), t: t, w: w, views: views.New(w)}
	_, id, err := b.Add(context.Background(), kpis.NewKPI{Name: "  Fill\trate "})
	b.must(err)
	b.id = id
	return b
}

func (b *bench) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) edit(field, text string) {
	b.t.Helper()
	_, err := b.Edit(context.Background(), b.id, field, text)
	b.must(err)
}

func (b *bench) measure(period, value string) plan.ID {
	b.t.Helper()
	_, id, err := b.Measure(context.Background(), kpis.NewMeasurement{KPI: b.id, Period: period, Value: value})
	b.must(err)
	return id
}

func (b *bench) detail() views.KPIDetail {
	b.t.Helper()
	d, err := b.views.KPI(context.Background(), b.id, "")
	b.must(err)
	return d
}

// fields are the fields at fault with their codes.
func fields(err error) (found []string) {
	var refused *plan.Error
	if errors.As(err, &refused) {
		for _, f := range refused.Fields {
			found = append(found, f.Field+" "+f.Code)
		}
	}
	return found
}

func TestAKPIIsEditedByItsFields(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	for field, text := range map[string]string{
		"definition": "Orders filled\nin full.", "unit": "%", "unitKind": "percent", "target": "95", "lowest": "0", "highest": "100",
		"frequency": "Weekly", "owner": "Dana Okafor", "key": "yes", "decimals": "1", "timing": "leading", "tier": "outcome",
		"aggregation": "mean", "validFrom": "2026-01-01", "category": "Delivery", "sourceLink": "example.org/fill",
	} {
		b.edit(field, text)
	}
	k := b.detail().KPI
	if k.Name != "Fill rate" || k.Definition != "Orders filled\nin full." || *k.Target != 95 || k.Frequency != kpi.Weekly || *k.Owner != "Dana Okafor" ||
		!k.Key || *k.Decimals != 1 || k.Timing != kpi.Leading || *k.ValidFrom != "2026-01-01" || k.State != kpi.Draft || k.Product == nil {
		t.Errorf("got %+v", k.KPICard)
	}
	for _, c := range []struct{ field, text, want string }{
		{"name", "", "name required"},
		{"target", "seven", "target not_a_number"},
		{"target", "101", "target out_of_range"},
		{"target", "0.1234567890123456", "target too_many_digits"},
		{"decimals", "1.5", "decimals not_whole"},
		{"frequency", "sometimes", "frequency unknown"},
		{"direction", "sideways", "direction unknown"},
		{"validTo", "2025-12-31", "validTo before_start"},
		{"validTo", "someday", "validTo not_a_date"},
		{"counterMetric", "Fill rate", "counterMetric loop"},
		{"counterMetric", "Nothing", "counterMetric unknown"},
		{"state", "active", "state unknown_field"},
	} {
		if _, err := b.Edit(ctx, b.id, c.field, c.text); !slices.Equal(fields(err), []string{c.want}) {
			t.Errorf("%s = %q: %v, want %s", c.field, c.text, fields(err), c.want)
		}
	}
}

func TestStatesPhasesAndDeletion(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	if _, err := b.SetState(ctx, b.id, kpi.Retired, " "); !slices.Equal(fields(err), []string{"reason required"}) {
		t.Errorf("retired without a reason: %v", err)
	}
	_, err := b.SetState(ctx, b.id, kpi.Retired, "Replaced.")
	b.must(err)
	if k := b.detail().KPI; k.State != kpi.Retired || k.RetiredReason != "Replaced." {
		t.Errorf("got %+v", k.KPICard)
	}
	_, err = b.SetState(ctx, b.id, kpi.Active, "")
	b.must(err)
	_, err = b.SetPhases(ctx, b.id, []string{"launch", "Growth"})
	b.must(err)
	_, err = b.SetPhases(ctx, b.id, []string{"Growth", "Sunset"})
	b.must(err)
	if got := b.detail().KPI.Phases; len(got) != 2 || got[0].Name != "Growth" || got[1].Name != "Sunset" {
		t.Errorf("phases %v", got)
	}
	if _, err := b.SetPhases(ctx, b.id, []string{"Heyday"}); !slices.Equal(fields(err), []string{"phases unknown"}) {
		t.Errorf("an unknown phase: %v", err)
	}
	b.measure("2026-01", "90")
	_, err = b.Delete(ctx, b.id)
	b.must(err)
	if _, err := b.views.KPI(ctx, b.id, ""); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("after the deletion: %v", err)
	}
	_, _, err = b.w.Undo(ctx)
	b.must(err)
	if d := b.detail(); len(d.Measurements) != 1 {
		t.Errorf("undo brought back %+v", d)
	}
}

func TestMeasure(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	b.edit("lowest", "0")
	b.edit("unit", "%")
	b.measure("2026-01-15", "90")
	b.measure("", "88") // February is under way
	_, _, err := b.Measure(ctx, kpis.NewMeasurement{KPI: b.id, Period: "2025-12", Numerator: "3", Denominator: "4", Note: "By hand."})
	b.must(err)
	d := b.detail()
	if len(d.Measurements) != 3 || d.Measurements[0].Complete || d.Measurements[1].Period != "2026-01-01" || d.Measurements[2].Value != 75 ||
		d.Measurements[2].Note != "By hand." || *d.KPI.Value != 90 || d.KPI.Provisional.Value != 88 || d.KPI.SincePrevious.Difference != 15 {
		t.Errorf("got %+v", d)
	}
	if change, _, err := b.Measure(ctx, kpis.NewMeasurement{KPI: b.id, Period: "2026-01", Value: "90"}); err != nil || change.Action != "" {
		t.Errorf("the same again is action %q: %v", change.Action, err)
	}
	for _, c := range []struct{ name, numerator, denominator, note, want string }{
		{"another note", "", "", "Counted again.", "Counted again."},
		{"another note with the same fraction", "3", "4", "Counted twice.", "Counted twice."},
		{"no note", "", "", "", "Counted twice."},
		{"the same note", "3", "4", "Counted twice.", "Counted twice."},
	} {
		change, _, err := b.Measure(ctx, kpis.NewMeasurement{KPI: b.id, Period: "2025-12", Value: "75", Numerator: c.numerator, Denominator: c.denominator, Note: c.note})
		b.must(err)
		before := d.Measurements[2].Note
		d = b.detail()
		if m := d.Measurements[2]; m.Note != c.want || m.Value != 75 || *m.Numerator != 3 || (before == c.want) != (change.Action == "") {
			t.Errorf("%s: action %q, got %+v", c.name, change.Action, m)
		}
	}
	if corrections := d.Corrections; len(corrections) != 2 || corrections[0].Why != "Only the note changed." {
		t.Errorf("corrections %+v", corrections)
	}
	nothing, zero := "", "0"
	for _, c := range []struct {
		name, period, value, denominator, want string
	}{
		{"another value", "2026-01", "91", nothing, "period has_value"},
		{"another fraction of the same value", "2025-12", "75", "8", "numerator required"},
		{"future", "2026-03", "91", nothing, "period future"},
		{"longer period", "2025", "91", nothing, "period period_too_long"},
		{"no period", "soon", "91", nothing, "period not_a_period"},
		{"day or month first", "03/04/2025", "91", nothing, "period not_a_period"},
		{"no value", "2025-11", "", nothing, "value required"},
		{"NaN", "2025-11", "NaN", nothing, "value not_a_number"},
		{"16 digits", "2025-11", "1234567890.123456", nothing, "value too_many_digits"},
		{"impossible", "2025-11", "-1", nothing, "value out_of_range"},
		{"denominator alone", "2025-11", "5", "2", "numerator required"},
		{"divided by 0", "2025-11", "", zero, "value required"},
	} {
		n := kpis.NewMeasurement{KPI: b.id, Period: c.period, Value: c.value, Denominator: c.denominator}
		if _, _, err := b.Measure(ctx, n); !slices.Equal(fields(err), []string{c.want}) {
			t.Errorf("%s: %v, want %s", c.name, fields(err), c.want)
		}
	}
	if _, _, err := b.Measure(ctx, kpis.NewMeasurement{KPI: b.id, Period: "2025-11", Numerator: "1", Denominator: "0"}); !slices.Equal(fields(err), []string{"denominator zero"}) {
		t.Errorf("1 ÷ 0: %v", err)
	}
	if _, err := b.Edit(ctx, b.id, "frequency", "weekly"); !slices.Equal(fields(err), []string{"frequency has_values"}) {
		t.Errorf("another frequency: %v", err)
	}
	if _, _, err := b.Measure(ctx, kpis.NewMeasurement{KPI: "nothing", Value: "1"}); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("an unknown KPI: %v", err)
	}
}

func TestThePercentOfAValueIsNotLost(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	b.measure("2026-01", "47%")
	if d := b.detail(); d.KPI.Unit != "%" || d.KPI.UnitKind != kpi.UnitPercent || *d.KPI.Value != 47 || d.KPI.DefinitionVersion != 1 {
		t.Errorf("after the first value: unit %q, kind %q, value %v, version %d", d.KPI.Unit, d.KPI.UnitKind, *d.KPI.Value, d.KPI.DefinitionVersion)
	}
	_, _, err := b.w.Undo(ctx)
	b.must(err)
	if d := b.detail(); d.KPI.Unit != "" || len(d.Measurements) != 0 {
		t.Errorf("after undo: unit %q, values %+v", d.KPI.Unit, d.Measurements)
	}
	id := b.measure("2026-01", "47")
	for _, unit := range []string{"", "EUR"} {
		b.edit("unit", unit)
		_, _, err := b.Measure(ctx, kpis.NewMeasurement{KPI: b.id, Period: "2025-12", Value: " 40 %"})
		if !slices.Equal(fields(err), []string{"value not_percent"}) || !strings.Contains(err.Error(), "Type 40 alone") {
			t.Errorf("a later value with unit %q: %v", unit, err)
		}
		if _, err := b.Correct(ctx, kpis.Correction{ID: id, Value: "48%", Why: "Counted again."}); !slices.Equal(fields(err), []string{"value not_percent"}) {
			t.Errorf("a correction with unit %q: %v", unit, err)
		}
	}
	b.edit("unit", "%")
	b.measure("2025-12", "40%")
}

func TestCorrectAndDelete(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	id := b.measure("2026-01", "90")
	for _, c := range []struct{ value, why, want string }{
		{"91", "", "why required"}, {"90", "Typo.", "value unchanged"}, {"", "Typo.", "value required"},
	} {
		if _, err := b.Correct(ctx, kpis.Correction{ID: id, Value: c.value, Why: c.why}); !slices.Equal(fields(err), []string{c.want}) {
			t.Errorf("%+v: %v", c, fields(err))
		}
	}
	_, err := b.Correct(ctx, kpis.Correction{ID: id, Value: "91", Why: "A day was missing."})
	b.must(err)
	d := b.detail()
	if len(d.Corrections) != 1 || d.Corrections[0].Before != 90 || d.Corrections[0].After != 91 || d.Corrections[0].Why != "A day was missing." ||
		d.Corrections[0].By != "Dana Okafor" || !d.Measurements[0].Corrected || d.Measurements[0].Value != 91 {
		t.Errorf("got %+v %+v", d.Corrections, d.Measurements)
	}
	_, err = b.DeleteMeasurement(ctx, id)
	b.must(err)
	if d := b.detail(); len(d.Measurements) != 0 || d.KPI.Value != nil {
		t.Errorf("got %+v", d)
	}
	if again := b.measure("2026-01", "95"); again != id || *b.detail().KPI.Value != 95 {
		t.Errorf("entered again as %s", again)
	}
	for range 2 {
		_, _, err := b.w.Undo(ctx)
		b.must(err)
	}
	if d := b.detail(); len(d.Measurements) != 1 || d.Measurements[0].Value != 91 {
		t.Errorf("two undone: %+v", d.Measurements)
	}
}

func TestTheListShowsHowKPIsStand(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	b.edit("target", "80")
	_, err := b.SetState(ctx, b.id, kpi.Active, "")
	b.must(err)
	for i := range 26 { // December 2023 to January 2026
		b.measure(string(plan.Date("2023-12-01").AddMonths(i)), plan.FormatNumber(float64(60+i)))
	}
	list, err := b.views.KPIs(ctx, "")
	b.must(err)
	k := list.KPIs[0]
	if *k.Value != 85 || *k.PeriodLabel != "2026-01" || k.SincePrevious.Difference != 1 || k.SinceLastYear.Difference != 12 ||
		math.Abs(*k.SinceLastYear.Relative-12.0/73) > 1e-15 || !*k.SincePrevious.Better || k.Standing != kpi.Met || len(k.Trend) != 20 || k.Trend[19] != 85 ||
		*k.NextDue != "2026-03-01" || k.Overdue || !strings.Contains(k.Explanation.Standing, "met") {
		t.Errorf("got %+v", k)
	}
	whole := b.detail().KPI
	if whole.Standing != k.Standing || *whole.SinceLastYear.Relative != *k.SinceLastYear.Relative || !slices.Equal(whole.Trend, k.Trend) {
		t.Errorf("the panel says %+v", whole)
	}
	earlier, err := b.views.KPIs(ctx, "2025-06-10")
	b.must(err)
	if k := earlier.KPIs[0]; *k.PeriodLabel != "2025-05" || k.Standing != kpi.Missed {
		t.Errorf("in June it was %+v", k)
	}
	if e, err := b.views.Explain(ctx, b.id, ""); err != nil || e.Subject != "kpi" || e.Status != "met" || e.KPI == nil || *e.Value != 85 {
		t.Errorf("explained as %+v: %v", e, err)
	}
}

func TestAKPIMovesToAnotherProductWithItsPhases(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	var own plan.ID
	_, err := b.w.Do(ctx, workspace.Action{Code: "test"}, func(tx *store.Tx) error {
		phases, err := workspace.AddProduct(ctx, tx, plan.Product{ID: tx.NewID(), Name: "Larder", Position: "zz"})
		if err != nil {
			return err
		}
		// One of its phases has a name of its own.
		own = phases[0].ID
		phases[0].Name = "Sketch"
		return tx.PutPhase(ctx, phases[0])
	})
	b.must(err)
	before := b.detail()
	if len(before.Products) != 2 || before.Products[1].Name != "Larder" {
		t.Fatalf("products %+v", before.Products)
	}
	_, err = b.SetPhases(ctx, b.id, []string{before.Phases[0].Name, "Launch"})
	b.must(err)
	b.edit("product", "larder")
	after := b.detail()
	if *after.KPI.Product != "Larder" || len(after.KPI.Phases) != 1 || after.KPI.Phases[0].Name != "Launch" || after.KPI.Phases[0].ID == own {
		t.Errorf("moved: %+v in phases %+v", *after.KPI.Product, after.KPI.Phases)
	}
	if _, err := b.Edit(ctx, b.id, "product", "Cellar"); !slices.Equal(fields(err), []string{"product unknown"}) {
		t.Errorf("to a product that is none: %v", err)
	}
	_, _, err = b.w.Undo(ctx)
	b.must(err)
	if back := b.detail(); *back.KPI.Product != *before.KPI.Product || len(back.KPI.Phases) != 2 {
		t.Errorf("undone: %+v", back.KPI.Phases)
	}
	b.must(b.w.Verify(ctx))
}

func TestTargetsOnTheWayAreReadLineByLine(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	b.edit("target", "60")
	b.edit("targetDate", "2026-12-31")
	b.edit("targetLines", "Q1 2026: 41\n\n2026-05 1 250.5\n2026-02-28\t40")
	d := b.detail()
	if want := "2026-02-28 40\n2026-03-31 41\n2026-05-31 1250.5"; d.KPI.TargetLines != want || len(d.Trajectory) != 4 || d.Trajectory[0].Value != 40 {
		t.Fatalf("got %q, %+v", d.KPI.TargetLines, d.Trajectory)
	}
	if _, err := b.Edit(ctx, b.id, "targetLines", "2026-02-28 40\nsoon 41"); !slices.Equal(fields(err), []string{"targetLines not_a_target"}) {
		t.Errorf("a line that is none: %v", err)
	}
	p, err := b.views.Plan(ctx)
	b.must(err)
	p.DecimalMark = ","
	_, err = settings.New(b.w).Set(ctx, p.Settings)
	b.must(err)
	if k := b.detail().KPI; !strings.Contains(k.TargetLines, "1250,5") {
		t.Errorf("with a decimal comma: %q", k.TargetLines)
	}
	b.edit("targetLines", b.detail().KPI.TargetLines)
	b.edit("targetLines", "")
	if d := b.detail(); len(d.Trajectory) != 1 || d.KPI.TargetLines != "" {
		t.Errorf("emptied: %+v", d.Trajectory)
	}
}

func TestANewDefinitionIsAVersion(t *testing.T) {
	b := newBench(t)
	b.edit("formula", "lines filled ÷ lines")
	b.measure("2025-12", "40")
	b.edit("formula", "lines filled in full ÷ lines")
	b.edit("exclusions", "Samples.")
	k := b.detail().KPI
	if k.DefinitionVersion != 2 || *k.DefinitionSince != "2026-02-17" {
		t.Errorf("version %d since %v", k.DefinitionVersion, k.DefinitionSince)
	}
	b.edit("exclusions", "Samples and gifts.")
	b.edit("note", "Nothing about its meaning.")
	if k := b.detail().KPI; k.DefinitionVersion != 2 {
		t.Errorf("version %d", k.DefinitionVersion)
	}
}

func TestNotesOnCharts(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	_, other, err := b.Add(ctx, kpis.NewKPI{Name: "Other"})
	b.must(err)
	_, id, err := b.Annotate(ctx, kpis.NewAnnotation{Row: b.id, Date: "3 Feb", Text: "New  courier", Link: "https://example.org/courier"})
	b.must(err)
	_, _, err = b.Annotate(ctx, kpis.NewAnnotation{Text: "Price change"})
	b.must(err)
	notes := b.detail().Annotations
	if len(notes) != 2 || notes[0].Date != "2026-02-03" || notes[0].Text != "New courier" || notes[0].Whole || notes[1].Date != "2026-02-17" || !notes[1].Whole {
		t.Fatalf("notes %+v", notes)
	}
	elsewhere, err := b.views.KPI(ctx, other, "")
	b.must(err)
	if len(elsewhere.Annotations) != 1 || elsewhere.Annotations[0].Text != "Price change" {
		t.Errorf("on another chart: %+v", elsewhere.Annotations)
	}
	if hits, err := views.NewSearch(b.w).Find(ctx, "courier"); err != nil || hits.Total != 1 || hits.Hits[0].ID != b.id || hits.Hits[0].Field != "annotation" {
		t.Errorf("found %+v, %v", hits, err)
	}
	_, err = b.EditAnnotation(ctx, id, kpis.NewAnnotation{Text: "Another courier"})
	b.must(err)
	if n := b.detail().Annotations[0]; n.Text != "Another courier" || n.Date != "2026-02-03" || n.Link != "" {
		t.Errorf("edited: %+v", n)
	}
	for what, c := range map[string]struct {
		n    kpis.NewAnnotation
		want string
	}{
		"nothing said": {kpis.NewAnnotation{Row: b.id}, "text required"},
		"no date":      {kpis.NewAnnotation{Text: "x", Date: "soon"}, "date not_a_date"},
		"no link":      {kpis.NewAnnotation{Text: "x", Link: "javascript:alert(1)"}, "link not_a_link"},
	} {
		if _, _, err := b.Annotate(ctx, c.n); !slices.Equal(fields(err), []string{c.want}) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, _, err := b.Annotate(ctx, kpis.NewAnnotation{Row: "gone", Text: "x"}); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("on a row that is gone: %v", err)
	}
	_, err = b.DeleteAnnotation(ctx, id)
	b.must(err)
	if n := b.detail().Annotations; len(n) != 1 {
		t.Errorf("deleted: %+v", n)
	}
	_, _, err = b.w.Undo(ctx)
	b.must(err)
	if n := b.detail().Annotations; len(n) != 2 {
		t.Errorf("undone: %+v", n)
	}
	b.must(b.w.Verify(ctx))
}
