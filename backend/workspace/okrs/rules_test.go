package okrs_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

// put writes rows that no screen makes, as a merge or an import does.
func (b *bench) put(f func(ctx context.Context, tx *store.Tx) error) {
	b.t.Helper()
	ctx := context.Background()
	if _, err := b.w.Do(ctx, workspace.Action{Code: "put", Name: "Put"}, func(tx *store.Tx) error { return f(ctx, tx) }); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) read(id plan.ID) (o okr.Objective) {
	b.t.Helper()
	ctx := context.Background()
	err := b.w.Read(ctx, func(r store.Reader) (err error) { o, err = r.Objective(ctx, id); return err })
	if err != nil {
		b.t.Fatal(err)
	}
	return o
}

// A parent may lie in another cycle, and so may the rest of a loop.
func TestNoLoopThroughAnotherCycle(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	year, quarter := b.objective("Year", ""), b.objective("Quarter", "")
	_, other, err := b.AddCycle(ctx, okrs.NewCycle{Name: "Q3 2026"})
	if err != nil {
		t.Fatal(err)
	}
	b.put(func(ctx context.Context, tx *store.Tx) error {
		o, err := tx.Objective(ctx, quarter)
		if err != nil {
			return err
		}
		o.Cycle, o.Parent = other, year
		return tx.PutObjective(ctx, o)
	})
	if _, err := b.Move(ctx, year, quarter, ""); plan.CodeOf(err) != plan.Invalid {
		t.Fatalf("an objective stands beneath its own child of another cycle: %v", err)
	}
	if got := b.read(year).Parent; got != "" {
		t.Errorf("its parent is %s", got)
	}
}

func TestAWrongDirectionIsRefusedAtTheKind(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	kr := b.keyResult("Cut the waiting time", b.objective("Grow", ""))
	b.edit(kr, "start", "60")
	b.edit(kr, "target", "30")
	_, err := b.Edit(ctx, kr, "kind", "increase")
	var refused *plan.Error
	if !errors.As(err, &refused) || len(refused.Fields) != 1 || refused.Fields[0].Field != "kind" || refused.Fields[0].Code != "wrong_direction" {
		t.Fatalf("an increase from 60 to 30: %v", err)
	}
	if got := b.find(kr).Kind; got != okr.Decrease {
		t.Errorf("the kind is %s", got)
	}
	b.edit(kr, "kind", "at_most")
	if got := b.find(kr).Kind; got != okr.AtMost {
		t.Errorf("the kind is %s", got)
	}
}

func TestProgressByHandIsReadAsThePlanShowsIt(t *testing.T) {
	b := newBench(t)
	id := b.objective("Grow", "")
	for _, c := range []struct {
		shown, text string
		want        float64
	}{
		{"fraction", "0.54", 0.54}, {"fraction", "54%", 0.54}, {"fraction", "54.3 %", 0.543}, {"fraction", "1", 1},
		{"percent", "54", 0.54}, {"percent", "54 %", 0.54}, {"percent", "57.7", 0.577}, {"percent", "0", 0},
	} {
		b.put(func(ctx context.Context, tx *store.Tx) error {
			p, err := tx.Plan(ctx)
			if err != nil {
				return err
			}
			p.ProgressShown = c.shown
			return tx.PutPlan(ctx, p)
		})
		b.edit(id, "manualProgress", c.text)
		if got := b.read(id).ManualProgress; got == nil || *got != c.want {
			t.Errorf("%q where progress is shown as %s is read as %v, want %v", c.text, c.shown, got, c.want)
		}
	}
	b.edit(id, "manualProgress", "")
	if got := b.read(id).ManualProgress; got != nil {
		t.Errorf("emptied, it is %v", *got)
	}
	if _, err := b.Edit(context.Background(), id, "manualProgress", "101%"); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("more than all: %v", err)
	}
}

