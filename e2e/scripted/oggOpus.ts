/**
 * Reads the Opus packets of an Ogg file (RFC 3533, RFC 7845), in order, without its two headers.
 * @throws {Error} when it is none
 */
export function readOggOpus(file: Buffer): Buffer[] {
	const packets: Buffer[] = [];
	let unfinished: Buffer[] = [];
	let at = 0;
	while (at + 27 <= file.length) {
		if (file.toString('latin1', at, at + 4) !== 'OggS') throw new Error('not an Ogg file');
		const segments = file[at + 26] ?? 0;
		const table = file.subarray(at + 27, at + 27 + segments);
		at += 27 + segments;
		for (const length of table) {
			unfinished.push(file.subarray(at, at + length));
			at += length;
			// A segment that is not full ends its packet.
			if (length === 255) continue;
			packets.push(Buffer.concat(unfinished));
			unfinished = [];
		}
	}
	const [head, , ...audio] = packets;
	if (head?.toString('latin1', 0, 8) !== 'OpusHead') throw new Error('not an Ogg file of Opus');
	return audio;
}
