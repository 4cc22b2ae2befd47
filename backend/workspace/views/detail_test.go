package views_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

func TestThePanelShowsSupportsBothWays(t *testing.T) {
	ctx, w := context.Background(), workspacetest.New(t, workspacetest.Options(t))
	v, actions := views.New(w), okrs.New(w)
	ids := map[string]plan.ID{}
	for _, title := range []string{"Company", "Market", "Team", "Squad"} {
		_, id, err := actions.AddObjective(ctx, okrs.NewObjective{Cycle: current(t, v).ID, Title: title})
		if err != nil {
			t.Fatal(err)
		}
		ids[title] = id
	}
	_, err := w.Do(ctx, workspace.Action{Code: "support", Name: "Support"}, func(tx *store.Tx) error {
		for _, link := range [][2]string{{"Team", "Market"}, {"Team", "Company"}, {"Squad", "Team"}} {
			from, to := ids[link[0]], ids[link[1]]
			if err := tx.PutSupport(ctx, okr.Support{ID: plan.LinkID(string(from), string(to)), From: from, To: to}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	expect := func(title, supports, supportedBy string) {
		t.Helper()
		d, err := v.Detail(ctx, ids[title])
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(titles(d.Supports)); got != supports {
			t.Errorf("%s supports %s, want %s", title, got, supports)
		}
		if got := fmt.Sprint(titles(d.SupportedBy)); got != supportedBy {
			t.Errorf("%s is supported by %s, want %s", title, got, supportedBy)
		}
	}
	expect("Team", "[Company Market]", "[Squad]")
	expect("Market", "[]", "[Team]")
	if _, err := actions.Delete(ctx, ids["Company"]); err != nil {
		t.Fatal(err)
	}
	expect("Team", "[Market]", "[Squad]")
}

// The word of an objective is that of its worst driver, its numbers are an
// average: the sentence says both.
func TestTheReasonNamesTheDriverThatTheWordComesFrom(t *testing.T) {
	ctx, w := context.Background(), workspacetest.New(t, workspacetest.Options(t))
	v, actions := views.New(w), okrs.New(w)
	_, parent, err := actions.AddObjective(ctx, okrs.NewObjective{Cycle: current(t, v).ID, Title: "Grow"})
	if err != nil {
		t.Fatal(err)
	}
	for title, value := range map[string]string{"Steady": "97", "Slow": "5"} {
		_, id, err := actions.AddKeyResult(ctx, okrs.NewKeyResult{Objective: parent, Title: title})
		if err != nil {
			t.Fatal(err)
		}
		for _, edit := range [][2]string{{"start", "0"}, {"target", "100"}, {"current", value}} {
			if _, err := actions.Edit(ctx, id, edit[0], edit[1]); err != nil {
				t.Fatal(err)
			}
		}
	}
	sentence := func() string {
		t.Helper()
		d, err := v.Detail(ctx, parent)
		if err != nil {
			t.Fatal(err)
		}
		return d.Objective.Explanation.StatusReason.Sentence
	}
	const both = "on track on average; shown as at risk because of “Slow”."
	if got := sentence(); !strings.HasSuffix(got, both) {
		t.Errorf("it says %q, want it to end in %q", got, both)
	}
	d, err := v.Detail(ctx, parent)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range d.Objective.KeyResults {
		if k.Title == "Slow" {
			if _, err := actions.Edit(ctx, k.ID, "weight", "0"); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got := sentence(); strings.Contains(got, "because of") {
		t.Errorf("without a part in the average it still says %q", got)
	}
}

func titles(rows []views.Named) []string {
	titles := make([]string, len(rows))
	for i, row := range rows {
		titles[i] = row.Name
	}
	return titles
}

func TestPhasesAreThoseOfTheProduct(t *testing.T) {
	ctx, w := context.Background(), workspacetest.New(t, workspacetest.Options(t))
	v, actions := views.New(w), okrs.New(w)
	frame, err := v.Frame(ctx)
	own := frame.Phases
	if err != nil || len(own) != len(plan.DefaultPhases()) {
		t.Fatalf("%d phases, %v", len(own), err)
	}
	_, id, err := actions.AddObjective(ctx, okrs.NewObjective{Cycle: current(t, v).ID, Title: "Grow"})
	if err != nil {
		t.Fatal(err)
	}
	var other plan.Phase
	_, err = w.Do(ctx, workspace.Action{Code: "product", Name: "Add product"}, func(tx *store.Tx) error {
		second := plan.Product{ID: tx.NewID(), Name: "Second", Position: "z"}
		other = plan.Phase{ID: tx.NewID(), Product: second.ID, Name: own[0].Name, Position: "V"}
		return errors.Join(tx.PutProduct(ctx, second), tx.PutPhase(ctx, other))
	})
	if err != nil {
		t.Fatal(err)
	}
	frame, err = v.Frame(ctx)
	all := frame.Phases
	if got, want := len(all), len(own)+1; err != nil || got != want {
		t.Fatalf("%d phases of two products, want %d, %v", got, want, err)
	}
	if at := slices.IndexFunc(all, func(p views.Phase) bool { return p.ID == other.ID }); at < 0 || all[at].Product != other.Product {
		t.Errorf("the second product's phase is not among %v with its product", all)
	}
	d, err := v.Detail(ctx, id)
	if err != nil || !slices.Equal(d.Phases, own) {
		t.Errorf("the panel offers %v, want %v, %v", d.Phases, own, err)
	}
}
