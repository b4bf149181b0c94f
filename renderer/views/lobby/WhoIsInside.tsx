import { useTranslation } from 'react-i18next';
import { Avatar } from '../../look/Avatar.tsx';
import { useCall } from '../../stores/callContext.ts';
import { callTitle } from '../callScreen/callTitle.ts';
import styles from './Lobby.module.css';

const shownFaces = 5;

/** Who one will meet, where the host tells. */
export function WhoIsInside() {
	const { t, i18n } = useTranslation();
	const preview = useCall((view) => view.preview);
	const problem = useCall((view) => view.previewProblem);
	return (
		<div className={styles.inside} role="status">
			{problem && <p className={styles.problem}>{t(`error.${problem}`)}</p>}
			{preview === 'looking' && <p>{t('lobby.looking')}</p>}
			{preview !== null && preview !== 'looking' && (
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
