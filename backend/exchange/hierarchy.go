package exchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// entry is what becomes one row of the outline. Most records are one entry; a
// record that names an objective and its key result is two.
type entry struct {
	*record
	inObjective bool // a key result that stands in the record of its objective
	hung        bool // its parent is settled before the hierarchy is read
	number      outlineNumber
	words       typeWords
	parent      int // index in entries, -1 for none
	children    []int
}

// arrange makes entries of the records and hangs each at its parent.
func (r *outlineReader) arrange() {
	r.makeEntries()
	dotted := r.readNumbers()
	switch {
	case r.anyCell(FieldParent):
		r.hangByParent()
	case dotted:
		r.hangByNumber()
	case r.anyCell(FieldLevel):
		r.hangByLevel()
	default:
		r.hangByType()
	}
	for i, e := range r.entries {
		if e.parent < 0 {
			r.top = append(r.top, i)
		} else {
			parent := r.entries[e.parent]
			parent.children = append(parent.children, i)
		}
	}
	if dotted {
		r.sortByNumber()
	}
}

// makeEntries parts the records that name an objective and a key result. Rows
// that repeat the objective's title, or leave it out, add key results to the
// objective above them.
func (r *outlineReader) makeEntries() {
	title, keyResult := r.mapping.index(FieldTitle), r.mapping.index(FieldKeyResult)
	objective := -1 // the entry that the next key results belong to
	for _, record := range r.records {
		own := &entry{record: record, parent: -1, words: r.typeWordsOf(record)}
		if strings.TrimSpace(record.cell(keyResult)) == "" {
			objective = len(r.entries)
			r.entries = append(r.entries, own)
			continue
		}
		untitled := strings.TrimSpace(record.cell(title)) == ""
		if untitled && objective < 0 {
			own.inObjective = true
			r.entries = append(r.entries, own)
			continue
		}
		if !untitled && !r.repeats(objective, record) {
			objective = len(r.entries)
			own.words = typeWords{row: ObjectiveRow, objective: own.words.objective, known: own.words.known}
			r.entries = append(r.entries, own)
		} else {
			record.use(title)
		}
		r.entries = append(r.entries, &entry{record: record, inObjective: true, hung: true, parent: objective, words: r.typeWordsOf(record)})
	}
}

// repeats says that a record names the objective of an entry once more.
func (r *outlineReader) repeats(objective int, record *record) bool {
	if objective < 0 {
		return false
	}
	for _, field := range []Field{FieldTitle, FieldOrder, FieldPeriod} {
		column := r.mapping.index(field)
		if !strings.EqualFold(strings.TrimSpace(r.entries[objective].cell(column)), strings.TrimSpace(record.cell(column))) {
			return false
		}
	}
	return true
}

// anyCell says that any record has text in a column with the field.
func (r *outlineReader) anyCell(field Field) bool {
	for _, column := range r.mapping.all(field) {
		for _, record := range r.records {
			if strings.TrimSpace(record.cell(column)) != "" {
				return true
			}
		}
	}
	return false
}

// hangByType hangs key results at the objective above them.
func (r *outlineReader) hangByType() {
	objective := -1
	for i, e := range r.entries {
		switch {
		case e.hung:
		case e.words.row == KeyResultRow:
			e.parent = objective
		default:
			objective = i
		}
	}
}

// hangByLevel hangs each row at the nearest row above it with a lower level.
func (r *outlineReader) hangByLevel() {
	column := r.mapping.index(FieldLevel)
	type open struct{ level, entry int }
	var path []open
	for i, e := range r.entries {
		if e.hung {
			continue
		}
		level, ok := parseLevel(e.cell(column))
		if !ok {
			r.find(e.line, r.columnName(column), "no_level", SeverityWarning, fmt.Sprintf(
				"\"%s\" is not a level such as 1, 2 or 3. The row is read as a top row. Give it a level if it belongs beneath another.", excerpt(e.cell(column))))
			path = nil
			continue
		}
		e.use(column)
		for len(path) > 0 && path[len(path)-1].level >= level {
			path = path[:len(path)-1]
		}
		if len(path) > 0 {
			e.parent = path[len(path)-1].entry
		}
		path = append(path, open{level, i})
	}
}

// parseLevel reads "2", "L2" and "Level 2".
func parseLevel(text string) (int, bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(text, "level"), "l"))
	level, err := strconv.Atoi(text)
	return level, err == nil && level >= 0
}

// hangByParent hangs each row at the one that its parent column names: by id,
// else by outline number, else by title.
func (r *outlineReader) hangByParent() {
	book := r.parentBook()
	for i, e := range r.entries {
		if e.hung {
			continue
		}
		for _, column := range r.mapping.all(FieldParent) {
			r.hangAtParent(book, i, e, column)
		}
	}
	r.breakLoops()
}

