import { isPinned, type Pin } from '../../stores/stageStore.ts';
import { type Area, arrangeCrowd, arrangeStage, type GridLimits, type Place } from './arrange.ts';
import { bringForward, type Seats } from './seats.ts';

/** The bar with the room around it, in CSS pixels at the usual text size; the top line's height. */
export const barZone = { width: 504, height: 88 };
const topZone = 44;
/** A name is hardly ever longer. */
const labelWidth = 200;
/** In a tile lower than this, the name has no room above the bar. */
const lowestLiftedTile = 160;
/** In a small window the others are more than one can look at: then it shows who speaks. */
const mostInSmallWindow = 4;

export interface Placed extends Pin {
	readonly key: string;
	readonly place: Place;
	/** It has the large place. */
	readonly large: boolean;
	/** The bar lies over its lower end. */
	readonly underBar: boolean;
	/** The top line lies over its upper end. */
	readonly underTop: boolean;
}

export interface StagePlan {
	readonly tiles: readonly Placed[];
	/** Where it stands that not everybody has found a place, and how many have not. */
	readonly more: { readonly place: Place; readonly count: number } | null;
	/** What has the large place; null while everybody is shown equally. */
	readonly large: Pin | null;
}

export interface StageWish {
	readonly size: Area;
	/** Everybody who is to be seen, oneself last, if at all. */
	readonly ids: readonly string[];
	/** Who shares, other than oneself (one's own share would only mirror itself), the newest last. */
	readonly shares: readonly string[];
	readonly large: Pin | null;
	readonly seats: Seats;
	readonly speakerId: string | null;
	/** The shape of the picture in the large place, width by height, once it is known. */
	readonly picture?: number | undefined;
	/** Nobody has a camera on. */
	readonly voicesOnly: boolean;
	/** A window so small that the bar stands beside the tiles, not over them. */
	readonly small: boolean;
}

interface LargeWish {
	readonly pinned: Pin | null;
	readonly shares: readonly string[];
	readonly ids: readonly string[];
	readonly layout: 'grid' | 'speaker';
	readonly speakerId: string | null;
	readonly small: boolean;
}

/**
 * What has the large place: what is pinned, else the newest share, as that is what is talked about, else,
 * if one likes it so, who speaks. Null shows everybody equally.
 */
export function largeOf({ pinned, shares, ids, layout, speakerId, small }: LargeWish): Pin | null {
	if (pinned && (pinned.kind === 'share' ? shares : ids).includes(pinned.id)) return pinned;
	const newest = shares[shares.length - 1];
	if (newest !== undefined) return { kind: 'share', id: newest };
	if (ids.length < 2 || (layout === 'grid' && !(small && ids.length > mostInSmallWindow))) return null;
	const speaker = speakerId !== null && ids.includes(speakerId) ? speakerId : ids[0];
	return speaker === undefined ? null : { kind: 'person', id: speaker };
}

/** Where everything goes. */
export function planStage(wish: StageWish): StagePlan {
	return wish.large ? planAround(wish.large, wish) : planGrid(wish);
}

function planGrid(wish: StageWish): StagePlan {
	const { seats, speakerId } = wish;
	const { places, more } = fillWindow(wish);
	const order = bringForward(seats.order, speakerId, places.length);
	return {
		tiles: places.flatMap((place, index) => {
			const id = order[index];
			return id === undefined ? [] : [placed({ kind: 'person', id }, place, false, wish)];
		}),
		more: more && { place: more, count: order.length - places.length },
		large: null,
	};
}

