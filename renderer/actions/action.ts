import type { TFunction } from 'i18next';
import type { Platform } from '../platform/platform.ts';
import type { UnavailableReason } from '../session/session.ts';
import type { App } from '../stores/appContext.ts';
import type { OpenCall } from '../stores/callStore.ts';
import type { KeyName } from './keyName.ts';

/** Where an action happens. */
export interface Surroundings {
	readonly app: App;
	readonly platform: Platform;
	/** The call that is open here, in the lobby too. */
	readonly call: OpenCall | null;
}

/**
 * - `ready`: it can be done
 * - `absent`: it has no place here, and is not listed
 * - `why`: it cannot be done just now; the sentence's key
 */
export type Readiness =
	| 'ready'
	| 'absent'
	| { readonly why: 'action.talkOn' | `unavailable.${UnavailableReason | 'one-picture'}` };

/** Something that can be done by name and by key. Knows nothing of React. */
export interface Action {
	/** Its key unless the person chose another; empty for none. */
	readonly key: KeyName;
	/** Its key is the same for everybody. */
	readonly fixed?: true;
	/** What it would do now, as its button or the palette says it. */
	title(surroundings: Surroundings, t: TFunction): string;
	readiness(surroundings: Surroundings): Readiness;
	perform(surroundings: Surroundings): void;
	/** The palette does not list it: it would list itself, or make no sense from there. */
	readonly unlisted?: true;
	/** For an action that lasts as long as its key is held: `perform` begins it. */
	release?(surroundings: Surroundings): void;
}
