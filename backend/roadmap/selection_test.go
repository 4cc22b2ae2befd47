package roadmap

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

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

// drawProblem makes a small problem of every kind. Numbers are quarters, so that
// the sums of the brute force are exact.
func drawProblem(t *rapid.T, most int) Problem {
	n := rapid.IntRange(0, most).Draw(t, "n")
	m := rapid.IntRange(1, 4).Draw(t, "m")
	quarters := rapid.Map(rapid.IntRange(0, 12), func(q int) float64 { return float64(q) / 4 })
	values := rapid.Map(rapid.IntRange(0, 30), func(q int) float64 { return float64(q) / 4 })
	p := Problem{Resources: make([]Resource, m)}
	for i := range n {
		item := worthOf(fmt.Sprintf("i%02d", i), rapid.IntRange(0, n).Draw(t, "rank"), values.Draw(t, "value"))
		for range m {
			item.Effort = append(item.Effort, quarters.Draw(t, "effort"))
		}
		switch rapid.IntRange(0, 24).Draw(t, "kind") {
		case 0:
			item.Must = "Committed"
		case 1:
			item.Never = "No."
		case 2:
			item.Value = nil
		case 3:
			item.Effort = nil
		}
		p.Items = append(p.Items, item)
	}
	for r := range m {
		p.Resources[r] = Resource{Team: plan.ID(fmt.Sprint(r)), Capacity: rapid.Map(rapid.IntRange(0, 60), func(q int) float64 { return float64(q) / 4 }).Draw(t, "capacity")}
	}
	for range rapid.IntRange(0, n).Draw(t, "dependencies") {
		a, b := rapid.IntRange(0, n-1).Draw(t, "a"), rapid.IntRange(0, n-1).Draw(t, "b")
		if a != b {
			kind := rapid.SampledFrom([]DependencyKind{Requires, Requires, Excludes}).Draw(t, "what")
			p.Dependencies = append(p.Dependencies, NewDependency(kind, p.Items[a].ID, p.Items[b].ID, 0))
		}
	}
	return p
}

// bruteForce looks at all subsets: the best value, and of those alike the first by
// rank in which they differ. It knows the rules from the problem alone.
func bruteForce(p *Problem) (best []plan.ID, value float64, possible bool) {
	items := byRank(p.Items)
	at := map[plan.ID]int{}
	for i := range items {
		at[items[i].ID] = i
	}
	forced := make([]bool, len(items))
	var force func(i int)
	force = func(i int) {
		if !forced[i] {
			forced[i] = true
			for _, d := range p.Dependencies {
				if d.Kind == Requires && d.Initiative == items[i].ID {
					force(at[d.On])
				}
			}
		}
	}
	for i := range items {
		if items[i].Must != "" {
			force(i)
		}
	}
	looped := []int{}
	for _, loop := range graphOf(titlesOf(items), p.Dependencies).Loops() {
		looped = append(looped, at[loop[0]])
	}
	bestSet := -1
	for set := range 1 << len(items) {
		in := func(i int) bool { return set&(1<<(len(items)-1-i)) != 0 } // a greater number has the earlier item
		if sum, ok := sound(p, items, at, forced, looped, in); ok && (bestSet < 0 || sum > value || sum == value && set > bestSet) {
			bestSet, value = set, sum
		}
	}
	for i := range items {
		if bestSet >= 0 && bestSet&(1<<(len(items)-1-i)) != 0 {
			best = append(best, items[i].ID)
		}
	}
	return best, value, bestSet >= 0
}

// sound says whether a set keeps all rules, and what it is worth.
func sound(p *Problem, items []SelectItem, at map[plan.ID]int, forced []bool, looped []int, in func(int) bool) (value float64, ok bool) {
	used := make([]float64, len(p.Resources))
	for i := range items {
		item := &items[i]
		switch {
		case !in(i) && forced[i]:
			return 0, false
		case !in(i):
			continue
		case item.Never != "" || !forced[i] && (item.Value == nil || item.Effort == nil):
			return 0, false
		case item.Value != nil:
			value += *item.Value
		}
		for r, e := range item.Effort {
			used[r] += e
		}
	}
	for r := range used {
		if used[r] > p.Resources[r].Capacity {
			return 0, false
		}
	}
	// A loop of requirements can never begin: whoever stands on it is out.
	for _, i := range looped {
		if in(i) {
			return 0, false
		}
	}
	for _, d := range p.Dependencies {
		a, b := in(at[d.Initiative]), in(at[d.On])
		if d.Kind == Requires && a && !b || d.Kind == Excludes && a && b {
			return 0, false
		}
	}
	return value, true
}

func titlesOf(items []SelectItem) map[plan.ID]string {
	titles := map[plan.ID]string{}
	for i := range items {
		titles[items[i].ID] = items[i].Title
	}
	return titles
}

