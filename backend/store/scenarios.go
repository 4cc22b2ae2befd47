package store

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

type scenarioRow struct {
	ID       string `gorm:"primaryKey"`
	Alive    bool
	Cycle    string
	Model    string
	Phase    string
	Name     string
	Note     string
	Position string
}

func (scenarioRow) TableName() string { return "scenarios" }

func scenarioToRow(s roadmap.Scenario) scenarioRow {
	return scenarioRow{ID: string(s.ID), Cycle: string(s.Cycle), Model: string(s.Model), Phase: string(s.Phase), Name: s.Name, Note: s.Note,
		Position: s.Position}
}

func scenarioFromRow(row scenarioRow) roadmap.Scenario {
	return roadmap.Scenario{ID: plan.ID(row.ID), Cycle: plan.ID(row.Cycle), Model: plan.ID(row.Model), Phase: plan.ID(row.Phase), Name: row.Name,
		Note: row.Note, Position: row.Position}
}

// Scenarios are in their order.
func (r Reader) Scenarios(ctx context.Context) ([]roadmap.Scenario, error) {
	return all(ctx, r, "position, id", scenarioFromRow)
}

// Scenario reads one scenario; not_found where there is none.
func (r Reader) Scenario(ctx context.Context, id plan.ID) (roadmap.Scenario, error) {
	return one(ctx, r, id, "scenario", scenarioFromRow)
}

// PutScenario adds a scenario or writes what changed of it.
func (tx *Tx) PutScenario(ctx context.Context, s roadmap.Scenario) error {
	return put(ctx, tx, scenarios, scenarioToRow(s))
}

// DeleteScenario takes a scenario out of the plan.
func (tx *Tx) DeleteScenario(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, scenarios, id)
}

type choiceRow struct {
	ID         string `gorm:"primaryKey"`
	Alive      bool
	Scenario   string
	Initiative string
	Verdict    string
	Reason     string
}

func (choiceRow) TableName() string { return "choices" }

func choiceToRow(c roadmap.Choice) choiceRow {
	return choiceRow{ID: string(c.ID), Scenario: string(c.Scenario), Initiative: string(c.Initiative), Verdict: string(c.Verdict),
		Reason: c.Reason}
}

func choiceFromRow(row choiceRow) roadmap.Choice {
	return roadmap.Choice{ID: plan.ID(row.ID), Scenario: plan.ID(row.Scenario), Initiative: plan.ID(row.Initiative),
		Verdict: roadmap.Verdict(row.Verdict), Reason: row.Reason}
}

// Choices are those of all scenarios.
func (r Reader) Choices(ctx context.Context) ([]roadmap.Choice, error) {
	return all(ctx, r, "id", choiceFromRow)
}

// Choice reads one choice; not_found where there is none.
func (r Reader) Choice(ctx context.Context, id plan.ID) (roadmap.Choice, error) {
	return one(ctx, r, id, "choice", choiceFromRow)
}

// PutChoice adds a choice or writes what changed of it.
func (tx *Tx) PutChoice(ctx context.Context, c roadmap.Choice) error {
	return put(ctx, tx, choices, choiceToRow(c))
}

// DeleteChoice takes a choice out of the plan.
func (tx *Tx) DeleteChoice(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, choices, id)
}

type capacityRow struct {
	ID       string `gorm:"primaryKey"`
	Alive    bool
	Scenario string
	Team     string
	Cycle    string
	Amount   float64
}

func (capacityRow) TableName() string { return "capacities" }

func capacityToRow(c roadmap.Capacity) capacityRow {
	return capacityRow{ID: string(c.ID), Scenario: string(c.Scenario), Team: string(c.Team), Cycle: string(c.Cycle), Amount: c.Amount}
}

func capacityFromRow(row capacityRow) roadmap.Capacity {
	return roadmap.Capacity{ID: plan.ID(row.ID), Scenario: plan.ID(row.Scenario), Team: plan.ID(row.Team), Cycle: plan.ID(row.Cycle), Amount: row.Amount}
}

