import { type ComponentType, Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Choice } from '../../look/Choice.tsx';
import { useApp, useSettings } from '../../stores/appContext.ts';
import type { DeviceKind } from '../../stores/engine.ts';
import { useDevices } from './devices.ts';

const system = 'system';
const kinds: readonly DeviceKind[] = ['microphone', 'camera', 'speaker'];

interface DeviceChoicesProps {
	/** Put around each of them. */
	Row?: ComponentType<{ children: ReactNode }>;
}

/** Which microphone, camera and speaker; used at once if there is a call, and kept for the next one. */
export function DeviceChoices({ Row = Fragment }: DeviceChoicesProps) {
	const { t } = useTranslation();
	const { settings, navigation } = useApp();
	const call = useStore(navigation.store, (where) => where.call);
	const lists = useDevices();
	const chosen = useSettings((all) => all.devices);
	return kinds.map((kind) => {
		const options = [
			{ id: system, name: t('device.system') },
			...lists[kind].map(({ id, label }, index) => ({
				id,
				name: label || t('device.unnamed', { number: index + 1 }),
			})),
		];
		const value = options.some(({ id }) => id === chosen[kind]) ? (chosen[kind] ?? system) : system;
		return (
			<Row key={kind}>
				<Choice
					label={t(`device.kind.${kind}`)}
					value={value}
					options={options}
					onChange={(id) => {
						settings.setState({ devices: { ...chosen, [kind]: id === system ? undefined : id } });
						void call?.intents.chooseDevice(kind, id === system ? 'default' : id);
					}}
				/>
			</Row>
		);
	});
}
