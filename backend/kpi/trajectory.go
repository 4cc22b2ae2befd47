package kpi

import (
	"fmt"
	"slices"
	"strings"

	"cairn/backend/plan"
)

// Interpolation says what the target is between two dated ones.
type Interpolation string

// The interpolations, in the spelling of files and JSON.
const (
	Linear Interpolation = ""     // on the straight line between them
	Step   Interpolation = "step" // each holds up to its date
)

// MaxTargets is how many dated targets a KPI may have on the way.
const MaxTargets = 60

// DatedTarget is what a KPI shall have reached by a day.
type DatedTarget struct {
	Date  plan.Date `json:"date"`
	Value float64   `json:"value"`
}

// WriteTargets writes dated targets as KPI.Targets holds them: by date, a line
// for each with the date and the number.
func WriteTargets(targets []DatedTarget) string {
	targets = slices.Clone(targets)
	byDate(targets)
	lines := make([]string, len(targets))
	for i, t := range targets {
		lines[i] = string(t.Date) + " " + plan.FormatNumber(t.Value)
	}
	return strings.Join(lines, "\n")
}

// DatedTargets are the targets on the way, by date; see ReadTargets.
func (k *KPI) DatedTargets() []DatedTarget { return ReadTargets(k.Targets) }

// ReadTargets are the dated targets of a text as WriteTargets writes it, by date,
// without the lines that a damaged plan may hold and that are none.
func ReadTargets(text string) []DatedTarget {
	var targets []DatedTarget
	for line := range strings.Lines(text) {
		if t, err := readTarget(line); err == nil {
			targets = append(targets, t)
		}
	}
	byDate(targets)
	return targets
}

func byDate(targets []DatedTarget) {
	slices.SortStableFunc(targets, func(a, b DatedTarget) int { return strings.Compare(string(a.Date), string(b.Date)) })
}

func readTarget(line string) (DatedTarget, error) {
	date, number, _ := strings.Cut(strings.TrimSpace(line), " ")
	day, err := plan.ParseDate(date)
	if err != nil {
		return DatedTarget{}, err
	}
	value, err := plan.ParseNumber(number, ".", "targetLines")
	return DatedTarget{Date: day, Value: value}, err
}

// Trajectory are the baseline and all targets that have a date, by date.
func (k *KPI) Trajectory() []DatedTarget {
	points := k.DatedTargets()
	if target := finite(k.Target); target != nil && k.TargetDate.Valid() {
		points = append(points, DatedTarget{k.TargetDate, *target})
	}
	if baseline := finite(k.Baseline); baseline != nil && k.BaselineDate.Valid() {
		points = slices.Insert(points, 0, DatedTarget{k.BaselineDate, *baseline})
	}
	return points
}

// TargetOn is the target as it applies on a day. The baseline, the targets on
// the way and the target, as far as they have dates, make a line: straight
// between two of them, or each holding up to its date; level before the first
// and behind the last. Without such a line it is Target, at any day. Absent
// without a target.
func (k *KPI) TargetOn(day plan.Date) *float64 {
	points := k.Trajectory()
	dated := finite(k.Target) != nil && k.TargetDate.Valid() || k.Targets != ""
	if !dated || len(points) == 0 || !ascending(points) {
		return finite(k.Target)
	}
	next := slices.IndexFunc(points, func(p DatedTarget) bool { return day <= p.Date })
	switch {
	case next < 0:
		return ptr(points[len(points)-1].Value)
	case next == 0 || k.Interpolation == Step || day == points[next].Date:
		return ptr(points[next].Value)
	}
	from, to := points[next-1], points[next]
	part := float64(from.Date.DaysUntil(day)) / float64(from.Date.DaysUntil(to.Date))
	return ptr(plan.Between(from.Value, to.Value, part))
}

func ascending(points []DatedTarget) bool {
	for i := 1; i < len(points); i++ {
		if points[i].Date <= points[i-1].Date {
			return false
		}
	}
	return true
}

// TargetSpan are the days between which dated targets lie, neither of them among
// them; "" is open. The words say in a sentence what the days are.
type TargetSpan struct {
	After, Before         plan.Date
	AfterWord, BeforeWord string // "the baseline", "the date of the target"
}

// CheckTargets adds what is wrong with a text of dated targets: a line that is none,
// too many of them, days out of order or out of the span. Faults are at targetLines,
// with the line as their Row, from 1. It returns the targets where every line is one.
func CheckTargets(faults *plan.Faults, text string, span TargetSpan) []DatedTarget {
	if text == "" {
		return nil
	}
	add := func(line int, code, sentence string) {
		*faults = append(*faults, plan.FieldError{Field: "targetLines", Code: code, Message: sentence, Row: line})
	}
	lines := strings.Split(text, "\n")
	if len(lines) > MaxTargets {
		add(0, "too_many", fmt.Sprintf("There are %d dated targets; up to %d fit. Leave some out: between two of them the target is on the line.", len(lines), MaxTargets))
		return nil
	}
	targets := make([]DatedTarget, 0, len(lines))
	before := span.After
	for i, line := range lines {
		t, err := readTarget(line)
		switch {
		case err != nil || WriteTargets([]DatedTarget{t}) != line:
			add(i+1, "not_a_target", fmt.Sprintf("Line %d is not a date and a number. Write it like 2026-03-31 41.", i+1))
			return nil
		case before != "" && t.Date <= before:
			add(i+1, "before_start", fmt.Sprintf("%s does not lie after %s. The targets on the way come after %s, each at a day of its own.", t.Date.Words(), before.Words(), span.AfterWord))
		case span.Before.Valid() && t.Date >= span.Before:
			add(i+1, "after_end", fmt.Sprintf("%s does not lie before %s, %s. Change one of them.", t.Date.Words(), span.Before.Words(), span.BeforeWord))
		}
		before = t.Date
		targets = append(targets, t)
	}
	return targets
}

// checkTargets checks the targets on the way.
func (k *KPI) checkTargets(faults *plan.Faults) {
	if k.Targets == "" {
		return
	}
	if k.Direction == InRange {
		faults.Add("targetLines", "not_for_direction", "A KPI that stays in a range has bounds instead of targets. Give the range where it is good.")
		return
	}
	span := TargetSpan{Before: k.TargetDate, AfterWord: "the baseline", BeforeWord: "the date of the target"}
	if k.Baseline != nil {
		span.After = k.BaselineDate
	}
	for _, t := range CheckTargets(faults, k.Targets, span) {
		k.possible(faults, "targetLines", t.Value)
	}
	if k.Target != nil && k.TargetDate == "" {
		faults.Add("targetDate", "required", "There are dated targets on the way, so the target needs a date too. Give it, or empty the target.")
	}
}
