package roadmap

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"cairn/backend/plan"
)

// worthOf makes an item of a value and its efforts.
func worthOf(id string, rank int, value float64, effort ...float64) SelectItem {
	return SelectItem{ID: plan.ID(id), Title: id, Rank: rank, Value: &value, Effort: effort}
}

func capacities(amounts ...float64) []Resource {
	resources := make([]Resource, len(amounts))
	for i, amount := range amounts {
		resources[i] = Resource{Team: plan.ID(fmt.Sprintf("t%d", i)), Name: fmt.Sprintf("Team %d", i), Capacity: amount}
	}
	return resources
}

func joined(ids []plan.ID) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	return strings.Join(words, " ")
}

// fennel is the picture of the design: design/mock/roadmap-light.png.
func fennel() Problem {
	items := []SelectItem{{ID: "law", Title: "Allergen labels on every item", Effort: []float64{0, 0, 2.5}, Must: "Compliance"}}
	for i, each := range []struct {
		title  string
		value  float64
		team   int
		effort float64
	}{
		{"Saved baskets for weekly orders", 7360, 0, 2}, {"Order reminders by text message", 3400, 0, 1},
		{"Substitutions the chef approves", 6000, 1, 3}, {"Menu photo fills the first basket", 4960, 0, 2.5},
		{"Driver arrival estimates", 3950, 1, 2.5}, {"Guided setup for chains", 2240, 0, 1.5},
		{"Move phone-desk accounts by call", 2160, 2, 1.5}, {"One-tap reorder on the lock screen", 2080, 0, 1.5},
		{"Delivery window picker", 4050, 1, 3}, {"Price alerts on staples", 1000, 0, 1},
		{"Supplier ratings", 1500, 1, 3.5}, {"Approvals for several sites", 1120, 2, 3},
	} {
		item := worthOf(fmt.Sprint(i+1), i+1, each.value, 0, 0, 0)
		item.Title, item.Effort[each.team] = each.title, each.effort
		items = append(items, item)
	}
	resources := capacities(7.5, 5.5, 4)
	resources[0].Name, resources[1].Name, resources[2].Name = "Buyer app", "Supply", "Platform"
	return Problem{Items: items, Resources: resources}
}

func TestSelect(t *testing.T) {
	ctx := context.Background()
	handbook := Problem{Items: []SelectItem{worthOf("a", 1, 60, 10), worthOf("b", 2, 100, 20), worthOf("c", 3, 120, 30)}, Resources: capacities(50)}
	free := fennel()
	tied := Problem{Items: []SelectItem{worthOf("d", 1, 10, 1), worthOf("c", 2, 10, 1), worthOf("b", 0, 10, 1), worthOf("a", 0, 10, 1)}, Resources: capacities(3)}
	chain := Problem{Items: []SelectItem{worthOf("a", 1, 100, 1), worthOf("b", 2, 1, 2), worthOf("c", 3, 60, 2)}, Resources: capacities(3),
		Dependencies: []Dependency{NewDependency(Requires, "a", "b", 0)}}
	apart := Problem{Items: []SelectItem{worthOf("a", 1, 100, 1), worthOf("b", 2, 90, 1), worthOf("c", 3, 60, 1)}, Resources: capacities(3),
		Dependencies: []Dependency{NewDependency(Excludes, "b", "a", 0)}}
	tenths := Problem{Items: []SelectItem{worthOf("a", 1, 1, .1), worthOf("b", 2, 1, .2)}, Resources: capacities(.3)}
	for _, c := range []struct {
		name    string
		problem Problem
		in      string
		value   float64
		says    string
	}{
		{"the handbook's", handbook, "b c", 220, "2 initiatives take 50 of 50 person-months. No other set that fits is worth more."},
		{"the picture's", free, "1 2 3 4 5 6 7 law", 30070, "8 initiatives take 16.5 of 17 person-months. No other set that fits is worth more."},
		{"of those alike the first by rank, then by id", tied, "d c a", 30, "No other"},
		{"what is required comes along", chain, "a b", 101, "No other"},
		{"one of two that exclude each other", apart, "a c", 160, "No other"},
		{"tenths that add up", tenths, "a b", 2, "No other"},
		{"nothing", Problem{Resources: capacities(3)}, "", 0, "There is nothing to select yet"},
		{"no capacity", Problem{Items: handbook.Items, Resources: capacities(0)}, "", 0, "No team has any capacity here"},
		{"no team", Problem{Items: []SelectItem{{ID: "a", Value: Exactly(3).Likely, Effort: []float64{}}}}, "a", 3, "1 initiative takes 0 of 0 person-months."},
		{"one item", Problem{Items: handbook.Items[:1], Resources: capacities(50)}, "a", 60, "1 initiative takes 10 of 50 person-months."},
		{"nothing is worth anything", Problem{Items: []SelectItem{worthOf("a", 1, -3, 1)}, Resources: capacities(5)}, "", 0, "Nothing that could be selected"},
	} {
		got, err := Select(ctx, c.problem)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got, want := joined(got.In), c.in; got != want {
			t.Errorf("%s: in are %q, want %q", c.name, got, want)
		}
		if got.Value != c.value || !got.Proven || got.Bound != got.Value || got.Gap() != 0 || !strings.Contains(got.Sentence, c.says) {
			t.Errorf("%s: %+v, want %v, proven, and %q", c.name, got, c.value, c.says)
		}
	}
	greedy, err := Greedy(handbook)
	if err != nil || greedy.Value != 160 || joined(greedy.In) != "a b" || greedy.Sentence != "2 initiatives take 30 of 50 person-months." {
		t.Errorf("greedy takes %+v, %v; the handbook says 160", greedy, err)
	}
	upside := handbook
	upside.Items = ByRatio([]SelectItem{worthOf("c", 1, 120, 30), worthOf("b", 2, 100, 20), worthOf("a", 3, 60, 10)})
	if greedy, _ := Greedy(upside); greedy.Value != 160 {
		t.Errorf("greedy by ratio takes %+v", greedy)
	}
}

