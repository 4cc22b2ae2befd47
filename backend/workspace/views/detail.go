package views

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"cairn/backend/journal"
	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
)

// Detail is the panel of an objective or a key result with its check-ins and
// its history. not_found where there is no such row.
func (v Views) Detail(ctx context.Context, id plan.ID) (Detail, error) {
	var d Detail
	err := v.w.Read(ctx, func(r store.Reader) error {
		s, err := readSnapshot(ctx, r, "", v.w.Today())
		if err != nil {
			return err
		}
		if d, err = s.detail(id); err != nil {
			return err
		}
		links, err := r.Supports(ctx)
		if err != nil {
			return err
		}
		d.Supports, d.SupportedBy = s.supportsOf(d.Objective.ID, links)
		if d.Initiatives, err = s.moversOf(ctx, r, id); err != nil {
			return err
		}
		if d.Annotations, err = annotationsOf(ctx, r, id); err != nil {
			return err
		}
		d.History, err = s.history(ctx, r, id)
		return err
	})
	return d, err
}

func (s *snapshot) detail(id plan.ID) (Detail, error) {
	d := Detail{Subject: "objective", CheckIns: []CheckIn{}, Parties: s.partyList(), Phases: []Phase{}, Teams: []Named{}, KPIs: []Named{}}
	owner := id
	for _, k := range s.goals.KeyResults {
		if k.ID == id {
			d.Subject, owner = "key_result", k.Objective
		}
	}
	o := s.objectives[owner]
	if o == nil {
		return d, RowGone(id)
	}
	walk(s.outline(o.Cycle), func(b *branch) {
		if b.id == owner {
			d.Objective = s.objective(b)
		}
	})
	for i := range d.Objective.KeyResults {
		if d.Objective.KeyResults[i].ID == id {
			d.KeyResult = &d.Objective.KeyResults[i]
		}
	}
	if parent := s.objectives[o.Parent]; parent != nil {
		d.Parent = &Named{ID: parent.ID, Name: parent.Title}
	}
	d.Phases = phasesOf(o.Product, s.phases)
	for _, t := range s.teams {
		d.Teams = append(d.Teams, Named{ID: t.ID, Name: t.Name})
	}
	for i := range s.kpis {
		if s.kpis[i].State != kpi.Retired {
			d.KPIs = append(d.KPIs, Named{ID: s.kpis[i].ID, Name: s.kpis[i].Name})
		}
	}
	if d.KeyResult == nil {
		d.DriverChoices = s.driverChoices(id)
	} else {
		d.DriverChoices, d.Course = []DriverChoice{}, s.course(id)
	}
	for _, c := range slices.Backward(s.goals.CheckIns) {
		if c.KeyResult == id {
			d.CheckIns = append(d.CheckIns, CheckIn{ID: c.ID, Date: c.Date, Value: c.Value, Confidence: c.Confidence, Note: c.Note, By: c.By, For: name(s.parties, c.For)})
		}
	}
	return d, nil
}

// RowGone is the refusal of a row that is not there: not_found.
func RowGone(id plan.ID) error {
	return &plan.Error{Code: plan.NotFound, Params: map[string]any{"id": string(id)},
		Message: "This row is not in the plan any more. It may have been deleted; Undo brings it back."}
}

// supportsOf are the objectives that one supports and those that support it, as
// far as they exist, by title.
func (s *snapshot) supportsOf(id plan.ID, links []okr.Support) (supports, supportedBy []Named) {
	supports, supportedBy = []Named{}, []Named{}
	for _, link := range links {
		if to := s.objectives[link.To]; link.From == id && to != nil {
			supports = append(supports, Named{ID: to.ID, Name: to.Title})
		}
		if from := s.objectives[link.From]; link.To == id && from != nil {
			supportedBy = append(supportedBy, Named{ID: from.ID, Name: from.Title})
		}
	}
	byTitle := func(a, b Named) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) }
	slices.SortFunc(supports, byTitle)
	slices.SortFunc(supportedBy, byTitle)
	return supports, supportedBy
}

