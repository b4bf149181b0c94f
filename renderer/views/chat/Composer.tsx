import { SendHorizontal } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { FieldError, Label, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { tooLongBy } from '../../call/messageText.ts';
import { IconButton } from '../../look/Button.tsx';
import { useCall, useIntents, useOpenCall, useUnavailable } from '../../stores/callContext.ts';
import styles from './Composer.module.css';

/** Where one writes. What cannot be sent stays in the field, with the reason. */
export function Composer({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
	const { t } = useTranslation();
	const { draft } = useOpenCall();
	const { chat } = useIntents();
	const text = useStore(draft, (one) => one.text);
	const reconnecting = useCall(({ call }) => call.phase.kind === 'reconnecting');
	const unavailable = useUnavailable('messages');
	const excess = tooLongBy(text);
	const why = unavailable
		? t(`unavailable.${unavailable}`)
		: reconnecting && text !== ''
			? t('chat.reconnecting')
			: null;

	const send = () => {
		field.current?.focus();
		if (why === null && chat.send(text)) draft.setState({ text: '' });
	};
	const typed = (event: KeyboardEvent) => {
		// While letters are put together, Enter takes what is suggested.
		if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
		event.preventDefault();
		if (!event.repeat) send();
	};

	return (
		<div className={styles.composer}>
			<TextField
				className={styles.field ?? ''}
				value={text}
				onChange={(now) => draft.setState({ text: now })}
				isInvalid={excess > 0}
				isReadOnly={unavailable !== null}
				validationBehavior="aria"
			>
				<Label className="visuallyHidden">{t('chat.field')}</Label>
				<div className={styles.row}>
					<TextArea
						ref={field}
						className={styles.input ?? ''}
						rows={1}
						dir="auto"
						placeholder={t('chat.fieldHint')}
						onKeyDown={typed}
					/>
					<IconButton kind="accent" className={styles.send} label={t('chat.send')} onPress={send}>
						<SendHorizontal size="1.25rem" aria-hidden="true" />
					</IconButton>
				</div>
				<FieldError className={styles.problem ?? ''}>{t('chat.tooLong', { count: excess })}</FieldError>
			</TextField>
			<p role="status" className={why ? styles.why : 'visuallyHidden'}>
				{why}
			</p>
			{!why && excess === 0 && <p className={styles.keys}>{t('chat.keys')}</p>}
		</div>
	);
}
