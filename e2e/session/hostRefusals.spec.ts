import { expect, test } from '@playwright/test';
import { readInvitation } from '../../contract/invitation/invitation.ts';
import { HostProcess } from '../app/hostProcess.ts';
import { buildSessionPage } from './harness/build.ts';
import { launchChromium } from './harness/chromium.ts';
import type {} from './harness/page.ts';

test('is told when there is no such room', async () => {
	const host = await HostProcess.start(['--page-dir', await buildSessionPage(), '--workers', '1']);
	const browser = await launchChromium();
	try {
		const page = await browser.newPage();
		await page.goto(host.room.localPage);
		const invitation = { ...readInvitation(host.room.localPage), roomId: 'no-such-room-at-all' };
		const reason = await page.evaluate(
			(target) => window.page.open(target).catch((error: { reason?: string }) => error.reason),
			{ kind: 'parley', invitation } as const,
		);
		expect(reason).toBe('room-not-found');
	} finally {
		await browser.close();
		await host.close();
	}
});
