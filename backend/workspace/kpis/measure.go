package kpis

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"cairn/backend/exchange"
	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// NewMeasurement is the value of a period as a person gives it: texts as typed.
type NewMeasurement struct {
	KPI         plan.ID
	Period      string // a day in it, or its name (2026-03, Q1 2026, 2026-W12); "" is the one under way
	Label       string // as it happens only
	Value       string // "" where numerator and denominator give it
	Numerator   string
	Denominator string
	Note        string
}

// onlyTheNote is the reason of a correction that leaves the value as it is.
const onlyTheNote = "Only the note changed."

// Measure enters the value of a period that has none. The same value again
// changes nothing, or corrects the note where one is given; for another value it
// has to be corrected, with a reason. A first value with a % gives a KPI without
// unit the unit. Errors: invalid at period, label, value,
// numerator, denominator or note; not_found.
func (a Actions) Measure(ctx context.Context, n NewMeasurement) (change workspace.Change, id plan.ID, err error) {
	change, err = a.w.Do(ctx, workspace.Action{Code: "measure"}, func(tx *store.Tx) error {
		e, err := enter(ctx, tx, n.KPI)
		if err != nil {
			return err
		}
		day, err := e.period(n.Period)
		if err != nil {
			return err
		}
		reading, err := e.reading(n.Value, n.Numerator, n.Denominator, n.Note)
		if err != nil {
			return err
		}
		if err := e.percent(n.Value); err != nil {
			return err
		}
		m := kpi.NewMeasurement(&e.kpi, e.calendar, day, n.Label, reading)
		if err := m.Validate(&e.kpi, e.calendar, tx.Today()); err != nil {
			return err
		}
		id = m.ID
		tx.Rename(fmt.Sprintf("Measure %s: %s", e.calendar.Label(e.kpi.Frequency, m.Period), typed.Shortened(e.kpi.Name)))
		before, err := tx.Measurement(ctx, m.ID)
		switch {
		case plan.CodeOf(err) == plan.NotFound:
		case err != nil:
			return err
		default:
			if m.Reading, err = e.again(before, reading); err != nil {
				return err
			}
			if err := tx.Because(onlyTheNote); err != nil {
				return err
			}
		}
		_, err = tx.PutMeasurements(ctx, slices.Values([]kpi.Measurement{m}))
		return err
	})
	return change, id, err
}

// again is the reading of a period that has the reading of before and is entered
// once more: what is left out stays, and the note may change. invalid at period
// where the numbers differ, which takes a reason.
func (e entry) again(before kpi.Measurement, reading kpi.Reading) (kpi.Reading, error) {
	reading = reading.Over(before.Reading, &e.kpi, kpi.Stated{Fraction: reading.Numerator != nil, Note: reading.Note != ""})
	numbers := reading
	numbers.Note = before.Note
	if before.Same(numbers) {
		return reading, nil
	}
	return reading, plan.AtField("period", "has_value", fmt.Sprintf("%s has a value already, %s. Nothing was changed; correct that value and say why.",
		e.calendar.Label(e.kpi.Frequency, before.Period), plan.FormatNumber(before.Value)))
}

// Correction says what a measurement shall say instead, as typed.
type Correction struct {
	ID          plan.ID
	Value       string
	Numerator   string
	Denominator string
	Note        string
	Why         string // required
}

// Correct replaces a reading as a whole; what it was, who corrected it and why
// are kept. Errors: invalid at value, numerator, denominator, note or why;
// not_found.
func (a Actions) Correct(ctx context.Context, n Correction) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "correct_measurement"}, func(tx *store.Tx) error {
		m, err := tx.Measurement(ctx, n.ID)
		if err != nil {
			return err
		}
		e, err := enter(ctx, tx, m.KPI)
		if err != nil {
			return err
		}
		c := kpi.Correction{Measurement: m.ID, Before: m.Reading, By: tx.Who(), Why: plan.CleanNote(n.Why)}
		if c.After, err = e.reading(n.Value, n.Numerator, n.Denominator, n.Note); err != nil {
			return err
		}
		if err := e.percent(n.Value); err != nil {
			return err
		}
		if err := c.Validate(&e.kpi); err != nil {
			return err
		}
		m.Reading = c.After
		tx.Rename(fmt.Sprintf("Correct %s: %s", e.calendar.Label(e.kpi.Frequency, m.Period), typed.Shortened(e.kpi.Name)))
		if err := tx.Because(c.Why); err != nil {
			return err
		}
		_, err = tx.PutMeasurements(ctx, slices.Values([]kpi.Measurement{m}))
		return err
	})
}

