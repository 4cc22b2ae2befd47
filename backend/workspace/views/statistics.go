package views

import (
	"context"
	"math"
	"slices"

	"cairn/backend/calc"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
)

// Statistics are the numbers of a cycle. Whatever is counted comes with the rows
// that it counts, so that a screen can show exactly those.
type Statistics struct {
	Cycle             Cycle      `json:"cycle"`
	On                plan.Date  `json:"on"`
	Objectives        int        `json:"objectives"`
	KeyResults        int        `json:"keyResults"`
	Progress          *float64   `json:"progress"` // of the top objectives, 0 to 1
	Expected          *float64   `json:"expected"`
	Score             *float64   `json:"score"`             // what the cycle scores, or would score today
	Statuses          []Tally    `json:"statuses"`          // key results by status, all six, best first
	ObjectiveStatuses []Tally    `json:"objectiveStatuses"` // objectives by the worst status of their drivers
	Scores            []Tally    `json:"scores"`            // key results by score: "green", "amber", "red", "unscored", "dropped"
	Tenths            []Tenth    `json:"tenths"`            // key results by score, in ten parts
	Bars              []Tally    `json:"bars"`              // key results: "reached_committed", "missed_committed", "reached_aspirational", "missed_aspirational"
	Confidence        *float64   `json:"confidence"`        // mean of the latest statements, 0 to 100
	NetConfidence     *float64   `json:"netConfidence"`     // % on track or achieved less % at risk, -100 to 100
	CheckIns          Discipline `json:"checkIns"`
	Health            []Lack     `json:"health"` // what rows lack
	Rows              []StatRow  `json:"rows"`   // objectives and key results in outline order
}

// Tally is how many rows are alike, and which.
type Tally struct {
	Code  string    `json:"code"`
	Count int       `json:"count"`
	Rows  []plan.ID `json:"rows"`
}

// Tenth is one bar of the distribution of scores.
type Tenth struct {
	From  float64   `json:"from"` // 0, 0.1 ... 0.9; the last one holds 1 too
	Count int       `json:"count"`
	Rows  []plan.ID `json:"rows"`
}

// Lack is what some rows lack, out of how many that should have it.
type Lack struct {
	Tally
	Of int `json:"of"`
}

// Discipline is whether check-ins were made as often as the plan asks for them.
type Discipline struct {
	CadenceDays int      `json:"cadenceDays"` // 0: the plan asks for none
	Fresh       Tally    `json:"fresh"`       // key results under way with a check-in within the cadence
	Late        Tally    `json:"late"`        // the last one is older
	Never       Tally    `json:"never"`
	Windows     []Window `json:"windows"` // the cycle in parts of the cadence
	Kept        *float64 `json:"kept"`    // of all that were wanted in complete windows, 0 to 1
}

// Window is one part of a cycle in which every key result under way wants a
// check-in.
type Window struct {
	From    plan.Date `json:"from"`
	To      plan.Date `json:"to"`
	Wanted  int       `json:"wanted"`
	Made    Tally     `json:"made"`
	Missing Tally     `json:"missing"`
	Running bool      `json:"running"` // it is not over, so that what is missing may still come
}

// StatRow is a row that a number may count.
type StatRow struct {
	ID          plan.ID    `json:"id"`
	Subject     string     `json:"subject"` // "objective" or "key_result"
	Order       string     `json:"order"`
	Title       string     `json:"title"`
	Owner       *string    `json:"owner"`
	Status      okr.Status `json:"status"`
	Progress    *float64   `json:"progress"`
	Score       *float64   `json:"score"`
	Confidence  *float64   `json:"confidence"`
	LastCheckIn *plan.Date `json:"lastCheckIn"`
}

// Statistics of a cycle, "" for the current one, on a day; "" means today. not_found where there is no such
// cycle.
func (v Views) Statistics(ctx context.Context, cycle plan.ID, on plan.Date) (Statistics, error) {
	var st Statistics
	err := v.reading(ctx, func(r store.Reader) error {
		s, err := readSnapshot(ctx, r, on, v.w.Today())
		if err != nil {
			return err
		}
		links, err := r.Supports(ctx)
		if err != nil {
			return err
		}
		st, err = s.statistics(s.currentOr(cycle), links)
		return err
	})
	return st, err
}

// currentOr is a cycle, or the current one for "".
func (s *snapshot) currentOr(cycle plan.ID) plan.ID {
	for _, c := range s.cycleRows() {
		if cycle == "" && c.Current {
			return c.ID
		}
	}
	return cycle
}

