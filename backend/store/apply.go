package store

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"

	"cairn/backend/journal"
)

// apply writes assignments that invert an action to the journal and to the rows
// that show them. It asks the file once per subject, however many rows there are.
func (tx *Tx) apply(ctx context.Context, assignments []journal.Assignment, p *past) error {
	groups := map[string]*assigned{}
	var order []string
	for _, a := range assignments {
		if err := tx.assign(ctx, a.Cell, false, a.Values...); err != nil {
			return err
		}
		group := groups[a.Cell.Subject]
		if group == nil {
			group = &assigned{byRow: map[string][]journal.Assignment{}}
			groups[a.Cell.Subject] = group
			order = append(order, a.Cell.Subject)
		}
		group.add(a)
	}
	for _, name := range order {
		if name == journal.BatchSubject {
			if err := tx.showBatches(ctx, groups[name].rows); err != nil {
				return err
			}
			continue
		}
		s, ok := subjectNamed(name)
		if !ok {
			return fmt.Errorf("store: the journal names an unknown subject %q", name)
		}
		if err := tx.show(ctx, s, groups[name], p); err != nil {
			return err
		}
	}
	return nil
}

// assigned are the assignments to the rows of one subject.
type assigned struct {
	byRow map[string][]journal.Assignment
	rows  []string // in the order of the assignments
}

func (g *assigned) add(a journal.Assignment) {
	if g.byRow[a.Cell.Row] == nil {
		g.rows = append(g.rows, a.Cell.Row)
	}
	g.byRow[a.Cell.Row] = append(g.byRow[a.Cell.Row], a)
}

// show brings rows up to what their cells say.
func (tx *Tx) show(ctx context.Context, s *subject, group *assigned, p *past) error {
	found, err := tx.loadAll(ctx, s, "id IN (SELECT value FROM json_each(?))", group.rows)
	if err != nil {
		return err
	}
	byID := make(map[string]reflect.Value, len(found))
	for _, row := range found {
		byID[s.id(row)] = row
	}
	changes := make([]rowChange, 0, len(found))
	for _, id := range group.rows {
		old, exists := byID[id]
		if !exists {
			continue
		}
		next, err := tx.shown(ctx, s, old, group.byRow[id], p)
		if err != nil {
			return err
		}
		changes = append(changes, rowChange{old, next})
	}
	return tx.saveAll(ctx, s, changes)
}

// shown is a row with what some of its cells say.
func (tx *Tx) shown(ctx context.Context, s *subject, old reflect.Value, assignments []journal.Assignment, p *past) (reflect.Value, error) {
	next := clone(old)
	if s.entry {
		tx.touchEntry(s, next)
	} else {
		tx.touchOwner(s, next)
	}
	for _, a := range assignments {
		v := a.Values[len(a.Values)-1]
		if a.Cell.Field == journal.Alive {
			alive, err := tx.exists(ctx, s, next, v)
			if err != nil {
				return next, err
			}
			s.setAlive(next, alive)
			continue
		}
		if s.entry {
			if err := s.keepOriginals(next); err != nil {
				return next, err
			}
			if v == journal.Unset {
				first, err := s.originals(next)
				if err != nil {
					return next, err
				}
				v = first[a.Cell.Field]
			}
			if err := s.sayWho(next, a.Cell, p); err != nil {
				return next, err
			}
		}
		if c, ok := s.cell(a.Cell.Field); ok {
			if err := c.set(next, v); err != nil {
				return next, err
			}
		}
	}
	return next, nil
}

// sayWho gives a restated entry back to whoever said what the cell gets back.
func (s *subject) sayWho(row reflect.Value, cell journal.Cell, p *past) error {
	if !s.restated {
		return nil
	}
	if who, corrected := p.saidBefore(cell); corrected {
		setAuthor(row, who)
		return p.failure
	}
	first, err := s.originals(row)
	if err != nil || first[byOriginal] == "" { // nothing was kept of it by an older Cairn
		return err
	}
	var by string
	err = json.Unmarshal([]byte(first[byOriginal]), &by)
	setAuthor(row, by)
	return err
}

func clone(row reflect.Value) reflect.Value {
	next := reflect.New(row.Type().Elem())
	next.Elem().Set(row.Elem())
	return next
}

// exists says whether a row exists whose own cell says v. An entry of which
// nothing is said exists unless its batch was deleted.
func (tx *Tx) exists(ctx context.Context, s *subject, row reflect.Value, v journal.Value) (bool, error) {
	if !s.entry || v != journal.Unset {
		return v == journal.True, nil
	}
	batch := row.Elem().FieldByName("Batch").String()
	if batch == "" {
		return true, nil
	}
	live, err := tx.liveWrites(ctx, journal.Cell{Subject: journal.BatchSubject, Row: batch, Field: journal.Alive}, false)
	if err != nil || len(live) == 0 {
		return true, err
	}
	return live[len(live)-1].Value != string(journal.False), nil
}

// showBatches brings the entries of batches up to what the batches' cells say.
func (tx *Tx) showBatches(ctx context.Context, batches []string) error {
	for _, s := range entries {
		if err := tx.showBatchesOf(ctx, s, batches); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) showBatchesOf(ctx context.Context, s *subject, batches []string) error {
	const ofBatches = "batch IN (SELECT value FROM json_each(?))"
	rows, err := tx.loadAll(ctx, s, ofBatches, batches)
	if err != nil {
		return err
	}
	deletions := make([]journal.Cell, len(rows))
	for i, row := range rows {
		deletions[i] = journal.Cell{Subject: s.name, Row: s.id(row), Field: journal.Alive}
	}
	ofEntries := `w.subject = ? AND w.field = ? AND w.live = 1
		AND w."row" IN (SELECT id FROM ` + quote(s.schema.Table) + ` WHERE ` + ofBatches + `)`
	if err := tx.readLive(ctx, deletions, ofEntries, s.name, journal.Alive, jsonText(batches)); err != nil {
		return err
	}
	changes := make([]rowChange, len(rows))
	for i, row := range rows {
		own := journal.Unset
		if live := tx.live[deletions[i]]; len(live) > 0 {
			own = journal.Value(live[len(live)-1].Value)
		}
		alive, err := tx.exists(ctx, s, row, own)
		if err != nil {
			return err
		}
		next := clone(row)
		s.setAlive(next, alive)
		changes[i] = rowChange{row, next}
		tx.touchEntry(s, next)
	}
	return tx.saveAll(ctx, s, changes)
}
