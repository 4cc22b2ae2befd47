package exchange

import (
	"fmt"
	"regexp"
	"strings"

	"cairn/backend/plan"
)

// noDates stands behind the name of a backlog.
const noDates = "(no dates)"

var withDates = regexp.MustCompile(`^(.+) \((\d{4}-\d{2}-\d{2}) to (\d{4}-\d{2}-\d{2})\)$`)

// PeriodText is what the column Period of okrs.csv says of a cycle: its name,
// and its dates where the name is not that of a calendar quarter or year which
// has them: "Q1 2026", "Launch quarter (2026-10-05 to 2027-01-03)", "Backlog (no
// dates)". So a plan that does not have the cycle can make it. start and end are
// "" for a backlog.
func PeriodText(name string, start, end plan.Date) string {
	if start == "" && end == "" {
		return name + " " + noDates
	}
	if s, e, ok := plan.ParsePeriod(name, 1); ok && s == start && e == end {
		return name
	}
	return fmt.Sprintf("%s (%s to %s)", name, start, end)
}

// period is what a cell says about a cycle.
type period struct {
	name   string
	stated bool // dates stands behind the name
	dates  Span // both "" for a backlog
}

func parsePeriodText(text string) period {
	if name, ok := strings.CutSuffix(text, " "+noDates); ok && name != "" {
		return period{name: name, stated: true}
	}
	if m := withDates.FindStringSubmatch(text); m != nil {
		dates := Span{plan.Date(m[2]), plan.Date(m[3])}
		if dates.sound() {
			return period{name: m[1], stated: true, dates: dates}
		}
	}
	return period{name: text}
}

func (s Span) sound() bool { return s.Start.Valid() && s.End.Valid() && s.Start <= s.End }

// period reads a cell. What the plan calls a cycle, letter by letter, is a name
// and nothing else.
func (b *cycleBook) period(text string) period {
	if found := b.find(text); found != nil && found.Known {
		return period{name: text}
	}
	return parsePeriodText(text)
}

// takePeriod fills the cycle of an objective: its own, else that of its parent,
// else that of rows which name none.
func (r *outlineReader) takePeriod(e *entry, row *OutlineRow) {
	column := r.mapping.index(FieldPeriod)
	name := r.columnName(column)
	p := r.cycles.period(cleanLine(e.cell(column)))
	if tooLong(p.name, plan.MaxTitle) {
		p = period{}
	}
	e.useIf(column, p.name != "")
	switch {
	case p.name != "":
	case row.Parent >= 0:
		p.name = r.out.Rows[row.Parent].Period
	default:
		p.name = r.context.DefaultCycle.Name
	}
	if p.name == "" {
		r.find(e.line, name, "no_cycle", SeverityError,
			"Nothing says which cycle this row belongs to. "+nothingWritten+" Choose a cycle for the rows that name none.")
		return
	}
	cycle := r.useCycle(p, e.line, name)
	row.Period = cycle.Name
	if p.stated && (Span{cycle.Start, cycle.End}) != p.dates {
		e.useIf(column, false)
		r.find(e.line, name, "cycle_other_dates", SeverityWarning, fmt.Sprintf(
			"The cycle \"%s\" has other dates already. The row comes into it as it is; what the file says is kept in its note.", excerpt(cycle.Name)))
	}
}

// useCycle enters a period into the cycles and asks for the dates of a new one
// where neither the cell nor its name gives them.
func (r *outlineReader) useCycle(p period, line int, column string) *UsedCycle {
	cycle, first := r.cycles.use(p)
	if !first || cycle.Known || cycle.Undated {
		return cycle
	}
	if !(Span{cycle.Start, cycle.End}).sound() {
		cycle.Start, cycle.End = "", ""
		r.find(line, column, "cycle_dates", SeverityError, fmt.Sprintf(
			"The name \"%s\" does not say when the cycle begins and ends. %s Give its dates, or keep the column in the note and use another cycle.",
			excerpt(p.name), nothingWritten))
		return cycle
	}
	if twin := r.cycles.twin(cycle); twin != "" {
		r.find(line, column, "cycle_twin", SeverityInfo, fmt.Sprintf(
			"The cycle \"%s\" is new, and has the dates of \"%s\", which the plan has. Both will stand side by side.", excerpt(p.name), excerpt(twin)))
	}
	return cycle
}
