package typed

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// Sentence is a goal as a person writes it down in one line, taken apart:
// "Raise activation from 41% to 60% by 15 Mar @Dana #Growth".
type Sentence struct {
	Title       string // what is left once the parts are taken out
	Kind        okr.Kind
	Start       *float64
	Target      *float64
	Low, High   *float64 // of a range
	Unit        string
	Due         plan.Date
	Owner       string // as it was written behind @, or the known name that it begins
	Tags        []string
	Parts       []Part // by their place
	HasNumbers  bool   // it says what a key result needs
	understands []bool // by byte of the text: whether it belongs to a part
}

// Part is a piece of a sentence and what it was taken for.
type Part struct {
	Field string `json:"field"` // "owner", "tags", "due", "start", "target", "low", "high"; of Captured also "revisit", "why", of Initiative "effort", "end"
	Begin int    `json:"begin"` // in characters from the beginning of the text
	End   int    `json:"end"`
}

// Reading is what a sentence is read with.
type Reading struct {
	Mark  string // the plan's decimal mark
	Dates plan.DateReader
	// Names are those of the people and teams of the plan.
	Names []string
	// FirstMonth is the fiscal year's, for "by Q3".
	FirstMonth int
	// InWords leaves numbers and days in the title: an objective has none.
	InWords bool
}

const amount = `([€$£]?[-−]?\d+(?:[.,'’]\d+)*(?: ?%|[kKmM]\b| ?[€$£])?)`

var (
	tagPart     = regexp.MustCompile(`(?:^|\s)#([^\s#,;]+)`)
	duePart     = regexp.MustCompile(`(?i)(?:^|\s)(?:due |no later than )?(?:by|until|due|before)\s+`)
	fromTo      = regexp.MustCompile(`(?i)(?:^|\s)(?:from )?` + amount + ` ?(?:to|->|→|=>|–>) ?` + amount)
	fromToUnits = regexp.MustCompile(`(?i)(?:^|\s)(from )?` + amount + ` ?([\p{L}/]+) ?(?:to|->|→|=>|–>) ?` + amount + `(?: ?([\p{L}/]+))?`)
	betweenPart = regexp.MustCompile(`(?i)(?:^|\s)(?:between|from) ` + amount + ` (?:and) ` + amount)
	atLeast     = regexp.MustCompile(`(?i)(?:^|\s)(?:at least|at or above|no less than|not below|>=|≥) ?` + amount)
	atMost      = regexp.MustCompile(`(?i)(?:^|\s)(?:at most|at or below|no more than|not above|<=|≤) ?` + amount)
	toPart      = regexp.MustCompile(`(?i)\s(?:to|of) ` + amount + `(?:\s+([\p{L}/]+))?\s*$`)
	// Words with a capital behind a name, up to where something else begins.
	surnames = regexp.MustCompile(`^((?:\s+\p{Lu}[\p{L}\p{M}.'’-]*){1,3})(?:\s*(?:$|[,;])|\s+(?:[(@#\d€$£<>=≤≥]|(?i:by|until|due|before|from|to|between|at|no)\s))`)
	fiscal   = regexp.MustCompile(`(?i)^q([1-4])(?: (\d{4}))?$`)
)

// longest is the longest line that is taken apart, in bytes: as long as a title can
// be. A longer one is pasted by mistake; its title is refused, and its patterns would
// keep everybody waiting.
const longest = plan.MaxTitle * utf8.UTFMax

// ReadSentence takes a line apart. What it does not understand stays in the
// title, word for word.
func ReadSentence(text string, how Reading) Sentence {
	if len(text) > longest {
		return Sentence{Title: plan.CleanTitle(text)}
	}
	s := Sentence{understands: make([]bool, len(text))}
	s.owner(text, how.Names)
	s.tags(text)
	if !how.InWords {
		s.due(duePart, "due", text, how)
		s.numbers(text, how.Mark)
	}
	s.Title = s.rest(text)
	slices.SortStableFunc(s.Parts, func(a, b Part) int { return cmp.Compare(a.Begin, b.Begin) })
	return s
}

// tags takes the words behind # signs.
func (s *Sentence) tags(text string) {
	for _, m := range tagPart.FindAllStringSubmatchIndex(text, -1) {
		if s.free(m[2]-1, m[3]) {
			s.Tags = append(s.Tags, text[m[2]:m[3]])
			s.take("tags", text, m[2]-1, m[3])
		}
	}
}

func (s *Sentence) free(begin, end int) bool { return !slices.Contains(s.understands[begin:end], true) }