// history is the story of a row for people: its changes and its check-ins, the
// latest first. Fields that a row was born with are one line.
func (s *snapshot) history(ctx context.Context, r store.Reader, id plan.ID) ([]HistoryItem, error) {
	changes, err := r.Story(ctx, id)
	if err != nil {
		return nil, err
	}
	born := map[plan.ID]bool{}
	for _, c := range changes {
		if c.Field == journal.Alive && c.Before == journal.Unset && c.Kind != journal.Undo {
			born[c.ActionID] = true
		}
	}
	var told []toldItem
	for _, c := range changes {
		item := HistoryItem{At: c.At, By: c.Who, Action: c.Action, Kind: string(c.Kind), Field: c.Field, What: "changed"}
		switch {
		case c.Field == journal.Alive:
			item.Field, item.What = "", lifeOf(c)
		case born[c.ActionID] || c.Field == "position":
			continue
		default:
			item.Before, item.After = s.word(c.Field, c.Before), s.word(c.Field, c.After)
		}
		told = append(told, toldItem{item, c.Lamport})
	}
	entries, err := r.CheckInStory(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		item := HistoryItem{At: e.At, By: e.Who, Action: e.Action, Kind: string(journal.Do), What: "check_in", After: checkInWord(e.CheckIn)}
		told = append(told, toldItem{item, e.CheckIn.Lamport})
	}
	told, err = s.amendments(ctx, r, entries, told)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(told, func(a, b toldItem) int { return cmp.Compare(b.lamport, a.lamport) })
	items := make([]HistoryItem, len(told))
	for i, t := range told {
		items[i] = t.HistoryItem
	}
	return items, nil
}

// amendments adds what was corrected of check-ins, and why.
func (s *snapshot) amendments(ctx context.Context, r store.Reader, entries []store.Entered, told []toldItem) ([]toldItem, error) {
	ids, first := make([]plan.ID, len(entries)), map[plan.ID]map[string]journal.Value{}
	for i, e := range entries {
		ids[i] = e.CheckIn.ID
		first[e.CheckIn.ID] = e.First
	}
	changes, err := r.Story(ctx, ids...)
	for _, c := range changes {
		if c.Field == journal.Alive {
			continue
		}
		if c.Before == journal.Unset {
			c.Before = first[c.Row][c.Field]
		}
		told = append(told, toldItem{HistoryItem{At: c.At, By: c.Who, Action: c.Action, Kind: string(c.Kind), Field: c.Field, What: "amended",
			Before: s.word(c.Field, c.Before), After: s.word(c.Field, c.After), Why: c.Why}, c.Lamport})
	}
	return told, err
}

// toldItem is a line of a story with what orders it.
type toldItem struct {
	HistoryItem
	lamport uint64
}

func lifeOf(c store.RowChange) string {
	switch {
	case c.After != journal.True:
		return "deleted"
	case c.Before == journal.Unset && c.Kind == journal.Do:
		return "created"
	default:
		return "restored"
	}
}

func checkInWord(c okr.CheckIn) string {
	switch {
	case c.Value != nil:
		return plan.FormatNumber(*c.Value)
	case c.Note != "":
		return c.Note
	default:
		return ""
	}
}

// word is a value of the journal as people know it: names in place of ids.
func (s *snapshot) word(field string, v journal.Value) string {
	if v == journal.Unset {
		return ""
	}
	var text string
	if json.Unmarshal([]byte(v), &text) != nil {
		return string(v)
	}
	id := plan.ID(text)
	switch field {
	case "owner", "team":
		return textOr(name(s.parties, id), text)
	case "phase":
		return textOr(name(s.phaseNames, id), text)
	case "product":
		return textOr(name(s.products, id), text)
	case "kpi":
		return textOr(name(s.kpiNames, id), text)
	case "cycle":
		for _, c := range s.cycles {
			if c.ID == id {
				return c.Name
			}
		}
	case "parent", "objective":
		if o := s.objectives[id]; o != nil {
			return o.Title
		}
	case "kind":
		return okr.Kind(text).Word()
	case "counting":
		return okr.Counting(text).Word()
	case "curve":
		return okr.Curve(text).Word()
	}
	return text
}

func textOr(known *string, text string) string {
	if known != nil {
		return *known
	}
	return text
}
