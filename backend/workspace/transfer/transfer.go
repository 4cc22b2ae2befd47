// Package transfer brings spreadsheets into an open plan and takes the plan out
// to files: Preview says what an import would make, Import makes it in one step
// of undo, Export writes okrs.csv.
//
// It imports workspace, store, exchange, okr, plan and views.
package transfer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"cairn/backend/exchange"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
)

// Actions are those of an open plan.
type Actions struct{ w *workspace.Workspace }

// New returns the actions of an open plan.
func New(w *workspace.Workspace) Actions { return Actions{w} }

// Request says which file or pasted text to import and how to read it. The zero
// value of each field but the source leaves the choice to Cairn.
type Request struct {
	Source
	Cycle plan.ID // of rows that name no period; "" means the current one
	// NewCycle is, where Cycle is "", the name of a cycle that is made for them.
	// Its dates are those of Choices, or what the name says ("Q3 2026").
	NewCycle string
	Columns  map[string]exchange.Field // column name to field, over what was recognised
	Choices  exchange.Choices
}

// Preview is what an import would make. Nothing is written for it.
type Preview struct {
	Content
	Mapping  exchange.Mapping
	Outline  *exchange.OutlinePlan
	Findings []exchange.Finding // of the table and of the outline, in the order of the file
	Found    int                // all findings, also those that are not listed
	Errors   int                // findings that block the import
	Cycle    plan.Cycle         // the cycle of rows that name none
}

// Preview reads a file and says what importing it would make. Refusals are
// plan errors; what is wrong with single rows is in the findings.
func (a Actions) Preview(ctx context.Context, request Request) (Preview, error) {
	content, err := a.Read(ctx, request.source())
	if err != nil {
		return Preview{}, err
	}
	var p Preview
	err = a.w.Read(ctx, func(r store.Reader) error {
		p, err = preview(ctx, r, content, request, a.w.Today())
		return err
	})
	return p, err
}

// source is what the request reads; the numbers of a workbook are written with
// the decimal mark that Choices say.
func (r Request) source() Source {
	r.DecimalMark = cmp.Or(r.DecimalMark, r.Choices.DecimalMark)
	return r.Source
}

func unreadable(path string, cause error) error {
	switch {
	case errors.Is(cause, fs.ErrNotExist):
		return &plan.Error{Code: plan.NotFound, Params: map[string]any{"path": path, "reason": "missing"}, Cause: cause,
			Message: fmt.Sprintf("There is no file at %s. Nothing was imported; choose the file again.", path)}
	case cause == nil:
		return &plan.Error{Code: plan.Invalid, Params: map[string]any{"path": path, "reason": "not_a_file"},
			Message: fmt.Sprintf("%s is a folder or a device, not a file. Nothing was imported; choose a CSV file or a workbook.", path)}
	default:
		return &plan.Error{Code: plan.Invalid, Params: map[string]any{"path": path, "reason": "no_permission"}, Cause: cause,
			Message: fmt.Sprintf("%s cannot be read. Nothing was imported; check who may read it, or copy it elsewhere.", path)}
	}
}

func preview(ctx context.Context, r store.Reader, content Content, request Request, today plan.Date) (Preview, error) {
	table := content.Table
	p := Preview{Content: content, Mapping: exchange.Recognise(table.Header)}
	var err error
	if p.Mapping, err = p.Mapping.With(request.Columns); err != nil {
		return p, err
	}
	known, err := readContext(ctx, r, request, today)
	if err != nil {
		return p, err
	}
	p.Cycle = known.DefaultCycle
	p.Outline = exchange.ReadOutline(table, p.Mapping, known)
	p.Findings = append(slices.Clone(table.Findings), p.Outline.Findings...)
	slices.SortStableFunc(p.Findings, func(a, b exchange.Finding) int { return cmp.Compare(a.Row, b.Row) })
	p.Found, p.Errors = table.Found+p.Outline.Found, table.Errors+p.Outline.Errors
	return p, nil
}

// readContext is what the plan knows that a file may name.
func readContext(ctx context.Context, r store.Reader, request Request, today plan.Date) (exchange.Context, error) {
	c := exchange.Context{Today: today, Choices: request.Choices}
	p, err := r.Plan(ctx)
	if err != nil {
		return c, err
	}
	c.Settings = p.Settings
	if c.People, err = r.People(ctx); err != nil {
		return c, err
	}
	teams, err := r.Teams(ctx)
	if err != nil {
		return c, err
	}
	for _, t := range teams {
		c.Teams = append(c.Teams, t.Name)
	}
	products, err := r.Products(ctx)
	if err != nil {
		return c, err
	}
	phases, err := r.Phases(ctx)
	if err != nil {
		return c, err
	}
	c.Phases = map[string][]string{}
	for _, p := range products {
		c.Products = append(c.Products, p.Name)
		c.Phases[p.Name] = []string{}
		for _, phase := range phases {
			if phase.Product == p.ID {
				c.Phases[p.Name] = append(c.Phases[p.Name], phase.Name)
			}
		}
	}
	if c.Cycles, err = r.Cycles(ctx); err != nil {
		return c, err
	}
	if request.Cycle == "" && request.NewCycle != "" {
		c.DefaultCycle, err = newCycle(request, p.FiscalYearStart)
		return c, err
	}
	c.DefaultCycle, err = defaultCycle(c.Cycles, request.Cycle, today)
	return c, err
}

// newCycle is a cycle that is not in the plan yet: it has no id.
func newCycle(request Request, firstMonth int) (plan.Cycle, error) {
	c := plan.Cycle{Name: plan.CleanTitle(request.NewCycle)}
	if span, chosen := request.Choices.Cycles[request.NewCycle]; chosen {
		c.Start, c.End = span.Start, span.End
		return c, nil
	}
	start, end, ok := plan.ParsePeriod(c.Name, firstMonth)
	if !ok {
		return c, &plan.Error{Code: plan.NotFound, Fields: []plan.FieldError{{Field: "cycle", Code: "cycle_dates",
			Message: fmt.Sprintf("There is no cycle %q in this plan, and the name does not say when a new one begins. "+
				"Nothing was imported; name a cycle of the plan, or a quarter such as Q3 2026.", c.Name)}}}
	}
	c.Start, c.End = start, end
	return c, nil
}

// defaultCycle is the cycle of rows that name none: the one asked for, else the
// one under way, else the first.
func defaultCycle(cycles []plan.Cycle, wanted plan.ID, today plan.Date) (plan.Cycle, error) {
	for _, c := range cycles {
		if c.ID == wanted || wanted == "" && c.Start != "" && c.Start <= today && today <= c.End {
			return c, nil
		}
	}
	if wanted != "" {
		return plan.Cycle{}, &plan.Error{Code: plan.NotFound, Fields: []plan.FieldError{{Field: "cycle", Code: "not_found",
			Message: "There is no such cycle in this plan. Nothing was imported; choose another one."}}}
	}
	if len(cycles) == 0 {
		return plan.Cycle{}, nil
	}
	return cycles[0], nil
}
