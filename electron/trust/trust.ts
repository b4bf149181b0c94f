import type { Session } from 'electron';
import type { FeatureCalls } from '../bridge/bridge.ts';
import { keyHashOf } from './keyHash.ts';
import { Pins } from './pins.ts';

/** Chromium's net error codes, as setCertificateVerifyProc takes them. */
const accept = 0;
const reject = -2;
const leaveToChromium = -3;

/** Makes this session trust pinned hosts by their keys alone, and all others as the web does. */
export function trustPinnedHosts(session: Session): FeatureCalls<'trust'> {
	const pins = new Pins();
	session.setCertificateVerifyProc(({ hostname, certificate }, answer) => {
		switch (pins.verdict(hostname, keyHashOf(certificate.data))) {
			case 'trusted':
				return answer(accept);
			case 'refused':
				return answer(reject);
			case 'not-pinned':
				return answer(leaveToChromium);
		}
	});
	return {
		pin({ hostnames, key }) {
			for (const hostname of hostnames) pins.add(hostname, key);
		},
	};
}
