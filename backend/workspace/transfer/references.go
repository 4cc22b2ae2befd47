package transfer

import (
	"fmt"
	"slices"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/review"
	"cairn/backend/roadmap"
)

// kind is what a reference leads to, as a sentence names it.
type kind string

const (
	aProduct     kind = "product"
	aPerson      kind = "person"
	aTeam        kind = "team"
	aParty       kind = "person or team"
	aPhase       kind = "phase"
	aCycle       kind = "cycle"
	anObjective  kind = "objective"
	aKeyResult   kind = "key result"
	aKPI         kind = "KPI"
	aReview      kind = "review"
	anInitiative kind = "initiative"
	aModel       kind = "model"
	aCriterion   kind = "criterion"
	aScenario    kind = "scenario"
	anyRow       kind = "row"
)

// reference is an id of another row in a row.
type reference struct {
	field string // as faults name it: "keyResult"
	to    kind
	id    plan.ID
	// hangs says that the row is nothing without the other: a milestone without
	// its key result. What hangs on a deleted row is deleted with it for whoever
	// looks, and is neither exported nor imported. Other references may outlive
	// what they lead to, as an owner who was deleted; they are kept as they are.
	hangs bool
}

// referencesOf are the references of a row of any subject, absent ones left out.
// A measurement's one is looked up without it, as there may be millions.
func referencesOf(row any) []reference {
	all := slices.Concat(ofWords(row), ofGoals(row), ofMetrics(row), ofReviews(row), ofInitiatives(row), ofScoring(row), ofScenarios(row))
	led := all[:0]
	for _, r := range all {
		if r.id != "" || r.hangs {
			led = append(led, r)
		}
	}
	return led
}

// ofWords are those of the rows that every subject shares.
func ofWords(row any) []reference {
	switch row := row.(type) {
	case plan.TeamMember:
		return []reference{{"team", aTeam, row.Team, true}, {"person", aPerson, row.Person, true}}
	case plan.Phase:
		return []reference{{"product", aProduct, row.Product, true}}
	case plan.Tag:
		return []reference{{"row", anyRow, row.Row, true}}
	case plan.Annotation:
		return []reference{{"row", anyRow, row.Row, row.Row != ""}}
	case plan.Overrule:
		return []reference{{"row", anyRow, row.Row, row.Row != ""}, {"cycle", aCycle, row.Cycle, row.Cycle != ""}}
	default:
		return nil
	}
}

// ofGoals are those of objectives and of what belongs to them.
func ofGoals(row any) []reference {
	switch row := row.(type) {
	case okr.Objective:
		return []reference{{"product", aProduct, row.Product, false}, {"cycle", aCycle, row.Cycle, false}, {"parent", anObjective, row.Parent, false},
			{"owner", aParty, row.Owner, false}, {"team", aTeam, row.Team, false}, {"phase", aPhase, row.Phase, false}, {"origin", anObjective, row.Origin, false}}
	case okr.Support:
		return []reference{{"from", anObjective, row.From, true}, {"to", anObjective, row.To, true}}
	case okr.KeyResult:
		return []reference{{"objective", anObjective, row.Objective, true}, {"owner", aParty, row.Owner, false}, {"KPI", aKPI, row.KPI, false}, {"origin", aKeyResult, row.Origin, false}}
	case okr.Milestone:
		return []reference{{"keyResult", aKeyResult, row.KeyResult, true}}
	case okr.CheckIn:
		return []reference{{"keyResult", aKeyResult, row.KeyResult, true}, {"for", aPerson, row.For, false}}
	case okr.Score:
		return []reference{{"row", anyRow, row.Row, true}}
	case okr.Lesson:
		return []reference{{"cycle", aCycle, row.Cycle, false}, {"row", anyRow, row.Row, false}, {"KPI", aKPI, row.KPI, false}}
	default:
		return nil
	}
}

// ofMetrics are those of KPIs.
func ofMetrics(row any) []reference {
	switch row := row.(type) {
	case kpi.KPI:
		return []reference{{"product", aProduct, row.Product, false}, {"owner", aParty, row.Owner, false},
			{"backupOwner", aParty, row.BackupOwner, false}, {"counterMetric", aKPI, row.CounterMetric, false}}
	case kpi.Phase:
		return []reference{{"KPI", aKPI, row.KPI, true}, {"phase", aPhase, row.Phase, true}}
	default:
		return nil
	}
}

// ofReviews are those of reviews and of what came out of them.
func ofReviews(row any) []reference {
	switch row := row.(type) {
	case review.Review:
		return []reference{{"cycle", aCycle, row.Cycle, false}}
	case review.Note:
		return []reference{{"review", aReview, row.Review, true}, {"row", anyRow, row.Row, true}}
	case review.Decision:
		return []reference{{"row", anyRow, row.Row, false}, {"review", aReview, row.Review, false}}
	case review.Question:
		return []reference{{"row", anyRow, row.Row, false}, {"review", aReview, row.Review, false}}
	case review.Action:
		return []reference{{"owner", aParty, row.Owner, false}, {"row", anyRow, row.Row, false}, {"review", aReview, row.Review, false}}
	default:
		return nil
	}
}

