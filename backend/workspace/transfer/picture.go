package transfer

import (
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"cairn/backend/plan"
	"cairn/backend/store"
)

// PictureKind is a format of pictures; it is also the extension of its files.
type PictureKind string

// The formats that a chart is saved in.
const (
	PNG PictureKind = "png"
	SVG PictureKind = "svg"
)

// MaxPicture is the size of the largest picture that is saved, in bytes.
const MaxPicture = 20 << 20

// pngSignature begins every PNG file (W3C PNG, 5.2).
const pngSignature = "\x89PNG\r\n\x1a\n"

// Picture is a picture of a chart that was looked at: NewPicture makes them.
type Picture struct {
	kind  PictureKind
	bytes string
}

// NewPicture makes a picture of what a chart was drawn to: of base64 for a PNG, of
// its text for an SVG. Errors: unsupported where kind is neither; invalid where
// the data is too large or not of this kind.
func NewPicture(kind PictureKind, data string) (Picture, error) {
	p := Picture{kind: kind, bytes: data}
	switch kind {
	case PNG:
		if base64.StdEncoding.DecodedLen(len(data)) > MaxPicture+3 { // padding may take up to 3
			return p, tooLarge()
		}
		raw, err := base64.StdEncoding.DecodeString(data)
		p.bytes = string(raw)
		if err != nil || !strings.HasPrefix(p.bytes, pngSignature) {
			return p, notOfKind("a PNG")
		}
	case SVG:
		if len(data) <= MaxPicture && !beginsAsSVG(data) {
			return p, notOfKind("an SVG")
		}
	default:
		return p, plan.Refuse(plan.Unsupported, fmt.Sprintf("Pictures are saved as PNG or SVG, not as %q. Nothing was saved; choose one of the two.", kind))
	}
	if len(p.bytes) > MaxPicture {
		return p, tooLarge()
	}
	return p, nil
}

// beginsAsSVG says whether the first element of a text is an SVG's.
func beginsAsSVG(text string) bool {
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := decoder.Token()
		if err != nil {
			return false
		}
		if element, ok := token.(xml.StartElement); ok {
			return element.Name.Local == "svg"
		}
	}
}

func tooLarge() error {
	return plan.AtField("data", "too_large", fmt.Sprintf("The picture is larger than %d MB. Nothing was saved; make the chart smaller, or try the other kind.", MaxPicture>>20))
}

func notOfKind(name string) error {
	return plan.AtField("data", "not_of_kind", "The chart could not be drawn as "+name+" picture. Nothing was saved; try the other kind.")
}

// Save writes the picture to a file, whole or not at all; a file of that name is
// replaced. Errors are those of store.WriteAtomically.
func (p Picture) Save(path string) error {
	return store.WriteAtomically(path, func(w io.Writer) error {
		_, err := io.WriteString(w, p.bytes)
		return err
	})
}

// Suffix of the picture's file: ".png" or ".svg".
func (p Picture) Suffix() string { return "." + string(p.kind) }
