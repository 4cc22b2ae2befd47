package store

import (
	"context"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// Whatever columns the rows of a statement share, each row comes out as it went
// in, and the digest is that of the file.
func TestRowsThatShareColumns(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := newTestPlan(t)
		number := rapid.SampledFrom([]*float64{nil, new(float64)})
		texts := rapid.SampledFrom([][]string{{""}, {"same"}, {"", "other", "'"}})
		labels, notes, names, kpis := texts.Draw(rt, "labels"), texts.Draw(rt, "notes"), texts.Draw(rt, "names"), rapid.IntRange(1, 3).Draw(rt, "kpis")
		ratio := rapid.Bool().Draw(rt, "ratio")
		want := make([]kpi.Measurement, rapid.IntRange(1, 3*insertedAtOnce).Draw(rt, "count"))
		for i := range want {
			want[i] = kpi.Measurement{ID: plan.ID(fmt.Sprintf("%04d", i)), KPI: plan.ID(fmt.Sprintf("kpi %d", i%kpis)), Period: plan.Date("2026-01-01").AddDays(i),
				Label: labels[i%len(labels)], By: "By " + names[i%len(names)], Reading: kpi.Reading{Value: float64(i % 50 * kpis), Note: notes[i%len(notes)]}}
			if ratio {
				want[i].Numerator, want[i].Denominator = number.Draw(rt, "numerator"), number.Draw(rt, "denominator")
			}
		}
		p.putMeasurements(t, "", want...)
		must(t, p.Verify(context.Background()))
		i := 0
		must(t, p.Read(context.Background(), func(r Reader) error {
			return r.EachMeasurement(context.Background(), func(m kpi.Measurement) error {
				w := want[i]
				if i++; m.ID != w.ID || m.KPI != w.KPI || m.Period != w.Period || m.Label != w.Label || m.By != w.By || !m.Same(w.Reading) {
					rt.Fatalf("read %+v, want %+v", m, w)
				}
				return nil
			})
		}))
		if i != len(want) {
			rt.Fatalf("%d rows, want %d", i, len(want))
		}
	})
}
