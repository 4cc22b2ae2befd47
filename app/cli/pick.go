package cli

import (
	"fmt"
	"strings"

	"cairn/backend/plan"
)

// candidate is one thing that a word may mean.
type candidate struct {
	ID    plan.ID `json:"id"`
	Name  string  `json:"name"`
	Where string  `json:"where"` // what tells it from others of its name: its cycle, its outline number
}

// pick finds the one thing that word means; see plan.Meant. what is the word for
// such a thing: "key result".
func pick(what, word string, among []candidate) (candidate, error) {
	names, byID := make([]plan.Candidate, len(among)), map[plan.ID]candidate{}
	for i, c := range among {
		names[i], byID[c.ID] = plan.Candidate{ID: c.ID, Names: []string{c.Name}}, c
	}
	if id, ok := plan.ParseID(word); ok && byID[id].ID != "" {
		return byID[id], nil
	}
	var fitting []candidate
	for _, c := range plan.Meant(word, names) {
		fitting = append(fitting, byID[c.ID])
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
