package exchange

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"

	"cairn/backend/plan"
)

func written(t testing.TB, preset Preset, settings plan.Settings, rows []ExportRow) string {
	t.Helper()
	var out bytes.Buffer
	if err := WriteOutline(&out, preset, settings, rows); err != nil {
		t.Fatalf("WriteOutline: %v", err)
	}
	return out.String()
}

func ptr(f float64) *float64 { return &f }

func sampleRows() []ExportRow {
	return []ExportRow{
		{Order: "1", Type: "Objective", Title: "Grow; \"fast\", or not", Owner: "Growth", Period: "Q1 2026", Progress: ptr(0.4736842105), Expected: ptr(0.5), Status: "On track"},
		{Order: "1.1", Type: "Key result", Title: "=SUM(A1)", Owner: "Dana", Team: "+1", Product: "-x", Phase: "'quoted", Period: "Q1 2026",
			Start: ptr(-41.5), Current: ptr(0), Target: ptr(123456789012345), Unit: "@", Progress: ptr(0.0004), Expected: ptr(1), Status: "At risk",
			Confidence: ptr(62.5), Due: "2026-03-31", LastNote: "two\nlines"},
	}
}

func TestThePresets(t *testing.T) {
	german := plan.DefaultSettings()
	german.DecimalMark, german.ListSeparator = ",", ";"
	for _, test := range []struct {
		preset   Preset
		settings plan.Settings
		want     string
	}{
		{Standard, german, "Order,Type,Title,Owner,Team,Product,Phase,Period,Start,Current,Target,Unit,Progress %,Expected %,Status,Confidence %,Due,Last note\r\n" +
			"1,Objective,\"Grow; \"\"fast\"\", or not\",Growth,,,,Q1 2026,,,,,47.4,50,On track,,,\r\n" +
			"1.1,Key result,\"'=SUM(A1)\",Dana,\"'+1\",\"'-x\",\"''quoted\",Q1 2026,-41.5,0,123456789012345,\"'@\",0,100,At risk,62.5,2026-03-31,\"two\nlines\"\r\n"},
		{Excel, german, "\ufeffOrder;Type;Title;Owner;Team;Product;Phase;Period;Start;Current;Target;Unit;Progress %;Expected %;Status;Confidence %;Due;Last note\r\n" +
			"1;Objective;\"Grow; \"\"fast\"\", or not\";Growth;;;;Q1 2026;;;;;47,4;50;On track;;;\r\n" +
			"1.1;Key result;\"'=SUM(A1)\";Dana;\"'+1\";\"'-x\";\"''quoted\";Q1 2026;-41,5;0;123456789012345;\"'@\";0;100;At risk;62,5;2026-03-31;\"two\nlines\"\r\n"},
		{Tab, german, "Order\tType\tTitle\tOwner\tTeam\tProduct\tPhase\tPeriod\tStart\tCurrent\tTarget\tUnit\tProgress %\tExpected %\tStatus\tConfidence %\tDue\tLast note\r\n" +
			"1\tObjective\t\"Grow; \"\"fast\"\", or not\"\tGrowth\t\t\t\tQ1 2026\t\t\t\t\t47.4\t50\tOn track\t\t\t\r\n" +
			"1.1\tKey result\t\"'=SUM(A1)\"\tDana\t\"'+1\"\t\"'-x\"\t\"''quoted\"\tQ1 2026\t-41.5\t0\t123456789012345\t\"'@\"\t0\t100\tAt risk\t62.5\t2026-03-31\t\"two\nlines\"\r\n"},
	} {
		if got := written(t, test.preset, test.settings, sampleRows()); got != test.want {
			t.Errorf("%s:\n got %q\nwant %q", test.preset, got, test.want)
		}
	}
	comma := plan.DefaultSettings()
	comma.DecimalMark = ","
	if got := written(t, Excel, comma, []ExportRow{{Start: ptr(0.5)}}); !strings.Contains(got, `,"0,5",`) {
		t.Errorf("a decimal comma is not quoted between commas: %q", got)
	}
}

