package exchange

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// CheckInHeader are the columns of a check-in sheet, in order: a colleague
// without Cairn fills in the last three. It is a new slice each time.
func CheckInHeader() []string {
	return []string{"Id", "Objective", "Key result", "Owner", "Unit", "Last value", "Last date", "Expected %", "Value", "Confidence %", "Note"}
}

// byMilestones stands in a sheet in place of a value that nobody can give.
const byMilestones = "(counted by its milestones)"

// CheckInLine is one key result in a check-in sheet.
type CheckInLine struct {
	KeyResult plan.ID
	Objective string // title
	Title     string
	Kind      okr.Kind
	Owner     string
	Unit      string
	Last      *float64  // the current value
	LastOn    plan.Date // its day; "" for none
	Expected  *float64  // 0 to 1
}

// WriteCheckInSheet writes the key results whose check-ins are due, guarded and
// in the numbers of okrs.csv. It refuses numbers that are not finite, and
// returns the error of w.
func WriteCheckInSheet(w io.Writer, preset Preset, settings plan.Settings, lines []CheckInLine) error {
	out := newRecordWriter(w, preset, settings)
	for _, name := range CheckInHeader() {
		out.text(name)
	}
	out.end()
	for i := range lines {
		line := &lines[i]
		for _, text := range []string{string(line.KeyResult), line.Objective, line.Title, line.Owner, line.Unit} {
			out.text(text)
		}
		out.number(line.Last)
		out.text(string(line.LastOn))
		out.percent(line.Expected)
		value := ""
		if line.Kind == okr.Milestones {
			value = byMilestones
		}
		for _, cell := range []string{value, "", ""} {
			out.text(cell)
		}
		out.end()
	}
	return out.flush()
}

// CheckInContext is what a filled-in sheet is read against.
type CheckInContext struct {
	Settings   plan.Settings
	Today      plan.Date
	Date       plan.Date // the day that the values are of; "" is Today
	KeyResults map[plan.ID]CheckInTarget
	// DecimalMark is "." or ","; "" is the plan's, and asks where the sheet has
	// the other.
	DecimalMark string
	// Said are the check-ins that the key results have on that day, if any.
	Said map[plan.ID][]okr.CheckIn
	// SkipFaulty leaves rows out that cannot be read; else they block the import.
	SkipFaulty bool
}

// CheckInTarget is a key result of the plan with the cycle of its objective.
type CheckInTarget struct {
	KeyResult okr.KeyResult
	Cycle     plan.Cycle
}

// CheckInPlan is what a filled-in sheet would bring in.
type CheckInPlan struct {
	CheckIns []ReadCheckIn
	Blank    int // rows that nobody filled in
	Said     int // rows that say what was said on that day; they are left out
	Findings []Finding
	Found    int
	Errors   int // findings that block the import
}

// ReadCheckIn is a check-in of a sheet; it has neither an id nor who entered it.
type ReadCheckIn struct {
	Row     int
	CheckIn okr.CheckIn
}

// ReadCheckInSheet reads a sheet that WriteCheckInSheet wrote and a colleague
// filled in, whatever a spreadsheet made of its dialect. Rows are found by their
// id alone; of the rest only value, confidence and note count. A yes/no takes
// the words yes and no.
func ReadCheckInSheet(table *Table, context CheckInContext) *CheckInPlan {
	r := &checkInReader{table: table, context: context, mark: ".", faulty: SeverityError, lines: map[plan.ID]int{}}
	if context.DecimalMark == "," || context.DecimalMark == "" && context.Settings.DecimalMark == "," {
		r.mark = ","
	}
	if context.SkipFaulty {
		r.faulty = SeverityWarning
	}
	if r.context.Date == "" {
		r.context.Date = context.Today
	}
	for _, finding := range table.Findings {
		r.found.add(finding)
	}
	r.found.total, r.found.errorTotal = table.Found, table.Errors
	r.own = true
	for _, name := range CheckInHeader() {
		r.at = append(r.at, slices.IndexFunc(table.Header, func(h string) bool { return squeeze(h) == squeeze(name) }))
		r.own = r.own && slices.Contains(table.Header, name)
	}
	if r.column("Id") < 0 || r.column("Value") < 0 && r.column("Confidence %") < 0 && r.column("Note") < 0 {
		r.find(0, "", "not_a_check_in_sheet", SeverityError,
			"This is no check-in sheet: it needs the column \"Id\" and one of \"Value\", \"Confidence %\" and \"Note\". "+nothingWritten+" Export a new sheet and fill that in.")
	} else {
		for _, row := range table.Rows {
			if !row.blank() {
				r.take(row)
			}
		}
	}
	if r.out.Said > 0 {
		r.find(0, "", "said_already", SeverityWarning, plan.Counted(r.out.Said,
			"row says what was said of its key result on that day already, as where a sheet is read twice. It is left out.",
			"rows say what was said of their key results on that day already, as where a sheet is read twice. They are left out."))
	}
	r.out.Findings, r.out.Found, r.out.Errors = r.found.list(), r.found.total, r.found.errorTotal
	return &r.out
}

