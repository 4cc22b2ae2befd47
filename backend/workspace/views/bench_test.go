package views_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
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
	_, done, err := transfer.New(w).Import(ctx, transfer.Request{Source: transfer.Source{Path: "../../exchange/testdata/okrs-2018-q3.csv"}})
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
			readTables(b, db, "plans", "products", "phases", "people", "teams", "tags", "cycles", "objectives", "key_results", "milestones", "check_ins")
		}
	})
}

func readTables(b *testing.B, db *sql.DB, tables ...string) {
	b.Helper()
	for _, table := range tables {
		readRows(b, db, table)
	}
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

// large is a plan for the benchmarks: an objective has four key results, each of
// which has a KPI with daily values up to today.
type large struct{ objectives, kpis, days int }

const keyResultsEach = 4

func (l large) create(b *testing.B) (*workspace.Workspace, plan.ID) {
	b.Helper()
	ctx, w := context.Background(), workspacetest.New(b, workspacetest.Options(b))
	cycle := current(b, views.New(w)).ID
	_, err := w.Do(ctx, workspace.Action{Code: "test", Name: "Fill"}, func(tx *store.Tx) error {
		kpis := make([]kpi.KPI, l.kpis)
		for i := range kpis {
			kpis[i] = kpi.KPI{ID: tx.NewID(), Name: fmt.Sprintf("Metric %d", i), Position: fmt.Sprintf("V%07dV", i), State: kpi.Active, UnitKind: kpi.UnitNumber,
				Direction: kpi.Up, Aggregation: kpi.AggregateLast, Frequency: kpi.Daily, Target: new(900.0)}
			if err := tx.PutKPI(ctx, kpis[i]); err != nil {
				return err
			}
		}
		if err := l.objectivesOf(ctx, tx, cycle, kpis); err != nil {
			return err
		}
		_, err := tx.PutMeasurements(ctx, func(yield func(kpi.Measurement) bool) {
			for i := range kpis {
				for day := range l.days {
					if !yield(kpi.NewMeasurement(&kpis[i], kpi.Calendar{}, workspacetest.Today.AddDays(-day), "", kpi.Reading{Value: float64(day * 37 % 1000)})) {
						return
					}
				}
			}
		})
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return w, cycle
}

func (l large) objectivesOf(ctx context.Context, tx *store.Tx, cycle plan.ID, kpis []kpi.KPI) error {
	for i := range l.objectives {
		o := okr.Objective{ID: tx.NewID(), Cycle: cycle, Position: fmt.Sprintf("V%07dV", i), Title: fmt.Sprintf("Objective %d", i), Type: okr.Committed, Weight: 1}
		err := tx.PutObjective(ctx, o)
		for j := range keyResultsEach {
			k := okr.KeyResult{ID: tx.NewID(), Objective: o.ID, Position: fmt.Sprintf("V%dV", j), Title: fmt.Sprintf("Key result %d", j), Kind: okr.Increase,
				Start: new(0.0), Target: new(1000.0), Weight: 1, KPI: kpis[(i*keyResultsEach+j)%len(kpis)].ID}
			err = errors.Join(err, tx.PutKeyResult(ctx, k))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// BenchmarkLarge20000 compares the outline and the KPI list of 20 000 rows with
// 500 000 measurements with reading all of these and doing nothing.
func BenchmarkLarge20000(b *testing.B) { large{objectives: 4000, kpis: 500, days: 1000}.screens(b) }

// BenchmarkLarge5000 is a quarter of that: it shows how the time grows.
func BenchmarkLarge5000(b *testing.B) { large{objectives: 1000, kpis: 125, days: 1000}.screens(b) }

func (l large) screens(b *testing.B) {
	ctx := context.Background()
	w, cycle := l.create(b)
	v := views.New(w)
	b.Run("outline", func(b *testing.B) {
		for b.Loop() {
			if outline, err := v.Outline(ctx, cycle, ""); err != nil || len(outline.Objectives) != l.objectives {
				b.Fatalf("%d objectives, %v", len(outline.Objectives), err)
			}
		}
	})
	b.Run("KPIs", func(b *testing.B) {
		for b.Loop() {
			if list, err := v.KPIs(ctx, ""); err != nil || len(list.KPIs) != l.kpis || list.KPIs[0].Value == nil {
				b.Fatalf("%d KPIs, %v", len(list.KPIs), err)
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
			readTables(b, db, "plans", "products", "phases", "people", "teams", "tags", "cycles", "objectives", "key_results", "milestones", "check_ins",
				"kpis", "kpi_phases", "measurements")
		}
	})
}
