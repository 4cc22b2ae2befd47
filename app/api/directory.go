package api

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/settings"
	"cairn/backend/workspace/views"
)

// Directory reads and edits what goals refer to: people, teams, products, phases
// and cycles. Every edit answers with all of it, read anew.
type Directory struct{ s *Session }

// Entries are all that goals refer to.
type Entries struct {
	Directory views.Directory `json:"directory"`
	Undo      views.UndoState `json:"undo"`
	Created   *plan.ID        `json:"created"` // what was just added; null where nothing was
}

// Entry names a product, team or phase.
type Entry struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// PersonEntry is a person as typed.
type PersonEntry struct {
	ID    string `json:"id"` // "" for a new one
	Name  string `json:"name"`
	Email string `json:"email"`
}

// Members are the people of a team.
type Members struct {
	Team   string   `json:"team"`
	People []string `json:"people"`
}

// NewPhase is a phase to add to a product.
type NewPhase struct {
	Product string `json:"product"`
	Name    string `json:"name"`
}

// List is all that goals refer to.
func (d *Directory) List() (Entries, error) {
	return onPlan(d.s, func(ctx context.Context, p *openPlan) (Entries, error) { return p.entries(ctx, "") })
}

func (o *openPlan) entries(ctx context.Context, created plan.ID) (Entries, error) {
	all, err := o.views.Directory(ctx)
	e := Entries{Directory: all, Undo: o.views.UndoState()}
	if created != "" {
		e.Created = &created
	}
	return e, err
}

// onEntry is onPlan for what edits an entry; the answer is the whole.
func onEntry(s *Session, do func(ctx context.Context, p *openPlan) (workspace.Change, error)) (Entries, error) {
	return onPlan(s, func(ctx context.Context, p *openPlan) (Entries, error) {
		if _, err := do(ctx, p); err != nil {
			return Entries{}, err
		}
		return p.entries(ctx, "")
	})
}

// onNewEntry is onPlan for what adds an entry; the answer is the whole.
func onNewEntry(s *Session, do func(ctx context.Context, p *openPlan) (workspace.Change, plan.ID, error)) (Entries, error) {
	return onPlan(s, func(ctx context.Context, p *openPlan) (Entries, error) {
		_, id, err := do(ctx, p)
		if err != nil {
			return Entries{}, err
		}
		return p.entries(ctx, id)
	})
}

func (n PersonEntry) request() settings.NewPerson {
	return settings.NewPerson{Name: n.Name, Email: n.Email}
}

// AddPerson adds a person.
func (d *Directory) AddPerson(n PersonEntry) (Entries, error) {
	return onNewEntry(d.s, func(ctx context.Context, p *openPlan) (workspace.Change, plan.ID, error) {
		return p.settings.AddPerson(ctx, n.request())
	})
}

// EditPerson gives a person another name and address.
func (d *Directory) EditPerson(n PersonEntry) (Entries, error) {
	return onEntry(d.s, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.settings.EditPerson(ctx, plan.ID(n.ID), n.request())
	})
}

// DeletePerson takes a person out of the plan; what it owned has no owner then.
func (d *Directory) DeletePerson(id string) (Entries, error) {
	return onEntry(d.s, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.settings.DeletePerson(ctx, plan.ID(id))
	})
}

// MergePeople makes one person of two.
func (d *Directory) MergePeople(from, into string) (Entries, error) {
	return onEntry(d.s, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.settings.MergePeople(ctx, plan.ID(from), plan.ID(into))
	})
}

// AddTeam adds a team.
func (d *Directory) AddTeam(name string) (Entries, error) {
	return onNewEntry(d.s, func(ctx context.Context, p *openPlan) (workspace.Change, plan.ID, error) {
		return p.settings.AddTeam(ctx, name)
	})
}

// RenameTeam gives a team another name.
func (d *Directory) RenameTeam(n Entry) (Entries, error) {
	return onEntry(d.s, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.settings.RenameTeam(ctx, plan.ID(n.ID), n.Name)
	})
}

// DeleteTeam takes a team out of the plan; what it owned has no owner then.
func (d *Directory) DeleteTeam(id string) (Entries, error) {
	return onEntry(d.s, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.settings.DeleteTeam(ctx, plan.ID(id))
	})
}

// SetMembers makes these people the members of a team.
func (d *Directory) SetMembers(n Members) (Entries, error) {
	return onEntry(d.s, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.settings.SetMembers(ctx, plan.ID(n.Team), ids(n.People))
	})
}

// AddProduct adds a product with the default phases.
func (d *Directory) AddProduct(name string) (Entries, error) {
	return onNewEntry(d.s, func(ctx context.Context, p *openPlan) (workspace.Change, plan.ID, error) {
		return p.settings.AddProduct(ctx, name)
	})
}

// RenameProduct gives a product another name.
func (d *Directory) RenameProduct(n Entry) (Entries, error) {
	return onEntry(d.s, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.settings.RenameProduct(ctx, plan.ID(n.ID), n.Name)
	})
}

// DeleteProduct takes a product out of the plan to which nothing belongs.
func (d *Directory) DeleteProduct(id string) (Entries, error) {
	return onEntry(d.s, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.settings.DeleteProduct(ctx, plan.ID(id))
	})
}

// AddPhase adds a phase to a product.
func (d *Directory) AddPhase(n NewPhase) (Entries, error) {
	return onNewEntry(d.s, func(ctx context.Context, p *openPlan) (workspace.Change, plan.ID, error) {
		return p.settings.AddPhase(ctx, plan.ID(n.Product), n.Name)
	})
}

// RenamePhase gives a phase another name.
func (d *Directory) RenamePhase(n Entry) (Entries, error) {
	return onEntry(d.s, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.settings.RenamePhase(ctx, plan.ID(n.ID), n.Name)
	})
}

// MovePhase puts a phase behind another of its product; after "" puts it first.
func (d *Directory) MovePhase(id, after string) (Entries, error) {
	return onEntry(d.s, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.settings.MovePhase(ctx, plan.ID(id), plan.ID(after))
	})
}

// DeletePhase takes a phase out of its product.
func (d *Directory) DeletePhase(id string) (Entries, error) {
	return onEntry(d.s, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.settings.DeletePhase(ctx, plan.ID(id))
	})
}

// AddCycle adds a cycle.
func (d *Directory) AddCycle(n NewCycle) (Entries, error) {
	return onNewEntry(d.s, func(ctx context.Context, p *openPlan) (workspace.Change, plan.ID, error) {
		return p.okrs.AddCycle(ctx, okrs.NewCycle{Name: n.Name, Start: n.Start, End: n.End})
	})
}

// EditCycle gives a cycle another name and other dates.
func (d *Directory) EditCycle(n CycleEdit) (Entries, error) {
	return onEntry(d.s, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.okrs.EditCycle(ctx, plan.ID(n.ID), okrs.NewCycle{Name: n.Name, Start: n.Start, End: n.End})
	})
}

// DeleteCycle takes a cycle out of the plan; its objectives are shown in the
// backlog then.
func (d *Directory) DeleteCycle(id string) (Entries, error) {
	return onEntry(d.s, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.okrs.DeleteCycle(ctx, plan.ID(id))
	})
}
