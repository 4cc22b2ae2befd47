package exchange

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"cairn/backend/plan"
)

// numberFields hold numbers.
func numberFields() []Field {
	return []Field{FieldStart, FieldCurrent, FieldTarget, FieldWeight, FieldProgress, FieldConfidence}
}

// plainNumber is how Cairn writes numbers: no groups.
var plainNumber = regexp.MustCompile(`^-?[0-9]+([.,][0-9]+)?$`)

// cellNumber reads the number of a cell: with an optional percent sign or
// currency sign, which is returned as the unit. plain refuses groups.
func cellNumber(text, mark string, plain bool) (number float64, unit string, err error) {
	text = strings.TrimSpace(text)
	for _, sign := range []string{"%", "$", "€", "£", "¥"} {
		cut := strings.TrimSuffix(text, sign)
		if sign != "%" && cut == text {
			cut = strings.TrimPrefix(text, sign)
		}
		if cut != text {
			text, unit = strings.TrimSpace(cut), sign
			break
		}
	}
	if plain && (!plainNumber.MatchString(text) || strings.Contains(text, otherMark(mark))) {
		return 0, "", plan.AtField("", "not_a_number", "")
	}
	number, err = plan.ParseNumber(text, mark, "")
	return number, unit, err
}

// markName is a decimal mark as people call it.
func markName(mark string) string {
	if mark == "," {
		return "comma"
	}
	return "point"
}

func otherMark(mark string) string {
	if mark == "," {
		return "."
	}
	return ","
}

// askAboutNumbers settles the decimal mark and the scale of reported progress
// and confidence. What a file leaves in doubt is asked, never guessed.
func (r *outlineReader) askAboutNumbers() {
	r.mark = "."
	if r.context.Settings.DecimalMark == "," {
		r.mark = ","
	}
	switch chosen := r.context.Choices.DecimalMark; {
	case chosen == "." || chosen == ",":
		r.mark = chosen
	case r.mapping.Own && !r.table.BOM:
		r.mark = "." // the presets Standard and Tab always write a point
		r.askAboutMark()
	default:
		r.askAboutMark()
	}
	r.scale = map[Field]float64{}
	for _, field := range []Field{FieldProgress, FieldConfidence} {
		r.scale[field] = 1
		if chosen := r.context.Choices.Scale[field]; chosen > 0 {
			r.scale[field] = chosen
		} else if !r.mapping.Own {
			r.askAboutScale(field)
		}
	}
}

// place is a cell.
type place struct {
	line   int
	column int
	text   string
}

// askAboutMark looks at all numbers of the file: those that can only be meant
// with the mark in use, only with the other one, or otherwise with each.
func (r *outlineReader) askAboutMark() {
	var ours, others, unclear *place
	for _, field := range numberFields() {
		column := r.mapping.index(field)
		for _, record := range r.records {
			text := strings.TrimSpace(record.cell(column))
			if text == "" {
				continue
			}
			here := &place{record.line, column, text}
			a, _, errA := cellNumber(text, r.mark, r.mapping.Own)
			b, _, errB := cellNumber(text, otherMark(r.mark), r.mapping.Own)
			switch {
			case errA == nil && errB != nil:
				ours = first(ours, here)
			case errA != nil && errB == nil:
				others = first(others, here)
			case errA == nil && a != b:
				unclear = first(unclear, here)
			}
		}
	}
	names := map[string]string{".": "point", ",": "comma"}
	switch {
	case ours != nil:
	case others != nil:
		r.markAsked = true
		r.find(others.line, r.columnName(others.column), "decimal_mark", SeverityError, fmt.Sprintf(
			"Numbers such as \"%s\" are written with a decimal %s, but a %s is expected. %s Say which decimal mark the file has.",
			excerpt(others.text), names[otherMark(r.mark)], names[r.mark], nothingWritten))
	case unclear != nil:
		number, _, _ := cellNumber(unclear.text, r.mark, r.mapping.Own)
		r.find(unclear.line, r.columnName(unclear.column), "grouped_number", SeverityWarning, fmt.Sprintf(
			"\"%s\" is read as %s, because the decimal mark is a %s. Choose the other decimal mark for this file if that is wrong.",
			excerpt(unclear.text), plan.FormatNumber(number), names[r.mark]))
	}
}

func first(found, here *place) *place {
	if found != nil {
		return found
	}
	return here
}

