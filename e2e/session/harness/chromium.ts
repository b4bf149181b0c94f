import { type Browser, chromium } from '@playwright/test';

export const chromiumPath = process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium';

/**
 * A real Chromium, quiet, in which pages may play sound at once.
 * @param executablePath another program that starts it
 * @param args further ones
 */
export function launchChromium(
	executablePath = chromiumPath,
	args: readonly string[] = [],
): Promise<Browser> {
	return chromium.launch({
		executablePath,
		args: [
			...args,
			...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
			'--autoplay-policy=no-user-gesture-required',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--no-first-run',
		],
	});
}
