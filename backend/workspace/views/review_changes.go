package views

import (
	"context"
	"encoding/json"
	"slices"

	"cairn/backend/journal"
	"cairn/backend/plan"
	"cairn/backend/review"
	"cairn/backend/store"
)

// told are the fields of goals whose change a review speaks of, with what people call
// them.
//
//nolint:gochecknoglobals // a table, never written
var told = map[string]string{"title": "title", "type": "type", "kind": "kind", "start": "start", "target": "target", "low": "lower limit", "high": "upper limit",
	"commit": "commit tier", "stretch": "stretch tier", "targets": "targets on the way", "start_date": "start date", "due": "due", "owner": "owner", "kpi": "KPI",
	"manual_progress": "progress set by hand", "baseline_points": "points wanted"}

// changesSince are the changes of the goals of a cycle between the end of the last
// review and that of another one, or now while it is under way.
func (s *snapshot) changesSince(ctx context.Context, r store.Reader, last, of review.Review, cycle plan.ID) ([]review.Change, error) {
	from, to, err := endsOf(ctx, r, last, of)
	if err != nil {
		return nil, err
	}
	fields := []string{journal.Alive}
	for field := range told {
		fields = append(fields, field)
	}
	all, err := r.ChangesBetween(ctx, from, to, []string{"objective", "key_result"}, fields)
	if err != nil {
		return nil, err
	}
	changes := s.netChanges(all)
	gone := []plan.ID{}
	for _, c := range changes {
		if c.Gone {
			gone = append(gone, c.Row)
		}
	}
	if len(gone) == 0 {
		return changes, nil
	}
	story, err := r.Story(ctx, gone...)
	if err != nil {
		return nil, err
	}
	was := s.gone(story, cycle)
	kept := changes[:0]
	for _, c := range changes {
		if row, in := was[c.Row]; in || !c.Gone {
			c.Was = row
			kept = append(kept, c)
		}
	}
	return kept, nil
}

// endsOf are the Lamport numbers at which two reviews were ended, 0 for one that is
// under way.
func endsOf(ctx context.Context, r store.Reader, last, of review.Review) (from, to uint64, err error) {
	story, err := r.Story(ctx, last.ID, of.ID)
	for _, c := range slices.Backward(story) { // the latest counts
		switch {
		case c.Field != "held" || c.After == journal.Unset:
		case c.Row == last.ID:
			from = c.Lamport
		case of.Held != "":
			to = c.Lamport
		}
	}
	return from, to, err
}

// netChanges are what became of each field of each row in the end, by the first
// change of it. What was done and undone is none.
func (s *snapshot) netChanges(all []store.RowChange) []review.Change {
	type cell struct {
		row   plan.ID
		field string
	}
	at, net := map[cell]int{}, []store.RowChange{}
	for _, c := range all {
		where := cell{c.Row, c.Field}
		if i, known := at[where]; known {
			net[i].After, net[i].Who = c.After, c.Who
			continue
		}
		at[where] = len(net)
		net = append(net, c)
	}
	var changes []review.Change
	for _, c := range net {
		alive := c.Field == journal.Alive
		switch {
		case alive && (c.Before == journal.True) == (c.After == journal.True), c.Before == c.After:
		case alive:
			changes = append(changes, review.Change{Row: c.Row, Gone: c.After != journal.True, By: c.Who})
		default:
			changes = append(changes, review.Change{Row: c.Row, Field: told[c.Field], Before: s.said(c.Field, c.Before), After: s.said(c.Field, c.After), By: c.Who})
		}
	}
	return changes
}

// said is a value of the journal as word has it, numbers as the plan writes them.
func (s *snapshot) said(field string, v journal.Value) string {
	var number float64
	if v != journal.Unset && json.Unmarshal([]byte(v), &number) == nil {
		return s.plan.Number(number)
	}
	return s.word(field, v)
}

// gone are the rows of a story that lay in a cycle, by what they were called last.
// Those that went with an objective are left out: that one speaks for them.
func (s *snapshot) gone(story []store.RowChange, cycle plan.ID) map[plan.ID]review.Row {
	rows, homes, above := map[plan.ID]review.Row{}, map[plan.ID]plan.ID{}, map[plan.ID]plan.ID{}
	for _, c := range slices.Backward(story) { // the latest counts
		var text string
		if c.After == journal.Unset || json.Unmarshal([]byte(c.After), &text) != nil {
			continue
		}
		switch c.Field {
		case "title":
			rows[c.Row] = review.Row{Subject: c.Subject, Title: text}
		case "cycle":
			homes[c.Row] = plan.ID(text)
		case "objective", "parent":
			above[c.Row] = plan.ID(text)
		}
	}
	found := map[plan.ID]review.Row{}
	for id, row := range rows {
		parent := above[id]
		if _, went := rows[parent]; went {
			continue
		}
		home := homes[id]
		if o := s.objectives[parent]; row.Subject == "key_result" && o != nil {
			home = o.Cycle
		}
		if home != "" && plan.HomeCycle(s.cycles, home).ID == cycle {
			found[id] = row
		}
	}
	return found
}
