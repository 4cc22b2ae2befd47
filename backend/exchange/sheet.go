package exchange

import (
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"cairn/backend/plan"
)

// elementText gathers the text of an element up to its end: the parts called t, but
// not the phonetic ones, or the text of the element itself where part is "".
func elementText(decoder *partDecoder, part string) (string, error) {
	const deepest = 16 // elements within a text; real ones have two
	var text strings.Builder
	var inside []string
	for {
		token, err := decoder.RawToken()
		if err != nil {
			return "", fmt.Errorf("text of a cell: %w", notEnd(err))
		}
		switch t := token.(type) {
		case xml.StartElement:
			if inside = append(inside, t.Name.Local); len(inside) > deepest {
				return "", fmt.Errorf("text of a cell: %d elements within one another", len(inside))
			}
		case xml.EndElement:
			if len(inside) == 0 {
				return unescaped(text.String()), nil
			}
			inside = inside[:len(inside)-1]
		case xml.CharData:
			if part == "" && len(inside) == 0 || len(inside) > 0 && inside[len(inside)-1] == part && inside[0] != "rPh" {
				text.Write(t)
			}
		}
		if text.Len() > MaxCellBytes {
			return "", refuse(plan.Invalid, "cell_too_long", 0, "", fmt.Sprintf(
				"A cell of the workbook is longer than %d KB, the most that Cairn reads. %s Shorten it.", MaxCellBytes>>10, nothingWritten))
		}
	}
}

// escaped is how a text says a character that XML has no place for (ECMA-376,
// part 1, 22.4.2.4): "_x000D_" is a carriage return, "_x005F_" an underline.
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func unescaped(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	return escaped.ReplaceAllStringFunc(text, func(found string) string {
		code, _ := strconv.ParseUint(found[2:6], 16, 16)
		return string(rune(code))
	})
}

// notEnd: an end of the file within an element is damage.
func notEnd(err error) error {
	if err == io.EOF { //nolint:errorlint // the decoder returns it bare
		return io.ErrUnexpectedEOF
	}
	return err
}

// readStrings reads the texts that cells share.
func (b *workbookReader) readStrings(name string) error {
	return b.walk(name, func(decoder *partDecoder, element xml.StartElement) error {
		if element.Name.Local != "si" {
			return nil
		}
		if len(b.strings) == MaxCells {
			return refuse(plan.Invalid, "too_many_cells", 0, "", fmt.Sprintf(
				"The workbook has more than %d texts, the most that Cairn reads. %s Split it.", MaxCells, nothingWritten))
		}
		text, err := elementText(decoder, "t")
		b.strings = append(b.strings, text)
		return err
	})
}

// sheetRows gathers the rows of a sheet into a table.
type sheetRows struct {
	*tableReader
	row    Row // under way; its cells are nil before the first
	column int // of the next cell that does not say its own
	length int // bytes of all cells: many may show one long text
	// Formulas without a result, and the line of the first.
	bare, firstBare int
}

// next ends the row under way and begins another, at the number that the sheet
// states or behind the one before.
func (s *sheetRows) next(stated string) error {
	if err := s.end(); err != nil {
		return err
	}
	line := s.row.Line + 1
	if number, err := strconv.Atoi(stated); err == nil && number > s.row.Line {
		line = number
	}
	s.row, s.column = Row{Line: line, Cells: []string{}}, 0
	return nil
}

func (s *sheetRows) end() error {
	row := s.row
	if row.blank() {
		return nil
	}
	if s.cells += max(len(row.Cells), s.wide); s.cells > MaxCells {
		return refuseCells(row.Line)
	}
	if s.table.Header == nil && s.takeHeader(row.Cells, row.Line) {
		return nil
	}
	if len(s.table.Rows) == MaxRows {
		return refuseRows(row.Line)
	}
	for len(row.Cells) < s.wide {
		row.Cells = append(row.Cells, "") // empty cells at the end are not in the file
	}
	s.takeRow(row)
	return nil
}

