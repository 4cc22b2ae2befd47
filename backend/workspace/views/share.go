package views

import (
	"context"
	"fmt"
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// Shared are words about goals for a chat or a mail, in both forms that the
// clipboard takes.
type Shared struct {
	Markdown string `json:"markdown"`
	HTML     string `json:"html"`
}

// ShareCycle puts a cycle into words as it stands on a day; "" means today.
// not_found where there is no such cycle.
func (v Views) ShareCycle(ctx context.Context, cycle plan.ID, on plan.Date) (Shared, error) {
	s, err := v.read(ctx, on)
	if err != nil {
		return Shared{}, err
	}
	out, err := s.outlineOf(cycle)
	if err != nil {
		return Shared{}, err
	}
	w := shareWriter{plan: s.plan}
	w.heading(1, s.plan.Name+": "+out.Cycle.Name)
	w.line(w.cycleLine(&out))
	for i := range out.Objectives {
		w.objective(&out.Objectives[i], 2)
	}
	return w.shared(), nil
}

// ShareRow puts an objective with its key results and the objectives beneath it
// into words, or a key result alone. not_found where there is no such row.
func (v Views) ShareRow(ctx context.Context, id plan.ID, on plan.Date) (Shared, error) {
	s, err := v.read(ctx, on)
	if err != nil {
		return Shared{}, err
	}
	d, err := s.detail(id)
	if err != nil {
		return Shared{}, err
	}
	w := shareWriter{plan: s.plan}
	if d.KeyResult != nil {
		w.keyResults([]KeyResult{*d.KeyResult})
		return w.shared(), nil
	}
	inside := 0
	for _, o := range s.rows(s.outline(d.Objective.CycleID)) {
		switch {
		case o.ID == id:
			inside = o.Level
		case inside > 0 && o.Level <= inside:
			return w.shared(), nil
		}
		if inside > 0 {
			w.objective(&o, 2+o.Level-inside)
		}
	}
	return w.shared(), nil
}

// shareWriter writes both forms side by side.
type shareWriter struct {
	plan     plan.Plan
	markdown strings.Builder
	html     strings.Builder
}

func (w *shareWriter) shared() Shared {
	return Shared{Markdown: strings.TrimSpace(w.markdown.String()) + "\n", HTML: w.html.String()}
}

func (w *shareWriter) heading(level int, text string) {
	const deepest = 6
	level = min(level, deepest)
	fmt.Fprintf(&w.markdown, "%s %s\n\n", strings.Repeat("#", level), escapeMarkdown(text))
	fmt.Fprintf(&w.html, "<h%d>%s</h%d>\n", level, html.EscapeString(text), level)
}

func (w *shareWriter) line(text string) {
	if text != "" {
		fmt.Fprintf(&w.markdown, "%s\n\n", escapeMarkdown(text))
		fmt.Fprintf(&w.html, "<p>%s</p>\n", html.EscapeString(text))
	}
}

func (w *shareWriter) cycleLine(out *Outline) string {
	var parts []string
	if out.Progress != nil {
		parts = append(parts, w.against(out.Progress, out.Expected))
	}
	for _, c := range out.Counts {
		if c.Count > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c.Count, strings.ToLower(c.Status.Word())))
		}
	}
	if c := out.Cycle; c.Day != nil {
		parts = append(parts, fmt.Sprintf("day %d of %d", *c.Day, *c.Days))
	}
	return strings.Join(parts, " · ")
}

// against says progress and what is expected by now: "0.54, expected 0.53".
func (w *shareWriter) against(progress, expected *float64) string {
	text := w.plan.Share(*progress)
	if expected != nil {
		text += ", expected " + w.plan.Share(*expected)
	}
	return text
}

func (w *shareWriter) number(value float64, unit string) string {
	return plan.WithUnit(w.plan.Number(value), unit)
}

func (w *shareWriter) objective(o *Objective, level int) {
	w.heading(level, o.Order+" "+o.Title)
	parts := []string{o.WorstStatus.Word()}
	if o.Progress != nil {
		parts = append(parts, w.against(o.Progress, o.Expected))
	}
	if o.Owner != nil {
		parts = append(parts, *o.Owner)
	}
	w.line(strings.Join(parts, " · "))
	w.keyResults(o.KeyResults)
}

