import { picture, playSound, seen, tone } from '../../pages/media.ts';
import { VideoRoomDemo } from './demo.ts';

/** A page that does what Janus's own demo does, for a test to drive. */
class StockPage {
	#demo: VideoRoomDemo | null = null;

	enter(
		server: string,
		room: number,
		join: { display: string; pin?: string; description?: string },
		colour: string,
	): Promise<void> {
		this.#demo = new VideoRoomDemo(room, [tone(), picture(colour, 320, 180)]);
		return this.#demo.enter(server, join);
	}

	get demo(): VideoRoomDemo {
		if (!this.#demo) throw new Error('not entered');
		return this.#demo;
	}

	/** Whom it has tiles of, as it writes them. */
	get names(): string[] {
		return this.demo.feeds.map(({ display }) => display).sort();
	}

	/** The colour of what is decoded of somebody; null if there is no picture. */
	async colourOf(display: string): Promise<string | null> {
		const feed = this.demo.feedOf(display);
		const video = [...(feed?.tracks.values() ?? [])].find(({ kind }) => kind === 'video');
		return video ? ((await seen(video))?.colour ?? null) : null;
	}

	/** The sound of somebody since they came, as the standard's totalAudioEnergy. */
	async energyOf(display: string): Promise<number> {
		const feed = this.demo.feedOf(display);
		if (!feed) return 0;
		for (const track of feed.tracks.values()) if (track.kind === 'audio') playSound(track);
		const report = await feed.handle.webrtcStuff.pc.getStats();
		const inbound = [...(report.values() as Iterable<{ type: string; totalAudioEnergy?: number }>)];
		return (
			inbound.find(({ type, totalAudioEnergy }) => type === 'inbound-rtp' && totalAudioEnergy !== undefined)
				?.totalAudioEnergy ?? 0
		);
	}

	/** What came of somebody so far: packets of sound, decoded pictures. */
	async countsOf(display: string): Promise<{ sound: number; pictures: number }> {
		const counts = { sound: 0, pictures: 0 };
		const report = await this.demo.feedOf(display)?.handle.webrtcStuff.pc.getStats();
		for (const one of (report?.values() ?? []) as Iterable<Inbound>) {
			if (one.type !== 'inbound-rtp') continue;
			if (one.kind === 'audio') counts.sound += one.packetsReceived ?? 0;
			else counts.pictures += one.framesDecoded ?? 0;
		}
		return counts;
	}
}

interface Inbound {
	readonly type: string;
	readonly kind?: string;
	readonly packetsReceived?: number;
	readonly framesDecoded?: number;
}

declare global {
	interface Window {
		readonly stock: StockPage;
	}
}
Object.assign(window, { stock: new StockPage() });
