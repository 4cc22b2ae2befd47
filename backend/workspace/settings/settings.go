// Package settings is what a person can do with the settings of a plan: how its
// numbers are read, shown and exported, how often it wants to hear of them, and
// the people, teams, products and phases that its goals refer to.
//
// It imports workspace, store and plan.
package settings

import (
	"context"
	"strings"

	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
)

// Actions are those of an open plan.
type Actions struct{ w *workspace.Workspace }

// New returns the actions of an open plan.
func New(w *workspace.Workspace) Actions { return Actions{w} }

// Set gives the plan these settings, all of them in one step of undo, which is
// named after those that changed. Errors: invalid at the field.
func (a Actions) Set(ctx context.Context, s plan.Settings) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "settings", Name: "Edit settings"}, func(tx *store.Tx) error {
		if err := s.Validate(); err != nil {
			return err
		}
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		if changed := differing(p.Settings, s); len(changed) > 0 {
			tx.Rename("Edit settings: " + strings.Join(changed, ", "))
		}
		p.Settings = s
		return tx.PutPlan(ctx, p)
	})
}

// differing are the settings that two have not in common, as people call them.
func differing(a, b plan.Settings) []string {
	var words []string
	for _, setting := range []struct {
		word    string
		differs bool
	}{
		{"fiscal year", a.FiscalYearStart != b.FiscalYearStart},
		{"decimal mark", a.DecimalMark != b.DecimalMark},
		{"list separator", a.ListSeparator != b.ListSeparator},
		{"progress shown", a.ProgressShown != b.ProgressShown},
		{"week start", a.WeekStart != b.WeekStart},
		{"date order", a.DateOrder != b.DateOrder},
		{"cadence", a.CadenceDays != b.CadenceDays},
		{"grace", a.GraceDays != b.GraceDays},
		{"roadmap model", a.RoadmapModel != b.RoadmapModel},
	} {
		if setting.differs {
			words = append(words, setting.word)
		}
	}
	return words
}
