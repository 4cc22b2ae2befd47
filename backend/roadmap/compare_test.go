package roadmap

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
)

func solved(t *testing.T, name string, p Problem) Solved {
	t.Helper()
	s, err := Select(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	return Solved{ID: plan.ID(name), Name: name, Problem: p, Selection: s}
}

func TestCompare(t *testing.T) {
	base := func() Problem {
		p := fennel()
		p.Items = append(p.Items, worthOf("13", 13, 10, 0, 0, 0))
		return p
	}
	record := solved(t, "Plan of record", base())
	record.Chances = map[plan.ID]float64{"6": 0.51}
	for _, c := range []struct {
		name   string
		change func(p *Problem)
		in     []string // id, reason, sentence
		out    []string
		says   string
	}{
		{"nothing", func(*Problem) {}, nil, nil, "nothing: the same initiatives, worth as much as Plan of record."},
		{"one engineer fewer", func(p *Problem) { p.Resources[0].Capacity = 6 }, nil, []string{"6", "capacity", "Buyer app has 1.5 person-months less."},
			"one engineer fewer: 0 in, 1 out, worth 2,240 points less than Plan of record (7.4%)."},
		{"one engineer more", func(p *Problem) { p.Resources[0].Capacity = 9 }, []string{"8", "capacity", "Buyer app has 1.5 person-months more."}, nil, "one engineer more: 1 in, 0 out, worth 2,080 points more"},
		{"worth more", func(p *Problem) { *p.Items[8].Value = 2300 }, []string{"8", "value", "Its value rose from 2,080 to 2,300 points."}, []string{"6", "displaced", "One-tap reorder on the lock screen came in instead at Buyer app."}, "worth more: 1 in, 1 out, worth 60 points more"},
		{"worth less", func(p *Problem) { *p.Items[6].Value = 1000 }, []string{"8", "displaced", "Guided setup for chains went out, which leaves room at Buyer app."}, []string{"6", "value", "Its value fell from 2,240 to 1,000 points."}, "worth less: 1 in, 1 out"},
		{"chosen", func(p *Problem) { p.Items[8].Must = "chosen" }, []string{"8", "choice", "It is in whatever it is worth: chosen."}, []string{"6", "displaced", "One-tap"}, "chosen: 1 in, 1 out, worth 160 points less"},
		{"taken out", func(p *Problem) { p.Items[6].Never = "It was taken out by hand." }, []string{"8", "displaced", "Guided setup"}, []string{"6", "choice", "It was taken out by hand."}, "taken out: 1 in, 1 out, worth 160 points less"},
		{"too big", func(p *Problem) { p.Items[7].Effort[2] = 5 }, nil, []string{"7", "rule", "It needs 5 person-months of Platform, which has 4 in all."}, "too big: 0 in, 1 out"},
		{"excluded", func(p *Problem) {
			*p.Items[8].Value = 2500
			p.Dependencies = []Dependency{NewDependency(Excludes, "13", "8", 0)}
		}, nil, []string{"13", "excluded", "It excludes One-tap reorder on the lock screen, which came in."}, ""},
	} {
		p := base()
		c.change(&p)
		got := Compare([]Solved{record, solved(t, c.name, p)})[1]
		if c.says != "" && !strings.HasPrefix(got.Sentence, c.says) {
			t.Errorf("%s: %s", c.name, got.Sentence)
		}
		for _, each := range []struct {
			want  []string
			moved []Moved
		}{{c.in, got.In}, {c.out, got.Out}} {
			if each.want == nil {
				continue
			}
			found := false
			for _, m := range each.moved {
				found = found || string(m.ID) == each.want[0] && string(m.Reason) == each.want[1] && strings.HasPrefix(m.Sentence, each.want[2])
			}
			if !found {
				t.Errorf("%s: moved are %+v, want %v", c.name, each.moved, each.want)
			}
		}
		for _, m := range got.Out {
			if m.ID == "6" && (m.ChanceBefore == nil || *m.ChanceBefore != 0.51 || m.ChanceAfter != nil) {
				t.Errorf("%s: chances are %v and %v", c.name, m.ChanceBefore, m.ChanceAfter)
			}
		}
	}
	fewer := base()
	fewer.Resources[0].Capacity = 6
	got := Compare([]Solved{record, solved(t, "fewer", fewer)})
	if first := got[0]; len(first.In)+len(first.Out) != 0 || first.ValueChange != 0 || first.Sentence != "Plan of record: 9 initiatives, worth 30,080 points." {
		t.Errorf("the first beside itself: %+v", first)
	}
	if c := got[1]; c.Used != 15 || c.UsedChange != -1.5 || c.Teams[0].CapacityChange != -1.5 || c.Teams[0].Used != 5.5 || c.Teams[0].Free != 0.5 || c.Teams[0].UsedChange != -1.5 || !c.Teams[0].InFirst || !c.Proven {
		t.Errorf("%+v", c)
	}
}

func TestTiesMoveOthers(t *testing.T) {
	items := []SelectItem{worthOf("a", 1, 10, 1), worthOf("b", 2, 0, 1), worthOf("c", 3, 5, 2)}
	p := Problem{Items: items, Resources: capacities(2), Dependencies: []Dependency{NewDependency(Requires, "a", "b", 0)}}
	poor := p
	poor.Items = []SelectItem{worthOf("a", 1, 4, 1), items[1], items[2]}
	rich, little := solved(t, "rich", p), solved(t, "poor", poor)
	up := Compare([]Solved{little, rich})[1]
	if joined(rich.Selection.In) != "a b" || len(up.In) != 2 || up.In[1].Reason != ByRequirement || up.In[1].Sentence != "a, which came in, requires it." {
		t.Errorf("%+v", up)
	}
	gone := p
	gone.Items = []SelectItem{items[0], items[1], items[2]}
	gone.Items[1].Never = "no"
	down := Compare([]Solved{rich, solved(t, "gone", gone)})[1]
	if len(down.Out) != 2 || down.Out[0].ID != "a" || down.Out[0].Reason != ByRequirement || down.Out[0].Sentence != "It requires b, which went out." || joined(down.Out[0].Others) != "b" {
		t.Errorf("%+v", down)
	}
	apart := Problem{Items: []SelectItem{worthOf("a", 1, 10, 1), worthOf("b", 2, 9, 1)}, Resources: capacities(2), Dependencies: []Dependency{NewDependency(Excludes, "a", "b", 0)}}
	other := apart
	other.Items = []SelectItem{worthOf("a", 1, 10, 1), worthOf("b", 2, 10.5, 1)}
	swapped := Compare([]Solved{solved(t, "one", apart), solved(t, "two", other)})[1]
	if swapped.Out[0].Reason != ByExclusion || swapped.Out[0].Sentence != "It excludes b, which came in." || swapped.In[0].Reason != ByExclusion || swapped.In[0].Sentence != "It excludes a, which went out." {
		t.Errorf("%+v", swapped)
	}
}

func TestComparisonAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 8)
		q := p
		q.Resources = append([]Resource{}, p.Resources...)
		q.Resources[0].Capacity = float64(rapid.IntRange(0, 60).Draw(t, "other")) / 4
		a, errA := Select(context.Background(), p)
		b, errB := Select(context.Background(), q)
		if errA != nil || errB != nil {
			return
		}
		c := Compare([]Solved{{ID: "a", Problem: p, Selection: a}, {ID: "b", Problem: q, Selection: b}})[1]
		if len(a.In)+len(c.In)-len(c.Out) != len(b.In) || math.Abs(a.Value+c.ValueChange-b.Value) > 1e-9 {
			t.Fatalf("%v and %v differ by %+v", a.In, b.In, c)
		}
		for _, m := range append(c.In, c.Out...) {
			if m.Sentence == "" || m.Reason == "" || m.Others == nil || !strings.HasSuffix(m.Sentence, ".") {
				t.Fatalf("no reason: %+v", m)
			}
		}
	})
}

