package exchange

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// takeHeader decides whether the first record names the columns and gives
// every column a name. used is false where the record is a row of data.
func (t *tableReader) takeHeader(cells []string, line int) (used bool) {
	t.wide = len(cells)
	for t.wide > 1 && strings.TrimSpace(cells[t.wide-1]) == "" {
		t.wide--
	}
	used = t.rule == HeaderPresent || t.rule == HeaderGuessed && looksLikeHeader(cells)
	t.table.Header = make([]string, 0, t.wide)
	if !used {
		t.nameColumns(t.wide)
		if t.rule == HeaderGuessed {
			t.add(line, "", "no_header", SeverityWarning,
				"The first row looks like data, not like the names of the columns. It is read as a row, and the columns are called Column A, Column B and so on. Say what each column is.")
		}
		return false
	}
	taken := map[string]int{}
	for i, cell := range cells[:t.wide] {
		t.table.Header = append(t.table.Header, t.headerName(cell, i, line, taken))
	}
	if t.suspicious {
		for i, cell := range cells {
			t.checkCell(line, i, cell)
		}
	}
	return true
}

// headerName makes the name of one column, unlike all before it.
func (t *tableReader) headerName(cell string, index, line int, taken map[string]int) string {
	name := cleanLine(cell)
	if name == "" {
		name = "Column " + columnLetters(index)
	}
	base := name
	for taken[name] > 0 {
		taken[base]++
		name = fmt.Sprintf("%s (%d)", base, taken[base])
	}
	taken[name]++
	if name != base {
		t.add(line, name, "duplicate_header", SeverityWarning, fmt.Sprintf(
			"Several columns are called \"%s\". This one is called \"%s\" here. Check what each of them is.", excerpt(base), excerpt(name)))
	}
	return name
}

// nameColumns extends the header to a width with the letters of spreadsheets.
func (t *tableReader) nameColumns(width int) {
	for i := len(t.table.Header); i < width; i++ {
		name := "Column " + columnLetters(i)
		for slices.Contains(t.table.Header, name) {
			name += "'"
		}
		t.table.Header = append(t.table.Header, name)
	}
}

// name is the name of a column for a finding, also while the header is read.
func (t *tableReader) name(index int) string {
	if index < len(t.table.Header) {
		return t.table.Header[index]
	}
	return "Column " + columnLetters(index)
}

// looksLikeHeader: a record names columns when more of its cells are names
// that Recognise knows than look like data, or when none looks like data.
func looksLikeHeader(cells []string) bool {
	data := 0
	for _, cell := range cells {
		if looksLikeData(strings.TrimSpace(cell)) {
			data++
		}
	}
	return data == 0 || countKnown(cells) > data
}

// looksLikeData: numbers, dates, addresses and long sentences do not name
// columns.
func looksLikeData(cell string) bool {
	const longestName = 100
	switch {
	case cell == "":
		return false
	case utf8.RuneCountInString(cell) > longestName, strings.Contains(cell, "@"):
		return true
	}
	letters := strings.ContainsFunc(cell, func(r rune) bool {
		return r > 0x7f || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '#'
	})
	return !letters && strings.ContainsAny(cell, "0123456789")
}
