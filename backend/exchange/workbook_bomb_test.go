package exchange

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"
	"testing"
)

// counted says how many bytes of a file were read.
type counted struct {
	*bytes.Reader
	bytes int
}

func (c *counted) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.Reader.ReadAt(p, at)
	c.bytes += n
	return n, err //nolint:wrapcheck // a reader of a test
}

// A bomb is refused by what the archive says of it, before it is unpacked: of
// the file hardly more than its directory is read.
func TestZipBomb(t *testing.T) {
	parts := series()
	parts["xl/sharedStrings.xml"] = `<sst><si><t>` + strings.Repeat("a", 40<<20) + `</t></si></sst>`
	raw := workbook(t, parts)
	reader := &counted{Reader: bytes.NewReader(raw)}
	_, err := ReadWorkbook(context.Background(), reader, int64(len(raw)), WorkbookOptions{})
	refusedWith(t, err, "unzips_too_long")
	if most := 64 << 10; reader.bytes > most {
		t.Errorf("%d of %d bytes were read, want at most %d", reader.bytes, len(raw), most)
	}
}

// An archive that lies about its parts gives no byte more than it says.
func TestAPartThatLies(t *testing.T) {
	b := &workbookReader{ctx: context.Background(), left: 1000}
	part := &boundedPart{reader: b, from: io.NopCloser(strings.NewReader(strings.Repeat("x", 500))), most: 100}
	text, err := io.ReadAll(part)
	refusedWith(t, err, "unzips_too_long")
	if len(text) > 100 {
		t.Errorf("%d bytes came out", len(text))
	}
	b.left = 50
	_, err = io.ReadAll(&boundedPart{reader: b, from: io.NopCloser(strings.NewReader(strings.Repeat("x", 100))), most: 100})
	refusedWith(t, err, "unzips_too_long")
}

// part is one of an archive, whatever its header says of its length.
type part struct {
	name     string
	method   uint16
	raw      []byte
	declared int
}

// stored is a part that is not compressed, so that no ratio gives it away.
func stored(name, text string) part { return part{name, zip.Store, []byte(text), len(text)} }

func deflated(t testing.TB, name, text string, declared int) part {
	t.Helper()
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	if err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	return part{name, zip.Deflate, out.Bytes(), declared}
}

// bomb is the workbook of series with other parts in the place of its own.
func bomb(t testing.TB, parts ...part) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	own, err := zip.NewReader(bytes.NewReader(workbook(t, series())), int64(len(workbook(t, series()))))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range own.File {
		if slices.ContainsFunc(parts, func(p part) bool { return p.name == file.Name }) {
			continue
		}
		if err := archive.Copy(file); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range parts {
		w, err := archive.CreateRaw(&zip.FileHeader{Name: p.name, Method: p.method, CompressedSize64: uint64(len(p.raw)), UncompressedSize64: uint64(p.declared), CRC32: crc32.ChecksumIEEE(p.raw)})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(p.raw); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// However a workbook is blown up, it is refused before more of it is unpacked
// than the limit says: time and memory follow from that.
func TestBombsAreRefusedEarly(t *testing.T) {
	const (
		texts, sheet = "xl/sharedStrings.xml", "xl/worksheets/sheet2.xml"
		small        = 64 << 10 // bytes: the parts before the one at fault
		million      = 1 << 20
	)
	again := func(text string, times int) string { return strings.Repeat(text, times) }
	long := `<sst><si><t>` + again("a", 60_000) + `</t></si></sst>`
	for name, c := range map[string]struct {
		parts []part
		code  string
		most  int64 // bytes unpacked
	}{
		"gigabytes, as declared": {[]part{{sheet, zip.Deflate, make([]byte, 12*million), 2 << 30}}, "unzips_too_long", small},
		"a thousand to one":      {[]part{deflated(t, texts, `<sst>`+again(" ", 40*million), 40*million)}, "unzips_too_long", small},
		"a lie about its length": {[]part{deflated(t, sheet, `<worksheet>`+again(" ", 40*million), 60_000)}, "damaged_xlsx", 2 * small},
		"one text without end":   {[]part{stored(texts, `<sst><si><t>`+again("a", 20*million))}, "cell_too_long", small + maxTokenBytes},
		"one cell of many runs":  {[]part{stored(texts, `<sst><si>`+again(`<r><t>0123456789</t></r>`, million/2))}, "cell_too_long", million / 2},
		"attributes without end": {[]part{stored(sheet, `<worksheet><sheetData><row `+again(`a="" `, 4*million))}, "unzips_too_long", small + maxTokenBytes},
		"a name without end":     {[]part{stored(sheet, `<`+again(`a`, 20*million))}, "unzips_too_long", small + maxTokenBytes},
		"a comment without end":  {[]part{stored(sheet, `<!--`+again(`a`, 20*million))}, "unzips_too_long", small + maxTokenBytes},
		"elements in elements":   {[]part{stored(texts, `<sst><si>`+again(`<t>`, 5*million))}, "damaged_xlsx", small},
		"one text, many cells":   {[]part{stored(texts, long), stored(sheet, `<worksheet><row>`+again(`<c t="s"><v>0</v></c></row><row>`, 100_000))}, "unzips_too_long", million},
		"rows of a wide header":  {[]part{stored(sheet, `<row><c r="RZ1"><v>1</v></c></row>`+again(`<row><c><v>1</v></c></row>`, 100_000))}, "too_many_cells", million},
		"rows without end":       {[]part{stored(sheet, again(`<row><c><v>1</v></c></row>`, million))}, "too_many_rows", 4 * million},
	} {
		t.Run(name, func(t *testing.T) {
			raw := bomb(t, c.parts...)
			b, err := openWorkbook(context.Background(), bytes.NewReader(raw), int64(len(raw)), WorkbookOptions{})
			if err != nil {
				t.Fatal(err)
			}
			_, err = b.read()
			refusedWith(t, err, c.code)
			if unpacked := MaxUnzippedBytes - b.left; unpacked > c.most {
				t.Errorf("%d bytes were unpacked, want at most %d", unpacked, c.most)
			}
		})
	}
}

func TestTooManyPartsOrElements(t *testing.T) {
	parts := make([]part, maxZipEntries)
	for i := range parts {
		parts[i] = part{name: fmt.Sprintf("xl/media/%d.png", i)}
	}
	raw := bomb(t, parts...)
	_, err := openWorkbook(context.Background(), bytes.NewReader(raw), int64(len(raw)), WorkbookOptions{})
	refusedWith(t, err, "unzips_too_long")
	raw = bomb(t)
	b, err := openWorkbook(context.Background(), bytes.NewReader(raw), int64(len(raw)), WorkbookOptions{})
	if err != nil {
		t.Fatal(err)
	}
	b.elements = maxElements - 3
	_, err = b.read()
	refusedWith(t, err, "unzips_too_long")
}

// What a sheet says of its size costs nothing, nor do cells that are only
// coloured, however far to the right.
func TestASheetThatSeemsHuge(t *testing.T) {
	raw := bomb(t, stored("xl/worksheets/sheet2.xml", `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>`+
		`<row r="1048576"><c r="A1048576"><v>2</v></c><c r="XFD1048576" s="1"/></row></sheetData></worksheet>`))
	out, err := readWorkbook(raw, WorkbookOptions{Header: HeaderAbsent})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(out.Table.Rows), "[{1 [1]} {1048576 [2]}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
