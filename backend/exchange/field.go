package exchange

import (
	"strings"
	"unicode"
)

// Field is what a column of an outline means.
type Field string

// The fields, in the spelling of the command line's --map.
const (
	FieldNone          Field = ""              // none: the text goes to the row's note
	FieldOrder         Field = "order"         // outline number: 1, 1.1, 1.2.10
	FieldID            Field = "id"            // what other rows call this one in their column parent
	FieldParent        Field = "parent"        // id, outline number or title of the row above
	FieldLevel         Field = "level"         // depth as a number: rows follow their parent
	FieldType          Field = "type"          // objective or key result, and its kind
	FieldObjectiveType Field = "objectiveType" // committed or aspirational
	FieldTitle         Field = "title"
	FieldKeyResult     Field = "keyResult" // title of a key result in the row of its objective
	FieldOwner         Field = "owner"     // a person or a team
	FieldOwnerEmail    Field = "ownerEmail"
	FieldTeam          Field = "team"
	FieldProduct       Field = "product"
	FieldPhase         Field = "phase"
	FieldPeriod        Field = "period" // name of a cycle
	FieldStart         Field = "start"
	FieldCurrent       Field = "current"
	FieldTarget        Field = "target"
	FieldUnit          Field = "unit"
	FieldProgress      Field = "progress" // as reported, 0 to 100
	FieldConfidence    Field = "confidence"
	FieldDue           Field = "due"
	FieldStartDate     Field = "startDate"
	FieldWeight        Field = "weight"
	FieldStatus        Field = "status"   // the owner's word: goes to the note, Cairn computes its own
	FieldLastNote      Field = "lastNote" // what was said at the last check-in
	FieldNote          Field = "note"
	FieldDescription   Field = "description"
	FieldTags          Field = "tags"
)

// FieldLabel is a field as a person chooses it.
type FieldLabel struct {
	Field Field  `json:"field"`
	Label string `json:"label"`
}

// Fields are all fields with their labels, in the order of a menu.
func Fields() []FieldLabel {
	return []FieldLabel{
		{FieldNone, "Keep in the note"},
		{FieldTitle, "Title"},
		{FieldKeyResult, "Key result in the objective's row"},
		{FieldOrder, "Outline number"},
		{FieldLevel, "Level"},
		{FieldID, "Id"},
		{FieldParent, "Parent"},
		{FieldType, "Type"},
		{FieldObjectiveType, "Committed or aspirational"},
		{FieldOwner, "Owner"},
		{FieldOwnerEmail, "Owner's e-mail"},
		{FieldTeam, "Team"},
		{FieldProduct, "Product"},
		{FieldPhase, "Phase"},
		{FieldPeriod, "Cycle"},
		{FieldStart, "Start value"},
		{FieldCurrent, "Current value"},
		{FieldTarget, "Target value"},
		{FieldUnit, "Unit"},
		{FieldProgress, "Reported progress"},
		{FieldConfidence, "Confidence"},
		{FieldStartDate, "Start date"},
		{FieldDue, "Due date"},
		{FieldWeight, "Weight"},
		{FieldStatus, "Status in the owner's words"},
		{FieldLastNote, "Note of the last check-in"},
		{FieldDescription, "Description"},
		{FieldNote, "Note"},
		{FieldTags, "Tags"},
	}
}

// many says that several columns may have the field.
func (f Field) many() bool {
	switch f {
	case FieldNone, FieldID, FieldParent, FieldNote, FieldDescription, FieldTags, FieldStatus:
		return true
	default:
		return false
	}
}

func (f Field) known() bool {
	for _, label := range Fields() {
		if label.Field == f {
			return true
		}
	}
	return false
}

// knownNames are the column names that other tools and people use, squeezed,
// with a "?" behind a name that often means something else as well. Sources:
// handbook/exchange.md, "Column names found" (Jira, Asana, BigPicture,
// Peoplebox, Betterworks, PeopleCues, Mirro), Cairn's own okrs.csv, the GitLab
// sheets of 2018, and the usual words of self-made sheets.
func knownNames() map[Field]string {
	return map[Field]string{
		FieldOrder:         "order, outlinenumber, outline, wbs, number?, no?, nr?, position?",
		FieldID:            "id, rowid, goalid, objectiveid, taskid, issueid, issuekey, key?",
		FieldParent:        "parent, parentid, parentkey, parentrowid, parentrowids, parentgoalid, parentgoalids, parenttask, parentsummary, parenttitle, parentobjective, parentobjectiveid, parentgoal, parentissue, alignedto?, alignsto?, customfieldepiclink",
		FieldLevel:         "level, indent, depth, outlinelevel, indentlevel",
		FieldType:          "type, itemtype, rowtype, issuetype, goaltype?, kind?",
		FieldObjectiveType: "okrtype, objectivetype?, commitment?",
		FieldTitle:         "title, summary, goaltitle, objectivetitle, objective, objectivename, objectives, goalname, name?, goal?, okr?, item?",
		FieldKeyResult:     "keyresult, keyresults, keyresulttitle, keyresultname, kr, krtitle, metricname, metric?",
		FieldOwner:         "owner, ownername, assignee, responsible, lead, objectiveowner, accountable, goalowner, dri, owners?",
		FieldOwnerEmail:    "owneremail, owneremails, owneremailid, owneremailaddress, assigneeemail",
		FieldTeam:          "team, teams, teamname, department?, departments?, squad?",
		FieldProduct:       "product, productname",
		FieldPhase:         "phase, lifecyclephase",
		FieldPeriod:        "period, cycle, goalcycle, quarter, timeperiod, timeframe, okrcycle, session?",
		FieldStart:         "startvalue, startingvalue, metricstartvalue, initialvalue, baseline, baselinevalue, start?",
		FieldCurrent:       "current, currentvalue, metriccurrentvalue, actual, actualvalue, latestvalue, value?",
		FieldTarget:        "target, targetvalue, metrictargetvalue, goalvalue, endvalue, finalvalue?",
		FieldUnit:          "unit, units, unitofmeasure, uom, measurementunit",
		FieldProgress:      "reportedprogress, progress, percentcomplete, complete?, completion?, score?",
		FieldConfidence:    "confidence, confidencelevel, confidencescore",
		FieldDue:           "due, duedate, enddate, expectedenddate, targetdate, deadline, end?, finish?, date?",
		FieldStartDate:     "startdate, expectedstartdate, begindate, begin?",
		FieldWeight:        "weight, weighting, weightage",
		FieldStatus:        "status, progressstatus, statuscategory, health?, rag?",
		FieldLastNote:      "lastnote, reportednote, lastcheckin, lastcheckinnote, latestupdate, lastupdate?, update?",
		FieldNote:          "note, notes, comment, comments, remark, remarks",
		FieldDescription:   "description, objectivedescription, goaldescription, details?",
		FieldTags:          "tag, tags, label, labels, category?, categories",
	}
}

// squeeze takes case, spaces and punctuation out of a column name.
func squeeze(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// meaning is what a squeezed name means.
type meaning struct {
	field   Field
	certain bool
}

// dictionary turns knownNames round.
func dictionary() map[string]meaning {
	words := map[string]meaning{}
	for field, names := range knownNames() {
		for name := range strings.SplitSeq(names, ", ") {
			words[strings.TrimSuffix(name, "?")] = meaning{field, !strings.HasSuffix(name, "?")}
		}
	}
	return words
}

// countKnown is how many cells are column names that Recognise knows.
func countKnown(cells []string) int {
	words, known := dictionary(), 0
	for _, cell := range cells {
		if _, ok := words[squeeze(cell)]; ok {
			known++
		}
	}
	return known
}
