package kpi

import (
	"fmt"
	"unicode/utf8"

	"cairn/backend/plan"
)

const (
	// maxUnit is how long a unit may be, in characters.
	maxUnit = 100
	// shortName is how long a name may be and still fit on a chart.
	shortName = 30
	// KeyLimit is how many key KPIs a product may have without a finding
	// (contracts.md, "Things and their fields").
	KeyLimit = 7
)

// Validate says what is wrong with the fields of a KPI: an *plan.Error with a
// code and a sentence for each, or nil. It knows neither other rows nor the
// day. What is merely missing is no fault but a finding; see Findings.
func (k KPI) Validate() error {
	var faults plan.Faults
	faults.Title("name", k.Name)
	for _, text := range k.notes() {
		faults.Note(text.field, text.text)
	}
	for _, line := range []struct{ field, text string }{
		{"category", k.Category}, {"source", k.Source}, {"sourceLink", k.SourceLink}, {"benchmarkSource", k.BenchmarkSource},
	} {
		faults.Line(line.field, line.text, plan.MaxTitle)
	}
	faults.Line("unit", k.Unit, maxUnit)
	if k.Decimals != nil && (*k.Decimals < 0 || *k.Decimals > plan.MaxDigits) {
		faults.Add("decimals", "out_of_range", fmt.Sprintf("Between 0 and %d digits can stand behind the decimal mark.", plan.MaxDigits))
	}
	k.words(&faults)
	sound := k.soundNumbers(&faults)
	sound.bounds(&faults)
	sound.thresholds(&faults)
	sound.checkTargets(&faults)
	k.checkCumulation(&faults)
	k.days(&faults)
	if k.CounterMetric != "" && k.CounterMetric == k.ID {
		faults.Add("counterMetric", "loop", "A KPI cannot guard itself. Choose another KPI, or none.")
	}
	return faults.Err()
}

type fieldText struct{ field, text string }

// notes are the texts of many lines.
func (k *KPI) notes() []fieldText {
	return []fieldText{
		{"question", k.Question}, {"decision", k.Decision}, {"definition", k.Definition}, {"formula", k.Formula},
		{"numerator", k.Numerator}, {"denominator", k.Denominator}, {"nullRule", k.NullRule}, {"grain", k.Grain},
		{"inclusions", k.Inclusions}, {"exclusions", k.Exclusions}, {"gaming", k.Gaming}, {"action", k.Action},
		{"retiredReason", k.RetiredReason}, {"note", k.Note},
	}
}

// words checks the fields that have one of a few values.
func (k *KPI) words(faults *plan.Faults) {
	for _, field := range []struct {
		name, value, choices string
		known                bool
	}{
		{"state", string(k.State), "draft, active or retired", among(k.State, Draft, Active, Retired)},
		{"direction", string(k.Direction), "up, down, range or neutral", among(k.Direction, Up, Down, InRange, Neutral)},
		{"timing", string(k.Timing), "leading or lagging, or leave it empty", among(k.Timing, AnyTiming, Leading, Lagging)},
		{"tier", string(k.Tier), "input, output, outcome or impact, or leave it empty", among(k.Tier, AnyTier, InputTier, OutputTier, OutcomeTier, ImpactTier)},
		{"unitKind", string(k.UnitKind), "number, percent, currency, duration, ratio or score", among(k.UnitKind, UnitNumber, UnitPercent, UnitCurrency, UnitDuration, UnitRatio, UnitScore)},
		{"aggregation", string(k.Aggregation), "last, sum, mean, max, min, count or weighted", among(k.Aggregation, AggregateLast, AggregateSum, AggregateMean, AggregateMax, AggregateMin, AggregateCount, AggregateWeighted)},
		{"cumulative", string(k.Cumulative), "never, weekly, monthly, quarterly or yearly, or leave it empty", among(k.Cumulative, EachAlone, NeverResets, ResetsWeekly, ResetsMonthly, ResetsQuarterly, ResetsYearly)},
		{"interpolation", string(k.Interpolation), "step, or leave it empty for a straight line", among(k.Interpolation, Linear, Step)},
		{"frequency", string(k.Frequency), "daily, weekly, monthly, quarterly, yearly or as it happens", k.Frequency.Word() != ""},
	} {
		if !field.known {
			faults.Add(field.name, "unknown", fmt.Sprintf("%q is not known here. Choose %s.", field.value, field.choices))
		}
	}
}

func among[T comparable](value T, known ...T) bool {
	for _, k := range known {
		if value == k {
			return true
		}
	}
	return false
}

// soundNumbers checks each number alone and returns the KPI with the others
// taken out, so that only sound ones are compared.
func (k KPI) soundNumbers(faults *plan.Faults) KPI {
	for _, field := range []struct {
		name   string
		number **float64
	}{
		{"lowest", &k.Lowest}, {"highest", &k.Highest}, {"baseline", &k.Baseline}, {"target", &k.Target},
		{"greenLow", &k.GreenLow}, {"greenHigh", &k.GreenHigh}, {"amberLow", &k.AmberLow}, {"amberHigh", &k.AmberHigh},
		{"benchmark", &k.Benchmark},
	} {
		if !faults.Number(field.name, *field.number) {
			*field.number = nil
		}
	}
	return k
}

