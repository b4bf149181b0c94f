import { Message, type MessageBus, sessionBus, type Variant } from '@jellybrick/dbus-next';
import mitt from 'mitt';
import type { Log } from '../log/log.ts';
import type { TrayHost } from './trayHost.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
const watcherPath = '/StatusNotifierWatcher';
const watcherSignals = ['StatusNotifierHostRegistered', 'StatusNotifierHostUnregistered'];
/** A bus that does not answer by then has no tray to offer; its answer still counts when it comes. */
const patienceMs = 3_000;

/**
 * Watches for the tray of a Linux desktop: somebody who shows StatusNotifierItems (freedesktop.org, Status
 * Notifier Item), told by the watcher on the session bus. Panels start after the session's programs, and
 * extensions come and go, so it goes on watching.
 * @param options.busAddress for tests; else the session's own
 */
export function watchStatusNotifierHost(log: Log, options: { busAddress?: string } = {}): TrayHost {
	const events: TrayHost['events'] = mitt();
	let there = false;
	const become = (now: boolean) => {
		if (now === there) return;
		there = now;
		events.emit('changed', now);
	};
	const asked = openBus(options).then(
		async (bus) => {
			// One question after the other: answers that overtake each other would leave the wrong one.
			let asking: Promise<void> = Promise.resolve();
			const ask = () => {
				asking = asking.then(async () => become(await isHostRegistered(bus)));
				return asking;
			};
			bus.on('message', ({ member, interface: from, body }: Message) => {
				const ownerChanged = member === 'NameOwnerChanged' && body[0] === watcher;
				if (ownerChanged || (from === watcher && watcherSignals.includes(member))) void ask();
			});
			await addMatches(bus);
			await ask();
		},
		// No session bus: a desktop without one has no tray that this app could use.
		() => log.info('tray', 'no session bus'),
	);
	const late = new Promise<void>((resolve) => setTimeout(resolve, patienceMs).unref());
	const failed = (error: unknown) => log.error('tray', 'the session bus refused', error);
	return {
		get there() {
			return there;
		},
		events,
		known: Promise.race([asked.catch(failed), late]),
	};

	async function openBus({ busAddress }: { busAddress?: string }): Promise<MessageBus> {
		const bus = sessionBus({ negotiateUnixFd: false, ...(busAddress && { busAddress }) });
		return new Promise((resolve, reject) => {
			bus.once('connect', () => resolve(bus));
			// An emitter throws what nobody listens to. A bus that goes ends the session anyway.
			(bus as NodeJS.EventEmitter).on('error', (error: unknown) => {
				become(false);
				reject(error);
			});
		});
	}
}

async function addMatches(bus: MessageBus): Promise<void> {
	const rules = [
		`type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${watcher}'`,
		...watcherSignals.map((member) => `type='signal',interface='${watcher}',member='${member}'`),
	];
	for (const rule of rules) {
		await bus.call(
			new Message({
				destination: 'org.freedesktop.DBus',
				path: '/org/freedesktop/DBus',
				interface: 'org.freedesktop.DBus',
				member: 'AddMatch',
				signature: 's',
				body: [rule],
			}),
		);
	}
}

async function isHostRegistered(bus: MessageBus): Promise<boolean> {
	try {
		const answer = await bus.call(
			new Message({
				destination: watcher,
				path: watcherPath,
				interface: 'org.freedesktop.DBus.Properties',
				member: 'Get',
				signature: 'ss',
				body: [watcher, 'IsStatusNotifierHostRegistered'],
				// Asking must not start a watcher that the desktop does not have.
				flags: 2,
			}),
		);
		return (answer?.body[0] as Variant | undefined)?.value === true;
	} catch {
		// There is no watcher.
		return false;
	}
}
