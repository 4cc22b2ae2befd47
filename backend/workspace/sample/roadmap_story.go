package sample

import "cairn/backend/roadmap"

// item is an initiative of the sample. Estimates are as people type them; efforts are by
// team, in person-months.
type item struct {
	title, owner, team, phase string
	problem, evidence         string
	state                     roadmap.State
	class                     roadmap.Class
	reason                    string // why it was dropped, or what asks for it
	horizon                   roadmap.Horizon
	efforts                   map[string]string
	serves, moves             string // a key result or KPI, and how far
	reach, impact, confidence string
	requires, excludes        string // title of another
	weeks                     [2]int // of the next quarter: first and last; none without dates
	spent                     float64
}

const (
	buyerApp = "Buyer app"
	supply   = "Supply"
	platform = "Platform"

	savedBaskets  = "Saved baskets for weekly orders"
	reminders     = "Order reminders by text message"
	arrivals      = "Driver arrival estimates"
	ordersPer     = "Raise orders per restaurant"
	weeklyOrders  = "Grow weekly ordering restaurants"
	fewComplaints = "Cut complaints per 1,000 orders"
	activation    = "Raise the activation rate"
	phoneDesk     = "Move phone-desk customers"
)

// roadmapTeams have to give this in the next quarter, in person-months.
func roadmapTeams() []struct {
	name   string
	amount float64
} {
	return []struct {
		name   string
		amount float64
	}{{buyerApp, 7.5}, {supply, 5.5}, {platform, 4}}
}

// roadmapStory is twelve initiatives that compete for the next quarter, one that a law
// asks for, one that has shipped, and one that was given up. Where people know that they
// do not know, they gave ranges: around the cut line, where it matters.
func roadmapStory() []item {
	const dana, mateo, priya, ines, tomasz, jonas = "Dana Okafor", "Mateo Ruiz", "Priya Raman", "Ines Halvorsen", "Tomasz Lis", "Jonas Weber"
	return []item{
		{title: "Allergen labels on every item", owner: jonas, team: platform, phase: "Maturity", state: roadmap.Planned, class: roadmap.Compliance,
			reason: "Food law: the label names fourteen allergens", horizon: roadmap.Now, efforts: map[string]string{platform: "2.5"}, weeks: [2]int{1, 6}},
		{title: savedBaskets, owner: dana, team: buyerApp, phase: "Growth", problem: "Chefs order the same forty items each week and type them anew.",
			evidence: "Nine of twelve interviews; 61% of baskets repeat the last one.", state: roadmap.Planned, horizon: roadmap.Now,
			efforts: map[string]string{buyerApp: "2"}, serves: ordersPer, moves: "0.05-0.1-0.2", reach: "9200", impact: "1", confidence: "80", weeks: [2]int{1, 5}},
		{title: reminders, owner: priya, team: buyerApp, phase: "Growth", problem: "Kitchens miss the cut-off on busy evenings.", state: roadmap.Planned, horizon: roadmap.Now,
			efforts: map[string]string{buyerApp: "1"}, serves: weeklyOrders, moves: "300", reach: "6800", impact: "0.5", confidence: "100", weeks: [2]int{4, 7}},
		{title: "Substitutions the chef approves", owner: tomasz, team: supply, phase: "Maturity", problem: "What is out of stock is replaced without asking.",
			evidence: "A third of all complaints.", state: roadmap.Candidate, horizon: roadmap.Next, efforts: map[string]string{supply: "3"},
			serves: fewComplaints, moves: "-3 -2 -1", reach: "7500", impact: "1", confidence: "80"},
		{title: "Menu photo fills the first basket", owner: ines, team: buyerApp, phase: "Launch", problem: "Newcomers do not know where to begin.", state: roadmap.Candidate, horizon: roadmap.Next,
			efforts: map[string]string{buyerApp: "1.5-2.5-5"}, serves: activation, moves: "2-4-8", reach: "3100", impact: "2", confidence: "80"},
		{title: arrivals, owner: tomasz, team: supply, phase: "Maturity", state: roadmap.Candidate, horizon: roadmap.Next, efforts: map[string]string{supply: "2.5"},
			serves: fewComplaints, moves: "-1", reach: "7900", impact: "0.5", confidence: "100"},
		{title: "Guided setup for chains", owner: ines, team: buyerApp, phase: "Launch", state: roadmap.Candidate, horizon: roadmap.Next, efforts: map[string]string{buyerApp: "1.5"},
			serves: activation, moves: "1", reach: "900-1400-2000", impact: "1-2-3", confidence: "80"},
		{title: "Move phone-desk accounts by call", owner: mateo, team: platform, phase: "Sunset", state: roadmap.Candidate, horizon: roadmap.Next,
			efforts: map[string]string{platform: "1-1.5-3"}, serves: phoneDesk, moves: "12-20-30", reach: "900", impact: "3", confidence: "80"},
		{title: "One-tap reorder on the lock screen", owner: dana, team: buyerApp, phase: "Growth", state: roadmap.Candidate, horizon: roadmap.Next, efforts: map[string]string{buyerApp: "1.5"},
			serves: ordersPer, moves: "0.05", reach: "3500-5200-7000", impact: "0.25-0.5-1", confidence: "80", requires: savedBaskets},
		{title: "Delivery window picker", owner: jonas, team: supply, phase: "Growth", state: roadmap.Candidate, horizon: roadmap.Later, efforts: map[string]string{supply: "2-3-6"},
			serves: ordersPer, moves: "0.1", reach: "8100", impact: "1", confidence: "50", requires: arrivals},
		{title: "Price alerts on staples", owner: priya, team: buyerApp, phase: "Growth", state: roadmap.Idea, horizon: roadmap.Later, efforts: map[string]string{buyerApp: "1"},
			serves: weeklyOrders, reach: "4000", impact: "0.5", confidence: "50", excludes: reminders},
		{title: "Supplier ratings", owner: tomasz, team: supply, phase: "Growth", state: roadmap.Idea, horizon: roadmap.Later, efforts: map[string]string{supply: "3.5"},
			serves: ordersPer, reach: "6000", impact: "0.5", confidence: "50"},
		{title: "Approvals for several sites", owner: jonas, team: platform, phase: "Growth", state: roadmap.Idea, horizon: roadmap.Later, efforts: map[string]string{platform: "2", buyerApp: "1"},
			serves: weeklyOrders, reach: "700", impact: "2", confidence: "80"},
		{title: "Guided setup on a phone", owner: ines, team: buyerApp, phase: "Launch", problem: "The setup needed a desk, and kitchens have none.", state: roadmap.Shipped,
			efforts: map[string]string{buyerApp: "2-3-5"}, spent: 4, serves: "Activation rate", moves: "4-8-12", reach: "2600", impact: "2", confidence: "80"},
		{title: "Loyalty points", owner: mateo, team: buyerApp, phase: "Growth", state: roadmap.Dropped,
			reason: "Two pilots: restaurants with points ordered no more often than those without.", efforts: map[string]string{buyerApp: "4"}, serves: ordersPer},
	}
}
