import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../../../contract/destination/place.ts';
import { writeReport } from '../../../diagnostics/report.ts';
import { Button } from '../../../look/Button.tsx';
import { Toggle } from '../../../look/Toggle.tsx';
import type { Diagnostics } from '../../../platform/platform.ts';
import { usePlatform } from '../../../platform/platformContext.ts';
import { type App, useApp } from '../../../stores/appContext.ts';
import { destinationOf, titleOf } from '../../../stores/placesStore.ts';
import { SettingsGroup, SettingsRow } from '../SettingsGroup.tsx';
import styles from './Report.module.css';

/** A report for whoever mends Parley: seen first, then saved where the person wants it. Nothing is sent. */
export function Report() {
	const { t } = useTranslation();
	const { diagnostics } = usePlatform();
	const [isShown, setIsShown] = useState(false);
	if (!diagnostics) return null;
	return (
		<SettingsGroup title={t('report.title')}>
			<SettingsRow>
				<p className={styles.hint}>{t('report.hint')}</p>
				{isShown ? (
					<Preview diagnostics={diagnostics} />
				) : (
					<Button onPress={() => setIsShown(true)}>{t('report.show')}</Button>
				)}
			</SettingsRow>
		</SettingsGroup>
	);
}

function Preview({ diagnostics }: { diagnostics: Diagnostics }) {
	const { t } = useTranslation();
	const app = useApp();
	const [withDeviceNames, setWithDeviceNames] = useState(false);
	const [text, setText] = useState<string | null>(null);
	const [outcome, setOutcome] = useState<'saved' | 'cancelled' | 'failed' | null>(null);
	useEffect(() => {
		let gone = false;
		compose(app, diagnostics, withDeviceNames).then(
			(report) => !gone && setText(report),
			(cause) => {
				console.warn('No report could be written', cause);
				if (!gone) setOutcome('failed');
			},
		);
		return () => {
			gone = true;
		};
	}, [app, diagnostics, withDeviceNames]);
	return (
		<div className={styles.preview}>
			<textarea
				className={styles.text}
				readOnly
				dir="ltr"
				rows={12}
				value={text ?? ''}
				aria-label={t('report.preview')}
			/>
			<Toggle label={t('report.deviceNames')} on={withDeviceNames} onChange={setWithDeviceNames} />
			<Button
				kind="accent"
				isDisabled={text === null}
				onPress={() => {
					if (text !== null) void diagnostics.save(text).then(setOutcome, () => setOutcome('failed'));
				}}
			>
				{t('report.save')}
			</Button>
			<p role="status" className={styles.hint}>
				{outcome === 'saved' && t('report.saved')}
				{outcome === 'failed' && t('report.failed')}
			</p>
		</div>
	);
}

async function compose(
	{ navigation, places, settings }: App,
	diagnostics: Diagnostics,
	withDeviceNames: boolean,
) {
	const { call } = navigation.store.getState();
	const known = places.store.getState().places;
	const destinations = [call?.destination ?? null, ...known.map(destinationOf)];
	return writeReport({
		machine: await diagnostics.gather(),
		devices: await (navigator.mediaDevices?.enumerateDevices() ?? []),
		withDeviceNames,
		statistics: call ? await call.engine.statistics() : null,
		names: [
			settings.getState().name,
			...(call?.engine.state.participants ?? []).flatMap(({ id, name }) => [id, name]),
			...known.flatMap((place) => [titleOf(place), ...place.title.split(', ')]),
			...destinations.flatMap((destination) => (destination ? wordsOf(destination) : [])),
		],
	});
}
