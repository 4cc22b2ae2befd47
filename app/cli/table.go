package cli

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// table prints rows in columns that line up. Its last column is not padded, so
// that long titles go there.
type table struct {
	head  []string
	right []bool // columns of numbers
	rows  [][]string
}

// newTable takes the heads of the columns; a head that begins with ">" stands
// over numbers, which line up on the right.
func newTable(heads ...string) *table {
	t := &table{head: make([]string, len(heads)), right: make([]bool, len(heads))}
	for i, head := range heads {
		t.head[i], t.right[i] = strings.CutPrefix(head, ">")
	}
	return t
}

func (t *table) add(cells ...string) {
	for i, cell := range cells {
		cells[i] = printable(cell)
	}
	t.rows = append(t.rows, cells)
}

// print writes the table; without rows it writes empty alone.
func (t *table) print(w io.Writer, empty string) {
	if len(t.rows) == 0 {
		fmt.Fprintln(w, empty)
		return
	}
	widths := make([]int, len(t.head))
	lines := append([][]string{t.head}, t.rows...)
	for _, line := range lines {
		for i, cell := range line {
			widths[i] = max(widths[i], columns(cell))
		}
	}
	for _, line := range lines {
		var out strings.Builder
		for i, cell := range line {
			padding := strings.Repeat(" ", widths[i]-columns(cell))
			if t.right[i] {
				out.WriteString(padding + cell)
			} else {
				out.WriteString(cell + padding)
			}
			out.WriteString("  ")
		}
		fmt.Fprintln(w, strings.TrimRight(out.String(), " "))
	}
}

// columns is how much room a text takes in a terminal.
func columns(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case isWide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

func isWide(r rune) bool {
	kind := width.LookupRune(r).Kind()
	return kind == width.EastAsianWide || kind == width.EastAsianFullwidth
}

// printable makes one line of a text that a person wrote, without anything
// that a terminal would obey: control characters, and those that are not seen
// or turn the direction of writing, become U+FFFD, line breaks and tabs a
// space.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && !joins(r):
			return unicode.ReplacementChar
		default:
			return r
		}
	}, text)
}

// joins says whether an unseen character belongs to writing itself: some
// scripts and emoji need the joiners, some languages the soft hyphen.
func joins(r rune) bool { return r == '\u200c' || r == '\u200d' || r == '\u00ad' }
