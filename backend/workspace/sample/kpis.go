package sample

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// orderingRestaurants is the KPI that feeds a key result.
const orderingRestaurants = "Weekly ordering restaurants"

const (
	monthsBack = 24
	weeksBack  = 104
	mailings   = 26
)

// series is a KPI with its values, the newest last. value is that of a period by
// its age: 0 is the newest complete one; ok is false in a gap.
type series struct {
	kpi    kpi.KPI
	owner  string
	phases []string
	count  int
	value  func(age int, noise float64) (value float64, ok bool)
	noise  float64 // how far a value strays, in its unit
	of     float64 // what a percentage is of: gives numerator and denominator
	digits int     // behind the decimal mark
	notes  map[int]string
	path   []step // from the baseline over targets on the way to the target
}

// step is what a KPI shall have reached some months from now, at their first day.
type step struct {
	months int
	value  float64
}

// setPath dates the baseline, the targets on the way and the target.
func (s *series) setPath(today plan.Date) {
	if len(s.path) == 0 {
		return
	}
	month := kpi.Calendar{}.First(kpi.Monthly, today)
	first, last := s.path[0], s.path[len(s.path)-1]
	s.kpi.Baseline, s.kpi.BaselineDate = &first.value, month.AddMonths(first.months)
	s.kpi.Target, s.kpi.TargetDate = &last.value, month.AddMonths(last.months)
	var targets []kpi.DatedTarget
	for _, way := range s.path[1 : len(s.path)-1] {
		targets = append(targets, kpi.DatedTarget{Date: month.AddMonths(way.months), Value: way.value})
	}
	s.kpi.Targets = kpi.WriteTargets(targets)
}

// addKPIs adds twelve KPIs with two years of values. Noise comes from a source
// with a fixed seed, so that the same day gives the same values.
func (f *filler) addKPIs() error {
	all := kpiStory()
	keys := plan.Keys(len(all))
	random := rand.New(rand.NewPCG(20, 26)) //nolint:gosec // the sample wants the same values each time
	for i := range all {
		s := &all[i]
		k := &s.kpi
		k.ID, k.Product, k.Position, k.State, k.Aggregation = f.tx.NewID(), f.product, keys[i], kpi.Active, kpi.AggregateLast
		f.kpis[k.Name] = k.ID
		s.setPath(f.tx.Today())
		if s.owner != "" {
			owner, err := f.person(s.owner)
			if err != nil {
				return err
			}
			k.Owner = owner
		}
		if err := k.Validate(); err != nil {
			return fmt.Errorf("%s: %w", k.Name, err)
		}
		if err := f.tx.PutKPI(f.ctx, *k); err != nil {
			return err
		}
		for _, phase := range s.phases {
			if err := f.tx.PutKPIPhase(f.ctx, kpi.NewPhase(k.ID, f.phases[phase])); err != nil {
				return err
			}
		}
		if err := f.addValues(s, random); err != nil {
			return fmt.Errorf("%s: %w", k.Name, err)
		}
	}
	return nil
}

func (f *filler) addValues(s *series, random *rand.Rand) error {
	c, today := kpi.Calendar{}, f.tx.Today()
	batch, all := f.tx.NewID(), make([]kpi.Measurement, 0, s.count)
	period := c.Previous(s.kpi.Frequency, c.First(s.kpi.Frequency, today))
	for age := range s.count {
		noise := s.noise * (2*random.Float64() - 1)
		label := ""
		if s.kpi.Frequency == kpi.AsItHappens {
			label = fmt.Sprintf("Mailing %d", s.count-age)
		}
		if value, ok := s.value(age, noise); ok {
			m := kpi.NewMeasurement(&s.kpi, c, period, label, s.reading(value, age))
			m.Batch = batch
			if err := m.Validate(&s.kpi, c, today); err != nil {
				return err
			}
			all = append(all, m)
		}
		period = before(s.kpi.Frequency, c, period)
	}
	slices.Reverse(all)
	_, err := f.tx.PutMeasurements(f.ctx, slices.Values(all))
	return err
}

// before is the period before one; mailings go out every four weeks.
func before(f kpi.Frequency, c kpi.Calendar, period plan.Date) plan.Date {
	if f == kpi.AsItHappens {
		return period.AddDays(-28)
	}
	return c.Previous(f, period)
}

func (s *series) reading(value float64, age int) kpi.Reading {
	r := kpi.Reading{Value: rounded(value, s.digits), Note: s.notes[age]}
	if s.of > 0 {
		above := math.Round(value / 100 * s.of)
		r.Numerator, r.Denominator = &above, num(s.of)
		r.Value, _ = s.kpi.Quotient(above, s.of)
	}
	return r
}

// rounded cuts a number to some digits without leaving a binary tail.
func rounded(f float64, digits int) float64 {
	short, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'f', digits, 64), 64)
	return short + 0
}
