package exchange

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

func TestTargetsInWords(t *testing.T) {
	for text, want := range map[string]string{
		"At or above 95%": "up 95 % true",
		"The target for this metric is at or below 10:1":                    "",
		"At or above 95% to Priority Support SLAs":                          "up 95 % false",
		"Headcount and non-headcount expenses to be at or below 10% of ARR": "down 10 % false",
		"at or within 5% of Fiscal Year Operating plan":                     "",
		"0.5": "", "12%": "", "": "",
		"At or above 5 MRs per Month":       "up 5  false",
		"at or below 50 days":               "down 50 days true",
		"Below 0.61":                        "down 0.61  false",
		"<.58 average location factor":      "down 0.58  false",
		"less than $10K/Month":              "",
		"Greater than 6 MRs per Month":      "up 6  false",
		"Less than 0.70":                    "down 0.7  false",
		"at most $250":                      "down 250 $ true",
		"at least 1,234":                    "",
		"between 5 and 7":                   "",
		"at or above 5 or at most 9":        "",
		"not at or above 5":                 "",
		"more than 3x":                      "",
		"Confidential, in Adaptive":         "",
		"≥ 40 percent":                      "up 40 % true",
		"does not exceed +50% of 12 months": "",
	} {
		got := ""
		if target, ok := readTargetInWords(text, "."); ok {
			got = fmt.Sprintf("%s %s %s %v", target.direction, plan.FormatNumber(target.target), target.unit, target.whole)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// The published indicators: every word of the file stands somewhere, and the
// targets that are certain are understood.
func TestRealDefinitions(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("testdata", "kpis", "gitlab.csv"))
	if err != nil {
		t.Fatal(err)
	}
	table := read(t, string(raw), Options{})
	out, err := ReadKPIs(table, KPIContext{Settings: plan.DefaultSettings()})
	if err != nil {
		t.Fatal(err)
	}
	checkSentences(t, out.Findings)
	if len(out.KPIs) != len(table.Rows) || out.Errors > 0 {
		t.Fatalf("%d of %d, %v", len(out.KPIs), len(table.Rows), out.Findings)
	}
	targets, key := 0, 0
	for i, read := range out.KPIs {
		if err := read.KPI.Validate(); err != nil {
			t.Errorf("%s: %v", read.KPI.Name, err)
		}
		if read.KPI.Target != nil {
			targets++
		}
		if read.KPI.Key {
			key++
		}
		all := strings.Join([]string{read.KPI.Name, read.KPI.Definition, read.KPI.Note, read.Team}, "\n")
		for j, cell := range table.Rows[i].Cells {
			text := plan.CleanNote(cell)
			said := table.Header[j] == "Key" || table.Header[j] == "Target" && read.KPI.Target != nil || strings.Contains(all, text) || strings.Contains(all, cleanLine(text))
			if !said {
				t.Errorf("%s: %s %q is lost", read.KPI.Name, table.Header[j], text)
			}
		}
	}
	first := out.KPIs[0].KPI
	if first.Name != "Support Satisfaction (SSAT)" || *first.Target != 95 || first.Direction != kpi.Up || first.Unit != "%" || first.UnitKind != kpi.UnitPercent || !first.Key ||
		strings.Contains(first.Note, "Target:") || !strings.Contains(first.Note, "Health level (0-3): 2") {
		t.Errorf("%+v", first)
	}
	if got, want := fmt.Sprint(targets, key), "22 46"; got != want {
		t.Errorf("targets and key KPIs %s, want %s", got, want)
	}
}

func TestDefinitionFindings(t *testing.T) {
	for _, c := range []struct{ text, want, note string }{
		{"Name,Direction,Target,Unit\nChurn,down,5%,\n", "", ""},
		{"Name,Target\nChurn,5%\n", "target_in_words@2", "Target: 5%"},
		{"Name,Target,Direction\nChurn,at least 5,down\n", "target_in_words@2", "Target: at least 5"},
		{"Name,Key,Frequency,Timing\nChurn,maybe,often,both\n", "not_understood@2 not_understood@2 not_understood@2", "Timing: both"},
		{"Name,Key\nChurn,no\nchurn,yes\nMRR,yes\n", "name_twice@3 name_taken@4", ""},
		{"Name,Definition\n,x\n", "no_name@2", ""},
		{"Title2,Definition\nx,y\n", "no_name_column@0", ""},
		{"Name,Direction,Target,Highest\nChurn,up,120,100\n", "out_of_range@2", "target: 120"},
		{"Name,Baseline\nChurn,much\n", "not_a_number@2", "Baseline: much"},
		{"Name,Colour\nChurn,red\n", "kept_in_note@0", "Colour: red"},
		{"Name,Colour\nChurn,\n", "", ""},
		{"Name,Key\nNew  sales,no\nNEW Sales,no\n", "name_twice@3", ""},
	} {
		out, err := ReadKPIs(read(t, c.text, Options{}), KPIContext{Settings: plan.DefaultSettings(), Names: []string{"mrr"}})
		if err != nil {
			t.Fatal(err)
		}
		if got := findingCodes(out.Findings); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
		if c.note != "" && (len(out.KPIs) != 1 || !strings.Contains(out.KPIs[0].KPI.Note, c.note)) {
			t.Errorf("%q: %+v, want the note %q", c.text, out.KPIs, c.note)
		}
	}
}
