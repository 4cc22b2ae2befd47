package plan_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"cairn/backend/plan"
)

func TestParseDate(t *testing.T) {
	for text, ok := range map[string]bool{
		"2026-03-31": true, "0001-01-01": true, "9999-12-31": true,
		"2024-02-29": true, "2000-02-29": true, "2023-02-29": false, "1900-02-29": false, "2026-02-30": false, "2026-04-31": false,
		"": false, "0000-01-01": false, "2026-13-01": false, "2026-00-10": false, "2026-01-00": false, "2026-01-32": false,
		"2026-3-31": false, "26-03-31": false, "2026/03/31": false, "2026-03-31 ": false, " 2026-03-31": false,
		"2026-03-31T00:00:00Z": false, "-026-03-31": false, "+026-03-31": false, "2026-+3-31": false, "10000-01-01": false, "２026-03-3": false,
	} {
		got, err := plan.ParseDate(text)
		if (err == nil) != ok || plan.Date(text).Valid() != ok {
			t.Errorf("ParseDate(%q) = %q, %v, want ok %v", text, got, err, ok)
		}
		if ok && string(got) != text || !ok && got != "" {
			t.Errorf("ParseDate(%q) = %q", text, got)
		}
		if !ok && plan.CodeOf(err) != plan.Invalid {
			t.Errorf("ParseDate(%q): code %s", text, plan.CodeOf(err))
		}
	}
	if _, err := plan.ParseDate(strings.Repeat("x", 1<<20)); len(err.Error()) > 400 {
		t.Errorf("message of %d bytes", len(err.Error()))
	}
}

func TestDateArithmetic(t *testing.T) {
	for _, c := range []struct {
		date plan.Date
		days int
		want plan.Date
	}{
		{"2024-02-28", 1, "2024-02-29"}, {"2024-02-29", 1, "2024-03-01"}, {"2023-02-28", 1, "2023-03-01"},
		{"2024-03-01", -1, "2024-02-29"}, {"2026-12-31", 1, "2027-01-01"}, {"2024-01-01", 366, "2025-01-01"},
		{"9999-12-31", 1, ""}, {"0001-01-01", -1, ""}, {"", 1, ""}, {"soon", 1, ""},
	} {
		if got := c.date.AddDays(c.days); got != c.want {
			t.Errorf("%q + %d days = %q, want %q", c.date, c.days, got, c.want)
		}
	}
	for _, c := range []struct {
		date   plan.Date
		months int
		want   plan.Date
	}{
		{"2026-01-31", 1, "2026-02-01"}, {"2026-11-15", 3, "2027-02-01"}, {"2026-01-15", -1, "2025-12-01"},
		{"2026-05-05", 0, "2026-05-01"}, {"9999-12-01", 1, ""}, {"", 1, ""},
	} {
		if got := c.date.AddMonths(c.months); got != c.want {
			t.Errorf("%q + %d months = %q, want %q", c.date, c.months, got, c.want)
		}
	}
	for _, c := range []struct {
		from, to plan.Date
		want     int
	}{
		{"2024-02-28", "2024-03-01", 2}, {"2023-02-28", "2023-03-01", 1}, {"2026-03-01", "2026-03-01", 0},
		{"2026-03-02", "2026-03-01", -1}, {"0001-01-01", "9999-12-31", 3652058}, {"", "2026-03-01", 0}, {"2026-03-01", "x", 0},
	} {
		if got := c.from.DaysUntil(c.to); got != c.want {
			t.Errorf("%q until %q = %d, want %d", c.from, c.to, got, c.want)
		}
	}
	if d := plan.Date("2026-08-09"); d.Year() != 2026 || d.Month() != time.August {
		t.Errorf("%d, %s", d.Year(), d.Month())
	}
	if d := plan.Date("soon"); d.Year() != 1 || d.Month() != time.January {
		t.Errorf("no date: %d, %s", d.Year(), d.Month())
	}
}

// A day of 23 or 25 hours is one day, wherever the machine stands.
func TestTodayIsTheLocalCivilDate(t *testing.T) {
	east, west := time.FixedZone("east", 13*3600), time.FixedZone("west", -11*3600)
	instant := time.Date(2026, 3, 1, 0, 30, 0, 0, time.UTC)
	if got := plan.DateOf(instant.In(east)); got != "2026-03-01" {
		t.Errorf("east of Greenwich: %s", got)
	}
	if got := plan.DateOf(instant.In(west)); got != "2026-02-28" {
		t.Errorf("west of Greenwich: %s", got)
	}
	clock := plan.ClockFunc(func() time.Time { return instant })
	if got, want := plan.Today(clock), plan.DateOf(instant.Local()); got != want {
		t.Errorf("today %s, want %s", got, want)
	}
	if got, want := plan.Instant(instant.In(east)), "2026-03-01T00:30:00.000Z"; got != want {
		t.Errorf("instant %s, want %s", got, want)
	}
	if got := plan.DateOf(time.Date(12026, 1, 1, 0, 0, 0, 0, time.UTC)); got != "" {
		t.Errorf("the year 12026: %q, want none", got)
	}
}

func TestEarlier(t *testing.T) {
	for _, c := range [][3]plan.Date{{"2026-01-01", "2026-01-02", "2026-01-01"}, {"2026-01-02", "2026-01-01", "2026-01-01"},
		{"", "2026-01-01", "2026-01-01"}, {"2026-01-01", "", "2026-01-01"}, {"", "", ""}} {
		if got := plan.Earlier(c[0], c[1]); got != c[2] {
			t.Errorf("Earlier(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func anyDate() *rapid.Generator[plan.Date] {
	return rapid.Map(rapid.IntRange(0, 3652058), func(n int) plan.Date { return plan.Date("0001-01-01").AddDays(n) })
}

// Dates behave like whole numbers, and order as their text does.
func TestDatesCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyDate().Draw(t, "a"), anyDate().Draw(t, "b")
		between := a.DaysUntil(b)
		if got := a.AddDays(between); got != b {
			t.Fatalf("%s + %d = %s, want %s", a, between, got, b)
		}
		if b.DaysUntil(a) != -between || (a < b) != (between > 0) {
			t.Fatalf("%s until %s is %d, back %d", a, b, between, b.DaysUntil(a))
		}
		year, month := a.Year(), a.Month()
		first := plan.NewDate(year, month, 1)
		if got := first.AddDays(first.DaysUntil(a)); got != a || first > a || a.AddMonths(0) != first {
			t.Fatalf("%s lies %d days after %s", a, first.DaysUntil(a), first)
		}
	})
}

// FuzzParseDate compares with the reading of package time.
func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2026-03-31", "2024-02-29", "2023-02-29", "0000-01-01", "", "2026-3-1", "2026-03-31Z", "9999-12-31"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, wantErr := time.Parse("2006-01-02", text)
		ok := wantErr == nil && want.Year() >= 1
		got, err := plan.ParseDate(text)
		if (err == nil) != ok {
			t.Fatalf("ParseDate(%q): %v, time.Parse: %v", text, err, wantErr)
		}
		if ok && (string(got) != text || got != plan.DateOf(want)) {
			t.Fatalf("ParseDate(%q) = %q", text, got)
		}
	})
}

func TestDatesInSentences(t *testing.T) {
	for date, want := range map[plan.Date]string{
		"2026-03-31": "31 Mar 2026",
		"0987-01-02": "2 Jan 0987",
		"":           "",
		"2026-02-30": "2026-02-30",
	} {
		if got := date.Words(); got != want {
			t.Errorf("%q in words is %q, want %q", string(date), got, want)
		}
	}
}
