package typed

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"cairn/backend/plan"
)

// Captured is what came out of a talk, written down in one line and taken apart.
type Captured struct {
	Title string    // what is left once the parts are taken out
	Owner string    // as it was written behind @, or the known name that it begins
	Due   plan.Date // of an action the day on which it is due, of a decision the one to look at it again
	Why   string    // of a decision
	Parts []Part    // by their place
}

var (
	revisitPart = regexp.MustCompile(`(?i)(?:^|[\s,;])(?:and )?(?:revisit|review|look at it) (?:it )?(?:again )?(?:(?:on|by|until) )?`)
	whyPart     = regexp.MustCompile(`(?i)[\s,;]because\s`)
)

// ReadAction takes apart what somebody takes on to do: "Ask the couriers @Dana by
// next friday". What it does not understand stays in the title, word for word.
func ReadAction(text string, how Reading) Captured {
	return capture(text, how, duePart, "due")
}

// ReadDecision takes apart what was decided: "Stop the pilot because nobody came
// @Dana revisit 1 Mar".
func ReadDecision(text string, how Reading) Captured {
	return capture(text, how, revisitPart, "revisit")
}

func capture(text string, how Reading, words *regexp.Regexp, field string) Captured {
	if len(text) > longest {
		return Captured{Title: plan.CleanTitle(text)}
	}
	s := Sentence{understands: make([]bool, len(text))}
	s.owner(text, how.Names)
	s.due(words, field, text, how)
	c := Captured{Owner: s.Owner, Due: s.Due}
	if field == "revisit" {
		c.Why = s.why(text)
	}
	c.Title, c.Parts = s.rest(text), s.Parts
	slices.SortStableFunc(c.Parts, func(a, b Part) int { return cmp.Compare(a.Begin, b.Begin) })
	return c
}

// why takes what stands behind "because", up to the end or the next part, and what
// follows that one.
func (s *Sentence) why(text string) string {
	m := whyPart.FindStringIndex(text)
	if m == nil || !s.free(m[0], m[1]) {
		return ""
	}
	var said []string
	for begin := m[0] + 1; begin < len(text); {
		end := begin
		for end < len(text) && !s.understands[end] {
			end++
		}
		if piece := strings.TrimSpace(text[begin:end]); piece != "" {
			said = append(said, piece)
			s.take("why", text, begin, begin+len(strings.TrimRight(text[begin:end], " \t")))
		}
		for end < len(text) && s.understands[end] {
			end++
		}
		begin = end
	}
	const because = len("because")
	return strings.Trim(plan.CleanTitle(strings.Join(said, " "))[because:], " ,;")
}
