package sample

import (
	"math"

	"cairn/backend/kpi"
)

// kpiStory is what the KPIs tell: a step, a trend, a season, an outlier and a
// gap. Three findings are there on purpose: a KPI without an owner, one without
// a source, and one without a target.
func kpiStory() []series {
	return append(customerKPIs(), deliveryKPIs()...)
}

func steady(level float64) func(int, float64) (float64, bool) {
	return func(_ int, noise float64) (float64, bool) { return level + noise, true }
}

// trend goes straight from one value to another, the newest.
func trend(from, to float64, count int) func(int, float64) (float64, bool) {
	return func(age int, noise float64) (float64, bool) {
		return to + (from-to)*float64(age)/float64(count-1) + noise, true
	}
}

func customerKPIs() []series {
	const dana, mateo, priya, ines = "Dana Okafor", "Mateo Ruiz", "Priya Raman", "Ines Halvorsen"
	return []series{
		{kpi: kpi.KPI{Name: "Activation rate", Key: true, Question: "Do newcomers reach their first order?", Definition: "Restaurants that order within seven days of signing up.",
			Formula: "ordered within 7 days ÷ signed up × 100", Category: "Customers", Timing: kpi.Leading, Tier: kpi.OutcomeTier, UnitKind: kpi.UnitPercent, Unit: "%",
			Direction: kpi.Up, Frequency: kpi.Monthly, Source: "Sign-up report", Lowest: num(0), Highest: num(100), Target: num(45), AmberLow: num(40)},
			owner: dana, phases: []string{"Launch", "Growth"}, count: monthsBack, of: 400, noise: 1,
			value: func(age int, noise float64) (float64, bool) { // a step: guided setup went live
				if age < 9 {
					return 47 + noise, true
				}
				return 38 + noise, true
			}, notes: map[int]string{8: "Guided setup is live."}},
		{kpi: kpi.KPI{Name: orderingRestaurants, Key: true, Definition: "Restaurants with an order in the week.", Category: "Customers", Timing: kpi.Lagging, Tier: kpi.OutcomeTier,
			UnitKind: kpi.UnitNumber, Direction: kpi.Up, Frequency: kpi.Weekly, Source: "Orders", Lowest: num(0), Target: num(13500), AmberLow: num(12500)},
			owner: priya, phases: []string{"Growth"}, count: weeksBack, noise: 40, value: func(age int, noise float64) (float64, bool) {
				if story := []float64{13910, 13600, 13240, 12900, 12610, 12480, 12400, 12400}; age < len(story) {
					return story[age], true
				}
				return trend(9100, 12420, weeksBack)(age, noise)
			}},
		{kpi: kpi.KPI{Name: "Orders per restaurant", Definition: "Orders a week of a restaurant that orders.", Category: "Customers", Timing: kpi.Lagging, Tier: kpi.OutcomeTier,
			UnitKind: kpi.UnitRatio, Unit: "a week", Direction: kpi.Up, Frequency: kpi.Monthly, Source: "Orders", Lowest: num(0), Target: num(2.5), AmberLow: num(2)},
			owner: priya, phases: []string{"Growth"}, count: monthsBack, noise: 0.03, digits: 2,
			value: func(age int, noise float64) (float64, bool) { // a season, the same each year
				const year = 12
				return 2.15 + 0.3*math.Cos(2*math.Pi*float64(age)/year) + noise, true
			}},
		{kpi: kpi.KPI{Name: "Net promoter score", Definition: "Share who would recommend us minus share who would not.", Category: "Customers", Timing: kpi.Lagging, Tier: kpi.ImpactTier,
			UnitKind: kpi.UnitScore, Direction: kpi.Up, Frequency: kpi.Quarterly, Source: "Survey", Lowest: num(-100), Highest: num(100)}, // without a target, on purpose
			owner: priya, phases: []string{"Maturity"}, count: 8, noise: 2, value: trend(21, 34, 8)},
		{kpi: kpi.KPI{Name: "Newsletter opens", Definition: "Readers who open a mailing.", Category: "Marketing", Timing: kpi.Leading, Tier: kpi.OutputTier,
			UnitKind: kpi.UnitPercent, Unit: "%", Direction: kpi.Neutral, Frequency: kpi.AsItHappens, Lowest: num(0), Highest: num(100)}, // without a source, on purpose
			owner: mateo, count: mailings, noise: 4, digits: 1, value: steady(31)},
		{kpi: kpi.KPI{Name: "Phone-desk share", Definition: "Orders that come by phone.", Category: "Customers", Timing: kpi.Lagging, Tier: kpi.OutputTier,
			UnitKind: kpi.UnitPercent, Unit: "%", Direction: kpi.Down, Frequency: kpi.Monthly, Source: "Orders", Lowest: num(0), Highest: num(100), Target: num(10), AmberHigh: num(20)},
			path: []step{{-24, 48}, {-12, 32}, {-6, 24}, {6, 10}}, owner: ines, phases: []string{"Sunset"}, count: monthsBack, noise: 0.5, digits: 1, value: trend(48, 17, monthsBack)},
	}
}

