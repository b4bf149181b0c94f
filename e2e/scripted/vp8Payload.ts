/** Bytes of a frame in one packet: with all headers and SRTP it stays below every network's limit. */
const mostInOne = 1100;

/** Cuts a VP8 frame into RTP payloads (RFC 7741, 4.2: one byte of descriptor, S set on the first). */
export function vp8Payloads(frame: Buffer): Buffer[] {
	const payloads: Buffer[] = [];
	for (let at = 0; at < frame.length; at += mostInOne) {
		const descriptor = Buffer.from([at === 0 ? 0x10 : 0x00]);
		payloads.push(Buffer.concat([descriptor, frame.subarray(at, at + mostInOne)]));
	}
	return payloads;
}
