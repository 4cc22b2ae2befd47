package exchange

import (
	"fmt"

	"cairn/backend/plan"
)

// Pasted is what takes the place of a file's name where text was pasted.
const Pasted = "pasted text"

// Called begins a sentence about a file of a name, or about what was pasted.
func Called(file string) string {
	if file == Pasted {
		return "The pasted text"
	}
	return file
}

// Refusal is invalid: the file has so many errors that block its import. Those
// that are listed are its fields, with their rows and columns.
func Refusal(file string, findings []Finding, errors int) *plan.Error {
	failed := &plan.Error{Code: plan.Invalid, Params: map[string]any{"errors": errors}}
	for _, f := range findings {
		if f.Severity == SeverityError {
			failed.Fields = append(failed.Fields, plan.FieldError{Field: "file", Code: f.Code, Row: f.Row, Column: f.Column, Message: f.Message})
		}
	}
	failed.Message = Called(file) + " was not imported."
	if len(failed.Fields) > 0 {
		failed.Message = fmt.Sprintf("%s was not imported: %s", Called(file), failed.Fields[0].Message)
	}
	if errors > 1 {
		failed.Message += fmt.Sprintf(" There are %d such findings; nothing was changed.", errors)
	}
	return failed
}
