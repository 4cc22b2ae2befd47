package okrs

import (
	"context"
	"errors"
	"fmt"

	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// Lines are goals as people write them down: a line for each, indented beneath
// what they belong to.
type Lines struct {
	Cycle  plan.ID
	Parent plan.ID // the objective above them; "" for the top of the cycle
	After  plan.ID // the sibling above the first; "" adds them at the end
	Text   string
}

// ReadLine is what one of the lines becomes.
type ReadLine struct {
	Level     int // 0 for a top line
	KeyResult bool
	Understood
}

// ReadLines says what PasteLines takes lines for; nothing is written.
func (a Actions) ReadLines(ctx context.Context, n Lines) (lines []ReadLine, err error) {
	err = a.w.Read(ctx, func(r store.Reader) error {
		lines, err = readLines(ctx, r, a.w.Today(), n)
		return err
	})
	return lines, err
}

// readLines decides what each line is: what it says itself, else a key result
// where it has a number, an objective above and nothing beneath.
func readLines(ctx context.Context, r store.Reader, today plan.Date, n Lines) ([]ReadLine, error) {
	words, err := vocabularyOf(ctx, r, today)
	if err != nil {
		return nil, err
	}
	outline := typed.ReadOutline(n.Text)
	lines := make([]ReadLine, len(outline))
	for i, line := range outline {
		hasChildren := i+1 < len(outline) && outline[i+1].Level > line.Level
		above := line.Level > 0 || n.Parent != ""
		read := &lines[i]
		read.Level, read.KeyResult = line.Level, line.KeyResult && above
		read.Understood = words.understand(line.Text, read.KeyResult)
		if read.Measurable && !line.Objective && above && !hasChildren {
			read.KeyResult = true
			read.Understood = words.understand(line.Text, true)
		}
	}
	return lines, nil
}

// PasteLines adds objectives and key results from lines, each with all that it
// says, in one step of undo, or none of them. Nothing stands beneath a key
// result: what is indented there is added beside it. Errors: invalid at text with
// the Row, counted from 1; not_found.
func (a Actions) PasteLines(ctx context.Context, n Lines) (workspace.Change, []plan.ID, error) {
	var made []plan.ID
	change, err := a.w.Do(ctx, workspace.Action{Code: "paste_lines"}, func(tx *store.Tx) error {
		lines, err := readLines(ctx, tx.Reader, tx.Today(), n)
		if err != nil {
			return err
		}
		if len(lines) == 0 {
			return plan.AtField("text", "required", "There are no lines to add. Copy some text first.")
		}
		tx.Rename("Paste " + plan.Counted(len(lines), "row", "rows"))
		made, err = newAdding(ctx, tx).addLines(n, lines)
		return err
	})
	return change, made, err
}

func (a *adding) addLines(n Lines, lines []ReadLine) ([]plan.ID, error) {
	made := make([]plan.ID, 0, len(lines))
	var faults plan.Faults
	above := []plan.ID{n.Parent} // by level: the objective that a line lies beneath
	after := map[plan.ID]plan.ID{n.Parent: n.After}
	for i, line := range lines {
		above = above[:min(line.Level, len(above)-1)+1]
		parent := above[len(above)-1]
		quick := QuickAdd{Cycle: n.Cycle, Parent: parent, After: after[parent], KeyResult: line.KeyResult && parent != ""}
		id, err := a.addQuickly(quick, line.Understood)
		var refused *plan.Error
		switch {
		case err == nil:
		case errors.As(err, &refused) && len(refused.Fields) > 0:
			for _, fault := range refused.Fields {
				fault.Row = i + 1
				fault.Message = fmt.Sprintf("Line %d: %s", i+1, fault.Message)
				faults = append(faults, fault)
			}
			continue
		default:
			return nil, err
		}
		made, after[parent] = append(made, id), id
		if !quick.KeyResult {
			above = append(above, id)
		}
	}
	return made, faults.Err()
}
