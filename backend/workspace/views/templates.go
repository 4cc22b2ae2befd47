package views

import (
	"cmp"
	"context"
	"slices"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/smart"
	"cairn/backend/store"
	"cairn/backend/template"
)

// Templates are the objectives that a person can begin with in a cycle, as they would
// stand there.
type Templates struct {
	Cycle    Cycle   `json:"cycle"`
	Product  Named   `json:"product"`  // whose phases and KPIs they are drafted for
	Products []Named `json:"products"` // all of the plan
	Phase    *Named  `json:"phase"`    // in which the product is, as its goals tell; null where they do not
	KPIs     int     `json:"kpis"`     // how many KPIs the plan has that could measure anything
	// Templates are phase by phase: that of the product first, then the ones whose templates
	// are measured most, in the order of the phases, and last what is of no phase of it. In a
	// phase the one of which the largest part is measured comes first.
	Templates []Template `json:"templates"`
}

// Template is one of them.
type Template struct {
	ID         string            `json:"id"`
	Phase      string            `json:"phase"`   // as the product calls it, or the template where it has none such
	PhaseID    *plan.ID          `json:"phaseId"` // null where the product has no such phase
	Current    bool              `json:"current"` // it is of the product's phase
	Title      string            `json:"title"`
	Type       okr.ObjectiveType `json:"type"`
	Why        string            `json:"why"`      // why it fits the phase
	Trap       string            `json:"trap"`     // how it goes wrong
	Measured   int               `json:"measured"` // key results that a KPI of the plan would measure
	Wanted     int               `json:"wanted"`   // key results that any KPI could
	Whole      bool              `json:"whole"`    // the plan measures all of these
	Used       bool              `json:"used"`     // the cycle has an objective of this title
	KeyResults []TemplateResult  `json:"keyResults"`
}

// TemplateResult is a key result as it would stand.
type TemplateResult struct {
	ID             string         `json:"id"` // in the template
	Title          string         `json:"title"`
	Kind           okr.Kind       `json:"kind"`
	Unit           string         `json:"unit"`
	Start          *float64       `json:"start"`
	Target         *float64       `json:"target"`
	Low            *float64       `json:"low"`
	High           *float64       `json:"high"`
	BaselinePoints *int           `json:"baselinePoints"`
	StartDate      *plan.Date     `json:"startDate"` // null is the cycle's
	Due            *plan.Date     `json:"due"`       // the cycle's last day; null in one without days
	Milestones     []TemplateStep `json:"milestones"`
	Basis          template.Basis `json:"basis"` // where its numbers come from
	Said           []smart.Said   `json:"said"`  // what history says of the target
	KPI            *Named         `json:"kpi"`   // what measures it; null for none
	Wants          *WantedKPI     `json:"wants"` // what would; null where no KPI can
}

// TemplateStep is a milestone as it would stand.
type TemplateStep struct {
	Title string     `json:"title"`
	Due   *plan.Date `json:"due"`
}

// WantedKPI is a KPI that a template would be measured by.
type WantedKPI struct {
	Name       string        `json:"name"`
	Definition string        `json:"definition"`
	Direction  kpi.Direction `json:"direction"`
	Frequency  kpi.Frequency `json:"frequency"`
}

// TemplateDraft is a template as it would stand, with its place.
type TemplateDraft struct {
	template.Draft
	Product plan.ID
	Phase   plan.ID // "" where the product has no such phase
	Last    string  // position of the last objective at the top of the cycle; "" for none
}

// language of the templates.
const language = "en"

// Templates are those for a cycle and a product of the plan; "" is the cycle that a new
// window shows, and the first product. not_found where there is no such cycle or product.
func (v Views) Templates(ctx context.Context, cycle, product plan.ID) (Templates, error) {
	var list Templates
	err := v.reading(ctx, func(r store.Reader) error {
		d, err := v.drafting(ctx, r, cycle, product)
		if err != nil {
			return err
		}
		if err := d.readMetrics(ctx, r, d.book.Templates); err != nil {
			return err
		}
		list = Templates{Cycle: d.shown, Product: d.product, Products: orEmpty(d.productList), Phase: d.current(), Templates: []Template{}}
		for i := range d.kpis {
			if d.kpis[i].State != kpi.Retired {
				list.KPIs++
			}
		}
		for i := range d.book.Templates {
			list.Templates = append(list.Templates, d.row(&d.book.Templates[i], list.Phase))
		}
		d.sort(list.Templates)
		return nil
	})
	return list, err
}

