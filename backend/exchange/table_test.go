package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"cairn/backend/plan"
)

func read(t testing.TB, text string, options Options) *Table {
	t.Helper()
	table, err := ReadTable(context.Background(), strings.NewReader(text), int64(len(text)), options)
	if err != nil {
		t.Fatalf("ReadTable: %v", err)
	}
	return table
}

// refusal reads a file that has to be refused and returns its one field.
func refusal(t *testing.T, r io.Reader, size int64, options Options) (*plan.Error, plan.FieldError) {
	t.Helper()
	table, err := ReadTable(context.Background(), r, size, options)
	var refused *plan.Error
	if !errors.As(err, &refused) || len(refused.Fields) != 1 {
		t.Fatalf("got table %v and error %v, want a refusal with one field", table != nil, err)
	}
	return refused, refused.Fields[0]
}

func codes(list []Finding) string {
	var out []string
	for _, f := range list {
		out = append(out, fmt.Sprintf("%s@%d:%s", f.Code, f.Row, f.Column))
	}
	return strings.Join(out, " ")
}

// show writes rows in ASCII.
func show(rows []Row) string {
	var out []string
	for _, row := range rows {
		out = append(out, fmt.Sprintf("%d %+q", row.Line, row.Cells))
	}
	return strings.Join(out, "|")
}

func TestEveryEncodingDelimiterAndLineEndIsRecognised(t *testing.T) {
	utf16 := func(order unicode.Endianness, policy unicode.BOMPolicy) func(string) string {
		return func(s string) string {
			out, err := unicode.UTF16(order, policy).NewEncoder().String(s)
			if err != nil {
				t.Fatal(err)
			}
			return out
		}
	}
	encodings := []struct {
		name   string
		encode func(string) string
		want   Encoding
		bom    bool
	}{
		{"UTF-8", func(s string) string { return s }, UTF8, false},
		{"UTF-8 with BOM", func(s string) string { return "\ufeff" + s }, UTF8, true},
		{"UTF-16 LE with BOM", utf16(unicode.LittleEndian, unicode.UseBOM), UTF16LE, true},
		{"UTF-16 BE with BOM", utf16(unicode.BigEndian, unicode.UseBOM), UTF16BE, true},
		{"UTF-16 LE", utf16(unicode.LittleEndian, unicode.IgnoreBOM), UTF16LE, false},
		{"UTF-16 BE", utf16(unicode.BigEndian, unicode.IgnoreBOM), UTF16BE, false},
		{"Windows-1252", func(s string) string {
			out, err := charmap.Windows1252.NewEncoder().String(s)
			if err != nil {
				t.Fatal(err)
			}
			return out
		}, Windows1252, false},
	}
	for _, e := range encodings {
		for _, delimiter := range []string{",", ";", "\t", "|"} {
			for name, end := range map[string]string{"LF": "\n", "CRLF": "\r\n", "CR": "\r"} {
				lines := []string{"Title@Owner@Note", "Über uns@Zoë@\"one" + end + "two@ three\"", "Third – last@€uro@x"}
				text := strings.ReplaceAll(strings.Join(lines, end)+end, "@", delimiter)
				table := read(t, e.encode(text), Options{})
				if got, want := fmt.Sprint(table.Encoding, table.BOM, table.Delimiter, table.LineEnds), fmt.Sprint(e.want, e.bom, delimiter, name); got != want {
					t.Fatalf("%s %q %s: got %s, want %s", e.name, delimiter, name, got, want)
				}
				if got, want := fmt.Sprintf("%q", table.Header), `["Title" "Owner" "Note"]`; got != want {
					t.Errorf("%s %q %s: header %s, want %s", e.name, delimiter, name, got, want)
				}
				want := []Row{
					{Line: 2, Cells: []string{"Über uns", "Zoë", "one" + end + "two" + delimiter + " three"}},
					{Line: 4, Cells: []string{"Third – last", "€uro", "x"}},
				}
				if got, want := show(table.Rows), show(want); got != want {
					t.Errorf("%s %q %s:\n got %s\nwant %s", e.name, delimiter, name, got, want)
				}
				if got, want := codes(table.Findings) == "", e.want != Windows1252; got != want {
					t.Errorf("%s %q %s: findings %s", e.name, delimiter, name, codes(table.Findings))
				}
			}
		}
	}
}

