package exchange

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// ScoreHeader are the columns of a score sheet, in order: whoever closes a cycle
// fills in the last three. It is a new slice each time.
func ScoreHeader() []string {
	return []string{"Id", "Order", "Title", "Value", "Computed", "Score", "Why", "Outcome"}
}

// ScoreLine is an objective or key result in a score sheet.
type ScoreLine struct {
	Row      plan.ID
	Order    string
	Title    string
	Value    *float64
	Computed *float64 // 0 to 1
	Score    *float64 // as it was given; absent for the computed one
	Why      string
	Outcome  okr.Outcome
}

// WriteScoreSheet writes the rows of a cycle with what they would score, to be
// filled in. It refuses numbers that are not finite, and returns the error of w.
func WriteScoreSheet(w io.Writer, preset Preset, settings plan.Settings, lines []ScoreLine) error {
	out := newRecordWriter(w, preset, settings)
	for _, name := range ScoreHeader() {
		out.text(name)
	}
	out.end()
	for i := range lines {
		line := &lines[i]
		for _, text := range []string{string(line.Row), line.Order, line.Title} {
			out.text(text)
		}
		out.number(line.Value)
		out.number(line.Computed)
		out.number(line.Score)
		out.text(line.Why)
		out.text(string(line.Outcome))
		out.end()
	}
	return out.flush()
}

// ScoreContext is what a score sheet is read against.
type ScoreContext struct {
	Settings    plan.Settings
	Rows        []ScoreLine // of the cycle
	DecimalMark string      // "." or ","; "" is the plan's
}

// ReadScore is what a line of a sheet says of a row; what a line leaves empty is
// nil.
type ReadScore struct {
	Line    int
	Row     plan.ID
	Score   *float64 // 0 to 1
	Why     *string
	Outcome *okr.Outcome
}

// ScorePlan is what a sheet says.
type ScorePlan struct {
	Scores   []ReadScore
	Blank    int // lines that nobody filled in
	Findings []Finding
	Found    int
	Errors   int // findings that block closing
}

// ReadScoreSheet reads a score sheet. A row is found by its Id, else by its Order,
// else by its Title; of the rest only Score, Why and Outcome count. A score up to 1
// is what it says, above it is out of a hundred. Outcomes are the words of the app
// ("carried over") or of its files ("carried_over").
func ReadScoreSheet(table *Table, context ScoreContext) *ScorePlan {
	r := &scoreReader{table: table, context: context, mark: orMark(context.DecimalMark, context.Settings), lines: map[plan.ID]int{}}
	for _, finding := range table.Findings {
		r.found.add(finding)
	}
	r.found.total, r.found.errorTotal = table.Found, table.Errors
	for _, name := range ScoreHeader() {
		r.at = append(r.at, slices.IndexFunc(table.Header, func(h string) bool { return squeeze(h) == squeeze(name) }))
	}
	r.indexRows()
	named := slices.ContainsFunc(scoreNames(), func(name string) bool { return r.column(name) >= 0 })
	if !named || r.column("Score") < 0 && r.column("Outcome") < 0 && r.column("Why") < 0 {
		r.find(0, "", "not_a_score_sheet",
			"This is no score sheet: it needs one of the columns \"Id\", \"Order\" and \"Title\", and one of \"Score\", \"Why\" and \"Outcome\". "+nothingWritten)
	} else {
		for _, row := range table.Rows {
			if !row.blank() {
				r.take(row)
			}
		}
	}
	r.out.Findings, r.out.Found, r.out.Errors = r.found.list(), r.found.total, r.found.errorTotal
	return &r.out
}

func orMark(chosen string, settings plan.Settings) string {
	if chosen == "," || chosen == "" && settings.DecimalMark == "," {
		return ","
	}
	return "."
}

type scoreReader struct {
	table   *Table
	context ScoreContext
	at      []int // column of each name of ScoreHeader, -1 for none
	mark    string
	lines   map[plan.ID]int         // which line has a row
	rows    map[[2]string][]plan.ID // by a column of scoreNames and what it says
	found   findings
	out     ScorePlan
}

func (r *scoreReader) column(name string) int { return r.at[slices.Index(ScoreHeader(), name)] }

func (r *scoreReader) cell(row Row, name string) string {
	return strings.TrimSpace(row.Cell(r.column(name)))
}

