import { useOwn } from '../../stores/callContext.ts';
import styles from './Lobby.module.css';
import { useWillBe } from './useWillBe.ts';

/** The microphone is never on by surprise: joining says what it will be. */
export function WillBe() {
	const microphone = useOwn((own) => own.microphone.on);
	const camera = useOwn((own) => own.camera.on);
	const text = useWillBe({ microphone, camera });
	return (
		<p id="willBe" className={styles.willBe}>
			{text}
		</p>
	);
}
