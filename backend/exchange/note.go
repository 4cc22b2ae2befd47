package exchange

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cairn/backend/plan"
)

// cleanLine makes one line of a text. What is one line already is trimmed and
// otherwise left alone, spaces inside included.
func cleanLine(text string) string {
	if strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }) {
		return plan.CleanTitle(text)
	}
	return strings.TrimSpace(text)
}

func tooLong(text string, most int) bool {
	return len(text) > most && utf8.RuneCountInString(text) > most
}

// cutTitle is the first part of a long title, up to a space where there is one
// in its last tenth.
func cutTitle(title string) string {
	head := []rune(title)[:plan.MaxTitle-1]
	for i := len(head) - 1; i > len(head)*9/10; i-- {
		if unicode.IsSpace(head[i]) {
			head = head[:i]
			break
		}
	}
	return strings.TrimSpace(string(head)) + "…"
}

// addNote puts a paragraph under what a note says already.
func addNote(note *string, text string) {
	if text == "" {
		return
	}
	switch text = plan.CleanNote(text); {
	case text == "":
	case *note == "":
		*note = text
	default:
		*note += "\n" + text
	}
}

// cell is the text at a column, "" for a negative index and past the end.
func (r *record) cell(column int) string {
	if column < 0 || column >= len(r.cells) {
		return ""
	}
	return r.cells[column]
}

// use says that the text at a column stands in a field, or in the structure.
func (r *record) use(column int) { r.useIf(column, true) }

// useIf is use, where all of the text does.
func (r *record) useIf(column int, all bool) {
	if column >= 0 && column < len(r.used) {
		r.used[column] = all
	}
}

// keepTheRest puts every cell that no field took into the note of its row.
func (r *outlineReader) keepTheRest() {
	computed := map[int]bool{}
	if r.mapping.Own {
		for i, name := range r.table.Header {
			computed[i] = name == "Progress %" || name == "Expected %" || name == "Status"
		}
	}
	kept := map[int]bool{}
	for _, record := range r.records {
		note := &r.out.Rows[record.row].Note
		var lines strings.Builder
		for i, cell := range record.cells {
			if record.used[i] || computed[i] || strings.TrimSpace(cell) == "" {
				continue
			}
			if text := plan.CleanNote(cell); text != "" {
				if i < len(r.mapping.Columns) && r.mapping.Columns[i].Field == FieldNone {
					kept[i] = true
				}
				lines.WriteString("\n" + r.table.Header[i] + ": " + text)
			}
		}
		addNote(note, lines.String())
		if tooLong(*note, plan.MaxNote) {
			r.find(record.line, "", "note_too_long", SeverityError,
				"The cells of this row that have no field are longer together than a note may be. "+nothingWritten+" Shorten them, or take columns out.")
		}
	}
	r.found.keptInNotes(r.table.Header, kept)
}
