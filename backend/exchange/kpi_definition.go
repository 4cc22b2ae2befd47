package exchange

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// KPIField is what a column of a file with KPI definitions means, in the
// spelling of the command line's --map. KPINone keeps the text in the note.
type KPIField string

// KPINone is a column that is no field of the definition card.
const KPINone KPIField = ""

// kpiNames are the column names for each field, squeezed, the surest first.
func kpiNames() []fieldNames[KPIField] {
	return []fieldNames[KPIField]{
		{"name", "name, kpi, kpiname, indicator, metric, title"},
		{"definition", "definition, description"},
		{"question", "question, why, purpose"},
		{"decision", "decision"},
		{"formula", "formula, calculation, howcalculated"},
		{"inclusions", "inclusions"},
		{"exclusions", "exclusions"},
		{"action", "action"},
		{"unit", "unit, units, uom, unitofmeasure"},
		{"direction", "direction"},
		{"target", "target, goal, targetvalue"},
		{"baseline", "baseline, baselinevalue"},
		{"lowest", "lowest, lowestvalue, minimum"},
		{"highest", "highest, highestvalue, maximum"},
		{"benchmark", "benchmark"},
		{"benchmarkSource", "benchmarksource"},
		{"category", "category, type, group"},
		{"timing", "timing, leadinglagging, leadingorlagging"},
		{"key", "key, iskey, keykpi"},
		{"frequency", "frequency, cadence, reportingfrequency"},
		{"source", "source, datasource"},
		{"owner", "owner, ownername, responsible, dri"},
		{"team", "team, department"},
		{"product", "product, productname"},
		{"phases", "phase, phases"},
		{"note", "note, notes, comment, comments"},
	}
}

// KPIFields are all fields, in the order of a menu.
func KPIFields() []KPIField {
	fields := make([]KPIField, 0, len(kpiNames()))
	for _, known := range kpiNames() {
		fields = append(fields, known.field)
	}
	return fields
}

// RecogniseKPIs says what each column means; a field stands at one column.
func RecogniseKPIs(header []string) []KPIField {
	fields := make([]KPIField, len(header))
	for _, known := range kpiNames() {
		for name := range strings.SplitSeq(known.names, ", ") {
			i := slices.IndexFunc(header, func(h string) bool { return squeeze(h) == name })
			if i >= 0 && fields[i] == KPINone {
				fields[i] = known.field
				break
			}
		}
	}
	return fields
}

// KPIContext is what definitions are read against.
type KPIContext struct {
	Settings plan.Settings
	Names    []string            // of the KPIs that the plan has
	Columns  map[string]KPIField // chosen by a person: name of the column to field
}

// ReadKPI is one definition of a file. The KPI has neither ids nor position;
// owner, team, product and phases are names.
type ReadKPI struct {
	Row     int
	KPI     kpi.KPI
	Owner   string
	Team    string
	Product string
	Phases  []string
}

// KPIPlan is what a file of definitions would bring in.
type KPIPlan struct {
	KPIs     []ReadKPI
	Fields   []KPIField // of the columns
	Findings []Finding
	Found    int
	Errors   int
}

// ReadKPIs makes KPI definitions of a table. New ones are drafts, measured
// monthly where the file does not say. Nothing of the file is lost: what no
// field takes stands in the note, with the name of its column.
func ReadKPIs(table *Table, context KPIContext) (*KPIPlan, error) {
	r := &kpiReader{table: table, context: context, fields: RecogniseKPIs(table.Header), mark: ".", names: map[string]int{}, kept: map[int]bool{}}
	if context.Settings.DecimalMark == "," {
		r.mark = ","
	}
	if err := choose(table.Header, r.fields, context.Columns, KPIFields(), func(f KPIField) bool { return f == KPINone }, "a KPI"); err != nil {
		return nil, err
	}
	for _, finding := range table.Findings {
		r.found.add(finding)
	}
	r.found.total, r.found.errorTotal = table.Found, table.Errors
	if !slices.Contains(r.fields, "name") {
		r.found.add(Finding{Code: "no_name_column", Severity: SeverityError, Message: "No column holds the names of the KPIs. " + nothingWritten + " Say which column does; call it \"name\"."})
	} else {
		for _, row := range table.Rows {
			if !row.blank() {
				r.take(row)
			}
		}
		r.found.keptInNotes(table.Header, r.kept)
	}
	return &KPIPlan{KPIs: r.out, Fields: r.fields, Findings: r.found.list(), Found: r.found.total, Errors: r.found.errorTotal}, nil
}

