package exchange

import (
	"strings"

	"cairn/backend/okr"
)

// TypeOfObjective is what the column Type of okrs.csv says of an objective.
func TypeOfObjective(objective okr.ObjectiveType) string {
	if objective == okr.Aspirational {
		return "Aspirational objective"
	}
	return "Objective"
}

// TypeOfKeyResult is what the column Type of okrs.csv says of a key result.
// Increase and decrease are not said where start and target say them.
func TypeOfKeyResult(kind okr.Kind, start, target *float64) string {
	if (kind == okr.Increase || kind == okr.Decrease) && okr.InferKind(start, target, okr.Increase) == kind {
		return "Key result"
	}
	return "Key result: " + strings.ToLower(kind.Word())
}

// typeWords are what a row says of its own type.
type typeWords struct {
	row       RowType // "" where it says nothing, or nothing known
	objective okr.ObjectiveType
	kind      okr.Kind // "" where it says none
	known     bool     // every word was understood
}

// parseType reads the column Type: the words of okrs.csv, and those that other
// tools have for the same.
func parseType(text string) typeWords {
	head, tail, _ := strings.Cut(text, ":")
	switch squeeze(head) {
	case "objective", "o", "goal", "committedobjective", "obj":
		return typeWords{row: ObjectiveRow, known: strings.TrimSpace(tail) == ""}
	case "aspirationalobjective":
		return typeWords{row: ObjectiveRow, objective: okr.Aspirational, known: strings.TrimSpace(tail) == ""}
	case "keyresult", "kr", "keyresults", "milestone", "metric", "krs":
		words := typeWords{row: KeyResultRow, known: true}
		if strings.TrimSpace(tail) != "" {
			words.kind, words.known = okr.ParseKind(strings.TrimSpace(tail))
		}
		return words
	default:
		return typeWords{}
	}
}

// parseObjectiveType reads whether an objective is committed or aspirational.
func parseObjectiveType(text string) (okr.ObjectiveType, bool) {
	switch squeeze(text) {
	case "committed", "commit", "roofshot":
		return okr.Committed, true
	case "aspirational", "stretch", "moonshot":
		return okr.Aspirational, true
	default:
		return "", false
	}
}

// typeWordsOf reads the type of a record from its columns.
func (r *outlineReader) typeWordsOf(record *record) typeWords {
	column := r.mapping.index(FieldType)
	words := parseType(record.cell(column))
	if words.known {
		record.use(column)
	}
	return words
}
