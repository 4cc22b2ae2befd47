package closing

import (
	"context"
	"io"

	"cairn/backend/exchange"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace/views"
)

// WriteSheet writes the rows of a cycle with what they would score to a file, for
// somebody to fill in, and returns how many they are. not_found where there is no
// such cycle; else the errors of store.WriteAtomically.
func (a Actions) WriteSheet(ctx context.Context, path string, cycle plan.ID) (rows int, err error) {
	ending, err := views.New(a.w).Ending(ctx, cycle)
	if err != nil {
		return 0, err
	}
	lines := linesOf(&ending)
	return len(lines), store.WriteAtomically(path, func(out io.Writer) error {
		return exchange.WriteScoreSheet(out, exchange.Standard, ending.Settings, lines)
	})
}

// ReadSheet reads a score sheet against the rows of a cycle; nothing is written.
// not_found where there is no such cycle.
func (a Actions) ReadSheet(ctx context.Context, table *exchange.Table, cycle plan.ID) (*exchange.ScorePlan, error) {
	ending, err := views.New(a.w).Ending(ctx, cycle)
	if err != nil {
		return nil, err
	}
	return exchange.ReadScoreSheet(table, exchange.ScoreContext{Settings: ending.Settings, Rows: linesOf(&ending)}), nil
}

// linesOf are the rows in outline order.
func linesOf(e *views.Ending) []exchange.ScoreLine {
	beneath := map[plan.ID][]okr.KeyResult{}
	for _, k := range e.KeyResults {
		beneath[k.Objective] = append(beneath[k.Objective], k)
	}
	line := func(id plan.ID, title string, value *float64) exchange.ScoreLine {
		said := e.Scores[id]
		return exchange.ScoreLine{Row: id, Order: e.Orders[id], Title: title, Value: value, Computed: plan.KeptNumber(e.Worths[id].Computed), Score: said.Score, Why: said.Why, Outcome: said.Outcome}
	}
	var lines []exchange.ScoreLine
	for _, o := range e.Objectives {
		lines = append(lines, line(o.ID, o.Title, nil))
		for _, k := range beneath[o.ID] {
			lines = append(lines, line(k.ID, k.Title, plan.KeptNumber(e.Answers.KeyResults[k.ID].Current)))
		}
	}
	return lines
}

// takeDown keeps what a sheet says of the rows.
func takeDown(ctx context.Context, tx *store.Tx, n Closing) error {
	if n.Sheet == nil {
		return nil
	}
	if n.Sheet.Errors > 0 {
		return exchange.Refusal(n.File, n.Sheet.Findings, n.Sheet.Errors)
	}
	for _, read := range n.Sheet.Scores {
		if err := takeDownLine(ctx, tx, read); err != nil {
			return atLine(err, read.Line)
		}
	}
	return nil
}

func takeDownLine(ctx context.Context, tx *store.Tx, read exchange.ReadScore) error {
	s, err := scoreOf(ctx, tx, read.Row)
	if err != nil {
		return err
	}
	if read.Score != nil {
		s.Score = read.Score
	}
	if read.Why != nil {
		s.Why = *read.Why
	}
	if read.Outcome != nil {
		if s.Outcome = *read.Outcome; s.Outcome == okr.Dropped && read.Score == nil {
			s.Score = nil
		}
	}
	return putScore(ctx, tx, s)
}

// atLine says in which line of a sheet a refusal is.
func atLine(err error, line int) error {
	if refused, is := err.(*plan.Error); is { //nolint:errorlint // what Validate answers is never wrapped
		for i := range refused.Fields {
			refused.Fields[i].Row = line
		}
	}
	return err
}
