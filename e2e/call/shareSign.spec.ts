import { hostCall, notice, openPicker, pressInBar, shareWindow } from '../app/call.ts';
import { findSign, shareSignOf, windowsOnTop } from '../app/shareSigns.ts';
import { expect, test } from './callTest.ts';

const patiently = { timeout: 20_000 };

test('a sign above all windows says what is shared, and stops it', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	await hostCall(anna);
	const clock = await cast.clock({ title: 'Timetable' });
	expect(findSign(anna.launched.app)).toBeUndefined();
	await shareWindow(anna.page, clock.title);
	const sign = await shareSignOf(anna.launched);

	await test.step('it says what, and whether one is heard', async () => {
		await expect(sign.getByText('You are sharing Timetable')).toBeVisible();
		await expect(sign.getByRole('img', { name: 'Your microphone is on' })).toBeVisible();
		await pressInBar(anna.page, 'Turn microphone off');
		await expect(sign.getByRole('img', { name: 'Your microphone is off' })).toBeVisible();
	});

	await test.step('it is above everything, and nobody lost the focus to it', async () => {
		const onTop = await windowsOnTop(anna.launched);
		expect(onTop).toMatchObject([{ kind: 'sign', focused: false }]);
	});

	await test.step('it cannot be shared itself', async () => {
		const titles = await anna.page.evaluate(async () => {
			const listed = await window.parley.capture.list({ thumbnail: { width: 0, height: 0 } });
			return listed.map(({ title }) => title);
		});
		expect(titles).toContain('Timetable');
		expect(titles.filter((title) => title.includes('Parley') || title.includes('sharing'))).toEqual([]);
	});

	await test.step('while the window is minimised it says that the others see a pause', async () => {
		await clock.minimise();
		await expect(sign.getByText('the others see a pause')).toBeVisible(patiently);
		await clock.restore();
		await expect(sign.getByText('You are sharing Timetable')).toBeVisible(patiently);
	});

	await test.step('its Stop ends the share, and it goes', async () => {
		const gone = sign.waitForEvent('close');
		await sign.getByRole('button', { name: 'Stop sharing' }).click();
		await gone;
		await expect(anna.page.getByRole('region', { name: 'You are sharing Timetable' })).toHaveCount(0);
		expect(await windowsOnTop(anna.launched)).toEqual([]);
	});

	await test.step('it goes with the call too', async () => {
		await shareWindow(anna.page, clock.title);
		const again = await shareSignOf(anna.launched);
		const gone = again.waitForEvent('close');
		await anna.page.reload();
		await gone;
		expect(await windowsOnTop(anna.launched)).toEqual([]);
	});
});

test('a frame goes round a shared screen', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	await hostCall(anna);
	await openPicker(anna.page);
	await anna.page.getByRole('tab', { name: 'Screens' }).click();
	await anna.page.getByRole('option').first().click();
	await shareSignOf(anna.launched);

	await expect.poll(async () => (await windowsOnTop(anna.launched)).length).toBe(5);
	const edges = (await windowsOnTop(anna.launched)).filter(({ kind }) => kind === 'edge');
	const display = edges[0]?.display ?? { x: 0, y: 0, width: 0, height: 0 };
	expect(edges.map(({ bounds }) => bounds).sort((one, other) => one.y - other.y || one.x - other.x)).toEqual([
		{ x: 0, y: 0, width: display.width, height: 4 },
		{ x: 0, y: 4, width: 4, height: display.height - 8 },
		{ x: display.width - 4, y: 4, width: 4, height: display.height - 8 },
		{ x: 0, y: display.height - 4, width: display.width, height: 4 },
	]);
	// Not only asked for: it is what the screen shows.
	const corners = await anna.launched.app.evaluate(async ({ desktopCapturer }, size) => {
		const [screen] = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize: size });
		const picture = screen?.thumbnail.toBitmap();
		const at = (x: number, y: number) => [
			...(picture?.subarray((y * size.width + x) * 4).subarray(0, 3) ?? []),
		];
		return [at(1, 1), at(size.width - 2, 300), at(400, size.height - 2), at(1, size.height - 300)];
	}, display);
	for (const [blue = 0, green = 0, red = 0] of corners) {
		expect(green).toBeGreaterThan(150);
		expect(red).toBeLessThan(60);
		expect(blue).toBeGreaterThan(100);
	}

	await pressInBar(anna.page, 'Stop sharing');
	await expect.poll(() => windowsOnTop(anna.launched)).toEqual([]);
	await expect(notice(anna.page, 'could not be shared')).toHaveCount(0);
});
