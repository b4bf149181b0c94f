import { expect, test } from 'vitest';
import { missing, type ParticipantReport, type ShareReport } from './report.ts';

const share: ShareReport = { window: 'Clock', matches: true, firstFrameMs: 500, glassToGlassMs: 100 };
const nothing = { framesDecoded: null, width: null, height: null, audioLevelMax: null };

function from(name: string, sources: string[]): ParticipantReport['received'] {
	return sources.map((source) =>
		source === 'microphone'
			? { ...nothing, from: name, source, audioLevelMax: 0.2 }
			: { ...nothing, from: name, source: source as 'camera', framesDecoded: 30, width: 320, height: 180 },
	);
}

const anna: ParticipantReport = {
	name: 'Anna',
	kind: 'desktop',
	received: from('Bea', ['camera', 'microphone']),
};
const bea: ParticipantReport = {
	name: 'Bea',
	kind: 'desktop',
	received: from('Anna', ['camera', 'microphone', 'screen']),
};

test('nothing is missing when everybody received everybody', () => {
	expect(missing([anna, bea], 'Anna', share)).toEqual([]);
});

test('a stream that never came, stayed black or stayed silent is missing', () => {
	const deaf = {
		...bea,
		received: bea.received.map((one) => (one.source === 'microphone' ? { ...one, audioLevelMax: 0 } : one)),
	};
	expect(missing([anna, deaf], 'Anna', share)).toEqual(['Bea received no microphone of Anna.']);
	const blind = { ...bea, received: bea.received.filter((one) => one.source !== 'screen') };
	expect(missing([anna, blind], 'Anna', share)).toEqual(['Bea received no screen of Anna.']);
	const black = {
		...anna,
		received: anna.received.map((one) => (one.source === 'camera' ? { ...one, framesDecoded: 0 } : one)),
	};
	expect(missing([black, bea], 'Anna', share)).toEqual(['Anna received no camera of Bea.']);
});

test('another window than the shared one is said', () => {
	expect(missing([anna, bea], 'Anna', { ...share, matches: false })).toEqual([
		'The content of "Clock" did not arrive at everybody.',
	]);
});
