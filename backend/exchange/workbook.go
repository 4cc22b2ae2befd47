package exchange

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"

	"cairn/backend/plan"
)

// What ReadWorkbook accepts, beside the limits of tables. A workbook is a ZIP
// archive, whose parts could grow without end while they are unpacked.
const (
	// MaxUnzippedBytes is how long the parts of a workbook that are read may be
	// together once they are unpacked.
	MaxUnzippedBytes = 128 << 20
	// MaxUnzipRatio is how many times longer a part may grow; real sheets stay
	// under 100.
	MaxUnzipRatio = 200
	// maxZipEntries is how many parts a workbook may have.
	maxZipEntries = 10_000
	// smallPart may grow by any ratio, in bytes.
	smallPart = 1 << 20
	// maxTokenBytes is the longest element or text in a part, in bytes as it is
	// written there: the longest cell with each character written as a reference.
	maxTokenBytes = 16 * MaxCellBytes
	// maxElements is how many elements the parts that are read may have together.
	// A cell with a value has two or three.
	maxElements = 5 * MaxCells
)

// WorkbookOptions are what a person may say about a workbook; the zero value
// leaves all to ReadWorkbook.
type WorkbookOptions struct {
	Sheet  string // name; "" means the first sheet that is not hidden
	Header HeaderRule
	// DecimalMark is how numbers are written into the table, "," or, for anything
	// else, ".": the mark with which the table is read afterwards.
	DecimalMark string
}

// Sheet is one sheet of a workbook.
type Sheet struct {
	Name   string `json:"name"`
	Hidden bool   `json:"hidden"`
}

// Workbook is one sheet of an XLSX file as a table, and the names of all. Cells
// hold values, not formulas: numbers in the shortest form at 15 digits, what is
// formatted as a percentage with its sign, dates as YYYY-MM-DD.
type Workbook struct {
	Sheets []Sheet
	Sheet  string // the one in Table
	Table  *Table // Line of a row is its number in the sheet
}

// IsWorkbook says whether a file that begins with head may be an XLSX workbook.
func IsWorkbook(head []byte) bool {
	text := string(head[:min(len(head), 8<<10)])
	return strings.HasPrefix(text, "PK\x03\x04") && zipKind(text, signature{}).code == "xlsx"
}

// ReadWorkbook reads the values of one sheet of an XLSX file of size bytes. It
// refuses what ReadTable refuses, a workbook that is damaged or protected, one
// whose parts would unpack to more than MaxUnzippedBytes or MaxUnzipRatio times
// their length (before they are unpacked, where the archive says so), and the
// name of a sheet that it does not have.
func ReadWorkbook(ctx context.Context, r io.ReaderAt, size int64, options WorkbookOptions) (*Workbook, error) {
	b, err := openWorkbook(ctx, r, size, options)
	if err != nil {
		return nil, err
	}
	return b.read()
}

func openWorkbook(ctx context.Context, r io.ReaderAt, size int64, options WorkbookOptions) (*workbookReader, error) {
	if size > MaxFileBytes {
		return nil, refuseLength()
	}
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return nil, refuseWorkbook("not_xlsx", "This is not an Excel workbook (XLSX), or it is damaged or protected by a password. "+nothingWritten+" "+saveAsCSV, err)
	}
	if len(archive.File) > maxZipEntries {
		return nil, refuseBomb()
	}
	b := &workbookReader{ctx: ctx, parts: make(map[string]*zip.File, len(archive.File)), options: options, left: MaxUnzippedBytes}
	for _, file := range archive.File {
		b.parts[partName(file.Name)] = file
	}
	return b, nil
}

func refuseWorkbook(code, message string, cause error) *plan.Error {
	refusal := refuse(plan.Unsupported, code, 0, "", message)
	refusal.Cause = cause
	return refusal
}

func refuseBomb() *plan.Error {
	return refuse(plan.Invalid, "unzips_too_long", 0, "", fmt.Sprintf(
		"The workbook would unpack to more than %d MB, or to more than %d times its length, which no plan does. %s Save the sheet as a CSV file and import that.",
		MaxUnzippedBytes>>20, MaxUnzipRatio, nothingWritten))
}

