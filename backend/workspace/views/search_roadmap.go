package views

import (
	"slices"

	"cairn/backend/plan"
)

// roadmap are the texts of initiatives, of why they were scored as they were, and of
// scenarios.
func (l *textList) roadmap(s *snapshot, rows *roadmapRows) {
	cycles := map[plan.ID]string{}
	for _, c := range s.cycles {
		cycles[c.ID] = c.Name
	}
	for i := range rows.initiatives {
		made := &rows.initiatives[i]
		hit := Hit{Subject: "initiative", ID: made.ID, Title: made.Title, Where: cycles[made.Cycle]}
		for _, field := range []struct{ name, text string }{
			{"title", made.Title}, {"problem", made.Problem}, {"evidence", made.Evidence}, {"note", made.Note}, {"reason", made.Reason}, {"classReason", made.ClassReason},
		} {
			l.add(hit, field.name, field.text)
		}
		for _, tag := range s.tags[made.ID] {
			l.add(hit, "tag", tag)
		}
		for _, move := range rows.moves[made.ID] {
			l.add(hit, "move", move.Note)
		}
	}
	titles := l.titles()
	for _, r := range rows.ratings {
		if hit, known := titles[r.Initiative]; known {
			l.add(hit, "rating", r.Note)
		}
	}
	for _, o := range rows.overrides {
		if hit, known := titles[o.Initiative]; known {
			l.add(hit, "override", o.Reason)
		}
	}
	for _, sc := range rows.scenarios {
		hit := Hit{Subject: "scenario", ID: sc.ID, Title: sc.Name, Where: cycles[sc.Cycle]}
		if slices.ContainsFunc(s.cycles, func(c plan.Cycle) bool { return c.ID == sc.Cycle }) {
			hit.CycleID = &sc.Cycle
		}
		l.add(hit, "title", sc.Name)
		l.add(hit, "note", sc.Note)
	}
}
