/** 16-bit PCM, one channel: all that is used here (Microsoft, Multimedia Programming Interface 1.0, RIFF WAVE). */
export function writeWav(samples: Float32Array, sampleRate: number): Buffer {
	const header = 44;
	const bytes = Buffer.alloc(header + samples.length * 2);
	bytes.write('RIFF', 0);
	bytes.writeUInt32LE(bytes.length - 8, 4);
	bytes.write('WAVEfmt ', 8);
	bytes.writeUInt32LE(16, 16);
	bytes.writeUInt16LE(1, 20);
	bytes.writeUInt16LE(1, 22);
	bytes.writeUInt32LE(sampleRate, 24);
	bytes.writeUInt32LE(sampleRate * 2, 28);
	bytes.writeUInt16LE(2, 32);
	bytes.writeUInt16LE(16, 34);
	bytes.write('data', 36);
	bytes.writeUInt32LE(samples.length * 2, 40);
	samples.forEach((sample, index) => {
		const value = Math.round(Math.min(1, Math.max(-1, sample)) * 32767);
		bytes.writeInt16LE(value, header + index * 2);
	});
	return bytes;
}

/** @throws {Error} when it is not 16-bit PCM of one channel */
export function readWav(bytes: Buffer): { samples: Float32Array; sampleRate: number } {
	if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') {
		throw new Error('Not a WAV file');
	}
	let sampleRate = 0;
	for (let at = 12; at + 8 <= bytes.length; ) {
		const name = bytes.toString('latin1', at, at + 4);
		const length = bytes.readUInt32LE(at + 4);
		const body = at + 8;
		if (name === 'fmt ') {
			if (bytes.readUInt16LE(body + 2) !== 1 || bytes.readUInt16LE(body + 14) !== 16) {
				throw new Error('Not 16-bit PCM of one channel');
			}
			sampleRate = bytes.readUInt32LE(body + 4);
		} else if (name === 'data') {
			const count = Math.floor(Math.min(length, bytes.length - body) / 2);
			const samples = Float32Array.from({ length: count }, (_, index) => {
				return bytes.readInt16LE(body + index * 2) / 32768;
			});
			return { samples, sampleRate };
		}
		// Chunks begin at even addresses.
		at = body + length + (length % 2);
	}
	throw new Error('The WAV file has no samples');
}
