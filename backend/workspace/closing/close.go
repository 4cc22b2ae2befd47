package closing

import (
	"context"
	"fmt"
	"strings"

	"cairn/backend/exchange"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
	"cairn/backend/workspace/views"
)

// Closing says how a cycle is closed.
type Closing struct {
	Cycle plan.ID
	// Next is the cycle in which what is carried over goes on; "" is the one that
	// follows, which is made where there is none.
	Next    plan.ID
	Choices Choices
	// Sheet is what a file of the name File says of the rows, taken down first; nil
	// for none.
	Sheet *exchange.ScorePlan
	File  string
	// DropUnscored drops what has no score, in place of refusing to close.
	DropUnscored bool
}

// Closed is what closing a cycle did.
type Closed struct {
	Cycle       plan.ID
	Objectives  int // how many were scored
	KeyResults  int
	CarriedOver int     // rows that go on in the next cycle
	ToBacklog   int     // rows that go on in the backlog
	Dropped     int     // rows that were given up
	Next        plan.ID // "" where nothing was carried over
}

// Close scores what is in a cycle, freezes it, and carries over what goes on, in one
// step. From then on nothing in it changes. Errors: invalid where rows have no score
// (unscored; Params "rows" are their ids), where a score lacks its reason (why), for
// the backlog, and for a sheet with errors (the findings as fields); read_only where it is closed already; not_found.
func (a Actions) Close(ctx context.Context, n Closing) (workspace.Change, Closed, error) {
	var done Closed
	change, err := a.w.Do(ctx, workspace.Action{Code: "close_cycle"}, func(tx *store.Tx) (err error) {
		done, err = a.close(ctx, tx, n)
		return err
	})
	return change, done, err
}

// TryClose says what Close would do, and refuses what it would refuse; nothing is
// kept.
func (a Actions) TryClose(ctx context.Context, n Closing) (done Closed, err error) {
	err = a.w.Try(ctx, func(tx *store.Tx) (err error) {
		done, err = a.close(ctx, tx, n)
		return err
	})
	return done, err
}

func (a Actions) close(ctx context.Context, tx *store.Tx, n Closing) (Closed, error) {
	cycle, err := tx.Cycle(ctx, n.Cycle)
	if err != nil {
		return Closed{}, err
	}
	tx.Rename("Close " + typed.Shortened(cycle.Name))
	switch cycle.State {
	case plan.BacklogState:
		return Closed{}, plan.AtField("cycle", "backlog", "The backlog has no end and cannot be closed. Choose a cycle with dates.")
	case plan.ClosedState:
		return Closed{}, workspace.ClosedError(cycle.ID, cycle.Name)
	}
	if err := takeDown(ctx, tx, n); err != nil {
		return Closed{}, err
	}
	if n.DropUnscored {
		if err := a.dropUnscored(ctx, tx, cycle.ID); err != nil {
			return Closed{}, err
		}
	}
	ending, err := views.New(a.w).In(tx.Reader).Ending(ctx, cycle.ID)
	if err != nil {
		return Closed{}, err
	}
	if err := ready(&ending); err != nil {
		return Closed{}, err
	}
	f := &freezing{ctx: ctx, tx: tx, ending: &ending, outcomes: map[plan.ID]okr.Outcome{}, done: Closed{Cycle: cycle.ID}}
	if err := f.run(); err != nil {
		return Closed{}, err
	}
	cycle.State, cycle.Closed = plan.ClosedState, tx.Today()
	if err := tx.PutCycle(ctx, cycle); err != nil {
		return Closed{}, err
	}
	err = f.carryOver(cycle, n)
	return f.done, err
}

// ready refuses a cycle with rows that have no score yet, and scores without reason.
func ready(e *views.Ending) error {
	unscored, unexplained := rowList{}, rowList{}
	look := func(id plan.ID, title string) {
		if e.Worths[id].Unscored {
			unscored.add(id, title)
		}
		if s := e.Scores[id]; s.Score != nil && !e.Worths[id].Dropped && strings.TrimSpace(s.Why) == "" {
			unexplained.add(id, title)
		}
	}
	for i := range e.Objectives {
		look(e.Objectives[i].ID, e.Objectives[i].Title)
	}
	for i := range e.KeyResults {
		look(e.KeyResults[i].ID, e.KeyResults[i].Title)
	}
	switch {
	case len(unscored.ids) > 0:
		return unscored.refusal("unscored", fmt.Sprintf("%s of %s without a score: %s. Nothing was closed. Enter a last value, give a score with a reason, or drop what was given up.",
			plan.Counted(len(unscored.ids), "row", "rows"), e.Cycle.Name, unscored.names()))
	case len(unexplained.ids) > 0:
		return unexplained.refusal("why", fmt.Sprintf("%s given by hand without a reason: %s. Nothing was closed. Say why each differs from the computed one, or empty it.",
			plan.Counted(len(unexplained.ids), "score", "scores"), unexplained.names()))
	default:
		return nil
	}
}

