import { type RefObject, useMemo, useRef, useState } from 'react';
import { useOpenCall } from '../../stores/callContext.ts';
import type { StageGround } from './stageContext.ts';
import { type Placed, pinsWhenDropped, type StagePlan } from './stagePlan.ts';

interface GroundParts extends Pick<StageGround, 'ghosts' | 'shaped' | 'askToRemove'> {
	readonly tiles: RefObject<HTMLElement | null>;
	readonly plan: StagePlan;
	readonly size: StageGround['area'];
}

/** What tiles know of the stage, and whether one is held over the place where it would be pinned. */
export function useStageGround({ tiles, ghosts, plan, size, shaped, askToRemove }: GroundParts) {
	const { stage } = useOpenCall();
	const [over, setOver] = useState(false);
	const now = useRef({ plan, size });
	now.current = { plan, size };
	const ground = useMemo<StageGround>(() => {
		const pins = (tile: Placed, at: { readonly x: number; readonly y: number }) => {
			const box = tiles.current?.getBoundingClientRect();
			if (!box) return false;
			const rtl = document.documentElement.dir === 'rtl';
			const point = { x: rtl ? box.right - at.x : at.x - box.left, y: at.y - box.top };
			return pinsWhenDropped(point, tile, now.current);
		};
		return {
			area: size,
			ghosts,
			shaped,
			askToRemove,
			drag: (tile, at) => setOver(at !== null && pins(tile, at)),
			drop(tile, at) {
				setOver(false);
				if (pins(tile, at)) stage.pin({ kind: tile.kind, id: tile.id });
			},
		};
	}, [tiles, ghosts, shaped, askToRemove, size, stage]);
	return { ground, over };
}
