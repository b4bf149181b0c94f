import { joinCall, notice } from '../app/call.ts';
import { personNamed } from '../app/inspection.ts';
import { until } from '../app/until.ts';
import { titleOf } from '../servers/server.ts';
import { serverKinds } from '../servers/servers.ts';
import { Stand } from '../session/conformance/stand.ts';
import { expect, test } from './callTest.ts';

/** The app's chat on every kind of server; where there is none, its button says why. */
for (const kind of serverKinds)
	test.describe(titleOf(kind), () => {
		const stand = new Stand(kind);
		stand.setUp();

		test('one reads what others write, and answers', async ({ cast }) => {
			const budi = await stand.join('Budi');
			const anna = await cast.desktop('Anna');
			const { page } = anna;
			await joinCall(anna, await stand.room.link('Anna'));
			await until('Budi to be seen', () => personNamed(page, 'Budi'));
			const bar = page.getByRole('toolbar', { name: 'Call controls' });
			if (!(await stand.can(budi, 'messages'))) {
				const button = bar.getByRole('button', { name: /^Chat\. / });
				await expect(button).toHaveAttribute('aria-disabled', 'true');
				return;
			}
			// Where texts have a channel of their own, it opens after one is seen: what is said before is lost.
			await expect(async () => {
				await budi.evaluate(() => window.page.opened.sendMessage('Do you read me?'));
				await expect(notice(page, 'Budi: Do you read me?')).toBeVisible({ timeout: 2000 });
			}).toPass();
			await page.keyboard.press('c');
			await expect(page.getByRole('log').getByRole('listitem').last()).toHaveText(/^Budi.*Do you read me\?$/);
			await page.keyboard.type('Every word');
			await page.keyboard.press('Enter');
			await expect
				.poll(() => budi.evaluate(() => window.page.messages.map(({ text }) => text)))
				.toEqual(['Every word']);
			await expect(page.getByRole('log').getByText('Sending…')).toHaveCount(0);
			await expect(page.getByRole('log').getByText('Not sent')).toHaveCount(0);
		});
	});
