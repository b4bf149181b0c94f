import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../contract/signalling/limits.ts';
import { Choice } from '../../look/Choice.tsx';
import { Field, FieldHint } from '../../look/Field.tsx';
import { Sheet } from '../../look/Sheet.tsx';
import { Toggle } from '../../look/Toggle.tsx';
import type { PlatformDescription } from '../../platform/platform.ts';
import { usePlatform } from '../../platform/platformContext.ts';
import { useApp, useSettings } from '../../stores/appContext.ts';
import { languages } from '../../texts/texts.ts';
import styles from './SettingsSheet.module.css';

interface SettingsSheetProps {
	isOpen: boolean;
	onClose: () => void;
}

/** What one can choose; saved as one goes. */
export function SettingsSheet({ isOpen, onClose }: SettingsSheetProps) {
	const { t } = useTranslation();
	const { settings } = useApp();
	const chosen = useSettings((all) => all);
	return (
		<Sheet title={t('settings.title')} isOpen={isOpen} onClose={onClose}>
			<Field
				label={t('settings.name')}
				value={chosen.name}
				maxLength={limits.displayNameLength}
				onChange={(name) => settings.setState({ name })}
			/>
			<section className={styles.group} aria-labelledby="settingsSound">
				<h3 id="settingsSound">{t('settings.sound')}</h3>
				<Toggle
					label={t('settings.denoise')}
					on={chosen.denoise}
					onChange={(denoise) => settings.setState({ denoise })}
				/>
				<FieldHint>{t('settings.denoiseHint')}</FieldHint>
				<Toggle
					label={t('settings.talkingHint')}
					on={chosen.talkingWhileMutedHint}
					onChange={(talkingWhileMutedHint) => settings.setState({ talkingWhileMutedHint })}
				/>
				<FieldHint>{t('settings.talkingHintHint')}</FieldHint>
			</section>
			<Choice
				label={t('settings.language')}
				value={chosen.language}
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
			<About />
		</Sheet>
	);
}

function About() {
	const { t } = useTranslation();
	const platform = usePlatform();
	const [about, setAbout] = useState<PlatformDescription | null>(null);
	useEffect(() => {
		platform.describe().then(setAbout, (cause) => console.warn('The app does not say what it is', cause));
	}, [platform]);
	if (!about) return null;
	const { version, engine } = about;
	return (
		<FieldHint>
			{version ? t('settings.version', { version, engine }) : t('settings.versionPage', { engine })}
		</FieldHint>
	);
}
