package journal

import (
	"runtime/debug"
	"testing"

	"cairn/backend/proptest"
)

// Under -short rapid itself takes a fifth of the cases.
func TestMain(m *testing.M) {
	// The many small copies of a case are garbage at once; collecting them less
	// often halves the time.
	debug.SetGCPercent(1000)
	proptest.Main(m, 20000, 2000)
}
