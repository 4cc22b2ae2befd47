package exchange

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// measurementReader makes a MeasurementPlan of records. It keeps a record as a
// few numbers, because there may be millions.
type measurementReader struct {
	context  MeasurementContext
	calendar kpi.Calendar
	header   []string
	columns  []MeasurementColumn
	at       map[MeasurementField]int // index of the column; absent for none
	kpis     []*kpi.KPI               // copies: one without frequency gets one
	byName   map[string][]int         // folded name or id to index in kpis
	mark     string
	order    string // of numeric dates, once it is known
	out      MeasurementPlan
	found    *findings
	entries  []measurementEntry
	extras   []measurementExtra
	doubt    measurementDoubt
	faulty   Severity // of a row that cannot be read
	strange  map[string]bool
}

// measurementEntry is one value, small.
type measurementEntry struct {
	line    int32
	kpi     int32 // index in kpis
	extra   int32 // index in extras, -1 for none
	period  packed
	spelled spelling
	value   float64
}

// measurementExtra is what few values have.
type measurementExtra struct {
	numerator, denominator *float64
	label, note            string
}

// measurementDoubt are the first cells that bear on what the file leaves open.
type measurementDoubt struct {
	dayFirst, monthFirst, unclearDate *place
	ourMark, otherMark, unclearMark   *place
}

func newMeasurementReader(header []string, found *findings, context MeasurementContext) (*measurementReader, error) {
	r := &measurementReader{context: context, calendar: kpi.CalendarOf(context.Settings), header: header, found: found,
		at: map[MeasurementField]int{}, byName: map[string][]int{}, strange: map[string]bool{}, mark: ".", faulty: SeverityError}
	if context.Choices.SkipFaulty {
		r.faulty = SeverityWarning
	}
	switch {
	case context.Choices.DecimalMark == "." || context.Choices.DecimalMark == ",":
		r.mark = context.Choices.DecimalMark
	case context.Settings.DecimalMark == ",":
		r.mark = ","
	}
	r.columns = RecogniseMeasurements(header)
	if err := chooseMeasurementColumns(r.columns, context.Choices.Columns); err != nil {
		return nil, err
	}
	for i, column := range r.columns {
		if column.Field != MeasurementNone {
			r.at[column.Field] = i
		}
	}
	for i := range context.KPIs {
		k := context.KPIs[i]
		r.kpis = append(r.kpis, &k)
		r.byName[string(k.ID)] = append(r.byName[string(k.ID)], i)
		name := plan.FoldName(k.Name)
		r.byName[name] = append(r.byName[name], i)
	}
	r.out.Columns = r.columns
	return r, nil
}

func (r *measurementReader) find(line int, field MeasurementField, code string, severity Severity, message string) {
	column := ""
	if i, has := r.at[field]; has {
		column = r.header[i]
	}
	r.found.add(Finding{Row: line, Column: column, Code: code, Severity: severity, Message: message})
}

func (r *measurementReader) cell(row Row, field MeasurementField) string {
	if i, has := r.at[field]; has {
		return strings.TrimSpace(row.Cell(i))
	}
	return ""
}

// columnsSuffice says whether the file has what a measurement needs.
func (r *measurementReader) columnsSuffice() bool {
	ok := true
	_, value := r.at[MeasurementValue]
	_, numerator := r.at[MeasurementNumerator]
	_, denominator := r.at[MeasurementDenominator]
	if _, has := r.at[MeasurementPeriod]; !has {
		ok = false
		r.find(0, "", "no_period_column", SeverityError, "No column holds the periods. "+nothingWritten+" Say which column does; call it \"period\" or \"date\".")
	}
	if !value && (!numerator || !denominator) {
		ok = false
		r.find(0, "", "no_value_column", SeverityError, "No column holds the values. "+nothingWritten+" Say which column does; call it \"value\".")
	}
	if _, has := r.at[MeasurementKPI]; !has && r.index(r.context.KPI) < 0 {
		ok = false
		r.find(0, "", "no_kpi", SeverityError, "Nothing says whose values these are. "+nothingWritten+" Choose a KPI, or name one in each row in a column \"kpi\".")
	}
	for _, column := range r.columns {
		if column.Field == MeasurementNone {
			r.found.add(Finding{Column: column.Name, Code: "column_not_read", Severity: SeverityInfo, Message: fmt.Sprintf(
				"The column \"%s\" is not read. Say what it is if it belongs to the measurements.", excerpt(column.Name))})
		}
	}
	return ok
}

func (r *measurementReader) index(id plan.ID) int {
	return slices.IndexFunc(r.kpis, func(k *kpi.KPI) bool { return id != "" && k.ID == id })
}

