package reviews_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/review"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/coach"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/reviews"
	"cairn/backend/workspace/sample"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

// bench is the sample plan, whose last weekly review was held on 2026-02-10. Today is
// 2026-02-17.
type bench struct {
	reviews.Actions
	t     *testing.T
	w     *workspace.Workspace
	views views.Views
	cycle plan.ID
	clock *workspacetest.Clock
}

func newBench(t *testing.T) *bench {
	t.Helper()
	options := workspacetest.Options(t)
	w, err := sample.Create(context.Background(), filepath.Join(t.TempDir(), "sample.cairn"), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	b := &bench{reviews.New(w), t, w, views.New(w), "", options.Clock.(*workspacetest.Clock)}
	b.cycle = b.list().Cycle.ID
	return b
}

func (b *bench) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) list() views.Reviews {
	b.t.Helper()
	all, err := b.views.Reviews(context.Background(), "")
	b.must(err)
	return all
}

func (b *bench) page(id plan.ID) views.Review {
	b.t.Helper()
	page, err := b.views.Review(context.Background(), id)
	b.must(err)
	return page
}

func (b *bench) begin(kind review.Kind) plan.ID {
	b.t.Helper()
	_, id, err := b.Begin(context.Background(), kind, b.cycle)
	b.must(err)
	return id
}

func (b *bench) capture(n reviews.Line) plan.ID {
	b.t.Helper()
	_, id, err := b.Capture(context.Background(), n)
	b.must(err)
	return id
}

func (b *bench) digest() (digest string) {
	b.t.Helper()
	b.must(b.w.Read(context.Background(), func(r store.Reader) (err error) {
		digest, err = r.ContentDigest(context.Background())
		return err
	}))
	return digest
}

// step does something and sees that it is one step of undo with a name.
func (b *bench) step(name string, do func() (workspace.Change, error)) {
	b.t.Helper()
	before := b.digest()
	change, err := do()
	b.must(err)
	after := b.digest()
	undone, _, err := b.w.Undo(context.Background())
	b.must(err)
	if change.Name != name || undone.Name != name || b.digest() != before || after == before {
		b.t.Errorf("%q is undone as %q, want %q", change.Name, undone.Name, name)
	}
	_, _, err = b.w.Redo(context.Background())
	b.must(err)
	if b.digest() != after {
		b.t.Errorf("%q is not done again", name)
	}
}

// refused sees the fields at fault, or the code where there are none.
func (b *bench) refused(what, want string, err error) {
	b.t.Helper()
	got := string(plan.CodeOf(err))
	var refusal *plan.Error
	if errors.As(err, &refusal) && len(refusal.Fields) > 0 {
		got = refusal.Fields[0].Field + " " + refusal.Fields[0].Code
	}
	if got != want {
		b.t.Errorf("%s: got %q, want %q (%v)", what, got, want, err)
	}
}

func section(page views.Review, topic review.Topic) review.Section {
	return page.Sections[slices.IndexFunc(page.Sections, func(s review.Section) bool { return s.Topic == topic })]
}

func line(page views.Review, topic review.Topic, title string) *review.Line {
	lines := section(page, topic).Lines
	if i := slices.IndexFunc(lines, func(l review.Line) bool { return strings.Contains(l.Title, title) }); i >= 0 {
		return &lines[i]
	}
	return nil
}

