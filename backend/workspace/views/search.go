package views

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
)

// Hit is a row in which a search found its words.
type Hit struct {
	Subject string   `json:"subject"` // "objective", "key_result", "kpi", "person", "team", "cycle", "product", "phase", "annotation", "initiative", "scenario", "decision", "question", "action", "lesson", "review"
	ID      plan.ID  `json:"id"`
	Title   string   `json:"title"`
	Where   string   `json:"where"`   // what it belongs to: its cycle and objective; ""
	CycleID *plan.ID `json:"cycleId"` // of an objective or key result
	Field   string   `json:"field"`   // where the words stand: "title", "note", "check_in", "milestone", "measurement", "tag", ...
	Text    string   `json:"text"`    // an excerpt of that field, the title itself for a title
	Marks   []Mark   `json:"marks"`   // where in Text the words stand
}

// Mark is a place in a text, in characters from its beginning.
type Mark struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// Hits are the best rows of a search.
type Hits struct {
	Query string `json:"query"`
	Total int    `json:"total"` // how many rows there are
	Hits  []Hit  `json:"hits"`
}

// MaxHits is how many rows a search shows.
const MaxHits = 50

// Search looks for words in all texts of an open plan. It keeps them in memory
// and reads them anew once something has changed.
type Search struct {
	views Views
	mu    sync.Mutex
	stale bool
	texts []searchable
}

// searchable is one text of a row.
type searchable struct {
	Hit
	text   string
	folded string
}

// NewSearch is the search of an open plan.
func NewSearch(w *workspace.Workspace) *Search {
	s := &Search{views: New(w), stale: true}
	w.OnChange(func(workspace.Change) {
		s.mu.Lock()
		s.stale = true
		s.mu.Unlock()
	})
	return s
}

// Find finds the rows that have all words of a query in one of their texts,
// whatever the case and the accents; those with the words in their title first.
func (s *Search) Find(ctx context.Context, query string) (Hits, error) {
	found := Hits{Query: query, Hits: []Hit{}}
	words := strings.Fields(foldAll(query))
	if len(words) == 0 {
		return found, nil
	}
	texts, err := s.all(ctx)
	if err != nil {
		return found, err
	}
	type ranked struct {
		at   *searchable
		rank int
	}
	best := map[plan.ID]int{} // index in hits
	var hits []ranked
	for i := range texts {
		rank, fits := texts[i].rank(words)
		if !fits {
			continue
		}
		if at, known := best[texts[i].ID]; !known {
			best[texts[i].ID] = len(hits)
			hits = append(hits, ranked{&texts[i], rank})
		} else if rank < hits[at].rank {
			hits[at] = ranked{&texts[i], rank}
		}
	}
	slices.SortStableFunc(hits, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
	found.Total = len(hits)
	for _, h := range hits[:min(len(hits), MaxHits)] {
		hit := h.at.Hit
		hit.Text, hit.Marks = excerpt(h.at.text, words)
		found.Hits = append(found.Hits, hit)
	}
	return found, nil
}

// rank says how well a text fits; the lower the better.
func (t *searchable) rank(words []string) (rank int, fits bool) {
	const inside, elsewhere = 1, 4
	for _, word := range words {
		at := strings.Index(t.folded, word)
		if at < 0 {
			return 0, false
		}
		if before, _ := utf8.DecodeLastRuneInString(t.folded[:at]); at > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
			rank += inside
		}
	}
	if !strings.HasPrefix(t.folded, words[0]) {
		rank += inside
	}
	if t.Field != "title" {
		rank += elsewhere * len(words)
	}
	return rank, true
}

func (s *Search) all(ctx context.Context) ([]searchable, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.stale {
		return s.texts, nil
	}
	s.stale = false // before it is read: what changes meanwhile makes it stale again
	texts, err := s.views.texts(ctx)
	if err != nil {
		s.stale = true
		return nil, err
	}
	s.texts = texts
	return texts, nil
}

