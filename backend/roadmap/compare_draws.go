package roadmap

import (
	"context"
	"math"
	"runtime"
	"sync"

	"cairn/backend/plan"
)

// DrawNodes is how many partial selections SelectedShare looks at in a draw where
// the problem names no number of its own.
const DrawNodes = 5_000

// Selected is how often initiatives are in the best set while their values are not
// known for certain.
type Selected struct {
	Share  map[plan.ID]float64 // of the draws, 0 to 1, for each item of the problem
	Draws  int                 // that were solved
	Proven int                 // in how many the set was proven best
}

// Error is the standard error of a share, as far as the draws are to blame.
func (s *Selected) Error(id plan.ID) float64 {
	if s.Draws == 0 {
		return 0
	}
	share := s.Share[id]
	return math.Sqrt(share * (1 - share) / float64(s.Draws))
}

// SelectedShare solves a problem with the values of each draw (handbook, "P(item in
// the optimal set)"). values fills in what the items are worth in draw n, in the
// order of the problem's items; NaN is unscored. It is called from several
// goroutines at once and must answer the same for the same n, so that the shares do
// not depend on their number. Efforts and capacities are as the problem has them.
// Errors: ctx's; as Select.
func SelectedShare(ctx context.Context, p Problem, draws int, values func(n int, into []float64)) (Selected, error) {
	if p.Nodes == 0 {
		p.Nodes = DrawNodes
	}
	workers := min(runtime.GOMAXPROCS(0), max(draws, 1))
	counts, proven, errs := make([]map[plan.ID]int, workers), make([]int, workers), make([]error, workers)
	var wait sync.WaitGroup
	for w := range workers {
		counts[w] = map[plan.ID]int{}
		wait.Go(func() {
			own, drawn := p, make([]float64, len(p.Items))
			own.Items = append([]SelectItem{}, p.Items...)
			for n := w; n < draws && ctx.Err() == nil; n += workers {
				values(n, drawn)
				for i := range own.Items {
					own.Items[i].Value = &drawn[i]
				}
				s, err := Select(ctx, own)
				if err != nil {
					errs[w] = err
					return
				}
				for _, id := range s.In {
					counts[w][id]++
				}
				if s.Proven {
					proven[w]++
				}
			}
		})
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return Selected{}, err
	}
	all := Selected{Share: make(map[plan.ID]float64, len(p.Items)), Draws: draws}
	for w := range workers {
		if errs[w] != nil {
			return Selected{}, errs[w]
		}
		all.Proven += proven[w]
	}
	for i := range p.Items {
		count := 0
		for w := range workers {
			count += counts[w][p.Items[i].ID]
		}
		all.Share[p.Items[i].ID] = float64(count) / float64(max(draws, 1))
	}
	return all, nil
}
