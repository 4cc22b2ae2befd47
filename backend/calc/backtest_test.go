package calc

import (
	"encoding/csv"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// series reads the values of a file of date and value, in the order of time.
func series(t testing.TB, file string) []float64 {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.ReplaceAll(string(raw), "\r", "\n"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows = rows[1:]
	slices.SortFunc(rows, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
	values := make([]float64, len(rows))
	for i, row := range rows {
		if values[i], err = strconv.ParseFloat(row[1], 64); err != nil {
			t.Fatal(err)
		}
	}
	return values
}

// weekly makes a daily series one of the means of seven values after the other.
func weekly(daily []float64) (weeks []float64) {
	for week := range slices.Chunk(daily, 7) {
		if len(week) == 7 {
			weeks = append(weeks, Mean(week))
		}
	}
	return weeks
}

// The band of 80 % is put to the test on real series: from every place in them,
// knowing a window of values before it alone, how often did the value some steps
// later lie in it? The figures stand in the documentation of Land.
func TestBackTest(t *testing.T) {
	for _, c := range []struct {
		name    string
		values  []float64
		window  int
		steps   int
		held    int
		ofPlace int
	}{
		{"weekly page views, 4 weeks ahead", weekly(series(t, "daily-page-views.csv")), 26, 4, 286, 380},
		{"weekly page views, 13 weeks ahead", weekly(series(t, "daily-page-views.csv")), 52, 13, 280, 345},
		{"reference example, 4 weeks ahead", series(t, "xmr-reference.csv"), 12, 4, 13, 16},
		{"monthly retail sales, 3 months ahead", series(t, "monthly-retail-sales.csv"), 36, 3, 196, 255},
		{"monthly retail sales, 12 months ahead", series(t, "monthly-retail-sales.csv"), 60, 12, 219, 222},
		{"monthly air passengers, 3 months ahead", series(t, "monthly-air-passengers.csv"), 36, 3, 71, 106},
		{"monthly air passengers, 12 months ahead", series(t, "monthly-air-passengers.csv"), 60, 12, 73, 73},
	} {
		held, places := 0, 0
		for now := c.window; now+c.steps <= len(c.values); now++ {
			l, ok := Land(LandingQuestion{Values: c.values[now-c.window : now], Steps: c.steps, Seed: 1})
			if !ok {
				t.Fatal("no answer")
			}
			places++
			if end := c.values[now+c.steps-1]; end >= l.Low && end <= l.High {
				held++
			}
		}
		if held != c.held || places != c.ofPlace {
			t.Errorf("%s: the band held %d of %d times, want %d of %d", c.name, held, places, c.held, c.ofPlace)
		}
	}
}