func TestForcedDelimiterEncodingAndHeaderWin(t *testing.T) {
	table := read(t, "Title;a,b\n\xe9;x,y\n", Options{Delimiter: ",", Encoding: UTF8, Header: HeaderAbsent})
	if got, want := fmt.Sprintf("%q %s", table.Header, show(table.Rows)), `["Column A" "Column B"] 1 ["Title;a" "b"]|2 ["\ufffd;x" "y"]`; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if got, want := codes(table.Findings), "unreadable_characters@2:Column A"; got != want {
		t.Errorf("findings %s, want %s", got, want)
	}
	if _, field := refusal(t, strings.NewReader("a,b\n"), -1, Options{Delimiter: "::"}); field.Code != "unknown_delimiter" {
		t.Errorf("got %s", field.Code)
	}
	if _, field := refusal(t, strings.NewReader("a,b\n"), -1, Options{Encoding: "latin-9"}); field.Code != "unknown_encoding" {
		t.Errorf("got %s", field.Code)
	}
}

func TestTrouble(t *testing.T) {
	for _, test := range []struct {
		name, text, header, rows, findings string
	}{
		{"ragged rows", "Title,Owner,Note\na\nb,c,d,e,\"f, g\"\nh,i,j,,\n",
			`["Title" "Owner" "Note" "Column D" "Column E"]`,
			`2 ["a"]|3 ["b" "c" "d" "e" "f, g"]|4 ["h" "i" "j"]`,
			"ragged_row@2: ragged_row@3:Column D"},
		{"duplicate headers", "Title,Labels,labels,Labels,Labels\na,b,c,d,e\n",
			`["Title" "Labels" "labels" "Labels (2)" "Labels (3)"]`, `2 ["a" "b" "c" "d" "e"]`,
			"duplicate_header@1:Labels (2) duplicate_header@1:Labels (3)"},
		{"a header without a name", "Title,,Owner,\na,b,c,\n", `["Title" "Column B" "Owner"]`, `2 ["a" "b" "c"]`, ""},
		{"no header", "1,2018-Q3,CEO,Grow\n1.1,2018-Q3,CRO,Sell\n",
			`["Column A" "Column B" "Column C" "Column D"]`, `1 ["1" "2018-Q3" "CEO" "Grow"]|2 ["1.1" "2018-Q3" "CRO" "Sell"]`, "no_header@1:"},
		{"a year among the names", "Title,Owner,2018\na,b,c\n", `["Title" "Owner" "2018"]`, `2 ["a" "b" "c"]`, ""},
		{"names in another language", "Ziel,Besitzer\na,b\n", `["Ziel" "Besitzer"]`, `2 ["a" "b"]`, ""},
		{"mixed line ends", "Title,Owner\na,b\r\nc,d\re,f\n", `["Title" "Owner"]`, `2 ["a" "b"]|3 ["c" "d"]|4 ["e" "f"]`, "mixed_line_ends@0:"},
		{"blank lines", "\n\nTitle,Owner\n\na,b\n\n", `["Title" "Owner"]`, `5 ["a" "b"]`, ""},
		{"quotes", "Title,Note\n\"say \"\"hi\"\"\",5\" pipe\n\"\",\"\"\"\"\n", `["Title" "Note"]`, `2 ["say \"hi\"" "5\" pipe"]|3 ["" "\""]`, ""},
		{"text after a quote", "Title,Note\n\"a\"b,c\n", `["Title" "Note"]`, `2 ["ab" "c"]`, "text_after_quote@2:Title"},
		{"a quote that never closes", "Title,Note\na,\"b\nc,d\n", `["Title" "Note"]`, `2 ["a" "b\nc,d\n"]`, "unclosed_quote@2:Note"},
		{"NUL bytes", "Title,Note\na,b\x00c\n", `["Title" "Note"]`, `2 ["a" "b\x00c"]`, "nul_byte@2:Note"},
		{"damaged UTF-8", "Title,Note\nüäö,b\xffc\n", `["Title" "Note"]`, `2 ["\u00fc\u00e4\u00f6" "b\ufffdc"]`, "unreadable_characters@2:Note"},
		{"a header alone", "Title,Note\n", `["Title" "Note"]`, ``, "no_rows@0:"},
		{"a separator line", "sep=|\r\nTitle|Note\r\na,b|c\r\n", `["Title" "Note"]`, `3 ["a,b" "c"]`, ""},
		{"no line end at the end", "Title,Note\na,b", `["Title" "Note"]`, `2 ["a" "b"]`, ""},
		{"one column", "Title\na; b\nc, d\n", `["Title" "Column B"]`, `2 ["a; b"]|3 ["c" " d"]`, "ragged_row@3:Column B"},
		{"semicolons in prose", "Title,Note\na; b; c,d\ne;f,g;h;i\n", `["Title" "Note"]`, `2 ["a; b; c" "d"]|3 ["e;f" "g;h;i"]`, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			table := read(t, test.text, Options{})
			if got := fmt.Sprintf("%q", table.Header); got != test.header {
				t.Errorf("header %s, want %s", got, test.header)
			}
			if got := show(table.Rows); got != test.rows {
				t.Errorf("rows %s\nwant %s", got, test.rows)
			}
			if got := codes(table.Findings); got != test.findings {
				t.Errorf("findings %s\nwant %s", got, test.findings)
			}
			checkSentences(t, table.Findings)
		})
	}
}

