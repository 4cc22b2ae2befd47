package exchange

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// Severity says what a finding means for the import.
type Severity string

// An error blocks the import until it is answered; a warning says that
// something was read otherwise than it stands; an info explains a decision.
const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
	SeverityInfo    Severity = "info"
)

// Finding is something about a file that a person should know before it is
// imported.
type Finding struct {
	Row      int      `json:"row"`    // line of the file, 1-based, where the record begins; 0 for the whole file
	Column   string   `json:"column"` // name of the column; "" for the whole row
	Code     string   `json:"code"`   // stable, for scripts and translations: "ragged_row", ...
	Severity Severity `json:"severity"`
	Message  string   `json:"message"` // what happened, what is safe, what to do
}

// findings collects what is found, and stays small in a file where every row
// is at fault: it counts all and keeps the first MaxFindings of the errors and
// of the rest.
type findings struct {
	errors, rest []Finding
	total        int
	errorTotal   int
}

func (f *findings) add(finding Finding) {
	f.total++
	if finding.Severity == SeverityError {
		f.errorTotal++
		if len(f.errors) < MaxFindings {
			f.errors = append(f.errors, finding)
		}
		return
	}
	if len(f.rest) < MaxFindings {
		f.rest = append(f.rest, finding)
	}
}

// list returns the kept findings in the order of the file, never nil.
func (f *findings) list() []Finding {
	all := make([]Finding, 0, len(f.errors)+len(f.rest))
	all = append(append(all, f.errors...), f.rest...)
	slices.SortStableFunc(all, func(a, b Finding) int { return cmp.Compare(a.Row, b.Row) })
	return all
}

// excerpt shortens what a file holds to what fits into a sentence, on one line.
func excerpt(text string) string {
	const most = 60
	runes := []rune(strings.TrimSpace(text[:min(len(text), 8*most)]))
	end := ""
	if len(runes) > most {
		runes, end = runes[:most], "…"
	}
	for i, r := range runes {
		if unicode.IsControl(r) {
			runes[i] = ' '
		}
	}
	return string(runes) + end
}

// keptInNotes tells of the columns of no field whose texts go to the notes of
// their rows.
func (f *findings) keptInNotes(header []string, columns map[int]bool) {
	for _, i := range slices.Sorted(maps.Keys(columns)) {
		f.add(Finding{Column: header[i], Code: "kept_in_note", Severity: SeverityInfo, Message: "The column \"" + excerpt(header[i]) +
			"\" has no field of its own. Its texts are kept in the notes of their rows. Say what it is if it is a field."})
	}
}
