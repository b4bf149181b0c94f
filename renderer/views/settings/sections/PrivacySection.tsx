import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../../look/Button.tsx';
import { Toggle } from '../../../look/Toggle.tsx';
import { usePlatform } from '../../../platform/platformContext.ts';
import { useApp, useSettings } from '../../../stores/appContext.ts';
import { SavedNotes } from '../SavedNotes.tsx';
import { SettingsGroup, SettingsRow } from '../SettingsGroup.tsx';
import { InsideGroup } from './InsideGroup.tsx';
import styles from './PrivacySection.module.css';

/** What is kept on this computer, and who could read it. */
export function PrivacySection() {
	const { t } = useTranslation();
	return (
		<>
			<SavedNotes />
			<SettingsGroup title={t('privacy.kept')}>
				<SettingsRow>
					<RememberPlaces />
				</SettingsRow>
				<KeyStoreSays />
			</SettingsGroup>
			<InsideGroup />
		</>
	);
}

function RememberPlaces() {
	const { t } = useTranslation();
	const { settings, places } = useApp();
	const remember = useSettings((chosen) => chosen.rememberPlaces);
	const count = useStore(places.store, (all) => all.places.length);
	const [undo, setUndo] = useState<(() => void) | null>(null);
	const forget = () => {
		if (count === 0) return;
		const putBack = places.forgetAll();
		setUndo(() => putBack);
	};
	return (
		<>
			<Toggle
				label={t('privacy.remember')}
				hint={t('privacy.rememberHint')}
				on={remember}
				onChange={(rememberPlaces) => {
					settings.setState({ rememberPlaces });
					if (!rememberPlaces) forget();
					else {
						undo?.();
						setUndo(null);
					}
				}}
			/>
			<div role="status" className={styles.actions}>
				{count > 0 && <Button onPress={forget}>{t('privacy.forget', { count })}</Button>}
				{undo && count === 0 && (
					<>
						<span>{t('privacy.forgotten')}</span>
						{remember && (
							<Button
								kind="quiet"
								onPress={() => {
									undo();
									setUndo(null);
								}}
							>
								{t('privacy.putBack')}
							</Button>
						)}
					</>
				)}
			</div>
		</>
	);
}

/** Who can read the links that are kept: on a machine without a key store, more than one would think. */
function KeyStoreSays() {
	const { t } = useTranslation();
	const { keyStore } = usePlatform();
	const [found, setFound] = useState<'system' | 'none' | null>(null);
	useEffect(() => {
		keyStore?.().then(setFound, (cause) =>
			console.warn('The key store does not say whether it is there', cause),
		);
	}, [keyStore]);
	if (!found) return null;
	const Icon = found === 'system' ? ShieldCheck : ShieldAlert;
	return (
		<SettingsRow>
			<div className={styles.keyStore} data-found={found}>
				<Icon size="1.25rem" aria-hidden="true" />
				<p>{t(`privacy.keyStore.${found}`)}</p>
			</div>
		</SettingsRow>
	);
}
