package roadmap_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

func number(value float64) *float64 { return &value }

// kept is a ranking of two inputs, of which one is in per cent.
func kept(items ...roadmap.KeptItem) roadmap.Snapshot {
	return roadmap.Snapshot{FormulaVersion: 1, Method: roadmap.RICE, Model: "RICE", Formula: "reach × confidence",
		Inputs: []roadmap.KeptInput{{Key: "reach", Name: "Reach"}, {Key: "confidence", Name: "Confidence", Unit: "%", High: 100}}, Items: items}
}

func keptItem(id string, shown int, score, reach float64) roadmap.KeptItem {
	return roadmap.KeptItem{ID: plan.ID(id), Title: strings.ToUpper(id), Score: &score, Rank: shown, Shown: shown,
		Inputs: []roadmap.KeptRange{{Likely: &reach}, {Likely: number(80)}}, Chance: &roadmap.KeptChance{TopK: 0.95, Class: "safe_in"}}
}

func TestSince(t *testing.T) {
	then := kept(keptItem("a", 1, 800, 1000), keptItem("b", 2, 400, 500), keptItem("c", 3, 80, 100), keptItem("d", 4, 8, 10))
	for _, c := range []struct {
		name    string
		of      string
		change  func(now *roadmap.Snapshot)
		said    string // of the item
		summary string
	}{
		{"nothing", "a", func(*roadmap.Snapshot) {}, "", "All of them stand where they stood, and nothing changed."},
		{"an input", "b", func(now *roadmap.Snapshot) {
			now.Items[1].Inputs[0] = roadmap.KeptRange{Low: number(1000), Likely: number(2500), High: number(4000)}
			now.Items[1].Shown, now.Items[0].Shown = 1, 2
		}, "Reach was 500 and is 2,500 (1,000 to 4,000).", "2 of 4 stand elsewhere, something of 1 changed."},
		{"an input that is gone", "a", func(now *roadmap.Snapshot) { now.Items[0].Inputs[1] = roadmap.KeptRange{} }, "Confidence was 80% and is missing.", "Something of 1 changed."},
		{"an input that became a range", "a", func(now *roadmap.Snapshot) {
			now.Items[0].Inputs[1] = roadmap.KeptRange{Low: number(50), Likely: number(80), High: number(90)}
		},
			"Confidence was 80% and is 80% (50 to 90).", "Something of 1 changed."},
		{"others", "a", func(now *roadmap.Snapshot) { now.Items[0].Shown = 2 }, "Nothing of it changed: others have come before it.", "1 of 4 stands elsewhere."},
		{"others the other way", "c", func(now *roadmap.Snapshot) { now.Items[2].Shown = 2 }, "Nothing of it changed: others before it fell back, or are gone.", "1 of 4 stands elsewhere."},
		{"the title", "a", func(now *roadmap.Snapshot) { now.Items[0].Title = "Baskets" }, "It is called “Baskets” now.", "Something of 1 changed."},
		{"a law", "a", func(now *roadmap.Snapshot) { now.Items[0].Class, now.Items[0].Shown = roadmap.Compliance, 0 }, "It was ranked by its score, and is outside it now: Compliance.", "1 of 4 stands elsewhere, something of 1 changed."},
		{"an override", "d", func(now *roadmap.Snapshot) {
			now.Items[3].Override = &roadmap.KeptOverride{Rank: 2, Reason: "Promised on stage", By: "Dana", Date: "2026-02-10"}
		}, "Dana put it at rank 2 on 10 Feb 2026: Promised on stage.", "Something of 1 changed."},
		{"the weights", "a", func(now *roadmap.Snapshot) { now.Inputs[0].Share, now.Items[0].Score = 0.4, number(700) }, "Its score was 800 and is 700, as the model changed.", "All of them stand where they stood."},
		{"the chances", "a", func(now *roadmap.Snapshot) {
			now.Items[0].Chance = &roadmap.KeptChance{TopK: 0.62, Class: "contested"}
		}, "It was safe in (95%), and is contested (62%).", "All of them stand where they stood."},
		{"it is gone", "d", func(now *roadmap.Snapshot) { now.Items = now.Items[:3] }, "", "1 is not ranked any more."},
		{"a new one", "a", func(now *roadmap.Snapshot) { now.Items = append(now.Items, keptItem("e", 5, 4, 5)) }, "", "1 is new."},
	} {
		now := kept(keptItem("a", 1, 800, 1000), keptItem("b", 2, 400, 500), keptItem("c", 3, 80, 100), keptItem("d", 4, 8, 10))
		c.change(&now)
		since := then.Since(now, plan.Settings{})
		for i, item := range then.Items {
			if got := strings.Join(since.Items[i].Said, " "); string(item.ID) == c.of && got != c.said {
				t.Errorf("%s: got %q, want %q", c.name, got, c.said)
			}
		}
		if since.Sentence != c.summary {
			t.Errorf("%s: got %q, want %q", c.name, since.Sentence, c.summary)
		}
	}
}

