package coach

import (
	"context"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/smart"
	"cairn/backend/store"
	"cairn/backend/workspace/views"
)

// Alignment is the map of a cycle with what a coach says of how its goals hang
// together.
type Alignment struct {
	Map views.Map `json:"map"`
	// Findings are the open ones of the report that are about alignment.
	Findings []smart.Finding `json:"findings"`
	// Rules describe those that found something.
	Rules []smart.Rule `json:"rules"`
}

// Alignment is that of a cycle on a day; "" is the cycle that a new window shows, and
// today. not_found where there is no such cycle.
func (a Actions) Alignment(ctx context.Context, cycle plan.ID, on plan.Date) (Alignment, error) {
	aligned := Alignment{Rules: []smart.Rule{}}
	err := a.w.Read(ctx, func(r store.Reader) (err error) {
		if aligned.Map, err = views.New(a.w).In(r).Map(ctx, cycle, on); err != nil {
			return err
		}
		report, err := a.reportIn(ctx, r, aligned.Map.Cycle.ID, on)
		aligned.Findings = slices.DeleteFunc(report.Findings, func(f smart.Finding) bool { return !smart.AboutAlignment(f.Rule) })
		return err
	})
	for _, rule := range smart.Rules() {
		if slices.ContainsFunc(aligned.Findings, func(f smart.Finding) bool { return f.Rule == rule.ID }) {
			aligned.Rules = append(aligned.Rules, rule)
		}
	}
	return aligned, err
}
