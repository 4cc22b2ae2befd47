package transfer

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"

	"cairn/backend/exchange"
	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
)

// open opens a file of the folder and notes how many rows it brought.
func (r *wholeReader) open(name string, read func(file *os.File, size int64) (rows int, err error)) error {
	path := filepath.Join(r.folder, name)
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return unreadable(path, err)
	}
	file, err := os.Open(path)
	if err != nil {
		return unreadable(path, err)
	}
	defer func() { _ = file.Close() }()
	rows, err := read(file, info.Size())
	r.done.Files = append(r.done.Files, ExportedFile{Name: name, Path: path, Rows: rows})
	if r.progress != nil {
		r.progress(int64(len(r.done.Files)), int64(len(exchange.SubjectFiles())))
	}
	return err
}

// place is a cell of a file, or with column "" a line.
type place struct {
	file   string
	line   int
	column string
}

// find notes something about a place. As a script may have written the files,
// a column is named together with its file.
func (r *wholeReader) find(at place, code string, severity exchange.Severity, message string) {
	if severity == exchange.SeverityError {
		if r.errors++; r.file == "" {
			r.file = at.file
		}
	}
	r.found[severity]++
	if r.found[severity] > exchange.MaxFindings {
		return
	}
	column := at.file
	if at.column != "" {
		column += ": " + at.column
	}
	r.done.Findings = append(r.done.Findings, exchange.Finding{Row: at.line, Column: column, Code: code, Severity: severity,
		Message: fmt.Sprintf("Line %d of %s: %s", at.line, at.file, message)})
}

// faults notes what is wrong with the fields of a row; other errors come back.
func (r *wholeReader) faults(at place, err error) error {
	var refused *plan.Error
	if !errors.As(err, &refused) || refused.Code != plan.Invalid || len(refused.Fields) == 0 {
		return err
	}
	for _, fault := range refused.Fields {
		at.column = exchange.ColumnOf(fault.Field)
		if outlived(fault) {
			r.find(at, fault.Code, exchange.SeverityWarning, fault.Message+" It comes in as it is.")
		} else {
			r.find(at, fault.Code, exchange.SeverityError, fault.Message)
		}
	}
	return nil
}

// outlived says whether a value may break a rule though it kept it when it was
// entered: another row, such as the limits of a KPI, the kind of a key result or
// its first day, can be changed behind it. A plan that holds such a value is
// exported with it, and has to come back.
func outlived(fault plan.FieldError) bool {
	switch fault.Code {
	case "too_early", "not_for_kind", "not_first_day", "not_for_frequency", "disagrees":
		return true
	case "out_of_range":
		return fault.Field == "value"
	default:
		return false
	}
}

// subjectOf reads a file row by row; what take refuses as invalid is a fault of
// its line.
func subjectOf[T any](r *wholeReader, subject exchange.Subject[T], take func(row T, at place) error) error {
	return r.open(subject.File(), func(file *os.File, size int64) (int, error) {
		report, err := exchange.ReadSubject(r.ctx, file, size, subject, func(row T, line int) error {
			at := place{file: subject.File(), line: line}
			return r.faults(at, take(row, at))
		})
		if err != nil {
			return 0, err
		}
		for _, f := range report.Findings {
			r.find(place{subject.File(), f.Row, f.Column}, f.Code, f.Severity, f.Message)
		}
		if report.Errors > 0 {
			// Rows that could not be read are no reason to say of others that they lead nowhere.
			of, _ := own(*new(T))
			r.unsure[of] = true
		}
		return report.Rows, nil
	})
}

// readAll reads a file whose rows have each an id of their own.
func readAll[T any](r *wholeReader, subject exchange.Subject[T], id func(T) plan.ID, put func(row T, at place) error) func() error {
	return func() error {
		seen := map[plan.ID]bool{}
		var later []func()
		err := subjectOf(r, subject, func(row T, at place) error {
			if seen[id(row)] {
				return plan.AtField("id", "twice", fmt.Sprintf("The id %q stands in two rows. Export the plan again.", id(row)))
			}
			seen[id(row)] = true
			r.rows.add(row)
			mine, _ := own(row)
			for _, reference := range referencesOf(row) {
				if reference.to == mine { // it may lead to a row further down
					later = append(later, func() { r.follow(reference, at) })
				} else {
					r.follow(reference, at)
				}
			}
			return put(row, at)
		})
		for _, follow := range later {
			follow()
		}
		return err
	}
}

