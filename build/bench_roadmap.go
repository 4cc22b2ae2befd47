package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

const (
	drawLimit  = 4.0  // times the loop that only draws and scores
	tableLimit = 60.0 // rows of the backlog that the page may hold at once
	seeds      = 50.0 // of each kind of selection

	ratingTaskLimit = 100  // milliseconds that one task may hold the page while 5 000 are read again
	ratedLimit      = 1000 // milliseconds after which the new score of one in 5 000 stands
)

// benchRoadmap measures the chances of 500 initiatives in 10 000 draws beside the loop that only draws and
// scores, selections of 60 initiatives with the proofs that no other set is worth more, and the backlog of
// 5 000 initiatives in a browser.
func benchRoadmap(ctx context.Context) ([]measurement, error) {
	values, err := runBenchmarks(ctx, "-bench", "^Benchmark(Chances|Select)$/^(500_items|random|every_item_needs_every_team|worth_what_it_takes)$",
		"-benchtime", "1x", "-count", "3", "-timeout", "20m", "./backend/roadmap")
	if err != nil {
		return nil, err
	}
	whole, draws := values["BenchmarkChances/500_items whole-ns"], values["BenchmarkChances/500_items draws-ns"]
	if len(whole) == 0 || len(draws) == 0 {
		return nil, errors.New("the backend has no benchmark of the chances of 500 items any more")
	}
	all := []measurement{compare("chances of 500 initiatives in 10 000 draws", median(whole), median(draws), duration, drawLimit)}
	for _, kind := range []struct {
		name   string
		limits bool // all of them want their proof
	}{{"random", true}, {"every_item_needs_every_team", true}, {"worth_what_it_takes", false}} {
		m, err := selections(values, kind.name, kind.limits)
		if err != nil {
			return all, err
		}
		all = append(all, m)
	}
	var page struct {
		Rows                    float64
		Scrolled, Walked, Rated []float64 // ms, the longest task of each pass
		Settled                 []float64 // ms, of each rating
	}
	if err := measureInBrowser(ctx, "roadmap", &page); err != nil {
		return all, err
	}
	return append(all,
		measurement{what: "rows in the page while scrolling a backlog of 5 000", value: fmt.Sprintf("%.0f", page.Rows), ratio: page.Rows, limit: tableLimit},
		longest("scrolling a backlog of 5 000", page.Scrolled),
		longest("going down a backlog of 5 000 by the arrow key", page.Walked),
		within(longest("rating in a backlog of 5 000, which is read again", page.Rated), ratingTaskLimit),
		measurement{what: "from Enter to the new score of one in 5 000, saved and read again", value: milliseconds(median(page.Settled)), ratio: median(page.Settled), limit: ratedLimit}), nil
}

// within judges a measurement by a limit of its own.
func within(m measurement, limit float64) measurement {
	m.limit = limit
	return m
}

// selections says how long those of one kind took, and how many came with the proof that no other set is
// worth more. Where that is limited, all of them must.
func selections(values map[string][]float64, kind string, limited bool) (measurement, error) {
	metric := func(name string) []float64 { return values["BenchmarkSelect/"+kind+" "+name] }
	times, most, proven, gap := metric("median-ns"), metric("most-ns"), metric("proven"), metric("gap")
	if len(times) == 0 || len(most) == 0 || len(proven) == 0 || len(gap) == 0 {
		return measurement{}, fmt.Errorf("the backend has no benchmark of selections, %s, any more", kind)
	}
	m := measurement{what: "selection of 60 initiatives, 4 teams, 30 ties, " + strings.ReplaceAll(kind, "_", " ") + ", without a proof"}
	m.value = fmt.Sprintf("%.0f of %.0f, gap at most %.2f %%; %s, at most %s", seeds-median(proven), seeds, 100*median(gap), duration(median(times)), duration(median(most)))
	if limited {
		m.ratio, m.limit = seeds-median(proven)+1, 1 // none is 1 of 1
	}
	return m, nil
}
