package api

import (
	"context"

	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/views"
)

// SheetRequest says which file or pasted text of measurements, KPIs or check-ins
// to import and how to read it; what is empty Cairn finds out.
type SheetRequest struct {
	Path        string            `json:"path"`
	Text        string            `json:"text"`    // rows that were pasted, where path is ""
	Sheet       string            `json:"sheet"`   // of a workbook
	Columns     map[string]string `json:"columns"` // column to field, "" to leave it out
	Delimiter   string            `json:"delimiter"`
	Encoding    string            `json:"encoding"`
	Header      string            `json:"header"`      // "yes" or "no": whether the first row names the columns
	DecimalMark string            `json:"decimalMark"` // "." or ","; "" for the plan's
	DateOrder   string            `json:"dateOrder"`   // of measurements: "dmy" or "mdy"
	Duplicates  string            `json:"duplicates"`  // of measurements: "last" takes the last of several values of a period
	Existing    string            `json:"existing"`    // of measurements: "keep" or "replace" what differs from the plan
	Why         string            `json:"why"`         // of measurements: the reason of what is replaced
	SkipFaulty  bool              `json:"skipFaulty"`  // leave rows out that cannot be read; not of KPIs
	KPI         string            `json:"kpi"`         // of measurements: whose they are where no column says so
	Date        string            `json:"date"`        // of check-ins: the day that the values are of; "" for today
	Token       string            `json:"token"`       // of the preview that was agreed to; "" for none
}

func (r SheetRequest) source(s *Session, task string) transfer.Source {
	return transfer.Source{Path: r.Path, Text: r.Text, Sheet: r.Sheet, Delimiter: r.Delimiter, Encoding: transfer.Encoding(r.Encoding),
		Header: transfer.HeaderRule(r.Header), DecimalMark: r.DecimalMark, Progress: s.reporter(task)}
}

func (r SheetRequest) measurements(s *Session, task string) transfer.MeasurementRequest {
	choices := transfer.MeasurementChoices{Columns: map[string]transfer.MeasurementField{}, DateOrder: r.DateOrder,
		DecimalMark: r.DecimalMark, Duplicates: r.Duplicates, SkipFaulty: r.SkipFaulty}
	for column, field := range r.Columns {
		choices.Columns[column] = transfer.MeasurementField(field)
	}
	return transfer.MeasurementRequest{Source: r.source(s, task), KPI: plan.ID(r.KPI), Choices: choices, Existing: r.Existing, Why: r.Why}
}

func (r SheetRequest) kpis(s *Session, task string) transfer.KPIRequest {
	request := transfer.KPIRequest{Source: r.source(s, task), Columns: map[string]transfer.KPIField{}}
	for column, field := range r.Columns {
		request.Columns[column] = transfer.KPIField(field)
	}
	return request
}

// SheetColumn is a column of a file and what it is taken for.
type SheetColumn struct {
	Name  string `json:"name"`
	Field string `json:"field"` // "" where it is left out, or kept in the note
}

// MeasurementPreview is what an import of measurements would make.
type MeasurementPreview struct {
	File          string              `json:"file"` // "pasted text" where it was pasted
	Size          int64               `json:"size"` // bytes
	Sheets        []transfer.Sheet    `json:"sheets"`
	Sheet         string              `json:"sheet"`
	Columns       []SheetColumn       `json:"columns"`
	Fields        []string            `json:"fields"` // what a column can be
	Series        []MeasurementSeries `json:"series"` // by KPI
	Rows          int                 `json:"rows"`
	Count         int                 `json:"count"`     // values, each for a period of its own
	Blank         int                 `json:"blank"`     // rows without a value
	Twice         int                 `json:"twice"`     // rows that repeat a value
	New           int                 `json:"new"`       // periods without a value so far
	Same          int                 `json:"same"`      // periods that have this value already
	Different     int                 `json:"different"` // periods that have another one: see existing
	From          string              `json:"from"`      // the first one's period where values were pasted without; "" where not
	Values        []PreviewValue      `json:"values"`    // at most maxTree
	Findings      []transfer.Finding  `json:"findings"`
	FindingsTotal int                 `json:"findingsTotal"`
	Errors        int                 `json:"errors"` // findings that block the import
	CanImport     bool                `json:"canImport"`
	Token         string              `json:"token"`
}

