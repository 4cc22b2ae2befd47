package api

import (
	"context"
	"sync"
)

// task is what runs long enough for a person to stop it: an import, its
// preview. A new one stops the one before.
type task struct {
	mu     sync.Mutex
	cancel context.CancelFunc
	number int
}

// begin returns a context that stop ends, and what to call when the task is
// done.
func (t *task) begin(ctx context.Context) (_ context.Context, done func()) {
	ctx, cancel := context.WithCancel(ctx)
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.cancel != nil {
		t.cancel()
	}
	t.cancel = cancel
	t.number++
	number := t.number
	return ctx, func() {
		cancel()
		t.mu.Lock()
		defer t.mu.Unlock()
		if t.number == number {
			t.cancel = nil
		}
	}
}

// stop ends what runs now, if anything does.
func (t *task) stop() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.cancel != nil {
		t.cancel()
	}
}
