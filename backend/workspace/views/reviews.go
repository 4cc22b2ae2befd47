package views

import (
	"cmp"
	"context"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/review"
	"cairn/backend/store"
)

// Reviews is the screen of reviews: which one is next, those that were held, and what
// came out of them.
type Reviews struct {
	On        plan.Date      `json:"on"`
	Cycle     Cycle          `json:"cycle"`
	Kinds     []ReviewKind   `json:"kinds"`     // weekly, monthly, quarterly
	Reviews   []ReviewRow    `json:"reviews"`   // of all cycles, those under way first, then the latest
	Actions   []ActionItem   `json:"actions"`   // open ones, the most pressing first, then the ones done last
	Decisions []DecisionItem `json:"decisions"` // those to look at again first, then the latest
	Questions []QuestionItem `json:"questions"` // open ones first, then the latest
}

// ReviewKind says when a kind of review is next.
type ReviewKind struct {
	Kind     review.Kind `json:"kind"`
	Title    string      `json:"title"`
	Last     *plan.Date  `json:"last"`     // when one was held last
	Next     *plan.Date  `json:"next"`     // a week, month or quarter after that
	Due      bool        `json:"due"`      // that day has come
	UnderWay *plan.ID    `json:"underWay"` // one of the cycle that was begun and not ended
}

// ReviewRow is a review in a list.
type ReviewRow struct {
	ID        plan.ID     `json:"id"`
	Kind      review.Kind `json:"kind"`
	Title     string      `json:"title"`
	CycleID   plan.ID     `json:"cycleId"`
	Cycle     string      `json:"cycle"`
	Date      plan.Date   `json:"date"`
	Held      *plan.Date  `json:"held"` // when it was ended; null while it is under way
	By        string      `json:"by"`
	Note      string      `json:"note"`
	Notes     int         `json:"notes"`     // on rows
	Decisions int         `json:"decisions"` // that came out of it
	Questions int         `json:"questions"`
	Actions   int         `json:"actions"`
	Open      int         `json:"open"` // actions that are not done
}

// ActionItem is something that somebody took on to do.
type ActionItem struct {
	ID         plan.ID    `json:"id"`
	Title      string     `json:"title"`
	Owner      *string    `json:"owner"`
	OwnerID    *plan.ID   `json:"ownerId"`
	Due        *plan.Date `json:"due"`
	Late       bool       `json:"late"` // it is open, and its day is over
	Done       *plan.Date `json:"done"`
	Row        *plan.ID   `json:"row"`        // what it is about
	RowTitle   string     `json:"rowTitle"`   // "" for none
	RowSubject string     `json:"rowSubject"` // "objective", "key_result", "kpi"; ""
	Review     *plan.ID   `json:"review"`     // in which it was taken on
	By         string     `json:"by"`
	Date       plan.Date  `json:"date"`
}

// DecisionItem is what was decided.
type DecisionItem struct {
	ID         plan.ID    `json:"id"`
	Title      string     `json:"title"`
	Why        string     `json:"why"`
	Who        string     `json:"who"`
	Date       plan.Date  `json:"date"`
	Revisit    *plan.Date `json:"revisit"` // when to look at it again
	Due        bool       `json:"due"`     // that day has come, and nobody has
	Revisited  *plan.Date `json:"revisited"`
	Outcome    string     `json:"outcome"` // what was found then
	Row        *plan.ID   `json:"row"`
	RowTitle   string     `json:"rowTitle"`
	RowSubject string     `json:"rowSubject"`
	Review     *plan.ID   `json:"review"`
}

// QuestionItem is an open question about data, or one that was answered.
type QuestionItem struct {
	ID         plan.ID    `json:"id"`
	Text       string     `json:"text"`
	By         string     `json:"by"`
	Date       plan.Date  `json:"date"`
	Answer     string     `json:"answer"`
	Answered   *plan.Date `json:"answered"`
	Row        *plan.ID   `json:"row"`
	RowTitle   string     `json:"rowTitle"`
	RowSubject string     `json:"rowSubject"`
	Review     *plan.ID   `json:"review"`
}

