package cli

import (
	"slices"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/review"
	"cairn/backend/workspace/views"
)

func TestTheAgendaOfTheNextReview(t *testing.T) {
	w := newWorld(t)
	w.done("new", "s.cairn", "--sample")
	page := decode[views.Review](t, w.done("review", "s.cairn", "--json"))
	if page.Kind != review.Weekly || page.First || page.Since != "2026-11-15" || page.Cycle.Name != "Launch quarter" {
		t.Errorf("got %+v", page)
	}
	out := w.done("review", "s.cairn")
	for _, section := range page.Sections {
		if !strings.Contains(out, "\n## "+section.Title+"\n") {
			t.Errorf("%q is not printed", section.Title)
		}
	}
	if !strings.Contains(out, "- Ask ten newcomers where the menu upload stops them (Ines Halvorsen), about Cut setup tickets per newcomer: Due in 2 days.") {
		t.Errorf("printed\n%s", out)
	}
	quarterly := decode[views.Review](t, w.done("review", "s.cairn", "--kind", "quarterly", "--cycle", "Foundation quarter", "--json"))
	if !quarterly.First || !slices.ContainsFunc(quarterly.Sections, func(s review.Section) bool { return s.Topic == review.TopicResult }) {
		t.Errorf("got %+v", quarterly)
	}
	if body := w.refused("review", "s.cairn", "--cycle", "Nothing"); body.Code != plan.NotFound {
		t.Errorf("got %+v", body)
	}
	if code, _, _ := w.run("review", "s.cairn", "--kind", "daily"); code != badUsage {
		t.Errorf("a kind that is none: exit %d", code)
	}
}
