package transfer_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/workspace/kpis"
	"cairn/backend/workspace/transfer"
)

// Today is 2026-02-17: January is the newest month that is over.
func TestAColumnOfValuesGetsItsPeriods(t *testing.T) {
	ctx := context.Background()
	for name, c := range map[string]struct {
		before   string // a period that has a value already
		text     string
		run      transfer.Run
		mark     string
		periods  []plan.Date
		rows     []int
		asks     bool
		suggests string
	}{
		"asks, and proposes that they end now": {text: "10\n11\n12\n", asks: true, suggests: "2025-11",
			periods: []plan.Date{"2025-11-01", "2025-12-01", "2026-01-01"}, rows: []int{1, 2, 3}},
		"asks, and proposes that they follow": {before: "2025-11", text: "10\r\n11", asks: true, suggests: "2025-12",
			periods: []plan.Date{"2025-12-01", "2026-01-01"}, rows: []int{1, 2}},
		"too many to follow": {before: "2025-12", text: "10\n11\n12", asks: true, suggests: "2025-11",
			periods: []plan.Date{"2025-11-01", "2025-12-01", "2026-01-01"}, rows: []int{1, 2, 3}},
		"asks backward": {text: "10\n11", run: transfer.Run{Backward: true}, asks: true, suggests: "2026-01",
			periods: []plan.Date{"2025-12-01", "2026-01-01"}, rows: []int{2, 1}},
		"from a period": {text: "Value\n1,250\n\n1251", run: transfer.Run{From: "Mar 2025"},
			periods: []plan.Date{"2025-03-01", "2025-05-01"}, rows: []int{2, 4}},
		"backward from a period": {text: "10\n11", run: transfer.Run{From: "2025-03", Backward: true},
			periods: []plan.Date{"2025-02-01", "2025-03-01"}, rows: []int{2, 1}},
		"a decimal comma": {text: "1,5\n2,5", mark: ",", run: transfer.Run{From: "2025-03"},
			periods: []plan.Date{"2025-03-01", "2025-04-01"}, rows: []int{1, 2}},
		"with periods of their own": {text: "2025-03\t10\n2025-04\t11",
			periods: []plan.Date{"2025-03-01", "2025-04-01"}, rows: []int{1, 2}},
	} {
		t.Run(name, func(t *testing.T) {
			w, id := withKPI(t, "monthly")
			if c.before != "" {
				if _, _, err := kpis.New(w).Measure(ctx, kpis.NewMeasurement{KPI: id, Period: c.before, Value: "9"}); err != nil {
					t.Fatal(err)
				}
			}
			request := transfer.MeasurementRequest{Source: transfer.Source{Text: c.text, DecimalMark: c.mark}, KPI: id, Run: c.run}
			request.Choices.DecimalMark = c.mark
			request.Existing = transfer.ReplaceExisting
			preview, err := transfer.New(w).PreviewMeasurements(ctx, request)
			if err != nil {
				t.Fatal(err)
			}
			var periods []plan.Date
			var rows []int
			for m := range preview.Plan.All() {
				periods, rows = append(periods, m.Period), append(rows, m.Row)
			}
			if !slices.Equal(periods, c.periods) || !slices.Equal(rows, c.rows) {
				t.Errorf("got %v of rows %v, findings %+v", periods, rows, preview.Findings)
			}
			asked := slices.ContainsFunc(preview.Findings, func(f transfer.Finding) bool { return f.Code == "no_periods" })
			if asked != c.asks || asked && (preview.From != c.suggests || preview.Errors != 1) {
				t.Errorf("asked %v from %q with %d errors: %+v", asked, preview.From, preview.Errors, preview.Findings)
			}
			_, done, err := transfer.New(w).ImportMeasurements(ctx, request)
			if c.asks != (plan.CodeOf(err) == plan.Invalid) || !c.asks && done.Measured.Added != len(c.periods) {
				t.Errorf("imported %+v: %v", done, err)
			}
		})
	}
}

func TestColumnsThatCannotGetPeriods(t *testing.T) {
	ctx := context.Background()
	for frequency, want := range map[string]string{"as it happens": "needs_days", "monthly": "not_a_period"} {
		w, id := withKPI(t, frequency)
		_, err := transfer.New(w).PreviewMeasurements(ctx, transfer.MeasurementRequest{Source: transfer.Source{Text: "10\n11"}, KPI: id, Run: transfer.Run{From: "2025"}})
		var refused *plan.Error
		if !errors.As(err, &refused) || fmt.Sprint(refused.Fields[0].Field, " ", refused.Fields[0].Code) != "from "+want {
			t.Errorf("%s: %v", frequency, err)
		}
	}
}
