package store

import (
	"context"
	"fmt"
	"iter"
	"reflect"

	"cairn/backend/journal"
	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// PutKPI adds a KPI or writes what changed of it.
func (tx *Tx) PutKPI(ctx context.Context, k kpi.KPI) error { return put(ctx, tx, kpis, kpiToRow(k)) }

// PutKPIPhase says that a KPI matters in a phase.
func (tx *Tx) PutKPIPhase(ctx context.Context, p kpi.Phase) error {
	return put(ctx, tx, kpiPhases, kpiPhaseToRow(p))
}

// DeleteKPI deletes a KPI; its measurements stay behind it and come back with
// it.
func (tx *Tx) DeleteKPI(ctx context.Context, id plan.ID) error { return tx.remove(ctx, kpis, id) }

// DeleteKPIPhase takes a KPI out of a phase.
func (tx *Tx) DeleteKPIPhase(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, kpiPhases, id)
}

// DeleteMeasurement deletes the value of a period.
func (tx *Tx) DeleteMeasurement(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, measurements, id)
}

// ReasonParam is the parameter of an action that says why it corrects entries.
const ReasonParam = "why"

// correct assigns the cells of an entry in which next differs, and returns the
// change of its row.
func (tx *Tx) correct(ctx context.Context, s *subject, old, next reflect.Value) (rowChange, error) {
	row := clone(old)
	change := rowChange{old, row}
	for _, c := range s.cells {
		before, err := c.value(old)
		if err != nil {
			return change, err
		}
		after, err := c.value(next)
		if err != nil {
			return change, err
		}
		if before == after {
			continue
		}
		if err := s.keepOriginals(row); err != nil {
			return change, err
		}
		if err := tx.assign(ctx, journal.Cell{Subject: s.name, Row: s.id(old), Field: c.name}, false, after); err != nil {
			return change, err
		}
		if err := c.set(row, after); err != nil {
			return change, err
		}
	}
	if s.alive(old) {
		if s.restated {
			setAuthor(row, tx.action.Who)
		}
		tx.touchEntry(s, row)
		return change, nil
	}
	setAuthor(row, author(next)) // it is entered anew
	s.setAlive(row, true)
	there, err := tx.stands(ctx, s, old)
	if err != nil {
		return change, err
	}
	if !there { // as it does where its batch came back
		if err := tx.assign(ctx, journal.Cell{Subject: s.name, Row: s.id(old), Field: journal.Alive}, false, journal.True); err != nil {
			return change, err
		}
	}
	tx.touchEntry(s, row)
	return change, nil
}

// Measured counts what PutMeasurements did.
type Measured struct {
	Added     int // periods that had no value
	Corrected int // periods that had another one
	Same      int // periods that had the same one
}

// measuredAtOnce is how many measurements are looked up at once.
const measuredAtOnce = 2000

// PutMeasurements gives periods their values, few or millions of them. A period
// without a value gets an entry (or, where its value was deleted, that one back
// with what is said now); a period with another value is corrected, and is by
// whoever corrects it then. Its Lamport number is set here, and By where nobody
// else is named. all is gone through more than once.
func (tx *Tx) PutMeasurements(ctx context.Context, all iter.Seq[kpi.Measurement]) (Measured, error) {
	var done Measured
	back, err := tx.bringBack(ctx, all)
	if err != nil {
		return done, err
	}
	chunk, ids := make([]measurementRow, 0, measuredAtOnce), map[string]bool{}
	flush := func() error {
		defer func() { chunk = chunk[:0]; clear(ids) }()
		return tx.putMeasurements(ctx, chunk, &done)
	}
	for m := range all {
		if ids[string(m.ID)] || len(chunk) == measuredAtOnce {
			if err := flush(); err != nil {
				return done, err
			}
		}
		row := measurementToRow(m)
		row.By = tx.by(row.By)
		ids[row.ID] = true
		chunk = append(chunk, row)
	}
	if err := flush(); err != nil {
		return done, err
	}
	return done, tx.keepDeleted(ctx, back)
}

