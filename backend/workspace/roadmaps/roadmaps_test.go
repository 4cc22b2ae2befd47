package roadmaps_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/roadmaps"
	"cairn/backend/workspace/workspacetest"
)

// bench is a new plan with two cycles, one of them closed, a team, and a KPI that feeds
// a key result. Today is 2026-02-17.
type bench struct {
	roadmaps.Actions
	workspacetest.Steps
	open, closed, next      plan.Cycle
	team                    plan.ID
	activation, orders, fed plan.ID // two KPIs; the key result that orders feeds
}

func newBench(t *testing.T) *bench {
	t.Helper()
	w := workspacetest.New(t, workspacetest.Options(t))
	b := &bench{Actions: roadmaps.New(w), Steps: workspacetest.Steps{T: t, W: w}}
	ctx := context.Background()
	_, err := w.Do(ctx, workspace.Action{Code: "bench", Name: "Bench"}, func(tx *store.Tx) error {
		products, err := tx.Products(ctx)
		if err != nil {
			return err
		}
		cycles, err := tx.Cycles(ctx)
		if err != nil {
			return err
		}
		for _, c := range cycles {
			switch c.Name {
			case "Q1 2026":
				b.open = c
			case "Q2 2026":
				b.next = c
			}
		}
		b.closed = plan.Cycle{ID: tx.NewID(), Name: "Q4 2025", Start: "2025-10-01", End: "2025-12-31", State: plan.ClosedState, Closed: "2026-01-02"}
		b.team, b.activation, b.orders, b.fed = tx.NewID(), tx.NewID(), tx.NewID(), tx.NewID()
		objective := tx.NewID()
		if err := tx.PutCycle(ctx, b.closed); err != nil {
			return err
		}
		if err := tx.PutTeam(ctx, plan.Team{ID: b.team, Name: "Core team"}); err != nil {
			return err
		}
		for id, name := range map[plan.ID]string{b.activation: "Activation", b.orders: "Orders"} {
			if err := tx.PutKPI(ctx, kpi.KPI{ID: id, Product: products[0].ID, Name: name, Position: "V"}); err != nil {
				return err
			}
		}
		if err := tx.PutObjective(ctx, okr.Objective{ID: objective, Product: products[0].ID, Cycle: b.open.ID, Title: "Grow", Position: "V", Weight: 1}); err != nil {
			return err
		}
		return tx.PutKeyResult(ctx, okr.KeyResult{ID: b.fed, Objective: objective, Title: "More orders", Kind: okr.Increase, Position: "V", Weight: 1, KPI: b.orders})
	})
	b.Must(err)
	return b
}

// add adds initiatives, a line for each.
func (b *bench) add(lines ...string) []plan.ID {
	b.T.Helper()
	_, made, err := b.Add(context.Background(), roadmaps.Lines{Text: strings.Join(lines, "\n")})
	b.Must(err)
	return made
}

func (b *bench) initiative(id plan.ID) (i roadmap.Initiative) {
	b.T.Helper()
	b.Must(b.W.Read(context.Background(), func(r store.Reader) (err error) {
		i, err = r.Initiative(context.Background(), id)
		return err
	}))
	return i
}

// titles are the initiatives in the order of the backlog.
func (b *bench) titles() string {
	b.T.Helper()
	var titles []string
	b.Must(b.W.Read(context.Background(), func(r store.Reader) error {
		all, err := r.Initiatives(context.Background())
		for _, i := range all {
			titles = append(titles, i.Title)
		}
		return err
	}))
	return strings.Join(titles, " ")
}

// efforts are those of an initiative as text, by team.
func (b *bench) efforts(id plan.ID) string {
	b.T.Helper()
	var texts []string
	b.Must(b.W.Read(context.Background(), func(r store.Reader) error {
		teams, err := r.Teams(context.Background())
		if err != nil {
			return err
		}
		names := map[plan.ID]string{"": "nobody"}
		for _, t := range teams {
			names[t.ID] = t.Name
		}
		all, err := r.Efforts(context.Background())
		for _, e := range all {
			if e.Initiative != id {
				continue
			}
			text := names[e.Team] + " " + roadmap.FormatRange(e.Range, ".")
			if e.Spent != nil {
				text += " spent " + plan.FormatNumber(*e.Spent)
			}
			texts = append(texts, text)
		}
		return err
	}))
	slices.Sort(texts)
	return strings.Join(texts, ", ")
}

