import { describe, expect, it } from 'vitest';
import { Feeds } from './feeds.ts';
import { joined, roomEvent } from './messages.ts';

const anna = { id: 7, display: 'Anna', streams: [{ type: 'audio', mid: '0' }] };

function enter(told: object = {}) {
	const feeds = new Feeds(
		joined.parse({ videoroom: 'joined', id: 1, publishers: [anna], ...told }),
		(id) => id === 1 || id === 2,
	);
	const hear = (event: object) => feeds.hear(roomEvent.parse({ videoroom: 'event', ...event }));
	const there = () => feeds.all().map(({ display, streams }) => `${display} ${streams.length}`);
	return { feeds, hear, there };
}

describe('the feeds of a room', () => {
	it('are those who were there and who come, without our own', () => {
		const { hear, there } = enter({ attendees: [{ id: 9, display: 'Stig' }] });
		expect(there()).toEqual(['Stig 0', 'Anna 1']);
		hear({ publishers: [{ id: 2, display: 'our screen', streams: [] }] });
		hear({ joining: { id: 10, display: 'Budi' } });
		expect(there()).toEqual(['Stig 0', 'Anna 1', 'Budi 0']);
		hear({ publishers: [{ id: 12, dummy: true }] });
		hear({ leaving: 9 });
		hear({ kicked: 10 });
		expect(there()).toEqual(['Anna 1']);
	});

	it('change their names, stop sending, and are moderated', () => {
		const { feeds, hear, there } = enter();
		hear({ id: 7, display: 'Anna B' });
		hear({ id: 7, mid: '0', moderation: 'muted' });
		expect(there()).toEqual(['Anna B 1']);
		expect(feeds.all()[0]?.streams[0]?.moderated).toBe(true);
		hear({ unpublished: 7 });
		expect(there()).toEqual(['Anna B 0']);
		// What is said of ourselves is a word, not an id.
		hear({ unpublished: 'ok', leaving: 'ok' });
		expect(there()).toEqual(['Anna B 0']);
	});

	it('are compared with a list that tells nothing of streams', () => {
		const { feeds, there } = enter();
		feeds.compare([
			{ id: 7, display: 'Anna C', publisher: true },
			{ id: 1, display: 'ourselves', publisher: true },
			{ id: 11, display: 'Lurker', publisher: false },
			{ id: 12, display: 'about to be announced', publisher: true },
		]);
		expect(there()).toEqual(['Anna C 1', 'Lurker 0']);
		feeds.compare([]);
		expect(there()).toEqual([]);
	});
});
