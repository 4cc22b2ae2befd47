package exchange

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// bigFile is an outline of n rows in the manner of the real ones.
func bigFile(n int) string {
	var text strings.Builder
	text.WriteString("Order,Period,Owner,Title,Reported progress %,Reported note\n")
	for i := range n {
		fmt.Fprintf(&text, "%d.%d.%d,2018-Q3,Team %d,\"Increase the share of answers within an hour, in \"\"all\"\" regions\",%d,%d%%\n",
			i/100+1, i/10%10+1, i%10+1, i%50, i%100, i%100)
	}
	return text.String()
}

func BenchmarkReadTable(b *testing.B) {
	text := bigFile(50_000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ReadTable(context.Background(), strings.NewReader(text), int64(len(text)), Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadOutline(b *testing.B) {
	table := read(b, bigFile(20_000), Options{})
	mapping := Recognise(table.Header)
	b.ReportAllocs()
	for b.Loop() {
		if out := ReadOutline(table, mapping, quarter()); len(out.Rows) < 20_000 {
			b.Fatalf("%d rows", len(out.Rows))
		}
	}
}

func BenchmarkWriteOutline(b *testing.B) {
	table := read(b, bigFile(20_000), Options{})
	rows := exported(ReadOutline(table, Recognise(table.Header), quarter()), nil)
	b.ReportAllocs()
	for b.Loop() {
		if err := WriteOutline(io.Discard, Standard, plan.DefaultSettings(), rows); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadMeasurements(b *testing.B) {
	const rows, kpis = 100_000, 100
	context := measuring("")
	context.KPI, context.KPIs = "", nil
	for k := range kpis {
		context.KPIs = append(context.KPIs, kpi.KPI{ID: plan.ID(fmt.Sprint("id", k)), Name: fmt.Sprint("KPI ", k), Frequency: kpi.Daily})
	}
	text, err := io.ReadAll(&generated{rows: rows, kpis: kpis})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if out := measurements(b, string(text), context); out.Count != rows {
			b.Fatalf("%d values, %v", out.Count, out.Findings)
		}
	}
}
