import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SidePanel } from '../../look/SidePanel.tsx';
import { useIntents } from '../../stores/callContext.ts';
import { useShortcut } from '../keys/useKeys.ts';
import { Composer } from './Composer.tsx';
import { MessageList } from './MessageList.tsx';

/** What is written in the call, and where one writes. */
export function ChatPanel({ onClose }: { onClose: () => void }) {
	const { t } = useTranslation();
	const field = useRef<HTMLTextAreaElement>(null);
	useReading();
	return (
		<SidePanel label={t('chat.title')} closeKey={useShortcut('back')} onClose={onClose} focusFirst={field}>
			<MessageList />
			<Composer field={field} />
		</SidePanel>
	);
}

/** As long as it is open in a window that can be seen, nothing is unread. */
function useReading(): void {
	const { chat } = useIntents();
	useEffect(() => {
		const tell = () => chat.setShown(document.visibilityState === 'visible');
		tell();
		document.addEventListener('visibilitychange', tell);
		return () => {
			document.removeEventListener('visibilitychange', tell);
			chat.setShown(false);
		};
	}, [chat]);
}
