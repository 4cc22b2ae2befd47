package exchange

import (
	"fmt"
	"slices"
	"strings"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

// InitiativeField is what a column of a file with a roadmap means, in the spelling of
// the command line's --map. InitiativeNone keeps the text in the note.
type InitiativeField string

// InitiativeNone is a column that is no field of an initiative.
const InitiativeNone InitiativeField = ""

// Fields that several columns may be: a stage is the day on which a stage of maturity is
// reached, its name that of the column.
const (
	initiativeTags  InitiativeField = "tags"
	initiativeStage InitiativeField = "stage"
)

// fieldNames are the column names for one field, squeezed, the surest first.
type fieldNames[F ~string] struct {
	field F
	names string
}

// initiativeNames are those of the fields of initiatives: the words of roadmaps in
// spreadsheets, Jira, Productboard and Airfocus, and GitLab's published one.
func initiativeNames() []fieldNames[InitiativeField] {
	names := []fieldNames[InitiativeField]{
		{"title", "title, name, summary, feature, featurename, initiative, epic, item, idea, opportunity"},
		{"key", "key, id, issuekey, reference, ref"},
		{"problem", "problem, problemstatement, description, userproblem, userstory, why"},
		{"evidence", "evidence, insight, insights, research"},
		{"owner", "owner, ownername, assignee, responsible, lead, dri, productmanager, pm"},
		{"team", "team, squad, teamname, department"},
		{"product", "product, productname"},
		{"phase", "phase, lifecyclephase, stage"},
		{"state", "state, status, progress"},
		{"reason", "reason, whynot, reasondropped"},
		{"class", "class, mandatory, commitment"},
		{"classReason", "classreason, regulation, promisedto"},
		{"horizon", "horizon, nownextlater, timeframe, priority"},
		{"start", "start, startdate, begin, begins, starts, plannedstart"},
		{"end", "end, enddate, due, duedate, targetdate, deadline, finish, delivery, releasedate"},
		{"shipped", "shipped, shippedon, released, releasedon, launched, launchedon, doneon, completedon"},
		{"cycle", "cycle, period, quarter, release, iteration"},
		{"requires", "requires, dependson, dependencies, blockedby, prerequisites, needs"},
		{"excludes", "excludes, conflictswith, alternativeto"},
		{"maturity", "maturity, maturitylevel"},
		{initiativeTags, "tags, tag, labels, label, area, theme, category, categories, component, components"},
		{initiativeStage, "available, viable, complete, lovable, alpha, beta, ga, generalavailability"},
		{"spent", "spent, actualeffort, effortspent, timespent"},
		{"note", "note, notes, comment, comments, remarks"},
	}
	for _, each := range []struct{ field, names string }{
		{"reach", "reach"}, {"impact", "impact"}, {"confidence", "confidence"}, {"effort", "effort, personmonths, estimate, size"},
	} {
		field := InitiativeField(each.field)
		names = append(names, fieldNames[InitiativeField]{field, each.names},
			fieldNames[InitiativeField]{field + "Low", each.field + "low, " + each.field + "min, min" + each.field + ", low" + each.field},
			fieldNames[InitiativeField]{field + "High", each.field + "high, " + each.field + "max, max" + each.field + ", high" + each.field})
	}
	return names
}

func (f InitiativeField) many() bool {
	return f == InitiativeNone || f == initiativeTags || f == initiativeStage
}

// InitiativeFields are all fields, in the order of a menu.
func InitiativeFields() []InitiativeField {
	fields := []InitiativeField{}
	for _, known := range initiativeNames() {
		fields = append(fields, known.field)
	}
	return fields
}

// RecogniseInitiatives says what each column means. A field stands at one column, but
// for tags and stages; one stage alone is the end.
func RecogniseInitiatives(header []string) []InitiativeField {
	fields := make([]InitiativeField, len(header))
	for _, known := range initiativeNames() {
		for name := range strings.SplitSeq(known.names, ", ") {
			i := slices.IndexFunc(header, func(h string) bool { return squeeze(withoutCopy(h)) == name })
			if i >= 0 && fields[i] == InitiativeNone {
				fields[i] = known.field
				if !known.field.many() {
					break
				}
			}
		}
	}
	stages := slices.DeleteFunc(slices.Clone(fields), func(f InitiativeField) bool { return f != initiativeStage })
	if len(stages) == 1 && !slices.Contains(fields, "end") {
		fields[slices.Index(fields, initiativeStage)] = "end"
	}
	return fields
}

// choose gives columns the fields that a person chose: name of the column to field.
// Refused are columns that the file does not have, and words that are no field.
func choose[F ~string](header []string, fields []F, chosen map[string]F, known []F, many func(F) bool, subject string) error {
	for column, field := range chosen {
		i := slices.IndexFunc(header, func(h string) bool { return h == column || squeeze(h) == squeeze(column) && squeeze(column) != "" })
		if i < 0 || field != "" && !slices.Contains(known, field) {
			return plan.AtField("columns", "no_such_column", fmt.Sprintf(
				"\"%s\" cannot be \"%s\": the file has no such column, or %s no such field. %s", excerpt(column), excerpt(string(field)), subject, nothingWritten))
		}
		for j := range fields {
			if !many(field) && fields[j] == field {
				fields[j] = ""
			}
		}
		fields[i] = field
	}
	return nil
}

// InitiativeContext is what a roadmap is read against.
type InitiativeContext struct {
	Settings    plan.Settings
	Today       plan.Date
	DateOrder   string // "dmy" or "mdy"; "" is found out
	Initiatives []roadmap.Initiative
	Depends     []roadmap.Dependency
	Cycles      []plan.Cycle
	Columns     map[string]InitiativeField // chosen by a person: name of the column to field
}

// ReadInitiative is one initiative of a file. It has neither id nor position; owner,
// team, product, phase and cycle are names.
type ReadInitiative struct {
	Row        int
	Initiative roadmap.Initiative
	Owner      string
	Team       string
	Product    string
	Phase      string
	Cycle      string // of the plan, or one to make: then NewCycle has its days
	NewCycle   *plan.Cycle
	Tags       []string
	Effort     roadmap.Range
	Spent      *float64
	Ratings    []ReadRating
	Requires   []InitiativeLink
	Excludes   []InitiativeLink

	key                string
	requires, excludes string // as they stand
}

// ReadRating is what an initiative of a file is given on a criterion that is built in.
type ReadRating struct {
	Criterion plan.ID
	Range     roadmap.Range
}

// InitiativeLink leads to another initiative of the file, or to one of the plan.
type InitiativeLink struct {
	At int     // index among those of the file; -1 for one of the plan
	ID plan.ID // of the plan's
}

// InitiativePlan is what a file with a roadmap would bring in.
type InitiativePlan struct {
	Initiatives []ReadInitiative
	Fields      []InitiativeField // of the columns
	Findings    []Finding
	Found       int
	Errors      int
}
