package roadmap

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cairn/backend/plan"
)

// Worked is the formula with the numbers in it and what comes out, so that a person can
// follow it: "450 × 3 × 100% / 2 = 675". "" where there is no score.
func (s *Scorer) Worked(in []float64) string {
	score := s.Score(in)
	if score != score {
		return ""
	}
	if s.Model.Method == MoSCoW {
		priority := s.criteria[s.Inputs[0].Criterion]
		for _, level := range priority.Levels() {
			if level.Value == score {
				word, _, _ := strings.Cut(level.Text, ":")
				return word
			}
		}
		return plan.FormatNumber(score)
	}
	return fmt.Sprintf("%s = %s", s.filled(in), ShortNumber(score))
}

func (s *Scorer) filled(in []float64) string {
	numbers := make([]any, len(in))
	for i, n := range in {
		numbers[i] = bracketed(plan.FormatNumber(n))
	}
	switch s.Model.Method {
	case RICE:
		return fmt.Sprintf("%s × %s × %s%% / %s", numbers...)
	case ICEMean:
		return fmt.Sprintf("(%s + %s + %s) / 3", numbers...)
	case ICEProduct:
		return fmt.Sprintf("%s × %s × %s", numbers...)
	case WSJF:
		return fmt.Sprintf("(%s + %s + %s) / %s", numbers...)
	case CD3, ValueEffort:
		return fmt.Sprintf("%s / %s", numbers...)
	case Opportunity:
		return fmt.Sprintf("%[1]s + max(%[1]s − %[2]s, 0)", numbers...)
	case Kano:
		return fmt.Sprintf("%s − %s", ShortNumber(in[0]), bracketed(ShortNumber(in[1])))
	case Weighted:
		return s.filledWeights(in)
	default:
		return s.filledFormula(numbers)
	}
}

// filledWeights shows each criterion's place on its scale, by its share of the weights.
func (s *Scorer) filledWeights(in []float64) string {
	parts := []string{}
	for i, input := range s.Inputs {
		if !input.Needed {
			continue
		}
		c := s.criteria[input.Criterion]
		parts = append(parts, ShortNumber(input.Share)+" × "+bracketed(ShortNumber(c.Place(in[i]))))
	}
	return "100 × (" + strings.Join(parts, " + ") + ")"
}

// formulaName finds the names of a formula, and passes over numbers such as 1e3.
var formulaName = regexp.MustCompile(`[0-9.]+[eE][+-]?[0-9]+|[A-Za-z_][A-Za-z0-9_]*`)

func (s *Scorer) filledFormula(numbers []any) string {
	return formulaName.ReplaceAllStringFunc(s.Formula, func(name string) string {
		i := slices.IndexFunc(s.Inputs, func(input ScoreInput) bool { return input.Key == strings.ToLower(name) })
		if i < 0 {
			return name
		}
		return fmt.Sprint(numbers[i])
	})
}

// bracketed keeps a minus sign apart from the operator before it.
func bracketed(number string) string {
	if strings.HasPrefix(number, "-") {
		return "(" + number + ")"
	}
	return number
}
