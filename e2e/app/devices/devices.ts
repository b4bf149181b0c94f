import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { installInPage } from '../installInPage.ts';
import type { LaunchedApp } from '../launch.ts';

/** To be called before the page opens a device. */
export function watchDevices(page: Page): Promise<void> {
	return installInPage(page, join(import.meta.dirname, 'deviceTap.ts'), 'deviceTap');
}

/** How many devices of a kind the page holds open. */
export function openDevices(page: Page, kind: 'audio' | 'video'): Promise<number> {
	return page.evaluate((which) => window.deviceTap?.open(which) ?? -1, kind);
}

const services = {
	microphone: 'audio.mojom.AudioService',
	camera: 'video_capture.mojom.VideoCaptureService',
};

/**
 * Takes an app's open microphone or camera away, as when it is unplugged: Chromium's process that talks to it
 * is killed. Fake devices cannot be pulled out, and to the page this is the same: its track ends by itself.
 */
export function loseDevice({ app }: LaunchedApp, device: keyof typeof services): Promise<void> {
	return app.evaluate(({ app: electron }, name) => {
		const service = electron.getAppMetrics().find(({ serviceName }) => serviceName === name);
		if (!service) throw new Error(`${name} is not running`);
		process.kill(service.pid, 'SIGKILL');
	}, services[device]);
}
