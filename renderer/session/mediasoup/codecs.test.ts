import { expect, it } from 'vitest';
import { codecFor, startBitrateOf } from './codecs.ts';

const codec = (mimeType: string) =>
	({ kind: 'video', mimeType, clockRate: 90_000, preferredPayloadType: 100 }) as const;
const all = { codecs: [codec('video/VP8'), codec('video/VP9'), codec('video/H264')] };

it('sends cameras in VP8 and screens in H.264', () => {
	expect(codecFor('camera', all)?.mimeType).toBe('video/VP8');
	expect(codecFor('screen', all)?.mimeType).toBe('video/H264');
});

it('sends a screen in VP8 where the browser cannot encode H.264', () => {
	expect(codecFor('screen', { codecs: all.codecs.slice(0, 2) })?.mimeType).toBe('video/VP8');
});

it('leaves the choice to the browser where none of these is there', () => {
	expect(codecFor('camera', { codecs: [codec('video/AV1')] })).toBeUndefined();
});

it('begins a codec alike wherever it is sent: two values for one payload type would collide', () => {
	const vp8Alone = { codecs: all.codecs.slice(0, 1) };
	expect(startBitrateOf(codecFor('screen', vp8Alone))).toBe(startBitrateOf(codecFor('camera', vp8Alone)));
	expect(startBitrateOf(codecFor('screen', all))).toBeGreaterThan(startBitrateOf(codecFor('camera', all)));
});
