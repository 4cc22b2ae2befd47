package roadmap

import (
	"fmt"
	"slices"
	"strings"

	"cairn/backend/plan"
)

// Since is what has changed between a ranking as it was kept and the same one made again.
type Since struct {
	// Model says in sentences what counts otherwise: formula, criteria, weights.
	Model []string
	Items []ItemSince // one for each item of then, in their order
	New   []KeptItem  // ranked now and not then, in their order
	// Sentence sums it up: "3 of 12 stand elsewhere, 1 is new, 2 are gone."
	Sentence string
}

// ItemSince is what became of an item.
type ItemSince struct {
	Now  *KeptItem // nil where it is not ranked any more
	Said []string  // sentences: what of it changed, and why it stands elsewhere
}

// Since sets a ranking as it was kept beside the same one of today. Sentences write
// numbers as the settings say.
func (s Snapshot) Since(now Snapshot, settings plan.Settings) Since {
	c := sinceThen{then: s, now: now, settings: settings, at: make([]int, len(s.Inputs))}
	for i, input := range s.Inputs {
		c.at[i] = now.input(input)
	}
	since := Since{Model: c.model(), Items: make([]ItemSince, len(s.Items)), New: []KeptItem{}}
	today := map[plan.ID]*KeptItem{}
	for i := range now.Items {
		today[now.Items[i].ID] = &now.Items[i]
	}
	moved, gone, changed, quiet := 0, 0, 0, len(since.Model) == 0
	known := map[plan.ID]bool{}
	for i := range s.Items {
		then := &s.Items[i]
		known[then.ID] = true
		made := ItemSince{Now: today[then.ID], Said: []string{}}
		if made.Now == nil {
			gone++
		} else {
			own := c.item(then, made.Now)
			made.Said = append(own, c.place(then, made.Now, len(own) > 0, len(since.Model) > 0)...)
			quiet = quiet && len(made.Said) == 0
			if then.Shown != made.Now.Shown {
				moved++
			}
			if len(own) > 0 {
				changed++
			}
		}
		since.Items[i] = made
	}
	for _, item := range now.Items {
		if !known[item.ID] {
			since.New = append(since.New, item)
		}
	}
	since.Sentence = sinceInWords(moved, len(s.Items), len(since.New), gone, changed, quiet)
	return since
}

func sinceInWords(moved, of, added, gone, changed int, quiet bool) string {
	words := []string{}
	if moved > 0 {
		words = append(words, fmt.Sprintf("%d of %d %s elsewhere", moved, of, one(moved, "stands", "stand")))
	}
	if added > 0 {
		words = append(words, plan.Counted(added, "is new", "are new"))
	}
	if gone > 0 {
		words = append(words, plan.Counted(gone, "is not ranked any more", "are not ranked any more"))
	}
	if changed > 0 {
		words = append(words, fmt.Sprintf("something of %d changed", changed))
	}
	switch {
	case len(words) == 0 && quiet:
		return "All of them stand where they stood, and nothing changed."
	case len(words) == 0:
		return "All of them stand where they stood."
	}
	text := strings.Join(words, ", ") + "."
	return strings.ToUpper(text[:1]) + text[1:]
}

func one(n int, single, many string) string {
	if n == 1 {
		return single
	}
	return many
}

// input is where a snapshot has an input of another one, -1 for nowhere: by its key, or
// by its name where that was given another key.
func (s Snapshot) input(other KeptInput) int {
	if at := slices.IndexFunc(s.Inputs, func(each KeptInput) bool { return each.Key == other.Key }); at >= 0 {
		return at
	}
	return slices.IndexFunc(s.Inputs, func(each KeptInput) bool { return each.Name == other.Name })
}

type sinceThen struct {
	then, now Snapshot
	at        []int // where now has each input of then; -1 for nowhere
	settings  plan.Settings
}

// model says what of the model counts otherwise.
func (c *sinceThen) model() []string {
	said := []string{}
	add := func(sentence string, parts ...any) { said = append(said, fmt.Sprintf(sentence, parts...)) }
	if c.then.Model != c.now.Model {
		add("The model was called “%s” and is called “%s”.", c.then.Model, c.now.Model)
	}
	if c.then.FormulaVersion != c.now.FormulaVersion {
		add("It was computed by Cairn's formulas %d, and today by %d: a score may differ where nothing else does.", c.then.FormulaVersion, c.now.FormulaVersion)
	}
	if c.then.Formula != c.now.Formula && !c.sharesAlone() {
		add("The formula was “%s” and is “%s”.", c.then.Formula, c.now.Formula)
	}
	for i, was := range c.then.Inputs {
		if c.at[i] < 0 {
			add("%s was an input and is none any more.", was.Name)
			continue
		}
		is := c.now.Inputs[c.at[i]]
		if was.Share != is.Share {
			add("%s counted for %s and counts for %s.", was.Name, c.percent(was.Share), c.percent(is.Share))
		}
		if was.Low != is.Low || was.High != is.High {
			add("The scale of %s was %s and is %s.", strings.ToLower(was.Name), c.scale(was), c.scale(is))
		}
		if was.Cost != is.Cost {
			add("Of %s more was %s, and is %s now.", strings.ToLower(was.Name), goodness(was), goodness(is))
		}
	}
	for i, is := range c.now.Inputs {
		if !slices.Contains(c.at, i) {
			add("%s is an input that there was not then.", is.Name)
		}
	}
	return said
}