func TestSelectedShare(t *testing.T) {
	ctx := context.Background()
	// One place for two. a is worth 10, b is uniform on 0 to 16: b is in with 6/16.
	p := Problem{Items: []SelectItem{worthOf("a", 1, 10, 1), worthOf("b", 2, 8, 1), worthOf("c", 3, 1, 9)}, Resources: capacities(1)}
	values := func(n int, into []float64) {
		into[0], into[1], into[2] = 10, 16*rand.New(rand.NewPCG(7, uint64(n))).Float64(), math.NaN()
	}
	got, err := SelectedShare(ctx, p, 4000, values)
	if err != nil || got.Draws != 4000 || got.Proven != 4000 || got.Share["a"]+got.Share["b"] != 1 || got.Share["c"] != 0 || math.Abs(got.Share["b"]-0.375) > 4*got.Error("b") {
		t.Errorf("%+v, %v", got, err)
	}
	if se := got.Error("b"); math.Abs(se-math.Sqrt(.375*.625/4000)) > 2e-4 {
		t.Errorf("the error is %v", se)
	}
	before := runtime.GOMAXPROCS(1)
	alone, err := SelectedShare(ctx, p, 4000, values)
	runtime.GOMAXPROCS(before)
	if err != nil || !reflect.DeepEqual(alone, got) {
		t.Errorf("on one core %+v, on %d %+v", alone, before, got)
	}
	if *p.Items[0].Value != 10 || *p.Items[1].Value != 8 {
		t.Error("the problem was changed")
	}
	ended, stop := context.WithCancel(ctx)
	stop()
	if _, err := SelectedShare(ended, p, 100, values); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	p.Items[2].Must = "Committed"
	if _, err := SelectedShare(ctx, p, 100, values); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("what cannot be: %v", err)
	}
	if none, err := SelectedShare(ctx, Problem{}, 0, values); err != nil || none.Error("a") != 0 {
		t.Errorf("nothing: %+v, %v", none, err)
	}
}

func BenchmarkSelectedShare(b *testing.B) {
	p := randomProblem(3, 60, 4, 30, false)
	for range b.N {
		got, err := SelectedShare(context.Background(), p, 300, func(n int, into []float64) {
			r := rand.New(rand.NewPCG(1, uint64(n)))
			for i := range into {
				into[i] = *p.Items[i].Value * (0.5 + r.Float64())
			}
		})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(got.Proven)/float64(got.Draws), "proven")
	}
}
