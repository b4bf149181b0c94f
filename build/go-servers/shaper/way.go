package main

import (
	"math/rand/v2"
	"os"
	"sync"
	"time"
)

type shape struct {
	// One way, in milliseconds.
	DelayMs float64 `json:"delayMs"`
	// Of the packets of each way, 0 to 100.
	LossPercent float64 `json:"lossPercent"`
	// Of each way; 0: as fast as it goes.
	Kbps float64 `json:"kbps"`
}

// What does not get through.
type cut string

const (
	cutNothing cut = "nothing"
	cutUDP     cut = "udp"
	cutAll     cut = "all"
)

func (c cut) stops(packet []byte) bool {
	return c == cutAll || c == cutUDP && len(packet) > 9 && packet[9] == protocolUDP
}

// What may wait at a bottleneck before packets are dropped: home routers have about as much.
const longestQueue = 300 * time.Millisecond

type packet struct {
	due  time.Time
	data []byte
}

// One of the link's two directions.
type way struct {
	from, to *os.File
	// Null where nobody counts.
	sent  *ledger
	queue chan packet

	mutex sync.Mutex
	shape shape
	cut   cut
	// When the bottleneck has sent all that waits for it.
	free time.Time
	// Packets never overtake each other, not even when the delay shrinks.
	latest time.Time
}

func newWay(from, to *os.File, sent *ledger) *way {
	return &way{from: from, to: to, sent: sent, queue: make(chan packet, 16384), cut: cutNothing}
}

func (w *way) setShape(shape shape) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.shape = shape
	w.free = time.Time{}
}

func (w *way) setCut(cut cut) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.cut = cut
}

func (w *way) stops(packet []byte) bool {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	return w.cut.stops(packet)
}

// read takes packets in, as long as the device is there.
func (w *way) read() {
	buffer := make([]byte, largestPacket)
	for {
		size, err := w.from.Read(buffer)
		if err != nil {
			fail(err)
		}
		now := time.Now()
		if w.sent != nil {
			w.sent.note(now, buffer[:size])
		}
		due, lost := w.schedule(now, buffer[:size])
		if lost {
			continue
		}
		select {
		case w.queue <- packet{due, append([]byte(nil), buffer[:size]...)}:
		default:
			// A queue this long is a packet lost, as anywhere.
		}
	}
}

func (w *way) schedule(now time.Time, packet []byte) (due time.Time, lost bool) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if w.cut.stops(packet) || rand.Float64()*100 < w.shape.LossPercent {
		return now, true
	}
	due = now
	if w.shape.Kbps > 0 {
		if w.free.Before(now) {
			w.free = now
		}
		if w.free.Sub(now) > longestQueue {
			return now, true
		}
		w.free = w.free.Add(time.Duration(float64(len(packet)*8) / w.shape.Kbps * float64(time.Millisecond)))
		due = w.free
	}
	due = due.Add(time.Duration(w.shape.DelayMs * float64(time.Millisecond)))
	if due.Before(w.latest) {
		due = w.latest
	}
	w.latest = due
	return due, false
}

// write hands packets on when they are due. What is on its way when the link is cut is lost.
func (w *way) write() {
	for one := range w.queue {
		if wait := time.Until(one.due); wait > 0 {
			time.Sleep(wait)
		}
		if w.stops(one.data) {
			continue
		}
		// Refused while the device is down: lost, as on a cable that was pulled.
		_, _ = w.to.Write(one.data)
	}
}
