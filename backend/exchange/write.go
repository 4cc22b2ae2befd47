package exchange

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strings"

	"cairn/backend/plan"
)

// Preset is the dialect of an exported file.
type Preset string

// The presets. All write UTF-8 and end records with CRLF (RFC 4180).
const (
	Standard Preset = "standard" // comma, decimal point, no byte-order mark: for programs
	Excel    Preset = "excel"    // byte-order mark, separator and decimal mark of the plan's settings: for a double click
	Tab      Preset = "tab"      // tab, decimal point, no byte-order mark: for pasting
)

// Presets are all presets, the default first.
func Presets() []Preset { return []Preset{Standard, Excel, Tab} }

// ParsePreset reads the name of a preset; "" is Standard.
func ParsePreset(text string) (Preset, error) {
	if text == "" {
		return Standard, nil
	}
	for _, preset := range Presets() {
		if strings.EqualFold(text, string(preset)) {
			return preset, nil
		}
	}
	return "", plan.AtField("preset", "unknown", fmt.Sprintf(
		"\"%s\" is no preset. Nothing was exported. Choose standard, excel or tab.", excerpt(text)))
}

// ExportRow is one row of okrs.csv, as a person reads it.
type ExportRow struct {
	Order    string // outline number
	Type     string // TypeOfObjective or TypeOfKeyResult
	Title    string
	Owner    string // of a person the name, else the address
	Team     string
	Product  string
	Phase    string
	Period   string   // PeriodText of the cycle
	Start    *float64 // for the kind range its lower limit
	Current  *float64
	Target   *float64 // for the kind range its upper limit, for a baseline how many values are wanted
	Unit     string
	Progress *float64 // 0 to 1
	Expected *float64 // 0 to 1
	Status   string   // the status as people read it
	// Confidence is 0 to 100.
	Confidence *float64
	Due        plan.Date
	LastNote   string
}

// WriteOutline writes okrs.csv: the header and a record for each row. Text that
// a spreadsheet could take for a formula is guarded, numbers and dates never
// are. Progress and expected progress are rounded to a tenth of a percent,
// halves away from zero, so that the same plan always gives the same bytes; all
// other numbers are written in the shortest form that reads back the same.
//
// It refuses NaN and infinite numbers, and returns the error of w.
func WriteOutline(w io.Writer, preset Preset, settings plan.Settings, rows []ExportRow) error {
	out := newRecordWriter(w, preset, settings)
	for _, name := range OwnHeader() {
		out.text(name)
	}
	out.end()
	for i := range rows {
		out.row(&rows[i])
	}
	return out.flush()
}

// recordWriter writes cells and remembers the first fault. encoding/csv is not
// used: it rewrites line ends inside texts, and cannot be told to quote a cell.
type recordWriter struct {
	out       *bufio.Writer
	delimiter string
	special   string // characters that want quotation marks around their cell
	mark      string
	fresh     bool // no cell of the record is written yet
	err       error
}

func newRecordWriter(w io.Writer, preset Preset, settings plan.Settings) *recordWriter {
	const buffered = 64 << 10 // bytes
	out := &recordWriter{out: bufio.NewWriterSize(w, buffered), delimiter: ",", mark: ".", fresh: true}
	switch preset {
	case Excel:
		if settings.ListSeparator == ";" || settings.ListSeparator == "\t" {
			out.delimiter = settings.ListSeparator
		}
		if settings.DecimalMark == "," {
			out.mark = ","
		}
		out.raw("\ufeff")
	case Tab:
		out.delimiter = "\t"
	case Standard:
	default:
		_, out.err = ParsePreset(string(preset))
	}
	out.special = "\"\r\n" + out.delimiter
	return out
}

func (o *recordWriter) row(row *ExportRow) {
	for _, text := range []string{row.Order, row.Type, row.Title, row.Owner, row.Team, row.Product, row.Phase, row.Period} {
		o.text(text)
	}
	o.number(row.Start)
	o.number(row.Current)
	o.number(row.Target)
	o.text(row.Unit)
	o.percent(row.Progress)
	o.percent(row.Expected)
	o.text(row.Status)
	o.number(row.Confidence)
	o.text(string(row.Due)) // a date has no trigger; what is no date is guarded
	o.text(row.LastNote)
	o.end()
}

// text writes a guarded cell. What is not valid UTF-8 becomes U+FFFD, so that
// one bad byte does not change how the whole file is read.
func (o *recordWriter) text(text string) {
	if isWord(text) {
		o.write(text)
		return
	}
	guarded, changed := guard(strings.ToValidUTF8(text, "\ufffd"))
	o.cell(guarded, changed)
}

func (o *recordWriter) number(number *float64) {
	if number == nil {
		o.cell("", false)
		return
	}
	if math.IsNaN(*number) || math.IsInf(*number, 0) {
		o.fail(plan.Refuse(plan.Internal, "A number of the plan is not finite, which should not happen. The export was stopped; the plan is as it was."))
		return
	}
	o.cell(strings.Replace(plan.FormatNumber(*number), ".", o.mark, 1), false)
}

func (o *recordWriter) percent(share *float64) {
	if share == nil {
		o.cell("", false)
		return
	}
	rounded := math.Round(*share*1000) / 10
	o.number(&rounded)
}

// cell writes one cell, in quotation marks where RFC 4180 wants them or quote
// says so.
func (o *recordWriter) cell(text string, quote bool) {
	if quote || strings.ContainsAny(text, o.special) {
		text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	o.write(text)
}

// write writes a cell as it is.
func (o *recordWriter) write(text string) {
	if !o.fresh {
		o.raw(o.delimiter)
	}
	o.fresh = false
	o.raw(text)
}

// isWord says that a text is empty, or of ASCII letters and digits with "-" and
// "_" behind the first of them, as ids and dates are: it wants neither guard nor
// quotation marks.
func isWord(text string) bool {
	for i := range len(text) {
		if kind := wordBytes[text[i]]; kind == 0 || kind == behindFirst && i == 0 {
			return false
		}
	}
	return true
}

// Where a byte may stand in a word; 0 is nowhere.
const (
	anywhere    = 1
	behindFirst = 2
)

//nolint:gochecknoglobals // a table, never written
var wordBytes = func() (kinds [256]byte) {
	for _, c := range "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" {
		kinds[c] = anywhere
	}
	kinds['-'], kinds['_'] = behindFirst, behindFirst
	return kinds
}()

func (o *recordWriter) end() {
	o.raw("\r\n")
	o.fresh = true
}

func (o *recordWriter) raw(text string) {
	if o.err != nil {
		return
	}
	if _, err := o.out.WriteString(text); err != nil {
		o.fail(fmt.Errorf("write the file: %w", err))
	}
}

func (o *recordWriter) fail(err error) {
	if o.err == nil {
		o.err = err
	}
}

func (o *recordWriter) flush() error {
	if o.err != nil {
		return o.err
	}
	if err := o.out.Flush(); err != nil {
		return fmt.Errorf("write the file: %w", err)
	}
	return nil
}
