import { notice, tileOf } from '../app/call.ts';
import { waitForSound, waitForVideo } from '../app/inspection.ts';
import { expect, test } from './callTest.ts';
import { annaBeaAndCarl } from './gathering.ts';

test('two apps and a browser see and hear each other', async ({ cast }) => {
	const { anna, bea, carl } = await annaBeaAndCarl(cast);
	const everybody = [anna, bea, carl];
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
