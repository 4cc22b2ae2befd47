package template

import (
	"slices"
	"strings"
	"unicode"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// words are those of a name that say what it is about.
type words []string

// index takes the names of the KPIs apart, once.
func (b *Book) index() {
	b.Fillers = b.folded(b.Fillers)
	b.Qualifiers = b.folded(b.Qualifiers)
	b.named = map[string][]words{}
	for i := range b.KPIs {
		w := &b.KPIs[i]
		for _, name := range append([]string{w.Name}, w.Names...) {
			b.named[w.ID] = append(b.named[w.ID], b.take(name))
		}
	}
}

func (b *Book) folded(list []string) []string {
	folded := make([]string, 0, len(list))
	for _, word := range list {
		folded = append(folded, b.fold(word))
	}
	return folded
}

// fold makes words the same that differ by an ending alone.
func (b *Book) fold(word string) string {
	const shortest = 3 // of what is left: "sus" is no plural
	word = strings.ToLower(word)
	for _, ending := range b.Endings {
		root, cut := strings.CutSuffix(word, ending)
		if cut && len([]rune(root)) >= shortest && !strings.HasSuffix(root, ending) {
			return root
		}
	}
	return word
}

// take takes a name apart: "Complaints per 1,000 orders" is "complaint" and "order".
func (b *Book) take(name string) (found words) {
	for _, word := range strings.FieldsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != ','
	}) {
		word = b.fold(strings.Trim(word, ".,"))
		if word != "" && !isBase(word) && !slices.Contains(b.Fillers, word) && !slices.Contains(found, word) {
			found = append(found, word)
		}
	}
	return found
}

// isBase says whether a word is what a number is counted per, 100 or more, and not a
// part of its name, as in "day 7".
func isBase(word string) bool {
	const digitsOfBase = 3
	digits := strings.NewReplacer(".", "", ",", "").Replace(word)
	return len(digits) >= digitsOfBase && !strings.ContainsFunc(digits, func(r rune) bool { return !unicode.IsDigit(r) })
}

// fits is how well a KPI's name fits that of a wanted one: how many words both have; 0
// where the KPI has words that may make it something else. own are words of the plan, such
// as the product's name.
func (b *Book) fits(w *Wanted, name, own words) (shared int) {
	for _, wanted := range b.named[w.ID] {
		missing := slices.ContainsFunc(wanted, func(word string) bool { return !slices.Contains(name, word) })
		strange := slices.ContainsFunc(name, func(word string) bool {
			return !slices.Contains(wanted, word) && !slices.Contains(b.Qualifiers, word) && !slices.Contains(own, word)
		})
		if !missing && !strange {
			shared = max(shared, len(wanted))
		}
	}
	return shared
}

// measures says whether a KPI has the kind of unit and the direction that are wanted. A
// number that is good in a range can still be held on one side of it.
func (w *Wanted) measures(k *kpi.KPI) bool {
	return k.State != kpi.Retired && slices.Contains(w.UnitKinds, kindOf(k)) && (k.Direction == w.Direction || k.Direction == kpi.InRange)
}

// kindOf is the kind of unit, also of a card that says it by the unit alone.
func kindOf(k *kpi.KPI) kpi.UnitKind {
	if k.UnitKind != kpi.UnitNumber && k.UnitKind != "" {
		return k.UnitKind
	}
	switch unit := strings.ToLower(k.Unit); {
	case unit == "%":
		return kpi.UnitPercent
	case slices.Contains([]string{"s", "sec", "min", "h", "hour", "hours", "day", "days", "week", "weeks", "minutes", "seconds"}, unit):
		return kpi.UnitDuration
	case slices.Contains([]string{"€", "$", "£", "¥", "eur", "usd", "gbp", "chf", "jpy"}, unit):
		return kpi.UnitCurrency
	default:
		return kpi.UnitNumber
	}
}

// Match says which KPI of a plan is the wanted one, by the id of the Wanted. A KPI is at
// most one of them: the one whose name it shares the most words with. Of several KPIs the
// one with the fewest words besides counts, then one of the product, then a key one, then
// the first. names are of the plan and its products: they may stand in a KPI's name.
func (b *Book) Match(kpis []kpi.KPI, product plan.ID, names ...string) map[string]*kpi.KPI {
	var own words
	for _, name := range names {
		own = append(own, b.take(name)...)
	}
	type match struct {
		*kpi.KPI
		besides int
	}
	best := map[string]match{}
	better := func(a, than match) bool {
		ofProduct := func(m match) bool { return m.Product == product }
		switch {
		case a.besides != than.besides:
			return a.besides < than.besides
		case ofProduct(a) != ofProduct(than):
			return ofProduct(a)
		default:
			return a.Key && !than.Key
		}
	}
	for i := range kpis {
		name := b.take(kpis[i].Name)
		is, shared := b.is(&kpis[i], name, own)
		if is == nil {
			continue
		}
		found := match{&kpis[i], len(name) - shared}
		if before, known := best[is.ID]; !known || better(found, before) {
			best[is.ID] = found
		}
	}
	matched := make(map[string]*kpi.KPI, len(best))
	for id, m := range best {
		matched[id] = m.KPI
	}
	return matched
}

// is says which of the wanted KPIs a KPI is, nil for none, and how many words of its
// name tell.
func (b *Book) is(k *kpi.KPI, name, own words) (is *Wanted, shared int) {
	for i := range b.KPIs {
		w := &b.KPIs[i]
		if count := b.fits(w, name, own); count > shared && w.measures(k) {
			is, shared = w, count
		}
	}
	return is, shared
}