func TestSelectAgainstAllSubsets(t *testing.T) {
	feasible := 0
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 10)
		want, value, possible := bruteForce(&p)
		got, err := Select(context.Background(), p)
		if (err == nil) != possible {
			t.Fatalf("possible is %v, and Select says %v", possible, err)
		}
		if !possible {
			return
		}
		feasible++
		if !got.Proven || math.Abs(got.Value-value) > 1e-9 || !slices.Equal(got.In, append([]plan.ID{}, want...)) {
			t.Fatalf("%v worth %v (proven %v), want %v worth %v", got.In, got.Value, got.Proven, want, value)
		}
		greedy, err := Greedy(p)
		if err != nil || greedy.Value > got.Value+1e-9 {
			t.Fatalf("greedy has %v, %v, the best is %v", greedy.Value, err, got.Value)
		}
		rand.New(rand.NewPCG(1, 2)).Shuffle(len(p.Items), func(i, j int) { p.Items[i], p.Items[j] = p.Items[j], p.Items[i] })
		slices.Reverse(p.Dependencies)
		if again, err := Select(context.Background(), p); err != nil || !slices.Equal(again.In, got.In) || again.Nodes != got.Nodes {
			t.Fatalf("in another order %v, before %v", again.In, got.In)
		}
	})
	if feasible < 20 {
		t.Errorf("only %d problems could be solved", feasible)
	}
}

func TestSelectAgainstAllSubsetsOfFourteen(t *testing.T) {
	for seed := range uint64(60) {
		p := randomProblem(seed, 14, 1+int(seed%4), 6, seed%2 == 1)
		want, value, possible := bruteForce(&p)
		got, err := Select(context.Background(), p)
		if err != nil || !possible || !got.Proven || !slices.Equal(got.In, want) || math.Abs(got.Value-value) > 1e-9 {
			t.Errorf("seed %d: %v worth %v, want %v worth %v (%v)", seed, got.In, got.Value, want, value, err)
		}
	}
}

// randomProblem has half of what everything needs. Hard ones are worth about what
// they take, so that no item is better than another.
func randomProblem(seed uint64, n, m, dependencies int, hard bool) Problem {
	return sizedProblem(seed, n, m, dependencies, hard, hard)
}

// sizedProblem may need every team for everything (dense), or mostly one.
func sizedProblem(seed uint64, n, m, dependencies int, hard, dense bool) Problem {
	r := rand.New(rand.NewPCG(seed, 60))
	p := Problem{Resources: capacities(make([]float64, m)...)}
	for i := range n {
		item := worthOf(fmt.Sprintf("i%02d", i), i+1, 0)
		sum := 0.0
		for t := range m {
			e := float64(1+r.IntN(20)) / 4
			if !dense && r.IntN(3) > 0 && t != i%m {
				e = 0
			}
			item.Effort = append(item.Effort, e)
			p.Resources[t].Capacity += e / 2
			sum += e
		}
		value := float64(1+r.IntN(4000)) / 4
		if hard {
			value = math.Round(100*sum+float64(r.IntN(100))) / 4
		}
		*item.Value = value
		p.Items = append(p.Items, item)
	}
	for range dependencies {
		a, b := r.IntN(n), r.IntN(n)
		switch {
		case a == b:
		case r.IntN(4) == 0:
			p.Dependencies = append(p.Dependencies, NewDependency(Excludes, p.Items[a].ID, p.Items[b].ID, 0))
		default:
			p.Dependencies = append(p.Dependencies, NewDependency(Requires, p.Items[max(a, b)].ID, p.Items[min(a, b)].ID, 0))
		}
	}
	return p
}

