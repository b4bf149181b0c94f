import { expect, test } from 'vitest';
import type { StreamRate } from '../../call/streamRates.ts';
import { createTexts } from '../../texts/texts.ts';
import { asText } from './asText.ts';
import { bitrateText, figuresOf, pictureText } from './figures.ts';

const { t } = createTexts('en');
const rate: StreamRate = {
	id: 'one',
	stream: {
		source: 'camera',
		direction: 'received',
		participantId: 'secret-id',
		trackId: 'secret-track',
		codec: 'video/VP8',
		bytes: 1,
		packets: 1,
		packetsLost: 0,
		width: 1280,
		height: 720,
		framesPerSecond: 29.6,
		roundTripTime: 0.0421,
		jitter: 0.003,
		layer: { number: 2, of: 3 },
		encryption: 'DTLS-SRTP AEAD_AES_128_GCM',
	},
	bitrate: 1_234_000,
	loss: 0.013,
	history: [],
};

test.each([
	[null, '–'],
	[0, '0 kbit/s'],
	[41_600, '42 kbit/s'],
	[999_600, '1 Mbit/s'],
	[1_234_000, '1.2 Mbit/s'],
	[12_340_000, '12 Mbit/s'],
])('%s bits a second', (bits, text) => {
	expect(bitrateText(bits, 'en')).toBe(text);
});

test('a picture has a size and a rate, sound has none', () => {
	expect(pictureText(rate, 'en')).toBe('1280 × 720, 30 fps');
	const { width: _width, ...sound } = rate.stream;
	expect(pictureText({ ...rate, stream: sound }, 'en')).toBe('');
});

test('what is not told is left out', () => {
	expect(figuresOf(rate, 'en', t).map(({ key, value }) => `${key} ${value}`)).toEqual([
		'bitrate 1.2 Mbit/s',
		'loss 1.3%',
		'delay 42 ms',
		'jitter 3 ms',
		'layer 2 of 3',
		'codec VP8',
	]);
});

test('as text it names nobody', () => {
	const text = asText([[], [rate]], t);
	expect(text).toContain('Person 1\n  Camera: 1280 × 720, 30 fps, Bitrate 1.2 Mbit/s');
	expect(text).toContain('DTLS-SRTP AEAD_AES_128_GCM');
	expect(text).not.toContain('secret');
});
