package roadmaps

import (
	"context"
	"fmt"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// SetEffort says what a team gives to an initiative, in person-months: one number or a
// range, as roadmap.ParseRange reads them; "" takes the estimate away. The team is named
// or given by id; "" is nobody yet. Errors: invalid at effort or team, not_found,
// ambiguous.
func (a Actions) SetEffort(ctx context.Context, initiative plan.ID, team, text string) (workspace.Change, error) {
	return a.onEffort(ctx, "set_effort", "Effort of ", initiative, team, func(t typed.Text, e *roadmap.Effort) (err error) {
		e.Range, err = t.At("effort", text).Range()
		return err
	})
}

// SetSpent says what an initiative took of a team in the end, in person-months; "" takes
// it away. Errors: invalid at spent or team, not_found, ambiguous.
func (a Actions) SetSpent(ctx context.Context, initiative plan.ID, team, text string) (workspace.Change, error) {
	return a.onEffort(ctx, "set_spent", "Effort spent on ", initiative, team, func(t typed.Text, e *roadmap.Effort) (err error) {
		e.Spent, err = t.At("spent", text).OptionalNumber()
		return err
	})
}

// onEffort changes what a team gives. An effort without any number is none.
func (a Actions) onEffort(ctx context.Context, code, verb string, initiative plan.ID, team string, do func(typed.Text, *roadmap.Effort) error) (workspace.Change, error) {
	return a.on(ctx, code, initiative, func(t typed.Text, i roadmap.Initiative) error {
		t.Tx.Rename(verb + typed.Shortened(i.Title))
		who, err := t.At("team", team).Team()
		if err != nil {
			return err
		}
		e, err := t.Tx.Effort(ctx, roadmap.EffortID(i.ID, who))
		switch {
		case plan.CodeOf(err) == plan.NotFound:
			e = roadmap.Effort{Initiative: i.ID, Team: who}
		case err != nil:
			return err
		}
		if err := do(t, &e); err != nil {
			return err
		}
		return t.PutEffort(e)
	})
}

// NewMove is how far an initiative should move a key result or KPI, as typed.
type NewMove struct {
	Initiative plan.ID
	Row        plan.ID
	Range      string // in the unit of the row; "" where nobody has said how far
	Note       string // why that far
}

// SetMove says that an initiative should move a key result or KPI, and how far. On what
// is shipped its mark appears on the chart of the KPI. Errors: invalid at range or note,
// not_found.
func (a Actions) SetMove(ctx context.Context, n NewMove) (workspace.Change, error) {
	return a.on(ctx, "set_move", n.Initiative, func(t typed.Text, i roadmap.Initiative) error {
		row, err := rowNamed(ctx, t.Tx, n.Row)
		if err != nil {
			return err
		}
		t.Tx.Rename(fmt.Sprintf("%s moves %s", typed.Shortened(i.Title), typed.Shortened(row)))
		move := roadmap.Move{ID: roadmap.MoveID(i.ID, n.Row), Initiative: i.ID, Row: n.Row, Note: plan.CleanNote(n.Note)}
		if move.Range, err = t.At("range", n.Range).Range(); err != nil {
			return err
		}
		if err := move.Validate(); err != nil {
			return err
		}
		if err := t.Tx.PutMove(ctx, move); err != nil {
			return err
		}
		return newMarks(ctx, t.Tx).settled(i)
	})
}

// RemoveMove says that an initiative should not move a key result or KPI after all.
// Errors: not_found.
func (a Actions) RemoveMove(ctx context.Context, initiative, row plan.ID) (workspace.Change, error) {
	return a.on(ctx, "remove_move", initiative, func(t typed.Text, i roadmap.Initiative) error {
		t.Tx.Rename("Remove what it moves: " + typed.Shortened(i.Title))
		id := roadmap.MoveID(initiative, row)
		if _, err := t.Tx.Move(ctx, id); err != nil {
			return err
		}
		if err := t.Tx.DeleteMove(ctx, id); err != nil {
			return err
		}
		return newMarks(ctx, t.Tx).settled(i)
	})
}

// settled is settle of what is shipped; nothing else has marks.
func (m *marks) settled(i roadmap.Initiative) error {
	if i.State != roadmap.Shipped {
		return nil
	}
	return m.settle(i)
}

// rowNamed is what people call a key result or KPI. not_found where there is none.
func rowNamed(ctx context.Context, tx *store.Tx, row plan.ID) (string, error) {
	k, err := tx.KPI(ctx, row)
	if plan.CodeOf(err) != plan.NotFound {
		return k.Name, err
	}
	kr, err := tx.KeyResult(ctx, row)
	return kr.Title, err
}