// Capacities are those of the plan of record and of all scenarios.
func (r Reader) Capacities(ctx context.Context) ([]roadmap.Capacity, error) {
	return all(ctx, r, "id", capacityFromRow)
}

// Capacity reads one capacity; not_found where there is none.
func (r Reader) Capacity(ctx context.Context, id plan.ID) (roadmap.Capacity, error) {
	return one(ctx, r, id, "capacity", capacityFromRow)
}

// PutCapacity adds a capacity or writes what changed of it.
func (tx *Tx) PutCapacity(ctx context.Context, c roadmap.Capacity) error {
	return put(ctx, tx, capacities, capacityToRow(c))
}

// DeleteCapacity takes a capacity out of the plan.
func (tx *Tx) DeleteCapacity(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, capacities, id)
}

type weightRow struct {
	ID        string `gorm:"primaryKey"`
	Alive     bool
	Of        string
	Criterion string
	Weight    float64
}

func (weightRow) TableName() string { return "weights" }

func weightToRow(w roadmap.Weight) weightRow {
	return weightRow{ID: string(w.ID), Of: string(w.Of), Criterion: string(w.Criterion), Weight: w.Weight}
}

func weightFromRow(row weightRow) roadmap.Weight {
	return roadmap.Weight{ID: plan.ID(row.ID), Of: plan.ID(row.Of), Criterion: plan.ID(row.Criterion), Weight: row.Weight}
}

// Weights are those of all phases and scenarios.
func (r Reader) Weights(ctx context.Context) ([]roadmap.Weight, error) {
	return all(ctx, r, "id", weightFromRow)
}

// Weight reads one weight; not_found where there is none.
func (r Reader) Weight(ctx context.Context, id plan.ID) (roadmap.Weight, error) {
	return one(ctx, r, id, "weight", weightFromRow)
}

// PutWeight adds a weight or writes what changed of it.
func (tx *Tx) PutWeight(ctx context.Context, w roadmap.Weight) error {
	return put(ctx, tx, weights, weightToRow(w))
}

// DeleteWeight takes a weight out of the plan.
func (tx *Tx) DeleteWeight(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, weights, id)
}

type rankingRow struct {
	ID       string `gorm:"primaryKey"`
	Alive    bool
	Cycle    string
	Scenario string
	Model    string
	Name     string
	Date     string
	By       string
	Seed     int
	Draws    int
	Top      int
	Snapshot string
}

func (rankingRow) TableName() string { return "rankings" }

func rankingToRow(r roadmap.Ranking) rankingRow {
	return rankingRow{ID: string(r.ID), Cycle: string(r.Cycle), Scenario: string(r.Scenario), Model: string(r.Model), Name: r.Name,
		Date: string(r.Date), By: r.By, Seed: r.Seed, Draws: r.Draws, Top: r.Top, Snapshot: r.Snapshot}
}

func rankingFromRow(row rankingRow) roadmap.Ranking {
	return roadmap.Ranking{ID: plan.ID(row.ID), Cycle: plan.ID(row.Cycle), Scenario: plan.ID(row.Scenario), Model: plan.ID(row.Model), Name: row.Name,
		Date: plan.Date(row.Date), By: row.By, Seed: row.Seed, Draws: row.Draws, Top: row.Top, Snapshot: row.Snapshot}
}

// Rankings are those that were kept, by their day.
func (r Reader) Rankings(ctx context.Context) ([]roadmap.Ranking, error) {
	return all(ctx, r, "date, id", rankingFromRow)
}

// Ranking reads one ranking; not_found where there is none.
func (r Reader) Ranking(ctx context.Context, id plan.ID) (roadmap.Ranking, error) {
	return one(ctx, r, id, "ranking", rankingFromRow)
}

// PutRanking adds a ranking or writes what changed of it.
func (tx *Tx) PutRanking(ctx context.Context, r roadmap.Ranking) error {
	return put(ctx, tx, rankings, rankingToRow(r))
}

// DeleteRanking takes a ranking out of the plan.
func (tx *Tx) DeleteRanking(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, rankings, id)
}
