package views

import (
	"context"

	"cairn/backend/plan"
)

// RoadmapChanges is a roadmap for a window that may hold an earlier answer. A score that
// changes moves the ranks of thousands by one: ranks and places stand beside the rows.
type RoadmapChanges struct {
	Changes Changes `json:"changes"`
	Page    Roadmap `json:"page"`   // its initiatives are those that the window lacks
	Ranks   []int   `json:"ranks"`  // of all initiatives in their order; 0 for none
	Places  []int   `json:"places"` // likewise
}

// RoadmapSince is what has become of a roadmap since the answer named held, which may be
// of another cycle, model or scenario; "" for none. Errors: as Roadmap.
func (v Views) RoadmapSince(ctx context.Context, q RoadmapQuery, held string, a *Answered) (RoadmapChanges, error) {
	page, err := v.Roadmap(ctx, q)
	if err != nil {
		return RoadmapChanges{}, err
	}
	made := RoadmapChanges{Page: page, Ranks: make([]int, len(page.Initiatives)), Places: make([]int, len(page.Initiatives))}
	for i := range page.Initiatives {
		made.Ranks[i], made.Places[i] = orZero(page.Initiatives[i].Rank), orZero(page.Initiatives[i].Place)
	}
	made.Page.Initiatives, made.Changes, err = changed(a, held, page.Initiatives, func(row *Initiative) (plan.ID, any) {
		compared := *row
		compared.Rank, compared.Place = nil, nil
		return row.ID, &compared
	})
	return made, err
}

func orZero(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}
