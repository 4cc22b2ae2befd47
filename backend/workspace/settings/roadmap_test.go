package settings_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/roadmaps"
	"cairn/backend/workspace/scenarios"
	"cairn/backend/workspace/scoring"
	"cairn/backend/workspace/settings"
	"cairn/backend/workspace/workspacetest"
)

// roadmapOf is what the roadmap says of people, teams and phases, as text.
func roadmapOf(b *bench) string {
	b.t.Helper()
	ctx := context.Background()
	var texts []string
	b.read(func(r store.Reader) error {
		names := map[plan.ID]string{"": "-"}
		people, err := r.People(ctx)
		b.must(err)
		for _, p := range people {
			names[p.ID] = p.Label()
		}
		teams, err := r.Teams(ctx)
		b.must(err)
		for _, t := range teams {
			names[t.ID] = t.Name
		}
		phases, err := r.Phases(ctx)
		b.must(err)
		for _, p := range phases {
			names[p.ID] = p.Name
		}
		initiatives, err := r.Initiatives(ctx)
		b.must(err)
		for _, i := range initiatives {
			texts = append(texts, strings.Join([]string{i.Title, names[i.Owner], names[i.Team], names[i.Phase]}, " "))
		}
		efforts, err := r.Efforts(ctx)
		b.must(err)
		for _, e := range efforts {
			text := "effort " + names[e.Team] + " " + roadmap.FormatRange(e.Range, ".")
			if e.Spent != nil {
				text += " spent " + plan.FormatNumber(*e.Spent)
			}
			texts = append(texts, text)
		}
		capacities, err := r.Capacities(ctx)
		b.must(err)
		for _, c := range capacities {
			texts = append(texts, "capacity "+names[c.Team]+" "+plan.FormatNumber(c.Amount))
		}
		weights, err := r.Weights(ctx)
		b.must(err)
		seen := map[plan.ID]bool{}
		for _, w := range weights {
			if !seen[w.Of] {
				texts = append(texts, "weights "+names[w.Of])
			}
			seen[w.Of] = true
		}
		all, err := r.Scenarios(ctx)
		for _, s := range all {
			texts = append(texts, s.Name+" "+names[s.Phase])
		}
		return err
	})
	slices.Sort(texts)
	return strings.Join(texts, ", ")
}

func TestTheRoadmapFollowsPeopleTeamsAndPhases(t *testing.T) {
	w, ctx := workspacetest.New(t, workspacetest.Options(t)), context.Background()
	b := &bench{settings.New(w), t, w}
	items, what := roadmaps.New(b.w), scenarios.New(b.w)
	_, made, err := items.Add(ctx, roadmaps.Lines{Text: "A @\"Zoe Miller\" #Growth"})
	b.must(err)
	change := func(_ workspace.Change, err error) {
		t.Helper()
		b.must(err)
	}
	change(items.Edit(ctx, made, "team", "Supply"))
	change(items.SetEffort(ctx, made[0], "Supply", "1-2-3"))
	change(items.SetSpent(ctx, made[0], "Supply", "2"))
	change(items.SetEffort(ctx, made[0], "", "0.5"))
	change(items.SetSpent(ctx, made[0], "", "1"))
	var q1 plan.ID
	b.read(func(r store.Reader) error {
		cycles, err := r.Cycles(ctx)
		q1 = cycles[slices.IndexFunc(cycles, func(c plan.Cycle) bool { return c.Name == "Q1 2026" })].ID
		return err
	})
	change(what.SetCapacity(ctx, scenarios.NewCapacity{Team: "Supply", Cycle: q1, Amount: "6"}))
	_, s, err := what.AddScenario(ctx, scenarios.NewScenario{Name: "Fewer", Cycle: q1})
	b.must(err)
	change(what.EditScenario(ctx, s, "phase", "Growth"))
	_, model, err := scoring.New(b.w).AddModel(ctx, scoring.NewModel{From: scoring.FromNothing})
	b.must(err)
	_, criterion, err := scoring.New(b.w).AddCriterion(ctx, model, "Value")
	b.must(err)
	change(scoring.New(b.w).SetWeight(ctx, b.phase("Growth"), criterion, "2"))
	_, other, err := b.AddPerson(ctx, settings.NewPerson{Name: "Ines"})
	b.must(err)

	if got, want := roadmapOf(b), "A Zoe Miller Supply Growth, Fewer Growth, capacity Supply 6, effort - 0.5 spent 1, effort Supply 1-2-3 spent 2, weights Growth"; got != want {
		t.Fatalf("before: got %q, want %q", got, want)
	}
	b.step("Merge Zoe Miller into Ines", func() (workspace.Change, error) { return b.MergePeople(ctx, b.party("Zoe Miller").ID, other) })
	b.step("Delete team: Supply", func() (workspace.Change, error) { return b.DeleteTeam(ctx, b.party("Supply").ID) })
	b.step("Delete phase: Growth", func() (workspace.Change, error) { return b.DeletePhase(ctx, b.phase("Growth")) })
	if got, want := roadmapOf(b), "A Ines - -, Fewer -, effort - 1.5-2.5-3.5 spent 3"; got != want {
		t.Errorf("after: got %q, want %q", got, want)
	}
}
