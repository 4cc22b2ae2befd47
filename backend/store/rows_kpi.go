package store

import (
	"cairn/backend/kpi"
	"cairn/backend/plan"
)

type kpiRow struct {
	ID              string `gorm:"primaryKey"`
	Alive           bool
	Product         string
	Position        string
	Name            string
	State           string
	Key             bool
	Question        string
	Decision        string
	Definition      string
	Formula         string
	Numerator       string
	Denominator     string
	NullRule        string
	Grain           string
	Inclusions      string
	Exclusions      string
	Gaming          string
	Action          string
	Category        string
	Timing          string
	Tier            string
	UnitKind        string
	Unit            string
	Decimals        *int
	Direction       string
	Aggregation     string
	Frequency       string
	Source          string
	SourceLink      string
	Owner           string
	BackupOwner     string
	Lowest          *float64
	Highest         *float64
	Baseline        *float64
	BaselineDate    string
	Target          *float64
	TargetDate      string
	GreenLow        *float64
	GreenHigh       *float64
	AmberLow        *float64
	AmberHigh       *float64
	Benchmark       *float64
	BenchmarkSource string
	BenchmarkDate   string
	CounterMetric   string
	ValidFrom       string
	ValidTo         string
	RetiredReason   string
	Note            string
	Cumulative      string
	Targets         string
	Interpolation   string
	Redefined       int
	DefinedSince    string
}

func (kpiRow) TableName() string { return "kpis" }

func kpiToRow(k kpi.KPI) kpiRow {
	return kpiRow{
		ID: string(k.ID), Product: string(k.Product), Position: k.Position, Name: k.Name, State: string(k.State), Key: k.Key,
		Question: k.Question, Decision: k.Decision, Definition: k.Definition, Formula: k.Formula, Numerator: k.Numerator,
		Denominator: k.Denominator, NullRule: k.NullRule, Grain: k.Grain, Inclusions: k.Inclusions, Exclusions: k.Exclusions,
		Gaming: k.Gaming, Action: k.Action, Category: k.Category, Timing: string(k.Timing), Tier: string(k.Tier),
		UnitKind: string(k.UnitKind), Unit: k.Unit, Decimals: k.Decimals, Direction: string(k.Direction),
		Aggregation: string(k.Aggregation), Frequency: string(k.Frequency), Source: k.Source, SourceLink: k.SourceLink,
		Owner: string(k.Owner), BackupOwner: string(k.BackupOwner), Lowest: k.Lowest, Highest: k.Highest,
		Baseline: k.Baseline, BaselineDate: string(k.BaselineDate), Target: k.Target, TargetDate: string(k.TargetDate),
		GreenLow: k.GreenLow, GreenHigh: k.GreenHigh, AmberLow: k.AmberLow, AmberHigh: k.AmberHigh, Benchmark: k.Benchmark,
		BenchmarkSource: k.BenchmarkSource, BenchmarkDate: string(k.BenchmarkDate), CounterMetric: string(k.CounterMetric),
		ValidFrom: string(k.ValidFrom), ValidTo: string(k.ValidTo), RetiredReason: k.RetiredReason, Note: k.Note,
		Cumulative: string(k.Cumulative), Targets: k.Targets, Interpolation: string(k.Interpolation), Redefined: k.Redefined,
		DefinedSince: string(k.DefinedSince),
	}
}

func kpiFromRow(r kpiRow) kpi.KPI {
	return kpi.KPI{
		ID: plan.ID(r.ID), Product: plan.ID(r.Product), Position: r.Position, Name: r.Name, State: kpi.State(r.State),
		Key: r.Key, Question: r.Question, Decision: r.Decision, Definition: r.Definition, Formula: r.Formula,
		Numerator: r.Numerator, Denominator: r.Denominator, NullRule: r.NullRule, Grain: r.Grain, Inclusions: r.Inclusions,
		Exclusions: r.Exclusions, Gaming: r.Gaming, Action: r.Action, Category: r.Category, Timing: kpi.Timing(r.Timing),
		Tier: kpi.Tier(r.Tier), UnitKind: kpi.UnitKind(r.UnitKind), Unit: r.Unit, Decimals: r.Decimals,
		Direction: kpi.Direction(r.Direction), Aggregation: kpi.Aggregation(r.Aggregation),
		Frequency: kpi.Frequency(r.Frequency), Source: r.Source, SourceLink: r.SourceLink, Owner: plan.ID(r.Owner),
		BackupOwner: plan.ID(r.BackupOwner), Lowest: r.Lowest, Highest: r.Highest, Baseline: r.Baseline,
		BaselineDate: plan.Date(r.BaselineDate), Target: r.Target, TargetDate: plan.Date(r.TargetDate), GreenLow: r.GreenLow,
		GreenHigh: r.GreenHigh, AmberLow: r.AmberLow, AmberHigh: r.AmberHigh, Benchmark: r.Benchmark,
		BenchmarkSource: r.BenchmarkSource, BenchmarkDate: plan.Date(r.BenchmarkDate),
		CounterMetric: plan.ID(r.CounterMetric), ValidFrom: plan.Date(r.ValidFrom), ValidTo: plan.Date(r.ValidTo),
		RetiredReason: r.RetiredReason, Note: r.Note, Cumulative: kpi.Cumulation(r.Cumulative), Targets: r.Targets,
		Interpolation: kpi.Interpolation(r.Interpolation), Redefined: r.Redefined, DefinedSince: plan.Date(r.DefinedSince),
	}
}

type kpiPhaseRow struct {
	ID    string `gorm:"primaryKey"`
	Alive bool
	KPI   string `gorm:"column:kpi"`
	Phase string
}

func (kpiPhaseRow) TableName() string { return "kpi_phases" }

func kpiPhaseToRow(p kpi.Phase) kpiPhaseRow {
	return kpiPhaseRow{ID: string(p.ID), KPI: string(p.KPI), Phase: string(p.Phase)}
}

func kpiPhaseFromRow(r kpiPhaseRow) kpi.Phase {
	return kpi.Phase{ID: plan.ID(r.ID), KPI: plan.ID(r.KPI), Phase: plan.ID(r.Phase)}
}

type measurementRow struct {
	ID          string `gorm:"primaryKey"`
	Alive       bool
	KPI         string `gorm:"column:kpi"`
	Period      string
	Label       string
	Value       float64
	Numerator   *float64
	Denominator *float64
	Note        string
	By          string
	Batch       string
	Actor       int64
	Seq         uint64
	Lamport     uint64
	Action      int64
	Original    string
}

func (measurementRow) TableName() string { return "measurements" }

func measurementToRow(m kpi.Measurement) measurementRow {
	return measurementRow{ID: string(m.ID), KPI: string(m.KPI), Period: string(m.Period), Label: m.Label, Value: m.Value,
		Numerator: m.Numerator, Denominator: m.Denominator, Note: m.Note, By: m.By, Batch: string(m.Batch), Lamport: m.Lamport}
}

func measurementFromRow(r measurementRow) kpi.Measurement {
	return kpi.Measurement{ID: plan.ID(r.ID), KPI: plan.ID(r.KPI), Period: plan.Date(r.Period), Label: r.Label,
		Reading: kpi.Reading{Value: r.Value, Numerator: r.Numerator, Denominator: r.Denominator, Note: r.Note},
		By:      r.By, Batch: plan.ID(r.Batch), Lamport: r.Lamport}
}
