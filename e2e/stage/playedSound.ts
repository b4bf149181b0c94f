import type { DesktopParticipant } from '../app/participants.ts';

/**
 * How loud a window plays, all its elements together, after their volumes: what Chromium mirrors of a tab.
 * @returns the root mean square, 0 to 1, over so long
 */
export async function playedLoudness(
	{ launched, page }: DesktopParticipant,
	milliseconds: number,
): Promise<number> {
	const sourceId = await launched.app.evaluate(({ BrowserWindow }) => {
		const [window] = BrowserWindow.getAllWindows();
		if (!window) throw new Error('There is no window');
		// The page may not listen to itself; only this measurement may, in a call that ends with the test.
		window.webContents.session.setPermissionRequestHandler((_page, _permission, answer) => answer(true));
		return window.webContents.getMediaSourceId(window.webContents);
	});
	return page.evaluate(
		async ({ id, duration }) => {
			const tab = { mandatory: { chromeMediaSource: 'tab', chromeMediaSourceId: id } };
			const stream = await navigator.mediaDevices.getUserMedia({ audio: tab } as MediaStreamConstraints);
			const context = new AudioContext();
			const meter = context.createAnalyser();
			meter.fftSize = 2048;
			context.createMediaStreamSource(stream).connect(meter);
			const samples = new Float32Array(meter.fftSize);
			let [sum, looks] = [0, 0];
			const until = performance.now() + duration;
			while (performance.now() < until) {
				await new Promise((resolve) => setTimeout(resolve, 40));
				meter.getFloatTimeDomainData(samples);
				for (const sample of samples) sum += sample * sample;
				looks++;
			}
			for (const track of stream.getTracks()) track.stop();
			await context.close();
			return Math.sqrt(sum / (looks * samples.length));
		},
		{ id: sourceId, duration: milliseconds },
	);
}
