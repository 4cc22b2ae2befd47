package okrs

import (
	"context"
	"fmt"
	"slices"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// feeding is the KPI that feeds a key result; nil where none does, or where it
// is not in the plan any more.
func feeding(ctx context.Context, tx *store.Tx, k okr.KeyResult) (*kpi.KPI, error) {
	if k.KPI == "" || !canBeFed(k.Kind) {
		return nil, nil
	}
	found, err := tx.KPI(ctx, k.KPI)
	if plan.CodeOf(err) == plan.NotFound {
		return nil, nil
	}
	return &found, err
}

func canBeFed(kind okr.Kind) bool { return kind != okr.Milestones && kind != okr.YesNo }

// measure makes the value the measurement of the KPI that feeds the key result;
// false where none does.
func (c *checkIn) measure(cycle plan.Cycle) (fed bool, err error) {
	k, err := feeding(c.ctx, c.tx, c.keyResult)
	if k == nil || err != nil {
		return false, err
	}
	calendar := kpi.CalendarOf(c.settings)
	period, err := okr.TypedPeriod(&c.keyResult, cycle, k, calendar, c.Date)
	if err != nil {
		return true, err
	}
	c.valueOn, c.period = calendar.Last(k.Frequency, period), calendar.Label(k.Frequency, period)
	m := kpi.NewMeasurement(k, calendar, period, "", kpi.Reading{Value: *c.Value})
	if err := c.agree(m); err != nil {
		return true, err
	}
	before, err := c.tx.Measurement(c.ctx, m.ID)
	switch {
	case err == nil && before.Value == m.Value:
		return true, nil // numerator and denominator, where it has them, stay
	case err == nil:
		m.Note, c.replaced = before.Note, &before.Value
		if err := c.tx.Because(c.reason()); err != nil {
			return true, err
		}
	case plan.CodeOf(err) != plan.NotFound:
		return true, err
	}
	if err := m.Validate(k, calendar, c.tx.Today()); err != nil {
		return true, err
	}
	_, err = c.tx.PutMeasurements(c.ctx, slices.Values([]kpi.Measurement{m}))
	return true, err
}

// reason is why the value of before is corrected.
func (c *checkIn) reason() string {
	if c.grid != nil {
		return c.grid.name
	}
	return "Check-in of " + typed.Quoted(c.keyResult.Title)
}

// agree refuses a second, different value for the same period of a KPI that feeds
// several key results of a grid.
func (c *checkIn) agree(m kpi.Measurement) error {
	if c.grid == nil {
		return nil
	}
	if other, entered := c.grid.measured[m.ID]; entered && other.value != m.Value {
		return plan.AtField("value", "differs", fmt.Sprintf("The same KPI feeds %s, for which %s is given for %s. A period has one value: give the same one, or only one of them.",
			typed.Quoted(other.title), plan.FormatNumber(other.value), c.period))
	}
	c.grid.measured[m.ID] = typedValue{m.Value, c.keyResult.Title}
	return nil
}

// LinkKPI makes a KPI feed a key result, which takes over the value that it
// begins with and, where it has none, the unit; "" takes the link away and
// leaves both. Errors: invalid at kpi or start, not_found.
func (a Actions) LinkKPI(ctx context.Context, keyResult, by plan.ID) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "link_kpi"}, func(tx *store.Tx) error {
		k, err := tx.KeyResult(ctx, keyResult)
		if err != nil {
			return err
		}
		tx.Rename("Link KPI: " + typed.Shortened(k.Title))
		return link(ctx, tx, k, by)
	})
}

func link(ctx context.Context, tx *store.Tx, k okr.KeyResult, by plan.ID) error {
	k.KPI = by
	if by == "" {
		tx.Rename("Unlink KPI: " + typed.Shortened(k.Title))
		return tx.PutKeyResult(ctx, k)
	}
	if !canBeFed(k.Kind) {
		return plan.AtField("kpi", "not_for_kind", "Milestones and yes/no answers take no values from a KPI. Choose another kind first.")
	}
	source, err := tx.KPI(ctx, by)
	if err != nil {
		return err
	}
	p, err := tx.Plan(ctx)
	if err != nil {
		return err
	}
	c := checkIn{ctx: ctx, tx: tx, keyResult: k}
	cycle, err := c.cycle()
	if err != nil {
		return err
	}
	series, err := tx.MeasurementsOf(ctx, by)
	if err != nil {
		return err
	}
	if err := k.ValidateFeed(&source); err != nil {
		return renamed(err, "counting", "kpi")
	}
	if k.Kind == okr.Increase || k.Kind == okr.Decrease {
		if start, _ := okr.LinkedStart(&k, cycle, &source, kpi.CalendarOf(p.Settings), series, tx.Today()); start != nil {
			k.Start = start
			k.Kind = okr.InferKind(k.Start, k.Target, k.Kind)
		}
	}
	if k.Unit == "" {
		k.Unit = source.Unit
	}
	if err := k.Validate(); err != nil {
		return err
	}
	return tx.PutKeyResult(ctx, k)
}

// linkNamed links the KPI that a text names.
func (e edit) linkNamed(k okr.KeyResult) error {
	id, err := e.KPI()
	if err != nil {
		return err
	}
	return link(e.Ctx, e.Tx, k, id)
}
