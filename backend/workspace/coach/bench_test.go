package coach_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"

	"cairn/backend/workspace"
	"cairn/backend/workspace/coach"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/workspacetest"
)

// BenchmarkSmart compares the report of the 490-row plan with reading the rows that
// it is made of and doing nothing.
func BenchmarkSmart(b *testing.B) {
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
	b.Run("report", func(b *testing.B) {
		c := coach.New(w)
		for b.Loop() {
			if r, err := c.Report(ctx, done.Cycle, ""); err != nil || r.Open == 0 {
				b.Fatalf("%d findings, %v", r.Open, err)
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
			for _, table := range []string{"plans", "products", "phases", "people", "teams", "tags", "cycles", "objectives", "key_results", "milestones", "check_ins",
				"kpis", "kpi_phases", "supports", "scores", "overrules", "rule_choices"} {
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