// MeasurementSeries is what one KPI gets.
type MeasurementSeries struct {
	KPI        plan.ID       `json:"kpi"`
	Name       string        `json:"name"`
	Frequency  kpi.Frequency `json:"frequency"`
	Recognised kpi.Frequency `json:"recognised"` // what the periods look like; "" where they do not say
	Count      int           `json:"count"`
	First      plan.Date     `json:"first"` // first day of the oldest period
	Last       plan.Date     `json:"last"`  // first day of the newest period
}

// PreviewValue is a value that would be entered.
type PreviewValue struct {
	Row    int       `json:"row"` // line of the file
	KPI    plan.ID   `json:"kpi"`
	Period plan.Date `json:"period"`
	Label  string    `json:"label"`
	Value  float64   `json:"value"`
	Note   string    `json:"note"`
}

// MeasurementsImported is what an import of measurements made.
type MeasurementsImported struct {
	Rows      int             `json:"rows"`
	KPIs      int             `json:"kpis"`
	Added     int             `json:"added"`
	Corrected int             `json:"corrected"`
	Same      int             `json:"same"`
	Kept      int             `json:"kept"` // periods of which the plan's other value stays
	Undo      views.UndoState `json:"undo"`
}

// KPIPreview is what an import of KPI definitions would make.
type KPIPreview struct {
	File          string             `json:"file"`
	Size          int64              `json:"size"` // bytes
	Sheets        []transfer.Sheet   `json:"sheets"`
	Sheet         string             `json:"sheet"`
	Columns       []SheetColumn      `json:"columns"`
	Fields        []string           `json:"fields"` // what a column can be
	KPIs          []PreviewKPI       `json:"kpis"`
	Findings      []transfer.Finding `json:"findings"`
	FindingsTotal int                `json:"findingsTotal"`
	Errors        int                `json:"errors"`
	CanImport     bool               `json:"canImport"`
	Token         string             `json:"token"`
}

// PreviewKPI is a KPI that would be defined.
type PreviewKPI struct {
	Row       int           `json:"row"` // line of the file
	Name      string        `json:"name"`
	Unit      string        `json:"unit"`
	Direction kpi.Direction `json:"direction"`
	Target    *float64      `json:"target"`
	Frequency kpi.Frequency `json:"frequency"`
	Owner     string        `json:"owner"` // the person, else the team
	Product   string        `json:"product"`
	Note      string        `json:"note"`
}

// KPIsImported is what an import of KPI definitions made.
type KPIsImported struct {
	Rows   int             `json:"rows"`
	KPIs   int             `json:"kpis"`
	People int             `json:"people"`
	Teams  int             `json:"teams"`
	Undo   views.UndoState `json:"undo"`
}

// CheckInPreview is what an import of a check-in sheet would make.
type CheckInPreview struct {
	File          string             `json:"file"`
	Sheets        []transfer.Sheet   `json:"sheets"`
	Sheet         string             `json:"sheet"`
	CheckIns      []PreviewCheckIn   `json:"checkIns"`
	Blank         int                `json:"blank"` // rows that nobody filled in
	Findings      []transfer.Finding `json:"findings"`
	FindingsTotal int                `json:"findingsTotal"`
	Errors        int                `json:"errors"`
	CanImport     bool               `json:"canImport"`
	Token         string             `json:"token"`
}

// PreviewCheckIn is a check-in that would be made.
type PreviewCheckIn struct {
	Row        int      `json:"row"` // line of the file
	KeyResult  plan.ID  `json:"keyResult"`
	Title      string   `json:"title"`
	Date       string   `json:"date"`
	Value      *float64 `json:"value"`
	Confidence *float64 `json:"confidence"` // 0 to 100
	Note       string   `json:"note"`
}

// CheckInsImported is what an import of a check-in sheet made.
type CheckInsImported struct {
	CheckIns int             `json:"checkIns"`
	Said     int             `json:"said"` // rows that were left out because they were said already
	Undo     views.UndoState `json:"undo"`
}

// CheckInExport says which check-in sheet to write and where.
type CheckInExport struct {
	Folder string `json:"folder"`
	Preset string `json:"preset"` // "standard", "excel", "tab"
	Cycle  string `json:"cycle"`
	Owner  string `json:"owner"` // id; "" for everybody
	All    bool   `json:"all"`   // also those that are not due yet
}

