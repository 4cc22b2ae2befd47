package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// settle decides what the file as a whole decides: the order of its dates, the
// decimal mark, the frequencies, and which value a period has.
func (r *measurementReader) settle() {
	r.settleMark()
	if !r.settleOrder() {
		r.entries = nil // asked about once, for all of them
		return
	}
	r.settleDates()
	slices.SortFunc(r.entries, func(a, b measurementEntry) int { return r.compare(&a, &b) })
	kept := r.entries[:0]
	for begin := 0; begin < len(r.entries); {
		end := begin + 1
		for end < len(r.entries) && r.entries[end].kpi == r.entries[begin].kpi {
			end++
		}
		series := r.settleSeries(r.entries[begin:end])
		kept = append(kept, series...)
		begin = end
	}
	r.entries = kept
	if r.out.Blank > 0 {
		r.find(0, MeasurementValue, "blank_values", SeverityInfo, plan.Counted(r.out.Blank, "row has no value. It is left out, and its period stays without one.", "rows have no value. They are left out, and their periods stay without one."))
	}
	if r.out.Twice > 0 {
		r.find(0, MeasurementPeriod, "same_value_twice", SeverityInfo, plan.Counted(r.out.Twice, "row repeats", "rows repeat")+" a period with the same value. Each period is read once.")
	}
}

func (r *measurementReader) settleMark() {
	d := r.doubt
	switch {
	case r.context.Choices.DecimalMark != "" || d.ourMark != nil:
	case d.otherMark != nil:
		r.found.add(Finding{Row: d.otherMark.line, Column: r.header[d.otherMark.column], Code: "decimal_mark", Severity: SeverityError, Message: fmt.Sprintf(
			"Numbers such as \"%s\" are written with a decimal %s, but a %s is expected. %s Say which decimal mark the file has.",
			excerpt(d.otherMark.text), markName(otherMark(r.mark)), markName(r.mark), nothingWritten)})
	case d.unclearMark != nil:
		number, _, _ := cellNumber(d.unclearMark.text, r.mark, false)
		r.found.add(Finding{Row: d.unclearMark.line, Column: r.header[d.unclearMark.column], Code: "grouped_number", Severity: SeverityWarning, Message: fmt.Sprintf(
			"\"%s\" is read as %s, because the decimal mark is a %s. Choose the other decimal mark for this file if that is wrong.",
			excerpt(d.unclearMark.text), plan.FormatNumber(number), markName(r.mark))})
	}
}

// settleOrder decides between 3 April and 4 March: by a choice, by a date that
// only one order allows, else by asking.
func (r *measurementReader) settleOrder() bool {
	d := r.doubt
	switch {
	case r.context.Choices.DateOrder == "dmy" || r.context.Choices.DateOrder == "mdy":
		r.order = r.context.Choices.DateOrder
	case d.dayFirst != nil && d.monthFirst == nil:
		r.order = "dmy"
	case d.monthFirst != nil && d.dayFirst == nil:
		r.order = "mdy"
	case d.unclearDate != nil || d.dayFirst != nil:
		unclear := cmp.Or(d.unclearDate, d.monthFirst)
		r.find(unclear.line, MeasurementPeriod, "date_order", SeverityError, fmt.Sprintf(
			"\"%s\" may begin with the day or with the month. %s Say which of them the file writes first.", excerpt(unclear.text), nothingWritten))
		return false
	default:
		r.order = "dmy" // every date is the same in both orders
	}
	return true
}

// settleDates turns numeric dates into days; what is no day of the calendar is
// left out.
func (r *measurementReader) settleDates() {
	kept := r.entries[:0]
	for _, e := range r.entries {
		if e.spelled == spelledNumeric {
			date := e.period.date(e.spelled, r.order)
			if date == "" {
				_, a, b := e.period.parts()
				r.find(int(e.line), MeasurementPeriod, "not_a_period", r.faulty, fmt.Sprintf(
					"%d/%d is no day when the %s comes first. %s Correct the date.", a, b, map[string]string{"dmy": "day", "mdy": "month"}[r.order], r.consequence()))
				continue
			}
			e.period, e.spelled = pack(date), spelledDate
		}
		kept = append(kept, e)
	}
	r.entries = kept
}

// settleSeries brings the entries of one KPI, sorted, into its periods.
func (r *measurementReader) settleSeries(entries []measurementEntry) []measurementEntry {
	k := r.kpis[entries[0].kpi]
	series := ReadSeries{KPI: k.ID, Recognised: r.recognise(entries), Frequency: k.Frequency}
	if series.Frequency == "" {
		series.Frequency = series.Recognised
		k.Frequency = series.Recognised
	}
	if series.Frequency == "" {
		r.find(int(entries[0].line), MeasurementPeriod, "no_frequency", SeverityError, fmt.Sprintf(
			"The periods do not say how often \"%s\" is measured. %s Give the KPI its frequency.", excerpt(k.Name), nothingWritten))
		return nil
	}
	r.compareFrequencies(series, k, int(entries[0].line))
	fitting := entries[:0]
	for _, e := range entries {
		if r.fit(&e, k) {
			fitting = append(fitting, e)
		}
	}
	slices.SortFunc(fitting, func(a, b measurementEntry) int { return r.compare(&a, &b) })
	single := r.oncePerPeriod(fitting, k)
	if len(single) > 0 {
		series.First, series.Last = single[0].period.date(spelledDate, ""), single[len(single)-1].period.date(spelledDate, "")
	}
	series.Count = len(single)
	r.out.Series = append(r.out.Series, series)
	return single
}

