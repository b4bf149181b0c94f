import { SendHorizontal } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { tooLongBy } from '../../call/messageText.ts';
import { IconButton } from '../../look/Button.tsx';
import { useCall, useIntents, useOpenCall, useUnavailable } from '../../stores/callContext.ts';
import styles from './Composer.module.css';

interface ComposerProps {
	field: RefObject<HTMLTextAreaElement | null>;
	/** Escape was pressed: while one types, no key is a command of the window. */
	onBack: () => void;
}

/** Where one writes. What cannot be sent stays in the field, with the reason. */
export function Composer({ field, onBack }: ComposerProps) {
	const { t } = useTranslation();
	const { draft } = useOpenCall();
	const { chat } = useIntents();
	const text = useStore(draft, (one) => one.text);
	const reconnecting = useCall(({ call }) => call.phase.kind === 'reconnecting');
	const unavailable = useUnavailable('messages');
	const id = useId();
	const excess = tooLongBy(text);
	const problem = excess > 0 ? t('chat.tooLong', { count: excess }) : null;
	const why = unavailable
		? t(`unavailable.${unavailable}`)
		: reconnecting && text !== ''
			? t('chat.reconnecting')
			: null;

	// One goes on writing where one stopped.
	useEffect(() => {
		const end = field.current?.value.length ?? 0;
		field.current?.setSelectionRange(end, end);
	}, [field]);

	const send = () => {
		field.current?.focus();
		if (why === null && chat.send(text)) draft.setState({ text: '' });
	};
	const typed = (event: KeyboardEvent) => {
		// While letters are put together, these keys take or leave what is suggested.
		if (event.nativeEvent.isComposing || event.shiftKey) return;
		if (event.key !== 'Enter' && event.key !== 'Escape') return;
		event.preventDefault();
		if (event.repeat) return;
		if (event.key === 'Enter') send();
		else onBack();
	};

	return (
		<div className={styles.composer}>
			<label className="visuallyHidden" htmlFor={id}>
				{t('chat.field')}
			</label>
			<div className={styles.row}>
				<textarea
					ref={field}
					id={id}
					className={styles.input}
					rows={1}
					enterKeyHint="send"
					// Empty, it stands as the app's language does.
					{...(text !== '' && { dir: 'auto' })}
					placeholder={t('chat.fieldHint')}
					value={text}
					onChange={({ target }) => draft.setState({ text: target.value })}
					onKeyDown={typed}
					readOnly={unavailable !== null}
					aria-invalid={excess > 0}
					aria-describedby={`${id}-hint`}
				/>
				<IconButton
					kind="accent"
					className={styles.send}
					label={t('chat.send')}
					whyNot={unavailable && why}
					onPress={send}
				>
					<SendHorizontal size="1.25rem" aria-hidden="true" />
				</IconButton>
			</div>
			<p id={`${id}-hint`} role="status" className={problem ? styles.problem : styles.hint}>
				{problem ?? why ?? t('chat.keys')}
			</p>
		</div>
	);
}
