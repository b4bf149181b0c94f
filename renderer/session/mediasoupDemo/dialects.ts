import {
	legacyNotifications,
	legacyReplies,
	legacyServerRequests,
} from '../../../contract/signalling/legacyDialect.ts';
import { plainWording, type Wording } from '../mediasoup/wording.ts';

/** Of October 2025 and later, and its first TypeScript variant, which differs in what it reads alone. */
export const currentDialect: Wording = plainWording;

/** Before October 2025. */
export const legacyDialect: Wording = {
	requests: {
		getRouterRtpCapabilities: { reply: legacyReplies.getRouterRtpCapabilities },
		createWebRtcTransport: {
			ask: ({ appData: { direction }, ...rest }) => ({
				...rest,
				producing: direction === 'producer',
				consuming: direction === 'consumer',
			}),
			reply: legacyReplies.createWebRtcTransport,
		},
		restartIce: { reply: legacyReplies.restartIce },
		join: { reply: legacyReplies.join },
		produce: {
			ask: ({ appData, ...rest }) => ({
				...rest,
				appData: appData?.source === 'screensharing' ? { share: true } : {},
			}),
			reply: legacyReplies.produce,
		},
		produceData: { reply: legacyReplies.produceData },
		getTransportStats: { reply: legacyReplies.getTransportStats },
		getProducerStats: { reply: legacyReplies.getProducerStats },
		getConsumerStats: { reply: legacyReplies.getConsumerStats },
		getDataProducerStats: { reply: legacyReplies.getDataProducerStats },
		getDataConsumerStats: { reply: legacyReplies.getDataConsumerStats },
	},
	asksForAll: true,
	hear(method, data) {
		const form = Object.hasOwn(legacyNotifications, method)
			? legacyNotifications[method as keyof typeof legacyNotifications].safeParse(data)
			: null;
		// What this side has no use for (estimates of bandwidth, say) is left out.
		if (!form) return [];
		if (form.success) return form.data;
		console.warn(`malformed ${method} from the server`);
		return [];
	},
	hearRequest(method, data) {
		if (!Object.hasOwn(legacyServerRequests, method)) return undefined;
		return legacyServerRequests[method as keyof typeof legacyServerRequests].safeParse(data).data;
	},
};

/** By what a server says first on each socket. */
const greetings: Readonly<Record<string, Wording>> = {
	mediasoupVersion: currentDialect,
	'mediasoup-version': legacyDialect,
};

/** @returns undefined if this is no greeting */
export function dialectOfGreeting(method: string): Wording | undefined {
	return Object.hasOwn(greetings, method) ? greetings[method] : undefined;
}
