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

// loadAll reads the rows of a subject that a condition over a list of texts
// chooses, tombstones included.
func (tx *Tx) loadAll(ctx context.Context, s *subject, condition string, texts []string) ([]reflect.Value, error) {
	found := reflect.New(reflect.SliceOf(reflect.PointerTo(s.schema.ModelType)))
	if err := tx.db.WithContext(ctx).Where(condition, jsonText(texts)).Find(found.Interface()).Error; err != nil {
		return nil, fmt.Errorf("read rows of %s: %w", s.schema.Table, err)
	}
	rows := make([]reflect.Value, found.Elem().Len())
	for i := range rows {
		rows[i] = found.Elem().Index(i)
	}
	return rows, nil
}

// jsonText is a list for json_each, which takes a list of any length as one
// parameter.
func jsonText[T ~string](texts []T) string {
	list, _ := json.Marshal(texts) // texts are always JSON
	return string(list)
}

// rowChange is a row as it is in the file and as it shall be; pointers to rows
// of one subject.
type rowChange struct{ old, next reflect.Value }

// saveAll writes the columns that changes change. Rows that change in the same
// way, as those of an import do that is undone, are written by one statement.
func (tx *Tx) saveAll(ctx context.Context, s *subject, changes []rowChange) error {
	type update struct {
		columns []string
		values  []any
		ids     []string
	}
	updates, order := map[string]*update{}, []string{}
	for _, c := range changes {
		columns, values := layouts[s.schema.Table].difference(c.old, c.next)
		key := fmt.Sprintf("%q %#v", columns, values)
		if updates[key] == nil {
			updates[key] = &update{columns: columns, values: values}
			order = append(order, key)
		}
		updates[key].ids = append(updates[key].ids, s.id(c.next))
		tx.count(s.schema.Table, c.old, c.next)
		tx.leave(s, c)
		if s.alive(c.old) && !s.alive(c.next) {
			tx.removed = append(tx.removed, plan.ID(s.id(c.next)))
		}
	}
	for _, key := range order {
		u := updates[key]
		if len(u.columns) == 0 {
			continue
		}
		statement := "UPDATE " + quote(s.schema.Table) + " SET " + strings.Join(u.columns, " = ?, ") + " = ? WHERE id IN (SELECT value FROM json_each(?))"
		if _, err := tx.raw.ExecContext(ctx, statement, append(u.values, jsonText(u.ids))...); err != nil {
			return fmt.Errorf("write rows of %s: %w", s.schema.Table, err)
		}
	}
	return nil
}

func (tx *Tx) save(ctx context.Context, s *subject, old, next reflect.Value) error {
	return tx.saveAll(ctx, s, []rowChange{{old, next}})
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
		tx.retire(w)
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
func (tx *Tx) retire(w *writeRow) {
	if w.Action == tx.action.No {
		w.Live = false // still pending: flush writes it so
		return
	}
	old := *w
	w.Live = false
	tx.retired = append(tx.retired, w)
	tx.count("writes", reflect.ValueOf(&old), reflect.ValueOf(w))
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

// readLive reads the live writes of many cells ahead: those that a condition
// chooses. Cells that it knows already stay as they are.
func (tx *Tx) readLive(ctx context.Context, cells []journal.Cell, condition string, args ...any) error {
	var found []*writeRow
	if err := tx.db.WithContext(ctx).Raw("SELECT w.* FROM writes w WHERE "+condition+" ORDER BY "+winnerLast, args...).Scan(&found).Error; err != nil {
		return fmt.Errorf("read the live writes: %w", err)
	}
	fresh := map[journal.Cell][]*writeRow{}
	for _, cell := range cells {
		fresh[cell] = nil
	}
	for _, w := range found {
		fresh[w.cell()] = append(fresh[w.cell()], w)
	}
	for cell, writes := range fresh {
		if _, known := tx.live[cell]; !known {
			tx.live[cell] = writes
		}
	}
	return nil
}

// flush writes what the transaction gathered: its action, its actor, the
// journal and the digests.
func (tx *Tx) flush(ctx context.Context) error {
	if tx.action.Changes == 0 {
		return nil
	}
	if err := tx.flushRetired(ctx); err != nil {
		return err
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

// flushRetired writes which writes are replaced, in one statement.
func (tx *Tx) flushRetired(ctx context.Context) error {
	if len(tx.retired) == 0 {
		return nil
	}
	dots := make([][2]int64, len(tx.retired))
	for i, w := range tx.retired {
		dots[i] = [2]int64{w.Actor, int64(w.Seq)} //nolint:gosec // counts writes
	}
	list, err := json.Marshal(dots)
	if err != nil {
		return fmt.Errorf("encode the journal: %w", err)
	}
	_, err = tx.raw.ExecContext(ctx, `UPDATE writes SET live = 0
		WHERE (actor, seq) IN (SELECT value->>0, value->>1 FROM json_each(?))`, string(list))
	if err != nil {
		return fmt.Errorf("retire writes: %w", err)
	}
	return nil
}

// flushWrites adds all pending writes.
func (tx *Tx) flushWrites(ctx context.Context) error {
	err := tx.insertAll(ctx, layouts["writes"], len(tx.pending), func(i int) reflect.Value { return reflect.ValueOf(tx.pending[i]) })
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
