package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
)

// actions are the open ones of before this review, overdue first, and then those
// that were done since the last.
func (f Facts) actions() []Line {
	var open, done []Line
	for _, a := range f.Actions {
		if a.Review == f.Review && f.Review != "" || a.Date > f.On {
			continue
		}
		l := f.about(Line{Subject: "action", ID: a.ID, Row: a.Row, Title: a.Title, Owner: f.Names[a.Owner], Due: a.Due})
		switch {
		case a.Done == "" || a.Done > f.On:
			l.Late = a.Due != "" && a.Due < f.On
			l.Sentence = dueSentence(a.Due, f.On)
			open = append(open, l)
		case a.Done >= f.Since:
			l.Done, l.Sentence = true, "Done on "+a.Done.Words()+"."
			done = append(done, l)
		}
	}
	slices.SortStableFunc(open, func(a, b Line) int { return cmp.Compare(dueLast(a.Due), dueLast(b.Due)) })
	return append(open, done...)
}

// dueLast orders days with none behind all others.
func dueLast(day plan.Date) plan.Date { return cmp.Or(day, "9999-12-31") }

func dueSentence(due, on plan.Date) string {
	switch late := due.DaysUntil(on); {
	case due == "":
		return "No day is set."
	case due == on:
		return "Due today."
	case late == 1:
		return "A day late."
	case late > 1:
		return fmt.Sprintf("%d days late.", late)
	case late == -1:
		return "Due tomorrow."
	default:
		return fmt.Sprintf("Due in %d days.", -late)
	}
}

// decisions are those to look at again by now, the longest waiting first.
func (f Facts) decisions() (lines []Line) {
	for _, d := range f.Decisions {
		if d.Review == f.Review && f.Review != "" || !d.IsDue(f.On) {
			continue
		}
		l := f.about(Line{Subject: "decision", ID: d.ID, Row: d.Row, Title: d.Title, Owner: d.Who, Due: d.Revisit, Late: d.Revisit < f.On})
		l.Sentence = "Decided on " + d.Date.Words() + "."
		if d.Why != "" {
			l.Sentence = "Decided on " + d.Date.Words() + " because: " + d.Why
		}
		lines = append(lines, l)
	}
	slices.SortStableFunc(lines, func(a, b Line) int { return cmp.Compare(a.Due, b.Due) })
	return lines
}

// questions are the open ones of before this review, and then those that were
// answered since the last.
func (f Facts) questions() []Line {
	var open, answered []Line
	for _, q := range f.Questions {
		if q.Review == f.Review && f.Review != "" || q.Date > f.On {
			continue
		}
		l := f.about(Line{Subject: "question", ID: q.ID, Row: q.Row, Title: q.Text, Owner: q.By})
		switch {
		case q.Answered == "" || q.Answered > f.On:
			l.Sentence = "Asked on " + q.Date.Words() + "."
			open = append(open, l)
		case q.Answered >= f.Since:
			l.Done, l.Sentence = true, "Answered: "+q.Answer
			answered = append(answered, l)
		}
	}
	return append(open, answered...)
}

// about gives a line the title of the row that it is about. A row that is gone is
// left out.
func (f Facts) about(l Line) Line {
	row, known := f.Rows[l.Row]
	if !known {
		l.Row = ""
	}
	l.RowTitle, l.RowSubject = row.Title, row.Subject
	return l
}

func (g *Goal) line() Line {
	l := Line{Subject: "objective", ID: g.ID, Row: g.ID, RowSubject: "objective", Order: g.Order, Title: g.Title, Owner: g.Owner,
		Status: g.Now.Status, Progress: g.Now.Progress, Expected: g.Now.Expected, Confidence: g.Now.Confidence}
	if g.KeyResult {
		l.Subject, l.RowSubject = "key_result", "key_result"
	}
	return l
}

// speaks says whether a goal's status is its own: an objective's is that of what is
// beneath it, which has lines of its own, unless a person sets it.
func (g *Goal) speaks() bool { return g.KeyResult || g.Alone }

// behind are the goals at risk and behind, worst first, with the reason.
func (f Facts) behind() (lines []Line) {
	for i := range f.Goals {
		g := &f.Goals[i]
		if g.speaks() && (g.Now.Status == okr.AtRisk || g.Now.Status == okr.Behind) {
			l := g.line()
			l.Sentence = sentence(g.Now.Explanation.StatusReason.Sentence)
			if g.Now.LastNote != "" {
				l.Sentence += " “" + g.Now.LastNote + "”"
			}
			lines = append(lines, l)
		}
	}
	return worstFirst(lines)
}

