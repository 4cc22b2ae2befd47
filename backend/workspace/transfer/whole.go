package transfer

import (
	"cmp"
	"context"
	"io"
	"iter"
	"path/filepath"
	"slices"

	"cairn/backend/exchange"
	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
)

// exportWhole writes one file for each subject and plan.csv, from which a new
// plan with the same content can be made: all that can be seen of this one, and
// so nothing that hangs on a row that was deleted. Each file is replaced whole or
// not at all.
func exportWhole(ctx context.Context, r store.Reader, folder string, preset exchange.Preset) ([]ExportedFile, error) {
	w := &wholeWriter{ctx: ctx, r: r, folder: folder, rows: present{}}
	about, err := r.Plan(ctx)
	if err != nil {
		return nil, err
	}
	w.file(exchange.PlanFileName, func(out io.Writer) (int, error) {
		file := exchange.PlanFile{SchemaVersion: store.SchemaVersion, Preset: preset, Plan: about}
		return 1, exchange.WritePlanFile(out, file)
	})
	writeAll(w, exchange.Products(), r.Products)
	writeAll(w, exchange.People(), r.People)
	writeAll(w, exchange.Teams(), r.Teams)
	writeAll(w, exchange.TeamMembers(), r.TeamMembers)
	writeAll(w, exchange.Phases(), r.Phases)
	writeAll(w, exchange.Cycles(), r.Cycles)
	writeAll(w, exchange.Objectives(), r.Objectives)
	writeAll(w, exchange.Supports(), r.Supports)
	writeAll(w, exchange.KPIs(), r.KPIs)
	writeAll(w, exchange.KPIPhases(), r.KPIPhases)
	writeAll(w, exchange.KeyResults(), r.KeyResults)
	writeAll(w, exchange.Milestones(), r.Milestones)
	writeAll(w, exchange.CheckIns(), func(ctx context.Context) ([]okr.CheckIn, error) {
		all, err := r.CheckIns(ctx)
		slices.SortFunc(all, func(a, b okr.CheckIn) int { return cmp.Or(cmp.Compare(a.Lamport, b.Lamport), cmp.Compare(a.ID, b.ID)) })
		return all, err
	})
	w.measurements()
	writeAll(w, exchange.Tags(), r.Tags)
	writeAll(w, exchange.Annotations(), r.Annotations)
	writeAll(w, exchange.Overrules(), r.Overrules)
	writeAll(w, exchange.RuleChoices(), r.RuleChoices)
	writeAll(w, exchange.Scores(), r.Scores)
	writeAll(w, exchange.Lessons(), r.Lessons)
	writeAll(w, exchange.Reviews(), r.Reviews)
	writeAll(w, exchange.ReviewNotes(), r.ReviewNotes)
	writeAll(w, exchange.Decisions(), r.Decisions)
	writeAll(w, exchange.Questions(), r.Questions)
	writeAll(w, exchange.ActionItems(), r.ActionItems)
	writeAll(w, exchange.Initiatives(), r.Initiatives)
	writeAll(w, exchange.Efforts(), r.Efforts)
	writeAll(w, exchange.Moves(), r.Moves)
	writeAll(w, exchange.Dependencies(), r.Dependencies)
	writeAll(w, exchange.Models(), r.Models)
	writeAll(w, exchange.Criteria(), r.Criteria)
	writeAll(w, exchange.Ratings(), r.Ratings)
	writeAll(w, exchange.Overrides(), r.Overrides)
	writeAll(w, exchange.Answers(), r.Answers)
	writeAll(w, exchange.Scenarios(), r.Scenarios)
	writeAll(w, exchange.ScenarioChoices(), r.Choices)
	writeAll(w, exchange.Capacities(), r.Capacities)
	writeAll(w, exchange.Weights(), r.Weights)
	writeAll(w, exchange.Rankings(), r.Rankings)
	return w.done, w.err
}

// wholeWriter writes the files of an export; it stops at the first error.
type wholeWriter struct {
	ctx    context.Context //nolint:containedctx // lives for one export
	r      store.Reader
	folder string
	done   []ExportedFile
	err    error
	rows   present // that were written
}

func (w *wholeWriter) file(name string, write func(io.Writer) (rows int, err error)) {
	if w.err != nil {
		return
	}
	file := ExportedFile{Name: name, Path: filepath.Join(w.folder, name)}
	w.err = store.WriteAtomically(file.Path, func(out io.Writer) (err error) {
		file.Rows, err = write(out)
		return err
	})
	w.done = append(w.done, file)
}

func writeAll[T any](w *wholeWriter, subject exchange.Subject[T], read func(context.Context) ([]T, error)) {
	w.file(subject.File(), func(out io.Writer) (int, error) {
		rows, err := read(w.ctx)
		if err != nil {
			return 0, err
		}
		rows = slices.DeleteFunc(rows, func(row T) bool { return !w.rows.holds(row) })
		for _, row := range rows {
			w.rows.add(row)
		}
		return len(rows), exchange.WriteSubject(out, subject, slices.Values(rows))
	})
}

// measurements holds one at a time.
func (w *wholeWriter) measurements() {
	w.file(exchange.Measurements().File(), func(out io.Writer) (rows int, err error) {
		var failed error
		var all iter.Seq[kpi.Measurement] = func(yield func(kpi.Measurement) bool) {
			failed = w.r.EachMeasurement(w.ctx, func(m kpi.Measurement) error {
				if !w.rows[aKPI][m.KPI] {
					return nil
				}
				if rows++; !yield(m) {
					return io.ErrClosedPipe // the writer has failed and says why
				}
				return nil
			})
		}
		if err := exchange.WriteSubject(out, exchange.Measurements(), all); err != nil {
			return rows, err
		}
		return rows, failed
	})
}

// notEmpty refuses to import a whole plan into one that holds anything that a
// person put there.
func notEmpty(ctx context.Context, r store.Reader) error {
	for _, count := range []func(context.Context) (int, error){
		counting(r.Objectives), counting(r.KPIs), counting(r.People), counting(r.Teams), counting(r.KeyResults), counting(r.Annotations), counting(r.RuleChoices),
		counting(r.Initiatives), counting(r.Models),
		r.Arranged,
	} {
		n, err := count(ctx)
		if err != nil {
			return err
		}
		if n > 0 {
			return &plan.Error{Code: plan.Conflict, Params: map[string]any{"reason": "not_empty"},
				Message: "A whole plan can only be imported into an empty one, and this plan holds rows. Nothing was changed. Make a new plan and import into that."}
		}
	}
	return nil
}

func counting[T any](read func(context.Context) ([]T, error)) func(context.Context) (int, error) {
	return func(ctx context.Context) (int, error) {
		rows, err := read(ctx)
		return len(rows), err
	}
}
