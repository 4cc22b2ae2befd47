package kpi

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"cairn/backend/plan"
)

// Measurement is the value of a KPI for a period. It is appended; a correction
// replaces its Reading as a whole and is kept beside it.
type Measurement struct {
	ID     plan.ID // MeasurementID
	KPI    plan.ID
	Period plan.Date // first day of the period; its own day where the KPI is measured as it happens
	Label  string    // as it happens only: the sprint, the release, the mailing
	Reading
	By      string  // who entered it, as the person was called then
	Batch   plan.ID // the import it came with; "" for none
	Lamport uint64
}

// Reading is what was measured. It is one register of the journal: two people
// who enter the same one agree.
type Reading struct {
	Value       float64
	Numerator   *float64 // where the KPI is a ratio
	Denominator *float64
	Note        string
}

// Correction replaces a reading, with the reason, which is required.
type Correction struct {
	Measurement plan.ID
	Before      Reading
	After       Reading
	By          string // who corrected it, as the person was called then
	Why         string
}

// MeasurementID is the id of the one measurement that a KPI has of a period:
// the UUIDv5 of both. As it happens a day may have several values (two
// mailings), which their labels tell apart; the label is part of the id then,
// so that giving a value another label is deleting one and adding another.
func MeasurementID(kpi plan.ID, period plan.Date, label string) plan.ID {
	if label == "" {
		return plan.LinkID(string(kpi), string(period))
	}
	return plan.LinkID(string(kpi), string(period), label)
}

// NewMeasurement puts a reading of a day into its period: Period becomes the
// first day of the period, the label is cleaned, and the id follows from both.
// It checks nothing; see Validate.
func NewMeasurement(k *KPI, c Calendar, day plan.Date, label string, reading Reading) Measurement {
	m := Measurement{KPI: k.ID, Period: c.First(k.Frequency, day), Label: plan.CleanTitle(label), Reading: reading}
	if m.Period == "" {
		m.Period = day // no date: Validate says so
	}
	m.ID = MeasurementID(m.KPI, m.Period, m.Label)
	return m
}

// Quotient is the value that a numerator and a denominator give in the KPI's
// unit: in percent n ÷ d × 100, else n ÷ d, rounded to the digits that Cairn
// keeps. ok is false where the denominator is 0 or the result no number.
func (k *KPI) Quotient(numerator, denominator float64) (value float64, ok bool) {
	value = numerator / denominator * k.factor()
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return 0, false
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(value, 'g', plan.MaxDigits, 64), 64)
	return rounded, err == nil
}

// agrees says that a value is a quotient as far as the value was written out:
// 41.3 agrees with 0.4128.
func agrees(value, quotient float64) bool {
	decimals := 0
	if _, fraction, found := strings.Cut(plan.FormatNumber(value), "."); found {
		decimals = len(fraction)
	}
	half := 0.5 * math.Pow10(-decimals)
	return math.Abs(value-quotient) <= half*(1+1e-9)+1e-12*math.Abs(quotient)
}

// Validate says what is wrong with a measurement that a person enters today
// for k: an *plan.Error with a code and a sentence for each field, or nil. What
// comes in by a merge is not refused but flagged.
func (m Measurement) Validate(k *KPI, c Calendar, today plan.Date) error {
	var faults plan.Faults
	m.period(&faults, k, c, today)
	if k.Frequency == AsItHappens {
		faults.Line("label", m.Label, plan.MaxTitle)
	} else if m.Label != "" {
		faults.Add("label", "not_for_frequency", fmt.Sprintf(
			"Only values as they happen have a label; this KPI has one value for each %s. Put the text into the note.", k.Frequency.period()))
	}
	m.check(&faults, k)
	return faults.Err()
}

