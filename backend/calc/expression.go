package calc

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
)

// Limits of an expression. It has no loop and no recursion, so its time and memory
// are bounded by its length: it visits each of its nodes at most once.
const (
	MaxExpression = 500 // characters
	maxNodes      = 500
)

// Expression is a formula over named numbers, ready to be computed many times. The
// grammar is that of github.com/expr-lang/expr, whose parser reads it: + - * / ^ %,
// parentheses, comparisons, and, or, not, condition ? one : other, and the functions
// of ExpressionFunctions. Everything else of that language (texts, lists, closures,
// variables, members, pipes) is refused.
//
// Its own machine is not used: that boxes each number that it touches, and its % and
// whole numbers are those of a programming language (see BenchmarkExpression).
// Every number of Cairn's evaluation is a float64, finite or absent.
type Expression struct {
	root *term
	uses []string
}

// ExpressionError says why an expression cannot be computed, as a sentence.
type ExpressionError struct {
	Code    string // empty, too_long, unreadable, not_allowed, unknown_name, unknown_function, arguments, not_a_number
	Message string
	At      int // the character at which it was seen, from 0; -1 for the whole
}

// Error returns the sentence.
func (e *ExpressionError) Error() string { return e.Message }

// CompileExpression reads an expression over the names given. Names and functions
// are found in any letter case. Errors: *ExpressionError.
func CompileExpression(text string, names []string) (*Expression, error) {
	if err := checkCharacters(text); err != nil {
		return nil, err
	}
	tree, err := parser.ParseWithConfig(text, expressionGrammar())
	if err != nil {
		return nil, unreadable(text, err)
	}
	c := compiler{names: names, used: make([]bool, len(names))}
	root, err := c.compile(tree.Node, number)
	if err != nil {
		return nil, err
	}
	uses := []string{}
	for i, used := range c.used {
		if used {
			uses = append(uses, names[i])
		}
	}
	return &Expression{root: root, uses: uses}, nil
}

// Uses are the names that the expression reads, in the order in which they were given.
func (e *Expression) Uses() []string { return slices.Clone(e.uses) }

// Value computes the expression from one number for each name, in the order of the
// names; it allocates nothing and may run in several goroutines. ok is false where
// there is no finite result, such as after a division by 0: see Why.
func (e *Expression) Value(in []float64) (value float64, ok bool) {
	value = e.root.run(in)
	return value, value == value
}

// Why says as a sentence why there is no value for these numbers; "" where there is one.
func (e *Expression) Why(in []float64) string {
	if _, ok := e.Value(in); ok {
		return ""
	}
	return e.root.why(in)
}

// expressionGrammar is the parser's configuration: none of the language's own functions.
func expressionGrammar() *conf.Config {
	config := conf.CreateNew()
	config.MaxNodes = maxNodes
	config.DisableIfOperator = true
	for _, f := range builtin.Builtins {
		config.Disabled[f.Name] = true
	}
	return config
}

const expressionCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_. +-*/^%(),<>=!&|?:"

// checkCharacters refuses what the parser would take for another part of its language:
// in it "a // b" is a followed by a comment, and "a | f(b)" a call.
func checkCharacters(text string) error {
	if strings.TrimSpace(text) == "" {
		return &ExpressionError{"empty", "There is no formula here. Type one, such as value * 2 / effort.", -1}
	}
	at := 0
	for _, r := range text {
		switch {
		case at >= MaxExpression:
			return &ExpressionError{"too_long", fmt.Sprintf("The formula has more than %d characters. Shorten it, or make two models.", MaxExpression), at}
		case !strings.ContainsRune(expressionCharacters, r):
			return &ExpressionError{"not_allowed", fmt.Sprintf("A formula has no %q. Use numbers with a point, names, + - * / ^ %%, parentheses and functions.", r), at}
		}
		at++
	}
	for _, comment := range []string{"//", "/*"} {
		if i := strings.Index(text, comment); i >= 0 {
			return &ExpressionError{"not_allowed", fmt.Sprintf("A formula has no %q. Divide by a single /, and take floor() of it for whole numbers.", comment), i}
		}
	}
	if i := strings.Index(strings.ReplaceAll(text, "||", "  "), "|"); i >= 0 {
		return &ExpressionError{"not_allowed", "A formula has no single |. Write or, or abs() for a magnitude.", i}
	}
	return nil
}

