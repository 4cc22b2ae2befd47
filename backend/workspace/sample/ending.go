package sample

import (
	"cairn/backend/okr"
	"cairn/backend/plan"
)

// facilitator closed the past cycle.
const facilitator = "Ines Halvorsen"

// whys are what was said of the goals of the closed cycle that missed their bar.
func whys() map[string]string {
	return map[string]string{
		"Cut wrong items per 1,000 boxes":      "Two of ten remain: boxes packed by hand on Sundays. Nobody owned the Sunday shift.",
		"Orders arrive as they were placed":    "The labels with pictures came in week nine.",
		"Keep returned boxes low":              "It never rose above 1.8%.",
		"Raise the share of finished sign-ups": "The guide in place of the first call made the difference.",
	}
}

// lesson is a line of the retrospective of the closed cycle.
type lesson struct {
	kind okr.LessonKind
	text string
}

func lessons() []lesson {
	return []lesson{
		{okr.Worked, "Prices before the sign-up: half of the calls asked for nothing else."},
		{okr.Worked, "One page for the team, read every Monday."},
		{okr.DidNot, "Work that only one person can do. The labels waited five weeks."},
		{okr.TakenAway, "Ask in week one who owns the weekend."},
	}
}

// closePast freezes the past cycle as it ended, with its retrospective.
func (f *filler) closePast() error {
	goals, err := f.pastGoals()
	if err != nil {
		return err
	}
	answers := okr.EvaluateAll(goals)
	worths := okr.ScoreAll(goals, answers, f.closed.ID)
	day := f.closed.Closed
	freeze := func(row plan.ID, title string, s okr.Score) error {
		s.ID, s.Row, s.Why, s.Outcome, s.By, s.Date, s.Frozen = okr.ScoreID(row), row, whys()[title], okr.Finished, facilitator, day, day
		if err := s.Validate(); err != nil {
			return err
		}
		return f.tx.PutScore(f.ctx, s)
	}
	for _, k := range goals.KeyResults {
		answer := answers.KeyResults[k.ID]
		if err := freeze(k.ID, k.Title, okr.Score{Value: plan.KeptNumber(answer.Current), Raw: plan.KeptNumber(answer.Raw), Status: answer.Status}); err != nil {
			return err
		}
	}
	for _, o := range goals.Objectives {
		if err := freeze(o.ID, o.Title, okr.Score{Raw: plan.KeptNumber(worths[o.ID].Computed), Status: answers.Objectives[o.ID].Status}); err != nil {
			return err
		}
	}
	for i, key := range plan.Keys(len(lessons())) {
		l := okr.Lesson{ID: f.tx.NewID(), Cycle: f.closed.ID, Kind: lessons()[i].kind, Position: key, Text: lessons()[i].text, By: facilitator, Date: day}
		if err := l.Validate(); err != nil {
			return err
		}
		if err := f.tx.PutLesson(f.ctx, l); err != nil {
			return err
		}
	}
	return nil
}

// pastGoals are those of the past cycle, on its last day. No KPI feeds them.
func (f *filler) pastGoals() (okr.Goals, error) {
	goals := okr.Goals{Cycles: []plan.Cycle{f.closed}, On: f.closed.End}
	objectives, err := f.tx.Objectives(f.ctx)
	if err != nil {
		return goals, err
	}
	here := map[plan.ID]bool{}
	for _, o := range objectives {
		if here[o.ID] = o.Cycle == f.closed.ID; here[o.ID] {
			goals.Objectives = append(goals.Objectives, o)
		}
	}
	keyResults, err := f.tx.KeyResults(f.ctx)
	if err != nil {
		return goals, err
	}
	for _, k := range keyResults {
		if here[k.Objective] {
			goals.KeyResults = append(goals.KeyResults, k)
		}
	}
	if goals.Milestones, err = f.tx.Milestones(f.ctx); err != nil {
		return goals, err
	}
	goals.CheckIns, err = f.tx.CheckIns(f.ctx)
	return goals, err
}
