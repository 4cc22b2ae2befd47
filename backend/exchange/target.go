package exchange

import (
	"regexp"
	"strings"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// titleTarget is the target that a title names.
type titleTarget struct {
	kind   okr.Kind
	target *float64
	unit   string
}

// A number in a title: digits with marks between them, a currency sign before
// or a percent sign behind. What follows must not make another number of it.
const titleNumber = `([$€£¥]?)(\d+(?:[.,]\d+)*)(\s?%|\s?percent\b)?`

var (
	digitRuns = regexp.MustCompile(`\d+(?:[.,]\d+)*`)
	// notANumberWord follows numbers that mean something else: 3x, 5M, 10k, 2nd.
	notANumberWord = regexp.MustCompile(`(?i)^(?:[\pL\d_/:~°^*+=-]|\s?(?:x|times|k|m|mm|mn|bn|thousand|million|billion|percentage|pp|points?)\b)`)
	// year: 2019 is as often a date as a number.
	year = regexp.MustCompile(`^(?:19|20)\d\d$`)

	// The sentences that name an absolute target. "by 20 %" is a change, not a
	// target, and is none of them.
	raiseTo     = regexp.MustCompile(`(?i)^(?:increase|raise|grow|lift|boost|expand)\b.*? (?:up )?to (?:at least )?` + titleNumber)
	reach       = regexp.MustCompile(`(?i)^(?:reach|achieve|attain|hit) (?:at least )?` + titleNumber)
	lowerTo     = regexp.MustCompile(`(?i)^(?:decrease|reduce|lower|cut|shrink|bring down)\b.*? (?:down )?to (?:at most )?` + titleNumber)
	keepAbove   = regexp.MustCompile(`(?i)^(?:keep|maintain|hold|stay|remain)\b.*? (?:at or above|above|over|at least) ` + titleNumber)
	keepBeneath = regexp.MustCompile(`(?i)^(?:keep|maintain|hold|stay|remain)\b.*? (?:at or below|below|under|at most|no more than) ` + titleNumber)
)

// titlePattern is a sentence with one number, and the kind that it means.
type titlePattern struct {
	expression *regexp.Regexp
	kind       okr.Kind
}

func titlePatterns() []titlePattern {
	return []titlePattern{
		{raiseTo, okr.Increase}, {reach, okr.Increase}, {lowerTo, okr.Decrease}, {keepAbove, okr.AtLeast}, {keepBeneath, okr.AtMost},
	}
}

// targetInTitle finds the one unambiguous target that a title names: the only
// number of a clear sentence. A second number, as in "from 41% to 60%", leaves
// the title a text, and so does a number that the other decimal mark would read
// otherwise.
func targetInTitle(title, mark string) (titleTarget, bool) {
	if len(digitRuns.FindAllStringIndex(title, 2)) != 1 {
		return titleTarget{}, false
	}
	for _, pattern := range titlePatterns() {
		if m := pattern.expression.FindStringSubmatchIndex(title); m != nil {
			number, unit, ok := numberInTitle(title, m[2:8], mark)
			return titleTarget{kind: pattern.kind, target: number, unit: unit}, ok
		}
	}
	return titleTarget{}, false
}

// numberInTitle reads a number at the places of the three groups of
// titleNumber: currency, digits, percent.
func numberInTitle(title string, groups []int, mark string) (number *float64, unit string, ok bool) {
	digits := title[groups[2]:groups[3]]
	unit = title[groups[0]:groups[1]]
	end := groups[3]
	if groups[5] >= 0 {
		if unit != "" {
			return nil, "", false
		}
		unit, end = "%", groups[5]
	}
	if notANumberWord.MatchString(title[end:]) || unit == "" && year.MatchString(digits) {
		return nil, "", false
	}
	value, err := plan.ParseNumber(digits, mark, "")
	if err != nil {
		return nil, "", false
	}
	if other, err := plan.ParseNumber(digits, otherMark(mark), ""); err == nil && other != value {
		return nil, "", false
	}
	return &value, strings.TrimSpace(unit), true
}
