import { join } from 'node:path';
import { makeFakeMedia } from '../../app/fakeMedia.ts';
import { HostProcess } from '../../app/hostProcess.ts';
import { installInPage } from '../../app/installInPage.ts';
import { openDesktop } from '../../app/participants.ts';
import type { Measurement } from '../measurement.ts';
import { repeated } from '../statistics.ts';

const times = 7;

/** From the click that opens a link to oneself in the mirror, and to a Join that costs one exchange. */
export const lobbyStart: Measurement = {
	name: 'lobby',
	title: 'Click at Home to the lobby’s picture and to ready, against a bare camera in the same page',
	async run({ scratch, endings, tell }) {
		const host = await HostProcess.start(['--listen', '127.0.0.1', '--workers', '1']);
		endings.add('the host', () => host.close());
		const media = await makeFakeMedia({ dir: scratch, seed: 1 });
		const anna = await openDesktop({ name: 'Anna', media });
		endings.add('the app', anna.close);
		const { page } = anna;
		await page.getByRole('textbox', { name: 'Your name' }).fill('Anna');

		const ms: Record<'bare' | 'picture' | 'ready', number[]> = { bare: [], picture: [], ready: [] };
		for (let time = -1; time < times; time++) {
			// Loaded anew: the lobby then also loads the call's part of the app.
			await page.reload();
			const link = page.getByRole('textbox', { name: 'Link to a call' });
			await link.fill(host.room.own);
			await installInPage(page, join(import.meta.dirname, 'lobbyMoments.ts'), 'lobbyMoments');
			const bare = await page.evaluate(() => window.lobbyMoments?.bare());
			const opened = await page.evaluate(() => window.lobbyMoments?.open());
			if (bare === undefined || opened === undefined) throw new Error('The page was not prepared');
			tell(
				`bare ${bare.toFixed(0)} ms, picture ${opened.picture.toFixed(0)} ms, ready ${opened.ready.toFixed(0)} ms${time < 0 ? ' (not counted)' : ''}`,
			);
			await page.getByRole('button', { name: 'Back' }).click();
			if (time < 0) continue;
			ms.bare.push(bare);
			ms.picture.push(opened.picture);
			ms.ready.push(opened.ready);
		}
		const against = (values: readonly number[]) =>
			values.map((value, turn) => value / (ms.bare[turn] ?? Number.NaN));
		const baseline = { what: 'bare camera, ms', value: repeated(ms.bare).value };
		return {
			figures: [
				{ name: 'picture against a bare camera', ...repeated(against(ms.picture)), unit: 'x', baseline },
				{ name: 'ready against a bare camera', ...repeated(against(ms.ready)), unit: 'x', baseline },
				{ name: 'picture', ...repeated(ms.picture), unit: 'ms' },
				{ name: 'ready', ...repeated(ms.ready), unit: 'ms' },
			],
			notes: [
				'Each time in a page that was just loaded; the bare camera comes first, so both find it cold alike.',
				'Ready: the lobby tells who is inside. The host is on the same machine.',
			],
		};
	},
};
