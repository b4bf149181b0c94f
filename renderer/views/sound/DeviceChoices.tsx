import { type ComponentType, Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Choice } from '../../look/Choice.tsx';
import { useApp, useSettings } from '../../stores/appContext.ts';
import type { DeviceKind } from '../../stores/engine.ts';
import { type DeviceLists, useDevices } from './devices.ts';

const system = 'system';
const kinds: readonly DeviceKind[] = ['microphone', 'camera', 'speaker'];

interface DeviceChoicesProps {
	/** Put around each of them. */
	Row?: ComponentType<{ children: ReactNode }>;
}

/** Which microphone, camera and speaker. */
export function DeviceChoices({ Row = Fragment }: DeviceChoicesProps) {
	const lists = useDevices();
	return kinds.map((kind) => (
		<Row key={kind}>
			<DeviceChoice kind={kind} lists={lists} />
		</Row>
	));
}

interface DeviceChoiceProps {
	kind: DeviceKind;
	lists: DeviceLists;
}

/** Which device of a kind; used at once if there is a call, and kept for the next one. */
export function DeviceChoice({ kind, lists }: DeviceChoiceProps) {
	const { t } = useTranslation();
	const { settings, navigation } = useApp();
	const call = useStore(navigation.store, (where) => where.call);
	const chosen = useSettings((all) => all.devices);
	const options = [
		{ id: system, name: t('device.system') },
		...lists[kind].map(({ id, label }, index) => ({
			id,
			name: label || t('device.unnamed', { number: index + 1 }),
		})),
	];
	const value = options.some(({ id }) => id === chosen[kind]) ? (chosen[kind] ?? system) : system;
	return (
		<Choice
			label={t(`device.kind.${kind}`)}
			value={value}
			options={options}
			onChange={(id) => {
				settings.setState({ devices: { ...chosen, [kind]: id === system ? undefined : id } });
				void call?.intents.chooseDevice(kind, id === system ? 'default' : id);
			}}
		/>
	);
}
