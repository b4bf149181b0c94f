import { readInvitation } from '../../contract/invitation/invitation.ts';
import { hostCall, joinCall, waitForEachOther } from '../app/call.ts';
import { callReport } from '../app/inspection.ts';
import { killHost } from '../app/killHost.ts';
import type { Participant } from '../app/participants.ts';
import { until } from '../app/until.ts';
import { expect, test } from './callTest.ts';
import { annaBeaAndCarl } from './gathering.ts';

const phaseOf = async ({ page }: Participant) => (await callReport(page))?.phase.kind;
const roleOf = ({ page }: Participant) =>
	page.evaluate(() => window.parleyInspect?.state()?.room.role ?? null);

test('whoever starts a call is its host, also after its host process died; their link makes nobody else one', async ({
	cast,
}) => {
	const anna = await cast.desktop('Anna');
	const links = await hostCall(anna);
	expect(await roleOf(anna)).toBe('host');
	expect(readInvitation(links.app).moderator).toBeUndefined();
	const bea = await cast.desktop('Bea');
	await joinCall(bea, links.app);
	await waitForEachOther([anna, bea]);
	expect(await roleOf(bea)).toBe('guest');

	await killHost(anna.launched);
	await until('Anna to miss it', async () => (await phaseOf(anna)) === 'reconnecting');
	await until('Anna to be back', async () => (await phaseOf(anna)) === 'inside', 60_000);
	expect(await roleOf(anna)).toBe('host');
	await until('Bea to be back', async () => (await phaseOf(bea)) === 'inside', 60_000);
	expect(await roleOf(bea)).toBe('guest');
});

test('when hosting is stopped the call is over for everybody', async ({ cast }) => {
	const { anna, bea, carl } = await annaBeaAndCarl(cast);
	await anna.page.evaluate(() => window.parley.hosting.stop());
	for (const one of [anna, bea, carl]) {
		await until(`${one.name} to be told`, async () => (await phaseOf(one)) === 'ended');
		expect((await callReport(one.page))?.phase).toEqual({ kind: 'ended', reason: 'call-ended' });
	}
});

test('a link whose key is not the host that answers is said to be that', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	const links = await hostCall(anna);
	const bea = await cast.desktop('Bea');
	const wrong = links.app.replace(/key=[\w-]{43}/, `key=${'k'.repeat(43)}`);
	expect(wrong).not.toBe(links.app);
	await bea.page.getByRole('textbox', { name: 'Your name' }).fill('Bea');
	await bea.page.getByRole('textbox', { name: 'Link to a call' }).fill(wrong);
	await bea.page.getByRole('button', { name: 'Join', exact: true }).click();
	const told = bea.page.getByText('The host is not the one that the link names.');
	await expect(told).toBeVisible({ timeout: 20_000 });
	// Chromium remembers its verdict and asks nobody; it is said all the same.
	await bea.page.getByRole('button', { name: 'Back' }).click();
	await bea.page.getByRole('textbox', { name: 'Link to a call' }).fill(wrong);
	await bea.page.getByRole('button', { name: 'Join', exact: true }).click();
	await expect(told).toBeVisible({ timeout: 20_000 });
	// The right link works right after that.
	await bea.page.getByRole('button', { name: 'Back' }).click();
	await joinCall(bea, links.app);
	await waitForEachOther([anna, bea]);
});