func (r *measurementReader) read(ctx context.Context, source recordSource) error {
	sound := r.columnsSuffice()
	for {
		row, more, err := source.next(ctx)
		if err != nil || !more {
			if err == nil && r.out.Rows == 0 {
				r.find(0, "", "no_rows", SeverityError, "The file has no rows with measurements. "+nothingWritten+" Choose another file.")
			}
			r.settle()
			return err
		}
		if row.blank() {
			continue
		}
		if r.out.Rows++; r.out.Rows > MaxMeasurements {
			return refuse(plan.Invalid, "too_many_rows", row.Line, "", fmt.Sprintf(
				"The file has more than %d rows, the most that Cairn reads. %s Split the file.", MaxMeasurements, nothingWritten))
		}
		if sound {
			r.take(row)
		}
	}
}

// take reads one record into an entry.
func (r *measurementReader) take(row Row) {
	if len(row.Cells) > len(r.header) {
		r.find(row.Line, "", "ragged_row", SeverityWarning, fmt.Sprintf(
			"The row at line %d has %d cells where the header has %d. The further ones are not read. Check the delimiter and the decimal mark.", row.Line, len(row.Cells), len(r.header)))
	}
	e := measurementEntry{line: int32(min(row.Line, 1<<30)), kpi: int32(r.whose(row)), extra: -1} //nolint:gosec // bounded
	text := r.cell(row, MeasurementPeriod)
	e.period, e.spelled = parsePeriodCell(text, r.calendar)
	extra := measurementExtra{label: plan.CleanTitle(strings.Clone(r.cell(row, MeasurementLabel))), note: plan.CleanNote(strings.Clone(r.cell(row, MeasurementNote)))}
	value, ok := r.numbers(row, &e, &extra)
	switch {
	case !ok || e.kpi < 0:
		return
	case e.spelled == spelledNot:
		r.find(row.Line, MeasurementPeriod, "not_a_period", r.faulty, fmt.Sprintf(
			"\"%s\" is not read as a period. %s Write it like 2026-03-31, 2026-03, 2026-Q1, 2026-W12 or 2026.", excerpt(text), r.consequence()))
		return
	}
	if e.spelled == spelledNumeric {
		r.weighDate(row.Line, text, e.period)
	}
	e.value = value
	if extra != (measurementExtra{}) {
		e.extra = int32(len(r.extras)) //nolint:gosec // at most MaxMeasurements
		r.extras = append(r.extras, extra)
	}
	r.entries = append(r.entries, e)
}

// consequence is what becomes of the file because of a faulty row.
func (r *measurementReader) consequence() string {
	if r.faulty == SeverityError {
		return nothingWritten
	}
	return "The row is left out."
}

// whose is the KPI of a row, -1 where there is none; each strange name is found
// once.
func (r *measurementReader) whose(row Row) int {
	name := r.cell(row, MeasurementKPI)
	if name == "" {
		if i := r.index(r.context.KPI); i >= 0 {
			return i
		}
		r.find(row.Line, MeasurementKPI, "no_kpi_in_row", r.faulty, "The row does not say whose value it is. "+r.consequence()+" Name a KPI of the plan.")
		return -1
	}
	found := r.byName[plan.FoldName(name)]
	if len(found) == 1 {
		return found[0]
	}
	if !r.strange[name] {
		r.strange[strings.Clone(name)] = true
		if len(found) == 0 {
			r.find(row.Line, MeasurementKPI, "unknown_kpi", r.faulty, fmt.Sprintf(
				"The plan has no KPI \"%s\". %s Define it first, or correct the name.", excerpt(name), r.consequence()))
		} else {
			r.find(row.Line, MeasurementKPI, "ambiguous_kpi", r.faulty, fmt.Sprintf(
				"The plan has %d KPIs called \"%s\". %s Write the KPI's id instead.", len(found), excerpt(name), r.consequence()))
		}
	}
	return -1
}

// noValue are the words that people and programs write for an absent value.
func noValue(text string) bool {
	switch strings.ToLower(text) {
	case "", "-", "\u2013", "\u2014", "na", "n/a", "null", "none", "#n/a":
		return true
	default:
		return false
	}
}

