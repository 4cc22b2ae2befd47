package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"cairn/backend/journal"
)

// past answers what journal.Invert asks of a plan file: one action, with the
// live writes of its rows and what it replaced read ahead, and the rest of the
// journal as it is asked for.
type past struct {
	ctx      context.Context //nolint:containedctx // journal.Past knows no context: it is pure
	tx       *Tx
	actors   map[int64]journal.Actor
	numbers  map[journal.Actor]int64
	writes   []journal.Write
	entries  []journal.Entry
	known    map[journal.Dot]journal.Write // what was read of the journal
	inverted map[string]map[journal.Cell][]journal.Write
	who      map[string]string // did an action
	failure  error             // of a query on behalf of journal.Invert
}

func (tx *Tx) pastOf(ctx context.Context, action string) (*past, error) {
	p := &past{ctx: ctx, tx: tx, actors: map[int64]journal.Actor{}, numbers: map[journal.Actor]int64{},
		known: map[journal.Dot]journal.Write{}, inverted: map[string]map[journal.Cell][]journal.Write{}, who: map[string]string{}}
	var actors []actorRow
	if err := tx.db.WithContext(ctx).Find(&actors).Error; err != nil {
		return nil, fmt.Errorf("read the sessions: %w", err)
	}
	for _, a := range append(actors, tx.actor) {
		p.actors[a.No], p.numbers[journal.Actor(a.ID)] = journal.Actor(a.ID), a.No
	}
	var err error
	if p.writes, err = p.find("w.action = (SELECT no FROM actions WHERE id = ?)", action); err != nil {
		return nil, err
	}
	if err := p.readLive(); err != nil {
		return nil, err
	}
	if err := p.readReplaced(p.writes); err != nil {
		return nil, err
	}
	return p, p.readEntries(action)
}

// readLive reads ahead what is live in the cells that Invert asks for: of rows
// that the action made it asks for journal.Alive alone.
func (p *past) readLive() error {
	type row struct{ subject, id string }
	made := map[row]bool{}
	for _, w := range p.writes {
		if w.Cell.Field == journal.Alive && len(w.Replaced) == 0 {
			made[row{w.Cell.Subject, w.Cell.Row}] = true
		}
	}
	var cells []journal.Cell
	var places [][2]string
	for _, w := range p.writes {
		if w.Cell.Field == journal.Alive || !made[row{w.Cell.Subject, w.Cell.Row}] {
			cells, places = append(cells, w.Cell), append(places, [2]string{w.Cell.Row, w.Cell.Field})
		}
	}
	list, err := canonical(places)
	if err != nil {
		return err
	}
	const there = `w.live = 1 AND (w."row", w.field) IN (SELECT value->>0, value->>1 FROM json_each(?))`
	return p.tx.readLive(p.ctx, cells, there, string(list))
}

// readReplaced reads ahead what some writes replaced.
func (p *past) readReplaced(writes []journal.Write) error {
	type dot struct {
		Actor int64  `json:"a"`
		Seq   uint64 `json:"s"`
	}
	var missing []dot
	for _, w := range writes {
		for _, d := range w.Replaced {
			if _, known := p.known[d]; !known {
				missing = append(missing, dot{p.numbers[d.Actor], d.Seq})
			}
		}
	}
	if len(missing) == 0 {
		return nil
	}
	list, err := canonical(missing)
	if err != nil {
		return err
	}
	_, err = p.find("(w.actor, w.seq) IN (SELECT value->>'a', value->>'s' FROM json_each(?))", string(list))
	return err
}

// find reads writes in the order in which they were made.
func (p *past) find(condition string, args ...any) ([]journal.Write, error) {
	var rows []*writeRow
	query := "SELECT w.* FROM writes w WHERE " + condition + " ORDER BY w.lamport, w.actor, w.seq"
	if err := p.tx.db.WithContext(p.ctx).Raw(query, args...).Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("read the journal: %w", err)
	}
	writes := make([]journal.Write, len(rows))
	for i, r := range rows {
		writes[i] = p.write(r)
		p.known[writes[i].Dot] = writes[i]
	}
	return writes, nil
}

func (p *past) readEntries(action string) error {
	for _, s := range entries {
		if err := p.readEntriesOf(s, action); err != nil {
			return fmt.Errorf("read the entries of an action: %w", err)
		}
	}
	return nil
}

