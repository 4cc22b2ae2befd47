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
		{title: "New restaurants order in their first week", owner: dana, phase: "Launch", initiatives: "Initiatives:\nGuided setup on a phone.\nA welcome call on day one.",
			keyResults: []keyResult{
				{title: "Raise the activation rate", owner: dana, unit: "%", kind: okr.Increase, start: num(41), target: num(60),
					weekly: []float64{41.5, 42, 42.2, 44.1, 46.8, 49}, confidence: []float64{60, 60, 60, 70, 70, 60},
					notes: map[int]string{3: "Guided setup is live for half of the newcomers.", 5: "The guided group is at 54%, the rest at 44%."}},
				{title: "Shorten time to first order", owner: mateo, unit: "d", kind: okr.Decrease, start: num(6.5), target: num(3),
					weekly: []float64{6.4, 6.1, 5.5, 5.2, 4.6, 4.2}, confidence: []float64{60, 60, 70, 70, 80, 80},
					notes: map[int]string{4: "Welcome call is now on day one."}},
				{title: "Keep the first-order fill rate", owner: tomasz, unit: "%", kind: okr.AtLeast, target: num(95),
					weekly: []float64{95.8, 96.4, 95.1, 96.9, 96.0, 96.2}, confidence: []float64{80, 80, 80, 80, 80, 80}},
			}},
		{title: "Self-serve setup replaces the onboarding call", owner: ines, phase: "Build", parent: "New restaurants order in their first week", initiatives: "Initiatives:\nRead menus from a photo.\nA setup checklist that remembers where you stopped.",
			keyResults: []keyResult{
				{title: "Let newcomers finish setup alone", owner: ines, unit: "%", kind: okr.Increase, start: num(0), target: num(80),
					weekly: []float64{0, 5, 14, 25, 36, 45}, confidence: []float64{50, 50, 60, 70, 70, 70}},
				{title: "Ship menu upload", owner: ines, kind: okr.Milestones, confidence: []float64{60, 60, 60, 70, 70, 70}, milestones: []milestone{
					{"Interviews with ten newcomers", 1, 3, 3}, {"Prototype that reads a menu", 2, 5, 5}, {"In the hands of thirty restaurants", 3, 7, 7},
					{"For everyone", 4, 12, 0}}},
				{title: "Cut setup tickets per newcomer", owner: tomasz, kind: okr.Decrease, start: num(1.8), target: num(0.8),
					weekly: []float64{1.8, 1.7, 1.8, 1.6, 1.6, 1.5}, confidence: []float64{60, 60, 50, 60, 60, 40},
					notes: map[int]string{5: "Menu upload still causes every second ticket."}},
			}},
		{title: "Restaurants come to us first, not as a backup", owner: priya, phase: "Growth", aspirational: true, initiatives: "Initiatives:\nA standing order for weekdays.\nPrices that fall with frequency.",
			keyResults: []keyResult{
				{title: "Grow weekly ordering restaurants", owner: priya, kind: okr.Increase, start: num(12400), target: num(15000),
					kpi: orderingRestaurants, confidence: []float64{60, 60, 60, 60, 60, 70}},
				{title: "Learn how often they order elsewhere", owner: priya, unit: "%", kind: okr.Baseline, points: whole(10),
					weekly: []float64{38, 35, 41, 37, 36, 39}, confidence: []float64{80, 80, 80, 80, 90, 90}},
				{title: "Raise orders per restaurant", owner: priya, unit: "a week", kind: okr.Increase, start: num(2.1), target: num(2.6),
					weekly: []float64{2.1, 2.1, 2.2, 2.1, 2.2, 2.2}, confidence: []float64{50, 50, 50, 40, 40, 30},
					notes: map[int]string{5: "Basket grows, frequency does not."}},
			}},
		{title: "Deliveries arrive complete and on time", owner: tomasz, phase: "Maturity", initiatives: "Initiatives:\nWeigh boxes before they leave.\nSecond support shift in the evening.",
			keyResults: []keyResult{
				{title: "Cut complaints per 1,000 orders", owner: tomasz, kind: okr.Decrease, start: num(14), target: num(8),
					weekly: []float64{13.6, 12.8, 11.9, 10.7, 9.8, 9.1}, confidence: []float64{60, 60, 70, 70, 70, 80}},
				{title: "Keep refunds low", owner: tomasz, unit: "%", kind: okr.AtMost, target: num(2),
					weekly: []float64{1.6, 1.8, 1.5, 1.7, 1.4, 1.5}, confidence: []float64{80, 80, 80, 80, 80, 80}},
				{title: "Keep courier minutes per stop", owner: jonas, unit: "min", kind: okr.Range, low: num(4), high: num(6),
					weekly: []float64{5.1, 5.6, 5.3, 5.9, 5.4, 5.2}, confidence: []float64{70, 70, 70, 70, 70, 80}},
				{title: "Answer support within two hours", owner: tomasz, unit: "h", kind: okr.Decrease, start: num(5.4), target: num(2),
					weekly: []float64{5.2, 4.6, 3.8, 2.9, 2.2, 1.9}, confidence: []float64{60, 70, 70, 80, 90, 90},
					notes: map[int]string{5: "Second shift covers the evening since Monday."}},
			}},
		{title: "Close the phone desk without losing anyone", owner: mateo, phase: "Sunset", initiatives: "Initiatives:\nOrder by message for those who called.\nA visit to each of the last forty.",
			keyResults: []keyResult{
				{title: "Move phone-desk customers", owner: mateo, unit: "%", kind: okr.Increase, start: num(22), target: num(100),
					weekly: []float64{24, 31, 40, 48, 52, 55}, confidence: []float64{60, 60, 50, 50}, gap: 2},
				{title: "Offer data export to everyone", owner: jonas, kind: okr.YesNo, startsLater: true},
			}},
	}
}

