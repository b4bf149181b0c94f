import { beforeEach, expect, it } from 'vitest';
import { Attendance } from './attendance.ts';
import type { RemoteParticipant, RemoteTrack } from './session.ts';

let attendance: Attendance;
let told: string[];
const anna: RemoteParticipant = { id: 'anna', displayName: 'Anna' };
const camera: RemoteTrack = { id: 'c', participantId: 'anna', source: 'camera', muted: false };
const media = (id: string) => ({ id }) as MediaStreamTrack;

beforeEach(() => {
	attendance = new Attendance();
	told = [];
	attendance.events.on('*', (type, event) => {
		const { id, trackId } = event as { id?: string; trackId?: string };
		told.push(`${type} ${id ?? trackId}`);
	});
});

it('tells what is new and what is other than before, once', () => {
	const first = media('first');
	for (let again = 0; again < 2; again++) {
		attendance.see(anna);
		attendance.seeTrack(camera);
		attendance.receive('c', first);
	}
	expect(told).toEqual(['participant-joined anna', 'track-published c', 'track-received c']);
	told.length = 0;
	attendance.see({ ...anna, displayName: 'Anna B.' });
	attendance.see({ ...anna, displayName: 'Anna B.', hand: 7 });
	attendance.see({ ...anna, displayName: 'Anna B.', hand: 7, role: 'host' });
	attendance.see({ ...anna, displayName: 'Anna B.', hand: 7, role: 'host', device: 'Firefox' });
	attendance.seeTrack({ ...camera, muted: true });
	attendance.receive('c', media('second'));
	expect(told).toEqual([...Array(4).fill('participant-changed anna'), 'track-changed c', 'track-received c']);
});

it('tells nothing of the media of a track that nobody knows', () => {
	attendance.receive('c', media('first'));
	attendance.seeTrack(camera);
	expect(told).toEqual(['track-published c']);
});

it('takes away with somebody what they published', () => {
	attendance.see(anna);
	attendance.seeTrack(camera);
	attendance.leave('anna');
	attendance.leave('anna');
	attendance.endTrack('c');
	expect(told.slice(2)).toEqual(['track-ended c', 'participant-left anna']);
});

it('keeps only those who are there, and tells nothing of them', () => {
	const budi = { id: 'budi', displayName: 'Budi' };
	attendance.see(anna);
	attendance.see(budi);
	attendance.seeTrack(camera);
	attendance.seeTrack({ ...camera, id: 'b', participantId: 'budi' });
	told.length = 0;
	attendance.keepOnly(new Set(['anna', 'budi']), new Set(['b']));
	expect(told).toEqual(['track-ended c']);
	attendance.keepOnly(new Set(['anna']), new Set());
	expect(told.slice(1)).toEqual(['track-ended b', 'participant-left budi']);
	expect(attendance.ids()).toEqual(['anna']);
});
