package exchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// MaxLevel is how deep an outline may be. Deeper rows stand beside their
// parents.
const MaxLevel = 100

// build walks the entries from the top and makes the rows of the outline.
func (r *outlineReader) build() {
	r.expectTeams()
	r.out.Rows = slices.Grow(r.out.Rows, len(r.entries))
	r.below = slices.Grow(r.below, len(r.entries))
	type step struct{ entry, parent int }
	var steps []step
	push := func(entries []int, parent int) {
		for i := len(entries) - 1; i >= 0; i-- {
			steps = append(steps, step{entries[i], parent})
		}
	}
	for push(r.top, -1); len(steps) > 0; {
		next := steps[len(steps)-1]
		steps = steps[:len(steps)-1]
		e := r.entries[next.entry]
		parent := next.parent
		if parent >= 0 && r.out.Rows[parent].Level == MaxLevel {
			parent = r.out.Rows[parent].Parent
			r.find(e.line, "", "too_deep", SeverityWarning, fmt.Sprintf(
				"The outline is deeper than %d levels. The row stands beside its parent.", MaxLevel))
		}
		push(e.children, r.buildRow(e, parent))
	}
	r.keepTheRest()
	r.validate()
	if r.plain > 0 {
		what := fmt.Sprintf("%d rows without rows beneath them name no single target and are read as objectives", r.plain)
		if r.plain == 1 {
			what = "One row without rows beneath it names no single target and is read as an objective"
		}
		r.find(0, "", "plain_rows", SeverityInfo, fmt.Sprintf(
			"%s. To make one a key result, give it a number in a column for targets, or write \"Key result\" in a column for types.", what))
	}
}

// expectTeams enters the team column first, so that an owner of that name is
// the team wherever it stands in the file.
func (r *outlineReader) expectTeams() {
	column := r.mapping.index(FieldTeam)
	for _, record := range r.records {
		name := cleanLine(record.cell(column))
		if first, _, several := cutList(name); several && !r.mapping.Own {
			name = first
		}
		if name != "" && !tooLong(name, plan.MaxTitle) {
			r.parties.expect(name)
		}
	}
}

// buildRow makes the row of an entry and returns its index.
func (r *outlineReader) buildRow(e *entry, parent int) int {
	if len(e.children) > 0 {
		if e.words.row == KeyResultRow {
			r.find(e.line, r.columnName(r.mapping.index(FieldType)), "inner_key_result", SeverityWarning,
				"A key result has no rows beneath it. This one does, and is read as an objective; its numbers are kept in its note.")
			e.useIf(r.mapping.index(FieldType), false)
		}
		return r.addObjective(e, parent)
	}
	measure, ok := r.measureOf(e)
	if !ok {
		if e.words.row == "" {
			r.plain++
		}
		return r.addObjective(e, parent)
	}
	if parent < 0 {
		parent = r.addObjectiveAbove(e)
	}
	return r.addKeyResult(e, parent, measure)
}

// addRow numbers a row and appends it.
func (r *outlineReader) addRow(row OutlineRow) int {
	r.below = append(r.below, 0)
	number := &r.belowTop
	prefix := ""
	row.Level = 1
	if row.Parent >= 0 {
		number = &r.below[row.Parent]
		prefix = r.out.Rows[row.Parent].Order + "."
		row.Level = r.out.Rows[row.Parent].Level + 1
	}
	*number++
	row.Order = prefix + strconv.Itoa(*number)
	r.out.Rows = append(r.out.Rows, row)
	return len(r.out.Rows) - 1
}

func (r *outlineReader) addObjective(e *entry, parent int) int {
	row := OutlineRow{Row: e.line, Parent: parent, Type: ObjectiveRow, ObjectiveType: okr.Committed}
	if e.words.objective != "" {
		row.ObjectiveType = e.words.objective
	}
	if column := r.mapping.index(FieldObjectiveType); column >= 0 {
		if kind, ok := parseObjectiveType(e.cell(column)); ok {
			row.ObjectiveType = kind
			e.use(column)
		}
	}
	r.takeTitle(e, FieldTitle, &row)
	r.takeOwner(e, &row)
	r.takePlace(e, &row)
	row.Weight = r.takeWeight(e)
	r.takeTexts(e, &row)
	e.row = r.addRow(row)
	return e.row
}

// addObjectiveAbove makes the objective that a key result at the top needs.
func (r *outlineReader) addObjectiveAbove(e *entry) int {
	r.find(e.line, "", "objective_added", SeverityInfo,
		"A key result stands beneath an objective. An objective of the same title is put above this one. Rename it, or move the key result.")
	row := OutlineRow{Row: e.line, Parent: -1, Type: ObjectiveRow, ObjectiveType: okr.Committed}
	r.titleInto(e, r.titleField(e), &row, false)
	r.takeOwner(e, &row)
	r.takePlace(e, &row)
	return r.addRow(row)
}

// titleField is where the title of an entry's key result stands.
func (r *outlineReader) titleField(e *entry) Field {
	if e.inObjective {
		return FieldKeyResult
	}
	return FieldTitle
}

