package exchange

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// outlineNumber is "1.2.10" without leading zeros and without a dot at the
// end; "" where there is none.
type outlineNumber string

// maxNumberDepth bounds outline numbers; a longer one is text.
const maxNumberDepth = 100

func parseOutlineNumber(text string) (outlineNumber, bool) {
	text = strings.TrimSuffix(strings.TrimSpace(text), ".")
	parts := strings.Split(text, ".")
	if len(parts) > maxNumberDepth {
		return "", false
	}
	for i, part := range parts {
		if !allDigits(part) || len(part) > 9 {
			return "", false
		}
		if parts[i] = strings.TrimLeft(part, "0"); parts[i] == "" {
			parts[i] = "0"
		}
	}
	return outlineNumber(strings.Join(parts, ".")), true
}

// above is the number one level up, "" for a top number.
func (n outlineNumber) above() outlineNumber {
	i := strings.LastIndexByte(string(n), '.')
	return n[:max(i, 0)]
}

// last is the number among its siblings.
func (n outlineNumber) last() string { return string(n[strings.LastIndexByte(string(n), '.')+1:]) }

// asSpreadsheet is what a spreadsheet program makes of a number such as 1.10:
// it takes it for a decimal and drops the zero.
func (n outlineNumber) asSpreadsheet() outlineNumber {
	if strings.Count(string(n), ".") != 1 {
		return n
	}
	return outlineNumber(strings.TrimSuffix(strings.TrimRight(string(n), "0"), "."))
}

func compareSiblings(a, b outlineNumber) int {
	x, y := a.last(), b.last()
	return cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(x, y))
}

// readNumbers reads the outline numbers, and says whether any has a dot: else
// they are no hierarchy. Their cells are used up where the outline says the
// same again; numbers that neither build it nor count its rows mean something
// else and stay for the note.
func (r *outlineReader) readNumbers() (dotted bool) {
	column := r.mapping.index(FieldOrder)
	var numbered []*entry
	for _, e := range r.entries {
		if e.hung {
			continue
		}
		if number, ok := parseOutlineNumber(e.cell(column)); ok {
			e.number = number
			numbered = append(numbered, e)
			dotted = dotted || number.above() != ""
		}
	}
	if dotted || r.mapping.Own || r.countRows(numbered) {
		for _, e := range numbered {
			e.use(column)
		}
	}
	return dotted
}

// countRows says that numbers without dots run 1, 2, 3 down the file, or down
// the rows of each period.
func (r *outlineReader) countRows(numbered []*entry) bool {
	column, counted := r.mapping.index(FieldPeriod), map[string]int{}
	whole, parted := true, true
	for i, e := range numbered {
		period := strings.TrimSpace(e.cell(column))
		counted[period]++
		whole = whole && e.number == countNumber(i+1)
		parted = parted && e.number == countNumber(counted[period])
	}
	return whole || parted
}

func countNumber(n int) outlineNumber { return outlineNumber(strconv.Itoa(n)) }

// numberBook finds entries by outline number, first within one period: a plan
// with several cycles may number each from 1.
type numberBook map[numberKey][]int

type numberKey struct {
	period string // anyPeriod for all together
	number outlineNumber
}

// anyPeriod is no period of a file: periods are trimmed.
const anyPeriod = " "

func (b numberBook) add(period string, number outlineNumber, i int) {
	key := numberKey{period, number}
	b[key] = append(b[key], i)
}

// nearest is the entry with the number that nearestAbove chooses.
func (b numberBook) nearest(period string, number outlineNumber, i int) (found int, ok bool) {
	same := b[numberKey{period, number}]
	if len(same) == 0 {
		return 0, false
	}
	return nearestAbove(same, i), true
}

// nearestAbove is the last of some entries, ascending, that comes before i;
// else the first after it; i itself only where there is no other.
func nearestAbove(entries []int, i int) int {
	at, itself := slices.BinarySearch(entries, i)
	switch {
	case at > 0:
		return entries[at-1]
	case itself && len(entries) > 1:
		return entries[1]
	default:
		return entries[0]
	}
}

