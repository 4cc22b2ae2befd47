package exchange

import (
	"cairn/backend/okr"
	"cairn/backend/plan"
)

// RowType says what a row of an outline becomes.
type RowType string

// The two types, in the spelling of JSON.
const (
	ObjectiveRow RowType = "objective"
	KeyResultRow RowType = "key_result"
)

// OutlineRow is one objective or key result to be made. Absent numbers are
// nil, absent dates "".
type OutlineRow struct {
	Row    int    // line of the file where its record begins
	Order  string // outline number that it will have: "1.2.3"
	Level  int    // 1 for a top row
	Parent int    // index in OutlinePlan.Rows of the objective above, always smaller than its own; -1 for none
	Type   RowType

	Title         string // trimmed, without control characters, 1 to MaxTitle characters
	Note          string // description, notes, and "Header: text" of every cell that has no field
	ObjectiveType okr.ObjectiveType
	Kind          okr.Kind // of a key result

	Owner       string // name of a person or team; "" for none or where only OwnerEmail is known
	OwnerEmail  string // address of a person
	OwnerIsTeam bool
	Team        string
	Product     string
	Phase       string
	Period      string // name of its cycle, one of OutlinePlan.Cycles, without the dates that PeriodText writes behind it

	Unit           string
	Start          *float64
	Target         *float64
	Low            *float64 // of the kind range
	High           *float64 // of the kind range
	BaselinePoints *int     // of the kind baseline
	StartDate      plan.Date
	Due            plan.Date
	Weight         *float64 // >= 0; nil means the default
	Tags           []string

	// The check-in that the file reports, of a key result: dated CheckInDate,
	// the earlier of today and the cycle's end. There is none where all three
	// are absent.
	Current     *float64
	Confidence  *float64 // 0 to 100
	CheckInNote string
	CheckInDate plan.Date
}

// HasCheckIn says that the file reports a value, a confidence or a sentence.
func (r OutlineRow) HasCheckIn() bool {
	return r.Current != nil || r.Confidence != nil || r.CheckInNote != ""
}

// Party is a person or a team that an outline names.
type Party struct {
	Name  string // "" where only the address is known
	Email string // of a known person without one: the address that the file gives
	Team  bool
	Known bool // the plan has it already
	Owner bool // it owns a row: the person who imports may say that it is a team, or a person
	Rows  int  // rows that name it
}

// UsedName is a phase or product that an outline names.
type UsedName struct {
	Name    string
	Product string // of a phase: the product that it belongs to
	Known   bool   // the plan has it already; of a phase, also where its new product begins with it
	Rows    int
}

// UsedCycle is a cycle that an outline names, with the dates that it has or
// will have.
type UsedCycle struct {
	Name    string
	Start   plan.Date // "" where they are not known, and for the backlog
	End     plan.Date
	Known   bool // the plan has it already
	Undated bool // it is new, and the file says that it has no dates: a backlog
	Rows    int
}

// OutlinePlan is what the import of a table would make.
type OutlinePlan struct {
	Rows       []OutlineRow // in outline order, parents before their children
	Objectives int
	KeyResults int

	Cycles   []UsedCycle // in the order of the file, as are those below
	People   []Party
	Teams    []Party
	Phases   []UsedName
	Products []UsedName

	Findings []Finding // of this step; those of ReadTable are in the Table
	Found    int       // all findings, also those that are not listed
	Errors   int       // findings that block the import
}

// Context is what the plan knows and a person has chosen.
type Context struct {
	Settings     plan.Settings
	Today        plan.Date
	Teams        []string
	People       []plan.Person
	Cycles       []plan.Cycle
	Phases       map[string][]string // by the name of their product
	Products     []string            // the first is that of rows that name none
	DefaultCycle plan.Cycle          // of rows that name no period
	Choices      Choices
}

// Choices answer the questions that an outline raises. The zero value answers
// none.
type Choices struct {
	// DecimalMark of the file, "." or ","; "" means that of the plan.
	DecimalMark string
	// DateOrder of dates such as 03/04/2026: "dmy" or "mdy".
	DateOrder string
	// Scale is what the numbers of a column are multiplied by: 100 where progress
	// or confidence is given as a fraction, 10 where confidence is out of ten, 1
	// where they are 0 to 100 as they stand.
	Scale map[Field]float64
	// Teams and People are owners, by name, that are teams, or persons though a
	// team has the name.
	Teams  []string
	People []string
	// Cycles are the dates of periods, by name.
	Cycles map[string]Span
}

