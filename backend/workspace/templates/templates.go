// Package templates is what a person does with templates: begin with one. One exported
// method of Actions is one action, one transaction and one step of undo.
//
// It imports workspace, views, typed, store, template and the subjects.
package templates

import (
	"context"
	"slices"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/template"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
	"cairn/backend/workspace/views"
)

// Actions are those of an open plan.
type Actions struct{ w *workspace.Workspace }

// New returns the actions of an open plan.
func New(w *workspace.Workspace) Actions { return Actions{w} }

// Start is a template to begin with.
type Start struct {
	Cycle    plan.ID
	Product  plan.ID // "" for the plan's first
	Template string
	// KeyResults are those to take, by their ids in the template.
	KeyResults []string
	Owner      string // as typed; "" for none
}

// Begin adds the objective of a template with the key results that are wanted, as
// views.Templates shows them, at the end of the cycle. Errors: invalid at keyResults or
// owner, not_found, ambiguous.
func (a Actions) Begin(ctx context.Context, s Start) (workspace.Change, plan.ID, error) {
	var id plan.ID
	change, err := a.w.Do(ctx, workspace.Action{Code: "begin_with_template", Params: map[string]any{"template": s.Template}}, func(tx *store.Tx) error {
		draft, err := views.New(a.w).In(tx.Reader).DraftTemplate(ctx, s.Cycle, s.Product, s.Template)
		if err != nil {
			return err
		}
		tx.Rename("Add from a template: " + typed.Shortened(draft.Objective.Title))
		taken := taken(&draft, s.KeyResults)
		if len(taken) == 0 {
			return plan.AtField("keyResults", "required", "Without a key result nobody could tell whether the objective came true. Nothing was added; choose one at least.")
		}
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		o := draft.Objective
		if o.Owner, err = typed.In(ctx, tx, p.Settings).At("owner", s.Owner).Party(); err != nil {
			return err
		}
		o.ID, o.Product, o.Phase, o.Position = tx.NewID(), draft.Product, draft.Phase, after(draft.Last)
		id = o.ID
		if err := tx.PutObjective(ctx, o); err != nil {
			return err
		}
		return put(ctx, tx, id, taken)
	})
	return change, id, err
}

// taken are the key results of a draft that are wanted, in its order.
func taken(draft *views.TemplateDraft, wanted []string) []template.Result {
	return slices.DeleteFunc(draft.Results, func(r template.Result) bool { return !slices.Contains(wanted, r.Of.ID) })
}

// after is a position after the last one there is.
func after(last string) string {
	if key, ok := plan.KeyBetween(last, ""); ok {
		return key
	}
	return plan.Keys(1)[0] // a merge left a position that none comes after: the id decides
}

// put adds key results to a new objective.
func put(ctx context.Context, tx *store.Tx, objective plan.ID, results []template.Result) error {
	positions := plan.Keys(len(results))
	for i := range results {
		k := results[i].KeyResult
		k.ID, k.Objective, k.Position = tx.NewID(), objective, positions[i]
		if err := tx.PutKeyResult(ctx, k); err != nil {
			return err
		}
		if err := putMilestones(ctx, tx, k.ID, results[i].Milestones); err != nil {
			return err
		}
	}
	return nil
}

func putMilestones(ctx context.Context, tx *store.Tx, keyResult plan.ID, milestones []okr.Milestone) error {
	for _, m := range milestones {
		m.ID, m.KeyResult = tx.NewID(), keyResult
		if err := tx.PutMilestone(ctx, m); err != nil {
			return err
		}
	}
	return nil
}
