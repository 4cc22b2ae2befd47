package calc

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/expr-lang/expr"
	"pgregory.net/rapid"
)

func TestExpression(t *testing.T) {
	names := []string{"value", "effort", "x"}
	in := []float64{8, 2, -3}
	for text, want := range map[string]float64{
		"value / effort": 4, "value * 2 / effort": 8, "Value + EFFORT": 10, "-x": 3, "+x": -3,
		"1 + 2 * 3": 7, "(1 + 2) * 3": 9, "2 ^ 3 ^ 2": 512, "2 ** 3": 8, "-2 ^ 2": -4, "2 ^ -1": 0.5, "7 % 4": 3, "7.5 % 2": 1.5, "-7 % 4": -3,
		"10 / 4": 2.5, ".5 * 4": 2, "5. * 2": 10, "1e3": 1000,
		"min(3, 1, 2)": 1, "max(value, effort)": 8, "ABS(x)": 3, "sqrt(16)": 4, "ln(exp(2))": 2, "log10(1000)": 3,
		"round(2.5)": 3, "round(-2.5)": -3, "floor(-1.5)": -2, "ceil(1.2)": 2,
		"value > 5 ? 1 : 2": 1, "value < 5 ? 1 : effort < 3 ? 7 : 8": 7, "1 < effort < 3 ? 1 : 0": 1, "1 < effort <= 1.5 ? 1 : 0": 0,
		"value == 8 and effort != 2 ? 1 : 0": 0, "value == 8 or effort != 2 ? 1 : 0": 1, "not (x > 0) ? 1 : 0": 1, "!(x > 0) && true ? 1 : 0": 1,
		// The side that does not count may have no value.
		"effort == 2 ? 1 : 1 / (effort - 2)": 1, "effort != 2 and 1 / (effort - 2) > 0 ? 1 : 0": 0,
	} {
		e, err := CompileExpression(text, names)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got, ok := e.Value(in); !ok || math.Abs(got-want) > 1e-12 {
			t.Errorf("%s = %v, %v, want %v", text, got, ok, want)
		}
		if why := e.Why(in); why != "" {
			t.Errorf("%s: %s", text, why)
		}
	}
}

func TestExpressionRefuses(t *testing.T) {
	names := []string{"value", "effort"}
	for text, want := range map[string]struct{ code, words string }{
		"":                              {"empty", "no formula"},
		"  ":                            {"empty", "no formula"},
		"valeu / effort":                {"unknown_name", "no input named valeu. Use value, effort."},
		"value / ":                      {"unreadable", "breaks off"},
		"(value":                        {"unreadable", "breaks off"},
		"value effort":                  {"unreadable", `"effort"`},
		"0,5 * value":                   {"unreadable", "a point, not a comma"},
		"value // effort":               {"not_allowed", `"//"`},
		"value /* two */ + 1":           {"not_allowed", `"/*"`},
		"value | max(2)":                {"not_allowed", "single |"},
		"value; effort":                 {"not_allowed", `';'`},
		`"text"`:                        {"not_allowed", `'"'`},
		"[1, 2][0]":                     {"not_allowed", `'['`},
		"{value: 1}":                    {"not_allowed", `'{'`},
		"value × 2":                     {"not_allowed", `'×'`},
		"value\n+ 1":                    {"not_allowed", "has no"},
		"1..3":                          {"not_allowed", "no .."},
		"value ?? 1":                    {"not_allowed", "no ??"},
		"value in effort":               {"not_allowed", "no in"},
		"value matches effort":          {"not_allowed", ""},
		"nil":                           {"not_allowed", "only numbers"},
		"value.effort":                  {"not_allowed", "only numbers"},
		"value?.effort":                 {"not_allowed", "only numbers"},
		"value > 1":                     {"not_a_number", "? 1 : 0"},
		"value ? 1 : 2":                 {"not_a_number", "value > 0"},
		"value + (effort > 1)":          {"not_a_number", "true or false"},
		"not value":                     {"not_a_number", "a condition is needed"},
		"true":                          {"not_a_number", "true or false"},
		"now()":                         {"unknown_function", "no function named now. Use abs"},
		"len(value)":                    {"unknown_function", "no function named len"},
		"sum(value, effort)":            {"unknown_function", "no function named sum"},
		"map(value, effort)":            {"unknown_function", "no function named map"},
		"value(2)":                      {"not_allowed", "value * (...)"},
		"value.x(2)":                    {"not_allowed", "function"},
		"sqrt(1, 2)":                    {"arguments", "takes one number"},
		"sqrt()":                        {"arguments", "takes one number"},
		"min(1)":                        {"arguments", "two numbers or more"},
		"99999999999999999999":          {"unreadable", ""},
		"1e400":                         {"unreadable", ""},
		strings.Repeat("1+", 250) + "1": {"too_long", "500 characters"},
	} {
		_, err := CompileExpression(text, names)
		var refused *ExpressionError
		if !errors.As(err, &refused) || refused.Code != want.code || !strings.Contains(err.Error(), want.words) {
			t.Errorf("%s: %v, want %v", text, err, want)
			continue
		}
		if refused.At < -1 || refused.At > len(text) {
			t.Errorf("%s: at %d", text, refused.At)
		}
	}
	if _, err := CompileExpression("x", nil); err == nil || !strings.Contains(err.Error(), "add a criterion") {
		t.Errorf("without names: %v", err)
	}
}

