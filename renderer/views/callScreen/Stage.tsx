import { useMemo, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useSettings } from '../../stores/appContext.ts';
import { useCall, useOpenCall } from '../../stores/callContext.ts';
import type { CallView } from '../../stores/callStore.ts';
import { type Area, arrangeGrid, arrangeStage, type Place } from './arrange.ts';
import { PersonTile } from './PersonTile.tsx';
import { ShareTile } from './ShareTile.tsx';
import styles from './Stage.module.css';
import tileStyles from './Tile.module.css';
import { placeStyle } from './tilePlace.ts';
import { useElementSize } from './useElementSize.ts';

const gap = 8;
/** The bar with the room around it, in CSS pixels at the usual text size; the top line's height. */
const barZone = { width: 440, height: 88 };
const topZone = 44;
/** A name is hardly ever longer. */
const labelWidth = 200;
/** In a tile lower than this, the name has no room above the bar. */
const lowestLiftedTile = 160;

interface StageProps {
	onShowPeople: () => void;
}

/** The tiles: everybody equally, or a share or who speaks in the large place. */
export function Stage({ onShowPeople }: StageProps) {
	const { t } = useTranslation();
	const stage = useRef<HTMLUListElement>(null);
	const size = useElementSize(stage);
	const layout = useSettings((settings) => settings.layout);
	const all = useCall((view) => view.ids);
	// Oneself comes last: one is here for the others.
	const ids = useMemo(() => [...all.slice(1), ...all.slice(0, 1)], [all]);
	const speakerId = useCall((view) => view.call.speakerId);
	const shares = useStore(useOpenCall().store, useShallow(sharesOfOthers));
	const stale = useCall((view) => view.call.phase.kind === 'reconnecting');
	const arranged = useMemo(
		() => arrange({ size, ids, shares, speakerId: layout === 'speaker' ? speakerOf(ids, speakerId) : null }),
		[size, ids, shares, layout, speakerId],
	);
	const underBar = (place: Place) => liesUnderBar(place, size);

	return (
		<ul ref={stage} className={styles.tiles} data-stale={stale || undefined} aria-label={t('call.people')}>
			{arranged.tiles.map(({ key, kind, id, place }) => {
				const Tile = kind === 'share' ? ShareTile : PersonTile;
				return <Tile key={key} id={id} place={place} underBar={underBar(place)} />;
			})}
			{arranged.more && (
				<li>
					<Button
						className={tileStyles.more ?? ''}
						style={placeStyle(arranged.more.place)}
						onPress={onShowPeople}
					>
						{t('call.more', { count: arranged.more.count })}
					</Button>
				</li>
			)}
		</ul>
	);
}

interface Placed {
	key: string;
	kind: 'person' | 'share';
	id: string;
	place: Place;
}

interface Wanted {
	size: Area;
	ids: readonly string[];
	/** Who shares, other than oneself: one's own share would only mirror itself. */
	shares: readonly string[];
	/** Who has the large place; null shows everybody equally. */
	speakerId: string | null;
}

function arrange({ size, ids, shares, speakerId }: Wanted) {
	const person = (id: string, place: Place): Placed => ({ key: `person ${id}`, kind: 'person', id, place });
	const share = (id: string, place: Place): Placed => ({ key: `share ${id}`, kind: 'share', id, place });
	// The last share that began is what is talked about; others wait in the strip.
	const mainShare = shares[shares.length - 1];
	if (!mainShare && !speakerId) {
		return {
			tiles: fillWindow(ids.length, size).map((place, index) => person(ids[index] ?? '', place)),
			more: null,
		};
	}
	const strip = mainShare
		? [
				...shares.slice(0, -1).map((id) => ({ id, make: share })),
				...[...ids]
					.sort((a, b) => Number(b === mainShare) - Number(a === mainShare))
					.map((id) => ({ id, make: person })),
			]
		: ids.filter((id) => id !== speakerId).map((id) => ({ id, make: person }));
	const arranged = arrangeStage(strip.length, size, gap, barZone.height);
	const main = mainShare ? share(mainShare, arranged.main) : person(speakerId ?? '', arranged.main);
	const others = arranged.strip.flatMap((place, index) => {
		const one = strip[index];
		return one ? [one.make(one.id, place)] : [];
	});
	return {
		tiles: [main, ...others],
		more: arranged.more && { place: arranged.more, count: strip.length - others.length },
	};
}

/** The whole window, unless the bar would lie over tiles too low to show anything above it. */
function fillWindow(count: number, size: Area): Place[] {
	const places = arrangeGrid(count, size, gap);
	const last = places[places.length - 1];
	if (!last || last.height >= lowestLiftedTile || size.height < 4 * barZone.height) return places;
	const height = size.height - barZone.height - topZone;
	return arrangeGrid(count, { width: size.width, height }, gap).map((place) => ({
		...place,
		y: place.y + topZone,
	}));
}

/** Whether the bar, in the middle of the lower edge, would cover the tile's name at its start. */
function liesUnderBar({ x, y, width, height }: Place, size: Area): boolean {
	const low = y + height > size.height - barZone.height && height >= lowestLiftedTile;
	const start = (size.width - barZone.width) / 2;
	return low && x < start + barZone.width && x + Math.min(width, labelWidth) > start;
}

function sharesOfOthers({ call }: CallView): string[] {
	return call.participants.filter(({ isSelf, tracks }) => !isSelf && tracks.screen).map(({ id }) => id);
}

/** Who speaks; before anybody did, the first of the others. One alone needs no large place. */
function speakerOf(ids: readonly string[], speakerId: string | null): string | null {
	if (ids.length < 2) return null;
	return speakerId !== null && ids.includes(speakerId) ? speakerId : (ids[0] ?? null);
}
