package exchange

import (
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// measuring is the context of one KPI of a frequency; "" recognises it.
func measuring(f kpi.Frequency) MeasurementContext {
	return MeasurementContext{Settings: plan.DefaultSettings(), Today: "2026-06-15", KPI: "k",
		KPIs: []kpi.KPI{{ID: "k", Name: "Activation rate", Unit: "%", Frequency: f}}}
}

func measurements(t testing.TB, text string, context MeasurementContext) *MeasurementPlan {
	t.Helper()
	out, err := ReadMeasurements(t.Context(), strings.NewReader(text), int64(len(text)), Options{}, context)
	if err != nil {
		t.Fatal(err)
	}
	if test, ok := t.(*testing.T); ok {
		checkSentences(test, out.Findings)
	}
	return out
}

// measuredText writes what a plan gives: "2026-01-01 5, 2026-02-01 6".
func measuredText(p *MeasurementPlan) string {
	var all []string
	for m := range p.All() {
		text := string(m.Period) + " " + plan.FormatNumber(m.Value)
		if m.Label != "" {
			text += " " + m.Label
		}
		all = append(all, text)
	}
	return strings.Join(all, ", ")
}

func findingCodes(all []Finding) string {
	var codes []string
	for _, f := range all {
		codes = append(codes, fmt.Sprintf("%s@%d", f.Code, f.Row))
	}
	return strings.Join(codes, " ")
}

// Every real series comes in whole, whatever its order, gaps and line ends.
func TestRealSeries(t *testing.T) {
	for _, c := range []struct {
		file        string
		frequency   kpi.Frequency
		count       int
		first, last plan.Date
		sum         float64
	}{
		{"daily-page-views.csv", kpi.Daily, 2863, "2008-01-01", "2015-12-31", 0},
		{"monthly-air-passengers.csv", kpi.Monthly, 144, "1949-01-01", "1960-12-01", 40363},
		{"monthly-retail-sales.csv", kpi.Monthly, 293, "1992-01-01", "2016-05-01", 0},
		{"xmr-reference.csv", kpi.Weekly, 31, "2024-01-01", "2024-07-29", 632},
	} {
		raw, err := os.ReadFile(filepath.Join("testdata", "series", c.file))
		if err != nil {
			t.Fatal(err)
		}
		out := measurements(t, string(raw), measuring(""))
		if len(out.Series) != 1 || out.Errors > 0 {
			t.Fatalf("%s: %v", c.file, out.Findings)
		}
		s := out.Series[0]
		if s.Recognised != c.frequency || s.Count != c.count || s.First != c.first || s.Last != c.last || out.Count != c.count {
			t.Errorf("%s: %+v", c.file, s)
		}
		sum, before := 0.0, plan.Date("")
		for m := range out.All() {
			sum += m.Value
			if m.Period <= before {
				t.Errorf("%s: %s after %s", c.file, m.Period, before)
			}
			before = m.Period
		}
		if c.sum != 0 && sum != c.sum {
			t.Errorf("%s: sum %v, want %v", c.file, sum, c.sum)
		}
	}
}

func TestSpellingsOfPeriods(t *testing.T) {
	for _, c := range []struct {
		text      string
		frequency kpi.Frequency
		want      string
	}{
		{"2024-03-15", kpi.Daily, "2024-03-15"}, {"20240315", kpi.Daily, "2024-03-15"}, {"2024-03-15T10:30:00Z", kpi.Daily, "2024-03-15"},
		{"15 Mar 2024", kpi.Daily, "2024-03-15"}, {"15.3.2024", kpi.Daily, "2024-03-15"}, {"31/12/2024", kpi.Daily, "2024-12-31"}, {"12/31/2024", kpi.Daily, "2024-12-31"},
		{"2024-03-15", kpi.Monthly, "2024-03-01"}, {"2024-03", kpi.Monthly, "2024-03-01"}, {"2024/3", kpi.Monthly, "2024-03-01"}, {"Mar 2024", kpi.Monthly, "2024-03-01"},
		{"march 2024", kpi.Monthly, "2024-03-01"}, {"Mar-24", kpi.Monthly, "2024-03-01"}, {"2024 Sept", kpi.Monthly, "2024-09-01"}, {"03/2024", kpi.Monthly, "2024-03-01"}, {"202403", kpi.Monthly, "2024-03-01"},
		{"2024-Q2", kpi.Quarterly, "2024-04-01"}, {"Q2 2024", kpi.Quarterly, "2024-04-01"}, {"2024-05-05", kpi.Quarterly, "2024-04-01"},
		{"2024-W12", kpi.Weekly, "2024-03-18"}, {"2024W12", kpi.Weekly, "2024-03-18"}, {"W12 2024", kpi.Weekly, "2024-03-18"}, {"2024-03-20", kpi.Weekly, "2024-03-18"},
		{"2024", kpi.Yearly, "2024-01-01"}, {"FY2024", kpi.Yearly, "2024-01-01"}, {"2024-08", kpi.Yearly, "2024-01-01"},
	} {
		out := measurements(t, "period,value\n"+c.text+",5\n", measuring(c.frequency))
		if got := measuredText(out); got != c.want+" 5" {
			t.Errorf("%q, %s: %q %v, want %s", c.text, c.frequency, got, findingCodes(out.Findings), c.want)
		}
	}
}

func TestMeasurementFindings(t *testing.T) {
	last := measuring(kpi.Monthly)
	last.Choices.Duplicates = "last"
	skip := measuring(kpi.Monthly)
	skip.Choices.SkipFaulty = true
	comma := measuring(kpi.Monthly)
	comma.Settings.DecimalMark = ","
	dmy := measuring(kpi.Daily)
	dmy.Choices.DateOrder = "mdy"
	bounded := measuring(kpi.Monthly)
	low, high := 0.0, 100.0
	bounded.KPIs[0].Lowest, bounded.KPIs[0].Highest = &low, &high
	nobody := measuring(kpi.Monthly)
	nobody.KPI = ""
	event := measuring(kpi.AsItHappens)
	for _, c := range []struct {
		name, text    string
		context       MeasurementContext
		want, finding string
	}{
		{"by position, no header", "2026-01,5\n2026-02,6\n", measuring(kpi.Monthly), "2026-01-01 5, 2026-02-01 6", "no_header@1"},
		{"any two names", "Monat,Wert\n2026-01,5\n", measuring(kpi.Monthly), "2026-01-01 5", ""},
		{"another order of columns", "Note;Value;Period\nx;5;2026-01\n", measuring(kpi.Monthly), "2026-01-01 5", ""},
		{"the same twice", "period,value\n2026-01,5\n2026-01-09,5\n", measuring(kpi.Monthly), "2026-01-01 5", "same_value_twice@0"},
		{"two values", "period,value\n2026-01,5\n2026-01,6\n", measuring(kpi.Monthly), "", "two_values@3"},
		{"two values, the last counts", "period,value\n2026-01,5\n2026-01,6\n", last, "2026-01-01 6", "two_values@3"},
		{"which order", "period,value\n3/4/2026,5\n", measuring(kpi.Daily), "", "date_order@2"},
		{"a chosen order", "period,value\n3/4/2026,5\n", dmy, "2026-03-04 5", ""},
		{"the order is told by another row", "period,value\n3/4/2026,5\n25/4/2026,6\n", measuring(kpi.Daily), "2026-04-03 5, 2026-04-25 6", ""},
		{"both orders", "period,value\n25/4/2026,5\n4/25/2026,6\n", measuring(kpi.Daily), "", "date_order@3"},
		{"no day", "period,value\n31/2/2026,5\n", skip, "", "not_a_period@2"},
		{"no period", "period,value\nsoon,5\n", measuring(kpi.Monthly), "", "not_a_period@2"},
		{"no period, left out", "period,value\nsoon,5\n2026-02,6\n", skip, "2026-02-01 6", "not_a_period@2"},
		{"NaN", "period,value\n2026-01,NaN\n", measuring(kpi.Monthly), "", "not_a_number@2"},
		{"16 digits", "period,value\n2026-01,1234567890123456\n", measuring(kpi.Monthly), "", "not_a_number@2"},
		{"no value", "period,value\n2026-01,\n2026-02,n/a\n2026-03,7\n", measuring(kpi.Monthly), "2026-03-01 7", "blank_values@0"},
		{"percent sign", "period,value\n2026-01,41%\n", measuring(kpi.Monthly), "2026-01-01 41", ""},
		{"decimal comma", "period;value\n2026-01;4,25\n", comma, "2026-01-01 4.25", ""},
		{"the other mark", "period;value\n2026-01;4,25\n", measuring(kpi.Monthly), "", "not_a_number@2 decimal_mark@2"},
		{"grouped", "period;value\n2026-01;4,250\n", measuring(kpi.Monthly), "2026-01-01 4250", "grouped_number@2"},
		{"impossible", "period,value\n2026-01,101\n", bounded, "", "out_of_range@2"},
		{"future", "period,value\n2026-07,5\n", measuring(kpi.Monthly), "", "future@2"},
		{"provisional", "period,value\n2026-06,5\n", measuring(kpi.Monthly), "2026-06-01 5", ""},
		{"quotient", "period,numerator,denominator\n2026-01,413,1000\n", measuring(kpi.Monthly), "2026-01-01 41.3", ""},
		{"quotient of zero", "period,numerator,denominator\n2026-01,413,0\n", measuring(kpi.Monthly), "", "zero@2"},
		{"disagrees", "period,value,numerator,denominator\n2026-01,5,413,1000\n", measuring(kpi.Monthly), "", "disagrees@2"},
		{"a quarter for months", "period,value\n2026-Q1,5\n", measuring(kpi.Monthly), "", "period_too_long@2 other_frequency@2"},
		{"whose", "period,value\n2026-01,5\n", nobody, "", "no_kpi@0"},
		{"whose, by name", "kpi,period,value\nactivation RATE,2026-01,5\n", nobody, "2026-01-01 5", ""},
		{"strange", "kpi,period,value\nChurn,2026-01,5\nChurn,2026-02,5\n", nobody, "", "unknown_kpi@2"},
		{"labels", "date,label,value\n2026-03-05,Mailing 2,5\n2026-03-05,Mailing 1,6\n", event, "2026-03-05 6 Mailing 1, 2026-03-05 5 Mailing 2", ""},
		{"no frequency", "period,value\n2026-03-05,5\n", measuring(""), "", "no_frequency@2"},
		{"a column more", "period,value,colour\n2026-03,5,red\n", measuring(kpi.Monthly), "2026-03-01 5", "column_not_read@0"},
		{"no columns", "a,b,c\n1,2,3\n", measuring(kpi.Monthly), "", "no_period_column@0 no_value_column@0 column_not_read@0 column_not_read@0 column_not_read@0"},
		{"no rows", "period,value\n", measuring(kpi.Monthly), "", "no_rows@0"},
		{"sep", "sep=;\r\nperiod;value\r\n2026-01;5\r\n", measuring(kpi.Monthly), "2026-01-01 5", ""},
		{"CR", "period,value\r2026-01,5\r2026-02,6", measuring(kpi.Monthly), "2026-01-01 5, 2026-02-01 6", ""},
		{"UTF-16", "\xff\xfep\x00,\x00v\x00\n\x002\x000\x002\x006\x00,\x005\x00\n\x00", measuring(kpi.Yearly), "2026-01-01 5", ""},
		{"unclosed", "period,value\n2026-01,\"5\n2026-02,6\n", measuring(kpi.Monthly), "", "unclosed_quote@2 not_a_number@2"},
	} {
		out := measurements(t, c.text, c.context)
		if got := measuredText(out); got != c.want {
			t.Errorf("%s: %q, want %q (%v)", c.name, got, c.want, out.Findings)
		}
		if got := findingCodes(out.Findings); got != c.finding {
			t.Errorf("%s: findings %q, want %q", c.name, got, c.finding)
		}
	}
}

func TestChosenMeasurementColumns(t *testing.T) {
	context := measuring(kpi.Monthly)
	context.Choices.Columns = map[string]MeasurementField{"day of count": MeasurementPeriod, "Users": MeasurementValue}
	out := measurements(t, "Users,Value,Day of count\n5,7,2026-01-01\n", context)
	if got := measuredText(out); got != "2026-01-01 5" {
		t.Errorf("%q", got)
	}
	for _, bad := range []map[string]MeasurementField{{"x": MeasurementValue}, {"Users": "colour"}, {"Users": MeasurementValue, "Value": MeasurementValue}} {
		context.Choices.Columns = bad
		if _, err := ReadMeasurements(t.Context(), strings.NewReader("Users,Value\n1,2\n"), -1, Options{}, context); plan.CodeOf(err) != plan.Invalid {
			t.Errorf("%v: %v", bad, err)
		}
	}
}

// The stream parts a file into the same records as ReadTable does, wherever its
// chunks end.
func TestStreamReadsWhatReadTableReads(t *testing.T) {
	cell := rapid.StringOf(rapid.SampledFrom([]rune("ab1\"\n\r,;é ")))
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 3, 3), 1, 12).Draw(t, "rows")
		var text strings.Builder
		text.WriteString("Title,Owner,Note\n")
		for _, row := range rows {
			for i, c := range row {
				if i > 0 {
					text.WriteByte(',')
				}
				text.WriteString(`"` + strings.ReplaceAll(c, `"`, `""`) + `"`)
			}
			text.WriteString(rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "end"))
		}
		want, err := ReadTable(context.Background(), strings.NewReader(text.String()), -1, Options{})
		if err != nil {
			t.Fatal(err)
		}
		s, err := openStream(context.Background(), strings.NewReader(text.String()), -1, 1<<20, Options{})
		if err != nil {
			t.Fatal(err)
		}
		// From the start again, in tiny chunks.
		s.text, s.ended, s.held = strings.NewReader(text.String()), false, nil
		s.scanner.text, s.scanner.pos, s.scanner.line = "", 0, 1
		s.chunk = make([]byte, rapid.IntRange(1, 9).Draw(t, "chunk"))
		if _, _, err := s.record(context.Background()); err != nil {
			t.Fatal(err)
		}
		for _, row := range want.Rows {
			got, more, err := s.next(context.Background())
			if err != nil || !more || got.Line != row.Line || !slices.Equal(got.Cells, row.Cells) {
				t.Fatalf("got %v %v %v, want %v", got, more, err, row)
			}
		}
		if _, more, _ := s.next(context.Background()); more {
			t.Fatal("more records")
		}
	})
}

