import { type RemoteParticipant, Room, RoomEvent, Track } from 'livekit-client';
import { picture, playSound, seen, tone } from '../../pages/media.ts';

/**
 * A page that uses livekit-client as its own documentation does, for a test to drive: default options, chat as
 * LiveKit's components write it. Nothing of Parley is in it.
 */
class LiveKitPage {
	readonly texts: string[] = [];
	/** Identities of whom it is told that they speak. */
	speakers: string[] = [];
	readonly #room = new Room();

	async enter(url: string, token: string, colour: string): Promise<void> {
		const room = this.#room;
		room.registerTextStreamHandler('lk.chat', async (reader) => {
			this.texts.push(await reader.readAll());
		});
		room.on(RoomEvent.ActiveSpeakersChanged, (speakers) => {
			this.speakers = speakers.map(({ name = '' }) => name);
		});
		await room.connect(url, token);
		await room.localParticipant.publishTrack(picture(colour, 320, 180), { source: Track.Source.Camera });
		await room.localParticipant.publishTrack(tone(), { source: Track.Source.Microphone });
	}

	get names(): string[] {
		return [...this.#room.remoteParticipants.values()].map(({ name = '' }) => name).sort();
	}

	async say(text: string): Promise<void> {
		await this.#room.localParticipant.sendText(text, { topic: 'lk.chat' });
	}

	/** As clients from before text streams wrote, and some still do. */
	async sayAsBefore(text: string): Promise<void> {
		const message = { id: crypto.randomUUID(), timestamp: Date.now(), message: text };
		await this.#room.localParticipant.publishData(new TextEncoder().encode(JSON.stringify(message)), {
			reliable: true,
			topic: 'lk-chat-topic',
		});
	}

	async setMuted(muted: boolean): Promise<void> {
		const track = this.#room.localParticipant.getTrackPublication(Track.Source.Microphone)?.track;
		if (!track) throw new Error('no microphone');
		await (muted ? track.mute() : track.unmute());
	}

	/** Whether somebody's microphone is muted; null while there is none. */
	mutedOf(name: string): boolean | null {
		return this.#find(name)?.getTrackPublication(Track.Source.Microphone)?.isMuted ?? null;
	}

	/** The colour of what is decoded of somebody; null if there is no picture. */
	async colourOf(name: string, source: 'camera' | 'screen_share'): Promise<string | null> {
		const track = this.#find(name)?.getTrackPublication(source as Track.Source)?.track;
		return track ? ((await seen(track.mediaStreamTrack))?.colour ?? null) : null;
	}

	/** The sound of somebody since they came, as the standard's totalAudioEnergy. */
	async energyOf(name: string): Promise<number> {
		const track = this.#find(name)?.getTrackPublication(Track.Source.Microphone)?.track;
		if (!track) return 0;
		playSound(track.mediaStreamTrack);
		const report = await track.getRTCStatsReport();
		const streams = [...((report?.values() ?? []) as Iterable<{ type: string; totalAudioEnergy?: number }>)];
		return streams.find(({ type }) => type === 'inbound-rtp')?.totalAudioEnergy ?? 0;
	}

	async leave(): Promise<void> {
		await this.#room.disconnect();
	}

	#find(name: string): RemoteParticipant | undefined {
		return [...this.#room.remoteParticipants.values()].find((participant) => participant.name === name);
	}
}

declare global {
	interface Window {
		readonly liveKit: LiveKitPage;
	}
}
Object.assign(window, { liveKit: new LiveKitPage() });