// DraftTemplate is one of them, ready to be added. not_found where there is no such cycle,
// product or template.
func (v Views) DraftTemplate(ctx context.Context, cycle, product plan.ID, id string) (TemplateDraft, error) {
	var draft TemplateDraft
	err := v.reading(ctx, func(r store.Reader) error {
		d, err := v.drafting(ctx, r, cycle, product)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(d.book.Templates, func(t template.Template) bool { return t.ID == id })
		if at < 0 {
			return plan.Refuse(plan.NotFound, "There is no such template. Nothing was added; choose one of the list.")
		}
		if err := d.readMetrics(ctx, r, d.book.Templates[at:at+1]); err != nil {
			return err
		}
		t := &d.book.Templates[at]
		draft = TemplateDraft{Draft: d.book.Draft(t, d.plan), Product: d.product.ID, Phase: t.PhaseOf(d.phases)}
		for _, b := range d.outline(d.plan.Cycle.ID) {
			draft.Last = max(draft.Last, b.objective.Position)
		}
		return nil
	})
	return draft, err
}

// drafting is what templates are drafted from.
type drafting struct {
	*snapshot
	book    *template.Book
	plan    template.Plan
	shown   Cycle
	product Named
	phases  []plan.Phase        // of the product
	matched map[string]*kpi.KPI // by the ids of the wanted ones
}

func (v Views) drafting(ctx context.Context, r store.Reader, cycle, product plan.ID) (*drafting, error) {
	s, err := readRows(ctx, r, "", v.w.Today())
	if err != nil {
		return nil, err
	}
	d := &drafting{snapshot: s}
	if d.book, err = template.BookOf(language); err != nil {
		return nil, err
	}
	cycles := s.cycleRows()
	at := slices.IndexFunc(cycles, func(c Cycle) bool { return c.ID == cycle || cycle == "" && c.Current })
	if at < 0 {
		return nil, cycleGone(cycle)
	}
	d.shown = cycles[at]
	d.plan = template.Plan{On: s.on, Settings: s.plan.Settings, Cycle: s.cycles[at], Metrics: map[string]smart.Metric{}}
	if d.plan.Options, _, err = SmartOptions(ctx, r); err != nil {
		return nil, err
	}
	if err := d.choose(product); err != nil {
		return nil, err
	}
	names := []string{s.plan.Name}
	for _, p := range s.productList {
		names = append(names, p.Name)
	}
	d.matched = d.book.Match(s.kpis, d.product.ID, names...)
	return d, nil
}

// choose takes the product, the first for "", with its phases.
func (d *drafting) choose(product plan.ID) error {
	at := slices.IndexFunc(d.productList, func(p Named) bool { return product == "" || p.ID == product })
	switch {
	case at >= 0:
		d.product = d.productList[at]
	case product != "":
		return plan.Refuse(plan.NotFound, "This product is not in the plan any more. Nothing was changed; choose another one.")
	}
	for _, p := range d.snapshot.phases {
		if p.Product == d.product.ID {
			d.phases = append(d.phases, p)
		}
	}
	return nil
}

// readMetrics reads the values of the KPIs that measure some templates.
func (d *drafting) readMetrics(ctx context.Context, r store.Reader, templates []template.Template) error {
	from := map[plan.ID]plan.Date{}
	for i := range templates {
		for _, k := range templates[i].KeyResults {
			if m := d.matched[k.KPI]; m != nil {
				from[m.ID] = ""
			}
		}
	}
	series, err := r.Series(ctx, from)
	if err != nil {
		return err
	}
	for id, k := range d.matched {
		metric := smart.Metric{KPI: *k, Measurements: series[k.ID]}
		for _, phase := range d.kpiPhases[k.ID] {
			metric.Phases = append(metric.Phases, phase.ID)
		}
		d.plan.Metrics[id] = metric
	}
	return nil
}

