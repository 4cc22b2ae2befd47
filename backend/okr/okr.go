// Package okr holds objectives, key results and check-ins with their rules:
// progress, expected progress, status and roll-up. Every computed answer
// carries its explanation as data.
//
// Everything in it is pure: the same facts give the same answer on every
// machine, and an absent answer is nil, never NaN. It imports plan, kpi, calc
// and the standard library alone.
package okr
