package exchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

// askAboutDates settles whether 03/04/2026 begins with the day or the month: by what was
// chosen, else by a date that only one order allows, else as the plan writes dates, else
// by asking.
func (r *initiativeReader) askAboutDates() {
	if r.order = r.context.DateOrder; r.order != "" {
		return
	}
	dayFirst, monthFirst, unclear := false, false, -1
	unclearLine := 0
	for column, field := range r.fields {
		if !slices.Contains([]InitiativeField{"start", "end", "shipped", initiativeStage}, field) {
			continue
		}
		for _, row := range r.table.Rows {
			m := numericDate.FindStringSubmatch(strings.TrimSpace(row.Cell(column)))
			if m == nil {
				continue
			}
			a, _ := strconv.Atoi(m[1])
			b, _ := strconv.Atoi(m[2])
			dayFirst, monthFirst = dayFirst || a > 12, monthFirst || b > 12
			if a != b && unclear < 0 {
				unclear, unclearLine = column, row.Line
			}
		}
	}
	switch {
	case dayFirst != monthFirst:
		r.order = map[bool]string{true: plan.DayMonthYear, false: plan.MonthDayYear}[dayFirst]
	case unclear < 0:
	case !dayFirst && r.context.Settings.DateOrder != plan.YearMonthDay && r.context.Settings.DateOrder != "":
		r.order = r.context.Settings.DateOrder
	default:
		r.find(unclearLine, unclear, "date_order", SeverityError, "The dates of this file may begin with the day or with the month. "+nothingWritten+" Say which of them the file writes first.")
	}
}

// day reads a day, or the first or last one of a month, a quarter or a year.
func (r *initiativeReader) day(text string, last bool) (plan.Date, bool) {
	if day, ok := cellDate(text, r.order); ok {
		return day, true
	}
	start, end, ok := plan.ParsePeriod(text, r.context.Settings.FiscalYearStart)
	if !ok {
		var isMonth bool
		if end, isMonth = (plan.DateReader{Today: r.context.Today}).ReadEnd(text); !isMonth || !strings.ContainsAny(text, "0123456789") {
			return "", false
		}
		start = plan.NewDate(end.Year(), end.Month(), 1)
	}
	if last {
		return end, true
	}
	return start, true
}

// takeDay reads the day of a field; "" where there is none or it stands in the note.
func (r *initiativeReader) takeDay(row *initiativeRow, field InitiativeField, last bool) plan.Date {
	column := slices.Index(r.fields, field)
	if column < 0 {
		return ""
	}
	text := strings.TrimSpace(row.cells.Cell(column))
	if text == "" {
		return ""
	}
	day, ok := r.day(text, last)
	if !ok {
		r.keepSaying(row.Row, column, "not_a_date", fmt.Sprintf("\"%s\" is not read as a date.", excerpt(text)))
		return ""
	}
	row.used[column] = true
	return day
}

// takeCourse reads how far an initiative has come and when: its state, its days, the
// stages of its maturity and its priority, of which each may say something of another.
func (r *initiativeReader) takeCourse(row *initiativeRow) {
	i := &row.Initiative
	i.Start, i.End, i.Shipped = r.takeDay(row, "start", false), r.takeDay(row, "end", true), r.takeDay(row, "shipped", true)
	if i.Start != "" && i.End != "" && i.End < i.Start {
		column := slices.Index(r.fields, "end")
		r.keepSaying(row.Row, column, "end_before_start", fmt.Sprintf("It ends on %s, before it starts on %s.", i.End.Words(), i.Start.Words()))
		i.End, row.used[column] = "", false
	}
	r.takeState(row)
	r.takeStages(row)
	r.settleState(row)
	r.takePriority(row)
}

