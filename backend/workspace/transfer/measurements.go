package transfer

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"

	"cairn/backend/exchange"
	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
)

// What becomes of periods that have another value already.
const (
	AskExisting     = "" // a finding asks, and nothing is imported
	KeepExisting    = "keep"
	ReplaceExisting = "replace" // as corrections, with a reason
)

// MeasurementRequest says which values to import and how to read them.
type MeasurementRequest struct {
	Source
	KPI      plan.ID // whose values they are, where no column says so; "" for none
	Choices  exchange.MeasurementChoices
	Run             // of values that were pasted without periods
	Existing string // AskExisting, KeepExisting or ReplaceExisting
	Why      string // the reason of the corrections; "" names the file
}

// MeasurementPreview is what an import of values would make. Nothing is written
// for it.
type MeasurementPreview struct {
	Content
	Plan      *exchange.MeasurementPlan
	Series    []SeriesPreview
	New       int // periods without a value so far
	Same      int // periods that have this value already
	Different int // periods that have another one
	Findings  []exchange.Finding
	Found     int
	Errors    int // findings that block the import
	// From is the period of the first row of values that were pasted without
	// periods; "" where they came with theirs.
	From string

	before map[plan.ID]kpi.Measurement // what periods of the file have now
	kpis   map[plan.ID]*kpi.KPI
	stated kpi.Stated
}

// SeriesPreview is what one KPI gets.
type SeriesPreview struct {
	exchange.ReadSeries
	Name string // of the KPI
}

// PreviewMeasurements reads a source and says what importing its values would
// make. Refusals are plan errors; what is wrong with rows is in the findings.
func (a Actions) PreviewMeasurements(ctx context.Context, request MeasurementRequest) (MeasurementPreview, error) {
	p := MeasurementPreview{Content: Content{Sheets: []exchange.Sheet{}}}
	c := exchange.MeasurementContext{Today: a.w.Today(), KPI: request.KPI, Choices: request.Choices}
	err := a.w.Read(ctx, func(r store.Reader) error {
		about, err := r.Plan(ctx)
		if err != nil {
			return err
		}
		c.Settings = about.Settings
		c.KPIs, err = r.KPIs(ctx)
		return err
	})
	if err != nil {
		return p, err
	}
	p.kpis = make(map[plan.ID]*kpi.KPI, len(c.KPIs))
	for i := range c.KPIs {
		p.kpis[c.KPIs[i].ID] = &c.KPIs[i]
	}
	if request.DecimalMark == "" {
		request.DecimalMark = request.Choices.DecimalMark
	}
	first, asked, err := a.withPeriods(ctx, &request)
	if err != nil {
		return p, err
	}
	err = a.open(ctx, request.Source, func(o *openSource) error { return p.read(ctx, o, c) })
	if err != nil {
		return p, err
	}
	p.From, p.Findings, p.Found, p.Errors = first, p.Plan.Findings, p.Plan.Found, p.Plan.Errors
	if request.Path == "" { // what is pasted rarely has a header
		p.Findings = slices.DeleteFunc(slices.Clone(p.Findings), func(f exchange.Finding) bool { return f.Code == "no_header" })
		p.Found -= len(p.Plan.Findings) - len(p.Findings)
	}
	for _, series := range p.Plan.Series {
		p.Series = append(p.Series, SeriesPreview{series, p.kpis[series.KPI].Name})
	}
	p.stated = statedBy(p.Plan.Columns)
	err = a.w.Read(ctx, func(r store.Reader) error { return p.compare(ctx, r) })
	p.tellExisting(request)
	if asked {
		p.Findings = append([]exchange.Finding{asksForPeriods(first)}, p.Findings...)
		p.Found, p.Errors = p.Found+1, p.Errors+1
	}
	return p, err
}

func (p *MeasurementPreview) read(ctx context.Context, o *openSource, c exchange.MeasurementContext) (err error) {
	p.File, p.Size = o.file, o.size
	if !o.workbook {
		p.Plan, err = exchange.ReadMeasurements(ctx, o.from, o.size, o.options(), c)
		return err
	}
	if p.Content, err = o.table(ctx); err != nil {
		return err
	}
	p.Plan, err = exchange.ReadMeasurementTable(ctx, p.Table, c)
	return err
}