type checkInReader struct {
	table   *Table
	context CheckInContext
	own     bool
	at      []int // column of each name of CheckInHeader, -1 for none
	mark    string
	faulty  Severity
	lines   map[plan.ID]int // which line has a key result
	found   findings
	out     CheckInPlan
}

func (r *checkInReader) column(name string) int { return r.at[slices.Index(CheckInHeader(), name)] }

func (r *checkInReader) find(line int, column, code string, severity Severity, message string) {
	if i := slices.Index(CheckInHeader(), column); i >= 0 && r.at[i] >= 0 {
		column = r.table.Header[r.at[i]]
	}
	r.found.add(Finding{Row: line, Column: column, Code: code, Severity: severity, Message: message})
}

func (r *checkInReader) consequence() string {
	if r.faulty == SeverityError {
		return nothingWritten
	}
	return "The row is left out."
}

func (r *checkInReader) take(row Row) {
	value, confidence := strings.TrimSpace(row.Cell(r.column("Value"))), strings.TrimSpace(row.Cell(r.column("Confidence %")))
	note := row.Cell(r.column("Note"))
	if value == byMilestones {
		value = ""
	}
	if r.own {
		note = unguard(note)
	}
	if value == "" && confidence == "" && strings.TrimSpace(note) == "" {
		r.out.Blank++
		return
	}
	id, _ := plan.ParseID(strings.TrimSpace(row.Cell(r.column("Id"))))
	target, known := r.context.KeyResults[id]
	if !known {
		r.find(row.Line, "Id", "unknown_key_result", r.faulty, fmt.Sprintf(
			"The plan has no key result with the id \"%s\". %s Copy the id from a new sheet.", excerpt(row.Cell(r.column("Id"))), r.consequence()))
		return
	}
	if line, twice := r.lines[id]; twice {
		r.find(row.Line, "Id", "key_result_twice", r.faulty, fmt.Sprintf("Line %d is filled in for the same key result. %s Keep one of them.", line, r.consequence()))
		return
	}
	checkIn := okr.CheckIn{KeyResult: id, Date: r.context.Date, Note: plan.CleanNote(note)}
	if !r.number(row.Line, "Value", value, target.KeyResult.Kind, &checkIn.Value) || !r.number(row.Line, "Confidence %", confidence, "", &checkIn.Confidence) {
		return
	}
	if err := checkIn.Validate(target.KeyResult, target.Cycle, r.context.Today); err != nil {
		r.faults(row.Line, err)
		return
	}
	r.lines[id] = row.Line
	if slices.ContainsFunc(r.context.Said[id], func(said okr.CheckIn) bool { return saysTheSame(said, checkIn) }) {
		r.out.Said++
		return
	}
	r.out.CheckIns = append(r.out.CheckIns, ReadCheckIn{Row: row.Line, CheckIn: checkIn})
}

// saysTheSame says whether two check-ins of a key result tell nothing different.
func saysTheSame(a, b okr.CheckIn) bool {
	same := func(a, b *float64) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }
	return a.Date == b.Date && same(a.Value, b.Value) && same(a.Confidence, b.Confidence) && a.Note == b.Note
}

// number reads a cell into a number; false where it cannot be read. A
// confidence may be "8/10".
func (r *checkInReader) number(line int, column, text string, kind okr.Kind, into **float64) bool {
	if text == "" {
		return true
	}
	if yes, is := parseYes(text); is && kind == okr.YesNo {
		answer := 0.0
		if yes {
			answer = 1
		}
		*into = &answer
		return true
	}
	part, outOfTen := strings.CutSuffix(text, "/10")
	outOfTen = outOfTen && column != "Value"
	if outOfTen {
		text = part
	}
	number, _, err := cellNumber(text, r.mark, false)
	if err != nil {
		if _, _, other := cellNumber(text, otherMark(r.mark), false); other == nil && r.context.DecimalMark == "" {
			r.find(line, column, "decimal_mark", SeverityError, fmt.Sprintf(
				"\"%s\" has another decimal mark than the plan. %s Say which decimal mark the sheet has.", excerpt(text), nothingWritten))
			return false
		}
		r.find(line, column, "not_a_number", r.faulty, fmt.Sprintf("\"%s\" is not a number. %s Write digits, such as 1250%s5.", excerpt(text), r.consequence(), r.mark))
		return false
	}
	if other, _, otherErr := cellNumber(text, otherMark(r.mark), false); otherErr == nil && other != number && r.context.DecimalMark == "" {
		r.find(line, column, "grouped_number", SeverityWarning, fmt.Sprintf(
			"\"%s\" is read as %s, because the decimal mark is a %s. Choose the other decimal mark for this sheet if that is wrong.",
			excerpt(text), plan.FormatNumber(number), markName(r.mark)))
	}
	if outOfTen {
		number = scaled(number, 10)
	}
	*into = &number
	return true
}

// faults reports what Validate found at the columns where it stands.
func (r *checkInReader) faults(line int, err error) {
	var refused *plan.Error
	if !errors.As(err, &refused) {
		return
	}
	columns := map[string]string{"value": "Value", "confidence": "Confidence %", "note": "Note"}
	for _, fault := range refused.Fields {
		r.find(line, columns[fault.Field], fault.Code, r.faulty, fault.Message+" "+r.consequence())
	}
}
