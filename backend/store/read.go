package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"cairn/backend/journal"
	"cairn/backend/okr"
	"cairn/backend/plan"
)

// Reader reads one consistent state of a plan: the running transaction's, or
// that of the moment at which Store.Read began.
type Reader struct {
	db  *gorm.DB
	raw queryer
}

// Read runs f on one consistent state of the plan. f uses the Reader alone: a Read,
// Write or Try inside it is refused with internal.
func (s *Store) Read(ctx context.Context, f func(Reader) error) error {
	leave, err := s.nesting.enter()
	if err != nil {
		return err
	}
	defer leave()
	err = s.reader.WithContext(ctx).Transaction(func(db *gorm.DB) error {
		return f(Reader{db: db, raw: db.Statement.ConnPool})
	})
	return mapError(err)
}

// all reads the rows that exist, in a stable order.
func all[R, T any](ctx context.Context, r Reader, order string, convert func(R) T, conditions ...any) ([]T, error) {
	var rows []R
	query := r.db.WithContext(ctx).Where("alive = 1").Order(order)
	if len(conditions) > 0 {
		query = query.Where(conditions[0], conditions[1:]...)
	}
	if err := query.Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read rows: %w", err)
	}
	things := make([]T, len(rows))
	for i, row := range rows {
		things[i] = convert(row)
	}
	return things, nil
}

// allByID is all for tables that grow large, ordered by id. The index of the ids leads to
// and fro through such a table; read as it lies and put in order here it takes half as long.
func allByID[R, T any](ctx context.Context, r Reader, convert func(R) T, id func(*T) plan.ID) ([]T, error) {
	lying, err := all(ctx, r, "rowid", convert)
	if err != nil {
		return nil, err
	}
	order := make([]*T, len(lying))
	for i := range lying {
		order[i] = &lying[i]
	}
	slices.SortFunc(order, func(a, b *T) int { return cmp.Compare(id(a), id(b)) })
	things := make([]T, len(order))
	for i, thing := range order {
		things[i] = *thing
	}
	return things, nil
}

// one reads a row that exists; word is how people call such a thing.
func one[R, T any](ctx context.Context, r Reader, id plan.ID, word string, convert func(R) T) (T, error) {
	found, err := all(ctx, r, "id", convert, "id = ?", string(id))
	if err != nil {
		return *new(T), err
	}
	if len(found) == 0 {
		return *new(T), &plan.Error{Code: plan.NotFound, Params: map[string]any{"id": string(id)},
			Message: fmt.Sprintf("There is no such %s in this plan any more. It may have been deleted; Undo brings it back.", word)}
	}
	return found[0], nil
}

// Plan reads the plan's name and settings.
func (r Reader) Plan(ctx context.Context) (plan.Plan, error) {
	found, err := all(ctx, r, "id", planFromRow)
	if err != nil {
		return plan.Plan{}, err
	}
	if len(found) != 1 {
		return plan.Plan{}, damaged(fmt.Sprintf("it holds %d plans instead of one", len(found)))
	}
	return found[0], nil
}

// Products are in their order.
func (r Reader) Products(ctx context.Context) ([]plan.Product, error) {
	return all(ctx, r, "position, id", productFromRow)
}

// People are in the order of their names.
func (r Reader) People(ctx context.Context) ([]plan.Person, error) {
	return all(ctx, r, "name COLLATE NOCASE, email, id", personFromRow)
}

// Teams are in the order of their names.
func (r Reader) Teams(ctx context.Context) ([]plan.Team, error) {
	return all(ctx, r, "name COLLATE NOCASE, id", teamFromRow)
}

// TeamMembers of all teams.
func (r Reader) TeamMembers(ctx context.Context) ([]plan.TeamMember, error) {
	return all(ctx, r, "id", teamMemberFromRow)
}

// Phases of all products, in their order.
func (r Reader) Phases(ctx context.Context) ([]plan.Phase, error) {
	return all(ctx, r, "product, position, id", phaseFromRow)
}

// Cycles are in the order of their dates, the backlog last.
func (r Reader) Cycles(ctx context.Context) ([]plan.Cycle, error) {
	return all(ctx, r, `start = '', start, "end", name, id`, cycleFromRow)
}