func (m Measurement) period(faults *plan.Faults, k *KPI, c Calendar, today plan.Date) {
	first := c.First(k.Frequency, m.Period)
	switch {
	case m.Period == "":
		faults.Add("period", "required", "A measurement needs the period that it is of.")
	case !faults.Day("period", m.Period):
	case first != m.Period:
		faults.Add("period", "not_first_day", fmt.Sprintf(
			"%s is not the first day of a %s; that would be %s (%s).", m.Period.Words(), k.Frequency.period(), first.Words(), c.Label(k.Frequency, first)))
	case m.Period > today:
		faults.Add("period", "future", fmt.Sprintf(
			"%s lies ahead; today is %s. Give a period that has begun.", c.Label(k.Frequency, m.Period), today.Words()))
	}
}

// check looks at a reading alone.
func (r Reading) check(faults *plan.Faults, k *KPI) {
	value := r.Value
	sound := faults.Number("value", &value)
	if sound {
		k.possible(faults, "value", value)
	}
	above, below := faults.Number("numerator", r.Numerator), faults.Number("denominator", r.Denominator)
	switch {
	case r.Numerator != nil && r.Denominator == nil:
		faults.Add("denominator", "required", "There is a numerator, so a denominator is needed too. Give it, or leave both empty.")
	case r.Numerator == nil && r.Denominator != nil:
		faults.Add("numerator", "required", "There is a denominator, so a numerator is needed too. Give it, or leave both empty.")
	case !above || !below:
	case *r.Denominator == 0:
		faults.Add("denominator", "zero", "Nothing can be divided by 0. If nothing was counted in this period, leave the period without a value.")
	default:
		quotient, ok := k.Quotient(*r.Numerator, *r.Denominator)
		if !ok {
			faults.Add("denominator", "out_of_range", "Numerator ÷ denominator is larger than any number that Cairn can keep. Choose another unit.")
		} else if sound && !agrees(value, quotient) {
			faults.Add("value", "disagrees", fmt.Sprintf("%s ÷ %s gives %s, not %s. Correct one of the three numbers.",
				shown(*r.Numerator), shown(*r.Denominator), k.withUnit(quotient), k.withUnit(value)))
		}
	}
	faults.Note("note", r.Note)
}

// possible checks a sound number against the lowest and highest possible value.
func (k *KPI) possible(faults *plan.Faults, field string, value float64) {
	if low := finite(k.Lowest); low != nil && value < *low {
		faults.Add(field, "out_of_range", fmt.Sprintf(
			"%s is below %s, the lowest possible value of this KPI. Check the number, or change the KPI's lowest value.", k.withUnit(value), k.withUnit(*low)))
	}
	if high := finite(k.Highest); high != nil && value > *high {
		faults.Add(field, "out_of_range", fmt.Sprintf(
			"%s is above %s, the highest possible value of this KPI. Check the number, or change the KPI's highest value.", k.withUnit(value), k.withUnit(*high)))
	}
}

// Validate says what is wrong with a correction.
func (c Correction) Validate(k *KPI) error {
	var faults plan.Faults
	c.After.check(&faults, k)
	faults.Note("why", c.Why)
	if plan.CleanNote(c.Why) == "" {
		faults.Add("why", "required", "A correction needs a reason. Say why the value changes.")
	}
	if c.After.Same(c.Before) {
		faults.Add("value", "unchanged", "Nothing would change. Correct a number or the note, or leave the value as it is.")
	}
	return faults.Err()
}

// Stated is what a source says of readings beside their values.
type Stated struct{ Fraction, Note bool }

// Over is the reading that a period with the reading before gets from a source
// that says r of it: of what the source does not state, the note stays, and
// numerator and denominator stay as long as the value agrees with them.
func (r Reading) Over(before Reading, k *KPI, stated Stated) Reading {
	if !stated.Note {
		r.Note = before.Note
	}
	if !stated.Fraction && before.Numerator != nil && before.Denominator != nil {
		quotient, ok := k.Quotient(*before.Numerator, *before.Denominator)
		if ok && (r.Value == before.Value || agrees(r.Value, quotient)) {
			r.Numerator, r.Denominator = before.Numerator, before.Denominator
		}
	}
	return r
}

// Same says whether two readings say the same.
func (r Reading) Same(other Reading) bool {
	return r.Value == other.Value && r.Note == other.Note && same(r.Numerator, other.Numerator) && same(r.Denominator, other.Denominator)
}

func same(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
