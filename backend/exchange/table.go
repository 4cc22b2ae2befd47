package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"cairn/backend/plan"
)

// Options are what a person may say about a file; the zero value leaves all to
// ReadTable.
type Options struct {
	Delimiter string     // one character; "" means: find out
	Encoding  Encoding   // "" means: find out
	Header    HeaderRule // whether the first record names the columns
	// Progress is told how many bytes have been read so far; it may be nil.
	Progress func(read int64)
}

// HeaderRule says whether the first record of a file names its columns.
type HeaderRule string

// By default ReadTable decides by what the first record looks like.
const (
	HeaderGuessed HeaderRule = ""
	HeaderPresent HeaderRule = "yes"
	HeaderAbsent  HeaderRule = "no"
)

// Table is the content of a delimited text file.
type Table struct {
	Encoding  Encoding
	BOM       bool   // it begins with a byte-order mark
	Delimiter string // one character; "" of a sheet
	LineEnds  string // "LF", "CRLF", "CR" or "mixed"
	// Header are the names of the columns, each of them once: the second of two
	// alike has " (2)" behind it, one without a name is called "Column C". It is
	// as long as the longest row.
	Header []string
	Rows   []Row
	// Findings in the order of the file; Found counts them all, Errors those
	// that block the import, also where too many were found to list them.
	Findings []Finding
	Found    int
	Errors   int
}

// Row is one record.
type Row struct {
	Line  int      // line of the file where it begins, 1-based
	Cells []string // as they stand in the file; may be fewer than the columns
}

// Cell returns the text at a column, "" past the end of a short row and for a
// negative index.
func (r Row) Cell(index int) string {
	if index < 0 || index >= len(r.Cells) {
		return ""
	}
	return r.Cells[index]
}