// marks are the notes on charts as text: KPI, day, words.
func (b *bench) marks() string {
	b.T.Helper()
	names := map[plan.ID]string{b.activation: "Activation", b.orders: "Orders"}
	var texts []string
	b.Must(b.W.Read(context.Background(), func(r store.Reader) error {
		notes, err := r.Annotations(context.Background())
		for _, n := range notes {
			texts = append(texts, names[n.Row]+" "+string(n.Date)+" "+n.Text)
		}
		return err
	}))
	slices.Sort(texts)
	return strings.Join(texts, "; ")
}

func TestALineIsAnInitiativeWithAllThatItSays(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	line := "Saved baskets @Core team #Growth #checkout 2-3-6 pm by 31 Mar"
	read, err := b.ReadLines(ctx, roadmaps.Lines{Text: line})
	b.Must(err)
	if u := read[0]; u.Title != "Saved baskets" || u.Owner != "Core team" || !u.OwnerKnown || u.Phase != "Growth" || !slices.Equal(u.Tags, []string{"checkout"}) ||
		roadmap.FormatRange(u.Effort, ".") != "2-3-6" || u.End != "2026-03-31" || len(u.Parts) != 5 {
		t.Errorf("understood %+v", u)
	}
	var made []plan.ID
	b.Step("Add initiative: Saved baskets", func() (change workspace.Change, err error) {
		change, made, err = b.Add(ctx, roadmaps.Lines{Text: line})
		return change, err
	})
	i := b.initiative(made[0])
	if i.Title != "Saved baskets" || i.Owner != b.team || i.Team != b.team || i.Phase == "" || i.End != "2026-03-31" || i.State != roadmap.Idea || i.Product == "" {
		t.Errorf("added %+v", i)
	}
	if got, want := b.efforts(i.ID), "Core team 2-3-6"; got != want {
		t.Errorf("efforts %q, want %q", got, want)
	}
	b.Step("Add 3 initiatives", func() (change workspace.Change, err error) {
		change, made, err = b.Add(ctx, roadmaps.Lines{Text: "- One @Zoe Miller\n- Two @Zoe Miller 1 pm\n- Three", Place: roadmaps.Place{Top: true}, Horizon: roadmap.Later})
		return change, err
	})
	if got, want := b.titles(), "One Two Three Saved baskets"; got != want {
		t.Errorf("backlog %q, want %q", got, want)
	}
	if one, two := b.initiative(made[0]), b.initiative(made[1]); one.Owner == "" || one.Owner != two.Owner || one.Horizon != roadmap.Later || b.efforts(two.ID) != "nobody 1" {
		t.Errorf("added %+v and %+v with %s", one, two, b.efforts(two.ID))
	}
	b.Refused("nothing", "text required", func() (workspace.Change, error) { c, _, err := b.Add(ctx, roadmaps.Lines{Text: " \n "}); return c, err })
	b.Refused("no title", "text required", func() (workspace.Change, error) {
		c, _, err := b.Add(ctx, roadmaps.Lines{Text: "@Zoe 2 pm"})
		return c, err
	})
	b.Refused("no effort", "text not_positive", func() (workspace.Change, error) {
		c, _, err := b.Add(ctx, roadmaps.Lines{Text: "Good\nFree lunch 0 pm"})
		return c, err
	})
}

