package exchange

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"cairn/backend/plan"
)

// partName is the name by which a part is found: case does not count (ECMA-376,
// part 2, 6.2.2), and some programs write the separators of Windows.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// part opens a part for reading within the limits. An absent part is nil.
func (b *workbookReader) part(name string) (*boundedPart, error) {
	file := b.parts[partName(name)]
	if name == "" || file == nil {
		return nil, nil //nolint:nilnil // absence is no error here: styles and shared strings may be missing
	}
	grows := int64(file.CompressedSize64)*MaxUnzipRatio + smallPart //nolint:gosec // at most MaxFileBytes x MaxUnzipRatio
	if file.UncompressedSize64 > uint64(min(grows, b.left)) {       //nolint:gosec // both are positive
		return nil, refuseBomb()
	}
	opened, err := file.Open()
	if err != nil {
		return nil, damagedWorkbook(err)
	}
	return &boundedPart{reader: b, from: opened, most: int64(file.UncompressedSize64)}, nil //nolint:gosec // compared above
}

// boundedPart gives no more bytes than the archive says a part has.
type boundedPart struct {
	reader *workbookReader
	from   io.ReadCloser
	most   int64
	token  int // bytes that the token under way may still have
}

func (p *boundedPart) Read(buffer []byte) (int, error) {
	if p.reader.ctx.Err() != nil {
		return 0, stopped(p.reader.ctx)
	}
	n, err := p.from.Read(buffer)
	p.most -= int64(n)
	p.reader.left -= int64(n)
	p.token -= n
	if p.most < 0 || p.reader.left < 0 || p.token < 0 {
		return 0, refuseBomb()
	}
	return n, err //nolint:wrapcheck // walk says what the failure means
}

func damagedWorkbook(cause error) *plan.Error {
	return refuseWorkbook("damaged_xlsx", "The workbook is damaged: one of its parts cannot be read. "+nothingWritten+" Open it in a spreadsheet program, save it again and import that.", cause)
}

// walk gives the elements of a part to start, which reads what it needs from
// the decoder. Namespaces are left aside: there are two generations of them.
func (b *workbookReader) walk(name string, start func(*partDecoder, xml.StartElement) error) error {
	opened, err := b.part(name)
	if err != nil || opened == nil {
		return err
	}
	defer func() { _ = opened.from.Close() }() // nothing was written to it
	decoder := &partDecoder{Decoder: xml.NewDecoder(opened), part: opened}
	for {
		token, err := decoder.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			if element, is := token.(xml.StartElement); is {
				err = start(decoder, element)
			}
		}
		if refused := (*plan.Error)(nil); errors.As(err, &refused) {
			return refused
		}
		if err != nil {
			return damagedWorkbook(err)
		}
	}
}

// partDecoder decodes a part within the limits. One element with attributes
// without end, or one text, would take many times its length in memory before
// anything could look at it.
type partDecoder struct {
	*xml.Decoder
	part *boundedPart
}

// RawToken is that of xml.Decoder.
func (d *partDecoder) RawToken() (xml.Token, error) {
	d.part.token = maxTokenBytes
	token, err := d.Decoder.RawToken()
	if _, is := token.(xml.StartElement); is {
		if d.part.reader.elements++; d.part.reader.elements > maxElements {
			return nil, refuseBomb()
		}
	}
	return token, err //nolint:wrapcheck // walk says what the failure means
}

// attribute is the value of an attribute by its local name, "" for none.
func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
