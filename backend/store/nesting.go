package store

import (
	"bytes"
	"errors"
	"runtime"
	"sync"

	"cairn/backend/plan"
)

// errNested is a mistake of a programmer that would wait for ever: the plan has
// one connection to read and one to write, and both are taken.
var errNested = errors.New("store: Read, Write, Try, Undo or Redo inside the function of another one; use the Reader or Tx that the function was given")

// nesting knows the goroutines that are inside a function of Read, Write or Try,
// so that a second such call of theirs fails in the first test that comes by,
// and does not leave a person in front of a window that no longer answers.
//
// Go has no name for a goroutine but the one in its stack trace, and the
// functions are not given a context that could carry one.
type nesting struct{ inside sync.Map }

// enter is internal where the calling goroutine is inside already; else it is
// inside until it calls leave.
func (n *nesting) enter() (leave func(), err error) {
	var trace [64]byte // "goroutine 18 [running]:"
	name, _, _ := bytes.Cut(trace[:runtime.Stack(trace[:], false)], []byte(" ["))
	goroutine := string(name)
	if _, nested := n.inside.LoadOrStore(goroutine, true); nested {
		return nil, &plan.Error{Code: plan.Internal, Cause: errNested, Message: "Cairn made a mistake of its own. Nothing was changed."}
	}
	return func() { n.inside.Delete(goroutine) }, nil
}
