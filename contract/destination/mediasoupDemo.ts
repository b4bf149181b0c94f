import { withScheme } from './linkText.ts';

/** Where the stock server of mediasoup-demo listens for the page of an origin. */
export function demoSocket(origin: string): string {
	const { protocol, hostname } = new URL(origin);
	return `${withScheme(new URL(`${protocol}//${hostname}`), 'socket')}:4443/`;
}
