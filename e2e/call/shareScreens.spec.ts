import { spawnSync } from 'node:child_process';
import { startDisplay } from '../../build/display.mjs';
import { hostCall, joinCall, openPicker, pressInBar, shareVideo, waitForEachOther } from '../app/call.ts';
import { firstClockPicture, watchClock } from '../clockWindow/watchClock.ts';
import { expect, test } from './callTest.ts';

/** Two monitors beside each other, of different sizes. */
const monitors = [
	{ name: 'left', width: 1280, height: 800, x: 0 },
	{ name: 'right', width: 1024, height: 800, x: 1280 },
] as const;

let display: Awaited<ReturnType<typeof startDisplay>>;
test.beforeAll(async () => {
	display = await startDisplay({ size: '2304x800' });
});
test.afterAll(() => display.stop());

test('of two screens the chosen one is shared', async ({ cast }) => {
	for (const { name, width, height, x } of monitors) {
		const output = x === 0 ? 'screen' : 'none';
		const geometry = `${width}/${Math.round(width / 4)}x${height}/${Math.round(height / 4)}+${x}+0`;
		const { status, error } = spawnSync('xrandr', ['--setmonitor', name, geometry, output], {
			env: { ...process.env, ...display.env },
		});
		test.skip(error !== undefined, 'xrandr is not here: "npm run setup" brings it');
		expect(status).toBe(0);
	}
	// Something else to see on each of them.
	const clocks = [];
	for (const { name, x } of monitors)
		clocks.push(await cast.clock({ title: name, at: { x: x + 200, y: 420 }, env: display.env }));

	const anna = await cast.desktop('Anna', { env: display.env });
	// Its window must not lie before what is to be seen.
	await anna.launched.app.evaluate(({ BrowserWindow }) => {
		BrowserWindow.getAllWindows()[0]?.setBounds({ x: 0, y: 0, width: 900, height: 400 });
	});
	const links = await hostCall(anna);
	const bea = await cast.desktop('Bea');
	await joinCall(bea, links.app);
	await waitForEachOther([anna, bea]);

	for (const [index, monitor] of monitors.entries()) {
		await openPicker(anna.page);
		await anna.page.getByRole('tab', { name: 'Screens' }).click();
		await expect(anna.page.getByRole('option')).toHaveCount(2);
		await anna.page.getByRole('option', { name: `Screen ${index + 1}` }).click();
		const shown = clocks[index]?.windowId ?? 0;
		expect((await firstClockPicture(bea.page, shareVideo, shown, 30_000))?.windowId).toBe(shown);
		const samples = await watchClock(bea.page, shareVideo, 10_000, 5);
		expect(new Set(samples.map(({ windowId }) => windowId))).toEqual(new Set([shown]));
		const [{ width = 0, height = 1 } = {}] = samples;
		expect(width / height).toBeCloseTo(monitor.width / monitor.height, 1);
		await pressInBar(anna.page, 'Stop sharing');
		await expect(bea.page.locator(shareVideo)).toHaveCount(0);
	}
});
