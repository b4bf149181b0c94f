import { expect, test } from 'vitest';
import { decidePermission, type PermissionQuestion } from './decision.ts';

const page: PermissionQuestion = {
	permission: 'media',
	url: 'parley-app://app/index.html',
	isMainFrame: true,
	isAppWindow: true,
	mediaTypes: ['audio'],
};

test.each(['media', 'fullscreen', 'speaker-selection', 'clipboard-sanitized-write', 'local-network-access'])(
	'the page gets %s',
	(permission) => {
		expect(decidePermission({ ...page, permission })).toBe('grant');
	},
);

test.each([
	'geolocation',
	'notifications',
	'clipboard-read',
	'hid',
	'usb',
	'serial',
	'midi',
	'openExternal',
	'fileSystem',
	'idle-detection',
	'window-management',
	'unknown',
	'',
])('the page does not get %j', (permission) => {
	expect(decidePermission({ ...page, permission })).toBe('deny');
});

test.each<[string, Partial<PermissionQuestion>]>([
	['a frame inside', { isMainFrame: false }],
	['another window', { isAppWindow: false }],
	['a web page', { url: 'https://app/' }],
	['a web page that looks alike', { url: 'https://parley-app//app/' }],
	['a document without an origin', { url: '' }],
])('%s gets nothing', (_who, difference) => {
	for (const permission of ['media', 'display-capture', 'fullscreen']) {
		expect(decidePermission({ ...page, permission, ...difference })).toBe('deny');
	}
});

test('a screen depends on a choice, by either of its names', () => {
	expect(decidePermission({ ...page, permission: 'display-capture', mediaTypes: ['video'] })).toBe(
		'grant-if-share-chosen',
	);
	expect(decidePermission({ ...page, mediaTypes: [] })).toBe('grant-if-share-chosen');
});
