import { hostCall, joinCall, pressInBar, waitForEachOther } from '../app/call.ts';
import { receivedFrom } from '../app/inspection.ts';
import type { LaunchedApp } from '../app/launch.ts';
import { until } from '../app/until.ts';
import { expect, test } from './callTest.ts';

declare global {
	var timesAudible: number;
}

/** Whether the app's page is heard at the loudspeaker is what Electron says. */
async function countAudible({ app }: LaunchedApp): Promise<() => Promise<number>> {
	await app.evaluate(({ BrowserWindow }) => {
		globalThis.timesAudible = 0;
		BrowserWindow.getAllWindows()[0]?.webContents.on('audio-state-changed', ({ audible }) => {
			if (audible) globalThis.timesAudible += 1;
		});
	});
	return () => app.evaluate(() => globalThis.timesAudible);
}

test('one hears what happens in the call, and nobody else hears the sounds', async ({ cast }) => {
	// No devices: nobody's voice is in the way, and what Bea sends could only be the sounds.
	const anna = await cast.desktop('Anna', { devices: false });
	const audible = await countAudible(anna.launched);
	const links = await hostCall(anna);
	expect(await audible()).toBe(0);

	const bea = await cast.desktop('Bea', { devices: false });
	await joinCall(bea, links.app);
	await waitForEachOther([anna, bea]);
	await until('Anna to hear that Bea joined', async () => (await audible()) > 0);
	const heard = await receivedFrom(bea.page, 'Anna', 'microphone');
	expect(heard?.totalAudioEnergy ?? 0).toBe(0);

	await test.step('off in one place', async () => {
		await anna.page.keyboard.press('Control+Comma');
		await anna.page.getByRole('switch', { name: 'Sounds in a call' }).focus();
		await anna.page.keyboard.press('Space');
		await expect(anna.page.getByRole('switch', { name: 'Sounds in a call' })).not.toBeChecked();
		await anna.page.keyboard.press('Escape');
		await until(
			'quiet',
			async () =>
				!(await anna.launched.app.evaluate(
					({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isCurrentlyAudible() ?? false,
				)),
		);
		const before = await audible();
		await pressInBar(bea.page, 'Leave');
		await expect(anna.page.getByRole('region', { name: 'Messages' }).getByText('Bea left')).toBeVisible();
		expect(await audible()).toBe(before);
	});
});
