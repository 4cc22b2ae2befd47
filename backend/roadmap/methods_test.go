package roadmap_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

func TestOpportunityBands(t *testing.T) {
	for score, want := range map[float64]roadmap.OpportunityBand{
		20: roadmap.Extreme, 15.1: roadmap.Extreme, 15: roadmap.LowHanging, 12: roadmap.LowHanging, 11.9: roadmap.Worthwhile,
		10: roadmap.Worthwhile, 9.9: roadmap.Unattractive, 0: roadmap.Unattractive, 15 + 1e-15: roadmap.LowHanging,
	} {
		if got := roadmap.OpportunityBandOf(score); got != want || got.Word() == "" {
			t.Errorf("%v is %s, want %s", score, got, want)
		}
	}
}

func TestMatrix(t *testing.T) {
	points := []roadmap.MatrixPoint{{9, 1}, {8, 2}, {7, 4}, {2, 1}, {1, 9}}
	words := func(c roadmap.MatrixCut) string {
		all := []string{}
		for _, p := range points {
			all = append(all, c.Quadrant(p).Word())
		}
		return strings.Join(all, ", ")
	}
	scale := roadmap.CutByScale(1, 10, points, plan.DefaultSettings())
	if got, want := words(scale), "Quick win, Quick win, Big bet, Fill-in, Time sink"; got != want {
		t.Errorf("by scale %s, want %s", got, want)
	}
	if got, want := scale.Sentence, "Value is cut at 5.5, the middle of its scale; effort at 2 person-months, the median of 5 initiatives."; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	median := roadmap.CutByMedian(points, plan.DefaultSettings())
	if got, want := words(median), "Quick win, Quick win, Big bet, Fill-in, Time sink"; got != want || median.Value != 7 || median.Effort != 2 {
		t.Errorf("by median %s %+v, want %s", got, median, want)
	}
	if got, want := median.Sentence, "Value is cut at 7 and effort at 2 person-months, the medians of 5 initiatives."; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	all := []roadmap.MatrixPoint{{9, 1}, {9.5, 2}, {10, 4}}
	if got, want := roadmap.CutByScale(1, 10, all, plan.DefaultSettings()).Quadrant(all[0]), roadmap.QuickWin; got != want {
		t.Errorf("of high values alone %s, want %s", got, want)
	}
	if got, want := roadmap.CutByMedian(all, plan.DefaultSettings()).Quadrant(all[0]), roadmap.FillIn; got != want {
		t.Errorf("of high values alone, by median, %s, want %s", got, want)
	}
}

func TestLintWSJF(t *testing.T) {
	item := func(id string, value, urgency, risk, size float64) roadmap.ScoreItem {
		return rated(roadmap.WSJF, id, map[string]float64{"value": value, "urgency": urgency, "risk": risk, "size": size})
	}
	items := []roadmap.ScoreItem{item("b", 8, 1, 3, 5), item("a", 2, 9, 1, 4), item("c", 13, 20, 1, 6), {ID: "d"}}
	said := []string{}
	for _, f := range roadmap.LintWSJF(items) {
		said = append(said, fmt.Sprintf("%s %s %v %s", f.Name, f.Code, f.Items, f.Sentence))
	}
	want := []string{
		"Business value no_anchor [] Nothing has a 1 in Business value. Give the least of them a 1, and compare the others with it.",
		"Time criticality off_steps [a] 1 number in Time criticality lies between the steps. Choose among 1, 2, 3, 5, 8, 13 and 20.",
		"Job size no_anchor [] Nothing has a 1 in Job size. Give the least of them a 1, and compare the others with it.",
		"Job size off_steps [a c] 2 numbers in Job size lie between the steps. Choose among 1, 2, 3, 5, 8, 13 and 20.",
	}
	if !slices.Equal(said, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(said, "\n"), strings.Join(want, "\n"))
	}
	items[0].Class = roadmap.Mandatory // whose numbers decide nothing
	if got := roadmap.LintWSJF(items[:1]); len(got) != 0 {
		t.Errorf("what is outside the score: %v", got)
	}
	if got := roadmap.LintWSJF(nil); len(got) != 0 {
		t.Errorf("nothing: %v", got)
	}
}