func TestFieldsAreEditedAsTyped(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	made := b.add("Saved baskets", "Guided setup")
	for _, c := range []struct{ field, text, name string }{
		{"title", "Saved carts", "Edit title: Saved baskets"}, {"problem", "People lose what they chose", "Edit problem: Saved carts"}, {"evidence", "12 interviews", "Edit evidence: Saved carts"},
		{"note", "a\nb", "Edit note: Saved carts"}, {"owner", "Zoe Miller", "Edit owner: Saved carts"}, {"team", "Buyer app", "Edit team: Saved carts"}, {"phase", "growth", "Edit phase: Saved carts"},
		{"class", "compliance", "Edit class: Saved carts"}, {"classReason", "EU 1169/2011", "Edit reason: Saved carts"}, {"horizon", "next", "Edit horizon: Saved carts"},
		{"start", "Q1 2026", "Edit start: Saved carts"}, {"end", "end of March", "Edit end: Saved carts"}, {"cycle", "q2 2026", "Edit cycle: Saved carts"}, {"tags", "a, b", "Edit tags: Saved carts"},
		{"addTag", "c", "Edit tags: Saved carts"}, {"removeTag", "A", "Edit tags: Saved carts"}, {"state", "in_progress", "Edit state: Saved carts"},
	} {
		b.Step(c.name, func() (workspace.Change, error) { return b.Edit(ctx, made[:1], c.field, c.text) })
	}
	i := b.initiative(made[0])
	if i.Title != "Saved carts" || i.Start != "2026-01-01" || i.End != "2026-03-31" || i.Cycle != b.next.ID || i.State != roadmap.InProgress || i.Phase == "" || i.Team == "" || i.Owner == "" || i.Class != roadmap.Compliance {
		t.Errorf("edited %+v", i)
	}
	b.Step("Edit horizon: 2 initiatives", func() (workspace.Change, error) { return b.Edit(ctx, append(made, made[0]), "horizon", "now") })
	for _, c := range []struct{ field, text, want string }{
		{"title", " ", "title required"}, {"class", "vip", "class unknown"}, {"horizon", "never", "horizon unknown"}, {"start", "soon", "start not_a_date"}, {"end", "2025-12-31", "end before_start"},
		{"cycle", "Q9", "cycle unknown"}, {"cycle", "Q4 2025", "cycle closed"}, {"state", "done", "state unknown"}, {"state", "dropped", "reason required"}, {"shipped", "2026-02-18", "shipped ahead"},
		{"phase", "Nowhere", "phase unknown"}, {"colour", "red", "colour unknown_field"}, {"product", "Nothing", "product unknown"}, {"owner", "0198c0de-0000-7000-8000-00000000000f", "owner unknown"},
	} {
		b.Refused(c.field, c.want, func() (workspace.Change, error) { return b.Edit(ctx, made[:1], c.field, c.text) })
	}
	b.Refused("nothing selected", "ids required", func() (workspace.Change, error) { return b.Edit(ctx, nil, "title", "x") })
	b.Refused("gone", "not_found", func() (workspace.Change, error) { return b.Edit(ctx, []plan.ID{b.team}, "title", "x") })
}

