package roadmap

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"cairn/backend/plan"
)

// CloseCall is the share of a selection's value below which another choice costs so
// little that the estimates do not tell the two apart.
const CloseCall = 0.01

// Need is what an initiative takes of a resource, in person-months.
type Need struct {
	Resource int // place in the problem's
	Effort   float64
	Free     float64 // that the selection leaves
}

// Alternative is what comes of choosing otherwise about one initiative.
type Alternative struct {
	ID       plan.ID
	Selected bool // it is in, and the question is what leaving it out costs
	Possible bool // there is a set that fits with it (without it)
	Needs    []Need
	// Loss is by how much the best such set is worth less, in points of value, and
	// Share that of the selection's value, 0 to 1. Loss is negative where the selection
	// was not proven and this one is better.
	Loss  float64
	Share float64
	In    []plan.ID // others that come in; never nil
	Out   []plan.ID // others that go out
	// Proven says that neither search ran out of nodes or time, so that Loss is exact.
	Proven   bool
	Close    bool // Share is below CloseCall
	Sentence string
}

// WhyNot answers "why not this one?" about an initiative that a selection leaves
// out: what forcing it in would cost, what goes out for it and what comes in; and
// of one that is in, what leaving it out would cost. s is the answer of Select to p.
// Errors: NotFound where the initiative is none of the problem's; as Select.
func WhyNot(ctx context.Context, p Problem, s *Selection, id plan.ID) (Alternative, error) {
	at := slices.IndexFunc(p.Items, func(item SelectItem) bool { return item.ID == id })
	if at < 0 {
		return Alternative{}, plan.Refuse(plan.NotFound, "This initiative is not among those that may be selected here. Choose another one.")
	}
	item := p.Items[at]
	a := Alternative{ID: id, Selected: s.Has(id), Needs: p.needs(&item, s), In: []plan.ID{}, Out: []plan.ID{}}
	if reason := a.settled(&item, s); reason != "" {
		a.Sentence = reason
		return a, nil
	}
	p.Items = slices.Clone(p.Items)
	if a.Selected {
		p.Items[at].Never = "It was left out to see what that costs."
	} else {
		p.Items[at].Must = "asked about"
	}
	other, err := Select(ctx, p)
	if err != nil {
		if plan.CodeOf(err) != plan.Invalid {
			return Alternative{}, err
		}
		a.Sentence = "It cannot be otherwise. " + err.Error()
		return a, nil
	}
	a.Possible, a.Proven = true, s.Proven && other.Proven
	a.Loss = plan.Kept(s.Value - other.Value)
	if s.Value > 0 {
		a.Share = a.Loss / s.Value
	}
	a.Close = a.Share < CloseCall
	a.In, a.Out = movement(s.In, other.In, id)
	a.Sentence = p.whySentence(&a, s)
	return a, nil
}

// settled is why there is nothing to try.
func (a *Alternative) settled(item *SelectItem, s *Selection) string {
	if a.Selected && item.Must != "" {
		return fmt.Sprintf("It is in whatever it is worth: %s.", item.Must)
	}
	for _, out := range s.Out {
		if out.ID == item.ID {
			return out.Sentence
		}
	}
	return ""
}

// movement is what another set has that the first has not, and the other way round,
// but for one that is known.
func movement(from, to []plan.ID, but plan.ID) (in, out []plan.ID) {
	less := func(a, b []plan.ID) []plan.ID {
		rest := []plan.ID{}
		for _, id := range a {
			if id != but && !slices.Contains(b, id) {
				rest = append(rest, id)
			}
		}
		return rest
	}
	return less(to, from), less(from, to)
}

func (p *Problem) needs(item *SelectItem, s *Selection) []Need {
	needs := []Need{}
	for t, e := range item.Effort {
		if e > 0 {
			needs = append(needs, Need{Resource: t, Effort: e, Free: max(0, plan.Kept(p.Resources[t].Capacity-s.Used[t]))})
		}
	}
	return needs
}

func (p *Problem) whySentence(a *Alternative, s *Selection) string {
	text := ""
	if !a.Selected {
		text = p.needsSentence(a.Needs)
	}
	effects := []string{}
	if len(a.Out) > 0 {
		effects = append(effects, fmt.Sprintf("puts %s out", p.named(a.Out)))
	}
	if len(a.In) > 0 {
		effects = append(effects, fmt.Sprintf("brings %s in", p.named(a.In)))
	}
	switch {
	case math.Abs(a.Loss) <= fits*(1+math.Abs(s.Value)):
		effects = append(effects, "costs nothing: the two plans are worth the same")
	case a.Loss < 0:
		effects = append(effects, fmt.Sprintf("gains %s points: the search had found no such plan in its time", p.amount(-a.Loss)))
	default:
		effects = append(effects, fmt.Sprintf("costs the plan %s of %s points (%s)", p.amount(a.Loss), p.amount(s.Value), p.percent(a.Share)))
	}
	verb := "Taking it in "
	if a.Selected {
		verb = "Leaving it out "
	}
	text += verb + anded(effects)
	if a.Close && a.Loss > 0 {
		text += ": a close call"
	}
	if !a.Proven {
		return text + ", as far as the search came in its time."
	}
	return text + "."
}

func (p *Problem) needsSentence(needs []Need) string {
	if len(needs) == 1 {
		verb := "are"
		if p.amount(needs[0].Free) == "1" {
			verb = "is"
		}
		return fmt.Sprintf("It needs %s of %s; %s %s free. ", p.months(needs[0].Effort), p.Resources[needs[0].Resource].Name, p.amount(needs[0].Free), verb)
	}
	words := make([]string, len(needs))
	for i, need := range needs {
		words[i] = fmt.Sprintf("%s of %s (%s free)", p.months(need.Effort), p.Resources[need.Resource].Name, p.amount(need.Free))
	}
	if len(words) == 0 {
		return ""
	}
	return "It needs " + anded(words) + ". "
}

// percent writes a share with a decimal below ten percent.
func (p *Problem) percent(share float64) string {
	percent := 100 * share
	switch {
	case percent < 0.05:
		return "under 0.1%"
	case percent < 9.95:
		return p.amount(math.Round(percent*10)/10) + "%"
	default:
		return p.amount(math.Round(percent)) + "%"
	}
}

// named are the titles of items, the first three of more.
func (p *Problem) named(ids []plan.ID) string {
	titles := make([]string, 0, len(ids))
	for _, id := range ids {
		if at := slices.IndexFunc(p.Items, func(item SelectItem) bool { return item.ID == id }); at >= 0 {
			titles = append(titles, p.Items[at].Title)
		}
	}
	return fewOf(titles)
}

// fewOf lists titles in words, the first three of more than four.
func fewOf(titles []string) string {
	if len(titles) > 4 {
		titles = append(slices.Clone(titles[:3]), fmt.Sprintf("%d more", len(titles)-3))
	}
	return anded(titles)
}

// anded lists words: "a", "a and b", "a, b and c".
func anded(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
