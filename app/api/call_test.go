package api

import (
	"context"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cairn/backend/plan"
)

// loggingSession returns one without a plan, and what its log holds.
func loggingSession(t *testing.T) (*Session, *strings.Builder) {
	t.Helper()
	var log strings.Builder
	return NewSession(Setup{Log: slog.New(slog.NewTextHandler(&log, nil))}), &log
}

func TestPanicBecomesAnErrorWithAReference(t *testing.T) {
	s, log := loggingSession(t)
	result, err := call(s, func(context.Context) ([]int, error) {
		return []int{1}[len(os.Args)+1:], nil
	})
	var refusal *plan.Error
	if !errors.As(err, &refusal) || refusal.Code != plan.Internal || result != nil {
		t.Fatalf("got %v, %v", result, err)
	}
	reference, _ := refusal.Params["reference"].(string)
	for _, part := range []string{reference, "slice bounds", "call_test.go"} {
		if part == "" || !strings.Contains(log.String(), part) {
			t.Errorf("the log %q lacks %q", log.String(), part)
		}
	}
}

func TestErrorOfABoundMethodIsLoggedUnderItsName(t *testing.T) {
	s, log := loggingSession(t)
	s.cancel()
	// ShowInFolder with no Host is a nil pointer, and the panic happens deep inside.
	if err := (&Plans{s}).ShowInFolder("/"); plan.CodeOf(err) != plan.Internal {
		t.Fatalf("got %v", err)
	}
	if !strings.Contains(log.String(), "(*Plans).ShowInFolder") {
		t.Errorf("the log %q does not name the method", log.String())
	}
}

type answer struct {
	Number  float64            `json:"number"`
	List    []string           `json:"list"`
	Deep    []*answer          `json:"deep"`
	Any     any                `json:"any"`
	Map     map[string][]int   `json:"map"`
	Numbers map[string]float64 `json:"numbers"`
	hidden  []string
}

func TestNoNilSliceLeaves(t *testing.T) {
	s, _ := loggingSession(t)
	got, err := call(s, func(context.Context) (answer, error) {
		return answer{Deep: []*answer{{}, nil}, Any: answer{}, Map: map[string][]int{"x": nil}}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	empty := `{"number":0,"list":[],"deep":[],"any":null,"map":{},"numbers":{}}`
	want := `{"number":0,"list":[],"deep":[` + empty + `,null],"any":` + empty + `,"map":{"x":[]},"numbers":{}}`
	if string(text) != want {
		t.Errorf("got  %s\nwant %s", text, want)
	}
	if got.hidden != nil {
		t.Error("what JSON does not show was touched")
	}
	if list, err := call(s, func(context.Context) ([]answer, error) { return nil, nil }); list == nil || err != nil {
		t.Errorf("a nil answer came out as %v, %v", list, err)
	}
}

func TestNoNumberBeyondJSONLeaves(t *testing.T) {
	for name, bad := range map[string]answer{
		"NaN":             {Number: math.NaN()},
		"infinity":        {Number: math.Inf(-1)},
		"behind pointers": {Deep: []*answer{{Number: math.Inf(1)}}},
		"in any":          {Any: math.NaN()},
		"in a map":        {Numbers: map[string]float64{"x": math.NaN()}},
	} {
		t.Run(name, func(t *testing.T) {
			s, log := loggingSession(t)
			got, err := call(s, func(context.Context) (answer, error) { return bad, nil })
			if plan.CodeOf(err) != plan.Internal || !reflect.DeepEqual(got, answer{}) {
				t.Errorf("got %+v, %v", got, err)
			}
			if log.Len() == 0 {
				t.Error("nothing is logged")
			}
		})
	}
}

// TestEveryBoundMethodGoesThroughTheWrapper reads the source: the body of each
// exported method is one return of call or of a function that ends in it.
func TestEveryBoundMethodGoesThroughTheWrapper(t *testing.T) {
	s, _ := loggingSession(t)
	bound := map[string]reflect.Type{}
	for _, service := range s.Services() {
		bound[reflect.TypeOf(service).Elem().Name()] = reflect.TypeOf(service)
	}
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	wrapped := map[string]bool{}
	for _, source := range sources {
		file, err := parser.ParseFile(token.NewFileSet(), source, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, declaration := range file.Decls {
			method, ok := declaration.(*ast.FuncDecl)
			if !ok || method.Recv == nil || !method.Name.IsExported() {
				continue
			}
			pointer, ok := method.Recv.List[0].Type.(*ast.StarExpr)
			if !ok {
				continue
			}
			receiver := pointer.X.(*ast.Ident).Name
			if bound[receiver] == nil {
				continue
			}
			name := receiver + "." + method.Name.Name
			wrapped[name] = isOneWrappedCall(method.Body)
			if !wrapped[name] {
				t.Errorf("%s does more than one call of call, perform or onPlan", name)
			}
		}
	}
	for receiver, service := range bound {
		for i := range service.NumMethod() {
			name := receiver + "." + service.Method(i).Name
			if _, found := wrapped[name]; !found {
				t.Errorf("%s is bound, and not written in this package", name)
			}
		}
	}
}

func isOneWrappedCall(body *ast.BlockStmt) bool {
	if len(body.List) != 1 {
		return false
	}
	back, ok := body.List[0].(*ast.ReturnStmt)
	if !ok || len(back.Results) != 1 {
		return false
	}
	invocation, ok := back.Results[0].(*ast.CallExpr)
	if !ok {
		return false
	}
	function, ok := invocation.Fun.(*ast.Ident)
	return ok && slices.Contains([]string{"call", "perform", "onPlan", "onRow", "onRows", "onKPI", "onEntry", "onNewEntry", "onSmart", "onClosing", "onReview", "onNewReview",
		"onRoadmap", "onRoadmapNew", "onRoadmapOf", "onInitiatives", "onFile", "onSeen"}, function.Name)
}

// TestBoundMethodsHaveSignaturesThatWailsCarries: plain arguments of the page,
// an answer and an error back; named strings in a signature would make Wails
// write TypeScript that does not compile, a context would become an argument.
func TestBoundMethodsHaveSignaturesThatWailsCarries(t *testing.T) {
	s, _ := loggingSession(t)
	failure := reflect.TypeFor[error]()
	for _, service := range s.Services() {
		of := reflect.TypeOf(service)
		for i := range of.NumMethod() {
			name, method := of.Elem().Name()+"."+of.Method(i).Name, of.Method(i).Type
			for in := 1; in < method.NumIn(); in++ {
				argument := method.In(in)
				isPlain := argument == reflect.TypeFor[string]() || argument == reflect.TypeFor[int]()
				if !isPlain && argument.Kind() != reflect.Struct {
					t.Errorf("%s takes a %s", name, argument)
				}
			}
			switch {
			case method.NumOut() == 1 && method.Out(0) == failure:
			case method.NumOut() == 2 && method.Out(1) == failure:
				if out := method.Out(0); out.Kind() == reflect.Interface || out.Kind() == reflect.Pointer {
					t.Errorf("%s answers with a %s", name, out)
				}
			default:
				t.Errorf("%s answers with %d values, want one and an error", name, method.NumOut())
			}
		}
		if of.Elem().NumField() != 1 || of.Elem().Field(0).IsExported() {
			t.Errorf("%s shows its fields", of.Elem().Name())
		}
	}
}
