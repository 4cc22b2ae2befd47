package smart

import (
	"fmt"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// timeBound are the rules about dates.
func timeBound() []rule {
	return []rule{
		{Rule: Rule{"no_due", TimeBound, Warning, "No due date", "What is due some day is done some other day."}, keyResult: (*goal).noDue},
		{Rule: Rule{"outside_cycle", TimeBound, Warning, "Dates outside of the cycle", "It is judged when the cycle ends; what lies outside is not seen then."}, keyResult: (*goal).outsideCycle},
		{Rule: Rule{"ends_before_start", TimeBound, Warning, "Due before it starts", "No day lies between its dates, so that nothing can be expected on any."}, keyResult: (*goal).endsBeforeStart},
		{Rule: Rule{"milestones_late", TimeBound, Advice, "Milestones all at the end", "Steps that all fall into the last week show only then whether it works."}, keyResult: (*goal).milestonesLate},
	}
}

func (g *goal) noDue() []seen {
	if g.due.Valid() {
		return nil
	}
	return one(seen{field: "due", text: "It has no due date, and its cycle has none.", fix: "Give it a due date, or move it to a cycle with dates."})
}

func (g *goal) outsideCycle() []seen {
	begins, ends := g.Cycle.Start, g.Cycle.End
	switch {
	case !begins.Valid() || !ends.Valid():
		return nil
	case g.Due.Valid() && g.Due > ends:
		return one(seen{field: "due", offer: string(ends), text: fmt.Sprintf("It is due on %s, and the cycle ends on %s.", g.Due.Words(), ends.Words()),
			params: map[string]any{"due": g.Due, "end": ends}, fix: "Make it due by the end of the cycle, or move it to a later one."})
	case g.Due.Valid() && g.Due < begins:
		return one(seen{field: "due", offer: string(ends), text: fmt.Sprintf("It is due on %s, and the cycle begins on %s.", g.Due.Words(), begins.Words()),
			params: map[string]any{"due": g.Due, "start": begins}, fix: "Make it due within the cycle, or move it to an earlier one."})
	case g.StartDate.Valid() && (g.StartDate < begins || g.StartDate > ends):
		return one(seen{field: "startDate", offer: string(begins), text: fmt.Sprintf("It starts on %s, and the cycle is %s to %s.", g.StartDate.Words(), begins.Words(), ends.Words()),
			params: map[string]any{"date": g.StartDate, "start": begins, "end": ends}, fix: "Let it start within the cycle."})
	default:
		return nil
	}
}

func (g *goal) endsBeforeStart() []seen {
	if !g.start.Valid() || !g.due.Valid() || g.due >= g.start {
		return nil
	}
	return one(seen{field: "due", text: fmt.Sprintf("It is due on %s, before it starts on %s.", g.due.Words(), g.start.Words()), params: map[string]any{"due": g.due, "start": g.start},
		fix: "Change one of the dates."})
}

// milestonesLate sees two milestones or more of which none is due before the last
// week; without a date of its own one is due with the key result.
func (g *goal) milestonesLate() []seen {
	const week = 7
	if g.Kind != okr.Milestones || len(g.milestones) < 2 || !g.due.Valid() || g.start.DaysUntil(g.due) < 2*week {
		return nil
	}
	lastWeek := g.due.AddDays(1 - week)
	for i := range g.milestones {
		if due := g.milestones[i].Due; due.Valid() && due < lastWeek {
			return nil
		}
	}
	return one(seen{text: fmt.Sprintf("All %d milestones are due in the last week.", len(g.milestones)), params: map[string]any{"count": len(g.milestones)},
		fix: "Give the milestones dates that are spread over the time there is."})
}

// latest is the confidence that was stated last, nil for none.
func (g *goal) latest(on plan.Date) *float64 {
	for i := len(g.checkIns) - 1; i >= 0; i-- {
		if c := &g.checkIns[i]; c.Confidence != nil && sound(*c.Confidence) && c.Date <= on {
			return c.Confidence
		}
	}
	return nil
}
