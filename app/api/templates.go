package api

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/workspace/templates"
	"cairn/backend/workspace/views"
)

// TemplateStart is a template to begin with.
type TemplateStart struct {
	Cycle      string   `json:"cycle"`
	Product    string   `json:"product"` // "" for the plan's first
	Template   string   `json:"template"`
	KeyResults []string `json:"keyResults"` // those to take, by their ids in the template
	Owner      string   `json:"owner"`      // id or name; "" for none
}

// Templates are the objectives to begin with, as they would stand in a cycle and a
// product of the plan; "" is the current cycle, and the first product.
func (o *Objectives) Templates(cycle, product string) (views.Templates, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Templates, error) {
		return p.views.Templates(ctx, plan.ID(cycle), plan.ID(product))
	})
}

// BeginWithTemplate adds the objective of a template with the key results that are wanted,
// in one step of undo.
func (o *Objectives) BeginWithTemplate(n TemplateStart) (views.Patch, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Patch, error) {
		change, id, err := p.templates.Begin(ctx, templates.Start{
			Cycle: plan.ID(n.Cycle), Product: plan.ID(n.Product), Template: n.Template, KeyResults: n.KeyResults, Owner: n.Owner,
		})
		if err != nil {
			return views.Patch{}, err
		}
		return p.patchWithNew(ctx, plan.ID(n.Cycle), change, id)
	})
}
