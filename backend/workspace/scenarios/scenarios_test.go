package scenarios_test

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
	"cairn/backend/workspace/workspacetest"
)

// bench is a new plan with three initiatives, A rated and B and C not. Today is
// 2026-02-17.
type bench struct {
	scenarios.Actions
	workspacetest.Steps
	made    []plan.ID
	q1, q2  plan.ID
	backlog plan.ID
}

func newBench(t *testing.T) *bench {
	t.Helper()
	ctx := context.Background()
	w := workspacetest.New(t, workspacetest.Options(t))
	b := &bench{Actions: scenarios.New(w), Steps: workspacetest.Steps{T: t, W: w}}
	_, made, err := roadmaps.New(w).Add(ctx, roadmaps.Lines{Text: "A @Ann 2 pm\nB\nC"})
	b.Must(err)
	b.made = made
	for key, text := range map[string]string{"reach": "100", "impact": "2", "confidence": "80"} {
		_, err := scoring.New(w).Rate(ctx, scoring.NewRating{Initiative: made[0], Criterion: roadmap.CriterionID(roadmap.RICE, key), Range: text})
		b.Must(err)
	}
	b.Read(func(r store.Reader) error {
		cycles, err := r.Cycles(ctx)
		for _, c := range cycles {
			switch {
			case c.Name == "Q1 2026":
				b.q1 = c.ID
			case c.Name == "Q2 2026":
				b.q2 = c.ID
			case c.State == plan.BacklogState:
				b.backlog = c.ID
			}
		}
		return err
	})
	return b
}

// said is what there is of capacities, choices and weights as text, by scenario.
func (b *bench) said() string {
	b.T.Helper()
	ctx := context.Background()
	var texts []string
	b.Read(func(r store.Reader) error {
		all, err := r.Scenarios(ctx)
		if err != nil {
			return err
		}
		names := map[plan.ID]string{"": "record"}
		for _, s := range all {
			names[s.ID] = s.Name
		}
		capacities, err := r.Capacities(ctx)
		if err != nil {
			return err
		}
		for _, c := range capacities {
			texts = append(texts, names[c.Scenario]+" has "+plan.FormatNumber(c.Amount))
		}
		choices, err := r.Choices(ctx)
		for _, c := range choices {
			texts = append(texts, names[c.Scenario]+" "+string(c.Verdict)+" "+string("ABC"[slices.Index(b.made, c.Initiative)]))
		}
		return err
	})
	slices.Sort(texts)
	return strings.Join(texts, ", ")
}

// plans are the initiatives with their states and cycles.
func (b *bench) plans() string {
	b.T.Helper()
	var texts []string
	b.Read(func(r store.Reader) error {
		all, err := r.Initiatives(context.Background())
		for _, i := range all {
			cycle := map[plan.ID]string{b.q1: "q1", b.q2: "q2"}[i.Cycle]
			texts = append(texts, i.Title+" "+string(i.State)+" "+cycle)
		}
		return err
	})
	return strings.Join(texts, ", ")
}

func TestCapacitiesAndScenarios(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	var scenario, copied plan.ID
	capacity := func(scenario plan.ID, team, amount string) func() (workspace.Change, error) {
		return func() (workspace.Change, error) {
			return b.SetCapacity(ctx, scenarios.NewCapacity{Scenario: scenario, Team: team, Cycle: b.q1, Amount: amount})
		}
	}
	edit := func(field, text string) func() (workspace.Change, error) {
		return func() (workspace.Change, error) { return b.EditScenario(ctx, scenario, field, text) }
	}
	add := func(n scenarios.NewScenario, id *plan.ID) func() (workspace.Change, error) {
		return func() (change workspace.Change, err error) {
			change, *id, err = b.AddScenario(ctx, n)
			return change, err
		}
	}
	choose := func(initiative plan.ID, verdict roadmap.Verdict) func() (workspace.Change, error) {
		return func() (workspace.Change, error) {
			return b.Choose(ctx, scenarios.NewChoice{Scenario: scenario, Initiative: initiative, Verdict: verdict, Reason: "so"})
		}
	}
	onRecord := func(verdict roadmap.Verdict) func() (workspace.Change, error) {
		return func() (workspace.Change, error) {
			return b.Choose(ctx, scenarios.NewChoice{Initiative: b.made[0], Verdict: verdict, Reason: "so"})
		}
	}
	b.Step("Put in: A (Plan of record)", onRecord(roadmap.In))
	b.Step("Let the selection decide: A (Plan of record)", onRecord(""))
	b.Step("Capacity in Q1 2026", capacity("", "Supply", "6.5"))
	b.Step("Capacity in Q1 2026", capacity("", "", "1"))
	b.Step("Add scenario: One engineer fewer", add(scenarios.NewScenario{Name: "One engineer fewer", Cycle: b.q1}, &scenario))
	b.Step("Capacity in Q1 2026, One engineer fewer", capacity(scenario, "supply", "3.5"))
	b.Step("Put in: A (One engineer fewer)", choose(b.made[0], roadmap.In))
	b.Step("Put out: B (One engineer fewer)", choose(b.made[1], roadmap.Out))
	b.Step("Add scenario: Copy", add(scenarios.NewScenario{Name: "Copy", Cycle: b.q1, From: scenario}, &copied))
	if got, want := b.said(), "Copy has 3.5, Copy in A, Copy out B, One engineer fewer has 3.5, One engineer fewer in A, One engineer fewer out B, record has 1, record has 6.5"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	b.Step("Let the selection decide: B (One engineer fewer)", choose(b.made[1], ""))
	b.Step("Delete scenario: Copy", func() (workspace.Change, error) { return b.DeleteScenario(ctx, copied) })
	b.Step("Capacity in Q1 2026", capacity("", "", ""))
	if got, want := b.said(), "One engineer fewer has 3.5, One engineer fewer in A, record has 6.5"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, c := range [][2]string{{"note", "If Ann leaves"}, {"phase", "growth"}, {"model", "wsjf"}, {"cycle", "Q2 2026"}, {"model", ""}, {"name", "Fewer"}} {
		b.Step("Edit "+c[0]+": One engineer fewer", edit(c[0], c[1]))
	}
	for _, c := range [][3]string{{"name", " ", "name required"}, {"cycle", "", "cycle required"}, {"cycle", "Q9", "cycle unknown"}, {"model", "luck", "model unknown"}, {"phase", "x", "phase unknown"}, {"colour", "x", "colour unknown_field"}} {
		b.Refused(c[0], c[2], edit(c[0], c[1]))
	}
	b.Refused("the same name", "name taken", func() (workspace.Change, error) {
		c, _, err := b.AddScenario(ctx, scenarios.NewScenario{Name: "fewer", Cycle: b.q2})
		return c, err
	})
	b.Refused("less than nothing", "amount negative", capacity("", "Supply", "-1"))
	b.Refused("no verdict", "verdict unknown", choose(b.made[0], "maybe"))
}