func (s *snapshot) statistics(cycle plan.ID, links []okr.Support) (Statistics, error) {
	out, err := s.outlineOf(cycle)
	if err != nil {
		return Statistics{}, err
	}
	ending, err := s.ending(cycle)
	if err != nil {
		return Statistics{}, err
	}
	closing := s.closing(&ending)
	st := Statistics{Cycle: out.Cycle, On: s.on, Objectives: len(out.Objectives), Progress: out.Progress, Expected: out.Expected, Score: closing.Score, Rows: []StatRow{}}
	keyResults := make([]KeyResult, 0, len(ending.KeyResults))
	for _, o := range out.Objectives {
		keyResults = append(keyResults, o.KeyResults...)
	}
	st.KeyResults = len(keyResults)
	st.addRows(out.Objectives, closing.Rows)
	st.addStatuses(out.Objectives, keyResults)
	st.addScores(closing.Rows)
	st.addConfidence(keyResults)
	st.CheckIns = s.discipline(ending.Cycle, keyResults)
	st.Health = s.health(out.Objectives, keyResults, links)
	return st, nil
}

func (st *Statistics) addRows(objectives []Objective, closing []ClosingRow) {
	scores := map[plan.ID]*float64{}
	for i := range closing {
		scores[closing[i].ID] = closing[i].Score
	}
	for _, o := range objectives {
		st.Rows = append(st.Rows, StatRow{ID: o.ID, Subject: "objective", Order: o.Order, Title: o.Title, Owner: o.Owner, Status: o.WorstStatus, Progress: o.Progress, Score: scores[o.ID]})
		for _, k := range o.KeyResults {
			row := StatRow{ID: k.ID, Subject: "key_result", Order: k.Order, Title: k.Title, Owner: k.Owner, Status: k.Status,
				Progress: k.Progress, Score: scores[k.ID], Confidence: k.Confidence, LastCheckIn: k.LastCheckIn}
			if row.Owner == nil {
				row.Owner = o.Owner
			}
			st.Rows = append(st.Rows, row)
		}
	}
}

// tallies count rows by codes that are known beforehand, in their order.
type tallies struct {
	codes []string
	rows  map[string][]plan.ID
}

func newTallies(codes ...string) *tallies {
	return &tallies{codes: codes, rows: map[string][]plan.ID{}}
}

func (t *tallies) add(code string, row plan.ID) { t.rows[code] = append(t.rows[code], row) }

func (t *tallies) one(code string) Tally {
	return Tally{Code: code, Count: len(t.rows[code]), Rows: orEmpty(t.rows[code])}
}

func (t *tallies) all() []Tally {
	list := make([]Tally, len(t.codes))
	for i, code := range t.codes {
		list[i] = t.one(code)
	}
	return list
}

func (st *Statistics) addStatuses(objectives []Objective, keyResults []KeyResult) {
	var codes []string
	for _, status := range []okr.Status{okr.Achieved, okr.OnTrack, okr.Behind, okr.AtRisk, okr.Stale, okr.NotStarted} {
		codes = append(codes, string(status))
	}
	ofObjectives, ofKeyResults := newTallies(codes...), newTallies(codes...)
	for i := range objectives {
		ofObjectives.add(string(objectives[i].WorstStatus), objectives[i].ID)
	}
	for i := range keyResults {
		ofKeyResults.add(string(keyResults[i].Status), keyResults[i].ID)
	}
	st.ObjectiveStatuses, st.Statuses = ofObjectives.all(), ofKeyResults.all()
}

func (st *Statistics) addScores(rows []ClosingRow) {
	bands := newTallies(string(okr.Green), string(okr.Amber), string(okr.Red), "unscored", "dropped")
	bars := newTallies("reached_committed", "missed_committed", "reached_aspirational", "missed_aspirational")
	const tenths = 10
	st.Tenths = make([]Tenth, tenths)
	for i := range st.Tenths {
		st.Tenths[i] = Tenth{From: float64(i) / tenths, Rows: []plan.ID{}}
	}
	for i := range rows {
		row := &rows[i]
		switch {
		case row.Subject != "key_result":
			continue
		case row.Unscored:
			bands.add("unscored", row.ID)
			continue
		case row.Score == nil:
			bands.add("dropped", row.ID)
			continue
		}
		bands.add(string(row.Band), row.ID)
		reached := "missed_"
		if row.Reached {
			reached = "reached_"
		}
		bars.add(reached+string(row.Type), row.ID)
		part := &st.Tenths[min(int(math.Floor(*row.Score*tenths+1e-9)), tenths-1)]
		part.Rows = append(part.Rows, row.ID)
		part.Count++
	}
	st.Scores, st.Bars = bands.all(), bars.all()
}

func (st *Statistics) addConfidence(keyResults []KeyResult) {
	var stated []float64
	statuses := make([]okr.Status, len(keyResults))
	for i := range keyResults {
		statuses[i] = keyResults[i].Status
		if c := keyResults[i].Confidence; c != nil {
			stated = append(stated, *c)
		}
	}
	if len(stated) > 0 {
		mean := calc.Mean(stated)
		st.Confidence = &mean
	}
	if net, ok := okr.NetConfidence(statuses); ok {
		st.NetConfidence = &net
	}
}