// stale are the key results that nobody speaks of: stale ones, and those under way
// that nobody ever checked in.
func (f Facts) stale() (lines []Line) {
	for i := range f.Goals {
		g := &f.Goals[i]
		never := g.KeyResult && g.Begun && g.Now.Status == okr.NotStarted && g.Now.LastCheckIn == ""
		if !g.speaks() || g.Now.Status != okr.Stale && !never {
			continue
		}
		l := g.line()
		switch {
		case never:
			l.Sentence = "Nobody has checked in yet."
		case g.Now.LastCheckIn == "":
			l.Sentence = sentence(g.Now.Explanation.StatusReason.Sentence)
		default:
			l.Sentence = "The last check-in is of " + g.Now.LastCheckIn.Words() + "."
		}
		lines = append(lines, l)
	}
	return worstFirst(lines)
}

// missed are the KPIs that miss their target, the values that are missing and those
// that are near their target.
func (f Facts) missed() []Line {
	var missed, missing, near []Line
	for i := range f.Metrics {
		m := &f.Metrics[i]
		l := m.line()
		lacks := m.Answer.NextDue != "" && m.Answer.NextDue <= f.On
		since := ""
		if lacks {
			since = "A value is missing since " + m.Answer.NextDue.Words() + "."
		}
		switch {
		case m.Answer.Standing == kpi.Missed || m.Answer.Standing == kpi.Near:
			l.Sentence = strings.TrimSpace(f.against(m) + " " + since)
			if m.Answer.Standing == kpi.Missed {
				missed = append(missed, l)
			} else {
				near = append(near, l)
			}
		case lacks:
			l.Sentence = since
			missing = append(missing, l)
		}
	}
	return append(append(missed, near...), missing...)
}

func (m *Metric) line() Line {
	return Line{Subject: "kpi", ID: m.ID, Row: m.ID, RowSubject: "kpi", Title: m.Name, Owner: m.Owner}
}

// against says a value beside its target: "49% in 2026-02, target 60%."
func (f Facts) against(m *Metric) string {
	said := m.Answer.Standing.Word()
	if newest := m.Answer.Newest; newest != nil {
		said += ": " + f.value(newest.Value, m.Unit) + " in " + newest.Label
	}
	if m.Answer.Goal != nil {
		said += ", target " + f.value(*m.Answer.Goal, m.Unit)
	}
	return said + "."
}

func (f Facts) value(number float64, unit string) string {
	return plan.WithUnit(f.Settings.Number(number), unit)
}

// smart are the rows of which a coach would say that they cannot do their work.
func (f Facts) smart() (lines []Line) {
	add := func(l Line) {
		if n := f.SmartRows[l.ID]; n > 0 {
			l.Sentence = plan.Counted(n, "warning", "warnings") + " of SMART."
			lines = append(lines, l)
		}
	}
	for i := range f.Goals {
		add(f.Goals[i].line())
	}
	for i := range f.Metrics {
		add(f.Metrics[i].line())
	}
	return lines
}

func (f Facts) cycleLine() Line {
	return Line{Subject: "cycle", ID: f.Cycle.ID, Title: f.Cycle.Name, Progress: f.Progress, Expected: f.Expected}
}

// result is how the cycle stands, in one line.
func (f Facts) result() []Line {
	counts, all := map[okr.Status]int{}, 0
	for i := range f.Goals {
		if f.Goals[i].KeyResult {
			counts[f.Goals[i].Now.Status]++
			all++
		}
	}
	if all == 0 {
		return nil
	}
	var said []string
	for _, status := range []okr.Status{okr.Achieved, okr.OnTrack, okr.Behind, okr.AtRisk, okr.Stale, okr.NotStarted} {
		if counts[status] > 0 {
			said = append(said, fmt.Sprintf("%d %s", counts[status], strings.ToLower(status.Word())))
		}
	}
	l := f.cycleLine()
	l.Sentence = plan.Counted(all, "key result", "key results") + ": " + strings.Join(said, ", ") + "."
	return []Line{l}
}

// closing points to what ends a cycle.
func (f Facts) closing() []Line {
	l := f.cycleLine()
	l.Progress, l.Expected = nil, nil
	switch {
	case f.Cycle.State == plan.ClosedState:
		return nil
	case f.Cycle.End.Valid() && f.On <= f.Cycle.End:
		l.Sentence = "It ends on " + f.Cycle.End.Words() + ". Then: the last values, a score for each key result, what was learned, and how the stated confidence held."
	default:
		l.Sentence = "It is over. Enter the last values, score each key result, write down what was learned, look at how the stated confidence held, and close the cycle."
	}
	return []Line{l}
}

// sentence begins a reason with a capital and ends it with a full stop.
func sentence(reason string) string {
	if reason == "" {
		return ""
	}
	runes := []rune(reason)
	text := strings.ToUpper(string(runes[0])) + string(runes[1:])
	if strings.HasSuffix(text, ".") {
		return text
	}
	return text + "."
}
