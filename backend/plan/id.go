package plan

import (
	"encoding/binary"
	"io"
	"sync"
	"time"

	"github.com/google/uuid"
)

// ID is a lower-case UUID in its text form; "" means that there is none.
type ID string

// IDs makes new ids. It is injected, so that tests and the sample plan can
// make the same ids twice.
type IDs interface {
	// New returns a UUIDv7: later ids of one generator sort after earlier ones.
	New() ID
}

// linkSpace is the UUIDv5 name space of Cairn's links; it is part of the file
// format and must never change.
const linkSpace = "6f2b3c1e-5d0a-5e7c-9a41-0c4a1f2d7b90"

// LinkID is the UUIDv5 of the ends of a link, in the order given. Two people
// who add the same link in two copies of a plan give it the same id.
func LinkID(ends ...string) ID {
	var name []byte
	for _, end := range ends {
		name = binary.AppendUvarint(name, uint64(len(end)))
		name = append(name, end...)
	}
	return ID(uuid.NewSHA1(uuid.MustParse(linkSpace), name).String())
}

// ParseID accepts a UUID in any letter case and returns its canonical text.
func ParseID(text string) (ID, bool) {
	parsed, err := uuid.Parse(text)
	if err != nil || len(text) != 36 {
		return "", false
	}
	return ID(parsed.String()), true
}

// MadeOn is the day, in UTC, on which a row with the id was made: a UUIDv7
// carries the instant (RFC 9562, section 5.7), so it survives every copy and
// export that keeps ids. It is "" for any other id. Like every instant it is for
// people: it may soften a judgement, never order rows.
func (id ID) MadeOn() Date {
	parsed, err := uuid.Parse(string(id))
	if err != nil || parsed.Version() != 7 {
		return ""
	}
	made := DateOf(time.Unix(parsed.Time().UnixTime()).UTC())
	if !made.Valid() { // past the year 9999: nobody's clock says so
		return ""
	}
	return made
}

type generator struct {
	mu      sync.Mutex
	clock   Clock
	entropy io.Reader
	last    int64
	count   uint16
}

// NewIDs returns a generator of UUIDv7 that takes the time from clock and its
// random bits from entropy. It is safe for concurrent use. Within one
// millisecond, and when the clock goes back, a counter keeps the order.
func NewIDs(clock Clock, entropy io.Reader) IDs {
	return &generator{clock: clock, entropy: entropy}
}

// New implements IDs.
func (g *generator) New() ID {
	g.mu.Lock()
	defer g.mu.Unlock()
	millis := g.clock.Now().UnixMilli()
	if millis > g.last {
		g.last, g.count = millis, 0
	} else {
		g.count++
		if g.count > 0x0fff {
			g.last, g.count = g.last+1, 0
		}
	}
	var id uuid.UUID
	if _, err := io.ReadFull(g.entropy, id[8:]); err != nil {
		// The system's random source does not fail; a test's source that runs dry is a mistake in the test.
		panic("plan: no entropy for an id: " + err.Error())
	}
	binary.BigEndian.PutUint64(id[:8], uint64(g.last)<<16|0x7000|uint64(g.count))
	id[8] = id[8]&0x3f | 0x80
	return ID(id.String())
}
