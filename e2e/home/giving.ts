import type { Page } from '@playwright/test';

/** What a person drags onto the window: real drag events, with what a browser puts into them. */
export async function drop(page: Page, data: Readonly<Record<string, string>>): Promise<void> {
	const transfer = await page.evaluateHandle((all) => {
		const dragged = new DataTransfer();
		for (const [type, text] of Object.entries(all)) dragged.setData(type, text);
		return dragged;
	}, data);
	for (const kind of ['dragenter', 'dragover', 'drop'])
		await page.dispatchEvent('main', kind, { dataTransfer: transfer, bubbles: true, cancelable: true });
}

/** Pastes to wherever the focus is. */
export async function paste(page: Page, text: string): Promise<void> {
	await page.evaluate((pasted) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', pasted);
		const target = document.activeElement ?? document.body;
		target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
	}, text);
}