// statedBy is what the columns of a file say of its readings.
func statedBy(columns []exchange.MeasurementColumn) (stated kpi.Stated) {
	for _, column := range columns {
		switch column.Field {
		case exchange.MeasurementNumerator, exchange.MeasurementDenominator:
			stated.Fraction = true
		case exchange.MeasurementNote, exchange.MeasurementLabel: // a label may become a note
			stated.Note = true
		}
	}
	return stated
}

// known are the readings that periods of the file have.
func (p *MeasurementPreview) known(ctx context.Context, r store.Reader) (map[plan.ID]kpi.Measurement, error) {
	from := map[plan.ID]plan.Date{}
	for _, s := range p.Plan.Series {
		from[s.KPI] = s.First
	}
	series, err := r.Series(ctx, from)
	known := map[plan.ID]kpi.Measurement{}
	for _, all := range series {
		for i := range all {
			known[all[i].ID] = all[i]
		}
	}
	return known, err
}

// compare counts which periods of the file have values already.
func (p *MeasurementPreview) compare(ctx context.Context, r store.Reader) (err error) {
	if p.before, err = p.known(ctx, r); err != nil {
		return err
	}
	if len(p.before) == 0 && p.Plan.Errors == 0 { // as in most imports; the ids need not be made for it
		p.New = p.Plan.Count
		return nil
	}
	fit := map[plan.ID]bool{}
	for m := range p.Plan.All() {
		id := kpi.MeasurementID(m.KPI, m.Period, m.Label)
		switch p.existing(id, m.Reading) {
		case noValue:
			p.New++
		case sameValue:
			fit[id] = true
			p.Same++
		case otherValue:
			fit[id] = true
			p.Different++
		}
	}
	maps.DeleteFunc(p.before, func(id plan.ID, _ kpi.Measurement) bool { return !fit[id] })
	return nil
}

// existence says what a period of the file has already.
type existence int

const (
	noValue existence = iota
	sameValue
	otherValue
)

func (p *MeasurementPreview) existing(id plan.ID, says kpi.Reading) existence {
	before, has := p.before[id]
	switch {
	case !has:
		return noValue
	case before.Same(p.over(before, says)):
		return sameValue
	default:
		return otherValue
	}
}

// over is the reading that a period gets which has one already.
func (p *MeasurementPreview) over(before kpi.Measurement, says kpi.Reading) kpi.Reading {
	return says.Over(before.Reading, p.kpis[before.KPI], p.stated)
}

// tellExisting says what becomes of values that differ from those of the plan.
func (p *MeasurementPreview) tellExisting(request MeasurementRequest) {
	if p.Different == 0 {
		return
	}
	finding := exchange.Finding{Code: "has_value", Severity: exchange.SeverityError}
	for m := range p.Plan.All() {
		id := kpi.MeasurementID(m.KPI, m.Period, m.Label)
		if p.existing(id, m.Reading) == otherValue {
			finding.Row = m.Row
			finding.Message = plan.Counted(p.Different, "period has", "periods have") + " other values in the plan, such as " + difference(p.before[id], m)
			break
		}
	}
	switch request.Existing {
	case KeepExisting:
		finding.Severity = exchange.SeverityInfo
		finding.Message += " The plan's values stay."
	case ReplaceExisting:
		finding.Severity = exchange.SeverityWarning
		finding.Message += " They are corrected to what the file says."
	default:
		p.Errors++
		finding.Message += " Nothing was imported. Choose whether the plan's values stay or are corrected."
	}
	p.Found++
	p.Findings = append([]exchange.Finding{finding}, p.Findings...)
}

// difference says how the plan and a file differ about a period.
func difference(before kpi.Measurement, m exchange.ReadMeasurement) string {
	if before.Value != m.Value {
		return fmt.Sprintf("%s, which has %s where the file has %s.", m.Period, plan.FormatNumber(before.Value), plan.FormatNumber(m.Value))
	}
	return fmt.Sprintf("%s, which has %s too, but another note, numerator or denominator.", m.Period, plan.FormatNumber(before.Value))
}

// ImportedMeasurements is what an import of values made.
type ImportedMeasurements struct {
	File     string
	Rows     int // of the file
	KPIs     int
	Measured store.Measured
	Kept     int // periods of which the plan's other value stays
	Findings []exchange.Finding
}

