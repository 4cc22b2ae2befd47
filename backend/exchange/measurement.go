package exchange

import (
	"context"
	"io"
	"iter"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// What ReadMeasurements accepts. A row takes some 40 bytes while it waits to be
// imported, so that the most rows take 80 MB whatever the file is like.
const (
	// MaxMeasurementBytes is the longest file of measurements, in bytes.
	MaxMeasurementBytes = 256 << 20
	// MaxMeasurements is how many rows a file of measurements may have.
	MaxMeasurements = 2_000_000
)

// MeasurementContext is what the rows of a file are read against.
type MeasurementContext struct {
	Settings plan.Settings
	Today    plan.Date
	// KPIs are those of the plan, which a column kpi names by name or id. One
	// without a frequency takes the one that is recognised.
	KPIs []kpi.KPI
	// KPI is whose values the rows are where no column says so; "" for none.
	KPI     plan.ID
	Choices MeasurementChoices
}

// MeasurementChoices answer the questions of the findings.
type MeasurementChoices struct {
	Columns     map[string]MeasurementField // name of the column to field
	DateOrder   string                      // "dmy" or "mdy"; "" asks where it matters
	DecimalMark string                      // "." or ","; "" is the plan's, and asks where the file has the other
	// Duplicates is "last" to take the last of several values of one period; ""
	// asks, and none is taken.
	Duplicates string
	// SkipFaulty leaves rows out that cannot be read; else they block the import.
	SkipFaulty bool
}

// MeasurementPlan is what a file of measurements would bring in.
type MeasurementPlan struct {
	Columns []MeasurementColumn
	// Series are the KPIs in the order of the context, each with how many values
	// it gets.
	Series []ReadSeries
	Count  int // values in all, each for a period of its own
	Rows   int // records in the file, the header not counted
	Blank  int // records without a value
	Twice  int // records that repeat a value which another one has
	// Findings in the order of the file; Found counts them all, Errors those that
	// block the import.
	Findings []Finding
	Found    int
	Errors   int

	reader *measurementReader
}

// ReadSeries is what a file brings for one KPI.
type ReadSeries struct {
	KPI plan.ID
	// Recognised is the frequency that the file's periods look like, "" where
	// they do not say.
	Recognised kpi.Frequency
	// Frequency is the KPI's own, else the recognised one.
	Frequency   kpi.Frequency
	Count       int
	First, Last plan.Date // first days of the oldest and the newest period
}

// ReadMeasurement is one value of a file. Period is the first day of its period
// in the frequency of the KPI.
type ReadMeasurement struct {
	Row    int // line of the file
	KPI    plan.ID
	Period plan.Date
	Label  string
	kpi.Reading
}

// All gives the values by KPI and then by period, each period (as it happens,
// each day and label) once. It gives none while Errors is not 0.
func (p *MeasurementPlan) All() iter.Seq[ReadMeasurement] {
	return func(yield func(ReadMeasurement) bool) {
		if p.Errors > 0 {
			return
		}
		for i := range p.reader.entries {
			if !yield(p.reader.measurement(&p.reader.entries[i])) {
				return
			}
		}
	}
}

// ReadMeasurements reads a delimited text file with measurements, a record at a
// time: "period, value" by position or by the names of the columns. It refuses
// as ReadTable does, with its own limits on rows and bytes; everything else that
// is wrong or unsure is a finding.
func ReadMeasurements(ctx context.Context, r io.Reader, size int64, options Options, context MeasurementContext) (*MeasurementPlan, error) {
	s, err := openStream(ctx, r, size, MaxMeasurementBytes, options)
	if err != nil {
		return nil, err
	}
	reader, err := newMeasurementReader(s.table.table.Header, &s.table.found, context)
	if err != nil {
		return nil, err
	}
	if err := reader.read(ctx, s); err != nil {
		return nil, err
	}
	return reader.plan(), nil
}

// ReadMeasurementTable reads measurements from a table that was read whole, such
// as a sheet of a workbook.
func ReadMeasurementTable(ctx context.Context, table *Table, context MeasurementContext) (*MeasurementPlan, error) {
	found := &findings{}
	for _, finding := range table.Findings {
		found.add(finding)
	}
	found.total, found.errorTotal = table.Found, table.Errors
	reader, err := newMeasurementReader(table.Header, found, context)
	if err != nil {
		return nil, err
	}
	if err := reader.read(ctx, &tableSource{rows: table.Rows}); err != nil {
		return nil, err
	}
	return reader.plan(), nil
}
