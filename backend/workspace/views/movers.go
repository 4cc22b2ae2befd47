package views

import (
	"cmp"
	"context"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
)

// Mover is an initiative as the goals that it should move show it.
type Mover struct {
	ID    plan.ID       `json:"id"`
	Title string        `json:"title"`
	State roadmap.State `json:"state"` // never dropped: what is given up moves nothing
	// Moves are what it should move of the goal, at least one: a key result of the
	// objective, the KPI that feeds the key result, or the goal itself.
	Moves []Served `json:"moves"`
}

// movedRows are, of each goal, the key results and KPIs whose move is its own: of an
// objective its key results, and of a key result and the KPI that feeds it one another,
// because they are one number. A closed cycle's key result has that no more: what moves
// its KPI now comes too late for it.
func (s *snapshot) movedRows() map[plan.ID][]plan.ID {
	rowsOf := map[plan.ID][]plan.ID{}
	for i := range s.kpis {
		id := s.kpis[i].ID
		rowsOf[id] = []plan.ID{id}
	}
	over := map[plan.ID]bool{}
	for _, c := range s.cycles {
		over[c.ID] = c.StateOn(s.today) == plan.ClosedState
	}
	for i := range s.goals.KeyResults {
		k := &s.goals.KeyResults[i]
		rows := []plan.ID{k.ID}
		if o := s.objectives[k.Objective]; k.KPI != "" && o != nil && !over[o.Cycle] {
			rows = append(rows, k.KPI)
			rowsOf[k.KPI] = append(rowsOf[k.KPI], k.ID)
		}
		rowsOf[k.ID] = rows
		rowsOf[k.Objective] = append(rowsOf[k.Objective], rows...)
	}
	return rowsOf
}

// movers are the initiatives that should move one of some rows, with their moves of
// these.
type movers struct {
	initiatives []roadmap.Initiative // those under way first, what is shipped last
	moves       map[plan.ID][]roadmap.Move
}

func readMovers(ctx context.Context, r store.Reader, rows []plan.ID) (movers, error) {
	m := movers{moves: map[plan.ID][]roadmap.Move{}}
	if len(rows) == 0 {
		return m, nil
	}
	all, err := r.MovesOf(ctx, rows)
	if err != nil || len(all) == 0 {
		return m, err
	}
	for _, move := range all {
		m.moves[move.Initiative] = append(m.moves[move.Initiative], move)
	}
	if m.initiatives, err = r.MoversOf(ctx, rows); err != nil {
		return m, err
	}
	m.initiatives = slices.DeleteFunc(m.initiatives, func(i roadmap.Initiative) bool { return i.State == roadmap.Dropped })
	order := []roadmap.State{roadmap.InProgress, roadmap.Planned, roadmap.Candidate, roadmap.Idea, roadmap.Shipped}
	slices.SortStableFunc(m.initiatives, func(a, b roadmap.Initiative) int {
		return cmp.Compare(slices.Index(order, a.State), slices.Index(order, b.State))
	})
	return m, nil
}

// moversOf are the initiatives that should move a goal.
func (s *snapshot) moversOf(ctx context.Context, r store.Reader, goal plan.ID) ([]Mover, error) {
	made := []Mover{}
	found, err := readMovers(ctx, r, s.movedRows()[goal])
	if err != nil || len(found.initiatives) == 0 {
		return made, err
	}
	goals := s.goalsNamed()
	for _, i := range found.initiatives {
		made = append(made, Mover{ID: i.ID, Title: i.Title, State: i.State, Moves: s.served(found.moves[i.ID], goals)})
	}
	return made, nil
}

// countMovers says of each node of a map how many initiatives should move it.
func (d *drawing) countMovers(ctx context.Context, r store.Reader) error {
	rowsOf, rows := d.movedRows(), []plan.ID{}
	for i := range d.Nodes {
		rows = append(rows, rowsOf[d.Nodes[i].ID]...)
	}
	found, err := readMovers(ctx, r, rows)
	if err != nil {
		return err
	}
	by := map[plan.ID][]plan.ID{} // initiatives by the row that they should move
	for _, i := range found.initiatives {
		for _, move := range found.moves[i.ID] {
			by[move.Row] = append(by[move.Row], i.ID)
		}
	}
	for i := range d.Nodes {
		n, moving := &d.Nodes[i], map[plan.ID]bool{}
		for _, row := range rowsOf[n.ID] {
			for _, id := range by[row] {
				moving[id] = true
			}
		}
		n.Initiatives = len(moving)
	}
	return nil
}
