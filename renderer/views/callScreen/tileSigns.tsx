import { Crown, Hand, MicOff, Signal, SignalLow, Volume1, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePerson } from '../../stores/callContext.ts';
import styles from './Tile.module.css';

interface TileSigns {
	/** Small pictures beside the name. */
	readonly icons: ReactNode;
	/** The same in words, for those who do not see them. */
	readonly words: string;
}

const size = '1rem';

/** One bar of five, the others faint: the low bar alone is not recognised. */
function WeakSignal() {
	return (
		<span className={styles.weak} aria-hidden="true">
			<Signal size={size} opacity={0.4} />
			<SignalLow size={size} strokeWidth={3} />
		</span>
	);
}

/** What is to be known of somebody at a glance: not heard, badly connected, hand up, quieter for me. */
export function useTileSigns(id: string, showsCamera: boolean): TileSigns {
	const { t } = useTranslation();
	const silent = usePerson(id, ({ tracks: { microphone } }) => !microphone || microphone.muted) ?? true;
	const connection = usePerson(id, (person) => person.connection) ?? 'good';
	const volume = usePerson(id, (person) => person.volume) ?? 1;
	const hand = usePerson(id, (person) => person.hand !== null) ?? false;
	const hosts = usePerson(id, (person) => person.role === 'host') ?? false;
	const percent = `${Math.round(volume * 100)}%`;
	const words = [
		hand && t('people.handUp'),
		silent && t('call.tile.muted'),
		!showsCamera && t('call.tile.cameraOff'),
		connection === 'weak' && t('call.tile.weak'),
		connection === 'lost' && t('call.tile.lost'),
		hosts && t('people.host'),
		volume < 1 && t('people.volumeYours', { percent }),
	];
	const icons = (
		<>
			{hand && <Hand className={styles.hand} size={size} aria-hidden="true" />}
			{connection === 'weak' && <WeakSignal />}
			{connection === 'lost' && <WifiOff className={styles.lost} size={size} aria-hidden="true" />}
			{silent && <MicOff size={size} aria-hidden="true" />}
			{volume < 1 && <Volume1 className={styles.quieter} size={size} aria-hidden="true" />}
			{hosts && <Crown className={styles.host} size={size} aria-hidden="true" />}
		</>
	);
	return { icons, words: words.filter(Boolean).join(', ') };
}
