package store

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"unicode/utf8"

	"gorm.io/gorm/schema"

	"cairn/backend/journal"
	"cairn/backend/plan"
)

// subject ties a name in the journal to a table and to the fields that are its
// cells.
type subject struct {
	name   string
	schema *schema.Schema
	cells  []cell
	// entry is true where rows are appended whole and only corrections are cells.
	entry bool
	// What its rows belong to and the field that says so, where a change of them
	// shows there; nil for most.
	owner      *subject
	ownerField string
	// bulk entries come by the million: a change names what they belong to and
	// not each of them.
	bulk bool
	// restated entries are by whoever said what they say now: a correction is the
	// corrector's, and a check-in stays its author's whoever amends it.
	restated bool
}

// entryColumns are the journal data that an entry's row carries itself.
//
//nolint:gochecknoglobals // a table, never written
var entryColumns = map[string]bool{"batch": true, "actor": true, "seq": true, "lamport": true, "action": true, "original": true}

func parseRow(model any) *schema.Schema {
	parsed, err := schema.Parse(model, &sync.Map{}, schema.NamingStrategy{})
	if err != nil {
		panic(fmt.Sprintf("store: the row %T does not parse: %v", model, err))
	}
	return parsed
}

func newSubject(name string, model any) *subject {
	s := &subject{name: name, schema: parseRow(model)}
	for _, field := range s.schema.Fields {
		if field.DBName != "id" && field.DBName != "alive" {
			s.cells = append(s.cells, cell{name: field.DBName, fields: []*schema.Field{field}})
		}
	}
	return s
}

func ownedBy(s *subject, owner *subject, field string) *subject {
	s.owner, s.ownerField = owner, field
	return s
}

// newEntry is a subject of entries. Of their fields only those that can be
// corrected are cells.
func newEntry(name string, model any, owner *subject, ownerField string, cells ...cell) *subject {
	s := ownedBy(&subject{name: name, schema: parseRow(model), entry: true}, owner, ownerField)
	for _, c := range cells {
		for _, column := range strings.Fields(c.columns) {
			c.fields = append(c.fields, s.schema.LookUpField(column))
		}
		s.cells = append(s.cells, c)
	}
	return s
}

// The subjects, by the names that stand in the journal. These names are part
// of the file format.
//
//nolint:gochecknoglobals // the tables of the schema, never written
var (
	plans        = newSubject("plan", &planRow{})
	products     = newSubject("product", &productRow{})
	people       = newSubject("person", &personRow{})
	teams        = newSubject("team", &teamRow{})
	teamMembers  = newSubject("team_member", &teamMemberRow{})
	phases       = newSubject("phase", &phaseRow{})
	cycles       = newSubject("cycle", &cycleRow{})
	tags         = newSubject("tag", &tagRow{})
	objectives   = newSubject("objective", &objectiveRow{})
	supports     = newSubject("support", &supportRow{})
	keyResults   = newSubject("key_result", &keyResultRow{})
	milestones   = ownedBy(newSubject("milestone", &milestoneRow{}), keyResults, "KeyResult")
	kpis         = newSubject("kpi", &kpiRow{})
	kpiPhases    = newSubject("kpi_phase", &kpiPhaseRow{})
	annotations  = newSubject("annotation", &annotationRow{})
	overrules    = newSubject("overrule", &overruleRow{})
	ruleChoices  = newSubject("rule_choice", &ruleChoiceRow{})
	scores       = newSubject("score", &scoreRow{})
	lessons      = newSubject("lesson", &lessonRow{})
	reviews      = newSubject("review", &reviewRow{})
	reviewNotes  = newSubject("review_note", &reviewNoteRow{})
	decisions    = newSubject("decision", &decisionRow{})
	questions    = newSubject("question", &questionRow{})
	actionItems  = newSubject("action_item", &actionItemRow{})
	initiatives  = newSubject("initiative", &initiativeRow{})
	efforts      = newSubject("effort", &effortRow{})
	moves        = newSubject("move", &moveRow{})
	dependencies = newSubject("dependency", &dependencyRow{})
	models       = newSubject("model", &modelRow{})
	criteria     = newSubject("criterion", &criterionRow{})
	ratings      = newSubject("rating", &ratingRow{})
	overrides    = newSubject("override", &overrideRow{})
	answers      = newSubject("answer", &answerRow{})
	scenarios    = newSubject("scenario", &scenarioRow{})
	choices      = newSubject("choice", &choiceRow{})
	capacities   = newSubject("capacity", &capacityRow{})
	weights      = newSubject("weight", &weightRow{})
	rankings     = newSubject("ranking", &rankingRow{})
	checkIns     = newEntry("check_in", &checkInRow{}, keyResults, "KeyResult",
		cell{name: "date", columns: "date"}, cell{name: "value", columns: "value"},
		cell{name: "confidence", columns: "confidence"}, cell{name: "note", columns: "note"})
	measurements = asReadings(newEntry("measurement", &measurementRow{}, kpis, "KPI",
		cell{name: readingCell, columns: "value numerator denominator note"}))

	entries  = []*subject{checkIns, measurements}
	subjects = append([]*subject{plans, products, people, teams, teamMembers, phases, cycles, tags,
		objectives, supports, keyResults, milestones, kpis, kpiPhases, annotations, overrules, ruleChoices,
		scores, lessons, reviews, reviewNotes, decisions, questions, actionItems,
		initiatives, efforts, moves, dependencies, models, criteria, ratings, overrides, answers, scenarios, choices, capacities, weights, rankings}, entries...)
)

