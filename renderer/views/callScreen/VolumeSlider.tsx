import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useIntents, usePerson } from '../../stores/callContext.ts';
import styles from './TileMenu.module.css';

/** How loud somebody is played here. Only for one's own ears. */
export function VolumeSlider({ id }: { id: string }) {
	const { t } = useTranslation();
	const intents = useIntents();
	const name = usePerson(id, (person) => person.name) ?? '';
	const volume = usePerson(id, (person) => person.volume) ?? 1;
	return (
		<Slider
			className={styles.volume ?? ''}
			value={volume}
			minValue={0}
			maxValue={1}
			step={0.05}
			formatOptions={{ style: 'percent' }}
			onChange={(value) => intents.setParticipantVolume(id, value as number)}
		>
			<Label className={styles.volumeLabel ?? ''}>{t('people.volume', { name })}</Label>
			<SliderOutput className={styles.volumeOutput ?? ''} />
			<SliderTrack className={styles.volumeTrack ?? ''}>
				<span className={styles.volumeFill} style={{ inlineSize: `${volume * 100}%` }} />
				<SliderThumb className={styles.volumeThumb ?? ''} />
			</SliderTrack>
		</Slider>
	);
}
