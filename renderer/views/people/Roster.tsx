import { Search } from 'lucide-react';
import { useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useOpenCall } from '../../stores/callContext.ts';
import { useSendsOnly } from '../capabilities/useWhyNot.ts';
import { AskToRemove, type PersonToRemove } from './AskToRemove.tsx';
import styles from './PeoplePanel.module.css';
import { PersonRow } from './PersonRow.tsx';
import { called, handsInOrder, rosterOrder } from './rosterOrder.ts';

/** More than these are not found at a glance. */
const searchedFrom = 13;

/** Everybody in the call. */
export function Roster() {
	const { t } = useTranslation();
	const { store } = useOpenCall();
	const sendsOnly = useSendsOnly();
	const [typed, setTyped] = useState('');
	const [removing, setRemoving] = useState<PersonToRemove | null>(null);
	const order = useStore(
		store,
		useShallow(({ call: { participants } }) => rosterOrder(participants)),
	);
	const hands = useStore(
		store,
		useShallow(({ call: { participants } }) => handsInOrder(participants)),
	);
	const found = useStore(
		store,
		useShallow(({ call: { participants } }) => called(participants, typed)),
	);
	const shown = order.filter((id) => found.includes(id));
	const placeOf = (id: string) => (hands.length > 1 && hands.includes(id) ? hands.indexOf(id) + 1 : null);
	return (
		<>
			{sendsOnly && <p className={styles.sendsOnly}>{t('broadcast.roster')}</p>}
			{(order.length >= searchedFrom || typed !== '') && (
				<SearchField
					className={styles.search ?? ''}
					aria-label={t('people.search')}
					value={typed}
					onChange={setTyped}
				>
					<Search className={styles.lens} size="1.125rem" aria-hidden="true" />
					<Input className={styles.searchInput ?? ''} placeholder={t('people.search')} />
				</SearchField>
			)}
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
			<ul className={styles.list} aria-label={t('people.list')} tabIndex={0}>
				{shown.map((id) => (
					<PersonRow key={id} id={id} handPlace={placeOf(id)} onRemove={setRemoving} />
				))}
			</ul>
			<p role="status" className={shown.length === 0 ? styles.noMatch : 'visuallyHidden'}>
				{shown.length === 0 && t('people.noMatch')}
			</p>
			<AskToRemove person={removing} onDone={() => setRemoving(null)} />
		</>
	);
}