// A million rows are read in bounded memory: no more than what MaxMeasurements
// says of a row, and the chunks.
func TestAMillionMeasurements(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a million rows")
	}
	const rows, kpis = 1_000_000, 100
	context := measuring(kpi.Daily)
	context.KPI, context.KPIs = "", nil
	for k := range kpis {
		context.KPIs = append(context.KPIs, kpi.KPI{ID: plan.ID(fmt.Sprint("id", k)), Name: fmt.Sprint("KPI ", k), Frequency: kpi.Daily})
	}
	reader := &generated{rows: rows, kpis: kpis}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	out, err := ReadMeasurements(t.Context(), reader, -1, Options{}, context)
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if out.Count != rows || out.Errors > 0 || len(out.Series) != kpis {
		t.Fatalf("%d values of %d KPIs, %v", out.Count, len(out.Series), out.Findings)
	}
	held := int64(after.HeapAlloc) - int64(before.HeapAlloc)
	if most := int64(100 * rows); held > most {
		t.Errorf("%d bytes are held, want at most %d", held, most)
	}
	t.Logf("%d bytes per row are held", held/rows)
	runtime.KeepAlive(out)
}

// generated writes a big file while it is read.
type generated struct {
	rows, kpis, at int
	rest           []byte
}

func (g *generated) Read(p []byte) (int, error) {
	for len(g.rest) < len(p) && g.at < g.rows {
		if g.at == 0 {
			g.rest = append(g.rest, "kpi,period,value\n"...)
		}
		day := plan.Date("1990-01-01").AddDays(g.at / g.kpis)
		g.rest = fmt.Appendf(g.rest, "KPI %d,%s,%d.5\n", g.at%g.kpis, day, g.at)
		g.at++
	}
	if len(g.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p, g.rest)
	g.rest = g.rest[n:]
	return n, nil
}

