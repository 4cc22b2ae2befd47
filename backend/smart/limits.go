package smart

import (
	"fmt"
	"math"
	"slices"

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

// Limit describes a limit, for settings and documentation.
type Limit struct {
	Name    string   `json:"name"`
	Title   string   `json:"title"` // what it is, in a few words
	Rules   []string `json:"rules"` // those that turn on it
	Whole   bool     `json:"whole"` // it counts things
	Share   bool     `json:"share"` // it is a share, 0 to 1, which people say in percent
	Least   float64  `json:"least"` // it may be
	Most    float64  `json:"most"`
	Default float64  `json:"default"` // of a new plan
}

// limit is a row of the table of limits; at is the number that it is of all, an
// *int or a *float64.
type limit struct {
	name, title string
	rules       []string
	most        float64
	at          func(*Limits) any
}

const (
	mostCount   = 1000 // of things
	mostShare   = 1
	mostPercent = 100
)

func limits() []limit {
	return []limit{
		{"shortTitle", "Fewest words of a title that say something", []string{"short_title"}, mostCount, func(l *Limits) any { return &l.ShortTitle }},
		{"longTitle", "Most characters of a title", []string{"long_title"}, mostCount, func(l *Limits) any { return &l.LongTitle }},
		{"objectives", "Most objectives of an owner", []string{"many_objectives"}, mostCount, func(l *Limits) any { return &l.Objectives }},
		{"fewKeyResults", "Fewest key results of an objective", []string{"few_key_results"}, mostCount, func(l *Limits) any { return &l.FewKeyResults }},
		{"keyResults", "Most key results of an objective", []string{"many_key_results"}, mostCount, func(l *Limits) any { return &l.KeyResults }},
		{"ownerLoad", "Most key results of an owner", []string{"owner_load"}, mostCount, func(l *Limits) any { return &l.OwnerLoad }},
		{"points", "Fewest values that a target is judged by", []string{"kpi_few_values", "within_noise", "met_by_all", "best_ever"}, mostCount, func(l *Limits) any { return &l.Points }},
		{"measurements", "Fewest values before the due date", []string{"few_measurements"}, mostCount, func(l *Limits) any { return &l.Measurements }},
		{"similar", "Share of words that makes two goals the same", []string{"duplicate", "duplicate_objective"}, mostShare, func(l *Limits) any { return &l.Similar }},
		{"pace", "Share of earlier changes that a target may exceed", []string{"pace"}, mostShare, func(l *Limits) any { return &l.Pace }},
		{"unlikely", "Chance of landing that is too small", []string{"unlikely"}, mostShare, func(l *Limits) any { return &l.Unlikely }},
		{"certain", "Chance of landing that is too large", []string{"certain"}, mostShare, func(l *Limits) any { return &l.Certain }},
		{"confident", "Mean confidence that is too high", []string{"too_confident"}, mostPercent, func(l *Limits) any { return &l.Confident }},
		{"doubtful", "Mean confidence that is too low", []string{"too_doubtful"}, mostPercent, func(l *Limits) any { return &l.Doubtful }},
	}
}

// LimitList describes all limits.
func LimitList() []Limit {
	usual, all := DefaultLimits(), []Limit{}
	for _, row := range limits() {
		_, whole := row.at(&usual).(*int)
		all = append(all, Limit{Name: row.name, Title: row.title, Rules: row.rules, Whole: whole, Share: row.most == mostShare,
			Least: row.least(), Most: row.most, Default: row.of(&usual)})
	}
	return all
}

// least a limit may be: none of something is no limit.
func (row limit) least() float64 {
	if row.most == mostCount {
		return 1
	}
	return 0
}

func (row limit) of(l *Limits) float64 {
	switch at := row.at(l).(type) {
	case *int:
		return float64(*at)
	case *float64:
		return *at
	default:
		panic("smart: the limit " + row.name + " is no number")
	}
}

// refused says what is wrong with a number for a limit; "" for nothing.
func (row limit) refused(value float64) string {
	switch {
	case row.most == mostCount && !(value >= 1 && value <= row.most && value == math.Trunc(value)):
		return fmt.Sprintf("%s is no such limit. Give a whole number from 1 to %d.", plan.FormatNumber(value), mostCount)
	case !(value >= 0 && value <= row.most):
		return fmt.Sprintf("%s is no such limit. Give a number from 0 to %s.", plan.FormatNumber(value), plan.FormatNumber(row.most))
	default:
		return ""
	}
}

// Of is the limit of a name, 0 where there is none.
func (l Limits) Of(name string) float64 {
	for _, row := range limits() {
		if row.name == name {
			return row.of(&l)
		}
	}
	return 0
}

// With are the limits with another number for one of them. Errors: invalid at the
// limit; whether it agrees with the others Validate says.
func (l Limits) With(name string, value float64) (Limits, error) {
	all := limits()
	i := slices.IndexFunc(all, func(row limit) bool { return row.name == name })
	if i < 0 {
		return l, plan.AtField(name, "unknown_limit", fmt.Sprintf("There is no limit %q. Nothing was changed; leave it out.", name))
	}
	if why := all[i].refused(value); why != "" {
		return l, plan.AtField(name, "out_of_range", why)
	}
	switch at := all[i].at(&l).(type) {
	case *int:
		*at = int(value)
	case *float64:
		*at = value
	}
	return l, nil
}

// Validate says what is wrong with limits: invalid with the fields, or nil.
func (l Limits) Validate() error {
	var faults plan.Faults
	for _, row := range limits() {
		if why := row.refused(row.of(&l)); why != "" {
			faults.Add(row.name, "out_of_range", why)
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
