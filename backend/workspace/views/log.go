package views

import (
	"context"

	"cairn/backend/journal"
	"cairn/backend/plan"
	"cairn/backend/store"
)

// Log is the journal's latest actions, newest first; limit 0 means all.
func (v Views) Log(ctx context.Context, limit int) ([]Activity, error) {
	rows := []Activity{}
	err := v.w.Read(ctx, func(r store.Reader) error {
		activities, err := r.Activities(ctx)
		if err != nil {
			return err
		}
		undone := undoneOf(activities)
		for i, a := range activities {
			if limit > 0 && i == limit {
				break
			}
			rows = append(rows, Activity{ID: a.ID, At: a.At, By: a.Who, Name: a.Name, Kind: string(a.Kind), Changes: a.Changes, Undone: undone[a.ID]})
		}
		return nil
	})
	return rows, err
}

// undoneOf finds the actions that are undone now. Activities are newest first:
// whatever inverts an action comes before it, and counts unless it is itself
// undone.
func undoneOf(activities []store.Activity) map[plan.ID]bool {
	undone := map[plan.ID]bool{}
	for _, a := range activities {
		if (a.Kind == journal.Undo || a.Kind == journal.Redo) && !undone[a.ID] {
			undone[a.Target] = true
		}
	}
	return undone
}
