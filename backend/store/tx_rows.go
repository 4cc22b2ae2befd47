package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"cairn/backend/journal"
	"cairn/backend/plan"
)

// load reads a row, tombstones included.
func (tx *Tx) load(ctx context.Context, s *subject, id string) (reflect.Value, bool, error) {
	row := s.newRow()
	err := tx.db.WithContext(ctx).Where("id = ?", id).Take(row.Interface()).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return row, false, nil
	}
	if err != nil {
		return row, false, fmt.Errorf("read a row of %s: %w", s.schema.Table, err)
	}
	return row, true, nil
}

func (tx *Tx) create(ctx context.Context, s *subject, row reflect.Value) error {
	if err := tx.db.WithContext(ctx).Create(row.Interface()).Error; err != nil {
		return fmt.Errorf("add a row to %s: %w", s.schema.Table, err)
	}
	tx.count(s.schema.Table, reflect.Value{}, row)
	return nil
}

func (tx *Tx) save(ctx context.Context, s *subject, old, row reflect.Value) error {
	// Select("*") writes zero values too, which Updates would leave out.
	if err := tx.db.WithContext(ctx).Model(row.Interface()).Select("*").Updates(row.Interface()).Error; err != nil {
		return fmt.Errorf("write a row of %s: %w", s.schema.Table, err)
	}
	tx.count(s.schema.Table, old, row)
	if s.alive(old) && !s.alive(row) {
		tx.removed = append(tx.removed, plan.ID(s.id(row)))
	}
	return nil
}

// count keeps the digest of a table: old and row are pointers to rows, and
// either may be the zero Value.
func (tx *Tx) count(table string, old, row reflect.Value) {
	l, delta := layouts[table], tx.deltas[table]
	if old.IsValid() {
		delta.remove(l.hash(old))
	}
	if row.IsValid() {
		delta.add(l.hash(row))
	}
	tx.deltas[table] = delta
}

// assign gives a cell one or more values, each a write of its own that
// replaces what is live now; more than one value makes siblings, the last one
// winning. fresh says that the cell cannot have a live write yet.
func (tx *Tx) assign(ctx context.Context, cell journal.Cell, fresh bool, values ...journal.Value) error {
	before, err := tx.liveWrites(ctx, cell, fresh)
	if err != nil {
		return err
	}
	replaced := make([]string, len(before)) // the winner first
	for i, w := range before {
		replaced[len(before)-1-i] = strconv.FormatInt(w.Actor, 10) + ":" + strconv.FormatUint(w.Seq, 10)
		if err := tx.retire(ctx, w); err != nil {
			return err
		}
	}
	after := make([]*writeRow, len(values))
	for i, v := range values {
		dot, lamport := tx.session.Stamp()
		after[i] = &writeRow{Actor: tx.actor.No, Seq: dot.Seq, Lamport: lamport, Action: tx.action.No, Subject: cell.Subject,
			Row: cell.Row, Field: cell.Field, Value: string(v), Replaced: strings.Join(replaced, " "), Live: true}
		tx.pending = append(tx.pending, after[i])
	}
	tx.live[cell] = after
	tx.action.Changes++
	tx.touch(cell.Subject, cell.Row)
	return nil
}

// retire marks a write as replaced.
func (tx *Tx) retire(ctx context.Context, w *writeRow) error {
	if w.Action == tx.action.No {
		w.Live = false // still pending: flush writes it so
		return nil
	}
	old := *w
	w.Live = false
	err := tx.db.WithContext(ctx).Exec("UPDATE writes SET live = 0 WHERE actor = ? AND seq = ?", w.Actor, w.Seq).Error
	if err != nil {
		return fmt.Errorf("retire a write: %w", err)
	}
	tx.count("writes", reflect.ValueOf(&old), reflect.ValueOf(w))
	return nil
}

