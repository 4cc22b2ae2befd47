package exchange

import (
	"fmt"
	"testing"
)

func TestTargetInTitle(t *testing.T) {
	for _, test := range []struct{ title, mark, want string }{
		{"Increase activation to 95%", ".", "increase 95 %"},
		{"Raise NPS to at least 50", ".", "increase 50 "},
		{"Grow revenue up to $900 per account", ".", "increase 900 $"},
		{"Raise the rate up to 12 percent", ".", "increase 12 %"},
		{"Reduce the time to first answer to 30", ".", "decrease 30 "},
		{"Achieve 100% of the plan.", ".", "increase 100 %"},
		{"Reach 40 paying teams", ".", "increase 40 "},
		{"Keep unsubscribes below 1.5%", ".", "at_most 1.5 %"},
		{"Maintain availability at or above 99,9 %", ",", "at_least 99.9 %"},
		{"Increase activation to 99,5%", ",", "increase 99.5 %"},

		{"Increase sessions by 20%", ".", ""},                           // a change, not a target
		{"Achieve 3x IACV in the pipeline", ".", ""},                    // a multiple
		{"Increase revenue to 5M", ".", ""},                             // a multiple in words
		{"Increase revenue to 5 million", ".", ""},                      //
		{"Implement 10 performance improvements", ".", ""},              // a task with a number
		{"Increase traffic to 10%, sign-ups to 20%", ".", ""},           // two targets
		{"Increase Q3 bookings to 20", ".", ""},                         // a second number
		{"Increase awareness to 2019", ".", ""},                         // a year
		{"Improve response time to 200", ".", ""},                       // up or down?
		{"Achieved 94.5% CSAT across all tickets", ".", ""},             // a report
		{"8/10 (80%)", ".", ""},                                         //
		{"Raise activation from 41% to 60%", ".", ""},                   // two numbers stay text
		{"Bring churn from 4.5 to 3%", ".", ""},                         //
		{"Raise it from 41 to 60 by March 15", ".", ""},                 // three numbers
		{"Grow users to 1,000", ".", ""},                                // 1000 or 1
		{"Grow users to 1.000", ",", ""},                                // 1000 or 1
		{"Increase activation to 99.5%", ",", ""},                       // the other decimal mark
		{"Reach 1st place", ".", ""},                                    //
		{"Reach 10-15 customers", ".", ""},                              //
		{"Increase the share to 5 percentage points", ".", ""},          //
		{"Enable support team to create 30 updates to docs", ".", ""},   //
		{"Spend no more than 15 point of our [error budget]", ".", ""},  //
		{"Improve live chat leads 20%, increase sign-ups 20%", ".", ""}, //
	} {
		got := ""
		if found, ok := targetInTitle(test.title, test.mark); ok {
			got = fmt.Sprintf("%s %s %s", found.kind, number(found.target), found.unit)
		}
		if got != test.want {
			t.Errorf("%q: got %q, want %q", test.title, got, test.want)
		}
	}
}
