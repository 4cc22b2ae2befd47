package workspace

import (
	"context"
	"fmt"

	"cairn/backend/plan"
	"cairn/backend/store"
)

// guarded is an action that changes nothing in cycles that were closed when it
// began: neither what is in them nor what comes or goes. It is checked here, for
// every action, so that none can forget it.
func guarded(ctx context.Context, f func(*store.Tx) error) func(*store.Tx) error {
	return func(tx *store.Tx) error {
		names, err := closedCycles(ctx, tx)
		if err != nil {
			return err
		}
		if len(names) == 0 {
			return f(tx)
		}
		closed := make([]plan.ID, 0, len(names))
		for id := range names {
			closed = append(closed, id)
		}
		if err := f(tx); err != nil {
			return err
		}
		in, err := tx.TouchedIn(ctx, closed)
		if err != nil || len(in) == 0 {
			return err
		}
		for _, row := range tx.Touched() {
			if cycle, is := in[row]; is {
				return ClosedError(cycle, names[cycle])
			}
		}
		return nil
	}
}

func closedCycles(ctx context.Context, tx *store.Tx) (map[plan.ID]string, error) {
	cycles, err := tx.Cycles(ctx)
	if err != nil {
		return nil, err
	}
	names := map[plan.ID]string{}
	for _, c := range cycles {
		if c.State == plan.ClosedState {
			names[c.ID] = c.Name
		}
	}
	return names, nil
}

// ClosedError refuses a change of what belongs to a closed cycle.
func ClosedError(cycle plan.ID, name string) error {
	return &plan.Error{Code: plan.ReadOnly, Params: map[string]any{"cycle": string(cycle), "name": name},
		Message: fmt.Sprintf("%s is closed: its goals stand as they were decided, and nothing was changed. Reopen the cycle to correct something; the history keeps that you did.", name)}
}
