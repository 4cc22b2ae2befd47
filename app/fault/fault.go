// Package fault turns whatever went wrong into what leaves the app: a code, a
// sentence and, for Cairn's own mistakes, a short reference that stands in the
// log as well.
//
// It imports the standard library and backend/plan.
package fault

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"cairn/backend/plan"
)

// Body is an error as the page and the scripts of the command line get it.
type Body struct {
	Code    plan.Code         `json:"code"`
	Message string            `json:"message"`
	Fields  []plan.FieldError `json:"fields"`
	Params  map[string]any    `json:"params"`
}

// BodyOf describes an error; a nil field or parameter list becomes an empty one.
func BodyOf(err error) Body {
	var known *plan.Error
	if !errors.As(err, &known) {
		known = unexplained("")
	}
	body := Body{Code: known.Code, Message: known.Error(), Fields: known.Fields, Params: known.Params}
	if body.Fields == nil {
		body.Fields = []plan.FieldError{}
	}
	if body.Params == nil {
		body.Params = map[string]any{}
	}
	return body
}

// JSON is the body of an error on one line.
func JSON(err error) string {
	text, marshalling := json.Marshal(BodyOf(err))
	if marshalling != nil {
		// Only a parameter can be beyond JSON; the sentence is worth more than it.
		body := BodyOf(err)
		body.Params = map[string]any{}
		text, _ = json.Marshal(body)
	}
	return string(text)
}

// Explain makes a *plan.Error of any error. What the backend refused passes
// as it is; a stopped task becomes Cancelled; anything else is Cairn's mistake
// and is logged under a new reference. where names the action for the log.
func Explain(err error, log *slog.Logger, where string) error {
	if err == nil {
		return nil
	}
	var known *plan.Error
	if errors.As(err, &known) {
		if known.Code != plan.Internal || known.Params["reference"] != nil {
			return known
		}
	} else if errors.Is(err, context.Canceled) {
		return &plan.Error{Code: plan.Cancelled, Message: "Stopped. Nothing was changed.", Cause: err}
	}
	return internal(err, log, where, nil)
}

// Recovered makes the error of a panic. It is to be called in the deferred
// function itself, so that the stack that is logged is the panic's.
func Recovered(value any, log *slog.Logger, where string) error {
	return internal(fmt.Errorf("panic: %v", value), log, where, debug.Stack())
}

func internal(cause error, log *slog.Logger, where string, stack []byte) error {
	reference := rand.Text()[:8]
	attributes := []any{"reference", reference, "where", where, "error", cause.Error()}
	if stack != nil {
		attributes = append(attributes, "stack", string(stack))
	}
	log.Error("internal", attributes...)
	fault := unexplained(reference)
	fault.Cause = cause
	return fault
}

func unexplained(reference string) *plan.Error {
	fault := plan.Refuse(plan.Internal, "Cairn made a mistake of its own. What was saved before is safe. Try again; if it comes back, start Cairn anew.")
	if reference != "" {
		fault.Message += " The log has it under " + reference + "."
		fault.Params = map[string]any{"reference": reference}
	}
	return fault
}
