import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answers, type Draft, type Missing, problemOf } from '../../../contract/destination/draft.ts';
import { pastedKey } from '../../../contract/destination/pastedKey.ts';
import { roomNameOf } from '../../../contract/destination/place.ts';
import { Button } from '../../look/Button.tsx';
import { Field, FieldHint } from '../../look/Field.tsx';
import { useApp } from '../../stores/appContext.ts';
import styles from './FoundSheet.module.css';

interface MissingFormProps {
	draft: Draft;
	why: 'lacking' | 'refused' | 'expired';
	joining: boolean;
}

/** Asks for what a link does not say, or for what the server wants instead. */
export function MissingForm({ draft, why, joining }: MissingFormProps) {
	const { t } = useTranslation();
	const { navigation } = useApp();
	const [answers, setAnswers] = useState<Answers>({});
	const [asked, setAsked] = useState(false);
	const form = useRef<HTMLFormElement>(null);
	const room = roomNameOf(draft.known);
	const problems = new Map(draft.missing.map((field) => [field, problemOf(draft, field, answers[field])]));

	const go = () => {
		const first = draft.missing.findIndex((field) => problems.get(field) !== null);
		if (first < 0) return void navigation.answerFinding(answers);
		setAsked(true);
		form.current?.querySelectorAll('input')[first]?.focus();
	};

	return (
		<form
			ref={form}
			className={styles.found}
			onSubmit={(event) => {
				event.preventDefault();
				go();
			}}
		>
			{room && (
				<p className={styles.room}>
					<bdi>{room}</bdi>
				</p>
			)}
			<p
				role={why === 'refused' ? 'alert' : undefined}
				className={why === 'lacking' ? styles.quiet : styles.need}
			>
				{t(`found.missing.${why}`)}
			</p>
			{draft.missing.map((field, index) => {
				const problem = asked ? problems.get(field) : null;
				return (
					<div key={field} className={styles.field}>
						<Field
							label={t(`found.field.${field}`)}
							value={answers[field] ?? ''}
							onChange={(text) => setAnswers({ ...answers, [field]: pastedKey(field, text) })}
							type={isSecret(field) ? 'password' : 'text'}
							autoFocus={index === 0}
							autoComplete="off"
							spellCheck="false"
							problem={problem ? t(`found.problem.${problem}`) : null}
						/>
						{isExplained(field) && <FieldHint>{t(`found.hint.${field}`)}</FieldHint>}
					</div>
				);
			})}
			<div className={styles.answers}>
				<Button kind="quiet" onPress={() => navigation.dismissFinding()}>
					{t('common.cancel')}
				</Button>
				<Button kind="accent" type="submit">
					{joining ? t('home.join') : t('found.go')}
				</Button>
			</div>
		</form>
	);
}

/** Not for others' eyes. A token is too long to be read off a screen, and one wants to see that it was pasted. */
function isSecret(field: Missing): boolean {
	return field === 'password' || field === 'pin';
}

function isExplained(field: Missing): field is 'token' | 'pin' | 'username' {
	return field === 'token' || field === 'pin' || field === 'username';
}