type rowList struct {
	ids    []plan.ID
	titles []string
}

func (l *rowList) add(id plan.ID, title string) {
	l.ids, l.titles = append(l.ids, id), append(l.titles, typed.Quoted(title))
}

// names are the first titles, and how many more there are.
func (l *rowList) names() string {
	const most = 3
	if rest := len(l.titles) - most; rest > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(l.titles[:most], ", "), rest)
	}
	return strings.Join(l.titles, ", ")
}

func (l *rowList) refusal(code, sentence string) error {
	return &plan.Error{Code: plan.Invalid, Params: map[string]any{"rows": l.ids},
		Fields: []plan.FieldError{{Field: "score", Code: code, Message: sentence}}}
}

func (a Actions) dropUnscored(ctx context.Context, tx *store.Tx, cycle plan.ID) error {
	// An objective whose last key result is dropped has no score either then, so
	// this is done until nothing is left.
	for {
		ending, err := views.New(a.w).In(tx.Reader).Ending(ctx, cycle)
		if err != nil {
			return err
		}
		dropped := 0
		for id, worth := range ending.Worths {
			if !worth.Unscored {
				continue
			}
			s, err := scoreOf(ctx, tx, id)
			if err != nil {
				return err
			}
			s.Outcome = okr.Dropped
			if err := putScore(ctx, tx, s); err != nil {
				return err
			}
			dropped++
		}
		if dropped == 0 {
			return nil
		}
	}
}

// freezing writes what stands at the end of a cycle.
type freezing struct {
	ctx    context.Context //nolint:containedctx // lives for one action
	tx     *store.Tx
	ending *views.Ending
	// outcomes are what becomes of each row.
	outcomes map[plan.ID]okr.Outcome
	done     Closed
}

func (f *freezing) run() error {
	for i := range f.ending.KeyResults {
		k := &f.ending.KeyResults[i]
		answer := f.ending.Answers.KeyResults[k.ID]
		s := f.ending.Scores[k.ID]
		s.Outcome, s.Value, s.Raw, s.Status = f.ending.OutcomeOf(k.ID, k.Objective), plan.KeptNumber(answer.Current), plan.KeptNumber(answer.Raw), answer.Status
		if err := f.put(k.ID, s, &f.done.KeyResults); err != nil {
			return err
		}
	}
	for i := range f.ending.Objectives {
		o := &f.ending.Objectives[i]
		s := f.ending.Scores[o.ID]
		s.Outcome, s.Raw, s.Status = f.ending.OutcomeOf(o.ID, ""), plan.KeptNumber(f.ending.Worths[o.ID].Computed), f.ending.Answers.Objectives[o.ID].Status
		if err := f.put(o.ID, s, &f.done.Objectives); err != nil {
			return err
		}
	}
	return nil
}

func (f *freezing) put(row plan.ID, s okr.Score, count *int) error {
	if s.ID == "" {
		s.ID, s.Row, s.By, s.Date = okr.ScoreID(row), row, f.tx.Who(), f.tx.Today()
	}
	s.Frozen, f.outcomes[row] = f.tx.Today(), s.Outcome
	switch s.Outcome {
	case okr.Dropped:
		s.Score = nil // one that was given before its objective was dropped
		f.done.Dropped++
	default:
		*count++
	}
	if err := s.Validate(); err != nil {
		return err
	}
	return f.tx.PutScore(f.ctx, s)
}

// Reopen opens a closed cycle again, to correct it; why is kept in the history. What
// was said of its rows stays as a draft, and what was carried over stays where it
// is. Errors: invalid where it is not closed, not_found.
func (a Actions) Reopen(ctx context.Context, cycle plan.ID, why string) (workspace.Change, error) {
	return a.w.DoInClosed(ctx, workspace.Action{Code: "reopen_cycle"}, func(tx *store.Tx) error {
		c, err := tx.Cycle(ctx, cycle)
		if err != nil {
			return err
		}
		tx.Rename("Reopen " + typed.Shortened(c.Name))
		if c.State != plan.ClosedState {
			return plan.AtField("cycle", "not_closed", c.Name+" is not closed. Nothing was changed.")
		}
		if why = plan.CleanNote(why); why != "" {
			if err := tx.Because(why); err != nil {
				return err
			}
		}
		rows, err := tx.RowsOf(ctx, cycle)
		if err != nil {
			return err
		}
		scores, err := tx.Scores(ctx)
		if err != nil {
			return err
		}
		for _, s := range scores {
			if rows[s.Row] && s.Frozen != "" {
				s.Frozen, s.Value, s.Raw, s.Status = "", nil, nil, ""
				if err := tx.PutScore(ctx, s); err != nil {
					return err
				}
			}
		}
		c.State, c.Closed = plan.ActiveState, ""
		c.State = c.StateOn(tx.Today())
		return tx.PutCycle(ctx, c)
	})
}