func TestWhatCannotBeSelected(t *testing.T) {
	nan := math.NaN()
	p := Problem{Resources: capacities(5.5, 4), Items: []SelectItem{
		worthOf("law", 1, 1, 3, 0), worthOf("good", 2, 10, 1, 1), worthOf("big", 3, 100, 6, 0), worthOf("wide", 4, 100, 3, 0),
		{ID: "unscored", Title: "Unscored", Effort: []float64{1, 0}}, {ID: "odd", Title: "Odd", Value: &nan, Effort: []float64{1, 0}},
		worthOf("vague", 5, 10), worthOf("far", 6, 10, 1, 0), worthOf("farther", 7, 10, 1, 0), worthOf("foe", 8, 10, 1, 0),
		worthOf("loop1", 9, 10, 1, 0), worthOf("loop2", 10, 10, 1, 0), worthOf("no", 11, 10, 1, 0),
	}, Dependencies: []Dependency{
		NewDependency(Requires, "far", "gone", 0), NewDependency(Requires, "farther", "far", 0), NewDependency(Excludes, "foe", "law", 0),
		NewDependency(Requires, "loop1", "loop2", 0), NewDependency(Requires, "loop2", "loop1", 0),
	}}
	p.Items[0].Must, p.Items[6].Effort, p.Items[12].Never = "Compliance", nil, "Dana took it out."
	got, err := Select(context.Background(), p)
	if err != nil || joined(got.In) != "law good" {
		t.Fatalf("%+v, %v", got, err)
	}
	want := map[plan.ID][2]string{
		"big":      {"too_big", "It needs 6 person-months of Team 0, which has 5.5 in all."},
		"wide":     {"no_room", "It needs 3 person-months of Team 0; what must be done leaves 2.5."},
		"unscored": {"no_value", "It has no score"},
		"odd":      {"no_value", "It has no score"},
		"vague":    {"no_effort", "It has no effort"},
		"far":      {"requires", "It requires what is not among the candidates."},
		"farther":  {"requires", "It requires far, which cannot be in."},
		"foe":      {"excluded", "It excludes law, which is in (Compliance)."},
		"loop1":    {"loop", "loop1 requires loop2 requires loop1: none of them can begin."},
		"loop2":    {"loop", "loop1 requires loop2 requires loop1"},
		"no":       {"never", "Dana took it out."},
	}
	if len(got.Out) != len(want) {
		t.Errorf("%d are out, want %d: %+v", len(got.Out), len(want), got.Out)
	}
	for _, out := range got.Out {
		if out.Code != want[out.ID][0] || !strings.Contains(out.Sentence, want[out.ID][1]) {
			t.Errorf("%s: %s %q, want %v", out.ID, out.Code, out.Sentence, want[out.ID])
		}
	}
}

func TestWhatMustBeDoneDoesNotFit(t *testing.T) {
	must := func(id string, efforts ...float64) SelectItem {
		item := worthOf(id, 0, 1, efforts...)
		item.Must = "Committed"
		return item
	}
	supply := capacities(5.5)
	supply[0].Name = "Supply"
	never := must("b", 1)
	never.Never = "Dana took it out."
	for _, c := range []struct {
		name         string
		items        []SelectItem
		dependencies []Dependency
		field, says  string
	}{
		{"too much", []SelectItem{must("a", 4), must("b", 2.5)}, nil, "team.t0", "Supply needs 6.5 person-months for what must be done and has 5.5."},
		{"too much by what is required", []SelectItem{must("a", 4), worthOf("b", 0, 1, 2.5)}, []Dependency{NewDependency(Requires, "a", "b", 0)}, "team.t0", "Supply needs 6.5"},
		{"each other's foes", []SelectItem{must("a", 1), must("b", 1)}, []Dependency{NewDependency(Excludes, "a", "b", 0)}, "item.a", "a (Committed) and b (Committed) must both be in and exclude each other."},
		{"a requirement that is gone", []SelectItem{must("a", 1)}, []Dependency{NewDependency(Requires, "a", "gone", 0)}, "item.a", "a must be in (Committed) and requires what is not among the candidates."},
		{"taken in and out", []SelectItem{never}, nil, "item.b", "b must be in (Committed) and cannot: Dana took it out."},
		{"a loop", []SelectItem{must("a", 1), must("b", 1)}, []Dependency{NewDependency(Requires, "a", "b", 0), NewDependency(Requires, "b", "a", 0)}, "item.a", "a requires b requires a: none of them can begin"},
		{"an effort that is none", []SelectItem{worthOf("a", 1, 1, -1)}, nil, "item.a", "The effort of a is no amount of work."},
	} {
		_, err := Select(context.Background(), Problem{Items: c.items, Resources: supply, Dependencies: c.dependencies})
		var refused *plan.Error
		if !asRefusal(err, &refused) || len(refused.Fields) == 0 || refused.Fields[0].Field != c.field || !strings.HasPrefix(refused.Fields[0].Message, c.says) {
			t.Errorf("%s: %v, want %s: %s", c.name, err, c.field, c.says)
		}
	}
	if _, err := Select(context.Background(), Problem{Resources: capacities(-1)}); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("a capacity below 0: %v", err)
	}
}

func asRefusal(err error, refused **plan.Error) bool {
	e, ok := err.(*plan.Error) //nolint:errorlint // Select wraps nothing
	*refused = e
	return ok && e.Code == plan.Invalid
}
