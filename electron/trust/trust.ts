import type { Session } from 'electron';
import mitt, { type Emitter } from 'mitt';
import type { FeatureCalls } from '../bridge/bridge.ts';
import { CertificateGuard, normalised } from './certificateGuard.ts';
import { keyHashOf } from './keyHash.ts';
import { endNetworkService, inNetworkService, onNetworkServiceGone } from './networkService.ts';

/** Chromium's net error codes, as setCertificateVerifyProc takes them. */
const accept = 0;
const reject = -2;

export interface Trust {
	readonly calls: FeatureCalls<'trust'>;
	readonly events: Emitter<{ refused: { hostname: string }; forgotten: undefined }>;
}

/**
 * Makes this session trust pinned hosts by their keys alone, and all others as the web does.
 *
 * Chromium remembers verdicts for half an hour and offers no way to take one back; Electron even keeps
 * Chromium's own verdict in front of ours. A link with the right key right after one with a wrong key would
 * fail without anybody being asked. So a pin that outdates a verdict ends the network process: the memory is
 * there and nowhere else. Links whose key is pinned before the first connection, as is usual, never need it.
 */
export function trustPinnedHosts(session: Session): Trust {
	const guard = new CertificateGuard(() => performance.now());
	const events: Trust['events'] = mitt();
	const watch = () =>
		session.setCertificateVerifyProc(({ hostname, certificate, errorCode }, answer) => {
			const key = keyHashOf(certificate.data);
			const verdict = guard.verify({ hostname, key, chromiumTrusts: errorCode === 0 });
			if (verdict === 'refused') events.emit('refused', { hostname: normalised(hostname) });
			answer(verdict === 'trusted' ? accept : reject);
		});
	watch();
	// The network process asks us only as long as it lives; a new one asks nobody until it is told to.
	let watching = Promise.resolve();
	onNetworkServiceGone(() => {
		guard.forget();
		events.emit('forgotten');
		watching = inNetworkService(session, watch);
	});
	return {
		events,
		calls: {
			async pin({ hostnames, key }) {
				if (guard.pin(hostnames, key).outdates) await endNetworkService();
				await watching;
			},
		},
	};
}
