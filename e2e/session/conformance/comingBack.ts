import { expect, test } from '@playwright/test';
import { colourOf, mutedOf, names, type Stand, sent, stateOf } from './stand.ts';

/** Whoever is lost comes back by themselves, as they were. */
export function comingBack(stand: Stand): void {
	test('says at once that the server is gone, and comes back as it was', async () => {
		const [anna, budi] = [await stand.join('Anna'), await stand.join('Budi')];
		await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
		await anna.evaluate(() => window.page.publish('microphone', { muted: true }));
		await colourOf(budi, 'Anna').toBe('red');
		await stand.server.kill();
		await stateOf(anna).toBe('reconnecting');
		await stateOf(budi).toBe('reconnecting');
		await stand.server.restart();
		await stateOf(anna).toBe('joined');
		await stateOf(budi).toBe('joined');
		await colourOf(budi, 'Anna').toBe('red');
		await mutedOf(budi, 'Anna', 'microphone').toBe(true);
		expect(await sent(anna, 'microphone')).toBe(0);
		await names(budi).toEqual(['Anna']);
		await names(anna).toEqual(['Budi']);
	});

	test('hears a network that fell silent', async () => {
		const anna = await stand.join('Anna');
		stand.server.freeze();
		await stateOf(anna).toBe('reconnecting');
		stand.server.thaw();
		await stateOf(anna).toBe('joined');
	});
}
