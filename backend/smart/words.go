package smart

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"cairn/backend/plan"
)

// Words are what the rules about texts know of a language.
type Words struct {
	Vague   []string `json:"vague"`   // verbs that promise nothing: "improve"
	Tasks   []string `json:"tasks"`   // verbs of work, not of outcomes: "launch"
	Changes []string `json:"changes"` // verbs of outcomes: "reduce"
	Joins   []string `json:"joins"`   // words between two goals: "and"
	Ranges  []string `json:"ranges"`  // words before two numbers of one measure: "between"
	Labels  []string `json:"labels"`  // words that make a number beside them a name: "phase", "July"
	Fillers []string `json:"fillers"` // words that say nothing by themselves: "the"
	// Measures are words of a title that say what its number is: "per", "score".
	Measures []string `json:"measures"`

	isFiller map[string]bool // of indexed words
}

//go:embed words/*.json
var wordFiles embed.FS

// Languages are those that there are words for, as ISO 639-1 calls them.
func Languages() []string {
	entries, _ := wordFiles.ReadDir("words") // embedded: it is there
	languages := make([]string, len(entries))
	for i, entry := range entries {
		languages[i] = strings.TrimSuffix(entry.Name(), path.Ext(entry.Name()))
	}
	return languages
}

// WordsOf are the words of a language; unsupported where there are none.
func WordsOf(language string) (Words, error) {
	raw, err := wordFiles.ReadFile("words/" + language + ".json")
	if err != nil {
		return Words{}, plan.Refuse(plan.Unsupported, fmt.Sprintf("There are no words of the language %q to check goals with. Nothing was changed; choose one of %s.",
			language, strings.Join(Languages(), ", ")))
	}
	return ParseWords(raw)
}

// ParseWords reads a file of words: a JSON object with the lists of Words, in
// lower case. invalid, with what is wrong, where it is none.
func ParseWords(raw []byte) (Words, error) {
	var w Words
	decoder := json.NewDecoder(strings.NewReader(string(raw)))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&w); err != nil {
		return Words{}, &plan.Error{Code: plan.Invalid, Cause: err,
			Message: fmt.Sprintf("This file of words cannot be read: %s. The words in use stay; correct the file and load it again.", err)}
	}
	for name, list := range map[string][]string{"vague": w.Vague, "tasks": w.Tasks, "changes": w.Changes, "joins": w.Joins, "ranges": w.Ranges, "labels": w.Labels, "fillers": w.Fillers, "measures": w.Measures} {
		for _, phrase := range list {
			if phrase == "" || phrase != strings.ToLower(phrase) || phrase != strings.Join(strings.Fields(phrase), " ") {
				return Words{}, plan.Refuse(plan.Invalid, fmt.Sprintf(
					"This file of words has %q in the list %s. The words in use stay; write each entry in lower case, with one space between words.", phrase, name))
			}
		}
	}
	return w, nil
}

// indexed are the words, ready to be looked up often.
func (w Words) indexed() *Words {
	w.isFiller = make(map[string]bool, len(w.Fillers))
	for _, word := range w.Fillers {
		w.isFiller[word] = true
	}
	return &w
}

// text is a title, taken apart.
type text struct {
	words []string // in lower case, without the punctuation around them
	named bool     // the first word stands for itself, before a dash or colon: "Support - Services"
	*Words
}

func (w *Words) take(title string) text {
	t := text{Words: w}
	for i, word := range strings.Fields(strings.ToLower(title)) {
		t.named = t.named || i == 0 && strings.HasSuffix(word, ":") || i == 1 && strings.Trim(word, "-–—:|/") == ""
		trimmed := strings.TrimFunc(word, func(r rune) bool { return unicode.IsPunct(r) && r != '%' && r != '&' })
		if trimmed != "" {
			t.words = append(t.words, trimmed)
		}
	}
	return t
}

// begins is how many words a phrase of the lists has with which the text begins at
// a place, 0 for none; the longest counts.
func (t text) begins(at int, lists ...[]string) (length int) {
	for _, list := range lists {
		for _, phrase := range list {
			length = max(length, t.matches(at, phrase))
		}
	}
	return length
}

// matches is how many words a phrase has, if the text has it at a place; else 0.
func (t text) matches(at int, phrase string) (length int) {
	for _, word := range t.words[at:] {
		rest, begins := strings.CutPrefix(phrase, word)
		if !begins {
			return 0
		}
		length++
		if rest == "" {
			return length
		}
		if phrase, begins = strings.CutPrefix(rest, " "); !begins {
			return 0
		}
	}
	return 0
}

// names says whether the text has a phrase of a list anywhere.
func (t text) names(list []string) bool {
	for at := range t.words {
		if t.begins(at, list) > 0 {
			return true
		}
	}
	return false
}

// content are the words from a place on that say something.
func (t text) content(from int) (words []string) {
	for _, word := range t.words[from:] {
		if !t.isFiller[word] && !isNumber(word) {
			words = append(words, word)
		}
	}
	return words
}

// parts are the texts between the words that join goals.
func (t text) parts() (parts []text) {
	first := 0
	for at := 0; at < len(t.words); {
		length := t.begins(at, t.Joins)
		if length == 0 {
			at++
			continue
		}
		parts = append(parts, text{words: t.words[first:at], Words: t.Words})
		at += length
		first = at
	}
	return append(parts, text{words: t.words[first:], Words: t.Words})
}

// measured says whether the text has a number that measures something: phase 1 and
// the 15th of July do not.
func (t text) measured() bool {
	label := func(at int) bool { return at >= 0 && at < len(t.words) && slices.Contains(t.Labels, t.words[at]) }
	for at, word := range t.words {
		if isNumber(word) && !label(at-1) && !label(at+1) {
			return true
		}
	}
	return false
}

// opensRange says whether the text ends within a range: "the load between 5", which
// goes on "and 10".
func (t text) opensRange() bool {
	at := -1
	for i, word := range t.words {
		if slices.Contains(t.Ranges, word) {
			at = i
		}
	}
	return at >= 0 && at+2 == len(t.words) && isNumber(t.words[at+1])
}

// isNumber says whether a word is a measure: 41%, 1,200, €3.5m, 10x. Years,
// quarters and versions are none.
func isNumber(word string) bool {
	if !strings.ContainsFunc(word, unicode.IsDigit) {
		return false
	}
	word = strings.TrimLeft(word, "€$£¥+-–~<>≥≤=")
	digits := strings.TrimRightFunc(word, func(r rune) bool { return r == '%' || r == '‰' || unicode.IsLetter(r) })
	if digits == "" || len([]rune(word))-len([]rune(digits)) > 3 {
		return false
	}
	return !strings.ContainsFunc(digits, notWritten) && strings.ContainsFunc(digits, unicode.IsDigit) && (word != digits || !isYear(digits))
}

// notWritten says of a rune that no number is written with it.
func notWritten(r rune) bool { return !unicode.IsDigit(r) && !strings.ContainsRune(".,\u00a0’", r) }

// isYear says whether digits are a year of this or the last century.
func isYear(digits string) bool {
	const yearDigits = 4
	return len(digits) == yearDigits && !strings.ContainsAny(digits, ".,") && (digits[:2] == "19" || digits[:2] == "20")
}
