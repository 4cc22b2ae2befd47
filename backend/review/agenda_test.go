package review_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/proptest"
	"cairn/backend/review"
)

func TestMain(m *testing.M) { proptest.Main(m, 300, 50) }

const today plan.Date = "2026-02-17"

func num(v float64) *float64 { return &v }

func facts(kind review.Kind) review.Facts {
	return review.Facts{Kind: kind, Review: "this", On: today, Since: "2026-02-10", Cycle: plan.Cycle{ID: "q1", Name: "Q1", Start: "2026-01-01", End: "2026-03-31", State: plan.ActiveState},
		Names: map[plan.ID]string{"dana": "Dana Okafor"}, Rows: map[plan.ID]review.Row{"k1": {Subject: "key_result", Title: "Activation"}}, SmartRows: map[plan.ID]int{}, Settings: plan.DefaultSettings()}
}

func goal(id plan.ID, then, now okr.Status) review.Goal {
	return review.Goal{ID: id, Order: "1." + string(id), Title: "Goal " + string(id), KeyResult: true, Owner: "Dana Okafor", Begun: true,
		Then: okr.Evaluation{Status: then}, Now: okr.Evaluation{Status: now, LastCheckIn: "2026-02-12"}}
}

// said are the lines of a topic, each in one text.
func said(t *testing.T, f review.Facts, topic review.Topic) []string {
	t.Helper()
	for _, s := range review.Agenda(f) {
		if s.Topic != topic {
			continue
		}
		if (len(s.Lines) == 0) != (s.Empty != "") {
			t.Errorf("%s has %d lines and says %q", topic, len(s.Lines), s.Empty)
		}
		out := []string{}
		for _, l := range s.Lines {
			out = append(out, string(l.ID)+": "+l.Sentence)
		}
		return out
	}
	t.Fatalf("a %s review has no %s", f.Kind, topic)
	return nil
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestActionsReturnUntilTheyAreDone(t *testing.T) {
	f := facts(review.Weekly)
	f.Actions = []review.Action{
		{ID: "someday", Date: "2026-01-05"},
		{ID: "soon", Due: "2026-02-20", Date: "2026-02-10"},
		{ID: "late", Due: "2026-02-13", Date: "2026-02-03", Row: "k1", Owner: "dana"},
		{ID: "done", Done: "2026-02-12", Date: "2026-02-03"},
		{ID: "old", Done: "2026-02-09", Date: "2026-02-03"},
		{ID: "own", Review: "this", Date: today},
		{ID: "ahead", Date: "2026-02-18"},
	}
	expect(t, said(t, f, review.TopicActions), "late: 4 days late.", "soon: Due in 3 days.", "someday: No day is set.", "done: Done on 12 Feb 2026.")
	first := review.Agenda(f)[0].Lines[0]
	if !first.Late || first.RowTitle != "Activation" || first.Owner != "Dana Okafor" {
		t.Errorf("%+v", first)
	}
	// On an earlier day it was open.
	f.On = "2026-02-11"
	expect(t, said(t, f, review.TopicActions), "late: Due in 2 days.", "soon: Due in 9 days.", "someday: No day is set.", "done: No day is set.")
}

func TestDecisionsThatAreDueAndOpenQuestions(t *testing.T) {
	f := facts(review.Weekly)
	f.Decisions = []review.Decision{
		{ID: "due", Date: "2026-01-20", Why: "Nobody came.", Revisit: today, Row: "gone"},
		{ID: "longer", Date: "2026-01-02", Revisit: "2026-02-01"},
		{ID: "later", Date: "2026-01-20", Revisit: "2026-02-18"},
		{ID: "seen", Date: "2026-01-20", Revisit: "2026-02-01", Revisited: "2026-02-02"},
		{ID: "never", Date: "2026-01-20"},
	}
	expect(t, said(t, f, review.TopicDecisions), "longer: Decided on 2 Jan 2026.", "due: Decided on 20 Jan 2026 because: Nobody came.")
	if due := review.Agenda(f)[1].Lines[1]; due.Row != "" || due.RowTitle != "" {
		t.Errorf("a row that is gone: %+v", due)
	}
	f.Questions = []review.Question{
		{ID: "answered", Text: "Is it right?", Date: "2026-02-03", Answer: "Yes.", Answered: "2026-02-12"},
		{ID: "open", Date: "2026-02-03"},
		{ID: "past", Date: "2026-01-03", Answer: "No.", Answered: "2026-01-12"},
	}
	expect(t, said(t, f, review.TopicQuestions), "open: Asked on 3 Feb 2026.", "answered: Answered: Yes.")
}

func TestWhatChangedSinceTheLastReview(t *testing.T) {
	f := facts(review.Weekly)
	f.Goals = []review.Goal{
		goal("better", okr.Behind, okr.OnTrack), goal("same", okr.Behind, okr.Behind), goal("worse", okr.OnTrack, okr.AtRisk),
		goal("unsure", okr.OnTrack, okr.OnTrack), goal("new", okr.OnTrack, okr.Behind), goal("edited", okr.OnTrack, okr.Behind),
	}
	f.Goals[3].Then.Confidence, f.Goals[3].Now.Confidence = num(70), num(50)
	f.Goals[1].Then.Confidence, f.Goals[1].Now.Confidence = num(70), num(51)
	f.Changes = []review.Change{
		{Row: "new", By: "Dana"}, {Row: "new", Field: "target", Before: "1", After: "2"},
		{Row: "edited", Field: "target", Before: "60", After: "55", By: "Dana"}, {Row: "edited", Field: "due", After: "2026-03-01"},
		{Row: "gone", Was: review.Row{Subject: "objective", Title: "Old one"}, Gone: true, By: "Ines"}, {Row: "gone", Field: "title", Before: "a", After: "b"},
	}
	expect(t, said(t, f, review.TopicChanged),
		"worse: From on track to at risk.",
		"edited: From on track to behind. Target from 60 to 55, by Dana. Due set to 2026-03-01.",
		"unsure: Confidence fell from 7 to 5 of 10.",
		"new: New, by Dana.",
		"gone: Deleted, by Ines.",
		"better: From behind to on track.")
	f.Changes, f.First = nil, true
	if got := said(t, f, review.TopicChanged); !slices.Contains(got, "worse: From on track to at risk.") {
		t.Errorf("a first review: %v", got)
	}
}

func TestWhatIsBehindAndStale(t *testing.T) {
	f := facts(review.Weekly)
	f.Goals = []review.Goal{goal("behind", okr.Behind, okr.Behind), goal("stale", okr.Stale, okr.Stale), goal("fine", okr.OnTrack, okr.OnTrack),
		goal("risk", okr.AtRisk, okr.AtRisk), goal("silent", okr.NotStarted, okr.NotStarted), goal("later", okr.NotStarted, okr.NotStarted),
		goal("objective", okr.AtRisk, okr.AtRisk), goal("byhand", okr.AtRisk, okr.AtRisk)}
	f.Goals[3].Now.Explanation.StatusReason.Sentence = "0.5 times the progress expected by now"
	f.Goals[3].Now.LastNote = "Stuck."
	f.Goals[4].Now.LastCheckIn = ""
	f.Goals[5].Now.LastCheckIn, f.Goals[5].Begun = "", false
	f.Goals[6].KeyResult = false
	f.Goals[7].KeyResult, f.Goals[7].Alone = false, true
	expect(t, said(t, f, review.TopicBehind), "risk: 0.5 times the progress expected by now. “Stuck.”", "byhand: ", "behind: ")
	expect(t, said(t, f, review.TopicStale), "stale: The last check-in is of 12 Feb 2026.", "silent: Nobody has checked in yet.")
}

func metric(id plan.ID, last plan.Date, values ...float64) review.Metric {
	m := review.Metric{KPI: kpi.KPI{ID: id, Name: string(id), Direction: kpi.Up, Frequency: kpi.Weekly, Unit: "%"}}
	for i, v := range values {
		day := last.AddDays(-7 * (len(values) - 1 - i))
		m.Points = append(m.Points, kpi.Point{Period: day.AddDays(-6), Last: day, Label: string(day), Reading: kpi.Reading{Value: v}, Complete: true})
	}
	return m
}

func TestSignalsAreNewsOnce(t *testing.T) {
	steady := []float64{10, 12, 11, 9, 10, 11, 9, 10, 12, 10, 9, 11, 10, 8, 10, 12, 9, 10}
	f := facts(review.Weekly)
	run := append(slices.Clone(steady[:10]), 11, 12, 11.5, 12, 11, 12, 11, 12)
	f.Metrics = []review.Metric{
		metric("noise", "2026-02-15", steady...),
		metric("run", "2026-02-15", run...),
		metric("jump", "2026-02-15", append(slices.Clone(steady), 19)...),
		metric("few", "2026-02-15", 1, 1, 1, 1, 90),
		metric("old", "2026-02-09", append(slices.Clone(steady), 19)...),
	}
	got := said(t, f, review.TopicSignals)
	if len(got) != 2 || !strings.HasPrefix(got[0], "jump: 19% in 2026-02-15 lies above natural variation, which is ") || !strings.HasPrefix(got[1], "run: 8 values in a row since 2025-12-28 lie above the mean of 1") {
		t.Errorf("%q", got)
	}
	// What ended on the day of the last review was not complete then.
	f.Since = "2026-02-15"
	if got := said(t, f, review.TopicSignals); len(got) != 2 {
		t.Errorf("of the last review's own day: %q", got)
	}
	// A week later the run goes on, and is no news.
	f.Metrics = []review.Metric{metric("run", "2026-02-22", append(slices.Clone(run), 12)...)}
	f.Since, f.On = "2026-02-17", "2026-02-24"
	expect(t, said(t, f, review.TopicSignals))
	// Which way is better, by the KPI's direction.
	f = facts(review.Weekly)
	for _, c := range []struct {
		direction kpi.Direction
		better    *bool
	}{{kpi.Up, ptr(true)}, {kpi.Down, ptr(false)}, {kpi.Neutral, nil}} {
		m := metric("jump", "2026-02-15", append(slices.Clone(steady), 19)...)
		m.Direction = c.direction
		f.Metrics = []review.Metric{m}
		got := review.Agenda(f)[6].Lines[0].Better
		if (got == nil) != (c.better == nil) || got != nil && *got != *c.better {
			t.Errorf("%s: %v", c.direction, got)
		}
	}
	// Values from before the definition changed take no part.
	redefined := metric("jump", "2026-02-15", append(slices.Clone(steady), 19, 19, 19)...)
	redefined.DefinedSince = "2026-01-20"
	f.Metrics = []review.Metric{redefined}
	expect(t, said(t, f, review.TopicSignals))
}

func ptr(b bool) *bool { return &b }

func TestMonthlyAndQuarterly(t *testing.T) {
	f := facts(review.Monthly)
	f.Goals = []review.Goal{goal("k1", okr.OnTrack, okr.OnTrack), goal("k2", okr.OnTrack, okr.Behind)}
	f.SmartRows = map[plan.ID]int{"k2": 2, "gone": 1}
	expect(t, said(t, f, review.TopicSmart), "k2: 2 warnings of SMART.")
	missed := metric("missed", "2026-02-15", 40)
	missed.Answer = kpi.Evaluation{Standing: kpi.Missed, Newest: &missed.Points[0], Goal: num(60), NextDue: "2026-02-16"}
	near, missing, fine := metric("near", "2026-02-15", 55), metric("missing", "2026-02-15", 1), metric("fine", "2026-02-15", 70)
	near.Answer = kpi.Evaluation{Standing: kpi.Near, Newest: &near.Points[0], NextDue: "2026-02-23"}
	missing.Answer = kpi.Evaluation{Standing: kpi.Stale, NextDue: "2026-02-01"}
	fine.Answer = kpi.Evaluation{Standing: kpi.Met, NextDue: "2026-02-23"}
	f.Metrics = []review.Metric{near, missing, fine, missed}
	expect(t, said(t, f, review.TopicKPIs), "missed: Missed: 40% in 2026-02-15, target 60%. A value is missing since 16 Feb 2026.",
		"near: Near: 55% in 2026-02-15.", "missing: A value is missing since 1 Feb 2026.")
	f.Kind = review.Quarterly
	expect(t, said(t, f, review.TopicResult), "q1: 2 key results: 1 on track, 1 behind.")
	if got := said(t, f, review.TopicClose); len(got) != 1 || !strings.Contains(got[0], "It ends on 31 Mar 2026.") {
		t.Errorf("%q", got)
	}
	f.On = "2026-04-02"
	if got := said(t, f, review.TopicClose); len(got) != 1 || !strings.Contains(got[0], "It is over.") {
		t.Errorf("%q", got)
	}
	f.Cycle.State = plan.ClosedState
	expect(t, said(t, f, review.TopicClose))
}

func TestTheLastOfAKind(t *testing.T) {
	all := []review.Review{
		{ID: "a", Kind: review.Weekly, Held: "2026-02-03"}, {ID: "c", Kind: review.Weekly, Held: "2026-02-10"}, {ID: "b", Kind: review.Weekly, Held: "2026-02-10"},
		{ID: "m", Kind: review.Monthly, Held: "2026-02-12"}, {ID: "open", Kind: review.Weekly},
	}
	for of, want := range map[plan.ID]plan.ID{"open": "c", "c": "b", "b": "a", "a": "", "m": ""} {
		r := all[slices.IndexFunc(all, func(r review.Review) bool { return r.ID == of })]
		got := plan.ID("")
		if last := review.Last(all, r); last != nil {
			got = last.ID
		}
		if got != want {
			t.Errorf("before %s: %q, want %q", of, got, want)
		}
	}
	for kind, want := range map[review.Kind]plan.Date{review.Weekly: "2026-02-10", review.Monthly: "2026-01-20", review.Quarterly: "2026-01-01"} {
		if got := review.CompareFrom(kind, plan.Cycle{Start: "2026-01-01"}, today); got != want {
			t.Errorf("%s: %s, want %s", kind, got, want)
		}
	}
}

// Whatever the goals: each that is at risk or behind is one line of the section about
// them, no section has two lines about one thing, and no line is about a row that is
// not there unless it says that it went.
func TestEveryGoalIsWhereItBelongs(t *testing.T) {
	statuses := []okr.Status{okr.Achieved, okr.OnTrack, okr.Behind, okr.AtRisk, okr.Stale, okr.NotStarted}
	rapid.Check(t, func(t *rapid.T) {
		f := facts(rapid.SampledFrom([]review.Kind{review.Weekly, review.Monthly, review.Quarterly}).Draw(t, "kind"))
		known := map[plan.ID]bool{f.Cycle.ID: true}
		for i := range rapid.IntRange(0, 12).Draw(t, "goals") {
			g := goal(plan.ID(fmt.Sprint("g", i)), rapid.SampledFrom(statuses).Draw(t, "then"), rapid.SampledFrom(statuses).Draw(t, "now"))
			g.KeyResult, g.Begun = rapid.Bool().Draw(t, "keyResult"), rapid.Bool().Draw(t, "begun")
			f.Goals, known[g.ID] = append(f.Goals, g), true
			if rapid.Bool().Draw(t, "warned") {
				f.SmartRows[g.ID] = 1
			}
		}
		for range rapid.IntRange(0, 20).Draw(t, "changes") {
			f.Changes = append(f.Changes, review.Change{Row: plan.ID(fmt.Sprint("g", rapid.IntRange(0, 20).Draw(t, "row"))), Gone: rapid.Bool().Draw(t, "gone"),
				Field: rapid.SampledFrom([]string{"", "target"}).Draw(t, "field")})
		}
		behind := map[plan.ID]int{}
		for _, s := range review.Agenda(f) {
			seen := map[string]bool{}
			for _, l := range s.Lines {
				if key := l.Subject + string(l.ID); seen[key] {
					t.Fatalf("%s has %s twice", s.Topic, l.ID)
				} else {
					seen[key] = true
				}
				if !known[l.ID] && !strings.HasPrefix(l.Sentence, "Deleted") || l.Row != "" && !known[l.Row] {
					t.Fatalf("%s has a line about a row that is not there: %+v", s.Topic, l)
				}
				if s.Topic == review.TopicBehind {
					behind[l.ID]++
				}
			}
		}
		for _, g := range f.Goals {
			want := 0
			if g.KeyResult && (g.Now.Status == okr.AtRisk || g.Now.Status == okr.Behind) {
				want = 1
			}
			if behind[g.ID] != want {
				t.Fatalf("%s, %s, is there %d times", g.ID, g.Now.Status, behind[g.ID])
			}
		}
	})
}
