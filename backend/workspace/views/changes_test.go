package views_test

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/workspace"
	"cairn/backend/workspace/roadmaps"
	"cairn/backend/workspace/scoring"
	"cairn/backend/workspace/views"
)

// window holds what it was answered last, as the page does.
type window struct {
	answer string
	rows   []views.Initiative
}

// take puts an answer over what is held.
func (w *window) take(t *rapid.T, c views.RoadmapChanges) views.Roadmap {
	before := map[plan.ID]views.Initiative{}
	order := c.Changes.Order
	switch {
	case c.Changes.Since == w.answer && w.answer != "":
		for _, row := range w.rows {
			before[row.ID] = row
			if !c.Changes.Ordered {
				order = append(order, row.ID)
			}
		}
	case c.Changes.Since != "" || !c.Changes.Ordered:
		t.Fatalf("a window that holds %q is told what is new since %q", w.answer, c.Changes.Since)
	}
	page := c.Page
	for _, row := range page.Initiatives {
		before[row.ID] = row
	}
	page.Initiatives = []views.Initiative{}
	for i, id := range order {
		row, there := before[id]
		if !there {
			t.Fatalf("%s is to be shown and was never sent", id)
		}
		row.Rank, row.Place = orNone(c.Ranks[i]), orNone(c.Places[i])
		page.Initiatives = append(page.Initiatives, row)
	}
	w.answer, w.rows = c.Changes.Answer, page.Initiatives
	return page
}

func orNone(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

func jsonOf(t interface{ Fatal(...any) }, value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Whatever is done to a plan, done back and done again: a window that was told the changes
// alone shows what one that reads everything shows, whatever it held and asked for before.
func TestChangesComeToWhatIsReadAfresh(t *testing.T) {
	d, ctx := newDecided(t, fennel), context.Background()
	made := slices.Sorted(maps.Values(d.ids))
	plans, rates := roadmaps.New(d.w), scoring.New(d.w)
	memory, done := views.NewAnswered(), 0
	rapid.Check(t, func(t *rapid.T) {
		windows := [2]window{}
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			one, other := rapid.SampledFrom(made).Draw(t, "one"), rapid.SampledFrom(made).Draw(t, "other")
			text := rapid.SampledFrom([]string{"", "1", "2-3-6", "x", "0", "700", "Q2 2026"}).Draw(t, "text")
			do := rapid.SampledFrom([]func() (workspace.Change, error){
				func() (workspace.Change, error) {
					field := rapid.SampledFrom([]string{"title", "team", "tags", "class", "cycle", "horizon"}).Draw(t, "field")
					return plans.Edit(ctx, []plan.ID{one, other}, field, text)
				},
				func() (workspace.Change, error) {
					return plans.SetState(ctx, []plan.ID{one}, roadmaps.Step{State: rapid.SampledFrom(roadmap.States()).Draw(t, "state"), Reason: text})
				},
				func() (workspace.Change, error) {
					return plans.Move(ctx, []plan.ID{one}, roadmaps.Place{Before: other}, nil)
				},
				func() (workspace.Change, error) { return plans.SetEffort(ctx, one, "Supply", text) },
				func() (workspace.Change, error) {
					return plans.AddDependency(ctx, roadmaps.NewDependency{Kind: roadmap.Requires, Initiative: one, On: other})
				},
				func() (workspace.Change, error) {
					return rates.Rate(ctx, scoring.NewRating{Initiative: one, Criterion: roadmap.CriterionID(roadmap.RICE, "reach"), Range: text})
				},
				func() (workspace.Change, error) { return plans.Delete(ctx, []plan.ID{one}) },
				func() (workspace.Change, error) {
					change, ids, err := plans.Add(ctx, roadmaps.Lines{Text: "New " + text, Place: roadmaps.Place{Top: true}})
					made = append(made, ids...)
					return change, err
				},
				func() (workspace.Change, error) {
					if done <= 0 {
						return workspace.Change{}, nil // the plan itself would be undone
					}
					change, _, err := d.w.Undo(ctx)
					done -= 2 // it is counted as done below
					return change, err
				},
				func() (workspace.Change, error) { change, _, err := d.w.Redo(ctx); return change, err },
			}).Draw(t, "do")
			change, err := do()
			if plan.CodeOf(err) == plan.Internal {
				t.Fatal(err)
			}
			if err == nil && change.Action != "" {
				done++
			}
			w := &windows[rapid.IntRange(0, 1).Draw(t, "window")]
			q := views.RoadmapQuery{Cycle: d.cycle.ID, Model: rapid.SampledFrom([]plan.ID{"", "", roadmap.ModelID(roadmap.ICEMean)}).Draw(t, "model")}
			changes, err := d.v.RoadmapSince(ctx, q, w.answer, memory)
			if err != nil {
				t.Fatal(err)
			}
			page := w.take(t, changes)
			fresh, err := d.v.Roadmap(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := jsonOf(t, page), jsonOf(t, fresh); got != want {
				t.Fatalf("got  %s\nwant %s", got, want)
			}
		}
	})
}

func TestChangesAreFew(t *testing.T) {
	d, ctx := newDecided(t, fennel), context.Background()
	memory := views.NewAnswered()
	read := func(held string, of *views.Answered) views.RoadmapChanges {
		changes, err := d.v.RoadmapSince(ctx, views.RoadmapQuery{Cycle: d.cycle.ID}, held, of)
		if err != nil {
			t.Fatal(err)
		}
		return changes
	}
	whole := read("", memory)
	if c := whole.Changes; c.Since != "" || !c.Ordered || len(c.Order) != 13 || len(whole.Page.Initiatives) != 13 {
		t.Fatalf("the first answer is whole: %+v", c)
	}
	again := read(whole.Changes.Answer, memory)
	if c := again.Changes; c.Since != whole.Changes.Answer || c.Ordered || len(c.Order) != 0 || len(again.Page.Initiatives) != 0 || len(again.Ranks) != 13 {
		t.Errorf("nothing has changed: %+v, %d rows", c, len(again.Page.Initiatives))
	}
	last := ""
	for _, row := range whole.Page.Initiatives {
		if row.Rank != nil && *row.Rank == 12 {
			last = row.Title
		}
	}
	_, err := scoring.New(d.w).Rate(ctx, scoring.NewRating{Initiative: d.ids[last], Criterion: roadmap.CriterionID(roadmap.RICE, "confidence"), Range: "90"})
	if err != nil {
		t.Fatal(err)
	}
	rated := read(again.Changes.Answer, memory)
	if rows := rated.Page.Initiatives; rated.Changes.Ordered || len(rows) != 1 || rows[0].Title != last {
		t.Errorf("of one that was rated came %d rows", len(rows))
	}
	if _, err := roadmaps.New(d.w).Move(ctx, []plan.ID{d.ids[last]}, roadmaps.Place{Top: true}, nil); err != nil {
		t.Fatal(err)
	}
	moved := read(rated.Changes.Answer, memory)
	if c := moved.Changes; !c.Ordered || c.Order[0] != d.ids[last] || len(moved.Page.Initiatives) != 0 {
		t.Errorf("of one that was moved came %d rows, %+v", len(moved.Page.Initiatives), c)
	}
	for range 4 {
		read("", memory)
	}
	if c := read(whole.Changes.Answer, memory).Changes; c.Since != "" {
		t.Errorf("an answer of long ago is still known: %+v", c)
	}
	if c := read(moved.Changes.Answer, views.NewAnswered()).Changes; c.Since != "" {
		t.Errorf("the answer of another plan is taken for its own: %+v", c)
	}
}
