import { UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../look/Button.tsx';
import { SidePanel } from '../../look/SidePanel.tsx';
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
	return (
		<SidePanel
			label={t('people.title')}
			heading={t('people.count', { count })}
			closeKey={backKey}
			onClose={onClose}
		>
			<div className={styles.invite}>
				<Button onPress={onInvite}>
					<UserPlus size="1.25rem" aria-hidden="true" />
					{t('call.invite')}
				</Button>
			</div>
			<WaitingList />
			<Door />
			<Roster />
		</SidePanel>
	);
}
