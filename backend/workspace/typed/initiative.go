package typed

import (
	"cmp"
	"regexp"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

// Initiative is an item of the roadmap as a person writes it down in one line, taken
// apart: "Saved baskets @Dana #Growth 3 pm by 15 Mar".
type Initiative struct {
	Title  string
	Owner  string // as it was written behind @, or the known name that it begins
	Tags   []string
	Effort roadmap.Range // in person-months
	End    plan.Date     // the day by which it is done
	Parts  []Part        // by their place
}

// effortPart is an estimate and its unit: "3 pm", "2-3-6 person-months". What its group
// holds is read as any range is.
var effortPart = regexp.MustCompile(`(?i)(?:^|\s)(\d[\d.,]*(?:(?: ?(?:-|\x{2013}|\x{2026}) ?| )\d[\d.,]*){0,2}(?: ?\(\d[\d.,]*\))?) ?(?:pm|person[- ]months?)(?:$|[\s,;])`)

// ReadInitiative takes a line apart. What it does not understand stays in the title,
// word for word.
func ReadInitiative(text string, how Reading) Initiative {
	if len(text) > longest {
		return Initiative{Title: plan.CleanTitle(text)}
	}
	s := Sentence{understands: make([]bool, len(text))}
	s.owner(text, how.Names)
	s.tags(text)
	read := Initiative{Owner: s.Owner, Tags: s.Tags}
	if m := effortPart.FindStringSubmatchIndex(text); m != nil && s.free(m[0], m[1]) {
		effort, err := roadmap.ParseRange(text[m[2]:m[3]], how.Mark, "effort")
		if err == nil {
			read.Effort = effort
			end := m[1]
			for end > m[3] && endsWord(text[end-1:end]) {
				end--
			}
			s.take("effort", text, m[0], end)
		}
	}
	s.due(duePart, "end", text, how)
	read.End, read.Title = s.Due, s.rest(text)
	slices.SortStableFunc(s.Parts, func(a, b Part) int { return cmp.Compare(a.Begin, b.Begin) })
	read.Parts = s.Parts
	return read
}