func (p *past) readEntriesOf(s *subject, action string) error {
	rows, err := p.tx.raw.QueryContext(p.ctx, "SELECT id, actor, seq, lamport, batch FROM "+quote(s.schema.Table)+
		" WHERE action = (SELECT no FROM actions WHERE id = ?) ORDER BY seq", action)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		e, actor := journal.Entry{Subject: s.name}, int64(0)
		if err := rows.Scan(&e.Row, &actor, &e.Dot.Seq, &e.Lamport, &e.Batch); err != nil {
			return err
		}
		e.Dot.Actor = p.actors[actor]
		p.entries = append(p.entries, e)
	}
	return rows.Err()
}

func (p *past) write(r *writeRow) journal.Write {
	one := journal.Write{Dot: journal.Dot{Actor: p.actors[r.Actor], Seq: r.Seq}, Lamport: r.Lamport,
		Action: strconv.FormatInt(r.Action, 10), Cell: r.cell(), Value: journal.Value(r.Value)}
	for _, dot := range strings.Fields(r.Replaced) {
		actor, seq, _ := strings.Cut(dot, ":")
		no, _ := strconv.ParseInt(actor, 10, 64)
		n, _ := strconv.ParseUint(seq, 10, 64)
		one.Replaced = append(one.Replaced, journal.Dot{Actor: p.actors[no], Seq: n})
	}
	return one
}

// Live returns the live writes of a cell, the winner first.
func (p *past) Live(cell journal.Cell) journal.Register {
	rows, err := p.tx.liveWrites(p.ctx, cell, false)
	if err != nil {
		p.failure = err
		return nil
	}
	writes := make([]journal.Write, len(rows))
	for i, r := range rows {
		writes[i] = p.write(r)
	}
	return journal.NewRegister(writes...)
}

// Write returns any write of the plan.
func (p *past) Write(dot journal.Dot) (journal.Write, bool) {
	if w, known := p.known[dot]; known {
		return w, true
	}
	found, err := p.find("w.actor = ? AND w.seq = ?", p.numbers[dot.Actor], dot.Seq)
	if err != nil {
		p.failure = err
	}
	if len(found) == 0 {
		return journal.Write{}, false
	}
	return found[0], true
}

// Inverted returns what the action that an undo or redo inverted had written to
// a cell.
func (p *past) Inverted(action string, cell journal.Cell) ([]journal.Write, bool) {
	cells, known := p.inverted[action]
	if !known {
		cells = p.readInverted(action)
		p.inverted[action] = cells
	}
	return cells[cell], cells != nil
}

func (p *past) readInverted(action string) map[journal.Cell][]journal.Write {
	var rows []actionRow
	err := p.tx.db.WithContext(p.ctx).Where("no = ? AND kind IN ?", action, []string{string(journal.Undo), string(journal.Redo)}).Find(&rows).Error
	if err != nil {
		p.failure = fmt.Errorf("read an action: %w", err)
	}
	if len(rows) == 0 {
		return nil
	}
	writes, err := p.find("w.action = (SELECT no FROM actions WHERE id = ?)", rows[0].Target)
	if err != nil {
		p.failure = err
	}
	if err := p.readReplaced(writes); err != nil {
		p.failure = err
	}
	cells := map[journal.Cell][]journal.Write{}
	for _, w := range writes {
		cells[w.Cell] = append(cells[w.Cell], w)
	}
	return cells
}

// saidBefore is who gave a cell what it said before the action: whoever wrote it,
// and not who gave it back; false where it was as the entry was first written.
func (p *past) saidBefore(cell journal.Cell) (who string, said bool) {
	before := func(writes []journal.Write) (journal.Write, bool) {
		for _, w := range writes {
			if w.Cell == cell && len(w.Replaced) > 0 {
				return p.Write(w.Replaced[0]) // the one that was shown
			}
		}
		return journal.Write{}, false
	}
	w, said := before(p.writes)
	for said {
		given, inverse := p.Inverted(w.Action, cell)
		if !inverse {
			return p.whoDid(w.Action), true
		}
		w, said = before(given)
	}
	return "", false
}

// whoDid is who did an action, as the person was called then.
func (p *past) whoDid(action string) string {
	who, known := p.who[action]
	if !known {
		if err := p.tx.raw.QueryRowContext(p.ctx, "SELECT who FROM actions WHERE no = ?", action).Scan(&who); err != nil {
			p.failure = fmt.Errorf("read who did an action: %w", err)
		}
		p.who[action] = who
	}
	return who
}
