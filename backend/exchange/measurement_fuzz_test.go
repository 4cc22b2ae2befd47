package exchange

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

func FuzzReadMeasurements(f *testing.F) {
	for _, text := range []string{
		"period,value\n2026-01,5\n", "ds,y\r2024-01-01,1\r2024-01-02,2", "3/4/2026;1,5\n25/4/2026;2\n", "kpi,period,value,label\nActivation rate,W1 2026,\"1\",x\n",
		"\xff\xfep\x00,\x00v\x00\n\x00", "sep=;\nperiod;numerator;denominator\n2026;1;0\n", "date,value\n1/1/0001,\n'24 Jan,5\n",
	} {
		for i := range len(kpi.Frequencies()) + 1 {
			f.Add([]byte(text), uint8(i))
		}
	}
	f.Fuzz(func(t *testing.T, raw []byte, frequency uint8) {
		asked := measuring("")
		if i := int(frequency); i < len(kpi.Frequencies()) {
			asked = measuring(kpi.Frequencies()[i])
		}
		asked.Choices.SkipFaulty = frequency%2 == 0
		out, err := ReadMeasurements(context.Background(), bytes.NewReader(raw), -1, Options{}, asked)
		if err != nil {
			if refused := (*plan.Error)(nil); !errors.As(err, &refused) || refused.Message == "" {
				t.Fatalf("not a refusal: %v", err)
			}
			return
		}
		before, count := plan.ID(""), 0
		k := asked.KPIs[0]
		if len(out.Series) > 0 {
			k.Frequency = out.Series[0].Frequency
		}
		seen := map[plan.ID]bool{}
		for m := range out.All() {
			made := kpi.NewMeasurement(&k, kpi.CalendarOf(asked.Settings), m.Period, m.Label, m.Reading)
			if made.Period != m.Period || seen[made.ID] || made.ID == before {
				t.Fatalf("%+v comes twice, or does not begin its period", m)
			}
			if err := made.Validate(&k, kpi.CalendarOf(asked.Settings), asked.Today); err != nil {
				t.Fatalf("%+v: %v", m, err)
			}
			seen[made.ID], before = true, made.ID
			count++
		}
		if out.Errors == 0 && count != out.Count {
			t.Fatalf("%d values, said to be %d", count, out.Count)
		}
	})
}

func FuzzTargetInWords(f *testing.F) {
	for _, text := range []string{"At or above 95%", "<.58 x", "less than $10K", "≥ 1,000.5 days"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		target, ok := readTargetInWords(text, ".")
		if ok && (target.direction != kpi.Up && target.direction != kpi.Down || plan.Digits(target.target) > plan.MaxDigits) {
			t.Fatalf("%q: %+v", text, target)
		}
	})
}
