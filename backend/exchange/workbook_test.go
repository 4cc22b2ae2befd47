package exchange

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// workbook makes an XLSX file of parts; those of a plain workbook with one sheet
// are added.
func workbook(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	all := map[string]string{
		"[Content_Types].xml":        `<Types/>`,
		"_rels/.rels":                `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook><sheets><sheet name="Old" state="hidden" r:id="a"/><sheet name="Plan" r:id="b"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="http://x/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="c" Type="http://x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="d" Type="http://x/styles" Target="styles.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet><sheetData><row><c t="inlineStr"><is><t>Title</t></is></c></row><row><c t="inlineStr"><is><t>old</t></is></c></row></sheetData></worksheet>`,
	}
	for name, text := range parts {
		all[name] = text
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for name, text := range all {
		w, err := archive.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// series is a sheet in the manner of spreadsheet programs: shared and rich
// texts, dates and percentages by style, a hole, a formula, an empty row.
func series() map[string]string {
	return map[string]string{
		"xl/sharedStrings.xml": `<sst><si><t>period</t></si><si><r><t>val</t></r><r><rPr/><t>ue</t></r><rPh><t>x</t></rPh></si><si><t xml:space="preserve"> said &amp; done </t></si></sst>`,
		"xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[Red]yyyy\-mm"/><numFmt numFmtId="165" formatCode="0.0&quot;d&quot;"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet2.xml": `<worksheet><sheetData>` +
			`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="str"><f>1</f><v>note</v></c></row>` +
			`<row r="2"/>` +
			`<row r="3"><c r="A3" s="1"><v>45292</v></c><c r="B3" s="3"><f>B2*2</f><v>0.41299999999999998</v></c><c r="D3" t="s"><v>2</v></c></row>` +
			`<row r="4"><c r="A4" s="2"><v>45323</v></c><c r="B4" s="4"><v>4.3E1</v></c></row>` +
			`<row><c s="1"><v>45352</v></c><c><v>44.5</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>` +
			`</sheetData></worksheet>`,
	}
}

func readWorkbook(raw []byte, options WorkbookOptions) (*Workbook, error) {
	return ReadWorkbook(context.Background(), bytes.NewReader(raw), int64(len(raw)), options)
}

func TestReadWorkbook(t *testing.T) {
	raw := workbook(t, series())
	if !IsWorkbook(raw) {
		t.Error("it is not recognised")
	}
	out, err := readWorkbook(raw, WorkbookOptions{})
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintf("%v %s %q", out.Sheets, out.Sheet, out.Table.Header)
	for _, row := range out.Table.Rows {
		got += fmt.Sprintf("\n%d %q", row.Line, row.Cells)
	}
	const want = `[{Old true} {Plan false}] Plan ["period" "value" "Column C" "note"]
3 ["2024-01-01" "41.3%" "" " said & done "]
4 ["2024-02-01" "43" "" ""]
5 ["2024-03-01" "44.5" "true" "#N/A"]`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	out, err = readWorkbook(raw, WorkbookOptions{DecimalMark: ","})
	if err != nil || out.Table.Rows[0].Cells[1] != "41,3%" {
		t.Errorf("with a comma: %v %v", out, err)
	}
	out, err = readWorkbook(raw, WorkbookOptions{Sheet: "old"})
	if err != nil || out.Table.Header[0] != "Title" || out.Sheet != "Old" {
		t.Errorf("another sheet: %v %v", out, err)
	}
	_, err = readWorkbook(raw, WorkbookOptions{Sheet: "new"})
	if refused := (*plan.Error)(nil); !errors.As(err, &refused) || fmt.Sprint(refused.Params["candidates"]) != "[Old Plan]" {
		t.Errorf("no such sheet: %v", err)
	}
}

// What comes out of a workbook goes into the imports unchanged.
func TestWorkbookFeedsTheImports(t *testing.T) {
	out, err := readWorkbook(workbook(t, series()), WorkbookOptions{})
	if err != nil {
		t.Fatal(err)
	}
	measured, err := ReadMeasurementTable(context.Background(), out.Table, measuring(kpi.Monthly))
	if err != nil || measuredText(measured) != "2024-01-01 41.3, 2024-02-01 43, 2024-03-01 44.5" {
		t.Errorf("%q %v", measuredText(measured), measured.Findings)
	}
	sheet := `<worksheet><sheetData><row><c t="inlineStr"><is><t>Title</t></is></c><c t="inlineStr"><is><t>Target</t></is></c><c t="inlineStr"><is><t>Due</t></is></c></row>` +
		`<row><c t="inlineStr"><is><t>Raise it</t></is></c><c><v>12.5</v></c><c s="1"><v>46081</v></c></row></sheetData></worksheet>`
	parts := series()
	parts["xl/worksheets/sheet2.xml"] = sheet
	out, err = readWorkbook(workbook(t, parts), WorkbookOptions{})
	if err != nil {
		t.Fatal(err)
	}
	outline := ReadOutline(out.Table, Recognise(out.Table.Header), quarter())
	if last := outline.Rows[len(outline.Rows)-1]; *last.Target != 12.5 || last.Due != "2026-02-28" {
		t.Errorf("%+v", last)
	}
}

func TestDatesOfSheets(t *testing.T) {
	for _, c := range []struct {
		serial   float64
		date1904 bool
		want     string
	}{
		{1, false, "1900-01-01"}, {59, false, "1900-02-28"}, {60, false, ""}, {61, false, "1900-03-01"}, {0, false, ""}, {-1, false, ""},
		{45292, false, "2024-01-01"}, {43830, true, "2024-01-01"}, {45292.4375, false, "2024-01-01T10:30:00"}, {45292.9999999, false, "2024-01-02"},
		{2958465, false, "9999-12-31"}, {2958466, false, ""}, {1e300, true, ""},
	} {
		got, ok := dateOfSerial(c.serial, c.date1904)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%v: %q %v, want %q", c.serial, got, ok, c.want)
		}
	}
	for code, want := range map[string]cellFormat{
		"General": plainFormat, "0.00": plainFormat, "yyyy-mm-dd": dateFormat, "[$-409]d/m/yy h:mm": dateFormat, "mmm": dateFormat, "h:mm": plainFormat,
		"[h]:mm:ss": plainFormat, `0" days"`: plainFormat, `0\d`: plainFormat, "0.0%": percentFormat, "0;[Red]-0": plainFormat, "#,##0_d": plainFormat,
	} {
		if got := formatOfCode(code); got != want {
			t.Errorf("%q: %d, want %d", code, got, want)
		}
	}
}

func refusedWith(t *testing.T, err error, code string) {
	t.Helper()
	var refused *plan.Error
	if !errors.As(err, &refused) || len(refused.Fields) != 1 || refused.Fields[0].Code != code {
		t.Errorf("%v, want a refusal with the code %s", err, code)
	}
}

func TestWorkbooksThatAreRefused(t *testing.T) {
	with := func(name, text string) []byte {
		parts := series()
		parts[name] = text
		return workbook(t, parts)
	}
	whole := with("x", "")
	for name, c := range map[string]struct {
		raw  []byte
		code string
	}{
		"text":           {[]byte("Title\nx\n"), "not_xlsx"},
		"cut off":        {whole[:len(whole)/2], "not_xlsx"},
		"a document":     {with("_rels/.rels", `<Relationships><Relationship Type="a/officeDocument" Target="word/document.xml"/></Relationships>`), "not_xlsx"},
		"no sheets":      {with("xl/workbook.xml", `<workbook/>`), "no_sheet"},
		"a chart":        {with("xl/_rels/workbook.xml.rels", `<Relationships/>`), "no_sheet"},
		"broken XML":     {with("xl/worksheets/sheet2.xml", `<worksheet><row><c><v>1</`), "damaged_xlsx"},
		"ends in a cell": {with("xl/worksheets/sheet2.xml", `<worksheet><row><c><v>1</v>`), "damaged_xlsx"},
		"empty":          {with("xl/worksheets/sheet2.xml", `<worksheet/>`), "empty_file"},
		"wide":           {with("xl/worksheets/sheet2.xml", `<worksheet><row><c r="ZZZ1"><v>1</v></c></row></worksheet>`), "too_many_columns"},
		"long cell":      {with("xl/worksheets/sheet2.xml", `<worksheet><row><c><v>`+strings.Repeat("x", MaxCellBytes+1)+`</v></c></row></worksheet>`), "cell_too_long"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := readWorkbook(c.raw, WorkbookOptions{})
			refusedWith(t, err, c.code)
		})
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if _, err := ReadWorkbook(stopped, bytes.NewReader(whole), int64(len(whole)), WorkbookOptions{}); plan.CodeOf(err) != plan.Cancelled {
		t.Errorf("stopped: %v", err)
	}
}

func FuzzReadWorkbook(f *testing.F) {
	parts := series()
	f.Add(parts["xl/worksheets/sheet2.xml"], parts["xl/sharedStrings.xml"], parts["xl/styles.xml"])
	f.Add(`<row r="9999999999"><c r="A-1"/></row>`, `<si/>`, `<cellXfs><xf/></cellXfs>`)
	f.Fuzz(func(t *testing.T, sheet, texts, styles string) {
		raw := workbook(t, map[string]string{"xl/worksheets/sheet2.xml": sheet, "xl/sharedStrings.xml": texts, "xl/styles.xml": styles})
		out, err := readWorkbook(raw, WorkbookOptions{})
		if err != nil {
			if refused := (*plan.Error)(nil); !errors.As(err, &refused) || refused.Message == "" {
				t.Fatalf("not a refusal: %v", err)
			}
			return
		}
		before := 0
		for _, row := range out.Table.Rows {
			if row.Line <= before || len(row.Cells) > len(out.Table.Header) {
				t.Fatalf("row %d after %d, %d cells", row.Line, before, len(row.Cells))
			}
			before = row.Line
		}
	})
}
