package transfer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"cairn/backend/exchange"
	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
)

// ImportedPlan is what an import of a whole plan made.
type ImportedPlan struct {
	Name  string
	Files []ExportedFile // with how many rows each brought, in the order in which they were read
}

// ImportPlan fills an empty plan with what Export wrote into a folder: the same
// content, name and settings, in one step of undo. Its own first product, phases
// and cycles go. Files with errors are refused whole (invalid, the findings as
// fields). Errors: conflict where the plan is not empty, not_found where a file
// is missing, too_new.
func (a Actions) ImportPlan(ctx context.Context, folder string, progress func(done, total int64)) (workspace.Change, ImportedPlan, error) {
	var done ImportedPlan
	if a.w.ReadOnly() == "" {
		if _, err := a.w.BackUp(ctx, store.BeforeImport); err != nil {
			return workspace.Change{}, done, err
		}
	}
	name := filepath.Base(folder)
	action := workspace.Action{Code: "import_plan", Params: map[string]any{"folder": name}, Name: "Import plan: " + name}
	change, err := a.w.Do(ctx, action, func(tx *store.Tx) error {
		if err := notEmpty(ctx, tx.Reader); err != nil {
			return err
		}
		tx.AsWritten()
		r := &wholeReader{ctx: ctx, tx: tx, folder: folder, done: &done, progress: progress}
		return r.run()
	})
	return change, done, err
}

// PlanPreview is what an import of a whole plan would make.
type PlanPreview struct {
	ImportedPlan
	Findings []exchange.Finding
	Errors   int // findings that block the import
}

// errOnlyLooking ends the transaction of a preview, of which nothing is kept.
var errOnlyLooking = errors.New("transfer: only looking")

// PreviewPlan says what ImportPlan would make of a folder: it imports and keeps
// nothing of it. What is wrong with single rows is in the findings; all else is
// refused as ImportPlan refuses it.
func (a Actions) PreviewPlan(ctx context.Context, folder string, progress func(done, total int64)) (PlanPreview, error) {
	var p PlanPreview
	var failed error
	action := workspace.Action{Code: "preview_plan", Name: "Preview of a plan"}
	_, err := a.w.Do(ctx, action, func(tx *store.Tx) error {
		if err := notEmpty(ctx, tx.Reader); err != nil {
			return err
		}
		tx.AsWritten()
		r := &wholeReader{ctx: ctx, tx: tx, folder: folder, done: &p.ImportedPlan, progress: progress}
		failed = r.run()
		if p.Findings, p.Errors = r.findings, r.errors; r.errors > 0 {
			failed = nil // which the findings say better
		}
		return errOnlyLooking
	})
	if errors.Is(err, errOnlyLooking) {
		return p, failed
	}
	return p, err
}

// wholeReader reads the files of an export into the running action.
type wholeReader struct {
	ctx      context.Context //nolint:containedctx // lives for one action
	tx       *store.Tx
	folder   string
	version  int // of the schema that the files were made from
	done     *ImportedPlan
	progress func(done, total int64)
	findings []exchange.Finding
	errors   int
	file     string // the one with the first error
}

