package roadmap

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
)

// Learning says what it would be worth to know one input of an initiative.
type Learning struct {
	Input string
	// Doubt is the share, 0 to 1, of the doubt whether the initiative is in the top k
	// that would go if the input were known: the mutual information of the two, over
	// the entropy of being in the top k. Those of several inputs need not add up to 1.
	Doubt float64
}

// Learn says of each input of an item what it would be worth to know it, most first.
// None where there is no doubt, or where all items are in the top k.
//
// The draws are cut into equal parts of the input's distribution, and the entropy
// within the parts is compared with that of all of them, both corrected for the
// number of draws (Miller 1955): without it every input would seem worth learning.
func (c *Chances) Learn(item int) []Learning {
	if c.Top >= len(c.given) {
		return nil
	}
	inside, ranks := 0, c.of(item)
	for _, rank := range ranks {
		if int(rank) <= c.Top {
			inside++
		}
	}
	doubt := binaryEntropy(inside, c.Draws)
	if doubt == 0 {
		return nil
	}
	given := &c.given[item]
	learnings := make([]Learning, len(given.Inputs))
	for input := range given.Inputs {
		learnings[input].Input = given.Inputs[input].Name
		if !given.Inputs[input].Certain() {
			learnings[input].Doubt = min(max(1-c.doubtKnowing(item, input)/doubt, 0), 1)
		}
	}
	slices.SortStableFunc(learnings, func(a, b Learning) int { return cmp.Compare(b.Doubt, a.Doubt) })
	return learnings
}

// FirstLearning is what to learn of one item.
type FirstLearning struct {
	Item int
	Learning
	Bits float64 // how much doubt goes: its share times the entropy of being in the top k, 0 to 1
}

// LearnFirst says of each contested item which of its inputs is worth learning, the
// one that takes most doubt away first. Items of which no input takes any are left
// out. Errors: that of the context.
func (c *Chances) LearnFirst(ctx context.Context) ([]FirstLearning, error) {
	found := make([]FirstLearning, len(c.Items))
	err := inParallel(ctx, len(c.Items), func() func(int) {
		return func(item int) {
			if c.Items[item].Class != Contested {
				return
			}
			if learnings := c.Learn(item); len(learnings) > 0 {
				p := c.Items[item].Top
				entropy := -p*math.Log2(p) - (1-p)*math.Log2(1-p)
				found[item] = FirstLearning{Item: item, Learning: learnings[0], Bits: learnings[0].Doubt * entropy}
			}
		}
	})
	found = slices.DeleteFunc(found, func(f FirstLearning) bool { return f.Bits == 0 })
	slices.SortStableFunc(found, func(a, b FirstLearning) int { return cmp.Compare(b.Bits, a.Bits) })
	return found, err
}

// doubtKnowing is the entropy of being in the top k in the mean of the parts of an
// input, in nats.
func (c *Chances) doubtKnowing(item, input int) (entropy float64) {
	const most, least, enough = 64, 4, 150 // parts, and draws that a part should have
	parts := min(max(c.Draws/enough, least), most)
	all, inside := [most]int{}, [most]int{}
	stream := c.stream(item, input)
	for draw, rank := range c.of(item) {
		part := int(stream.Share(draw) * float64(parts))
		all[part]++
		if int(rank) <= c.Top {
			inside[part]++
		}
	}
	for part := range parts {
		entropy += binaryEntropy(inside[part], all[part]) * float64(all[part]) / float64(c.Draws)
	}
	return entropy
}

// binaryEntropy of what happened so many times of all, in nats. What was seen both
// ways gets Miller's correction.
func binaryEntropy(times, all int) float64 {
	if times == 0 || times == all {
		return 0
	}
	p, n := float64(times)/float64(all), float64(all)
	return -p*math.Log(p) - (1-p)*math.Log1p(-p) + 1/(2*n)
}

// LearningInWords is the sentence of what Learn says: "Knowing its impact removes
// 34 % of the doubt, effort 11 %, reach 2 %." Empty where nothing removes any.
func LearningInWords(learnings []Learning) string {
	if len(learnings) == 0 || percent(learnings[0].Doubt) == percent(0) {
		return ""
	}
	words := fmt.Sprintf("Knowing its %s removes %s of the doubt", learnings[0].Input, percent(learnings[0].Doubt))
	for _, other := range learnings[1:] {
		words += fmt.Sprintf(", %s %s", other.Input, percent(other.Doubt))
	}
	return words + "."
}

// percent writes a share in whole per cent.
func percent(share float64) string { return fmt.Sprintf("%.0f%%", 100*share) }
