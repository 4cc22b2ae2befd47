package exchange

import (
	"regexp"
	"strings"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// titleTarget is the target that a title names.
type titleTarget struct {
	kind          okr.Kind
	start, target *float64
	unit          string
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
	fromTo      = regexp.MustCompile(`(?i)\bfrom ` + titleNumber + ` (?:up |down )?to ` + titleNumber)
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

// targetInTitle finds the one unambiguous target that a title names: a change
// from one number to another, or one number in a clear sentence. Any further
// digit in the title, and any number that the other decimal mark would read
// otherwise, leaves it a text.
func targetInTitle(title, mark string) (titleTarget, bool) {
	switch len(digitRuns.FindAllStringIndex(title, 3)) {
	case 2:
		return targetFromTo(title, mark)
	case 1:
		for _, pattern := range titlePatterns() {
			m := pattern.expression.FindStringSubmatchIndex(title)
			if m == nil {
				continue
			}
			number, unit, ok := numberInTitle(title, m[2:8], mark)
			return titleTarget{kind: pattern.kind, target: number, unit: unit}, ok
		}
	}
	return titleTarget{}, false
}

func targetFromTo(title, mark string) (titleTarget, bool) {
	m := fromTo.FindStringSubmatchIndex(title)
	if m == nil {
		return titleTarget{}, false
	}
	start, startUnit, ok := numberInTitle(title, m[2:8], mark)
	target, unit, alsoOK := numberInTitle(title, m[8:14], mark)
	if !ok || !alsoOK || startUnit != "" && startUnit != unit || *start == *target {
		return titleTarget{}, false
	}
	return titleTarget{kind: okr.InferKind(start, target, okr.Increase), start: start, target: target, unit: unit}, true
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