// sharesAlone says that the formulas differ in what their inputs count, which is said of
// each of them.
func (c *sinceThen) sharesAlone() bool {
	for i, was := range c.then.Inputs {
		if c.at[i] >= 0 && was.Share != c.now.Inputs[c.at[i]].Share {
			return true
		}
	}
	return false
}

func goodness(input KeptInput) string {
	if input.Cost {
		return "worse"
	}
	return "better"
}

func (c *sinceThen) scale(input KeptInput) string {
	if input.High <= input.Low {
		return "without an end"
	}
	return c.number(input.Low) + " to " + c.number(input.High)
}

func (c *sinceThen) number(value float64) string { return ShortIn(c.settings, value) }

func (c *sinceThen) percent(share float64) string { return c.number(100*share) + "%" }

// item says what of an item itself changed.
func (c *sinceThen) item(then, now *KeptItem) []string {
	said := []string{}
	add := func(sentence string, parts ...any) { said = append(said, fmt.Sprintf(sentence, parts...)) }
	if then.Title != now.Title {
		add("It is called “%s” now.", now.Title)
	}
	switch {
	case then.Class == now.Class:
	case then.Class == Scored:
		add("It was ranked by its score, and is outside it now: %s.", now.Class.Word())
	case now.Class == Scored:
		add("It was outside the score (%s), and is ranked by it now.", then.Class.Word())
	default:
		add("It was outside the score as %s, and is as %s now.", then.Class.Word(), now.Class.Word())
	}
	for i, input := range c.then.Inputs {
		if c.at[i] < 0 {
			continue
		}
		was, is := c.rangeInWords(then.Inputs[i], input.Unit), c.rangeInWords(now.Inputs[c.at[i]], input.Unit)
		switch {
		case was == is:
		case was == "":
			add("%s was missing and is %s.", input.Name, is)
		case is == "":
			add("%s was %s and is missing.", input.Name, was)
		default:
			add("%s was %s and is %s.", input.Name, was, is)
		}
	}
	return append(said, override(then.Override, now.Override)...)
}

func override(then, now *KeptOverride) []string {
	switch {
	case then == nil && now == nil, then != nil && now != nil && then.Rank == now.Rank:
		return nil
	case now == nil:
		return []string{fmt.Sprintf("It was put at rank %d; its score places it now.", then.Rank)}
	default:
		who := "Somebody"
		if now.By != "" {
			who = now.By
		}
		return []string{fmt.Sprintf("%s put it at rank %d on %s: %s", who, now.Rank, now.Date.Words(), sentenceOf(now.Reason))}
	}
}

func sentenceOf(text string) string {
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}

// rangeInWords writes an estimate as the ranking shows it: "3 (2 to 6)", "80%"; "" for none.
func (c *sinceThen) rangeInWords(r KeptRange, unit string) string {
	if unit != "%" {
		unit = ""
	}
	both := ""
	if r.Low != nil && r.High != nil && *r.Low < *r.High {
		both = c.number(*r.Low) + " to " + c.number(*r.High)
	}
	if r.Likely == nil {
		return both
	}
	likely := plan.WithUnit(c.number(*r.Likely), unit)
	if both == "" {
		return likely
	}
	return likely + " (" + both + ")"
}

// place says why an item stands elsewhere, or less surely, where nothing of it says so.
func (c *sinceThen) place(then, now *KeptItem, isChanged, isModelChanged bool) []string {
	said := []string{}
	switch {
	case isChanged:
	case then.Score != nil && now.Score != nil && !sameScore(*then.Score, *now.Score):
		why := "something that its score is made of"
		if isModelChanged {
			why = "the model"
		}
		said = append(said, fmt.Sprintf("Its score was %s and is %s, as %s changed.", c.number(*then.Score), c.number(*now.Score), why))
	case then.Shown == 0 || now.Shown == 0 || then.Shown == now.Shown:
	case now.Shown > then.Shown:
		said = append(said, "Nothing of it changed: others have come before it.")
	default:
		said = append(said, "Nothing of it changed: others before it fell back, or are gone.")
	}
	if then.Chance != nil && now.Chance != nil && then.Chance.Class != now.Chance.Class {
		said = append(said, fmt.Sprintf("It was %s, and is %s.", then.Chance.inWords(), now.Chance.inWords()))
	}
	return said
}

func (k *KeptChance) inWords() string {
	return fmt.Sprintf("%s (%.0f%%)", strings.ToLower(ChanceClass(k.Class).Word()), 100*k.TopK)
}
