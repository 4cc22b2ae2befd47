package transfer_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/kpis"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

func withKPI(t *testing.T, frequency string) (*workspace.Workspace, plan.ID) {
	t.Helper()
	w := workspacetest.New(t, workspacetest.Options(t))
	_, id, err := kpis.New(w).Add(context.Background(), kpis.NewKPI{Name: "Passengers"})
	if err == nil {
		_, err = kpis.New(w).Edit(context.Background(), id, "frequency", frequency)
	}
	if err != nil {
		t.Fatal(err)
	}
	return w, id
}

// Public series in the shapes in which they are published; see SOURCE.md beside
// them.
func TestRealSeriesAreOneBatchAndOneStepOfUndo(t *testing.T) {
	ctx := context.Background()
	for file, c := range map[string]struct {
		frequency string
		values    int
	}{
		"monthly-air-passengers.csv": {"monthly", 144},
		"daily-page-views.csv":       {"daily", 2863},
	} {
		t.Run(file, func(t *testing.T) {
			w, id := withKPI(t, c.frequency)
			before := digest(t, w)
			request := transfer.MeasurementRequest{Source: transfer.Source{Path: "../../exchange/testdata/series/" + file}, KPI: id}
			preview, err := transfer.New(w).PreviewMeasurements(ctx, request)
			if err != nil || preview.Errors > 0 || preview.New != c.values {
				t.Fatalf("foretold %+v: %v", preview, err)
			}
			_, done, err := transfer.New(w).ImportMeasurements(ctx, request)
			if err != nil || done.Measured.Added != c.values {
				t.Fatalf("did %+v: %v", done, err)
			}
			imported := digest(t, w)
			if _, again, err := transfer.New(w).ImportMeasurements(ctx, request); err != nil || again.Measured != (store.Measured{Same: c.values}) {
				t.Errorf("again: %+v: %v", again, err)
			}
			detail, err := views.New(w).KPI(ctx, id, "")
			if err != nil || len(detail.Measurements) != c.values || detail.KPI.Frequency != kpi.Frequency(c.frequency) {
				t.Errorf("%d values: %v", len(detail.Measurements), err)
			}
			if _, _, err := w.Undo(ctx); err != nil || digest(t, w) != before {
				t.Errorf("undo: %v", err)
			}
			if _, _, err := w.Redo(ctx); err != nil || digest(t, w) != imported {
				t.Errorf("redo: %v", err)
			}
			if err := w.Verify(ctx); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestImportedKPIsOfACompany(t *testing.T) {
	ctx := context.Background()
	w := workspacetest.New(t, workspacetest.Options(t))
	before := digest(t, w)
	request := transfer.KPIRequest{Source: transfer.Source{Path: "../../exchange/testdata/kpis/gitlab.csv"}}
	preview, err := transfer.New(w).PreviewKPIs(ctx, request)
	if err != nil || preview.Plan.Errors > 0 {
		t.Fatalf("foretold %+v: %v", preview.Plan, err)
	}
	_, done, err := transfer.New(w).ImportKPIs(ctx, request)
	if err != nil || done.KPIs != len(preview.Plan.KPIs) || done.KPIs == 0 {
		t.Fatalf("did %+v: %v", done, err)
	}
	list, err := views.New(w).KPIs(ctx, "")
	if err != nil || len(list.KPIs) != done.KPIs {
		t.Fatalf("%d KPIs: %v", len(list.KPIs), err)
	}
	for i := range list.KPIs {
		if read := preview.Plan.KPIs[i]; list.KPIs[i].Name != read.KPI.Name || list.KPIs[i].State != kpi.Draft || read.Owner+read.Team != "" && list.KPIs[i].Owner == nil {
			t.Errorf("%+v became %+v", read, list.KPIs[i].KPICard)
		}
	}
	comesBackWhole(t, w)
	if _, _, err := w.Undo(ctx); err != nil || digest(t, w) != before {
		t.Errorf("undo: %v", err)
	}
}

func TestMeasurementFilesThatAreRefused(t *testing.T) {
	ctx := context.Background()
	w, id := withKPI(t, "monthly")
	before := digest(t, w)
	for name, c := range map[string]struct {
		content string
		kpi     plan.ID
		code    string
	}{
		"unknown KPI":     {"kpi,period,value\nNothing,2026-01,1\n", "", "unknown_kpi"},
		"no KPI":          {"period,value\n2026-01,1\n", "", "no_kpi"},
		"two values":      {"period,value\n2026-01,1\n2026-01,2\n", id, "two_values"},
		"not a number":    {"period,value\n2026-01,NaN\n", id, "not_a_number"},
		"16 digits":       {"period,value\n2026-01,1234567890.123456\n", id, "not_a_number"},
		"the future":      {"period,value\n2026-03,1\n", id, "future"},
		"day or month":    {"period,value\n03/04/2025,1\n05/06/2025,2\n", id, "date_order"},
		"no value column": {"period,remark,more,still\n2026-01,a,b,c\n", id, "no_value_column"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "values.csv")
			if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
				t.Fatal(err)
			}
			_, _, err := transfer.New(w).ImportMeasurements(ctx, transfer.MeasurementRequest{Source: transfer.Source{Path: path}, KPI: c.kpi})
			var refused *plan.Error
			if !errors.As(err, &refused) || len(refused.Fields) == 0 || refused.Fields[0].Code != c.code || digest(t, w) != before {
				t.Errorf("got %+v", err)
			}
		})
	}
}
