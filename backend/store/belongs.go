package store

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"

	"cairn/backend/plan"
)

// RowsOf are the goals of a cycle: its objectives and their key results.
func (r Reader) RowsOf(ctx context.Context, cycle plan.ID) (map[plan.ID]bool, error) {
	found, err := r.pairs(ctx, `SELECT id, cycle FROM objectives WHERE cycle = ? AND alive = 1
		UNION ALL SELECT k.id, o.cycle FROM objectives o JOIN key_results k ON k.objective = o.id WHERE o.cycle = ? AND o.alive = 1 AND k.alive = 1`, cycle, cycle)
	rows := make(map[plan.ID]bool, len(found))
	for id := range found {
		rows[id] = true
	}
	return rows, err
}

// TouchedIn are the rows that the action has written so far and that belong to one of
// some cycles, or did before it, each with that cycle: the cycles themselves, their
// objectives, key results, and the tags, supports and scores of those. What belongs to
// a key result alone (milestones, check-ins) touches the key result. It looks at what
// was written alone, however many rows the cycles have.
func (tx *Tx) TouchedIn(ctx context.Context, cycles []plan.ID) (map[plan.ID]plan.ID, error) {
	if len(tx.order) == 0 {
		return nil, nil
	}
	args := make([]any, 0, 3)
	for _, list := range []any{cycles, tx.order, tx.left} {
		text, err := json.Marshal(list)
		if err != nil {
			return nil, err
		}
		args = append(args, string(text))
	}
	return tx.pairs(ctx, `WITH
		wanted AS MATERIALIZED (SELECT value AS id FROM json_each(?)),
		touched AS MATERIALIZED (SELECT value AS id FROM json_each(?)),
		"left" AS MATERIALIZED (SELECT key AS id, value AS home FROM json_each(?)),
		about AS (
			SELECT id, id AS goal FROM touched
			UNION ALL SELECT id, t."row" FROM touched JOIN tags t USING (id)
			UNION ALL SELECT id, s."from" FROM touched JOIN supports s USING (id)
			UNION ALL SELECT id, s."row" FROM touched JOIN scores s USING (id)),
		objective AS MATERIALIZED (
			SELECT id, goal AS of FROM about
			UNION ALL SELECT about.id, k.objective FROM about JOIN key_results k ON k.id = about.goal
			UNION ALL SELECT about.id, l.home FROM about JOIN "left" l ON l.id = about.goal)
		SELECT id, id FROM touched JOIN wanted USING (id)
		UNION ALL SELECT objective.id, o.cycle FROM objective JOIN objectives o ON o.id = objective.of WHERE o.cycle IN (SELECT id FROM wanted)
		UNION ALL SELECT objective.id, l.home FROM objective JOIN "left" l ON l.id = objective.of WHERE l.home IN (SELECT id FROM wanted)`, args...)
}

func (r Reader) pairs(ctx context.Context, query string, args ...any) (map[plan.ID]plan.ID, error) {
	rows, err := r.raw.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("look what belongs to a cycle: %w", err)
	}
	defer func() { _ = rows.Close() }()
	of := map[plan.ID]plan.ID{}
	for rows.Next() {
		var row, home plan.ID
		if err := rows.Scan(&row, &home); err != nil {
			return nil, err
		}
		of[row] = home
	}
	return of, rows.Err()
}

// Touched are the rows that the action has written so far, in their order.
func (tx *Tx) Touched() []plan.ID { return tx.order }

// leave keeps the cycle that an objective was in, or the objective that a key result
// was beneath, before the action moved it.
func (tx *Tx) leave(s *subject, c rowChange) {
	field := ""
	switch s {
	case objectives:
		field = "Cycle"
	case keyResults:
		field = "Objective"
	default:
		return
	}
	home := func(row reflect.Value) string { return reflect.Indirect(row).FieldByName(field).String() }
	id := plan.ID(s.id(c.old))
	if _, known := tx.left[id]; !known && home(c.old) != home(c.next) {
		tx.left[id] = plan.ID(home(c.old))
	}
}
