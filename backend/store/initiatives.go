package store

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

type initiativeRow struct {
	ID          string `gorm:"primaryKey"`
	Alive       bool
	Product     string
	Cycle       string
	Position    string
	Title       string
	Problem     string
	Evidence    string
	Note        string
	Owner       string
	Team        string
	Phase       string
	State       string
	Reason      string
	Class       string
	ClassReason string
	Horizon     string
	Start       string
	End         string
	Shipped     string
}

func (initiativeRow) TableName() string { return "initiatives" }

func initiativeToRow(i roadmap.Initiative) initiativeRow {
	return initiativeRow{ID: string(i.ID), Product: string(i.Product), Cycle: string(i.Cycle), Position: i.Position, Title: i.Title,
		Problem: i.Problem, Evidence: i.Evidence, Note: i.Note, Owner: string(i.Owner), Team: string(i.Team), Phase: string(i.Phase),
		State: string(i.State), Reason: i.Reason, Class: string(i.Class), ClassReason: i.ClassReason, Horizon: string(i.Horizon),
		Start: string(i.Start), End: string(i.End), Shipped: string(i.Shipped)}
}

func initiativeFromRow(row initiativeRow) roadmap.Initiative {
	return roadmap.Initiative{ID: plan.ID(row.ID), Product: plan.ID(row.Product), Cycle: plan.ID(row.Cycle), Position: row.Position, Title: row.Title,
		Problem: row.Problem, Evidence: row.Evidence, Note: row.Note, Owner: plan.ID(row.Owner), Team: plan.ID(row.Team),
		Phase: plan.ID(row.Phase), State: roadmap.State(row.State), Reason: row.Reason, Class: roadmap.Class(row.Class),
		ClassReason: row.ClassReason, Horizon: roadmap.Horizon(row.Horizon), Start: plan.Date(row.Start), End: plan.Date(row.End),
		Shipped: plan.Date(row.Shipped)}
}

// Initiatives are in the order of the backlog.
func (r Reader) Initiatives(ctx context.Context) ([]roadmap.Initiative, error) {
	return all(ctx, r, "position, id", initiativeFromRow)
}

// Initiative reads one initiative; not_found where there is none.
func (r Reader) Initiative(ctx context.Context, id plan.ID) (roadmap.Initiative, error) {
	return one(ctx, r, id, "initiative", initiativeFromRow)
}

// PutInitiative adds an initiative or writes what changed of it.
func (tx *Tx) PutInitiative(ctx context.Context, i roadmap.Initiative) error {
	return put(ctx, tx, initiatives, initiativeToRow(i))
}

// DeleteInitiative takes an initiative out of the plan.
func (tx *Tx) DeleteInitiative(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, initiatives, id)
}

type effortRow struct {
	ID         string `gorm:"primaryKey"`
	Alive      bool
	Initiative string
	Team       string
	Low        *float64
	Likely     *float64
	High       *float64
	Spent      *float64
}

func (effortRow) TableName() string { return "efforts" }

func effortToRow(e roadmap.Effort) effortRow {
	return effortRow{ID: string(e.ID), Initiative: string(e.Initiative), Team: string(e.Team), Low: e.Low, Likely: e.Likely, High: e.High,
		Spent: e.Spent}
}

func effortFromRow(row effortRow) roadmap.Effort {
	return roadmap.Effort{ID: plan.ID(row.ID), Initiative: plan.ID(row.Initiative), Team: plan.ID(row.Team),
		Range: roadmap.Range{Low: row.Low, Likely: row.Likely, High: row.High}, Spent: row.Spent}
}

// Efforts are those of all initiatives.
func (r Reader) Efforts(ctx context.Context) ([]roadmap.Effort, error) {
	return allByID(ctx, r, effortFromRow, func(e *roadmap.Effort) plan.ID { return e.ID })
}

// Effort reads one effort; not_found where there is none.
func (r Reader) Effort(ctx context.Context, id plan.ID) (roadmap.Effort, error) {
	return one(ctx, r, id, "effort", effortFromRow)
}

// PutEffort adds an effort or writes what changed of it.
func (tx *Tx) PutEffort(ctx context.Context, e roadmap.Effort) error {
	return put(ctx, tx, efforts, effortToRow(e))
}