// texts are all texts of the plan, rows in their order.
func (v Views) texts(ctx context.Context) ([]searchable, error) {
	var all textList
	err := v.w.Read(ctx, func(r store.Reader) error {
		s, err := readSnapshot(ctx, r, "", v.w.Today())
		if err != nil {
			return err
		}
		notes, err := r.MeasurementNotes(ctx)
		if err != nil {
			return err
		}
		charts, err := r.Annotations(ctx)
		if err != nil {
			return err
		}
		overrules, err := r.Overrules(ctx)
		if err != nil {
			return err
		}
		k, err := readKept(ctx, r)
		if err != nil {
			return err
		}
		lessons, err := r.Lessons(ctx)
		if err != nil {
			return err
		}
		rows, err := readRoadmap(ctx, r)
		if err != nil {
			return err
		}
		all.goals(s)
		all.kpis(s, notes)
		all.words(s)
		all.annotations(s, charts)
		all.overrules(overrules)
		all.kept(s, k)
		all.lessons(s, lessons)
		all.roadmap(s, rows)
		return nil
	})
	return all, err
}

type textList []searchable

func (l *textList) add(hit Hit, field, text string) {
	if text == "" {
		return
	}
	hit.Field = field
	*l = append(*l, searchable{Hit: hit, text: text, folded: foldAll(text)})
}

func (l *textList) goals(s *snapshot) {
	notes := map[plan.ID][]string{}
	for i := len(s.goals.CheckIns) - 1; i >= 0; i-- {
		if c := &s.goals.CheckIns[i]; c.Note != "" {
			notes[c.KeyResult] = append(notes[c.KeyResult], c.Note)
		}
	}
	for _, c := range s.cycles {
		walk(s.outline(c.ID), func(b *branch) {
			hit := Hit{ID: b.id, CycleID: &c.ID, Where: c.Name}
			if o := b.objective; o != nil {
				hit.Subject, hit.Title = "objective", o.Title
				l.add(hit, "title", o.Title)
				l.add(hit, "note", o.Note)
				l.add(hit, "reason", o.ManualReason)
			} else {
				k := b.keyResult
				hit.Subject, hit.Title, hit.Where = "key_result", k.Title, c.Name+" › "+s.objectives[k.Objective].Title
				l.add(hit, "title", k.Title)
				l.add(hit, "note", k.Note)
				for _, m := range s.milestones[k.ID] {
					l.add(hit, "milestone", m.Title)
				}
				for _, note := range notes[k.ID] {
					l.add(hit, "check_in", note)
				}
			}
			for _, tag := range s.tags[b.id] {
				l.add(hit, "tag", tag)
			}
		})
	}
}

func (l *textList) kpis(s *snapshot, notes map[plan.ID][]string) {
	for i := range s.kpis {
		k := &s.kpis[i]
		hit := Hit{Subject: "kpi", ID: k.ID, Title: k.Name, Where: k.Category}
		l.add(hit, "title", k.Name)
		for _, field := range []struct{ name, text string }{
			{"question", k.Question}, {"decision", k.Decision}, {"definition", k.Definition}, {"formula", k.Formula},
			{"numerator", k.Numerator}, {"denominator", k.Denominator}, {"nullRule", k.NullRule}, {"grain", k.Grain},
			{"inclusions", k.Inclusions}, {"exclusions", k.Exclusions}, {"gaming", k.Gaming}, {"action", k.Action},
			{"category", k.Category}, {"source", k.Source}, {"sourceLink", k.SourceLink}, {"benchmarkSource", k.BenchmarkSource},
			{"retiredReason", k.RetiredReason}, {"note", k.Note},
		} {
			l.add(hit, field.name, field.text)
		}
		for _, note := range notes[k.ID] {
			l.add(hit, "measurement", note)
		}
	}
}

// titles are the rows that have been added, as they are found by their titles.
func (l *textList) titles() map[plan.ID]Hit {
	titles := map[plan.ID]Hit{}
	for _, text := range *l {
		if text.Field == "title" {
			titles[text.ID] = text.Hit
		}
	}
	return titles
}

