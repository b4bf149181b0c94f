import type { SessionCapabilities, UnavailableReason } from '../session/session.ts';

const no = (unavailable: UnavailableReason) => ({ unavailable });

const everything: SessionCapabilities = {
	publish: true,
	receive: true,
	layers: true,
	'pause-reception': true,
	messages: true,
	'screen-beside-camera': true,
	'mute-without-renegotiation': true,
	preview: true,
	moderation: true,
	knocking: true,
	hands: true,
};

/** Servers that cannot do everything, by what is left. */
export const madeUpCapabilities = {
	/** One may watch and listen, and no more. */
	watching: {
		...everything,
		publish: no('not-allowed'),
		messages: no('turned-off'),
		hands: no('server'),
		preview: no('server'),
		moderation: no('own-host-only'),
		knocking: no('own-host-only'),
	},
	/** A WHIP endpoint. */
	broadcast: {
		...everything,
		receive: no('broadcast'),
		layers: no('server'),
		'pause-reception': no('broadcast'),
		messages: no('broadcast'),
		'screen-beside-camera': no('server'),
		preview: no('server'),
		moderation: no('broadcast'),
		knocking: no('broadcast'),
		hands: no('broadcast'),
	},
	noKnocking: { ...everything, knocking: no('server') },
} as const satisfies Record<string, SessionCapabilities>;
