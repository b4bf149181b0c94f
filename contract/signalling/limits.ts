/**
 * What the host accepts. Shared so that a client can refuse politely before the host refuses for it.
 * Sizes are bytes unless said otherwise; durations are milliseconds.
 */
export const limits = {
	/** One WebSocket message. A join with full RTP capabilities is about 12 kB. */
	messageBytes: 64 * 1024,
	/** Characters (code points) of a display name. */
	displayNameLength: 80,
	/** Characters of one text message. */
	textLength: 4000,
	/** A stock peer that has not joined by then is dropped (mediasoup-demo's own limit). */
	joinTimeoutMs: 10_000,
	/** Parley opens its socket while the person still looks at the lobby. */
	lobbyTimeoutMs: 10 * 60_000,
	/** Our heartbeat: the page sees a dead network at most this long after it died. */
	heartbeatEveryMs: 2_000,
	heartbeatTimeoutMs: 4_000,
	peersPerRoom: 100,
	/** Who knocked and waits. */
	waitingPerRoom: 50,
	/** A knock that nobody answers by then is over. */
	knockTimeoutMs: 10 * 60_000,
	/** The same for stock clients, which give up on a request after 22.5 s. */
	stockKnockTimeoutMs: 20_000,
	/** For this long somebody who was removed does not get back in with the same secret. */
	removedForMs: 60 * 60_000,
	transportsPerPeer: 4,
	producersPerPeer: 8,
} as const;
