package roadmap

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"cairn/backend/plan"
)

// ServedGoal is a key result or KPI that an initiative should move, in plain numbers.
type ServedGoal struct {
	Row     plan.ID
	Name    string
	Unit    string
	Move    *float64 // the likely move, in its unit; nil where nobody has said how far
	Current *float64 // nil where there is no value
	Target  *float64 // nil where there is none, or where a target is no single number
	// WeightShare is the key result's share of all weights of its objective, 0 to 1; 1 for
	// a KPI, which has no objective to share. nil where it counts nothing: all weights 0.
	WeightShare *float64
	// Confidence is the latest one stated that the goal is reached, 0 to 100. nil where
	// nobody stated one. Of a KPI nobody is asked: see KPI.
	Confidence *float64
	KPI        bool
	// Reached says that it is at its target or beyond it.
	Reached bool
}

// GoalPull is what a move does for one goal, with all that it was computed from.
type GoalPull struct {
	ServedGoal
	Gap      float64 // from the current value to the target; its sign is the wanted direction
	Closed   float64 // share of the gap that the move closes, 0 to 1
	Need     float64 // 0.5 for a goal that is sure to be reached anyway, to 1 for one that is not
	Pull     float64 // Closed × WeightShare × Need, 0 to 1
	Sentence string  // the computation in words
}

// GoalLeftOut is a goal that says nothing of the impact, and why.
type GoalLeftOut struct {
	Row    plan.ID
	Name   string
	Reason string
}

// ImpactSuggestion is what the goals say about the impact of an initiative. Nobody
// applies it but a person.
type ImpactSuggestion struct {
	Pulls     []GoalPull
	LeftOut   []GoalLeftOut
	Pull      float64 // sum of the goals'
	RICE      float64 // level of RICE's impact, 0.25 to 3
	OneToTen  float64
	OneToFive float64
	Sentence  string
	Reason    string // why there is no suggestion; "" where there is one
}

// Suggested says that there is a suggestion.
func (s ImpactSuggestion) Suggested() bool { return s.Reason == "" }

// pullLevels are the least pulls of the ten levels. Two of them make a level of 1 to 5
// and of RICE, so that the three scales say the same.
//
//nolint:gochecknoglobals // a table, never written
var pullLevels = [10]float64{0, 0.015, 0.03, 0.06, 0.10, 0.17, 0.25, 0.35, 0.50, 0.75}

// SuggestImpact says which impact the goals that an initiative serves speak for [D: this
// is Cairn's own convention, shown with all its inputs]. For each goal,
//
//	pull = share of the remaining gap that the likely move closes
//	     × the key result's share of the weights of its objective
//	     × need, 1 − confidence/2
//
// Half the gap of the one key result of an objective in which nobody believes is 0.5.
// The pulls add up: who moves two goals does more than who moves one. Levels of RICE:
// from 0.50 massive (3), 0.25 high (2), 0.10 medium (1), 0.03 low (0.5), else minimal
// (0.25). A goal is left out where an input is absent; where none is left there is no
// suggestion. A goal that is reached, and a move away from the target, pull by 0.
func SuggestImpact(goals []ServedGoal, settings plan.Settings) ImpactSuggestion {
	s := ImpactSuggestion{Pulls: []GoalPull{}, LeftOut: []GoalLeftOut{}}
	for _, g := range goals {
		if reason := g.lacks(); reason != "" {
			s.LeftOut = append(s.LeftOut, GoalLeftOut{Row: g.Row, Name: g.Name, Reason: reason})
			continue
		}
		pull := g.pull(settings)
		s.Pulls = append(s.Pulls, pull)
		s.Pull += pull.Pull
	}
	switch {
	case len(goals) == 0:
		s.Reason = "It serves no goal yet. Link the key result or KPI that it should move."
	case len(s.Pulls) == 0:
		reasons := make([]string, len(s.LeftOut))
		for i, l := range s.LeftOut {
			reasons[i] = l.Reason
		}
		s.Reason = "There is no suggestion. " + strings.Join(reasons, " ")
	default:
		s.Pull = plan.Kept(s.Pull)
		s.rate(settings)
	}
	return s
}

func (s *ImpactSuggestion) rate(settings plan.Settings) {
	level := len(pullLevels) - 1
	for s.Pull < pullLevels[level] {
		level--
	}
	rice := criteriaOf(RICE)[1].Levels()
	s.OneToTen, s.OneToFive = float64(level+1), float64(level/2+1)
	s.RICE = rice[level/2].Value
	sentences := make([]string, len(s.Pulls))
	for i, p := range s.Pulls {
		sentences[i] = p.Sentence
	}
	s.Sentence = fmt.Sprintf("%s Together %s: impact %s, %s.", strings.Join(sentences, " "), ShortIn(settings, s.Pull), settings.Grouped(s.RICE), rice[level/2].Text)
}

// lacks says what a goal says nothing without; "" where all is there.
func (g ServedGoal) lacks() string {
	switch {
	case g.Move == nil:
		return fmt.Sprintf("Nobody has said how far it moves %s.", g.Name)
	case g.Current == nil:
		return fmt.Sprintf("%s has no value yet.", g.Name)
	case g.Target == nil:
		return fmt.Sprintf("%s has no target that is one number.", g.Name)
	case g.WeightShare == nil && !g.KPI:
		return fmt.Sprintf("All weights beside %s are 0.", g.Name)
	case g.Confidence == nil && !g.KPI:
		return fmt.Sprintf("Nobody has stated a confidence for %s.", g.Name)
	case slices.ContainsFunc([]*float64{g.Move, g.Current, g.Target, g.WeightShare, g.Confidence}, func(n *float64) bool { return n != nil && *n-*n != 0 }),
		math.IsInf(*g.Target-*g.Current, 0):
		return fmt.Sprintf("%s has a value that is no number.", g.Name)
	default:
		return ""
	}
}

// pull computes what the move does for a goal that lacks nothing.
func (g ServedGoal) pull(settings plan.Settings) GoalPull {
	p := GoalPull{ServedGoal: g, Gap: plan.Difference(*g.Target, *g.Current), Need: 1}
	share := 1.0
	if !g.KPI {
		share = min(max(*g.WeightShare, 0), 1)
		p.Need = 1 - min(max(*g.Confidence, 0), 100)/200
	}
	switch {
	case g.Reached || p.Gap == 0:
		p.Sentence = fmt.Sprintf("%s has reached its target: nothing is left to close.", g.Name)
		return p
	case *g.Move*math.Copysign(1, p.Gap) <= 0:
		p.Sentence = fmt.Sprintf("%s moves by %s, and its target is the other way.", g.Name, amount(settings, *g.Move, g.Unit))
		return p
	}
	p.Closed = min(*g.Move/p.Gap, 1)
	p.Pull = p.Closed * share * p.Need
	p.Sentence = fmt.Sprintf("%s: %s of the %s that are missing is %s%%", g.Name, amount(settings, *g.Move, g.Unit), amount(settings, p.Gap, g.Unit), ShortIn(settings, 100*p.Closed))
	if !g.KPI {
		p.Sentence += fmt.Sprintf(", × %s of the objective's weight, × %s for a confidence of %s%%", ShortIn(settings, share), ShortIn(settings, p.Need), settings.Grouped(*g.Confidence))
	}
	p.Sentence += fmt.Sprintf(" = %s.", ShortIn(settings, p.Pull))
	return p
}

func amount(settings plan.Settings, number float64, unit string) string {
	return plan.WithUnit(settings.Grouped(number), unit)
}
