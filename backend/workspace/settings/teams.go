package settings

import (
	"context"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// AddTeam adds a team. Errors: invalid at name, also where a team is called so
// already (taken).
func (a Actions) AddTeam(ctx context.Context, name string) (workspace.Change, plan.ID, error) {
	var id plan.ID
	change, err := a.w.Do(ctx, workspace.Action{Code: "add_team", Name: "Add team: " + typed.Shortened(name)}, func(tx *store.Tx) error {
		id = tx.NewID()
		return putTeam(ctx, tx, plan.Team{ID: id, Name: plan.CleanTitle(name)})
	})
	return change, id, err
}

// RenameTeam gives a team another name. Errors: those of AddTeam, not_found.
func (a Actions) RenameTeam(ctx context.Context, id plan.ID, name string) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "edit_team"}, func(tx *store.Tx) error {
		t, err := teamOf(ctx, tx, id)
		if err != nil {
			return err
		}
		tx.Rename("Rename team: " + typed.Shortened(t.Name))
		t.Name = plan.CleanTitle(name)
		return putTeam(ctx, tx, t)
	})
}

func putTeam(ctx context.Context, tx *store.Tx, t plan.Team) error {
	var faults plan.Faults
	faults.Title("name", t.Name)
	if err := faults.Err(); err != nil {
		return err
	}
	teams, err := tx.Teams(ctx)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(teams, func(other plan.Team) bool {
		return other.ID != t.ID && plan.FoldName(other.Name) == plan.FoldName(t.Name)
	}) {
		return plan.AtField("name", "taken", "There is a team of this name already. Choose another name.")
	}
	return tx.PutTeam(ctx, t)
}

func teamOf(ctx context.Context, tx *store.Tx, id plan.ID) (plan.Team, error) {
	teams, err := tx.Teams(ctx)
	if err != nil {
		return plan.Team{}, err
	}
	if i := slices.IndexFunc(teams, func(t plan.Team) bool { return t.ID == id }); i >= 0 {
		return teams[i], nil
	}
	return plan.Team{}, gone("team")
}

// DeleteTeam takes a team out of the plan. What it owned has no owner then, and
// what it gives to initiatives is work of nobody yet; its members stay. Errors: not_found.
func (a Actions) DeleteTeam(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.w.DoInClosed(ctx, workspace.Action{Code: "delete_team"}, func(tx *store.Tx) error {
		t, err := teamOf(ctx, tx, id)
		if err != nil {
			return err
		}
		tx.Rename("Delete team: " + typed.Shortened(t.Name))
		if err := reown(ctx, tx, id, ""); err != nil {
			return err
		}
		if err := disband(ctx, tx, id); err != nil {
			return err
		}
		if err := setMembers(ctx, tx, id, nil); err != nil {
			return err
		}
		return tx.DeleteTeam(ctx, id)
	})
}

// SetMembers makes these people, and nobody else, the members of a team. Errors:
// not_found.
func (a Actions) SetMembers(ctx context.Context, team plan.ID, people []plan.ID) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "team_members"}, func(tx *store.Tx) error {
		t, err := teamOf(ctx, tx, team)
		if err != nil {
			return err
		}
		tx.Rename("Edit members: " + typed.Shortened(t.Name))
		for _, id := range people {
			if _, err := personOf(ctx, tx, id); err != nil {
				return err
			}
		}
		return setMembers(ctx, tx, team, people)
	})
}

func setMembers(ctx context.Context, tx *store.Tx, team plan.ID, people []plan.ID) error {
	members, err := tx.TeamMembers(ctx)
	if err != nil {
		return err
	}
	for _, m := range members {
		if m.Team == team && !slices.Contains(people, m.Person) {
			if err := tx.DeleteTeamMember(ctx, m.ID); err != nil {
				return err
			}
		}
	}
	for _, id := range people {
		if err := tx.PutTeamMember(ctx, plan.NewTeamMember(team, id)); err != nil {
			return err
		}
	}
	return nil
}