func TestSinceOfTheModel(t *testing.T) {
	then := kept(keptItem("a", 1, 800, 1000))
	then.Inputs[0].Share, then.Inputs[1].Share = 0.5, 0.5
	for _, c := range []struct {
		name   string
		change func(now *roadmap.Snapshot)
		want   string
	}{
		{"nothing", func(*roadmap.Snapshot) {}, ""},
		{"its name", func(now *roadmap.Snapshot) { now.Model = "RICE 2" }, "The model was called “RICE” and is called “RICE 2”."},
		{"the formula", func(now *roadmap.Snapshot) { now.Formula = "reach" }, "The formula was “reach × confidence” and is “reach”."},
		{"how Cairn computes it", func(now *roadmap.Snapshot) { now.FormulaVersion = 2 }, "It was computed by Cairn's formulas 1, and today by 2: a score may differ where nothing else does."},
		{"a weight, which the formula repeats", func(now *roadmap.Snapshot) { now.Inputs[0].Share, now.Formula = 0.25, "25% reach" }, "Reach counted for 50% and counts for 25%."},
		{"a scale", func(now *roadmap.Snapshot) { now.Inputs[1].High = 10 }, "The scale of confidence was 0 to 100 and is 0 to 10."},
		{"what is good", func(now *roadmap.Snapshot) { now.Inputs[0].Cost = true }, "Of reach more was better, and is worse now."},
		{"another key", func(now *roadmap.Snapshot) { now.Inputs[0].Key = "people" }, ""},
		{"another input", func(now *roadmap.Snapshot) { now.Inputs[1] = roadmap.KeptInput{Key: "ease", Name: "Ease", Share: 0.5} }, "Confidence was an input and is none any more. Ease is an input that there was not then."},
	} {
		now := kept(keptItem("a", 1, 800, 1000))
		now.Inputs[0].Share, now.Inputs[1].Share = 0.5, 0.5
		c.change(&now)
		if got := strings.Join(then.Since(now, plan.Settings{}).Model, " "); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// Whatever changed, each item of then has its answer, what is new was not there, and
// nothing is said of a ranking beside itself.
func TestSinceIsOfThen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) roadmap.Snapshot {
			ids := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}), 0, 5, rapid.ID).Draw(t, name)
			items := make([]roadmap.KeptItem, len(ids))
			for i, id := range ids {
				items[i] = keptItem(id, i+1, float64(100-i), rapid.Float64Range(1, 10).Draw(t, "reach"))
			}
			return kept(items...)
		}
		then, now := draw("then"), draw("now")
		since := then.Since(now, plan.Settings{})
		still := 0
		for i := range then.Items {
			if since.Items[i].Now != nil {
				still++
				if since.Items[i].Now.ID != then.Items[i].ID {
					t.Fatalf("%s has become %s", then.Items[i].ID, since.Items[i].Now.ID)
				}
			}
		}
		if len(since.Items) != len(then.Items) || still+len(since.New) != len(now.Items) {
			t.Fatalf("%d of then, %d still, %d new of %d", len(since.Items), still, len(since.New), len(now.Items))
		}
		same := then.Since(then, plan.Settings{})
		for _, item := range same.Items {
			if len(item.Said) > 0 {
				t.Fatalf("beside itself: %v", item.Said)
			}
		}
		if len(same.Model)+len(same.New) > 0 {
			t.Fatalf("beside itself: %+v", same)
		}
	})
}
