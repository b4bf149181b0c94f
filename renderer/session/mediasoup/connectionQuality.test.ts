import { beforeEach, describe, expect, it, test } from 'vitest';
import type { Source } from '../session.ts';
import { ConnectionQualities, ownScore, reachesHost, senderScore } from './connectionQuality.ts';

let told: [string | null, string][];
let qualities: ConnectionQualities;
const of = (owner: string | null, source: Source) => ({ owner, source, muted: false });
beforeEach(() => {
	told = [];
	qualities = new ConnectionQualities((owner, quality) => told.push([owner, quality]));
});

describe('somebody is', () => {
	it('good until something says otherwise, and a stream that begins is not lost', () => {
		qualities.scored('a-mic', of('anna', 'microphone'), 0);
		qualities.scored('a-mic', of('anna', 'microphone'), 10);
		expect(told).toEqual([]);
	});

	it('weak when packets go missing, and good only when that is clearly over', () => {
		for (const score of [10, 7, 5, 6, 7, 8]) qualities.scored('a-mic', of('anna', 'microphone'), score);
		expect(told).toEqual([
			['anna', 'weak'],
			['anna', 'good'],
		]);
	});

	it('not judged by a stream that is idle', () => {
		qualities.scored('a-mic', of('anna', 'microphone'), 3);
		qualities.scored('a-mic', of('anna', 'microphone'), 0);
		expect(told).toEqual([
			['anna', 'weak'],
			['anna', 'good'],
		]);
	});

	it('not lost for being muted, nor for a screen that rests', () => {
		qualities.scored('a-mic', of('anna', 'microphone'), 10);
		qualities.setMuted('a-mic', true);
		qualities.scored('a-mic', of('anna', 'microphone'), 0);
		qualities.setMuted('a-mic', false);
		qualities.scored('a-screen', of('anna', 'screen'), 10);
		qualities.scored('a-screen', of('anna', 'screen'), 0);
		expect(told).toEqual([]);
	});

	it('judged by what is left when a stream ends', () => {
		qualities.scored('a-mic', of('anna', 'microphone'), 3);
		expect(told).toEqual([['anna', 'weak']]);
		qualities.ended('a-mic');
		expect(told.at(-1)).toEqual(['anna', 'good']);
	});

	it('lost when nothing comes, whatever was scored, and then what the scores say', () => {
		qualities.scored('a-mic', of('anna', 'microphone'), 3);
		qualities.setSilent(new Set(['anna']));
		qualities.scored('a-mic', of('anna', 'microphone'), 10);
		qualities.setSilent(new Set());
		expect(told).toEqual([
			['anna', 'weak'],
			['anna', 'lost'],
			['anna', 'good'],
		]);
	});

	it('oneself by what one sends, apart from the others', () => {
		qualities.scored('mine', of(null, 'camera'), 10);
		qualities.scored('a-mic', of('anna', 'microphone'), 10);
		qualities.scored('mine', of(null, 'camera'), 2);
		expect(told).toEqual([[null, 'weak']]);
	});
});

test('scores are read as mediasoup tells them; anything else says nothing', () => {
	expect(senderScore({ score: 10, producerScore: 7, producerScores: [7, 9] })).toBe(7);
	expect(reachesHost({ producerScore: 0, producerScores: [0, 9] })).toBe(true);
	expect(reachesHost({ producerScore: 0, producerScores: [0, 0] })).toBe(false);
	expect(
		ownScore([
			{ ssrc: 1, score: 3 },
			{ ssrc: 2, score: 9 },
		]),
	).toBe(9);
	for (const odd of [undefined, null, 7, 'x', {}, [], { producerScore: '7' }, { producerScore: 70 }]) {
		expect(senderScore(odd)).toBe(null);
		expect(ownScore(odd)).toBe(null);
		expect(reachesHost(odd)).toBe(null);
	}
});