// unreadable turns the parser's refusal into a sentence that points at the place.
func unreadable(text string, err error) error {
	var fault *file.Error
	if !errors.As(err, &fault) {
		return &ExpressionError{"unreadable", "The formula cannot be read. Type it anew, such as value * 2 / effort.", -1}
	}
	if strings.Contains(fault.Message, "maximum allowed nodes") {
		return tooManyParts()
	}
	at := min(max(fault.From, 0), len(text)) // the text is ASCII here
	rest := strings.TrimSpace(text[at:])
	if rest == "" || strings.Contains(fault.Message, "token EOF") {
		return &ExpressionError{"unreadable", "The formula breaks off: something is missing at its end. Complete it.", len(text)}
	}
	const shown = 12
	if len(rest) > shown {
		rest = rest[:shown] + "…"
	}
	return &ExpressionError{"unreadable", fmt.Sprintf("The formula cannot be read from %q on. Check what stands before and after it; a number has a point, not a comma.", rest), at}
}

func tooManyParts() error {
	return &ExpressionError{"too_long", "The formula has too many parts. Shorten it, or make two models.", -1}
}

// kind is what a node of an expression gives.
type kind int

const (
	number kind = iota
	condition
)

// term is a node ready to be computed. run gives a finite number, or NaN for none; of
// a condition 1 for yes and 0 for no.
type term struct {
	run   func(in []float64) float64
	text  string // as the parser writes it
	op    string
	parts []*term
	// chosen is the part of a condition's two that counts for these numbers.
	chosen func(in []float64) *term
}

// compiler makes terms of nodes.
type compiler struct {
	names []string
	used  []bool
	nodes int
}

func (c *compiler) compile(node ast.Node, want kind) (*term, error) {
	made, is, err := c.node(node)
	if err != nil {
		return nil, err
	}
	switch {
	case is == want:
		return made, nil
	case want == number:
		return nil, fault(node, "not_a_number", fmt.Sprintf("%s is true or false, and a number is needed. Write %s ? 1 : 0.", made.text, made.text))
	default:
		return nil, fault(node, "not_a_number", fmt.Sprintf("%s is a number, and a condition is needed. Compare it, such as %s > 0.", made.text, made.text))
	}
}

func (c *compiler) node(node ast.Node) (*term, kind, error) {
	// The parser reads a < b < c as a < b and b < c with one b for both, so that such
	// chains within each other double at each level: what is compiled is counted anew.
	if c.nodes++; c.nodes > maxNodes {
		return nil, number, tooManyParts()
	}
	switch n := node.(type) {
	case *ast.IntegerNode:
		return constant(float64(n.Value), n), number, nil
	case *ast.FloatNode:
		return constant(n.Value, n), number, nil
	case *ast.BoolNode:
		value := 0.0
		if n.Value {
			value = 1
		}
		return constant(value, n), condition, nil
	case *ast.IdentifierNode:
		made, err := c.input(n)
		return made, number, err
	case *ast.UnaryNode:
		return c.unary(n)
	case *ast.BinaryNode:
		return c.binary(n)
	case *ast.ConditionalNode:
		made, err := c.conditional(n)
		return made, number, err
	case *ast.CallNode:
		made, err := c.call(n)
		return made, number, err
	case *ast.BuiltinNode:
		return nil, number, unknownFunction(n, n.Name)
	default:
		return nil, number, fault(node, "not_allowed", "A formula has only numbers, names, + - * / ^ %, parentheses, conditions and functions. Take the rest out.")
	}
}

func (c *compiler) input(n *ast.IdentifierNode) (*term, error) {
	i := slices.Index(c.names, strings.ToLower(n.Value))
	if i < 0 {
		return nil, fault(n, "unknown_name", fmt.Sprintf("There is no input named %s. %s", n.Value, mayUse(c.names)))
	}
	c.used[i] = true
	return &term{run: func(in []float64) float64 { return finiteOrNone(in[i]) }, text: c.names[i], op: "input"}, nil
}

func mayUse(names []string) string {
	if len(names) == 0 {
		return "There is none yet: add a criterion first."
	}
	return "Use " + strings.Join(names, ", ") + "."
}

// fault is a refusal at a node.
func fault(node ast.Node, code, message string) error {
	return &ExpressionError{Code: code, Message: message, At: node.Location().From}
}

// ReservedInExpressions says that a name is a word of the grammar and can name no input.
func ReservedInExpressions(name string) bool {
	switch name {
	case "and", "or", "not", "in", "let", "matches", "contains", "true", "false", "nil":
		return true
	default:
		return false
	}
}
