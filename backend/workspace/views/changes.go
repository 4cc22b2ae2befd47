package views

import (
	"encoding/json"
	"fmt"
	"hash/maphash"
	"slices"
	"sync"

	"cairn/backend/plan"
)

// answersKept is how many answers a window may come back to: the one that it shows, and
// those that it has asked for and not yet put on the screen.
const answersKept = 4

// Changes says how the rows of an answer differ from those of an earlier one.
type Changes struct {
	Answer string `json:"answer"` // names this one, for the next time
	// Since is the earlier answer; "" where it is not known any more and all rows are
	// there. Of the others only those are there that are new or differ.
	Since string `json:"since"`
	// Order has the ids of all rows; empty where they are those of Since in their order.
	Order   []plan.ID `json:"order"`
	Ordered bool      `json:"ordered"` // Order counts
}

// Answered remembers what rows of long lists were answered to a window, by a hash of
// each, so that what it holds already need not cross the bridge once more. The rows
// themselves are always computed from the plan: it cannot be outdated.
type Answered struct {
	seed maphash.Seed

	mu   sync.Mutex
	made int
	kept []answered // latest last
}

type answered struct {
	name   string
	order  []plan.ID
	hashes map[plan.ID]uint64
}

// NewAnswered remembers nothing yet. No answer of another one is taken for its own.
func NewAnswered() *Answered { return &Answered{seed: maphash.MakeSeed()} }

// changed are the rows that whoever holds the answer named held lacks. content is what
// of a row is compared, which JSON must be able to say; what is left out of it, the
// caller tells of all rows.
func changed[T any](a *Answered, held string, rows []T, content func(*T) (plan.ID, any)) ([]T, Changes, error) {
	made := answered{order: make([]plan.ID, len(rows)), hashes: make(map[plan.ID]uint64, len(rows))}
	var hash maphash.Hash
	hash.SetSeed(a.seed)
	encoder := json.NewEncoder(&hash)
	for i := range rows {
		id, compared := content(&rows[i])
		hash.Reset()
		if err := encoder.Encode(compared); err != nil {
			return nil, Changes{}, err
		}
		made.order[i], made.hashes[id] = id, hash.Sum64()
	}
	before, known := a.keep(&made, held)
	c := Changes{Answer: made.name, Order: []plan.ID{}}
	if !known {
		c.Order, c.Ordered = made.order, true
		return rows, c, nil
	}
	c.Since = held
	if !slices.Equal(before.order, made.order) {
		c.Order, c.Ordered = made.order, true
	}
	fresh := []T{}
	for i, id := range made.order {
		if hash, had := before.hashes[id]; !had || hash != made.hashes[id] {
			fresh = append(fresh, rows[i])
		}
	}
	return fresh, c, nil
}

// keep names an answer, remembers it, and finds the one that is held.
func (a *Answered) keep(made *answered, held string) (before answered, known bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.made++
	made.name = fmt.Sprintf("%x-%d", maphash.String(a.seed, ""), a.made)
	if at := slices.IndexFunc(a.kept, func(each answered) bool { return each.name == held }); at >= 0 {
		before, known = a.kept[at], true
	}
	a.kept = append(a.kept, *made)
	if len(a.kept) > answersKept {
		a.kept = slices.Delete(a.kept, 0, 1)
	}
	return before, known
}
