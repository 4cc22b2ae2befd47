package plan_test

import (
	"errors"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/proptest"
)

func TestMain(m *testing.M) { proptest.Main(m, 5000, 0) }

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
