// A network link for tests: whatever goes in at one TUN device comes out at the other one, later, or never.
//
//	shaper NEAR FAR
//
// makes two TUN devices of these names in the network namespace it is started in; whoever started it may move
// them to others. It says {"ready":true} on its standard output, and then answers requests, one JSON object a
// line, until its standard input ends (see e2e/network/link.ts, which is its other half). It exists because
// not every kernel has netem, and because Node cannot open a TUN device.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"time"
)

type request struct {
	ID    int    `json:"id"`
	Shape *shape `json:"shape"`
	Cut   *cut   `json:"cut"`
	Count *span  `json:"count"`
}

// Milliseconds since 1970.
type span struct {
	From float64 `json:"from"`
	To   float64 `json:"to"`
}

type answer struct {
	ID int `json:"id"`
	// Of what NEAR sent in that span, whether it arrived or not.
	Counted *sums `json:"counted,omitempty"`
}

func main() {
	if len(os.Args) != 3 {
		fail("usage: shaper NEAR FAR")
	}
	near, err := openTun(os.Args[1])
	if err != nil {
		fail(err)
	}
	far, err := openTun(os.Args[2])
	if err != nil {
		fail(err)
	}
	sent := &ledger{}
	up := newWay(near, far, sent)
	down := newWay(far, near, nil)
	for _, way := range []*way{up, down} {
		go way.read()
		go way.write()
	}
	out := json.NewEncoder(os.Stdout)
	fmt.Println(`{"ready":true}`)
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var asked request
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			fail(err)
		}
		answered := answer{ID: asked.ID}
		for _, way := range []*way{up, down} {
			if asked.Shape != nil {
				way.setShape(*asked.Shape)
			}
			if asked.Cut != nil {
				way.setCut(*asked.Cut)
			}
		}
		if asked.Count != nil {
			counted := sent.between(atMs(asked.Count.From), atMs(asked.Count.To))
			answered.Counted = &counted
		}
		if err := out.Encode(answered); err != nil {
			return
		}
	}
}

func atMs(ms float64) time.Time {
	return time.UnixMicro(int64(ms * 1000))
}

func fail(why any) {
	fmt.Fprintln(os.Stderr, "shaper:", why)
	os.Exit(1)
}
