/**
 * Has the server begin the DTLS handshake (RFC 5763, 5), as it does where it answers: read so, an offer is answered
 * with `setup:passive`.
 *
 * Janus is deaf to DTLS until it has settled on a pair of candidates (ice.c, "Still waiting for the DTLS stack"), and
 * a browser that begins speaks a few milliseconds before that. Its first words are lost, and it waits two round trips
 * before it says them again. One with ICE-lite checks nothing itself and hears them at once.
 */
export function withServerFirst(offer: string): string {
	return /^a=ice-lite/m.test(offer) ? offer : offer.replace(/^a=setup:actpass/gm, 'a=setup:active');
}