func (r *outlineReader) hangByNumber() {
	order, period := r.mapping.index(FieldOrder), r.mapping.index(FieldPeriod)
	book := numberBook{}
	for i, e := range r.entries {
		if e.hung {
			continue
		}
		if e.number == "" {
			r.find(e.line, r.columnName(order), "no_number", SeverityWarning, fmt.Sprintf(
				"\"%s\" is not an outline number such as 1.2.3. The row is read as a top row. Number it if it belongs beneath another.", excerpt(e.cell(order))))
			continue
		}
		name := strings.TrimSpace(e.cell(period))
		if others := book[numberKey{name, e.number}]; len(others) > 0 {
			r.find(e.line, r.columnName(order), "duplicate_number", SeverityWarning, fmt.Sprintf(
				"The outline number %s stands at line %d as well. Both rows are kept side by side, in the order of the file. Spreadsheet programs make 1.1 of 1.10: format the column as text.",
				e.number, r.entries[others[0]].line))
		}
		book.add(name, e.number, i)
		book.add(anyPeriod, e.number, i)
	}
	for i, e := range r.entries {
		if e.hung {
			continue
		}
		r.hangAtNumber(book, i, e, strings.TrimSpace(e.cell(period)), r.columnName(order))
	}
}

func (r *outlineReader) hangAtNumber(book numberBook, i int, e *entry, period, column string) {
	for number := e.number.above(); number != ""; number = number.above() {
		for _, try := range []outlineNumber{number, number.asSpreadsheet()} {
			for _, within := range []string{period, anyPeriod} {
				found, ok := book.nearest(within, try, i)
				if !ok {
					continue
				}
				e.parent = found
				r.tellPlace(i, e, number, column)
				return
			}
		}
	}
	if above := e.number.above(); above != "" {
		r.find(e.line, column, "missing_parent", SeverityWarning, fmt.Sprintf(
			"There is no row %s for the row %s to stand beneath. It is read as a top row. Add the row, or number this one anew.", above, e.number))
	}
}

// tellPlace reports a parent that is not where the number says.
func (r *outlineReader) tellPlace(i int, e *entry, number outlineNumber, column string) {
	if above := e.number.above(); number != above {
		r.find(e.line, column, "missing_parent", SeverityWarning, fmt.Sprintf(
			"There is no row %s for the row %s to stand beneath. It stands beneath %s instead. Add the row, or number this one anew.", above, e.number, number))
	}
	if e.parent > i {
		r.find(e.line, column, "parent_later", SeverityInfo, fmt.Sprintf(
			"The row %s comes before the row that it stands beneath, at line %d. It is put in its place.", e.number, r.entries[e.parent].line))
	}
}

// sortByNumber puts siblings in the order of their numbers where the file has
// them in another, as after sorting as text: 1, 1.1, 1.10, 1.2. Where numbers
// repeat, the order of the file is the better guess.
func (r *outlineReader) sortByNumber() {
	r.sortSiblings(r.top)
	for _, e := range r.entries {
		r.sortSiblings(e.children)
	}
}

func (r *outlineReader) sortSiblings(siblings []int) {
	column := r.mapping.index(FieldPeriod)
	seen := map[string]bool{}
	for _, i := range siblings {
		e := r.entries[i]
		key := strings.TrimSpace(e.cell(column)) + "\x00" + e.number.last()
		if e.number == "" || seen[key] {
			return
		}
		seen[key] = true
	}
	if r.ascending(siblings, column) {
		return
	}
	slices.SortStableFunc(siblings, func(a, b int) int {
		return compareSiblings(r.entries[a].number, r.entries[b].number)
	})
}

// ascending says that the siblings of each period are in the order of their
// numbers.
func (r *outlineReader) ascending(siblings []int, column int) bool {
	latest := map[string]outlineNumber{}
	for _, i := range siblings {
		period := strings.TrimSpace(r.entries[i].cell(column))
		before, ok := latest[period]
		if ok && compareSiblings(before, r.entries[i].number) > 0 {
			return false
		}
		latest[period] = r.entries[i].number
	}
	return true
}
