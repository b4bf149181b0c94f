/** The part of webrtc-stats' outbound-rtp that is read here. */
interface Outbound {
	readonly type: string;
	readonly rid?: string;
	readonly packetsSent?: number;
}

const lookEveryMs = 50;
/** Packets that have left are there by then, before any that leave later. */
const headStartMs = 150;
const patienceMs = 3_000;

/**
 * Starts a sender's first layer, and later the others: servers that know layers by their order (Galene) take them in
 * the order in which their first packets arrive, and a small picture is always sooner ready than a large one.
 * @param still whether the others may be started when it is their turn
 */
export async function startLayers(sender: RTCRtpSender, still: () => boolean): Promise<void> {
	await setActive(sender, 1);
	const [first, ...others] = sender.getParameters().encodings;
	if (others.length > 0) void startOthers(sender, first?.rid, still).catch(() => {});
}

/** Which encodings a sender begins with so that `startLayers` can start the rest. */
export function firstOnly(encodings: RTCRtpEncodingParameters[]): RTCRtpEncodingParameters[] {
	return encodings.map((encoding, place) => (place === 0 ? encoding : { ...encoding, active: false }));
}

/** A sender that is closed meanwhile rejects, and needs no more. */
async function startOthers(
	sender: RTCRtpSender,
	rid: string | undefined,
	still: () => boolean,
): Promise<void> {
	const until = performance.now() + patienceMs;
	while (performance.now() < until && !(await hasSent(sender, rid))) await wait(lookEveryMs);
	await wait(headStartMs);
	if (still()) await setActive(sender, Number.POSITIVE_INFINITY);
}

async function hasSent(sender: RTCRtpSender, rid: string | undefined): Promise<boolean> {
	const report = await sender.getStats();
	return [...(report.values() as Iterable<Outbound>)].some(
		(one) => one.type === 'outbound-rtp' && one.rid === rid && (one.packetsSent ?? 0) > 0,
	);
}

/** @param count of encodings, from the first, that are sent; the others stay as they are */
async function setActive(sender: RTCRtpSender, count: number): Promise<void> {
	const parameters = sender.getParameters();
	if (parameters.encodings.every(({ active }, place) => place >= count || active)) return;
	for (const [place, encoding] of parameters.encodings.entries()) if (place < count) encoding.active = true;
	await sender.setParameters(parameters);
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
