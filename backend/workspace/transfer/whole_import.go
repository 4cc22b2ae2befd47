package transfer

import (
	"context"
	"os"
	"path/filepath"

	"cairn/backend/exchange"
	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/review"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
)

// ImportedPlan is what an import of a whole plan made.
type ImportedPlan struct {
	Name  string
	Files []ExportedFile // with how many rows each brought, in the order in which they were read
	// Findings name their file and column in Column, "check_ins.csv: confidence".
	// What was imported has none that blocks.
	Findings []exchange.Finding
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
		r, err := readWhole(ctx, tx, folder, &done, progress)
		if err == nil && r.errors > 0 {
			err = exchange.Refusal(r.file, done.Findings, r.errors)
		}
		return err
	})
	return change, done, err
}

// PlanPreview is what an import of a whole plan would make.
type PlanPreview struct {
	ImportedPlan
	Errors int // findings that block the import
}

// PreviewPlan says what ImportPlan would make of a folder: it imports and keeps
// nothing of it. What is wrong with single rows is in the findings; all else is
// refused as ImportPlan refuses it.
func (a Actions) PreviewPlan(ctx context.Context, folder string, progress func(done, total int64)) (PlanPreview, error) {
	var p PlanPreview
	err := a.w.Try(ctx, func(tx *store.Tx) error {
		r, err := readWhole(ctx, tx, folder, &p.ImportedPlan, progress)
		if err == nil {
			p.Errors = r.errors
		}
		return err
	})
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

	found  map[exchange.Severity]int
	errors int
	file   string // the one with the first error

	// What rows are checked against that come later.
	rows       present
	unsure     map[kind]bool // of which not all rows could be read
	calendar   kpi.Calendar
	cycles     []plan.Cycle
	homes      map[plan.ID]plan.Cycle // of the objectives
	keyResults map[plan.ID]okr.KeyResult
	kpis       map[plan.ID]*kpi.KPI
}

// readWhole reads the files of a folder into the running action, in a plan that
// is empty. What is wrong with rows is in the findings of done.
func readWhole(ctx context.Context, tx *store.Tx, folder string, done *ImportedPlan, progress func(done, total int64)) (*wholeReader, error) {
	if err := notEmpty(ctx, tx.Reader); err != nil {
		return nil, err
	}
	tx.AsWritten()
	*done = ImportedPlan{Findings: []exchange.Finding{}}
	r := &wholeReader{ctx: ctx, tx: tx, folder: folder, done: done, progress: progress, found: map[exchange.Severity]int{},
		rows: present{}, unsure: map[kind]bool{}, homes: map[plan.ID]plan.Cycle{}, keyResults: map[plan.ID]okr.KeyResult{}, kpis: map[plan.ID]*kpi.KPI{}}
	return r, r.run()
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
		readAll(r, exchange.Products(), func(p plan.Product) plan.ID { return p.ID }, checked(func(p plan.Product) error { return tx.PutProduct(ctx, p) })),
		readAll(r, exchange.People(), func(p plan.Person) plan.ID { return p.ID }, checked(func(p plan.Person) error { return tx.PutPerson(ctx, p) })),
		readAll(r, exchange.Teams(), func(t plan.Team) plan.ID { return t.ID }, checked(func(t plan.Team) error { return tx.PutTeam(ctx, t) })),
		readAll(r, exchange.TeamMembers(), func(m plan.TeamMember) plan.ID { return m.ID }, unchecked(func(m plan.TeamMember) error { return tx.PutTeamMember(ctx, m) })),
		readAll(r, exchange.Phases(), func(p plan.Phase) plan.ID { return p.ID }, checked(func(p plan.Phase) error { return tx.PutPhase(ctx, p) })),
		readAll(r, exchange.Cycles(), func(c plan.Cycle) plan.ID { return c.ID }, checked(r.takeCycle)),
		readAll(r, exchange.Objectives(), func(o okr.Objective) plan.ID { return o.ID }, checked(r.takeObjective)),
		readAll(r, exchange.Supports(), func(s okr.Support) plan.ID { return s.ID }, unchecked(func(s okr.Support) error { return tx.PutSupport(ctx, s) })),
		readAll(r, exchange.KPIs(), func(k kpi.KPI) plan.ID { return k.ID }, checked(r.takeKPI)),
		readAll(r, exchange.KPIPhases(), func(p kpi.Phase) plan.ID { return p.ID }, unchecked(func(p kpi.Phase) error { return tx.PutKPIPhase(ctx, p) })),
		readAll(r, exchange.KeyResults(), func(k okr.KeyResult) plan.ID { return k.ID }, checked(r.takeKeyResult)),
		readAll(r, exchange.Milestones(), func(m okr.Milestone) plan.ID { return m.ID }, checked(r.takeMilestone)),
		r.checkIns, r.measurements,
		readAll(r, exchange.Tags(), func(t plan.Tag) plan.ID { return t.ID }, checked(func(t plan.Tag) error { return tx.PutTag(ctx, t) })),
		r.since(withAnnotations, readAll(r, exchange.Annotations(), func(a plan.Annotation) plan.ID { return a.ID }, checked(func(a plan.Annotation) error { return tx.PutAnnotation(ctx, a) }))),
		r.since(withRules, readAll(r, exchange.Overrules(), func(o plan.Overrule) plan.ID { return o.ID }, checked(func(o plan.Overrule) error { return tx.PutOverrule(ctx, o) }))),
		r.since(withRules, readAll(r, exchange.RuleChoices(), func(c plan.RuleChoice) plan.ID { return c.ID }, checked(func(c plan.RuleChoice) error { return tx.PutRuleChoice(ctx, c) }))),
		r.since(withClosing, readAll(r, exchange.Scores(), func(s okr.Score) plan.ID { return s.ID }, checked(func(s okr.Score) error { return tx.PutScore(ctx, s) }))),
		r.since(withClosing, readAll(r, exchange.Lessons(), func(l okr.Lesson) plan.ID { return l.ID }, checked(func(l okr.Lesson) error { return tx.PutLesson(ctx, l) }))),
		r.since(withClosing, readAll(r, exchange.Reviews(), func(r review.Review) plan.ID { return r.ID }, checked(func(r review.Review) error { return tx.PutReview(ctx, r) }))),
		r.since(withClosing, readAll(r, exchange.ReviewNotes(), func(r review.Note) plan.ID { return r.ID }, checked(func(r review.Note) error { return tx.PutReviewNote(ctx, r) }))),
		r.since(withClosing, readAll(r, exchange.Decisions(), func(d review.Decision) plan.ID { return d.ID }, checked(func(d review.Decision) error { return tx.PutDecision(ctx, d) }))),
		r.since(withClosing, readAll(r, exchange.Questions(), func(q review.Question) plan.ID { return q.ID }, checked(func(q review.Question) error { return tx.PutQuestion(ctx, q) }))),
		r.since(withClosing, readAll(r, exchange.ActionItems(), func(a review.Action) plan.ID { return a.ID }, checked(func(a review.Action) error { return tx.PutActionItem(ctx, a) }))),
	} {
		if err := read(); err != nil {
			return err
		}
	}
	return r.roadmap()
}

