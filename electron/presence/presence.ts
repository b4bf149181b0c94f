import mitt from 'mitt';
import type { Presence } from '../../contract/bridge/features.ts';

/** What the page says of itself, as far as the desktop needs it. */
export interface PageWatch {
	/** Undefined while there is no page that has said anything. */
	readonly current: Presence | undefined;
	readonly events: ReturnType<typeof mitt<{ changed: Presence | undefined }>>;
	take(presence: Presence): void;
	/** The page is gone. */
	forget(): void;
}

export function watchPage(): PageWatch {
	const events: PageWatch['events'] = mitt();
	let current: Presence | undefined;
	const become = (presence: Presence | undefined) => {
		current = presence;
		events.emit('changed', presence);
	};
	return {
		get current() {
			return current;
		},
		events,
		take: become,
		forget: () => become(undefined),
	};
}

/** Somebody is in a call or on the way into one: camera and microphone may be live. */
export function isInCall(presence: Presence | undefined): boolean {
	const phase = presence?.call?.phase;
	return phase === 'joining' || phase === 'knocking' || phase === 'inside' || phase === 'reconnecting';
}
