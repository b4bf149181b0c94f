import { Mic, MicOff, MonitorUp, UserPlus, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../look/Avatar.tsx';
import { Button, IconButton } from '../../look/Button.tsx';
import { useCall, usePerson } from '../../stores/callContext.ts';
import { useShortcut } from '../keys/useKeys.ts';
import styles from './PeoplePanel.module.css';

interface PeoplePanelProps {
	onClose: () => void;
	onInvite: () => void;
}

/** Who is here, and how others come in. */
export function PeoplePanel({ onClose, onInvite }: PeoplePanelProps) {
	const { t } = useTranslation();
	const ids = useCall((view) => view.ids);
	const backKey = useShortcut('back');
	const panel = useRef<HTMLElement>(null);
	useEffect(() => panel.current?.focus(), []);
	return (
		<aside ref={panel} tabIndex={-1} className={styles.panel} aria-label={t('people.title')}>
			<header className={styles.head}>
				<h2 className={styles.title}>{t('people.count', { count: ids.length })}</h2>
				<IconButton label={t('common.close')} shortcut={backKey} onPress={onClose}>
					<X size="1.25rem" aria-hidden="true" />
				</IconButton>
			</header>
			<div className={styles.invite}>
				<Button onPress={onInvite}>
					<UserPlus size="1.25rem" aria-hidden="true" />
					{t('call.invite')}
				</Button>
			</div>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
			<ul className={styles.list} aria-label={t('people.list')} tabIndex={0}>
				{ids.map((id) => (
					<PersonRow key={id} id={id} />
				))}
			</ul>
		</aside>
	);
}

function PersonRow({ id }: { id: string }) {
	const { t } = useTranslation();
	const name = usePerson(id, (person) => person.name) ?? '';
	const isSelf = usePerson(id, (person) => person.isSelf) ?? false;
	const device = usePerson(id, (person) => person.device);
	const silent = usePerson(id, ({ tracks: { microphone } }) => !microphone || microphone.muted) ?? true;
	const sharing = usePerson(id, ({ tracks }) => tracks.screen !== undefined) ?? false;
	const speaking = usePerson(id, (person) => person.speaking) ?? false;
	return (
		<li className={styles.row}>
			<Avatar name={name} />
			<span className={styles.text}>
				<span className={styles.name} title={name}>
					<bdi>{isSelf ? t('call.youNamed', { name }) : name}</bdi>
				</span>
				{device && <span className={styles.device}>{device}</span>}
			</span>
			{sharing && (
				<span role="img" aria-label={t('call.shareOf', { name })}>
					<MonitorUp size="1.125rem" aria-hidden="true" />
				</span>
			)}
			{silent ? (
				<span role="img" aria-label={t('call.tile.muted')} className={styles.silent}>
					<MicOff size="1.125rem" aria-hidden="true" />
				</span>
			) : (
				<Mic
					size="1.125rem"
					aria-hidden="true"
					data-speaking={speaking || undefined}
					className={styles.heard}
				/>
			)}
		</li>
	);
}
