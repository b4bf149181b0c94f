import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { keysOf } from '../../../contract/destination/draft.ts';
import { Avatar } from '../../look/Avatar.tsx';
import { Button } from '../../look/Button.tsx';
import { useApp } from '../../stores/appContext.ts';
import { useCall, useOpenCall, useUnavailable } from '../../stores/callContext.ts';
import { callTitle } from '../callScreen/callTitle.ts';
import { useSendsOnly } from '../capabilities/useWhyNot.ts';
import styles from './Lobby.module.css';

const shownFaces = 5;

/** Who one will meet, where the host tells; that one has to be let in; or why the call cannot be reached, and what can be done. */
export function WhoIsInside() {
	const { t, i18n } = useTranslation();
	const preview = useCall((view) => view.preview);
	const problem = useCall((view) => view.previewProblem);
	return (
		<div
			className={styles.inside}
			role="status"
			data-preview={preview !== 'looking' && !problem ? 'known' : undefined}
		>
			{problem && <NotReached />}
			<NotTold />
			{preview === 'looking' && <p>{t('lobby.looking')}</p>}
			{preview !== null && preview !== 'looking' && preview.door !== 'open' && (
				<p className={styles.door}>
					<Lock size="1rem" aria-hidden="true" />
					{t(`lobby.door.${preview.door}`)}
				</p>
			)}
			{preview !== null && preview !== 'looking' && preview.door === 'open' && (
				<>
					<span className={styles.faces}>
						{preview.inside.slice(0, shownFaces).map((name, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole; names repeat
							<Avatar key={index} name={name} />
						))}
					</span>
					<p>
						{t('lobby.inside', {
							count: preview.inside.length,
							names: callTitle(preview.inside, i18n.language, t),
						})}
					</p>
				</>
			)}
		</div>
	);
}

/** Why nobody is named here, and perhaps never will be. */
function NotTold() {
	const { t } = useTranslation();
	const sendsOnly = useSendsOnly();
	const unknown = useCall((view) => view.preview === null && !view.previewProblem);
	const noPreview = useUnavailable('preview') !== null;
	if (sendsOnly)
		return (
			<p>
				{t('broadcast.title')}. {t('broadcast.text')}
			</p>
		);
	return noPreview && unknown && <p>{t('lobby.notTold')}</p>;
}

function NotReached() {
	const { t } = useTranslation();
	const { navigation, places } = useApp();
	const { destination } = useOpenCall();
	const problem = useCall((view) => view.previewProblem);
	const place = useStore(places.store, () => places.of(destination));
	const opening = useStore(navigation.store, (where) => where.opening);
	if (!problem) return null;
	return (
		<div className={styles.problem}>
			<p>{t(`error.${problem}`)}</p>
			<div className={styles.problemActions}>
				<Button isBusy={opening} onPress={() => void navigation.tryAgain()}>
					{t('lobby.again')}
				</Button>
				{problem === 'refused' && keysOf(destination).length > 0 && (
					<Button kind="quiet" onPress={() => navigation.askForKey()}>
						{t('found.again')}
					</Button>
				)}
				{problem === 'room-not-found' && place && (
					<Button
						kind="quiet"
						onPress={() => {
							places.forget(place.id);
							void navigation.goHome();
						}}
					>
						{t('lobby.forget')}
					</Button>
				)}
			</div>
		</div>
	);
}