// Reviews are those of a plan, as a team in the middle of a cycle needs them; "" is
// the cycle that a new window shows. not_found where there is no such cycle.
func (v Views) Reviews(ctx context.Context, cycle plan.ID) (Reviews, error) {
	var all Reviews
	err := v.reading(ctx, func(r store.Reader) error {
		s, err := readRows(ctx, r, "", v.w.Today())
		if err != nil {
			return err
		}
		at, err := s.cycleAt(cycle)
		if err != nil {
			return err
		}
		kept, err := readKept(ctx, r)
		if err != nil {
			return err
		}
		rows := s.rowNames()
		all = Reviews{On: s.on, Cycle: s.cycleRows()[at], Kinds: s.reviewKinds(kept.reviews, s.cycles[at].ID), Reviews: s.reviewRows(kept),
			Actions: s.actionItems(kept.actions, rows), Decisions: s.decisionItems(kept.decisions, rows), Questions: questionItems(kept.questions, rows)}
		return nil
	})
	return all, err
}

// kept is what a plan keeps of reviews.
type kept struct {
	reviews   []review.Review
	notes     []review.Note
	decisions []review.Decision
	questions []review.Question
	actions   []review.Action
}

func readKept(ctx context.Context, r store.Reader) (k kept, err error) {
	if k.reviews, err = r.Reviews(ctx); err != nil {
		return k, err
	}
	if k.notes, err = r.ReviewNotes(ctx); err != nil {
		return k, err
	}
	if k.decisions, err = r.Decisions(ctx); err != nil {
		return k, err
	}
	if k.questions, err = r.Questions(ctx); err != nil {
		return k, err
	}
	k.actions, err = r.ActionItems(ctx)
	return k, err
}

// cycleAt is the place of a cycle, of the current one for "".
func (s *snapshot) cycleAt(id plan.ID) (int, error) {
	at := slices.IndexFunc(s.cycleRows(), func(c Cycle) bool { return c.ID == id || id == "" && c.Current })
	if at < 0 {
		return 0, cycleGone(id)
	}
	return at, nil
}

// rowNames are what all goals and KPIs are called.
func (s *snapshot) rowNames() map[plan.ID]review.Row {
	rows := make(map[plan.ID]review.Row, len(s.objectives)+len(s.goals.KeyResults)+len(s.kpis))
	for id, o := range s.objectives {
		rows[id] = review.Row{Subject: "objective", Title: o.Title}
	}
	for i := range s.goals.KeyResults {
		rows[s.goals.KeyResults[i].ID] = review.Row{Subject: "key_result", Title: s.goals.KeyResults[i].Title}
	}
	for i := range s.kpis {
		rows[s.kpis[i].ID] = review.Row{Subject: "kpi", Title: s.kpis[i].Name}
	}
	return rows
}

func (s *snapshot) reviewKinds(all []review.Review, cycle plan.ID) []ReviewKind {
	kinds := []ReviewKind{}
	for _, kind := range review.Kinds() {
		k := ReviewKind{Kind: kind, Title: kind.Word()}
		if last := review.Last(all, review.Review{Kind: kind}); last != nil {
			next := kind.Next(last.Held)
			k.Last, k.Next, k.Due = &last.Held, &next, next <= s.on
		}
		for i := range all {
			if all[i].Kind == kind && all[i].Cycle == cycle && all[i].Held == "" {
				k.UnderWay = &all[i].ID
			}
		}
		kinds = append(kinds, k)
	}
	return kinds
}

func (s *snapshot) reviewRows(k kept) []ReviewRow {
	rows, at := make([]ReviewRow, len(k.reviews)), map[plan.ID]*ReviewRow{}
	for i, r := range k.reviews {
		rows[i] = s.reviewRow(r)
		at[r.ID] = &rows[i]
	}
	count := func(id plan.ID, add func(*ReviewRow)) {
		if row := at[id]; row != nil {
			add(row)
		}
	}
	for _, n := range k.notes {
		count(n.Review, func(r *ReviewRow) { r.Notes++ })
	}
	for _, d := range k.decisions {
		count(d.Review, func(r *ReviewRow) { r.Decisions++ })
	}
	for _, q := range k.questions {
		count(q.Review, func(r *ReviewRow) { r.Questions++ })
	}
	for _, a := range k.actions {
		count(a.Review, func(r *ReviewRow) {
			r.Actions++
			if a.Done == "" {
				r.Open++
			}
		})
	}
	slices.SortStableFunc(rows, func(a, b ReviewRow) int {
		return cmp.Or(first(a.Held == nil, b.Held == nil), cmp.Compare(b.Date, a.Date), cmp.Compare(b.ID, a.ID))
	})
	return rows
}

