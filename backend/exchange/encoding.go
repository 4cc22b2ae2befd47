package exchange

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"cairn/backend/plan"
)

// Encoding is how the characters of a file are written as bytes.
type Encoding string

// The encodings that ReadTable reads.
const (
	UTF8        Encoding = "utf-8"
	UTF16LE     Encoding = "utf-16le"
	UTF16BE     Encoding = "utf-16be"
	Windows1252 Encoding = "windows-1252"
)

// decoded is the text of a file, with what was unsure about it.
type decoded struct {
	text     string
	encoding Encoding
	bom      bool
	// guessed: it is not UTF-8, and Windows-1252 is the likeliest other.
	guessed bool
	// replaced: some bytes meant nothing and became U+FFFD.
	replaced bool
}

// decode turns the bytes of a file into text. forced, unless "", is the
// encoding that a person chose; a byte-order mark is taken off in any case.
func decode(raw string, forced Encoding) (decoded, error) {
	switch forced {
	case "", UTF8, UTF16LE, UTF16BE, Windows1252:
	default:
		return decoded{}, refuse(plan.Invalid, "unknown_encoding", 0, "",
			"The encoding \""+excerpt(string(forced))+"\" is not one that Cairn reads. "+nothingWritten+" Choose utf-8, utf-16le, utf-16be or windows-1252.")
	}
	marked, mark := byteOrderMark(raw)
	chosen := forced
	if chosen == "" {
		chosen = marked
	}
	if chosen == "" {
		chosen = unmarkedUTF16(raw)
	}
	out := decoded{bom: mark > 0, encoding: chosen}
	body := raw[mark:]
	if chosen == "" {
		out.encoding = UTF8
		if !utf8.ValidString(body) && !mostlyUTF8(body) {
			out.encoding, out.guessed = Windows1252, true
		}
	}
	var err error
	out.text, err = transcode(body, out.encoding)
	lossy := out.encoding == UTF16LE || out.encoding == UTF16BE || out.encoding == UTF8 && !utf8.ValidString(body)
	out.replaced = lossy && strings.ContainsRune(out.text, utf8.RuneError)
	return out, err
}

func transcode(body string, from Encoding) (string, error) {
	var decoder *encoding.Decoder
	switch from {
	case UTF16LE:
		decoder = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder()
	case UTF16BE:
		decoder = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder()
	case Windows1252:
		decoder = charmap.Windows1252.NewDecoder()
	default:
		if utf8.ValidString(body) {
			return body, nil
		}
		return strings.ToValidUTF8(body, string(utf8.RuneError)), nil
	}
	return decoder.String(body)
}

// byteOrderMark returns the encoding that the first bytes name, and how many
// bytes they are.
func byteOrderMark(raw string) (Encoding, int) {
	switch {
	case strings.HasPrefix(raw, "\xef\xbb\xbf"):
		return UTF8, 3
	case strings.HasPrefix(raw, "\xff\xfe"):
		return UTF16LE, 2
	case strings.HasPrefix(raw, "\xfe\xff"):
		return UTF16BE, 2
	default:
		return "", 0
	}
}

// unmarkedUTF16 recognises UTF-16 without a byte-order mark by the zero bytes
// of its Latin letters, digits and delimiters: many on one side of the pairs,
// next to none on the other.
func unmarkedUTF16(raw string) Encoding {
	head := raw[:min(len(raw), 4<<10)]
	pairs := len(head) / 2
	var zeros [2]int
	for i := range 2 * pairs {
		if head[i] == 0 {
			zeros[i%2]++
		}
	}
	many, few := pairs*4/10, pairs/20
	switch {
	case pairs < 2:
		return ""
	case zeros[1] > many && zeros[0] <= few:
		return UTF16LE
	case zeros[0] > many && zeros[1] <= few:
		return UTF16BE
	default:
		return ""
	}
}

// mostlyUTF8 says that a text with bytes that are not UTF-8 is damaged UTF-8
// rather than something else: text in Windows-1252 hardly ever holds a valid
// sequence of two bytes and more.
func mostlyUTF8(body string) bool {
	sequences, strays := 0, 0
	for i := 0; i < len(body); {
		if body[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, width := utf8.DecodeRuneInString(body[i:])
		if width > 1 {
			sequences++
		} else {
			strays++
		}
		i += width
	}
	return sequences > strays
}
