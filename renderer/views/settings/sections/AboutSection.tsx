import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo } from '../../../look/Logo.tsx';
import type { PlatformDescription } from '../../../platform/platform.ts';
import { usePlatform } from '../../../platform/platformContext.ts';
import styles from './AboutSection.module.css';
import { Report } from './Report.tsx';

/** What this is. */
export function AboutSection() {
	const { t } = useTranslation();
	const platform = usePlatform();
	const [about, setAbout] = useState<PlatformDescription | null>(null);
	useEffect(() => {
		platform.describe().then(setAbout, (cause) => console.warn('The app does not say what it is', cause));
	}, [platform]);
	return (
		<>
			<div className={styles.about}>
				<Logo />
				<p className={styles.name}>{t('app.name')}</p>
				{about && (
					<p className={styles.quiet}>
						{about.version
							? t('settings.version', { version: about.version, engine: about.engine })
							: t('settings.versionPage', { engine: about.engine })}
					</p>
				)}
			</div>
			<Report />
		</>
	);
}
