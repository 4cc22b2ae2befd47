package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"cairn/backend/plan"
)

// A call inside another one is refused at once. The deadline is for a failing
// test: without the guard it would wait for ever.
func TestCallsInsideOneAnotherAreRefused(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	p := newTestPlan(t)
	calls := map[string]func(inner func()) error{
		"Read": func(inner func()) error { return p.Read(ctx, func(Reader) error { inner(); return nil }) },
		"Write": func(inner func()) error {
			_, err := p.Write(ctx, Action{}, func(*Tx) error { inner(); return nil })
			return err
		},
		"Try":  func(inner func()) error { return p.Try(ctx, func(*Tx) error { inner(); return nil }) },
		"Undo": func(func()) error { _, _, err := p.Undo(ctx); return err },
		"Redo": func(func()) error { _, _, err := p.Redo(ctx); return err },
	}
	for _, outer := range []string{"Read", "Write", "Try"} {
		for name, inner := range calls {
			ran := false
			must(t, calls[outer](func() {
				if err := inner(func() { ran = true }); !errors.Is(err, errNested) || plan.CodeOf(err) != plan.Internal || ran {
					t.Errorf("%s inside %s: %v", name, outer, err)
				}
			}))
		}
	}
	other := newTestPlan(t)
	must(t, p.Read(ctx, func(Reader) error { // another plan is no trouble
		return other.Read(ctx, func(Reader) error { return nil })
	}))
	must(t, p.Read(ctx, func(Reader) error { return nil }))
}

// What a function did before it panicked is over.
func TestPanicLeavesTheStore(t *testing.T) {
	ctx := context.Background()
	p := newTestPlan(t)
	for range 2 {
		func() {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			_ = p.Read(ctx, func(Reader) error { panic("a rule") })
		}()
	}
	must(t, p.Read(ctx, func(Reader) error { return nil }))
}
