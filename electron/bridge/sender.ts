import { appOrigin } from '../appProtocol/origin.ts';

export interface Sender {
	readonly isAppWindow: boolean;
	readonly isMainFrame: boolean;
	/** As Chromium knows it, not as the page says it. */
	readonly origin: string;
}

/** Whether a message may come from there: only from the main frame of our window, showing our page. */
export function mayCall({ isAppWindow, isMainFrame, origin }: Sender): boolean {
	return isAppWindow && isMainFrame && origin === appOrigin;
}
