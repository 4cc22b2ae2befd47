package store

import (
	"context"
	"fmt"
	"reflect"

	"cairn/backend/journal"
	"cairn/backend/okr"
	"cairn/backend/plan"
)

// Activity is one action of the journal.
type Activity struct {
	ID      plan.ID
	At      string // instant, RFC 3339 UTC
	Who     string
	Kind    journal.Kind
	Target  plan.ID // the action that was undone or done again
	Code    string
	Name    string
	Changes int
}

// RowChange is one value that one field of one row was given, with the value
// that it replaced.
type RowChange struct {
	At  string
	Who string
	// ActionID and Action are the id and the name of what it was part of.
	ActionID plan.ID
	Action   string
	Kind     journal.Kind
	Subject  string
	Row      plan.ID
	Field    string // journal.Alive where the row came or went
	Before   journal.Value
	After    journal.Value
	Lamport  uint64 // order; the instant is for people
	Why      string // the reason that was given; "" for none
}

// Activities are all actions, newest first.
func (r Reader) Activities(ctx context.Context) ([]Activity, error) {
	var rows []actionRow
	if err := r.db.WithContext(ctx).Order("no DESC").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read the actions: %w", err)
	}
	activities := make([]Activity, len(rows))
	for i, row := range rows {
		activities[i] = Activity{ID: plan.ID(row.ID), At: row.At, Who: row.Who, Kind: journal.Kind(row.Kind),
			Target: plan.ID(row.Target), Code: row.Code, Name: row.Name, Changes: row.Changes}
	}
	return activities, nil
}

// Story is the history of some rows, the latest change first.
func (r Reader) Story(ctx context.Context, ids ...plan.ID) ([]RowChange, error) {
	const query = `SELECT a.at, a.who, a.id, a.name, a.kind, w.subject, w."row", w.field, w.value, w.lamport,
		coalesce((SELECT b.value FROM writes b WHERE w.replaced <> ''
			AND b.actor = CAST(substr(w.replaced, 1, instr(w.replaced, ':') - 1) AS INTEGER)
			AND b.seq = CAST(substr(w.replaced, instr(w.replaced, ':') + 1) AS INTEGER)), ''),
		coalesce(a.params ->> ?, '')
		FROM writes w JOIN actions a ON a.no = w.action
		WHERE w."row" IN (SELECT value FROM json_each(?))
		ORDER BY w.lamport DESC, w.actor DESC, w.seq DESC`
	list, err := canonical(ids)
	if err != nil {
		return nil, err
	}
	story, err := r.rowChanges(ctx, query, "$."+ReasonParam, string(list))
	if err != nil {
		return nil, fmt.Errorf("read the story of a row: %w", err)
	}
	return story, nil
}

// rowChanges reads the changes that a query finds, whose columns are those of Story.
func (r Reader) rowChanges(ctx context.Context, query string, args ...any) ([]RowChange, error) {
	rows, err := r.raw.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var story []RowChange
	for rows.Next() {
		var c RowChange
		if err := rows.Scan(&c.At, &c.Who, &c.ActionID, &c.Action, &c.Kind, &c.Subject, &c.Row, &c.Field, &c.After, &c.Lamport, &c.Before, &c.Why); err != nil {
			return nil, fmt.Errorf("read a change: %w", err)
		}
		story = append(story, c)
	}
	return story, rows.Err()
}

// Entered is a check-in with the action that brought it.
type Entered struct {
	CheckIn okr.CheckIn
	At      string // instant, RFC 3339 UTC
	Who     string
	Action  string
	// First are its cells as it was first written, by their names.
	First map[string]journal.Value
}

// CheckInStory is who entered the check-ins of a key result and when, the
// latest first.
func (r Reader) CheckInStory(ctx context.Context, keyResult plan.ID) ([]Entered, error) {
	var rows []checkInRow
	db := r.db.WithContext(ctx)
	if err := db.Where("key_result = ? AND alive = 1", string(keyResult)).Order("lamport DESC").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read the story of check-ins: %w", err)
	}
	var actions []actionRow
	const brought = "no IN (SELECT action FROM check_ins WHERE key_result = ? AND alive = 1)"
	if err := db.Where(brought, string(keyResult)).Find(&actions).Error; err != nil {
		return nil, fmt.Errorf("read who entered check-ins: %w", err)
	}
	byNo := map[int64]actionRow{}
	for _, a := range actions {
		byNo[a.No] = a
	}
	story := make([]Entered, len(rows))
	for i, row := range rows {
		a := byNo[row.Action]
		first, err := checkIns.originals(reflect.ValueOf(&row))
		if err != nil {
			return nil, fmt.Errorf("read a check-in as it was entered: %w", err)
		}
		story[i] = Entered{CheckIn: checkInFromRow(row), At: a.At, Who: a.Who, Action: a.Name, First: first}
	}
	return story, nil
}
