/** Runs in the app's page; `joining.ts` puts it there before the page has joined anything. */
export interface JoinWatching {
	/**
	 * From now on: leads the next call's media to these ports of 127.0.0.1, and waits for a click.
	 * @param fromHome counts from the click at home that opens the link, and clicks on the lobby's Join as soon as it is there
	 */
	arm(ports: MediaPorts, fromHome: boolean): void;
	/** Resolves once the first remote picture is there. @throws when it does not come in time */
	done(timeoutMs: number): Promise<JoinMoments>;
}

export interface MediaPorts {
	readonly udp: number;
	readonly tcp: number;
}

/** Milliseconds since the click. */
export interface JoinMoments {
	/** The host's description of the receiving transport is there. */
	readonly answered: number;
	readonly iceConnected: number;
	readonly dtlsConnected: number;
	readonly firstPicture: number;
}

declare global {
	interface Window {
		joinWatching?: JoinWatching;
	}
}

let ports: MediaPorts = { udp: 0, tcp: 0 };
let clickedAt: number | null = null;
let waiting = false;
let arrived: (moments: JoinMoments) => void = () => {};
let arrival: Promise<JoinMoments> | null = null;
const moments = new WeakMap<RTCPeerConnection, { answered: number; ice?: number; dtls?: number }>();
/** Which connection brought a remote track. */
const connections = new Map<string, RTCPeerConnection>();

window.joinWatching ??= {
	arm(to, fromHome) {
		ports = to;
		clickedAt = null;
		waiting = true;
		arrival = new Promise((resolve) => {
			arrived = resolve;
		});
		if (fromHome) clickInLobby();
	},
	done(timeoutMs) {
		const late = new Promise<never>((_, reject) => {
			setTimeout(() => reject(new Error('The first remote picture did not come in time')), timeoutMs);
		});
		return Promise.race([arrival ?? late, late]);
	},
};

document.addEventListener(
	'click',
	({ target }) => {
		if (!waiting || clickedAt !== null) return;
		if (target instanceof Element && target.closest('button[type=submit]')) clickedAt = performance.now();
	},
	{ capture: true },
);

// Media events do not bubble, but they can be captured.
document.addEventListener(
	'loadeddata',
	({ target }) => {
		if (!waiting || clickedAt === null || !(target instanceof HTMLVideoElement)) return;
		const stream = target.srcObject instanceof MediaStream ? target.srcObject : null;
		const connection = connections.get(stream?.getVideoTracks()[0]?.id ?? '');
		const passed = connection && moments.get(connection);
		if (!passed) return;
		waiting = false;
		const since = (at: number | undefined) => (at ?? Number.NaN) - (clickedAt ?? 0);
		arrived({
			answered: since(passed.answered),
			iceConnected: since(passed.ice),
			dtlsConnected: since(passed.dtls),
			firstPicture: since(performance.now()),
		});
	},
	{ capture: true },
);

/** Chromium would find the way past the relay: all candidates of the host become the relay's ports. */
type Describe = (this: RTCPeerConnection, description: RTCSessionDescriptionInit) => Promise<void>;
const setRemoteDescription: Describe = RTCPeerConnection.prototype.setRemoteDescription;
const describeByRelay: Describe = function (description) {
	if (!moments.has(this)) follow(this);
	return setRemoteDescription.call(this, { ...description, sdp: lead(description.sdp ?? '') });
};
Object.assign(RTCPeerConnection.prototype, { setRemoteDescription: describeByRelay });

function follow(connection: RTCPeerConnection): void {
	const passed: { answered: number; ice?: number; dtls?: number } = { answered: performance.now() };
	moments.set(connection, passed);
	connection.addEventListener('iceconnectionstatechange', () => {
		if (connection.iceConnectionState === 'connected') passed.ice ??= performance.now();
	});
	connection.addEventListener('connectionstatechange', () => {
		if (connection.connectionState === 'connected') passed.dtls ??= performance.now();
	});
	connection.addEventListener('track', ({ track }) => connections.set(track.id, connection));
}

/** RFC 8839, 5.1: foundation, component, protocol, priority, address, port, "typ". */
function lead(sdp: string): string {
	const seen = new Set<string>();
	const lines = sdp.split('\r\n').flatMap((line) => {
		if (line.startsWith('m=')) seen.clear();
		const [, before, protocol, priority, after] =
			/^(a=candidate:\S+ \d+) (udp|tcp) (\d+) \S+ \d+ (.*)$/i.exec(line) ?? [];
		if (!before || !protocol) return [line];
		const kind = protocol.toLowerCase() === 'udp' ? 'udp' : 'tcp';
		if (seen.has(kind)) return [];
		seen.add(kind);
		return [`${before} ${protocol} ${priority} 127.0.0.1 ${ports[kind]} ${after}`];
	});
	return lines.join('\r\n');
}

function clickInLobby(): void {
	const press = () => {
		const button = document.querySelector<HTMLButtonElement>('main form:has(h1) button[type=submit]');
		if (clickedAt === null || !button || button.disabled) return;
		observer.disconnect();
		button.click();
	};
	const observer = new MutationObserver(press);
	observer.observe(document.body, { subtree: true, childList: true, attributes: true });
}
