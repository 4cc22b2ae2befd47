package roadmap

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"cairn/backend/plan"
)

// Snapshot is a ranking as it was decided on: the formula, what went into it and what
// came out. It is read without the plan, which has changed since.
type Snapshot struct {
	FormulaVersion int         `json:"formulaVersion"`
	Method         Method      `json:"method"`
	Model          string      `json:"model"` // as it was called
	Formula        string      `json:"formula"`
	Inputs         []KeptInput `json:"inputs"`
	Items          []KeptItem  `json:"items"` // in the order that was shown
}

// KeptInput is an input of the model with its scale.
type KeptInput struct {
	Key    string  `json:"key"`
	Name   string  `json:"name"`
	Unit   string  `json:"unit,omitempty"`
	Low    float64 `json:"low"`
	High   float64 `json:"high"` // 0, as Low is, of what is no criterion and has no scale
	Cost   bool    `json:"cost,omitempty"`
	Share  float64 `json:"share,omitempty"` // of all weights, 0 to 1
	Rubric string  `json:"rubric,omitempty"`
}

// KeptItem is one initiative of the ranking.
type KeptItem struct {
	ID       plan.ID       `json:"id"`
	Title    string        `json:"title"` // as it was called
	Class    Class         `json:"class,omitempty"`
	Inputs   []KeptRange   `json:"inputs"` // one for each input of the model
	Score    *float64      `json:"score"`  // null where there was none
	Reason   string        `json:"reason,omitempty"`
	Rank     int           `json:"rank"`  // by the score; 0 for none
	Shown    int           `json:"shown"` // with overrides; 0 for none
	Override *KeptOverride `json:"override,omitempty"`
	Chance   *KeptChance   `json:"chance,omitempty"`
}

// KeptRange is an estimate as it was; absent numbers are null.
type KeptRange struct {
	Low    *float64 `json:"low"`
	Likely *float64 `json:"likely"`
	High   *float64 `json:"high"`
}

// KeptOverride is who put an initiative elsewhere, and why.
type KeptOverride struct {
	Rank   int       `json:"rank"`
	Reason string    `json:"reason"`
	By     string    `json:"by"`
	Date   plan.Date `json:"date"`
}

// KeptChance is what the draws said. Seed, draws and top are those of the Ranking.
type KeptChance struct {
	TopK     float64 `json:"topK"` // 0 to 1
	RankLow  int     `json:"rankLow"`
	RankHigh int     `json:"rankHigh"`
	Class    string  `json:"class"` // safe in, contested, safe out
}

// Taken is a ranking as a Snapshot. titles and chances are by initiative; either may lack
// some.
func Taken(scorer *Scorer, ranked []RankedItem, titles map[plan.ID]string, chances map[plan.ID]KeptChance) Snapshot {
	s := Snapshot{
		FormulaVersion: FormulaVersion, Method: scorer.Model.Method, Model: scorer.Model.Name, Formula: scorer.Formula,
		Inputs: make([]KeptInput, len(scorer.Inputs)), Items: make([]KeptItem, len(ranked)),
	}
	for i, input := range scorer.Inputs {
		c := scorer.criteria[input.Criterion]
		s.Inputs[i] = KeptInput{Key: input.Key, Name: input.Name, Unit: c.Unit, Low: c.Low, High: c.High, Cost: c.Cost, Share: input.Share, Rubric: c.Rubric}
	}
	for i, r := range ranked {
		item := KeptItem{ID: r.ID, Title: titles[r.ID], Class: r.Class, Inputs: make([]KeptRange, len(r.Inputs)), Score: r.Score, Reason: r.Reason, Rank: r.Rank, Shown: r.Shown}
		for n, input := range r.Inputs {
			item.Inputs[n] = KeptRange(input.Range)
		}
		if o := r.Override; o != nil {
			item.Override = &KeptOverride{Rank: o.Rank, Reason: o.Reason, By: o.By, Date: o.Date}
		}
		if chance, ok := chances[r.ID]; ok {
			item.Chance = &chance
		}
		s.Items[i] = item
	}
	return s
}

// Text is a Snapshot as JSON, the same text for the same ranking, for ReadSnapshot.
// Errors: invalid where a number is not finite.
func (s Snapshot) Text() (string, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(s); err != nil {
		return "", plan.Refuse(plan.Invalid, "The ranking holds a number that is none, so it was not kept. Nothing was changed. Correct the inputs, and keep it again.")
	}
	return string(bytes.TrimSpace(text.Bytes())), nil
}

// ReadSnapshot reads what Text wrote. Errors: damaged where it is not such a text,
// too_new where a newer Cairn computed it in a way that this one does not know.
func ReadSnapshot(text string) (Snapshot, error) {
	var s Snapshot
	decoder := json.NewDecoder(bytes.NewReader([]byte(text)))
	if err := decoder.Decode(&s); err != nil {
		return Snapshot{}, damagedSnapshot()
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Snapshot{}, damagedSnapshot()
	}
	switch {
	case s.FormulaVersion < 1 || !s.sound():
		return Snapshot{}, damagedSnapshot()
	case s.FormulaVersion > FormulaVersion:
		return Snapshot{}, plan.Refuse(plan.TooNew, fmt.Sprintf("This ranking was made by a newer Cairn (formulas %d; this one knows up to %d). It is kept as it is. Open the plan with that Cairn to read it.", s.FormulaVersion, FormulaVersion))
	}
	return s, nil
}

func damagedSnapshot() error {
	return plan.Refuse(plan.Damaged, "What was kept of this ranking cannot be read. The plan itself is not affected. Make the ranking again, or take it from a backup.")
}

// sound says that each item has its inputs, and that lists are lists.
func (s Snapshot) sound() bool {
	if s.Inputs == nil || s.Items == nil {
		return false
	}
	for _, item := range s.Items {
		if len(item.Inputs) != len(s.Inputs) || item.Rank < 0 || item.Shown < 0 {
			return false
		}
	}
	return true
}
