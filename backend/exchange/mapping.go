package exchange

import (
	"fmt"
	"slices"
	"strings"

	"cairn/backend/plan"
)

// Column is one column of a table and what it means.
type Column struct {
	Index   int    // from 0
	Name    string // as in Table.Header
	Field   Field
	Certain bool // false where the name often means something else: worth a look
}

// Mapping says what the columns of a table mean. A field stands at one column
// at most, but for ids, parents, notes, descriptions, statuses and tags.
type Mapping struct {
	Columns []Column
	// Own: the table is an okrs.csv that Cairn wrote. Its guards are taken off,
	// and what Cairn computes itself (progress, expected, status) is not read.
	Own bool
}

// OwnHeader are the columns of okrs.csv, in order. It is a new slice each time.
func OwnHeader() []string {
	return []string{
		"Order", "Type", "Title", "Owner", "Team", "Product", "Phase", "Period", "Start", "Current",
		"Target", "Unit", "Progress %", "Expected %", "Status", "Confidence %", "Due", "Last note",
	}
}

// isOwn says that a header has every column of okrs.csv. Further columns and
// another order are what a person did to the file since.
func isOwn(header []string) bool {
	for _, name := range OwnHeader() {
		if !slices.Contains(header, name) {
			return false
		}
	}
	return true
}

// Recognise says what columns mean by their names, whatever their case, spaces
// and punctuation. Where two columns would have one field, the more certain
// and then the first gets it, and the other goes to the note.
func Recognise(header []string) Mapping {
	words := dictionary()
	mapping := Mapping{Own: isOwn(header), Columns: make([]Column, len(header))}
	taken := map[Field]bool{}
	for i, name := range header {
		mapping.Columns[i] = Column{Index: i, Name: name, Certain: true}
	}
	for _, certain := range []bool{true, false} {
		for i, name := range header {
			found, ok := words[squeeze(withoutCopy(name))]
			if mapping.Own && slices.Contains(OwnHeader(), name) {
				found.certain = true
			}
			if !ok || found.certain != certain || taken[found.field] && !found.field.many() {
				continue
			}
			taken[found.field] = true
			mapping.Columns[i].Field, mapping.Columns[i].Certain = found.field, certain
		}
	}
	if i := mapping.index(FieldKeyResult); i >= 0 && !taken[FieldTitle] {
		// A sheet of key results alone: they are its titles.
		mapping.Columns[i].Field, mapping.Columns[i].Certain = FieldTitle, false
	}
	return mapping
}

// withoutCopy takes off the " (2)" by which Table.Header tells columns of one
// name apart.
func withoutCopy(name string) string {
	if i := strings.LastIndex(name, " ("); i > 0 && strings.HasSuffix(name, ")") && allDigits(name[i+2:len(name)-1]) {
		return name[:i]
	}
	return name
}

func allDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// index is the first column with a field, -1 for none.
func (m Mapping) index(field Field) int {
	return slices.IndexFunc(m.Columns, func(c Column) bool { return c.Field == field })
}

// all are the columns with a field.
func (m Mapping) all(field Field) []int {
	var columns []int
	for _, c := range m.Columns {
		if c.Field == field {
			columns = append(columns, c.Index)
		}
	}
	return columns
}

// With returns the mapping with some columns as a person chose them: name of
// the column to field. A chosen column takes its field from the one that
// Recognise gave it to. Refused are columns that the file does not have, words
// that are no field, and one field for two columns.
func (m Mapping) With(choices map[string]Field) (Mapping, error) {
	out := Mapping{Own: m.Own, Columns: slices.Clone(m.Columns)}
	names := make([]string, 0, len(choices))
	for name := range choices {
		names = append(names, name)
	}
	slices.Sort(names)
	chosen := map[Field]string{}
	for _, name := range names {
		field := choices[name]
		i := slices.IndexFunc(m.Columns, func(c Column) bool { return c.Name == name })
		if i < 0 {
			i = slices.IndexFunc(m.Columns, func(c Column) bool { return squeeze(c.Name) == squeeze(name) && squeeze(name) != "" })
		}
		if i < 0 {
			return Mapping{}, m.noColumn(name)
		}
		if !field.known() {
			return Mapping{}, noField(name, string(field))
		}
		if other := chosen[field]; other != "" && !field.many() {
			return Mapping{}, plan.AtField("columns", "field_twice", fmt.Sprintf(
				"The columns \"%s\" and \"%s\" cannot both be %s. %s Choose one of them.", excerpt(other), excerpt(name), field, nothingWritten))
		}
		chosen[field] = name
		for j := range out.Columns {
			if out.Columns[j].Field == field && !field.many() {
				out.Columns[j].Field, out.Columns[j].Certain = FieldNone, true
			}
		}
		out.Columns[i].Field, out.Columns[i].Certain = field, true
	}
	return out, nil
}

