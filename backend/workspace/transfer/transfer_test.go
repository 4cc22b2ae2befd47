package transfer_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cairn/backend/exchange"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

// quarter is a company's published plan of 490 rows; see SOURCE.md beside it.
const quarter = "../../exchange/testdata/okrs-2018-q3.csv"

func digest(t *testing.T, w *workspace.Workspace) string {
	t.Helper()
	var text string
	err := w.Read(context.Background(), func(r store.Reader) (err error) {
		text, err = r.ContentDigest(context.Background())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func export(t *testing.T, w *workspace.Workspace) []byte {
	t.Helper()
	files, err := transfer.New(w).Export(context.Background(), t.TempDir(), exchange.Standard)
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(files[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func importFile(t *testing.T, w *workspace.Workspace, path string) transfer.Imported {
	t.Helper()
	_, done, err := transfer.New(w).Import(context.Background(), transfer.Request{Source: transfer.Source{Path: path}})
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func TestImportOfARealQuarterIsOneStepOfUndo(t *testing.T) {
	ctx := context.Background()
	w := workspacetest.New(t, workspacetest.Options(t))
	before := digest(t, w)
	done := importFile(t, w, quarter)
	if got, want := done.Rows, 490; got != want {
		t.Fatalf("%d rows, want %d", got, want)
	}
	if done.Objectives+done.KeyResults < done.Rows {
		t.Fatalf("%d objectives and %d key results of %d rows: something was dropped", done.Objectives, done.KeyResults, done.Rows)
	}
	after := digest(t, w)
	undo, _ := w.UndoState()
	if got, want := undo, "Import okrs-2018-q3.csv"; got != want {
		t.Fatalf("undo offers %q, want %q", got, want)
	}
	if _, skipped, err := w.Undo(ctx); err != nil || skipped != 0 {
		t.Fatalf("undo skipped %d: %v", skipped, err)
	}
	if got := digest(t, w); got != before {
		t.Fatal("undo of the import does not restore the content")
	}
	if _, _, err := w.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := digest(t, w); got != after {
		t.Fatal("redo of the import does not restore the content")
	}
	if err := w.Verify(ctx); err != nil {
		t.Fatal(err)
	}
	backups, err := w.Backups()
	if err != nil || len(backups) != 1 || backups[0].Reason != store.BeforeImport {
		t.Fatalf("backups before the import: %v, %v", backups, err)
	}
}

// Every text of the file is in the plan: as a title, an owner, a period or in a
// note.
func TestImportDropsNothing(t *testing.T) {
	ctx := context.Background()
	w := workspacetest.New(t, workspacetest.Options(t))
	importFile(t, w, quarter)
	lines, err := views.New(w).Lines(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, line := range lines {
		parts := []string{line.Objective.Title, line.Objective.Note, line.Objective.Cycle}
		for _, owner := range []*string{line.Objective.Owner, line.Objective.Team} {
			if owner != nil {
				parts = append(parts, *owner)
			}
		}
		if k := line.KeyResult; k != nil {
			parts = append(parts, k.Title, k.Note)
			if k.Owner != nil {
				parts = append(parts, *k.Owner)
			}
			if k.Current != nil {
				parts = append(parts, plan.FormatNumber(*k.Current))
			}
			if k.LastNote != nil {
				parts = append(parts, *k.LastNote)
			}
		}
		all.WriteString(strings.Join(parts, "\n") + "\n")
	}
	plain := strings.Join(strings.Fields(all.String()), " ")
	file, err := os.Open(quarter)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	table, err := exchange.ReadTable(ctx, file, -1, exchange.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range table.Rows {
		for i, cell := range row.Cells {
			if text := strings.Join(strings.Fields(cell), " "); i > 0 && !strings.Contains(plain, text) {
				t.Errorf("line %d: %q of column %s is not in the plan", row.Line, text, table.Header[i])
			}
		}
	}
}

func TestAFileWithErrorsIsRefusedWhole(t *testing.T) {
	ctx := context.Background()
	w := workspacetest.New(t, workspacetest.Options(t))
	before := digest(t, w)
	path := filepath.Join(t.TempDir(), "bad.csv")
	if err := os.WriteFile(path, []byte("Type,Title,Target,Due\nObjective,Grow,,\nKey result,Raise it,5,03/04/2026\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err := transfer.New(w).Import(ctx, transfer.Request{Source: transfer.Source{Path: path}})
	if got, want := plan.CodeOf(err), plan.Invalid; got != want {
		t.Fatalf("code %q, want %q: %v", got, want, err)
	}
	if !strings.Contains(err.Error(), "3") {
		t.Fatalf("the refusal names no row: %v", err)
	}
	if got := digest(t, w); got != before {
		t.Fatal("half of the file was imported")
	}
}

func TestImportIntoAPlanOpenForLooking(t *testing.T) {
	options := workspacetest.Options(t)
	w := workspacetest.New(t, options)
	looking, err := workspace.Open(context.Background(), w.Path(), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = looking.Close() })
	_, _, err = transfer.New(looking).Import(context.Background(), transfer.Request{Source: transfer.Source{Path: quarter}})
	if got, want := plan.CodeOf(err), plan.ReadOnly; got != want {
		t.Fatalf("code %q, want %q: %v", got, want, err)
	}
}
