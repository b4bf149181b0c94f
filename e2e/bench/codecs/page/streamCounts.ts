/** What has been sent and received so far. Times in seconds. */
export interface Counts {
	readonly sent: Sent;
	readonly received: Received;
}

export interface Sent {
	readonly at: number;
	/** Of all layers. */
	readonly bytes: number;
	/** Of the largest picture. */
	readonly frames: number;
	readonly encodeTime: number;
	readonly width: number;
	/** As Chromium names it: libvpx, OpenH264, libaom. */
	readonly encoder: string;
}

export interface Received {
	readonly at: number;
	readonly bytes: number;
	readonly frames: number;
	readonly decodeTime: number;
	readonly width: number;
	readonly decoder: string;
}

type Entry = Readonly<Record<string, unknown>>;

export async function countSent(sender: RTCRtpSender | undefined): Promise<Sent> {
	const all = await entries(sender, 'outbound-rtp');
	const largest = all.reduce<Entry>(
		(one, other) => (numberOf(other, 'frameWidth') > numberOf(one, 'frameWidth') ? other : one),
		{},
	);
	return {
		at: numberOf(largest, 'timestamp') / 1000,
		bytes: all.reduce((sum, one) => sum + numberOf(one, 'bytesSent'), 0),
		frames: numberOf(largest, 'framesEncoded'),
		encodeTime: numberOf(largest, 'totalEncodeTime'),
		width: numberOf(largest, 'frameWidth'),
		encoder: String(largest.encoderImplementation ?? ''),
	};
}

export async function countReceived(receiver: RTCRtpReceiver | undefined): Promise<Received> {
	const [one = {}] = await entries(receiver, 'inbound-rtp');
	return {
		at: numberOf(one, 'timestamp') / 1000,
		bytes: numberOf(one, 'bytesReceived'),
		frames: numberOf(one, 'framesDecoded'),
		decodeTime: numberOf(one, 'totalDecodeTime'),
		width: numberOf(one, 'frameWidth'),
		decoder: String(one.decoderImplementation ?? ''),
	};
}

async function entries(of: RTCRtpSender | RTCRtpReceiver | undefined, type: string): Promise<Entry[]> {
	const report = await of?.getStats();
	return [...(report?.values() ?? [])].filter((entry: Entry) => entry.type === type);
}

function numberOf(entry: Entry, name: string): number {
	const value = entry[name];
	return typeof value === 'number' ? value : 0;
}
