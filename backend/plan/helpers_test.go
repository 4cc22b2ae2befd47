package plan_test

import (
	"errors"
	"flag"
	"os"
	"testing"

	"cairn/backend/plan"
)

// Properties try 5000 cases each unless the flag says otherwise.
func TestMain(m *testing.M) {
	flag.Parse()
	asked := false
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "rapid.checks" })
	if !asked && !testing.Short() {
		if err := flag.Set("rapid.checks", "5000"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// faultCode is the code of the one field at fault, "" without an error.
func faultCode(t interface{ Fatalf(string, ...any) }, err error) string {
	if err == nil {
		return ""
	}
	var refused *plan.Error
	if !errors.As(err, &refused) || len(refused.Fields) != 1 {
		t.Fatalf("not a refusal of one field: %v", err)
	}
	return refused.Fields[0].Code
}
