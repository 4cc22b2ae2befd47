package okr

import (
	"fmt"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// FeedOf is what a key result takes from the KPI that feeds it: its values as
// they are known, which Evaluate narrows to the complete periods within the key
// result's dates.
func FeedOf(k *kpi.KPI, c kpi.Calendar, measurements []kpi.Measurement) Feed {
	feed := Feed{CadenceDays: k.Frequency.CadenceDays(), Events: k.Frequency == kpi.AsItHappens,
		Measurements: make([]Measurement, 0, len(measurements))}
	for i := range measurements {
		m := &measurements[i]
		label := m.Label
		if label == "" {
			label = c.Label(k.Frequency, m.Period)
		}
		feed.Measurements = append(feed.Measurements, Measurement{
			First: m.Period, Last: c.Last(k.Frequency, m.Period), Value: m.Value, By: m.By, Label: label})
	}
	return feed
}

// TypedPeriod is the period of the KPI to which a value belongs that is typed
// for the key result on a day: the newest period that is complete on the day and
// lies within the key result's dates. Such a value becomes the KPI's measurement
// of that period, and the check-in keeps confidence and note alone. As it
// happens, it is the day itself.
//
// It refuses with Invalid at the field value where no such period exists, with
// the day from which one will.
func TypedPeriod(kr *KeyResult, cycle plan.Cycle, k *kpi.KPI, c kpi.Calendar, day plan.Date) (plan.Date, error) {
	start, due := kr.Span(cycle)
	f := k.Frequency
	if f == kpi.AsItHappens {
		if start != "" && day < start || due != "" && day > due {
			return "", plan.AtField("value", "outside_dates", fmt.Sprintf("%s lies outside the dates of this key result, %s to %s. Enter the value at the KPI instead.", day.Words(), start.Words(), due.Words()))
		}
		return day, nil
	}
	period := c.Previous(f, c.First(f, day))
	if due != "" && c.Last(f, period) > due {
		period = c.First(f, due)
		if c.Last(f, period) > due {
			period = c.Previous(f, period)
		}
	}
	if period != "" && (start == "" || period >= start) {
		return period, nil
	}
	return "", plan.AtField("value", "no_period_yet", noPeriod(k, c, start, due))
}

// noPeriod says from when a value can be typed, or that it never can.
func noPeriod(k *kpi.KPI, c kpi.Calendar, start, due plan.Date) string {
	first := c.First(k.Frequency, start)
	if first < start {
		first = c.Next(k.Frequency, first)
	}
	last := c.Last(k.Frequency, first)
	if last == "" || due != "" && last > due {
		return fmt.Sprintf("No whole period of the KPI lies between %s and %s. Change the dates of the key result, or link a KPI that is measured more often.", start.Words(), due.Words())
	}
	return fmt.Sprintf("No period of the KPI is over yet since the key result began. The first is %s; its value can be entered from %s on.",
		c.Label(k.Frequency, first), last.AddDays(1).Words())
}

// LinkedStart is the start that a key result takes over when a KPI is linked to
// it, and where it comes from: the newest value of a period that was complete
// when the key result began, else the KPI's baseline. It is absent where there
// is neither; the key result then keeps its own. A sum of the KPI's values begins
// where it is said to begin, else at 0.
func LinkedStart(kr *KeyResult, cycle plan.Cycle, k *kpi.KPI, c kpi.Calendar, measurements []kpi.Measurement, today plan.Date) (start *float64, source string) {
	if kr.AddsUp() {
		if kr.Start != nil {
			return nil, ""
		}
		return new(float64), "nothing added up yet"
	}
	begins, _ := kr.Span(cycle)
	day := today
	if begins != "" {
		day = plan.Earlier(begins, today)
	}
	if newest := kpi.NewSeries(k, c, measurements, day).Newest(); newest != nil {
		return ptr(newest.Value), "measurement, " + newest.Label
	}
	if baseline := finite(k.Baseline); baseline != nil {
		return ptr(*baseline), "baseline of the KPI"
	}
	return nil, ""
}
