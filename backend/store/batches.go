package store

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"reflect"
	"slices"

	"cairn/backend/journal"
	"cairn/backend/kpi"
)

// An import that was undone left one tombstone, on its batch. Importing the same
// again takes that one back instead of writing a cell for each of its entries: so
// does its undo, again with one.

// bringBack takes back the tombstones of deleted batches of measurements most of
// which all enters anew, and returns those batches. What else they hold has to
// stay deleted; see keepDeleted. Whether there are any it judges by the first
// measurements, so that it costs other imports next to nothing.
func (tx *Tx) bringBack(ctx context.Context, all iter.Seq[kpi.Measurement]) ([]string, error) {
	entered, ids := map[string]int{}, make([]string, 0, measuredAtOnce)
	for m := range all {
		if ids = append(ids, string(m.ID)); len(ids) < measuredAtOnce {
			continue
		}
		if err := tx.countDeleted(ctx, entered, "m.id IN (SELECT value FROM json_each(?))", jsonText(ids)); err != nil {
			return nil, err
		}
		if ids = ids[:0]; len(entered) == 0 {
			return nil, nil
		}
	}
	if err := tx.countDeleted(ctx, entered, "m.id IN (SELECT value FROM json_each(?))", jsonText(ids)); err != nil || len(entered) == 0 {
		return nil, err
	}
	var back []string
	for _, batch := range slices.Sorted(maps.Keys(entered)) {
		mostly, err := tx.mostly(ctx, batch, entered[batch])
		if err != nil {
			return nil, err
		}
		if !mostly {
			continue
		}
		back = append(back, batch)
		if err := tx.assign(ctx, tombstone(batch), false, journal.True); err != nil {
			return nil, err
		}
	}
	return back, nil
}

// EverMeasured says whether the plan has or had any measurement, deleted ones
// included.
func (tx *Tx) EverMeasured(ctx context.Context) (bool, error) {
	var ever bool
	if err := tx.raw.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM measurements)").Scan(&ever); err != nil {
		return false, fmt.Errorf("look for measurements: %w", err)
	}
	return ever, nil
}

// tombstone is the cell that deletes a batch.
func tombstone(batch string) journal.Cell {
	return journal.Cell{Subject: journal.BatchSubject, Row: batch, Field: journal.Alive}
}

// mostly says whether some measurements are at least half of what the tombstone of
// a batch deletes. One that deletes check-ins too stays.
func (tx *Tx) mostly(ctx context.Context, batch string, entered int) (bool, error) {
	live, err := tx.liveWrites(ctx, tombstone(batch), false)
	if err != nil || len(live) == 0 || live[len(live)-1].Value != string(journal.False) {
		return false, err
	}
	var mixed bool
	if err := tx.raw.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM check_ins WHERE batch = ? AND batch <> '')", batch).Scan(&mixed); err != nil {
		return false, fmt.Errorf("read what is in a batch: %w", err)
	}
	held := map[string]int{}
	if err := tx.countDeleted(ctx, held, "m.batch = ?", batch); err != nil {
		return false, err
	}
	return !mixed && 2*entered >= held[batch], nil
}

// countDeleted counts, by batch, those of some measurements that are deleted with
// it and not by themselves.
func (tx *Tx) countDeleted(ctx context.Context, counts map[string]int, which string, arg any) error {
	query := `SELECT m.batch, count(*) FROM measurements m WHERE ` + which + ` AND m.alive = 0 AND m.batch <> ''
		AND NOT EXISTS (SELECT 1 FROM writes w WHERE w."row" = m.id AND w.field = ? AND w.live = 1 AND w.subject = ?) GROUP BY m.batch`
	rows, err := tx.raw.QueryContext(ctx, query, arg, journal.Alive, measurements.name)
	if err != nil {
		return fmt.Errorf("count deleted measurements: %w", err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var batch string
		var count int
		if err := rows.Scan(&batch, &count); err != nil {
			return fmt.Errorf("read a count of measurements: %w", err)
		}
		counts[batch] += count
	}
	return rows.Err()
}

// keepDeleted deletes by themselves the measurements of batches that came back
// which nobody entered anew.
func (tx *Tx) keepDeleted(ctx context.Context, batches []string) error {
	if len(batches) == 0 {
		return nil
	}
	rows, err := tx.loadAll(ctx, measurements, "alive = 0 AND batch IN (SELECT value FROM json_each(?))", batches)
	if err != nil {
		return err
	}
	if err := tx.readLiveOf(ctx, measurements, rows); err != nil {
		return err
	}
	for _, row := range rows {
		there, err := tx.stands(ctx, measurements, row)
		if err != nil {
			return err
		}
		if !there {
			continue
		}
		cell := journal.Cell{Subject: measurements.name, Row: measurements.id(row), Field: journal.Alive}
		if err := tx.assign(ctx, cell, false, journal.False); err != nil {
			return err
		}
	}
	return nil
}

// stands says whether an entry exists by what is live in its cells.
func (tx *Tx) stands(ctx context.Context, s *subject, row reflect.Value) (bool, error) {
	live, err := tx.liveWrites(ctx, journal.Cell{Subject: s.name, Row: s.id(row), Field: journal.Alive}, false)
	if err != nil {
		return false, err
	}
	own := journal.Unset
	if len(live) > 0 {
		own = journal.Value(live[len(live)-1].Value)
	}
	return tx.exists(ctx, s, row, own)
}