func TestMoSCoW(t *testing.T) {
	item := func(id string, numbers map[string]float64) roadmap.ScoreItem {
		return rated(roadmap.MoSCoW, id, numbers)
	}
	items := func(efforts ...float64) []roadmap.ScoreItem { // of Must, Should, Could, Won't
		made := []roadmap.ScoreItem{}
		for i, e := range efforts {
			made = append(made, item(string(rune('a'+i)), map[string]float64{"priority": float64(4 - i), "effort": e}))
		}
		return made
	}
	law := item("law", map[string]float64{"effort": 2})
	law.Class = roadmap.Compliance
	for name, c := range map[string]struct {
		items  []roadmap.ScoreItem
		must   float64
		light  roadmap.Light
		little bool
		say    string
	}{
		"the rule":             {items(6, 2, 2, 100), 0.6, roadmap.Green, false, "Must takes 60% of the effort (6 of 10 person-months). At most 60% leaves room"},
		"the rule, in tenths":  {items(0.3, 0.1, 0.1), 0.6, roadmap.Green, false, "Must takes 60%"},
		"a little more":        {items(6.1, 1.9, 2), 0.61, roadmap.Amber, false, "Above 60% it holds only with sound estimates"},
		"hardly more":          {items(60.04, 19.96, 20), 0.6004, roadmap.Amber, false, "Must takes just over 60% of the effort"},
		"the end of amber":     {items(7, 1, 2), 0.7, roadmap.Amber, false, "Above 60%"},
		"red":                  {items(8, 0, 2), 0.8, roadmap.Red, false, "Above 70% there is nothing to give up"},
		"nothing to leave out": {items(5, 4, 1), 0.5, roadmap.Green, true, "Could has 10%, and about 20%"},
		"all Must":             {items(5), 1, roadmap.Red, true, "Could has 0%"},
		"nothing":              {nil, 0, roadmap.NoLight, false, "nothing to divide"},
		"only Won't":           {items(0, 0, 0, 5), 0, roadmap.NoLight, false, "nothing to divide"},
		"the law is a Must":    {append(items(4, 2, 2), law), 0.6, roadmap.Green, false, "Must takes 60% of the effort (6 of 10 person-months)."},
		"some without": {append(items(6, 2, 2), item("x", map[string]float64{"effort": 3}), item("y", map[string]float64{"priority": 4}), item("z", map[string]float64{"priority": 2.5, "effort": 1})),
			0.6, roadmap.Green, false, "Without 3 initiatives that lack a priority or an effort."},
	} {
		got := roadmap.MoSCoWOf(c.items, plan.DefaultSettings())
		if got.MustShare != c.must || got.Light != c.light || got.LittleCould != c.little || !strings.Contains(got.Sentence, c.say) {
			t.Errorf("%s: %+v", name, got)
		}
	}
	some := roadmap.MoSCoWOf([]roadmap.ScoreItem{item("x", map[string]float64{"effort": 3}), item("y", map[string]float64{"priority": 4}), item("w", map[string]float64{"priority": 1})}, plan.DefaultSettings())
	if got, want := fmt.Sprint(some.Unplaced, some.NoEffort), "[x] [y]"; got != want {
		t.Errorf("left out %s, want %s", got, want)
	}
}