// parentBook lists the entries by everything that a parent column may name.
func (r *outlineReader) parentBook() map[string][]int {
	book := map[string][]int{}
	add := func(kind, name string, i int) {
		if name = strings.ToLower(strings.TrimSpace(name)); name != "" {
			book[kind+name] = append(book[kind+name], i)
		}
	}
	title := r.mapping.index(FieldTitle)
	for i, e := range r.entries {
		if e.hung {
			continue
		}
		for _, column := range r.mapping.all(FieldID) {
			add("id ", e.cell(column), i)
		}
		add("number ", string(e.number), i)
		add("title ", e.cell(title), i)
	}
	return book
}

// hangAtParent uses one parent cell of an entry. A second one may only name
// the same row.
func (r *outlineReader) hangAtParent(book map[string][]int, i int, e *entry, column int) {
	text := strings.TrimSpace(e.cell(column))
	if text == "" {
		return
	}
	found, kind := lookUpParent(book, text)
	if len(found) == 0 {
		if first, rest, several := cutList(text); several {
			if found, kind = lookUpParent(book, first); len(found) > 0 {
				r.find(e.line, r.columnName(column), "several_parents", SeverityWarning, fmt.Sprintf(
					"The row names several parents. It stands beneath the first; the others (%s) are kept in its note. An objective rolls up to one parent.", excerpt(rest)))
			}
		}
	} else {
		e.use(column)
	}
	switch {
	case len(found) == 0:
		r.find(e.line, r.columnName(column), "missing_parent", SeverityWarning, fmt.Sprintf(
			"No row of the file is \"%s\". The row is read as a top row and the name is kept in its note. Add the parent's row, or move the row afterwards.", excerpt(text)))
		return
	case len(found) > 1:
		r.find(e.line, r.columnName(column), "ambiguous_parent", SeverityWarning, fmt.Sprintf(
			"%d rows have the %s \"%s\". The row stands beneath the nearest of them above it. Use ids to say which is meant.", len(found), kind, excerpt(text)))
	}
	nearest := nearestAbove(found, i)
	if e.parent >= 0 && e.parent != nearest {
		e.used[column] = false
		return
	}
	e.parent = nearest
	if nearest > i {
		r.find(e.line, r.columnName(column), "parent_later", SeverityInfo, fmt.Sprintf(
			"The row comes before the row that it stands beneath, at line %d. It is put in its place.", r.entries[nearest].line))
	}
}

func lookUpParent(book map[string][]int, text string) (found []int, kind string) {
	text = strings.ToLower(strings.TrimSpace(text))
	for _, kind := range []string{"id", "number", "title"} {
		if found := book[kind+" "+text]; len(found) > 0 {
			return found, kind
		}
	}
	return nil, ""
}

// breakLoops finds rows that stand beneath themselves, and makes the first of
// each loop a top row. The others of the loop stay beneath it.
func (r *outlineReader) breakLoops() {
	const unseen, onPath, done = 0, 1, 2
	state := make([]int, len(r.entries))
	for i := range r.entries {
		var path []int
		at := i
		for at >= 0 && state[at] == unseen {
			state[at] = onPath
			path = append(path, at)
			at = r.entries[at].parent
		}
		if at >= 0 && state[at] == onPath {
			r.breakLoop(path[slices.Index(path, at):])
		}
		for _, seen := range path {
			state[seen] = done
		}
	}
}

func (r *outlineReader) breakLoop(loop []int) {
	first := loop[0]
	for _, i := range loop {
		first = min(first, i)
	}
	column := r.columnName(r.mapping.index(FieldParent))
	for _, i := range loop {
		e := r.entries[i]
		message := fmt.Sprintf("The rows at %s stand beneath one another in a circle. The first of them is read as a top row, the others stay beneath it. Correct the parent of one of them.", r.lines(loop))
		if len(loop) == 1 {
			message = "The row names itself as its parent. It is read as a top row. Correct its parent."
		}
		r.find(e.line, column, "parent_loop", SeverityWarning, message)
	}
	for _, column := range r.mapping.all(FieldParent) {
		r.entries[first].useIf(column, false)
	}
	r.entries[first].parent = -1
}

// lines lists where some entries stand: "lines 3, 4 and 5".
func (r *outlineReader) lines(entries []int) string {
	const most = 5
	var numbers []string
	for _, i := range entries[:min(len(entries), most)] {
		numbers = append(numbers, strconv.Itoa(r.entries[i].line))
	}
	if len(entries) > most {
		return "lines " + strings.Join(numbers, ", ") + " and " + strconv.Itoa(len(entries)-most) + " more"
	}
	last := len(numbers) - 1
	return "lines " + strings.Join(numbers[:last], ", ") + " and " + numbers[last]
}
