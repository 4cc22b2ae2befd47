package plan

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// MaxDigits is how many significant digits a number may have: what a REAL
// keeps exactly.
const MaxDigits = 15

// FormatNumber writes a number in the shortest form that reads back the same,
// without an exponent.
func FormatNumber(f float64) string {
	if f == 0 {
		return "0"
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// Digits is how many significant decimal digits the shortest text of a number
// has that reads back the same: 1 for 0.5, 17 for 0.1+0.2.
func Digits(f float64) int {
	mantissa, _, _ := strings.Cut(strconv.FormatFloat(math.Abs(f), 'e', -1, 64), "e")
	return len(strings.Replace(mantissa, ".", "", 1))
}

// KeptNumber is Kept of a number that may be absent.
func KeptNumber(f *float64) *float64 {
	if f == nil {
		return nil
	}
	kept := Kept(*f)
	return &kept
}

// Kept is a computed number as the plan keeps one: rounded to MaxDigits significant
// digits, and 0 where it is smaller than any that is kept. f is finite.
func Kept(f float64) float64 {
	if math.Abs(f) < smallest {
		return 0
	}
	kept, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', MaxDigits, 64), 64)
	if err != nil {
		return f // only where rounding up leaves the range of numbers
	}
	return kept
}

// Shifted moves the decimal mark of a number by some places to the right, or to
// the left: a multiplication or division may add digits that nobody typed. ok is
// false where the result is no number that Cairn keeps.
func Shifted(f float64, places int) (shifted float64, ok bool) {
	shifted, err := strconv.ParseFloat(FormatNumber(f)+"e"+strconv.Itoa(places), 64)
	return shifted, err == nil && (shifted == 0 || math.Abs(shifted) >= smallest)
}

// Between is the number at a part, 0 to 1, of the way between two finite ones,
// rounded to a thousandth of the way or finer: what a line gives is no more
// exact than its ends.
func Between(from, to, part float64) float64 {
	number := from*(1-part) + to*part // finite for any finite numbers
	way := math.Abs(to - from)
	switch {
	case way == 0:
		return from
	case math.IsInf(way, 0):
		return number
	}
	const fine = 3
	decimals := max(fine-int(math.Floor(math.Log10(way))), 0)
	if rounded, err := strconv.ParseFloat(strconv.FormatFloat(number, 'f', decimals, 64), 64); err == nil {
		number = rounded
	}
	return min(max(number, min(from, to)), max(from, to))
}

// Difference is how far a finite number lies above another, as exact as the two
// are: 0.3 is 0.1 above 0.2, of which a subtraction makes 0.09999999999999998.
// Infinite where they lie farther apart than any number.
func Difference(number, other float64) float64 {
	difference := number - other
	size := max(math.Abs(number), math.Abs(other))
	if size == 0 || math.IsInf(difference, 0) {
		return difference
	}
	// No more than the digits that a number keeps (contracts.md, "Numbers").
	const digits = 15
	places := min(max(decimals(number), decimals(other)), digits-1-int(math.Floor(math.Log10(size))))
	if places < 0 {
		return difference
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(difference, 'f', places, 64), 64)
	switch {
	case err != nil:
		return difference
	case rounded == 0:
		return 0 // and not -0
	default:
		return rounded
	}
}

// decimals is how many digits the shortest text of a number has after its mark.
func decimals(f float64) int {
	_, after, _ := strings.Cut(FormatNumber(f), ".")
	return len(after)
}

// smallest is the smallest number of full precision. Below it a REAL silently
// drops digits.
const smallest = 0x1p-1022

// ParseNumber reads a number as people type it into a field: an optional sign
// (also U+2212), digits with at most one decimal mark, groups of three parted
// by a space, an apostrophe or the other mark, an optional % behind it ("41%"
// is 41). mark is the plan's decimal mark, "," or, for anything else, ".". It
// refuses anything else, more than MaxDigits significant digits, and numbers
// that a REAL cannot hold; field names the place of the fault.
func ParseNumber(text, mark, field string) (float64, error) {
	group := "."
	if mark != "," {
		mark, group = ".", ","
	}
	cleaned := strings.TrimSpace(text)
	if cleaned == "" {
		return 0, AtField(field, "required", "There is no number here. Type one.")
	}
	refusal := AtField(field, "not_a_number", fmt.Sprintf("%q is not a number. Type digits, such as 1250%s5.", excerpt(text), mark))
	cleaned = strings.TrimSpace(strings.TrimSuffix(cleaned, "%"))
	cleaned = strings.Replace(cleaned, "\u2212", "-", 1)
	whole, fraction, _ := strings.Cut(cleaned, mark)
	sign := ""
	if strings.HasPrefix(whole, "-") || strings.HasPrefix(whole, "+") {
		sign, whole = whole[:1], whole[1:]
	}
	whole, ok := ungroup(whole, group)
	if !ok || !allDigits(fraction) || whole+fraction == "" {
		return 0, refusal
	}
	significant := strings.Trim(whole+fraction, "0")
	if len(significant) > MaxDigits {
		return 0, AtField(field, "too_many_digits", fmt.Sprintf("%s has more than %d significant digits, more than Cairn keeps exactly. Shorten it.", excerpt(text), MaxDigits))
	}
	if significant == "" {
		return 0, nil // also for "-0": there is no negative zero in a file
	}
	number, err := strconv.ParseFloat(sign+whole+"."+fraction, 64)
	if err != nil || math.Abs(number) < smallest {
		return 0, AtField(field, "out_of_range", fmt.Sprintf("%s is larger or smaller than any number that Cairn can keep. Choose another unit.", excerpt(text)))
	}
	return number, nil
}

// excerpt keeps a message readable where somebody pasted a whole file into a
// field.
func excerpt(text string) string {
	const most = 40
	runes := []rune(strings.TrimSpace(text[:min(len(text), 8*most)]))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most]) + "…"
}

func allDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return true
}

// ungroup removes the marks between groups of three digits, and refuses groups
// of any other length, so that "1,5" is not read as 15.
func ungroup(whole, group string) (string, bool) {
	if allDigits(whole) {
		return whole, true
	}
	for _, mark := range []string{group, " ", "\u00a0", "\u202f", "'", "\u2019"} {
		parts := strings.Split(whole, mark)
		if len(parts) < 2 || len(parts[0]) == 0 || len(parts[0]) > 3 {
			continue
		}
		joined := parts[0]
		fits := allDigits(parts[0])
		for _, part := range parts[1:] {
			fits = fits && len(part) == 3 && allDigits(part)
			joined += part
		}
		if fits {
			return joined, true
		}
	}
	return "", false
}