func TestASelectionBecomesThePlan(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	_, err := roadmaps.New(b.W).Plan(ctx, b.made[1:2], "Q1 2026")
	b.Must(err)
	_, err = roadmaps.New(b.W).SetState(ctx, b.made[2:], roadmaps.Step{State: roadmap.InProgress})
	b.Must(err)
	var kept plan.ID
	apply := func(cycle plan.ID) func() (workspace.Change, error) {
		return func() (change workspace.Change, err error) {
			change, kept, err = b.ApplySelection(ctx, scenarios.NewRanking{Cycle: cycle, Seed: 7, Top: 1})
			return change, err
		}
	}
	b.Refused("no capacity", "capacity nothing_chosen", apply(b.q1))
	_, err = b.SetCapacity(ctx, scenarios.NewCapacity{Cycle: b.q1, Amount: "2"})
	b.Must(err)
	b.Step("Plan Q1 2026: 2 initiatives", apply(b.q1))
	if got, want := b.plans(), "A planned q1, B candidate , C in_progress q1"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	b.Read(func(r store.Reader) error {
		ranking, err := r.Ranking(ctx, kept)
		if err != nil {
			return err
		}
		s, err := roadmap.ReadSnapshot(ranking.Snapshot)
		if err != nil {
			return err
		}
		if ranking.Name != "Plan of Q1 2026" || ranking.By != "Dana Okafor" || ranking.Seed != 7 || len(s.Items) != 3 || s.Items[0].Title != "A" || s.Items[0].Score == nil || *s.Items[0].Score != 80 || s.Items[0].Chance == nil || s.Items[1].Score != nil {
			t.Errorf("kept %+v with %+v", ranking, s.Items)
		}
		return nil
	})
	b.Step("Delete ranking: Plan of Q1 2026", func() (workspace.Change, error) { return b.DeleteRanking(ctx, kept) })
	b.Step("Keep ranking: Mine", func() (change workspace.Change, err error) {
		change, kept, err = b.KeepRanking(ctx, scenarios.NewRanking{Name: "Mine", Cycle: b.q1, Model: roadmap.ModelID(roadmap.WSJF)})
		return change, err
	})
	b.Step("Rename ranking: Mine", func() (workspace.Change, error) { return b.RenameRanking(ctx, kept, " Ours ") })
	b.Refused("a ranking without a name", "name required", func() (workspace.Change, error) { return b.RenameRanking(ctx, kept, " ") })
	fewer := plan.ID("")
	b.Step("Add scenario: Fewer", func() (change workspace.Change, err error) {
		change, fewer, err = b.AddScenario(ctx, scenarios.NewScenario{Name: "Fewer", Cycle: b.q1})
		return change, err
	})
	_, err = b.SetCapacity(ctx, scenarios.NewCapacity{Scenario: fewer, Cycle: b.q1, Amount: "1.5"})
	b.Must(err)
	if _, _, err = b.ApplySelection(ctx, scenarios.NewRanking{Cycle: b.q1, Scenario: fewer}); err != nil || b.said() != "Fewer has 1.5, record has 1.5" {
		t.Errorf("applied with %q, %v", b.said(), err)
	}
	b.Refused("the backlog", "cycle backlog", apply(b.backlog))
	b.Refused("no name", "name required", func() (workspace.Change, error) {
		c, _, err := b.KeepRanking(ctx, scenarios.NewRanking{Cycle: b.q1})
		return c, err
	})
	_, err = b.W.DoInClosed(ctx, workspace.Action{Code: "close", Name: "Close"}, func(tx *store.Tx) error {
		c, err := tx.Cycle(ctx, b.q1)
		c.State, c.Closed = plan.ClosedState, "2026-02-17"
		if err != nil {
			return err
		}
		return tx.PutCycle(ctx, c)
	})
	b.Must(err)
	b.Refused("a closed cycle", "cycle closed", apply(b.q1))
}
