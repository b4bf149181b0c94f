import { useTranslation } from 'react-i18next';
import { Choice } from '../../look/Choice.tsx';
import { useApp, useSettings } from '../../stores/appContext.ts';
import { useIntents } from '../../stores/callContext.ts';
import type { DeviceKind } from '../../stores/engine.ts';
import { useDevices } from './devices.ts';

const system = 'system';
const kinds: readonly DeviceKind[] = ['microphone', 'camera', 'speaker'];

/** Which microphone, camera and speaker; used at once and kept for the next call. */
export function DeviceChoices() {
	const { t } = useTranslation();
	const { settings } = useApp();
	const intents = useIntents();
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
			<Choice
				key={kind}
				label={t(`device.kind.${kind}`)}
				value={value}
				options={options}
				onChange={(id) => {
					settings.setState({ devices: { ...chosen, [kind]: id === system ? undefined : id } });
					void intents.chooseDevice(kind, id === system ? 'default' : id);
				}}
			/>
		);
	});
}
