import { existsSync } from 'node:fs';

export interface JanusRoom {
	readonly id: number;
	readonly pin?: string;
	/** How many may send at once. */
	readonly publishers?: number;
	readonly requireE2ee?: boolean;
	/** What videos may be sent in, best first. */
	readonly videoCodecs?: string;
	/** Whether those who send nothing are told of. */
	readonly notifyJoining?: boolean;
}

const programs = ['/usr/bin/janus', '/usr/local/bin/janus'];
const folders = ['/usr/lib/x86_64-linux-gnu/janus', '/usr/lib/aarch64-linux-gnu/janus', '/usr/lib/janus'];

/** Where the system's Janus is: its program, and the folder of its plugins and transports. */
export function findJanus(): { program: string; libraries: string } | undefined {
	const program = programs.find((path) => existsSync(path));
	const libraries = folders.find((path) => existsSync(`${path}/plugins`));
	return program && libraries ? { program, libraries } : undefined;
}

/**
 * The files of a configuration folder: plain WebSockets, the VideoRoom, nothing else.
 * @param address to listen at; on loopback if not given
 * @param reclaimSeconds how long a session waits for somebody who lost their socket
 */
export function configurationOf({
	port,
	rooms,
	libraries,
	reclaimSeconds = 30,
	address = '127.0.0.1',
}: {
	address?: string;
	port: number;
	rooms: readonly JanusRoom[];
	libraries: string;
	reclaimSeconds?: number;
}): Record<string, string> {
	return {
		'janus.jcfg': `general: {
	plugins_folder = "${libraries}/plugins"
	transports_folder = "${libraries}/transports"
	events_folder = "${libraries}/events"
	loggers_folder = "${libraries}/loggers"
	debug_level = 2
	session_timeout = 60
	reclaim_session_timeout = ${reclaimSeconds}
}
media: {
	rtp_port_range = "20000-40000"
}
plugins: {
	disable = "${otherPlugins.map((name) => `libjanus_${name}.so`).join(',')}"
}
transports: {
	disable = "${otherTransports.map((name) => `libjanus_${name}.so`).join(',')}"
}
events: {
	broadcast = false
}
`,
		'janus.transport.websockets.jcfg': `general: {
	json = "compact"
	ws = true
	ws_port = ${port}
	ws_ip = "${address}"
	wss = false
}
admin: {
	admin_ws = false
	admin_wss = false
}
`,
		'janus.plugin.videoroom.jcfg': rooms.map(roomConfiguration).join(''),
	};
}

const otherPlugins = [
	'audiobridge',
	'duktape',
	'echotest',
	'lua',
	'nosip',
	'recordplay',
	'sip',
	'streaming',
	'textroom',
	'videocall',
	'voicemail',
];
const otherTransports = ['http', 'mqtt', 'nanomsg', 'pfunix', 'rabbitmq'];

/** Like the room of Debian's own sample, with layers. */
function roomConfiguration({
	id,
	pin,
	publishers = 12,
	requireE2ee,
	videoCodecs = 'vp8,h264',
	notifyJoining,
}: JanusRoom): string {
	return `room-${id}: {
	description = "Room ${id}"
	publishers = ${publishers}
	bitrate = 128000
	fir_freq = 10
	videocodec = "${videoCodecs}"
	audiolevel_event = true
${pin ? `	pin = "${pin}"\n` : ''}${requireE2ee ? '	require_e2ee = true\n' : ''}${notifyJoining ? '	notify_joining = true\n' : ''}}
`;
}
