package typed

import (
	"errors"
	"slices"

	"cairn/backend/plan"
)

// AllAt puts the faults of a refusal at one field, where there is one for what a person
// typed: all of them, or those at some fields. Any other error is as it was.
func AllAt(field string, err error, from ...string) error {
	var refused *plan.Error
	if errors.As(err, &refused) {
		for i := range refused.Fields {
			if len(from) == 0 || slices.Contains(from, refused.Fields[i].Field) {
				refused.Fields[i].Field = field
			}
		}
	}
	return err
}

// RangeFields are where the faults of a roadmap.Range are.
func RangeFields() []string { return []string{"low", "likely", "high"} }
