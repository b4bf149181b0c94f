import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { limits } from '../../../../contract/signalling/limits.ts';
import { Field } from '../../../look/Field.tsx';
import { Toggle } from '../../../look/Toggle.tsx';
import { useApp, useSettings } from '../../../stores/appContext.ts';
import { DeviceChoices } from '../../sound/DeviceChoices.tsx';
import { SettingsGroup, SettingsRow } from '../SettingsGroup.tsx';
import { JoiningGroup } from './JoiningGroup.tsx';

/** What others hear and see of one. In a call it takes effect at once. */
export function SoundSection() {
	const { t } = useTranslation();
	const { navigation, settings } = useApp();
	const chosen = useSettings((all) => all);
	const call = useStore(navigation.store, (where) => where.call);
	return (
		<>
			<SettingsGroup>
				<SettingsRow>
					<Field
						label={t('settings.name')}
						value={chosen.name}
						maxLength={limits.displayNameLength}
						onChange={(name) => settings.setState({ name })}
					/>
				</SettingsRow>
			</SettingsGroup>
			<SettingsGroup title={t('settings.devices')}>
				<DeviceChoices Row={SettingsRow} />
				<SettingsRow>
					<Toggle
						label={t('settings.mirror')}
						hint={t('settings.mirrorHint')}
						on={chosen.mirrorSelf}
						onChange={(mirrorSelf) => settings.setState({ mirrorSelf })}
					/>
				</SettingsRow>
			</SettingsGroup>
			<SettingsGroup title={t('settings.callSoundsTitle')}>
				<SettingsRow>
					<Toggle
						label={t('settings.callSounds')}
						hint={t('settings.callSoundsHint')}
						on={chosen.callSounds}
						onChange={(callSounds) => settings.setState({ callSounds })}
					/>
				</SettingsRow>
			</SettingsGroup>
			<SettingsGroup title={t('settings.voice')}>
				<SettingsRow>
					<Toggle
						label={t('settings.denoise')}
						hint={t('settings.denoiseHint')}
						on={chosen.denoise}
						onChange={(denoise) => {
							settings.setState({ denoise });
							void call?.intents.setDenoise(denoise);
						}}
					/>
				</SettingsRow>
				<SettingsRow>
					<Toggle
						label={t('settings.talkingHint')}
						hint={t('settings.talkingHintHint')}
						on={chosen.talkingWhileMutedHint}
						onChange={(talkingWhileMutedHint) => {
							settings.setState({ talkingWhileMutedHint });
							call?.intents.setTalkingWhileMutedHint(talkingWhileMutedHint);
						}}
					/>
				</SettingsRow>
			</SettingsGroup>
			<JoiningGroup />
		</>
	);
}
