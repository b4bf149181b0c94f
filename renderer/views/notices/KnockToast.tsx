import { useTranslation } from 'react-i18next';
import { Button } from '../../look/Button.tsx';
import { useCall, useIntents } from '../../stores/callContext.ts';
import styles from './Notices.module.css';

interface KnockToastProps {
	/** Opens the list of those who wait. */
	onShow: () => void;
}

/**
 * Somebody stands before the door. It stays until they have their answer, and speaks of all of them at
 * once: a room that fills up must not cover the faces.
 */
export function KnockToast({ onShow }: KnockToastProps) {
	const { t } = useTranslation();
	const intents = useIntents();
	const waiting = useCall(({ call }) => call.room.waiting);
	const [first] = waiting;
	if (!first) return null;
	const { id, name } = first;
	const more = waiting.length - 1;
	return (
		<li className={`${styles.toast} ${styles.knock}`}>
			<span className={styles.text}>
				{more === 0 ? t('notice.knock', { name }) : t('room.knocks', { name, count: more })}
			</span>
			<span className={styles.answers}>
				{more === 0 ? (
					<>
						<Button kind="quiet" onPress={() => void intents.turnAway(id)}>
							{t('room.turnAway')}
						</Button>
						<Button kind="accent" onPress={() => void intents.admit(id)}>
							{t('room.admit')}
						</Button>
					</>
				) : (
					<Button kind="accent" onPress={onShow}>
						{t('room.show')}
					</Button>
				)}
			</span>
		</li>
	);
}
