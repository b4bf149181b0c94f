import { expect, test } from '@playwright/test';
import { colourOf, mutedOf, patience, received, type Stand, sent } from './stand.ts';

/** Muted means that nothing leaves this machine. */
export function muting(stand: Stand): void {
	test('mutes: no media comes, everybody is told, and it returns', async () => {
		const [anna, budi] = [await stand.join('Anna'), await stand.join('Budi')];
		await anna.evaluate(() => window.page.publish('microphone'));
		const energy = () => received(budi, 'microphone', 'totalAudioEnergy');
		await expect.poll(energy, patience).toBeGreaterThan(0.001);
		// What plays meanwhile is the measure of time: a camera goes on.
		await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
		await colourOf(budi, 'Anna').toBe('red');
		await anna.evaluate(() => window.page.setMuted('microphone', true));
		await mutedOf(budi, 'Anna', 'microphone').toBe(true);
		const before = await sent(anna, 'microphone');
		const frames = await received(budi, 'camera', 'framesDecoded');
		await expect.poll(() => received(budi, 'camera', 'framesDecoded'), patience).toBeGreaterThan(frames + 15);
		expect(await sent(anna, 'microphone')).toBe(before);
		const silent = await energy();
		await anna.evaluate(() => window.page.setMuted('microphone', false));
		await mutedOf(budi, 'Anna', 'microphone').toBe(false);
		await expect.poll(energy, patience).toBeGreaterThan(silent + 0.001);
	});

	test('publishes muted, replaces a track without another one being published', async () => {
		const [anna, budi] = [await stand.join('Anna'), await stand.join('Budi')];
		await anna.evaluate(() => window.page.publish('camera', { colour: 'red', muted: true }));
		const track = () => budi.evaluate(() => window.page.trackOf('Anna', 'camera'));
		await mutedOf(budi, 'Anna', 'camera').toBe(true);
		expect(await sent(anna, 'camera')).toBe(0);
		const id = (await track())?.id;
		await anna.evaluate(() => window.page.setMuted('camera', false));
		await colourOf(budi, 'Anna').toBe('red');
		await anna.evaluate(() => window.page.replaceByPicture('camera', 'green'));
		await colourOf(budi, 'Anna').toBe('green');
		expect((await track())?.id).toBe(id);
	});

	test('who comes later is told that somebody is muted', async () => {
		const anna = await stand.join('Anna');
		await anna.evaluate(() => window.page.publish('microphone', { muted: true }));
		const budi = await stand.join('Budi');
		await mutedOf(budi, 'Anna', 'microphone').toBe(true);
		expect(await received(budi, 'microphone', 'totalAudioEnergy')).toBe(0);
		await anna.evaluate(() => window.page.setMuted('microphone', false));
		await mutedOf(budi, 'Anna', 'microphone').toBe(false);
		await expect
			.poll(() => received(budi, 'microphone', 'totalAudioEnergy'), patience)
			.toBeGreaterThan(0.001);
	});
}