// askAboutScale: percents are 0 to 100 everywhere. A column without a percent
// sign whose numbers never pass 1 may be fractions, and confidence that never
// passes 10 may be out of ten.
func (r *outlineReader) askAboutScale(field Field) {
	column := r.mapping.index(field)
	if strings.Contains(r.columnName(column), "%") {
		return
	}
	var fraction, over *place
	most := 0.0
	for _, record := range r.records {
		text := strings.TrimSpace(record.cell(column))
		number, unit, err := cellNumber(text, r.mark, false)
		if err != nil {
			continue
		}
		if unit != "" {
			return
		}
		most = max(most, number)
		if number > 0 && number < 1 {
			fraction = first(fraction, &place{record.line, column, text})
		}
		if number > 1 {
			over = first(over, &place{record.line, column, text})
		}
	}
	switch {
	case fraction != nil && most <= 1:
		r.find(fraction.line, r.columnName(column), "scale", SeverityError, fmt.Sprintf(
			"The numbers of this column lie between 0 and 1, such as %s. %s Say whether they are fractions (%s is then a share of 1) or percents.",
			excerpt(fraction.text), nothingWritten, excerpt(fraction.text)))
	case field == FieldConfidence && over != nil && most <= 10:
		r.find(over.line, r.columnName(column), "scale", SeverityError, fmt.Sprintf(
			"The numbers of this column never pass 10, such as %s. %s Say whether they are out of ten or percents.", excerpt(over.text), nothingWritten))
	}
}

// number reads the number at a field of an entry. A text that is no number is
// reported and stays for the note.
func (r *outlineReader) number(e *entry, field Field) (number *float64, unit string) {
	column := r.mapping.index(field)
	text := strings.TrimSpace(e.cell(column))
	if text == "" {
		return nil, ""
	}
	value, unit, err := cellNumber(text, r.mark, r.mapping.Own)
	if err != nil {
		if _, _, err := cellNumber(text, otherMark(r.mark), r.mapping.Own); err == nil && r.markAsked {
			return nil, "" // asked about once, for all of them
		}
		r.find(e.line, r.columnName(column), "not_a_number", SeverityWarning, notANumber(text, err))
		return nil, ""
	}
	return &value, unit
}

func notANumber(text string, err error) string {
	var fault *plan.Error
	reason := "is not a number"
	if errors.As(err, &fault) && len(fault.Fields) > 0 {
		switch fault.Fields[0].Code {
		case "too_many_digits":
			reason = fmt.Sprintf("has more than %d significant digits, more than Cairn keeps exactly", plan.MaxDigits)
		case "out_of_range":
			reason = "is larger or smaller than any number that Cairn can keep"
		}
	}
	return fmt.Sprintf("\"%s\" %s. It is kept in the note. Write one number, with its unit in a column of its own.", excerpt(text), reason)
}

// scaled multiplies and keeps the digits that were given: 0.07 as a fraction is
// 7 percent, not 7.000000000000001.
func scaled(number, factor float64) float64 {
	if factor == 1 {
		return number
	}
	out, err := strconv.ParseFloat(strconv.FormatFloat(number*factor, 'g', plan.MaxDigits, 64), 64)
	if err != nil {
		return number
	}
	return out
}

// takeConfidence reads "80", "80%", or "8/10", and reports what is not 0 to 100.
func (r *outlineReader) takeConfidence(e *entry) *float64 {
	column := r.mapping.index(FieldConfidence)
	text := strings.TrimSpace(e.cell(column))
	if part, ok := strings.CutSuffix(text, "/10"); ok {
		if number, _, err := cellNumber(part, r.mark, true); err == nil && number >= 0 && number <= 10 {
			e.use(column)
			number = scaled(number, 10)
			return &number
		}
	}
	number, unit := r.number(e, FieldConfidence)
	if number == nil {
		return nil
	}
	if unit == "" {
		*number = scaled(*number, r.scale[FieldConfidence])
	}
	if *number < 0 || *number > 100 {
		r.find(e.line, r.columnName(column), "out_of_range", SeverityWarning, fmt.Sprintf(
			"The confidence \"%s\" does not lie between 0 and 100. It is kept in the note.", excerpt(text)))
		return nil
	}
	e.use(column)
	return number
}

// takeWeight reads a weight, 0 or more.
func (r *outlineReader) takeWeight(e *entry) *float64 {
	column := r.mapping.index(FieldWeight)
	number, _ := r.number(e, FieldWeight)
	if number != nil && *number < 0 {
		r.find(e.line, r.columnName(column), "out_of_range", SeverityWarning, "A weight is 0 or more. The text is kept in the note and the row has the default weight.")
		return nil
	}
	e.useIf(column, number != nil)
	return number
}

func (r *outlineReader) columnName(column int) string {
	if column < 0 || column >= len(r.table.Header) {
		return ""
	}
	return r.table.Header[column]
}
