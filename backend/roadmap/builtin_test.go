package roadmap_test

import (
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

func TestBuiltInModels(t *testing.T) {
	ids, names, position := map[plan.ID]bool{}, map[string]bool{}, ""
	for _, m := range roadmap.BuiltIn() {
		if ids[m.ID] || names[m.Name] || m.Position <= position {
			t.Errorf("%s is not unique, or not in its place", m.Name)
		}
		ids[m.ID], names[m.Name], position = true, true, m.Position
		if m.ID != plan.LinkID("model", string(m.Method)) || m.Note == "" {
			t.Errorf("%s: %+v", m.Name, m)
		}
		at := ""
		for _, c := range roadmap.BuiltInCriteria(m) {
			if err := c.Validate(); err != nil {
				t.Errorf("%s, %s: %v", m.Name, c.Name, err)
			}
			if c.ID != plan.LinkID("criterion", string(m.Method), c.Key) || c.Model != m.ID || c.Position <= at || c.Note == "" {
				t.Errorf("%s: %+v", m.Name, c)
			}
			at = c.Position
			if strings.Contains(c.Key, "effort") {
				t.Errorf("%s asks for the effort as a rating", m.Name)
			}
			for _, level := range c.Levels() {
				if level.Value < c.Low || level.Value > c.High {
					t.Errorf("%s, %s: the level %v is off the scale", m.Name, c.Name, level.Value)
				}
			}
			if got := roadmap.WriteRubric(c.Levels()); got != c.Rubric {
				t.Errorf("%s, %s: read and written the rubric is %q", m.Name, c.Name, got)
			}
		}
		if _, err := roadmap.NewScorer(m, roadmap.BuiltInCriteria(m), nil); err != nil {
			t.Errorf("%s: %v", m.Name, err)
		}
	}
	for _, own := range []roadmap.Method{roadmap.Weighted, roadmap.Formula} {
		if got := roadmap.BuiltInCriteria(roadmap.Model{Method: own}); len(got) != 0 {
			t.Errorf("%s has built-in criteria %v", own, got)
		}
	}
}

func criterion(t *testing.T, method roadmap.Method, key string) roadmap.Criterion {
	t.Helper()
	for _, c := range roadmap.BuiltInCriteria(roadmap.Model{Method: method}) {
		if c.Key == key {
			return c
		}
	}
	t.Fatalf("%s has no %s", method, key)
	return roadmap.Criterion{}
}

func span(low, likely, high float64) roadmap.Range {
	return roadmap.Range{Low: &low, Likely: &likely, High: &high}
}

func TestAccepts(t *testing.T) {
	own := roadmap.Criterion{ID: "own", Model: "m", Name: "Fit", Low: 1, High: 5, Rubric: "1 none: not at all\n3 some\n5 all"}
	for name, c := range map[string]struct {
		criterion        roadmap.Criterion
		given            roadmap.Range
		field, code, say string
	}{
		"a level":                     {criterion(t, roadmap.RICE, "impact"), roadmap.Exactly(0.25), "", "", ""},
		"between two levels":          {criterion(t, roadmap.RICE, "impact"), roadmap.Exactly(1.5), "", "", ""},
		"a range":                     {criterion(t, roadmap.RICE, "impact"), span(0.5, 1.2, 3), "", "", ""},
		"above the scale":             {criterion(t, roadmap.RICE, "impact"), roadmap.Exactly(5), "likely", "off_scale", "5 is off the scale of Impact, which is 0.25 to 3. Choose among 0.25 minimal, 0.5 low, 1 medium, 2 high, 3 massive."},
		"the end of a range":          {criterion(t, roadmap.RICE, "impact"), span(0.1, 1, 3), "low", "off_scale", "0.1 is off the scale"},
		"confidence of ten":           {criterion(t, roadmap.RICE, "confidence"), roadmap.Exactly(101), "likely", "off_scale", "0 to 100%"},
		"reach below nothing":         {criterion(t, roadmap.RICE, "reach"), roadmap.Exactly(-1), "likely", "off_scale", "0 or more people or events per quarter."},
		"a large reach":               {criterion(t, roadmap.RICE, "reach"), roadmap.Exactly(8e9), "", "", ""},
		"no time at all":              {criterion(t, roadmap.CD3, "duration"), roadmap.Exactly(0), "likely", "off_scale", "0.1 or more weeks"},
		"half of a Must":              {criterion(t, roadmap.MoSCoW, "priority"), roadmap.Exactly(3.5), "likely", "no_level", "3.5 is no level of Priority. Choose among 1 Won't, 2 Could, 3 Should, 4 Must."},
		"a Must":                      {criterion(t, roadmap.MoSCoW, "priority"), roadmap.Exactly(4), "", "", ""},
		"a size that is no Fibonacci": {criterion(t, roadmap.WSJF, "size"), roadmap.Exactly(21), "likely", "off_scale", "Choose among 1 the least of this column, 2"},
		"a rubric of one's own":       {own, roadmap.Exactly(6), "likely", "off_scale", "6 is off the scale of Fit, which is 1 to 5. Choose among 1 none, 3 some, 5 all."},
		"half a range":                {own, roadmap.Range{Low: num(1), Likely: num(2)}, "low", "half_a_range", "A range has"},
		"nothing":                     {own, roadmap.Range{}, "", "", ""},
	} {
		refused(t, name, c.criterion.Accepts(c.given), c.field, c.code, c.say)
	}
}

func TestAdvice(t *testing.T) {
	own := roadmap.Criterion{ID: "own", Model: "m", Name: "Fit", Low: 1, High: 5, Rubric: "1 none\n3 some\n5 all"}
	for name, c := range map[string]struct {
		criterion roadmap.Criterion
		given     roadmap.Range
		want      string
	}{
		"a level":                       {criterion(t, roadmap.RICE, "impact"), roadmap.Exactly(2), ""},
		"between two levels":            {criterion(t, roadmap.RICE, "impact"), roadmap.Exactly(1.5), "1.5 lies between 1 (medium) and 2 (high). Choose one of the two, or give a range."},
		"a range may":                   {criterion(t, roadmap.RICE, "impact"), span(1, 1.5, 2), ""},
		"a Fibonacci number":            {criterion(t, roadmap.WSJF, "size"), roadmap.Exactly(13), ""},
		"a nine":                        {criterion(t, roadmap.WSJF, "size"), roadmap.Exactly(9), "9 lies between 8 (eight times the least) and 13 (thirteen times the least). Choose one of the two, or give a range."},
		"less than low confidence":      {criterion(t, roadmap.RICE, "confidence"), roadmap.Exactly(30), "30 is below 50, the lowest level of Confidence (low: an opinion). Is it worth a look before more is known?"},
		"a share for a percentage":      {criterion(t, roadmap.RICE, "confidence"), roadmap.Exactly(0.8), "0.8% is next to nothing. Is 80% meant?"},
		"whole numbers between anchors": {criterion(t, roadmap.ICEMean, "impact"), roadmap.Exactly(6), ""},
		"no whole number":               {own, roadmap.Exactly(3.5), "3.5 lies between 3 (some) and 5 (all). Choose one of the two, or give a range."},
		"a whole number of one's own":   {own, roadmap.Exactly(2), ""},
		"without levels":                {criterion(t, roadmap.RICE, "reach"), roadmap.Exactly(7.5), ""},
		"nothing":                       {own, roadmap.Range{}, ""},
	} {
		if got := c.criterion.Advice(c.given); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	low := roadmap.Criterion{ID: "own", Model: "m", Name: "Fit", Low: 0, High: 9, Rubric: "1 none\n3 some"}
	if got := low.Advice(roadmap.Exactly(4.5)); !strings.HasPrefix(got, "4.5 is above 3, the highest level") {
		t.Error(got)
	}
	if got := scoreOne(t, roadmap.RICE, rated(roadmap.RICE, "a", map[string]float64{"reach": 450, "impact": 1.5, "confidence": 100, "effort": 0.2})); len(got.Advice) != 2 || got.Score == nil {
		t.Errorf("advice of a score: %v", got.Advice)
	}
}

func TestEffortAdvice(t *testing.T) {
	if got := roadmap.EffortAdvice(roadmap.Exactly(0.5)) + roadmap.EffortAdvice(roadmap.Range{}); got != "" {
		t.Error(got)
	}
	if got := roadmap.EffortAdvice(roadmap.Exactly(0.2)); !strings.HasPrefix(got, "0.2 person-months is less than half a month, the least that RICE counts") {
		t.Error(got)
	}
}

func TestWeightedTemplate(t *testing.T) {
	template := roadmap.WeightedTemplate()
	if err := template.Model.Validate(); err != nil {
		t.Error(err)
	}
	sum := 0.0
	for _, c := range template.Criteria {
		if err := c.Validate(); err != nil {
			t.Errorf("%s: %v", c.Name, err)
		}
		sum += c.Weight
		levels := c.Levels()
		if len(levels) != 5 {
			t.Errorf("%s has %d levels", c.Name, len(levels))
		}
	}
	if sum != 100 {
		t.Errorf("the weights sum to %v", sum)
	}
	for _, phase := range plan.DefaultPhases() {
		preset, ok := template.Preset(strings.ToUpper(phase))
		if !ok || preset.Why == "" || len(preset.Weights) != len(template.Criteria) {
			t.Errorf("%s: %+v", phase, preset)
			continue
		}
		total := 0.0
		for _, c := range template.Criteria {
			weight, ok := preset.Weights[c.Key]
			if !ok {
				t.Errorf("%s says nothing of %s", phase, c.Key)
			}
			total += weight
		}
		if total != 100 {
			t.Errorf("the weights of %s sum to %v", phase, total)
		}
	}
	if _, ok := template.Preset("Onboarding"); ok {
		t.Error("a phase of one's own has a preset")
	}
}
