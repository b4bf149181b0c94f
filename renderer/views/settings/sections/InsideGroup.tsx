import { useTranslation } from 'react-i18next';
import { Toggle } from '../../../look/Toggle.tsx';
import { useApp, useSettings } from '../../../stores/appContext.ts';
import { SettingsGroup, SettingsRow } from '../SettingsGroup.tsx';

/** Whether Home asks the hosts who is inside. */
export function InsideGroup() {
	const { t } = useTranslation();
	const { settings } = useApp();
	const looksInside = useSettings((chosen) => chosen.looksInside);
	return (
		<SettingsGroup>
			<SettingsRow>
				<Toggle
					label={t('settings.looksInside')}
					hint={t('settings.looksInsideHint')}
					on={looksInside}
					onChange={(on) => settings.setState({ looksInside: on })}
				/>
			</SettingsRow>
		</SettingsGroup>
	);
}
