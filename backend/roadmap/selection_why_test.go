package roadmap

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
)

func TestWhyNot(t *testing.T) {
	ctx := context.Background()
	p := fennel()
	s, err := Select(ctx, p)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		id, in, out string
		loss        float64
		close       bool
		says        string
	}{
		{"8", "", "6", 160, true, "It needs 1.5 person-months of Buyer app; 0.5 are free. Taking it in puts Guided setup for chains out and costs the plan 160 of 30,070 points (0.5%): a close call."},
		{"9", "", "3", 1950, false, "It needs 3 person-months of Supply; 0 are free. Taking it in puts Substitutions the chef approves out and costs the plan 1,950 of 30,070 points (6.5%)."},
		{"6", "8", "", 160, true, "Leaving it out brings One-tap reorder on the lock screen in and costs the plan 160 of 30,070 points (0.5%): a close call."},
		{"1", "8 10", "", 4280, false, "Leaving it out brings One-tap reorder on the lock screen and Price alerts on staples in and costs the plan 4,280 of 30,070 points (14%)."},
	} {
		a, err := WhyNot(ctx, p, &s, plan.ID(c.id))
		if err != nil || !a.Possible || !a.Proven || a.Loss != c.loss || joined(a.In) != c.in || joined(a.Out) != c.out || a.Close != c.close || a.Sentence != c.says {
			t.Errorf("%s: %+v, %v", c.id, a, err)
		}
	}
	for id, says := range map[plan.ID]string{"law": "It is in whatever it is worth: Compliance.", "12": "It needs 3 person-months of Platform; what must be done leaves 1.5."} {
		if a, err := WhyNot(ctx, p, &s, id); err != nil || a.Possible || a.Sentence != says {
			t.Errorf("%s: %+v, %v", id, a, err)
		}
	}
	if _, err := WhyNot(ctx, p, &s, "nobody"); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("what is no item: %v", err)
	}
}

func TestWhyNotInWords(t *testing.T) {
	ctx := context.Background()
	tied := Problem{Items: []SelectItem{worthOf("a", 1, 10, 1, 1), worthOf("b", 2, 10, 1, 1)}, Resources: capacities(1, 2)}
	s, _ := Select(ctx, tied)
	if a, err := WhyNot(ctx, tied, &s, "b"); err != nil || a.Loss != 0 || !strings.HasSuffix(a.Sentence, "Taking it in puts a out and costs nothing: the two plans are worth the same.") || !strings.HasPrefix(a.Sentence, "It needs 1 person-month of Team 0 (0 free) and 1 person-month of Team 1 (1 free).") {
		t.Errorf("%+v, %v", a, err)
	}
	must := worthOf("a", 1, 10, 1)
	must.Must = "Committed"
	held := Problem{Items: []SelectItem{must, worthOf("b", 2, 1, 1)}, Resources: capacities(5), Dependencies: []Dependency{NewDependency(Requires, "a", "b", 0)}}
	s, _ = Select(ctx, held)
	if a, err := WhyNot(ctx, held, &s, "b"); err != nil || a.Possible || !strings.HasPrefix(a.Sentence, "It cannot be otherwise. b must be in (required by a) and cannot:") {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestWhyNotAgainstAllSubsets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 8)
		s, err := Select(context.Background(), p)
		if err != nil || len(p.Items) == 0 {
			return
		}
		at := rapid.IntRange(0, len(p.Items)-1).Draw(t, "which")
		item := p.Items[at]
		a, err := WhyNot(context.Background(), p, &s, item.ID)
		if err != nil {
			t.Fatal(err)
		}
		if !a.Possible {
			return
		}
		other := p
		other.Items = slices.Clone(p.Items)
		if a.Selected {
			other.Items[at].Never = "no"
		} else {
			other.Items[at].Must = "yes"
		}
		_, value, possible := bruteForce(&other)
		if !possible || math.Abs(s.Value-a.Loss-value) > 1e-9 || a.Loss < 0 || a.Selected == slices.Contains(a.In, item.ID) && a.Selected {
			t.Fatalf("%s: %+v, all subsets say %v (%v)", item.ID, a, value, possible)
		}
	})
}

