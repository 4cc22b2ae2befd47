package roadmap

import (
	"fmt"
	"regexp"
	"strings"

	"cairn/backend/plan"
)

var (
	// rangeNumber is one number of a range; its sign stands at once before it.
	rangeNumber = regexp.MustCompile(`^[-+\x{2212}]?[\d.,'\x{2019}\x{a0}\x{202f}]*\d(?: *%)?`)
	// rangePart stands between two numbers. A hyphen behind a space and before a number
	// is the sign of that.
	rangePart = regexp.MustCompile(`^(?: *[\x{2013}\x{2014}\x{2026};/] *|-| +- +| +to +| +)`)
	// likelyBehind is the likely number in brackets behind the ends: 2..6 (3).
	likelyBehind = regexp.MustCompile(`^(.*[^ ]) *\(([^()]*)\)$`)
)

// longestRange is the longest text that is read as a range, in bytes.
const longestRange = 200

// ParseRange reads an estimate as people type it: one number, or the low, the likely
// and the high one of three ("2-3-6", "2 3 6", "2..3..6", "2..6 (3)"), each as
// plan.ParseNumber reads it; "" is none. Two numbers are refused: nobody said what is
// likely. Errors: invalid at the field.
func ParseRange(text, mark, field string) (Range, error) {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return Range{}, nil
	}
	if len(text) > longestRange {
		return Range{}, plan.AtField(field, notARange, "This is too long for an estimate. Type one number, or three such as 2-3-6.")
	}
	alone, err := plan.ParseNumber(text, mark, field)
	if err == nil {
		const groups = 2 // of digits, parted by a space: "1 250" is no range
		if strings.Count(text, " ") >= groups && !strings.HasSuffix(text, "%") {
			return Range{}, plan.AtField(field, notARange, fmt.Sprintf("%q may be one number or three. Type %s or %s.", text,
				strings.ReplaceAll(text, " ", ""), strings.ReplaceAll(text, " ", "-")))
		}
		return Exactly(alone), nil
	}
	numbers, ok := rangeNumbers(text)
	switch {
	case !ok || len(numbers) > rangeEnds:
		return Range{}, plan.AtField(field, notARange, fmt.Sprintf("%q is no estimate. Type one number, or the low, the likely and the high one, such as 2-3-6.", shortened(text)))
	case len(numbers) == 1:
		return Range{}, err
	case len(numbers) < rangeEnds:
		return Range{}, plan.AtField(field, "half_a_range", fmt.Sprintf("%q says how little and how much, and not what is likely. Type three numbers, such as 2-3-6, or one alone.", text))
	}
	var r Range
	for i, end := range []**float64{&r.Low, &r.Likely, &r.High} {
		number, err := plan.ParseNumber(numbers[i], mark, field)
		if err != nil {
			return Range{}, err
		}
		*end = &number
	}
	var faults plan.Faults
	r.check(&faults, nil)
	for i := range faults {
		faults[i].Field = field
	}
	return r, faults.Err()
}

// rangeEnds is how many numbers a range has.
const rangeEnds = 3

// notARange is the code of a text that is no estimate.
const notARange = "not_a_range"

// rangeNumbers are the numbers of a range as they stand in the text: low, likely, high.
func rangeNumbers(text string) (numbers []string, ok bool) {
	text = strings.ReplaceAll(text, "..", "\u2026")
	likely := ""
	if m := likelyBehind.FindStringSubmatch(text); m != nil {
		text, likely = m[1], m[2]
	}
	for {
		number := rangeNumber.FindString(text)
		if number == "" {
			return nil, false
		}
		numbers, text = append(numbers, number), text[len(number):]
		if text == "" {
			break
		}
		between := rangePart.FindString(text)
		if between == "" {
			return nil, false
		}
		text = text[len(between):]
	}
	if likely == "" {
		return numbers, true
	}
	if len(numbers) != rangeEnds-1 {
		return nil, false
	}
	return []string{numbers[0], likely, numbers[1]}, true
}

// FormatRange writes an estimate as ParseRange reads it, with the plan's decimal mark:
// "3", "2-3-6", or "-5..-3..-1" where a number is negative. "" is none.
func FormatRange(r Range, mark string) string {
	between, texts := "-", []string{}
	for _, number := range []*float64{r.Low, r.Likely, r.High} {
		if number == nil {
			continue
		}
		if *number < 0 {
			between = ".."
		}
		text := plan.FormatNumber(*number)
		if mark == "," {
			text = strings.Replace(text, ".", mark, 1)
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, between)
}

func shortened(text string) string {
	const most = 40
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most-1]) + "\u2026"
}
