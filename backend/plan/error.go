package plan

import (
	"errors"
	"strings"
)

// Code says what kind of refusal an error is. The codes are a contract with
// the page, the command line and its scripts.
type Code string

// The codes, and what each promises.
const (
	Invalid     Code = "invalid"     // what was given is not acceptable; the fields say where
	NotFound    Code = "not_found"   // there is no such thing
	Ambiguous   Code = "ambiguous"   // a name fits several things; Params["candidates"] lists them
	Conflict    Code = "conflict"    // it changed in the meantime
	Busy        Code = "busy"        // another program holds the plan
	ReadOnly    Code = "read_only"   // the plan is open for looking only
	DiskFull    Code = "disk_full"   // no room; nothing was written
	Damaged     Code = "damaged"     // the file fails its checks
	TooNew      Code = "too_new"     // a newer Cairn wrote it in a format this one does not know
	Unsupported Code = "unsupported" // not a file of this kind
	Cancelled   Code = "cancelled"   // the person stopped it; nothing was written
	Internal    Code = "internal"    // a fault of Cairn's; Params["reference"] stands in the log too
)

// FieldError names one field at fault.
type FieldError struct {
	Field   string `json:"field"`            // as in the JSON of the thing: "target"
	Code    string `json:"code"`             // "required", "not_a_number", "too_many_digits", ...
	Message string `json:"message"`          // a sentence for the place beside the field
	Row     int    `json:"row,omitempty"`    // line of a file, 1-based, where the fault is in a file
	Column  string `json:"column,omitempty"` // column name of a file
}

// Error is the one error type that leaves the backend. Message is an English
// sentence that says what happened, what is safe and what to do.
type Error struct {
	Code    Code
	Fields  []FieldError
	Params  map[string]any
	Message string
	Cause   error
}

// Error returns the sentence, and the sentences of the fields where there is
// no other.
func (e *Error) Error() string {
	if e.Message != "" {
		return e.Message
	}
	sentences := make([]string, 0, len(e.Fields))
	for _, f := range e.Fields {
		sentences = append(sentences, f.Message)
	}
	if len(sentences) > 0 {
		return strings.Join(sentences, " ")
	}
	return string(e.Code)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// CodeOf returns the code of the first Error in err's chain, Internal for any
// other error, and "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}

// Refuse makes an Error with a sentence.
func Refuse(code Code, message string) *Error { return &Error{Code: code, Message: message} }

// AtField makes an Invalid error at one field.
func AtField(field, code, message string) *Error {
	return &Error{Code: Invalid, Fields: []FieldError{{Field: field, Code: code, Message: message}}}
}