func (r *wholeReader) run() error {
	if err := r.readAbout(); err != nil {
		return err
	}
	if err := r.clear(); err != nil {
		return err
	}
	ctx, tx := r.ctx, r.tx
	for _, read := range []func() error{
		readAll(r, exchange.Products(), func(p plan.Product) plan.ID { return p.ID }, func(p plan.Product) error { return tx.PutProduct(ctx, p) }),
		readAll(r, exchange.People(), func(p plan.Person) plan.ID { return p.ID }, func(p plan.Person) error { return tx.PutPerson(ctx, p) }),
		readAll(r, exchange.Teams(), func(t plan.Team) plan.ID { return t.ID }, func(t plan.Team) error { return tx.PutTeam(ctx, t) }),
		readAll(r, exchange.TeamMembers(), func(m plan.TeamMember) plan.ID { return m.ID }, func(m plan.TeamMember) error { return tx.PutTeamMember(ctx, m) }),
		readAll(r, exchange.Phases(), func(p plan.Phase) plan.ID { return p.ID }, func(p plan.Phase) error { return tx.PutPhase(ctx, p) }),
		readAll(r, exchange.Cycles(), func(c plan.Cycle) plan.ID { return c.ID }, func(c plan.Cycle) error { return tx.PutCycle(ctx, c) }),
		readAll(r, exchange.Objectives(), func(o okr.Objective) plan.ID { return o.ID }, checked(func(o okr.Objective) error { return tx.PutObjective(ctx, o) })),
		readAll(r, exchange.Supports(), func(s okr.Support) plan.ID { return s.ID }, func(s okr.Support) error { return tx.PutSupport(ctx, s) }),
		readAll(r, exchange.KPIs(), func(k kpi.KPI) plan.ID { return k.ID }, checked(func(k kpi.KPI) error { return tx.PutKPI(ctx, k) })),
		readAll(r, exchange.KPIPhases(), func(p kpi.Phase) plan.ID { return p.ID }, func(p kpi.Phase) error { return tx.PutKPIPhase(ctx, p) }),
		readAll(r, exchange.KeyResults(), func(k okr.KeyResult) plan.ID { return k.ID }, checked(func(k okr.KeyResult) error { return tx.PutKeyResult(ctx, k) })),
		readAll(r, exchange.Milestones(), func(m okr.Milestone) plan.ID { return m.ID }, checked(func(m okr.Milestone) error { return tx.PutMilestone(ctx, m) })),
		r.checkIns(), r.measurements,
		readAll(r, exchange.Tags(), func(t plan.Tag) plan.ID { return t.ID }, func(t plan.Tag) error { return tx.PutTag(ctx, t) }),
		r.since(withAnnotations, readAll(r, exchange.Annotations(), func(a plan.Annotation) plan.ID { return a.ID }, checked(func(a plan.Annotation) error { return tx.PutAnnotation(ctx, a) }))),
	} {
		if err := read(); err != nil {
			return err
		}
	}
	if r.errors > 0 {
		return refusal(r.file, r.findings, r.errors)
	}
	return nil
}

// withAnnotations is the first schema version that has notes on charts.
const withAnnotations = 1003

// since leaves a file out that an export of an older plan does not have.
func (r *wholeReader) since(version int, read func() error) func() error {
	if r.version < version {
		return func() error { return nil }
	}
	return read
}

// readAbout takes over the plan's name and settings; its id stays.
func (r *wholeReader) readAbout() error {
	return r.open(exchange.PlanFileName, func(file *os.File, size int64) (int, error) {
		about, err := exchange.ReadPlanFile(r.ctx, file, size)
		if err != nil {
			return 0, err
		}
		if about.SchemaVersion > store.SchemaVersion {
			return 0, &plan.Error{Code: plan.TooNew, Params: map[string]any{"version": about.SchemaVersion},
				Message: "A newer Cairn wrote these files. Nothing was imported; update Cairn to read them."}
		}
		if err := about.Validate(); err != nil {
			return 0, err
		}
		own, err := r.tx.Plan(r.ctx)
		if err != nil {
			return 0, err
		}
		r.done.Name, r.version = about.Name, about.SchemaVersion
		own.Name, own.Settings = about.Name, about.Settings
		return 1, r.tx.PutPlan(r.ctx, own)
	})
}

// clear takes away what an empty plan begins with.
func (r *wholeReader) clear() error {
	products, err := r.tx.Products(r.ctx)
	if err != nil {
		return err
	}
	for _, p := range products {
		if err := r.tx.DeleteProduct(r.ctx, p.ID); err != nil {
			return err
		}
	}
	phases, err := r.tx.Phases(r.ctx)
	if err != nil {
		return err
	}
	for _, p := range phases {
		if err := r.tx.DeletePhase(r.ctx, p.ID); err != nil {
			return err
		}
	}
	cycles, err := r.tx.Cycles(r.ctx)
	if err != nil {
		return err
	}
	for _, c := range cycles {
		if err := r.tx.DeleteCycle(r.ctx, c.ID); err != nil {
			return err
		}
	}
	return nil
}

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

