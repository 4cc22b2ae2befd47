package exchange

import (
	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/review"
	"cairn/backend/roadmap"
)

// The subjects, in the order in which an import takes them: what others refer
// to comes first.

// Products is products.csv.
func Products() Subject[plan.Product] { return subjectOf[plan.Product]("products.csv") }

// People is people.csv.
func People() Subject[plan.Person] { return subjectOf[plan.Person]("people.csv") }

// Teams is teams.csv.
func Teams() Subject[plan.Team] { return subjectOf[plan.Team]("teams.csv") }

// TeamMembers is team_members.csv.
func TeamMembers() Subject[plan.TeamMember] { return subjectOf[plan.TeamMember]("team_members.csv") }

// Phases is phases.csv.
func Phases() Subject[plan.Phase] { return subjectOf[plan.Phase]("phases.csv") }

// Cycles is cycles.csv.
func Cycles() Subject[plan.Cycle] { return subjectOf[plan.Cycle]("cycles.csv") }

// Tags is tags.csv.
func Tags() Subject[plan.Tag] { return subjectOf[plan.Tag]("tags.csv") }

// Objectives is objectives.csv.
func Objectives() Subject[okr.Objective] { return subjectOf[okr.Objective]("objectives.csv") }

// Supports is supports.csv.
func Supports() Subject[okr.Support] { return subjectOf[okr.Support]("supports.csv") }

// KPIs is kpis.csv.
func KPIs() Subject[kpi.KPI] { return subjectOf[kpi.KPI]("kpis.csv") }

// KPIPhases is kpi_phases.csv.
func KPIPhases() Subject[kpi.Phase] { return subjectOf[kpi.Phase]("kpi_phases.csv") }

// KeyResults is key_results.csv.
func KeyResults() Subject[okr.KeyResult] { return subjectOf[okr.KeyResult]("key_results.csv") }

// Milestones is milestones.csv.
func Milestones() Subject[okr.Milestone] { return subjectOf[okr.Milestone]("milestones.csv") }

// Annotations is annotations.csv, since schema version 1003.
func Annotations() Subject[plan.Annotation] {
	return subjectOf[plan.Annotation]("annotations.csv")
}

// Overrules is overrules.csv, since schema version 1004.
func Overrules() Subject[plan.Overrule] { return subjectOf[plan.Overrule]("overrules.csv") }

// RuleChoices is rule_choices.csv, since schema version 1004.
func RuleChoices() Subject[plan.RuleChoice] {
	return subjectOf[plan.RuleChoice]("rule_choices.csv")
}

// Scores is scores.csv, since schema version 1005.
func Scores() Subject[okr.Score] { return subjectOf[okr.Score]("scores.csv") }

// Lessons is lessons.csv, since schema version 1005.
func Lessons() Subject[okr.Lesson] { return subjectOf[okr.Lesson]("lessons.csv") }

// Reviews is reviews.csv, since schema version 1005.
func Reviews() Subject[review.Review] { return subjectOf[review.Review]("reviews.csv") }

// ReviewNotes is review_notes.csv, since schema version 1005.
func ReviewNotes() Subject[review.Note] { return subjectOf[review.Note]("review_notes.csv") }

// Decisions is decisions.csv, since schema version 1005.
func Decisions() Subject[review.Decision] { return subjectOf[review.Decision]("decisions.csv") }

// Questions is questions.csv, since schema version 1005.
func Questions() Subject[review.Question] { return subjectOf[review.Question]("questions.csv") }

// ActionItems is action_items.csv, since schema version 1005.
func ActionItems() Subject[review.Action] { return subjectOf[review.Action]("action_items.csv") }

// Initiatives is initiatives.csv, since schema version 1006.
func Initiatives() Subject[roadmap.Initiative] {
	return subjectOf[roadmap.Initiative]("initiatives.csv")
}

// Efforts is efforts.csv, since schema version 1006.
func Efforts() Subject[roadmap.Effort] {
	return subjectOf[roadmap.Effort]("efforts.csv")
}

// Moves is moves.csv, since schema version 1006.
func Moves() Subject[roadmap.Move] {
	return subjectOf[roadmap.Move]("moves.csv")
}

// Dependencies is dependencies.csv, since schema version 1006.
func Dependencies() Subject[roadmap.Dependency] {
	return subjectOf[roadmap.Dependency]("dependencies.csv")
}

// Models is models.csv, since schema version 1006.
func Models() Subject[roadmap.Model] {
	return subjectOf[roadmap.Model]("models.csv")
}

// Criteria is criteria.csv, since schema version 1006.
func Criteria() Subject[roadmap.Criterion] {
	return subjectOf[roadmap.Criterion]("criteria.csv")
}

// Ratings is ratings.csv, since schema version 1006.
func Ratings() Subject[roadmap.Rating] {
	return subjectOf[roadmap.Rating]("ratings.csv")
}

// Overrides is overrides.csv, since schema version 1006.
func Overrides() Subject[roadmap.Override] {
	return subjectOf[roadmap.Override]("overrides.csv")
}

// Answers is answers.csv, since schema version 1006.
func Answers() Subject[roadmap.Answer] {
	return subjectOf[roadmap.Answer]("answers.csv")
}

// Scenarios is scenarios.csv, since schema version 1006.
func Scenarios() Subject[roadmap.Scenario] {
	return subjectOf[roadmap.Scenario]("scenarios.csv")
}

// ScenarioChoices is scenario_choices.csv, since schema version 1006.
func ScenarioChoices() Subject[roadmap.Choice] {
	return subjectOf[roadmap.Choice]("scenario_choices.csv")
}

// Capacities is capacities.csv, since schema version 1006.
func Capacities() Subject[roadmap.Capacity] {
	return subjectOf[roadmap.Capacity]("capacities.csv")
}

// Weights is weights.csv, since schema version 1006.
func Weights() Subject[roadmap.Weight] {
	return subjectOf[roadmap.Weight]("weights.csv")
}

// Rankings is rankings.csv, since schema version 1006.
func Rankings() Subject[roadmap.Ranking] {
	return subjectOf[roadmap.Ranking]("rankings.csv")
}

// CheckIns is check_ins.csv. Its rows stand in the order of their Lamport
// numbers, which an import gives anew.
func CheckIns() Subject[okr.CheckIn] { return subjectOf[okr.CheckIn]("check_ins.csv") }

// Measurements is measurements.csv, in the order of CheckIns.
func Measurements() Subject[kpi.Measurement] {
	return subjectOf[kpi.Measurement]("measurements.csv")
}

// SubjectFiles are the names of all files of an export without loss, in the
// order in which an import takes them.
func SubjectFiles() []string {
	return []string{PlanFileName, Products().File(), People().File(), Teams().File(), TeamMembers().File(), Phases().File(), Cycles().File(),
		Objectives().File(), Supports().File(), KPIs().File(), KPIPhases().File(), KeyResults().File(), Milestones().File(),
		CheckIns().File(), Measurements().File(), Tags().File(), Annotations().File(), Overrules().File(), RuleChoices().File(),
		Scores().File(), Lessons().File(), Reviews().File(), ReviewNotes().File(), Decisions().File(), Questions().File(), ActionItems().File(),
		Initiatives().File(), Efforts().File(), Moves().File(), Dependencies().File(), Models().File(), Criteria().File(), Ratings().File(),
		Overrides().File(), Answers().File(), Scenarios().File(), ScenarioChoices().File(), Capacities().File(), Weights().File(), Rankings().File()}
}