// take notes a part; spaces before it stay outside.
func (s *Sentence) take(field, text string, begin, end int) {
	for begin < end && unicode.IsSpace(rune(text[begin])) {
		begin++
	}
	for i := begin; i < end; i++ {
		s.understands[i] = true
	}
	s.Parts = append(s.Parts, Part{Field: field, Begin: utf8.RuneCountInString(text[:begin]), End: utf8.RuneCountInString(text[:end])})
}

// owner reads "@Dana", "@Dana Okafor" and "@"Dana Okafor"": the longest known
// name that stands there, else a new one of several words, else the known one
// that begins with the word, else the word.
func (s *Sentence) owner(text string, names []string) {
	at := strings.Index(" "+text, " @") // behind a space, or at the beginning
	if at < 0 {
		return
	}
	rest := text[at+1:]
	quoted, _, closed := strings.Cut(strings.TrimPrefix(rest, `"`), `"`)
	if strings.HasPrefix(rest, `"`) && closed && quoted != "" {
		s.Owner = quoted
		s.take("owner", text, at, at+len(`@""`)+len(quoted))
		return
	}
	if name := longestOf(names, rest); name != "" {
		s.Owner = name
		s.take("owner", text, at, at+1+len(name))
		return
	}
	word := rest
	if end := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == ';' }); end >= 0 {
		word = rest[:end]
	}
	if word == "" {
		return
	}
	s.Owner = word
	// What begins with an owner goes on with its title.
	if more := surnames.FindStringSubmatch(rest[len(word):]); more != nil && strings.TrimSpace(text[:at]) != "" {
		word += more[1]
		s.Owner = plan.CleanTitle(word)
	} else if meant := beginning(names, word); len(meant) == 1 {
		s.Owner = meant[0]
	}
	s.take("owner", text, at, at+1+len(word))
}

// longestOf is the longest of some names with which a text begins.
func longestOf(names []string, text string) (longest string) {
	for _, name := range names {
		if len(name) > len(longest) && len(name) <= len(text) && strings.EqualFold(text[:len(name)], name) && endsWord(text[len(name):]) {
			longest = name
		}
	}
	return longest
}

