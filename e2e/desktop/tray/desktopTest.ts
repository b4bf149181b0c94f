import { test as callTest } from '../../call/callTest.ts';
import { type NotificationServer, openNotificationServer } from './notificationServer.ts';
import { startSessionBus } from './sessionBus.ts';
import { openTrayHost, type TrayHost } from './trayHost.ts';

/** A desktop of its own for a test's apps: a message bus, and what the test puts on it. */
export interface MadeDesktop {
	/** For the environment of its apps. */
	readonly env: Readonly<Record<string, string>>;
	openTray(): Promise<TrayHost>;
	openNotifications(): Promise<NotificationServer>;
}

/** Its fixture is set up before the cast and torn down after it: apps die of a bus that goes away. */
export const test = callTest.extend<{ desktop: MadeDesktop }>({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is needed from it
	desktop: async ({}, use) => {
		const bus = await startSessionBus();
		const ends: (() => Promise<void>)[] = [bus.end];
		await use({
			env: { DBUS_SESSION_BUS_ADDRESS: bus.address },
			async openTray() {
				const host = await openTrayHost(bus.address);
				ends.push(host.end);
				return host;
			},
			async openNotifications() {
				const server = await openNotificationServer(bus.address);
				ends.push(server.end);
				return server;
			},
		});
		for (const end of ends.reverse()) await end();
	},
	cast: async ({ desktop: _, cast }, use) => use(cast),
});

export { expect } from '@playwright/test';