func TestAReviewFromBeginningToEnd(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	var id plan.ID
	b.step("Begin weekly review", func() (change workspace.Change, err error) {
		change, id, err = b.Begin(ctx, review.Weekly, b.cycle)
		return change, err
	})
	_, _, err := b.Begin(ctx, review.Weekly, b.cycle)
	b.refused("a second one", "conflict", err)
	_, _, err = b.Begin(ctx, "daily", b.cycle)
	b.refused("a kind that is none", "kind unknown", err)
	_, _, err = b.Begin(ctx, review.Weekly, "nowhere")
	b.refused("a cycle that is none", "not_found", err)

	page := b.page(id)
	if page.Since != "2026-02-10" || page.First || page.On != "2026-02-17" || page.Review.Held != nil || page.Minutes != 30 {
		t.Errorf("%+v", page)
	}
	if open := line(page, review.TopicActions, "Ask ten newcomers"); open == nil || open.Sentence != "Due in 2 days." || open.Owner != "Ines Halvorsen" || open.RowSubject != "key_result" {
		t.Errorf("an action of the last review: %+v", open)
	}
	if done := line(page, review.TopicActions, "welcome call"); done == nil || !done.Done {
		t.Errorf("an action that is done: %+v", done)
	}
	if asked := line(page, review.TopicQuestions, "change of apps"); asked == nil || asked.RowSubject != "kpi" {
		t.Errorf("a question that is open: %+v", asked)
	}
	row := section(page, review.TopicBehind).Lines[0]

	b.step("Note on "+row.Title, func() (workspace.Change, error) { return b.SetNote(ctx, id, row.Row, " Talked to three.\n") })
	b.step("Note on weekly review of 17 Feb 2026", func() (workspace.Change, error) { return b.SetNote(ctx, id, "", "Calm.") })
	var action, decision, question plan.ID
	for _, c := range []struct {
		line reviews.Line
		id   *plan.ID
		name string
	}{
		{reviews.Line{Outcome: reviews.Action, Review: id, Row: row.Row, Text: "Call the last forty @Zoe Miller by next friday"}, &action, "Add action: Call the last forty"},
		{reviews.Line{Outcome: reviews.Decision, Review: id, Text: "Stop the pilot because nobody came revisit in 2 weeks"}, &decision, "Decide: Stop the pilot"},
		{reviews.Line{Outcome: reviews.Question, Review: id, Text: "Is 49 % of all newcomers, by 1 Feb?"}, &question, "Ask: Is 49 % of all newcomers, by 1 Feb?"},
	} {
		b.step(c.name, func() (change workspace.Change, err error) {
			change, *c.id, err = b.Capture(ctx, c.line)
			return change, err
		})
	}
	page = b.page(id)
	if a := page.Actions[0]; *a.Owner != "Zoe Miller" || *a.Due != "2026-02-27" || *a.Row != row.Row || a.RowTitle != row.Title || a.By != "Dana Okafor" {
		t.Errorf("the action is %+v", a)
	}
	if d := page.Decisions[0]; d.Why != "nobody came" || *d.Revisit != "2026-03-03" || d.Who != "Dana Okafor" {
		t.Errorf("the decision is %+v", d)
	}
	if q := page.Questions[0]; q.Text != "Is 49 % of all newcomers, by 1 Feb?" || page.Notes[0].Text != "Talked to three." || page.Review.Note != "Calm." {
		t.Errorf("the question is %+v, the notes %+v", q, page.Notes)
	}
	if line(page, review.TopicActions, "last forty") != nil || line(page, review.TopicQuestions, "49 %") != nil {
		t.Error("what came out of a review is on its own agenda")
	}
	minutes, err := b.views.ReviewMinutes(ctx, id)
	b.must(err)
	for _, said := range []string{"# Weekly review of Launch quarter, 17 Feb 2026", "Calm.", "- Stop the pilot: nobody came (Dana Okafor, look at it again on 3 Mar 2026)",
		"- Call the last forty (Zoe Miller, about “" + row.Title + "”, by 27 Feb 2026)", "- " + row.Title + ": Talked to three."} {
		if !strings.Contains(minutes.Markdown, said) {
			t.Errorf("the minutes do not say %q:\n%s", said, minutes.Markdown)
		}
	}

	b.step("End weekly review of 17 Feb 2026", func() (workspace.Change, error) { return b.End(ctx, id) })
	_, err = b.End(ctx, id)
	b.refused("to end it twice", "conflict", err)
	_, err = b.SetNote(ctx, id, "", "More.")
	b.refused("a note on one that was ended", "conflict", err)
	_, err = b.SetNote(ctx, id, row.Row, "More.")
	b.refused("a note on a row of one that was ended", "conflict", err)
	_, _, err = b.Capture(ctx, reviews.Line{Outcome: reviews.Action, Review: id, Text: "More"})
	b.refused("an action of one that was ended", "conflict", err)
	b.step("Reopen weekly review of 17 Feb 2026", func() (workspace.Change, error) { return b.Reopen(ctx, id) })
	b.step("End weekly review of 17 Feb 2026", func() (workspace.Change, error) { return b.End(ctx, id) })

	// A week later all of it comes back.
	b.clock.At = b.clock.At.AddDate(0, 0, 14)
	next := b.page(b.begin(review.Weekly))
	if l := line(next, review.TopicActions, "last forty"); l == nil || !l.Late || l.Sentence != "4 days late." {
		t.Errorf("the action in the next review: %+v", l)
	}
	if l := line(next, review.TopicDecisions, "Stop the pilot"); l == nil {
		t.Error("the decision is not in the next review")
	}
	today, err := b.views.Today(ctx, b.cycle, "", "")
	b.must(err)
	if !slices.ContainsFunc(today.Actions, func(a views.ActionItem) bool { return a.ID == action && a.Late }) ||
		!slices.ContainsFunc(today.Decisions, func(d views.DecisionItem) bool { return d.ID == decision }) {
		t.Errorf("today has %+v and %+v", today.Actions, today.Decisions)
	}
	b.step("Delete weekly review of 17 Feb 2026", func() (workspace.Change, error) { return b.Delete(ctx, id) })
	if _, err := b.views.Review(ctx, id); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("a review that is gone: %v", err)
	}
	if !slices.ContainsFunc(b.list().Questions, func(q views.QuestionItem) bool { return q.ID == question }) {
		t.Error("what came out of a review went with it")
	}
}

