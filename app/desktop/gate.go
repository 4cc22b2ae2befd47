package desktop

import (
	"context"
	"sync"
)

// gate holds back what needs a loaded page, and lets it through in order from
// then on.
type gate struct {
	mu   sync.Mutex
	ctx  context.Context // the one that Wails hands out; nil while the gate is closed
	held []func(ctx context.Context)
	shut bool
}

// pass does something now, or when the page has loaded, or never when it is
// gone.
func (g *gate) pass(do func(ctx context.Context)) {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case g.shut:
	case g.ctx == nil:
		g.held = append(g.held, do)
	default:
		do(g.ctx)
	}
}

// open lets things through, those held back first.
func (g *gate) open(ctx context.Context) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.ctx = ctx
	if g.shut {
		return
	}
	for _, do := range g.held {
		do(ctx)
	}
	g.held = nil
}

// close drops what comes from now on: there is no page any more.
func (g *gate) close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.shut, g.held = true, nil
}
