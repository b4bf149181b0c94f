import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../look/Button.tsx';
import { useIntents } from '../../stores/callContext.ts';
import { type ChatLine, timeOf } from './chatGroups.ts';
import styles from './Messages.module.css';
import { MessageText } from './MessageText.tsx';

/** One message; the first of a group says who and when, assistive programs are told with each. */
export const MessageLine = memo(
	function MessageLine({ line: { message, first, newFrom } }: { line: ChatLine }) {
		const { t, i18n } = useTranslation();
		const { participantId, text, at, state } = message;
		const own = participantId === null;
		const name = own ? t('call.you') : message.name || t('chat.somebody');
		return (
			<li className={styles.line} data-own={own || undefined} data-first={first || undefined}>
				{newFrom && <p className={styles.new}>{t('chat.new')}</p>}
				<p className={first ? styles.who : 'visuallyHidden'}>
					<bdi className={styles.name}>{name}</bdi>
					{first && (
						<time className={styles.time} dateTime={new Date(at).toISOString()}>
							{timeOf(at, Date.now(), i18n.language)}
						</time>
					)}
				</p>
				<div className={styles.bubble} data-state={state}>
					<MessageText text={text} />
				</div>
				{state === 'sending' && <p className={styles.state}>{t('chat.sending')}</p>}
				{state === 'failed' && <Failed id={message.id} />}
			</li>
		);
	},
	(before, after) =>
		before.line.message === after.line.message &&
		before.line.first === after.line.first &&
		before.line.newFrom === after.line.newFrom,
);

function Failed({ id }: { id: number }) {
	const { t } = useTranslation();
	const { chat } = useIntents();
	return (
		<div className={styles.failed}>
			<p>{t('chat.failed')}</p>
			<Button kind="quiet" className={styles.small} onPress={() => chat.retry(id)}>
				{t('chat.retry')}
			</Button>
			<Button kind="quiet" className={styles.small} onPress={() => chat.discard(id)}>
				{t('chat.discard')}
			</Button>
		</div>
	);
}
