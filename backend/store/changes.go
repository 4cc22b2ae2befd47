package store

import (
	"context"
	"fmt"
)

// ChangesBetween are the values that fields of some subjects were given, after one
// Lamport number and up to another, in their order; to 0 is without end. What the
// fields mean is the subjects'. It reads the journal from there on, not the story of
// each row.
func (r Reader) ChangesBetween(ctx context.Context, from, to uint64, subjects, fields []string) ([]RowChange, error) {
	const query = `SELECT a.at, a.who, a.id, a.name, a.kind, w.subject, w."row", w.field, w.value, w.lamport,
		coalesce((SELECT b.value FROM writes b WHERE w.replaced <> ''
			AND b.actor = CAST(substr(w.replaced, 1, instr(w.replaced, ':') - 1) AS INTEGER)
			AND b.seq = CAST(substr(w.replaced, instr(w.replaced, ':') + 1) AS INTEGER)), ''),
		''
		FROM writes w JOIN actions a ON a.no = w.action
		WHERE w.lamport > ? AND (? = 0 OR w.lamport <= ?)
		AND w.subject IN (SELECT value FROM json_each(?)) AND w.field IN (SELECT value FROM json_each(?))
		ORDER BY w.lamport, w.actor, w.seq`
	ofSubjects, err := canonical(subjects)
	if err != nil {
		return nil, err
	}
	ofFields, err := canonical(fields)
	if err != nil {
		return nil, err
	}
	changes, err := r.rowChanges(ctx, query, from, to, to, string(ofSubjects), string(ofFields))
	if err != nil {
		return nil, fmt.Errorf("read what changed since: %w", err)
	}
	return changes, nil
}