func (r *scoreReader) find(line int, column, code, message string) {
	if i := slices.Index(ScoreHeader(), column); i >= 0 && r.at[i] >= 0 {
		column = r.table.Header[r.at[i]]
	}
	r.found.add(Finding{Row: line, Column: column, Code: code, Severity: SeverityError, Message: message})
}

func (r *scoreReader) take(row Row) {
	score, why, outcome := r.cell(row, "Score"), plan.CleanNote(unguard(row.Cell(r.column("Why")))), r.cell(row, "Outcome")
	if score == "" && why == "" && outcome == "" {
		r.out.Blank++
		return
	}
	id, known := r.rowOf(row)
	if !known {
		return
	}
	if line, twice := r.lines[id]; twice {
		r.find(row.Line, "", "row_twice", fmt.Sprintf("Line %d is about the same row. %s Keep one of them.", line, nothingWritten))
		return
	}
	r.lines[id] = row.Line
	read := ReadScore{Line: row.Line, Row: id}
	if why != "" {
		read.Why = &why
	}
	if r.score(row.Line, score, &read) && r.outcome(row.Line, outcome, &read) {
		r.out.Scores = append(r.out.Scores, read)
	}
}

// scoreNames are the columns that say what a line is about, the surest first.
func scoreNames() []string { return []string{"Id", "Order", "Title"} }

// nameOf is what a column says, in the form in which two are compared.
func nameOf(column, text string) string {
	if column == "Title" {
		return plan.FoldName(text)
	}
	return text
}

// indexRows makes the rows of the cycle known by what a line may call them.
func (r *scoreReader) indexRows() {
	r.rows = map[[2]string][]plan.ID{}
	for i := range r.context.Rows {
		row := &r.context.Rows[i]
		for column, text := range map[string]string{"Id": string(row.Row), "Order": row.Order, "Title": row.Title} {
			key := [2]string{column, nameOf(column, text)}
			r.rows[key] = append(r.rows[key], row.Row)
		}
	}
}

// rowOf finds what a line is about, by the first of the three columns that says it.
func (r *scoreReader) rowOf(row Row) (plan.ID, bool) {
	for _, column := range scoreNames() {
		text := unguard(r.cell(row, column))
		if text == "" {
			continue
		}
		found := r.rows[[2]string{column, nameOf(column, text)}]
		switch len(found) {
		case 1:
			return found[0], true
		case 0:
			r.find(row.Line, column, "unknown_row", fmt.Sprintf("The cycle has no row with the %s \"%s\". %s Correct it, or take the line out.", strings.ToLower(column), excerpt(text), nothingWritten))
		default:
			r.find(row.Line, column, "ambiguous_row", fmt.Sprintf("%d rows of the cycle have the %s \"%s\". %s Give the id of one.", len(found), strings.ToLower(column), excerpt(text), nothingWritten))
		}
		return "", false
	}
	r.find(row.Line, "", "no_row", "The line does not say which row it is about. "+nothingWritten+" Give its id, its number or its title.")
	return "", false
}

func (r *scoreReader) score(line int, text string, read *ReadScore) bool {
	if text == "" {
		return true
	}
	number, _, err := cellNumber(text, r.mark, false)
	if err != nil {
		r.find(line, "Score", "not_a_number", fmt.Sprintf("\"%s\" is not a number. %s Write 0%s7, or 70.", excerpt(text), nothingWritten, r.mark))
		return false
	}
	if number > 1 || strings.HasSuffix(text, "%") {
		const percent = -2
		number, _ = plan.Shifted(number, percent)
	}
	if number < 0 || number > 1 {
		r.find(line, "Score", "out_of_range", fmt.Sprintf("\"%s\" is no score: they lie between 0 and 1, or between 0 and 100. %s", excerpt(text), nothingWritten))
		return false
	}
	read.Score = &number
	return true
}

func (r *scoreReader) outcome(line int, text string, read *ReadScore) bool {
	if text == "" {
		return true
	}
	for _, outcome := range okr.Outcomes() {
		if plan.FoldName(text) == plan.FoldName(outcome.Word()) || plan.FoldName(text) == string(outcome) {
			read.Outcome = &outcome
			return true
		}
	}
	r.find(line, "Outcome", "unknown_outcome", fmt.Sprintf("\"%s\" is no outcome. %s Write finished, carried over, backlog or dropped.", excerpt(text), nothingWritten))
	return false
}
