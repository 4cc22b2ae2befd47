package store

import (
	"context"
	"fmt"
	"reflect"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// AddCheckIn appends a check-in. Its Lamport number is set here, and By where
// nobody else is named. One that was deleted comes back with what is said now:
// conflict where it was of another key result, or is not deleted.
func (tx *Tx) AddCheckIn(ctx context.Context, c okr.CheckIn) error {
	row := checkInToRow(c)
	row.Alive = true
	row.By = tx.by(row.By)
	var known bool
	if err := tx.raw.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM check_ins WHERE id = ?)", row.ID).Scan(&known); err != nil {
		return fmt.Errorf("look for a check-in: %w", err)
	}
	if known {
		return tx.checkInAnew(ctx, row)
	}
	dot, lamport := tx.session.Stamp()
	row.Actor, row.Seq, row.Lamport, row.Action = tx.actor.No, dot.Seq, lamport, tx.action.No
	if err := tx.create(ctx, checkIns, reflect.ValueOf(&row)); err != nil {
		return err
	}
	tx.action.Changes++
	tx.touchEntry(checkIns, reflect.ValueOf(&row))
	return nil
}

// checkInAnew brings a check-in back that was deleted.
func (tx *Tx) checkInAnew(ctx context.Context, row checkInRow) error {
	old, _, err := tx.load(ctx, checkIns, row.ID)
	if err != nil {
		return err
	}
	if before := old.Interface().(*checkInRow); before.Alive || before.KeyResult != row.KeyResult {
		return plan.Refuse(plan.Conflict, "This plan has, or had, another check-in with the id "+row.ID+". Nothing was changed.")
	}
	change, err := tx.correct(ctx, checkIns, old, reflect.ValueOf(&row))
	if err != nil {
		return err
	}
	change.next.Interface().(*checkInRow).For = row.For
	return tx.saveAll(ctx, checkIns, []rowChange{change})
}

// AmendCheckIn corrects the date, value, confidence or note of a check-in that
// exists. The reason belongs into the action's Params as ReasonParam; the
// check-in as it was first written is kept.
func (tx *Tx) AmendCheckIn(ctx context.Context, c okr.CheckIn) error {
	old, found, err := tx.load(ctx, checkIns, string(c.ID))
	if err != nil || !found {
		return err
	}
	next := checkInToRow(c)
	change, err := tx.correct(ctx, checkIns, old, reflect.ValueOf(&next))
	if err != nil {
		return err
	}
	return tx.saveAll(ctx, checkIns, []rowChange{change})
}
