package store

import (
	"bytes"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"cairn/backend/plan"
)

// notAPlan refuses a file that is no SQLite database, and says what it looks
// like.
func notAPlan(path string, head []byte) *plan.Error {
	kind := looksLike(path, head)
	advice := "Choose a plan file, whose name usually ends in .cairn."
	switch kind {
	case spreadsheetText:
		advice = "To bring its rows into a plan, use Import."
	case excelWorkbook:
		advice = "To bring its rows into a plan, save it as CSV and use Import."
	}
	refusal := atPath(plan.Unsupported, reasonNotAPlan, path, nil, "%s is "+kind+", not a plan. Nothing was changed. "+advice)
	refusal.Params["looksLike"] = kind
	return refusal
}

const (
	excelWorkbook   = "an Excel workbook"
	spreadsheetText = "a spreadsheet as text (CSV)"
	unknownFormat   = "a file of another kind"
)

type format struct{ magic, name string }

// beginnings are those of files that people mistake for a plan.
func beginnings() []format {
	return []format{
		{"PK\x03\x04", "a ZIP archive"},
		{"%PDF-", "a PDF document"},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel or Word document"},
		{"\x1f\x8b", "a compressed archive"},
		{"\x89PNG", "a picture"},
		{"\xff\xd8\xff", "a picture"},
		{"GIF8", "a picture"},
		{"\xff\xfe", "a text file"},
		{"\xfe\xff", "a text file"},
	}
}

// looksLike names the format of a file by its first bytes, with the help of
// its extension where several formats begin alike.
func looksLike(path string, head []byte) string {
	extension := strings.ToLower(filepath.Ext(path))
	for _, format := range beginnings() {
		if !bytes.HasPrefix(head, []byte(format.magic)) {
			continue
		}
		if format.magic == "PK\x03\x04" && (extension == ".xlsx" || extension == ".xlsm") {
			return excelWorkbook
		}
		return format.name
	}
	if bytes.IndexByte(head, 0) >= 0 || !isText(head) {
		return unknownFormat
	}
	switch trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n"); {
	case extension == ".csv" || extension == ".tsv":
		return spreadsheetText
	case bytes.HasPrefix(trimmed, []byte("{")) || bytes.HasPrefix(trimmed, []byte("[")):
		return "a JSON file"
	case bytes.HasPrefix(trimmed, []byte("<")):
		return "a web page or an XML file"
	default:
		return "a text file"
	}
}

// isText says whether head is UTF-8, but for a character cut off at its end.
func isText(head []byte) bool {
	for len(head) > 0 {
		r, size := utf8.DecodeRune(head)
		if r == utf8.RuneError && size == 1 {
			return len(head) < utf8.UTFMax && !utf8.FullRune(head)
		}
		head = head[size:]
	}
	return true
}