// winnerLast orders live writes as journal.Register does, the other way round:
// by the actors' ids, which are the same in every copy, not by their numbers in
// this one.
const winnerLast = "lamport, (SELECT id FROM actors WHERE actors.no = actor), seq"

// liveWrites are the live writes of a cell, this transaction's included.
func (tx *Tx) liveWrites(ctx context.Context, cell journal.Cell, fresh bool) ([]*writeRow, error) {
	if known, ok := tx.live[cell]; ok || fresh {
		return known, nil
	}
	var found []*writeRow
	err := tx.db.WithContext(ctx).Where(`"row" = ? AND field = ? AND live = 1 AND subject = ?`, cell.Row, cell.Field, cell.Subject).
		Order(winnerLast).Find(&found).Error
	if err != nil {
		return nil, fmt.Errorf("read the live writes of a cell: %w", err)
	}
	tx.live[cell] = found
	return found, nil
}

// flush writes what the transaction gathered: its action, its actor, the
// journal and the digests.
func (tx *Tx) flush(ctx context.Context) error {
	if tx.action.Changes == 0 {
		return nil
	}
	if err := tx.flushWrites(ctx); err != nil {
		return err
	}
	before := tx.actor
	dot := tx.session.Last()
	tx.actor.Seq, tx.actor.Lamport = dot.Seq, tx.session.Lamport()
	tx.action.Lamport = tx.actor.Lamport
	db := tx.db.WithContext(ctx)
	if tx.newActor {
		if err := db.Create(&tx.actor).Error; err != nil {
			return fmt.Errorf("add the session: %w", err)
		}
		tx.count("actors", reflect.Value{}, reflect.ValueOf(&tx.actor))
	} else {
		if err := db.Model(&tx.actor).Select("seq", "lamport").Updates(&tx.actor).Error; err != nil {
			return fmt.Errorf("write the session: %w", err)
		}
		tx.count("actors", reflect.ValueOf(&before), reflect.ValueOf(&tx.actor))
	}
	if err := db.Create(&tx.action).Error; err != nil {
		return fmt.Errorf("add the action: %w", err)
	}
	tx.count("actions", reflect.Value{}, reflect.ValueOf(&tx.action))
	return tx.flushDigests(ctx)
}

// flushWrites adds all pending writes in one statement: bulk rows go in as one
// JSON text, not one statement each.
func (tx *Tx) flushWrites(ctx context.Context) error {
	if len(tx.pending) == 0 {
		return nil
	}
	type line struct {
		*writeRow
		Live int `json:"o"`
	}
	lines := make([]line, len(tx.pending))
	for i, w := range tx.pending {
		lines[i].writeRow = w
		if w.Live {
			lines[i].Live = 1
		}
		tx.count("writes", reflect.Value{}, reflect.ValueOf(w))
	}
	text, err := json.Marshal(lines)
	if err != nil {
		return fmt.Errorf("encode the journal: %w", err)
	}
	_, err = tx.raw.ExecContext(ctx, `INSERT INTO writes (actor, seq, lamport, action, subject, "row", field, value, replaced, live)
		SELECT value->>'a', value->>'s', value->>'l', value->>'n', value->>'u', value->>'r', value->>'f', value->>'v', value->>'p', value->>'o'
		FROM json_each(?)`, string(text))
	if err != nil {
		return fmt.Errorf("write the journal: %w", err)
	}
	return nil
}

func (tx *Tx) flushDigests(ctx context.Context) error {
	kept, err := readDigests(ctx, tx.raw)
	if err != nil {
		return err
	}
	for table, delta := range tx.deltas {
		sum, rows := kept[table].sum+delta.sum, kept[table].rows+delta.rows
		if _, err := tx.raw.ExecContext(ctx, "UPDATE digests SET sum = ?, rows = ? WHERE name = ?", int64(sum), rows, table); err != nil {
			return fmt.Errorf("write the digest of %s: %w", table, err)
		}
	}
	return nil
}