type kpiReader struct {
	table   *Table
	context KPIContext
	fields  []KPIField
	mark    string
	names   map[string]int // folded name to the line that has it
	kept    map[int]bool   // columns of no field, with text that goes to the notes
	found   findings
	out     []ReadKPI
}

func (r *kpiReader) find(line, column int, code string, severity Severity, message string) {
	name := ""
	if column >= 0 {
		name = r.table.Header[column]
	}
	r.found.add(Finding{Row: line, Column: name, Code: code, Severity: severity, Message: message})
}

func (r *kpiReader) take(row Row) {
	read := ReadKPI{Row: row.Line, KPI: kpi.KPI{State: kpi.Draft, Direction: kpi.Neutral, UnitKind: kpi.UnitNumber,
		Aggregation: kpi.AggregateLast, Frequency: kpi.Monthly}}
	used := make([]bool, len(r.table.Header))
	for _, field := range KPIFields() {
		if i := slices.Index(r.fields, field); i >= 0 {
			used[i] = r.takeField(&read, field, i, strings.TrimSpace(row.Cell(i)))
		}
	}
	for i := range row.Cells {
		if text := plan.CleanNote(row.Cell(i)); text != "" && (i >= len(used) || !used[i]) {
			if i >= len(r.fields) || r.fields[i] == KPINone {
				r.kept[i] = true
			}
			addNote(&read.KPI.Note, r.table.Header[i]+": "+text)
		}
	}
	r.checkName(&read)
	if read.KPI.Unit != "" && read.KPI.UnitKind == kpi.UnitNumber {
		read.KPI.UnitKind = unitKind(read.KPI.Unit)
	}
	r.validate(&read)
	r.out = append(r.out, read)
}

// takeField puts a cell into its field; false leaves it for the note.
func (r *kpiReader) takeField(read *ReadKPI, field KPIField, column int, text string) bool {
	k := &read.KPI
	if text == "" {
		return true
	}
	if texts := map[KPIField]*string{"definition": &k.Definition, "question": &k.Question, "decision": &k.Decision, "formula": &k.Formula,
		"inclusions": &k.Inclusions, "exclusions": &k.Exclusions, "action": &k.Action}; texts[field] != nil {
		*texts[field] = plan.CleanNote(text)
		return true
	}
	if lines := map[KPIField]*string{"name": &k.Name, "category": &k.Category, "source": &k.Source, "benchmarkSource": &k.BenchmarkSource,
		"owner": &read.Owner, "team": &read.Team, "product": &read.Product, "unit": &k.Unit}; lines[field] != nil {
		const longestUnit = 100
		line := cleanLine(text)
		if field == "unit" && tooLong(line, longestUnit) {
			return false
		}
		if tooLong(line, plan.MaxTitle) {
			line = cutTitle(line)
		}
		*lines[field] = line
		return line == text
	}
	if numbers := map[KPIField]**float64{"baseline": &k.Baseline, "lowest": &k.Lowest, "highest": &k.Highest, "benchmark": &k.Benchmark}; numbers[field] != nil {
		number, unit, err := cellNumber(text, r.mark, false)
		if err != nil {
			r.find(read.Row, column, "not_a_number", SeverityWarning, notANumber(text, err))
			return false
		}
		*numbers[field] = &number
		return r.takeUnit(k, unit)
	}
	return r.takeWord(read, field, column, text)
}

// takeWord reads the fields that have one of a few values, and the target.
func (r *kpiReader) takeWord(read *ReadKPI, field KPIField, column int, text string) bool {
	k, known := &read.KPI, false
	switch field {
	case "note":
		addNote(&k.Note, text)
		return true
	case "phases":
		for phase := range strings.SplitSeq(text, ";") {
			if phase = cleanLine(phase); phase != "" {
				read.Phases = append(read.Phases, phase)
			}
		}
		return true
	case "target":
		return r.takeTarget(read, column, text)
	case "key":
		k.Key, known = parseYes(text)
	case "frequency":
		var f kpi.Frequency
		if f, known = kpi.ParseFrequency(text); known {
			k.Frequency = f
		}
	case "timing":
		if known = strings.EqualFold(text, string(kpi.Leading)) || strings.EqualFold(text, string(kpi.Lagging)); known {
			k.Timing = kpi.Timing(strings.ToLower(text))
		}
	case "direction":
		var d kpi.Direction
		if d, known = parseDirection(text); known {
			k.Direction = d
		}
	}
	if !known {
		r.find(read.Row, column, "not_understood", SeverityWarning, fmt.Sprintf("\"%s\" is not understood here. It is kept in the note.", excerpt(text)))
	}
	return known
}

