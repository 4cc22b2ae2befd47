package exchange

import (
	"fmt"
	"slices"
	"strings"

	"cairn/backend/plan"
)

// MeasurementField is what a column of a file with measurements means.
type MeasurementField string

// The fields, in the spelling of the command line's --map.
const (
	MeasurementNone        MeasurementField = "" // not read; a finding says so
	MeasurementPeriod      MeasurementField = "period"
	MeasurementValue       MeasurementField = "value"
	MeasurementNumerator   MeasurementField = "numerator"
	MeasurementDenominator MeasurementField = "denominator"
	MeasurementNote        MeasurementField = "note"
	MeasurementLabel       MeasurementField = "label"
	MeasurementKPI         MeasurementField = "kpi"
)

// MeasurementFields are all fields but MeasurementNone, in the order of a menu.
func MeasurementFields() []MeasurementField {
	return []MeasurementField{MeasurementPeriod, MeasurementValue, MeasurementNumerator, MeasurementDenominator,
		MeasurementNote, MeasurementLabel, MeasurementKPI}
}

// MeasurementColumn is one column of a file and what it means.
type MeasurementColumn struct {
	Name  string           `json:"name"`
	Field MeasurementField `json:"field"`
}

// measurementNames are the column names that people and programs use, squeezed,
// the surest first.
func measurementNames(field MeasurementField) []string {
	switch field {
	case MeasurementPeriod:
		return []string{"period", "date", "ds", "day", "week", "month", "quarter", "year", "periodstart", "time", "timestamp", "datetime", "when"}
	case MeasurementValue:
		return []string{"value", "y", "measurement", "actual", "amount", "result", "number", "metric", "count", "total"}
	case MeasurementNumerator:
		return []string{"numerator"}
	case MeasurementDenominator:
		return []string{"denominator"}
	case MeasurementNote:
		return []string{"note", "notes", "comment", "comments", "remark"}
	case MeasurementLabel:
		return []string{"label", "sprint", "release", "event", "mailing"}
	case MeasurementKPI:
		return []string{"kpi", "kpiname", "kpiid", "indicator", "metricname", "series"}
	default:
		return nil
	}
}

// RecogniseMeasurements says what columns mean by their names. Of a file with
// two columns that have other names, or none, the first is the period and the
// second the value; a third is then a note.
func RecogniseMeasurements(header []string) []MeasurementColumn {
	columns := make([]MeasurementColumn, len(header))
	for i, name := range header {
		columns[i].Name = name
	}
	for _, field := range MeasurementFields() {
		for _, word := range measurementNames(field) {
			i := slices.IndexFunc(columns, func(c MeasurementColumn) bool { return c.Field == MeasurementNone && squeeze(c.Name) == word })
			if i >= 0 {
				columns[i].Field = field
				break
			}
		}
	}
	takeFree := func(field MeasurementField) {
		if slices.ContainsFunc(columns, func(c MeasurementColumn) bool { return c.Field == field }) {
			return
		}
		if i := slices.IndexFunc(columns, func(c MeasurementColumn) bool { return c.Field == MeasurementNone }); i >= 0 {
			columns[i].Field = field
		}
	}
	if len(header) == 2 || len(header) == 3 && strings.HasPrefix(header[0], "Column A") {
		takeFree(MeasurementPeriod)
		takeFree(MeasurementValue)
		if len(header) == 3 {
			takeFree(MeasurementNote)
		}
	}
	return columns
}

// chooseMeasurementColumns applies what a person chose: name of the column to
// field. A chosen column takes its field from the one that was recognised.
func chooseMeasurementColumns(columns []MeasurementColumn, choices map[string]MeasurementField) error {
	names := make([]string, 0, len(choices))
	for name := range choices {
		names = append(names, name)
	}
	slices.Sort(names)
	taken := map[MeasurementField]string{}
	for _, name := range names {
		field := choices[name]
		i := slices.IndexFunc(columns, func(c MeasurementColumn) bool { return c.Name == name })
		if i < 0 {
			i = slices.IndexFunc(columns, func(c MeasurementColumn) bool { return squeeze(c.Name) == squeeze(name) && squeeze(name) != "" })
		}
		switch {
		case i < 0:
			return plan.AtField("columns", "no_such_column", fmt.Sprintf("The file has no column \"%s\". %s Choose among its columns.", excerpt(name), nothingWritten))
		case field != MeasurementNone && !slices.Contains(MeasurementFields(), field):
			return plan.AtField("columns", "no_such_field", fmt.Sprintf(
				"\"%s\" is nothing that the column \"%s\" can be. %s Choose period, value, numerator, denominator, note, label or kpi.",
				excerpt(string(field)), excerpt(name), nothingWritten))
		case field != MeasurementNone && taken[field] != "":
			return plan.AtField("columns", "field_twice", fmt.Sprintf(
				"The columns \"%s\" and \"%s\" cannot both be %s. %s Choose one of them.", excerpt(taken[field]), excerpt(name), field, nothingWritten))
		}
		taken[field] = name
		for j := range columns {
			if field != MeasurementNone && columns[j].Field == field {
				columns[j].Field = MeasurementNone
			}
		}
		columns[i].Field = field
	}
	return nil
}
