package transfer_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/kpis"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

func valuesFile(t *testing.T, text string) transfer.Source {
	t.Helper()
	path := filepath.Join(t.TempDir(), "values.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return transfer.Source{Path: path}
}

// A file of values alone says nothing of notes and fractions: the same value is
// the same, and what the file does not speak of stays as far as it agrees.
func TestValuesAloneOverReadingsInFull(t *testing.T) {
	ctx := context.Background()
	w, id := withKPI(t, "monthly")
	actions := kpis.New(w)
	for _, n := range []kpis.NewMeasurement{
		{KPI: id, Period: "2025-01", Value: "19", Note: "late"},
		{KPI: id, Period: "2025-02", Value: "1.5", Numerator: "3", Denominator: "2", Note: "sold"},
	} {
		if _, _, err := actions.Measure(ctx, n); err != nil {
			t.Fatal(err)
		}
	}
	request := transfer.MeasurementRequest{Source: valuesFile(t, "period,value\n2025-01,19\n2025-02,1.5\n2025-03,4\n"), KPI: id}
	p, err := transfer.New(w).PreviewMeasurements(ctx, request)
	if err != nil || p.Same != 2 || p.Different != 0 || p.New != 1 || p.Errors != 0 {
		t.Fatalf("%d the same, %d different, %d new, %+v: %v", p.Same, p.Different, p.New, p.Findings, err)
	}
	_, done, err := transfer.New(w).ImportMeasurements(ctx, request)
	if err != nil || done.Measured != (store.Measured{Added: 1, Same: 2}) {
		t.Fatalf("%+v: %v", done.Measured, err)
	}
	request = transfer.MeasurementRequest{Source: valuesFile(t, "period,value\n2025-01,20\n2025-02,2\n"), KPI: id, Existing: transfer.ReplaceExisting}
	if _, done, err = transfer.New(w).ImportMeasurements(ctx, request); err != nil || done.Measured != (store.Measured{Corrected: 2}) {
		t.Fatalf("%+v: %v", done.Measured, err)
	}
	detail, err := views.New(w).KPI(ctx, id, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range detail.Measurements {
		if m.Period == "2025-01-01" && (m.Value != 20 || m.Note != "late") ||
			m.Period == "2025-02-01" && (m.Value != 2 || m.Note != "sold" || m.Numerator == nil) {
			t.Errorf("read %+v", m)
		}
	}
	// 1.5 agrees with 2 as far as that is written out; 5 does not.
	request.Source = valuesFile(t, "period,value\n2025-02,5\n")
	if _, _, err = transfer.New(w).ImportMeasurements(ctx, request); err != nil {
		t.Fatal(err)
	}
	err = w.Read(ctx, func(r store.Reader) error {
		m, err := r.Measurement(ctx, kpi.MeasurementID(id, "2025-02-01", ""))
		if m.Value != 5 || m.Note != "sold" || m.Numerator != nil || m.Denominator != nil {
			t.Errorf("read %+v", m)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	// Where the note alone differs, no value is said to be another.
	p, err = transfer.New(w).PreviewMeasurements(ctx, transfer.MeasurementRequest{Source: valuesFile(t, "period,value,note\n2025-02,5,gone\n"), KPI: id})
	if err != nil || p.Different != 1 || !strings.Contains(p.Findings[0].Message, "1 period has other values in the plan, such as 2025-02-01, which has 5 too, but another note") {
		t.Errorf("%+v: %v", p.Findings, err)
	}
}

// hookedClock calls a hook once, when it is asked the time after it was armed.
type hookedClock struct {
	*workspacetest.Clock
	hook func()
}

func (c *hookedClock) Now() time.Time {
	if hook := c.hook; hook != nil {
		c.hook = nil
		hook()
	}
	return c.Clock.Now()
}

// Between the look at what differs and the write, somebody enters a value of a
// period of the file: it is not overwritten, and nothing is imported.
func TestAValueEnteredWhileAFileIsImported(t *testing.T) {
	for name, c := range map[string]struct{ period, existing string }{
		"a period that had none":  {"2025-02", ""},
		"a period to be replaced": {"2025-01", transfer.ReplaceExisting},
		"a period to be kept":     {"2025-01", transfer.KeepExisting},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, options := context.Background(), workspacetest.Options(t)
			clock := &hookedClock{Clock: options.Clock.(*workspacetest.Clock)}
			options.Clock = clock
			w := workspacetest.New(t, options)
			actions := kpis.New(w)
			_, id, err := actions.Add(ctx, kpis.NewKPI{Name: "Passengers"})
			if err != nil {
				t.Fatal(err)
			}
			change, first, err := actions.Measure(ctx, kpis.NewMeasurement{KPI: id, Period: "2025-01", Value: "9"})
			if err != nil || change.Action == "" {
				t.Fatal(err)
			}
			request := transfer.MeasurementRequest{Source: valuesFile(t, "period,value\n2025-01,1\n2025-02,2\n"), KPI: id, Existing: c.existing}
			if c.existing == "" {
				request.Source = valuesFile(t, "period,value\n2025-02,2\n")
			}
			enter := func() {
				if c.existing == "" {
					_, _, err = actions.Measure(ctx, kpis.NewMeasurement{KPI: id, Period: c.period, Value: "99"})
				} else {
					_, err = actions.Correct(ctx, kpis.Correction{ID: first, Value: "99", Why: "meanwhile"})
				}
				if err != nil {
					t.Error(err)
				}
			}
			request.Progress = func(int64, int64) { clock.hook = enter } // the file was read; next the clock is asked for the backup
			change, _, err = transfer.New(w).ImportMeasurements(ctx, request)
			if plan.CodeOf(err) != plan.Conflict || change.Action != "" || !strings.Contains(err.Error(), "Nothing was imported") {
				t.Fatalf("imported %q: %v", change.Name, err)
			}
			expectValue(t, w, id, plan.Date(c.period+"-01"), 99)
			request.Progress = nil
			if _, _, err := transfer.New(w).ImportMeasurements(ctx, request); (err == nil) != (c.existing != "") {
				t.Errorf("and again: %v", err)
			}
		})
	}
}

func expectValue(t *testing.T, w *workspace.Workspace, id plan.ID, period plan.Date, want float64) {
	t.Helper()
	err := w.Read(context.Background(), func(r store.Reader) error {
		m, err := r.Measurement(context.Background(), kpi.MeasurementID(id, period, ""))
		if m.Value != want {
			t.Errorf("%s is %v, want %v", period, m.Value, want)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
