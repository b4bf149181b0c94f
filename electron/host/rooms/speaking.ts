import type { ActiveSpeakerObserver, AudioLevelObserver, Producer, Router } from 'mediasoup/types';
import mitt, { type Emitter } from 'mitt';
import type { Pipes } from './pipes.ts';

export type SpeakingEvents = {
	/** Everybody who is heard just now, `volume` in dBov (-127 to 0); empty once nobody is. */
	volumes: { peerId: string; volume: number }[];
	/** Who speaks most, or nobody. */
	active: string | undefined;
};

/** mediasoup's shortest, milliseconds: a ring around the speaker should not lag behind the voice. */
const volumesEvery = 250;
/** dBov. A quiet room without noise suppression is about -60; speech -20 to -40. */
const threshold = -70;
const mostAtOnce = 10;

interface Observers {
	readonly router: Router;
	readonly levels: AudioLevelObserver;
	readonly active: ActiveSpeakerObserver;
}

/**
 * Who speaks in a room. All voices are watched on one router: voices from its other workers are piped
 * there anyway for those who listen, and one pair of observers compares them all alike.
 */
export class Speaking {
	readonly events: Emitter<SpeakingEvents> = mitt();
	#observers: Promise<Observers> | undefined;

	constructor(private readonly pipes: Pipes) {}

	/**
	 * Watches a voice until it closes.
	 * @throws whatever mediasoup says, when the producer or a router has closed meanwhile
	 */
	async watch(producer: Producer, at: Router, home: Router): Promise<void> {
		this.#observers ??= this.#create(home);
		const { router, levels, active } = await this.#observers;
		const giveBack = await this.pipes.bring(producer, at, router);
		producer.observer.once('close', giveBack);
		const { id: producerId } = producer;
		await Promise.all([levels.addProducer({ producerId }), active.addProducer({ producerId })]);
	}

	/** The room's routers are gone, and the observers with them. */
	reset(): void {
		this.#observers = undefined;
	}

	async #create(router: Router): Promise<Observers> {
		const [levels, active] = await Promise.all([
			router.createAudioLevelObserver({ maxEntries: mostAtOnce, threshold, interval: volumesEvery }),
			router.createActiveSpeakerObserver(),
		]);
		levels.on('volumes', (volumes) => {
			// Two microphones of one person are one voice.
			const loudest = new Map<string, number>();
			for (const { producer, volume } of volumes) {
				const peerId = String(producer.appData.peerId);
				loudest.set(peerId, Math.max(volume, loudest.get(peerId) ?? -127));
			}
			this.events.emit(
				'volumes',
				[...loudest].map(([peerId, volume]) => ({ peerId, volume })),
			);
		});
		levels.on('silence', () => {
			this.events.emit('volumes', []);
			this.events.emit('active', undefined);
		});
		active.on('dominantspeaker', ({ producer }) => {
			this.events.emit('active', String(producer.appData.peerId));
		});
		return { router, levels, active };
	}
}
