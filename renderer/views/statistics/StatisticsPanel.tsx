import { Copy } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StreamRate } from '../../call/streamRates.ts';
import { Button } from '../../look/Button.tsx';
import { SidePanel } from '../../look/SidePanel.tsx';
import { usePlatform } from '../../platform/platformContext.ts';
import { useCall, useOpenCall, usePerson } from '../../stores/callContext.ts';
import { watchStatistics } from '../../stores/watchStatistics.ts';
import { useShortcut } from '../keys/useKeys.ts';
import { asText } from './asText.ts';
import { bitrateText, figuresOf, pictureText } from './figures.ts';
import { Sparkline } from './Sparkline.tsx';
import styles from './StatisticsPanel.module.css';

/** What the streams of everybody do, once a second while it is open. */
export default function StatisticsPanel({ onClose }: { onClose: () => void }) {
	const { t } = useTranslation();
	const { engine } = useOpenCall();
	const ids = useCall((view) => view.ids);
	const [rates, setRates] = useState<readonly StreamRate[]>([]);
	useEffect(() => watchStatistics(engine, setRates), [engine]);
	const people = ids.map((id, index) => ({
		id,
		rates: rates.filter(({ stream }) =>
			index === 0 ? stream.direction === 'sent' : stream.participantId === id,
		),
	}));
	return (
		<SidePanel label={t('statistics.title')} closeKey={useShortcut('back')} wide onClose={onClose}>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
			<section className={styles.people} aria-label={t('people.list')} tabIndex={0}>
				<Connection rates={rates} />
				{people.map((person) => (
					<PersonStreams key={person.id} {...person} />
				))}
			</section>
			<CopyText
				text={() =>
					asText(
						people.map((person) => person.rates),
						t,
					)
				}
			/>
		</SidePanel>
	);
}

/** What all streams share: how they are encrypted, and what the network carries. */
function Connection({ rates }: { rates: readonly StreamRate[] }) {
	const { t, i18n } = useTranslation();
	const encryption = rates.find(({ stream }) => stream.encryption)?.stream.encryption;
	const available = rates.find(({ stream }) => stream.availableBitrate)?.stream.availableBitrate;
	if (!encryption && available === undefined) return null;
	return (
		<dl className={styles.connection}>
			{encryption && (
				<div>
					<dt>{t('statistics.encryption')}</dt>
					<dd dir="ltr">{encryption}</dd>
				</div>
			)}
			{available !== undefined && (
				<div>
					<dt>{t('statistics.available')}</dt>
					<dd>
						<bdi>{bitrateText(available, i18n.language)}</bdi>
					</dd>
				</div>
			)}
		</dl>
	);
}

function PersonStreams({ id, rates }: { id: string; rates: readonly StreamRate[] }) {
	const { t } = useTranslation();
	const heading = useId();
	const name = usePerson(id, (person) => person.name) ?? '';
	const isSelf = usePerson(id, (person) => person.isSelf) ?? false;
	return (
		<section className={styles.person} aria-labelledby={heading}>
			<h3 id={heading} className={styles.name} title={name}>
				<bdi>{isSelf ? t('statistics.own') : name}</bdi>
			</h3>
			{rates.length === 0 && (
				<p className={styles.nothing}>{isSelf ? t('statistics.nothingSent') : t('statistics.nothing')}</p>
			)}
			<ul>
				{rates.map((rate) => (
					<StreamFigures key={rate.id} rate={rate} />
				))}
			</ul>
		</section>
	);
}

function StreamFigures({ rate }: { rate: StreamRate }) {
	const { t, i18n } = useTranslation();
	const { source, direction } = rate.stream;
	const picture = pictureText(rate, i18n.language);
	return (
		<li className={styles.stream} data-stream={`${direction} ${source}`}>
			<div className={styles.streamHead}>
				<span className={styles.source}>{t(`statistics.source.${source}`)}</span>
				{picture && <bdi className={styles.picture}>{picture}</bdi>}
				<Sparkline values={rate.history} />
			</div>
			<dl className={styles.figures}>
				{figuresOf(rate, i18n.language, t).map(({ key, value }) => (
					<div key={key} data-figure={key}>
						<dt>{t(`statistics.${key}`)}</dt>
						<dd>
							<bdi>{value}</bdi>
						</dd>
					</div>
				))}
			</dl>
		</li>
	);
}

const saidMs = 2000;

function CopyText({ text }: { text: () => string }) {
	const { t } = useTranslation();
	const { clipboard } = usePlatform();
	const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
	useEffect(() => {
		if (!outcome) return;
		const timer = window.setTimeout(() => setOutcome(null), saidMs);
		return () => window.clearTimeout(timer);
	}, [outcome]);
	return (
		<footer className={styles.foot}>
			<Button
				onPress={() => {
					clipboard.write(text()).then(
						() => setOutcome('copied'),
						() => setOutcome('failed'),
					);
				}}
			>
				<Copy size="1.125rem" aria-hidden="true" />
				{outcome === 'copied' ? t('common.copied') : t('statistics.copy')}
			</Button>
			<p role="status" className={styles.hint}>
				{outcome === 'failed' ? t('statistics.copyFailed') : t('statistics.copyHint')}
			</p>
		</footer>
	);
}
