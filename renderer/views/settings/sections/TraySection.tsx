import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Habits } from '../../../../contract/bridge/features.ts';
import { Toggle } from '../../../look/Toggle.tsx';
import { usePlatform } from '../../../platform/platformContext.ts';
import { useApp, useSettings } from '../../../stores/appContext.ts';
import { SettingsGroup, SettingsRow } from '../SettingsGroup.tsx';

/** What the app does while its window is closed, and when the computer starts. */
export function TraySection() {
	const { t } = useTranslation();
	const { settings } = useApp();
	const { desktop } = usePlatform();
	const keepInTray = useSettings((chosen) => chosen.keepInTray);
	const [habits, setHabits] = useState<Habits | null>(null);
	const [refused, setRefused] = useState(false);
	useEffect(() => {
		if (!desktop) return;
		desktop.habits().then(setHabits, (cause) => console.warn('The desktop does not say its habits', cause));
		return desktop.onHabits(setHabits);
	}, [desktop]);
	if (!desktop || !habits) return null;

	const setStartAtLogin = (on: boolean) => {
		desktop.setStartAtLogin(on).then(
			(now) => {
				setRefused(false);
				setHabits(now);
			},
			() => setRefused(true),
		);
	};
	return (
		<SettingsGroup hint={refused ? t('settings.startNotChanged') : undefined}>
			<SettingsRow>
				<Toggle
					label={t('settings.keepInTray')}
					hint={t(habits.tray ? 'settings.keepInTrayHint' : 'settings.noTray')}
					on={keepInTray && habits.tray}
					isDisabled={!habits.tray}
					onChange={(on) => settings.setState({ keepInTray: on })}
				/>
			</SettingsRow>
			{habits.startAtLogin !== 'impossible' && (
				<SettingsRow>
					<Toggle
						label={t('settings.startAtLogin')}
						hint={t('settings.startAtLoginHint')}
						on={habits.startAtLogin === 'on'}
						onChange={setStartAtLogin}
					/>
				</SettingsRow>
			)}
		</SettingsGroup>
	);
}
