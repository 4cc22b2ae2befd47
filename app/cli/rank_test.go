package cli

import (
	"fmt"
	"strings"
	"testing"

	"cairn/backend/plan"
)

// withSample is the sample plan at sample.cairn.
func withSample(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	w.done("new", "sample.cairn", "--sample")
	return w
}

func (w *world) ranked(args ...string) ranked {
	w.t.Helper()
	return decode[ranked](w.t, w.done(append([]string{"rank", "sample.cairn", "--cycle", "Next quarter", "--draws", "500", "--json"}, args...)...))
}

func TestRankSaysWhatAScriptNeeds(t *testing.T) {
	w := withSample(t)
	r := w.ranked("--model", "RICE", "--seed", "7", "--top", "7")
	if r.Model != "RICE" || r.Seed != 7 || r.Draws != 500 || r.Top != 7 || r.Formula == "" || r.Cycle != "Next quarter" || len(r.Items) != 13 {
		t.Fatalf("got %+v", r)
	}
	if law := r.Items[0]; law.Outside != "compliance" || law.Score != nil || law.PTopK != nil || law.Rank != nil {
		t.Errorf("what the law asks for: %+v", law)
	}
	first := r.Items[1]
	if first.Title != "Saved baskets for weekly orders" || *first.Score != 3680 || *first.Rank != 1 || first.Inputs["reach"] != 9200 || first.Inputs["effort"] != 2 || *first.PTopK < 0.9 || *first.Class != "safe_in" {
		t.Errorf("the first: %+v", first)
	}
	sum := 0.0
	for _, item := range r.Items[1:] {
		sum += *item.PTopK
	}
	if sum < 6.99 || sum > 7.01 {
		t.Errorf("the chances to be among seven sum to %v", sum)
	}
	again, other := w.ranked("--seed", "7", "--top", "7"), w.ranked("--model", "wsjf")
	for i := range r.Items[1:] {
		if *again.Items[i+1].PTopK != *r.Items[i+1].PTopK {
			t.Errorf("%s: %v with the same seed, and %v", r.Items[i+1].Title, *again.Items[i+1].PTopK, *r.Items[i+1].PTopK)
		}
	}
	if item := other.Items[1]; other.Model != "WSJF" || item.Score != nil || !strings.Contains(item.Unscored, "It lacks") {
		t.Errorf("by a model that nobody rated for: %+v", item)
	}
}

func TestSelectTriesOtherCapacities(t *testing.T) {
	w := withSample(t)
	choose := func(args ...string) selected {
		return decode[selected](t, w.done(append([]string{"select", "sample.cairn", "--cycle", "Next quarter", "--draws", "200", "--json"}, args...)...))
	}
	has := func(s selected, title string) bool {
		for _, item := range s.Items {
			if item.Title == title {
				return true
			}
		}
		return false
	}
	before := w.hash("sample.cairn")
	own := choose()
	if !own.Proven || own.Fault != "" || own.Value <= 0 || len(own.Teams) != 3 || !has(own, "Allergen labels on every item") {
		t.Errorf("as the plan says: %+v", own)
	}
	w.write("less.csv", "team,period,amount\nbuyer app,Next quarter,3\nSupply,,5.5\nPlatform,,4\n")
	if less := choose("--capacity", "less.csv"); less.Value >= own.Value || len(less.Items) >= len(own.Items) || *less.Teams[0].Capacity != 3 {
		t.Errorf("with less: %+v", less)
	}
	w.write("in.json", `{"capacities": [{"team": "Buyer app", "amount": 7.5}, {"team": "Supply", "amount": 5.5}, {"team": "Platform", "amount": 4}], "in": ["Supplier ratings"], "out": ["Saved baskets for weekly orders"]}`)
	if forced := choose("--capacity", "in.json"); !has(forced, "Supplier ratings") || has(forced, "Saved baskets for weekly orders") {
		t.Errorf("forced: %+v", forced.Items)
	}
	w.write("none.json", `{"capacities": [{"team": "Platform", "amount": 1}]}`)
	if none := choose("--capacity", "none.json"); none.Fault == "" || len(none.Items) != 0 {
		t.Errorf("what the law asks for does not fit: %+v", none)
	}
	if _, says, _ := w.run("select", "sample.cairn", "--cycle", "Next quarter", "--capacity", "none.json"); !strings.Contains(says, "Nothing is selected.") || !strings.Contains(says, "must be done") {
		t.Errorf("what the law asks for does not fit: %s", says)
	}
	w.write("unsaid.csv", "team,period,amount\nBuyer app,,7.5\nSupply,,\nPlatform,,4\n")
	w.write("unsaid.json", `{"capacities": [{"team": "Buyer app", "amount": 7.5}, {"team": "Supply"}, {"team": "Platform", "amount": 4}]}`)
	w.write("zero.csv", "Buyer app,,7.5\nSupply,,0\nPlatform,,4\n")
	capacities := func(file string) string {
		said := []string{}
		for _, team := range choose("--capacity", file).Teams {
			if team.Capacity != nil {
				said = append(said, fmt.Sprint(*team.Capacity))
			}
		}
		return strings.Join(said, " ")
	}
	for file, want := range map[string]string{"unsaid.csv": "7.5 4", "unsaid.json": "7.5 4", "zero.csv": "7.5 4 0"} {
		if got := capacities(file); got != want {
			t.Errorf("%s: capacities %q, want %q: what nobody has said is not 0", file, got, want)
		}
	}
	if w.hash("sample.cairn") != before {
		t.Error("select wrote to the plan")
	}
	w.write("who.csv", "Nobody,,1\n")
	w.write("bad.csv", "Supply,5\n")
	w.write("typo.csv", "Supply,,5.5x\n")
	w.write("bad.json", `{"capacity": 3}`)
	w.write("minus.csv", "Supply,,-1\n")
	for file, want := range map[string]plan.Code{"who.csv": plan.NotFound, "bad.csv": plan.Invalid, "typo.csv": plan.Invalid, "bad.json": plan.Invalid, "minus.csv": plan.Invalid, "gone.json": plan.NotFound} {
		body := w.refused("select", "sample.cairn", "--capacity", file)
		if body.Code != want || file == "who.csv" && !strings.Contains(body.Message, "Buyer app") {
			t.Errorf("%s: %+v, want %s", file, body, want)
		}
	}
	for _, line := range []string{"rank sample.cairn --top -1", "rank sample.cairn --seed x", "rank", "select sample.cairn extra"} {
		if code, _, _ := w.run(strings.Fields(line)...); code != badUsage {
			t.Errorf("%s: exit %d", line, code)
		}
	}
	for _, line := range []string{"rank sample.cairn --model luck", "rank sample.cairn --cycle never", "select sample.cairn --scenario never"} {
		if body := w.refused(strings.Fields(line)...); body.Code != plan.NotFound {
			t.Errorf("%s: %+v", line, body)
		}
	}
}
