package plan

import "strings"

// Order among siblings is a fractional key: text over the digits below that
// compares bytewise, so that a row moves by changing its own key alone and two
// copies of a plan that both move rows can be merged. No key ends in the
// lowest digit, so that there is always room below it.
const orderDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// KeyBetween returns a key after a and before b. "" stands for the open end on
// either side. Where a and b leave no room (they are equal, or out of order,
// as two merged copies may leave them) ok is false and the siblings must be
// given new keys with Keys.
func KeyBetween(a, b string) (key string, ok bool) {
	if !isKey(a) || !isKey(b) {
		return "", false
	}
	switch {
	case a == "" && b == "":
		return orderDigits[len(orderDigits)/2 : len(orderDigits)/2+1], true
	case b == "":
		return keyAfter(a), true
	case a == "":
		return keyBefore(b)
	case a >= b:
		return "", false
	}
	return midpoint(a, b)
}

// midpoint halves the room at the first digit where a and b leave any.
func midpoint(a, b string) (key string, ok bool) {
	var out strings.Builder
	bounded := true
	for i := 0; ; i++ {
		low, high := 0, len(orderDigits)
		if i < len(a) {
			low = strings.IndexByte(orderDigits, a[i])
		}
		if bounded {
			if i >= len(b) {
				return "", false
			}
			high = strings.IndexByte(orderDigits, b[i])
		}
		if high-low > 1 {
			out.WriteByte(orderDigits[low+(high-low)/2])
			return out.String(), true
		}
		out.WriteByte(orderDigits[low])
		if high > low {
			// From here on any longer text that begins so lies below b.
			bounded = false
		}
	}
}

// Rows are mostly added at an end, and halving the room there would make a key
// longer every six rows. keyAfter and keyBefore count instead, in numbers whose
// width doubles whenever all of one width are used up: 62 keys of one digit, 62
// of two that begin with the edge digit, 62² of four that begin with two of it,
// 62⁴ of eight that begin with four.
func keyAfter(a string) string {
	lowest, highest := orderDigits[0], orderDigits[len(orderDigits)-1]
	digits := counter(a, counterWidth(a, highest))
	for i := len(digits) - 1; ; i-- {
		if digits[i] != highest {
			digits[i] = orderDigits[strings.IndexByte(orderDigits, digits[i])+1]
			break
		}
		digits[i] = lowest
	}
	return strings.TrimRight(string(digits), orderDigits[:1])
}

func keyBefore(b string) (key string, ok bool) {
	lowest, highest := orderDigits[0], orderDigits[len(orderDigits)-1]
	for width := counterWidth(b, lowest); key == ""; width *= 2 {
		digits := counter(b, width)
		for i := len(digits) - 1; i >= 0; i-- {
			if digits[i] != lowest {
				digits[i] = orderDigits[strings.IndexByte(orderDigits, digits[i])-1]
				break
			}
			digits[i] = highest
		}
		// Lowest digits alone are no key: count on in the next width.
		key = strings.TrimRight(string(digits), orderDigits[:1])
	}
	if key >= b {
		return "", false // b has nothing but lowest digits
	}
	return key, true
}

// counterWidth is the smallest power of two above the length of key's leading
// run of edge digits.
func counterWidth(key string, edge byte) int {
	run := len(key) - len(strings.TrimLeft(key, string(edge)))
	width := 1
	for width <= run {
		width *= 2
	}
	return width
}

// counter is the number of width digits at the head of key, padded with the
// lowest.
func counter(key string, width int) []byte {
	digits := []byte(strings.Repeat(orderDigits[:1], width))
	copy(digits, key)
	return digits
}

func isKey(text string) bool { return strings.Trim(text, orderDigits) == "" }

// Keys returns n keys in order, evenly spread, short and of about one length.
func Keys(n int) []string {
	base, width, room := len(orderDigits), 1, len(orderDigits)
	for room < 2*(n+1) {
		width++
		room *= base
	}
	keys := make([]string, n)
	step := room / (n + 1)
	for i := range keys {
		value := (i + 1) * step
		digits := make([]byte, width)
		for d := width - 1; d >= 0; d-- {
			digits[d] = orderDigits[value%base]
			value /= base
		}
		keys[i] = strings.TrimRight(string(digits), orderDigits[:1])
	}
	return keys
}

// Place gives count rows their keys that go in before index at of siblings with these
// keys, one behind the other. Where merged copies left no room there, all rows get new
// keys: moved are then those of the siblings in their order, else it is nil.
func Place(keys []string, at, count int) (placed, moved []string) {
	low, high := "", ""
	if at > 0 {
		low = keys[at-1]
	}
	if at < len(keys) {
		high = keys[at]
	}
	placed = make([]string, count)
	for i := range placed {
		key, ok := KeyBetween(low, high)
		if !ok {
			all := Keys(len(keys) + count)
			return all[at : at+count], append(append([]string{}, all[:at]...), all[at+count:]...)
		}
		placed[i], low = key, key
	}
	return placed, nil
}
