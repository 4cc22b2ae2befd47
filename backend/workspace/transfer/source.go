package transfer

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"cairn/backend/exchange"
	"cairn/backend/plan"
	"cairn/backend/store"
)

// Source is a file with rows, delimited text or an XLSX workbook, or such text
// that was pasted. The zero value of the other fields leaves the choice to Cairn.
type Source struct {
	Path      string
	Text      string // what was pasted, where Path is ""
	Sheet     string // of a workbook; "" is its first sheet that is not hidden
	Delimiter string
	Encoding  exchange.Encoding
	Header    exchange.HeaderRule
	// DecimalMark is that of the file, "." or ","; "" is the plan's. Numbers of a
	// workbook, which have none, are written with it.
	DecimalMark string
	// Progress is told how much of the work is done; it may be nil.
	Progress func(done, total int64)
}

// Content is what a source holds.
type Content struct {
	File   string // its name, or exchange.Pasted
	Size   int64  // bytes
	Table  *exchange.Table
	Sheets []exchange.Sheet // of a workbook; empty for text
	Sheet  string           // the one in Table
}

// Read reads a source whole. Refusals are plan errors.
func (a Actions) Read(ctx context.Context, source Source) (Content, error) {
	var c Content
	err := a.open(ctx, source, func(o *openSource) (err error) {
		c, err = o.table(ctx)
		return err
	})
	return c, err
}

// openSource is a source that is open.
type openSource struct {
	Source
	file     string
	size     int64
	from     io.Reader
	at       io.ReaderAt
	workbook bool
}

// open opens a source for as long as f runs.
func (a Actions) open(ctx context.Context, source Source, f func(*openSource) error) error {
	if source.DecimalMark == "" {
		err := a.w.Read(ctx, func(r store.Reader) error {
			p, err := r.Plan(ctx)
			source.DecimalMark = p.DecimalMark
			return err
		})
		if err != nil {
			return err
		}
	}
	if source.Path == "" {
		if strings.TrimSpace(source.Text) == "" {
			return plan.AtField("text", "required", "Nothing was pasted. Nothing was imported; copy the rows in the spreadsheet, and paste them here.")
		}
		text := strings.NewReader(source.Text)
		o := &openSource{Source: source, file: exchange.Pasted, size: text.Size(), from: text, at: text}
		return o.use(f)
	}
	info, err := os.Stat(source.Path)
	if err != nil || !info.Mode().IsRegular() {
		return unreadable(source.Path, err)
	}
	file, err := os.Open(source.Path)
	if err != nil {
		return unreadable(source.Path, err)
	}
	defer func() { _ = file.Close() }()
	o := &openSource{Source: source, file: filepath.Base(source.Path), size: info.Size(), from: file, at: file}
	const enough = 8 << 10 // bytes, to know a workbook by
	head := make([]byte, enough)
	n, err := file.ReadAt(head, 0)
	if err != nil && err != io.EOF { //nolint:errorlint // ReadAt returns it bare
		return unreadable(source.Path, err)
	}
	o.workbook = exchange.IsWorkbook(head[:n])
	return o.use(f)
}

func (o *openSource) use(f func(*openSource) error) error {
	if !o.workbook && o.Sheet != "" {
		return plan.AtField("sheet", "no_sheets", "Only a workbook has sheets, and "+o.file+" is none. Nothing was imported; leave the sheet out.")
	}
	return f(o)
}

func (o *openSource) options() exchange.Options {
	options := exchange.Options{Delimiter: o.Delimiter, Encoding: o.Encoding, Header: o.Header}
	if o.Path == "" && options.Delimiter == "" && strings.Contains(o.Text, "\t") {
		options.Delimiter = "\t" // as spreadsheets copy
	}
	if o.Progress != nil {
		options.Progress = func(read int64) { o.Progress(read, o.size) }
	}
	return options
}

func (o *openSource) table(ctx context.Context) (Content, error) {
	c := Content{File: o.file, Size: o.size, Sheets: []exchange.Sheet{}}
	if !o.workbook {
		var err error
		c.Table, err = exchange.ReadTable(ctx, o.from, o.size, o.options())
		return c, err
	}
	book, err := exchange.ReadWorkbook(ctx, o.at, o.size, exchange.WorkbookOptions{Sheet: o.Sheet, Header: o.Header, DecimalMark: o.DecimalMark})
	if err != nil {
		return c, err
	}
	c.Table, c.Sheets, c.Sheet = book.Table, book.Sheets, book.Sheet
	return c, nil
}