func (r *outlineReader) addKeyResult(e *entry, parent int, m measure) int {
	row := OutlineRow{
		Row: e.line, Parent: parent, Type: KeyResultRow, Kind: m.kind, Unit: m.unit, Start: m.start, Target: m.target,
		Low: m.low, High: m.high, BaselinePoints: m.points, Current: m.current,
	}
	above := r.out.Rows[parent]
	row.Period = above.Period
	r.takeTitle(e, r.titleField(e), &row)
	r.takeOwner(e, &row)
	if e.row < 0 {
		// The record stands for this row alone: its other cells are about it.
		e.row = len(r.out.Rows)
		r.takePlaceBeneath(e, &row, above)
		r.takeTexts(e, &row)
		row.Weight = r.takeWeight(e)
	}
	r.takeDates(e, &row)
	row.Confidence = r.takeConfidence(e)
	if column := r.mapping.index(FieldLastNote); column >= 0 {
		row.CheckInNote = plan.CleanNote(e.cell(column))
		e.use(column)
	}
	if row.HasCheckIn() {
		r.dateCheckIn(e, &row)
	}
	return r.addRow(row)
}

// dateCheckIn dates what the file reports: today, or the last day of a cycle
// that is over.
func (r *outlineReader) dateCheckIn(e *entry, row *OutlineRow) {
	cycle := r.cycles.find(row.Period)
	if cycle == nil {
		row.CheckInDate = r.context.Today
		return
	}
	row.CheckInDate = plan.Earlier(r.context.Today, cycle.End)
	begins := cycle.Start
	if row.StartDate != "" {
		begins = row.StartDate
	}
	if begins > row.CheckInDate {
		r.find(e.line, "", "check_in_early", SeverityInfo, fmt.Sprintf(
			"The value is dated %s, before the key result begins on %s. It counts from then on.", row.CheckInDate.Words(), begins.Words()))
	}
}

func (r *outlineReader) takeTitle(e *entry, field Field, row *OutlineRow) {
	r.titleInto(e, field, row, true)
}

// titleInto fills the title; report is false for a title that is taken twice.
func (r *outlineReader) titleInto(e *entry, field Field, row *OutlineRow, report bool) {
	column := r.mapping.index(field)
	text := e.cell(column)
	row.Title = cleanLine(text)
	e.use(column)
	name := r.columnName(column)
	switch {
	case row.Title == "":
		row.Title = fmt.Sprintf("Untitled (line %d)", e.line)
		if report {
			r.find(e.line, name, "no_title", SeverityWarning, fmt.Sprintf("The row has no title. It is called \"%s\". Give it a title.", row.Title))
		}
	case tooLong(row.Title, plan.MaxTitle):
		row.Note = plan.CleanNote(text)
		row.Title = cutTitle(row.Title)
		if report {
			r.find(e.line, name, "title_too_long", SeverityWarning, fmt.Sprintf(
				"The title is longer than %d characters. Its first part is the title, and all of it stands in the note.", plan.MaxTitle))
		}
	case report && row.Title != strings.TrimSpace(text):
		r.find(e.line, name, "title_cleaned", SeverityInfo, "The title has line breaks or other control characters. It is read as one line.")
	}
}

// takePlace fills team, product, phase and cycle of an objective.
func (r *outlineReader) takePlace(e *entry, row *OutlineRow) {
	if team, whole := r.oneOf(e, r.mapping.index(FieldTeam)); team != "" {
		row.Team = r.parties.team(team).Name
		e.useIf(r.mapping.index(FieldTeam), whole)
	}
	if product := r.shortText(e, FieldProduct); product != "" {
		row.Product = r.product.use(product)
	}
	if phase := r.shortText(e, FieldPhase); phase != "" {
		row.Phase = r.phases.use(row.Product, phase)
	}
	r.takePeriod(e, row)
}

// shortText is the text of a name that is used as it stands; one that is too
// long for a name stays for the note.
func (r *outlineReader) shortText(e *entry, field Field) string {
	column := r.mapping.index(field)
	text := cleanLine(e.cell(column))
	if tooLong(text, plan.MaxTitle) {
		return ""
	}
	e.use(column)
	return text
}

// takePlaceBeneath: a key result has the team, product, phase and cycle of its
// objective. Where its row says otherwise, the words go to its note.
func (r *outlineReader) takePlaceBeneath(e *entry, row *OutlineRow, above OutlineRow) {
	for _, field := range []struct {
		field Field
		here  *string
		above string
	}{
		{FieldTeam, &row.Team, above.Team}, {FieldProduct, &row.Product, above.Product},
		{FieldPhase, &row.Phase, above.Phase}, {FieldPeriod, &row.Period, above.Period},
	} {
		column := r.mapping.index(field.field)
		text := cleanLine(e.cell(column))
		if field.field == FieldPeriod {
			text = r.cycles.period(text).name
		}
		if text == field.above || !r.mapping.Own && strings.EqualFold(text, field.above) {
			*field.here = field.above
			e.use(column)
		} else if text != "" && field.field == FieldPeriod {
			r.find(e.line, r.columnName(column), "period_of_key_result", SeverityWarning, fmt.Sprintf(
				"A key result lives in the cycle of its objective, \"%s\". \"%s\" is kept in its note.", excerpt(field.above), excerpt(text)))
		}
	}
}

// takeTexts fills note and tags.
func (r *outlineReader) takeTexts(e *entry, row *OutlineRow) {
	for _, field := range []Field{FieldDescription, FieldNote} {
		for _, column := range r.mapping.all(field) {
			addNote(&row.Note, e.cell(column))
			e.use(column)
		}
	}
	for _, column := range r.mapping.all(FieldTags) {
		for tag := range strings.FieldsFuncSeq(e.cell(column), func(c rune) bool { return c == ';' || c == ',' }) {
			if tag = cleanLine(tag); tag != "" && !tooLong(tag, plan.MaxTitle) {
				row.Tags = append(row.Tags, tag)
				e.use(column)
			}
		}
	}
}
