package typed

import (
	"cairn/backend/roadmap"
)

// PutEffort writes an effort under its id, or takes it away where it says nothing.
// Faults of its numbers are at effort or spent.
func (t Text) PutEffort(e roadmap.Effort) error {
	e.ID = roadmap.EffortID(e.Initiative, e.Team)
	if e.Empty() && e.Spent == nil {
		return t.Tx.DeleteEffort(t.Ctx, e.ID)
	}
	if err := e.Validate(); err != nil {
		return AllAt("effort", err, RangeFields()...)
	}
	return t.Tx.PutEffort(t.Ctx, e)
}
