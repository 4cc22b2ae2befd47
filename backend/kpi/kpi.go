// Package kpi holds KPIs and their measurements: the definition card, periods,
// the rules for what may be entered, and how a series stands on a day. Every
// computed answer carries its explanation as data.
//
// Everything in it is pure: the same facts give the same answer on every
// machine, and an absent answer is nil, never NaN. It imports plan and the
// standard library alone; okr may import it.
package kpi

import "cairn/backend/plan"

// State says whether a KPI is in use.
type State string

// The states, in the spelling of files and JSON.
const (
	Draft   State = "draft"   // being defined; asks for no values
	Active  State = "active"  // measured in every period
	Retired State = "retired" // kept with its values; RetiredReason says why
)

// Direction says which way is better.
type Direction string

// The directions, in the spelling of files and JSON.
const (
	Up      Direction = "up"
	Down    Direction = "down"
	InRange Direction = "range"   // between GreenLow and GreenHigh
	Neutral Direction = "neutral" // neither way is better; the KPI is only watched
)

// Timing says whether a KPI moves before the outcome or with it.
type Timing string

// The timings, in the spelling of files and JSON.
const (
	AnyTiming Timing = "" // not said
	Leading   Timing = "leading"
	Lagging   Timing = "lagging"
)

// UnitKind says what sort of number a KPI is.
type UnitKind string

// The kinds of unit, in the spelling of files and JSON.
const (
	UnitNumber   UnitKind = "number"
	UnitPercent  UnitKind = "percent"  // 0 to 100 everywhere a person sees it; may exceed 100
	UnitCurrency UnitKind = "currency" // Unit is the ISO 4217 code or the sign
	UnitDuration UnitKind = "duration" // Unit says of what: "days", "min"
	UnitRatio    UnitKind = "ratio"    // numerator ÷ denominator, not multiplied
	UnitScore    UnitKind = "score"
)

// Tier is where a KPI stands between work and its result.
type Tier string

// The tiers, in the spelling of files and JSON.
const (
	AnyTier     Tier = "" // not said
	InputTier   Tier = "input"
	OutputTier  Tier = "output"
	OutcomeTier Tier = "outcome"
	ImpactTier  Tier = "impact"
)

// Aggregation says how values of shorter periods make that of a longer one.
type Aggregation string

// The aggregations, in the spelling of files and JSON.
const (
	AggregateLast     Aggregation = "last"
	AggregateSum      Aggregation = "sum"
	AggregateMean     Aggregation = "mean"
	AggregateMax      Aggregation = "max"
	AggregateMin      Aggregation = "min"
	AggregateCount    Aggregation = "count"
	AggregateWeighted Aggregation = "weighted" // sum of numerators ÷ sum of denominators
)

// KPI is a number that outlives objectives: its definition card
// (handbook/kpi.md, "The KPI card"). Texts may be empty and numbers absent.
type KPI struct {
	ID       plan.ID
	Product  plan.ID
	Position string // order among the KPIs of a product
	Name     string
	State    State
	Key      bool // a key KPI; a product has at most KeyLimit without a finding

	Question    string // the question that it answers: why it is measured
	Decision    string // the decision that it changes
	Definition  string
	Formula     string // in words
	Numerator   string // what is counted above the line, where it is a ratio
	Denominator string // and below it
	NullRule    string // what a missing value means
	Grain       string // what one row of the source is
	Inclusions  string
	Exclusions  string
	Gaming      string // known ways to game it
	Action      string // what is done when a threshold is breached
	Category    string
	Timing      Timing
	Tier        Tier

	UnitKind    UnitKind
	Unit        string // as shown behind the number: "%", "EUR", "days"
	Decimals    *int   // shown behind the decimal mark, 0 to 15; absent for as many as there are
	Direction   Direction
	Aggregation Aggregation
	Cumulative  Cumulation
	Frequency   Frequency

	Source      string
	SourceLink  string
	Owner       plan.ID // a person or a team; "" for none
	BackupOwner plan.ID

	Lowest  *float64 // lowest possible value: less is refused
	Highest *float64 // highest possible value: more is refused

	Baseline        *float64
	BaselineDate    plan.Date
	Target          *float64 // for the directions up and down
	TargetDate      plan.Date
	Targets         string        // dated ones on the way to Target; see DatedTargets and WriteTargets
	Interpolation   Interpolation // between all of them
	GreenLow        *float64      // good from here ...
	GreenHigh       *float64      // ... to here; absent is open, or Target where the direction has one
	AmberLow        *float64      // tolerable from here ...
	AmberHigh       *float64      // ... to here; absent: nothing outside green is tolerable
	Benchmark       *float64
	BenchmarkSource string
	BenchmarkDate   plan.Date

	CounterMetric plan.ID // the KPI that guards against winning this one at any price; "" for none
	ValidFrom     plan.Date
	ValidTo       plan.Date
	// Redefined is how often what the values mean has changed since there are
	// some, and DefinedSince the day of the last time; see Redefine.
	Redefined     int
	DefinedSince  plan.Date
	RetiredReason string
	Note          string
}

// Phase says that a KPI matters in a lifecycle phase. Its ID is
// plan.LinkID(KPI, Phase).
type Phase struct {
	ID    plan.ID
	KPI   plan.ID
	Phase plan.ID
}

// NewPhase ties a KPI to a phase.
func NewPhase(kpi, phase plan.ID) Phase {
	return Phase{ID: plan.LinkID(string(kpi), string(phase)), KPI: kpi, Phase: phase}
}

// factor is what numerator ÷ denominator is multiplied by to give the value.
func (k *KPI) factor() float64 {
	switch {
	case k.UnitKind == UnitPercent || k.Unit == "%":
		return 100
	case k.Unit == "‰":
		return 1000
	default:
		return 1
	}
}
