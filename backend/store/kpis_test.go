package store

import (
	"context"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
)

// fullKPI has another value in every field, so that none is lost unnoticed.
func fullKPI() kpi.KPI {
	var k kpi.KPI
	value := reflect.ValueOf(&k).Elem()
	for i := range value.NumField() {
		field := value.Field(i)
		switch field.Interface().(type) {
		case *float64:
			field.Set(reflect.ValueOf(new(float64)))
			field.Elem().SetFloat(float64(i) + 0.1)
		case *int:
			field.Set(reflect.ValueOf(new(int)))
			field.Elem().SetInt(int64(i))
		case int:
			field.SetInt(int64(i))
		case bool:
			field.SetBool(true)
		default:
			field.SetString(value.Type().Field(i).Name)
		}
	}
	return k
}

func TestEveryFieldOfAKPIIsKept(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	want, phase := fullKPI(), kpi.NewPhase("ID", "launch")
	before := p.digest(t)
	p.do(t, "Put", func(tx *Tx) error {
		if err := tx.PutKPIPhase(ctx, phase); err != nil {
			return err
		}
		return tx.PutKPI(ctx, want)
	})
	p.reopen(t)
	must(t, p.Read(ctx, func(r Reader) error {
		got, err := r.KPI(ctx, want.ID)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("read %+v, want %+v", got, want)
		}
		if phases, _ := r.KPIPhases(ctx); !slices.Equal(phases, []kpi.Phase{phase}) {
			t.Errorf("phases %v", phases)
		}
		return err
	}))
	_, _, err := p.Undo(ctx)
	must(t, err)
	if p.digest(t) != before {
		t.Error("undo left something behind")
	}
	must(t, p.Verify(ctx))
}

func measured(period plan.Date, value float64, batch plan.ID) kpi.Measurement {
	m := kpi.Measurement{ID: kpi.MeasurementID("kpi", period, ""), KPI: "kpi", Period: period, Batch: batch}
	m.Value = value
	return m
}

// putMeasurements is one action with a reason.
func (p *testPlan) putMeasurements(t testing.TB, why string, all ...kpi.Measurement) (done Measured, change Change) {
	t.Helper()
	ctx := context.Background()
	change, err := p.Write(ctx, Action{Code: "test", Name: "Measure", Params: map[string]any{ReasonParam: why}}, func(tx *Tx) (err error) {
		done, err = tx.PutMeasurements(ctx, slices.Values(all))
		return err
	})
	must(t, err)
	return done, change
}

func (p *testPlan) series(t testing.TB) []kpi.Measurement {
	t.Helper()
	var found []kpi.Measurement
	must(t, p.Read(context.Background(), func(r Reader) (err error) {
		found, err = r.MeasurementsOf(context.Background(), "kpi")
		return err
	}))
	return found
}

func TestAMeasurementIsCorrectedAsAWhole(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	first := measured("2026-01-01", 0.25, "")
	first.Note, first.Numerator, first.Denominator = "first", &[]float64{1}[0], &[]float64{4}[0]
	done, change := p.putMeasurements(t, "", first)
	if done != (Measured{Added: 1}) || !slices.Equal(change.Subjects, []string{"kpi", "measurement"}) || !slices.Equal(change.IDs, []plan.ID{"kpi"}) {
		t.Fatalf("did %+v, touched %v %v", done, change.Subjects, change.IDs)
	}
	entered := p.digest(t)
	if done, change := p.putMeasurements(t, "", first); done != (Measured{Same: 1}) || change.Action != "" {
		t.Fatalf("the same again did %+v in action %q", done, change.Action)
	}
	second := measured("2026-01-01", 0.5, "")
	if done, _ := p.putMeasurements(t, "A day was missing.", second); done != (Measured{Corrected: 1}) {
		t.Fatalf("did %+v", done)
	}
	if got := p.series(t); len(got) != 1 || !got[0].Same(second.Reading) || got[0].By != "Dana Okafor" {
		t.Fatalf("read %+v", got)
	}
	must(t, p.Read(ctx, func(r Reader) error {
		found, err := r.Corrections(ctx, "kpi")
		if len(found) != 1 || !found[0].Before.Same(first.Reading) || !found[0].After.Same(second.Reading) ||
			found[0].By != "Dana Okafor" || found[0].Why != "A day was missing." || found[0].At == "" {
			t.Errorf("corrections %+v", found)
		}
		return err
	}))
	_, _, err := p.Undo(ctx)
	must(t, err)
	if p.digest(t) != entered {
		t.Errorf("undo shows %+v", p.series(t))
	}
	must(t, p.Verify(ctx))
}