func TestGuard(t *testing.T) {
	for _, test := range []struct {
		text    string
		guarded bool
	}{
		{"=1+1", true}, {"+1", true}, {"-1", true}, {"@x", true}, {"\tx", true}, {"\rx", true}, {"\nx", true}, {"\x00x", true},
		{"＝1", true}, {"＋1", true}, {"－1", true}, {"＠x", true}, {"'", true}, {"'x", true}, {"''x", true},
		{" =1", true}, {"\u00a0\u3000=1", true}, {"\ufeff=1", true}, {"\u200b @x", true}, {" 'x", true}, {" \t", true},
		{"", false}, {" ", false}, {"a=1", false}, {"1+1", false}, {"−5", false}, {"“x”", false}, {"\"=1", false}, {"🎉", false},
	} {
		got, changed := guard(test.text)
		want := test.text
		if test.guarded {
			want = "'" + test.text
		}
		if got != want || changed != test.guarded {
			t.Errorf("%q: got %q and %v", test.text, got, changed)
		}
		if back := unguard(got); back != test.text {
			t.Errorf("%q comes back as %q", test.text, back)
		}
	}
}

func TestForeignFilesKeepTheirApostrophes(t *testing.T) {
	header := strings.Join(OwnHeader(), ",") + "\n"
	own := outline(t, header+"1,Objective,'=A,,,,,Q1 2026,,,,,,,,,,\n", nil)
	foreign := outline(t, "Order,Title\n1,'=A\n", nil)
	if got, want := own.Rows[0].Title+" "+foreign.Rows[0].Title, "=A '=A"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestOwnFilesAreReadByTheirOwnRules(t *testing.T) {
	header := strings.Join(OwnHeader(), ",") + ",Added\n"
	german := func(c *Context) { c.Settings.DecimalMark = "," }
	out := outline(t, header+
		"1,Objective,A; B,Ann; Bob,,,,Q1 2026,,,,,47.4,50,On track,,,,\n"+
		"1.1,Key result,Raise it to 95%,Ann <a@b.c>,,,,Q1 2026,1.234,,,,50,50,At risk,7,2026-03-31,,new text\n", german)
	kr := out.Rows[1]
	if got, want := number(kr.Start)+" "+number(kr.Target)+" "+number(kr.Confidence), "1.234 - 7"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := out.Rows[0].Owner+"|"+kr.Owner+"|"+out.Rows[0].Note+"|"+kr.Note, "Ann; Bob|Ann <a@b.c>||Added: new text"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := codes(out.Findings), "kept_in_note@0:Added"; got != want {
		t.Errorf("findings %s, want %s", got, want)
	}
	// A file that a spreadsheet saved with a decimal comma, in a plan with a point.
	table := read(t, "\ufeff"+header+"1,Objective,A,,,,,Q1 2026,,,,,,,,,,,\n1.1,Key result,B,,,,,Q1 2026,\"1,234\",,,,,,,,,,\n", Options{})
	asked := ReadOutline(table, Recognise(table.Header), quarter())
	if got, want := codes(asked.Findings), "decimal_mark@3:Start"; got != want {
		t.Errorf("findings %s, want %s", got, want)
	}
}

type fullDisk struct{ err error }

func (f fullDisk) Write([]byte) (int, error) { return 0, f.err }

func TestWriteOutlineRefuses(t *testing.T) {
	full := errors.New("no space left on device")
	if err := WriteOutline(fullDisk{full}, Standard, plan.DefaultSettings(), sampleRows()); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
	for _, bad := range []float64{math.NaN(), math.Inf(1)} {
		var out bytes.Buffer
		err := WriteOutline(&out, Standard, plan.DefaultSettings(), []ExportRow{{Progress: &bad}})
		if got, want := plan.CodeOf(err), plan.Internal; got != want {
			t.Errorf("%v: code %s, want %s", bad, got, want)
		}
	}
	if err := WriteOutline(&bytes.Buffer{}, "fancy", plan.DefaultSettings(), nil); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("got %v", err)
	}
}

func TestParsePreset(t *testing.T) {
	for text, want := range map[string]Preset{"": Standard, "standard": Standard, "EXCEL": Excel, "tab": Tab} {
		if got, err := ParsePreset(text); got != want || err != nil {
			t.Errorf("%q: got %s and %v", text, got, err)
		}
	}
	if _, err := ParsePreset("pdf"); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("got %v", err)
	}
}
