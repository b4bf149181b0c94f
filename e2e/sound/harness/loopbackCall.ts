export interface LoopbackCall {
	readonly sender: RTCRtpSender;
	readonly received: MediaStreamTrack;
	/** How often either side wanted to negotiate after the call had begun. */
	negotiations(): number;
	close(): void;
}

/** A call of two peers in one page: Opus over UDP on this machine, without DTX, which Chromium leaves off. */
export async function openLoopbackCall(track: MediaStreamTrack): Promise<LoopbackCall> {
	const here = new RTCPeerConnection();
	const there = new RTCPeerConnection();
	here.onicecandidate = ({ candidate }) => void there.addIceCandidate(candidate ?? undefined);
	there.onicecandidate = ({ candidate }) => void here.addIceCandidate(candidate ?? undefined);
	const arrived = new Promise<MediaStreamTrack>((resolve) => {
		there.ontrack = (event) => resolve(event.track);
	});
	const sender = here.addTrack(track);
	await here.setLocalDescription();
	if (here.localDescription) await there.setRemoteDescription(here.localDescription);
	await there.setLocalDescription();
	if (there.localDescription) await here.setRemoteDescription(there.localDescription);
	const received = await arrived;
	await connected(there);
	let negotiations = 0;
	here.onnegotiationneeded = () => negotiations++;
	there.onnegotiationneeded = () => negotiations++;
	return {
		sender,
		received,
		negotiations: () => negotiations,
		close() {
			here.close();
			there.close();
		},
	};
}

function connected(peer: RTCPeerConnection): Promise<void> {
	return new Promise((resolve, reject) => {
		const look = () => {
			if (peer.connectionState === 'connected') resolve();
			if (peer.connectionState === 'failed') reject(new Error('The loopback call does not connect'));
		};
		peer.addEventListener('connectionstatechange', look);
		look();
	});
}
