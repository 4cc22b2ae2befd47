package roadmap

import (
	"testing"

	"cairn/backend/proptest"
)

func TestMain(m *testing.M) { proptest.Main(m, 1000, 100) }