// Span is the first and the last day of a cycle.
type Span struct {
	Start plan.Date
	End   plan.Date
}

// ReadOutline makes objectives and key results of a table.
//
// The hierarchy comes from the column parent, else from outline numbers (1,
// 1.1, 1.2.10), else from the column level, else a key result belongs to the
// objective above it. Parents may come later in the file. A number whose
// parent is missing hangs at the nearest number above it; of a loop of parents
// the first row becomes a top row.
//
// A row with rows beneath it is an objective. A row without is what its type
// says; where it says nothing, it is a key result if it has one unambiguous
// target: a number in the column target, a reported percent (then 0 to 100 %,
// current as reported), or a title such as "Raise activation to 60%".
// Everything else is an objective. A key result without an objective above it
// gets one of its own title.
//
// Nothing of a row is dropped: the text of every cell that fills no field
// stands in the note. Rows are not written anywhere; an outline with Errors
// must not be imported.
func ReadOutline(table *Table, mapping Mapping, context Context) *OutlinePlan {
	r := newOutlineReader(table, mapping, context)
	if mapping.index(FieldTitle) < 0 {
		r.find(0, "", "no_title_column", SeverityError,
			"No column is known to hold the titles. "+nothingWritten+" Say which column it is, and whether the first row names the columns.")
		return r.finish()
	}
	r.readRecords()
	r.askAboutNumbers()
	r.askAboutDates()
	r.arrange()
	r.build()
	return r.finish()
}

// outlineReader holds one run of ReadOutline.
type outlineReader struct {
	table   *Table
	mapping Mapping
	context Context
	found   findings
	out     *OutlinePlan

	records []*record
	entries []*entry // records, parted where one names an objective and a key result
	top     []int    // entries without a parent, in outline order
	// below counts the children of each row so far, belowTop the top rows.
	below    []int
	belowTop int
	mark     string // decimal mark of the file
	scale    map[Field]float64
	order    string // "dmy", "mdy" or "" where the file does not say it
	// markAsked and orderAsked: the question stands in the findings once, and not
	// again at every cell.
	markAsked, orderAsked bool

	parties *partyBook
	cycles  *cycleBook
	phases  *phaseBook
	product *nameBook
	plain   int // rows that became objectives because they name no single target
}

// record is one row of the table with its guards off.
type record struct {
	line  int
	cells []string
	used  []bool // the cell's text stands in a field or in the structure
	row   int    // the outline row whose note takes the other cells
}

func newOutlineReader(table *Table, mapping Mapping, context Context) *outlineReader {
	fold := !mapping.Own
	return &outlineReader{
		table: table, mapping: mapping, context: context,
		out:     &OutlinePlan{Rows: []OutlineRow{}},
		parties: newPartyBook(context, fold),
		cycles:  newCycleBook(context, fold),
		phases:  newPhaseBook(context, fold),
		product: newNameBook(context.Products, fold),
	}
}

func (r *outlineReader) find(line int, column, code string, severity Severity, message string) {
	r.found.add(Finding{Row: line, Column: column, Code: code, Severity: severity, Message: message})
}

// readRecords takes the rows that are not blank, without the guards of a file
// of Cairn's own.
func (r *outlineReader) readRecords() {
	guarded := map[int]bool{}
	if r.mapping.Own {
		for i, name := range r.table.Header {
			guarded[i] = isGuarded(name)
		}
	}
	for _, row := range r.table.Rows {
		if row.blank() {
			continue
		}
		cells := row.Cells
		if r.mapping.Own {
			cells = make([]string, len(row.Cells))
			for i, cell := range row.Cells {
				cells[i] = cell
				if guarded[i] {
					cells[i] = unguard(cell)
				}
			}
		}
		r.records = append(r.records, &record{line: row.Line, cells: cells, used: make([]bool, len(cells)), row: -1})
	}
}

// finish counts, numbers and hands over.
func (r *outlineReader) finish() *OutlinePlan {
	r.out.Cycles, r.out.Phases, r.out.Products = r.cycles.used(), r.phases.used(), r.product.used()
	r.out.People, r.out.Teams = r.parties.used()
	for _, row := range r.out.Rows {
		if row.Type == KeyResultRow {
			r.out.KeyResults++
		} else {
			r.out.Objectives++
		}
	}
	r.out.Findings, r.out.Found, r.out.Errors = r.found.list(), r.found.total, r.found.errorTotal
	return r.out
}
