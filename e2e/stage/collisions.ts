import type { Page } from '@playwright/test';

/** Pairs of what is shown that lie over each other, and what lies outside of the window. */
export function collisions(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const boxes = [...document.querySelectorAll<HTMLElement>('[data-tile], [role="toolbar"]')].map((one) => ({
			name: one.dataset.tile ?? 'the bar',
			box: one.getBoundingClientRect(),
		}));
		const outside = boxes
			.filter(
				({ box }) =>
					box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1,
			)
			.map(({ name }) => `${name} lies outside`);
		const over = boxes.flatMap((one, index) =>
			boxes
				.slice(index + 1)
				.filter(
					({ box }) =>
						one.box.left < box.right - 1 &&
						box.left < one.box.right - 1 &&
						one.box.top < box.bottom - 1 &&
						box.top < one.box.bottom - 1,
				)
				.map(({ name }) => `${one.name} and ${name}`),
		);
		return [...outside, ...over];
	});
}
