package views

import (
	"context"
	"slices"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/review"
	"cairn/backend/smart"
	"cairn/backend/store"
)

// Review is the page of one review, or of one that could be begun.
type Review struct {
	Review    *ReviewRow       `json:"review"` // null before it is begun
	Kind      review.Kind      `json:"kind"`
	Title     string           `json:"title"`
	Cycle     Cycle            `json:"cycle"`
	On        plan.Date        `json:"on"`    // the day that the agenda is of
	Since     plan.Date        `json:"since"` // the day that it is compared with
	First     bool             `json:"first"` // no review of the kind was held before
	Minutes   int              `json:"minutes"`
	Sections  []review.Section `json:"sections"`
	Notes     []ReviewNote     `json:"notes"`
	Actions   []ActionItem     `json:"actions"` // that came out of it
	Decisions []DecisionItem   `json:"decisions"`
	Questions []QuestionItem   `json:"questions"`
}

// ReviewNote is what was said about a row.
type ReviewNote struct {
	Row     plan.ID `json:"row"`
	Title   string  `json:"title"` // of the row; "" for one that is gone
	Subject string  `json:"subject"`
	Text    string  `json:"text"`
}

// Review is the page of a review: of one that was held as of the day on which it was
// ended, as it is known now. not_found where there is none.
func (v Views) Review(ctx context.Context, id plan.ID) (Review, error) {
	return v.reviewPage(ctx, func(_ *snapshot, k kept) (review.Review, error) {
		at := slices.IndexFunc(k.reviews, func(r review.Review) bool { return r.ID == id })
		if at < 0 {
			return review.Review{}, &plan.Error{Code: plan.NotFound, Params: map[string]any{"id": string(id)},
				Message: "This review is not in the plan any more. It may have been deleted; Undo brings it back."}
		}
		return k.reviews[at], nil
	})
}

// DraftReview is the page of a review of a cycle that could be begun today; "" is the
// cycle that a new window shows. Errors: invalid at kind, not_found.
func (v Views) DraftReview(ctx context.Context, kind review.Kind, cycle plan.ID) (Review, error) {
	return v.reviewPage(ctx, func(s *snapshot, _ kept) (review.Review, error) {
		draft := review.Review{Kind: kind, Cycle: cycle, Date: s.on}
		if err := draft.Validate(); err != nil {
			return draft, err
		}
		_, err := s.cycleAt(cycle)
		return draft, err
	})
}

// reviewPage reads the page of the review that which chooses.
func (v Views) reviewPage(ctx context.Context, which func(*snapshot, kept) (review.Review, error)) (Review, error) {
	var page Review
	err := v.reading(ctx, func(r store.Reader) error {
		s, err := readRows(ctx, r, "", v.w.Today())
		if err != nil {
			return err
		}
		k, err := readKept(ctx, r)
		if err != nil {
			return err
		}
		of, err := which(s, k)
		if err != nil {
			return err
		}
		if of.Held != "" {
			s.on, s.goals.On = of.Held, of.Held
		}
		f, err := v.agendaFacts(ctx, r, s, k, of)
		if err != nil {
			return err
		}
		page = s.reviewPage(k, of, f)
		return nil
	})
	return page, err
}

func (s *snapshot) reviewPage(k kept, of review.Review, f review.Facts) Review {
	page := Review{Kind: of.Kind, Title: of.Kind.Word(), On: s.on, Since: f.Since, First: f.First, Sections: review.Agenda(f), Notes: []ReviewNote{}}
	at, err := s.cycleAt(f.Cycle.ID)
	if err == nil {
		page.Cycle = s.cycleRows()[at]
	}
	for _, section := range page.Sections {
		page.Minutes += section.Minutes
	}
	k.actions = slices.DeleteFunc(k.actions, func(a review.Action) bool { return of.ID == "" || a.Review != of.ID })
	k.decisions = slices.DeleteFunc(k.decisions, func(d review.Decision) bool { return of.ID == "" || d.Review != of.ID })
	k.questions = slices.DeleteFunc(k.questions, func(q review.Question) bool { return of.ID == "" || q.Review != of.ID })
	page.Actions, page.Decisions, page.Questions = s.actionItems(k.actions, f.Rows), s.decisionItems(k.decisions, f.Rows), questionItems(k.questions, f.Rows)
	if of.ID == "" {
		return page
	}
	for _, n := range k.notes {
		if n.Review == of.ID {
			row := f.Rows[n.Row]
			page.Notes = append(page.Notes, ReviewNote{Row: n.Row, Title: row.Title, Subject: row.Subject, Text: n.Text})
		}
	}
	at = slices.IndexFunc(k.reviews, func(r review.Review) bool { return r.ID == of.ID })
	k.reviews = k.reviews[at : at+1]
	page.Review = &s.reviewRows(k)[0]
	return page
}

