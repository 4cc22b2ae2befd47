package calc

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
)

// finiteOrNone keeps a term's promise: a number is finite, or NaN for none. An
// infinity that went on could turn into a number again (1/∞ is 0), and the score
// would hide that nothing was computed.
func finiteOrNone(v float64) float64 {
	if v-v != 0 {
		return math.NaN()
	}
	return v
}

func constant(value float64, n ast.Node) *term {
	return &term{run: func([]float64) float64 { return value }, text: n.String(), op: "number"}
}

func (c *compiler) unary(n *ast.UnaryNode) (*term, kind, error) {
	is := number
	if n.Operator == "not" || n.Operator == "!" {
		is = condition
	}
	part, err := c.compile(n.Node, is)
	if err != nil {
		return nil, is, err
	}
	run := part.run
	made := &term{text: n.String(), op: n.Operator, parts: []*term{part}}
	switch n.Operator {
	case "-":
		made.run = func(in []float64) float64 { return -run(in) }
	case "+":
		made.run = run
	default:
		made.run = func(in []float64) float64 { return 1 - run(in) }
	}
	return made, is, nil
}

func (c *compiler) binary(n *ast.BinaryNode) (*term, kind, error) {
	takes, gives := number, number
	switch n.Operator {
	case "and", "&&", "or", "||":
		takes, gives = condition, condition
	case "==", "!=", "<", "<=", ">", ">=":
		gives = condition
	}
	left, err := c.compile(n.Left, takes)
	if err != nil {
		return nil, gives, err
	}
	right, err := c.compile(n.Right, takes)
	if err != nil {
		return nil, gives, err
	}
	run := arithmetic(n.Operator, left.run, right.run)
	if run == nil {
		run = logic(n.Operator, left.run, right.run)
	}
	if run == nil {
		return nil, gives, fault(n, "not_allowed", fmt.Sprintf("A formula has no %s. Use + - * / ^ %% and comparisons.", n.Operator))
	}
	made := &term{run: run, text: n.String(), op: n.Operator, parts: []*term{left, right}}
	if takes == condition {
		made.chosen = decidedEarly(n.Operator, left, right)
	}
	return made, gives, nil
}

// arithmetic is the operator on two numbers; nil for another operator.
func arithmetic(operator string, a, b func([]float64) float64) func([]float64) float64 {
	switch operator {
	case "+":
		return func(in []float64) float64 { return finiteOrNone(a(in) + b(in)) }
	case "-":
		return func(in []float64) float64 { return finiteOrNone(a(in) - b(in)) }
	case "*":
		return func(in []float64) float64 { return finiteOrNone(a(in) * b(in)) }
	case "/":
		return func(in []float64) float64 { return finiteOrNone(a(in) / b(in)) }
	case "%":
		return func(in []float64) float64 { return math.Mod(a(in), b(in)) }
	case "^", "**":
		return func(in []float64) float64 {
			base, exponent := a(in), b(in)
			if base != base || exponent != exponent {
				return math.NaN() // math.Pow gives 1 for 1 to the power of none
			}
			return finiteOrNone(math.Pow(base, exponent))
		}
	default:
		return nil
	}
}

// logic is the operator that gives a condition; nil for another operator. What is
// compared with no number is neither true nor false.
func logic(operator string, a, b func([]float64) float64) func([]float64) float64 {
	compare := func(holds func(x, y float64) bool) func([]float64) float64 {
		return func(in []float64) float64 {
			x, y := a(in), b(in)
			switch {
			case x != x || y != y:
				return math.NaN()
			case holds(x, y):
				return 1
			default:
				return 0
			}
		}
	}
	switch operator {
	case "==":
		return compare(func(x, y float64) bool { return x == y })
	case "!=":
		return compare(func(x, y float64) bool { return x != y })
	case "<":
		return compare(func(x, y float64) bool { return x < y })
	case "<=":
		return compare(func(x, y float64) bool { return x <= y })
	case ">":
		return compare(func(x, y float64) bool { return x > y })
	case ">=":
		return compare(func(x, y float64) bool { return x >= y })
	case "and", "&&":
		return func(in []float64) float64 {
			if x := a(in); x != 1 {
				return x
			}
			return b(in)
		}
	case "or", "||":
		return func(in []float64) float64 {
			if x := a(in); x != 0 {
				return x
			}
			return b(in)
		}
	default:
		return nil
	}
}

// decidedEarly says which side of an and, or an or, has the last word.
func decidedEarly(operator string, left, right *term) func([]float64) *term {
	goesOn := 1.0
	if operator == "or" || operator == "||" {
		goesOn = 0
	}
	return func(in []float64) *term {
		if left.run(in) == goesOn {
			return right
		}
		return left
	}
}