// Cycle reads one cycle; not_found where there is none.
func (r Reader) Cycle(ctx context.Context, id plan.ID) (plan.Cycle, error) {
	return one(ctx, r, id, "cycle", cycleFromRow)
}

// Tags of all rows.
func (r Reader) Tags(ctx context.Context) ([]plan.Tag, error) {
	return all(ctx, r, `"row", name COLLATE NOCASE, id`, tagFromRow)
}

// Objectives of all cycles, siblings in their order.
func (r Reader) Objectives(ctx context.Context) ([]okr.Objective, error) {
	return all(ctx, r, "position, id", objectiveFromRow)
}

// Objective reads one objective; not_found where there is none.
func (r Reader) Objective(ctx context.Context, id plan.ID) (okr.Objective, error) {
	return one(ctx, r, id, "objective", objectiveFromRow)
}

// Supports are the links between objectives.
func (r Reader) Supports(ctx context.Context) ([]okr.Support, error) {
	return all(ctx, r, "id", supportFromRow)
}

// KeyResults of all objectives, siblings in their order.
func (r Reader) KeyResults(ctx context.Context) ([]okr.KeyResult, error) {
	return all(ctx, r, "position, id", keyResultFromRow)
}

// KeyResult reads one key result; not_found where there is none.
func (r Reader) KeyResult(ctx context.Context, id plan.ID) (okr.KeyResult, error) {
	return one(ctx, r, id, "key result", keyResultFromRow)
}

// Milestones of all key results, in their order.
func (r Reader) Milestones(ctx context.Context) ([]okr.Milestone, error) {
	return all(ctx, r, "position, id", milestoneFromRow)
}

// Milestone reads one milestone; not_found where there is none.
func (r Reader) Milestone(ctx context.Context, id plan.ID) (okr.Milestone, error) {
	return one(ctx, r, id, "milestone", milestoneFromRow)
}

// CheckIn reads one check-in; not_found where there is none.
func (r Reader) CheckIn(ctx context.Context, id plan.ID) (okr.CheckIn, error) {
	return one(ctx, r, id, "check-in", checkInFromRow)
}

// CheckIns of all key results, the oldest first.
func (r Reader) CheckIns(ctx context.Context) ([]okr.CheckIn, error) {
	return all(ctx, r, "date, lamport, id", checkInFromRow)
}

// Arranged counts what persons have done to the products, phases and cycles that
// there are, those that they made and the fields that they changed: 0 in a plan
// that has only what it began with. What was undone does not count.
func (r Reader) Arranged(ctx context.Context) (int, error) {
	const query = `SELECT count(*) FROM writes w JOIN actions a ON a.no = w.action AND a.kind = ?
		WHERE w.subject IN (?, ?, ?) AND (w.live = 1 OR w.field = ? AND w.replaced = '')
		AND w."row" IN (SELECT id FROM products WHERE alive = 1 UNION ALL SELECT id FROM phases WHERE alive = 1 UNION ALL SELECT id FROM cycles WHERE alive = 1)`
	var count int
	err := r.raw.QueryRowContext(ctx, query, string(journal.Do), products.name, phases.name, cycles.name, journal.Alive).Scan(&count)
	if err != nil {
		return 0, fmt.Errorf("count what was arranged: %w", err)
	}
	return count, nil
}

// CheckInsOn are those of one day.
func (r Reader) CheckInsOn(ctx context.Context, day plan.Date) ([]okr.CheckIn, error) {
	return all(ctx, r, "lamport, id", checkInFromRow, "date = ?", string(day))
}

// CheckInsOf are those of one key result, the oldest first.
func (r Reader) CheckInsOf(ctx context.Context, keyResult plan.ID) ([]okr.CheckIn, error) {
	return all(ctx, r, "date, lamport, id", checkInFromRow, "key_result = ?", string(keyResult))
}

// ObjectivesOf are the objectives of one cycle, siblings in their order.
func (r Reader) ObjectivesOf(ctx context.Context, cycle plan.ID) ([]okr.Objective, error) {
	return all(ctx, r, "position, id", objectiveFromRow, "cycle = ?", string(cycle))
}

// KeyResultsOf are the key results of one objective, in their order.
func (r Reader) KeyResultsOf(ctx context.Context, objective plan.ID) ([]okr.KeyResult, error) {
	return all(ctx, r, "position, id", keyResultFromRow, "objective = ?", string(objective))
}
