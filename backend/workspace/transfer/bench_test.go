package transfer_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

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
			_, done, err := transfer.New(w).Import(ctx, transfer.Request{Path: path})
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
