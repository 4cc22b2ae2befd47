package exchange

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"cairn/backend/plan"
)

// elementText gathers the text of an element up to its end: the parts called t, but
// not the phonetic ones, or the text of the element itself where part is "".
func elementText(decoder *xml.Decoder, part string) (string, error) {
	var text strings.Builder
	var inside []string
	for {
		token, err := decoder.RawToken()
		if err != nil {
			return "", fmt.Errorf("text of a cell: %w", notEnd(err))
		}
		switch t := token.(type) {
		case xml.StartElement:
			inside = append(inside, t.Name.Local)
		case xml.EndElement:
			if len(inside) == 0 {
				return text.String(), nil
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

// notEnd: an end of the file within an element is damage.
func notEnd(err error) error {
	if err == io.EOF { //nolint:errorlint // the decoder returns it bare
		return io.ErrUnexpectedEOF
	}
	return err
}

// readStrings reads the texts that cells share.
func (b *workbookReader) readStrings(name string) error {
	return b.walk(name, func(decoder *xml.Decoder, element xml.StartElement) error {
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
	row Row // under way; its cells are nil before the first
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
	s.row = Row{Line: line, Cells: []string{}}
	return nil
}

func (s *sheetRows) end() error {
	row := s.row
	if row.blank() {
		return nil
	}
	if s.cells += len(row.Cells); s.cells > MaxCells {
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
	if b.parts[name] == nil {
		return nil, refuseWorkbook("no_sheet", "The sheet holds no cells, such as one that is a chart. "+nothingWritten+" Choose another sheet.", nil)
	}
	rows := &sheetRows{tableReader: newTableReader(decoded{encoding: UTF8}, Options{Header: b.options.Header, Delimiter: ","})}
	err := b.walk(name, func(decoder *xml.Decoder, element xml.StartElement) error {
		switch element.Name.Local {
		case "row":
			return rows.next(attribute(element, "r"))
		case "c":
			return b.readCell(decoder, element, &rows.row)
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
	rows.finish()
	rows.table.Delimiter, rows.table.LineEnds = "", "" // a sheet has neither
	return rows.table, nil
}

// readCell puts the value of a cell at its column.
func (b *workbookReader) readCell(decoder *xml.Decoder, element xml.StartElement, row *Row) error {
	column := len(row.Cells)
	if stated := columnIndex(attribute(element, "r")); stated >= column {
		column = stated
	}
	if column >= MaxColumns {
		return refuseColumns(row.Line)
	}
	kind, style := attribute(element, "t"), attribute(element, "s")
	value := ""
	for {
		token, err := decoder.RawToken()
		if err != nil {
			return fmt.Errorf("cell: %w", notEnd(err))
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name.Local != "c" {
				continue
			}
			for len(row.Cells) <= column {
				row.Cells = append(row.Cells, "")
			}
			row.Cells[column] = b.shown(value, kind, style)
			return nil
		case xml.StartElement:
			part := map[string]string{"v": "", "is": "t"}
			within, wanted := part[t.Name.Local]
			text, err := elementText(decoder, within)
			if err != nil {
				return err
			}
			if wanted {
				value = text
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
	case "str", "inlineStr", "e", "d":
		return value
	case "b":
		if isTrue(value) {
			return "true"
		}
		return "false"
	}
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
