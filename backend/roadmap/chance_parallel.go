package roadmap

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// inParallel does n pieces of work on all processors, in any order, until the
// context ends. Each goroutine makes a worker of its own, which may keep memory from
// one piece to the next. A panic of a worker becomes one of the caller, who may have
// somebody to catch it. Errors: that of the context.
func inParallel(ctx context.Context, n int, worker func() func(piece int)) error {
	var next atomic.Int64
	var failed atomic.Pointer[any]
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		group.Go(func() {
			defer func() {
				if fault := recover(); fault != nil {
					failed.CompareAndSwap(nil, &fault)
				}
			}()
			work := worker()
			for ctx.Err() == nil && failed.Load() == nil {
				piece := int(next.Add(1)) - 1
				if piece >= n {
					return
				}
				work(piece)
			}
		})
	}
	group.Wait()
	if fault := failed.Load(); fault != nil {
		panic(*fault)
	}
	return ctx.Err()
}
