package api

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/views"
)

// Whether an edit can change which rows there are and where they stand.
const (
	inPlace    = false
	structural = true
)

// edit does something to a row and answers with what changed in the cycle that
// the row was shown in before.
func (o *openPlan) edit(ctx context.Context, id plan.ID, isStructural bool, do func() (workspace.Change, error)) (views.Patch, error) {
	cycle, err := o.views.CycleOf(ctx, id)
	if err != nil {
		return views.Patch{}, err
	}
	change, err := do()
	if err != nil {
		return views.Patch{}, err
	}
	return o.views.Patch(ctx, cycle, change, isStructural)
}

// patchWithNew is the patch of an action that made a row, for the page to put
// the focus on.
func (o *openPlan) patchWithNew(ctx context.Context, cycle plan.ID, change workspace.Change, id plan.ID) (views.Patch, error) {
	patch, err := o.views.Patch(ctx, cycle, change, structural)
	patch.Created = &id
	return patch, err
}

// optionalDate reads a date of the page; "" is none.
func optionalDate(text string) (plan.Date, error) {
	if text == "" {
		return "", nil
	}
	return plan.ParseDate(text)
}