// stateWords are the states as other tools call them, squeezed.
func stateWords() map[roadmap.State]string {
	return map[roadmap.State]string{
		roadmap.Idea:       "idea, ideas, new, newidea, triage, inbox, open",
		roadmap.Candidate:  "candidate, candidates, backlog, todo, proposed, underconsideration, discovery, considering, refined, ready",
		roadmap.Planned:    "planned, committed, scheduled, next, approved, accepted",
		roadmap.InProgress: "inprogress, doing, started, active, building, development, indevelopment, review, testing, underway",
		roadmap.Shipped:    "shipped, done, released, live, launched, complete, completed, closed, delivered, finished",
		roadmap.Dropped:    "dropped, rejected, cancelled, canceled, wontdo, declined, archived, abandoned, notplanned",
	}
}

func parseState(text string) (roadmap.State, bool) {
	for state, words := range stateWords() {
		if slices.Contains(strings.Split(words, ", "), squeeze(text)) {
			return state, true
		}
	}
	return "", false
}

func (r *initiativeReader) takeState(row *initiativeRow) {
	if row.state == "" {
		return
	}
	column := slices.Index(r.fields, "state")
	state, known := parseState(row.state)
	if !known {
		row.used[column] = r.keepSaying(row.Row, column, "not_understood", fmt.Sprintf("\"%s\" is no state of an initiative that is known here.", excerpt(row.state)))
		return
	}
	row.Initiative.State = state
}

// takeStages reads a maturity that rises in stages, a column for each with its day: the
// next stage ahead is the end. What has reached its stage and has none ahead is shipped,
// on the day of that stage. All of it stays in the note, as the stages are more than that.
func (r *initiativeReader) takeStages(row *initiativeRow) {
	names, days := r.stages(row)
	i := &row.Initiative
	if len(names) == 0 || i.End != "" || i.State != "" {
		return
	}
	reached := r.reached(row, names, days)
	ahead := slices.DeleteFunc(slices.Clone(days[reached+1:]), func(day plan.Date) bool { return day == "" })
	switch {
	case len(ahead) > 0 && ahead[0] >= i.Start:
		i.State, i.End = roadmap.Candidate, ahead[0]
	case len(ahead) > 0:
		i.State = roadmap.Candidate
	case reached >= 0 && days[reached] != "" && days[reached] <= r.context.Today:
		i.State, i.Shipped = roadmap.Shipped, days[reached]
	}
}

// stages are the names of the stages, squeezed, and the days on which a row reaches them.
func (r *initiativeReader) stages(row *initiativeRow) (names []string, days []plan.Date) {
	for column, field := range r.fields {
		if field != initiativeStage {
			continue
		}
		text := strings.TrimSpace(row.cells.Cell(column))
		day, ok := r.day(text, true)
		if text != "" && !ok {
			r.keepSaying(row.Row, column, "not_a_date", fmt.Sprintf("\"%s\" is not read as a date.", excerpt(text)))
		}
		names, days = append(names, squeeze(withoutCopy(r.table.Header[column]))), append(days, day)
	}
	return names, days
}

// reached is the stage that a row has reached, by its maturity, else by the days that are
// over; -1 for none.
func (r *initiativeReader) reached(row *initiativeRow, names []string, days []plan.Date) int {
	if column := slices.Index(r.fields, "maturity"); column >= 0 {
		switch word := squeeze(row.cells.Cell(column)); word {
		case "":
		case "minimal":
			return 0
		case "planned", "none":
			return -1
		default:
			if at := slices.Index(names, word); at >= 0 {
				return at
			}
			r.find(row.Row, column, "not_understood", SeverityWarning, fmt.Sprintf("\"%s\" is no stage of this file. The days of the stages decide.", excerpt(word)))
		}
	}
	reached := -1
	for at, day := range days {
		if day != "" && day <= r.context.Today {
			reached = at
		}
	}
	return reached
}

