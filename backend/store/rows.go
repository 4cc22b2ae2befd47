package store

import (
	"cmp"
	"strings"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// The rows are flat mirrors of the tables. GORM maps them; it knows of no
// association, hook or soft deletion. A column's name is the field's name in
// the journal.

type planRow struct {
	ID              string `gorm:"primaryKey"`
	Alive           bool
	Name            string
	FiscalYearStart int
	DecimalMark     string
	ListSeparator   string
	ProgressShown   string
	CadenceDays     int
	GraceDays       int
	WeekStart       int
	DateOrder       string
	RoadmapModel    string
}

func (planRow) TableName() string { return "plans" }

// planToRow keeps what a revision added and most plans leave as it was at the
// columns' defaults: weeks from Monday, dates as year-month-day.
func planToRow(p plan.Plan) planRow {
	return planRow{ID: string(p.ID), Name: p.Name, FiscalYearStart: p.FiscalYearStart, DecimalMark: p.DecimalMark,
		ListSeparator: p.ListSeparator, ProgressShown: p.ProgressShown, CadenceDays: p.CadenceDays, GraceDays: p.GraceDays,
		WeekStart: p.WeekStart - plan.Monday, DateOrder: strings.TrimPrefix(p.DateOrder, plan.YearMonthDay), RoadmapModel: string(p.RoadmapModel)}
}

func planFromRow(r planRow) plan.Plan {
	return plan.Plan{ID: plan.ID(r.ID), Name: r.Name, Settings: plan.Settings{FiscalYearStart: r.FiscalYearStart,
		DecimalMark: r.DecimalMark, ListSeparator: r.ListSeparator, ProgressShown: r.ProgressShown,
		CadenceDays: r.CadenceDays, GraceDays: r.GraceDays, WeekStart: r.WeekStart + plan.Monday, DateOrder: cmp.Or(r.DateOrder, plan.YearMonthDay),
		RoadmapModel: plan.ID(r.RoadmapModel)}}
}

type productRow struct {
	ID       string `gorm:"primaryKey"`
	Alive    bool
	Name     string
	Position string
}

func (productRow) TableName() string { return "products" }

func productToRow(p plan.Product) productRow {
	return productRow{ID: string(p.ID), Name: p.Name, Position: p.Position}
}

func productFromRow(r productRow) plan.Product {
	return plan.Product{ID: plan.ID(r.ID), Name: r.Name, Position: r.Position}
}

type personRow struct {
	ID    string `gorm:"primaryKey"`
	Alive bool
	Name  string
	Email string
}

func (personRow) TableName() string { return "people" }

func personToRow(p plan.Person) personRow {
	return personRow{ID: string(p.ID), Name: p.Name, Email: p.Email}
}

func personFromRow(r personRow) plan.Person {
	return plan.Person{ID: plan.ID(r.ID), Name: r.Name, Email: r.Email}
}

type teamRow struct {
	ID    string `gorm:"primaryKey"`
	Alive bool
	Name  string
}

func (teamRow) TableName() string { return "teams" }

func teamToRow(t plan.Team) teamRow { return teamRow{ID: string(t.ID), Name: t.Name} }

func teamFromRow(r teamRow) plan.Team { return plan.Team{ID: plan.ID(r.ID), Name: r.Name} }

type teamMemberRow struct {
	ID     string `gorm:"primaryKey"`
	Alive  bool
	Team   string
	Person string
}

func (teamMemberRow) TableName() string { return "team_members" }

func teamMemberToRow(m plan.TeamMember) teamMemberRow {
	return teamMemberRow{ID: string(m.ID), Team: string(m.Team), Person: string(m.Person)}
}

func teamMemberFromRow(r teamMemberRow) plan.TeamMember {
	return plan.TeamMember{ID: plan.ID(r.ID), Team: plan.ID(r.Team), Person: plan.ID(r.Person)}
}

type phaseRow struct {
	ID       string `gorm:"primaryKey"`
	Alive    bool
	Product  string
	Name     string
	Position string
}

func (phaseRow) TableName() string { return "phases" }

func phaseToRow(p plan.Phase) phaseRow {
	return phaseRow{ID: string(p.ID), Product: string(p.Product), Name: p.Name, Position: p.Position}
}

func phaseFromRow(r phaseRow) plan.Phase {
	return plan.Phase{ID: plan.ID(r.ID), Product: plan.ID(r.Product), Name: r.Name, Position: r.Position}
}

type cycleRow struct {
	ID     string `gorm:"primaryKey"`
	Alive  bool
	Name   string
	Start  string
	End    string
	State  string
	Closed string
}

func (cycleRow) TableName() string { return "cycles" }

func cycleToRow(c plan.Cycle) cycleRow {
	return cycleRow{ID: string(c.ID), Name: c.Name, Start: string(c.Start), End: string(c.End), State: string(c.State), Closed: string(c.Closed)}
}

func cycleFromRow(r cycleRow) plan.Cycle {
	return plan.Cycle{ID: plan.ID(r.ID), Name: r.Name, Start: plan.Date(r.Start), End: plan.Date(r.End), State: plan.CycleState(r.State), Closed: plan.Date(r.Closed)}
}

type tagRow struct {
	ID    string `gorm:"primaryKey"`
	Alive bool
	Row   string
	Name  string
}

func (tagRow) TableName() string { return "tags" }

func tagToRow(t plan.Tag) tagRow { return tagRow{ID: string(t.ID), Row: string(t.Row), Name: t.Name} }

func tagFromRow(r tagRow) plan.Tag {
	return plan.Tag{ID: plan.ID(r.ID), Row: plan.ID(r.Row), Name: r.Name}
}

type objectiveRow struct {
	ID             string `gorm:"primaryKey"`
	Alive          bool
	Product        string
	Cycle          string
	Parent         string
	Position       string
	Title          string
	Note           string
	Type           string
	Owner          string
	Team           string
	Phase          string
	Drivers        string
	Weight         float64
	ManualProgress *float64
	ManualReason   string
	Origin         string
}

func (objectiveRow) TableName() string { return "objectives" }

func objectiveToRow(o okr.Objective) objectiveRow {
	return objectiveRow{ID: string(o.ID), Product: string(o.Product), Cycle: string(o.Cycle), Parent: string(o.Parent),
		Position: o.Position, Title: o.Title, Note: o.Note, Type: string(o.Type), Owner: string(o.Owner),
		Team: string(o.Team), Phase: string(o.Phase), Drivers: string(o.Drivers), Weight: o.Weight,
		ManualProgress: o.ManualProgress, ManualReason: o.ManualReason, Origin: string(o.Origin)}
}

func objectiveFromRow(r objectiveRow) okr.Objective {
	return okr.Objective{ID: plan.ID(r.ID), Product: plan.ID(r.Product), Cycle: plan.ID(r.Cycle), Parent: plan.ID(r.Parent),
		Position: r.Position, Title: r.Title, Note: r.Note, Type: okr.ObjectiveType(r.Type), Owner: plan.ID(r.Owner),
		Team: plan.ID(r.Team), Phase: plan.ID(r.Phase), Drivers: okr.Drivers(r.Drivers), Weight: r.Weight,
		ManualProgress: r.ManualProgress, ManualReason: r.ManualReason, Origin: plan.ID(r.Origin)}
}

type supportRow struct {
	ID    string `gorm:"primaryKey"`
	Alive bool
	From  string
	To    string
}

func (supportRow) TableName() string { return "supports" }

func supportToRow(s okr.Support) supportRow {
	return supportRow{ID: string(s.ID), From: string(s.From), To: string(s.To)}
}

func supportFromRow(r supportRow) okr.Support {
	return okr.Support{ID: plan.ID(r.ID), From: plan.ID(r.From), To: plan.ID(r.To)}
}

type keyResultRow struct {
	ID             string `gorm:"primaryKey"`
	Alive          bool
	Objective      string
	Position       string
	Title          string
	Note           string
	Kind           string
	Unit           string
	Start          *float64
	Target         *float64
	Low            *float64
	High           *float64
	Tolerance      *float64
	Commit         *float64
	Stretch        *float64
	BaselinePoints *int
	StartDate      string
	Due            string
	Weight         float64
	Owner          string
	KPI            string `gorm:"column:kpi"`
	Counting       string
	Curve          string
	Targets        string
	Origin         string
}

func (keyResultRow) TableName() string { return "key_results" }

func keyResultToRow(k okr.KeyResult) keyResultRow {
	return keyResultRow{ID: string(k.ID), Objective: string(k.Objective), Position: k.Position, Title: k.Title, Note: k.Note,
		Kind: string(k.Kind), Unit: k.Unit, Start: k.Start, Target: k.Target, Low: k.Low, High: k.High, Tolerance: k.Tolerance,
		Commit: k.Commit, Stretch: k.Stretch, BaselinePoints: k.BaselinePoints, StartDate: string(k.StartDate),
		Due: string(k.Due), Weight: k.Weight, Owner: string(k.Owner), KPI: string(k.KPI),
		Counting: string(k.Counting), Curve: string(k.Curve), Targets: k.Targets, Origin: string(k.Origin)}
}

func keyResultFromRow(r keyResultRow) okr.KeyResult {
	return okr.KeyResult{ID: plan.ID(r.ID), Objective: plan.ID(r.Objective), Position: r.Position, Title: r.Title, Note: r.Note,
		Kind: okr.Kind(r.Kind), Unit: r.Unit, Start: r.Start, Target: r.Target, Low: r.Low, High: r.High, Tolerance: r.Tolerance,
		Commit: r.Commit, Stretch: r.Stretch, BaselinePoints: r.BaselinePoints, StartDate: plan.Date(r.StartDate),
		Due: plan.Date(r.Due), Weight: r.Weight, Owner: plan.ID(r.Owner), KPI: plan.ID(r.KPI),
		Counting: okr.Counting(r.Counting), Curve: okr.Curve(r.Curve), Targets: r.Targets, Origin: plan.ID(r.Origin)}
}

type milestoneRow struct {
	ID        string `gorm:"primaryKey"`
	Alive     bool
	KeyResult string
	Position  string
	Title     string
	Weight    float64
	Due       string
	Done      string
}

func (milestoneRow) TableName() string { return "milestones" }

func milestoneToRow(m okr.Milestone) milestoneRow {
	return milestoneRow{ID: string(m.ID), KeyResult: string(m.KeyResult), Position: m.Position, Title: m.Title,
		Weight: m.Weight, Due: string(m.Due), Done: string(m.Done)}
}

func milestoneFromRow(r milestoneRow) okr.Milestone {
	return okr.Milestone{ID: plan.ID(r.ID), KeyResult: plan.ID(r.KeyResult), Position: r.Position, Title: r.Title,
		Weight: r.Weight, Due: plan.Date(r.Due), Done: plan.Date(r.Done)}
}

type checkInRow struct {
	ID         string `gorm:"primaryKey"`
	Alive      bool
	KeyResult  string
	Date       string
	Value      *float64
	Confidence *float64
	Note       string
	By         string
	For        string
	Batch      string
	Actor      int64
	Seq        uint64
	Lamport    uint64
	Action     int64
	Original   string
}

func (checkInRow) TableName() string { return "check_ins" }

func checkInToRow(c okr.CheckIn) checkInRow {
	return checkInRow{ID: string(c.ID), KeyResult: string(c.KeyResult), Date: string(c.Date), Value: c.Value,
		Confidence: c.Confidence, Note: c.Note, By: c.By, For: string(c.For), Batch: string(c.Batch), Lamport: c.Lamport}
}

func checkInFromRow(r checkInRow) okr.CheckIn {
	return okr.CheckIn{ID: plan.ID(r.ID), KeyResult: plan.ID(r.KeyResult), Date: plan.Date(r.Date), Value: r.Value,
		Confidence: r.Confidence, Note: r.Note, By: r.By, For: plan.ID(r.For), Batch: plan.ID(r.Batch), Lamport: r.Lamport}
}
