package okrs

import (
	"context"
	"errors"
	"fmt"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// MaxTogether is how many rows one action takes at once.
const MaxTogether = 20_000

// EditMany gives one field of many rows what a person typed, in one step of
// undo, or none of them. Rows that have no such field are left alone: a key
// result has no team. The field "addTag" puts a tag on the rows and "removeTag"
// takes one away. Errors: those of Edit, the Row counted from 1; invalid where no
// row has the field.
func (a Actions) EditMany(ctx context.Context, ids []plan.ID, field, text string) (workspace.Change, error) {
	action := workspace.Action{Code: "edit_many", Params: map[string]any{"field": field, "rows": len(ids)},
		Name: fmt.Sprintf("Edit %s: %s", fieldWord(field), plan.Counted(len(ids), "row", "rows"))}
	return a.together(ctx, action, ids, func(tx *store.Tx) error {
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		e := edit{Text: typed.In(ctx, tx, p.Settings).At(field, text), percent: p.ProgressShown == plan.ShownAsPercent}
		var faults plan.Faults
		edited := 0
		for i, id := range ids {
			r, err := find(ctx, tx, id)
			if err == nil {
				err = e.row(r)
			}
			var refused *plan.Error
			switch {
			case err == nil:
				edited++
			case errors.As(err, &refused) && len(refused.Fields) > 0:
				for _, fault := range refused.Fields {
					if fault.Code != unknownField {
						fault.Row = i + 1
						faults = append(faults, fault)
					}
				}
			default:
				return err
			}
		}
		if edited == 0 && len(faults) == 0 {
			return e.unknown("None of these rows")
		}
		return faults.Err()
	})
}

// together runs an action on many rows; twice the same is once.
func (a Actions) together(ctx context.Context, action workspace.Action, ids []plan.ID, f func(*store.Tx) error) (workspace.Change, error) {
	switch {
	case len(ids) == 0:
		return workspace.Change{}, plan.AtField("ids", "required", "Nothing is selected. Select the rows first.")
	case len(ids) > MaxTogether:
		return workspace.Change{}, plan.AtField("ids", "too_many", fmt.Sprintf("%d rows are selected; %d can be changed at once. Select fewer.", len(ids), MaxTogether))
	}
	return a.w.Do(ctx, action, f)
}

// DeleteMany deletes rows as Delete does each, in one step of undo. A row that
// lies beneath another of them goes with it.
func (a Actions) DeleteMany(ctx context.Context, ids []plan.ID) (workspace.Change, error) {
	action := workspace.Action{Code: "delete_many", Params: map[string]any{"rows": len(ids)}, Name: "Delete " + plan.Counted(len(ids), "row", "rows")}
	return a.together(ctx, action, ids, func(tx *store.Tx) error {
		for i, id := range ids {
			r, err := find(ctx, tx, id)
			switch {
			case plan.CodeOf(err) == plan.NotFound && i > 0:
				continue // it went with another one
			case err != nil:
				return err
			case r.keyResult != nil:
				err = tx.DeleteKeyResult(ctx, id)
			default:
				err = deleteBeneath(ctx, tx, *r.objective)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// MoveMany puts rows beneath another parent or at another place, one behind the
// other in the order given, as Move does each; in one step of undo. A row that
// lies beneath another of them stays beneath it.
func (a Actions) MoveMany(ctx context.Context, ids []plan.ID, parent, after plan.ID) (workspace.Change, error) {
	action := workspace.Action{Code: "move_many", Params: map[string]any{"rows": len(ids)}, Name: "Move " + plan.Counted(len(ids), "row", "rows")}
	return a.together(ctx, action, ids, func(tx *store.Tx) error {
		rows, err := topmost(ctx, tx, ids)
		if err != nil {
			return err
		}
		for _, r := range rows {
			id := plan.ID("")
			if r.keyResult != nil {
				id, err = r.keyResult.ID, moveKeyResult(ctx, tx, *r.keyResult, parent, after)
			} else {
				id, err = r.objective.ID, moveObjective(ctx, tx, *r.objective, parent, after)
			}
			if err != nil {
				return err
			}
			after = id
		}
		return nil
	})
}

// topmost are those of some rows that lie beneath no other of them, each once.
func topmost(ctx context.Context, tx *store.Tx, ids []plan.ID) ([]row, error) {
	objectives, err := tx.Objectives(ctx)
	if err != nil {
		return nil, err
	}
	parents, chosen := map[plan.ID]plan.ID{}, map[plan.ID]bool{}
	for _, o := range objectives {
		parents[o.ID] = o.Parent
	}
	for _, id := range ids {
		chosen[id] = true
	}
	seen := map[plan.ID]bool{}
	var rows []row
	for _, id := range ids {
		if seen[id] {
			continue
		}
		seen[id] = true
		r, err := find(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		if !beneathAny(r, parents, chosen) {
			rows = append(rows, r)
		}
	}
	return rows, nil
}

// beneathAny says whether a row lies beneath one of the chosen; a loop, as a
// merge may leave it, ends the way up.
func beneathAny(r row, parents map[plan.ID]plan.ID, chosen map[plan.ID]bool) bool {
	var at plan.ID
	if r.keyResult != nil {
		at = r.keyResult.Objective
	} else {
		at = r.objective.Parent
	}
	for steps := 0; at != "" && steps <= len(parents); steps++ {
		if chosen[at] {
			return true
		}
		at = parents[at]
	}
	return false
}

// MoveToCycle puts objectives with everything beneath them into another cycle,
// at its end, in one step of undo. A parent that stays behind in their old cycle
// lets go of them; one in a third cycle, as an annual goal is, keeps them.
// Errors: invalid where a key result is among them, not_found.
func (a Actions) MoveToCycle(ctx context.Context, ids []plan.ID, cycle plan.ID) (workspace.Change, error) {
	action := workspace.Action{Code: "move_to_cycle", Params: map[string]any{"rows": len(ids)}, Name: "Move to another cycle: " + plan.Counted(len(ids), "row", "rows")}
	return a.together(ctx, action, ids, func(tx *store.Tx) error {
		to, err := tx.Cycle(ctx, cycle)
		if err != nil {
			return err
		}
		tx.Rename(fmt.Sprintf("Move to %s: %s", to.Name, plan.Counted(len(ids), "row", "rows")))
		rows, err := topmost(ctx, tx, ids)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if r.keyResult != nil {
				return plan.AtField("ids", "key_result", "“"+typed.Shortened(r.title())+"” is a key result and goes where its objective goes. Nothing was moved; select the objective.")
			}
			if err := moveTreeToCycle(ctx, tx, *r.objective, cycle); err != nil {
				return err
			}
		}
		return nil
	})
}

func moveTreeToCycle(ctx context.Context, tx *store.Tx, top okr.Objective, cycle plan.ID) error {
	home, err := homeOf(ctx, tx, top)
	if err != nil || home.ID == cycle {
		return err
	}
	shown, err := shownIn(ctx, tx, home.ID)
	if err != nil {
		return err
	}
	there, err := siblingsOf(ctx, tx, cycle, "")
	if err != nil {
		return err
	}
	byID := map[plan.ID]okr.Objective{}
	for _, o := range shown {
		byID[o.ID] = o
	}
	for _, id := range beneath(shown, top.ID) {
		o := byID[id]
		o.Cycle = cycle
		if id == top.ID {
			if _, behind := byID[o.Parent]; behind {
				o.Parent = ""
			}
			if o.Position, err = there.place(ctx, tx, "", atEnd); err != nil {
				return err
			}
		}
		if err := tx.PutObjective(ctx, o); err != nil {
			return err
		}
	}
	return nil
}
