package exchange

import (
	"fmt"
	"math"
	"strings"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// measure is what makes a row a key result.
type measure struct {
	kind                   okr.Kind
	unit                   string
	start, target, current *float64
	low, high              *float64
	points                 *int
}

// measureOf says whether an entry without children is a key result, and how it
// is measured: by its column target, else by its reported percent, else by its
// title, else because its type says so. Files of Cairn's own say all in their
// columns.
func (r *outlineReader) measureOf(e *entry) (measure, bool) {
	explicit := e.inObjective || e.words.row == KeyResultRow
	if e.words.row == ObjectiveRow && !e.inObjective {
		return measure{}, false
	}
	target, targetUnit := r.number(e, FieldTarget)
	open := !r.mapping.Own && (e.words.kind == "" || e.words.kind == okr.Increase)
	if target == nil && open {
		if m, ok := r.reportedPercent(e); ok {
			return m, true
		}
		if found, ok := targetInTitle(cleanLine(e.cell(r.mapping.index(r.titleField(e)))), r.mark); ok {
			m := r.fromColumns(e, nil, found.unit)
			m.kind, m.target = found.kind, found.target
			return r.sound(e, m), true
		}
	}
	if target == nil && !explicit {
		return measure{}, false
	}
	e.useIf(r.mapping.index(FieldTarget), target != nil)
	return r.sound(e, r.fromColumns(e, target, targetUnit)), true
}

// reportedPercent: from 0 to 100 %, at what is reported, which may be below 0
// and above 100.
func (r *outlineReader) reportedPercent(e *entry) (measure, bool) {
	reported, unit := r.number(e, FieldProgress)
	if reported == nil {
		return measure{}, false
	}
	e.use(r.mapping.index(FieldProgress))
	if unit == "" {
		*reported = scaled(*reported, r.scale[FieldProgress])
	}
	zero, hundred := 0.0, 100.0
	return measure{kind: okr.Increase, unit: "%", start: &zero, target: &hundred, current: reported}, true
}

// fromColumns reads start, current and unit beside a target.
func (r *outlineReader) fromColumns(e *entry, target *float64, targetUnit string) measure {
	m := measure{kind: e.words.kind, target: target}
	start, startUnit := r.number(e, FieldStart)
	current, currentUnit := r.currentOf(e)
	e.useIf(r.mapping.index(FieldStart), start != nil)
	e.useIf(r.mapping.index(FieldCurrent), current != nil)
	m.start, m.current = start, current
	column := r.mapping.index(FieldUnit)
	m.unit = cleanLine(e.cell(column))
	switch {
	case tooLong(m.unit, maxUnit):
		m.unit = ""
		r.find(e.line, r.columnName(column), "unit_too_long", SeverityWarning, fmt.Sprintf(
			"The unit is longer than %d characters. It is kept in the note.", maxUnit))
	case m.unit != "":
		e.use(column)
	default:
		for _, unit := range []string{targetUnit, startUnit, currentUnit} {
			if m.unit == "" {
				m.unit = unit
			}
		}
	}
	if m.kind == "" {
		m.kind = okr.InferKind(m.start, m.target, okr.Increase)
	}
	return m
}

// maxUnit is how long okr lets a unit be, in characters.
const maxUnit = 100

// currentOf reads the current value, for yes/no also in words.
func (r *outlineReader) currentOf(e *entry) (current *float64, unit string) {
	if e.words.kind != okr.YesNo {
		return r.number(e, FieldCurrent)
	}
	yes, no := 1.0, 0.0
	switch strings.ToLower(strings.TrimSpace(e.cell(r.mapping.index(FieldCurrent)))) {
	case "yes", "done", "true":
		return &yes, ""
	case "no", "not done", "false":
		return &no, ""
	default:
		return r.number(e, FieldCurrent)
	}
}

// sound makes the numbers fit the rules of their kind. What does not fit stays
// for the note.
func (r *outlineReader) sound(e *entry, m measure) measure {
	switch m.kind {
	case okr.Increase, okr.Decrease:
		return r.soundDirection(e, m)
	case okr.Range:
		return r.soundRange(e, m)
	case okr.Baseline:
		m.points, m.target = wholeNumber(m.target), nil
		if m.points == nil && e.cell(r.mapping.index(FieldTarget)) != "" {
			r.refuseNumber(e, FieldTarget, "How many values make a baseline is a whole number, 1 or more. The text is kept in the note.")
		}
	case okr.Milestones:
		if m.current != nil {
			m.current = nil
			r.refuseNumber(e, FieldCurrent, "A key result with milestones has no value of its own. The number is kept in the note.")
		}
		r.find(e.line, r.columnName(r.mapping.index(FieldType)), "milestones_missing", SeverityInfo,
			"This file says that the key result has milestones, but not which. It is imported without any.")
	case okr.YesNo:
		if m.current != nil && *m.current != 0 && *m.current != 1 {
			m.current = nil
			r.refuseNumber(e, FieldCurrent, "A yes/no result is 0 or 1. The number is kept in the note.")
		}
	}
	return m
}

func (r *outlineReader) soundDirection(e *entry, m measure) measure {
	m.kind = okr.InferKind(m.start, m.target, m.kind)
	if m.start != nil && m.target != nil && *m.start == *m.target {
		m.kind = okr.AtLeast
		bar := plan.FormatNumber(*m.target)
		r.find(e.line, r.columnName(r.mapping.index(FieldTarget)), "start_equals_target", SeverityWarning, fmt.Sprintf(
			"Start and target are both %s, so there is no way to go. It is read as \"stay at or above %s\". Choose another kind if it should stay below.", bar, bar))
	}
	return m
}

// soundRange: start is the lower limit and target the upper one.
func (r *outlineReader) soundRange(e *entry, m measure) measure {
	m.low, m.high, m.start, m.target = m.start, m.target, nil, nil
	if m.low != nil && m.high != nil && *m.low > *m.high {
		m.low, m.high = nil, nil
		r.refuseNumber(e, FieldStart, "The lower limit lies above the upper one. Both are kept in the note. Correct them.")
		e.useIf(r.mapping.index(FieldTarget), false)
	}
	return m
}

func (r *outlineReader) refuseNumber(e *entry, field Field, message string) {
	column := r.mapping.index(field)
	e.useIf(column, false)
	r.find(e.line, r.columnName(column), "not_for_kind", SeverityWarning, message)
}

// wholeNumber is a count of at least 1 that an int32 holds, else nil.
func wholeNumber(number *float64) *int {
	if number == nil || *number < 1 || *number > math.MaxInt32 || *number != math.Trunc(*number) {
		return nil
	}
	whole := int(*number)
	return &whole
}

// validate holds every row against okr's own rules, so that an outline without
// errors can be written.
func (r *outlineReader) validate() {
	for i := range r.out.Rows {
		row := &r.out.Rows[i]
		weight := 1.0
		if row.Weight != nil {
			weight = *row.Weight
		}
		var err error
		if row.Type == ObjectiveRow {
			err = okr.Objective{Title: row.Title, Note: row.Note, Type: row.ObjectiveType, Weight: weight}.Validate()
		} else {
			err = okr.KeyResult{
				Title: row.Title, Note: row.Note, Kind: row.Kind, Unit: row.Unit, Start: row.Start, Target: row.Target,
				Low: row.Low, High: row.High, BaselinePoints: row.BaselinePoints, StartDate: row.StartDate, Due: row.Due, Weight: weight,
			}.Validate()
		}
		if err != nil {
			r.find(row.Row, "", "invalid_row", SeverityError, err.Error()+" "+nothingWritten)
		}
	}
}
