import { useTranslation } from 'react-i18next';
import { Choice } from '../../../look/Choice.tsx';
import { useApp, useSettings } from '../../../stores/appContext.ts';
import { themes } from '../../../stores/settingsStore.ts';
import { languages } from '../../../texts/texts.ts';
import { SettingsGroup, SettingsRow } from '../SettingsGroup.tsx';

/** How the app looks and which language it speaks. */
export function AppearanceSection() {
	const { t } = useTranslation();
	const { settings } = useApp();
	const theme = useSettings((chosen) => chosen.theme);
	const language = useSettings((chosen) => chosen.language);
	return (
		<SettingsGroup hint={t('settings.themeHint')}>
			<SettingsRow>
				<Choice
					label={t('settings.theme')}
					value={theme}
					options={themes.map((id) => ({ id, name: t(`settings.themes.${id}`) }))}
					onChange={(id) => settings.setState({ theme: themes.find((one) => one === id) ?? 'system' })}
				/>
			</SettingsRow>
			<SettingsRow>
				<Choice
					label={t('settings.language')}
					value={language}
					options={[
						{ id: 'system', name: t('settings.languageSystem') },
						...Object.entries(languages).map(([id, name]) => ({ id, name })),
					]}
					onChange={(id) =>
						settings.setState({
							language: Object.hasOwn(languages, id) ? (id as keyof typeof languages) : 'system',
						})
					}
				/>
			</SettingsRow>
		</SettingsGroup>
	);
}
