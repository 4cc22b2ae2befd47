package transfer_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"cairn/backend/exchange"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/workspacetest"
)

func read[T any](t *testing.T, w *workspace.Workspace, rows func(store.Reader, context.Context) ([]T, error)) []T {
	t.Helper()
	var all []T
	err := w.Read(context.Background(), func(r store.Reader) (err error) {
		all, err = rows(r, context.Background())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAnImportGivesAKnownPersonAnAddress(t *testing.T) {
	w := workspacetest.New(t, workspacetest.Options(t))
	importText(t, w, "Title,Owner\nA,Dana\n")
	importText(t, w, "Title,Owner,Owner email\nB,Dana,dana@example.org\nC,,dana@example.org\n")
	people := read(t, w, store.Reader.People)
	if len(people) != 1 || people[0].Name != "Dana" || people[0].Email != "dana@example.org" {
		t.Fatalf("people %+v", people)
	}
	for _, o := range read(t, w, store.Reader.Objectives) {
		if got, want := o.Owner, people[0].ID; got != want {
			t.Errorf("%s has the owner %q, want %q", o.Title, got, want)
		}
	}
}

// A new product has the default phases, and the phase of an objective is one of
// its own product's.
func TestPhasesBelongToTheProductOfTheirRow(t *testing.T) {
	w := workspacetest.New(t, workspacetest.Options(t))
	importText(t, w, "Title,Product,Phase\nA,Courier app,Launch\nB,Courier app,Beta\nC,,Launch\nD,,Beta\nE,Courier app,beta\n")
	products := map[plan.ID]string{}
	for _, p := range read(t, w, store.Reader.Products) {
		products[p.ID] = p.Name
	}
	phases, names := map[plan.ID]plan.Phase{}, map[string]int{}
	last := map[plan.ID]plan.Phase{}
	for _, p := range read(t, w, store.Reader.Phases) {
		phases[p.ID] = p
		names[products[p.Product]]++
		if p.Position > last[p.Product].Position {
			last[p.Product] = p
		}
	}
	each := len(plan.DefaultPhases()) + 1
	if got, want := fmt.Sprint(names), fmt.Sprint(map[string]int{"Courier app": each, "Fennel Row 2026": each}); got != want {
		t.Errorf("phases %s, want %s", got, want)
	}
	for _, p := range last {
		if got, want := p.Name, "Beta"; got != want {
			t.Errorf("the last phase of %s is %q, want %q", products[p.Product], got, want)
		}
	}
	want := map[string]string{"A": "Launch", "B": "Beta", "C": "Launch", "D": "Beta", "E": "Beta"}
	objectives := read(t, w, store.Reader.Objectives)
	if len(objectives) != len(want) {
		t.Fatalf("%d objectives, want %d", len(objectives), len(want))
	}
	for _, o := range objectives {
		expectPhase(t, o, phases[o.Phase], want[o.Title])
	}
}

// The preview says of each phase whether the product of its rows has it.
func TestThePreviewKnowsPhasesByTheirProduct(t *testing.T) {
	w := workspacetest.New(t, workspacetest.Options(t))
	importText(t, w, "Title,Product,Phase\nA,Courier app,Beta\n")
	path := filepath.Join(t.TempDir(), "goals.csv")
	text := "Title,Product,Phase\nB,Courier app,beta\nC,,Beta\nD,Kitchen,launch\nE,Kitchen,Pilot\nF,,Launch\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	preview, err := transfer.New(w).Preview(context.Background(), transfer.Request{Source: transfer.Source{Path: path}})
	if err != nil {
		t.Fatal(err)
	}
	want := []exchange.UsedName{
		{Name: "Beta", Product: "Courier app", Known: true, Rows: 1},
		{Name: "Beta", Product: "Fennel Row 2026", Rows: 1}, {Name: "Launch", Product: "Fennel Row 2026", Known: true, Rows: 1},
		{Name: "Launch", Product: "Kitchen", Known: true, Rows: 1}, {Name: "Pilot", Product: "Kitchen", Rows: 1},
	}
	if got := len(preview.Outline.Phases); got != len(want) {
		t.Errorf("%d phases, want %d", got, len(want))
	}
	for _, one := range want {
		if !slices.Contains(preview.Outline.Phases, one) {
			t.Errorf("%+v is missing in %+v", one, preview.Outline.Phases)
		}
	}
}

// The names of a file, the edits of a cell and the command line know a thing by
// the same spellings.
func TestSpellingsOfANameAreOneEverywhere(t *testing.T) {
	w := workspacetest.New(t, workspacetest.Options(t))
	importText(t, w, "Title,Owner,Team\nA,Zoë Straße,Data  Ops\n")
	importText(t, w, "Title,Owner,Team\nB,ZOE\u0308 STRASSE,data ops\n")
	people, teams := read(t, w, store.Reader.People), read(t, w, store.Reader.Teams)
	if len(people) != 1 || len(teams) != 1 {
		t.Fatalf("people %+v, teams %+v", people, teams)
	}
	first := read(t, w, store.Reader.Objectives)[0].ID
	for field, spelling := range map[string]string{"owner": "zoe\u0308  strasse", "team": " DATA OPS"} {
		if _, err := okrs.New(w).Edit(context.Background(), first, field, spelling); err != nil {
			t.Fatal(err)
		}
	}
	if now := read(t, w, store.Reader.People); len(now) != 1 {
		t.Errorf("an edit made a second person: %+v", now)
	}
	if now := read(t, w, store.Reader.Teams); len(now) != 1 {
		t.Errorf("an edit made a second team: %+v", now)
	}
}

func expectPhase(t *testing.T, o okr.Objective, phase plan.Phase, want string) {
	t.Helper()
	if phase.Name != want || phase.Product != o.Product {
		t.Errorf("%s of product %s has the phase %+v, want %s of that product", o.Title, o.Product, phase, want)
	}
}
