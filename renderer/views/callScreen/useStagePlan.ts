import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useSettings } from '../../stores/appContext.ts';
import { useCall, useOpenCall, useStage } from '../../stores/callContext.ts';
import type { CallView } from '../../stores/callStore.ts';
import { noSeats, reseat, type Seats } from './seats.ts';
import { largeOf, type Placed, planStage, type StagePlan } from './stagePlan.ts';
import { useElementSize } from './useElementSize.ts';

/** Where everything goes, drawn anew only when something of it changed. */
export function useStagePlan(tiles: RefObject<HTMLElement | null>, small: boolean) {
	const { store } = useOpenCall();
	const size = useElementSize(tiles);
	const layout = useSettings((settings) => settings.layout);
	const selfHidden = useStage((stage) => stage.selfHidden);
	const pinned = useStage((stage) => stage.pinned);
	const all = useCall((view) => view.ids);
	// Oneself comes last, as one is here for the others; in a small window not at all.
	const ids = useMemo(() => {
		const others = all.slice(1);
		const hidden = others.length > 0 && (selfHidden || (small && others.length > 1));
		return hidden ? others : [...others, ...all.slice(0, 1)];
	}, [all, selfHidden, small]);
	const speakerId = useCall((view) => view.call.speakerId);
	const shares = useStore(store, useShallow(sharesOfOthers));
	const voicesOnly = useCall(hasNoCamera);
	const [shapes, setShapes] = useState<ReadonlyMap<string, number>>(new Map());
	const shaped = useCallback(
		(key: string, picture: number) =>
			setShapes((before) => (before.get(key) === picture ? before : new Map(before).set(key, picture))),
		[],
	);
	const seats = useRef<Seats>(noSeats);
	const plan = useMemo(() => {
		const large = largeOf({ pinned, shares, ids, layout, speakerId, small });
		seats.current = reseat(seats.current, ids, large?.kind === 'person' ? large.id : null);
		const picture = large ? shapes.get(`${large.kind} ${large.id}`) : undefined;
		return planStage({
			size,
			ids,
			shares,
			large,
			seats: seats.current,
			speakerId,
			picture: large?.kind === 'share' ? picture : undefined,
			voicesOnly,
			small,
		});
	}, [size, ids, shares, layout, speakerId, pinned, shapes, voicesOnly, small]);
	return { plan: useSameTiles(plan), size, shaped };
}

/** A tile whose place did not change is the same value as before, so that it is not drawn again. */
function useSameTiles(plan: StagePlan): StagePlan {
	const known = useRef(new Map<string, Placed>());
	return useMemo(() => {
		const before = known.current;
		const tiles = plan.tiles.map((tile) => {
			const last = before.get(tile.key);
			return last && JSON.stringify(last) === JSON.stringify(tile) ? last : tile;
		});
		known.current = new Map(tiles.map((tile) => [tile.key, tile]));
		return { ...plan, tiles };
	}, [plan]);
}

function sharesOfOthers({ call }: CallView): string[] {
	return call.participants.filter(({ isSelf, tracks }) => !isSelf && tracks.screen).map(({ id }) => id);
}

function hasNoCamera({ call }: CallView): boolean {
	return call.participants.every(({ tracks: { camera } }) => !camera || camera.muted);
}
