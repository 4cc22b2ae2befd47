package roadmap

import (
	"fmt"

	"cairn/backend/plan"
)

// The levels of MoSCoW on the scale of its criterion.
const (
	Wont   = 1
	Could  = 2
	Should = 3
	Must   = 4
)

// Limits of MoSCoW, as shares of the effort of Must, Should and Could (DSDM): Must
// takes at most 60%, Could about 20%. Where amber becomes red is Cairn's own choice.
const (
	mustGreen  = 0.60
	mustAmber  = 0.70
	couldLeast = 0.15 // "about 20%" begins here
)

// Light is how a share stands against its limit.
type Light string

// The lights, in the spelling of JSON.
const (
	Green   Light = "green"
	Amber   Light = "amber"
	Red     Light = "red"
	NoLight Light = "" // there is nothing to judge
)

// MoSCoWShares is how the effort of a cycle is divided.
type MoSCoWShares struct {
	Must, Should, Could, Wont float64 // person-months; Wont is outside of all shares
	MustShare, CouldShare     float64 // of Must, Should and Could, 0 to 1
	Light                     Light   // of MustShare
	LittleCould               bool    // there is hardly anything that could be left out
	Unplaced                  []plan.ID
	NoEffort                  []plan.ID // not Won't, and without an effort
	Sentence                  string
}

// MoSCoWOf divides the effort of what is planned for one cycle. It judges shares of the
// effort and not of the number: DSDM's rule is about what can be given up when time
// runs short. What is outside the score is a Must, whatever it was rated. Items without
// priority or effort are listed and count nowhere.
func MoSCoWOf(items []ScoreItem, settings plan.Settings) MoSCoWShares {
	s := MoSCoWShares{Unplaced: []plan.ID{}, NoEffort: []plan.ID{}}
	for _, item := range items {
		priority := item.Ratings[CriterionID(MoSCoW, "priority")].Likely
		if item.Class != Scored {
			must := float64(Must)
			priority = &must
		}
		share := s.shareOf(priority)
		switch {
		case share == nil:
			s.Unplaced = append(s.Unplaced, item.ID)
		case item.Effort.Likely != nil:
			*share += *item.Effort.Likely
		case share != &s.Wont:
			s.NoEffort = append(s.NoEffort, item.ID)
		}
	}
	total := s.Must + s.Should + s.Could
	if total == 0 {
		s.Sentence = "No Must, Should or Could has an effort yet, so there is nothing to divide."
		return s
	}
	// Kept, so that 0.1 + 0.2 of 0.5 is 60% and not a little more.
	s.MustShare, s.CouldShare = plan.Kept(s.Must/total), plan.Kept(s.Could/total)
	s.Light, s.LittleCould = mustLight(s.MustShare), s.CouldShare < couldLeast
	s.Sentence = s.sentence(total, settings)
	return s
}

// shareOf is where the effort of a priority is summed; nil for no priority.
func (s *MoSCoWShares) shareOf(priority *float64) *float64 {
	if priority == nil {
		return nil
	}
	switch *priority {
	case Wont:
		return &s.Wont
	case Could:
		return &s.Could
	case Should:
		return &s.Should
	case Must:
		return &s.Must
	default:
		return nil
	}
}

func mustLight(share float64) Light {
	switch {
	case share <= mustGreen:
		return Green
	case share <= mustAmber:
		return Amber
	default:
		return Red
	}
}

func (s MoSCoWShares) sentence(total float64, settings plan.Settings) string {
	share := ShortIn(settings, 100*s.MustShare)
	if rounded := plan.FormatNumber(100 * mustGreen); s.MustShare > mustGreen && share == rounded {
		share = "just over " + share // "takes 60%, above 60%" would contradict itself
	}
	must := fmt.Sprintf("Must takes %s%% of the effort (%s of %s person-months).", share, ShortIn(settings, s.Must), ShortIn(settings, total))
	switch s.Light {
	case Green:
		must += " At most 60% leaves room for what goes wrong."
	case Amber:
		must += " Above 60% it holds only with sound estimates, a known way and a practised team. What of it is a Should?"
	default:
		must += " Above 70% there is nothing to give up when time runs short, and a Must will be late. What of it is a Should?"
	}
	if s.LittleCould {
		must += fmt.Sprintf(" Could has %s%%, and about 20%% is what may be left out without anybody minding.", ShortIn(settings, 100*s.CouldShare))
	}
	if n := len(s.Unplaced) + len(s.NoEffort); n > 0 {
		must += fmt.Sprintf(" Without %s that lack a priority or an effort.", plan.Counted(n, "initiative", "initiatives"))
	}
	return must
}