// PreviewMeasurements says what importing a file of measurements would make.
func (t *Transfer) PreviewMeasurements(request SheetRequest) (MeasurementPreview, error) {
	return onFile(t.s, request.Path, func(ctx context.Context, o *openPlan, token string) (MeasurementPreview, error) {
		found, err := o.transfer.PreviewMeasurements(ctx, request.measurements(t.s, "read"))
		if err != nil {
			return MeasurementPreview{}, err
		}
		answer := newMeasurementPreview(found)
		answer.Token = token
		return answer, nil
	})
}

// ImportMeasurements makes what PreviewMeasurements says, in one step of undo.
func (t *Transfer) ImportMeasurements(request SheetRequest) (MeasurementsImported, error) {
	return onSeen(t.s, request.Path, request.Token, func(ctx context.Context, o *openPlan) (MeasurementsImported, error) {
		_, made, err := o.transfer.ImportMeasurements(ctx, request.measurements(t.s, "import"))
		return MeasurementsImported{Rows: made.Rows, KPIs: made.KPIs, Added: made.Measured.Added, Corrected: made.Measured.Corrected,
			Same: made.Measured.Same, Kept: made.Kept, Undo: o.views.UndoState()}, err
	})
}

// PreviewKPIs says what importing a file of KPI definitions would make.
func (t *Transfer) PreviewKPIs(request SheetRequest) (KPIPreview, error) {
	return onFile(t.s, request.Path, func(ctx context.Context, o *openPlan, token string) (KPIPreview, error) {
		found, err := o.transfer.PreviewKPIs(ctx, request.kpis(t.s, "read"))
		if err != nil {
			return KPIPreview{}, err
		}
		answer := newKPIPreview(found)
		answer.Token = token
		return answer, nil
	})
}

// ImportKPIs makes what PreviewKPIs says, in one step of undo.
func (t *Transfer) ImportKPIs(request SheetRequest) (KPIsImported, error) {
	return onSeen(t.s, request.Path, request.Token, func(ctx context.Context, o *openPlan) (KPIsImported, error) {
		_, made, err := o.transfer.ImportKPIs(ctx, request.kpis(t.s, "import"))
		return KPIsImported{Rows: made.Rows, KPIs: made.KPIs, People: made.People, Teams: made.Teams, Undo: o.views.UndoState()}, err
	})
}

// PreviewCheckIns says what importing a filled-in check-in sheet would make.
func (t *Transfer) PreviewCheckIns(request SheetRequest) (CheckInPreview, error) {
	return onFile(t.s, request.Path, func(ctx context.Context, o *openPlan, token string) (CheckInPreview, error) {
		content, err := o.transfer.Read(ctx, request.source(t.s, "read"))
		if err != nil {
			return CheckInPreview{}, err
		}
		found, err := o.okrs.PreviewSheet(ctx, content.Table, request.sheet(content.File))
		if err != nil {
			return CheckInPreview{}, err
		}
		answer, err := o.newCheckInPreview(ctx, content, found)
		answer.Token = token
		return answer, err
	})
}

// ImportCheckIns makes what PreviewCheckIns says, in one step of undo.
func (t *Transfer) ImportCheckIns(request SheetRequest) (CheckInsImported, error) {
	return onSeen(t.s, request.Path, request.Token, func(ctx context.Context, o *openPlan) (CheckInsImported, error) {
		content, err := o.transfer.Read(ctx, request.source(t.s, "import"))
		if err != nil {
			return CheckInsImported{}, err
		}
		_, made, err := o.okrs.ImportSheet(ctx, content.Table, request.sheet(content.File))
		if err != nil {
			return CheckInsImported{}, err
		}
		return CheckInsImported{CheckIns: len(made.CheckIns), Said: made.Said, Undo: o.views.UndoState()}, nil
	})
}

func (r SheetRequest) sheet(file string) okrs.SheetOptions {
	return okrs.SheetOptions{File: file, Date: r.Date, DecimalMark: r.DecimalMark, SkipFaulty: r.SkipFaulty}
}

