import { type Browser, chromium } from '@playwright/test';

/** A real Chromium, quiet, in which pages may play sound at once. */
export function launchChromium(): Promise<Browser> {
	return chromium.launch({
		executablePath: process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium',
		args: [
			...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
			'--autoplay-policy=no-user-gesture-required',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--no-first-run',
		],
	});
}
