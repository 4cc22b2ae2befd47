package journal

import (
	"flag"
	"os"
	"runtime/debug"
	"testing"
)

// Every property is tried on 20 000 random cases, unless the command line says
// otherwise with -rapid.checks; under -short on 400, since rapid itself then
// takes a fifth.
func TestMain(m *testing.M) {
	flag.Parse()
	checks := "20000"
	if testing.Short() {
		checks = "2000"
	}
	chosen := false
	flag.Visit(func(f *flag.Flag) { chosen = chosen || f.Name == "rapid.checks" })
	if !chosen {
		if err := flag.Set("rapid.checks", checks); err != nil {
			panic(err)
		}
	}
	// The many small copies of a case are garbage at once; collecting them less
	// often halves the time.
	debug.SetGCPercent(1000)
	os.Exit(m.Run())
}