// ExportCheckIns writes the key results whose check-ins are due, for colleagues
// without Cairn to fill in.
func (t *Transfer) ExportCheckIns(request CheckInExport) (Exported, error) {
	return onPlan(t.s, func(ctx context.Context, o *openPlan) (Exported, error) {
		preset, err := transfer.ParsePreset(request.Preset)
		if err != nil {
			return Exported{}, err
		}
		files, err := o.transfer.ExportCheckIns(ctx, request.Folder, preset,
			transfer.CheckInSheet{Cycle: plan.ID(request.Cycle), Owner: plan.ID(request.Owner), All: request.All})
		return Exported{Files: files, Folder: request.Folder}, err
	})
}

func newMeasurementPreview(p transfer.MeasurementPreview) MeasurementPreview {
	answer := MeasurementPreview{File: p.File, Size: p.Size, Sheets: p.Sheets, Sheet: p.Sheet, Rows: p.Plan.Rows, Count: p.Plan.Count,
		Blank: p.Plan.Blank, Twice: p.Plan.Twice, New: p.New, Same: p.Same, Different: p.Different, From: p.From,
		Findings: p.Findings, FindingsTotal: p.Found, Errors: p.Errors, CanImport: p.Errors == 0 && p.Plan.Count > 0}
	for _, column := range p.Plan.Columns {
		answer.Columns = append(answer.Columns, SheetColumn{column.Name, string(column.Field)})
	}
	for _, field := range transfer.MeasurementFields() {
		answer.Fields = append(answer.Fields, string(field))
	}
	for _, s := range p.Series {
		answer.Series = append(answer.Series, MeasurementSeries{KPI: s.KPI, Name: s.Name, Frequency: s.Frequency, Recognised: s.Recognised,
			Count: s.Count, First: s.First, Last: s.Last})
	}
	for m := range p.Plan.All() {
		if len(answer.Values) == maxTree {
			break
		}
		answer.Values = append(answer.Values, PreviewValue{Row: m.Row, KPI: m.KPI, Period: m.Period, Label: m.Label, Value: m.Value, Note: m.Note})
	}
	return answer
}

func newKPIPreview(p transfer.KPIPreview) KPIPreview {
	answer := KPIPreview{File: p.File, Size: p.Size, Sheets: p.Sheets, Sheet: p.Sheet, Findings: p.Plan.Findings,
		FindingsTotal: p.Plan.Found, Errors: p.Plan.Errors, CanImport: p.Plan.Errors == 0 && len(p.Plan.KPIs) > 0}
	for i, name := range p.Table.Header {
		answer.Columns = append(answer.Columns, SheetColumn{name, string(p.Plan.Fields[i])})
	}
	for _, field := range transfer.KPIFields() {
		answer.Fields = append(answer.Fields, string(field))
	}
	for i := range p.Plan.KPIs {
		read := &p.Plan.KPIs[i]
		answer.KPIs = append(answer.KPIs, PreviewKPI{Row: read.Row, Name: read.KPI.Name, Unit: read.KPI.Unit, Direction: read.KPI.Direction,
			Target: read.KPI.Target, Frequency: read.KPI.Frequency, Owner: orElse(read.Owner, read.Team), Product: read.Product, Note: read.KPI.Note})
	}
	return answer
}

func (o *openPlan) newCheckInPreview(ctx context.Context, content transfer.Content, p *transfer.CheckInPlan) (CheckInPreview, error) {
	answer := CheckInPreview{File: content.File, Sheets: content.Sheets, Sheet: content.Sheet, Blank: p.Blank, Findings: p.Findings,
		FindingsTotal: p.Found, Errors: p.Errors, CanImport: p.Errors == 0 && len(p.CheckIns) > 0}
	titles := map[plan.ID]string{}
	objectives, err := o.views.Objectives(ctx, "", "")
	for _, each := range objectives {
		for _, k := range each.KeyResults {
			titles[k.ID] = k.Title
		}
	}
	for _, row := range p.CheckIns {
		c := row.CheckIn
		answer.CheckIns = append(answer.CheckIns, PreviewCheckIn{Row: row.Row, KeyResult: c.KeyResult, Title: titles[c.KeyResult],
			Date: string(c.Date), Value: c.Value, Confidence: c.Confidence, Note: c.Note})
	}
	return answer, err
}
