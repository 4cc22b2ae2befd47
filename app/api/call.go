package api

import (
	"context"
	"math"
	"reflect"
	"runtime"
	"strings"

	"cairn/app/fault"
	"cairn/backend/plan"
)

// call is the one way from the page into the backend; every exported method
// of a bound struct is a single call of it or of a helper that ends in it. It
// sees to what Wails leaves to the app: a panic would leave the page waiting
// for ever, NaN or Inf in an answer would end the process, and a nil slice
// would arrive as null.
func call[T any](s *Session, f func(ctx context.Context) (T, error)) (result T, err error) {
	defer func() {
		if value := recover(); value != nil {
			var none T
			result, err = none, fault.Recovered(value, s.log, callerName())
		}
	}()
	result, err = f(s.ctx)
	if err == nil {
		err = presentable(reflect.ValueOf(&result).Elem())
	}
	if err != nil {
		var none T
		return none, fault.Explain(err, s.log, callerName())
	}
	return result, nil
}

// perform is call for what has no answer.
func perform(s *Session, f func(ctx context.Context) error) error {
	_, err := call(s, func(ctx context.Context) (struct{}, error) { return struct{}{}, f(ctx) })
	return err
}

// callerName is the bound method on the stack, for the log: "(*Plans).Open".
func callerName() string {
	var counters [32]uintptr
	frames := runtime.CallersFrames(counters[:runtime.Callers(2, counters[:])])
	for {
		frame, more := frames.Next()
		_, method, isOurs := strings.Cut(frame.Function, "/app/api.(*")
		if isOurs && !strings.Contains(method, ".func") {
			return "(*" + method
		}
		if !more {
			return ""
		}
	}
}

// presentable makes empty slices and maps of nil ones everywhere in v, which
// must be settable, and refuses numbers that JSON does not have.
func presentable(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Float32, reflect.Float64:
		if f := v.Float(); math.IsNaN(f) || math.IsInf(f, 0) {
			return plan.Refuse(plan.Internal, "A number came out of bounds.")
		}
	case reflect.Pointer:
		if !v.IsNil() {
			return presentable(v.Elem())
		}
	case reflect.Struct:
		return presentableFields(v)
	case reflect.Slice, reflect.Array:
		return presentableList(v)
	case reflect.Map:
		return presentableMap(v)
	case reflect.Interface:
		if !v.IsNil() {
			return replaceWithPresentable(v.Elem(), v.Set)
		}
	}
	return nil
}

func presentableFields(v reflect.Value) error {
	for i := range v.NumField() {
		if field := v.Field(i); field.CanSet() {
			if err := presentable(field); err != nil {
				return err
			}
		}
	}
	return nil
}

func presentableList(v reflect.Value) error {
	if v.Kind() == reflect.Slice && v.IsNil() {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	}
	if !holdsOthers(v.Type().Elem()) {
		return nil
	}
	for i := range v.Len() {
		if err := presentable(v.Index(i)); err != nil {
			return err
		}
	}
	return nil
}

func presentableMap(v reflect.Value) error {
	if v.IsNil() {
		v.Set(reflect.MakeMap(v.Type()))
		return nil
	}
	for _, key := range v.MapKeys() {
		err := replaceWithPresentable(v.MapIndex(key), func(element reflect.Value) { v.SetMapIndex(key, element) })
		if err != nil {
			return err
		}
	}
	return nil
}

// replaceWithPresentable does for a value that cannot be set in its place.
func replaceWithPresentable(v reflect.Value, set func(reflect.Value)) error {
	settable := reflect.New(v.Type()).Elem()
	settable.Set(v)
	if err := presentable(settable); err != nil {
		return err
	}
	set(settable)
	return nil
}

// holdsOthers says whether values of a type can hold anything that presentable
// looks for, so that it does not walk through bytes and letters.
func holdsOthers(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Float32, reflect.Float64, reflect.Pointer, reflect.Struct, reflect.Slice, reflect.Array, reflect.Map, reflect.Interface:
		return true
	default:
		return false
	}
}