func (tx *Tx) putMeasurements(ctx context.Context, chunk []measurementRow, done *Measured) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	ids := make([]string, len(chunk))
	for i := range chunk {
		ids[i] = chunk[i].ID
	}
	found, err := tx.knownMeasurements(ctx, ids)
	if err != nil {
		return err
	}
	known := make(map[string]reflect.Value, len(found))
	for _, row := range found {
		known[measurements.id(row)] = row
	}
	added, changed := make([]*measurementRow, 0, len(chunk)), make([]*measurementRow, 0, len(found))
	for i := range chunk {
		row := &chunk[i]
		old, exists := known[row.ID]
		if !exists {
			added = append(added, row)
			continue
		}
		before := old.Interface().(*measurementRow)
		switch {
		case !before.Alive:
			done.Added++
		case measurementFromRow(*before).Same(measurementFromRow(*row).Reading):
			done.Same++
			continue
		default:
			done.Corrected++
		}
		changed = append(changed, row)
	}
	if err := tx.correctAll(ctx, changed, known); err != nil {
		return err
	}
	done.Added += len(added)
	return tx.addMeasurements(ctx, added)
}

// knownMeasurements are those of the plan with some ids, tombstones included. As
// most imports bring new ones only, it counts them first, in the index alone.
func (tx *Tx) knownMeasurements(ctx context.Context, ids []string) ([]reflect.Value, error) {
	var count int
	err := tx.raw.QueryRowContext(ctx, "SELECT count(*) FROM json_each(?) w CROSS JOIN measurements m ON m.id = w.value", jsonText(ids)).Scan(&count)
	if err != nil {
		return nil, fmt.Errorf("count measurements: %w", err)
	}
	if count == 0 {
		return nil, nil
	}
	return tx.loadAll(ctx, measurements, "id IN (SELECT value FROM json_each(?))", ids)
}

// correctAll gives measurements of the plan the readings of rows with their ids.
func (tx *Tx) correctAll(ctx context.Context, rows []*measurementRow, known map[string]reflect.Value) error {
	old := make([]reflect.Value, len(rows))
	for i, row := range rows {
		old[i] = known[row.ID]
	}
	if err := tx.readLiveOf(ctx, measurements, old); err != nil {
		return err
	}
	changes := make([]rowChange, len(rows))
	for i, row := range rows {
		var err error
		if changes[i], err = tx.correct(ctx, measurements, old[i], reflect.ValueOf(row)); err != nil {
			return err
		}
	}
	return tx.saveAll(ctx, measurements, changes)
}

// readLiveOf reads ahead what is live in the cells of some rows.
func (tx *Tx) readLiveOf(ctx context.Context, s *subject, rows []reflect.Value) error {
	if len(rows) == 0 {
		return nil
	}
	ids, cells := make([]string, len(rows)), make([]journal.Cell, 0, 2*len(rows))
	for i, row := range rows {
		ids[i] = s.id(row)
		cells = append(cells, journal.Cell{Subject: s.name, Row: ids[i], Field: journal.Alive})
		for _, c := range s.cells {
			cells = append(cells, journal.Cell{Subject: s.name, Row: ids[i], Field: c.name})
		}
	}
	return tx.readLive(ctx, cells, `w.live = 1 AND w.subject = ? AND w."row" IN (SELECT value FROM json_each(?))`, s.name, jsonText(ids))
}

// addMeasurements appends entries.
func (tx *Tx) addMeasurements(ctx context.Context, rows []*measurementRow) error {
	err := tx.insertAll(ctx, layouts["measurements"], len(rows), func(i int) reflect.Value {
		row := rows[i]
		dot, lamport := tx.session.Stamp()
		row.Alive, row.Actor, row.Seq, row.Lamport, row.Action = true, tx.actor.No, dot.Seq, lamport, tx.action.No
		added := reflect.ValueOf(row)
		tx.touchEntry(measurements, added)
		return added
	})
	if err != nil {
		return fmt.Errorf("add measurements: %w", err)
	}
	tx.action.Changes += len(rows)
	return nil
}
