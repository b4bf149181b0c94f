import { expect, test } from '@playwright/test';
import { patience, type Stand } from './stand.ts';

/** What is said in writing, and what cannot be done. */
export function texts(stand: Stand): void {
	test('sends messages to everybody else', async () => {
		const [anna, budi] = [await stand.join('Anna'), await stand.join('Budi')];
		if (!(await stand.can(anna, 'messages'))) return;
		await anna.evaluate(() => window.page.opened.sendMessage('Hello & <b>welcome</b>'));
		await expect
			.poll(() => budi.evaluate(() => window.page.messages.map(({ text }) => text)), patience)
			.toEqual(['Hello & <b>welcome</b>']);
		// Who wrote it knows that already.
		expect(await anna.evaluate(() => window.page.messages)).toEqual([]);
	});

	test('what it cannot do it refuses, with a reason', async () => {
		const anna = await stand.join('Anna');
		const refusals = {
			messages: () => window.page.refusalOf((session) => session.sendMessage('hello')),
			hands: () => window.page.refusalOf((session) => session.setHand(true)),
			knocking: () => window.page.refusalOf((session) => session.admit('nobody')),
			moderation: () => window.page.refusalOf((session) => session.removeParticipant('nobody')),
		} as const;
		for (const [capability, refusal] of Object.entries(refusals)) {
			if (await stand.can(anna, capability as keyof typeof refusals)) continue;
			expect(await anna.evaluate(refusal), capability).toBe('unsupported');
		}
	});
}