func TestSelectWithoutTime(t *testing.T) {
	p := randomProblem(7, 60, 4, 30, true)
	p.Nodes = 5
	got, err := Select(context.Background(), p)
	if err != nil || got.Proven || got.Bound <= got.Value || got.Value <= 0 || got.Gap() <= 0 || got.Gap() > 0.2 || !strings.Contains(got.Sentence, "none can be worth over") {
		t.Errorf("five nodes: %+v, %v", got, err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	ended, err := Select(ctx, randomProblem(7, 60, 4, 30, true))
	if err != nil || ended.Proven || ended.Bound < got.Value {
		t.Errorf("no time: %+v, %v", ended, err)
	}
}

func TestBoundsHold(t *testing.T) {
	for seed := range uint64(10) {
		p := randomProblem(seed, 30, 3, 15, true)
		best, err := Select(context.Background(), p)
		if err != nil || !best.Proven {
			t.Fatalf("seed %d: %+v, %v", seed, best, err)
		}
		for _, nodes := range []int{1, 2, 5, 20, 100} {
			p.Nodes = nodes
			if got, _ := Select(context.Background(), p); got.Value > best.Value || got.Bound < best.Value {
				t.Errorf("seed %d, %d nodes: %v to %v does not hold %v", seed, nodes, got.Value, got.Bound, best.Value)
			}
		}
	}
}

// A large part is narrowed down before it is searched, and comes to the same set.
func TestLargePartsAreSolvedAlike(t *testing.T) {
	ctx := context.Background()
	narrowed := 0
	for seed := range uint64(30) {
		p := sizedProblem(seed, 30, 3, 15, seed%2 == 0, seed%3 == 0)
		for i := range p.Items {
			if seed%5 == 4 { // many sets that are worth the same
				*p.Items[i].Value = math.Ceil(*p.Items[i].Value/300) * 100
			}
		}
		r, err := reduce(&p)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range r.parts() {
			all, few := k.solveAll(ctx, DefaultNodes), k.solveLarge(ctx, DefaultNodes)
			if !all.proven || !few.proven || !slices.Equal(all.in, few.in) || math.Abs(all.bound-few.bound) > 1e-6 {
				t.Errorf("seed %d: %+v, narrowed down first %+v", seed, all, few)
			}
			if few.nodes < all.nodes {
				narrowed++
			}
			some := k.solveLarge(ctx, 3)
			if some.bound < all.bound-1e-6 {
				t.Errorf("seed %d: the bound of three nodes is %v, and a set is worth %v", seed, some.bound, all.bound)
			}
		}
	}
	if narrowed == 0 {
		t.Error("narrowing down never helped")
	}
	tied := Problem{Items: []SelectItem{worthOf("d", 4, 10, 1), worthOf("c", 3, 10, 1), worthOf("b", 2, 10, 1), worthOf("a", 1, 10, 1)}, Resources: capacities(3)}
	r, err := reduce(&tied)
	if err != nil {
		t.Fatal(err)
	}
	if got := r.parts()[0].solveLarge(ctx, DefaultNodes); !got.proven || !slices.Equal(got.in, []int{0, 1, 2}) || got.bound != 30 {
		t.Errorf("of four alike %+v", got)
	}
}

func TestSelectOfThousands(t *testing.T) {
	p := sizedProblem(1, 5000, 4, 2500, false, false)
	for i := range p.Resources {
		p.Resources[i].Capacity = 60
	}
	got, err := Select(context.Background(), p)
	if err != nil || got.Gap() > 0.001 || len(got.In) < 100 {
		t.Errorf("of 5000 %d are in, gap %v, %v", len(got.In), got.Gap(), err)
	}
	for r, used := range got.Used {
		if used > p.Resources[r].Capacity {
			t.Errorf("%s gives %v of %v", p.Resources[r].Name, used, p.Resources[r].Capacity)
		}
	}
	for _, d := range p.Dependencies {
		a, b := got.Has(d.Initiative), got.Has(d.On)
		if d.Kind == Requires && a && !b || d.Kind == Excludes && a && b {
			t.Errorf("%+v is broken", d)
		}
	}
}

// BenchmarkSelect solves 50 problems of 60 items, 4 teams and 30 dependencies, and
// says how long they took and how many were proven.
func BenchmarkSelect(b *testing.B) {
	for _, c := range []struct {
		name        string
		hard, dense bool
	}{{"random", false, false}, {"every item needs every team", false, true}, {"worth what it takes", true, false}, {"worth what it takes, every team", true, true}} {
		b.Run(c.name, func(b *testing.B) {
			for range b.N {
				var times, nodes, gaps []float64
				proven := 0
				for seed := range uint64(50) {
					p := sizedProblem(seed, 60, 4, 30, c.hard, c.dense)
					start := time.Now()
					s, err := Select(context.Background(), p)
					if err != nil {
						b.Fatal(err)
					}
					times, nodes, gaps = append(times, float64(time.Since(start).Microseconds())/1000), append(nodes, float64(s.Nodes)), append(gaps, 100*s.Gap())
					if s.Proven {
						proven++
					}
				}
				for _, each := range [][]float64{times, nodes, gaps} {
					slices.Sort(each)
				}
				b.Logf("50 seeds: ms median %.1f, 90%% %.1f, most %.1f; nodes median %.0f, 90%% %.0f, most %.0f; proven %d, gap most %.3f %%",
					times[25], times[45], times[49], nodes[25], nodes[45], nodes[49], proven, gaps[49])
				b.ReportMetric(times[25]*1e6, "median-ns")
				b.ReportMetric(times[49]*1e6, "most-ns")
				b.ReportMetric(gaps[49]/100, "gap")
				b.ReportMetric(float64(proven), "proven")
			}
		})
	}
}