// blank says that no cell of the row holds anything but spaces.
func (r Row) blank() bool {
	for _, cell := range r.Cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

// ReadTable reads a delimited text file to its end: encoding, delimiter, line
// ends and header are recognised unless options name them. size is the length
// of the file in bytes, or negative where it is not known.
//
// It refuses with a plan.Error: unsupported for files of another kind, invalid
// for an empty file and for one over the limits (Fields names row and column),
// cancelled when ctx ends, and a wrapped error where r fails. A file over
// MaxFileBytes is refused after MaxFileBytes, or before the first byte where
// size says so.
func ReadTable(ctx context.Context, r io.Reader, size int64, options Options) (*Table, error) {
	if options.Delimiter != "" {
		if err := checkDelimiter(options.Delimiter); err != nil {
			return nil, err
		}
	}
	raw, err := readBounded(ctx, r, size, options.Progress)
	if err != nil {
		return nil, err
	}
	if refusal := refuseOtherKinds(raw); refusal != nil {
		return nil, refusal
	}
	source, err := decode(raw, options.Encoding)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(source.text) == "" {
		return nil, refuse(plan.Invalid, "empty_file", 0, "", "The file is empty. "+nothingWritten+" Choose another file.")
	}
	if refusal := refuseBinary(source.text); refusal != nil {
		return nil, refusal
	}
	return newTableReader(source, options).read(ctx)
}

// readBounded reads all of r, but never more than one byte over the limit.
func readBounded(ctx context.Context, r io.Reader, size int64, progress func(int64)) (string, error) {
	if size > MaxFileBytes {
		return "", refuseLength()
	}
	var text strings.Builder
	text.Grow(int(max(size, 0)))
	r = io.LimitReader(r, MaxFileBytes+1)
	chunk := make([]byte, 256<<10)
	for {
		if ctx.Err() != nil {
			return "", stopped(ctx)
		}
		n, err := r.Read(chunk)
		text.Write(chunk[:n])
		if text.Len() > MaxFileBytes {
			return "", refuseLength()
		}
		if progress != nil && n > 0 {
			progress(int64(text.Len()))
		}
		switch {
		case errors.Is(err, io.EOF):
			return text.String(), nil
		case err != nil && ctx.Err() != nil:
			return "", stopped(ctx)
		case err != nil:
			return "", fmt.Errorf("read the file to import: %w", err)
		}
	}
}

func stopped(ctx context.Context) error {
	return &plan.Error{Code: plan.Cancelled, Message: "Reading the file was stopped. " + nothingWritten, Cause: ctx.Err()}
}

// tableReader makes a Table of decoded text.
type tableReader struct {
	source  decoded
	scanner *scanner
	rule    HeaderRule
	table   *Table
	found   findings
	cells   int
	// wide is how many cells the header has; longer rows extend Header.
	wide int
	// suspicious says whether any cell may hold what checkCell looks for.
	suspicious bool
	guessSeen  bool
}

func newTableReader(source decoded, options Options) *tableReader {
	t := &tableReader{source: source, rule: options.Header}
	t.suspicious = source.guessed || source.replaced || strings.IndexByte(source.text, 0) >= 0
	text, delimiter, skipped := separatorLine(source.text)
	if options.Delimiter != "" {
		delimiter = options.Delimiter[0]
	} else if delimiter == 0 {
		delimiter = guessDelimiter(text)
	}
	t.scanner = newScanner(text, delimiter)
	t.scanner.line += skipped
	t.scanner.stray = t.strayText
	t.scanner.unclosed = t.unclosedQuote
	t.table = &Table{Encoding: source.encoding, BOM: source.bom, Delimiter: string(delimiter)}
	return t
}

// separatorLine takes off the first line "sep=;" by which some programs tell a
// spreadsheet the delimiter. delimiter is 0 where there is none.
func separatorLine(text string) (rest string, delimiter byte, lines int) {
	if len(text) < 5 || !strings.EqualFold(text[:4], "sep=") || checkDelimiter(text[4:5]) != nil {
		return text, 0, 0
	}
	rest = text[5:]
	for _, end := range []string{"\r\n", "\n", "\r"} {
		if strings.HasPrefix(rest, end) {
			return rest[len(end):], text[4], 1
		}
	}
	return text, 0, 0
}

func (t *tableReader) read(ctx context.Context) (*Table, error) {
	for records := 0; ; records++ {
		if records%1000 == 0 && ctx.Err() != nil {
			return nil, stopped(ctx)
		}
		cells, line, more, err := t.scanner.next()
		if err != nil {
			return nil, err
		}
		if !more {
			break
		}
		if len(cells) == 1 && cells[0] == "" {
			continue
		}
		if t.cells += len(cells); t.cells > MaxCells {
			return nil, refuseCells(line)
		}
		if t.table.Header == nil && t.takeHeader(cells, line) {
			continue
		}
		if len(t.table.Rows) == MaxRows {
			return nil, refuseRows(line)
		}
		t.takeRow(Row{Line: line, Cells: cells})
	}
	t.finish()
	return t.table, nil
}

// takeRow keeps a row and looks at its width and its characters.
func (t *tableReader) takeRow(row Row) {
	if len(row.Cells) < t.wide {
		t.add(row.Line, "", "ragged_row", SeverityWarning, fmt.Sprintf(
			"The row at line %d has %d cells where the header has %d. The missing ones at its end count as empty. Check that no cell is in the wrong column.",
			row.Line, len(row.Cells), t.wide))
	}
	for len(row.Cells) > t.wide && strings.TrimSpace(row.Cells[len(row.Cells)-1]) == "" {
		row.Cells = row.Cells[:len(row.Cells)-1]
	}
	if len(row.Cells) > t.wide {
		t.nameColumns(len(row.Cells))
		advice := "Name their columns in the header." // of a sheet
		if t.table.Delimiter != "" {
			advice = fmt.Sprintf("Check that text with a \"%s\" stands in quotation marks.", t.table.Delimiter)
		}
		t.add(row.Line, t.name(t.wide), "ragged_row", SeverityWarning, fmt.Sprintf(
			"The row at line %d has %d cells where the header has %d. The further ones go to its note. %s", row.Line, len(row.Cells), t.wide, advice))
	}
	if t.suspicious {
		for i, cell := range row.Cells {
			t.checkCell(row.Line, i, cell)
		}
	}
	t.table.Rows = append(t.table.Rows, row)
}

// checkCell finds the characters that were not read with certainty.
func (t *tableReader) checkCell(line, column int, cell string) {
	if strings.IndexByte(cell, 0) >= 0 {
		t.add(line, t.name(column), "nul_byte", SeverityWarning,
			"This cell holds NUL bytes, which no text has. They are taken out. Check where the file comes from.")
	}
	if t.source.replaced && strings.Contains(cell, "\ufffd") {
		t.add(line, t.name(column), "unreadable_characters", SeverityWarning, fmt.Sprintf(
			"This cell holds bytes that are no %s; each shows as \ufffd. Everything else is read. Choose another encoding if the file has one.", t.source.encoding))
	}
	if t.source.guessed && !t.guessSeen && strings.ContainsFunc(cell, func(r rune) bool { return r > 0x7f }) {
		t.guessSeen = true
		t.add(line, t.name(column), "encoding_guessed", SeverityWarning, fmt.Sprintf(
			"The file is not UTF-8 and is read as Windows-1252: this cell then says \"%s\". Choose another encoding if that is wrong.", excerpt(cell)))
	}
}

func (t *tableReader) strayText(line, column int) {
	t.add(line, t.name(column), "text_after_quote", SeverityWarning,
		"There is text after the closing quotation mark of this cell. It is kept as part of the cell. Check the cell; a quotation mark inside a text is written twice.")
}

func (t *tableReader) unclosedQuote(line, column int) {
	t.add(line, t.name(column), "unclosed_quote", SeverityError, fmt.Sprintf(
		"The quotation mark that opens this cell at line %d is never closed, so that the rest of the file would be its text. %s Close it, or write it twice if it is part of the text.",
		line, nothingWritten))
}

func (t *tableReader) add(row int, column, code string, severity Severity, message string) {
	t.found.add(Finding{Row: row, Column: column, Code: code, Severity: severity, Message: message})
}

// finish fills in what is known at the end of the file.
func (t *tableReader) finish() {
	t.table.LineEnds = t.scanner.ends.String()
	if t.table.LineEnds == "mixed" {
		t.add(0, "", "mixed_line_ends", SeverityInfo, fmt.Sprintf(
			"The file ends its lines in several ways (%d LF, %d CRLF, %d CR). Each of them ends a row.",
			t.scanner.ends.lf, t.scanner.ends.crlf, t.scanner.ends.cr))
	}
	if len(t.table.Rows) == 0 {
		t.add(0, "", "no_rows", SeverityError, "There is a header and no row beneath it. "+nothingWritten+" Choose another file, or copy the rows too.")
	}
	t.table.Findings, t.table.Found, t.table.Errors = t.found.list(), t.found.total, t.found.errorTotal
}
