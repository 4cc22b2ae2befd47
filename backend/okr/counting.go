package okr

import (
	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// Counting says what the values of a key result are.
type Counting string

// The countings, in the spelling of files and JSON. Values that add up make a way of
// an increase or decrease, which goes from its start by all of them over its dates:
// up by each value, or down by it. Those that start over are held against the bounds
// of a control, whose measured periods they are.
const (
	Whole         Counting = ""          // each value is how far it is by then
	Sum           Counting = "sum"       // each value adds to those before, over its dates
	SumsWeekly    Counting = "weekly"    // values add up within a week, as ISO 8601 counts them
	SumsMonthly   Counting = "monthly"   // within a calendar month
	SumsQuarterly Counting = "quarterly" // within a quarter of the plan's fiscal year
)

// Countings are all countings in the order in which a person chooses among them.
func Countings() []Counting {
	return []Counting{Whole, Sum, SumsWeekly, SumsMonthly, SumsQuarterly}
}

// Word is the counting as people read it, "" for an unknown one.
func (c Counting) Word() string {
	switch c {
	case Whole:
		return "Each value is the total so far"
	case Sum:
		return "Values add up over the cycle"
	case SumsWeekly, SumsMonthly, SumsQuarterly:
		return "Values add up per " + c.period() + " and start over"
	default:
		return ""
	}
}

// ParseCounting understands a counting as files and people write it: "sum",
// "cumulative", "per week".
func ParseCounting(text string) (counting Counting, ok bool) {
	switch squeezed(text) {
	case "", "whole", "total", "total so far":
		return Whole, true
	case "sum", "cumulative", "adds up", "add up":
		return Sum, true
	case "weekly", "per week", "week":
		return SumsWeekly, true
	case "monthly", "per month", "month":
		return SumsMonthly, true
	case "quarterly", "per quarter", "quarter":
		return SumsQuarterly, true
	default:
		return "", false
	}
}

// every is how often values start over; "" where they do not.
func (c Counting) every() kpi.Frequency {
	switch c {
	case SumsWeekly:
		return kpi.Weekly
	case SumsMonthly:
		return kpi.Monthly
	case SumsQuarterly:
		return kpi.Quarterly
	default:
		return ""
	}
}

// period is what the values start over with, in a sentence.
func (c Counting) period() string {
	switch c {
	case SumsWeekly:
		return "week"
	case SumsMonthly:
		return "month"
	case SumsQuarterly:
		return "quarter"
	default:
		return ""
	}
}

// Fits says whether a key result of a kind may be counted so.
func (c Counting) Fits(kind Kind) bool {
	switch c {
	case Whole:
		return true
	case Sum:
		return kind.directed()
	default:
		return c.every() != "" && kind.control()
	}
}

// AddsUp says whether the values of the key result are parts of a sum. What a
// damaged or merged plan holds and does not fit counts as it is by then.
func (k *KeyResult) AddsUp() bool { return k.Counting != Whole && k.Counting.Fits(k.Kind) }

// Running is the sum of a period that is under way: provisional, it decides no
// status.
type Running struct {
	Value float64
	Label string    // the period as people call it: "W39 2026"
	Last  plan.Date // its last day
}

// addUp makes sums of the values, which are in the order of time. Of values that are
// not added up it changes nothing.
func (a *assessment) addUp() {
	switch {
	case !a.KeyResult.AddsUp() || len(a.points) == 0:
	case a.KeyResult.Counting == Sum:
		a.points = a.runningTotal()
	default:
		a.points = a.periodTotals()
	}
}

// within says whether a day lies in the dates of the key result, as far as it has any.
func (a *assessment) within(day plan.Date) bool {
	return (a.start == "" || day >= a.start) && (a.due == "" || day <= a.due)
}

// runningTotal is, for each day with values, where the key result stood by then.
func (a *assessment) runningTotal() []point {
	total, count := 0.0, 0
	if start := finite(a.KeyResult.Start); start != nil {
		total = *start
	}
	totals := make([]point, 0, len(a.points))
	for _, p := range a.points {
		count++
		total = a.KeyResult.Plus(total, p.value)
		next := point{date: p.date, value: total, by: p.by, source: plan.Counted(count, "value", "values") + " added up"}
		if last := len(totals) - 1; last >= 0 && totals[last].date == next.date {
			totals[last] = next
		} else {
			totals = append(totals, next)
		}
	}
	return totals
}

// Plus is where a sum stands after one more value: of a decrease, that much lower.
func (k *KeyResult) Plus(total, value float64) float64 {
	if k.Kind == Decrease {
		value = -value
	}
	return sumOf(total, value)
}

// sumOf is a sum as exact as its parts, and finite.
func sumOf(total, value float64) float64 {
	return min(max(plan.Difference(total, -value), -mostSum), mostSum)
}

// mostSum bounds sums, so that no difference of two of them overflows.
const mostSum = 1e300

// Missing is the value that has to be added for the sum of a key result to become
// a total; whole is what the sum is now, nil for none yet.
func (k KeyResult) Missing(whole *float64, total float64) float64 {
	from := 0.0
	switch {
	case finite(whole) != nil:
		from = *whole
	case finite(k.Start) != nil:
		from = *k.Start
	}
	if k.Kind == Decrease {
		from, total = total, from
	}
	return plan.Difference(total, from)
}

// mostPeriods bounds how many periods are counted of dates that a damaged plan may
// hold: the weeks of twenty years.
const mostPeriods = 1100

// periodTotals are the sums of the whole periods between the dates of the key result
// that are over, by their last days. Once there is any value, a period without one
// has the sum 0: nothing was done in it. Of a KPI that is measured period by period
// a value that is missing is unknown and no 0, so that its sums are those of the
// periods that it was measured in up to their end.
func (a *assessment) periodTotals() []point {
	every := a.KeyResult.Counting.every()
	first := a.firstPeriod(every)
	known := a.points[len(a.points)-1].date.AddDays(a.feedStep())
	var totals []point
	next, apart := 0, 0
	for next < len(a.points) && a.points[next].date < first {
		next, apart = next+1, apart+1
	}
	for range mostPeriods {
		last := a.Calendar.Last(every, first)
		if last == "" || a.due != "" && last > a.due || first > a.On {
			break
		}
		sum, count := 0.0, 0
		for ; next < len(a.points) && a.points[next].date <= last; next++ {
			sum, count = sumOf(sum, a.points[next].value), count+1
		}
		label := a.Calendar.Label(every, first)
		switch gappy := a.feedStep() > 0; {
		case last >= a.On || gappy && known <= last:
			a.running(Running{Value: sum, Label: label, Last: last}, count)
		case count > 0 || !gappy:
			totals = append(totals, point{date: last, value: sum, source: plan.Counted(count, "value", "values") + " of " + label})
		}
		first = a.Calendar.Next(every, first)
	}
	if apart += len(a.points) - next; apart > 0 {
		a.out.Explanation.leaveOut("", plan.Counted(apart, "value", "values"), OutsideDates, plan.Counted(apart, "value is", "values are")+
			" of a "+a.KeyResult.Counting.period()+" that does not lie wholly between "+a.start.Words()+" and "+a.due.Words()+".")
	}
	return totals
}

// running keeps the sum of a period under way.
func (a *assessment) running(r Running, count int) {
	if count > 0 || a.feedStep() == 0 {
		a.out.Running = &r
	}
	if count == 0 {
		return
	}
	sentence := r.Label + " is not over: its sum so far, " + operand(r.Value) + ", is provisional until " + r.Last.Words() + " has passed."
	if r.Last < a.On {
		sentence = r.Label + " is not measured to its end: its sum so far, " + operand(r.Value) + ", is provisional."
	}
	a.out.Explanation.leaveOut("", r.Label, Provisional, sentence)
}

// firstPeriod is the first day of the first whole period since the key result
// began; without a date, of the period of the first value.
func (a *assessment) firstPeriod(every kpi.Frequency) plan.Date {
	if a.start == "" {
		return a.Calendar.First(every, a.points[0].date)
	}
	first := a.Calendar.First(every, a.start)
	if first < a.start {
		first = a.Calendar.Next(every, first)
	}
	return first
}

// hasPeriod says whether a whole period lies between the dates of the key result.
func (a *assessment) hasPeriod() bool {
	every := a.KeyResult.Counting.every()
	if every == "" || a.start == "" || a.due == "" {
		return true
	}
	last := a.Calendar.Last(every, a.firstPeriod(every))
	return last != "" && last <= a.due
}

// feedStep is how many days the shortest period has in which the KPI is measured
// that feeds the key result; 0 where no value of it is ever missing.
func (a *assessment) feedStep() int {
	const month, shortestMonth = 31, 28
	switch days := a.Feed.CadenceDays; {
	case !a.fed || a.Feed.Events:
		return 0
	case days == month:
		return shortestMonth
	default:
		return days
	}
}

// ValidateFeed says whether a key result can add up the values of a KPI: invalid at
// counting where they add up already, or where one of them is of a whole period of
// the sum or more.
func (k KeyResult) ValidateFeed(by *kpi.KPI) error {
	every := k.Counting.every()
	switch {
	case !k.AddsUp():
		return nil
	case by.Cumulative != kpi.EachAlone:
		return plan.AtField("counting", "adds_up_already", "The values of the KPI “"+by.Name+"” add up already. Let each value of the key result be the total so far, or let those of the KPI stand alone.")
	case every != "" && by.Frequency != kpi.AsItHappens && by.Frequency.CadenceDays() >= every.CadenceDays():
		return plan.AtField("counting", "not_longer", "The KPI “"+by.Name+"” has no more than one value in a "+k.Counting.period()+", so there is nothing to add up. Let each value stand as it is, or choose a longer period.")
	default:
		return nil
	}
}
