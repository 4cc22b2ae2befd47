package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"cairn/backend/journal"
	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// Corrected is a correction with the instant at which it was made.
type Corrected struct {
	kpi.Correction
	At string // instant, RFC 3339 UTC
}

// readingWrite is one write of a reading, with its action.
type readingWrite struct {
	Row      string
	Original string // of the measurement
	Actor    int64
	Seq      uint64
	Lamport  uint64
	Live     bool
	Value    string
	Replaced string
	ActionID string
	Kind     string
	Target   string
	At       string
	Who      string
	Why      string
	Anew     bool // the action entered the measurement anew
}

func (w *readingWrite) dot() string { return fmt.Sprintf("%d:%d", w.Actor, w.Seq) }

// Corrections of the measurements of a KPI as they stand, the latest first: what
// was undone is none, and neither is what an undo gave back, or a value that was
// deleted and entered anew.
func (r Reader) Corrections(ctx context.Context, k plan.ID) ([]Corrected, error) {
	const query = `SELECT m.id AS "row", m.original, w.actor, w.seq, w.lamport, w.live, w.value, w.replaced,
		a.id AS action_id, a.kind, a.target, a.at, a.who, coalesce(a.params ->> ?, '') AS why,
		EXISTS (SELECT 1 FROM writes e WHERE e.subject = w.subject AND e."row" = w."row" AND e.field = ? AND e.value = ? AND e.action = w.action) AS anew
		FROM measurements m JOIN writes w ON w."row" = m.id AND w.subject = ? AND w.field = ? JOIN actions a ON a.no = w.action
		WHERE m.kpi = ? AND m.alive = 1 AND m.original <> '' ORDER BY w.lamport, w.actor, w.seq`
	var writes []*readingWrite
	err := r.db.WithContext(ctx).Raw(query, "$."+ReasonParam, journal.Alive, string(journal.True), measurements.name, readingCell, string(k)).Scan(&writes).Error
	if err != nil {
		return nil, fmt.Errorf("read corrections: %w", err)
	}
	past := readings{byDot: map[string]*readingWrite{}, byAction: map[string]*readingWrite{}}
	for _, w := range writes {
		past.byDot[w.dot()] = w
		if in := w.ActionID + " " + w.Row; past.byAction[in] == nil {
			past.byAction[in] = w
		}
	}
	found := []Corrected{}
	for _, w := range past.standing(writes) {
		c, err := past.correction(w)
		if err != nil {
			return nil, err
		}
		found = append(found, c)
	}
	return found, nil
}

// readings are the writes of the readings of a KPI.
type readings struct {
	byDot    map[string]*readingWrite
	byAction map[string]*readingWrite // the first of an action in a row, by both
}

// standing are the corrections that led to what is live, the latest first.
func (r readings) standing(writes []*readingWrite) []*readingWrite {
	var found []*readingWrite
	for _, live := range writes {
		if !live.Live {
			continue
		}
		// Two merged lines of corrections share their beginning.
		for w := r.made(live); w != nil && !w.Anew && !slices.Contains(found, w); w = r.made(r.before(w)) {
			found = append(found, w)
		}
	}
	slices.SortFunc(found, func(a, b *readingWrite) int {
		return cmp.Or(cmp.Compare(b.Lamport, a.Lamport), cmp.Compare(b.Actor, a.Actor), cmp.Compare(b.Seq, a.Seq))
	})
	return found
}

// before is the write that w replaced, nil for none.
func (r readings) before(w *readingWrite) *readingWrite {
	dot, _, _ := strings.Cut(w.Replaced, " ")
	return r.byDot[dot]
}

// made is the write that w is or gave back; nil where it gave back the reading as
// it was first entered.
func (r readings) made(w *readingWrite) *readingWrite {
	for w != nil && (w.Kind == string(journal.Undo) || w.Kind == string(journal.Redo)) {
		inverted := r.byAction[w.Target+" "+w.Row]
		if inverted == nil {
			return nil
		}
		w = r.before(inverted)
	}
	return w
}

func (r readings) correction(w *readingWrite) (Corrected, error) {
	c := Corrected{Correction: kpi.Correction{Measurement: plan.ID(w.Row), By: w.Who, Why: w.Why}, At: w.At}
	first := map[string]journal.Value{}
	if err := json.Unmarshal([]byte(w.Original), &first); err != nil {
		return c, fmt.Errorf("read a measurement as it was entered: %w", err)
	}
	before := first[readingCell]
	if b := r.made(r.before(w)); b != nil {
		before = journal.Value(b.Value)
	}
	for _, each := range []struct {
		text    journal.Value
		reading *kpi.Reading
	}{{before, &c.Before}, {journal.Value(w.Value), &c.After}} {
		if err := json.Unmarshal([]byte(each.text), each.reading); err != nil { // its keys differ in case alone
			return c, fmt.Errorf("read a reading: %w", err)
		}
	}
	return c, nil
}
