package store

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
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
	cells  []*schema.Field
	// entry is true where rows are appended whole and only corrections are cells.
	entry bool
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

func newSubject(name string, model any, entry bool) *subject {
	parsed := parseRow(model)
	s := &subject{name: name, schema: parsed, entry: entry}
	for _, field := range parsed.Fields {
		if field.DBName == "id" || field.DBName == "alive" || entry && entryColumns[field.DBName] {
			continue
		}
		s.cells = append(s.cells, field)
	}
	return s
}

// The subjects, by the names that stand in the journal. These names are part
// of the file format.
//
//nolint:gochecknoglobals // the tables of the schema, never written
var (
	plans       = newSubject("plan", &planRow{}, false)
	products    = newSubject("product", &productRow{}, false)
	people      = newSubject("person", &personRow{}, false)
	teams       = newSubject("team", &teamRow{}, false)
	teamMembers = newSubject("team_member", &teamMemberRow{}, false)
	phases      = newSubject("phase", &phaseRow{}, false)
	cycles      = newSubject("cycle", &cycleRow{}, false)
	tags        = newSubject("tag", &tagRow{}, false)
	objectives  = newSubject("objective", &objectiveRow{}, false)
	supports    = newSubject("support", &supportRow{}, false)
	keyResults  = newSubject("key_result", &keyResultRow{}, false)
	milestones  = newSubject("milestone", &milestoneRow{}, false)
	checkIns    = newSubject("check_in", &checkInRow{}, true)

	subjects = []*subject{plans, products, people, teams, teamMembers, phases, cycles, tags,
		objectives, supports, keyResults, milestones, checkIns}
)

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

func (s *subject) field(name string) (*schema.Field, bool) {
	for _, field := range s.cells {
		if field.DBName == name {
			return field, true
		}
	}
	return nil, false
}
