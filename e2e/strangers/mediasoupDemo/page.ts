import { picture, playSound, seen, tone } from '../../pages/media.ts';
import { DemoClient } from './client.ts';

/** A page that holds a stranger, for a test to drive. */
class DemoPage {
	readonly client = new DemoClient();

	async enter(url: string, name: string, colour: string): Promise<void> {
		await this.client.join(url, name);
		await this.client.produce(tone(), 'audio');
		await this.client.produce(picture(colour, 320, 180), 'video');
	}

	get names(): string[] {
		return [...this.client.peers.values()].map(({ displayName }) => displayName).sort();
	}

	async colourOf(name: string): Promise<string | null> {
		const consumer = this.#consumer(name, 'video');
		return consumer ? ((await seen(consumer.track))?.colour ?? null) : null;
	}

	/** The sound of somebody since they came, as the standard's totalAudioEnergy. */
	async energyOf(name: string): Promise<number> {
		const consumer = this.#consumer(name, 'audio');
		if (!consumer) return 0;
		playSound(consumer.track);
		const report = await consumer.getStats();
		for (const stream of report.values() as Iterable<{ type: string; totalAudioEnergy?: number }>)
			if (stream.type === 'inbound-rtp') return stream.totalAudioEnergy ?? 0;
		return 0;
	}

	isMuted(name: string, source: 'audio' | 'video'): boolean {
		const consumer = this.#consumer(name, source);
		return consumer !== undefined && this.client.paused.has(consumer.id);
	}

	#consumer(name: string, source: 'audio' | 'video') {
		return [...this.client.peers.values()]
			.find(({ displayName }) => displayName === name)
			?.consumers.get(source);
	}
}

declare global {
	interface Window {
		readonly demo: DemoPage;
	}
}
Object.assign(window, { demo: new DemoPage() });
