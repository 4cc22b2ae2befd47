package store

import (
	"context"
	"slices"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// writes counts the cells of the journal.
func (p *testPlan) writes(t testing.TB) (count int) {
	t.Helper()
	must(t, p.Read(context.Background(), func(r Reader) error {
		return r.raw.QueryRowContext(context.Background(), "SELECT count(*) FROM writes").Scan(&count)
	}))
	return count
}

// An import is undone and done again, by another batch and with a period less, a
// period more and a period that was deleted on its own: the tombstone of its batch
// is taken back, and put back by the next undo.
func TestAnUndoneImportComesBackWithOneCell(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	const many = 3 * measuredAtOnce
	rows := make([]kpi.Measurement, many)
	for i := range rows {
		rows[i] = measured(plan.Date("2000-01-01").AddDays(i), float64(i), "first")
	}
	before := p.digest(t)
	p.putMeasurements(t, "", rows...)
	_, _, err := p.Undo(ctx)
	must(t, err)
	cells := p.writes(t)
	again := slices.Clone(rows[1:])
	again = append(again, measured("1999-01-01", 5, ""))
	for i := range again {
		again[i].Batch = "second"
	}
	if done, _ := p.putMeasurements(t, "", again...); done != (Measured{Added: many}) {
		t.Fatalf("did %+v", done)
	}
	if got, want := p.writes(t)-cells, 2; got != want {
		t.Errorf("%d cells were written, want %d: the batch's, and that of the period that is not in the file any more", got, want)
	}
	if got := p.series(t); len(got) != many || got[0].Period != "1999-01-01" || got[1].Period != rows[1].Period {
		t.Errorf("%d values, from %s and %s on", len(got), got[0].Period, got[1].Period)
	}
	must(t, p.Verify(ctx))
	after, cells := p.digest(t), p.writes(t)
	_, skipped, err := p.Undo(ctx)
	must(t, err)
	if got := p.writes(t) - cells; skipped != 0 || got != 3 || p.digest(t) != before {
		t.Errorf("the undo skipped %d, wrote %d cells and left %d values", skipped, got, len(p.series(t)))
	}
	_, _, err = p.Redo(ctx)
	must(t, err)
	if p.digest(t) != after {
		t.Errorf("done again: %d values", len(p.series(t)))
	}
	must(t, p.Verify(ctx))
}

// One value entered by hand does not bring a whole import back.
func TestOneValueOfAnUndoneImportIsEnteredAlone(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	rows := make([]kpi.Measurement, 100)
	for i := range rows {
		rows[i] = measured(plan.Date("2000-01-01").AddDays(i), float64(i), "first")
	}
	p.putMeasurements(t, "", rows...)
	_, _, err := p.Undo(ctx)
	must(t, err)
	cells := p.writes(t)
	p.putMeasurements(t, "", measured("2000-01-05", 7, ""))
	if got := p.series(t); len(got) != 1 || got[0].Value != 7 || p.writes(t)-cells != 2 {
		t.Errorf("%d cells, %+v", p.writes(t)-cells, got)
	}
	must(t, p.Verify(ctx))
}
