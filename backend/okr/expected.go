package okr

import "cairn/backend/plan"

// expected is where the key result should be on the day, absent without dates.
//
// Aspirational objectives are expected to reach 0.7 of their way; what is due on a
// day (yes/no, milestones) or has to hold all the time (controls) is expected
// whole.
func (a *assessment) expected() *float64 {
	if !a.dated {
		return nil
	}
	var expected float64
	formula := ""
	switch kind := a.KeyResult.Kind; {
	case kind.control():
		expected, formula = 1, "1 at all times"
	case kind == YesNo:
		if a.day >= a.due {
			expected = 1
		}
		formula = "0 before " + a.due.Words() + ", 1 from then on"
	case kind == Milestones:
		if a.allWeight == 0 {
			return nil
		}
		due := a.milestoneWeight(a.isDue)
		expected, formula = due/a.allWeight, divided(due, a.allWeight)+" by weight is due by "+a.day.Words()
	case a.fed:
		expected, formula, a.out.ExpectedValue = a.expectedOfFeed()
	default:
		expected, formula, a.out.ExpectedValue = a.onPath(a.day)
	}
	a.out.Explanation.ExpectedFormula = formula
	return &expected
}

// expectedOfFeed is the path at the last day of the KPI's newest complete
// period: a monthly number cannot be further than its last month.
func (a *assessment) expectedOfFeed() (expected float64, formula string, value *float64) {
	if len(a.points) == 0 {
		if a.path.steps != nil {
			value = ptr(a.path.steps[0].value)
		}
		return 0, "0 until the first period of its KPI is complete", value
	}
	measured := plan.Earlier(a.points[len(a.points)-1].date, a.day)
	expected, formula, value = a.onPath(measured)
	return expected, formula + " by " + measured.Words() + ", the last day of its newest complete period", value
}

// along is the straight line from 0 on the first day to 1 on the last. A span of
// one day is at 1.
func along(first, last, day plan.Date) float64 {
	switch {
	case day < first:
		return 0
	case day >= last:
		return 1
	default:
		return float64(first.DaysUntil(day)) / float64(first.DaysUntil(last))
	}
}