func TestTheOrderOfTheBacklog(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	made := b.add("a", "b", "c", "d", "e")
	at := func(to roadmaps.Place, ids ...plan.ID) func() (workspace.Change, error) {
		return func() (workspace.Change, error) { return b.Move(ctx, ids, to, nil) }
	}
	for _, c := range []struct {
		name, want string
		do         func() (workspace.Change, error)
	}{
		{"Move a", "b c d e a", at(roadmaps.Place{}, made[0])},
		{"Move 2 initiatives", "e d b c a", at(roadmaps.Place{Top: true}, made[4], made[3])},
		{"Move a", "e a d b c", at(roadmaps.Place{Before: made[3]}, made[0])},
		{"Move 2 initiatives", "a d b c e", at(roadmaps.Place{After: made[1]}, made[2], made[4])},
	} {
		b.Step(c.name, c.do)
		if got := b.titles(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	b.Refused("beside what is gone", "not_found", at(roadmaps.Place{Before: b.team}, made[0]))
	b.Refused("beside itself", "not_found", at(roadmaps.Place{After: made[0]}, made[0]))
}

// A card that is dragged into another column, to a place there, is one step.
func TestIntoAColumnOfTheBoard(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	made := b.add("a", "b", "c")
	into := func(column roadmaps.Column) func() (workspace.Change, error) {
		return func() (workspace.Change, error) {
			return b.Move(ctx, made[2:], roadmaps.Place{Before: made[0]}, &column)
		}
	}
	for _, c := range []struct {
		column roadmaps.Column
		is     func(roadmap.Initiative) bool
	}{
		{roadmaps.Column{Field: "horizon", Value: "now"}, func(i roadmap.Initiative) bool { return i.Horizon == roadmap.Now }},
		{roadmaps.Column{Field: "phase", Value: "Growth"}, func(i roadmap.Initiative) bool { return i.Phase != "" }},
		{roadmaps.Column{Field: "phase"}, func(i roadmap.Initiative) bool { return i.Phase == "" }},
		{roadmaps.Column{Field: "state", Value: "planned"}, func(i roadmap.Initiative) bool { return i.State == roadmap.Planned && i.Cycle == b.open.ID }},
		{roadmaps.Column{Field: "state", Value: "dropped", Reason: "too dear"}, func(i roadmap.Initiative) bool { return i.Reason == "too dear" }},
		{roadmaps.Column{Field: "state", Value: "shipped", Day: "2026-02-03"}, func(i roadmap.Initiative) bool { return i.Shipped == "2026-02-03" }},
	} {
		_, err := b.Move(ctx, made[2:], roadmaps.Place{}, nil)
		b.Must(err)
		b.Step("Move c", into(c.column))
		if i := b.initiative(made[2]); !c.is(i) || b.titles() != "c a b" {
			t.Errorf("%+v: %+v in %s", c.column, i, b.titles())
		}
	}
	b.Refused("no such horizon", "horizon unknown", into(roadmaps.Column{Field: "horizon", Value: "soon"}))
	b.Refused("no such phase", "phase unknown", into(roadmaps.Column{Field: "phase", Value: "Nowhere"}))
	b.Refused("dropped without a reason", "reason required", into(roadmaps.Column{Field: "state", Value: "dropped"}))
	b.Refused("not by titles", "column unknown", into(roadmaps.Column{Field: "title", Value: "d"}))
}

// Merged copies may leave two initiatives at one place: all get new ones then.
func TestWhereMergedCopiesLeftNoRoom(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	made := b.add("a", "b", "c")
	_, err := b.W.Do(ctx, workspace.Action{Code: "merge", Name: "Merge"}, func(tx *store.Tx) error {
		for _, id := range made[:2] {
			i, err := tx.Initiative(ctx, id)
			if err != nil {
				return err
			}
			i.Position = "V"
			if err := tx.PutInitiative(ctx, i); err != nil {
				return err
			}
		}
		return nil
	})
	b.Must(err)
	b.Step("Move c", func() (workspace.Change, error) { return b.Move(ctx, made[2:], roadmaps.Place{Before: made[1]}, nil) })
	if got, want := b.titles(), "a c b"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestHowFarItHasCome(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	made := b.add("Baskets", "Setup")
	one := made[:1]
	set := func(n roadmaps.Step, ids ...plan.ID) func() (workspace.Change, error) {
		return func() (workspace.Change, error) { return b.SetState(ctx, ids, n) }
	}
	b.Step("Candidate: 2 initiatives", set(roadmaps.Step{State: roadmap.Candidate}, made...))
	b.Step("In progress: Baskets", set(roadmaps.Step{State: roadmap.InProgress}, made[0]))
	if i := b.initiative(made[0]); i.Cycle != b.open.ID {
		t.Errorf("in cycle %q, want that of today", i.Cycle)
	}
	b.Step("Plan Setup", func() (workspace.Change, error) { return b.Plan(ctx, made[1:], "Q2 2026") })
	if i := b.initiative(made[1]); i.State != roadmap.Planned || i.Cycle != b.next.ID {
		t.Errorf("planned %+v", i)
	}
	b.Step("Take out of its cycle: Setup", func() (workspace.Change, error) { return b.Unplan(ctx, made[1:]) })
	if i := b.initiative(made[1]); i.State != roadmap.Candidate || i.Cycle != "" {
		t.Errorf("unplanned %+v", i)
	}
	b.Refused("no reason", "reason required", set(roadmaps.Step{State: roadmap.Dropped}, made[0]))
	b.Refused("closed", "cycle closed", func() (workspace.Change, error) { return b.Plan(ctx, made, "Q4 2025") })
	b.Refused("not yet", "shipped ahead", set(roadmaps.Step{State: roadmap.Shipped, Day: "tomorrow"}, made[0]))
	b.Step("Dropped: Baskets", set(roadmaps.Step{State: roadmap.Dropped, Reason: "Nobody asked"}, made[0]))
	b.Refused("planning what is dropped", "state not_open", func() (workspace.Change, error) { return b.Plan(ctx, one, "Q2 2026") })
	b.Step("Idea: Baskets", set(roadmaps.Step{State: roadmap.Idea}, made[0]))
	if i := b.initiative(made[0]); i.Reason != "" || i.Cycle != "" {
		t.Errorf("an idea again: %+v", i)
	}
}

// What is in a cycle when it is closed may still be shipped or dropped.
func TestAClosedCycleRefusesOnlyWhatComes(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	made := b.add("Baskets")
	_, err := b.Plan(ctx, made, "Q1 2026")
	b.Must(err)
	_, err = b.W.DoInClosed(ctx, workspace.Action{Code: "close", Name: "Close"}, func(tx *store.Tx) error {
		c := b.open
		c.State, c.Closed = plan.ClosedState, "2026-02-17"
		return tx.PutCycle(ctx, c)
	})
	b.Must(err)
	b.Step("In progress: Baskets", func() (workspace.Change, error) {
		return b.SetState(ctx, made, roadmaps.Step{State: roadmap.InProgress})
	})
	b.Step("Shipped: Baskets", func() (workspace.Change, error) { return b.SetState(ctx, made, roadmaps.Step{State: roadmap.Shipped}) })
	b.Refused("back into it", "cycle closed", func() (workspace.Change, error) {
		return b.SetState(ctx, made, roadmaps.Step{State: roadmap.InProgress})
	})
}

func TestShippingMarksTheCharts(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	made := b.add("Baskets")
	for _, row := range []plan.ID{b.activation, b.fed} {
		_, err := b.SetMove(ctx, roadmaps.NewMove{Initiative: made[0], Row: row, Range: "1-2-4"})
		b.Must(err)
	}
	if got := b.marks(); got != "" {
		t.Errorf("marks before it shipped: %s", got)
	}
	for _, c := range []struct {
		name, want string
		do         func() (workspace.Change, error)
	}{
		{"Shipped: Baskets", "Activation 2026-02-17 Shipped: Baskets; Orders 2026-02-17 Shipped: Baskets",
			func() (workspace.Change, error) { return b.SetState(ctx, made, roadmaps.Step{State: roadmap.Shipped}) }},
		{"Edit day of shipping: Baskets", "Activation 2026-02-03 Shipped: Baskets; Orders 2026-02-03 Shipped: Baskets",
			func() (workspace.Change, error) { return b.Edit(ctx, made, "shipped", "3 Feb") }},
		{"Edit title: Baskets", "Activation 2026-02-03 Shipped: Carts; Orders 2026-02-03 Shipped: Carts",
			func() (workspace.Change, error) { return b.Edit(ctx, made, "title", "Carts") }},
		{"Remove what it moves: Carts", "Activation 2026-02-03 Shipped: Carts",
			func() (workspace.Change, error) { return b.RemoveMove(ctx, made[0], b.fed) }},
		{"Carts moves Orders", "Activation 2026-02-03 Shipped: Carts; Orders 2026-02-03 Shipped: Carts",
			func() (workspace.Change, error) {
				return b.SetMove(ctx, roadmaps.NewMove{Initiative: made[0], Row: b.orders})
			}},
		{"In progress: Carts", "",
			func() (workspace.Change, error) {
				return b.SetState(ctx, made, roadmaps.Step{State: roadmap.InProgress})
			}},
		{"Shipped: Carts", "Activation 2026-02-17 Shipped: Carts; Orders 2026-02-17 Shipped: Carts",
			func() (workspace.Change, error) { return b.SetState(ctx, made, roadmaps.Step{State: roadmap.Shipped}) }},
		{"Delete “Carts”", "", func() (workspace.Change, error) { return b.Delete(ctx, made) }},
	} {
		b.Step(c.name, c.do)
		if got := b.marks(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	b.Refused("a day is needed", "not_found", func() (workspace.Change, error) { return b.Edit(ctx, made, "shipped", "") })
}

func TestWhatTeamsGiveAndWhatItMoves(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	made := b.add("Baskets")
	id := made[0]
	for _, c := range []struct {
		name, want string
		do         func() (workspace.Change, error)
	}{
		{"Effort of Baskets", "Core team 2-3-6", func() (workspace.Change, error) { return b.SetEffort(ctx, id, "core TEAM", "2..6 (3)") }},
		{"Effort of Baskets", "Buyer app 0.5, Core team 2-3-6", func() (workspace.Change, error) { return b.SetEffort(ctx, id, "Buyer app", "0.5") }},
		{"Effort of Baskets", "Buyer app 0.5, Core team 2-3-6, nobody 1", func() (workspace.Change, error) { return b.SetEffort(ctx, id, "", "1") }},
		{"Effort spent on Baskets", "Buyer app 0.5, Core team 2-3-6 spent 4, nobody 1", func() (workspace.Change, error) { return b.SetSpent(ctx, id, string(b.team), "4") }},
		{"Effort of Baskets", "Buyer app 0.5, Core team  spent 4, nobody 1", func() (workspace.Change, error) { return b.SetEffort(ctx, id, "Core team", "") }},
		{"Effort spent on Baskets", "Buyer app 0.5, nobody 1", func() (workspace.Change, error) { return b.SetSpent(ctx, id, "Core team", "") }},
	} {
		b.Step(c.name, c.do)
		if got := b.efforts(id); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	b.Refused("free", "effort not_positive", func() (workspace.Change, error) { return b.SetEffort(ctx, id, "Core team", "0") })
	b.Refused("no range", "effort half_a_range", func() (workspace.Change, error) { return b.SetEffort(ctx, id, "Core team", "2-3") })
	b.Refused("less than nothing", "spent negative", func() (workspace.Change, error) { return b.SetSpent(ctx, id, "Core team", "-1") })
	b.Step("Baskets moves Activation", func() (workspace.Change, error) {
		return b.SetMove(ctx, roadmaps.NewMove{Initiative: id, Row: b.activation, Range: "-5 -3 -1", Note: "as the last one did"})
	})
	b.Refused("no row", "not_found", func() (workspace.Change, error) {
		return b.SetMove(ctx, roadmaps.NewMove{Initiative: id, Row: b.team})
	})
	b.Refused("not moved", "not_found", func() (workspace.Change, error) { return b.RemoveMove(ctx, id, b.orders) })
	b.Step("Remove what it moves: Baskets", func() (workspace.Change, error) { return b.RemoveMove(ctx, id, b.activation) })
}

func TestWhatHangsOnWhat(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	made := b.add("A", "B", "C")
	tie := func(kind roadmap.DependencyKind, from, on plan.ID, lag string) func() (workspace.Change, error) {
		return func() (workspace.Change, error) {
			return b.AddDependency(ctx, roadmaps.NewDependency{Kind: kind, Initiative: from, On: on, Lag: lag})
		}
	}
	b.Step("A requires B", tie(roadmap.Requires, made[0], made[1], ""))
	b.Step("B requires C", tie(roadmap.Requires, made[1], made[2], "14"))
	b.Step("A requires B", tie(roadmap.Requires, made[0], made[1], "3"))
	b.Refused("a loop", "on loop", tie(roadmap.Requires, made[2], made[0], ""))
	_, err := tie(roadmap.Requires, made[2], made[0], "")()
	if err == nil || !strings.Contains(err.Error(), "A requires B requires C") {
		t.Errorf("the way is not said: %v", err)
	}
	b.Refused("itself", "on itself", tie(roadmap.Requires, made[0], made[0], ""))
	b.Refused("what is required", "on contradiction", tie(roadmap.Excludes, made[0], made[2], ""))
	b.Refused("half a day", "lag not_whole", tie(roadmap.Requires, made[0], made[2], "1.5"))
	b.Refused("kind", "kind unknown", tie("likes", made[0], made[2], ""))
	b.Step("B no longer requires C", func() (workspace.Change, error) {
		return b.RemoveDependency(ctx, roadmap.NewDependency(roadmap.Requires, made[1], made[2], 0).ID)
	})
	b.Step("A excludes C", tie(roadmap.Excludes, made[0], made[2], ""))
	b.Step("A no longer excludes C", func() (workspace.Change, error) {
		return b.RemoveDependency(ctx, roadmap.NewDependency(roadmap.Excludes, made[2], made[0], 0).ID)
	})
	b.Refused("not tied", "not_found", func() (workspace.Change, error) {
		return b.RemoveDependency(ctx, roadmap.NewDependency(roadmap.Requires, made[1], made[2], 0).ID)
	})
}
