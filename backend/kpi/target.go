package kpi

// bounds are the numbers between which a value holds; nil is open.
type bounds struct{ low, high *float64 }

// green is what is good. Where only a target says so, it is the lower bound of
// a KPI that goes up and the upper one of a KPI that goes down.
func (k *KPI) green(target *float64) bounds {
	b := bounds{finite(k.GreenLow), finite(k.GreenHigh)}
	switch {
	case k.Direction == Up && b.low == nil:
		b.low = finite(target)
	case k.Direction == Down && b.high == nil:
		b.high = finite(target)
	}
	return b
}

// amber is what is tolerable.
func (k *KPI) amber() bounds { return bounds{finite(k.AmberLow), finite(k.AmberHigh)} }

// or takes a bound that is absent from another: what is tolerable on one side
// only is as narrow as what is good on the other.
func (b bounds) or(other bounds) bounds {
	if b.low == nil {
		b.low = other.low
	}
	if b.high == nil {
		b.high = other.high
	}
	return b
}

// holds says whether a value lies within the bounds, which count as inside.
func (b bounds) holds(value float64) bool {
	return (b.low == nil || value >= *b.low) && (b.high == nil || value <= *b.high)
}

// place says where a value lies: "above 50 %", "between 5 and 10".
func (b bounds) place(k *KPI, value float64) string {
	switch {
	case b.low != nil && value < *b.low:
		return "below " + k.withUnit(*b.low)
	case b.high != nil && value > *b.high:
		return "above " + k.withUnit(*b.high)
	case b.low != nil && b.high != nil:
		return "between " + shown(*b.low) + " and " + k.withUnit(*b.high)
	case b.low != nil:
		return "at or above " + k.withUnit(*b.low)
	default:
		return "at or below " + k.withUnit(*b.high)
	}
}
