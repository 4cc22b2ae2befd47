package smart

import (
	"fmt"

	"cairn/backend/plan"
)

// Limits are the numbers that rules turn on. A plan may change them.
type Limits struct {
	ShortTitle    int     // fewest words of a title that say something
	LongTitle     int     // most characters of a title
	Objectives    int     // most objectives of an owner in a cycle
	FewKeyResults int     // fewest key results of an objective
	KeyResults    int     // most key results of an objective
	OwnerLoad     int     // most key results of an owner in a cycle
	Points        int     // fewest complete values of a KPI that a target can be judged by
	Measurements  int     // fewest values that have to fit before the due date
	Similar       float64 // share of words, 0 to 1, from which on two key results are the same
	Pace          float64 // share of earlier changes, 0 to 1, of which a target may ask more
	Unlikely      float64 // chance of landing, 0 to 1, below which a target is out of reach
	Certain       float64 // and above which it asks for nothing
	Confident     float64 // mean confidence, 0 to 100, above which goals are too easy
	Doubtful      float64 // and below which nobody believes in them
}

// DefaultLimits are those of a new plan (handbook/okr.md, "SMART": 1 to 5
// objectives, 2 to 5 key results each, 4 to 6 measurements before the due date,
// mean confidence not above about 0.9 nor below about 0.25).
func DefaultLimits() Limits {
	return Limits{ShortTitle: 2, LongTitle: 140, Objectives: 5, FewKeyResults: 2, KeyResults: 5, OwnerLoad: 5, Points: 6, Measurements: 4,
		Similar: 0.8, Pace: 0.95, Unlikely: 0.1, Certain: 0.95, Confident: 90, Doubtful: 25}
}

// Validate says what is wrong with limits: invalid with the fields, or nil.
func (l Limits) Validate() error {
	var faults plan.Faults
	for _, c := range []struct {
		field string
		value int
	}{
		{"shortTitle", l.ShortTitle}, {"longTitle", l.LongTitle}, {"objectives", l.Objectives}, {"fewKeyResults", l.FewKeyResults}, {"keyResults", l.KeyResults},
		{"ownerLoad", l.OwnerLoad}, {"points", l.Points}, {"measurements", l.Measurements},
	} {
		const most = 1000
		if c.value < 1 || c.value > most {
			faults.Add(c.field, "out_of_range", fmt.Sprintf("%d is no such limit. Give a whole number from 1 to %d.", c.value, most))
		}
	}
	for _, c := range []struct {
		field string
		value float64
		most  float64
	}{
		{"similar", l.Similar, 1}, {"pace", l.Pace, 1}, {"unlikely", l.Unlikely, 1}, {"certain", l.Certain, 1},
		{"confident", l.Confident, 100}, {"doubtful", l.Doubtful, 100},
	} {
		if !(c.value >= 0 && c.value <= c.most) {
			faults.Add(c.field, "out_of_range", fmt.Sprintf("%s is no such limit. Give a number from 0 to %s.", plan.FormatNumber(c.value), plan.FormatNumber(c.most)))
		}
	}
	if l.KeyResults < l.FewKeyResults {
		faults.Add("keyResults", "below_fewest", "The most key results of an objective are fewer than the fewest. Change one of them.")
	}
	if l.Certain < l.Unlikely {
		faults.Add("certain", "below_unlikely", "What is certain is less than what is unlikely. Change one of them.")
	}
	if l.Confident < l.Doubtful {
		faults.Add("confident", "below_doubtful", "What is too confident is less than what is doubtful. Change one of them.")
	}
	return faults.Err()
}

// Options are what a plan chooses about the rules.
type Options struct {
	Words  Words
	Limits Limits
	// Severities of rules, by their ids, where they are not the table's.
	Severities map[string]Severity
}

// Validate says what is wrong with options: limits, or a rule or severity that
// there is none of.
func (o Options) Validate() error {
	known := map[string]bool{}
	for _, r := range Rules() {
		known[r.ID] = true
	}
	for id, severity := range o.Severities {
		if !known[id] {
			return plan.AtField("severities", "unknown_rule", fmt.Sprintf("There is no rule %q. Nothing was changed; leave it out.", id))
		}
		if severity != Warning && severity != Advice && severity != Off {
			return plan.AtField("severities", "unknown_severity", fmt.Sprintf("%q is no severity of the rule %s. Choose warning, advice or off.", severity, id))
		}
	}
	return o.Limits.Validate()
}