// settleState makes state, days and cycle fit each other.
func (r *initiativeReader) settleState(row *initiativeRow) {
	i := &row.Initiative
	if i.Shipped != "" && i.State == "" {
		i.State = roadmap.Shipped
	}
	if i.State == "" {
		i.State = roadmap.Idea
		if row.Cycle != "" {
			i.State = roadmap.Planned
		}
	}
	switch i.State {
	case roadmap.Shipped:
		r.settleShipped(row)
	case roadmap.Dropped:
		i.Shipped = ""
		if i.Reason == "" {
			i.Reason = fmt.Sprintf("Imported as %s", strings.ToLower(cleanLine(row.state)))
			r.find(row.Row, slices.Index(r.fields, "state"), "no_reason", SeverityInfo, "The file does not say why it was dropped. Say it, so that nobody asks again in a year.")
		}
	case roadmap.Idea, roadmap.Candidate:
		i.Shipped = ""
		if row.Cycle != "" {
			r.keepCycle(row)
		}
	default:
		i.Shipped = ""
		if at := slices.IndexFunc(r.context.Cycles, func(c plan.Cycle) bool { return c.Name == row.Cycle }); at >= 0 && r.context.Cycles[at].State == plan.ClosedState {
			r.find(row.Row, slices.Index(r.fields, "cycle"), "cycle_closed", SeverityWarning,
				fmt.Sprintf("%s is closed, and nothing is planned into it any more. It comes in as a candidate; its cycle is kept in the note.", row.Cycle))
			i.State = roadmap.Candidate
			r.keepCycle(row)
		}
	}
}

// keepCycle leaves the cycle for the note: what is not decided on has none.
func (r *initiativeReader) keepCycle(row *initiativeRow) {
	row.Cycle, row.NewCycle = "", nil
	row.used[slices.Index(r.fields, "cycle")] = false
}

// settleShipped finds the day on which people got it.
func (r *initiativeReader) settleShipped(row *initiativeRow) {
	i, column := &row.Initiative, max(slices.Index(r.fields, "shipped"), slices.Index(r.fields, "state"))
	switch {
	case i.Shipped == "" && i.End != "" && i.End <= r.context.Today:
		i.Shipped = i.End
	case i.Shipped == "" || i.Shipped > r.context.Today:
		r.find(row.Row, column, "no_day_of_shipping", SeverityWarning, "It is called done, and no day that is over says since when. It comes in as in progress. Give it the day on which people got it.")
		i.State, i.Shipped = roadmap.InProgress, ""
		if column := slices.Index(r.fields, "state"); column >= 0 {
			row.used[column] = false
		}
	}
}

// takePriority reads a priority: now, next or later, also as high, medium and low; or the
// words of MoSCoW, which are a rating.
func (r *initiativeReader) takePriority(row *initiativeRow) {
	column := slices.Index(r.fields, "horizon")
	if column < 0 {
		return
	}
	text := squeeze(row.cells.Cell(column))
	words := map[string]roadmap.Horizon{"now": roadmap.Now, "high": roadmap.Now, "highest": roadmap.Now, "urgent": roadmap.Now, "critical": roadmap.Now,
		"next": roadmap.Next, "medium": roadmap.Next, "normal": roadmap.Next, "later": roadmap.Later, "low": roadmap.Later, "lowest": roadmap.Later}
	levels := map[string]float64{"must": 4, "musthave": 4, "should": 3, "shouldhave": 3, "could": 2, "couldhave": 2, "wont": 1, "wonthave": 1}
	horizon, isHorizon := words[text]
	level, isLevel := levels[text]
	switch {
	case text == "":
	case isHorizon && row.Initiative.State.Open():
		row.Initiative.Horizon, row.used[column] = horizon, true
	case isLevel:
		row.Ratings = append(row.Ratings, ReadRating{Criterion: roadmap.CriterionID(roadmap.MoSCoW, "priority"), Range: roadmap.Exactly(level)})
		row.used[column] = true
	case !isHorizon: // what is shipped or dropped has no place on the board: the note keeps it
		r.keepSaying(row.Row, column, "not_understood", fmt.Sprintf("\"%s\" is neither now, next or later nor high, medium or low.", excerpt(row.cells.Cell(column))))
	}
}