// ofInitiatives are those of initiatives and of what belongs to them.
func ofInitiatives(row any) []reference {
	switch row := row.(type) {
	case roadmap.Initiative:
		return []reference{{"product", aProduct, row.Product, false}, {"cycle", aCycle, row.Cycle, false}, {"owner", aParty, row.Owner, false},
			{"team", aTeam, row.Team, false}, {"phase", aPhase, row.Phase, false}}
	case roadmap.Effort:
		return []reference{{"initiative", anInitiative, row.Initiative, true}, {"team", aTeam, row.Team, false}}
	case roadmap.Move:
		return []reference{{"initiative", anInitiative, row.Initiative, true}, {"row", anyRow, row.Row, true}}
	case roadmap.Dependency:
		return []reference{{"initiative", anInitiative, row.Initiative, true}, {"on", anInitiative, row.On, true}}
	case roadmap.Answer:
		return []reference{{"initiative", anInitiative, row.Initiative, true}}
	default:
		return nil
	}
}

// ofScoring are those of models and of what they give. The built-in models and
// their criteria are no rows, so what is said of them hangs on the initiative alone.
func ofScoring(row any) []reference {
	switch row := row.(type) {
	case roadmap.Criterion:
		return []reference{{"model", aModel, row.Model, true}}
	case roadmap.Rating:
		return []reference{{"initiative", anInitiative, row.Initiative, true}}
	case roadmap.Override:
		return []reference{{"initiative", anInitiative, row.Initiative, true}}
	default:
		return nil
	}
}

// ofScenarios are those of scenarios and of rankings that were kept.
func ofScenarios(row any) []reference {
	switch row := row.(type) {
	case roadmap.Scenario:
		return []reference{{"cycle", aCycle, row.Cycle, false}, {"phase", aPhase, row.Phase, false}}
	case roadmap.Choice:
		return []reference{{"scenario", aScenario, row.Scenario, row.Scenario != ""}, {"initiative", anInitiative, row.Initiative, true}}
	case roadmap.Capacity:
		return []reference{{"scenario", aScenario, row.Scenario, row.Scenario != ""}, {"team", aTeam, row.Team, false}, {"cycle", aCycle, row.Cycle, true}}
	case roadmap.Weight:
		return []reference{{"of", anyRow, row.Of, true}, {"criterion", aCriterion, row.Criterion, true}}
	case roadmap.Ranking:
		return []reference{{"cycle", aCycle, row.Cycle, false}, {"scenario", aScenario, row.Scenario, false}}
	default:
		return nil
	}
}

// own is what a row is, with its id; "" where nothing refers to such rows.
func own(row any) (kind, plan.ID) {
	switch row := row.(type) {
	case plan.Product:
		return aProduct, row.ID
	case plan.Person:
		return aPerson, row.ID
	case plan.Team:
		return aTeam, row.ID
	case plan.Phase:
		return aPhase, row.ID
	case plan.Cycle:
		return aCycle, row.ID
	case okr.Objective:
		return anObjective, row.ID
	case okr.KeyResult:
		return aKeyResult, row.ID
	case kpi.KPI:
		return aKPI, row.ID
	case review.Review:
		return aReview, row.ID
	case roadmap.Initiative:
		return anInitiative, row.ID
	case roadmap.Model:
		return aModel, row.ID
	case roadmap.Criterion:
		return aCriterion, row.ID
	case roadmap.Scenario:
		return aScenario, row.ID
	default:
		return "", ""
	}
}

// present are the rows that there are, by what they are.
type present map[kind]map[plan.ID]bool

// add notes a row that others may refer to.
func (p present) add(row any) {
	of, id := own(row)
	if of == "" {
		return
	}
	kinds := []kind{of, anyRow}
	if of == aPerson || of == aTeam {
		kinds = append(kinds, aParty)
	}
	for _, each := range kinds {
		if p[each] == nil {
			p[each] = map[plan.ID]bool{}
		}
		p[each][id] = true
	}
}

// holds says whether all that a row hangs on is there.
func (p present) holds(row any) bool {
	for _, r := range referencesOf(row) {
		if r.hangs && !p[r.to][r.id] {
			return false
		}
	}
	return true
}

// missing is what to say of a reference that leads nowhere.
func (r reference) missing() string {
	switch {
	case r.id == "":
		return fmt.Sprintf("The row does not say which %s it belongs to. Give the id of one.", r.to)
	case r.hangs:
		return fmt.Sprintf("There is no %s with the id %q, which the row belongs to. Correct the id, or take the row out.", r.to, r.id)
	default:
		return fmt.Sprintf("There is no %s with the id %q. The row comes in as one whose %s was deleted; correct the id if that is wrong.", r.to, r.id, r.to)
	}
}