// DeleteEffort takes an effort out of the plan.
func (tx *Tx) DeleteEffort(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, efforts, id)
}

type moveRow struct {
	ID         string `gorm:"primaryKey"`
	Alive      bool
	Initiative string
	Row        string
	Low        *float64
	Likely     *float64
	High       *float64
	Note       string
}

func (moveRow) TableName() string { return "moves" }

func moveToRow(m roadmap.Move) moveRow {
	return moveRow{ID: string(m.ID), Initiative: string(m.Initiative), Row: string(m.Row), Low: m.Low, Likely: m.Likely, High: m.High,
		Note: m.Note}
}

func moveFromRow(row moveRow) roadmap.Move {
	return roadmap.Move{ID: plan.ID(row.ID), Initiative: plan.ID(row.Initiative), Row: plan.ID(row.Row),
		Range: roadmap.Range{Low: row.Low, Likely: row.Likely, High: row.High}, Note: row.Note}
}

// Moves are those of all initiatives.
func (r Reader) Moves(ctx context.Context) ([]roadmap.Move, error) {
	return allByID(ctx, r, moveFromRow, func(m *roadmap.Move) plan.ID { return m.ID })
}

// MovesOf are the expected moves of some key results and KPIs.
func (r Reader) MovesOf(ctx context.Context, rows []plan.ID) ([]roadmap.Move, error) {
	return all(ctx, r, "id", moveFromRow, `"row" IN (SELECT value FROM json_each(?))`, jsonText(rows))
}

// MoversOf are the initiatives that have such moves, in the order of the backlog.
func (r Reader) MoversOf(ctx context.Context, rows []plan.ID) ([]roadmap.Initiative, error) {
	const moving = `id IN (SELECT initiative FROM moves WHERE alive = 1 AND "row" IN (SELECT value FROM json_each(?)))`
	return all(ctx, r, "position, id", initiativeFromRow, moving, jsonText(rows))
}

// Move reads one expected move; not_found where there is none.
func (r Reader) Move(ctx context.Context, id plan.ID) (roadmap.Move, error) {
	return one(ctx, r, id, "expected move", moveFromRow)
}

// PutMove adds an expected move or writes what changed of it.
func (tx *Tx) PutMove(ctx context.Context, m roadmap.Move) error {
	return put(ctx, tx, moves, moveToRow(m))
}

// DeleteMove takes an expected move out of the plan.
func (tx *Tx) DeleteMove(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, moves, id)
}

type dependencyRow struct {
	ID         string `gorm:"primaryKey"`
	Alive      bool
	Initiative string
	On         string
	Kind       string
	Lag        int
}

func (dependencyRow) TableName() string { return "dependencies" }

func dependencyToRow(d roadmap.Dependency) dependencyRow {
	return dependencyRow{ID: string(d.ID), Initiative: string(d.Initiative), On: string(d.On), Kind: string(d.Kind), Lag: d.Lag}
}

func dependencyFromRow(row dependencyRow) roadmap.Dependency {
	return roadmap.Dependency{ID: plan.ID(row.ID), Initiative: plan.ID(row.Initiative), On: plan.ID(row.On), Kind: roadmap.DependencyKind(row.Kind),
		Lag: row.Lag}
}

// Dependencies are those of all initiatives.
func (r Reader) Dependencies(ctx context.Context) ([]roadmap.Dependency, error) {
	return allByID(ctx, r, dependencyFromRow, func(d *roadmap.Dependency) plan.ID { return d.ID })
}

// Dependency reads one dependency; not_found where there is none.
func (r Reader) Dependency(ctx context.Context, id plan.ID) (roadmap.Dependency, error) {
	return one(ctx, r, id, "dependency", dependencyFromRow)
}

// PutDependency adds a dependency or writes what changed of it.
func (tx *Tx) PutDependency(ctx context.Context, d roadmap.Dependency) error {
	return put(ctx, tx, dependencies, dependencyToRow(d))
}

// DeleteDependency takes a dependency out of the plan.
func (tx *Tx) DeleteDependency(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, dependencies, id)
}
