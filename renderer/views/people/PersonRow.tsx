import { Hand, Mic, MicOff, MonitorUp, VideoOff, WifiLow, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../look/Avatar.tsx';
import { usePerson } from '../../stores/callContext.ts';
import styles from './PeoplePanel.module.css';
import { PersonMenu } from './PersonMenu.tsx';

interface PersonRowProps {
	id: string;
	/** Who raised a hand first has 1; null without a raised hand, or where it is the only one. */
	handPlace: number | null;
	onRemove: (person: { id: string; name: string }) => void;
}

const icon = { size: '1.125rem', 'aria-hidden': true } as const;

/** One person: who they are, whether they are heard and seen, and what one can do about it. */
export function PersonRow({ id, handPlace, onRemove }: PersonRowProps) {
	const { t } = useTranslation();
	const name = usePerson(id, (person) => person.name) ?? '';
	const isSelf = usePerson(id, (person) => person.isSelf) ?? false;
	const handUp = usePerson(id, (person) => person.hand !== null) ?? false;
	const connection = usePerson(id, (person) => person.connection) ?? 'good';
	const sharing = usePerson(id, ({ tracks }) => tracks.screen !== undefined) ?? false;
	const filming = usePerson(id, ({ tracks: { camera } }) => camera && !camera.muted) ?? false;
	return (
		<li className={styles.row} data-hand={handUp || undefined}>
			<Avatar name={name} />
			<span className={styles.text}>
				<span className={styles.name} title={name}>
					<bdi>{isSelf ? t('call.youNamed', { name }) : name}</bdi>
				</span>
				<Detail id={id} handPlace={handPlace} />
			</span>
			{handUp && (
				<Sign label={t('people.handUp')} className={styles.hand}>
					<Hand {...icon} />
				</Sign>
			)}
			{connection !== 'good' && (
				<Sign label={t(`call.tile.${connection}`)} className={styles.warning}>
					{connection === 'weak' ? <WifiLow {...icon} /> : <WifiOff {...icon} />}
				</Sign>
			)}
			{sharing && (
				<Sign label={t('people.sharing')}>
					<MonitorUp {...icon} />
				</Sign>
			)}
			{!filming && (
				<Sign label={t('call.tile.cameraOff')}>
					<VideoOff {...icon} />
				</Sign>
			)}
			<MicrophoneSign id={id} />
			{isSelf ? (
				<span className={styles.noMenu} />
			) : (
				<PersonMenu id={id} onRemove={() => onRemove({ id, name })} />
			)}
		</li>
	);
}

/** What a sign cannot say: their part in the call, their turn, and what was changed here. */
function Detail({ id, handPlace }: Pick<PersonRowProps, 'id' | 'handPlace'>) {
	const { t, i18n } = useTranslation();
	const host = usePerson(id, (person) => person.role === 'host') ?? false;
	const volume = usePerson(id, (person) => person.volume) ?? 1;
	const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(volume);
	const said = [
		host && t('people.host'),
		handPlace !== null && t('people.handPlace', { place: handPlace }),
		volume === 0 ? t('people.mutedForYou') : volume < 1 && t('people.volumeYours', { percent }),
	].filter(Boolean);
	if (said.length === 0) return null;
	return <span className={styles.detail}>{said.join(' · ')}</span>;
}

function MicrophoneSign({ id }: { id: string }) {
	const { t } = useTranslation();
	const silent = usePerson(id, ({ tracks: { microphone } }) => !microphone || microphone.muted) ?? true;
	const speaking = usePerson(id, (person) => person.speaking) ?? false;
	if (silent) {
		return (
			<Sign label={t('call.tile.muted')}>
				<MicOff {...icon} />
			</Sign>
		);
	}
	// Not said: it comes and goes with every word.
	return <Mic {...icon} data-speaking={speaking || undefined} className={styles.heard} />;
}

interface SignProps {
	label: string;
	className?: string | undefined;
	children: ReactNode;
}

function Sign({ label, className = styles.sign, children }: SignProps) {
	return (
		<span role="img" aria-label={label} title={label} className={className}>
			{children}
		</span>
	);
}
