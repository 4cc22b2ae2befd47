package exchange

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"cairn/backend/plan"
)

// namedMonths are the ways to write a date that leave no doubt: Jira writes
// "09/Oct/25 1:42 PM".
func namedMonths() []string {
	return []string{
		"2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006", "Jan 2 2006", "January 2 2006",
		"2-Jan-2006", "2-Jan-06", "02/Jan/06", "02/Jan/06 3:04 PM", "02/Jan/2006", "2.1.2006", "2006/01/02",
	}
}

var (
	isoInstant  = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}`)
	numericDate = regexp.MustCompile(`^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$`)
)

// cellDate reads a date. order is "dmy" or "mdy" for dates such as 03/04/2026,
// which are refused where it is "".
func cellDate(text, order string) (plan.Date, bool) {
	text = strings.TrimSpace(text)
	if m := isoInstant.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	if date, err := plan.ParseDate(text); err == nil {
		return date, true
	}
	if m := numericDate.FindStringSubmatch(text); m != nil {
		day, month := m[1], m[2]
		if order == "mdy" {
			day, month = month, day
		}
		t, err := time.Parse("2/1/2006", day+"/"+month+"/"+m[3])
		date := plan.DateOf(t)
		return date, order != "" && err == nil && date != ""
	}
	for _, layout := range namedMonths() {
		if t, err := time.Parse(layout, text); err == nil {
			date := plan.DateOf(t)
			return date, date != ""
		}
	}
	return "", false
}

// askAboutDates settles whether 03/04/2026 is the 3rd of April or the 4th of
// March: by a date of the file that only one order allows, else by asking.
func (r *outlineReader) askAboutDates() {
	r.order = r.context.Choices.DateOrder
	if r.order == "dmy" || r.order == "mdy" {
		return
	}
	r.order = ""
	dayFirst, monthFirst, unclear := r.dateEvidence()
	switch {
	case dayFirst != nil && monthFirst == nil:
		r.order = "dmy"
	case monthFirst != nil && dayFirst == nil:
		r.order = "mdy"
	case unclear != nil || dayFirst != nil && monthFirst != nil:
		r.orderAsked = true
		unclear = cmp.Or(unclear, monthFirst)
		r.find(unclear.line, r.columnName(unclear.column), "date_order", SeverityError, fmt.Sprintf(
			"\"%s\" may begin with the day or with the month. %s Say which of them the file writes first.", excerpt(unclear.text), nothingWritten))
	}
}

// dateEvidence finds the first date that can only begin with the day, the first
// that can only begin with the month, and the first that may begin with either.
func (r *outlineReader) dateEvidence() (dayFirst, monthFirst, unclear *place) {
	for _, field := range []Field{FieldStartDate, FieldDue} {
		column := r.mapping.index(field)
		for _, record := range r.records {
			text := strings.TrimSpace(record.cell(column))
			m := numericDate.FindStringSubmatch(text)
			if m == nil {
				continue
			}
			here := &place{record.line, column, text}
			a, _ := strconv.Atoi(m[1])
			b, _ := strconv.Atoi(m[2])
			switch {
			case a > 12 && b <= 12:
				dayFirst = first(dayFirst, here)
			case b > 12 && a <= 12:
				monthFirst = first(monthFirst, here)
			case a != b && a <= 12:
				unclear = first(unclear, here)
			}
		}
	}
	return dayFirst, monthFirst, unclear
}

// takeDates reads the start date and the due date of a key result. A due date
// before the start date is kept in the note.
func (r *outlineReader) takeDates(e *entry, row *OutlineRow) {
	row.StartDate = r.takeDate(e, FieldStartDate)
	row.Due = r.takeDate(e, FieldDue)
	if row.StartDate != "" && row.Due != "" && row.Due < row.StartDate {
		column := r.mapping.index(FieldDue)
		r.find(e.line, r.columnName(column), "due_before_start", SeverityWarning, fmt.Sprintf(
			"The due date %s lies before the start date %s. It is kept in the note. Correct one of them.", row.Due.Words(), row.StartDate.Words()))
		row.Due = ""
		e.useIf(column, false)
	}
}

func (r *outlineReader) takeDate(e *entry, field Field) plan.Date {
	column := r.mapping.index(field)
	text := strings.TrimSpace(e.cell(column))
	if text == "" {
		return ""
	}
	date, ok := cellDate(text, r.order)
	if !ok && r.orderAsked && numericDate.MatchString(text) {
		return "" // asked about once, for all of them
	}
	if !ok {
		r.find(e.line, r.columnName(column), "not_a_date", SeverityWarning, fmt.Sprintf(
			"\"%s\" is not read as a date. It is kept in the note. Write year-month-day, such as 2026-03-31.", excerpt(text)))
		return ""
	}
	e.use(column)
	return date
}