// discipline looks at every key result since it began. The days after the cycle's
// end ask for nothing.
func (s *snapshot) discipline(cycle plan.Cycle, keyResults []KeyResult) Discipline {
	cadence := s.plan.CadenceDays
	d := Discipline{CadenceDays: cadence, Windows: []Window{}}
	state := newTallies("fresh", "late", "never")
	until := plan.Earlier(s.on, cycle.End)
	begins := map[plan.ID]plan.Date{}
	made := map[plan.ID][]plan.Date{}
	for i := range keyResults {
		begins[keyResults[i].ID] = cycle.Start
		if start := keyResults[i].StartDate; start != nil {
			begins[keyResults[i].ID] = *start
		}
	}
	for i := range s.goals.CheckIns {
		c := &s.goals.CheckIns[i]
		if _, here := begins[c.KeyResult]; here && c.Date <= s.on {
			made[c.KeyResult] = append(made[c.KeyResult], c.Date)
		}
	}
	if cadence > 0 && cycle.Start.Valid() && until.Valid() {
		for i := range keyResults {
			id := keyResults[i].ID
			switch {
			case begins[id] > until:
			case len(made[id]) == 0:
				state.add("never", id)
			case slices.Max(made[id]).DaysUntil(until) > cadence+s.plan.GraceDays:
				state.add("late", id)
			default:
				state.add("fresh", id)
			}
		}
		d.addWindows(cycle, until, keyResults, begins, made)
	}
	d.Fresh, d.Late, d.Never = state.one("fresh"), state.one("late"), state.one("never")
	return d
}

func (d *Discipline) addWindows(cycle plan.Cycle, until plan.Date, keyResults []KeyResult, begins map[plan.ID]plan.Date, made map[plan.ID][]plan.Date) {
	wanted, kept := 0, 0
	for from := cycle.Start; from <= until; from = from.AddDays(d.CadenceDays) {
		w := Window{From: from, To: plan.Earlier(from.AddDays(d.CadenceDays-1), cycle.End)}
		w.Running = w.To > until || w.To == until && until < cycle.End
		counts := newTallies("made", "missing")
		for i := range keyResults {
			id := keyResults[i].ID
			if begins[id] > w.From {
				continue // it begins within the window or after it
			}
			w.Wanted++
			if slices.ContainsFunc(made[id], func(day plan.Date) bool { return day >= w.From && day <= w.To }) {
				counts.add("made", id)
			} else {
				counts.add("missing", id)
			}
		}
		w.Made, w.Missing = counts.one("made"), counts.one("missing")
		if !w.Running {
			wanted, kept = wanted+w.Wanted, kept+w.Made.Count
		}
		d.Windows = append(d.Windows, w)
	}
	if wanted > 0 {
		share := float64(kept) / float64(wanted)
		d.Kept = &share
	}
}

// health is what rows of a cycle lack: each is a finding of its own, and none a mark
// for a person.
func (s *snapshot) health(objectives []Objective, keyResults []KeyResult, links []okr.Support) []Lack {
	codes := []string{"no_key_results", "no_owner", "no_numbers", "no_kpi", "no_confidence", "alone"}
	lacks, of := newTallies(codes...), map[string]int{}
	note := func(code string, row plan.ID, lacking bool) {
		of[code]++
		if lacking {
			lacks.add(code, row)
		}
	}
	linked, parents := map[plan.ID]bool{}, map[plan.ID]bool{}
	for _, l := range links {
		linked[l.From], linked[l.To] = true, true
	}
	for i := range s.goals.Objectives {
		parents[s.goals.Objectives[i].Parent] = true
	}
	for i := range objectives {
		o := &objectives[i]
		note("no_key_results", o.ID, len(o.KeyResults) == 0 && !parents[o.ID])
		note("no_owner", o.ID, o.OwnerID == nil && o.TeamID == nil)
		note("alone", o.ID, (o.Parent == nil || s.objectives[*o.Parent] == nil) && !parents[o.ID] && !linked[o.ID])
	}
	for i := range keyResults {
		k := &keyResults[i]
		above := s.objectives[k.Objective]
		note("no_owner", k.ID, k.OwnerID == nil && above.Owner == "" && above.Team == "")
		note("no_numbers", k.ID, k.Explanation.StatusReason.Code == okr.NoNumbers)
		if k.Kind != okr.Milestones && k.Kind != okr.YesNo {
			note("no_kpi", k.ID, k.KPI == nil)
		}
		note("no_confidence", k.ID, k.Confidence == nil)
	}
	list := make([]Lack, len(codes))
	for i, tally := range lacks.all() {
		list[i] = Lack{Tally: tally, Of: of[codes[i]]}
	}
	return list
}