// first orders what is so before what is not.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	default:
		return 1
	}
}

func (s *snapshot) reviewRow(r review.Review) ReviewRow {
	row := ReviewRow{ID: r.ID, Kind: r.Kind, Title: r.Kind.Word(), CycleID: r.Cycle, Date: r.Date, Held: orNil(r.Held), By: r.By, Note: r.Note}
	for _, c := range s.cycles {
		if c.ID == r.Cycle {
			row.Cycle = c.Name
		}
	}
	return row
}

// actionItems are open ones by their day, late ones first and those without a day
// last, then the others, the one done last first.
func (s *snapshot) actionItems(actions []review.Action, rows map[plan.ID]review.Row) []ActionItem {
	items := []ActionItem{}
	for _, a := range actions {
		item := ActionItem{ID: a.ID, Title: a.Title, Owner: name(s.parties, a.Owner), OwnerID: orNil(a.Owner), Due: orNil(a.Due), Done: orNil(a.Done),
			Late: a.Done == "" && a.Due != "" && a.Due < s.on, Review: orNil(a.Review), By: a.By, Date: a.Date}
		item.Row, item.RowTitle, item.RowSubject = about(rows, a.Row)
		items = append(items, item)
	}
	slices.SortStableFunc(items, func(a, b ActionItem) int {
		return cmp.Or(first(a.Done == nil, b.Done == nil), cmp.Compare(orEnd(b.Done, ""), orEnd(a.Done, "")), cmp.Compare(orEnd(a.Due, "9999"), orEnd(b.Due, "9999")))
	})
	return items
}

func orEnd(day *plan.Date, end plan.Date) plan.Date {
	if day == nil {
		return end
	}
	return *day
}

func (s *snapshot) decisionItems(decisions []review.Decision, rows map[plan.ID]review.Row) []DecisionItem {
	items := []DecisionItem{}
	for _, d := range decisions {
		item := DecisionItem{ID: d.ID, Title: d.Title, Why: d.Why, Who: d.Who, Date: d.Date, Revisit: orNil(d.Revisit), Due: d.IsDue(s.on),
			Revisited: orNil(d.Revisited), Outcome: d.Outcome, Review: orNil(d.Review)}
		item.Row, item.RowTitle, item.RowSubject = about(rows, d.Row)
		items = append(items, item)
	}
	slices.SortStableFunc(items, func(a, b DecisionItem) int {
		if a.Due && b.Due {
			return cmp.Compare(*a.Revisit, *b.Revisit)
		}
		return cmp.Or(first(a.Due, b.Due), cmp.Compare(b.Date, a.Date))
	})
	return items
}

func questionItems(questions []review.Question, rows map[plan.ID]review.Row) []QuestionItem {
	items := []QuestionItem{}
	for _, q := range questions {
		item := QuestionItem{ID: q.ID, Text: q.Text, By: q.By, Date: q.Date, Answer: q.Answer, Answered: orNil(q.Answered), Review: orNil(q.Review)}
		item.Row, item.RowTitle, item.RowSubject = about(rows, q.Row)
		items = append(items, item)
	}
	slices.SortStableFunc(items, func(a, b QuestionItem) int {
		return cmp.Or(first(a.Answered == nil, b.Answered == nil), cmp.Compare(b.Date, a.Date))
	})
	return items
}

// about is what a row is called; nothing for one that is gone.
func about(rows map[plan.ID]review.Row, id plan.ID) (row *plan.ID, title, subject string) {
	is, known := rows[id]
	if !known {
		return nil, "", ""
	}
	return &id, is.Title, is.Subject
}
