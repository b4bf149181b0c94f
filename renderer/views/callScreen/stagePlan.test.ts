import { describe, expect, test } from 'vitest';
import type { Pin } from '../../stores/stageStore.ts';
import { noSeats, reseat } from './seats.ts';
import { barZone, largeOf, pinsWhenDropped, planStage, type StageWish } from './stagePlan.ts';

const everybody = ['anna', 'ben', 'carl', 'self'];
const size = { width: 1280, height: 800 };
const anna: Pin = { kind: 'person', id: 'anna' };
const bensShare: Pin = { kind: 'share', id: 'ben' };

function wish(change: Partial<StageWish> = {}): StageWish {
	const ids = change.ids ?? everybody;
	const large = change.large ?? null;
	return {
		size,
		ids,
		shares: [],
		large,
		seats: reseat(noSeats, ids, large?.kind === 'person' ? large.id : null),
		speakerId: null,
		voicesOnly: false,
		small: false,
		...change,
	};
}
const crowd = (count: number) => Array.from({ length: count }, (_, index) => `guest${index}`);

describe('the large place', () => {
	const asked = {
		pinned: null,
		shares: [],
		ids: everybody,
		layout: 'grid',
		speakerId: 'ben',
		small: false,
	} as const;

	test('is of what is pinned, then of the newest share, then of who speaks, if one likes it so', () => {
		expect(largeOf(asked)).toBe(null);
		expect(largeOf({ ...asked, layout: 'speaker' })).toEqual({ kind: 'person', id: 'ben' });
		expect(largeOf({ ...asked, layout: 'speaker', shares: ['carl', 'ben'] })).toEqual(bensShare);
		expect(largeOf({ ...asked, shares: ['ben'], pinned: anna })).toEqual(anna);
	});

	test('is not kept free for somebody or something that is gone', () => {
		expect(largeOf({ ...asked, pinned: bensShare })).toBe(null);
		expect(largeOf({ ...asked, pinned: { kind: 'person', id: 'gone' } })).toBe(null);
	});

	test('before anybody spoke it is of the first of the others, and of nobody when one is alone', () => {
		expect(largeOf({ ...asked, layout: 'speaker', speakerId: null })).toEqual(anna);
		expect(largeOf({ ...asked, layout: 'speaker', ids: ['self'] })).toBe(null);
	});

	test('in a small window it shows who speaks of many', () => {
		expect(largeOf({ ...asked, small: true })).toBe(null);
		expect(largeOf({ ...asked, small: true, ids: ['dai', ...everybody] })?.id).toBe('ben');
	});
});

describe('the stage', () => {
	test('shows everybody once, whatever is large', () => {
		for (const large of [null, anna, bensShare])
			for (const count of [1, 2, 5, 9, 16, 25]) {
				const ids = [...everybody.slice(0, 2), ...crowd(count), 'self'];
				const { tiles, more } = planStage(wish({ ids, large, shares: ['ben'] }));
				expect(new Set(tiles.map(({ key }) => key)).size).toBe(tiles.length);
				const expected = ids.length + (large ? 1 : 0);
				expect(tiles.length + (more?.count ?? 0)).toBe(expected);
			}
	});

	test('seats who shares beside the share, and other shares before people', () => {
		const { tiles } = planStage(wish({ shares: ['carl', 'ben'], large: bensShare }));
		expect(tiles.map(({ key }) => key)).toEqual([
			'share ben',
			'share carl',
			'person ben',
			'person anna',
			'person carl',
			'person self',
		]);
	});

	test('brings forward who speaks and has no room', () => {
		const ids = [...crowd(24), 'self'];
		const { tiles, more } = planStage(wish({ ids, large: bensShare, shares: ['ben'], speakerId: 'guest20' }));
		expect(more).not.toBe(null);
		expect(tiles.some(({ id }) => id === 'guest20')).toBe(true);
	});

	test('in a small window has room for one large picture only, under no bar', () => {
		const small = { width: 284, height: 120 };
		const plan = planStage(wish({ size: small, small: true, large: anna }));
		expect(plan.tiles.map(({ place }) => place)).toEqual([{ x: 0, y: 0, ...small }]);
		expect(plan.tiles[0]?.underBar).toBe(false);
	});

	test('keeps rows too low for it clear of the bar', () => {
		const { tiles } = planStage(wish({ ids: crowd(25) }));
		for (const { place } of tiles)
			if (place.height < 160) expect(place.y + place.height).toBeLessThan(size.height - barZone.height + 1);
	});
});

describe('a tile that is let go', () => {
	test('in the grid is pinned anywhere but where it came from', () => {
		const plan = planStage(wish());
		const [tile] = plan.tiles;
		if (!tile) throw new Error('no tile');
		const { x, y, width, height } = tile.place;
		expect(pinsWhenDropped({ x: x + width / 2, y: y + height / 2 }, tile, { plan, size })).toBe(false);
		expect(pinsWhenDropped({ x: x + width + 50, y: y + 50 }, tile, { plan, size })).toBe(true);
		expect(pinsWhenDropped({ x: -20, y: 50 }, tile, { plan, size })).toBe(false);
	});

	test('beside a large place is pinned only there', () => {
		const plan = planStage(wish({ large: anna }));
		const [large, second, third] = plan.tiles;
		if (!large || !second || !third) throw new Error('no tiles');
		expect(pinsWhenDropped({ x: 100, y: 100 }, second, { plan, size })).toBe(true);
		expect(pinsWhenDropped(third.place, second, { plan, size })).toBe(false);
		expect(pinsWhenDropped({ x: 100, y: 100 }, large, { plan, size })).toBe(false);
	});
});
