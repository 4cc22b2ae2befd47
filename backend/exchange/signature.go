package exchange

import (
	"fmt"
	"strings"

	"cairn/backend/plan"
)

const saveAsCSV = "Open it in a spreadsheet program, save it as \"CSV UTF-8\" and import that file."

// signature is how files of a kind that is not delimited text begin.
type signature struct {
	begin  string
	code   string
	what   string
	advice string
}

// signatures are tried in order; ZIP comes after the kinds that are ZIP inside.
func signatures() []signature {
	const openPlan = "Open it with Open, not with Import."
	return []signature{
		{"SQLite format 3\x00", "database", "a Cairn plan or another database", openPlan},
		{"PK\x03\x04", "zip", "a ZIP archive", "Unpack it and import the CSV file inside, if there is one."},
		{"PK\x05\x06", "zip", "an empty ZIP archive", "Ask for the CSV file itself."},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls", "an Excel workbook of the old kind", saveAsCSV},
		{"%PDF-", "pdf", "a PDF document", "Ask for the table as a CSV file."},
		{"\x1f\x8b", "gzip", "a compressed file", "Unpack it and import the CSV file inside."},
		{"\x28\xb5\x2f\xfd", "zstd", "a compressed file", "Unpack it and import the CSV file inside."},
		{"7z\xbc\xaf\x27\x1c", "7z", "a compressed file", "Unpack it and import the CSV file inside."},
		{"Rar!\x1a\x07", "rar", "a compressed file", "Unpack it and import the CSV file inside."},
		{"\x89PNG\r\n\x1a\n", "image", "a picture", "Ask for the table as a CSV file."},
		{"\xff\xd8\xff", "image", "a picture", "Ask for the table as a CSV file."},
		{"GIF8", "image", "a picture", "Ask for the table as a CSV file."},
		{"{\\rtf", "rtf", "a formatted text document", saveAsCSV},
		{"\x00\x00\xfe\xff", "utf-32", "text in UTF-32", "Save it as UTF-8 and import it again."},
		{"\xff\xfe\x00\x00", "utf-32", "text in UTF-32", "Save it as UTF-8 and import it again."},
	}
}

// refuseOtherKinds recognises what people give instead of a CSV file by its
// first bytes.
func refuseOtherKinds(raw string) *plan.Error {
	for _, s := range signatures() {
		if !strings.HasPrefix(raw, s.begin) {
			continue
		}
		if s.code == "zip" {
			s = zipKind(raw, s)
		}
		return refuseKind(s)
	}
	begin := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(raw[:min(len(raw), 512)], "\ufeff")))
	switch {
	case strings.HasPrefix(begin, "<!doctype html"), strings.HasPrefix(begin, "<html"), strings.HasPrefix(begin, "<table"):
		return refuseKind(signature{code: "html", what: "a web page", advice: saveAsCSV})
	case strings.HasPrefix(begin, "<?xml"):
		return refuseKind(signature{code: "xml", what: "an XML document", advice: saveAsCSV})
	case strings.HasPrefix(begin, "{\""), strings.HasPrefix(begin, "[{"), strings.HasPrefix(begin, "{\n"), strings.HasPrefix(begin, "{\r\n"):
		return refuseKind(signature{code: "json", what: "a JSON file", advice: "Ask for the table as a CSV file."})
	}
	return nil
}

// zipKind tells workbooks and documents, which are ZIP inside, from archives
// by the names of the first entries.
func zipKind(raw string, other signature) signature {
	head := raw[:min(len(raw), 8<<10)]
	switch {
	case strings.Contains(head, "opendocument.spreadsheet"):
		return signature{code: "ods", what: "an OpenDocument spreadsheet", advice: saveAsCSV}
	case strings.Contains(head, "xl/"), strings.Contains(head, "[Content_Types].xml"):
		return signature{code: "xlsx", what: "an Excel workbook or another Office document", advice: saveAsCSV}
	default:
		return other
	}
}

func refuseKind(s signature) *plan.Error {
	return refuse(plan.Unsupported, "not_csv_"+s.code, 0, "", fmt.Sprintf(
		"This is %s, not a CSV file. %s %s", s.what, nothingWritten, s.advice))
}

// refuseBinary refuses a file whose beginning is no text: several characters, and
// more than one in twenty, are control characters other than tab, line ends and form feed. Of
// bytes without any order it is one in nine.
func refuseBinary(text string) *plan.Error {
	all, strange := 0, 0
	for _, r := range text[:min(len(text), 8<<10)] {
		if all++; r < 0x20 && !strings.ContainsRune("\t\r\n\f", r) {
			strange++
		}
	}
	if strange <= 1 || strange*20 <= all {
		return nil
	}
	return refuse(plan.Unsupported, "not_csv_binary", 0, "", "This is no CSV file: it holds bytes that are not text. "+nothingWritten+" "+saveAsCSV)
}