func (m Mapping) noColumn(name string) error {
	var names []string
	for _, c := range m.Columns[:min(len(m.Columns), 30)] {
		names = append(names, excerpt(c.Name))
	}
	err := plan.AtField("columns", "no_such_column", fmt.Sprintf(
		"The file has no column \"%s\". %s Its columns are: %s.", excerpt(name), nothingWritten, strings.Join(names, ", ")))
	err.Params = map[string]any{"candidates": names}
	return err
}

func noField(column, text string) error {
	var names []string
	for _, label := range Fields()[1:] {
		names = append(names, string(label.Field))
	}
	err := plan.AtField("columns", "no_such_field", fmt.Sprintf(
		"\"%s\" is nothing that the column \"%s\" can be. %s Choose one of: %s; or none, which keeps the text in the note.",
		excerpt(text), excerpt(column), nothingWritten, strings.Join(names, ", ")))
	err.Params = map[string]any{"candidates": names}
	return err
}

// ParseMap reads "Column=field, ..." as the command line gives it. A column
// whose name holds a comma or an equals sign stands in double quotes. The
// field none, or nothing behind the sign, keeps the text in the note.
func ParseMap(text string) (map[string]Field, error) { return parseMap(text, parseField) }

// ParseMeasurementMap is ParseMap for a file of measurements, where none leaves
// a column out.
func ParseMeasurementMap(text string) (map[string]MeasurementField, error) {
	return parseMap(text, oneOf(MeasurementFields()))
}

// ParseKPIMap is ParseMap for a file of KPI definitions.
func ParseKPIMap(text string) (map[string]KPIField, error) {
	return parseMap(text, oneOf(KPIFields()))
}

// ParseInitiativeMap is ParseMap for a file with a roadmap.
func ParseInitiativeMap(text string) (map[string]InitiativeField, error) {
	return parseMap(text, oneOf(InitiativeFields()))
}

// oneOf reads the name of one of some fields in any letter case; none is "".
func oneOf[F ~string](fields []F) func(column, text string) (F, error) {
	return func(column, text string) (F, error) {
		if text == "" || strings.EqualFold(text, "none") {
			return "", nil
		}
		names := make([]string, len(fields))
		for i, field := range fields {
			if names[i] = string(field); strings.EqualFold(text, names[i]) {
				return field, nil
			}
		}
		err := plan.AtField("columns", "no_such_field", fmt.Sprintf("\"%s\" is nothing that the column \"%s\" can be. %s Choose one of: %s; or none.",
			excerpt(text), excerpt(column), nothingWritten, strings.Join(names, ", ")))
		err.Params = map[string]any{"candidates": names}
		return "", err
	}
}

func parseMap[F any](text string, parse func(column, text string) (F, error)) (map[string]F, error) {
	choices := map[string]F{}
	for rest := strings.TrimSpace(text); rest != ""; {
		name, after, ok := mapColumn(rest)
		if !ok {
			return nil, plan.AtField("columns", "no_pair", fmt.Sprintf(
				"\"%s\" does not say what a column is. %s Write pairs such as \"Goal=title, Due by=due\".", excerpt(rest), nothingWritten))
		}
		value, next, _ := strings.Cut(after, ",")
		field, err := parse(name, strings.TrimSpace(value))
		if err != nil {
			return nil, err
		}
		if _, twice := choices[name]; twice {
			return nil, plan.AtField("columns", "column_twice", fmt.Sprintf(
				"The column \"%s\" is named twice. %s Name it once.", excerpt(name), nothingWritten))
		}
		choices[name] = field
		rest = strings.TrimSpace(next)
	}
	return choices, nil
}

// mapColumn parts the name of a column from what follows its equals sign.
func mapColumn(text string) (name, after string, ok bool) {
	if strings.HasPrefix(text, "\"") {
		name, after, ok = strings.Cut(text[1:], "\"")
		if after = strings.TrimSpace(after); !ok || !strings.HasPrefix(after, "=") {
			return "", "", false
		}
		return name, after[1:], name != ""
	}
	name, after, ok = strings.Cut(text, "=")
	name = strings.TrimSpace(name)
	return name, after, ok && name != "" && !strings.Contains(name, ",")
}

func parseField(column, text string) (Field, error) {
	if text == "" || strings.EqualFold(text, "none") {
		return FieldNone, nil
	}
	for _, label := range Fields() {
		if strings.EqualFold(text, string(label.Field)) {
			return label.Field, nil
		}
	}
	return FieldNone, noField(column, text)
}
