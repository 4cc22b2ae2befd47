package exchange

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sheetText is what was read of a workbook, for a comparison.
func sheetText(t *testing.T, raw []byte) string {
	t.Helper()
	out, err := readWorkbook(raw, WorkbookOptions{})
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf("%s of %v\n%q", out.Sheet, out.Sheets, out.Table.Header)
	for _, row := range out.Table.Rows {
		text += fmt.Sprintf("\n%d %q", row.Line, row.Cells)
	}
	for _, finding := range out.Table.Findings {
		text += fmt.Sprintf("\n%d %s", finding.Row, finding.Code)
	}
	return text
}

// The same sheet as programs write it: a hidden sheet before it, dates in both
// systems, percentages, booleans, errors, rich text, formulas, merged cells, and
// two rows that are not there.
func TestWorkbooksOfPrograms(t *testing.T) {
	const (
		head     = "\n" + `["period" "value" "share" "met" "note" "sum" "error"]`
		january  = "\n" + `2 ["2024-01-01" "41.3" "41.3%" "true" " said & <done>\nthen" "82.6" "#N/A"]`
		february = "\n" + `3 ["2024-02-01T10:30:00" "-0.1" "125%" "false" `
		march    = "\n" + `6 ["2024-03-01" "1000000000000000" "" "merged" "" "" "far"]`
		sheets   = "Data & more of [{Old true} {Data & more false}"
	)
	// openpyxl does not calculate.
	openpyxl := sheets + ` {Third false}]` + head + strings.Replace(january, "82.6", "", 1) + february + `"ä中😀" "" "#DIV/0!"]` + march + "\n2 no_result"
	xlsxwriter := sheets + ` {Chart false}]` + head + january + february + `"_x000D_ as typed, tab\t, bell\a" "ab" ""]` + march
	sheetjs := sheets + "]" + head + january + february + `"\r as typed" "ab" ""]` + march // it writes what is typed as an escape
	for file, want := range map[string]string{
		"openpyxl": openpyxl, "openpyxl_1904": openpyxl,
		"xlsxwriter": xlsxwriter, "xlsxwriter_1904": xlsxwriter, "xlsxwriter_inline": xlsxwriter,
		"exceljs": sheets + "]" + head + january + february + `"rich" "ab" ""]` + march,
		"sheetjs": sheetjs, "sheetjs_dates": sheetjs,
	} {
		t.Run(file, func(t *testing.T) {
			raw, err := os.ReadFile(filepath.Join("testdata", "workbooks", file+".xlsx"))
			if err != nil {
				t.Fatal(err)
			}
			if !IsWorkbook(raw) {
				t.Error("it is not recognised")
			}
			if got := sheetText(t, raw); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

// The same content in the dialects of programs that are no library.
func TestDialectsOfWorkbooks(t *testing.T) {
	const (
		main     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
		related  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
		strict   = "http://purl.oclc.org/ooxml/officeDocument/relationships"
		packages = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
		xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n"
		want     = "Plan of [{Plan false}]\n" + `["period" "value"]` + "\n" + `2 ["2024-01-01" "41.3"]`
	)
	parts := func(target, relations, book, sheet string) map[string]string {
		return map[string]string{
			"_rels/.rels":                xmlHead + packages + `<Relationship Id="rId1" Type="` + relations + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			"xl/_rels/workbook.xml.rels": xmlHead + packages + `<Relationship Id="rId9" Type="` + relations + `/worksheet" Target="` + target + `"/><Relationship Id="rId2" Type="` + relations + `/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="` + relations + `/styles" Target="styles.xml"/></Relationships>`,
			"xl/workbook.xml":            xmlHead + book, "xl/worksheets/sheet1.xml": xmlHead + sheet,
			"xl/sharedStrings.xml": `<sst xmlns="` + main + `" count="2" uniqueCount="2"><si><t>period</t></si><si><t>value</t></si></sst>`,
			"xl/styles.xml":        `<styleSheet xmlns="` + main + `"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd;@"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
		}
	}
	book := `<workbook xmlns="` + main + `" xmlns:r="` + related + `"><sheets><sheet name="Plan" sheetId="1" r:id="rId9"/></sheets></workbook>`
	sheet := `<worksheet xmlns="` + main + `"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" s="1"><v>45292</v></c><c r="B2"><v>41.3</v></c></row></sheetData></worksheet>`
	prefixed := strings.NewReplacer("<row", "<x:row", "</row", "</x:row", "<c ", "<x:c ", "</c", "</x:c", "<v>", "<x:v>", "</v>", "</x:v>", "sheetData>", "x:sheetData>", "</x:sheetData", "</x:sheetData",
		"<worksheet xmlns=", "<x:worksheet xmlns:x=", "</worksheet", "</x:worksheet").Replace(sheet)
	prefixed = strings.ReplaceAll(prefixed, "</x:x:", "</x:")
	for name, c := range map[string]map[string]string{
		"Excel, with extensions": parts("worksheets/sheet1.xml", related,
			strings.Replace(book, "<sheets>", `<fileVersion appName="xl"/><workbookPr defaultThemeVersion="166925"/><mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="x15"><x15ac:absPath url="C:\"/></mc:Choice></mc:AlternateContent><sheets>`, 1),
			strings.Replace(sheet, "<sheetData>", `<sheetPr/><dimension ref="A1:B2"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><cols><col min="1" max="16384" width="9"/></cols><sheetData>`, 1)),
		"Excel, strict":           parts("worksheets/sheet1.xml", strict, strings.NewReplacer(main, "http://purl.oclc.org/ooxml/spreadsheetml/main", related, strict).Replace(book), strings.Replace(sheet, `s="1"><v>45292`, `t="d"><v>2024-01-01`, 1)),
		"LibreOffice":             parts("worksheets/sheet1.xml", related, strings.Replace(book, "<sheets>", `<workbookPr backupFile="false" showObjects="all" date1904="false"/><sheets>`, 1), strings.NewReplacer(`<c r="B2">`, `<c r="B2" s="0" t="n">`, `<c r="A2" s="1">`, `<c r="A2" s="1" t="n">`, `<row r="2">`, `<row r="2" customFormat="false" ht="12.8" hidden="false">`).Replace(sheet)),
		"absolute targets":        parts("/xl/worksheets/sheet1.xml", related, book, sheet),
		"a prefix":                parts("worksheets/sheet1.xml", related, strings.NewReplacer("<workbook xmlns=", "<x:workbook xmlns:x=", "</workbook", "</x:workbook", "<sheet", "<x:sheet", "</sheet", "</x:sheet").Replace(book), prefixed),
		"no references":           parts("worksheets/sheet1.xml", related, book, strings.NewReplacer(` r="1"`, "", ` r="2"`, "", ` r="A1"`, "", ` r="B1"`, "", ` r="A2"`, "", ` r="B2"`, "").Replace(sheet)),
		"separators of Windows":   parts(`worksheets\Sheet1.xml`, related, book, sheet),
		"results of formulas":     parts("worksheets/sheet1.xml", related, book, strings.NewReplacer(`t="s"><v>1</v>`, `t="str"><f>LOWER("VALUE")</f><v>value</v>`, `<v>41.3`, `<f t="shared" si="0"/><v>41.3`).Replace(sheet)),
		"inline texts, in pieces": parts("worksheets/sheet1.xml", related, book, strings.Replace(sheet, `t="s"><v>1</v>`, `t="inlineStr"><is><r><t>val</t></r><r><rPr><b/></rPr><t>ue</t></r><phoneticPr fontId="1"/></is>`, 1)),
		"coloured cells":          parts("worksheets/sheet1.xml", related, book, strings.Replace(sheet, `</row></sheetData>`, `<c r="C2" s="1"/><c r="XFD2" s="1"></c></row><row r="3"><c r="A3" s="1"/></row></sheetData>`, 1)),
	} {
		t.Run(name, func(t *testing.T) {
			if got := sheetText(t, workbook(t, c)); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}