func (w *shareWriter) keyResults(rows []KeyResult) {
	if len(rows) == 0 {
		return
	}
	w.html.WriteString("<ul>\n")
	for i := range rows {
		title, facts := rows[i].Title, w.facts(&rows[i])
		note := ""
		if rows[i].LastNote != nil {
			note = "“" + strings.Join(strings.Fields(*rows[i].LastNote), " ") + "”"
		}
		fmt.Fprintf(&w.markdown, "- **%s**: %s\n", escapeMarkdown(title), escapeMarkdown(joined(facts, note)))
		fmt.Fprintf(&w.html, "<li><b>%s</b>: %s</li>\n", html.EscapeString(title), html.EscapeString(joined(facts, note)))
	}
	w.markdown.WriteString("\n")
	w.html.WriteString("</ul>\n")
}

func joined(facts, note string) string {
	if note == "" {
		return facts
	}
	return facts + ". " + note
}

// facts are what a key result says of itself: status, numbers, confidence, owner.
func (w *shareWriter) facts(k *KeyResult) string {
	parts := []string{k.Status.Word()}
	done := 0
	for _, m := range k.Milestones {
		if m.Done != nil {
			done++
		}
	}
	switch {
	case k.Kind == okr.Milestones:
		parts = append(parts, fmt.Sprintf("%d of %d milestones", done, len(k.Milestones)))
	case k.Kind == okr.YesNo && k.Current != nil:
		parts = append(parts, map[bool]string{true: "yes", false: "no"}[*k.Current > 0])
	case k.Current != nil && k.Target != nil:
		parts = append(parts, w.number(*k.Current, "")+" of "+w.number(*k.Target, k.Unit))
	case k.Current != nil:
		parts = append(parts, w.number(*k.Current, k.Unit))
	case k.Target != nil:
		parts = append(parts, "target "+w.number(*k.Target, k.Unit))
	}
	if k.Progress != nil {
		parts = append(parts, w.against(k.Progress, k.Expected))
	}
	if k.Confidence != nil {
		const ten = 10
		parts = append(parts, "confidence "+w.number(float64(int(*k.Confidence+0.5))/ten, "of 10"))
	}
	if k.Owner != nil {
		parts = append(parts, *k.Owner)
	}
	return strings.Join(parts, " · ")
}

// What begins with a "<" or an "&" and is more than that sign; the names are
// CommonMark's.
var (
	tagOrAutolink = regexp.MustCompile(`^<(?:[A-Za-z/!?]|[^\s<>]+@[^\s<>]+>)`)
	entity        = regexp.MustCompile(`^&(?:#[xX]?[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);`)
)

// escapeMarkdown keeps a title from becoming a link, a list or worse where it is
// pasted. A mark that means nothing where it stands, as in "< 5 days", stays bare.
func escapeMarkdown(text string) string {
	var out strings.Builder
	before := rune(0)
	for i, r := range text {
		if isMarkup(before, text[i:]) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
		before = r
	}
	return out.String()
}

// isMarkup says whether CommonMark, or GitHub's, could read the first character of
// a text as more than itself; before is the one that it follows, 0 at the beginning.
func isMarkup(before rune, text string) bool {
	mark, size := utf8.DecodeRuneInString(text)
	after, _ := utf8.DecodeRuneInString(text[size:])
	inWord := isWord(before) && isWord(after)
	alone := unicode.IsSpace(before) && unicode.IsSpace(after)
	switch mark {
	case '\\', '`', '[', ']', '~':
		return true
	case '*':
		return !alone
	case '_':
		return !alone && !inWord
	case '<':
		return tagOrAutolink.MatchString(text)
	case '&':
		return entity.MatchString(text)
	case '>':
		return before == 0
	case '+', '-':
		return before == 0 && (unicode.IsSpace(after) || after == mark)
	case '#': // at the end of a heading it would be left out
		return before == 0 || strings.Trim(text, "#") == ""
	}
	return false
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