function planAround(large: Pin, wish: StageWish): StagePlan {
	const { size, shares, seats, speakerId, small, picture } = wish;
	if (small) {
		const whole = { x: 0, y: 0, ...size };
		return { tiles: [placed(large, whole, true, wish)], more: null, large };
	}
	const others = (ids: readonly string[], kind: Pin['kind']): Pin[] =>
		ids.map((id): Pin => ({ kind, id })).filter((one) => !isPinned(large, one));
	const sharesBeside = others(shares, 'share');
	const people = others(seats.order, 'person').map(({ id }) => id);
	// Who shares sits next to what they share.
	if (large.kind === 'share') people.sort((a, b) => Number(b === large.id) - Number(a === large.id));
	const gap = gapOf(wish);
	const { main, strip, more } = arrangeStage(sharesBeside.length + people.length, size, gap, {
		bar: barZone.height,
		top: topZone,
		...(picture !== undefined && { picture }),
	});
	const seen = bringForward(people, speakerId, strip.length - sharesBeside.length);
	const inStrip = [...sharesBeside, ...seen.map((id): Pin => ({ kind: 'person', id }))];
	return {
		tiles: [
			placed(large, main, true, wish),
			...strip.flatMap((place, index) => {
				const one = inStrip[index];
				return one ? [placed(one, place, false, wish)] : [];
			}),
		],
		more: more && { place: more, count: inStrip.length - strip.length },
		large,
	};
}

function placed({ kind, id }: Pin, place: Place, large: boolean, { size, small }: StageWish): Placed {
	const underBar = !small && liesUnderBar(place, size);
	const underTop = !small && place.y < topZone - gapOf({ small });
	return { key: `${kind} ${id}`, kind, id, place, large, underBar, underTop };
}

export function gapOf({ small }: Pick<StageWish, 'small'>): number {
	return small ? 4 : 8;
}

/** The whole window, unless the bar would lie over tiles too low to show anything above it. */
function fillWindow(wish: StageWish) {
	const { size, ids, voicesOnly, small } = wish;
	const gap = gapOf(wish);
	const limits = voicesOnly ? { largest: voiceTile(size) } : {};
	const whole = arrangeCrowd(ids.length, size, gap, limits);
	const last = whole.more ?? whole.places[whole.places.length - 1];
	if (small || !last || size.height < 4 * barZone.height) return whole;
	if (last.height >= lowestLiftedTile && !voicesOnly) return whole;
	return betweenBars(ids.length, size, gap, limits);
}

function betweenBars(count: number, size: Area, gap: number, limits: GridLimits) {
	const height = size.height - barZone.height - topZone;
	const { places, more } = arrangeCrowd(count, { width: size.width, height }, gap, limits);
	const lowered = (place: Place): Place => ({ ...place, y: place.y + topZone });
	return { places: places.map(lowered), more: more && lowered(more) };
}

/** Without pictures people sit closer together, and a wall screen is not filled with initials. */
function voiceTile({ width, height }: Area): Area {
	return { width: Math.max(220, width / 6), height: Math.max(180, height / 5) };
}

/** Whether the bar, in the middle of the lower edge, would cover the tile's name at its start. */
function liesUnderBar({ x, y, width, height }: Place, size: Area): boolean {
	const low = y + height > size.height - barZone.height && height >= lowestLiftedTile;
	const start = (size.width - barZone.width) / 2;
	return low && x < start + barZone.width && x + Math.min(width, labelWidth) > start;
}

/**
 * Whether a tile that is let go there becomes the pinned one: over the large place, or, while everybody is
 * shown equally, anywhere on the stage but where it came from.
 * @param point in the stage, `x` from the side where reading begins
 */
export function pinsWhenDropped(
	point: { readonly x: number; readonly y: number },
	tile: Placed,
	{ plan, size }: { readonly plan: StagePlan; readonly size: Area },
): boolean {
	if (tile.large) return false;
	const target = plan.tiles.find(({ large }) => large)?.place;
	if (target) return within(point, target);
	return within(point, { x: 0, y: 0, ...size }) && !within(point, tile.place);
}

function within({ x, y }: { x: number; y: number }, place: Place): boolean {
	return x >= place.x && y >= place.y && x <= place.x + place.width && y <= place.y + place.height;
}
