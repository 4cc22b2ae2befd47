package okr

// Circles are the sets of things that lead back to themselves: each thing of a set
// leads to every other one of it, and a thing that leads to itself is a set alone.
// next says what a thing leads to; what is not in all is passed over. Sets, and the
// things in each, are in the order of all. It takes time linear in the things and
// what they lead to, at any depth (Tarjan 1972, without recursion: a damaged plan
// may be deep).
func Circles[K comparable](all []K, next func(K) []K) [][]K {
	w := circleWalk[K]{at: make(map[K]int, len(all)), next: next}
	for i, each := range all {
		w.at[each] = i
	}
	w.found, w.low, w.set = make([]int, len(all)), make([]int, len(all)), make([]int, len(all))
	sizes := []int{0}
	for i := range all {
		if w.found[i] == 0 {
			sizes = w.from(i, all, sizes)
		}
	}
	place, circles := make([]int, len(sizes)), [][]K{}
	for i, each := range all {
		set := w.set[i]
		if sizes[set] < 2 && !w.leadsTo(each, each) {
			continue
		}
		if place[set] == 0 {
			circles = append(circles, nil)
			place[set] = len(circles)
		}
		circles[place[set]-1] = append(circles[place[set]-1], each)
	}
	return circles
}

type circleWalk[K comparable] struct {
	at         map[K]int
	next       func(K) []K
	found, low []int // when a thing was come to, from 1, and the first one that it leads back to
	set        []int // number of its set, from 1; 0 while it is open
	count      int
	open       []int
}

func (w *circleWalk[K]) leadsTo(from, to K) bool {
	for _, each := range w.next(from) {
		if each == to {
			return true
		}
	}
	return false
}

// descent is a thing on the way down, with what it leads to and how much of that is seen.
type descent[K comparable] struct {
	i    int
	next []K
	seen int
}

// from goes down from a thing and adds the sizes of the sets that it closes.
func (w *circleWalk[K]) from(start int, all []K, sizes []int) []int {
	way := []descent[K]{w.enter(start, all)}
	for len(way) > 0 {
		at := &way[len(way)-1]
		if at.seen < len(at.next) {
			to, known := w.at[at.next[at.seen]]
			at.seen++
			switch {
			case !known:
			case w.found[to] == 0:
				way = append(way, w.enter(to, all))
			case w.set[to] == 0:
				w.low[at.i] = min(w.low[at.i], w.found[to])
			}
			continue
		}
		i := at.i
		way = way[:len(way)-1]
		if len(way) > 0 {
			above := way[len(way)-1].i
			w.low[above] = min(w.low[above], w.low[i])
		}
		if w.low[i] == w.found[i] {
			sizes = append(sizes, w.leave(i, len(sizes)))
		}
	}
	return sizes
}

func (w *circleWalk[K]) enter(i int, all []K) descent[K] {
	w.count++
	w.found[i], w.low[i] = w.count, w.count
	w.open = append(w.open, i)
	return descent[K]{i: i, next: w.next(all[i])}
}

// leave closes the set that began with a thing, and answers its size.
func (w *circleWalk[K]) leave(first, set int) (size int) {
	for {
		last := w.open[len(w.open)-1]
		w.open = w.open[:len(w.open)-1]
		w.set[last] = set
		size++
		if last == first {
			return size
		}
	}
}