func TestWhatCameOutIsEdited(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	action := b.capture(reviews.Line{Outcome: reviews.Action, Text: "Call them"})
	b.step("Edit action: Call them", func() (workspace.Change, error) { return b.Edit(ctx, reviews.Action, action, "title", "Visit them") })
	b.step("Edit action: Visit them", func() (workspace.Change, error) {
		return b.Edit(ctx, reviews.Action, action, "owner", "ines halvorsen")
	})
	b.step("Edit action: Visit them", func() (workspace.Change, error) { return b.Edit(ctx, reviews.Action, action, "due", "tomorrow") })
	b.step("Done: Visit them", func() (workspace.Change, error) { return b.SetDone(ctx, action, true) })
	if a := b.list().Actions; *a[len(a)-2].Done != "2026-02-17" && *a[1].Done != "2026-02-17" {
		t.Errorf("%+v", a)
	}
	b.step("Not done: Visit them", func() (workspace.Change, error) { return b.SetDone(ctx, action, false) })
	if a := b.list().Actions[0]; *a.Owner != "Ines Halvorsen" || *a.Due != "2026-02-18" || a.Late {
		t.Errorf("%+v", a)
	}
	decision := b.capture(reviews.Line{Outcome: reviews.Decision, Text: "Stop it @Dana"})
	for field, text := range map[string]string{"title": "Stop all of it", "why": "It costs more.", "who": "The board", "date": "yesterday", "outcome": "It was right."} {
		_, err := b.Edit(ctx, reviews.Decision, decision, field, text)
		b.must(err)
	}
	b.step("Edit decision: Stop all of it", func() (workspace.Change, error) { return b.Edit(ctx, reviews.Decision, decision, "revisit", "17 Feb") })
	if d := b.list().Decisions[0]; !d.Due || d.Who != "The board" || d.Date != "2026-02-16" || d.Why != "It costs more." {
		t.Errorf("%+v", d)
	}
	b.step("Revisit: Stop all of it", func() (workspace.Change, error) { return b.Revisit(ctx, decision, "Still right.", "in 2 weeks") })
	b.step("Revisit: Stop all of it", func() (workspace.Change, error) { return b.Revisit(ctx, decision, "", "") })
	b.step("Revisit: Stop all of it", func() (workspace.Change, error) { return b.Revisit(ctx, decision, "", "in 3 weeks") })
	for _, d := range b.list().Decisions {
		if d.ID == decision && (d.Revisited != nil || *d.Revisit != "2026-03-10") {
			t.Errorf("put off once more, it is %+v", d)
		}
	}
	if _, _, err := b.w.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	all := b.list().Decisions
	at := slices.IndexFunc(all, func(d views.DecisionItem) bool { return d.ID == decision })
	if d := all[at]; d.Due || *d.Revisited != "2026-02-17" || d.Outcome != "Still right." || *d.Revisit != "2026-03-03" {
		t.Errorf("%+v", d)
	}
	question := b.capture(reviews.Line{Outcome: reviews.Question, Text: "Why?"})
	b.step("Answer: Why?", func() (workspace.Change, error) { return b.Edit(ctx, reviews.Question, question, "answer", "Because.") })
	b.step("Edit question: Why?", func() (workspace.Change, error) {
		return b.Edit(ctx, reviews.Question, question, "answer", "Because of that.")
	})
	b.step("Edit question: Why?", func() (workspace.Change, error) { return b.Edit(ctx, reviews.Question, question, "text", "Why not?") })
	b.step("Reopen question: Why not?", func() (workspace.Change, error) { return b.Edit(ctx, reviews.Question, question, "answer", "") })
	b.step("Delete question: Why not?", func() (workspace.Change, error) { return b.Remove(ctx, reviews.Question, question) })
	b.step("Delete decision: Stop all of it", func() (workspace.Change, error) { return b.Remove(ctx, reviews.Decision, decision) })
	b.step("Delete action: Visit them", func() (workspace.Change, error) { return b.Remove(ctx, reviews.Action, action) })
}