func TestFewOf(t *testing.T) {
	for want, titles := range map[string][]string{"": {}, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"}, "a, b, c and d": {"a", "b", "c", "d"}, "a, b, c and 2 more": {"a", "b", "c", "d", "e"}} {
		if got := fewOf(titles); got != want {
			t.Errorf("%v: %q, want %q", titles, got, want)
		}
	}
}

func quarter(n int) plan.Cycle {
	start, end := plan.QuarterSpan(2026, n, 1)
	return plan.Cycle{ID: plan.ID(fmt.Sprintf("q%d", n)), Name: plan.QuarterName(2026, n), Start: start, End: end}
}

func TestShare(t *testing.T) {
	q2 := quarter(2)
	for _, c := range []struct {
		name    string
		of      Initiative
		share   float64
		outside string
	}{
		{"no dates", Initiative{}, 1, ""},
		{"inside", Initiative{Start: "2026-04-01", End: "2026-06-30"}, 1, ""},
		{"one day of ten", Initiative{Start: "2026-03-23", End: "2026-04-01"}, 0.1, ""},
		{"from the middle on", Initiative{Start: "2026-06-21", End: "2026-07-10"}, 0.5, ""},
		{"a start alone", Initiative{Start: "2026-05-01"}, 1, ""},
		{"after", Initiative{Start: "2026-07-01", End: "2026-07-10"}, 0, "It begins on 1 Jul 2026, after Q2 2026 has ended."},
		{"before", Initiative{Start: "2026-02-01", End: "2026-03-31"}, 0, "It ends on 31 Mar 2026, before Q2 2026 begins."},
		{"late", Initiative{Start: "2026-02-01", End: "2026-03-31", State: InProgress}, 1, ""},
	} {
		if share, outside := Share(&c.of, q2); math.Abs(share-c.share) > 1e-12 || outside != c.outside {
			t.Errorf("%s: %v %q", c.name, share, outside)
		}
	}
	if share, _ := Share(&Initiative{Start: "2020-01-01", End: "2020-01-02"}, plan.Cycle{}); share != 1 {
		t.Errorf("a cycle without dates takes %v", share)
	}
	rapid.Check(t, func(t *rapid.T) {
		start := plan.Date("2026-01-01").AddDays(rapid.IntRange(0, 364).Draw(t, "start"))
		end := min(start.AddDays(rapid.IntRange(0, 364).Draw(t, "days")), "2026-12-31")
		sum := 0.0
		for n := 1; n <= 4; n++ {
			share, _ := Share(&Initiative{Start: start, End: end}, quarter(n))
			sum += share
		}
		if math.Abs(sum-1) > 1e-12 {
			t.Fatalf("%s to %s: the quarters of the year take %v", start, end, sum)
		}
	})
}

