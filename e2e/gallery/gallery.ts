import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { type SceneName, scenes } from '../../renderer/gallery/scenes.ts';
import type { Language } from '../../renderer/texts/texts.ts';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

export const sceneNames = Object.keys(scenes) as SceneName[];

export interface Gallery {
	readonly browser: Browser;
	/** Shows a scene, opened as far as its name says, with nothing moving any more. */
	show(page: Page, scene: SceneName, options?: { language?: Language; name?: string }): Promise<void>;
	close(): Promise<void>;
}

/** Builds the gallery, serves it and starts the browser that looks at it. */
export async function openGallery(): Promise<Gallery> {
	const shared = {
		configFile: `${projectRoot}/renderer/vite.config.ts`,
		// The bundling loader would write beside the packages, which may be shared.
		configLoader: 'runner' as const,
		cacheDir: `${projectRoot}/out/vite-cache`,
		mode: 'gallery',
		logLevel: 'warn' as const,
	};
	await build(shared);
	const server = await preview({ ...shared, preview: { host: '127.0.0.1', port: 0 } });
	const base = server.resolvedUrls?.local[0];
	if (!base) throw new Error('The gallery is not served');
	const browser = await chromium.launch({
		executablePath: process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium',
		args: [
			...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
			'--use-fake-device-for-media-stream',
			'--use-fake-ui-for-media-stream',
		],
	});
	return {
		browser,
		async show(page, scene, { language = 'en', name } = {}) {
			const query = new URLSearchParams({ scene, language, ...(name && { name }) });
			await page.goto(`${base}gallery/index.html?${query}`);
			await page.locator('main').first().waitFor();
			await openUp(page, scene);
			await settled(page);
		},
		async close() {
			await browser.close();
			await server.close();
		},
	};
}

/** Some scenes are a button's press away. Buttons are counted: their names change with the language. */
async function openUp(page: Page, scene: SceneName): Promise<void> {
	const bar = page.getByRole('toolbar').getByRole('button');
	const opener: Partial<Record<SceneName, Locator>> = {
		soundMenu: bar.nth(1),
		pickerScreens: page.getByRole('tab').nth(1),
		pickerNoMatch: page.getByRole('combobox'),
		tileMenu: page.locator('[data-participant="person1"] > [aria-haspopup]'),
		tileMenuHost: page.locator('[data-participant="person1"] > [aria-haspopup]'),
		ownTileMenu: page.locator('[data-participant="self"] > [aria-haspopup]'),
	};
	if ('picker' in scenes[scene])
		await page
			.locator('[role="dialog"] [role="tabpanel"] :is([role="option"], [role="status"])')
			.first()
			.waitFor();
	if ('settings' in scenes[scene]) await page.locator('[role="dialog"]').waitFor();
	if ('panels' in scenes[scene]) await page.locator('aside, [role="dialog"]').first().waitFor();
	if ('finding' in scenes[scene]) await page.locator('[role="dialog"]').waitFor();
	if (scene === 'homeRename') {
		await page.locator('[data-place-button]').first().press('F2');
		await page.locator('[role="dialog"]').waitFor();
	}
	if (scene === 'lobbySpeaker') {
		await page
			.getByRole('button')
			.filter({ has: page.locator('.lucide-volume-2') })
			.click();
	}
	if (scene.startsWith('palette')) await page.getByRole('combobox').waitFor();
	if (scene === 'paletteSearch') await page.getByRole('combobox').fill('ben');
	if (scene === 'paletteNone') await page.getByRole('combobox').fill('zebra');
	if (scene.startsWith('statistics')) await page.locator('[data-figure="loss"]').first().waitFor();
	if (scene === 'shortcutsRecording' || scene === 'shortcutsConflict') {
		// The microphone's: the first one is for the whole system.
		const recorder = page.locator('button[aria-describedby]').filter({ hasText: /^M$/ });
		await recorder.first().click();
		if (scene === 'shortcutsConflict') await page.keyboard.press('v');
	}
	if (scene === 'doorNoKnocking') await page.locator('aside [aria-expanded]').first().click();
	const button = opener[scene];
	if (!button) return;
	await button.click();
	await page.locator('[role="dialog"]').waitFor();
	if (scene === 'pickerNoMatch') await page.keyboard.type('xyz');
}

/** Every video shows a picture and no motion is left. */
async function settled(page: Page): Promise<void> {
	await page.waitForFunction(() =>
		[...document.querySelectorAll('video')].every(
			(video) => video.videoWidth > 0 && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA,
		),
	);
	await page.evaluate(async () => {
		const finite = document
			.getAnimations()
			.filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
		await Promise.allSettled(finite.map((one) => one.finished));
	});
}
