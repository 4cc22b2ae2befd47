package views

import (
	"cairn/backend/okr"
	"cairn/backend/plan"
)

// kept are the texts of reviews and of what came out of them. A note on a row is
// found with its review.
func (l *textList) kept(s *snapshot, k kept) {
	rows := s.rowNames()
	at := map[plan.ID]Hit{}
	for _, r := range k.reviews {
		row := s.reviewRow(r)
		hit := Hit{Subject: "review", ID: r.ID, Title: row.Title + " of " + r.Date.Words(), Where: row.Cycle, CycleID: orNil(r.Cycle)}
		at[r.ID] = hit
		l.add(hit, "title", hit.Title)
		l.add(hit, "note", r.Note)
	}
	for _, n := range k.notes {
		if hit, known := at[n.Review]; known {
			l.add(hit, "note", n.Text)
		}
	}
	for _, d := range k.decisions {
		hit := Hit{Subject: "decision", ID: d.ID, Title: d.Title, Where: rows[d.Row].Title}
		l.add(hit, "title", d.Title)
		l.add(hit, "why", d.Why)
		l.add(hit, "outcome", d.Outcome)
	}
	for _, q := range k.questions {
		hit := Hit{Subject: "question", ID: q.ID, Title: q.Text, Where: rows[q.Row].Title}
		l.add(hit, "title", q.Text)
		l.add(hit, "answer", q.Answer)
	}
	for _, a := range k.actions {
		l.add(Hit{Subject: "action", ID: a.ID, Title: a.Title, Where: rows[a.Row].Title}, "title", a.Title)
	}
}

// lessons are what closed cycles taught.
func (l *textList) lessons(s *snapshot, lessons []okr.Lesson) {
	for _, lesson := range lessons {
		hit := Hit{Subject: "lesson", ID: lesson.ID, Title: lesson.Text, CycleID: orNil(lesson.Cycle)}
		for _, c := range s.cycles {
			if c.ID == lesson.Cycle {
				hit.Where = c.Name
			}
		}
		l.add(hit, "title", lesson.Text)
	}
}
