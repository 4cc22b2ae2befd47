package sample

import (
	"fmt"
	"maps"
	"slices"

	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

// addRoadmap adds the initiatives of the team with what hangs on them, what its teams
// have to give in the next quarter, and a what-if of it.
func (f *filler) addRoadmap() error {
	next, err := f.nextCycle()
	if err != nil {
		return err
	}
	teams := map[string]plan.ID{}
	for _, t := range roadmapTeams() {
		team := plan.Team{ID: f.tx.NewID(), Name: t.name}
		teams[t.name] = team.ID
		if err := f.tx.PutTeam(f.ctx, team); err != nil {
			return err
		}
		c := roadmap.Capacity{ID: roadmap.CapacityID("", team.ID, next.ID), Team: team.ID, Cycle: next.ID, Amount: t.amount}
		if err := f.tx.PutCapacity(f.ctx, c); err != nil {
			return err
		}
	}
	story := roadmapStory()
	keys, made := plan.Keys(len(story)), map[string]plan.ID{}
	for i, one := range story {
		if made[one.title], err = f.addItem(one, keys[i], teams, next); err != nil {
			return fmt.Errorf("%s: %w", one.title, err)
		}
	}
	for _, one := range story {
		for _, tie := range []struct {
			kind roadmap.DependencyKind
			on   string
		}{{roadmap.Requires, one.requires}, {roadmap.Excludes, one.excludes}} {
			if tie.on == "" {
				continue
			}
			if err := f.tx.PutDependency(f.ctx, roadmap.NewDependency(tie.kind, made[one.title], made[tie.on], 0)); err != nil {
				return err
			}
		}
	}
	return f.addWhatIf(next, teams)
}

func (f *filler) nextCycle() (plan.Cycle, error) {
	cycles, err := f.tx.Cycles(f.ctx)
	next, _ := plan.NextCycle(cycles, f.running)
	return next, err
}

// addWhatIf is the quarter with three person-months less.
func (f *filler) addWhatIf(next plan.Cycle, teams map[string]plan.ID) error {
	s := roadmap.Scenario{ID: f.tx.NewID(), Cycle: next.ID, Name: "One engineer fewer", Note: "If the place in the buyer app stays open.", Position: plan.Keys(1)[0]}
	if err := f.tx.PutScenario(f.ctx, s); err != nil {
		return err
	}
	const fewer = 4.5
	team := teams[buyerApp]
	return f.tx.PutCapacity(f.ctx, roadmap.Capacity{ID: roadmap.CapacityID(s.ID, team, next.ID), Scenario: s.ID, Team: team, Cycle: next.ID, Amount: fewer})
}

func (f *filler) addItem(one item, position string, teams map[string]plan.ID, next plan.Cycle) (plan.ID, error) {
	owner, err := f.person(one.owner)
	if err != nil {
		return "", err
	}
	i := roadmap.Initiative{ID: f.tx.NewID(), Product: f.product, Position: position, Title: one.title, Problem: one.problem, Evidence: one.evidence,
		Owner: owner, Team: teams[one.team], Phase: f.phases[one.phase], State: one.state, Class: one.class, Horizon: one.horizon}
	switch one.state {
	case roadmap.Planned:
		const week = 7
		i.Cycle, i.ClassReason = next.ID, one.reason
		i.Start, i.End = next.Start.AddDays(week*(one.weeks[0]-1)), next.Start.AddDays(week*one.weeks[1]-1)
	case roadmap.Shipped:
		i.Shipped = f.setupShipped()
	case roadmap.Dropped:
		i.Reason = one.reason
	}
	if err := i.Validate(); err != nil {
		return "", err
	}
	if err := f.tx.PutInitiative(f.ctx, i); err != nil {
		return "", err
	}
	if err := f.addEfforts(i.ID, one, teams); err != nil {
		return "", err
	}
	if err := f.addRatings(i.ID, one); err != nil {
		return "", err
	}
	return i.ID, f.addMove(i, one)
}

// setupShipped is the day from which the activation rate is another one: eight complete
// months lie behind it.
func (f *filler) setupShipped() plan.Date {
	const monthsSince = 9
	return kpi.Calendar{}.First(kpi.Monthly, f.tx.Today()).AddMonths(-monthsSince)
}

func (f *filler) addEfforts(initiative plan.ID, one item, teams map[string]plan.ID) error {
	for _, name := range slices.Sorted(maps.Keys(one.efforts)) {
		effort, err := roadmap.ParseRange(one.efforts[name], ".", "effort")
		if err != nil {
			return err
		}
		e := roadmap.Effort{ID: roadmap.EffortID(initiative, teams[name]), Initiative: initiative, Team: teams[name], Range: effort}
		if one.spent > 0 {
			e.Spent = &one.spent
		}
		if err := e.Validate(); err != nil {
			return err
		}
		if err := f.tx.PutEffort(f.ctx, e); err != nil {
			return err
		}
	}
	return nil
}

func (f *filler) addRatings(initiative plan.ID, one item) error {
	for _, c := range roadmap.BuiltInCriteria(roadmap.Model{Method: roadmap.RICE}) {
		text := map[string]string{"reach": one.reach, "impact": one.impact, "confidence": one.confidence}[c.Key]
		given, err := roadmap.ParseRange(text, ".", c.Key)
		if err != nil || given.Empty() {
			if err != nil {
				return err
			}
			continue
		}
		if err := c.Accepts(given); err != nil {
			return err
		}
		r := roadmap.Rating{ID: roadmap.RatingID(initiative, c.ID), Initiative: initiative, Criterion: c.ID, Range: given, By: one.owner, Date: f.tx.Today().AddDays(-daysGone / 2)}
		if err := f.tx.PutRating(f.ctx, r); err != nil {
			return err
		}
	}
	return nil
}

// addMove says what an initiative should move, and marks the chart where it has shipped.
func (f *filler) addMove(i roadmap.Initiative, one item) error {
	if one.serves == "" {
		return nil
	}
	row := f.keyResults[one.serves]
	if row == "" {
		row = f.kpis[one.serves]
	}
	far, err := roadmap.ParseRange(one.moves, ".", "range")
	if err != nil {
		return err
	}
	move := roadmap.Move{ID: roadmap.MoveID(i.ID, row), Initiative: i.ID, Row: row, Range: far}
	if err := move.Validate(); err != nil {
		return err
	}
	if err := f.tx.PutMove(f.ctx, move); err != nil || i.State != roadmap.Shipped {
		return err
	}
	return f.tx.PutAnnotation(f.ctx, i.Mark(row))
}
