package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// KPIs of all products, in their order.
func (r Reader) KPIs(ctx context.Context) ([]kpi.KPI, error) {
	return all(ctx, r, "product, position, id", kpiFromRow)
}

// KPI reads one KPI; not_found where there is none.
func (r Reader) KPI(ctx context.Context, id plan.ID) (kpi.KPI, error) {
	return one(ctx, r, id, "KPI", kpiFromRow)
}

// KPIPhases are the phases of all KPIs.
func (r Reader) KPIPhases(ctx context.Context) ([]kpi.Phase, error) {
	return all(ctx, r, "id", kpiPhaseFromRow)
}

// MeasurementNotes are the notes on values, by KPI, the newest first.
func (r Reader) MeasurementNotes(ctx context.Context) (map[plan.ID][]string, error) {
	rows, err := r.raw.QueryContext(ctx, "SELECT kpi, note FROM measurements WHERE alive = 1 AND note <> '' ORDER BY kpi, period DESC, id")
	if err != nil {
		return nil, mapError(err)
	}
	defer func() { _ = rows.Close() }()
	notes := map[plan.ID][]string{}
	for rows.Next() {
		var kpi, note string
		if err := rows.Scan(&kpi, &note); err != nil {
			return nil, mapError(err)
		}
		notes[plan.ID(kpi)] = append(notes[plan.ID(kpi)], note)
	}
	return notes, mapError(rows.Err())
}

// Measurement reads one measurement; not_found where there is none.
func (r Reader) Measurement(ctx context.Context, id plan.ID) (kpi.Measurement, error) {
	return one(ctx, r, id, "value", measurementFromRow)
}

// MeasurementsOf are the measurements of one KPI, the oldest period first.
func (r Reader) MeasurementsOf(ctx context.Context, k plan.ID) ([]kpi.Measurement, error) {
	series, err := r.Series(ctx, map[plan.ID]plan.Date{k: ""})
	return series[k], err
}

// Series are the measurements of some KPIs, each from a period on ("" is all),
// the oldest first, in one question.
func (r Reader) Series(ctx context.Context, from map[plan.ID]plan.Date) (map[plan.ID][]kpi.Measurement, error) {
	wanted, err := canonical(from)
	if err != nil {
		return nil, err
	}
	series := make(map[plan.ID][]kpi.Measurement, len(from))
	err = r.eachMeasurement(ctx, func(m kpi.Measurement) error {
		series[m.KPI] = append(series[m.KPI], m)
		return nil
	}, `json_each(?) w CROSS JOIN measurements m ON m.kpi = w.key AND m.period >= w.value AND m.alive = 1
		ORDER BY m.kpi, m.period, m.label, m.id`, string(wanted))
	return series, err
}

// CountBefore is how many measurements some KPIs have before a period.
func (r Reader) CountBefore(ctx context.Context, period map[plan.ID]plan.Date) (map[plan.ID]int, error) {
	wanted, err := canonical(period)
	if err != nil {
		return nil, err
	}
	rows, err := r.raw.QueryContext(ctx, `SELECT w.key, count(*) FROM json_each(?) w CROSS JOIN measurements m
		ON m.kpi = w.key AND m.period < w.value AND m.alive = 1 GROUP BY w.key`, string(wanted))
	if err != nil {
		return nil, fmt.Errorf("count measurements: %w", err)
	}
	defer func() { _ = rows.Close() }()
	counts := make(map[plan.ID]int, len(period))
	for rows.Next() {
		var k plan.ID
		var count int
		if err := rows.Scan(&k, &count); err != nil {
			return nil, fmt.Errorf("read a count of measurements: %w", err)
		}
		counts[k] = count
	}
	return counts, rows.Err()
}

