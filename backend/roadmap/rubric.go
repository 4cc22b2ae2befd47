package roadmap

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cairn/backend/plan"
)

// Level is what one number of a scale means.
type Level struct {
	Value float64
	Text  string
}

// ReadRubric reads what the levels of a scale mean: a line for each, the number,
// a space and the text ("3 massive"). The levels are by number. Errors: invalid with
// the line at the field rubric.
func ReadRubric(text string) ([]Level, error) {
	levels := []Level{}
	for n, line := range strings.Split(strings.TrimSpace(text), "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		number, words, _ := strings.Cut(line, " ")
		value, err := plan.ParseNumber(number, ".", "rubric")
		switch {
		case err != nil || strings.TrimSpace(words) == "":
			return nil, plan.AtField("rubric", "not_a_level", fmt.Sprintf("Line %d: a level is a number and what it means, such as \"3 massive\". Correct the line.", n+1))
		case slices.ContainsFunc(levels, func(l Level) bool { return l.Value == value }):
			return nil, plan.AtField("rubric", "twice", fmt.Sprintf("Line %d: %s has a meaning already. Keep one line for each number.", n+1, plan.FormatNumber(value)))
		}
		levels = append(levels, Level{Value: value, Text: plan.CleanTitle(words)})
	}
	slices.SortFunc(levels, func(a, b Level) int { return cmp.Compare(a.Value, b.Value) })
	return levels, nil
}

// WriteRubric writes levels as ReadRubric reads them.
func WriteRubric(levels []Level) string {
	lines := make([]string, len(levels))
	for i, l := range levels {
		lines[i] = plan.FormatNumber(l.Value) + " " + l.Text
	}
	return strings.Join(lines, "\n")
}
