package store

import (
	"context"
	"fmt"
	"os"
	"reflect"

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
	if info, err := os.Stat(s.path); err != nil || !os.SameFile(info, s.file) {
		return false, replaced(err)
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
		return tx.apply(ctx, assignments)
	})
	return change, skipped, err
}

// apply writes assignments to the journal and to the rows that show them.
func (tx *Tx) apply(ctx context.Context, assignments []journal.Assignment) error {
	byRow := map[[2]string][]journal.Assignment{}
	var order [][2]string
	for _, a := range assignments {
		if err := tx.assign(ctx, a.Cell, false, a.Values...); err != nil {
			return err
		}
		key := [2]string{a.Cell.Subject, a.Cell.Row}
		if _, ok := byRow[key]; !ok {
			order = append(order, key)
		}
		byRow[key] = append(byRow[key], a)
	}
	for _, key := range order {
		var err error
		if key[0] == journal.BatchSubject {
			err = tx.showBatch(ctx, key[1])
		} else {
			err = tx.show(ctx, key[0], key[1], byRow[key])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// show brings a row up to what its cells say.
func (tx *Tx) show(ctx context.Context, name, id string, assignments []journal.Assignment) error {
	s, ok := subjectNamed(name)
	if !ok {
		return fmt.Errorf("store: the journal names an unknown subject %q", name)
	}
	old, found, err := tx.load(ctx, s, id)
	if err != nil || !found {
		return err
	}
	next := reflect.New(old.Type().Elem())
	next.Elem().Set(old.Elem())
	for _, a := range assignments {
		v := a.Values[len(a.Values)-1]
		if a.Cell.Field == journal.Alive {
			s.setAlive(next, v == journal.True || s.entry && v == journal.Unset)
			continue
		}
		if field, ok := s.field(a.Cell.Field); ok {
			if err := setValue(next, field, v); err != nil {
				return err
			}
		}
	}
	if s.entry {
		if batch := next.Elem().FieldByName("Batch").String(); batch != "" && s.alive(next) {
			dead, err := tx.batchDeleted(ctx, batch)
			if err != nil {
				return err
			}
			s.setAlive(next, !dead)
		}
		tx.touch(keyResults.name, next.Elem().FieldByName("KeyResult").String())
	}
	return tx.save(ctx, s, old, next)
}

func (tx *Tx) batchDeleted(ctx context.Context, batch string) (bool, error) {
	live, err := tx.liveWrites(ctx, journal.Cell{Subject: journal.BatchSubject, Row: batch, Field: journal.Alive}, false)
	if err != nil || len(live) == 0 {
		return false, err
	}
	return live[len(live)-1].Value == string(journal.False), nil
}

// showBatch brings the entries of a batch up to what its cell says.
func (tx *Tx) showBatch(ctx context.Context, batch string) error {
	dead, err := tx.batchDeleted(ctx, batch)
	if err != nil {
		return err
	}
	var rows []*checkInRow
	if err := tx.db.WithContext(ctx).Where("batch = ?", batch).Find(&rows).Error; err != nil {
		return fmt.Errorf("read the check-ins of an import: %w", err)
	}
	for _, row := range rows {
		next := *row
		if next.Alive = !dead; next.Alive {
			own, err := tx.liveWrites(ctx, journal.Cell{Subject: checkIns.name, Row: row.ID, Field: journal.Alive}, false)
			if err != nil {
				return err
			}
			next.Alive = len(own) == 0 || own[len(own)-1].Value != string(journal.False)
		}
		if err := tx.save(ctx, checkIns, reflect.ValueOf(row), reflect.ValueOf(&next)); err != nil {
			return err
		}
		tx.touch(checkIns.name, row.ID)
		tx.touch(keyResults.name, row.KeyResult)
	}
	return nil
}
