package views_test

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

func mapOf(t interface {
	Helper()
	Fatal(...any)
}, w *workspace.Workspace, cycle plan.ID) views.Map {
	t.Helper()
	m, err := views.New(w).Map(context.Background(), cycle, "")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestTheMapOfTheSample(t *testing.T) {
	ctx, w := context.Background(), newSample(t)
	v := views.New(w)
	m := mapOf(t, w, "")
	outline, err := v.Outline(ctx, m.Cycle.ID, "")
	if err != nil {
		t.Fatal(err)
	}
	at := map[plan.ID]views.MapNode{}
	var inOrder []plan.ID
	for _, n := range m.Nodes {
		at[n.ID] = n
		if n.Subject != views.KPINode {
			inOrder = append(inOrder, n.ID)
		}
	}
	// What the outline shows stands on the map with the same words and numbers.
	var want []plan.ID
	fed := map[plan.ID]bool{}
	for _, o := range outline.Objectives {
		n := at[o.ID]
		want = append(want, o.ID)
		if n.Order != o.Order || *n.Status != o.WorstStatus || !same(n.Progress, o.Progress) || n.KeyResults != len(o.KeyResults) || n.Cycle != nil {
			t.Errorf("%s is %+v", o.Title, n)
		}
		for _, k := range o.KeyResults {
			n := at[k.ID]
			want = append(want, k.ID)
			if *n.Above != o.ID || *n.Status != k.Status || !same(n.Current, k.Current) || *n.Kind != k.Kind || !same(n.Confidence, k.Confidence) {
				t.Errorf("%s is %+v", k.Title, n)
			}
			if k.KPI != nil {
				fed[*k.KPI] = true
				if !slices.Contains(m.Edges, views.MapEdge{Kind: views.Feeds, From: *k.KPI, To: k.ID}) || at[*k.KPI].Standing == nil {
					t.Errorf("the KPI of %s is missing", k.Title)
				}
			}
		}
	}
	slices.Sort(want)
	slices.Sort(inOrder)
	if !slices.Equal(inOrder, want) || len(m.Nodes) != len(want)+len(fed) || len(fed) == 0 {
		t.Errorf("%d nodes of rows, want %d; %d in all with %d KPIs", len(inOrder), len(want), len(m.Nodes), len(fed))
	}
}

func same(a, b *float64) bool { return a == b || a != nil && b != nil && *a == *b }

// year is a plan with an objective of the year, two of the quarter beneath it, of
// which one supports the other, and one that nothing is tied to.
func year(t *testing.T) (w *workspace.Workspace, quarter plan.ID) {
	t.Helper()
	w = workspacetest.New(t, workspacetest.Options(t))
	write(t, w, func(ctx context.Context, tx *store.Tx) error {
		for _, c := range []plan.Cycle{{ID: "q", Name: "Q", Start: "2026-01-01", End: "2026-03-31"}, {ID: "y", Name: "Year", Start: "2026-01-01", End: "2026-12-31"}} {
			c.State = plan.ActiveState
			if err := tx.PutCycle(ctx, c); err != nil {
				return err
			}
		}
		for i, o := range []okr.Objective{
			{ID: "lead", Cycle: "y", Title: "Lead"}, {ID: "grow", Cycle: "q", Parent: "lead", Title: "Grow"},
			{ID: "keep", Cycle: "q", Parent: "lead", Title: "Keep"}, {ID: "odd", Cycle: "q", Title: "Odd"}, {ID: "far", Cycle: "y", Title: "Far"},
		} {
			o.Type, o.Position = okr.Committed, string(rune('a'+i))
			if err := tx.PutObjective(ctx, o); err != nil {
				return err
			}
		}
		return tx.PutSupport(ctx, okr.Support{ID: plan.LinkID("grow", "keep"), From: "grow", To: "keep"})
	})
	return w, "q"
}

func write(t interface {
	Helper()
	Fatal(...any)
}, w *workspace.Workspace, f func(context.Context, *store.Tx) error) {
	t.Helper()
	ctx := context.Background()
	if _, err := w.Do(ctx, workspace.Action{Code: "test", Name: "Test"}, func(tx *store.Tx) error { return f(ctx, tx) }); err != nil {
		t.Fatal(err)
	}
}

func TestTheMapReachesIntoOtherCycles(t *testing.T) {
	w, quarter := year(t)
	m := mapOf(t, w, quarter)
	var ids, alone []plan.ID
	for _, n := range m.Nodes {
		ids = append(ids, n.ID)
		if n.Alone {
			alone = append(alone, n.ID)
		}
	}
	if want := []plan.ID{"lead", "grow", "keep", "odd"}; !slices.Equal(ids, want) || !slices.Equal(alone, []plan.ID{"odd"}) {
		t.Errorf("nodes %v, want %v; alone %v", ids, want, alone)
	}
	if lead := m.Nodes[0]; lead.Cycle == nil || *lead.Cycle != "Year" || lead.Objectives != 2 || lead.Order != "" {
		t.Errorf("the objective of the year is %+v", lead)
	}
	want := []views.MapEdge{{Kind: views.RollsUp, From: "grow", To: "lead"}, {Kind: views.RollsUp, From: "keep", To: "lead"}, {Kind: views.Supports, From: "grow", To: "keep"}}
	if !slices.Equal(m.Edges, want) {
		t.Errorf("edges %v, want %v", m.Edges, want)
	}
	if want := "2 of 3 objectives roll up to another one; 1 stands alone."; m.Sentence != want {
		t.Errorf("it says %q, want %q", m.Sentence, want)
	}
	write(t, w, func(ctx context.Context, tx *store.Tx) error { return tx.DeleteObjective(ctx, "lead") })
	m = mapOf(t, w, quarter)
	if want := "None of 3 objectives rolls up to another one."; m.Sentence != want || len(m.Nodes) != 3 || m.Nodes[0].Above != nil {
		t.Errorf("without the year it says %q of %+v", m.Sentence, m.Nodes)
	}
}

// Whatever a merge leaves: each row is there once, the ends of edges are there, and
// who climbs from a node comes to an end.
func TestEveryMapIsAGraph(t *testing.T) {
	w, quarter := year(t)
	ids := []plan.ID{"lead", "grow", "keep", "odd", "far"}
	rapid.Check(t, func(t *rapid.T) {
		write(t, w, func(ctx context.Context, tx *store.Tx) error {
			for _, id := range ids {
				o, err := tx.Objective(ctx, id)
				if err != nil {
					return err
				}
				o.Parent = rapid.SampledFrom(append(ids, "", "gone")).Draw(t, "parent of "+string(id))
				o.Cycle = rapid.SampledFrom([]plan.ID{"q", "y", "gone"}).Draw(t, "cycle of "+string(id))
				if err := tx.PutObjective(ctx, o); err != nil {
					return err
				}
			}
			from, to := rapid.SampledFrom(ids).Draw(t, "from"), rapid.SampledFrom(append(ids, "gone")).Draw(t, "to")
			return tx.PutSupport(ctx, okr.Support{ID: plan.LinkID(string(from), string(to)), From: from, To: to})
		})
		m := mapOf(t, w, quarter)
		at := map[plan.ID]views.MapNode{}
		for _, n := range m.Nodes {
			if _, twice := at[n.ID]; twice {
				t.Fatalf("%s is there twice", n.ID)
			}
			at[n.ID] = n
		}
		for _, e := range m.Edges {
			if at[e.From].ID == "" || at[e.To].ID == "" {
				t.Fatalf("%v has an end that is not there", e)
			}
		}
		for _, n := range m.Nodes {
			steps := 0
			for above := n.Above; above != nil; above = at[*above].Above {
				if at[*above].ID == "" {
					t.Fatalf("%s hangs from %s, which is not there", n.ID, *above)
				}
				if steps++; steps > len(m.Nodes) {
					t.Fatalf("no end above %s", n.ID)
				}
			}
		}
	})
}
