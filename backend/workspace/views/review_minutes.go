package views

import (
	"context"
	"fmt"
	"html"
	"strings"

	"cairn/backend/plan"
)

// ReviewMinutes puts what came out of a review into words for a chat or a mail.
// not_found where there is none.
func (v Views) ReviewMinutes(ctx context.Context, id plan.ID) (Shared, error) {
	page, err := v.Review(ctx, id)
	if err != nil {
		return Shared{}, err
	}
	settings, err := v.Plan(ctx)
	if err != nil {
		return Shared{}, err
	}
	w := shareWriter{plan: settings}
	day := page.Review.Date
	if page.Review.Held != nil {
		day = *page.Review.Held
	}
	w.heading(1, fmt.Sprintf("%s of %s, %s", page.Title, page.Cycle.Name, day.Words()))
	w.line(page.Review.Note)
	var decisions, actions, questions, notes []string
	for _, d := range page.Decisions {
		decisions = append(decisions, withFacts(d.Title, d.Why, d.Who, of(d.RowTitle), onDay("look at it again on ", d.Revisit)))
	}
	for _, a := range page.Actions {
		actions = append(actions, withFacts(a.Title, "", orNone(a.Owner), of(a.RowTitle), onDay("by ", a.Due), onDay("done on ", a.Done)))
	}
	for _, q := range page.Questions {
		questions = append(questions, withFacts(q.Text, q.Answer, q.By, of(q.RowTitle)))
	}
	for _, n := range page.Notes {
		if n.Title != "" {
			notes = append(notes, n.Title+": "+strings.Join(strings.Fields(n.Text), " "))
		}
	}
	w.list("Decisions", decisions)
	w.list("Actions", actions)
	w.list("Questions about data", questions)
	w.list("Notes", notes)
	if len(decisions)+len(actions)+len(questions)+len(notes) == 0 && page.Review.Note == "" {
		w.line("Nothing was written down.")
	}
	return w.shared(), nil
}

func (w *shareWriter) list(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	w.heading(2, title)
	w.html.WriteString("<ul>\n")
	for _, line := range lines {
		fmt.Fprintf(&w.markdown, "- %s\n", escapeMarkdown(line))
		fmt.Fprintf(&w.html, "<li>%s</li>\n", html.EscapeString(line))
	}
	w.markdown.WriteString("\n")
	w.html.WriteString("</ul>\n")
}

// withFacts is a title with why it is so, and in brackets what else there is to say.
func withFacts(title, why string, facts ...string) string {
	if why != "" {
		title += ": " + strings.Join(strings.Fields(why), " ")
	}
	var said []string
	for _, fact := range facts {
		if fact != "" {
			said = append(said, fact)
		}
	}
	if len(said) == 0 {
		return title
	}
	return title + " (" + strings.Join(said, ", ") + ")"
}

func of(row string) string {
	if row == "" {
		return ""
	}
	return "about “" + row + "”"
}

func onDay(words string, day *plan.Date) string {
	if day == nil {
		return ""
	}
	return words + day.Words()
}

func orNone(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}