func TestProblemOfAPlan(t *testing.T) {
	f := SelectFacts{
		Cycles: []plan.Cycle{quarter(2)}, AllCycles: []plan.Cycle{quarter(1), quarter(2), quarter(3), {ID: "backlog"}},
		Teams:  []plan.Team{{ID: "s", Name: "Supply"}, {ID: "b", Name: "Buyer app"}},
		Values: map[plan.ID]float64{"plain": 10, "split": 20}, Ranks: map[plan.ID]int{"split": 1, "plain": 2},
		Initiatives: []Initiative{
			{ID: "plain", Title: "Plain", State: Candidate},
			{ID: "split", Title: "Split", State: Planned, Cycle: "q2", Start: "2026-06-21", End: "2026-07-10"},
			{ID: "law", Title: "Law", State: Candidate, Class: Compliance, ClassReason: "food law", End: "2026-06-01"},
			{ID: "law later", Title: "Law later", State: Candidate, Class: Compliance, End: "2026-12-01"},
			{ID: "going", Title: "Going", State: InProgress, Cycle: "q1"},
			{ID: "shipped", Title: "Shipped", State: Shipped, Shipped: "2026-03-01"},
			{ID: "before", Title: "Before", State: Planned, Cycle: "q1"},
			{ID: "dropped", Title: "Dropped", State: Dropped, Reason: "nobody asked"},
			{ID: "next", Title: "Next", State: Planned, Cycle: "q3"},
			{ID: "in", Title: "In", State: Idea}, {ID: "out", Title: "Out", State: Candidate, Class: Mandatory},
		},
		Efforts: []Effort{
			{Initiative: "plain", Team: "s", Range: Exactly(2)}, {Initiative: "plain", Team: "b", Range: Exactly(1)},
			{Initiative: "split", Team: "b", Range: Exactly(3)}, {Initiative: "in", Team: "", Range: Exactly(4)}, {Initiative: "law", Team: "s"},
		},
		Capacities:   []Capacity{{Team: "s", Cycle: "q2", Amount: 5}, {Team: "b", Cycle: "q2", Amount: 3}, {Scenario: "x", Team: "b", Cycle: "q2", Amount: 2}, {Team: "s", Cycle: "q1", Amount: 9}},
		Dependencies: []Dependency{NewDependency(Requires, "plain", "shipped", 0), NewDependency(Requires, "split", "before", 0), NewDependency(Requires, "plain", "next", 0)},
		Scenario:     "x",
		Choices:      []Choice{{Scenario: "x", Initiative: "in", Verdict: In, Reason: "the board"}, {Scenario: "x", Initiative: "out", Verdict: Out}, {Scenario: "y", Initiative: "plain", Verdict: Out}},
	}
	p := f.Problem()
	resources := []string{}
	for _, r := range p.Resources {
		resources = append(resources, fmt.Sprintf("%s %v", r.Name, r.Capacity))
	}
	if got, want := strings.Join(resources, ", "), "Buyer app 2, Supply 5"; got != want {
		t.Errorf("resources are %s, want %s", got, want)
	}
	want := map[plan.ID]string{
		"plain": "[1 2] 10||", "split": "[1.5 0] 20||", "law": "[] -|Compliance: food law|", "law later": "[] -||", "going": "[] -|already under way|",
		"dropped": "[] -||It was dropped: nobody asked", "next": "[] -||It is planned in Q3 2026.", "in": "[0 0] -|chosen: the board|", "out": "[] -||It was taken out by hand.",
	}
	for _, item := range p.Items {
		value := "-"
		if item.Value != nil {
			value = plan.FormatNumber(*item.Value)
		}
		if got := fmt.Sprintf("%v %s|%s|%s", item.Effort, value, item.Must, item.Never); got != want[item.ID] {
			t.Errorf("%s: %s, want %s", item.ID, got, want[item.ID])
		}
	}
	if len(p.Items) != len(want) || len(p.Dependencies) != 1 || p.Dependencies[0].On != "next" {
		t.Errorf("%d items, %+v", len(p.Items), p.Dependencies)
	}
	if got, err := Select(context.Background(), p); err != nil || !got.Has("in") {
		t.Errorf("a team of which nobody has said what it can give limits: %v, %v", got, err)
	}
	// 0 that somebody typed is another matter.
	said := f
	said.Capacities = append(slices.Clone(f.Capacities), Capacity{Cycle: "q2"})
	if _, err := Select(context.Background(), said.Problem()); err == nil || !strings.HasPrefix(err.Error(), "No team needs 4 person-months for what must be done and has 0.") {
		t.Errorf("a choice for which there is no capacity: %v", err)
	}
	f.Cycles = append(f.Cycles, quarter(3))
	two := f.Problem()
	at := slices.IndexFunc(two.Items, func(item SelectItem) bool { return item.ID == "split" })
	if got := fmt.Sprint(two.Items[at].Effort); got != "[1.5 0]" || len(two.Resources) != 2 {
		t.Errorf("over two cycles, of which nobody has spoken of the second, %s, %+v", got, two.Resources)
	}
	f.Capacities = append(f.Capacities, Capacity{Team: "b", Cycle: "q3", Amount: 2})
	two = f.Problem()
	if got := fmt.Sprint(two.Items[at].Effort); got != "[1.5 0 1.5]" || two.Resources[2].Name != "Buyer app in Q3 2026" {
		t.Errorf("over two cycles %s, %+v", got, two.Resources)
	}
}
