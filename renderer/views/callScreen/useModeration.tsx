import { Hand, UserMinus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCall, useIntents, usePerson, useUnavailable } from '../../stores/callContext.ts';
import { useGround } from './stageContext.ts';
import type { TileAction } from './TileMenu.tsx';

const icon = { size: '1.125rem', 'aria-hidden': true } as const;

/** What a host may do about somebody else. The server decides: this only does not offer what it would refuse. */
export function useModeration(id: string): readonly TileAction[] {
	const { t } = useTranslation();
	const intents = useIntents();
	const { askToRemove } = useGround();
	const able = useUnavailable('moderation') === null;
	const host = useCall(({ call }) => call.room.role === 'host') && able;
	const name = usePerson(id, (person) => person.name) ?? '';
	const handUp = usePerson(id, (person) => person.hand !== null) ?? false;
	if (!host) return [];
	const lower: TileAction = {
		id: 'lowerHand',
		text: t('people.lowerHand'),
		icon: <Hand {...icon} />,
		act: () => void intents.lowerHand(id),
	};
	const remove: TileAction = {
		id: 'remove',
		text: t('people.remove'),
		icon: <UserMinus {...icon} />,
		isDanger: true,
		act: () => askToRemove({ id, name }),
	};
	return handUp ? [lower, remove] : [remove];
}