// follow notes a reference that leads nowhere.
func (r *wholeReader) follow(to reference, at place) {
	if r.rows[to.to][to.id] || r.unsure[to.to] {
		return
	}
	severity := exchange.SeverityWarning
	if to.hangs {
		severity = exchange.SeverityError
	}
	at.column = exchange.ColumnOf(to.field)
	r.find(at, "leads_nowhere", severity, to.missing())
}

// checked validates rows before they are put.
func checked[T interface{ Validate() error }](put func(T) error) func(T, place) error {
	return func(row T, _ place) error {
		if err := row.Validate(); err != nil {
			return err
		}
		return put(row)
	}
}

// unchecked puts rows that hold nothing but references.
func unchecked[T any](put func(T) error) func(T, place) error {
	return func(row T, _ place) error { return put(row) }
}

// today is the day against which a day of the files is checked: they may come
// from a place on earth where it is tomorrow already.
func (r *wholeReader) today(day plan.Date) plan.Date {
	return max(r.tx.Today(), min(day, r.tx.Today().AddDays(1)))
}

func (r *wholeReader) takeCycle(c plan.Cycle) error {
	r.cycles = append(r.cycles, c)
	return r.tx.PutCycle(r.ctx, c)
}

func (r *wholeReader) takeObjective(o okr.Objective) error {
	r.homes[o.ID] = plan.HomeCycle(r.cycles, o.Cycle)
	return r.tx.PutObjective(r.ctx, o)
}

func (r *wholeReader) takeKPI(k kpi.KPI) error {
	r.kpis[k.ID] = &k
	return r.tx.PutKPI(r.ctx, k)
}

func (r *wholeReader) takeKeyResult(k okr.KeyResult) error {
	r.keyResults[k.ID] = k
	return r.tx.PutKeyResult(r.ctx, k)
}

func (r *wholeReader) takeMilestone(m okr.Milestone) error {
	if today := r.today(m.Done); m.Done > today {
		return plan.AtField("done", "future", fmt.Sprintf("%s lies ahead; today is %s. Give the day on which it was done.", m.Done.Words(), today.Words()))
	}
	return r.tx.PutMilestone(r.ctx, m)
}

// checkIns and measurements are entries of the one batch of the import.
func (r *wholeReader) checkIns() error {
	batch := r.tx.NewID()
	return readAll(r, exchange.CheckIns(), func(c okr.CheckIn) plan.ID { return c.ID }, func(c okr.CheckIn, at place) error {
		if k, known := r.keyResults[c.KeyResult]; known {
			if err := r.faults(at, c.Validate(k, r.homes[k.Objective], r.today(c.Date))); err != nil {
				return err
			}
		}
		c.Batch = batch
		return r.tx.AddCheckIn(r.ctx, c)
	})()
}

func (r *wholeReader) measurements() error {
	together := 2000
	// An import that was undone is taken back as a whole or not at all.
	if again, err := r.tx.EverMeasured(r.ctx); err != nil {
		return err
	} else if again {
		together = math.MaxInt
	}
	batch, waiting, all := r.tx.NewID(), []kpi.Measurement{}, 0
	var made store.Measured
	flush := func() error {
		done, err := r.tx.PutMeasurements(r.ctx, slices.Values(waiting))
		made.Added += done.Added
		waiting = waiting[:0]
		return err
	}
	err := subjectOf(r, exchange.Measurements(), func(m kpi.Measurement, at place) error {
		if err := r.checkMeasurement(m, at); err != nil {
			return err
		}
		m.Batch = batch
		all++
		if waiting = append(waiting, m); len(waiting) < together {
			return nil
		}
		return flush()
	})
	if err != nil {
		return err
	}
	if err := flush(); err != nil {
		return err
	}
	if file := exchange.Measurements().File(); made.Added != all && r.errors == 0 {
		r.find(place{file: file}, "twice", exchange.SeverityError, fmt.Sprintf("%s a period of a KPI. Export the plan again.",
			plan.Counted(all-made.Added, "row repeats", "rows repeat")))
	}
	return nil
}

func (r *wholeReader) checkMeasurement(m kpi.Measurement, at place) error {
	if m.ID != kpi.MeasurementID(m.KPI, m.Period, m.Label) {
		return plan.AtField("id", "not_its_own", fmt.Sprintf("The id %q is not that of its KPI and period. Export the plan again.", m.ID))
	}
	k := r.kpis[m.KPI]
	if k == nil {
		r.follow(reference{"KPI", aKPI, m.KPI, true}, at)
		return nil
	}
	return r.faults(at, m.Validate(k, r.calendar, r.today(m.Period)))
}