func TestAnImportOfMeasurementsThatWasUndoneCanBeDoneAgain(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	before := p.digest(t)
	rows := []kpi.Measurement{measured("2026-01-01", 1, "batch"), measured("2026-02-01", 2, "batch")}
	_, change := p.putMeasurements(t, "", rows...)
	imported := p.digest(t)
	_, _, err := p.Undo(ctx)
	must(t, err)
	var writes int
	must(t, p.Read(ctx, func(r Reader) error {
		return r.raw.QueryRowContext(ctx, "SELECT count(*) FROM writes WHERE subject = 'batch'").Scan(&writes)
	}))
	if writes != 1 || p.digest(t) != before {
		t.Fatalf("the undo of %s wrote %d cells and left %v", change.Action, writes, p.series(t))
	}
	rows[1].Value = 3
	cells := p.writes(t)
	if done, _ := p.putMeasurements(t, "", rows...); done != (Measured{Added: 2}) {
		t.Fatalf("did %+v", done)
	}
	if got, want := p.writes(t)-cells, 2; got != want {
		t.Errorf("%d cells were written, want %d: the batch's and the reading that is another one", got, want)
	}
	if got := p.series(t); len(got) != 2 || got[1].Value != 3 {
		t.Fatalf("read %v", got)
	}
	_, _, err = p.Undo(ctx)
	must(t, err)
	_, _, err = p.Redo(ctx)
	must(t, err)
	if got := p.series(t); len(got) != 2 || got[1].Value != 3 || p.digest(t) == imported {
		t.Fatalf("done again: %v", got)
	}
	p.do(t, "Delete", func(tx *Tx) error { return tx.DeleteMeasurement(ctx, rows[0].ID) })
	if got := p.series(t); len(got) != 1 {
		t.Fatalf("after the deletion: %v", got)
	}
	must(t, p.Verify(ctx))
}

func TestADeletedCheckInComesBack(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	half := 0.5
	c := okr.CheckIn{ID: "c", KeyResult: "k", Date: "2026-02-17", Value: &half, Batch: "b"}
	add := func(c okr.CheckIn) error {
		_, err := p.Write(ctx, Action{Code: "test", Name: "Add"}, func(tx *Tx) error { return tx.AddCheckIn(ctx, c) })
		return err
	}
	must(t, add(c))
	if err := add(c); plan.CodeOf(err) != plan.Conflict {
		t.Errorf("twice: %v", err)
	}
	_, _, err := p.Undo(ctx)
	must(t, err)
	other := c
	other.KeyResult = "other"
	if err := add(other); plan.CodeOf(err) != plan.Conflict {
		t.Errorf("of another key result: %v", err)
	}
	c.Note = "Again."
	must(t, add(c))
	must(t, p.Read(ctx, func(r Reader) error {
		found, err := r.CheckInsOf(ctx, "k")
		if len(found) != 1 || found[0].Note != "Again." {
			t.Errorf("read %+v", found)
		}
		return err
	}))
	must(t, p.Verify(ctx))
}

func TestMoreMeasurementsThanOneStatementHolds(t *testing.T) {
	p := newTestPlan(t)
	all := make([]kpi.Measurement, 2*measuredAtOnce+7)
	for i := range all {
		all[i] = measured(plan.Date("2000-01-01").AddDays(i), float64(i)/8, "batch")
	}
	if done, _ := p.putMeasurements(t, "", all...); done.Added != len(all) {
		t.Fatalf("did %+v", done)
	}
	must(t, p.Verify(context.Background()))
	if got := p.series(t); len(got) != len(all) || got[len(all)-1].Value != all[len(all)-1].Value {
		t.Fatalf("%d measurements, want %d", len(got), len(all))
	}
}

// The same period twice in one go, and numbers that only their shortest form
// gives back: the file reads as it was given.
func TestMeasurementsReadAsGiven(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		p := newTestPlan(t)
		defer func() { _ = p.Close() }()
		numbers := rapid.Custom(func(rt *rapid.T) float64 {
			digits, exponent := rapid.Int64Range(-999_999_999_999_999, 999_999_999_999_999).Draw(rt, "digits"), rapid.IntRange(-300, 290).Draw(rt, "exponent")
			number, err := strconv.ParseFloat(strconv.FormatInt(digits, 10)+"e"+strconv.Itoa(exponent), 64)
			if err != nil {
				rt.Fatal(err)
			}
			return number + 0
		})
		want := map[plan.Date]kpi.Measurement{}
		var all []kpi.Measurement
		for i := range rapid.IntRange(1, 20).Draw(rt, "count") {
			m := measured(plan.Date("2000-01-01").AddDays(i%15), numbers.Draw(rt, "value"), "batch")
			m.Note, m.Label = rapid.String().Draw(rt, "note"), rapid.StringMatching(`["'\\é]*`).Draw(rt, "label")
			want[m.Period] = m
			all = append(all, m)
		}
		p.putMeasurements(t, "", all...)
		must(t, p.Verify(ctx))
		got := p.series(t)
		if len(got) != len(want) {
			rt.Fatalf("%d measurements, want %d", len(got), len(want))
		}
		for _, m := range got {
			if w := want[m.Period]; !m.Same(w.Reading) {
				rt.Fatalf("read %+v, want %+v", m, w)
			}
		}
	})
}

