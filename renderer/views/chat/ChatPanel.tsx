import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SidePanel } from '../../look/SidePanel.tsx';
import { useApp } from '../../stores/appContext.ts';
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
			<Composer field={field} onBack={onClose} />
		</SidePanel>
	);
}

/** As long as it is open in a window that can be seen, nothing is unread. */
function useReading(): void {
	const { chat } = useIntents();
	const { sight } = useApp();
	useEffect(() => {
		const tell = () => chat.setShown(sight.getState().seen);
		tell();
		const stop = sight.subscribe(tell);
		return () => {
			stop();
			chat.setShown(false);
		};
	}, [chat, sight]);
}