// checkSentences holds findings to what ux.md asks of words on screen.
func checkSentences(t *testing.T, list []Finding) {
	t.Helper()
	for _, f := range list {
		if !strings.HasSuffix(f.Message, ".") || strings.Contains(f.Message, "!") || f.Code == "" || f.Severity == "" {
			t.Errorf("finding %+v is not a sentence with a code and a severity", f)
		}
	}
}

func TestRefusals(t *testing.T) {
	long := strings.Repeat("x", 1<<20)
	for _, test := range []struct {
		name, text string
		code       plan.Code
		field      string
		row        int
		column     string
	}{
		{"empty", "", plan.Invalid, "empty_file", 0, ""},
		{"only a byte-order mark and blank lines", "\ufeff\r\n \r\n", plan.Invalid, "empty_file", 0, ""},
		{"a cell of 1 MB", "Title,Note\na,b\nc," + long + "\n", plan.Invalid, "cell_too_long", 3, "B"},
		{"a quoted cell of 1 MB", "Title,Note\na,b\nc,\"" + long + "\"\n", plan.Invalid, "cell_too_long", 3, "B"},
		{"a quoted cell of doubled quotes", "Title,Note\nc,\"" + strings.Repeat(`""`, MaxCellBytes+1) + "\"\n", plan.Invalid, "cell_too_long", 2, "B"},
		{"a quote that never closes in a long file", "Title,Note\na,\"b\n" + strings.Repeat("c,d\n", 50_000), plan.Invalid, "cell_too_long", 2, "B"},
		{"10 000 columns", "Title,Note\na,b\n" + strings.Repeat("x,", 9_999) + "x\n", plan.Invalid, "too_many_columns", 3, "SG"},
		{"10 000 columns in the header", strings.Repeat("x,", 9_999) + "x\na\n", plan.Invalid, "too_many_columns", 1, "SG"},
		{"too many rows", "Title\n" + strings.Repeat("a\n", MaxRows+1), plan.Invalid, "too_many_rows", MaxRows + 2, ""},
		{"too many cells", strings.Repeat(strings.Repeat(",", MaxColumns-1)+"\n", MaxCells/MaxColumns+1), plan.Invalid, "too_many_cells", MaxCells/MaxColumns + 1, ""},
		{"Excel workbook", "PK\x03\x04\x14\x00\x06\x00[Content_Types].xml xl/workbook.xml", plan.Unsupported, "not_csv_xlsx", 0, ""},
		{"OpenDocument", "PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.opendocument.spreadsheet", plan.Unsupported, "not_csv_ods", 0, ""},
		{"ZIP", "PK\x03\x04\x14\x00\x08\x00plan.csv", plan.Unsupported, "not_csv_zip", 0, ""},
		{"PDF", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", plan.Unsupported, "not_csv_pdf", 0, ""},
		{"old Excel", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", plan.Unsupported, "not_csv_xls", 0, ""},
		{"a plan", "SQLite format 3\x00\x10\x00", plan.Unsupported, "not_csv_database", 0, ""},
		{"a web page", "\ufeff\n<!DOCTYPE html><html>", plan.Unsupported, "not_csv_html", 0, ""},
		{"XML", `<?xml version="1.0"?>`, plan.Unsupported, "not_csv_xml", 0, ""},
		{"JSON", `{"rows": []}`, plan.Unsupported, "not_csv_json", 0, ""},
		{"a picture", "\x89PNG\r\n\x1a\n\x00", plan.Unsupported, "not_csv_image", 0, ""},
		{"UTF-32", "\xff\xfe\x00\x00T\x00\x00\x00", plan.Unsupported, "not_csv_utf-32", 0, ""},
		{"a program", "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00\x3e\x00", plan.Unsupported, "not_csv_binary", 0, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			err, field := refusal(t, strings.NewReader(test.text), int64(len(test.text)), Options{})
			if got, want := fmt.Sprint(err.Code, field.Code, field.Row, field.Column), fmt.Sprint(test.code, test.field, test.row, test.column); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
			if !strings.Contains(err.Message, nothingWritten) || err.Message != field.Message {
				t.Errorf("message %q does not say what is safe", err.Message)
			}
		})
	}
}

func TestAtTheLimits(t *testing.T) {
	cell := strings.Repeat("x", MaxCellBytes)
	table := read(t, "Title,Note\n"+cell+",\""+cell+"\"\n", Options{})
	if got, want := len(table.Rows[0].Cells[1]), MaxCellBytes; got != want {
		t.Errorf("cell has %d bytes, want %d", got, want)
	}
	table = read(t, "Title\n"+strings.Repeat("a\n", MaxRows), Options{})
	if got, want := len(table.Rows), MaxRows; got != want {
		t.Errorf("%d rows, want %d", got, want)
	}
	table = read(t, strings.Repeat("x,", MaxColumns-1)+"Title\na\n", Options{})
	if got, want := len(table.Header), MaxColumns; got != want {
		t.Errorf("%d columns, want %d", got, want)
	}
}

// endlessRows gives out a CSV file of a length without ever holding it.
type endlessRows struct{ left, given int64 }

func (e *endlessRows) Read(p []byte) (int, error) {
	if e.left == 0 {
		return 0, io.EOF
	}
	const row = "1.1,2018-Q3,Support,Answer within an hour\n"
	n := 0
	for n < len(p) && e.left > 0 {
		part := copy(p[n:min(int64(len(p)), int64(n)+e.left)], row[e.given%int64(len(row)):])
		n += part
		e.left -= int64(part)
		e.given += int64(part)
	}
	return n, nil
}

func TestAFileOf300MBIsRefusedWithoutReadingIt(t *testing.T) {
	const size = 300 << 20
	known := &endlessRows{left: size}
	if _, field := refusal(t, known, size, Options{}); field.Code != "file_too_long" {
		t.Errorf("got %s", field.Code)
	}
	if known.given != 0 {
		t.Errorf("%d bytes were read of a file whose length was known", known.given)
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	unknown := &endlessRows{left: size}
	if _, field := refusal(t, unknown, -1, Options{}); field.Code != "file_too_long" {
		t.Errorf("got %s", field.Code)
	}
	runtime.ReadMemStats(&after)
	if got, most := unknown.given, int64(MaxFileBytes+1); got > most {
		t.Errorf("%d bytes were read, at most %d should be", got, most)
	}
	if got, most := after.TotalAlloc-before.TotalAlloc, uint64(6*MaxFileBytes); got > most {
		t.Errorf("%d MB were allocated in all, at most %d should be", got>>20, most>>20)
	}
}

func TestMemoryOfTheLongestFileIsBounded(t *testing.T) {
	row := "1.1," + strings.Repeat("x", 300) + ",\"a \"\"b\"\"\"\n"
	text := "Order,Title,Note\n" + strings.Repeat(row, MaxRows)
	if len(text) > MaxFileBytes {
		t.Fatalf("the file of %d bytes is too long to test with", len(text))
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	table := read(t, text, Options{})
	runtime.ReadMemStats(&after)
	if got, want := len(table.Rows), MaxRows; got != want {
		t.Errorf("%d rows, want %d", got, want)
	}
	if got, most := after.TotalAlloc-before.TotalAlloc, uint64(4*MaxFileBytes); got > most {
		t.Errorf("%d MB were allocated in all for a file of %d MB, at most %d should be", got>>20, len(text)>>20, most>>20)
	}
	t.Logf("%d MB were allocated in all for a file of %d MB", (after.TotalAlloc-before.TotalAlloc)>>20, len(text)>>20)
}

func TestReadingCanBeWatchedAndStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var seen []int64
	_, err := ReadTable(ctx, &endlessRows{left: 4 << 20}, -1, Options{Progress: func(read int64) {
		seen = append(seen, read)
		if read >= 1<<20 {
			cancel()
		}
	}})
	if got, want := plan.CodeOf(err), plan.Cancelled; got != want {
		t.Fatalf("code %s, want %s (%v)", got, want, err)
	}
	if !errors.Is(err, context.Canceled) {
		t.Error("the cause is lost")
	}
	if len(seen) < 2 || seen[0] <= 0 || seen[len(seen)-1] >= 2<<20 {
		t.Errorf("progress %v", seen)
	}
}

type brokenReader struct{ err error }

func (b brokenReader) Read([]byte) (int, error) { return 0, b.err }

func TestAnErrorOfTheFileIsPassedOn(t *testing.T) {
	broken := errors.New("input/output error")
	if _, err := ReadTable(context.Background(), brokenReader{broken}, -1, Options{}); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

func TestFindingsAreCountedButNotAllKept(t *testing.T) {
	table := read(t, "Title,Owner\n"+strings.Repeat("a\n", 5000)+"b,\"c", Options{})
	if got, want := table.Found, 5001; got != want {
		t.Errorf("found %d, want %d", got, want)
	}
	if got, want := len(table.Findings), MaxFindings+1; got != want {
		t.Errorf("listed %d, want %d", got, want)
	}
	if last := table.Findings[len(table.Findings)-1]; last.Code != "unclosed_quote" || table.Errors != 1 {
		t.Errorf("the error at the end is not listed: %+v", last)
	}
}
