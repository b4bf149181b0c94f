import type { Page } from '@playwright/test';
import { recordPlayed } from '../app/devices/played.ts';
import type { DesktopParticipant } from '../app/participants.ts';
import { until } from '../app/until.ts';
import { expect, test } from '../call/callTest.ts';
import { meanPower, powerEnvelope, ratioInDb } from '../sound/measure/level.ts';

const sampleRate = 48_000;

async function openLobby({ page, name }: DesktopParticipant): Promise<void> {
	await page.getByRole('textbox', { name: 'Your name' }).fill(name);
	await page.getByRole('button', { name: 'Start a call' }).click();
	await page.getByRole('heading', { name: 'Your call is ready' }).waitFor();
}

/** What a meter shows, 0 to 100. */
const shown = (page: Page, label: string) =>
	page
		.locator(`meter[aria-label="${label}"]`)
		.first()
		.evaluate((meter: HTMLMeterElement) => meter.value);

/** dBFS of the quietest and the loudest tenth, in stretches of 20 ms. */
function range(samples: Float32Array): { quiet: number; loud: number } {
	const powers = [...powerEnvelope(samples, sampleRate / 50)].sort((one, other) => one - other);
	const at = (part: number) => ratioInDb(powers[Math.floor(powers.length * part)] ?? 0, 1);
	return { quiet: at(0.1), loud: at(0.9) };
}

test('the microphone level moves with a voice, and rests while it is off', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	await openLobby(anna);
	await until('a voice', async () => (await shown(anna.page, 'Microphone level')) >= 40);
	await anna.page.getByRole('button', { name: 'Turn microphone off' }).click();
	await until('rest', async () => (await shown(anna.page, 'Microphone level')) === 0);
});

test('the speaker test plays a short soft sound, and shows it', async ({ cast }) => {
	const anna = await cast.desktop('Anna', { devices: false });
	await openLobby(anna);
	const stop = await recordPlayed(anna.page);
	await anna.page.getByRole('button', { name: 'Test your speaker' }).click();
	await until('its level', async () => (await shown(anna.page, 'Speaker level')) >= 30);
	await expect(anna.page.getByText('Do you hear it?')).toBeVisible();
	await until('its end', async () => (await shown(anna.page, 'Speaker level')) === 0);
	const played = await stop();
	const seconds = [...powerEnvelope(played, 480)].filter((power) => power > 1e-6).length / 100;
	expect(seconds).toBeGreaterThan(0.4);
	expect(seconds).toBeLessThan(2);
	const { loud } = range(played.filter((sample) => sample !== 0));
	expect(loud).toBeGreaterThan(-45);
	expect(loud).toBeLessThan(-12);
});

test('one hears the difference: the same words, the noise between them gone', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	await openLobby(anna);
	let stop = await recordPlayed(anna.page);
	await anna.page.getByRole('button', { name: 'Hear the difference' }).click();
	await expect(anna.page.getByText(/^Say something…/)).toBeVisible();
	await expect(anna.page.getByText('This is how you sound')).toBeVisible({ timeout: 30_000 });
	const heard = anna.page.getByRole('button', { name: 'Without noise' });
	await expect(heard).toHaveAttribute('aria-pressed', 'true');
	const turns = async (samples: () => Promise<Float32Array>) => {
		// One turn of the recording, and a little.
		await anna.page.waitForFunction(
			(until) => performance.now() > until,
			await anna.page.evaluate(() => performance.now() + 4_600),
		);
		return samples();
	};
	const denoised = await turns(stop);

	await anna.page.getByRole('button', { name: 'Stop', exact: true }).click();
	await expect(heard).toHaveCount(0);
	stop = await recordPlayed(anna.page);
	await anna.page.getByRole('button', { name: 'Hear the difference' }).click();
	await expect(anna.page.getByText('This is how you sound')).toBeVisible({ timeout: 30_000 });
	await anna.page.getByRole('button', { name: 'As it is' }).click();
	const plain = (await turns(stop)).subarray(sampleRate / 2);

	expect(meanPower(denoised)).toBeGreaterThan(1e-6);
	const clean = range(denoised);
	const noisy = range(plain);
	console.log(`quietest tenth ${noisy.quiet.toFixed(1)} -> ${clean.quiet.toFixed(1)} dBFS`);
	console.log(`loudest tenth ${noisy.loud.toFixed(1)} -> ${clean.loud.toFixed(1)} dBFS`);
	expect(noisy.quiet - clean.quiet).toBeGreaterThan(8);
	expect(Math.abs(noisy.loud - clean.loud)).toBeLessThan(6);

	// Nothing goes on once one is in the call.
	await anna.page.locator('main').getByRole('button', { name: 'Join', exact: true }).click();
	await anna.page.getByText('You are the only one here').waitFor();
});
