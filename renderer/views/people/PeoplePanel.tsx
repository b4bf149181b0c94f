import { UserPlus, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../look/Button.tsx';
import { useCall } from '../../stores/callContext.ts';
import { useShortcut } from '../keys/useKeys.ts';
import { Door } from './Door.tsx';
import styles from './PeoplePanel.module.css';
import { Roster } from './Roster.tsx';
import { WaitingList } from './WaitingList.tsx';

interface PeoplePanelProps {
	onClose: () => void;
	onInvite: () => void;
}

/** Who is here, who wants to come in, and who may. */
export function PeoplePanel({ onClose, onInvite }: PeoplePanelProps) {
	const { t } = useTranslation();
	const count = useCall((view) => view.ids.length);
	const backKey = useShortcut('back');
	const panel = useRef<HTMLElement>(null);
	useEffect(() => panel.current?.focus(), []);
	return (
		<aside ref={panel} tabIndex={-1} className={styles.panel} aria-label={t('people.title')}>
			<header className={styles.head}>
				<h2 className={styles.title}>{t('people.count', { count })}</h2>
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
			<WaitingList />
			<Door />
			<Roster />
		</aside>
	);
}
