package roadmaps_test

import (
	"context"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/workspace"
	"cairn/backend/workspace/roadmaps"
	"cairn/backend/workspace/scenarios"
	"cairn/backend/workspace/scoring"
)

// Whatever is done to a roadmap, allowed or refused: each action is one step, all of them
// undone leave the plan as it was, and all of them done again as it had become.
func TestAnyActionsAreUndoneOneByOne(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	made := b.add("A 2 pm", "B 1-2-4 pm", "C", "D")
	for _, row := range []plan.ID{b.activation, b.fed} {
		_, err := b.SetMove(ctx, roadmaps.NewMove{Initiative: made[0], Row: row, Range: "1"})
		b.Must(err)
	}
	rates, what := scoring.New(b.W), scenarios.New(b.W)
	_, scenario, err := what.AddScenario(ctx, scenarios.NewScenario{Name: "Fewer", Cycle: b.open.ID})
	b.Must(err)
	rapid.Check(t, func(t *rapid.T) {
		digests := []string{b.Digest()}
		for n := range rapid.IntRange(1, 8).Draw(t, "actions") {
			one := rapid.SampledFrom(made).Draw(t, "one")
			other := rapid.SampledFrom(made).Draw(t, "other")
			text := rapid.SampledFrom([]string{"", "1", "2-3-6", "x", "0", "-1", "now", "Q2 2026", "Q4 2025"}).Draw(t, "text")
			do := rapid.SampledFrom([]func() (workspace.Change, error){
				func() (workspace.Change, error) {
					field := rapid.SampledFrom([]string{"title", "horizon", "cycle", "start", "end", "owner", "team", "tags", "shipped", "class"}).Draw(t, "field")
					return b.Edit(ctx, []plan.ID{one, other}, field, text)
				},
				func() (workspace.Change, error) {
					return b.SetState(ctx, []plan.ID{one}, roadmaps.Step{State: rapid.SampledFrom(roadmap.States()).Draw(t, "state"), Reason: text})
				},
				func() (workspace.Change, error) {
					return b.Move(ctx, []plan.ID{one}, roadmaps.Place{Before: other}, nil)
				},
				func() (workspace.Change, error) { return b.SetEffort(ctx, one, "Core team", text) },
				func() (workspace.Change, error) {
					return b.SetMove(ctx, roadmaps.NewMove{Initiative: one, Row: b.orders, Range: text})
				},
				func() (workspace.Change, error) {
					kind := rapid.SampledFrom([]roadmap.DependencyKind{roadmap.Requires, roadmap.Excludes}).Draw(t, "kind")
					return b.AddDependency(ctx, roadmaps.NewDependency{Kind: kind, Initiative: one, On: other})
				},
				func() (workspace.Change, error) {
					return rates.Rate(ctx, scoring.NewRating{Initiative: one, Criterion: roadmap.CriterionID(roadmap.RICE, "impact"), Range: text})
				},
				func() (workspace.Change, error) {
					return what.Choose(ctx, scenarios.NewChoice{Scenario: scenario, Initiative: one, Verdict: roadmap.In})
				},
				func() (workspace.Change, error) {
					return what.SetCapacity(ctx, scenarios.NewCapacity{Team: "Core team", Cycle: b.open.ID, Amount: text})
				},
				func() (workspace.Change, error) { return b.Delete(ctx, []plan.ID{one}) },
			}).Draw(t, "do")
			change, err := do()
			if plan.CodeOf(err) == plan.Internal {
				t.Fatalf("action %d: %v", n, err)
			}
			now := b.Digest()
			if (err != nil || change.Action == "") != (now == digests[len(digests)-1]) {
				t.Fatalf("%q answered %v and the plan says otherwise", change.Name, err)
			}
			if err == nil && change.Action != "" {
				digests = append(digests, now)
			}
		}
		b.walk(t, digests)
	})
}

// walk goes back over all states and forth again, and ends at the first.
func (b *bench) walk(t *rapid.T, digests []string) {
	at := func(n int, way string, step func(context.Context) (workspace.Change, int, error)) {
		if _, _, err := step(context.Background()); err != nil || b.Digest() != digests[n] {
			t.Fatalf("%s to state %d: %v", way, n, fmt.Sprint(err))
		}
	}
	for n := len(digests) - 2; n >= 0; n-- {
		at(n, "undo", b.W.Undo)
	}
	for n := 1; n < len(digests); n++ {
		at(n, "redo", b.W.Redo)
	}
	for n := len(digests) - 2; n >= 0; n-- {
		at(n, "undo", b.W.Undo)
	}
}