// The quick way to read a number gives what the careful one gives.
func TestPlainReading(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`-?[0-9]{0,9}([.,][0-9]{0,9})?`).Draw(t, "text")
		mark := rapid.SampledFrom([]string{".", ","}).Draw(t, "mark")
		got, marked, plain := plainReading(text, mark)
		if !plain {
			return
		}
		want, _, err := cellNumber(text, mark, false)
		_, _, other := cellNumber(text, otherMark(mark), false)
		if err != nil || got != want || math.Signbit(got) && got == 0 || marked == (other == nil) {
			t.Fatalf("%q: %v %v, want %v (%v, %v)", text, got, marked, want, err, other)
		}
	})
}

// What is found in a record is found once, also where a chunk ends in it.
func TestStreamReportsOnce(t *testing.T) {
	for chunk := 1; chunk < 12; chunk++ {
		s := newStream(strings.NewReader("a,b\n\"x\"y,z\n1,\"2"), newTableReader(decoded{encoding: UTF8}, Options{Delimiter: ","}))
		s.chunk = make([]byte, chunk)
		for more := true; more; {
			var err error
			if _, more, err = s.record(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if got, want := findingCodes(s.table.found.list()), "text_after_quote@2 unclosed_quote@3"; got != want {
			t.Errorf("in chunks of %d: %q, want %q", chunk, got, want)
		}
	}
}
