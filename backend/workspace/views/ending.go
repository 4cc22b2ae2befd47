package views

import (
	"context"
	"slices"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
)

// Ending is how a cycle ends, or would end on the day of the answers: what its
// closing freezes.
type Ending struct {
	Cycle      plan.Cycle
	On         plan.Date
	Settings   plan.Settings
	Objectives []okr.Objective // of the cycle, in outline order
	KeyResults []okr.KeyResult // of those, in outline order
	Orders     map[plan.ID]string
	Milestones map[plan.ID][]okr.Milestone // by key result
	Scores     map[plan.ID]okr.Score       // what was said, by row
	Answers    okr.Answers
	Worths     map[plan.ID]okr.Worth
}

// Ending of a cycle as things stand today: statuses are those of a closed cycle,
// which is never stale. not_found where there is no such cycle.
func (v Views) Ending(ctx context.Context, cycle plan.ID) (Ending, error) {
	var e Ending
	err := v.reading(ctx, func(r store.Reader) error {
		s, err := readUnanswered(ctx, r, "", v.w.Today())
		if err != nil {
			return err
		}
		e, err = s.ending(cycle)
		return err
	})
	return e, err
}

func (s *snapshot) ending(cycle plan.ID) (Ending, error) {
	at := slices.IndexFunc(s.cycles, func(c plan.Cycle) bool { return c.ID == cycle })
	if at < 0 {
		return Ending{}, cycleGone(cycle)
	}
	e := Ending{Cycle: s.cycles[at], On: s.on, Settings: s.plan.Settings, Orders: map[plan.ID]string{}, Milestones: s.milestones, Scores: s.goals.Scores}
	goals := s.goals
	if e.Cycle.State != plan.ClosedState {
		goals.Cycles = slices.Clone(s.cycles)
		goals.Cycles[at].State = plan.ClosedState
		goals.Scores = unfrozen(s.goals.Scores, s.goals, cycle)
	}
	e.Answers = okr.EvaluateAll(goals)
	e.Worths = okr.ScoreAll(goals, e.Answers, cycle)
	walk(s.outline(cycle), func(b *branch) {
		e.Orders[b.id] = b.order
		if b.objective != nil {
			e.Objectives = append(e.Objectives, *b.objective)
		} else {
			e.KeyResults = append(e.KeyResults, *b.keyResult)
		}
	})
	return e, nil
}

// unfrozen takes what an earlier closing may have left in the scores of a cycle that
// was reopened or merged, so that it is judged by what stands now.
func unfrozen(scores map[plan.ID]okr.Score, goals okr.Goals, cycle plan.ID) map[plan.ID]okr.Score {
	out := make(map[plan.ID]okr.Score, len(scores))
	inCycle := map[plan.ID]bool{}
	for i := range goals.Objectives {
		inCycle[goals.Objectives[i].ID] = goals.Objectives[i].Cycle == cycle
	}
	for i := range goals.KeyResults {
		inCycle[goals.KeyResults[i].ID] = inCycle[goals.KeyResults[i].Objective]
	}
	for row, score := range scores {
		if inCycle[row] {
			score.Frozen = ""
		}
		out[row] = score
	}
	return out
}
