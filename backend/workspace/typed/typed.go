// Package typed reads what a person typed into one field: numbers by the plan's
// decimal mark, dates, counts, and the names of people, teams and phases. What
// cannot be read is refused at the field.
//
// It imports store and plan; the action packages import it.
package typed

import (
	"context"
	"fmt"
	"strings"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
)

// Text is what was typed into a field; it lives for one action.
type Text struct {
	Ctx   context.Context //nolint:containedctx // lives for one call
	Tx    *store.Tx
	Field string    // as in JSON
	Text  string    // trimmed
	Mark  string    // the plan's decimal mark
	Order string    // in which the plan writes dates; see plan.DateReader
	Today plan.Date // the day from which dates without a year are read
	// FirstMonth is the fiscal year's, for "Q3 2026".
	FirstMonth int
}

// At is another field with its text.
func (t Text) At(field, text string) Text {
	t.Field, t.Text = field, strings.TrimSpace(text)
	return t
}

// Number reads a number that has to be there.
func (t Text) Number() (float64, error) { return plan.ParseNumber(t.Text, t.Mark, t.Field) }

// OptionalNumber reads a number; "" is none.
func (t Text) OptionalNumber() (*float64, error) {
	if t.Text == "" {
		return nil, nil
	}
	number, err := t.Number()
	return &number, err
}

// OptionalCount reads a whole number; "" is none.
func (t Text) OptionalCount() (*int, error) {
	number, err := t.OptionalNumber()
	if number == nil || err != nil {
		return nil, err
	}
	count := int(*number)
	if float64(count) != *number {
		return nil, plan.AtField(t.Field, "not_whole", "This is counted in whole numbers. Type one, such as 8.")
	}
	return &count, nil
}

// In is text that is read by the settings of a plan.
func In(ctx context.Context, tx *store.Tx, settings plan.Settings) Text {
	text := By(settings, tx.Today())
	text.Ctx, text.Tx = ctx, tx
	return text
}

// By is text that is read by the settings of a plan on a day, outside of any action:
// numbers and dates, which name nothing in the plan.
func By(settings plan.Settings, today plan.Date) Text {
	return Text{Mark: settings.DecimalMark, Order: settings.DateOrder, Today: today, FirstMonth: settings.FiscalYearStart}
}

// Date reads a date that may lie ahead; "" is none.
func (t Text) Date() (plan.Date, error) { return t.date(false) }

// PastDate reads the date of what has happened; "" is none.
func (t Text) PastDate() (plan.Date, error) { return t.date(true) }

func (t Text) date(past bool) (plan.Date, error) {
	if t.Text == "" {
		return "", nil
	}
	if day, ok := (plan.DateReader{Today: t.Today, Order: t.Order, Past: past}).Read(t.Text); ok {
		return day, nil
	}
	return "", plan.AtField(t.Field, "not_a_date", fmt.Sprintf("%q is not a date. Write it like 2026-03-31, 31 Mar or 31.3.2026.", Shortened(t.Text)))
}

// FirstDay reads a date, or a quarter or year, of which it is the first day; "" is none.
func (t Text) FirstDay() (plan.Date, error) {
	if first, _, ok := plan.ParsePeriod(t.Text, t.FirstMonth); ok {
		return first, nil
	}
	return t.Date()
}

// LastDay reads a date, or a month, a quarter or a year, of which it is the last day; ""
// is none.
func (t Text) LastDay() (plan.Date, error) {
	if _, last, ok := plan.ParsePeriod(t.Text, t.FirstMonth); ok {
		return last, nil
	}
	if day, ok := (plan.DateReader{Today: t.Today, Order: t.Order}).ReadEnd(t.Text); ok {
		return day, nil
	}
	return t.Date()
}

// Range reads an estimate; "" is none.
func (t Text) Range() (roadmap.Range, error) { return roadmap.ParseRange(t.Text, t.Mark, t.Field) }

// maxQuoted is how much of a title the name of an action shows, in characters.
const maxQuoted = 40

// Shortened is a title as the name of an action shows it.
func Shortened(title string) string {
	runes := []rune(plan.CleanTitle(title))
	if len(runes) <= maxQuoted {
		return string(runes)
	}
	return string(runes[:maxQuoted-1]) + "…"
}

// Quoted is a shortened title in quotation marks.
func Quoted(title string) string { return "“" + Shortened(title) + "”" }
