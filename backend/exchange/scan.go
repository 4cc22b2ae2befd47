package exchange

import (
	"slices"
	"strings"

	"cairn/backend/plan"
)

// scanner parts delimited text into records. encoding/csv is not used: it
// turns CRLF inside quotes into LF, so that a note would not come back as it
// was written, it takes a bare CR for text, and it can neither bound a cell
// nor go on after a stray quotation mark.
//
// A record ends at LF, CRLF or a bare CR outside quotes. A cell that begins
// with a quotation mark ends at the next single one; two stand for one. A
// quotation mark elsewhere is text.
type scanner struct {
	text      string
	delimiter byte
	pos       int
	line      int // line of pos, 1-based
	ends      lineEnds
	cells     []string // of the record being read
	mostCell  int      // bytes that a cell may have
	// stray reports text after a closing quotation mark, and unclosed a quoted
	// cell that the file ends in; both with the index of the cell.
	stray, unclosed func(line, column int)
}

// lineEnds counts how records end.
type lineEnds struct{ lf, crlf, cr int }

func (l lineEnds) String() string {
	switch {
	case l.lf+l.cr == 0 && l.crlf > 0:
		return "CRLF"
	case l.lf+l.crlf == 0 && l.cr > 0:
		return "CR"
	case l.cr+l.crlf == 0:
		return "LF"
	default:
		return "mixed"
	}
}

func newScanner(text string, delimiter byte) *scanner {
	ignore := func(int, int) {}
	return &scanner{text: text, delimiter: delimiter, line: 1, mostCell: MaxCellBytes, stray: ignore, unclosed: ignore}
}

// next reads one record and says at which line it begins. more is false at the
// end of the file; a blank line is a record of one empty cell.
func (s *scanner) next() (cells []string, line int, more bool, err error) {
	if s.pos >= len(s.text) {
		return nil, s.line, false, nil
	}
	s.cells, line = s.cells[:0], s.line
	for {
		if len(s.cells) == MaxColumns {
			return nil, line, false, refuseColumns(line)
		}
		cell, quoted := s.cell(line)
		if len(cell) > s.mostCell {
			return nil, line, false, refuseCell(line, columnLetters(len(s.cells)), quoted)
		}
		s.cells = append(s.cells, cell)
		if s.pos >= len(s.text) {
			return slices.Clone(s.cells), line, true, nil
		}
		if s.text[s.pos] != s.delimiter {
			s.endLine()
			return slices.Clone(s.cells), line, true, nil
		}
		s.pos++
	}
}

// cell reads one cell and leaves pos at the delimiter, the line end or the end
// of the file. It stops early in a cell that is too long.
func (s *scanner) cell(line int) (cell string, quoted bool) {
	if s.pos < len(s.text) && s.text[s.pos] == '"' {
		return s.quotedCell(line), true
	}
	return s.bareText(), false
}

func (s *scanner) bareText() string {
	begin := s.pos
	for s.pos < len(s.text) {
		if c := s.text[s.pos]; c == s.delimiter || c == '\n' || c == '\r' {
			break
		}
		s.pos++
	}
	return s.text[begin:s.pos]
}

func (s *scanner) quotedCell(line int) string {
	s.pos++
	var built strings.Builder // holds the cell up to pos once it has a doubled mark
	for {
		length := strings.IndexByte(s.text[s.pos:], '"')
		if length < 0 || built.Len()+length > s.mostCell {
			return s.endless(&built, line, length < 0)
		}
		part := s.text[s.pos : s.pos+length]
		s.countLines(part)
		s.pos += length + 1
		if s.pos < len(s.text) && s.text[s.pos] == '"' {
			built.WriteString(part)
			built.WriteByte('"')
			s.pos++
			continue
		}
		if s.pos < len(s.text) && s.text[s.pos] != s.delimiter && s.text[s.pos] != '\n' && s.text[s.pos] != '\r' {
			s.stray(line, len(s.cells))
			built.WriteString(part)
			built.WriteString(s.bareText())
			return built.String()
		}
		if built.Len() == 0 {
			return part
		}
		built.WriteString(part)
		return built.String()
	}
}

// endless takes the rest of the text for a quoted cell that has no end, or one
// byte more than a cell may have.
func (s *scanner) endless(built *strings.Builder, line int, unclosed bool) string {
	rest := s.text[s.pos:]
	if most := s.mostCell + 1 - built.Len(); len(rest) > most {
		rest = rest[:most]
	} else if unclosed {
		s.unclosed(line, len(s.cells))
	}
	s.countLines(rest)
	s.pos = len(s.text)
	built.WriteString(rest)
	return built.String()
}

// countLines counts the line ends inside a quoted cell.
func (s *scanner) countLines(part string) {
	s.line += strings.Count(part, "\n") + strings.Count(part, "\r") - strings.Count(part, "\r\n")
}

func (s *scanner) endLine() {
	switch {
	case s.text[s.pos] == '\n':
		s.ends.lf++
	case s.pos+1 < len(s.text) && s.text[s.pos+1] == '\n':
		s.ends.crlf++
		s.pos++
	default:
		s.ends.cr++
	}
	s.pos++
	s.line++
}

// delimiters are what ReadTable looks for, in the order in which a tie is
// decided.
const delimiters = ",;\t|"

// guessDelimiter chooses the delimiter under which the beginning of the text
// makes the best table: most column names known to Recognise, then most
// records as wide as the first, then most columns.
func guessDelimiter(text string) byte {
	sample := text[:min(len(text), 64<<10)]
	best, bestScore := delimiters[0], [3]int{}
	for i := range len(delimiters) {
		score := rateDelimiter(sample, delimiters[i], len(sample) < len(text))
		if slices.Compare(score[:], bestScore[:]) > 0 {
			best, bestScore = delimiters[i], score
		}
	}
	return best
}

func rateDelimiter(sample string, delimiter byte, cut bool) (score [3]int) {
	const most = 200
	s := newScanner(sample, delimiter)
	header, _, more, err := s.next()
	if err != nil || !more || len(header) < 2 {
		return score
	}
	records, alike := 1, 1
	for records < most {
		cells, _, more, err := s.next()
		if err != nil || !more || cut && s.pos >= len(sample) {
			break
		}
		if len(cells) == 1 && cells[0] == "" {
			continue
		}
		records++
		if len(cells) == len(header) {
			alike++
		}
	}
	return [3]int{countKnown(header), alike * 100 / records, len(header)}
}

// checkDelimiter refuses what cannot part cells.
func checkDelimiter(delimiter string) error {
	if len(delimiter) == 1 && delimiter[0] < 0x7f && (delimiter[0] >= 0x20 || delimiter[0] == '\t') && delimiter[0] != '"' {
		return nil
	}
	return refuse(plan.Invalid, "unknown_delimiter", 0, "",
		"A delimiter is one character such as a comma, a semicolon, a tab or a bar. "+nothingWritten+" Choose one of these.")
}
