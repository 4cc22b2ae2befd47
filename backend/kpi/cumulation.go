package kpi

import "cairn/backend/plan"

// Cumulation says whether values add up from period to period, and when they
// start over.
type Cumulation string

// The cumulations, in the spelling of files and JSON.
const (
	EachAlone       Cumulation = ""      // each value is of its period alone
	NeverResets     Cumulation = "never" // a counter that only grows
	ResetsWeekly    Cumulation = "weekly"
	ResetsMonthly   Cumulation = "monthly"
	ResetsQuarterly Cumulation = "quarterly"
	ResetsYearly    Cumulation = "yearly"
)

// every is how often the values start over; "" where they never do.
func (c Cumulation) every() Frequency {
	if c == NeverResets {
		return ""
	}
	return Frequency(c)
}

func (k *KPI) checkCumulation(faults *plan.Faults) {
	every := k.Cumulative.every()
	if every.CadenceDays() > 0 && k.Frequency != AsItHappens && every.CadenceDays() <= k.Frequency.CadenceDays() {
		faults.Add("cumulative", "not_longer", "Values that start over in every period add nothing up. Choose a longer span than the frequency, or let each value stand alone.")
	}
}