// Names that differ in their letters only are told apart by typing one exactly.
func TestTheExactNameIsMeantFirst(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	id := b.objective("Grow", "")
	var people, teams [2]plan.ID
	b.put(func(ctx context.Context, tx *store.Tx) error {
		for i, name := range []string{"Dana", "dana"} {
			people[i], teams[i] = tx.NewID(), tx.NewID()
			if err := tx.PutPerson(ctx, plan.Person{ID: people[i], Name: name}); err != nil {
				return err
			}
			if err := tx.PutTeam(ctx, plan.Team{ID: teams[i], Name: []string{"OPS", "ops"}[i]}); err != nil {
				return err
			}
		}
		return nil
	})
	for _, c := range []struct {
		field, text string
		want        plan.ID
	}{
		{"owner", "Dana", people[0]}, {"owner", "dana", people[1]}, {"owner", "OPS", teams[0]}, {"owner", string(people[1]), people[1]},
		{"team", "ops", teams[1]}, {"team", "OPS", teams[0]},
	} {
		b.edit(id, c.field, c.text)
		got := b.read(id).Owner
		if c.field == "team" {
			got = b.read(id).Team
		}
		if got != c.want {
			t.Errorf("%s = %q chose %s, want %s", c.field, c.text, got, c.want)
		}
	}
	for field, text := range map[string]string{"owner": "DANA", "team": "Ops"} {
		if _, err := b.Edit(ctx, id, field, text); plan.CodeOf(err) != plan.Ambiguous {
			t.Errorf("%s = %q: %v", field, text, err)
		}
	}
	// A person without an address is not meant by an empty one, nor made twice.
	b.edit(id, "owner", "New Person")
	if got := b.read(id).Owner; got == people[0] || got == people[1] {
		t.Error("a new name chose somebody else")
	}
}

func TestADraftCycleIsActiveOnceItBegins(t *testing.T) {
	ctx, options := context.Background(), workspacetest.Options(t)
	w := workspacetest.New(t, options)
	_, id, err := okrs.New(w).AddCycle(ctx, okrs.NewCycle{Name: "Q3 2026"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		day  int
		want plan.CycleState
	}{{30, plan.DraftState}, {31, plan.ActiveState}} {
		options.Clock.(*workspacetest.Clock).At = time.Date(2026, 6, c.day, 12, 0, 0, 0, time.Local)
		cycles, err := views.New(w).Cycles(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, cycle := range cycles {
			if cycle.ID == id && cycle.State != c.want {
				t.Errorf("on June %d it is %s, want %s", c.day, cycle.State, c.want)
			}
		}
	}
}

func TestOwnerTeamAndPhaseAreChosenById(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	o := b.objective("Grow", "")
	b.edit(o, "owner", "Dana Okafor")
	b.edit(o, "team", "Growth")
	fresh, err := b.views.Detail(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	phases := fresh.Phases
	b.edit(o, "phase", phases[2].Name)
	before, err := b.views.Detail(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	second := b.objective("Keep", "")
	b.edit(second, "owner", string(*before.Objective.OwnerID))
	b.edit(second, "team", string(*before.Objective.TeamID))
	b.edit(second, "phase", string(phases[2].ID))
	after, err := b.views.Detail(ctx, second)
	if err != nil {
		t.Fatal(err)
	}
	if got := after.Objective; *got.Owner != "Dana Okafor" || *got.Team != "Growth" || *got.Phase != phases[2].Name {
		t.Errorf("owner %s, team %s, phase %s", *got.Owner, *got.Team, *got.Phase)
	}
	for _, field := range []string{"owner", "team", "phase"} {
		_, err := b.Edit(ctx, second, field, "0198c0de-0000-7000-8000-00000000dead")
		if plan.CodeOf(err) != plan.Invalid {
			t.Errorf("an id that no row has, for %s: %v", field, err)
		}
	}
	if parties, err := b.views.Parties(ctx); err != nil || len(parties) != 2 {
		t.Errorf("%v, %v: want one person and one team", parties, err)
	}
}