// The vector of the handbook.
func TestCD3(t *testing.T) {
	a, b, c := roadmap.DelayedItem{ID: "A", CostOfDelay: 10000, Duration: 10}, roadmap.DelayedItem{ID: "B", CostOfDelay: 5000, Duration: 2}, roadmap.DelayedItem{ID: "C", CostOfDelay: 9000, Duration: 6}
	order, err := roadmap.CheapestOrder([]roadmap.DelayedItem{a, b, c}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := sequence(order.Items); got != "BCA" || order.Cost != 262000 || !order.Exact {
		t.Errorf("%s, %+v", got, order)
	}
	compared := roadmap.CompareOrder("Your order", []roadmap.DelayedItem{a, b, c}, order, plan.DefaultSettings())
	if compared.Cost != 322000 || compared.More != 60000 || compared.Sentence != "Your order costs 60,000 more than the CD3 order." {
		t.Errorf("%+v", compared)
	}
	if got := roadmap.CompareOrder("Your order", order.Items, order, plan.DefaultSettings()).Sentence; got != "Your order costs as little as the CD3 order." {
		t.Error(got)
	}
	// Those with both numbers of CD3 can be put into an order.
	half := rated(roadmap.CD3, "half", map[string]float64{"duration": 3})
	delayed := roadmap.DelayedItemsOf([]roadmap.ScoreItem{half, rated(roadmap.CD3, "A", map[string]float64{"cost_of_delay": 10000, "duration": 10})})
	if len(delayed) != 1 || delayed[0] != a {
		t.Errorf("%+v", delayed)
	}
	if got := roadmap.CompareOrder("Your order", order.Items, roadmap.DelayOrder{Cost: 262010, Name: "the best order found"}, plan.DefaultSettings()).Sentence; got != "Your order costs 10 less than the best order found." {
		t.Error(got)
	}
	// A must come before B: exact, and dearer.
	order, err = roadmap.CheapestOrder([]roadmap.DelayedItem{a, b, c}, map[plan.ID][]plan.ID{"B": {"A", "gone"}})
	if err != nil || sequence(order.Items) != "CAB" || !order.Exact || order.Cost != 9000*6+10000*16+5000*18 {
		t.Errorf("%s, %+v, %v", sequence(order.Items), order, err)
	}
	if got := roadmap.CompareOrder("Your order", []roadmap.DelayedItem{a, b, c}, order, plan.DefaultSettings()).Sentence; got != "Your order costs 18,000 more than the cheapest order that keeps the requirements." {
		t.Error(got)
	}
}

func TestCheapestOrderRefuses(t *testing.T) {
	items := []roadmap.DelayedItem{{ID: "a", CostOfDelay: 1, Duration: 1}, {ID: "b", CostOfDelay: 1, Duration: 1}}
	_, err := roadmap.CheapestOrder(items, map[plan.ID][]plan.ID{"a": {"b"}, "b": {"a"}})
	refused(t, "a loop", err, "requires", "loop", "in a loop")
	_, err = roadmap.CheapestOrder(items, map[plan.ID][]plan.ID{"a": {"a"}})
	refused(t, "itself", err, "requires", "loop", "in a loop")
	many := make([]roadmap.DelayedItem, 30)
	for i := range many {
		many[i] = roadmap.DelayedItem{ID: plan.ID(fmt.Sprintf("%02d", i)), CostOfDelay: 1, Duration: 1}
	}
	_, err = roadmap.CheapestOrder(many, map[plan.ID][]plan.ID{"00": {"01"}, "01": {"00"}})
	refused(t, "a loop among many", err, "requires", "loop", "in a loop")
	items[0].Duration = 0
	_, err = roadmap.CheapestOrder(items, nil)
	refused(t, "no time", err, "duration", "not_positive", "more than 0 weeks")
	if order, err := roadmap.CheapestOrder(nil, nil); err != nil || len(order.Items) != 0 || order.Cost != 0 {
		t.Errorf("nothing: %+v, %v", order, err)
	}
	if order, err := roadmap.CheapestOrder(many, map[plan.ID][]plan.ID{"00": {"29"}}); err != nil || order.Exact || order.Items[29].ID != "29" && order.Items[28].ID != "29" {
		t.Errorf("many: %+v, %v", order, err)
	}
}

func sequence(items []roadmap.DelayedItem) string {
	text := ""
	for _, item := range items {
		text += string(item.ID)
	}
	return text
}

func TestCheapestOrderAgainstBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "n")
		items := make([]roadmap.DelayedItem, n)
		requires := map[plan.ID][]plan.ID{}
		for i := range items {
			items[i] = roadmap.DelayedItem{ID: plan.ID(rune('a' + i)), CostOfDelay: float64(rapid.IntRange(0, 9).Draw(t, "cost")), Duration: float64(rapid.IntRange(1, 9).Draw(t, "duration"))}
			for j := range i {
				if rapid.IntRange(0, 4).Draw(t, "requires") == 0 {
					requires[items[i].ID] = append(requires[items[i].ID], items[j].ID)
				}
			}
		}
		least := math.Inf(1)
		permute(items, func(order []roadmap.DelayedItem) {
			if keeps(order, requires) {
				least = min(least, roadmap.TotalDelayCost(order))
			}
		})
		shuffled := rapid.Permutation(items).Draw(t, "shuffled")
		got, err := roadmap.CheapestOrder(shuffled, requires)
		if err != nil || !got.Exact || got.Cost != least || !keeps(got.Items, requires) || len(got.Items) != n {
			t.Fatalf("%s costs %v, %v; the least is %v", sequence(got.Items), got.Cost, err, least)
		}
		again, err := roadmap.CheapestOrder(items, requires)
		if err != nil || sequence(again.Items) != sequence(got.Items) {
			t.Fatalf("%s, and in another order %s", sequence(got.Items), sequence(again.Items))
		}
	})
}

// permute calls f with every order of items.
func permute(items []roadmap.DelayedItem, f func([]roadmap.DelayedItem)) {
	var from func(k int)
	order := slices.Clone(items)
	from = func(k int) {
		if k == len(order) {
			f(order)
			return
		}
		for i := k; i < len(order); i++ {
			order[k], order[i] = order[i], order[k]
			from(k + 1)
			order[k], order[i] = order[i], order[k]
		}
	}
	from(0)
}

func keeps(order []roadmap.DelayedItem, requires map[plan.ID][]plan.ID) bool {
	done := map[plan.ID]bool{}
	for _, item := range order {
		for _, id := range requires[item.ID] {
			if !done[id] {
				return false
			}
		}
		done[item.ID] = true
	}
	return true
}

// BenchmarkCheapestOrder is the largest that is exact.
func BenchmarkCheapestOrder(b *testing.B) {
	items := make([]roadmap.DelayedItem, 18)
	for i := range items {
		items[i] = roadmap.DelayedItem{ID: plan.ID(rune('a' + i)), CostOfDelay: float64(i*7%11 + 1), Duration: float64(i*5%7 + 1)}
	}
	requires := map[plan.ID][]plan.ID{"a": {"r"}, "c": {"q"}, "f": {"d"}}
	for b.Loop() {
		if _, err := roadmap.CheapestOrder(items, requires); err != nil {
			b.Fatal(err)
		}
	}
}