func endsWord(rest string) bool {
	r, size := utf8.DecodeRuneInString(rest)
	return size == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// beginning are the names of which a word is the first one.
func beginning(names []string, word string) (found []string) {
	for _, name := range names {
		if first, _, _ := strings.Cut(name, " "); plan.FoldName(first) == plan.FoldName(word) && !slices.Contains(found, name) {
			found = append(found, name)
		}
	}
	return found
}

// due reads the day behind some words, as in "by 15 Mar", "by end of March" and
// "by Q3".
func (s *Sentence) due(words *regexp.Regexp, field, text string, how Reading) {
	for _, m := range words.FindAllStringIndex(text, -1) {
		const most = 5 // words in a date
		var behind []string
		for word := range strings.FieldsSeq(text[m[1]:]) {
			if behind = append(behind, word); len(behind) == most {
				break
			}
		}
		for n := len(behind); n > 0; n-- {
			end := m[1]
			for _, word := range behind[:n] {
				end += strings.Index(text[end:], word) + len(word)
			}
			trimmed := strings.TrimRight(text[m[1]:end], ".,;!")
			day, ok := how.deadline(trimmed)
			if ok && s.free(m[0], m[1]+len(trimmed)) {
				s.Due = day
				s.take(field, text, m[0], m[1]+len(trimmed))
				return
			}
		}
	}
}

func (how Reading) deadline(text string) (plan.Date, bool) {
	if day, ok := how.Dates.ReadEnd(text); ok {
		return day, true
	}
	m := fiscal.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	year, quarter := plan.Quarter(how.Dates.Today, how.FirstMonth)
	wanted := int(m[1][0] - '0')
	if m[2] != "" {
		_, end, ok := plan.ParsePeriod("Q"+m[1]+" "+m[2], how.FirstMonth)
		return end, ok
	}
	if wanted < quarter {
		year++
	}
	_, end := plan.QuarterSpan(year, wanted, how.FirstMonth)
	return end, end != ""
}

// numbers reads where it begins and where it shall end.
func (s *Sentence) numbers(text, mark string) {
	two := func(pattern *regexp.Regexp, first, second string, set func(a, b *float64)) bool {
		m := pattern.FindStringSubmatchIndex(text)
		if m == nil || !s.free(m[0], m[1]) {
			return false
		}
		a, unitA, okA := readAmount(text[m[2]:m[3]], mark)
		b, unitB, okB := readAmount(text[m[4]:m[5]], mark)
		if !okA || !okB {
			return false
		}
		set(&a, &b)
		s.Unit, s.HasNumbers = cmp.Or(unitB, unitA), true
		s.take(first, text, m[0], m[3])
		s.take(second, text, m[3], m[5])
		return true
	}
	one := func(pattern *regexp.Regexp, kind okr.Kind) bool {
		m := pattern.FindStringSubmatchIndex(text)
		if m == nil || !s.free(m[0], m[3]) {
			return false
		}
		target, unit, ok := readAmount(text[m[2]:m[3]], mark)
		if !ok {
			return false
		}
		s.Kind, s.Target, s.Unit, s.HasNumbers = kind, &target, unit, true
		s.take("target", text, m[0], m[3])
		return true
	}
	switch {
	case two(betweenPart, "low", "high", func(a, b *float64) { s.Kind, s.Low, s.High = okr.Range, a, b }):
	case two(fromTo, "start", "target", func(a, b *float64) { s.Start, s.Target, s.Kind = a, b, okr.InferKind(a, b, okr.Increase) }):
	case s.unitsNamed(text, mark):
	case one(atLeast, okr.AtLeast), one(atMost, okr.AtMost):
	default:
		s.toNumber(text, mark)
	}
}

// unitsNamed reads "from 6.5 days to 3 days" and "from 9 hours to 2". Without a
// "from" both words must be the same: "Move 3 teams to 2 floors" has no start.
func (s *Sentence) unitsNamed(text, mark string) bool {
	m := fromToUnits.FindStringSubmatchIndex(text)
	if m == nil || !s.free(m[0], m[9]) {
		return false
	}
	start, signA, okA := readAmount(text[m[4]:m[5]], mark)
	target, signB, okB := readAmount(text[m[8]:m[9]], mark)
	unit, end := text[m[6]:m[7]], m[9]
	if behind := m[10]; behind >= 0 && s.free(behind, m[11]) && isSameUnit(unit, text[behind:m[11]]) {
		unit, end = text[behind:m[11]], m[11]
	} else if hasFrom := m[2] >= 0; !hasFrom {
		return false
	}
	if !okA || !okB || signA != "" || signB != "" {
		return false
	}
	s.Start, s.Target, s.Unit, s.HasNumbers = &start, &target, unit, true
	s.Kind = okr.InferKind(&start, &target, okr.Increase)
	s.take("start", text, m[0], m[7])
	s.take("target", text, m[7], end)
	return true
}

// isSameUnit takes "day" and "days" for the same.
func isSameUnit(a, b string) bool {
	return strings.EqualFold(strings.TrimSuffix(a, "s"), strings.TrimSuffix(b, "s"))
}

// toNumber reads "... to 60%" at the end of what is left. A word behind the
// number says of what it is, and stays in the title too.
func (s *Sentence) toNumber(text, mark string) {
	left := []byte(text)
	for i := range left {
		if s.understands[i] {
			left[i] = ' '
		}
	}
	m := toPart.FindSubmatchIndex(left)
	if m == nil {
		return
	}
	target, unit, ok := readAmount(text[m[2]:m[3]], mark)
	if !ok {
		return
	}
	if m[4] >= 0 && unit == "" {
		unit = text[m[4]:m[5]]
	}
	s.Kind, s.Target, s.Unit, s.HasNumbers = okr.Increase, &target, unit, true
	s.take("target", text, m[0], m[3])
}

// readAmount reads "41%", "1,250", "€4.50" and "10k".
func readAmount(text, mark string) (number float64, unit string, ok bool) {
	text = strings.TrimSpace(text)
	for _, sign := range []string{"%", "€", "$", "£"} {
		if strings.Contains(text, sign) {
			unit, text = sign, strings.TrimSpace(strings.Replace(text, sign, "", 1))
		}
	}
	const thousand, million = 3, 6
	places := 0
	switch {
	case strings.HasSuffix(text, "k"), strings.HasSuffix(text, "K"):
		places, text = thousand, text[:len(text)-1]
	case strings.HasSuffix(text, "m"), strings.HasSuffix(text, "M"):
		places, text = million, text[:len(text)-1]
	}
	number, err := plan.ParseNumber(text, mark, "")
	if err != nil {
		return 0, "", false
	}
	number, ok = plan.Shifted(number, places)
	return number, unit, ok
}

// rest is the text without its parts, as a title.
func (s *Sentence) rest(text string) string {
	left := []byte(text)
	for i := range left {
		if s.understands[i] {
			left[i] = ' '
		}
	}
	return strings.TrimRight(plan.CleanTitle(string(left)), " ,;:-–")
}
