import { once } from 'node:events';
import { Message, type MessageBus, MessageType, sessionBus, Variant } from '@jellybrick/dbus-next';
import { until } from '../../app/until.ts';

/**
 * A desktop's tray as far as programs can tell: the watcher of StatusNotifierItems and one host
 * (freedesktop.org, Status Notifier Item), and the other end of com.canonical.dbusmenu.
 */
const watcherName = 'org.kde.StatusNotifierWatcher';
const watcherPath = '/StatusNotifierWatcher';
const itemPath = '/StatusNotifierItem';
const properties = 'org.freedesktop.DBus.Properties';
const menuInterface = 'com.canonical.dbusmenu';

export interface TrayHost {
	/** The one icon in the tray, once it is there. */
	item(): Promise<TrayItem>;
	/** How many icons there are now. */
	count(): number;
	end(): Promise<void>;
}

export interface TrayItem {
	/** What the pointer resting on it shows. */
	tooltip(): Promise<string>;
	/** Changes whenever another picture is shown. */
	picture(): Promise<string>;
	/** A click with the main button. */
	activate(): Promise<void>;
	/** What stands in its menu, separators as `-`. */
	labels(): Promise<string[]>;
	/** Opens the menu and clicks, as soon as there is such an entry. */
	click(label: string): Promise<void>;
}

/** @param address of a session bus */
export async function openTrayHost(address: string): Promise<TrayHost> {
	const bus = sessionBus({ busAddress: address });
	await once(bus, 'connect');
	const items = new Set<string>();
	let ended: Promise<void> | undefined;
	bus.addMethodHandler((message: Message) => answer(bus, items, message));
	bus.on('message', (message) => {
		// A program that ends takes its icon with it.
		if (message.member !== 'NameOwnerChanged') return;
		const [name, , newOwner] = message.body;
		if (newOwner === '') items.delete(String(name));
	});
	await callBus(bus, 'AddMatch', 's', [
		"type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'",
	]);
	await bus.requestName(watcherName);
	bus.send(Message.newSignal(watcherPath, watcherName, 'StatusNotifierHostRegistered'));
	return {
		async item() {
			const name = await until('an icon in the tray', async () => [...items][0]);
			return trayItem(bus, name);
		},
		count: () => items.size,
		end() {
			ended ??= bus.releaseName(watcherName).then(() => bus.disconnect());
			return ended;
		},
	};
}

function answer(bus: MessageBus, items: Set<string>, message: Message): boolean {
	if (message.path !== watcherPath) return false;
	const reply = (signature: string, body: unknown[]) => {
		bus.send(Message.newMethodReturn(message, signature, body));
		return true;
	};
	const known = new Map<string, Variant>([
		['RegisteredStatusNotifierItems', new Variant('as', [...items])],
		['IsStatusNotifierHostRegistered', new Variant('b', true)],
		['ProtocolVersion', new Variant('i', 0)],
	]);
	if (message.interface === properties && message.member === 'Get') {
		const value = known.get(String(message.body[1]));
		return value ? reply('v', [value]) : false;
	}
	if (message.interface === properties && message.member === 'GetAll') {
		return reply('a{sv}', [Object.fromEntries(known)]);
	}
	if (message.member === 'RegisterStatusNotifierItem') {
		const [item] = message.body.map(String);
		// A path alone means the sender's own name.
		items.add(item?.startsWith('/') ? message.sender : String(item));
		return reply('', []);
	}
	return false;
}

function trayItem(bus: MessageBus, name: string): TrayItem {
	const call = async (path: string, iface: string, member: string, signature = '', body: unknown[] = []) => {
		const message = new Message({
			destination: name,
			path,
			interface: iface,
			member,
			signature,
			body,
		});
		return (await bus.call(message))?.body ?? [];
	};
	const all = async () => {
		const [values] = await call(itemPath, properties, 'GetAll', 's', ['org.kde.StatusNotifierItem']);
		return values as Readonly<Record<string, Variant>>;
	};
	const menuPath = async () => String((await all()).Menu?.value);
	const entries = async () => {
		const path = await menuPath();
		const [, layout] = await call(path, menuInterface, 'GetLayout', 'iias', [0, -1, []]);
		return readLayout(layout as Layout);
	};
	return {
		async tooltip() {
			const { ToolTip } = await all();
			return ToolTip ? String((ToolTip.value as readonly unknown[])[2]) : '';
		},
		async picture() {
			const { IconName, IconPixmap } = await all();
			return JSON.stringify([IconName?.value, IconPixmap?.value]);
		},
		async activate() {
			await call(itemPath, 'org.kde.StatusNotifierItem', 'Activate', 'ii', [0, 0]);
		},
		labels: async () => (await entries()).map(({ label }) => label),
		async click(label) {
			const entry = await until(`“${label}” in the tray's menu`, async () =>
				(await entries()).find((one) => one.label === label && one.enabled),
			);
			await call(await menuPath(), menuInterface, 'Event', 'isvu', [
				entry.id,
				'clicked',
				new Variant('s', ''),
				0,
			]);
		},
	};
}

/** An entry of the menu and those below it, as com.canonical.dbusmenu sends it: (ia{sv}av). */
type Layout = readonly [number, Readonly<Record<string, Variant>>, readonly Variant<Layout>[]];

interface Entry {
	readonly id: number;
	readonly label: string;
	readonly enabled: boolean;
}

function readLayout([, , children]: Layout): Entry[] {
	return children.map(({ value: [id, { type, label, enabled }] }) => ({
		id,
		// An underscore marks the letter that a key chooses; two stand for one.
		label: type?.value === 'separator' ? '-' : String(label?.value ?? '').replace(/_(.)/g, '$1'),
		enabled: enabled?.value !== false,
	}));
}

function callBus(bus: MessageBus, member: string, signature: string, body: unknown[]) {
	return bus.call(
		new Message({
			type: MessageType.METHOD_CALL,
			destination: 'org.freedesktop.DBus',
			path: '/org/freedesktop/DBus',
			interface: 'org.freedesktop.DBus',
			member,
			signature,
			body,
		}),
	);
}
