package cli

import (
	"fmt"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"cairn/backend/plan"
)

// candidate is one thing that a word may mean.
type candidate struct {
	ID    plan.ID `json:"id"`
	Name  string  `json:"name"`
	Where string  `json:"where"` // what tells it from others of its name: its cycle, its outline number
}

// pick finds the one thing that word means: the one with that id, else the one
// with that name, in any letter case. what is the word for such a thing:
// "key result".
func pick(what, word string, among []candidate) (candidate, error) {
	if id, ok := plan.ParseID(word); ok {
		for _, c := range among {
			if c.ID == id {
				return c, nil
			}
		}
	}
	var fitting []candidate
	for _, c := range among {
		if folded(c.Name) == folded(word) {
			fitting = append(fitting, c)
		}
	}
	switch len(fitting) {
	case 1:
		return fitting[0], nil
	case 0:
		return candidate{}, &plan.Error{Code: plan.NotFound, Params: map[string]any{"what": what, "name": word},
			Message: fmt.Sprintf("There is no %s called %q in this plan. Nothing was changed. Give its name in full, or its id.", what, word)}
	default:
		return candidate{}, &plan.Error{Code: plan.Ambiguous, Params: map[string]any{"what": what, "name": word, "candidates": fitting},
			Message: fmt.Sprintf("%d things are meant by the %s %q. Nothing was changed. Give the id of one: %s.", len(fitting), what, word, list(fitting))}
	}
}

func list(candidates []candidate) string {
	parts := make([]string, len(candidates))
	for i, c := range candidates {
		parts[i] = fmt.Sprintf("%s (%s)", c.ID, c.Where)
	}
	return strings.Join(parts, ", ")
}

// folded makes the same text of names that people would call the same.
func folded(name string) string {
	return cases.Fold().String(norm.NFC.String(strings.Join(strings.Fields(name), " ")))
}
