import type { Session } from 'electron';
import type { FeatureCalls } from '../bridge/bridge.ts';
import { StandIns, withOrigin } from './standIns.ts';

/**
 * Lets the page come to a stock mediasoup-demo server as the server's own page: such a server refuses handshakes
 * with any other Origin. Only WebSockets to that host and port are touched.
 *
 * Electron has one listener for each event of a session's `webRequest`: this is the one of `onBeforeSendHeaders`.
 */
export function standInOrigins(session: Session): FeatureCalls<'origins'> {
	const standIns = new StandIns();
	return {
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