func TestReadersOfSeries(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	other := measured("2026-03-01", 9, "")
	other.KPI, other.ID = "other", kpi.MeasurementID("other", "2026-03-01", "")
	p.putMeasurements(t, "", measured("2026-02-01", 2, ""), other, measured("2026-01-01", 1, ""))
	must(t, p.Read(ctx, func(r Reader) error {
		series, err := r.Series(ctx, map[plan.ID]plan.Date{"kpi": "2026-02-01", "other": ""})
		if len(series["kpi"]) != 1 || series["kpi"][0].Value != 2 || len(series["other"]) != 1 {
			t.Errorf("series %v: %v", series, err)
		}
		newest, err := r.NewestPeriods(ctx, "2026-02-28")
		if len(newest) != 1 || newest["kpi"] != "2026-02-01" {
			t.Errorf("newest %v: %v", newest, err)
		}
		var order []float64
		err = r.EachMeasurement(ctx, func(m kpi.Measurement) error { order = append(order, m.Value); return nil })
		if !slices.Equal(order, []float64{2, 9, 1}) {
			t.Errorf("entered in the order %v", order)
		}
		return err
	}))
}

func TestAnAmendedCheckInKeepsWhatItSaid(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	half := 0.5
	c := okr.CheckIn{ID: "c", KeyResult: "k", Date: "2026-02-17", Value: &half, Note: "Halfway."}
	p.do(t, "Check in", func(tx *Tx) error { return tx.AddCheckIn(ctx, c) })
	before := p.digest(t)
	c.Value, c.Note, c.Date = nil, "", "2026-02-16"
	p.do(t, "Amend", func(tx *Tx) error { return tx.AmendCheckIn(ctx, c) })
	must(t, p.Read(ctx, func(r Reader) error {
		found, err := r.CheckInsOf(ctx, "k")
		if len(found) != 1 || found[0].Value != nil || found[0].Note != "" || found[0].Date != "2026-02-16" || found[0].By != "Dana Okafor" {
			t.Errorf("read %+v", found)
		}
		return err
	}))
	_, _, err := p.Undo(ctx)
	must(t, err)
	if p.digest(t) != before {
		t.Error("undo does not give the check-in back")
	}
	must(t, p.Verify(ctx))
}

// A value is by whoever said it as it stands: an undo gives it back to whom it
// was before, and what is entered anew is new.
func TestAReadingIsByWhoSaidItAsItStands(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	as := func(who string) {
		p.options.Who = who
		p.reopen(t)
	}
	expect := func(when, by string, value float64, corrections ...string) {
		t.Helper()
		got := p.series(t)
		if len(got) != 1 || got[0].By != by || got[0].Value != value {
			t.Errorf("%s: %+v, want %v by %s", when, got, value, by)
		}
		var told []string
		must(t, p.Read(ctx, func(r Reader) error {
			found, err := r.Corrections(ctx, "kpi")
			for _, c := range found {
				told = append(told, plan.FormatNumber(c.Before.Value)+" to "+plan.FormatNumber(c.After.Value)+" by "+c.By+": "+c.Why)
			}
			return err
		}))
		if !slices.Equal(told, corrections) {
			t.Errorf("%s: corrections %q, want %q", when, told, corrections)
		}
	}
	invert := func(do func(context.Context) (Change, int, error)) {
		t.Helper()
		_, _, err := do(ctx)
		must(t, err)
	}
	const bobs, cleos = "1 to 2 by Bob: typo", "2 to 3 by Cleo: late"
	as("Ann")
	p.putMeasurements(t, "", measured("2026-01-01", 1, ""))
	as("Bob")
	p.putMeasurements(t, "typo", measured("2026-01-01", 2, ""))
	expect("corrected", "Bob", 2, bobs)
	as("Cleo")
	p.putMeasurements(t, "late", measured("2026-01-01", 3, ""))
	expect("corrected again", "Cleo", 3, cleos, bobs)
	invert(p.Undo)
	expect("undone", "Bob", 2, bobs)
	invert(p.Redo)
	expect("done again", "Cleo", 3, cleos, bobs)
	invert(p.Undo)
	invert(p.Undo)
	expect("all undone", "Ann", 1)
	invert(p.Redo)
	expect("the first done again", "Bob", 2, bobs)
	p.do(t, "Delete", func(tx *Tx) error { return tx.DeleteMeasurement(ctx, kpi.MeasurementID("kpi", "2026-01-01", "")) })
	as("Dan")
	p.putMeasurements(t, "", measured("2026-01-01", 7, ""))
	expect("entered anew", "Dan", 7)
	p.putMeasurements(t, "no", measured("2026-01-01", 8, ""))
	expect("and corrected", "Dan", 8, "7 to 8 by Dan: no")
	invert(p.Undo)
	invert(p.Undo)
	invert(p.Undo)
	expect("given back", "Bob", 2, bobs)
	must(t, p.Verify(ctx))
}
