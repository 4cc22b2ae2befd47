package exchange

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"cairn/backend/plan"
)

// recordSource gives the records of a file one after the other, whatever kind of
// file it is.
type recordSource interface {
	// next returns one record; more is false behind the last one. The cells are
	// substrings of a buffer: who keeps one clones it.
	next(ctx context.Context) (row Row, more bool, err error)
}

// tableSource gives the rows of a table that was read whole.
type tableSource struct {
	rows []Row
	at   int
}

func (s *tableSource) next(ctx context.Context) (Row, bool, error) {
	if s.at == len(s.rows) {
		return Row{}, false, nil
	}
	if s.at%1000 == 0 && ctx.Err() != nil {
		return Row{}, false, stopped(ctx)
	}
	s.at++
	return s.rows[s.at-1], true, nil
}

const (
	// streamHead is how much of a streamed file decides on its encoding,
	// delimiter and header, in bytes.
	streamHead = 1 << 20
	// streamChunk is how much is read at a time, in bytes.
	streamChunk = 256 << 10
)

// stream reads delimited text record by record and holds no more of it than one
// chunk and one record. It accepts what ReadTable accepts, but for the limits
// on rows and bytes, which its caller gives.
type stream struct {
	table   *tableReader // header and findings; its rows stay empty
	text    io.Reader    // decoded
	scanner *scanner
	pending []func() // what the scanner reported of a record that may be read again
	chunk   []byte
	ended   bool
	held    *Row // the first record, where it names no columns
	records int
}

// countingReader bounds and counts the bytes of a file.
type countingReader struct {
	from     io.Reader
	ctx      context.Context //nolint:containedctx // io.Reader has no room for it
	read     int64
	most     int64
	progress func(int64)
}

func (c *countingReader) Read(p []byte) (int, error) {
	if c.ctx.Err() != nil {
		return 0, stopped(c.ctx)
	}
	n, err := c.from.Read(p)
	c.read += int64(n)
	if c.read > c.most {
		return 0, refuse(plan.Invalid, "file_too_long", 0, "", fmt.Sprintf(
			"The file is longer than %d MB, the most that Cairn reads. %s Split the file.", c.most>>20, nothingWritten))
	}
	if c.progress != nil && n > 0 {
		c.progress(c.read)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return n, fmt.Errorf("read the file to import: %w", err)
	}
	return n, err //nolint:wrapcheck // io.EOF has to stay bare
}

// openStream looks at the head of a file and reads its header. It refuses as
// ReadTable does; a file of more than most bytes is refused once that many are
// read, or at once where size says so.
func openStream(ctx context.Context, r io.Reader, size, most int64, options Options) (*stream, error) {
	if options.Delimiter != "" {
		if err := checkDelimiter(options.Delimiter); err != nil {
			return nil, err
		}
	}
	counted := &countingReader{from: r, ctx: ctx, most: most, progress: options.Progress, read: max(0, size-most)}
	buffered := bufio.NewReaderSize(counted, streamHead)
	head, err := buffered.Peek(streamHead)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	raw := string(head)
	if refusal := refuseOtherKinds(raw); refusal != nil {
		return nil, refusal
	}
	if len(head) == streamHead {
		raw = raw[:max(strings.LastIndexAny(raw, "\n\r"), streamHead/2)]
	}
	source, err := decode(raw, options.Encoding)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(source.text) == "" && len(head) < streamHead {
		return nil, refuse(plan.Invalid, "empty_file", 0, "", "The file is empty. "+nothingWritten+" Choose another file.")
	}
	if refusal := refuseBinary(source.text); refusal != nil {
		return nil, refusal
	}
	if source.bom {
		_, mark := byteOrderMark(raw)
		_, _ = buffered.Discard(mark) // it was peeked at
	}
	s := newStream(decodingReader(buffered, source.encoding), newTableReader(source, options))
	if rest, _, skipped := separatorLine(source.text); skipped > 0 {
		s.scanner.line += skipped
		if _, err := io.CopyN(io.Discard, s.text, int64(len(source.text)-len(rest))); err != nil {
			return nil, err //nolint:wrapcheck // countingReader has said what failed
		}
	}
	return s, s.readHeader(ctx)
}

// newStream reads decoded text with the delimiter of a table reader.
func newStream(text io.Reader, table *tableReader) *stream {
	s := &stream{table: table, text: text, chunk: make([]byte, streamChunk)}
	s.scanner = newScanner("", table.scanner.delimiter)
	s.scanner.stray = func(line, column int) { s.pending = append(s.pending, func() { table.strayText(line, column) }) }
	s.scanner.unclosed = func(line, column int) { s.pending = append(s.pending, func() { table.unclosedQuote(line, column) }) }
	return s
}

// decodingReader turns bytes into UTF-8 on the way; what means nothing becomes
// U+FFFD.
func decodingReader(r io.Reader, from Encoding) io.Reader {
	var decoder *encoding.Decoder
	switch from {
	case UTF16LE:
		decoder = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder()
	case UTF16BE:
		decoder = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder()
	case Windows1252:
		decoder = charmap.Windows1252.NewDecoder()
	default:
		decoder = unicode.UTF8.NewDecoder()
	}
	return transform.NewReader(r, decoder)
}

// readHeader takes the first record for the names of the columns, or keeps it.
func (s *stream) readHeader(ctx context.Context) error {
	row, more, err := s.record(ctx)
	if err != nil || !more {
		return err
	}
	if !s.table.takeHeader(row.Cells, row.Line) {
		s.held = &row
	}
	return nil
}

func (s *stream) next(ctx context.Context) (Row, bool, error) {
	if held := s.held; held != nil {
		s.held = nil
		return *held, true, nil
	}
	return s.record(ctx)
}

// record reads the next record that is no blank line.
func (s *stream) record(ctx context.Context) (Row, bool, error) {
	for {
		if s.records++; s.records%1000 == 0 && ctx.Err() != nil {
			return Row{}, false, stopped(ctx)
		}
		before := *s.scanner
		cells, line, more, err := s.scanner.next()
		if err != nil {
			return Row{}, false, err
		}
		// A record that touches the end of the buffer may go on behind it.
		if s.scanner.pos >= len(s.scanner.text) && !s.ended {
			*s.scanner, s.pending = before, nil
			if err := s.fill(); err != nil {
				return Row{}, false, err
			}
			continue
		}
		for _, report := range s.pending {
			report()
		}
		s.pending = nil
		if !more {
			return Row{}, false, nil
		}
		if len(cells) == 1 && cells[0] == "" {
			continue
		}
		return Row{Line: line, Cells: cells}, true, nil
	}
}

// fill drops what is read from the buffer and adds a chunk to it.
func (s *stream) fill() error {
	n, err := io.ReadFull(s.text, s.chunk)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		s.ended = true
	} else if err != nil {
		return err //nolint:wrapcheck // countingReader has said what failed
	}
	s.scanner.text = s.scanner.text[s.scanner.pos:] + string(s.chunk[:n])
	s.scanner.pos = 0
	// A long record is read in ever larger steps, so that its parts are not
	// scanned again and again.
	if len(s.scanner.text) > 2*len(s.chunk) {
		s.chunk = make([]byte, 2*len(s.chunk))
	}
	return nil
}
