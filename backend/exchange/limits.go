package exchange

import (
	"fmt"

	"cairn/backend/plan"
)

// What ReadTable accepts. The limits leave room for the widest exports of other
// tools and bound the memory that one file can take.
const (
	// MaxFileBytes is the longest file, in bytes. Not a byte more is read.
	MaxFileBytes = 32 << 20
	// MaxRows is how many records a file may have, the header not counted.
	MaxRows = 100_000
	// MaxColumns is how many cells a record may have.
	MaxColumns = 500
	// MaxCells is how many cells a file may have in all.
	MaxCells = 2_000_000
	// MaxCellBytes is the longest cell, in bytes of UTF-8.
	MaxCellBytes = 64 << 10
	// MaxFindings is how many errors, and how many other findings, are listed;
	// all are counted.
	MaxFindings = 1000
)

const nothingWritten = "Nothing was imported and the plan is as it was."

// refuse makes the refusal of a file, at a place in it where row is not 0.
func refuse(code plan.Code, field string, row int, column, message string) *plan.Error {
	return &plan.Error{
		Code:    code,
		Message: message,
		Fields:  []plan.FieldError{{Field: "file", Code: field, Message: message, Row: row, Column: column}},
	}
}

func refuseLength() *plan.Error {
	return refuse(plan.Invalid, "file_too_long", 0, "", fmt.Sprintf(
		"The file is longer than %d MB, the most that Cairn reads. %s Take out the columns that do not belong to the outline, or split the file.",
		MaxFileBytes>>20, nothingWritten))
}

func refuseRows(line int) *plan.Error {
	return refuse(plan.Invalid, "too_many_rows", line, "", fmt.Sprintf(
		"The file has more than %d rows, the most that Cairn reads. %s Split the file.", MaxRows, nothingWritten))
}

func refuseColumns(line int) *plan.Error {
	return refuse(plan.Invalid, "too_many_columns", line, columnLetters(MaxColumns), fmt.Sprintf(
		"The row at line %d has more than %d cells, the most that Cairn reads. %s Keep the columns that belong to the outline; if the row should be short, check the delimiter.",
		line, MaxColumns, nothingWritten))
}

func refuseCells(line int) *plan.Error {
	return refuse(plan.Invalid, "too_many_cells", line, "", fmt.Sprintf(
		"The file has more than %d cells up to line %d, the most that Cairn reads. %s Take out the columns that do not belong to the outline, or split the file.",
		MaxCells, line, nothingWritten))
}

func refuseCell(line int, column string, quoted bool) *plan.Error {
	advice := "Shorten the cell."
	if quoted {
		advice = "Most often a closing quotation mark is missing in this row."
	}
	return refuse(plan.Invalid, "cell_too_long", line, column, fmt.Sprintf(
		"The cell in column %s of the row at line %d is longer than %d KB, the most that Cairn reads. %s %s",
		column, line, MaxCellBytes>>10, nothingWritten, advice))
}

// columnLetters names the column at index as spreadsheets do: A, B, ... Z, AA.
func columnLetters(index int) string {
	letters := ""
	for index++; index > 0; index = (index - 1) / 26 {
		letters = string(rune('A'+(index-1)%26)) + letters
	}
	return letters
}
