package typed

import (
	"errors"

	"cairn/backend/plan"
)

// AllAt puts all faults of a refusal at one field, where there is one for what a person
// typed; any other error is as it was.
func AllAt(field string, err error) error {
	var refused *plan.Error
	if errors.As(err, &refused) {
		for i := range refused.Fields {
			refused.Fields[i].Field = field
		}
	}
	return err
}
