import { describe, expect, it } from 'vitest';
import { lockDifference, requireNode } from './packages.mjs';

describe('requireNode', () => {
	it.each(['20.19.0', '20.20.2', '22.0.0', '100.1.0'])('accepts %s', (version) => {
		expect(() => requireNode(version)).not.toThrow();
	});

	it.each(['18.20.0', '20.18.9', '9.99.99'])('refuses %s and says what to do', (version) => {
		expect(() => requireNode(version)).toThrow(
			`Parley needs Node 20.19.0 or newer, and this is Node ${version}. Install a current Node`,
		);
	});
});

describe('lockDifference', () => {
	const wanted = {
		'': {},
		'node_modules/ws': { version: '8.0.0' },
		'node_modules/a/node_modules/@scope/b': { version: '1.0.0' },
		'node_modules/for-macos': { version: '1.0.0', optional: true },
	};
	const installed = {
		'node_modules/ws': { version: '8.0.0' },
		'node_modules/a/node_modules/@scope/b': { version: '1.0.0' },
	};

	it('finds none when all is there but optional packages for other platforms', () => {
		expect(lockDifference(wanted, installed)).toBeUndefined();
	});

	it('names what is missing', () => {
		expect(lockDifference(wanted, { 'node_modules/ws': { version: '8.0.0' } })).toBe(
			'@scope/b is not installed',
		);
	});

	it('names what has another version', () => {
		const old = { ...installed, 'node_modules/ws': { version: '7.9.0' } };
		expect(lockDifference(wanted, old)).toBe('ws is 7.9.0, the lock file has 8.0.0');
	});
});
