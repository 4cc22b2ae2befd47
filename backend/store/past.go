package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"cairn/backend/journal"
)

// past answers what journal.Invert asks of a plan file: one action, with the
// live writes of its rows read ahead, and the rest of the journal as it is
// asked for.
type past struct {
	ctx      context.Context //nolint:containedctx // journal.Past knows no context: it is pure
	tx       *Tx
	actors   map[int64]journal.Actor
	numbers  map[journal.Actor]int64
	writes   []journal.Write
	entries  []journal.Entry
	inverted map[string]map[journal.Cell][]journal.Write
	failure  error // of a query on behalf of journal.Invert
}

func (tx *Tx) pastOf(ctx context.Context, action string) (*past, error) {
	p := &past{ctx: ctx, tx: tx, actors: map[int64]journal.Actor{}, numbers: map[journal.Actor]int64{},
		inverted: map[string]map[journal.Cell][]journal.Write{}}
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
	var live []*writeRow
	const liveOnes = `SELECT w.* FROM writes w WHERE w.live = 1 AND w."row" IN
		(SELECT m."row" FROM writes m JOIN actions a ON a.no = m.action WHERE a.id = ?) ORDER BY ` + winnerLast
	if err := tx.db.WithContext(ctx).Raw(liveOnes, action).Scan(&live).Error; err != nil {
		return nil, fmt.Errorf("read the live writes: %w", err)
	}
	for _, l := range live {
		tx.live[l.cell()] = append(tx.live[l.cell()], l)
	}
	return p, p.readEntries(action)
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
	}
	return writes, nil
}

func (p *past) readEntries(action string) error {
	var rows []checkInRow
	err := p.tx.db.WithContext(p.ctx).Where("action = (SELECT no FROM actions WHERE id = ?)", action).Order("seq").Find(&rows).Error
	if err != nil {
		return fmt.Errorf("read the check-ins of an action: %w", err)
	}
	for _, r := range rows {
		p.entries = append(p.entries, journal.Entry{Dot: journal.Dot{Actor: p.actors[r.Actor], Seq: r.Seq}, Lamport: r.Lamport,
			Batch: r.Batch, Subject: checkIns.name, Row: r.ID})
	}
	return nil
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
	cells := map[journal.Cell][]journal.Write{}
	for _, w := range writes {
		cells[w.Cell] = append(cells[w.Cell], w)
	}
	return cells
}