// overrules are the reasons that overrule SMART, found with the row or the cycle
// that they are about.
func (l *textList) overrules(overrules []plan.Overrule) {
	titles := l.titles()
	for _, o := range overrules {
		if hit, known := titles[cmp.Or(o.Row, o.Cycle)]; known {
			l.add(hit, "overrule", o.Reason)
		}
	}
}

// annotations are the notes on charts; one of the whole plan is found as itself.
func (l *textList) annotations(s *snapshot, notes []plan.Annotation) {
	titles := l.titles()
	for _, a := range notes {
		hit, onRow := titles[a.Row]
		if !onRow {
			hit = Hit{Subject: "annotation", ID: a.ID, Title: a.Text, Where: s.plan.Name}
		}
		l.add(hit, "annotation", a.Text)
		l.add(hit, "link", a.Link)
	}
}

func (l *textList) words(s *snapshot) {
	for _, p := range s.people {
		hit := Hit{Subject: "person", ID: p.ID, Title: p.Label()}
		l.add(hit, "title", p.Label())
		l.add(hit, "email", p.Email)
	}
	for _, t := range s.teams {
		l.add(Hit{Subject: "team", ID: t.ID, Title: t.Name}, "title", t.Name)
	}
	for _, c := range s.cycles {
		l.add(Hit{Subject: "cycle", ID: c.ID, Title: c.Name, CycleID: &c.ID}, "title", c.Name)
	}
	for _, p := range s.productList {
		l.add(Hit{Subject: "product", ID: p.ID, Title: p.Name}, "title", p.Name)
	}
	for _, p := range s.phases {
		l.add(Hit{Subject: "phase", ID: p.ID, Title: p.Name, Where: s.products[p.Product]}, "title", p.Name)
	}
}

// foldAll makes one text of all that a search takes for the same: without case
// and accents.
func foldAll(text string) string {
	var out strings.Builder
	for _, r := range text {
		out.WriteString(foldRune(r))
	}
	return out.String()
}

func foldRune(r rune) string {
	if r < utf8.RuneSelf {
		return string(unicode.ToLower(r))
	}
	switch r {
	case 'ß':
		return "ss"
	case 'ø', 'Ø':
		return "o"
	case 'ł', 'Ł':
		return "l"
	case 'æ', 'Æ':
		return "ae"
	}
	var out strings.Builder
	for _, part := range norm.NFKD.String(string(r)) {
		if !unicode.Is(unicode.Mn, part) {
			out.WriteRune(unicode.ToLower(part))
		}
	}
	return out.String()
}

// excerpt is the piece of a text around the first word, and where the words
// stand in it.
func excerpt(text string, words []string) (string, []Mark) {
	const before, most = 40, 160 // characters
	runes := []rune(text)
	var folded strings.Builder
	var origin []int // of each byte of folded, the character it comes from
	for i, r := range runes {
		piece := foldRune(r)
		folded.WriteString(piece)
		for range len(piece) {
			origin = append(origin, i)
		}
	}
	whole, marks := folded.String(), []Mark{}
	for _, word := range words {
		for from := 0; ; {
			at := strings.Index(whole[from:], word)
			if at < 0 {
				break
			}
			at += from
			from = at + len(word)
			marks = append(marks, Mark{Begin: origin[at], End: origin[from-1] + 1})
		}
	}
	slices.SortFunc(marks, func(a, b Mark) int { return cmp.Compare(a.Begin, b.Begin) })
	begin := 0
	if len(marks) > 0 && len(runes) > most {
		begin = max(0, marks[0].Begin-before)
	}
	end := min(len(runes), begin+most)
	shown := strings.ReplaceAll(string(runes[begin:end]), "\n", " ")
	kept := marks[:0]
	for _, m := range marks {
		if m.End <= end && (len(kept) == 0 || m.Begin-begin >= kept[len(kept)-1].End) {
			kept = append(kept, Mark{m.Begin - begin, m.End - begin})
		}
	}
	return shown, kept
}
