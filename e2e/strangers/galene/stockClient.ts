import { expect, type Page } from '@playwright/test';
import { installMedia } from '../../pages/installMedia.ts';
import { patience } from '../../session/conformance/stand.ts';

/** What of Galene's own client is looked at: its connection is a global of its page. */
declare const serverConnection: {
	readonly up: Record<string, unknown>;
	readonly down: Record<string, { readonly username: string; readonly pc: RTCPeerConnection }>;
};

/** Instead of a camera and a microphone: a picture of one colour, and a tone. */
function fakeDevices(colour: string): void {
	const device = (kind: MediaDeviceKind) => ({ kind, deviceId: kind, label: kind, groupId: '' });
	// It takes the first of each kind, and nothing where there is none.
	navigator.mediaDevices.enumerateDevices = async () =>
		[device('videoinput'), device('audioinput')].map((one) => ({ ...one, toJSON: () => one }));
	navigator.mediaDevices.getUserMedia = async ({ audio, video } = {}) => {
		const { picture, tone } = window.testMedia;
		return new MediaStream([...(audio ? [tone()] : []), ...(video ? [picture(colour, 320, 180)] : [])]);
	};
}

/** Galene's own web client, as the server itself serves it, driven as a person would. */
export class StockClient {
	private constructor(readonly page: Page) {}

	/** @param page a blank one @param colour of the picture that it shows @param password of an operator */
	static async enter(
		page: Page,
		group: string,
		name: string,
		{ colour = 'blue', password = '', sends = true } = {},
	): Promise<StockClient> {
		await page.addInitScript(fakeDevices, colour);
		await page.goto(group);
		await installMedia(page);
		await page.locator('#username').fill(name);
		await page.locator('#password').fill(password);
		if (sends) await page.locator('label[for=presentboth]').click();
		await page.locator('#connectbutton').click();
		await expect(page.locator('#users .user-p', { hasText: name })).toBeVisible(patience);
		const client = new StockClient(page);
		if (sends)
			await expect
				.poll(() => page.evaluate(() => Object.keys(serverConnection.up).length), {
					...patience,
					message: 'what it sends',
				})
				.toBe(1)
				.catch(async (error: unknown) => {
					throw new Error(`it sends nothing, and says ${await client.warnings()}`, { cause: error });
				});
		return client;
	}

	/** Everybody whom it lists, itself first. */
	people(): Promise<string[]> {
		return this.page.locator('#users .user-p').allTextContents();
	}

	raisesHand(name: string): Promise<boolean> {
		return this.page
			.locator('#users .user-status-raisehand', { hasText: name })
			.count()
			.then((count) => count > 0);
	}

	/** Writes into its field, where commands begin with a slash. */
	async say(text: string): Promise<void> {
		await this.page.locator('#input').fill(text);
		await this.page.locator('#input').press('Enter');
	}

	/** What has been written in its box. */
	read(): Promise<string> {
		return this.page
			.locator('#box')
			.textContent()
			.then((text) => text ?? '');
	}

	/** The colours in the middle of the pictures that somebody sends; `none` is black. */
	coloursOf(name: string): Promise<string[]> {
		return this.page.evaluate((who) => {
			const peers = [...document.querySelectorAll('#peers .peer')].filter(
				(peer) => peer.querySelector('.label')?.textContent === who,
			);
			return peers.flatMap((peer) => {
				const video = peer.querySelector('video');
				return (video && window.testMedia.seenIn(video)?.colour) ?? [];
			});
		}, name);
	}

	/** The energy of what was heard of somebody (webrtc-stats, `totalAudioEnergy`). */
	heardOf(name: string): Promise<number> {
		return this.page.evaluate(async (who) => {
			const streams = Object.values(serverConnection.down).filter(({ username }) => username === who);
			const reports = await Promise.all(streams.map(({ pc }) => pc.getStats()));
			return reports
				.flatMap((report) => [...report.values()] as { type: string; totalAudioEnergy?: number }[])
				.filter(({ type }) => type === 'inbound-rtp')
				.reduce((sum, { totalAudioEnergy = 0 }) => sum + totalAudioEnergy, 0);
		}, name);
	}

	/** What it tells the person in a corner of the window. */
	warnings(): Promise<string[]> {
		return this.page.locator('.toastify').allTextContents();
	}
}
