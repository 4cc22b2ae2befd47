package exchange

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

// ReadInitiatives makes initiatives of a table. Nothing of the file is lost: what no
// field takes, or takes only in part, stands in the note with the name of its column.
func ReadInitiatives(table *Table, context InitiativeContext) (*InitiativePlan, error) {
	r := &initiativeReader{table: table, context: context, fields: RecogniseInitiatives(table.Header), mark: ".", titles: map[string]int{}, kept: map[int]bool{}}
	if context.Settings.DecimalMark == "," {
		r.mark = ","
	}
	if err := choose(table.Header, r.fields, context.Columns, InitiativeFields(), InitiativeField.many, "an initiative"); err != nil {
		return nil, err
	}
	for _, finding := range table.Findings {
		r.found.add(finding)
	}
	r.found.total, r.found.errorTotal = table.Found, table.Errors
	if !slices.Contains(r.fields, "title") {
		r.found.add(Finding{Code: "no_title_column", Severity: SeverityError, Message: "No column holds the titles of the initiatives. " + nothingWritten + " Say which column does; call it \"title\"."})
	} else {
		r.askAboutDates()
		for _, row := range table.Rows {
			if !row.blank() {
				r.take(row)
			}
		}
		r.link()
		r.found.keptInNotes(table.Header, r.kept)
	}
	return &InitiativePlan{Initiatives: r.out, Fields: r.fields, Findings: r.found.list(), Found: r.found.total, Errors: r.found.errorTotal}, nil
}

type initiativeReader struct {
	table   *Table
	context InitiativeContext
	fields  []InitiativeField
	mark    string
	order   string         // of dates in numbers
	titles  map[string]int // folded title to the line that has it
	kept    map[int]bool   // columns of no field, with text that goes to the notes
	found   findings
	out     []ReadInitiative
}

func (r *initiativeReader) find(line, column int, code string, severity Severity, message string) {
	name := ""
	if column >= 0 {
		name = r.table.Header[column]
	}
	r.found.add(Finding{Row: line, Column: name, Code: code, Severity: severity, Message: message})
}

// keepSaying notes a text that is not understood; it stands in the note.
func (r *initiativeReader) keepSaying(line, column int, code, message string) bool {
	r.find(line, column, code, SeverityWarning, message+" It is kept in the note.")
	return false
}

// initiativeRow is a row while it is read.
type initiativeRow struct {
	ReadInitiative
	cells Row
	used  []bool            // by column: whether all of it stands in a field
	ends  map[string]numEnd // by field and end: "reachLow"
	state string            // as it stands
}

// numEnd is one number of an estimate and the column that it comes from.
type numEnd struct {
	column int
	text   string
}

func (r *initiativeReader) take(cells Row) {
	row := &initiativeRow{ReadInitiative: ReadInitiative{Row: cells.Line}, cells: cells, used: make([]bool, len(r.table.Header)), ends: map[string]numEnd{}}
	for i, field := range r.fields {
		text := strings.TrimSpace(cells.Cell(i))
		row.used[i] = text == "" || field != InitiativeNone && r.takeField(row, field, i, text)
	}
	r.takeEstimates(row)
	r.takeCourse(row)
	r.checkTitle(row)
	for i := range cells.Cells {
		if text := plan.CleanNote(cells.Cell(i)); text != "" && (i >= len(row.used) || !row.used[i]) {
			if i >= len(r.fields) || r.fields[i] == InitiativeNone {
				r.kept[i] = true
			}
			addNote(&row.Initiative.Note, r.table.Header[i]+": "+text)
		}
	}
	if err := row.Initiative.Validate(); err != nil {
		var refused *plan.Error
		if errors.As(err, &refused) {
			for _, fault := range refused.Fields {
				r.find(row.Row, slices.Index(r.fields, InitiativeField(fault.Field)), fault.Code, SeverityError, fault.Message+" "+nothingWritten)
			}
		}
	}
	r.out = append(r.out, row.ReadInitiative)
}

