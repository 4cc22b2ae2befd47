package sample_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace/sample"
	"cairn/backend/workspace/workspacetest"
)

// The roadmap of the sample is that of the design: twelve initiatives by RICE, one that a
// law asks for, one shipped whose KPI has values since, one dropped.
func TestTheSampleHasARoadmap(t *testing.T) {
	ctx := context.Background()
	w, err := sample.Create(ctx, filepath.Join(t.TempDir(), "sample.cairn"), workspacetest.Options(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(w.Read(ctx, func(r store.Reader) error {
		initiatives, err := r.Initiatives(ctx)
		must(err)
		ratings, err := r.Ratings(ctx)
		must(err)
		efforts, err := r.Efforts(ctx)
		must(err)
		states := map[roadmap.State]int{}
		titles, byID := map[plan.ID]string{}, map[plan.ID]roadmap.Initiative{}
		for _, i := range initiatives {
			states[i.State]++
			titles[i.ID], byID[i.ID] = i.Title, i
		}
		if got, want := fmt.Sprint(states), "map[candidate:7 dropped:1 idea:3 planned:3 shipped:1]"; got != want {
			t.Errorf("states %s, want %s", got, want)
		}
		open := slices.DeleteFunc(slices.Clone(initiatives), func(i roadmap.Initiative) bool { return !i.State.Open() })
		model := roadmap.Model{ID: roadmap.ModelID(roadmap.RICE), Method: roadmap.RICE}
		scored, err := roadmap.ScoreAll(model, roadmap.BuiltInCriteria(model), nil, roadmap.ItemsOf(open, ratings, efforts, nil))
		must(err)
		var scores []string
		for _, item := range roadmap.Rank(scored, nil) {
			if item.Score != nil {
				scores = append(scores, fmt.Sprintf("%.0f", *item.Score))
			} else {
				scores = append(scores, titles[item.ID])
			}
		}
		if got, want := strings.Join(scores, " "), "3680 3400 2000 1984 1580 1493 1440 1387 1350 1000 429 373 Allergen labels on every item"; got != want {
			t.Errorf("scores %s, want %s", got, want)
		}
		moves, err := r.Moves(ctx)
		must(err)
		for _, move := range moves {
			if i := byID[move.Initiative]; i.State == roadmap.Shipped {
				note, err := r.Annotation(ctx, roadmap.MarkID(i.ID, move.Row))
				must(err)
				values, err := r.MeasurementsOf(ctx, move.Row)
				must(err)
				before := len(slices.DeleteFunc(slices.Clone(values), func(m kpi.Measurement) bool { return m.Period >= i.Shipped }))
				if note.Date != i.Shipped || len(values)-before < 6 || before < 10 {
					t.Errorf("%s shipped on %s, marked on %s, with %d values before and %d since", i.Title, i.Shipped, note.Date, before, len(values)-before)
				}
			}
		}
		return nil
	}))
}
