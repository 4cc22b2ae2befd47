package views_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"

	"cairn/backend/workspace"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

// BenchmarkOutline compares the outline of the 490-row plan, all numbers
// computed, with reading the rows that it is made of and doing nothing.
func BenchmarkOutline(b *testing.B) {
	ctx := context.Background()
	w, err := workspace.Create(ctx, filepath.Join(b.TempDir(), "plan.cairn"), workspace.NewPlan{Name: "GitLab"}, workspacetest.Options(b))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	_, done, err := transfer.New(w).Import(ctx, transfer.Request{Path: "../../exchange/testdata/okrs-2018-q3.csv"})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("view", func(b *testing.B) {
		v := views.New(w)
		for b.Loop() {
			if _, err := v.Outline(ctx, done.Cycle, ""); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("bare", func(b *testing.B) {
		db, err := sql.Open("sqlite", "file:"+w.Path()+"?mode=ro")
		if err != nil {
			b.Fatal(err)
		}
		defer func() { _ = db.Close() }()
		for b.Loop() {
			for _, table := range []string{"plans", "products", "phases", "people", "teams", "tags", "cycles", "objectives", "key_results", "milestones", "check_ins"} {
				readRows(b, db, table)
			}
		}
	})
}

func readRows(b *testing.B, db *sql.DB, table string) {
	b.Helper()
	rows, err := db.QueryContext(context.Background(), "SELECT * FROM "+table+" WHERE alive = 1")
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	names, err := rows.Columns()
	if err != nil {
		b.Fatal(err)
	}
	cells, targets := make([]any, len(names)), make([]any, len(names))
	for i := range cells {
		targets[i] = &cells[i]
	}
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			b.Fatal(err)
		}
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
}
