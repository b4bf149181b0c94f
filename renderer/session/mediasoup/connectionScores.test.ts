import type { types } from 'mediasoup-client';
import mitt from 'mitt';
import { beforeEach, expect, it } from 'vitest';
import type { ConnectionQuality, RemoteTrack } from '../session.ts';
import { ConnectionQualities } from './connectionQuality.ts';
import { ConnectionScores } from './connectionScores.ts';
import type { MediasoupPublication } from './publication.ts';
import type { Receiving, ReceivingEvents } from './receiving.ts';

const voice: RemoteTrack = { id: 'voice', participantId: 'anna', source: 'microphone', muted: false };
const events = mitt<ReceivingEvents>();
const receiving = {
	events,
	setSent: () => {},
	remoteOf: (id: string) => (id === 'consumer' ? voice : undefined),
};
let told: [string | null, ConnectionQuality][];
let scores: ConnectionScores;
beforeEach(() => {
	events.all.clear();
	told = [];
	const qualities = new ConnectionQualities((owner, quality) => told.push([owner, quality]));
	scores = new ConnectionScores(receiving as unknown as Receiving, qualities);
});

it('knows whose stream a consumer is, and forgets what is not there', () => {
	scores.consumerScore({ consumerId: 'consumer', score: { score: 10, producerScore: 10 } });
	scores.consumerScore({ consumerId: 'unknown', score: { score: 0, producerScore: 0 } });
	expect(told).toEqual([]);
	scores.consumerScore({ consumerId: 'consumer', score: { score: 10, producerScore: 2 } });
	expect(told).toEqual([['anna', 'weak']]);
	events.emit('ended', { trackId: 'voice' });
	expect(told.at(-1)).toEqual(['anna', 'good']);
});

it('does not take muting for a loss', () => {
	scores.consumerScore({ consumerId: 'consumer', score: { score: 10, producerScore: 10 } });
	events.emit('changed', { ...voice, muted: true });
	scores.consumerScore({ consumerId: 'consumer', score: { score: 10, producerScore: 1 } });
	expect(told).toEqual([]);
});

it('judges oneself by what one sends and is not muted, until it ends', () => {
	const observer = mitt<{ close: undefined }>();
	const once = (kind: 'close', listener: () => void) => observer.on(kind, listener);
	const producer = { id: 'mine', observer: { once } } as unknown as types.Producer;
	const publication = { source: 'camera', muted: false } as MediasoupPublication;
	scores.follow(producer, publication);
	scores.producerScore({ producerId: 'mine', score: [{ score: 10 }, { score: 0 }] });
	scores.producerScore({ producerId: 'mine', score: [{ score: 3 }, { score: 0 }] });
	expect(told).toEqual([[null, 'weak']]);
	observer.emit('close');
	expect(told.at(-1)).toEqual([null, 'good']);
	scores.producerScore({ producerId: 'mine', score: [{ score: 1 }] });
	expect(told).toHaveLength(2);
});
