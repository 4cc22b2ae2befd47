package transfer_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/workspacetest"
)

// bulkRows is how many rows the benchmark of bulk actions imports.
const bulkRows = 5000

// bulkFile is a spreadsheet of so many rows: an objective with four key results,
// again and again, each key result with its value.
func bulkFile(b *testing.B) string {
	b.Helper()
	var text strings.Builder
	text.WriteString("Order,Type,Title,Owner,Team,Period,Start,Current,Target,Unit,Due,Last note\n")
	for i := range bulkRows {
		top, below := i/5+1, i%5
		if below == 0 {
			fmt.Fprintf(&text, "%d,Objective,Objective %d,Person %d,Team %d,Q1 2026,,,,,,\n", top, i, i%40, i%7)
			continue
		}
		fmt.Fprintf(&text, "%d.%d,Key result,Key result %d,Person %d,,Q1 2026,%d,%d,%d,orders,2026-03-31,As reported in week %d\n",
			top, below, i, i%40, i%10, i%10+5, i%10+50, i%13)
	}
	path := filepath.Join(b.TempDir(), "bulk.csv")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkBulk reports what undoing and redoing an import costs, as a part of
// the import itself.
func BenchmarkBulk(b *testing.B) {
	ctx, path := context.Background(), bulkFile(b)
	var imports, undos, redos time.Duration
	for b.Loop() {
		w := workspacetest.New(b, workspacetest.Options(b))
		imports += took(func() {
			_, done, err := transfer.New(w).Import(ctx, transfer.Request{Source: transfer.Source{Path: path}})
			if err != nil || done.Rows != bulkRows {
				b.Fatalf("%d rows, %v", done.Rows, err)
			}
		})
		undos += took(func() {
			if _, skipped, err := w.Undo(ctx); err != nil || skipped != 0 {
				b.Fatalf("skipped %d, %v", skipped, err)
			}
		})
		redos += took(func() {
			if _, skipped, err := w.Redo(ctx); err != nil || skipped != 0 {
				b.Fatalf("skipped %d, %v", skipped, err)
			}
		})
	}
	b.ReportMetric(imports.Seconds()*1000/float64(b.N), "import-ms")
	b.ReportMetric(undos.Seconds()/imports.Seconds(), "undo/import")
	b.ReportMetric(redos.Seconds()/imports.Seconds(), "redo/import")
}

func took(f func()) time.Duration {
	began := time.Now()
	f()
	return time.Since(began)
}

// measuredDays is how many values each KPI of the benchmark of measurements has.
const measuredDays = 1000

// dailyKPIs adds KPIs that are measured daily.
func dailyKPIs(b *testing.B, w *workspace.Workspace, count int) {
	b.Helper()
	ctx := context.Background()
	_, err := w.Do(ctx, workspace.Action{Code: "test", Name: "Add"}, func(tx *store.Tx) error {
		for i := range count {
			k := kpi.KPI{ID: tx.NewID(), Name: fmt.Sprintf("Metric %d", i), State: kpi.Draft, UnitKind: kpi.UnitNumber,
				Direction: kpi.Up, Aggregation: kpi.AggregateLast, Frequency: kpi.Daily}
			if err := tx.PutKPI(ctx, k); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

// measuredFile is a file of measuredDays values for each of so many KPIs.
func measuredFile(b *testing.B, kpis int) string {
	b.Helper()
	var text strings.Builder
	text.WriteString("kpi,period,value\n")
	for i := range kpis {
		for day := range measuredDays {
			fmt.Fprintf(&text, "Metric %d,%s,%d.%02d\n", i, plan.Date("2023-01-01").AddDays(day), day*37%1000, i%100)
		}
	}
	path := filepath.Join(b.TempDir(), "measured.csv")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkMeasured reports what an import of 100 000 measurements costs, and
// what undoing it, importing again after that, and importing once more cost as
// parts of it.
func BenchmarkMeasured(b *testing.B) {
	const kpis = 100
	ctx, path := context.Background(), measuredFile(b, kpis)
	var each [4]time.Duration
	for b.Loop() {
		w := workspacetest.New(b, workspacetest.Options(b))
		dailyKPIs(b, w, kpis)
		read := func(want store.Measured) time.Duration {
			return took(func() {
				_, done, err := transfer.New(w).ImportMeasurements(ctx, transfer.MeasurementRequest{Source: transfer.Source{Path: path}})
				if err != nil || done.Measured != want {
					b.Fatalf("%+v, %v", done.Measured, err)
				}
			})
		}
		const all = kpis * measuredDays
		each[0] += read(store.Measured{Added: all})
		each[1] += took(func() {
			if _, skipped, err := w.Undo(ctx); err != nil || skipped != 0 {
				b.Fatalf("skipped %d, %v", skipped, err)
			}
		})
		each[2] += read(store.Measured{Added: all})
		each[3] += read(store.Measured{Same: all})
	}
	b.ReportMetric(each[0].Seconds()*1000/float64(b.N), "import-ms")
	for i, what := range []string{"undo/import", "anew/import", "same/import"} {
		b.ReportMetric(each[i+1].Seconds()/each[0].Seconds(), what)
	}
}
