import type { Bridge } from '../../contract/bridge/features.ts';
import { SessionError } from '../session/sessionError.ts';
import { desktopKeeper } from './desktopKeeper.ts';
import type { Platform } from './platform.ts';

/** The desktop app: everything goes over the bridge, which checks it on the other side. */
export function desktopPlatform(bridge: Bridge, storage: Storage): Platform {
	return {
		kind: 'desktop',
		hosting: {
			start: () => bridge.hosting.start({}),
			stop: () => bridge.hosting.stop(),
			state: () => bridge.hosting.state(),
			onChanged: (listener) => bridge.hostingEvents.changed(listener),
		},
		sharePicker: {
			describe: () => bridge.capture.describe(),
			list: (thumbnail) => bridge.capture.list({ thumbnail }),
			choose: (sourceId, { withSound }) => bridge.capture.choose({ sourceId, withSound }),
		},
		shareSign: {
			show: (sign) => bridge.shareSign.show(sign),
			hide: () => bridge.shareSign.hide(),
			onStop: (listener) => bridge.shareSignEvents.stop(() => listener()),
		},
		trust: {
			pin: (hostnames, key) => bridge.trust.pin({ hostnames: [...hostnames], key }),
			onRefused: (listener) => bridge.trustEvents.refused(({ hostname }) => listener(hostname)),
		},
		origins: {
			use: (standIn) => bridge.origins.use(standIn),
			broadcastTo: (endpoint) => bridge.origins.broadcastTo(endpoint),
		},
		links: {
			take: () => bridge.links.take(),
			onArrived: (listener) => bridge.linksEvents.arrived(() => listener()),
		},
		globalKey: {
			take: (accelerator) => bridge.globalKey.take({ accelerator }),
			release: () => bridge.globalKey.release(),
			isFree: (accelerator) => bridge.globalKey.isFree({ accelerator }),
			onPressed: (listener) => bridge.globalKeyEvents.pressed(() => listener()),
		},
		probe: (address) => bridge.probe.ask({ address }),
		async askForToken(page, room, participantName) {
			const answer = await bridge.liveKitMeet.askForToken({ page, room, participantName });
			if (answer.kind !== 'token') throw new SessionError(answer.kind);
			return answer;
		},
		writeMail: ({ subject, body }) => bridge.mail.write({ subject, body }),
		desktop: {
			present: (presence) => bridge.desktop.present(presence),
			notify: (sentence) => bridge.desktop.notify(sentence),
			isSeen: () => bridge.desktop.seen(),
			onSight: (listener) => bridge.desktopEvents.sight(listener),
			habits: () => bridge.desktop.habits(),
			setStartAtLogin: (on) => bridge.desktop.startAtLogin({ on }),
			onHabits: (listener) => bridge.desktopEvents.habits(listener),
			onCommand: (listener) => bridge.desktopEvents.command(listener),
			onWoke: (listener) => bridge.desktopEvents.woke(() => listener()),
		},
		recovery: {
			keep: (place) => bridge.recovery.keep(place),
			forget: () => bridge.recovery.forget(),
			take: () => bridge.recovery.take(),
		},
		keeper: () => desktopKeeper(bridge, storage),
		permissions: {
			pages: () => bridge.systemSettings.pages(),
			open: (page) => bridge.systemSettings.open({ page }),
		},
		diagnostics: {
			gather: () => bridge.diagnostics.gather(),
			save: (text) => bridge.diagnostics.save({ text }),
			// A log that cannot be had is no reason for another error.
			pageError: (what) => void bridge.diagnostics.pageError({ what }).catch(() => undefined),
		},
		keyStore: () => bridge.saved.keyStore(),
		clipboard: {
			write: (text) => bridge.clipboard.write({ text }),
			joinLink: () => bridge.clipboard.joinLink(),
		},
		async describe() {
			const { version, chromium, inspection } = await bridge.app.describe();
			return { version, engine: `Chromium ${chromium}`, inspection };
		},
	};
}
