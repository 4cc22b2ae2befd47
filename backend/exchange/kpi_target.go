package exchange

import (
	"regexp"
	"strings"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// wordedTarget is a target that was written in words.
type wordedTarget struct {
	direction kpi.Direction
	target    float64
	unit      string
	// whole: the words say nothing that direction, target and unit do not.
	whole bool
}

var (
	wordedBound = regexp.MustCompile(`(?i)(at or above|at least|no less than|not less than|minimum of|greater than or equal to|above|over|greater than|more than|>=|≥|>|` +
		`at or below|at most|no more than|not more than|maximum of|less than or equal to|below|under|less than|<=|≤|<)\s*([$€£¥]?)\s*(\d+(?:[.,]\d+)*|\.\d+)(\s?%|\s?percent\b)?`)
	anyNumber    = regexp.MustCompile(`\d+(?:[.,]\d+)*|\.\d+`)
	beforeBound  = regexp.MustCompile(`(?i)^(?:(?:the )?target(?: for this metric)?(?: is)?:?|to be|keep|stay|is)?$`)
	negatedBound = regexp.MustCompile(`(?i)\b(?:not|never|don't|doesn't|isn't|unless|except|or|and/or|until|by|from|between)\s*$`)
	durations    = regexp.MustCompile(`(?i)^(?:minutes?|mins?|hours?|days?|weeks?|months?)$`)
)

// readTargetInWords understands "At or above 95%", "< 50 days", "The target for
// this metric is at or below 35%". It is certain only of a text with one number
// and one comparison right before it; ok is false for all others, such as "10:1",
// "$10K/Month", "0.5" or "between 5 and 7".
func readTargetInWords(text, mark string) (target wordedTarget, ok bool) {
	text = strings.TrimSpace(text)
	bounds := wordedBound.FindAllStringSubmatchIndex(text, 2)
	if len(bounds) != 1 || len(anyNumber.FindAllString(text, 2)) != 1 {
		return wordedTarget{}, false
	}
	group := func(i int) string {
		if bounds[0][2*i] < 0 {
			return ""
		}
		return text[bounds[0][2*i]:bounds[0][2*i+1]]
	}
	before, after := strings.TrimSpace(text[:bounds[0][0]]), text[bounds[0][1]:]
	number, certain := certainNumber(group(3), mark)
	if !certain || notANumberWord.MatchString(after) || negatedBound.MatchString(before) || strings.HasSuffix(before, "-") {
		return wordedTarget{}, false
	}
	comparison := strings.ToLower(group(1))
	target = wordedTarget{direction: comparisonDirection(comparison), target: number, unit: group(2)}
	if group(4) != "" {
		if target.unit != "" {
			return wordedTarget{}, false
		}
		target.unit = "%"
	}
	rest := strings.TrimRight(strings.TrimSpace(after), ".")
	if target.unit == "" && durations.MatchString(rest) {
		target.unit, rest = rest, ""
	}
	target.whole = rest == "" && beforeBound.MatchString(before) && !strict(comparison)
	return target, true
}

// certainNumber reads digits that no other decimal mark would read otherwise.
func certainNumber(digits, mark string) (number float64, certain bool) {
	number, err := plan.ParseNumber(digits, mark, "")
	other, otherErr := plan.ParseNumber(digits, otherMark(mark), "")
	return number, err == nil && (otherErr != nil || other == number)
}

func comparisonDirection(comparison string) kpi.Direction {
	switch comparison {
	case "at or below", "at most", "no more than", "not more than", "maximum of", "less than or equal to", "below", "under", "less than", "<=", "≤", "<":
		return kpi.Down
	default:
		return kpi.Up
	}
}

// strict comparisons leave the number itself out; a target includes it. The
// difference is kept in words.
func strict(comparison string) bool {
	switch comparison {
	case "above", "over", "greater than", "more than", ">", "below", "under", "less than", "<":
		return true
	default:
		return false
	}
}

// unitKind is the kind that a unit has by its sign.
func unitKind(unit string) kpi.UnitKind {
	switch {
	case unit == "%":
		return kpi.UnitPercent
	case unit != "" && strings.Contains("$€£¥", unit):
		return kpi.UnitCurrency
	case durations.MatchString(unit):
		return kpi.UnitDuration
	default:
		return kpi.UnitNumber
	}
}
