import { ArrowDown } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../look/Button.tsx';
import { useCall, useOpenCall } from '../../stores/callContext.ts';
import { chatLines, firstUnread } from './chatGroups.ts';
import { MessageLine } from './MessageLine.tsx';
import styles from './Messages.module.css';
import { useStayAtEnd } from './useStayAtEnd.ts';

/** Everything that was written, the newest at the end. */
export function MessageList() {
	const { t } = useTranslation();
	const { store } = useOpenCall();
	const messages = useCall(({ call }) => call.chat.messages);
	const scroller = useRef<HTMLDivElement>(null);
	const [firstNew] = useState(() => {
		const { chat } = store.getState().call;
		return firstUnread(chat.messages, chat.unread);
	});
	const { newBelow, scrolled, toEnd } = useStayAtEnd(scroller, messages);
	return (
		<div className={styles.place}>
			<div
				ref={scroller}
				className={styles.scroller}
				role="log"
				aria-label={t('chat.list')}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
				tabIndex={0}
				onScroll={scrolled}
			>
				{messages.length === 0 ? (
					<div className={styles.empty}>
						<p>{t('chat.empty')}</p>
						<p className={styles.quiet}>{t('chat.emptyHint')}</p>
					</div>
				) : (
					<ol className={styles.list}>
						{chatLines(messages, firstNew).map((line) => (
							<MessageLine key={line.message.id} line={line} />
						))}
					</ol>
				)}
			</div>
			{newBelow && (
				<Button kind="accent" className={styles.below} onPress={toEnd}>
					<ArrowDown size="1.125rem" aria-hidden="true" />
					{t('chat.newBelow')}
				</Button>
			)}
		</div>
	);
}
