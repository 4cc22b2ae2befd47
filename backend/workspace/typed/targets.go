package typed

import (
	"fmt"
	"strings"

	"cairn/backend/exchange"
	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// Targets reads dated targets, a line for each: a day, or a period at whose end it
// shall be reached, and a number. They are answered as kpi.WriteTargets writes them;
// faults have the line as their Row, from 1.
func (t Text) Targets() (string, error) {
	p, err := t.Tx.Plan(t.Ctx)
	if err != nil {
		return "", err
	}
	calendar := kpi.CalendarOf(p.Settings)
	var targets []kpi.DatedTarget
	var faults plan.Faults
	for i, line := range strings.Split(t.Text, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		target, ok := readTarget(line, t.Mark, calendar)
		if !ok {
			faults = append(faults, plan.FieldError{Field: t.Field, Code: "not_a_target", Row: i + 1, Message: fmt.Sprintf(
				"%q is not a date and a number. Write one target in each line, like 2026-03-31 41 or Q1 2026 41.", line)})
		}
		targets = append(targets, target)
	}
	return kpi.WriteTargets(targets), faults.Err()
}

// readTarget takes the shortest beginning of the line that is a date or a period
// and leaves a number.
func readTarget(line, mark string, calendar kpi.Calendar) (kpi.DatedTarget, bool) {
	for i, r := range line {
		if !strings.ContainsRune(" \t;:", r) {
			continue
		}
		day, length, isPeriod := exchange.ParsePeriod(strings.TrimSpace(line[:i]), calendar)
		value, err := plan.ParseNumber(strings.TrimLeft(line[i:], " \t;:"), mark, "targetLines")
		if isPeriod && err == nil {
			if length != "" {
				day = calendar.Last(length, calendar.First(length, day))
			}
			return kpi.DatedTarget{Date: day, Value: value}, true
		}
	}
	return kpi.DatedTarget{}, false
}