// NewestPeriods is the newest period up to a day that has a value, by KPI.
func (r Reader) NewestPeriods(ctx context.Context, on plan.Date) (map[plan.ID]plan.Date, error) {
	newest := map[plan.ID]plan.Date{}
	rows, err := r.raw.QueryContext(ctx, `SELECT kpi, max(period) FROM measurements WHERE alive = 1 AND period <= ? GROUP BY kpi`, string(on))
	if err != nil {
		return nil, fmt.Errorf("read the newest periods: %w", err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var k plan.ID
		var period plan.Date
		if err := rows.Scan(&k, &period); err != nil {
			return nil, fmt.Errorf("read a newest period: %w", err)
		}
		newest[k] = period
	}
	return newest, rows.Err()
}

// EachMeasurement gives all measurements in the order in which they were
// entered. It holds one at a time, as there may be millions.
func (r Reader) EachMeasurement(ctx context.Context, take func(kpi.Measurement) error) error {
	order := "m.lamport, m.id"
	if entered, err := r.lieAsEntered(ctx); err != nil {
		return err
	} else if entered {
		order = "m.rowid"
	}
	return r.eachMeasurement(ctx, take, "measurements m WHERE m.alive = 1 ORDER BY "+order)
}

// lieAsEntered says whether the measurements lie in the file in the order of
// their Lamport numbers, one behind the other, as they do unless a merge brought
// some in between. Asking costs a third of what sorting them does.
func (r Reader) lieAsEntered(ctx context.Context) (bool, error) {
	var yes bool
	const behindOneAnother = `SELECT count(*) >= coalesce((SELECT max(rowid) FROM measurements) - (SELECT min(rowid) FROM measurements), 0)
		FROM measurements a CROSS JOIN measurements b WHERE b.rowid = a.rowid + 1 AND (b.lamport > a.lamport OR b.lamport = a.lamport AND b.id > a.id)`
	if err := r.raw.QueryRowContext(ctx, behindOneAnother).Scan(&yes); err != nil {
		return false, fmt.Errorf("read the order of measurements: %w", err)
	}
	return yes, nil
}

// eachMeasurement reads measurements m. Each column of each row costs the driver
// as much as SQLite itself, and a text most: those that every measurement has
// come as one, in which the name, which alone may hold anything, is the last; the
// texts that few have come as another, which is NULL where both are empty.
func (r Reader) eachMeasurement(ctx context.Context, take func(kpi.Measurement) error, from string, args ...any) error {
	rows, err := r.raw.QueryContext(ctx, `SELECT concat_ws(char(31), m.id, m.kpi, m.period, m.batch, m."by"), m.value, m.numerator, m.denominator, m.lamport,
		CASE WHEN m.label <> '' OR m.note <> '' THEN octet_length(m.label) || ' ' || m.label || m.note END FROM `+from, args...)
	if err != nil {
		return fmt.Errorf("read measurements: %w", err)
	}
	defer func() { _ = rows.Close() }()
	var joined string
	var texts sql.NullString
	var lamport int64 // database/sql takes a detour through text to any other type
	for rows.Next() {
		var m kpi.Measurement
		if err := rows.Scan(&joined, &m.Value, &m.Numerator, &m.Denominator, &lamport, &texts); err != nil {
			return fmt.Errorf("read a measurement: %w", err)
		}
		m.Lamport = uint64(lamport) //nolint:gosec // as it was stored
		if err := splitMeasurement(joined, texts.String, &m); err != nil {
			return err
		}
		if err := take(m); err != nil {
			return err
		}
	}
	return rows.Err()
}

// splitMeasurement takes apart what eachMeasurement joins.
func splitMeasurement(joined, texts string, m *kpi.Measurement) error {
	var id, k, period, batch string
	whole := true
	for _, part := range []*string{&id, &k, &period, &batch} {
		var found bool
		*part, joined, found = strings.Cut(joined, "\x1f")
		whole = whole && found
	}
	if !whole {
		return damaged("a measurement has no id")
	}
	m.ID, m.KPI, m.Period, m.Batch, m.By = plan.ID(id), plan.ID(k), plan.Date(period), plan.ID(batch), joined
	if texts == "" {
		return nil
	}
	length, both, _ := strings.Cut(texts, " ")
	of, err := strconv.Atoi(length)
	if err != nil || of > len(both) {
		return damaged("a measurement has no text")
	}
	m.Label, m.Note = both[:of], both[of:]
	return nil
}
