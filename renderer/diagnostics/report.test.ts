import { expect, test } from 'vitest';
import { writeReport } from './report.ts';

const devices = [
	{ kind: 'audioinput', label: "Anna's headset" },
	{ kind: 'audioinput', label: 'USB microphone' },
	{ kind: 'videoinput', label: 'Webcam' },
];
const statistics = [
	{
		source: 'camera' as const,
		direction: 'received' as const,
		participantId: 'peer-of-ben',
		codec: 'VP8',
		bytes: 5,
		packets: 2,
		packetsLost: 0,
		width: 640,
		height: 360,
		framesPerSecond: 14.9,
	},
];
const parts = {
	machine: 'Parley 0.1.0',
	devices,
	withDeviceNames: false,
	statistics,
	names: ['Anna', 'Ben'],
};

test('kinds, counts and figures, and nobody by name', () => {
	expect(writeReport(parts)).toBe(
		'Parley report\n\nParley 0.1.0\n\nDevices\naudioinput: 2\nvideoinput: 1\naudiooutput: 0\n\nCall\n' +
			'received camera VP8 640x360 15 fps 5 bytes 2 packets 0 lost',
	);
});

test('the names of devices only when the person wants it, and then without people', () => {
	const text = writeReport({ ...parts, withDeviceNames: true });
	expect(text).toContain('USB microphone');
	expect(text).toContain("<name>'s headset");
	expect(text).not.toContain('Anna');
});

test('what slipped into the log goes', () => {
	const machine = 'Log\nBen at 192.168.1.5 with parley://join/abcdefgh12?at=10.0.0.1:1';
	expect(writeReport({ ...parts, machine, statistics: null })).toContain('<name> at <address> with <link>');
});