// recognise says how often a series has values: by its coarsest spelling, else
// by its days.
func (r *measurementReader) recognise(entries []measurementEntry) kpi.Frequency {
	coarsest := spelledNot
	for i := range entries {
		coarsest = max(coarsest, entries[i].spelled)
	}
	if f := coarsest.frequency(); f != "" {
		return f
	}
	days := make([]plan.Date, len(entries))
	for i := range entries {
		days[i] = entries[i].period.date(spelledDate, "")
	}
	return recogniseFrequency(days, r.calendar)
}

func (r *measurementReader) compareFrequencies(series ReadSeries, k *kpi.KPI, line int) {
	if series.Recognised == "" || series.Recognised == series.Frequency || series.Frequency == kpi.AsItHappens {
		return
	}
	r.find(line, MeasurementPeriod, "other_frequency", SeverityWarning, fmt.Sprintf(
		"The values look %s, but \"%s\" is measured %s. Each value goes to the period in which its date lies. Change the KPI's frequency if that is wrong.",
		lower(series.Recognised.Word()), excerpt(k.Name), lower(series.Frequency.Word())))
}

func lower(word string) string {
	if word == "" {
		return word
	}
	return string(word[0]|0x20) + word[1:]
}

// fit moves an entry to the first day of its period and checks it as a
// measurement that is entered.
func (r *measurementReader) fit(e *measurementEntry, k *kpi.KPI) bool {
	named := e.spelled.frequency()
	if named != "" && (k.Frequency == kpi.AsItHappens || named.CadenceDays() > k.Frequency.CadenceDays()) {
		r.find(int(e.line), MeasurementPeriod, "period_too_long", r.faulty, fmt.Sprintf(
			"The row is of a %s, but \"%s\" is measured %s. %s Give shorter periods, or change the KPI's frequency.",
			named.Word(), excerpt(k.Name), lower(k.Frequency.Word()), r.consequence()))
		return false
	}
	m := r.measurement(e)
	first := r.calendar.First(k.Frequency, m.Period)
	if first == "" {
		r.find(int(e.line), MeasurementPeriod, "not_a_period", r.faulty, "The period begins before the year 1. "+r.consequence()+" Correct the date.")
		return false
	}
	if k.Frequency != kpi.AsItHappens && m.Label != "" {
		// A label tells apart only what happens; here it is a remark.
		x := &r.extras[e.extra]
		addNote(&x.note, x.label)
		x.label, m.Label, m.Note = "", "", x.note
	}
	e.period, e.spelled, m.Period = pack(first), spelledDate, first
	checked := kpi.Measurement{Period: m.Period, Label: m.Label, Reading: m.Reading}
	if err := checked.Validate(k, r.calendar, r.context.Today); err != nil {
		r.faults(int(e.line), err)
		return false
	}
	return true
}

// faults reports what Validate found at the columns where it stands.
func (r *measurementReader) faults(line int, err error) {
	var refused *plan.Error
	if !errors.As(err, &refused) {
		return
	}
	for _, fault := range refused.Fields {
		r.find(line, MeasurementField(fault.Field), fault.Code, r.faulty, fault.Message+" "+r.consequence())
	}
}

// oncePerPeriod takes one value of each period. The same value twice is one; of
// different ones the last counts where that was chosen, else none, and the
// finding asks.
func (r *measurementReader) oncePerPeriod(entries []measurementEntry, k *kpi.KPI) []measurementEntry {
	kept := entries[:0]
	for begin := 0; begin < len(entries); {
		end, alike := begin+1, true
		for end < len(entries) && entries[end].period == entries[begin].period && r.label(&entries[end]) == r.label(&entries[begin]) {
			alike = alike && r.measurement(&entries[end]).Same(r.measurement(&entries[begin]).Reading)
			end++
		}
		first, last := entries[begin], entries[end-1]
		switch {
		case alike:
			r.out.Twice += end - begin - 1
			kept = append(kept, first)
		case r.context.Choices.Duplicates == "last":
			r.differ(&first, &last, k, SeverityWarning, "The last one counts.")
			kept = append(kept, last)
		default:
			r.differ(&first, &last, k, SeverityError, nothingWritten+" Correct the file, or choose that the last one counts.")
		}
		begin = end
	}
	return kept
}

func (r *measurementReader) differ(first, last *measurementEntry, k *kpi.KPI, severity Severity, advice string) {
	r.find(int(last.line), MeasurementPeriod, "two_values", severity, fmt.Sprintf(
		"\"%s\" has several values of %s, such as %s (line %d) and %s (line %d). %s", excerpt(k.Name),
		r.calendar.Label(k.Frequency, first.period.date(spelledDate, "")), plan.FormatNumber(first.value), first.line,
		plan.FormatNumber(last.value), last.line, advice))
}