// roadmap reads initiatives, and how they are scored and chosen.
func (r *wholeReader) roadmap() error {
	ctx, tx := r.ctx, r.tx
	for _, read := range []func() error{
		r.since(withRoadmap, readAll(r, exchange.Initiatives(), func(i roadmap.Initiative) plan.ID { return i.ID }, checked(func(i roadmap.Initiative) error { return tx.PutInitiative(ctx, i) }))),
		r.since(withRoadmap, readAll(r, exchange.Efforts(), func(e roadmap.Effort) plan.ID { return e.ID }, checked(func(e roadmap.Effort) error { return tx.PutEffort(ctx, e) }))),
		r.since(withRoadmap, readAll(r, exchange.Moves(), func(m roadmap.Move) plan.ID { return m.ID }, checked(func(m roadmap.Move) error { return tx.PutMove(ctx, m) }))),
		r.since(withRoadmap, readAll(r, exchange.Dependencies(), func(d roadmap.Dependency) plan.ID { return d.ID }, checked(func(d roadmap.Dependency) error { return tx.PutDependency(ctx, d) }))),
		r.since(withRoadmap, readAll(r, exchange.Models(), func(m roadmap.Model) plan.ID { return m.ID }, checked(func(m roadmap.Model) error { return tx.PutModel(ctx, m) }))),
		r.since(withRoadmap, readAll(r, exchange.Criteria(), func(c roadmap.Criterion) plan.ID { return c.ID }, checked(func(c roadmap.Criterion) error { return tx.PutCriterion(ctx, c) }))),
		r.since(withRoadmap, readAll(r, exchange.Ratings(), func(r roadmap.Rating) plan.ID { return r.ID }, checked(func(r roadmap.Rating) error { return tx.PutRating(ctx, r) }))),
		r.since(withRoadmap, readAll(r, exchange.Overrides(), func(o roadmap.Override) plan.ID { return o.ID }, checked(func(o roadmap.Override) error { return tx.PutOverride(ctx, o) }))),
		r.since(withRoadmap, readAll(r, exchange.Answers(), func(a roadmap.Answer) plan.ID { return a.ID }, checked(func(a roadmap.Answer) error { return tx.PutAnswer(ctx, a) }))),
		r.since(withRoadmap, readAll(r, exchange.Scenarios(), func(s roadmap.Scenario) plan.ID { return s.ID }, checked(func(s roadmap.Scenario) error { return tx.PutScenario(ctx, s) }))),
		r.since(withRoadmap, readAll(r, exchange.ScenarioChoices(), func(c roadmap.Choice) plan.ID { return c.ID }, checked(func(c roadmap.Choice) error { return tx.PutChoice(ctx, c) }))),
		r.since(withRoadmap, readAll(r, exchange.Capacities(), func(c roadmap.Capacity) plan.ID { return c.ID }, checked(func(c roadmap.Capacity) error { return tx.PutCapacity(ctx, c) }))),
		r.since(withRoadmap, readAll(r, exchange.Weights(), func(w roadmap.Weight) plan.ID { return w.ID }, checked(func(w roadmap.Weight) error { return tx.PutWeight(ctx, w) }))),
		r.since(withRoadmap, readAll(r, exchange.Rankings(), func(r roadmap.Ranking) plan.ID { return r.ID }, checked(func(r roadmap.Ranking) error { return tx.PutRanking(ctx, r) }))),
	} {
		if err := read(); err != nil {
			return err
		}
	}
	return nil
}

// The first schema versions that have notes on charts, what a plan says about the
// rules of SMART, scores and reviews, and the roadmap.
const (
	withAnnotations = 1003
	withRules       = 1004
	withClosing     = 1005
	withRoadmap     = 1006
)

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
		own.Name, own.Settings, r.calendar = about.Name, about.Settings, kpi.CalendarOf(about.Settings)
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
