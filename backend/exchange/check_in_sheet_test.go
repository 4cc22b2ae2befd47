package exchange

import (
	"bytes"
	"strings"
	"testing"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

const (
	idA plan.ID = "01890a5d-ac96-774b-bcce-b302099a8057"
	idB plan.ID = "01890a5d-ac96-774b-bcce-b302099a8058"
	idC plan.ID = "01890a5d-ac96-774b-bcce-b302099a8059"
)

func sheetContext() CheckInContext {
	cycle := quarter().DefaultCycle
	return CheckInContext{Settings: plan.DefaultSettings(), Today: "2026-02-10", KeyResults: map[plan.ID]CheckInTarget{
		idA: {okr.KeyResult{ID: idA, Kind: okr.Increase}, cycle},
		idB: {okr.KeyResult{ID: idB, Kind: okr.YesNo}, cycle},
		idC: {okr.KeyResult{ID: idC, Kind: okr.Milestones}, cycle},
	}}
}

func TestCheckInSheetGoesOutAndComesBack(t *testing.T) {
	last, expected := 47.25, 1.0/3
	for _, preset := range Presets() {
		settings := plan.DefaultSettings()
		settings.DecimalMark, settings.ListSeparator = ",", ";"
		var out bytes.Buffer
		err := WriteCheckInSheet(&out, preset, settings, []CheckInLine{
			{KeyResult: idA, Objective: "=Win", Title: "Raise, \"it\"", Owner: "Ada", Unit: "%", Last: &last, LastOn: "2026-02-03", Expected: &expected},
			{KeyResult: idB, Title: "Ship", Kind: okr.Milestones},
		})
		if err != nil {
			t.Fatal(err)
		}
		if preset == Standard {
			const want = "Id,Objective,Key result,Owner,Unit,Last value,Last date,Expected %,Value,Confidence %,Note\r\n" +
				string(idA) + ",\"'=Win\",\"Raise, \"\"it\"\"\",Ada,%,47.25,2026-02-03,33.3,,,\r\n" + string(idB) + ",,Ship,,,,,,(counted by its milestones),,\r\n"
			if out.String() != want {
				t.Errorf("got %q", out.String())
			}
		}
		back := ReadCheckInSheet(read(t, out.String(), Options{}), sheetContext())
		if back.Blank != 2 || len(back.CheckIns) != 0 || back.Errors != 0 {
			t.Errorf("%s: %+v", preset, back)
		}
	}
}

func TestCheckInSheetFindings(t *testing.T) {
	header := strings.Join(CheckInHeader(), ",") + "\n"
	row := func(id plan.ID, filled string) string { return string(id) + ",,,,,,,," + filled + "\n" }
	skip := sheetContext()
	skip.SkipFaulty = true
	comma := sheetContext()
	comma.DecimalMark = ","
	future := sheetContext()
	future.Date = "2026-02-11"
	again := sheetContext()
	value, sure := 51.5, 80.0
	again.Said = map[plan.ID][]okr.CheckIn{idA: {{Date: again.Today, Value: &value, Confidence: &sure, Note: "fine"}, {Date: again.Today, Note: "also"}}}
	for _, c := range []struct {
		name, text string
		context    CheckInContext
		want       string
		finding    string
	}{
		{"filled in", header + row(idA, "51.5,80,'=fine") + row(idB, "yes,8/10,"), sheetContext(), "51.5 80 =fine|1 80 ", ""},
		{"upper-case id, no", header + row(plan.ID(strings.ToUpper(string(idB))), "No,,"), sheetContext(), "0 - ", ""},
		{"a word alone", header + row(idC, ",,on the way"), sheetContext(), "- - on the way", ""},
		{"decimal comma", header + row(idA, `"51,5",,`), comma, "51.5 - ", ""},
		{"thousands or not", header + row(idA, `"2,125",,`), sheetContext(), "2125 - ", "grouped_number@2"},
		{"not thousands", header + row(idA, `"2,125",,`), comma, "2.125 - ", ""},
		{"read twice", header + row(idA, "51.5,80,fine") + row(idB, "1,,"), again, "1 - ", "said_already@0"},
		{"not quite the same", header + row(idA, "51.5,80,also"), again, "51.5 80 also", ""},
		{"another mark", header + row(idA, `"51,5",,`), sheetContext(), "", "decimal_mark@2"},
		{"unknown", header + row("x", "5,,") + row(idA, "5,,"), skip, "5 - ", "unknown_key_result@2"},
		{"unknown blocks", header + row("x", "5,,"), sheetContext(), "", "unknown_key_result@2"},
		{"twice", header + row(idA, "5,,") + row(idA, "6,,"), sheetContext(), "5 - ", "key_result_twice@3"},
		{"no number", header + row(idA, "much,,"), sheetContext(), "", "not_a_number@2"},
		{"milestones have no value", header + row(idC, "5,,"), sheetContext(), "", "not_for_kind@2"},
		{"yes/no has no 5", header + row(idB, "5,,"), sheetContext(), "", "out_of_range@2"},
		{"confidence", header + row(idA, ",101,"), sheetContext(), "", "out_of_range@2"},
		{"future", header + row(idA, "5,,"), future, "", "future@2"},
		{"another file", "Title,Owner\nx,y\n", sheetContext(), "", "not_a_check_in_sheet@0"},
		{"fewer columns", "ID,value\n" + string(idA) + ",5\n", sheetContext(), "5 - ", ""},
	} {
		out := ReadCheckInSheet(read(t, c.text, Options{}), c.context)
		checkSentences(t, out.Findings)
		var all []string
		for _, r := range out.CheckIns {
			all = append(all, number(r.CheckIn.Value)+" "+number(r.CheckIn.Confidence)+" "+r.CheckIn.Note)
			if r.CheckIn.Date == "" {
				t.Errorf("%s: no date", c.name)
			}
		}
		if got := strings.Join(all, "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if got := findingCodes(out.Findings); got != c.finding {
			t.Errorf("%s: findings %q, want %q", c.name, got, c.finding)
		}
	}
}
