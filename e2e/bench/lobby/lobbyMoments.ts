/** Runs in the app's page; `lobbyStart.ts` puts it there. */
export interface LobbyMoments {
	/** Clicks on Join at Home, and waits for the lobby. Milliseconds after the click. */
	open(): Promise<{ picture: number; ready: number }>;
	/** The least that shows oneself: a camera and a video element. @returns milliseconds */
	bare(): Promise<number>;
}

declare global {
	interface Window {
		lobbyMoments?: LobbyMoments;
	}
}

/** As the engine asks for it. */
const video = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };

function seen<T>(look: () => T | null | undefined | false): Promise<number> {
	return new Promise((resolve) => {
		const again = () => {
			if (look()) resolve(performance.now());
			else requestAnimationFrame(again);
		};
		again();
	});
}

const isShown = (element: HTMLVideoElement | null) =>
	element !== null && element.videoWidth > 0 && !element.paused && element.currentTime > 0;

window.lobbyMoments = {
	async open() {
		const button = document.querySelector<HTMLButtonElement>('form button[type="submit"]');
		if (!button) throw new Error('There is no Join at Home');
		const began = performance.now();
		button.click();
		const [picture, ready] = await Promise.all([
			seen(() => isShown(document.querySelector('main video'))),
			// Who is inside has been told: the socket stands, and Join costs one exchange.
			seen(() => document.querySelector('[data-preview="known"]')),
		]);
		return { picture: picture - began, ready: ready - began };
	},
	async bare() {
		const began = performance.now();
		const stream = await navigator.mediaDevices.getUserMedia({ video });
		const element = document.createElement('video');
		element.muted = true;
		element.srcObject = stream;
		document.body.append(element);
		await element.play();
		const shown = await seen(() => isShown(element));
		for (const track of stream.getTracks()) track.stop();
		element.remove();
		return shown - began;
	},
};