// fault notes what is wrong with a line of a file.
func (r *wholeReader) fault(file string, line int, code, message string) {
	r.findings = append(r.findings, exchange.Finding{Row: line, Column: file, Code: code, Severity: exchange.SeverityError, Message: message})
	r.errors++
	if r.file == "" {
		r.file = file
	}
}

// subjectOf reads a file row by row; what Validate refuses is a fault of its
// line.
func subjectOf[T any](r *wholeReader, subject exchange.Subject[T], take func(row T, line int) error) error {
	return r.open(subject.File(), func(file *os.File, size int64) (int, error) {
		report, err := exchange.ReadSubject(r.ctx, file, size, subject, func(row T, line int) error {
			err := take(row, line)
			var refused *plan.Error
			if errors.As(err, &refused) && refused.Code == plan.Invalid {
				r.fault(subject.File(), line, "invalid", fmt.Sprintf("Line %d of %s: %s", line, subject.File(), refused.Error()))
				return nil
			}
			return err
		})
		if err != nil {
			return 0, err
		}
		if report.Errors > 0 && r.file == "" {
			r.file = subject.File()
		}
		r.findings, r.errors = append(r.findings, report.Findings...), r.errors+report.Errors
		return report.Rows, nil
	})
}

// readAll reads a file whose rows have each an id of their own.
func readAll[T any](r *wholeReader, subject exchange.Subject[T], id func(T) plan.ID, put func(T) error) func() error {
	return func() error {
		seen := map[plan.ID]bool{}
		return subjectOf(r, subject, func(row T, _ int) error {
			if seen[id(row)] {
				return plan.AtField("id", "twice", fmt.Sprintf("The id %q stands in two rows. Export the plan again.", id(row)))
			}
			seen[id(row)] = true
			return put(row)
		})
	}
}

// checked validates rows before they are put.
func checked[T interface{ Validate() error }](put func(T) error) func(T) error {
	return func(row T) error {
		if err := row.Validate(); err != nil {
			return err
		}
		return put(row)
	}
}

// checkIns and measurements are entries of the one batch of the import.
func (r *wholeReader) checkIns() func() error {
	batch := r.tx.NewID()
	return readAll(r, exchange.CheckIns(), func(c okr.CheckIn) plan.ID { return c.ID }, func(c okr.CheckIn) error {
		c.Batch = batch
		return r.tx.AddCheckIn(r.ctx, c)
	})
}

func (r *wholeReader) measurements() error {
	const together = 2000
	batch, waiting, all := r.tx.NewID(), make([]kpi.Measurement, 0, together), 0
	var made store.Measured
	flush := func() error {
		done, err := r.tx.PutMeasurements(r.ctx, slices.Values(waiting))
		made.Added += done.Added
		waiting = waiting[:0]
		return err
	}
	err := subjectOf(r, exchange.Measurements(), func(m kpi.Measurement, _ int) error {
		if m.ID != kpi.MeasurementID(m.KPI, m.Period, m.Label) {
			return plan.AtField("id", "not_its_own", fmt.Sprintf("The id %q is not that of its KPI and period. Export the plan again.", m.ID))
		}
		m.Batch = batch
		if waiting = append(waiting, m); len(waiting) < together {
			all++
			return nil
		}
		all++
		return flush()
	})
	if err != nil {
		return err
	}
	if err := flush(); err != nil {
		return err
	}
	if made.Added != all {
		r.fault(exchange.Measurements().File(), 0, "twice", fmt.Sprintf("%d rows of %s repeat a period of a KPI. Export the plan again.", all-made.Added, exchange.Measurements().File()))
	}
	return nil
}
