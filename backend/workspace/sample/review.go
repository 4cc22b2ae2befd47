package sample

import "cairn/backend/review"

// addReview adds the weekly review that was held a week ago, with what came out of
// it: a decision to look at again, a question that is open, an action that is due in
// two days and one that is done. It comes last: what the plan held until then is not
// what changed since.
func (f *filler) addReview() error {
	const weekAgo, sinceDone, dueIn, revisitIn = -7, -3, 2, 14
	today := f.tx.Today()
	held := today.AddDays(weekAgo)
	r := review.Review{ID: f.tx.NewID(), Kind: review.Weekly, Cycle: f.running.ID, Date: held, Held: held, By: "Dana Okafor",
		Note: "Delivery is in good shape. Frequency is what we do not understand yet."}
	orders := f.keyResults["Raise orders per restaurant"]
	note := review.Note{ID: review.NoteID(r.ID, orders), Review: r.ID, Row: orders, Text: "Baskets grow, frequency does not. Priya talks to five restaurants that order once a month."}
	d := review.Decision{ID: f.tx.NewID(), Title: "Keep 60% as the target for activation", Why: "The guided group is at 54% already, and the other half gets guided setup next week.",
		Who: "Dana Okafor", Row: f.keyResults["Raise the activation rate"], Review: r.ID, Date: held, Revisit: today.AddDays(revisitIn)}
	q := review.Question{ID: f.tx.NewID(), Text: "Did the change of apps move what counts as on time?", Row: f.kpis["On-time deliveries"], Review: r.ID, By: "Tomasz Lis", Date: held}
	tickets := review.Action{ID: f.tx.NewID(), Title: "Ask ten newcomers where the menu upload stops them", Owner: f.people["Ines Halvorsen"], Due: today.AddDays(dueIn),
		Row: f.keyResults["Cut setup tickets per newcomer"], Review: r.ID, By: "Dana Okafor", Date: held}
	call := review.Action{ID: f.tx.NewID(), Title: "Put the welcome call on day one", Owner: f.people["Mateo Ruiz"], Due: today.AddDays(sinceDone), Done: today.AddDays(sinceDone),
		Row: f.keyResults["Shorten time to first order"], Review: r.ID, By: "Dana Okafor", Date: held}
	for _, add := range []struct {
		check func() error
		put   func() error
	}{
		{r.Validate, func() error { return f.tx.PutReview(f.ctx, r) }},
		{note.Validate, func() error { return f.tx.PutReviewNote(f.ctx, note) }},
		{d.Validate, func() error { return f.tx.PutDecision(f.ctx, d) }},
		{q.Validate, func() error { return f.tx.PutQuestion(f.ctx, q) }},
		{tickets.Validate, func() error { return f.tx.PutActionItem(f.ctx, tickets) }},
		{call.Validate, func() error { return f.tx.PutActionItem(f.ctx, call) }},
	} {
		if err := add.check(); err != nil {
			return err
		}
		if err := add.put(); err != nil {
			return err
		}
	}
	return nil
}