// pastObjectives are those of the closed quarter: one reached, one not quite.
func pastObjectives() []objective {
	const dana, mateo, ines = "Dana Okafor", "Mateo Ruiz", "Ines Halvorsen"
	return []objective{
		{title: "Newcomers find their way without us", owner: ines, phase: "Build", past: true, initiatives: "Initiatives:\nPrices before the sign-up.\nA guide in place of the first call.", keyResults: []keyResult{
			{title: "Raise the share of finished sign-ups", owner: ines, unit: "%", kind: okr.Increase, start: num(52), target: num(70),
				weekly:     []float64{52, 53, 55, 58, 60, 61, 63, 66, 67, 69, 70, 71, 72},
				confidence: []float64{60, 60, 60, 70, 70, 70, 70, 80, 80, 90, 90, 90, 100}},
			{title: "Put prices on the page", owner: dana, kind: okr.YesNo, weekly: []float64{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1}},
			{title: "Setup guide in the hands of newcomers", owner: ines, kind: okr.Milestones, milestones: []milestone{
				{"Text", 1, 4, 4}, {"Pictures", 1, 8, 8}, {"In the app", 2, 12, 12}}, confidence: []float64{70, 70, 80, 80, 80, 80, 90, 90, 90, 90, 90, 100}},
		}},
		{title: "Orders arrive as they were placed", owner: mateo, phase: "Growth", past: true, initiatives: "Initiatives:\nA picture of each box on its label.\nNo packing by hand on Sundays.", keyResults: []keyResult{
			{title: "Cut wrong items per 1,000 boxes", owner: mateo, kind: okr.Decrease, start: num(22), target: num(12),
				weekly:     []float64{22, 21.5, 21, 19.8, 19, 18.4, 17.9, 17, 16.4, 15.8, 15.1, 14.6, 14},
				confidence: []float64{60, 60, 60, 60, 60, 50, 50, 50, 40, 40, 40, 30, 20},
				notes:      map[int]string{12: "Two of ten remain: boxes packed by hand on Sundays."}},
			{title: "Keep returned boxes low", owner: mateo, unit: "%", kind: okr.AtMost, target: num(2),
				weekly:     []float64{1.7, 1.8, 1.6, 1.6, 1.7, 1.5, 1.5, 1.4, 1.5, 1.3, 1.4, 1.3, 1.2},
				confidence: []float64{80, 80, 80, 80, 80, 80, 80, 80, 90, 90, 90, 90, 90}},
		}},
	}
}

func whole(n int) *int { return &n }
