package okrs_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/typed"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

// BenchmarkCommit compares the edit of one cell in the 490-row plan, with its
// journal, undo and digest, with a bare UPDATE of the same cell under the same
// pragmas.
func BenchmarkCommit(b *testing.B) {
	ctx := context.Background()
	w, err := workspace.Create(ctx, filepath.Join(b.TempDir(), "plan.cairn"), workspace.NewPlan{Name: "GitLab"}, workspacetest.Options(b))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	_, done, err := transfer.New(w).Import(ctx, transfer.Request{Source: transfer.Source{Path: "../../exchange/testdata/okrs-2018-q3.csv"}})
	if err != nil {
		b.Fatal(err)
	}
	outline, err := views.New(w).Outline(ctx, done.Cycle, "")
	if err != nil {
		b.Fatal(err)
	}
	ids := make([]plan.ID, len(outline.Objectives))
	for i, o := range outline.Objectives {
		ids[i] = o.ID
	}
	b.Run("edit", func(b *testing.B) {
		actions := okrs.New(w)
		timed(b, func(i int) error {
			_, err := actions.Edit(ctx, ids[i%len(ids)], "title", fmt.Sprintf("Title %d of %p", i, b))
			return err
		})
	})
	b.Run("bare", func(b *testing.B) {
		db, err := sql.Open("sqlite", "file:"+w.Path()+"?mode=rw&_txlock=immediate&_pragma=journal_mode(delete)&_pragma=synchronous(full)&_pragma=cache_spill(0)")
		if err != nil {
			b.Fatal(err)
		}
		defer func() { _ = db.Close() }()
		timed(b, func(i int) error {
			_, err := db.ExecContext(ctx, "UPDATE objectives SET title = ? WHERE id = ?", fmt.Sprintf("Bare %d of %p", i, b), ids[i%len(ids)])
			return err
		})
	})
}

// BenchmarkPasteLines reads and adds as many lines as one paste takes: objectives with
// their key results, owners and tags.
func BenchmarkPasteLines(b *testing.B) {
	ctx := context.Background()
	var text strings.Builder
	for i := range typed.MaxLines {
		if i%5 == 0 {
			fmt.Fprintf(&text, "Objective %d @Dana #Growth\n", i)
		} else {
			fmt.Fprintf(&text, "\tRaise activation %d from 41%% to 60%% @Mateo #team%d\n", i, i%7)
		}
	}
	w := workspacetest.New(b, workspacetest.Options(b))
	cycles, err := views.New(w).Cycles(ctx)
	if err != nil {
		b.Fatal(err)
	}
	lines := okrs.Lines{Cycle: cycles[0].ID, Text: text.String()}
	actions := okrs.New(w)
	b.Run("read", func(b *testing.B) {
		timed(b, func(int) error {
			_, err := actions.ReadLines(ctx, lines)
			return err
		})
	})
	b.Run("add", func(b *testing.B) {
		for b.Loop() {
			_, made, err := actions.PasteLines(ctx, lines)
			if err != nil || len(made) != typed.MaxLines {
				b.Fatalf("made %d rows: %v", len(made), err)
			}
			b.StopTimer()
			if _, _, err := w.Undo(ctx); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
	})
}

// timed reports the middle and the slowest hundredth beside the mean.
func timed(b *testing.B, f func(i int) error) {
	b.Helper()
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		if err := f(i); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2]), "p50-ns")
	b.ReportMetric(float64(took[len(took)*99/100]), "p99-ns")
}
