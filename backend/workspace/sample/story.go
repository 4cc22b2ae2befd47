package sample

import "cairn/backend/okr"

// objectives is the story of the sample: one team, five objectives, each
// status once or more.
func objectives() []objective {
	const (
		dana, mateo, tomasz = "Dana Okafor", "Mateo Ruiz", "Tomasz Lis"
		ines, priya, jonas  = "Ines Halvorsen", "Priya Raman", "Jonas Weber"
	)
	return []objective{
		{title: "New restaurants order in their first week", owner: dana, phase: "Launch", keyResults: []keyResult{
			{title: "Raise the activation rate", owner: dana, unit: "%", kind: okr.Increase, start: num(41), target: num(60),
				weekly: []float64{41.5, 42, 42.2, 44.1, 46.8, 49}, confidence: []float64{60, 60, 60, 70, 70, 60},
				notes: map[int]string{3: "Guided setup is live for half of the newcomers.", 5: "The guided group is at 54 %, the rest at 44 %."}},
			{title: "Shorten time to first order", owner: mateo, unit: "d", kind: okr.Decrease, start: num(6.5), target: num(3),
				weekly: []float64{6.4, 6.1, 5.5, 5.2, 4.6, 4.2}, confidence: []float64{60, 60, 70, 70, 80, 80},
				notes: map[int]string{4: "Welcome call is now on day one."}},
			{title: "Keep the first-order fill rate", owner: tomasz, unit: "%", kind: okr.AtLeast, target: num(95),
				weekly: []float64{95.8, 96.4, 95.1, 96.9, 96.0, 96.2}, confidence: []float64{80, 80, 80, 80, 80, 80}},
		}},
		{title: "Self-serve setup replaces the onboarding call", owner: ines, phase: "Build", parent: "New restaurants order in their first week", keyResults: []keyResult{
			{title: "Let newcomers finish setup alone", owner: ines, unit: "%", kind: okr.Increase, start: num(0), target: num(80),
				weekly: []float64{0, 5, 14, 25, 36, 45}, confidence: []float64{50, 50, 60, 70, 70, 70}},
			{title: "Cut setup tickets per newcomer", owner: tomasz, kind: okr.Decrease, start: num(1.8), target: num(0.8),
				weekly: []float64{1.8, 1.7, 1.8, 1.6, 1.6, 1.5}, confidence: []float64{60, 60, 50, 60, 60, 40},
				notes: map[int]string{5: "Menu upload still causes every second ticket."}},
		}},
		{title: "Restaurants come to us first, not as a backup", owner: priya, phase: "Growth", aspirational: true, keyResults: []keyResult{
			{title: "Grow weekly ordering restaurants", owner: priya, kind: okr.Increase, start: num(12400), target: num(15000),
				weekly: []float64{12480, 12610, 12900, 13240, 13600, 13910}, confidence: []float64{60, 60, 60, 60, 60, 70}},
			{title: "Raise orders per restaurant", owner: priya, unit: "a week", kind: okr.Increase, start: num(2.1), target: num(2.6),
				weekly: []float64{2.1, 2.1, 2.2, 2.1, 2.2, 2.2}, confidence: []float64{50, 50, 50, 40, 40, 30},
				notes: map[int]string{5: "Basket grows, frequency does not."}},
		}},
		{title: "Deliveries arrive complete and on time", owner: tomasz, phase: "Maturity", keyResults: []keyResult{
			{title: "Cut complaints per 1,000 orders", owner: tomasz, kind: okr.Decrease, start: num(14), target: num(8),
				weekly: []float64{13.6, 12.8, 11.9, 10.7, 9.8, 9.1}, confidence: []float64{60, 60, 70, 70, 70, 80}},
			{title: "Answer support within two hours", owner: tomasz, unit: "h", kind: okr.Decrease, start: num(5.4), target: num(2),
				weekly: []float64{5.2, 4.6, 3.8, 2.9, 2.2, 1.9}, confidence: []float64{60, 70, 70, 80, 90, 90},
				notes: map[int]string{5: "Second shift covers the evening since Monday."}},
		}},
		{title: "Close the phone desk without losing anyone", owner: mateo, phase: "Sunset", keyResults: []keyResult{
			{title: "Move phone-desk customers", owner: mateo, unit: "%", kind: okr.Increase, start: num(22), target: num(100),
				weekly: []float64{24, 31, 40, 48, 52, 55}, confidence: []float64{60, 60, 50, 50}, gap: 2},
			{title: "Offer data export to everyone", owner: jonas, kind: okr.YesNo, startsLater: true},
		}},
	}
}