// agendaFacts are what the agenda of a review is made from.
func (v Views) agendaFacts(ctx context.Context, r store.Reader, s *snapshot, k kept, of review.Review) (review.Facts, error) {
	at, err := s.cycleAt(of.Cycle)
	if err != nil { // its cycle is gone: what it kept can still be read
		at, err = s.cycleAt("")
	}
	if err != nil {
		return review.Facts{}, err
	}
	cycle := s.cycles[at]
	f := review.Facts{Kind: of.Kind, Review: of.ID, On: s.on, Cycle: cycle, Actions: k.actions, Decisions: k.decisions, Questions: k.questions,
		Names: s.parties, Rows: s.rowNames(), SmartRows: map[plan.ID]int{}, Settings: s.plan.Settings}
	f.Cycle.State = cycle.StateOn(s.today)
	last := review.Last(k.reviews, of)
	if f.First = last == nil; f.First {
		f.Since = review.CompareFrom(of.Kind, cycle, s.on)
	} else {
		f.Since = last.Held
		if f.Changes, err = s.changesSince(ctx, r, *last, of, cycle.ID); err != nil {
			return f, err
		}
	}
	if err := s.readFeeds(ctx, r); err != nil {
		return f, err
	}
	s.answers = okr.EvaluateAll(s.goals)
	s.compare(&f)
	if err := s.metrics(ctx, r, &f); err != nil {
		return f, err
	}
	if of.Kind == review.Monthly {
		f.SmartRows, err = v.smartWarnings(ctx, r, cycle.ID, s.on)
	}
	return f, err
}

// compare adds the goals of the cycle as they stand, and as they stood when the last
// review was held.
func (s *snapshot) compare(f *review.Facts) {
	out, err := s.outlineOf(f.Cycle.ID)
	if err == nil {
		f.Progress, f.Expected = out.Progress, out.Expected
	}
	past := s.goals
	past.On = f.Since
	then := okr.EvaluateAll(past)
	whole := func(r okr.Rollup) okr.Evaluation {
		return okr.Evaluation{Status: r.Status, Progress: r.Progress, Expected: r.Expected, Explanation: r.Explanation}
	}
	walk(s.outline(f.Cycle.ID), func(b *branch) {
		g := review.Goal{ID: b.id, Order: b.order, KeyResult: b.keyResult != nil}
		begins := f.Cycle.Start
		if o := b.objective; o != nil {
			g.Title, g.Owner, g.Alone = o.Title, s.parties[o.Owner], o.Drivers == okr.DriversManual
			g.Now, g.Then = whole(s.answers.Objectives[b.id]), whole(then.Objectives[b.id])
		} else {
			k := b.keyResult
			g.Title, g.Owner = k.Title, s.parties[k.Owner]
			if g.Owner == "" {
				g.Owner = s.parties[s.objectives[k.Objective].Owner]
			}
			g.Now, g.Then = s.answers.KeyResults[b.id], then.KeyResults[b.id]
			if k.StartDate.Valid() {
				begins = k.StartDate
			}
		}
		g.Begun = begins.Valid() && begins <= s.on && f.Cycle.State != plan.ClosedState
		f.Goals = append(f.Goals, g)
	})
}

// metrics adds the active KPIs with the values that a list of them needs.
func (s *snapshot) metrics(ctx context.Context, r store.Reader, f *review.Facts) error {
	newest, err := r.NewestPeriods(ctx, s.on)
	if err != nil {
		return err
	}
	from := map[plan.ID]plan.Date{}
	for i := range s.kpis {
		k := &s.kpis[i]
		if period, has := newest[k.ID]; has && k.State == kpi.Active {
			from[k.ID] = enough(k.Frequency, period)
		}
	}
	series, err := r.Series(ctx, from)
	if err != nil {
		return err
	}
	c := s.calendar()
	for i := range s.kpis {
		k := &s.kpis[i]
		if k.State != kpi.Active {
			continue
		}
		f.Metrics = append(f.Metrics, review.Metric{KPI: *k, Owner: s.parties[k.Owner],
			Answer: kpi.Evaluate(*k, c, series[k.ID], s.plan.GraceDays, s.on),
			Points: kpi.NewSeries(k, c, series[k.ID], s.on).CompletePoints()})
	}
	return nil
}

// smartWarnings counts the open warnings of SMART by row, as coach.Report does.
func (v Views) smartWarnings(ctx context.Context, r store.Reader, cycle plan.ID, on plan.Date) (map[plan.ID]int, error) {
	goals, err := v.In(r).Goals(ctx, cycle, on)
	if err != nil {
		return nil, err
	}
	o, err := smart.English()
	if err != nil {
		return nil, err
	}
	choices, err := r.RuleChoices(ctx)
	if err != nil {
		return nil, err
	}
	o, _ = o.ChooseAll(choices)
	overrules, err := r.Overrules(ctx)
	if err != nil {
		return nil, err
	}
	overruled := map[plan.ID]bool{}
	for _, each := range overrules {
		overruled[each.ID] = true
	}
	counts := map[plan.ID]int{}
	for _, found := range smart.Check(goals.Facts, o) {
		if found.Severity == smart.Warning && !overruled[plan.OverruleID(found.Row, "", found.Rule)] {
			counts[found.Row]++
		}
	}
	return counts, nil
}
