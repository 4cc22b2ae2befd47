package views

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"cairn/backend/calc"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
)

// Calibration is how well stated confidence held over closed cycles: of the plan, of
// each cycle and of each team. It is never of a person: it tells a team how far to
// trust its own numbers, and ranks nobody (teams stand by name).
type Calibration struct {
	Whole  CalibrationPart   `json:"whole"`
	Cycles []CalibrationPart `json:"cycles"` // oldest first
	Teams  []CalibrationPart `json:"teams"`  // by name, last what belongs to no team
}

// CalibrationPart is the calibration of some key results.
type CalibrationPart struct {
	ID         *plan.ID `json:"id"` // of the cycle or team
	Name       string   `json:"name"`
	KeyResults int      `json:"keyResults"` // scored, with a stated confidence
	Statements int      `json:"statements"`
	Brier      *float64 `json:"brier"`      // over all statements: 0 is perfect, 0.25 is what 50% always earns, 1 the worst
	BrierFirst *float64 `json:"brierFirst"` // over the first statement of each key result
	Stated     *float64 `json:"stated"`     // mean of what was stated, 0 to 1
	Came       *float64 `json:"came"`       // share of the statements that came true, 0 to 1
	Curve      []Decile `json:"curve"`      // by tenths of what was stated
	Sentence   string   `json:"sentence"`   // what that means, in words
}

// Decile is one point of a calibration curve.
type Decile struct {
	From   float64 `json:"from"` // 0, 0.1 ... 0.9
	Count  int     `json:"count"`
	Stated float64 `json:"stated"`
	Came   float64 `json:"came"`
	Low    float64 `json:"low"` // the true share lies between Low and High with 95 %
	High   float64 `json:"high"`
}

// Calibration of the closed cycles of the plan.
func (v Views) Calibration(ctx context.Context) (Calibration, error) {
	var c Calibration
	err := v.reading(ctx, func(r store.Reader) error {
		s, err := readSnapshot(ctx, r, "", v.w.Today())
		if err == nil {
			c = s.calibration()
		}
		return err
	})
	return c, err
}

func (s *snapshot) calibration() Calibration {
	type team struct {
		id     plan.ID
		name   string
		closed []okr.Closed
	}
	var all []okr.Closed
	teams := map[plan.ID]*team{}
	c := Calibration{Cycles: []CalibrationPart{}, Teams: []CalibrationPart{}}
	said := map[plan.ID][]okr.CheckIn{}
	for _, checkIn := range s.goals.CheckIns {
		said[checkIn.KeyResult] = append(said[checkIn.KeyResult], checkIn)
	}
	for _, cycle := range s.cycles {
		if cycle.State != plan.ClosedState {
			continue
		}
		worths := okr.ScoreAll(s.goals, s.answers, cycle.ID)
		var here []okr.Closed
		for i := range s.goals.KeyResults {
			k := &s.goals.KeyResults[i]
			worth, scored := worths[k.ID]
			if !scored {
				continue
			}
			closed := okr.Closed{Score: worth.Score, Bar: worth.Bar, Closed: cmp.Or(plan.Earlier(cycle.Closed, cycle.End), cycle.End), CheckIns: said[k.ID]}
			here = append(here, closed)
			id := s.teamOf(s.objectives[k.Objective])
			if teams[id] == nil {
				teams[id] = &team{id: id, name: s.parties[id]}
			}
			teams[id].closed = append(teams[id].closed, closed)
		}
		all = append(all, here...)
		c.Cycles = append(c.Cycles, calibrationOf(cycle.ID, cycle.Name, here))
	}
	c.Whole = calibrationOf("", s.plan.Name, all)
	for _, t := range teams {
		c.Teams = append(c.Teams, calibrationOf(t.id, t.name, t.closed))
	}
	slices.SortFunc(c.Teams, func(a, b CalibrationPart) int {
		return cmp.Or(cmp.Compare(btoi(a.ID == nil), btoi(b.ID == nil)), cmp.Compare(a.Name, b.Name))
	})
	return c
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// teamOf is the team of an objective: its team, or the team that owns it; "" for none.
func (s *snapshot) teamOf(o *okr.Objective) plan.ID {
	for _, t := range s.teams {
		if o.Team == t.ID || o.Team == "" && o.Owner == t.ID {
			return t.ID
		}
	}
	return ""
}

func calibrationOf(id plan.ID, name string, closed []okr.Closed) CalibrationPart {
	part := CalibrationPart{ID: orNil(id), Name: name, Curve: []Decile{}}
	all, first := okr.Statements(closed)
	part.KeyResults, part.Statements = len(first), len(all)
	if score, ok := calc.Brier(all); ok {
		part.Brier = &score
	}
	if score, ok := calc.Brier(first); ok {
		part.BrierFirst = &score
	}
	stated, came := make([]float64, 0, len(all)), 0.0
	for _, f := range all {
		stated = append(stated, f.Stated)
		if f.Came {
			came++
		}
	}
	if len(all) > 0 {
		mean, share := calc.Mean(stated), came/float64(len(all))
		part.Stated, part.Came = &mean, &share
	}
	for _, d := range calc.Calibration(all) {
		part.Curve = append(part.Curve, Decile(d))
	}
	part.Sentence = part.sentence()
	return part
}

// enoughToJudge is how many key results it takes before a difference is put into
// words: of fewer, one more that lands turns it around.
const enoughToJudge = 8

func (p *CalibrationPart) sentence() string {
	if p.KeyResults == 0 {
		return "No scored key result has a stated confidence yet."
	}
	said := fmt.Sprintf("Stated %d%% on average, came true %d%% of the time", percentOf(*p.Stated), percentOf(*p.Came))
	gap := percentOf(*p.Stated) - percentOf(*p.Came)
	const near = 5
	switch {
	case p.KeyResults < enoughToJudge:
		return fmt.Sprintf("%s, of %s: too few to say more.", said, plan.Counted(p.KeyResults, "key result", "key results"))
	case gap > near:
		return fmt.Sprintf("%s: %d points too confident.", said, gap)
	case gap < -near:
		return fmt.Sprintf("%s: %d points too careful.", said, -gap)
	default:
		return said + ": well calibrated."
	}
}

func percentOf(share float64) int { return int(math.Round(100 * share)) }
