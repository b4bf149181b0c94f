import { expect, test } from 'vitest';
import type { CutOffPlace } from '../../contract/bridge/features.ts';
import { keepCutOffPlace } from './recovery.ts';

const place: CutOffPlace = {
	destination: {
		kind: 'parley',
		invitation: { roomId: 'abcdefgh12', addresses: ['192.168.1.5:4443'] },
	},
	hosted: false,
	identity: { peerId: 'me', secret: 'mine' },
	microphoneOn: false,
	cameraOn: true,
};

test('the next page is led to where the last one was torn out, once', () => {
	const { calls, pageGone } = keepCutOffPlace();
	calls.keep(place);
	pageGone();
	expect(calls.take(undefined)).toEqual(place);
	expect(calls.take(undefined)).toBeNull();
});

test('a page that begins for another reason is not', () => {
	const { calls } = keepCutOffPlace();
	calls.keep(place);
	expect(calls.take(undefined)).toBeNull();
});

test('nor one that comes after the call was left', () => {
	const { calls, pageGone } = keepCutOffPlace();
	calls.keep(place);
	calls.forget(undefined);
	pageGone();
	expect(calls.take(undefined)).toBeNull();
});

test('a page that goes down before it asks does not lose it', () => {
	const { calls, pageGone } = keepCutOffPlace();
	calls.keep(place);
	pageGone();
	pageGone();
	expect(calls.take(undefined)).toEqual(place);
});