// ImportMeasurements makes what PreviewMeasurements says, as one batch and one
// step of undo; a file is imported after a verified backup. A source with errors
// is refused whole (invalid, the findings as fields).
func (a Actions) ImportMeasurements(ctx context.Context, request MeasurementRequest) (workspace.Change, ImportedMeasurements, error) {
	p, err := a.PreviewMeasurements(ctx, request)
	if err != nil {
		return workspace.Change{}, ImportedMeasurements{}, err
	}
	done := ImportedMeasurements{File: p.File, Rows: p.Plan.Rows, KPIs: len(p.Plan.Series), Findings: p.Findings}
	action := workspace.Action{Code: "import_measurements", Params: map[string]any{"file": p.File}, Name: "Import measurements: " + p.File}
	if request.Path == "" {
		action = workspace.Action{Code: "paste_measurements", Name: "Paste measurements"}
		if len(p.Series) == 1 {
			action.Name += ": " + p.Series[0].Name
		}
	}
	if p.Errors > 0 {
		return workspace.Change{}, done, exchange.Refusal(p.File, p.Findings, p.Errors)
	}
	if request.Path != "" && a.w.ReadOnly() == "" {
		if _, err := a.w.BackUp(ctx, store.BeforeImport); err != nil {
			return workspace.Change{}, done, err
		}
	}
	change, err := a.w.Do(ctx, action, func(tx *store.Tx) error { return p.write(ctx, tx, request, &done) })
	return change, done, err
}

func (p *MeasurementPreview) write(ctx context.Context, tx *store.Tx, request MeasurementRequest, done *ImportedMeasurements) error {
	if err := p.stillFits(ctx, tx); err != nil {
		return err
	}
	if request.Existing == KeepExisting {
		done.Kept = p.Different
	}
	why := request.Why
	if why == "" && request.Path == "" {
		why = "Pasted over"
	} else if why == "" {
		why = "Import of " + p.File
	}
	if p.Different > 0 {
		if err := tx.Because(why); err != nil {
			return err
		}
	}
	var err error
	done.Measured, err = tx.PutMeasurements(ctx, p.rows(tx.NewID(), request))
	return err
}

// rows are the measurements to write, in the order of the plan.
func (p *MeasurementPreview) rows(batch plan.ID, request MeasurementRequest) iter.Seq[kpi.Measurement] {
	const tellEvery = 5000
	return func(yield func(kpi.Measurement) bool) {
		n := 0
		for m := range p.Plan.All() {
			if n++; request.Progress != nil && n%tellEvery == 0 {
				request.Progress(int64(n), int64(p.Plan.Count))
			}
			row := kpi.Measurement{ID: kpi.MeasurementID(m.KPI, m.Period, m.Label), KPI: m.KPI, Period: m.Period, Label: m.Label, Reading: m.Reading, Batch: batch}
			switch p.existing(row.ID, m.Reading) {
			case otherValue:
				if request.Existing == KeepExisting {
					continue
				}
				fallthrough
			case sameValue:
				row.Reading = p.over(p.before[row.ID], m.Reading)
			}
			if !yield(row) {
				return
			}
		}
	}
}

// stillFits refuses what was read against KPIs, or compared with values, that
// have changed since: somebody agreed to what they were then.
func (p *MeasurementPreview) stillFits(ctx context.Context, tx *store.Tx) error {
	for _, s := range p.Plan.Series {
		now, err := tx.KPI(ctx, s.KPI)
		if err != nil {
			return err
		}
		if p.kpis[s.KPI].Frequency != now.Frequency {
			return plan.Refuse(plan.Conflict, "The KPI “"+now.Name+"” was changed while the values were read. Nothing was imported; import them again.")
		}
	}
	now := MeasurementPreview{Plan: p.Plan, kpis: p.kpis, stated: p.stated}
	if err := now.compare(ctx, tx.Reader); err != nil {
		return err
	}
	if !maps.EqualFunc(p.before, now.before, func(a, b kpi.Measurement) bool { return a.Same(b.Reading) }) {
		return plan.Refuse(plan.Conflict, "Values of these periods were entered or changed while the file was read. Nothing was imported; import it again and look at what differs.")
	}
	return nil
}
