package views

import (
	"strings"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// KPICard is the definition of a KPI. A field is edited by its name here. Texts
// may be empty.
type KPICard struct {
	ID              plan.ID         `json:"id"`
	Name            string          `json:"name"`
	Product         *string         `json:"product"`
	ProductID       *plan.ID        `json:"productId"`
	Position        string          `json:"position"` // order among the KPIs of its product, compared as text
	State           kpi.State       `json:"state"`
	Key             bool            `json:"key"` // a key KPI
	Owner           *string         `json:"owner"`
	OwnerID         *plan.ID        `json:"ownerId"`
	BackupOwner     *string         `json:"backupOwner"`
	BackupOwnerID   *plan.ID        `json:"backupOwnerId"`
	CounterMetric   *string         `json:"counterMetric"` // name of the KPI that guards this one
	CounterMetricID *plan.ID        `json:"counterMetricId"`
	Phases          []Named         `json:"phases"`   // in which it matters
	Question        string          `json:"question"` // the question that it answers: why it is measured
	Decision        string          `json:"decision"` // the decision that it changes
	Definition      string          `json:"definition"`
	Formula         string          `json:"formula"`     // in words
	Numerator       string          `json:"numerator"`   // what is counted above the line, where it is a ratio
	Denominator     string          `json:"denominator"` // and below it
	NullRule        string          `json:"nullRule"`    // what a missing value means
	Grain           string          `json:"grain"`       // what one row of the source is
	Inclusions      string          `json:"inclusions"`
	Exclusions      string          `json:"exclusions"`
	Gaming          string          `json:"gaming"` // known ways to game it
	Action          string          `json:"action"` // what is done when a threshold is breached
	Category        string          `json:"category"`
	Timing          kpi.Timing      `json:"timing"`
	Tier            kpi.Tier        `json:"tier"`
	UnitKind        kpi.UnitKind    `json:"unitKind"`
	Unit            string          `json:"unit"`     // as shown behind the number: "%", "EUR", "days"
	Decimals        *int            `json:"decimals"` // shown behind the decimal mark, 0 to 15; absent for as many as there are
	Direction       kpi.Direction   `json:"direction"`
	Aggregation     kpi.Aggregation `json:"aggregation"`
	Cumulative      kpi.Cumulation  `json:"cumulative"` // whether values add up, and when they start over
	Frequency       kpi.Frequency   `json:"frequency"`
	Source          string          `json:"source"`
	SourceLink      string          `json:"sourceLink"`
	Lowest          *float64        `json:"lowest"`  // lowest possible value: less is refused
	Highest         *float64        `json:"highest"` // highest possible value: more is refused
	Baseline        *float64        `json:"baseline"`
	BaselineDate    *plan.Date      `json:"baselineDate"`
	Target          *float64        `json:"target"` // for the directions up and down
	TargetDate      *plan.Date      `json:"targetDate"`
	// TargetLines are the targets on the way, a line for each; see KPIDetail.Trajectory.
	TargetLines     string            `json:"targetLines"`
	Interpolation   kpi.Interpolation `json:"interpolation"` // "" is a straight line
	GreenLow        *float64          `json:"greenLow"`      // good from here ...
	GreenHigh       *float64          `json:"greenHigh"`     // ... to here; absent is open, or Target where the direction has one
	AmberLow        *float64          `json:"amberLow"`      // tolerable from here ...
	AmberHigh       *float64          `json:"amberHigh"`     // ... to here; absent: nothing outside green is tolerable
	Benchmark       *float64          `json:"benchmark"`
	BenchmarkSource string            `json:"benchmarkSource"`
	BenchmarkDate   *plan.Date        `json:"benchmarkDate"`
	ValidFrom       *plan.Date        `json:"validFrom"`
	ValidTo         *plan.Date        `json:"validTo"`
	// DefinitionVersion counts, from 1, how often what the values mean has changed;
	// values of periods before DefinitionSince mean what an earlier version says.
	DefinitionVersion int        `json:"definitionVersion"`
	DefinitionSince   *plan.Date `json:"definitionSince"`
	RetiredReason     string     `json:"retiredReason"`
	Note              string     `json:"note"`
}

func (s *snapshot) card(k *kpi.KPI) KPICard {
	return KPICard{ID: k.ID, Name: k.Name, Product: name(s.products, k.Product), ProductID: orNil(k.Product), Position: k.Position,
		State: k.State, Key: k.Key, Owner: name(s.parties, k.Owner), OwnerID: orNil(k.Owner),
		BackupOwner: name(s.parties, k.BackupOwner), BackupOwnerID: orNil(k.BackupOwner),
		CounterMetric: name(s.kpiNames, k.CounterMetric), CounterMetricID: orNil(k.CounterMetric), Phases: orEmpty(s.kpiPhases[k.ID]),
		Question: k.Question, Decision: k.Decision, Definition: k.Definition, Formula: k.Formula, Numerator: k.Numerator,
		Denominator: k.Denominator, NullRule: k.NullRule, Grain: k.Grain, Inclusions: k.Inclusions, Exclusions: k.Exclusions,
		Gaming: k.Gaming, Action: k.Action, Category: k.Category, Timing: k.Timing, Tier: k.Tier, UnitKind: k.UnitKind,
		Unit: k.Unit, Decimals: k.Decimals, Direction: k.Direction, Aggregation: k.Aggregation, Frequency: k.Frequency,
		Source: k.Source, SourceLink: k.SourceLink, Lowest: k.Lowest, Highest: k.Highest, Baseline: k.Baseline,
		BaselineDate: orNil(k.BaselineDate), Target: k.Target, TargetDate: orNil(k.TargetDate), GreenLow: k.GreenLow,
		GreenHigh: k.GreenHigh, AmberLow: k.AmberLow, AmberHigh: k.AmberHigh, Benchmark: k.Benchmark,
		BenchmarkSource: k.BenchmarkSource, BenchmarkDate: orNil(k.BenchmarkDate), ValidFrom: orNil(k.ValidFrom),
		ValidTo: orNil(k.ValidTo), RetiredReason: k.RetiredReason, Note: k.Note,
		TargetLines: s.targetLines(k.Targets), Interpolation: k.Interpolation, Cumulative: k.Cumulative,
		DefinitionVersion: k.Redefined + 1, DefinitionSince: orNil(k.DefinedSince),
	}
}

// targetLines are dated targets as a person edits them.
func (s *snapshot) targetLines(targets string) string {
	if s.plan.DecimalMark != "," {
		return targets
	}
	return strings.ReplaceAll(targets, ".", ",") // there is no other point in them
}
