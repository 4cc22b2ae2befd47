package template_test

import (
	"slices"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// card is a KPI of a plan.
func card(name string, kind kpi.UnitKind, unit string, direction kpi.Direction) kpi.KPI {
	return kpi.KPI{ID: plan.ID(name), Name: name, State: kpi.Active, UnitKind: kind, Unit: unit, Direction: direction, Frequency: kpi.Weekly}
}

func TestKPIsAreKnownByWhatPeopleCallThem(t *testing.T) {
	b := english(t)
	for _, at := range []struct {
		k    kpi.KPI
		want string
	}{
		{card("Activation rate", kpi.UnitPercent, "%", kpi.Up), "activation"},
		{card("ACTIVATION (new teams, weekly)", kpi.UnitPercent, "%", kpi.Up), "activation"},
		{card("Activated users", kpi.UnitNumber, "%", kpi.Up), "activation"}, // the unit says what the kind does not
		{card("Day-7 retention", kpi.UnitPercent, "%", kpi.Up), "early_retention"},
		{card("Customer retention rate", kpi.UnitPercent, "%", kpi.Up), "retention"},
		{card("Net revenue retention", kpi.UnitPercent, "%", kpi.Up), "nrr"},
		{card("Complaints per 1,000 orders", kpi.UnitNumber, "", kpi.Down), "complaints"},
		{card("On-time deliveries", kpi.UnitPercent, "%", kpi.Up), "on_time"},
		{card("First reply of support", kpi.UnitDuration, "h", kpi.Down), "first_reply"},
		{card("Net promoter score", kpi.UnitScore, "", kpi.Up), "nps"},
		{card("NPS", kpi.UnitNumber, "", kpi.Up), "nps"},
		{card("Cost per delivery", kpi.UnitCurrency, "EUR", kpi.InRange), "cost_to_serve"},
		{card("Cost per new customer", kpi.UnitNumber, "€", kpi.Down), "cac"},
		{card("Weekly active teams", kpi.UnitNumber, "", kpi.Up), "active_users"},
		{card("SUS", kpi.UnitScore, "", kpi.Up), "ease"},
		{card("Fennel activation", kpi.UnitPercent, "%", kpi.Up), "activation"}, // the product's own name
		// What only sounds alike.
		{card("Activation cost", kpi.UnitCurrency, "EUR", kpi.Down), ""},
		{card("Activation e-mails sent", kpi.UnitNumber, "", kpi.Up), ""},
		{card("Activation rate", kpi.UnitPercent, "%", kpi.Down), ""},
		{card("Activation rate", kpi.UnitPercent, "%", kpi.Neutral), ""},
		{card("Activation", kpi.UnitNumber, "teams", kpi.Up), ""},
		{card("Day-30 retention", kpi.UnitPercent, "%", kpi.Up), ""},
		{card("Employee retention", kpi.UnitPercent, "%", kpi.Up), ""},
		{card("Retention of support agents", kpi.UnitPercent, "%", kpi.Up), ""},
		{card("Revenue churn", kpi.UnitPercent, "%", kpi.Down), ""},
		{card("API response time", kpi.UnitDuration, "ms", kpi.Down), ""},
		{card("Orders per restaurant", kpi.UnitRatio, "a week", kpi.Up), ""},
		{card("Customers", kpi.UnitNumber, "", kpi.Up), ""},
		{card("New", kpi.UnitNumber, "", kpi.Up), ""},
		{card("", kpi.UnitPercent, "%", kpi.Up), ""},
	} {
		matched := b.Match([]kpi.KPI{at.k}, "", "Fennel Row")
		got := ""
		for id := range matched {
			got = id
		}
		if got != at.want || len(matched) > 1 {
			t.Errorf("%q in %q, %s: %q, want %q", at.k.Name, at.k.Unit, at.k.Direction, got, at.want)
		}
	}
}

func TestOfSeveralKPIsTheNearestNameCounts(t *testing.T) {
	b := english(t)
	plain, ours, key := card("Activation rate", kpi.UnitPercent, "%", kpi.Up), card("Activation", kpi.UnitPercent, "%", kpi.Up), card("Activation share", kpi.UnitPercent, "%", kpi.Up)
	narrow, retired := card("Activation of new enterprise teams", kpi.UnitPercent, "%", kpi.Up), card("Activation", kpi.UnitPercent, "%", kpi.Up)
	ours.Product, key.Key, retired.State = "p", true, kpi.Retired
	for _, at := range []struct {
		kpis []kpi.KPI
		want plan.ID
	}{
		{[]kpi.KPI{narrow, plain}, plain.ID}, {[]kpi.KPI{plain, ours}, ours.ID}, {[]kpi.KPI{plain, key}, key.ID}, {[]kpi.KPI{retired, narrow}, narrow.ID}, {[]kpi.KPI{plain, card("Activation ratio", kpi.UnitPercent, "%", kpi.Up)}, plain.ID},
	} {
		if got := b.Match(at.kpis, "p")["activation"]; got == nil || got.ID != at.want {
			t.Errorf("%+v, want %s", got, at.want)
		}
	}
}

func TestEveryWantedKPIIsKnownByAllItsNames(t *testing.T) {
	b := english(t)
	for i := range b.KPIs {
		w := &b.KPIs[i]
		for _, name := range append([]string{w.Name}, w.Names...) {
			if got := b.Match([]kpi.KPI{card(name, w.UnitKinds[0], w.Unit, w.Direction)}, ""); got[w.ID] == nil {
				t.Errorf("%q of %s is taken for %v", name, w.ID, got)
			}
		}
		used := slices.ContainsFunc(b.Templates, func(t2 templateOf) bool {
			return slices.ContainsFunc(t2.KeyResults, func(k keyResultOf) bool { return k.KPI == w.ID })
		})
		if !used {
			t.Errorf("no template wants %s", w.ID)
		}
	}
}

func TestPhasesAreFoundByNameThenByPlace(t *testing.T) {
	b := english(t)
	growth := &b.Templates[slices.IndexFunc(b.Templates, func(t2 templateOf) bool { return t2.Phase == "Growth" })]
	phases := func(names ...string) (all []plan.Phase) {
		for _, name := range names {
			all = append(all, plan.Phase{ID: plan.ID(name), Name: name})
		}
		return all
	}
	for _, at := range []struct {
		phases []plan.Phase
		want   plan.ID
	}{
		{phases("Discovery", "growth", "Sunset"), "growth"},
		{phases("Discovery", "Validation", "Build", "Launch", "Scale", "Maturity", "Sunset"), "Scale"},
		{phases("Idea", "Launch", "Scale"), ""},
		{phases("Discovery", "Validation", "Build", "Scale", "Launch", "Maturity", "Sunset"), ""}, // Launch stands in its place
		{nil, ""},
	} {
		if got := growth.PhaseOf(at.phases); got != at.want {
			t.Errorf("among %v: %q, want %q", at.phases, got, at.want)
		}
	}
}
