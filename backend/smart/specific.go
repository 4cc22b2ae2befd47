package smart

import (
	"fmt"
	"unicode/utf8"
)

// specific are the rules about what a goal says.
func specific() []rule {
	return []rule{
		{Rule: Rule{"one_metric", Specific, Warning, "Several measures in one key result", "A key result with two numbers cannot say which of them moved; each of them deserves its own."},
			keyResult: (*goal).oneMetric},
		{Rule: Rule{"one_goal", Specific, Advice, "Two goals in one sentence", "Two goals in one sentence can be half reached, and nobody knows which half."},
			keyResult: func(g *goal) []seen { return g.text.twoGoals() }, objective: func(a *aim) []seen { return a.text.twoGoals() }},
		{Rule: Rule{"vague_verb", Specific, Advice, "A verb that promises nothing", "A verb without an object can be claimed for anything, so it decides nothing."},
			keyResult: (*goal).vague, objective: func(a *aim) []seen { return a.text.vague() }},
		{Rule: Rule{"short_title", Specific, Advice, "A title of hardly a word", "Others have to understand the goal without its author."},
			keyResult: func(g *goal) []seen { return g.short(g.text) }, objective: func(a *aim) []seen { return a.short(a.text) }},
		{Rule: Rule{"long_title", Specific, Advice, "A long title", "A goal that cannot be remembered steers nobody."},
			keyResult: func(g *goal) []seen { return g.long(g.Title) }, objective: func(a *aim) []seen { return a.long(a.Title) }},
		{Rule: Rule{"number_in_objective", Specific, Advice, "A number in the objective", "An objective says what shall be true; its key results prove it with numbers, which can then be measured."},
			objective: (*aim).namesNumber},
		{Rule: Rule{"no_kpi", Specific, Advice, "A KPI that is not linked", "A number that a KPI defines means the same to everybody, and lives on after the cycle."},
			keyResult: (*goal).noKPI},
		{Rule: Rule{"unit_differs", Specific, Warning, "Another unit than the KPI's", "The KPI feeds its values in its own unit; in another one progress is wrong."},
			keyResult: (*goal).unitDiffers},
	}
}

func (g *goal) oneMetric() []seen {
	measured, within := 0, false
	for _, part := range g.text.parts() {
		if part.measured() && len(part.content(0)) > 0 && !within {
			measured++
		}
		within = part.opensRange()
	}
	if measured < 2 {
		return nil
	}
	return one(seen{field: "title", text: fmt.Sprintf("The title names %d measures.", measured), params: map[string]any{"measures": measured},
		fix: "Split it: one key result for each number."})
}

// twoGoals sees a verb with its object and another one behind a word that joins.
// Two verbs of one object, "define and launch", are one goal.
func (t text) twoGoals() []seen {
	whole := func(part text) bool {
		length := part.begins(0, t.Vague, t.Tasks, t.Changes)
		return length > 0 && len(part.content(length)) > 0
	}
	parts := t.parts()
	if !whole(parts[0]) {
		return nil
	}
	for _, part := range parts[1:] {
		if whole(part) && part.words[0] != parts[0].words[0] {
			return one(seen{field: "title", text: fmt.Sprintf("It asks for two things: “%s ...” and “%s ...”.", parts[0].words[0], part.words[0]),
				params: map[string]any{"first": parts[0].words[0], "second": part.words[0]}, fix: "Make two goals of it, or keep the one that matters more."})
		}
	}
	return nil
}

func (g *goal) vague() []seen {
	if g.Target != nil || g.text.measured() {
		return nil
	}
	return g.text.vague()
}

// vague sees a verb that promises nothing with hardly a word behind it; a title of
// one word is short, and may be a name.
func (t text) vague() []seen {
	length := t.begins(0, t.Vague)
	if length == 0 || t.named || len(t.content(length)) > 1 || len(t.words) < 2 {
		return nil
	}
	verb := t.words[0]
	return one(seen{field: "title", text: fmt.Sprintf("“%s” does not say what will be different for whom.", verb), params: map[string]any{"verb": verb},
		fix: "Say who will do or have what that they do not today."})
}

func (c *check) short(t text) []seen {
	words := len(t.content(0))
	if words >= c.limits.ShortTitle {
		return nil
	}
	return one(seen{field: "title", text: fmt.Sprintf("Without its fillers the title has %s.", counted(words, "word")), params: map[string]any{"words": words},
		fix: "Write it so that a newcomer understands it."})
}

func (c *check) long(title string) []seen {
	length := utf8.RuneCountInString(title)
	if length <= c.limits.LongTitle {
		return nil
	}
	return one(seen{field: "title", text: fmt.Sprintf("The title has %d characters.", length), params: map[string]any{"characters": length},
		fix: "Keep the goal in the title and move the rest to the note."})
}

// namesNumber leaves to unproven what has no key result that could take the number.
func (a *aim) namesNumber() []seen {
	if !a.text.measured() || !a.proven() {
		return nil
	}
	return one(seen{field: "title", text: "The objective names a number.", fix: "Move the number to a key result, and let the objective say what it is good for."})
}

// unitDiffers leaves a unit that is missing to noUnit.
func (g *goal) unitDiffers() []seen {
	if g.metric == nil || g.Unit == "" || g.metric.Unit == "" || g.Unit == g.metric.Unit || !g.numeric() {
		return nil
	}
	return one(seen{field: "unit", offer: g.metric.Unit, text: fmt.Sprintf("The unit is “%s”, and that of the KPI “%s” is “%s”.", g.Unit, g.metric.Name, g.metric.Unit),
		params: map[string]any{"unit": g.Unit, "kpiUnit": g.metric.Unit}, fix: "Take the KPI's unit, and check start and target."})
}

// counted is a number of things: "no words", "1 word", "2 words".
func counted(n int, thing string) string {
	switch n {
	case 0:
		return "no " + thing + "s"
	case 1:
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
