/** When a peer connection got where, on the page's clock. */
export interface Passed {
	/** The other side's first description was there. */
	described?: number;
	ice?: number;
	dtls?: number;
}

const passed = new Map<RTCPeerConnection, Passed>();
/** Which connection brought a remote track. */
const bringers = new Map<string, RTCPeerConnection>();

/** From now on every peer connection of the page is followed, whatever library makes it. */
export function followConnections(): void {
	const Original = RTCPeerConnection;
	class Followed extends Original {
		constructor(configuration?: RTCConfiguration) {
			super(configuration);
			follow(this);
		}
	}
	Object.assign(globalThis, { RTCPeerConnection: Followed });
}

export function openConnections(): RTCPeerConnection[] {
	return [...passed.keys()].filter(({ connectionState }) => connectionState !== 'closed');
}

export function whatBrought(trackId: string | undefined): Passed {
	const connection = bringers.get(trackId ?? '');
	return (connection && passed.get(connection)) ?? {};
}

function follow(connection: RTCPeerConnection): void {
	const moments: Passed = {};
	passed.set(connection, moments);
	const setRemoteDescription = connection.setRemoteDescription.bind(connection);
	connection.setRemoteDescription = (description: RTCSessionDescriptionInit) => {
		moments.described ??= performance.now();
		return setRemoteDescription(description);
	};
	connection.addEventListener('iceconnectionstatechange', () => {
		if (connection.iceConnectionState === 'connected') moments.ice ??= performance.now();
	});
	connection.addEventListener('connectionstatechange', () => {
		if (connection.connectionState === 'connected') moments.dtls ??= performance.now();
	});
	connection.addEventListener('track', ({ track }) => bringers.set(track.id, connection));
}

/** From now on no picture that is being sent takes more bits a second than this. */
export async function holdPictures(bitsPerSecond: number): Promise<void> {
	for (const connection of openConnections())
		for (const sender of connection.getSenders()) {
			if (sender.track?.kind !== 'video') continue;
			const parameters = sender.getParameters();
			for (const encoding of parameters.encodings)
				encoding.maxBitrate = Math.min(encoding.maxBitrate ?? bitsPerSecond, bitsPerSecond);
			await sender.setParameters(parameters);
		}
}
