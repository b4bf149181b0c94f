import { Moon, Sun, SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../look/Choice.tsx';
import { Segments } from '../../../look/Segments.tsx';
import { useApp, useSettings } from '../../../stores/appContext.ts';
import { themes } from '../../../stores/settingsStore.ts';
import { languages } from '../../../texts/texts.ts';
import { SettingsGroup, SettingsRow } from '../SettingsGroup.tsx';

const icons = { system: SunMoon, light: Sun, dark: Moon };

/** How the app looks and which language it speaks. */
export function AppearanceSection() {
	const { t } = useTranslation();
	const { settings } = useApp();
	const theme = useSettings((chosen) => chosen.theme);
	const language = useSettings((chosen) => chosen.language);
	return (
		<SettingsGroup hint={t('settings.themeHint')}>
			<SettingsRow>
				<Segments
					label={t('settings.theme')}
					value={theme}
					options={themes.map((id) => ({ id, name: t(`settings.themes.${id}`), Icon: icons[id] }))}
					onChange={(chosen) => settings.setState({ theme: chosen })}
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
