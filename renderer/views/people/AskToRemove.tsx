import { useTranslation } from 'react-i18next';
import { Button } from '../../look/Button.tsx';
import { Sheet } from '../../look/Sheet.tsx';
import { useIntents } from '../../stores/callContext.ts';

export interface PersonToRemove {
	readonly id: string;
	readonly name: string;
}

interface AskToRemoveProps {
	person: PersonToRemove | null;
	onDone: () => void;
}

/** Nobody is put out by a slip of the hand. */
export function AskToRemove({ person, onDone }: AskToRemoveProps) {
	const { t } = useTranslation();
	const intents = useIntents();
	return (
		<Sheet
			title={t('people.removeTitle', { name: person?.name ?? '' })}
			isOpen={person !== null}
			onClose={onDone}
		>
			<p>{t('people.removeText')}</p>
			<Button
				kind="danger"
				onPress={() => {
					if (person) void intents.removeParticipant(person.id);
					onDone();
				}}
			>
				{t('people.removeGo')}
			</Button>
			<Button onPress={onDone}>{t('common.cancel')}</Button>
		</Sheet>
	);
}