// bounds checks what has to lie within the possible values. A benchmark may lie
// outside: others measure otherwise.
func (k *KPI) bounds(faults *plan.Faults) {
	if k.Lowest != nil && k.Highest != nil && *k.Lowest >= *k.Highest {
		faults.Add("highest", "below_low", fmt.Sprintf(
			"The highest possible value %s is not above the lowest, %s. Change one of them.", k.withUnit(*k.Highest), k.withUnit(*k.Lowest)))
		return
	}
	for _, field := range []struct {
		name  string
		value *float64
	}{{"baseline", k.Baseline}, {"target", k.Target}} {
		if field.value != nil {
			k.possible(faults, field.name, *field.value)
		}
	}
}

// thresholds checks that what is good lies within what is tolerable.
func (k *KPI) thresholds(faults *plan.Faults) {
	if k.Direction == InRange && k.Target != nil {
		faults.Add("target", "not_for_direction", "A KPI that stays in a range has bounds instead of a target. Give the range where it is good.")
	}
	green := k.green(k.Target)
	if green.low != nil && green.high != nil && *green.low > *green.high {
		faults.Add("greenHigh", "below_low", fmt.Sprintf(
			"The good range would end at %s, below its beginning %s. Change one of the bounds.", k.withUnit(*green.high), k.withUnit(*green.low)))
	}
	if k.AmberLow != nil && green.low != nil && *k.AmberLow > *green.low {
		faults.Add("amberLow", "inside_green", fmt.Sprintf(
			"What is tolerable would begin at %s, above what is good, %s. Change one of the thresholds.", k.withUnit(*k.AmberLow), k.withUnit(*green.low)))
	}
	if k.AmberHigh != nil && green.high != nil && *k.AmberHigh < *green.high {
		faults.Add("amberHigh", "inside_green", fmt.Sprintf(
			"What is tolerable would end at %s, below what is good, %s. Change one of the thresholds.", k.withUnit(*k.AmberHigh), k.withUnit(*green.high)))
	}
}

func (k *KPI) days(faults *plan.Faults) {
	began, aimed := faults.Day("baselineDate", k.BaselineDate), faults.Day("targetDate", k.TargetDate)
	if began && aimed && k.TargetDate <= k.BaselineDate {
		faults.Add("targetDate", "before_start", fmt.Sprintf(
			"The target's date %s does not lie after the baseline's, %s. Change one of them.", k.TargetDate.Words(), k.BaselineDate.Words()))
	}
	faults.Day("benchmarkDate", k.BenchmarkDate)
	from, to := faults.Day("validFrom", k.ValidFrom), faults.Day("validTo", k.ValidTo)
	if from && to && k.ValidTo < k.ValidFrom {
		faults.Add("validTo", "before_start", fmt.Sprintf(
			"The definition would end on %s, before it begins on %s. Change one of the dates.", k.ValidTo.Words(), k.ValidFrom.Words()))
	}
}

// Finding is something about KPIs that a person should look at; nothing is
// refused for it.
type Finding struct {
	KPIs     []plan.ID `json:"kpis"`  // which KPIs it is about, never nil
	Field    string    `json:"field"` // "" for the whole KPI
	Code     string    `json:"code"`  // stable: "no_owner", "too_many_key", ...
	Sentence string    `json:"sentence"`
}

// Findings are what an active KPI still lacks (handbook/kpi.md, "What good KPI
// practice asks of a tool"); a draft or retired one lacks nothing. Never nil.
func (k KPI) Findings() []Finding {
	found := []Finding{}
	add := func(lacks bool, field, code, sentence string) {
		if lacks {
			found = append(found, Finding{KPIs: []plan.ID{k.ID}, Field: field, Code: code, Sentence: sentence})
		}
	}
	if k.State != Active {
		return found
	}
	target := k.Target
	if dated := k.DatedTargets(); target == nil && len(dated) > 0 {
		target = &dated[len(dated)-1].Value
	}
	green := k.green(target)
	add(k.Owner == "", "owner", "no_owner", "Nobody owns this KPI. Name the person or team who answers for it.")
	add(k.Definition == "" && k.Formula == "", "formula", "no_definition", "Nothing says how this KPI is computed. Write its formula in words.")
	add(k.Source == "" && k.SourceLink == "", "source", "no_source", "Nothing says where the values come from. Name the source.")
	add(k.Direction != Neutral && green.low == nil && green.high == nil, "target", "no_target", "There is no target, so no value can be good or bad. Set a target or a range.")
	add(utf8.RuneCountInString(k.Name) > shortName, "name", "long_name", fmt.Sprintf(
		"The name has more than %d characters and is cut on charts. Shorten it and put the rest into the definition.", shortName))
	return found
}

// KeyFindings says which products have more than KeyLimit key KPIs that are not
// retired, in the order in which the products first appear. Never nil.
func KeyFindings(kpis []KPI) []Finding {
	byProduct, order := map[plan.ID][]plan.ID{}, []plan.ID{}
	for i := range kpis {
		if k := &kpis[i]; k.Key && k.State != Retired {
			if len(byProduct[k.Product]) == 0 {
				order = append(order, k.Product)
			}
			byProduct[k.Product] = append(byProduct[k.Product], k.ID)
		}
	}
	found := []Finding{}
	for _, product := range order {
		if keys := byProduct[product]; len(keys) > KeyLimit {
			found = append(found, Finding{KPIs: keys, Field: "key", Code: "too_many_key", Sentence: fmt.Sprintf(
				"This product has %d key KPIs; more than %d are hard to steer by. Make the others plain metrics.", len(keys), KeyLimit)})
		}
	}
	return found
}
