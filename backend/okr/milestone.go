package okr

import "cairn/backend/plan"

// milestoneProgress is the weight of the milestones done ÷ the weight of all.
func (a *assessment) milestoneProgress() progress {
	p := progress{bar: 1}
	done := a.milestoneWeight(func(m *Milestone) bool { return m.isDone(a.On) })
	a.explain("weight done ÷ weight of all milestones")
	for i := range a.Milestones {
		m := &a.Milestones[i]
		if m.isDone(a.On) {
			p.valued = true
			a.news = max(a.news, m.Done)
		}
		a.explainMilestone(m)
	}
	switch {
	case len(a.Milestones) == 0:
		p.missing = "It has no milestones yet."
	case a.allWeight == 0:
		p.missing = "All its milestones have weight 0."
	default:
		p.raw = ptr(done / a.allWeight)
		a.explain(divided(done, a.allWeight), Input{Name: "done", Value: &done}, Input{Name: "weights", Value: ptr(a.allWeight)})
	}
	return p
}

func (a *assessment) explainMilestone(m *Milestone) {
	if usable(m.Weight) == 0 {
		a.out.Explanation.leaveOut(m.ID, m.Title, NoWeight, "Its weight is 0.")
		return
	}
	if due := known(m.Due); due != "" && !a.within(due) {
		a.out.Explanation.leaveOut(m.ID, m.Title, OutsideDates, "It is due on "+due.Words()+", outside of "+a.start.Words()+" to "+a.due.Words()+", the dates of the key result.")
	}
	weight := Weight{ID: m.ID, Name: m.Title, Weight: usable(m.Weight), Share: usable(m.Weight) / a.allWeight, Progress: share(m.isDone(a.On))}
	if a.dated {
		weight.Expected = share(a.isDue(m))
	}
	a.out.Explanation.Weights = append(a.out.Explanation.Weights, weight)
}

// share is 1 for what counts whole and 0 for what does not.
func share(whole bool) *float64 {
	if whole {
		return ptr(1.0)
	}
	return ptr(0.0)
}

// milestoneWeight sums the weights of some milestones.
func (a *assessment) milestoneWeight(counts func(*Milestone) bool) float64 {
	sum := 0.0
	for i := range a.Milestones {
		if m := &a.Milestones[i]; counts(m) {
			sum += usable(m.Weight)
		}
	}
	return sum
}

// isDone says whether a milestone was done by a day.
func (m *Milestone) isDone(by plan.Date) bool { return m.Done.Valid() && m.Done <= by }

// isDue says whether a milestone is due by the day; without a date of its own
// it is due with the key result.
func (a *assessment) isDue(m *Milestone) bool {
	due := known(m.Due)
	if due == "" {
		due = a.due
	}
	return due != "" && due <= a.day
}

// mostWeight bounds weights, so that no sum of them overflows.
const mostWeight = 1e300

// usable treats a weight that a damaged plan holds (NaN, negative) as 0.
func usable(weight float64) float64 {
	if finite(&weight) == nil || weight < 0 {
		return 0
	}
	return min(weight, mostWeight)
}
