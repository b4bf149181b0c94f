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
	/** Volumes of those who are heard just now. */
	readonly #heard = new Map<string, number>();
	#dominant: string | undefined;
	/** As told last. */
	#active: string | undefined;

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
		this.#heard.clear();
		this.#dominant = undefined;
		this.#active = undefined;
	}

	async #create(router: Router): Promise<Observers> {
		const [levels, active] = await Promise.all([
			router.createAudioLevelObserver({ maxEntries: mostAtOnce, threshold, interval: volumesEvery }),
			router.createActiveSpeakerObserver(),
		]);
		levels.on('volumes', (volumes) => {
			this.#heard.clear();
			for (const { producer, volume } of volumes) {
				// Two microphones of one person are one voice.
				const peerId = String(producer.appData.peerId);
				this.#heard.set(peerId, Math.max(volume, this.#heard.get(peerId) ?? -127));
			}
			this.events.emit(
				'volumes',
				[...this.#heard].map(([peerId, volume]) => ({ peerId, volume })),
			);
			this.#settle();
		});
		levels.on('silence', () => {
			this.#heard.clear();
			this.events.emit('volumes', []);
			this.#settle();
		});
		active.on('dominantspeaker', ({ producer }) => {
			this.#dominant = String(producer.appData.peerId);
			this.#settle();
		});
		return { router, levels, active };
	}

	/**
	 * mediasoup names a dominant speaker even in silence, and does not name the same one again after it.
	 * Here it is nobody in silence, and whoever dominates as soon as they are heard.
	 */
	#settle(): void {
		const heard = (peerId: string | undefined) => peerId !== undefined && this.#heard.has(peerId);
		const [loudest] = [...this.#heard].sort(([, one], [, other]) => other - one);
		const known = [this.#dominant, this.#active].find(heard);
		const active = known ?? loudest?.[0];
		if (active === this.#active) return;
		this.#active = active;
		this.events.emit('active', active);
	}
}
