package roadmaps

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
)

// marks are what shipped initiatives leave on the charts of the KPIs that they should
// move: a note on the day, so that whoever looks at a chart sees what happened. They
// follow the initiative in the step that changes it.
type marks struct {
	ctx   context.Context //nolint:containedctx // lives for one transaction
	tx    *store.Tx
	moves []roadmap.Move
	feeds map[plan.ID]plan.ID // by key result: the KPI that feeds it
	kpis  map[plan.ID]bool
	known bool
}

func newMarks(ctx context.Context, tx *store.Tx) *marks { return &marks{ctx: ctx, tx: tx} }

// follow sees to the marks of an initiative that was changed.
func (m *marks) follow(before, i roadmap.Initiative) error {
	if before.State != roadmap.Shipped && i.State != roadmap.Shipped || before.State == i.State && before.Shipped == i.Shipped && before.Title == i.Title {
		return nil
	}
	return m.settle(i)
}

// settle makes the marks of an initiative those that it should have.
func (m *marks) settle(i roadmap.Initiative) error {
	wanted := map[plan.ID]plan.Annotation{}
	if i.State == roadmap.Shipped {
		charts, err := m.charts(i.ID)
		if err != nil {
			return err
		}
		for kpi := range charts {
			wanted[roadmap.MarkID(i.ID, kpi)] = i.Mark(kpi)
		}
	}
	notes, err := m.tx.Annotations(m.ctx)
	if err != nil {
		return err
	}
	for _, note := range notes {
		if _, stays := wanted[note.ID]; !stays && note.ID == roadmap.MarkID(i.ID, note.Row) {
			if err := m.tx.DeleteAnnotation(m.ctx, note.ID); err != nil {
				return err
			}
		}
	}
	for _, note := range wanted {
		if err := m.tx.PutAnnotation(m.ctx, note); err != nil {
			return err
		}
	}
	return nil
}

// clear takes the marks of an initiative off all charts.
func (m *marks) clear(initiative plan.ID) error {
	return m.settle(roadmap.Initiative{ID: initiative})
}

// charts are the KPIs that an initiative should move: themselves, or by the key results
// that they feed.
func (m *marks) charts(initiative plan.ID) (map[plan.ID]bool, error) {
	if err := m.read(); err != nil {
		return nil, err
	}
	found := map[plan.ID]bool{}
	for _, move := range m.moves {
		if move.Initiative != initiative {
			continue
		}
		for _, kpi := range []plan.ID{move.Row, m.feeds[move.Row]} {
			if m.kpis[kpi] {
				found[kpi] = true
			}
		}
	}
	return found, nil
}

func (m *marks) read() (err error) {
	if m.known {
		return nil
	}
	if m.moves, err = m.tx.Moves(m.ctx); err != nil {
		return err
	}
	keyResults, err := m.tx.KeyResults(m.ctx)
	if err != nil {
		return err
	}
	m.feeds = map[plan.ID]plan.ID{}
	for _, k := range keyResults {
		m.feeds[k.ID] = k.KPI
	}
	kpis, err := m.tx.KPIs(m.ctx)
	m.kpis = map[plan.ID]bool{}
	for _, k := range kpis {
		m.kpis[k.ID] = true
	}
	m.known = err == nil
	return err
}