func TestExpressionWithoutResult(t *testing.T) {
	names := []string{"value", "effort"}
	nan := math.NaN()
	for _, c := range []struct {
		text string
		in   []float64
		want string
	}{
		{"value / (effort - 2)", []float64{1, 2}, "effort - 2 is 0, and nothing can be divided by 0."},
		{"value % effort", []float64{1, 0}, "effort is 0, and nothing can be divided by 0."},
		{"0 / value", []float64{0, 1}, "value is 0, and nothing can be divided by 0."},
		{"1 + sqrt(value)", []float64{-1, 1}, "value is negative, and has no square root."},
		{"ln(value)", []float64{0, 1}, "value is 0 or negative, and has no logarithm."},
		{"log10(value)", []float64{-2, 1}, "value is 0 or negative, and has no logarithm."},
		{"exp(value)", []float64{1000, 1}, "exp(value) is larger than any number."},
		{"value * value", []float64{1e300, 1}, "value * value is larger than any number."},
		{"value ^ 0.5", []float64{-1, 1}, "is no number: a power"},
		{"value ^ -1", []float64{0, 1}, "is no number: a power"},
		{"value / effort", []float64{nan, 1}, "There is no number for value."},
		{"value / effort", []float64{1, math.Inf(1)}, "There is no number for effort."},
		// What has no number does not come back as one.
		{"1 ^ (value / effort)", []float64{1, 0}, "effort is 0"},
		{"(value / effort) ^ 0", []float64{1, 0}, "effort is 0"},
		{"1 / (1 / value)", []float64{0, 0}, "value is 0"},
		{"max(1 / value, 3)", []float64{0, 0}, "value is 0"},
		{"min(1 / value, 3)", []float64{0, 0}, "value is 0"},
		{"1 / value > 3 ? 1 : 0", []float64{0, 0}, "value is 0"},
		{"1 / value > 3 or true ? 1 : 0", []float64{0, 0}, "value is 0"},
		{"not (1 / value > 3) ? 1 : 0", []float64{0, 0}, "value is 0"},
		{"effort < 1 and 1 / value > 3 ? 1 : 0", []float64{0, 0}, "value is 0"},
	} {
		e, err := CompileExpression(c.text, names)
		if err != nil {
			t.Fatal(c.text, err)
		}
		if value, ok := e.Value(c.in); ok {
			t.Errorf("%s of %v = %v", c.text, c.in, value)
		}
		if got := e.Why(c.in); !strings.Contains(got, c.want) {
			t.Errorf("%s of %v: %q, want %q", c.text, c.in, got, c.want)
		}
	}
}

func TestExpressionUses(t *testing.T) {
	e, err := CompileExpression("max(c, 2) > 1 ? a : c", []string{"a", "b", "c"})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(e.Uses()), "[a c]"; got != want {
		t.Errorf("uses %s, want %s", got, want)
	}
}

// A name is reserved where the parser does not take it for an input, and only there.
func TestReservedInExpressions(t *testing.T) {
	for _, name := range []string{
		"and", "or", "not", "in", "let", "matches", "contains", "true", "false", "nil",
		"if", "else", "min", "max", "count", "sum", "all", "map", "len", "now", "b", "e", "x1", "time_to_market", "null", "env",
	} {
		e, err := CompileExpression(name+" * 1 + "+name, []string{name})
		if got, want := ReservedInExpressions(name), err != nil; got != want {
			t.Errorf("%s: reserved %v, but %v", name, got, err)
		}
		if err == nil {
			if got, ok := e.Value([]float64{2}); !ok || got != 4 {
				t.Errorf("%s: %v", name, got)
			}
		}
	}
}

