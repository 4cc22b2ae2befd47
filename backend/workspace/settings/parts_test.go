package settings_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/sample"
	"cairn/backend/workspace/settings"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

// bench is the sample plan; its people, teams, phases and products are known by
// their names.
type bench struct {
	settings.Actions
	t *testing.T
	w *workspace.Workspace
}

func newBench(t *testing.T) *bench {
	t.Helper()
	w, err := sample.Create(context.Background(), filepath.Join(t.TempDir(), "sample.cairn"), workspacetest.Options(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return &bench{settings.New(w), t, w}
}

func (b *bench) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) read(f func(r store.Reader) error) {
	b.t.Helper()
	b.must(b.w.Read(context.Background(), f))
}

func (b *bench) digest() (digest string) {
	b.t.Helper()
	b.read(func(r store.Reader) (err error) {
		digest, err = r.ContentDigest(context.Background())
		return err
	})
	return digest
}

// step does something and sees that one undo takes all of it back, and one redo
// does it again.
func (b *bench) step(name string, do func() (workspace.Change, error)) {
	b.t.Helper()
	ctx, before := context.Background(), b.digest()
	change, err := do()
	b.must(err)
	if change.Name != name {
		b.t.Errorf("the step is called %q, want %q", change.Name, name)
	}
	after := b.digest()
	_, _, err = b.w.Undo(ctx)
	b.must(err)
	if b.digest() != before {
		b.t.Errorf("%s: undo does not take it back", name)
	}
	_, _, err = b.w.Redo(ctx)
	b.must(err)
	if b.digest() != after {
		b.t.Errorf("%s: redo does something else", name)
	}
	b.must(b.w.Verify(ctx))
}

func (b *bench) refused(what, want string, err error) {
	b.t.Helper()
	var failed *plan.Error
	got := string(plan.CodeOf(err))
	if errors.As(err, &failed) && len(failed.Fields) > 0 {
		got = failed.Fields[0].Field + " " + failed.Fields[0].Code
	}
	if got != want {
		b.t.Errorf("%s: %s (%v), want %s", what, got, err, want)
	}
}

func (b *bench) party(name string) views.Party {
	b.t.Helper()
	parties, err := views.New(b.w).Parties(context.Background())
	b.must(err)
	i := slices.IndexFunc(parties, func(p views.Party) bool { return p.Name == name })
	if i < 0 {
		return views.Party{}
	}
	return parties[i]
}

func (b *bench) frame() views.Frame {
	b.t.Helper()
	frame, err := views.New(b.w).Frame(context.Background())
	b.must(err)
	return frame
}

func (b *bench) phases() (names []string) {
	b.t.Helper()
	for _, p := range b.frame().Phases {
		names = append(names, p.Name)
	}
	return names
}

func (b *bench) phase(name string) plan.ID {
	b.t.Helper()
	phases := b.frame().Phases
	return phases[slices.IndexFunc(phases, func(p views.Phase) bool { return p.Name == name })].ID
}

func TestPeople(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	b.step("Add person: Noor", func() (workspace.Change, error) {
		change, _, err := b.AddPerson(ctx, settings.NewPerson{Name: " Noor ", Email: "noor@example.org"})
		return change, err
	})
	noor := b.party("Noor")
	b.step("Edit person: Noor", func() (workspace.Change, error) {
		return b.EditPerson(ctx, noor.ID, settings.NewPerson{Name: "Noor Haddad"})
	})
	dana, priya := b.party("Dana Okafor"), b.party("Priya Raman")
	b.step("Merge Dana Okafor into Priya Raman", func() (workspace.Change, error) { return b.MergePeople(ctx, dana.ID, priya.ID) })
	if now := b.party("Priya Raman"); now.Owns != dana.Owns+priya.Owns || b.party("Dana Okafor").ID != "" {
		t.Errorf("Priya owns %d, of %d and %d", now.Owns, dana.Owns, priya.Owns)
	}
	b.step("Delete person: Priya Raman", func() (workspace.Change, error) { return b.DeletePerson(ctx, priya.ID) })
	b.read(func(r store.Reader) error {
		objectives, err := r.Objectives(ctx)
		for _, o := range objectives {
			if o.Owner == priya.ID || o.Owner == dana.ID {
				t.Errorf("%q is still theirs", o.Title)
			}
		}
		actions, _ := r.ActionItems(ctx)
		for _, a := range actions {
			if a.Owner == priya.ID || a.Owner == dana.ID {
				t.Errorf("the action %q is still theirs", a.Title)
			}
		}
		members, _ := r.TeamMembers(ctx)
		if slices.ContainsFunc(members, func(m plan.TeamMember) bool { return m.Person == priya.ID || m.Person == dana.ID }) {
			t.Error("they are still in a team")
		}
		return err
	})

	_, _, err := b.AddPerson(ctx, settings.NewPerson{})
	b.refused("nobody", "name required", err)
	_, _, err = b.AddPerson(ctx, settings.NewPerson{Name: "noor  HADDAD"})
	b.refused("the same name", "name taken", err)
	_, _, err = b.AddPerson(ctx, settings.NewPerson{Email: "noor"})
	b.refused("an address that is none", "email not_an_address", err)
	_, err = b.MergePeople(ctx, noor.ID, noor.ID)
	b.refused("with itself", "into same", err)
	_, err = b.EditPerson(ctx, dana.ID, settings.NewPerson{Name: "Dana"})
	b.refused("somebody who is gone", "not_found", err)
}

func TestTeams(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	var id plan.ID
	b.step("Add team: Pilots", func() (change workspace.Change, err error) {
		change, id, err = b.AddTeam(ctx, "Pilots")
		return change, err
	})
	b.step("Edit members: Pilots", func() (workspace.Change, error) {
		return b.SetMembers(ctx, id, []plan.ID{b.party("Dana Okafor").ID, b.party("Mateo Ruiz").ID})
	})
	b.step("Edit members: Pilots", func() (workspace.Change, error) { return b.SetMembers(ctx, id, []plan.ID{b.party("Mateo Ruiz").ID}) })
	mateo := b.party("Mateo Ruiz").ID
	b.read(func(r store.Reader) error {
		members, err := r.TeamMembers(ctx)
		members = slices.DeleteFunc(members, func(m plan.TeamMember) bool { return m.Team != id })
		if len(members) != 1 || members[0].Person != mateo {
			t.Errorf("members %+v", members)
		}
		return err
	})
	b.step("Rename team: Pilots", func() (workspace.Change, error) { return b.RenameTeam(ctx, id, "Scouts") })
	_, _, err := b.AddTeam(ctx, "scouts")
	b.refused("the same name", "name taken", err)
	_, _, err = b.AddTeam(ctx, " ")
	b.refused("no name", "name required", err)
	_, err = b.SetMembers(ctx, id, []plan.ID{"nobody"})
	b.refused("a member that is none", "not_found", err)
	b.step("Delete team: Scouts", func() (workspace.Change, error) { return b.DeleteTeam(ctx, id) })
	_, err = b.RenameTeam(ctx, id, "Again")
	b.refused("a team that is gone", "not_found", err)
}

func TestPhasesAndProducts(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	var product plan.ID
	b.read(func(r store.Reader) error {
		products, err := r.Products(ctx)
		product = products[0].ID
		return err
	})
	b.step("Add phase: Handover", func() (workspace.Change, error) {
		change, _, err := b.AddPhase(ctx, product, "Handover")
		return change, err
	})
	b.step("Move phase: Handover", func() (workspace.Change, error) { return b.MovePhase(ctx, b.phase("Handover"), b.phase("Launch")) })
	b.step("Rename phase: Discovery", func() (workspace.Change, error) { return b.RenamePhase(ctx, b.phase("Discovery"), "Explore") })
	b.step("Move phase: Sunset", func() (workspace.Change, error) { return b.MovePhase(ctx, b.phase("Sunset"), "") })
	b.step("Delete phase: Maturity", func() (workspace.Change, error) { return b.DeletePhase(ctx, b.phase("Maturity")) })
	if got, want := fmt.Sprint(b.phases()), "[Sunset Explore Validation Build Launch Handover Growth]"; got != want {
		t.Errorf("phases %s, want %s", got, want)
	}
	b.read(func(r store.Reader) error {
		known := map[plan.ID]bool{"": true}
		phases, err := r.Phases(ctx)
		for _, p := range phases {
			known[p.ID] = true
		}
		objectives, _ := r.Objectives(ctx)
		for _, o := range objectives {
			if !known[o.Phase] {
				t.Errorf("%q is in a phase that is gone", o.Title)
			}
		}
		return err
	})
	_, _, err := b.AddPhase(ctx, product, "launch")
	b.refused("the same name", "name taken", err)
	_, err = b.MovePhase(ctx, b.phase("Growth"), "gone")
	b.refused("behind a phase that is gone", "not_found", err)

	var larder plan.ID
	b.step("Add product: Larder", func() (change workspace.Change, err error) {
		change, larder, err = b.AddProduct(ctx, "Larder")
		return change, err
	})
	b.step("Rename product: Larder", func() (workspace.Change, error) { return b.RenameProduct(ctx, larder, "Pantry") })
	_, _, err = b.AddProduct(ctx, "PANTRY")
	b.refused("the same name", "name taken", err)
	_, err = b.DeleteProduct(ctx, product)
	b.refused("a product with goals", "id in_use", err)
	b.step("Delete product: Pantry", func() (workspace.Change, error) { return b.DeleteProduct(ctx, larder) })
	_, err = b.DeleteProduct(ctx, product)
	b.refused("the last product", "id last", err)
	if len(b.phases()) != 7 {
		t.Errorf("phases %v", b.phases())
	}
}
