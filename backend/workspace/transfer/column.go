package transfer

import (
	"context"
	"fmt"
	"strings"

	"cairn/backend/exchange"
	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/store"
)

// Run says which periods pasted values are of that come without any: one after
// the other, from the period of the first row on.
type Run struct {
	From     string // the first row's period, as people write one; "" asks
	Backward bool   // the rows run back in time
}

// pastedColumn is a pasted text with one column of values and no periods.
type pastedColumn struct {
	kpi      kpi.KPI
	calendar kpi.Calendar
	today    plan.Date
	newest   plan.Date // the newest period that has a value; "" for none
	lines    []string
	header   bool // the first line is a name
}

// withPeriods puts the periods before values that were pasted without any. Where
// nobody said which they are, it takes likely ones, and asked is true: what is
// shown with them must not be imported. Other sources stay as they are.
func (a Actions) withPeriods(ctx context.Context, request *MeasurementRequest) (first string, asked bool, err error) {
	if request.Path != "" || request.KPI == "" {
		return "", false, nil
	}
	c := pastedColumn{today: a.w.Today()}
	var mark string
	err = a.w.Read(ctx, func(r store.Reader) error {
		p, err := r.Plan(ctx)
		if err != nil {
			return err
		}
		c.calendar, mark = kpi.CalendarOf(p.Settings), p.DecimalMark
		if c.kpi, err = r.KPI(ctx, request.KPI); err != nil {
			return err
		}
		values, err := r.MeasurementsOf(ctx, request.KPI)
		for i := range values {
			c.newest = max(c.newest, values[i].Period)
		}
		return err
	})
	if request.DecimalMark != "" {
		mark = request.DecimalMark
	}
	if err != nil || !c.split(request.Text, mark) {
		return "", false, err
	}
	period, err := c.first(request.Run)
	if err != nil {
		return "", false, err
	}
	request.Text, request.Delimiter, request.Header = c.compose(period, request.Backward), "\t", exchange.HeaderAbsent
	if c.header {
		request.Header = exchange.HeaderPresent
	}
	return c.calendar.Label(c.kpi.Frequency, period), request.From == "", nil
}

// split parts the text into lines; false where they are not one column of
// numbers.
func (c *pastedColumn) split(text, mark string) bool {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	c.lines = strings.Split(strings.TrimRight(text, "\n \t"), "\n")
	numbers := 0
	for i, line := range c.lines {
		c.lines[i] = strings.TrimSpace(line)
		_, err := plan.ParseNumber(c.lines[i], mark, "value")
		switch {
		case err == nil:
			numbers++
		case c.lines[i] == "":
		case i == 0 && !strings.ContainsAny(line, "\t;,0123456789"):
			c.header = true
		default:
			return false
		}
	}
	return numbers > 0
}

// rows is how many periods the lines are of.
func (c *pastedColumn) rows() int {
	if c.header {
		return len(c.lines) - 1
	}
	return len(c.lines)
}

// first is the period of the first row: the one that was said, else the one after
// the newest value where all rows then lie in the past, else so that the latest
// row is of the newest period that is over.
func (c *pastedColumn) first(run Run) (plan.Date, error) {
	f := c.kpi.Frequency
	switch f {
	case "":
		return "", plan.AtField("from", "no_frequency", "These values have no periods, and the KPI does not say how often it is measured. Give the KPI its frequency first.")
	case kpi.AsItHappens:
		return "", plan.AtField("from", "needs_days", "These values have no dates. A KPI that is measured as it happens needs the day of each: paste a column of dates beside them.")
	}
	if run.From != "" {
		day, named, ok := exchange.ParsePeriod(run.From, c.calendar)
		if !ok || named != "" && named.CadenceDays() > f.CadenceDays() {
			return "", plan.AtField("from", "not_a_period", fmt.Sprintf("%q is not a period of this KPI. Write it like %s.",
				run.From, c.calendar.Label(f, c.calendar.First(f, c.today))))
		}
		return c.calendar.First(f, day), nil
	}
	over := c.calendar.Previous(f, c.calendar.First(f, c.today))
	earliest := over
	for range c.rows() - 1 {
		earliest = c.calendar.Previous(f, earliest)
	}
	if c.newest != "" {
		latest := c.calendar.Next(f, c.newest)
		next := latest
		for range c.rows() - 1 {
			latest = c.calendar.Next(f, latest)
		}
		if latest <= c.today {
			earliest, over = next, latest
		}
	}
	if run.Backward {
		return over, nil
	}
	return earliest, nil
}

// compose writes a table of period and value, a line for each line: an empty one
// is a period without a value.
func (c *pastedColumn) compose(period plan.Date, backward bool) string {
	step := c.calendar.Next
	if backward {
		step = c.calendar.Previous
	}
	var out strings.Builder
	for i, line := range c.lines {
		if i == 0 && c.header {
			out.WriteString("period\tvalue\n")
			continue
		}
		out.WriteString(string(period) + "\t" + line + "\n")
		period = step(c.kpi.Frequency, period)
	}
	return out.String()
}

// asksForPeriods is the finding of values without periods.
func asksForPeriods(first string) exchange.Finding {
	return exchange.Finding{Code: "no_periods", Severity: exchange.SeverityError, Message: fmt.Sprintf(
		"These are values without periods. They are shown as if the first were of %s. Nothing was entered; say which period the first row is of, and in which direction they run.", first)}
}