// workbookReader reads the parts of a workbook within the limits.
type workbookReader struct {
	ctx      context.Context //nolint:containedctx // each part is read within the one call of ReadWorkbook
	parts    map[string]*zip.File
	options  WorkbookOptions
	left     int64 // bytes that may still be unpacked
	elements int   // that were read
	date1904 bool
	strings  []string
	formats  []cellFormat // by the index of a cell's style
}

func (b *workbookReader) read() (*Workbook, error) {
	main := "xl/workbook.xml"
	if targets, err := b.relations("_rels/.rels", ""); err != nil {
		return nil, err
	} else if target := targets.ofType("officeDocument"); target != "" {
		main = target
	}
	sheets, out, err := b.contents(main)
	if err != nil {
		return nil, err
	}
	chosen, err := b.choose(out.Sheets)
	if err != nil {
		return nil, err
	}
	out.Sheet = out.Sheets[chosen].Name
	folder := path.Dir(main)
	related, err := b.relations(path.Join(folder, "_rels", path.Base(main)+".rels"), folder)
	if err != nil {
		return nil, err
	}
	if err := b.readStrings(related.ofType("sharedStrings")); err != nil {
		return nil, err
	}
	if err := b.readStyles(related.ofType("styles")); err != nil {
		return nil, err
	}
	out.Table, err = b.readSheet(related.byID(sheets[chosen]))
	if err != nil {
		return nil, err
	}
	return out, nil
}

// choose finds the sheet to read.
func (b *workbookReader) choose(sheets []Sheet) (int, error) {
	var names []string
	for i, sheet := range sheets {
		if b.options.Sheet != "" && strings.EqualFold(sheet.Name, b.options.Sheet) || b.options.Sheet == "" && !sheet.Hidden {
			return i, nil
		}
		names = append(names, sheet.Name)
	}
	if len(sheets) == 0 {
		return 0, refuseWorkbook("no_sheet", "The workbook has no sheet. "+nothingWritten+" Choose another file.", nil)
	}
	if b.options.Sheet == "" {
		return 0, nil // all are hidden
	}
	err := plan.AtField("sheet", "no_such_sheet", fmt.Sprintf(
		"The workbook has no sheet \"%s\". %s Its sheets are: %s.", excerpt(b.options.Sheet), nothingWritten, excerpt(strings.Join(names, ", "))))
	err.Params = map[string]any{"candidates": names}
	return 0, err
}

// contents lists the sheets of a workbook, and the ids of their relations.
func (b *workbookReader) contents(name string) (ids []string, out *Workbook, err error) {
	out = &Workbook{Sheets: []Sheet{}}
	if b.parts[partName(name)] == nil {
		return nil, nil, refuseWorkbook("not_xlsx", "This is not an Excel workbook (XLSX). "+nothingWritten+" "+saveAsCSV, nil)
	}
	err = b.walk(name, func(_ *partDecoder, element xml.StartElement) error {
		switch element.Name.Local {
		case "workbookPr":
			b.date1904 = isTrue(attribute(element, "date1904"))
		case "sheet":
			ids = append(ids, attribute(element, "id"))
			out.Sheets = append(out.Sheets, Sheet{Name: attribute(element, "name"), Hidden: strings.Contains(strings.ToLower(attribute(element, "state")), "hidden")})
		}
		return nil
	})
	return ids, out, err
}

func isTrue(text string) bool { return text == "1" || text == "true" }

// relation ties a part to another.
type relation struct{ id, kind, target string }

type relations []relation

func (r relations) ofType(kind string) string {
	for _, relation := range r {
		if path.Base(relation.kind) == kind {
			return relation.target
		}
	}
	return ""
}

func (r relations) byID(id string) string {
	for _, relation := range r {
		if relation.id == id {
			return relation.target
		}
	}
	return ""
}

// relations reads what a part is tied to; targets are names of parts.
func (b *workbookReader) relations(name, folder string) (relations, error) {
	var all relations
	err := b.walk(name, func(_ *partDecoder, element xml.StartElement) error {
		if element.Name.Local == "Relationship" && attribute(element, "TargetMode") != "External" {
			target := strings.ReplaceAll(attribute(element, "Target"), `\`, "/")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(folder, target)
			}
			all = append(all, relation{attribute(element, "Id"), attribute(element, "Type"), strings.TrimPrefix(target, "/")})
		}
		return nil
	})
	return all, err
}
