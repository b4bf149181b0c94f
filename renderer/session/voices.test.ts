import { describe, expect, it } from 'vitest';
import { lookEveryMs, Voices } from './voices.ts';

function listen() {
	const speakers: (string | null)[] = [];
	const levels: number[] = [];
	const voices = new Voices({
		levels: (heard) => levels.push(heard.length),
		speaker: (id) => speakers.push(id),
	});
	let now = 0;
	const hear = (seconds: number, audible: Record<string, number>) => {
		for (let t = 0; t < seconds * 1000; t += lookEveryMs) {
			now += lookEveryMs;
			voices.look(new Map(Object.entries(audible)), now);
		}
	};
	return { speakers, levels, hear };
}

describe('who speaks', () => {
	it('is whoever is heard, and nobody after a silence', () => {
		const { speakers, hear } = listen();
		hear(1, { anna: 0.2 });
		expect(speakers).toEqual(['anna']);
		hear(1, {});
		expect(speakers).toEqual(['anna']);
		hear(4, {});
		expect(speakers).toEqual(['anna', null]);
	});

	it('does not change for a cough, but for somebody who goes on', () => {
		const { speakers, hear } = listen();
		hear(2, { anna: 0.2 });
		hear(0.2, { anna: 0.2, budi: 0.5 });
		hear(1, { anna: 0.2 });
		expect(speakers).toEqual(['anna']);
		hear(3, { budi: 0.2 });
		expect(speakers).toEqual(['anna', 'budi']);
	});

	it('tells silence once, and no noise as a voice', () => {
		const { levels, speakers, hear } = listen();
		hear(0.4, { anna: 0.2 });
		hear(1, { anna: 0.001 });
		expect(levels).toEqual([1, 1, 0]);
		expect(speakers).toEqual(['anna']);
	});
});
