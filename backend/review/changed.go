package review

import (
	"cmp"
	"slices"
	"strings"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// fallen is by how much the stated confidence has to fall to be a line, of 100.
const fallen = 20

func (f Facts) changedTitle() string {
	if f.First {
		return "Changed"
	}
	return "Changed since the last review"
}

// What there is to say of a changed goal, the most pressing first.
const (
	gotWorse = iota
	lostConfidence
	wasEdited
	cameIn
	wentAway
	gotBetter
)

// changed are the goals that changed since the last review, each in one line with
// all that changed of it: what got worse first, then edited, new and deleted ones,
// then what got better. How a goal stood is how it is known today to have stood.
func (f Facts) changed() []Line {
	edits := map[plan.ID][]Change{}
	for _, c := range f.Changes {
		edits[c.Row] = append(edits[c.Row], c)
	}
	type weighed struct {
		Line
		weight int
	}
	var found []weighed
	for i := range f.Goals {
		g := &f.Goals[i]
		if l, weight, is := g.changed(edits[g.ID]); is {
			found = append(found, weighed{l, weight})
		}
		delete(edits, g.ID)
	}
	for _, c := range f.Changes {
		if _, left := edits[c.Row]; left && c.Gone {
			l := Line{Subject: c.Was.Subject, ID: c.Row, Title: c.Was.Title, Sentence: "Deleted" + by(c.By) + "."}
			found = append(found, weighed{l, wentAway})
			delete(edits, c.Row)
		}
	}
	slices.SortStableFunc(found, func(a, b weighed) int { return cmp.Compare(a.weight, b.weight) })
	lines := make([]Line, len(found))
	for i, w := range found {
		lines[i] = w.Line
	}
	return lines
}

// changed says what changed of a goal and how pressing that is.
func (g *Goal) changed(edits []Change) (l Line, weight int, is bool) {
	l, weight = g.line(), gotBetter
	var said []string
	say := func(as int, text string) {
		said, weight, is = append(said, text), min(weight, as), true
	}
	isNew := slices.ContainsFunc(edits, func(c Change) bool { return c.Field == "" && !c.Gone })
	from, to := g.Then.Status, g.Now.Status
	if g.speaks() && !isNew && from != to && from != "" {
		better := !to.Worse(from)
		l.Better = &better
		say(map[bool]int{true: gotBetter, false: gotWorse}[better], "From "+lower(from)+" to "+lower(to)+".")
	}
	if then, now := g.Then.Confidence, g.Now.Confidence; then != nil && now != nil && *then-*now >= fallen {
		say(lostConfidence, "Confidence fell from "+outOfTen(*then)+" to "+outOfTen(*now)+" of 10.")
	}
	if isNew {
		say(cameIn, "New"+by(edits[0].By)+".")
		edits = nil
	}
	for _, c := range edits {
		if c.Field != "" {
			say(wasEdited, c.sentence())
		}
	}
	l.Sentence = strings.Join(said, " ")
	return l, weight, is
}

// sentence says what became of a field: "Target from 60 to 55, by Dana."
func (c Change) sentence() string {
	field := strings.ToUpper(c.Field[:1]) + c.Field[1:]
	switch {
	case c.Before == "":
		return field + " set to " + c.After + by(c.By) + "."
	case c.After == "":
		return field + " taken away, was " + c.Before + by(c.By) + "."
	default:
		return field + " from " + c.Before + " to " + c.After + by(c.By) + "."
	}
}

func by(who string) string {
	if who == "" {
		return ""
	}
	return ", by " + who
}

func lower(s okr.Status) string { return strings.ToLower(s.Word()) }

// outOfTen is a confidence as people say it.
func outOfTen(confidence float64) string {
	const tenths = 10
	return plan.FormatNumber(float64(int(confidence+0.5)) / tenths)
}
