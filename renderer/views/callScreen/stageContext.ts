import { createContext, type RefObject, useContext } from 'react';
import type { PersonToRemove } from '../people/AskToRemove.tsx';
import type { Area } from './arrange.ts';
import type { Placed } from './stagePlan.ts';

/** What every tile needs of the stage that it stands on. */
export interface StageGround {
	readonly area: Area;
	/** Where tiles that are gone fade out. */
	readonly ghosts: RefObject<HTMLElement | null>;
	/** A tile is dragged over this point of the window; null when it is not any more. */
	drag(tile: Placed, at: { readonly x: number; readonly y: number } | null): void;
	drop(tile: Placed, at: { readonly x: number; readonly y: number }): void;
	/** Before somebody is put out of the call. */
	askToRemove(person: PersonToRemove): void;
	/** A picture's shape has become known, width by height. */
	shaped(tileKey: string, picture: number): void;
}

const StageContext = createContext<StageGround | null>(null);
export const StageProvider = StageContext.Provider;

export function useGround(): StageGround {
	const ground = useContext(StageContext);
	if (!ground) throw new Error('A tile stands on a stage');
	return ground;
}
