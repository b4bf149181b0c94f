import { useTranslation } from 'react-i18next';
import { useOwn } from '../../stores/callContext.ts';
import { useWhyNot } from '../capabilities/useWhyNot.ts';
import styles from './Lobby.module.css';

/** The microphone is never on by surprise: joining says what it will be. */
export function WillBe() {
	const { t } = useTranslation();
	const microphone = useOwn((own) => own.microphone.on);
	const camera = useOwn((own) => own.camera.on);
	const whyNot = useWhyNot('publish');
	const what = microphone ? (camera ? 'both' : 'microphone') : camera ? 'camera' : 'nothing';
	return (
		<p id="willBe" className={styles.willBe}>
			{whyNot ? `${t('lobby.willBe.watching')} ${whyNot}` : t(`lobby.willBe.${what}`)}
		</p>
	);
}