func TestRefusalsSayWhere(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	id := b.begin(review.Weekly)
	action := b.capture(reviews.Line{Outcome: reviews.Action, Text: "Call them"})
	decision := b.capture(reviews.Line{Outcome: reviews.Decision, Text: "Stop it"})
	question := b.capture(reviews.Line{Outcome: reviews.Question, Text: "Why?"})
	before := b.digest()
	_, _, err := b.Capture(ctx, reviews.Line{Outcome: reviews.Action, Text: " @Dana by friday"})
	b.refused("an action without words", "text required", err)
	_, _, err = b.Capture(ctx, reviews.Line{Outcome: "joke", Text: "x"})
	b.refused("an outcome that is none", "outcome unknown", err)
	_, err = b.ReadLine(ctx, reviews.Line{Outcome: "joke", Text: "x"})
	b.refused("to read an outcome that is none", "outcome unknown", err)
	_, _, err = b.Capture(ctx, reviews.Line{Outcome: reviews.Action, Row: "nowhere", Text: "x"})
	b.refused("about a row that is gone", "not_found", err)
	_, _, err = b.Capture(ctx, reviews.Line{Outcome: reviews.Action, Review: "nowhere", Text: "x"})
	b.refused("of a review that is gone", "not_found", err)
	_, err = b.SetNote(ctx, id, "nowhere", "x")
	b.refused("a note on a row that is gone", "not_found", err)
	_, err = b.SetNote(ctx, id, "", strings.Repeat("x", plan.MaxNote+1))
	b.refused("a note that is too long", "note too_long", err)
	_, err = b.Edit(ctx, reviews.Action, action, "due", "soon")
	b.refused("a day that is none", "due not_a_date", err)
	_, err = b.Edit(ctx, "joke", action, "title", "x")
	b.refused("to edit what is none", "outcome unknown", err)
	_, err = b.Edit(ctx, reviews.Action, action, "colour", "red")
	b.refused("a field of an action", "colour unknown_field", err)
	_, err = b.Edit(ctx, reviews.Decision, decision, "colour", "red")
	b.refused("a field of a decision", "colour unknown_field", err)
	_, err = b.Edit(ctx, reviews.Question, question, "colour", "red")
	b.refused("a field of a question", "colour unknown_field", err)
	_, err = b.Edit(ctx, reviews.Decision, decision, "revisit", "1 Feb 2026")
	b.refused("a day before the decision", "revisit before_start", err)
	_, err = b.Revisit(ctx, decision, "", "today")
	b.refused("a day that does not lie ahead", "revisit not_ahead", err)
	_, err = b.SetDone(ctx, "nowhere", true)
	b.refused("an action that is gone", "not_found", err)
	_, err = b.Remove(ctx, "joke", action)
	b.refused("to remove what is none", "outcome unknown", err)
	if b.digest() != before {
		t.Error("a refusal changed the plan")
	}
}

func TestALineIsReadBeforeItIsKept(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	for text, known := range map[string]bool{"Call @Dana by friday": true, "Call @Zoe by friday": false} {
		u, err := b.ReadLine(ctx, reviews.Line{Outcome: reviews.Action, Text: text})
		if err != nil || u.Title != "Call" || u.Due != "2026-02-20" || u.OwnerKnown != known || len(u.Parts) != 2 {
			t.Errorf("%q: %+v, %v", text, u, err)
		}
	}
}

