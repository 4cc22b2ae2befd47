package store

import (
	"context"
	"fmt"
	"os"

	"cairn/backend/journal"
	"cairn/backend/plan"
)

func stepOf(a actionRow) journal.Step {
	return journal.Step{Action: a.ID, Kind: journal.Kind(a.Kind), Target: a.Target, Name: a.Name}
}

// loadJournal reads what the session needs to go on: the Lamport number, and
// what can be undone of the actions made on this machine.
func (s *Store) loadJournal(ctx context.Context, db queryer) error {
	var lamport uint64
	if err := db.QueryRowContext(ctx, "SELECT coalesce(max(lamport), 0) FROM actors").Scan(&lamport); err != nil {
		return fmt.Errorf("read the journal's clock: %w", err)
	}
	if s.actor.No == 0 {
		s.actor = actorRow{ID: string(s.options.IDs.New()), Machine: string(s.options.Machine), StartedAt: plan.Instant(s.options.Clock.Now())}
		s.session = journal.NewSession(journal.Actor(s.actor.ID), lamport)
	} else {
		s.session.Observe(lamport)
	}
	s.stack = journal.Stack{}
	rows, err := db.QueryContext(ctx, `SELECT a.id, a.kind, a.target, a.name FROM actions a JOIN actors s ON s.no = a.actor
		WHERE s.machine = ? AND a.kind IN ('do', 'undo', 'redo') ORDER BY a.no`, string(s.options.Machine))
	if err != nil {
		return fmt.Errorf("read the actions: %w", err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var a actionRow
		if err := rows.Scan(&a.ID, &a.Kind, &a.Target, &a.Name); err != nil {
			return fmt.Errorf("read an action: %w", err)
		}
		s.stack.Push(stepOf(a))
	}
	return rows.Err()
}

// catchUp reads the journal's state again where another program, on another
// machine that shares the folder, has written since.
func (s *Store) catchUp(ctx context.Context, db queryer) error {
	version, err := dataVersion(ctx, db)
	if err != nil || version == s.version {
		return err
	}
	if err := s.loadJournal(ctx, db); err != nil {
		return err
	}
	s.version = version
	return nil
}

// dataVersion changes when another connection has written the file.
func dataVersion(ctx context.Context, db queryer) (version int64, err error) {
	err = db.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version)
	return version, err
}

// ChangedOutside says whether another program has written the file since the
// last call, or since it was opened: another window, or another machine that
// shares the folder. conflict where another file lies at its path by now, as
// programs leave it that keep folders the same.
func (s *Store) ChangedOutside(ctx context.Context) (bool, error) {
	if err := s.inPlace(); err != nil {
		return false, err
	}
	raw, err := s.writer.DB()
	if err != nil {
		return false, fmt.Errorf("find the connection: %w", err)
	}
	version, err := dataVersion(ctx, raw)
	if err != nil {
		return false, mapError(err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	changed := s.watched != 0 && s.watched != version
	s.watched = version
	return changed, nil
}

// inPlace is nil while the file at the plan's path is the one that was opened.
func (s *Store) inPlace() error {
	if info, err := os.Stat(s.path); err != nil || !os.SameFile(info, s.file) {
		return replaced(err)
	}
	return nil
}

func replaced(cause error) error {
	return &plan.Error{Code: plan.Conflict, Cause: cause, Params: map[string]any{"reason": "replaced"},
		Message: "Another program has moved or replaced this plan file while it was open. Nothing was overwritten. Close the plan and open it again."}
}

// Undoable names what Undo would take back; ok is false when there is nothing.
func (s *Store) Undoable() (name string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	step, ok := s.stack.Undoable()
	return step.Name, ok
}

// Redoable names what Redo would do again.
func (s *Store) Redoable() (name string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	step, ok := s.stack.Redoable()
	return step.Name, ok
}

// Undo takes back the latest action made on this machine that stands. Cells
// that someone else has changed since stay as they are and are counted in
// skipped. not_found where there is nothing to undo.
func (s *Store) Undo(ctx context.Context) (change Change, skipped int, err error) {
	return s.invert(ctx, s.stack.Undoable, "There is nothing to undo.")
}

// Redo does again what was undone last. not_found where there is nothing.
func (s *Store) Redo(ctx context.Context) (change Change, skipped int, err error) {
	return s.invert(ctx, s.stack.Redoable, "There is nothing to redo.")
}

// invert picks the step inside the transaction, where no other call can take it.
func (s *Store) invert(ctx context.Context, pick func() (journal.Step, bool), none string) (Change, int, error) {
	skipped := 0
	change, err := s.write(ctx, actionRow{}, nil, func(tx *Tx) error {
		step, ok := pick()
		if !ok {
			return plan.Refuse(plan.NotFound, none)
		}
		inverse := step.Inverse(tx.action.ID)
		tx.action.Kind, tx.action.Code = string(inverse.Kind), string(inverse.Kind)
		tx.action.Target, tx.action.Name = inverse.Target, inverse.Name
		past, err := tx.pastOf(ctx, step.Action)
		if err != nil {
			return err
		}
		assignments, left := journal.Invert(past.writes, past.entries, past)
		if past.failure != nil {
			return past.failure
		}
		skipped = len(left)
		// An action of which others have overwritten everything still moves the stack.
		tx.action.Changes++
		return tx.apply(ctx, assignments, past)
	})
	return change, skipped, err
}