// DeleteMeasurement deletes the value of a period. Errors: not_found.
func (a Actions) DeleteMeasurement(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "delete_measurement"}, func(tx *store.Tx) error {
		m, err := tx.Measurement(ctx, id)
		if err != nil {
			return err
		}
		e, err := enter(ctx, tx, m.KPI)
		if err != nil {
			return err
		}
		tx.Rename(fmt.Sprintf("Delete value %s: %s", e.calendar.Label(e.kpi.Frequency, m.Period), typed.Shortened(e.kpi.Name)))
		return tx.DeleteMeasurement(ctx, id)
	})
}

// entry is a value being entered.
type entry struct {
	text     typed.Text
	kpi      kpi.KPI
	calendar kpi.Calendar
}

func enter(ctx context.Context, tx *store.Tx, id plan.ID) (e entry, err error) {
	if e.kpi, err = tx.KPI(ctx, id); err != nil {
		return e, err
	}
	p, err := tx.Plan(ctx)
	e.text = typed.In(ctx, tx, p.Settings)
	e.calendar = kpi.CalendarOf(p.Settings)
	return e, err
}

// percent sees to the % of a typed value: like one behind a target, it becomes
// the unit of a KPI that has none. Where values stand already they would mean
// something else, so it is refused there, and where the unit is another one.
func (e *entry) percent(value string) error {
	k := &e.kpi
	bare, hasSign := strings.CutSuffix(strings.TrimSpace(value), "%")
	if !hasSign || k.UnitKind == kpi.UnitPercent || k.Unit == "%" {
		return nil
	}
	measured := "has no unit"
	if k.Unit != "" {
		measured = "is measured in " + k.Unit
	} else if k.UnitKind == kpi.UnitNumber {
		before, err := e.text.Tx.MeasurementsOf(e.text.Ctx, k.ID)
		if err != nil {
			return err
		}
		if len(before) == 0 {
			k.Unit, k.UnitKind = "%", kpi.UnitPercent
			return e.text.Tx.PutKPI(e.text.Ctx, *k)
		}
	}
	return plan.AtField("value", "not_percent", fmt.Sprintf(
		"This KPI %s, so the %% would be lost. Nothing was saved. Type %s alone, or set the unit to %% in its definition first.", measured, strings.TrimSpace(bare)))
}

// period is a day in the period that a text names.
func (e entry) period(text string) (plan.Date, error) {
	t := e.text.At("period", text)
	if t.Text == "" {
		return t.Tx.Today(), nil
	}
	day, named, ok := exchange.ParsePeriod(t.Text, e.calendar)
	if !ok {
		return "", plan.AtField("period", "not_a_period", fmt.Sprintf("%q is not a period. Write it like 2026-03-31, 2026-03, Q1 2026, 2026-W12 or 2026.", t.Text))
	}
	if named != "" && (e.kpi.Frequency == kpi.AsItHappens || named.CadenceDays() > e.kpi.Frequency.CadenceDays()) {
		return "", plan.AtField("period", "period_too_long", fmt.Sprintf(
			"%s is longer than one period of this KPI, which is measured %s. Give a shorter one.", t.Text, frequencyWord(e.kpi.Frequency)))
	}
	return day, nil
}

func frequencyWord(f kpi.Frequency) string {
	word := []rune(f.Word())
	if len(word) > 0 {
		word[0] += 'a' - 'A'
	}
	return string(word)
}

// reading reads the numbers; without a value, numerator and denominator give it.
func (e entry) reading(value, numerator, denominator, note string) (kpi.Reading, error) {
	r := kpi.Reading{Note: plan.CleanNote(note)}
	var err error
	if r.Numerator, err = e.text.At("numerator", numerator).OptionalNumber(); err != nil {
		return r, err
	}
	if r.Denominator, err = e.text.At("denominator", denominator).OptionalNumber(); err != nil {
		return r, err
	}
	t := e.text.At("value", value)
	if t.Text != "" || r.Numerator == nil || r.Denominator == nil {
		r.Value, err = t.Number()
		return r, err
	}
	quotient, ok := e.kpi.Quotient(*r.Numerator, *r.Denominator)
	if !ok {
		return r, plan.AtField("denominator", "zero", "Nothing can be divided by 0. If nothing was counted in this period, leave the period without a value.")
	}
	r.Value = quotient
	return r, nil
}