// numbers reads value, numerator and denominator; ok is false where the row has
// none, or none that can be read. Without a value the quotient is it.
func (r *measurementReader) numbers(row Row, e *measurementEntry, extra *measurementExtra) (value float64, ok bool) {
	texts := [3]string{r.cell(row, MeasurementValue), r.cell(row, MeasurementNumerator), r.cell(row, MeasurementDenominator)}
	if noValue(texts[0]) && (noValue(texts[1]) || noValue(texts[2])) {
		r.out.Blank++
		return 0, false
	}
	var numbers [3]*float64
	for i, field := range []MeasurementField{MeasurementValue, MeasurementNumerator, MeasurementDenominator} {
		if noValue(texts[i]) {
			continue
		}
		number, sound := r.number(row.Line, field, texts[i])
		if !sound {
			return 0, false
		}
		numbers[i] = &number
	}
	extra.numerator, extra.denominator = numbers[1], numbers[2]
	if numbers[0] != nil {
		return *numbers[0], true
	}
	if e.kpi < 0 {
		return 0, false
	}
	if value, ok = r.kpis[e.kpi].Quotient(*numbers[1], *numbers[2]); !ok {
		r.find(row.Line, MeasurementDenominator, "zero", r.faulty, fmt.Sprintf(
			"%s \u00f7 %s gives no number. %s Correct it, or leave the period out.", excerpt(texts[1]), excerpt(texts[2]), r.consequence()))
	}
	return value, ok
}

func (r *measurementReader) number(line int, field MeasurementField, text string) (float64, bool) {
	if number, marked, plain := plainReading(text, r.mark); plain {
		if marked && r.doubt.ourMark == nil {
			r.doubt.ourMark = &place{line, r.at[field], strings.Clone(text)}
		}
		return number, true
	}
	number, _, err := cellNumber(text, r.mark, false)
	other, _, otherErr := cellNumber(text, otherMark(r.mark), false)
	here := func() *place { return &place{line, r.at[field], strings.Clone(text)} }
	switch {
	case err == nil && otherErr != nil:
		if r.doubt.ourMark == nil {
			r.doubt.ourMark = here()
		}
	case err != nil && otherErr == nil:
		if r.doubt.otherMark == nil {
			r.doubt.otherMark = here()
		}
	case err == nil && number != other && r.doubt.unclearMark == nil:
		r.doubt.unclearMark = here()
	}
	if err == nil {
		return number, true
	}
	r.find(line, field, "not_a_number", r.faulty, strings.Replace(notANumber(text, err), "It is kept in the note. Write one number, with its unit in a column of its own.",
		r.consequence()+" Write one number.", 1))
	return 0, false
}

// plainReading reads digits with at most one mark that could be nothing but the
// decimal mark, as nearly all numbers of a file are; marked says that it has one.
// It saves weighing what the number would be otherwise.
func plainReading(text, mark string) (number float64, marked, plain bool) {
	whole, fraction, marked := strings.Cut(strings.TrimPrefix(text, "-"), mark)
	const group = 3 // digits behind a mark that may part thousands
	if !allDigits(whole) || marked && (!allDigits(fraction) || len(fraction) == group) || len(whole)+len(fraction) > plan.MaxDigits {
		return 0, false, false
	}
	if mark != "." {
		text = strings.Replace(text, mark, ".", 1)
	}
	number, err := strconv.ParseFloat(text, 64)
	return number + 0, marked, err == nil // there is no negative zero in a file
}

// weighDate notes what a numeric date says about the order of day and month.
func (r *measurementReader) weighDate(line int, text string, p packed) {
	_, a, b := p.parts()
	here := func() *place { return &place{line, r.at[MeasurementPeriod], strings.Clone(text)} }
	switch d := &r.doubt; {
	case a > 12 && b <= 12 && d.dayFirst == nil:
		d.dayFirst = here()
	case b > 12 && a <= 12 && d.monthFirst == nil:
		d.monthFirst = here()
	case a != b && a <= 12 && b <= 12 && d.unclearDate == nil:
		d.unclearDate = here()
	}
}

// measurement is an entry in full.
func (r *measurementReader) measurement(e *measurementEntry) ReadMeasurement {
	m := ReadMeasurement{Row: int(e.line), KPI: r.kpis[e.kpi].ID, Period: e.period.date(e.spelled, r.order), Reading: kpi.Reading{Value: e.value}}
	if e.extra >= 0 {
		x := r.extras[e.extra]
		m.Label, m.Note, m.Numerator, m.Denominator = x.label, x.note, x.numerator, x.denominator
	}
	return m
}

func (r *measurementReader) label(e *measurementEntry) string {
	if e.extra < 0 {
		return ""
	}
	return r.extras[e.extra].label
}

// compare orders entries by KPI, period, label and line.
func (r *measurementReader) compare(a, b *measurementEntry) int {
	return cmp.Or(cmp.Compare(a.kpi, b.kpi), cmp.Compare(a.period, b.period), cmp.Compare(r.label(a), r.label(b)), cmp.Compare(a.line, b.line))
}

func (r *measurementReader) plan() *MeasurementPlan {
	r.out.Count = len(r.entries)
	r.out.Findings, r.out.Found, r.out.Errors = r.found.list(), r.found.total, r.found.errorTotal
	r.out.reader = r
	return &r.out
}