// Comparisons within chains of comparisons would double at each level.
func TestExpressionIsBounded(t *testing.T) {
	for name, text := range map[string]string{
		"chains":      strings.Repeat("1<(", 40) + "1" + strings.Repeat("<2?1:0)<2", 40) + " ? 1 : 0",
		"parentheses": strings.Repeat("(", 249) + "1" + strings.Repeat(")", 249),
		"minus":       strings.Repeat("-", 499) + "1",
		"powers":      strings.Repeat("9^", 249) + "9",
		"calls":       strings.Repeat("exp(", 99) + "1" + strings.Repeat(")", 99),
		"conditions":  strings.Repeat("1<2?1:", 80) + "1",
	} {
		began := time.Now()
		e, err := CompileExpression(text, nil)
		if err == nil {
			_, _ = e.Value(nil)
			_ = e.Why(nil)
		}
		if took := time.Since(began); took > time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

// tree is an expression with a value computed beside it, in the plain way.
func drawTree(t *rapid.T, depth int, in []float64) (text string, value float64) {
	if depth == 0 || rapid.IntRange(0, 3).Draw(t, "leaf") == 0 {
		if rapid.Bool().Draw(t, "name") {
			i := rapid.IntRange(0, len(in)-1).Draw(t, "which")
			return string(rune('a' + i)), in[i]
		}
		n := rapid.IntRange(0, 9).Draw(t, "number")
		return fmt.Sprint(n), float64(n)
	}
	a, x := drawTree(t, depth-1, in)
	b, y := drawTree(t, depth-1, in)
	switch rapid.SampledFrom([]string{"+", "-", "*", "/", "min", "max", "abs", "<"}).Draw(t, "operator") {
	case "+":
		return "(" + a + "+" + b + ")", x + y
	case "-":
		return "(" + a + "-" + b + ")", x - y
	case "*":
		return "(" + a + "*" + b + ")", x * y
	case "/":
		if y == 0 {
			return "(" + a + "/" + b + ")", math.NaN()
		}
		return "(" + a + "/" + b + ")", x / y
	case "min":
		return "min(" + a + "," + b + ")", math.Min(x, y)
	case "max":
		return "max(" + a + "," + b + ")", math.Max(x, y)
	case "abs":
		return "abs(" + a + ")", math.Abs(x)
	default:
		text, value = "("+a+"<"+b+"?"+a+":"+b+")", math.Min(x, y)
		return text, value
	}
}

func TestExpressionComputesWhatItSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := []float64{float64(rapid.IntRange(-5, 5).Draw(t, "a")), float64(rapid.IntRange(-5, 5).Draw(t, "b"))}
		text, want := drawTree(t, 3, in)
		e, err := CompileExpression(text, []string{"a", "b"})
		if err != nil {
			if len(text) <= MaxExpression {
				t.Fatalf("%s: %v", text, err)
			}
			return
		}
		got, ok := e.Value(in)
		if ok != !math.IsNaN(want) || ok && got != want {
			t.Fatalf("%s of %v = %v, %v, want %v", text, in, got, ok, want)
		}
		if why := e.Why(in); (why == "") != ok {
			t.Fatalf("%s of %v: %v but %q", text, in, ok, why)
		}
	})
}

func FuzzExpression(f *testing.F) {
	for _, seed := range []string{
		"value * 2 / effort", "min(a, b) ^ -1", "a < b < c ? 1 : 2", "1..3", "a?.b", "a ?? b", "not not a > 1", "((((", "let x = 1; x", "#", "a | b(c)",
		"if a { b } else { c }", "all(a, # > 1)", "reduce(1..9, #acc + #)", "b'12'", "0x1F", "1_000", "$env", "::len(a)", "a.b(c)(d)", "filter(a, .b)", "count(", "not in", "a not in b",
	} {
		f.Add(seed, 1.5, -2.0)
	}
	f.Fuzz(func(t *testing.T, text string, a, b float64) {
		began := time.Now()
		e, err := CompileExpression(text, []string{"a", "b", "value", "effort"})
		if err != nil {
			var refused *ExpressionError
			if !errors.As(err, &refused) || refused.Message == "" || refused.Code == "" {
				t.Fatalf("%q: %#v", text, err)
			}
			return
		}
		value, ok := e.Value([]float64{a, b, 1, 2})
		if ok && (math.IsNaN(value) || math.IsInf(value, 0)) {
			t.Fatalf("%q = %v", text, value)
		}
		if why := e.Why([]float64{a, b, 1, 2}); ok != (why == "") {
			t.Fatalf("%q: %v, %q", text, ok, why)
		}
		if took := time.Since(began); took > time.Second {
			t.Fatalf("%q took %v", text, took)
		}
	})
}

func TestExpressionAllocatesNothing(t *testing.T) {
	e, err := CompileExpression("max(a, 2) * b ^ 2 / (c + 1) > 3 ? a : sqrt(b)", []string{"a", "b", "c"})
	if err != nil {
		t.Fatal(err)
	}
	in := []float64{1, 2, 3}
	if got := testing.AllocsPerRun(100, func() { _, _ = e.Value(in) }); got != 0 {
		t.Errorf("%v allocations", got)
	}
}

// BenchmarkExpression compares an expression with the same in Go, and with the machine
// of the library whose parser reads it.
func BenchmarkExpression(b *testing.B) {
	const text = "reach * impact * confidence / 100 / effort"
	names := []string{"reach", "impact", "confidence", "effort"}
	in := []float64{800, 2, 80, 1.5}
	sum := 0.0
	b.Run("cairn", func(b *testing.B) {
		e, err := CompileExpression(text, names)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			v, _ := e.Value(in)
			sum += v
		}
	})
	b.Run("go", func(b *testing.B) {
		plain := func(in []float64) float64 { return in[0] * in[1] * in[2] / 100 / in[3] }
		b.ReportAllocs()
		for b.Loop() {
			sum += plain(in)
		}
	})
	b.Run("expr", func(b *testing.B) {
		env := map[string]any{}
		for i, name := range names {
			env[name] = in[i]
		}
		program, err := expr.Compile(text, expr.Env(env), expr.AsFloat64())
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			v, err := expr.Run(program, env)
			if err != nil {
				b.Fatal(err)
			}
			sum += v.(float64)
		}
	})
}