// readSheet makes a table of a sheet.
func (b *workbookReader) readSheet(name string) (*Table, error) {
	if b.parts[partName(name)] == nil {
		return nil, refuseWorkbook("no_sheet", "The sheet holds no cells, such as one that is a chart. "+nothingWritten+" Choose another sheet.", nil)
	}
	rows := &sheetRows{tableReader: newTableReader(decoded{encoding: UTF8}, Options{Header: b.options.Header, Delimiter: ","})}
	rows.table.Delimiter = "" // a sheet has none
	err := b.walk(name, func(decoder *partDecoder, element xml.StartElement) error {
		switch element.Name.Local {
		case "row":
			return rows.next(attribute(element, "r"))
		case "c":
			return b.readCell(decoder, element, rows)
		}
		return nil
	})
	if err == nil {
		err = rows.end()
	}
	if err != nil {
		return nil, err
	}
	if rows.table.Header == nil {
		return nil, refuse(plan.Invalid, "empty_file", 0, "", "The sheet is empty. "+nothingWritten+" Choose another sheet.")
	}
	if rows.bare > 0 {
		rows.add(rows.firstBare, "", "no_result", SeverityWarning, fmt.Sprintf(
			"%d cells hold a formula whose result is not in the file, the first of them in row %d. They count as empty. Open the workbook in a spreadsheet program, save it there and import it again.",
			rows.bare, rows.firstBare))
	}
	rows.finish()
	rows.table.LineEnds = "" // a sheet has none
	return rows.table, nil
}

// readCell puts the value of a cell at its column.
func (b *workbookReader) readCell(decoder *partDecoder, element xml.StartElement, rows *sheetRows) error {
	if stated := columnIndex(attribute(element, "r")); stated >= rows.column {
		rows.column = stated
	}
	column := rows.column
	rows.column++
	text, bare, err := b.cellText(decoder, attribute(element, "t"), attribute(element, "s"))
	if err != nil {
		return err
	}
	if bare {
		if rows.bare++; rows.bare == 1 {
			rows.firstBare = rows.row.Line
		}
	}
	if text == "" {
		return nil // cells that are only coloured may go on for ever
	}
	if column >= MaxColumns {
		return refuseColumns(rows.row.Line)
	}
	if rows.length += len(text); rows.length > MaxUnzippedBytes {
		return refuseBomb()
	}
	for len(rows.row.Cells) <= column {
		rows.row.Cells = append(rows.row.Cells, "")
	}
	rows.row.Cells[column] = text
	return nil
}

// cellText reads a cell to its end. bare says that it has a formula and no
// result.
func (b *workbookReader) cellText(decoder *partDecoder, kind, style string) (text string, bare bool, err error) {
	value := ""
	formula, result := false, false
	for {
		token, err := decoder.RawToken()
		if err != nil {
			return "", false, fmt.Errorf("cell: %w", notEnd(err))
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name.Local == "c" {
				return b.shown(value, kind, style), formula && !result, nil
			}
		case xml.StartElement:
			within := "" // the text of v itself
			if t.Name.Local == "is" {
				within = "t"
			}
			text, err := elementText(decoder, within)
			if err != nil {
				return "", false, err
			}
			switch t.Name.Local {
			case "v", "is":
				value, result = text, kind == "str" || text != ""
			case "f":
				formula = true
			}
		}
	}
}

// columnIndex is the column of a reference such as "AB12", from 0; -1 for none.
func columnIndex(reference string) int {
	column := 0
	for i := range len(reference) {
		c := reference[i]
		if c < 'A' || c > 'Z' || column > MaxColumns {
			break
		}
		column = 26*column + int(c-'A') + 1
	}
	return column - 1
}

// shown is a value as a person sees it in the sheet.
func (b *workbookReader) shown(value, kind, style string) string {
	switch kind {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && i >= 0 && i < len(b.strings) {
			return b.strings[i]
		}
		return ""
	case "str", "inlineStr", "e":
		return value
	case "d": // an instant, of which the zone says nothing (ECMA-376, part 1, 18.17.4.1)
		return strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(value), "Z"), ".000"), "T00:00:00")
	case "b":
		return shownBool(value)
	}
	return b.shownNumber(value, style)
}

func shownBool(value string) string {
	switch {
	case isTrue(value):
		return "true"
	case value != "":
		return "false"
	default:
		return ""
	}
}

// shownNumber is a number in the format of its cell.
func (b *workbookReader) shownNumber(value, style string) string {
	format := plainFormat
	if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(b.formats) {
		format = b.formats[i]
	}
	number, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil {
		return value
	}
	switch format {
	case dateFormat:
		if text, ok := dateOfSerial(number, b.date1904); ok {
			return text
		}
	case percentFormat:
		return b.number(number*100) + "%"
	case plainFormat:
	}
	return b.number(number)
}

// number writes a number at the 15 digits that a sheet shows: what it stores as
// 0.30000000000000004 is 0.3.
func (b *workbookReader) number(number float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(number, 'g', plan.MaxDigits, 64), 64)
	if err != nil {
		rounded = number
	}
	text := plan.FormatNumber(rounded)
	if b.options.DecimalMark == "," {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}
