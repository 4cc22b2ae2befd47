package settings

import (
	"context"
	"slices"
	"strings"

	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// NewPerson is a person as typed: a name or an e-mail address, or both.
type NewPerson struct {
	Name  string
	Email string
}

func (n NewPerson) person(id plan.ID) (plan.Person, error) {
	p := plan.Person{ID: id, Name: plan.CleanTitle(n.Name), Email: plan.CleanTitle(n.Email)}
	var faults plan.Faults
	if p.Label() == "" {
		faults.Add("name", "required", "A person needs a name or an e-mail address. Type one of them.")
	}
	faults.Line("name", p.Name, plan.MaxTitle)
	faults.Line("email", p.Email, plan.MaxTitle)
	if p.Email != "" && !strings.Contains(p.Email, "@") {
		faults.Add("email", "not_an_address", "An e-mail address has an @ in it. Correct it, or leave it empty.")
	}
	return p, faults.Err()
}

// AddPerson adds a person. Errors: invalid at name or email; a name that somebody
// has already is refused at name (taken).
func (a Actions) AddPerson(ctx context.Context, n NewPerson) (workspace.Change, plan.ID, error) {
	var id plan.ID
	change, err := a.w.Do(ctx, workspace.Action{Code: "add_person"}, func(tx *store.Tx) error {
		p, err := n.person(tx.NewID())
		if err != nil {
			return err
		}
		tx.Rename("Add person: " + typed.Shortened(p.Label()))
		id = p.ID
		return putPerson(ctx, tx, p)
	})
	return change, id, err
}

// EditPerson gives a person another name and another address. Errors: those of
// AddPerson, not_found.
func (a Actions) EditPerson(ctx context.Context, id plan.ID, n NewPerson) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "edit_person"}, func(tx *store.Tx) error {
		before, err := personOf(ctx, tx, id)
		if err != nil {
			return err
		}
		p, err := n.person(id)
		if err != nil {
			return err
		}
		tx.Rename("Edit person: " + typed.Shortened(before.Label()))
		return putPerson(ctx, tx, p)
	})
}

func putPerson(ctx context.Context, tx *store.Tx, p plan.Person) error {
	people, err := tx.People(ctx)
	if err != nil {
		return err
	}
	for _, other := range people {
		if other.ID != p.ID && p.Name != "" && plan.FoldName(other.Name) == plan.FoldName(p.Name) && plan.FoldName(other.Email) == plan.FoldName(p.Email) {
			return plan.AtField("name", "taken", "There is a person of this name already. Add an e-mail address to tell them apart, or merge the two.")
		}
	}
	return tx.PutPerson(ctx, p)
}

func personOf(ctx context.Context, tx *store.Tx, id plan.ID) (plan.Person, error) {
	people, err := tx.People(ctx)
	if err != nil {
		return plan.Person{}, err
	}
	if i := slices.IndexFunc(people, func(p plan.Person) bool { return p.ID == id }); i >= 0 {
		return people[i], nil
	}
	return plan.Person{}, gone("person")
}

func gone(what string) error {
	return plan.Refuse(plan.NotFound, "This "+what+" is not in the plan any more. Nothing was changed; Undo may bring it back.")
}

// DeletePerson takes a person out of the plan. What it owned has no owner then,
// which is a finding; what it said stays with its name. Errors: not_found.
func (a Actions) DeletePerson(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.w.DoInClosed(ctx, workspace.Action{Code: "delete_person"}, func(tx *store.Tx) error {
		p, err := personOf(ctx, tx, id)
		if err != nil {
			return err
		}
		tx.Rename("Delete person: " + typed.Shortened(p.Label()))
		if err := own(ctx, tx, id, ""); err != nil {
			return err
		}
		return tx.DeletePerson(ctx, id)
	})
}

// MergePeople makes one person of two: what one of them owned, and the teams that
// it was in, become the other's. Errors: invalid where they are the same,
// not_found.
func (a Actions) MergePeople(ctx context.Context, from, into plan.ID) (workspace.Change, error) {
	return a.w.DoInClosed(ctx, workspace.Action{Code: "merge_people"}, func(tx *store.Tx) error {
		if from == into {
			return plan.AtField("into", "same", "A person cannot be merged with itself. Choose another one.")
		}
		one, err := personOf(ctx, tx, from)
		if err != nil {
			return err
		}
		other, err := personOf(ctx, tx, into)
		if err != nil {
			return err
		}
		tx.Rename("Merge " + typed.Shortened(one.Label()) + " into " + typed.Shortened(other.Label()))
		if other.Email == "" && one.Email != "" {
			other.Email = one.Email
			if err := tx.PutPerson(ctx, other); err != nil {
				return err
			}
		}
		if err := own(ctx, tx, from, into); err != nil {
			return err
		}
		return tx.DeletePerson(ctx, from)
	})
}

// own gives to another what a person owns, and its place in teams; "" is nobody.
func own(ctx context.Context, tx *store.Tx, from, into plan.ID) error {
	if err := reown(ctx, tx, from, into); err != nil {
		return err
	}
	members, err := tx.TeamMembers(ctx)
	if err != nil {
		return err
	}
	for _, m := range members {
		if m.Person != from {
			continue
		}
		if err := tx.DeleteTeamMember(ctx, m.ID); err != nil {
			return err
		}
		if into != "" {
			if err := tx.PutTeamMember(ctx, plan.NewTeamMember(m.Team, into)); err != nil {
				return err
			}
		}
	}
	return nil
}

// reown gives what a person or team owns to another; "" is nobody.
func reown(ctx context.Context, tx *store.Tx, from, into plan.ID) error {
	objectives, err := tx.Objectives(ctx)
	if err != nil {
		return err
	}
	for _, o := range objectives {
		if o.Owner != from && o.Team != from {
			continue
		}
		o.Owner, o.Team = instead(o.Owner, from, into), instead(o.Team, from, into)
		if err := tx.PutObjective(ctx, o); err != nil {
			return err
		}
	}
	keyResults, err := tx.KeyResults(ctx)
	if err != nil {
		return err
	}
	for _, k := range keyResults {
		if k.Owner != from {
			continue
		}
		k.Owner = into
		if err := tx.PutKeyResult(ctx, k); err != nil {
			return err
		}
	}
	kpis, err := tx.KPIs(ctx)
	if err != nil {
		return err
	}
	for _, k := range kpis {
		if k.Owner != from && k.BackupOwner != from {
			continue
		}
		k.Owner, k.BackupOwner = instead(k.Owner, from, into), instead(k.BackupOwner, from, into)
		if err := tx.PutKPI(ctx, k); err != nil {
			return err
		}
	}
	if err := reownInitiatives(ctx, tx, from, into); err != nil {
		return err
	}
	return reownActions(ctx, tx, from, into)
}

func reownActions(ctx context.Context, tx *store.Tx, from, into plan.ID) error {
	actions, err := tx.ActionItems(ctx)
	if err != nil {
		return err
	}
	for _, a := range actions {
		if a.Owner != from {
			continue
		}
		a.Owner = into
		if err := tx.PutActionItem(ctx, a); err != nil {
			return err
		}
	}
	return nil
}

func instead(id, from, into plan.ID) plan.ID {
	if id == from {
		return into
	}
	return id
}
