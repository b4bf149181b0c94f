import { AppWindow, Monitor } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
	Input,
	ListBox,
	ListBoxItem,
	SearchField,
	type Selection,
	Tab,
	TabList,
	TabPanel,
	Tabs,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CaptureSource } from '../../../contract/bridge/features.ts';
import { Button } from '../../look/Button.tsx';
import { Sheet } from '../../look/Sheet.tsx';
import type { SharePickerSource } from '../../platform/platform.ts';
import { useIntents } from '../../stores/callContext.ts';
import { matching } from './matching.ts';
import styles from './SharePicker.module.css';
import { useCaptureSources } from './useCaptureSources.ts';

interface SharePickerProps {
	source: SharePickerSource;
	isOpen: boolean;
	onClose: () => void;
}

/** Windows and screens as they look now. One click marks, a second shares; so do the arrows and Enter. */
export function SharePicker({ source, isOpen, onClose }: SharePickerProps) {
	const { t } = useTranslation();
	return (
		<Sheet title={t('share.title')} isOpen={isOpen} onClose={onClose} width={56}>
			<Choices source={source} onClose={onClose} />
		</Sheet>
	);
}

type Kind = CaptureSource['kind'];

function Choices({ source, onClose }: Omit<SharePickerProps, 'isOpen'>) {
	const { t } = useTranslation();
	const intents = useIntents();
	const { sources, failed } = useCaptureSources(source);
	const [kind, setKind] = useState<Kind>('window');
	const [text, setText] = useState('');
	const [marked, setMarked] = useState<string | null>(null);
	const shown = useMemo(() => {
		const ofKind = sources?.filter((one) => one.kind === kind) ?? [];
		return matching(ofKind, text);
	}, [sources, kind, text]);
	const chosen = shown.find((one) => one.id === marked);

	const share = async (one: CaptureSource) => {
		onClose();
		await source.choose(one.id);
		await intents.startShare({ title: one.title, withSound: false });
	};

	const empty =
		sources === null
			? t('share.loading')
			: text
				? t('share.noMatch')
				: kind === 'window'
					? t('share.noWindows')
					: t('share.noScreens');
	return (
		<>
			<div className={styles.top}>
				<Tabs
					className={styles.tabs ?? ''}
					selectedKey={kind}
					onSelectionChange={(key) => {
						setKind(key === 'screen' ? 'screen' : 'window');
						setMarked(null);
					}}
				>
					<TabList className={styles.tabList ?? ''} aria-label={t('share.title')}>
						<Tab id="window" className={styles.tab ?? ''}>
							<AppWindow size="1.125rem" aria-hidden="true" />
							{t('share.windows')}
						</Tab>
						<Tab id="screen" className={styles.tab ?? ''}>
							<Monitor size="1.125rem" aria-hidden="true" />
							{t('share.screens')}
						</Tab>
					</TabList>
					<SearchField
						className={styles.search ?? ''}
						aria-label={t('share.search')}
						value={text}
						onChange={setText}
						autoFocus
					>
						<Input className={styles.searchInput ?? ''} placeholder={t('share.searchHint')} />
					</SearchField>
					<TabPanel id={kind} className={styles.panel ?? ''}>
						{failed && <p role="status">{t('share.failed')}</p>}
						<ListBox
							className={styles.sources ?? ''}
							aria-label={kind === 'window' ? t('share.windows') : t('share.screens')}
							items={shown}
							layout="grid"
							selectionMode="single"
							selectedKeys={marked ? [marked] : []}
							onSelectionChange={(keys: Selection) => setMarked(keys === 'all' ? null : firstOf(keys))}
							renderEmptyState={() => <p className={styles.empty}>{empty}</p>}
						>
							{(one) => <SourceItem key={one.id} source={one} onShare={() => void share(one)} />}
						</ListBox>
					</TabPanel>
				</Tabs>
			</div>
			<div className={styles.actions}>
				<Button onPress={onClose}>{t('common.cancel')}</Button>
				<Button kind="accent" isDisabled={!chosen} onPress={() => chosen && void share(chosen)}>
					{t('share.go')}
				</Button>
			</div>
		</>
	);
}

function SourceItem({ source, onShare }: { source: CaptureSource; onShare: () => void }) {
	const Sign = source.kind === 'window' ? AppWindow : Monitor;
	return (
		<ListBoxItem
			id={source.id}
			textValue={source.title}
			className={styles.source ?? ''}
			onDoubleClick={onShare}
			onKeyDown={(event) => {
				if (event.key === 'Enter') onShare();
			}}
		>
			<span className={styles.thumbnail}>
				{source.thumbnail ? (
					<img src={source.thumbnail} alt="" draggable={false} />
				) : (
					<Sign size="2rem" aria-hidden="true" />
				)}
			</span>
			<span className={styles.title}>
				{source.icon ? (
					<img src={source.icon} alt="" width={16} height={16} />
				) : (
					<Sign size="1rem" aria-hidden="true" />
				)}
				<bdi>{source.title}</bdi>
			</span>
		</ListBoxItem>
	);
}

function firstOf(keys: Iterable<unknown>): string | null {
	for (const key of keys) return String(key);
	return null;
}
