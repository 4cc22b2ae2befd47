// Package proptest says how many cases the properties of a package are tried on.
//
// It imports nothing of Cairn, and only tests import it.
package proptest

import (
	"flag"
	"os"
	"strconv"
	"testing"
)

// Main is a TestMain whose properties are tried on so many random cases, unless
// the command line says otherwise with -rapid.checks. Under -short they are
// tried on short cases; 0 leaves what rapid takes by itself.
func Main(m *testing.M, cases, short int) {
	flag.Parse()
	if testing.Short() {
		cases = short
	}
	chosen := false
	flag.Visit(func(f *flag.Flag) { chosen = chosen || f.Name == "rapid.checks" })
	if !chosen && cases > 0 {
		if err := flag.Set("rapid.checks", strconv.Itoa(cases)); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}
