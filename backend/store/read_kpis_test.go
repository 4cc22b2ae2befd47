package store

import (
	"context"
	"slices"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// rawly runs a statement that no action of Cairn's would.
func (p *testPlan) rawly(t testing.TB, statement string) {
	t.Helper()
	raw, err := p.writer.DB()
	must(t, err)
	_, err = raw.ExecContext(context.Background(), statement)
	must(t, err)
}

// The order of entry holds wherever the rows lie in the file, as a merge may
// bring them in any order.
func TestMeasurementsComeInTheOrderOfEntry(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	expect := func(when string, wantStraight bool, want ...plan.ID) {
		t.Helper()
		var got []plan.ID
		must(t, p.Read(ctx, func(r Reader) error {
			straight, err := r.lieAsEntered(ctx)
			if straight != wantStraight {
				t.Errorf("%s: in the order of the file %v, want %v", when, straight, wantStraight)
			}
			must(t, err)
			return r.EachMeasurement(ctx, func(m kpi.Measurement) error { got = append(got, m.ID); return nil })
		}))
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", when, got, want)
		}
	}
	expect("empty", true)
	var all []kpi.Measurement
	for _, id := range []plan.ID{"c", "a", "b"} {
		all = append(all, kpi.Measurement{ID: id, KPI: "kpi", Period: "2026-01-01"})
	}
	p.putMeasurements(t, "", all[0])
	expect("one", true, "c")
	p.putMeasurements(t, "", all[1:]...)
	expect("as entered", true, "c", "a", "b")
	p.rawly(t, "UPDATE measurements SET rowid = 4 WHERE id = 'b'")
	expect("with a gap", false, "c", "a", "b")
	p.rawly(t, "UPDATE measurements SET rowid = 3 WHERE id = 'c'")
	expect("the first one moved", false, "c", "a", "b")
	p.rawly(t, "UPDATE measurements SET lamport = 9")
	expect("one number for all", false, "a", "b", "c")
	p.rawly(t, "UPDATE measurements SET rowid = 5 WHERE id = 'c'; UPDATE measurements SET rowid = 3 WHERE id = 'a'")
	expect("one number, by id", true, "a", "b", "c")
}

// A measurement comes out as it went in, whatever its texts hold.
func TestTextsOfMeasurements(t *testing.T) {
	p, half := newTestPlan(t), 0.5
	m := kpi.Measurement{ID: "m", KPI: "kpi", Period: "2026-01-01", Label: "a\x1fb", By: "Ana\x1f", Batch: "batch",
		Reading: kpi.Reading{Value: 0.1 + 0.2, Numerator: &half, Note: "\x1f"}}
	p.putMeasurements(t, "", m)
	got := p.series(t)
	if len(got) != 1 || got[0].Label != m.Label || got[0].By != m.By || !got[0].Same(m.Reading) || got[0].Batch != m.Batch || got[0].Lamport == 0 {
		t.Errorf("read %+v", got)
	}
	p.rawly(t, "UPDATE measurements SET label = '', note = '', numerator = NULL, denominator = 2")
	got = p.series(t)
	if len(got) != 1 || got[0].Label != "" || got[0].Note != "" || got[0].Numerator != nil || *got[0].Denominator != 2 {
		t.Errorf("read %+v", got)
	}
}