// takeField puts a cell into its field; false leaves it for the note.
func (r *initiativeReader) takeField(row *initiativeRow, field InitiativeField, column int, text string) bool {
	i := &row.Initiative
	if notes := map[InitiativeField]*string{"problem": &i.Problem, "evidence": &i.Evidence, "note": &i.Note, "reason": &i.Reason}; notes[field] != nil {
		addNote(notes[field], text)
		return true
	}
	if lines := map[InitiativeField]*string{"title": &i.Title, "classReason": &i.ClassReason, "owner": &row.Owner, "team": &row.Team,
		"product": &row.Product, "phase": &row.Phase, "key": &row.key}; lines[field] != nil {
		line := cleanLine(text)
		if tooLong(line, plan.MaxTitle) {
			line = cutTitle(line)
		}
		*lines[field] = line
		return line == text && field != "key" // which is the name of it elsewhere
	}
	for _, estimate := range []string{"reach", "impact", "confidence", "effort"} {
		if strings.HasPrefix(string(field), estimate) {
			row.ends[string(field)] = numEnd{column, text}
			return true // takeEstimates looks at them together
		}
	}
	switch field {
	case initiativeTags:
		row.Tags = append(row.Tags, splitList(text)...)
	case "requires":
		row.requires = text
	case "excludes":
		row.excludes = text
	case "state":
		row.state = text
	case "spent":
		number, err := plan.ParseNumber(text, r.mark, "")
		if err != nil || number < 0 {
			return r.keepSaying(row.Row, column, "not_a_number", fmt.Sprintf("\"%s\" is no number of person-months.", excerpt(text)))
		}
		row.Spent = &number
	case "class":
		return r.takeClass(row, column, text)
	case "cycle":
		return r.takeCycle(row, column, text)
	default:
		// Days, the state and the priority hang together: takeCourse reads them, and says what it used.
		return false
	}
	return true
}

// splitList parts what is written in one cell: by semicolons and lines, else by commas.
func splitList(text string) []string {
	marks := ";\n"
	if !strings.ContainsAny(text, marks) {
		marks = ","
	}
	var parts []string
	for part := range strings.FieldsFuncSeq(text, func(c rune) bool { return strings.ContainsRune(marks, c) }) {
		if part = strings.TrimPrefix(plan.CleanTitle(part), "#"); part != "" && !tooLong(part, plan.MaxTitle) {
			parts = append(parts, part)
		}
	}
	return parts
}

func (r *initiativeReader) takeClass(row *initiativeRow, column int, text string) bool {
	if yes, known := parseYes(text); known {
		if yes {
			row.Initiative.Class = roadmap.Mandatory
		}
		return true
	}
	for _, class := range roadmap.Classes() {
		if squeeze(text) == squeeze(class.Word()) || squeeze(text) == string(class) {
			row.Initiative.Class = class
			return true
		}
	}
	return r.keepSaying(row.Row, column, "not_understood", fmt.Sprintf("\"%s\" is no class of an initiative.", excerpt(text)))
}

// takeCycle finds the cycle of a name, or makes one of a quarter or a year.
func (r *initiativeReader) takeCycle(row *initiativeRow, column int, text string) bool {
	name := cleanLine(text)
	at := slices.IndexFunc(r.context.Cycles, func(c plan.Cycle) bool { return plan.FoldName(c.Name) == plan.FoldName(name) })
	start, end, dated := plan.ParsePeriod(name, r.context.Settings.FiscalYearStart)
	if at < 0 && dated {
		at = slices.IndexFunc(r.context.Cycles, func(c plan.Cycle) bool { return c.Start == start && c.End == end })
	}
	switch {
	case at >= 0 && r.context.Cycles[at].State == plan.BacklogState:
		return true
	case at >= 0:
		row.Cycle = r.context.Cycles[at].Name
	case dated:
		row.Cycle = name
		row.NewCycle = &plan.Cycle{Name: name, Start: start, End: end, State: plan.DraftState}
	default:
		return r.keepSaying(row.Row, column, "no_such_cycle", fmt.Sprintf("The plan has no cycle \"%s\", and the name does not say when one begins.", excerpt(name)))
	}
	return true
}

func (r *initiativeReader) checkTitle(row *initiativeRow) {
	column := slices.Index(r.fields, "title")
	if row.Initiative.Title == "" {
		row.Initiative.Title = fmt.Sprintf("Unnamed initiative (line %d)", row.Row)
		r.find(row.Row, column, "no_title", SeverityWarning, fmt.Sprintf("The row has no title. It is called \"%s\". Give it one.", row.Initiative.Title))
	}
	folded := plan.FoldName(row.Initiative.Title)
	if line, twice := r.titles[folded]; twice {
		r.find(row.Row, column, "title_twice", SeverityWarning, fmt.Sprintf("Line %d has an initiative of this title too. Both come in. Rename one of them.", line))
	} else if slices.ContainsFunc(r.context.Initiatives, func(i roadmap.Initiative) bool { return plan.FoldName(i.Title) == folded }) {
		r.find(row.Row, column, "title_taken", SeverityWarning, "The plan has an initiative of this title. This one comes in beside it. Rename one of them, or leave it out of the file.")
	}
	r.titles[folded] = row.Row
}
