package exchange_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"cairn/backend/exchange"
	"cairn/backend/okr"
	"cairn/backend/plan"
)

const scoreID = plan.ID("0198c0de-0000-7000-8000-000000000007")

func readScores(t *testing.T, text string) *exchange.ScorePlan {
	t.Helper()
	table, err := exchange.ReadTable(context.Background(), strings.NewReader(text), int64(len(text)), exchange.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return exchange.ReadScoreSheet(table, exchange.ScoreContext{Settings: plan.DefaultSettings(), Rows: []exchange.ScoreLine{
		{Row: scoreID, Order: "1", Title: "=Grow"}, {Row: "b", Order: "1.1", Title: "Twice"}, {Row: "c", Order: "1.2", Title: "twice"}}})
}

func TestScoreSheetsAreRead(t *testing.T) {
	p := readScores(t, "Order,Title,Score,Why,Outcome\n1,,70 %,\"Two\nlines\",Carried over\n1.1,,0.25,'=why,dropped\n,twice,,,\n1.2,whatever,,,backlog\n")
	if p.Errors != 0 || len(p.Scores) != 3 || p.Blank != 1 {
		t.Fatalf("%+v", p)
	}
	if s := p.Scores[0]; s.Row != scoreID || *s.Score != 0.7 || *s.Why != "Two\nlines" || *s.Outcome != okr.CarriedOver || s.Line != 2 {
		t.Errorf("%+v", s)
	}
	if s := p.Scores[1]; s.Row != "b" || *s.Score != 0.25 || *s.Why != "=why" || *s.Outcome != okr.Dropped {
		t.Errorf("%+v", s)
	}
	if s := p.Scores[2]; s.Row != "c" || s.Score != nil || s.Why != nil || *s.Outcome != okr.ToBacklog {
		t.Errorf("%+v", s)
	}
}

func TestScoreSheetsThatAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		"Order,Score\n9,1\n":            "unknown_row",
		"Title,Score\nTwice,1\n":        "ambiguous_row",
		"Title,Order,Score\n,,1\n":      "no_row",
		"Order,Score\n1,much\n":         "not_a_number",
		"Order,Score\n1,101\n":          "out_of_range",
		"Order,Score\n1,-1\n":           "out_of_range",
		"Order,Outcome\n1,sold\n":       "unknown_outcome",
		"Order,Score\n1,1\n1,0\n":       "row_twice",
		"Order,Note\n1,Nice\n":          "not_a_score_sheet",
		"Id,Score\nanything at all,1\n": "unknown_row",
	} {
		p := readScores(t, text)
		if p.Errors == 0 || p.Findings[0].Code != want {
			t.Errorf("%q: %+v, want %s", text, p.Findings, want)
		}
	}
}

func TestScoreSheetsComeBack(t *testing.T) {
	given, value := 0.5, -3.25
	var out bytes.Buffer
	lines := []exchange.ScoreLine{{Row: scoreID, Order: "1", Title: "=Grow", Value: &value, Computed: &given, Score: &given, Why: "-why", Outcome: okr.Finished}, {Row: "b", Title: "Twice"}}
	if err := exchange.WriteScoreSheet(&out, exchange.Standard, plan.DefaultSettings(), lines); err != nil {
		t.Fatal(err)
	}
	p := readScores(t, out.String())
	if p.Errors != 0 || p.Blank != 1 || len(p.Scores) != 1 || *p.Scores[0].Score != given || *p.Scores[0].Why != "-why" || *p.Scores[0].Outcome != okr.Finished {
		t.Errorf("%s\n%+v", out.String(), p)
	}
}

func FuzzScoreSheet(f *testing.F) {
	f.Add("Order,Score,Why,Outcome\n1,70 %,why,dropped\n")
	f.Add("Id;Title;Score\n;twice;0,5\n")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := exchange.ReadTable(context.Background(), strings.NewReader(text), int64(len(text)), exchange.Options{})
		if err != nil {
			return
		}
		p := exchange.ReadScoreSheet(table, exchange.ScoreContext{Settings: plan.DefaultSettings(), Rows: []exchange.ScoreLine{{Row: "a", Order: "1", Title: "A"}}})
		for _, s := range p.Scores {
			if s.Row != "a" || s.Score != nil && (*s.Score < 0 || *s.Score > 1) {
				t.Fatalf("%+v", s)
			}
		}
	})
}