// current is the phase that most objectives of the product have, in the cycle, else in
// all cycles; nil where none leads.
func (d *drafting) current() *Named {
	here, everywhere := map[plan.ID]int{}, map[plan.ID]int{}
	for i := range d.goals.Objectives {
		o := &d.goals.Objectives[i]
		if o.Product != d.product.ID || o.Phase == "" {
			continue
		}
		everywhere[o.Phase]++
		if o.Cycle == d.plan.Cycle.ID {
			here[o.Phase]++
		}
	}
	for _, counts := range []map[plan.ID]int{here, everywhere} {
		most, leads := plan.Phase{}, false
		for _, p := range d.phases {
			switch {
			case counts[p.ID] > counts[most.ID]:
				most, leads = p, true
			case counts[p.ID] == counts[most.ID]:
				leads = false
			}
		}
		if leads {
			return &Named{ID: most.ID, Name: most.Name}
		}
	}
	return nil
}

// row is a template as a list shows it.
func (d *drafting) row(t *template.Template, current *Named) Template {
	draft := d.book.Draft(t, d.plan)
	fit := draft.Fit()
	row := Template{ID: t.ID, Phase: t.Phase, Title: t.Title, Type: t.Type, Why: t.Why, Trap: t.Trap, Measured: fit.Measured, Wanted: fit.Wanted,
		Whole: fit.Whole(), KeyResults: []TemplateResult{}}
	if id := t.PhaseOf(d.phases); id != "" {
		row.PhaseID, row.Phase, row.Current = &id, d.phaseNames[id], current != nil && current.ID == id
	}
	row.Used = slices.ContainsFunc(d.goals.Objectives, func(o okr.Objective) bool {
		return o.Cycle == d.plan.Cycle.ID && o.Title == t.Title
	})
	for i := range draft.Results {
		row.KeyResults = append(row.KeyResults, d.result(&draft.Results[i]))
	}
	return row
}

func (d *drafting) result(r *template.Result) TemplateResult {
	k := &r.KeyResult
	_, due := k.Span(d.plan.Cycle)
	row := TemplateResult{ID: r.Of.ID, Title: k.Title, Kind: k.Kind, Unit: k.Unit, Start: k.Start, Target: k.Target, Low: k.Low, High: k.High,
		BaselinePoints: k.BaselinePoints, StartDate: orNil(k.StartDate), Due: orNil(due), Milestones: []TemplateStep{}, Basis: r.Basis, Said: r.Said}
	for _, m := range r.Milestones {
		row.Milestones = append(row.Milestones, TemplateStep{Title: m.Title, Due: orNil(m.Due)})
	}
	if r.Metric != nil {
		row.KPI = &Named{ID: r.Metric.ID, Name: r.Metric.Name}
	}
	if w := r.Wanted; w != nil {
		row.Wants = &WantedKPI{Name: w.Name, Definition: w.Definition, Direction: w.Direction, Frequency: w.Frequency}
	}
	return row
}

// sort puts templates into the order in which they are offered.
func (d *drafting) sort(rows []Template) {
	measured := map[string]int{}
	for _, t := range rows {
		measured[t.Phase] += t.Measured
	}
	place := func(t Template) int {
		at := slices.IndexFunc(d.phases, func(p plan.Phase) bool { return t.PhaseID != nil && p.ID == *t.PhaseID })
		if at < 0 {
			return len(d.phases)
		}
		return at
	}
	first := func(is bool) int {
		if is {
			return 0
		}
		return 1
	}
	part := func(t Template) float64 { return float64(t.Measured) / float64(max(t.Wanted, 1)) }
	slices.SortStableFunc(rows, func(a, b Template) int {
		return cmp.Or(cmp.Compare(first(a.Current), first(b.Current)), cmp.Compare(first(a.PhaseID != nil), first(b.PhaseID != nil)),
			cmp.Compare(measured[b.Phase], measured[a.Phase]), cmp.Compare(place(a), place(b)),
			cmp.Compare(part(b), part(a)), cmp.Compare(b.Measured, a.Measured))
	})
}
