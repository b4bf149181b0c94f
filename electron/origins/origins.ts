import type { Session } from 'electron';
import { appOrigin } from '../appProtocol/origin.ts';
import type { FeatureCalls } from '../bridge/bridge.ts';
import { Readable } from './readable.ts';
import { StandIns, withOrigin } from './standIns.ts';

/**
 * Lets the page come to a stock mediasoup-demo server as the server's own page: such a server refuses handshakes
 * with any other Origin. Only WebSockets to that host and port are touched. And lets it read what an endpoint for
 * broadcasts answers: most of them are made for encoders, and say nothing of pages.
 *
 * Electron has one listener for each event of a session's `webRequest`: these are the ones of `onBeforeSendHeaders`
 * and `onHeadersReceived`.
 */
export function standInOrigins(session: Session): FeatureCalls<'origins'> {
	const standIns = new StandIns();
	const readable = new Readable(appOrigin);
	return {
		broadcastTo({ endpoint }) {
			readable.add(endpoint);
			session.webRequest.onHeadersReceived({ urls: readable.patterns }, (received, answer) =>
				answer(readable.handed(received) ?? {}),
			);
		},
		use(asked) {
			standIns.use(asked);
			session.webRequest.onBeforeSendHeaders(
				{ urls: standIns.patterns },
				({ url, resourceType, requestHeaders }, answer) => {
					// A pattern without a port fits every port, so each is looked at again.
					const origin = resourceType === 'webSocket' ? standIns.originFor(url) : undefined;
					answer({ requestHeaders: origin ? withOrigin(requestHeaders, origin) : requestHeaders });
				},
			);
		},
	};
}
