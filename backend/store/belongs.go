package store

import (
	"context"
	"encoding/json"

	"cairn/backend/plan"
)

// RowsOf are the rows that belong to cycles, each with its cycle: the cycles
// themselves, their objectives, key results, and the tags, supports and scores of
// those. What belongs to a key result alone (milestones, check-ins) is left out: a
// change of it touches the key result.
func (r Reader) RowsOf(ctx context.Context, cycles []plan.ID) (map[plan.ID]plan.ID, error) {
	list, err := json.Marshal(cycles)
	if err != nil {
		return nil, err
	}
	rows, err := r.raw.QueryContext(ctx, `WITH
		wanted AS (SELECT value AS id FROM json_each(?)),
		goals AS (
			SELECT o.id, o.cycle FROM objectives o JOIN wanted ON wanted.id = o.cycle WHERE o.alive = 1
			UNION ALL
			SELECT k.id, o.cycle FROM objectives o JOIN wanted ON wanted.id = o.cycle JOIN key_results k ON k.objective = o.id WHERE o.alive = 1 AND k.alive = 1)
		SELECT id, id FROM wanted
		UNION ALL SELECT id, cycle FROM goals
		UNION ALL SELECT t.id, goals.cycle FROM tags t JOIN goals ON goals.id = t."row" WHERE t.alive = 1
		UNION ALL SELECT s.id, goals.cycle FROM supports s JOIN goals ON goals.id = s."from" WHERE s.alive = 1
		UNION ALL SELECT s.id, goals.cycle FROM scores s JOIN goals ON goals.id = s."row" WHERE s.alive = 1`, string(list))
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	of := map[plan.ID]plan.ID{}
	for rows.Next() {
		var row, cycle plan.ID
		if err := rows.Scan(&row, &cycle); err != nil {
			return nil, err
		}
		of[row] = cycle
	}
	return of, rows.Err()
}

// Touched are the rows that the action has written so far, in their order.
func (tx *Tx) Touched() []plan.ID { return tx.order }
