package main

import (
	"encoding/binary"
	"sync"
	"time"
)

// What was sent, in packets. What is in UDP is told apart by its first byte (RFC 7983) and RTCP by its second
// (RFC 5761).
type sums struct {
	// Sound and pictures.
	RTP int `json:"rtp"`
	// Reports about them.
	RTCP  int `json:"rtcp"`
	STUN  int `json:"stun"`
	DTLS  int `json:"dtls"`
	Other int `json:"other"`
	TCP   int `json:"tcp"`
	// Of TCP, without headers: media may also travel in it.
	TCPBytes int `json:"tcpBytes"`
}

func (s *sums) add(other sums) {
	s.RTP += other.RTP
	s.RTCP += other.RTCP
	s.STUN += other.STUN
	s.DTLS += other.DTLS
	s.Other += other.Other
	s.TCP += other.TCP
	s.TCPBytes += other.TCPBytes
}

type entry struct {
	at   time.Time
	sums sums
}

// A ledger remembers when what was sent: a call of a few minutes is some ten thousand entries.
type ledger struct {
	mutex   sync.Mutex
	entries []entry
}

func (l *ledger) note(at time.Time, packet []byte) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.entries = append(l.entries, entry{at, judge(packet)})
}

func (l *ledger) between(from, to time.Time) sums {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	var total sums
	for _, one := range l.entries {
		if !one.at.Before(from) && !one.at.After(to) {
			total.add(one.sums)
		}
	}
	return total
}

const (
	protocolTCP = 6
	protocolUDP = 17
)

func judge(packet []byte) sums {
	if len(packet) < 20 || packet[0]>>4 != 4 {
		return sums{Other: 1}
	}
	header := int(packet[0]&0x0f) * 4
	if len(packet) < header+20 && packet[9] == protocolTCP || len(packet) < header+8 {
		return sums{Other: 1}
	}
	rest := packet[header:]
	switch packet[9] {
	case protocolTCP:
		total := int(binary.BigEndian.Uint16(packet[2:4]))
		return sums{TCP: 1, TCPBytes: max(0, total-header-int(rest[12]>>4)*4)}
	case protocolUDP:
		return judgeUDP(rest[8:])
	}
	return sums{Other: 1}
}

func judgeUDP(payload []byte) sums {
	if len(payload) < 2 {
		return sums{Other: 1}
	}
	switch first := payload[0]; {
	case first <= 3:
		return sums{STUN: 1}
	case first >= 20 && first <= 63:
		return sums{DTLS: 1}
	case first >= 128 && first <= 191:
		if payload[1] >= 192 && payload[1] <= 223 {
			return sums{RTCP: 1}
		}
		return sums{RTP: 1}
	}
	return sums{Other: 1}
}
