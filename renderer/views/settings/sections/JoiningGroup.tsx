import { useTranslation } from 'react-i18next';
import { Toggle } from '../../../look/Toggle.tsx';
import { useApp, useSettings } from '../../../stores/appContext.ts';
import { SettingsGroup, SettingsRow } from '../SettingsGroup.tsx';

/** What comes before a call, once one has been there. */
export function JoiningGroup() {
	const { t } = useTranslation();
	const { settings } = useApp();
	const alwaysLobby = useSettings((chosen) => chosen.alwaysLobby);
	return (
		<SettingsGroup title={t('settings.joining')}>
			<SettingsRow>
				<Toggle
					label={t('settings.alwaysLobby')}
					hint={t('settings.alwaysLobbyHint')}
					on={alwaysLobby}
					onChange={(on) => settings.setState({ alwaysLobby: on })}
				/>
			</SettingsRow>
		</SettingsGroup>
	);
}
