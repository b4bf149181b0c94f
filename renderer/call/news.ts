import type { Chat } from './chat.ts';
import type { Door } from './door.ts';
import { firstWords } from './messageText.ts';
import type { Notices } from './notices.ts';
import type { OwnCamera } from './ownCamera.ts';
import type { People } from './people.ts';
import type { ShareSending } from './shareSending.ts';
import type { Voice } from './voice.ts';

/** Who has something to tell. */
export interface Tellers {
	readonly voice: Pick<Voice, 'events'>;
	readonly camera: Pick<OwnCamera, 'events'>;
	readonly share: Pick<ShareSending, 'events'>;
	readonly people: Pick<People, 'events'>;
	readonly door: Pick<Door, 'events'>;
	readonly chat: Pick<Chat, 'events'>;
}

/** Makes notices of what happens in a call. */
export function noteNews(notices: Notices, { voice, camera, share, people, door, chat }: Tellers): void {
	voice.events.on('lost', () => notices.say({ kind: 'microphone-lost' }));
	voice.events.on('device-changed', ({ label }) => notices.say({ kind: 'microphone-changed', label }));
	voice.events.on('denoise-failed', () => notices.say({ kind: 'denoise-failed' }));
	camera.events.on('lost', () => notices.say({ kind: 'camera-lost' }));
	camera.events.on('changed', ({ label }) => notices.say({ kind: 'camera-changed', label }));
	share.events.on('ended', () => notices.say({ kind: 'own-share-ended' }));
	share.events.on('failed', ({ problem }) => notices.say({ kind: 'own-share-failed', problem }));
	share.events.on('resting', (resting) =>
		notices.say({ kind: resting ? 'own-share-rests' : 'own-share-resumed' }),
	);
	for (const kind of [
		'joined',
		'left',
		'share-started',
		'share-ended',
		'share-rests',
		'share-resumed',
		'hand-raised',
	] as const)
		people.events.on(kind, ({ name }) => notices.say({ kind, name }));
	door.events.on('knock', ({ id, name }) => notices.say({ kind: 'knock', name, waitingId: id }));
	door.events.on('answered', ({ id }) => notices.retractKnock(id));
	door.events.on('conditions', (kind) => notices.say({ kind }));
	door.events.on('own-hand-lowered', () => notices.say({ kind: 'own-hand-lowered' }));
	door.events.on('failed', () => notices.say({ kind: 'room-failed' }));
	chat.events.on('unseen', ({ name, text }) =>
		notices.say({ kind: 'message', name, text: firstWords(text) }),
	);
	chat.events.on('seen', () => notices.retract('message'));
}
