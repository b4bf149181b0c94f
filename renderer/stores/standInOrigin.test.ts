import { expect, test } from 'vitest';
import { standInOrigin } from './standInOrigin.ts';

/** What is asked of a machine that can. */
async function asked(socket: string, origin?: string) {
	const uses: unknown[] = [];
	const origins = {
		async use(standIn: unknown) {
			uses.push(standIn);
		},
		async broadcastTo() {},
	};
	await standInOrigin({ origins }, { socket, origin });
	return uses;
}

test('one comes as the page that the link names', async () => {
	expect(await asked('wss://h.example:4443/', 'https://h.example:8443')).toEqual([
		{ socket: 'wss://h.example:4443/', origin: 'https://h.example:8443' },
	]);
});

test('without one, as the page at the same name', async () => {
	expect(await asked('wss://h.example:4443/')).toEqual([
		{ socket: 'wss://h.example:4443/', origin: 'https://h.example' },
	]);
});

test('never as the page of somebody else', async () => {
	expect(await asked('wss://h.example:4443/', 'https://bank.example')).toEqual([]);
	expect(await asked('nonsense')).toEqual([]);
});