// readingCell is the one cell of a measurement.
const readingCell = "reading"

// asReadings says of entries that they are measurements.
func asReadings(s *subject) *subject { s.bulk, s.restated = true, true; return s }

// Subjects are the names of all subjects, as Change.Subjects has them.
func Subjects() []string {
	names := make([]string, len(subjects))
	for i, s := range subjects {
		names[i] = s.name
	}
	return names
}

func subjectNamed(name string) (*subject, bool) {
	for _, s := range subjects {
		if s.name == name {
			return s, true
		}
	}
	return nil, false
}

// newRow returns a pointer to a zero row of the subject.
func (s *subject) newRow() reflect.Value { return reflect.New(s.schema.ModelType) }

func (s *subject) id(row reflect.Value) string {
	return row.Elem().FieldByName("ID").String()
}

func (s *subject) alive(row reflect.Value) bool {
	return row.Elem().FieldByName("Alive").Bool()
}

func (s *subject) setAlive(row reflect.Value, alive bool) {
	row.Elem().FieldByName("Alive").SetBool(alive)
}

// ownerID is the id of the row that one belongs to.
func (s *subject) ownerID(row reflect.Value) string {
	return row.Elem().FieldByName(s.ownerField).String()
}

// cell is one field of the journal: one column, or several that change together
// as a tuple.
type cell struct {
	name    string
	columns string // of an entry's cell, parted by spaces
	fields  []*schema.Field
}

// value is what the journal says of the cell: of one column its canonical JSON,
// of a tuple an object of all its columns.
func (c cell) value(row reflect.Value) (journal.Value, error) {
	if len(c.fields) == 1 {
		return value(row, c.fields[0])
	}
	tuple := map[string]any{}
	for _, field := range c.fields {
		v, _ := field.ValueOf(context.Background(), row.Elem())
		tuple[field.DBName] = v
	}
	return canonical(tuple) // encoding/json sorts the keys
}

// set gives a row what the journal says of the cell.
func (c cell) set(row reflect.Value, v journal.Value) error {
	if len(c.fields) == 1 {
		return setValue(row, c.fields[0], v)
	}
	var tuple map[string]json.RawMessage
	if err := json.Unmarshal([]byte(v), &tuple); err != nil {
		return fmt.Errorf("read %s from the journal: %w", c.name, err)
	}
	for _, field := range c.fields {
		if err := setValue(row, field, journal.Value(tuple[field.DBName])); err != nil {
			return err
		}
	}
	return nil
}

// originals are the cells of an entry as it was first written, by their names.
// They stand in its row once a correction has changed it.
func (s *subject) originals(row reflect.Value) (map[string]journal.Value, error) {
	first := map[string]journal.Value{}
	if kept := row.Elem().FieldByName("Original").String(); kept != "" {
		err := json.Unmarshal([]byte(kept), &first)
		return first, err
	}
	for _, c := range s.cells {
		v, err := c.value(row)
		if err != nil {
			return nil, err
		}
		first[c.name] = v
	}
	if s.restated {
		by, err := canonical(author(row))
		if err != nil {
			return nil, err
		}
		first[byOriginal] = by
	}
	return first, nil
}

// byOriginal is who entered a restated entry first, among its originals.
const byOriginal = "by"

// author is who an entry is by.
func author(row reflect.Value) string { return row.Elem().FieldByName("By").String() }

func setAuthor(row reflect.Value, by string) { row.Elem().FieldByName("By").SetString(by) }

// keepOriginals notes in an entry's row how it was first written.
func (s *subject) keepOriginals(row reflect.Value) error {
	first, err := s.originals(row)
	if err != nil {
		return err
	}
	text, err := canonical(first)
	row.Elem().FieldByName("Original").SetString(string(text))
	return err
}

// value is the canonical JSON of one field of a row. A field at its zero value
// is Unset, so that a new row writes only what it says.
func value(row reflect.Value, field *schema.Field) (journal.Value, error) {
	v, zero := field.ValueOf(context.Background(), row.Elem())
	if zero {
		return journal.Unset, nil
	}
	if text, ok := v.(string); ok && !utf8.ValidString(text) {
		return "", plan.AtField(field.DBName, "not_text", "This text is not valid UTF-8. Nothing was changed; type it again or choose another encoding for the file.")
	}
	return canonical(v)
}

func canonical(v any) (journal.Value, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return "", fmt.Errorf("encode a value for the journal: %w", err)
	}
	return journal.Value(bytes.TrimRight(out.Bytes(), "\n")), nil
}

// setValue gives a field the value that stands in the journal.
func setValue(row reflect.Value, field *schema.Field, v journal.Value) error {
	target := field.ReflectValueOf(context.Background(), row.Elem())
	target.SetZero()
	if v == journal.Unset {
		return nil
	}
	if err := json.Unmarshal([]byte(v), target.Addr().Interface()); err != nil {
		return fmt.Errorf("read %s.%s from the journal: %w", field.Schema.Table, field.DBName, err)
	}
	return nil
}

func (s *subject) cell(name string) (cell, bool) {
	for _, c := range s.cells {
		if c.name == name {
			return c, true
		}
	}
	return cell{}, false
}
