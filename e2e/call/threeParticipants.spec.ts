import { enterCall, hostCall, joinCall, notice, tileOf, waitForEachOther } from '../app/call.ts';
import { waitForSound, waitForVideo } from '../app/inspection.ts';
import { expect, test } from './callTest.ts';

test('two apps and a browser see and hear each other', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	const links = await hostCall(anna);
	const bea = await cast.desktop('Bea');
	await joinCall(bea, links.app);
	const carl = await cast.guest('Carl', `${links.localPage}?inspect`);
	await enterCall(carl);

	const everybody = [anna, bea, carl];
	await waitForEachOther(everybody);
	for (const one of everybody) {
		for (const other of everybody) {
			if (one === other) continue;
			await expect(tileOf(one.page, other.name)).toBeVisible();
			await waitForVideo(one.page, other.name);
			await waitForSound(one.page, other.name);
		}
	}

	await carl.close();
	for (const { page } of [anna, bea]) {
		await expect(notice(page, 'Carl left')).toBeVisible({ timeout: 30_000 });
		await expect(tileOf(page, 'Carl')).toHaveCount(0);
	}
	await waitForVideo(anna.page, 'Bea');
});
