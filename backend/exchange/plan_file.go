package exchange

import (
	"context"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"

	"cairn/backend/plan"
)

// PlanFileName is the file of an export without loss that says what the plan is.
const PlanFileName = "plan.csv"

// PlanFile is the content of plan.csv: a key and a value in each record.
type PlanFile struct {
	SchemaVersion int    // user_version of the plan file that the export was made from
	Preset        Preset // in which okrs.csv beside it is written
	plan.Plan
}

// WritePlanFile writes plan.csv.
func WritePlanFile(w io.Writer, file PlanFile) error {
	out := newRecordWriter(w, Standard, plan.Settings{})
	out.text("key")
	out.text("value")
	out.end()
	value := reflect.ValueOf(file)
	for _, field := range fieldsOf(value.Type(), nil) {
		out.text(planKey(field.column))
		out.value(value.FieldByIndex(field.index))
		out.end()
	}
	return out.flush()
}

// planKey is the key of a field: "id" alone would not say of what.
func planKey(column string) string {
	if column == "id" {
		return "plan_id"
	}
	return column
}

// ReadPlanFile reads plan.csv. What the file does not say is as in a new plan;
// it refuses keys that are unknown or stand twice, values that do not fit, and a
// file without plan_id or schema_version.
func ReadPlanFile(ctx context.Context, r io.Reader, size int64) (PlanFile, error) {
	file := PlanFile{Preset: Standard, Plan: plan.Plan{Settings: plan.DefaultSettings()}}
	s, err := openOwn(ctx, r, size)
	if err != nil {
		return PlanFile{}, err
	}
	if header := s.table.table.Header; !slices.Equal(header, []string{"key", "value"}) {
		return PlanFile{}, refuse(plan.Invalid, "not_plan_csv", 1, "", "The columns of plan.csv are \"key\" and \"value\". "+nothingWritten+" Export it again.")
	}
	value := reflect.ValueOf(&file).Elem()
	fields := fieldsOf(value.Type(), nil)
	seen := map[string]bool{}
	for {
		row, more, err := s.next(ctx)
		if err != nil {
			return PlanFile{}, err
		}
		if !more {
			break
		}
		key := row.Cell(0)
		i := slices.IndexFunc(fields, func(f subjectField) bool { return planKey(f.column) == key })
		if i < 0 || seen[key] || len(row.Cells) != 2 || !setField(value.FieldByIndex(fields[i].index), row.Cell(1)) {
			return PlanFile{}, refuse(plan.Invalid, "plan_key", row.Line, "key", fmt.Sprintf(
				"Line %s of plan.csv, \"%s\", is unknown, stands twice or does not fit. %s Export it again.", strconv.Itoa(row.Line), excerpt(key), nothingWritten))
		}
		seen[key] = true
	}
	if !seen["plan_id"] || !seen["schema_version"] {
		return PlanFile{}, refuse(plan.Invalid, "plan_key_missing", 0, "key", "plan.csv lacks the plan's id or its schema version. "+nothingWritten+" Export it again.")
	}
	return file, nil
}
