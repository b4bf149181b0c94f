import { encodingsFor } from '../../../renderer/session/mediasoup/layers.ts';
import type { Film } from './films.ts';
import type { Sending } from './page/page.ts';

/** One way to send a film. */
export interface Candidate {
	readonly name: string;
	readonly sending: Sending;
}

/** What a camera could be sent as: in the app's layers, or scalable within the bitrate that these have together. */
export function cameraCandidates(film: Film): Candidate[] {
	const layers = encodingsFor('camera', film);
	const maxBitrate = layers.reduce((sum, layer) => sum + (layer.maxBitrate ?? 0), 0);
	const shared = { startBitrate: 600, contentHint: 'motion' };
	const scalable = (mimeType: string, scalabilityMode: string): Candidate => ({
		name: `${mimeType.slice(6)} ${scalabilityMode}`,
		sending: {
			...shared,
			...{ mimeType, encodings: [{ scalabilityMode, maxBitrate, maxFramerate: film.framesPerSecond }] },
		},
	});
	return [
		...['video/VP8', 'video/H264'].map((mimeType) => ({
			name: `${mimeType.slice(6)} simulcast`,
			sending: { ...shared, mimeType, encodings: layers },
		})),
		scalable('video/VP9', 'L2T3_KEY'),
		scalable('video/VP9', 'L3T3_KEY'),
		scalable('video/AV1', 'L2T3_KEY'),
	];
}

/** What a screen could be sent as: one layer in the app's bitrate. */
export function screenCandidates(film: Film): Candidate[] {
	const encodings = encodingsFor('screen', film);
	return ['video/VP8', 'video/H264', 'video/VP9', 'video/AV1'].map((mimeType) => ({
		name: `${mimeType.slice(6)} L1T3`,
		sending: { mimeType, encodings, startBitrate: 1500, contentHint: 'detail' },
	}));
}
