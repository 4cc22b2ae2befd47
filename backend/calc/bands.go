package calc

import "slices"

// bandBins is into how many equal parts Bands cuts what the numbers span.
const bandBins = 1024

// Bands finds quantiles of many numbers without putting all of them in order: it
// counts them in bins and sorts the bins that hold an answer. The zero value is
// ready; it keeps its memory from one call to the next, and is for one goroutine.
type Bands struct {
	counts [bandBins]int
	held   []float64
}

// Of is Quantile of finite numbers for one share after another.
func (b *Bands) Of(values []float64, shares ...float64) []float64 {
	answers := make([]float64, len(shares))
	if len(values) == 0 {
		return answers
	}
	least, greatest := values[0], values[0]
	for _, v := range values {
		if v < least { // twice as fast as min and max, which look for NaN
			least = v
		}
		if v > greatest {
			greatest = v
		}
	}
	if !finite(greatest - least) {
		for i, share := range shares {
			answers[i] = Quantile(values, share)
		}
		return answers
	}
	scale := 0.0
	if greatest > least {
		scale = min((bandBins-1)/(greatest-least), 1e300)
	}
	b.counts = [bandBins]int{}
	for _, v := range values {
		b.counts[int((v-least)*scale)]++
	}
	for i, share := range shares {
		answers[i] = b.quantile(values, min(max(share, 0), 1), least, scale)
	}
	return answers
}

func (b *Bands) quantile(values []float64, share, least, scale float64) float64 {
	place := share * float64(len(values)-1)
	below := int(place)
	above := min(below+1, len(values)-1)
	first, before := b.bin(below, 0, 0)
	last, _ := b.bin(above, first, before)
	b.held = b.held[:0]
	for _, v := range values {
		if bin := int((v - least) * scale); bin >= first && bin <= last {
			b.held = append(b.held, v)
		}
	}
	slices.Sort(b.held)
	low, high := b.held[below-before], b.held[above-before]
	if low == high {
		return low
	}
	part := place - float64(below)
	return low*(1-part) + high*part
}

// bin that holds a place in the order, looked for from a bin on that has so many
// numbers before it, and how many are before it.
func (b *Bands) bin(place, from, before int) (bin, numbers int) {
	for before+b.counts[from] <= place {
		before += b.counts[from]
		from++
	}
	return from, before
}
