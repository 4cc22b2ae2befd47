package typed

import (
	"context"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/store"
)

// ReadingOf is what lines are read with in a plan: its names, and how it writes
// numbers and dates.
func ReadingOf(ctx context.Context, r store.Reader, today plan.Date) (Reading, error) {
	p, err := r.Plan(ctx)
	if err != nil {
		return Reading{}, err
	}
	how := Reading{Mark: p.DecimalMark, Dates: plan.DateReader{Today: today, Order: p.DateOrder}, FirstMonth: p.FiscalYearStart}
	people, err := r.People(ctx)
	if err != nil {
		return how, err
	}
	for _, person := range people {
		how.Names = append(how.Names, person.Label())
	}
	teams, err := r.Teams(ctx)
	for _, team := range teams {
		how.Names = append(how.Names, team.Name)
	}
	return how, err
}

// Knows says whether a name is that of somebody in the plan.
func (r Reading) Knows(name string) bool {
	return slices.ContainsFunc(r.Names, func(known string) bool { return plan.FoldName(known) == plan.FoldName(name) })
}

// PhaseAmong takes the first of some tags that is called like a phase out of them: what
// it is called, "" for none, and the tags that are left.
func PhaseAmong(tags []string, phases []plan.Phase) (phase string, left []string) {
	for i, tag := range tags {
		at := slices.IndexFunc(phases, func(p plan.Phase) bool { return plan.FoldName(p.Name) == plan.FoldName(tag) })
		if at >= 0 {
			return phases[at].Name, slices.Delete(slices.Clone(tags), i, i+1)
		}
	}
	return "", tags
}
