package plan

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of texts, in characters.
const (
	MaxTitle = 1000    // titles and names: one line
	MaxNote  = 100_000 // notes: many lines
)

// CleanTitle makes one line of a text that came from outside: line breaks,
// tabs, other control characters and runs of spaces become one space, broken
// UTF-8 becomes U+FFFD, and the ends are trimmed.
func CleanTitle(text string) string {
	spaced := strings.Map(func(r rune) rune {
		if breaksLine(r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
	return strings.Join(strings.Fields(spaced), " ")
}

//nolint:gochecknoglobals // a table, never written
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// CleanNote makes every line break a line feed, drops other control characters
// but tabs, replaces broken UTF-8 by U+FFFD, and trims the ends.
func CleanNote(text string) string {
	text = lineBreaks.Replace(strings.ToValidUTF8(text, "\ufffd"))
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text))
}

// breaksLine finds the two line breaks of Unicode that are no control characters.
func breaksLine(r rune) bool { return r == '\u2028' || r == '\u2029' }

// Faults collects what is wrong with the fields of one thing, so that a person
// sees all of it at once.
type Faults []FieldError

// Add notes a fault: a code for scripts and a sentence for people.
func (f *Faults) Add(field, code, message string) {
	*f = append(*f, FieldError{Field: field, Code: code, Message: message})
}

// Err is nil without faults, else an Invalid *Error with all of them.
func (f Faults) Err() error {
	if len(f) == 0 {
		return nil
	}
	return &Error{Code: Invalid, Fields: f}
}

// Take adds the faults of another check; nil adds none.
func (f *Faults) Take(err error) {
	var refused *Error
	if errors.As(err, &refused) {
		*f = append(*f, refused.Fields...)
	}
}

// Title checks a title or name: required, one line, at most MaxTitle
// characters.
func (f *Faults) Title(field, text string) {
	if strings.TrimSpace(text) == "" {
		f.Add(field, "required", "A title is missing. Type what it is called.")
		return
	}
	f.Line(field, text, MaxTitle)
}

// Line checks a text of one line that may be empty.
func (f *Faults) Line(field, text string, most int) {
	if strings.IndexFunc(text, func(r rune) bool { return unicode.IsControl(r) || breaksLine(r) }) >= 0 {
		f.Add(field, "control_character", "This text holds a line break, a tab or another control character. Keep it to one line.")
	}
	f.text(field, text, most)
}

// Note checks a text of many lines that may be empty.
func (f *Faults) Note(field, text string) {
	if strings.IndexFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) >= 0 {
		f.Add(field, "control_character", "This text holds a control character that cannot be shown. Remove it; line breaks and tabs may stay.")
	}
	f.text(field, text, MaxNote)
}

func (f *Faults) text(field, text string, most int) {
	if !utf8.ValidString(text) {
		f.Add(field, "not_text", "This text is not valid UTF-8. Type it again, or choose another encoding for the file.")
	}
	if count := utf8.RuneCountInString(text); count > most {
		f.Add(field, "too_long", fmt.Sprintf("This text has %d characters; at most %d fit here. Shorten it.", count, most))
	}
}

// Number checks a number; an absent one is fine. It says whether the number is
// there and sound, so that a caller compares only such.
func (f *Faults) Number(field string, number *float64) bool {
	switch {
	case number == nil:
		return false
	case math.IsNaN(*number) || math.IsInf(*number, 0):
		f.Add(field, "not_a_number", "This is not a number. Type digits, such as 1250.5.")
		return false
	case Digits(*number) > MaxDigits:
		f.Add(field, "too_many_digits", fmt.Sprintf("%s has more than %d significant digits, more than Cairn keeps exactly. Shorten it.", FormatNumber(*number), MaxDigits))
		return false
	}
	return true
}

// Weight checks a weight: a number, 0 or more.
func (f *Faults) Weight(field string, weight float64) {
	if f.Number(field, &weight) && weight < 0 {
		f.Add(field, "negative", "A weight is 0 or more; 0 leaves it out of the average.")
	}
}

// Day checks a date; an absent one is fine. It says whether there is a date.
func (f *Faults) Day(field string, date Date) bool {
	if date == "" {
		return false
	}
	if !date.Valid() {
		f.Add(field, "not_a_date", fmt.Sprintf("%q is not a date. Write it as year-month-day, such as 2026-03-31.", excerpt(string(date))))
		return false
	}
	return true
}