func TestWhatChangedIsWhatStandsInTheJournal(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	goals := okrs.New(b.w)
	if got := section(b.page(b.begin(review.Weekly)), review.TopicChanged); slices.ContainsFunc(got.Lines, func(l review.Line) bool { return strings.HasPrefix(l.Sentence, "New") }) {
		t.Errorf("what the plan held at the last review is new: %+v", got.Lines)
	}
	outline, err := b.views.Outline(ctx, b.cycle, "")
	b.must(err)
	first, last := outline.Objectives[0], outline.Objectives[len(outline.Objectives)-1]
	raise := first.KeyResults[0]
	edit := func(field, text string) {
		_, err := goals.Edit(ctx, raise.ID, field, text)
		b.must(err)
	}
	edit("target", "55")
	edit("due", "1 Mar")
	edit("due", "")
	_, added, err := goals.AddKeyResult(ctx, okrs.NewKeyResult{Objective: first.ID, Title: "Brand new"})
	b.must(err)
	_, err = goals.Delete(ctx, last.ID)
	b.must(err)
	_, _, err = goals.AddObjective(ctx, okrs.NewObjective{Cycle: b.cycle, Title: "Undone"})
	b.must(err)
	_, _, err = b.w.Undo(ctx)
	b.must(err)

	id := *b.list().Kinds[0].UnderWay
	page := b.page(id)
	if l := line(page, review.TopicChanged, raise.Title); l == nil || !strings.Contains(l.Sentence, "Target from 60 to 55, by Dana Okafor.") || strings.Contains(l.Sentence, "Due") {
		t.Errorf("an edited target: %+v", l)
	}
	if l := line(page, review.TopicChanged, "Brand new"); l == nil || l.ID != added || l.Sentence != "New, by Dana Okafor." {
		t.Errorf("a new key result: %+v", l)
	}
	if l := line(page, review.TopicChanged, last.Title); l == nil || l.Sentence != "Deleted, by Dana Okafor." || l.Row != "" {
		t.Errorf("a deleted objective: %+v", l)
	}
	for _, k := range last.KeyResults {
		if line(page, review.TopicChanged, k.Title) != nil {
			t.Errorf("%q went with its objective and has a line", k.Title)
		}
	}
	if line(page, review.TopicChanged, "Undone") != nil {
		t.Error("what was undone is a change")
	}
	// The next review begins where this one ended, and this one stays as it was.
	_, err = b.End(ctx, id)
	b.must(err)
	edit("target", "58")
	if l := line(b.page(id), review.TopicChanged, raise.Title); l == nil || !strings.Contains(l.Sentence, "Target from 60 to 55") {
		t.Errorf("the review that was ended says %+v", l)
	}
	if l := line(b.page(b.begin(review.Weekly)), review.TopicChanged, raise.Title); l == nil || !strings.Contains(l.Sentence, "Target from 55 to 58") {
		t.Errorf("the next review says %+v", l)
	}
}

func TestSmartWarningsAreThoseOfTheCoach(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	report, err := coach.New(b.w).Report(ctx, b.cycle, "")
	b.must(err)
	want, got := 0, len(section(b.page(b.begin(review.Monthly)), review.TopicSmart).Lines)
	for _, row := range report.Rows {
		if slices.ContainsFunc(row.Letters, func(l coach.Letter) bool { return !l.Met }) {
			want++
		}
	}
	if got != want || want == 0 {
		t.Errorf("%d rows have warnings, the coach says %d", got, want)
	}
}

func TestReviewsOfAnEmptyPlanAndOfAKindThatWasNeverHeld(t *testing.T) {
	ctx := context.Background()
	w := workspacetest.New(t, workspacetest.Options(t))
	all, err := views.New(w).Reviews(ctx, "")
	if err != nil || len(all.Kinds) != 3 || all.Kinds[0].Last != nil || all.Kinds[0].Due || len(all.Reviews) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
	for _, kind := range review.Kinds() {
		draft, err := views.New(w).DraftReview(ctx, kind, "")
		if err != nil || draft.Review != nil || !draft.First || len(draft.Sections) < 7 {
			t.Errorf("%s: %+v, %v", kind, draft, err)
		}
	}
	_, err = views.New(w).DraftReview(ctx, "daily", "")
	if plan.CodeOf(err) != plan.Invalid {
		t.Errorf("a kind that is none: %v", err)
	}
	_, err = views.New(w).DraftReview(ctx, review.Weekly, "nowhere")
	if plan.CodeOf(err) != plan.NotFound {
		t.Errorf("a cycle that is none: %v", err)
	}
}