func parseYes(text string) (yes, known bool) {
	switch strings.ToLower(text) {
	case "yes", "y", "true", "1", "x", "key":
		return true, true
	case "no", "n", "false", "0":
		return false, true
	default:
		return false, false
	}
}

func parseDirection(text string) (kpi.Direction, bool) {
	switch squeeze(text) {
	case "up", "increase", "higherisbetter", "maximise", "maximize", "more":
		return kpi.Up, true
	case "down", "decrease", "lowerisbetter", "minimise", "minimize", "less":
		return kpi.Down, true
	case "range", "inrange", "stayinrange":
		return kpi.InRange, true
	case "neutral", "none":
		return kpi.Neutral, true
	default:
		return "", false
	}
}

// takeTarget reads a target: in words, or a number where a direction says which
// way it is meant. What is not certain stays for the note.
func (r *kpiReader) takeTarget(read *ReadKPI, column int, text string) bool {
	k := &read.KPI
	if target, ok := readTargetInWords(text, r.mark); ok && (k.Direction == kpi.Neutral || k.Direction == target.direction) {
		k.Direction, k.Target = target.direction, &target.target
		return r.takeUnit(k, target.unit) && target.whole
	}
	if number, unit, err := cellNumber(text, r.mark, false); err == nil && (k.Direction == kpi.Up || k.Direction == kpi.Down) {
		k.Target = &number
		return r.takeUnit(k, unit)
	}
	r.find(read.Row, column, "target_in_words", SeverityInfo, fmt.Sprintf(
		"\"%s\" does not say for certain which number is to be reached, and which way. It is kept in the note. Set the target by hand.", excerpt(text)))
	return false
}

// takeUnit takes a sign for the unit where there is none; false where it is
// another one.
func (r *kpiReader) takeUnit(k *kpi.KPI, unit string) bool {
	if k.Unit == "" {
		k.Unit = unit
	}
	return unit == "" || k.Unit == unit
}

func (r *kpiReader) checkName(read *ReadKPI) {
	column := slices.Index(r.fields, "name")
	if read.KPI.Name == "" {
		read.KPI.Name = fmt.Sprintf("Unnamed KPI (line %d)", read.Row)
		r.find(read.Row, column, "no_name", SeverityWarning, fmt.Sprintf("The row has no name. It is called \"%s\". Give it a name.", read.KPI.Name))
	}
	folded := plan.FoldName(read.KPI.Name)
	if line, twice := r.names[folded]; twice {
		r.find(read.Row, column, "name_twice", SeverityWarning, fmt.Sprintf(
			"Line %d has a KPI of this name too. Both come in. Rename one of them, so that measurements find theirs.", line))
	} else if slices.ContainsFunc(r.context.Names, func(name string) bool { return plan.FoldName(name) == folded }) {
		r.find(read.Row, column, "name_taken", SeverityWarning,
			"The plan has a KPI of this name. This one comes in beside it. Rename one of them, so that measurements find theirs.")
	}
	r.names[folded] = read.Row
}

// validate takes numbers that do not fit each other out of the card and into
// the note, so that what comes in is sound.
func (r *kpiReader) validate(read *ReadKPI) {
	err := read.KPI.Validate()
	var refused *plan.Error
	if !errors.As(err, &refused) {
		return
	}
	k := &read.KPI
	numbers := map[string]**float64{"baseline": &k.Baseline, "lowest": &k.Lowest, "highest": &k.Highest, "benchmark": &k.Benchmark, "target": &k.Target}
	for _, fault := range refused.Fields {
		number := numbers[fault.Field]
		if number == nil || *number == nil {
			r.find(read.Row, -1, fault.Code, SeverityError, fault.Message+" "+nothingWritten)
			continue
		}
		addNote(&k.Note, fault.Field+": "+plan.FormatNumber(**number))
		*number = nil
		r.find(read.Row, slices.Index(r.fields, KPIField(fault.Field)), fault.Code, SeverityWarning, fault.Message+" It is kept in the note.")
	}
}