func deliveryKPIs() []series {
	const tomasz, dana = "Tomasz Lis", "Dana Okafor"
	return []series{
		{kpi: kpi.KPI{Name: "First-order fill rate", Key: true, Definition: "First orders that are filled in full.", Category: "Delivery", Timing: kpi.Leading, Tier: kpi.OutputTier,
			UnitKind: kpi.UnitPercent, Unit: "%", Direction: kpi.Up, Frequency: kpi.Monthly, Source: "Warehouse", Lowest: num(0), Highest: num(100), Target: num(95), AmberLow: num(92)},
			owner: tomasz, phases: []string{"Launch"}, count: monthsBack, noise: 0.8, digits: 1,
			value: func(age int, noise float64) (float64, bool) {
				if age == 6 { // an outlier
					return 71.3, true
				}
				return 96 + noise, true
			}, notes: map[int]string{6: "The cold store failed for nine days."}},
		{kpi: kpi.KPI{Name: "On-time deliveries", Key: true, Definition: "Deliveries within the promised hour.", Category: "Delivery", Timing: kpi.Lagging, Tier: kpi.OutcomeTier,
			UnitKind: kpi.UnitPercent, Unit: "%", Direction: kpi.Up, Frequency: kpi.Monthly, Source: "Courier app", Lowest: num(0), Highest: num(100), Target: num(95), AmberLow: num(90)},
			owner: tomasz, phases: []string{"Maturity"}, count: monthsBack, noise: 0.7, digits: 1,
			value: func(age int, noise float64) (float64, bool) { // a gap: the courier app changed
				return 92.5 + noise, age != 10 && age != 11
			}},
		{kpi: kpi.KPI{Name: "Complaints per 1,000 orders", Key: true, Definition: "Complaints of any kind.", Category: "Delivery", Timing: kpi.Lagging, Tier: kpi.OutcomeTier,
			UnitKind: kpi.UnitNumber, Direction: kpi.Down, Frequency: kpi.Monthly, Source: "Support desk", Lowest: num(0), Target: num(9), AmberHigh: num(12)},
			owner: tomasz, phases: []string{"Maturity"}, count: monthsBack, noise: 0.4, digits: 1, value: trend(19, 10, monthsBack)},
		{kpi: kpi.KPI{Name: "First reply of support", Definition: "Median hours until somebody answers.", Category: "Support", Timing: kpi.Leading, Tier: kpi.OutputTier,
			UnitKind: kpi.UnitDuration, Unit: "h", Direction: kpi.Down, Frequency: kpi.Monthly, Source: "Support desk", Lowest: num(0), Target: num(2), AmberHigh: num(4)},
			owner: tomasz, count: monthsBack, noise: 0.3, digits: 1, value: trend(7, 3, monthsBack)},
		{kpi: kpi.KPI{Name: "Cost per delivery", Definition: "Courier, fuel and packing of one stop.", Category: "Money", Timing: kpi.Lagging, Tier: kpi.OutputTier,
			UnitKind: kpi.UnitCurrency, Unit: "EUR", Direction: kpi.InRange, Frequency: kpi.Monthly, Source: "Ledger", Lowest: num(0), GreenLow: num(3), GreenHigh: num(4), AmberHigh: num(4.5)}, // without an owner, on purpose
			count: monthsBack, noise: 0.2, digits: 2, value: steady(3.7)},
		{kpi: kpi.KPI{Name: "Gross margin", Definition: "Revenue less the cost of goods and delivery.", Formula: "(revenue − cost) ÷ revenue × 100", Category: "Money", Timing: kpi.Lagging, Tier: kpi.ImpactTier,
			UnitKind: kpi.UnitPercent, Unit: "%", Direction: kpi.Up, Frequency: kpi.Quarterly, Source: "Ledger", Highest: num(100), Target: num(24), AmberLow: num(20)},
			owner: dana, phases: []string{"Maturity"}, count: 8, noise: 0.5, digits: 1, value: trend(17, 22, 8)},
	}
}
