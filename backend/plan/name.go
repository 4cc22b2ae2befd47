package plan

import (
	"strconv"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// FoldName makes one text of all spellings of a name, or of an e-mail address,
// that people take for the same: whatever the case, however many spaces, however
// the accents are encoded. It is the one rule by which names are compared.
func FoldName(name string) string {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	if isASCII(name) {
		return name
	}
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(name)))
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

// Candidate is something that a text may mean.
type Candidate struct {
	ID    ID
	Names []string // what it is called: a person's name and e-mail address
}

// Meant are the candidates that a text means: the one with that id, else those
// called exactly so, else those whose names FoldName makes the same. Where
// several lists hold such, those of the first are meant. More than one is
// ambiguous.
func Meant(text string, lists ...[]Candidate) []Candidate {
	folded := FoldName(text)
	for _, fits := range []func(Candidate) bool{
		func(c Candidate) bool { return string(c.ID) == text },
		func(c Candidate) bool { return c.called(func(name string) bool { return name == text }) },
		func(c Candidate) bool { return c.called(func(name string) bool { return FoldName(name) == folded }) },
	} {
		for _, list := range lists {
			var found []Candidate
			for _, c := range list {
				if fits(c) {
					found = append(found, c)
				}
			}
			if len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

func (c Candidate) called(so func(string) bool) bool {
	for _, name := range c.Names {
		if name != "" && so(name) {
			return true
		}
	}
	return false
}

// Counted says how many there are of something: "1 row", "2 rows".
func Counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
