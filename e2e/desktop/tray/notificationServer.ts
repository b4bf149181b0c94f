import { once } from 'node:events';
import { Message, type MessageBus, sessionBus } from '@jellybrick/dbus-next';

/** The part of a desktop that shows notifications (freedesktop.org, Desktop Notifications). */
const serverName = 'org.freedesktop.Notifications';
const serverPath = '/org/freedesktop/Notifications';

export interface ShownNotification {
	readonly id: number;
	readonly title: string;
	readonly body: string;
}

export interface NotificationServer {
	/** Everything that was ever shown. */
	readonly shown: readonly ShownNotification[];
	/** A click on the sentence itself. */
	click(notification: ShownNotification): void;
	end(): Promise<void>;
}

/** @param address of a session bus */
export async function openNotificationServer(address: string): Promise<NotificationServer> {
	const bus = sessionBus({ busAddress: address });
	await once(bus, 'connect');
	const shown: ShownNotification[] = [];
	bus.addMethodHandler((message: Message) => answer(bus, shown, message));
	await bus.requestName(serverName);
	return {
		shown,
		click({ id }) {
			bus.send(Message.newSignal(serverPath, serverName, 'ActionInvoked', 'us', [id, 'default']));
		},
		async end() {
			await bus.releaseName(serverName);
			bus.disconnect();
		},
	};
}

function answer(bus: MessageBus, shown: ShownNotification[], message: Message): boolean {
	if (message.path !== serverPath || message.interface !== serverName) return false;
	const reply = (signature: string, body: unknown[]) => {
		bus.send(Message.newMethodReturn(message, signature, body));
		return true;
	};
	switch (message.member) {
		case 'GetServerInformation':
			return reply('ssss', ['test', 'Parley', '1', '1.2']);
		case 'GetCapabilities':
			return reply('as', [['actions', 'body']]);
		case 'Notify': {
			const [, replaces, , title, body] = message.body;
			const id = Number(replaces) || shown.length + 1;
			shown.push({ id, title: String(title), body: String(body) });
			return reply('u', [id]);
		}
		case 'CloseNotification':
			return reply('', []);
		default:
			return false;
	}
}
