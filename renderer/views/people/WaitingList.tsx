import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../look/Avatar.tsx';
import { Button, IconButton } from '../../look/Button.tsx';
import { useCall, useIntents } from '../../stores/callContext.ts';
import styles from './WaitingList.module.css';

/** Who stands before the door, the longest first. Only hosts are told of them. */
export function WaitingList() {
	const { t } = useTranslation();
	const intents = useIntents();
	const waiting = useCall(({ call }) => call.room.waiting);
	if (waiting.length === 0) return null;
	return (
		<section className={styles.waiting} aria-labelledby="waiting">
			<header className={styles.head}>
				<h3 id="waiting">{t('room.waiting', { count: waiting.length })}</h3>
				{waiting.length > 1 && (
					<Button
						kind="quiet"
						className={styles.all}
						onPress={() => {
							for (const { id } of waiting) void intents.admit(id);
						}}
					>
						{t('room.admitAll')}
					</Button>
				)}
			</header>
			<ul className={styles.people}>
				{waiting.map(({ id, name }) => (
					<li key={id} className={styles.person}>
						<Avatar name={name} />
						<span className={styles.name} title={name}>
							<bdi>{name}</bdi>
						</span>
						<IconButton label={t('room.turnAwayNamed', { name })} onPress={() => void intents.turnAway(id)}>
							<X size="1.25rem" aria-hidden="true" />
						</IconButton>
						<IconButton
							kind="accent"
							label={t('room.admitNamed', { name })}
							onPress={() => void intents.admit(id)}
						>
							<Check size="1.25rem" aria-hidden="true" />
						</IconButton>
					</li>
				))}
			</ul>
		</section>
	);
}