func (c *compiler) conditional(n *ast.ConditionalNode) (*term, error) {
	test, err := c.compile(n.Cond, condition)
	if err != nil {
		return nil, err
	}
	one, err := c.compile(n.Exp1, number)
	if err != nil {
		return nil, err
	}
	other, err := c.compile(n.Exp2, number)
	if err != nil {
		return nil, err
	}
	chosen := func(in []float64) *term {
		switch test.run(in) {
		case 1:
			return one
		case 0:
			return other
		default:
			return test
		}
	}
	return &term{
		run:  func(in []float64) float64 { return chosen(in).run(in) },
		text: n.String(), op: "?", parts: []*term{test, one, other}, chosen: chosen,
	}, nil
}

// function is one that formulas may call.
type function struct {
	takes int // arguments; 0 for two or more
	of    func(float64) float64
	fold  func(float64, float64) float64
}

//nolint:gochecknoglobals // a table, never written
var functions = map[string]function{
	"abs":   {takes: 1, of: math.Abs},
	"ceil":  {takes: 1, of: math.Ceil},
	"exp":   {takes: 1, of: math.Exp},
	"floor": {takes: 1, of: math.Floor},
	"ln":    {takes: 1, of: math.Log},
	"log10": {takes: 1, of: math.Log10},
	"max":   {fold: math.Max},
	"min":   {fold: math.Min},
	"round": {takes: 1, of: math.Round},
	"sqrt":  {takes: 1, of: math.Sqrt},
}

// ExpressionFunctions are the functions that an expression may call, by name. ln has
// base e, log10 base 10; round goes to the nearest whole number, halves away from 0;
// min and max take two numbers or more.
func ExpressionFunctions() []string { return slices.Sorted(maps.Keys(functions)) }

func unknownFunction(n ast.Node, name string) error {
	return fault(n, "unknown_function", fmt.Sprintf("There is no function named %s. Use %s.", name, strings.Join(ExpressionFunctions(), ", ")))
}

func (c *compiler) call(n *ast.CallNode) (*term, error) {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		return nil, fault(n, "not_allowed", "Only a function can be called. Write a * b for a product.")
	}
	name := strings.ToLower(callee.Value)
	f, ok := functions[name]
	switch {
	case !ok && slices.Contains(c.names, name):
		return nil, fault(n, "not_allowed", fmt.Sprintf("%s is a number, no function. Write %s * (...) for a product.", callee.Value, callee.Value))
	case !ok:
		return nil, unknownFunction(n, callee.Value)
	case f.takes == 1 && len(n.Arguments) != 1:
		return nil, fault(n, "arguments", fmt.Sprintf("%s takes one number, and %d are given. Write %s(number).", name, len(n.Arguments), name))
	case f.takes == 0 && len(n.Arguments) < 2:
		return nil, fault(n, "arguments", fmt.Sprintf("%s takes two numbers or more. Write %s(one, other).", name, name))
	}
	parts := make([]*term, len(n.Arguments))
	for i, argument := range n.Arguments {
		var err error
		if parts[i], err = c.compile(argument, number); err != nil {
			return nil, err
		}
	}
	made := &term{text: n.String(), op: name, parts: parts}
	if f.takes == 1 {
		argument, of := parts[0].run, f.of
		made.run = func(in []float64) float64 { return finiteOrNone(of(argument(in))) }
		return made, nil
	}
	made.run = parts[0].run
	for _, next := range parts[1:] {
		before, after, fold := made.run, next.run, f.fold
		made.run = func(in []float64) float64 { return fold(before(in), after(in)) }
	}
	return made, nil
}

// why names the innermost part that gave no number.
func (t *term) why(in []float64) string {
	parts := t.parts
	if t.chosen != nil {
		parts = []*term{t.chosen(in)}
	}
	for _, part := range parts {
		if value := part.run(in); value != value {
			return part.why(in)
		}
	}
	if t.op == "input" {
		return fmt.Sprintf("There is no number for %s.", t.text)
	}
	if t.op == "/" || t.op == "%" {
		if t.parts[1].run(in) == 0 {
			return fmt.Sprintf("%s is 0, and nothing can be divided by 0.", t.parts[1].text)
		}
	}
	switch t.op {
	case "sqrt":
		return fmt.Sprintf("%s is negative, and has no square root.", t.parts[0].text)
	case "ln", "log10":
		return fmt.Sprintf("%s is 0 or negative, and has no logarithm.", t.parts[0].text)
	case "^", "**":
		return fmt.Sprintf("%s is no number: a power of a negative number, a division by 0, or too large.", t.text)
	default:
		return fmt.Sprintf("%s is larger than any number.", t.text)
	}
}
