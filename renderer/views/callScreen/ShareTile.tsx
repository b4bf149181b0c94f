import { Maximize2, Minimize2, Pause } from 'lucide-react';
import { memo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../look/Button.tsx';
import { usePerson, useTrack } from '../../stores/callContext.ts';
import type { Place } from './arrange.ts';
import styles from './Tile.module.css';
import { placeStyle } from './tilePlace.ts';
import { useShownVideo } from './useShownVideo.ts';
import { Video } from './Video.tsx';

interface ShareTileProps {
	id: string;
	place: Place;
	underBar: boolean;
}

/** Somebody's window or screen: never cut, whole or pixel for pixel. */
export const ShareTile = memo(function ShareTile({ id, place, underBar }: ShareTileProps) {
	const { t } = useTranslation();
	const name = usePerson(id, (person) => person.name) ?? '';
	const screen = useTrack(id, 'screen');
	const [natural, setNatural] = useState(false);
	const [size, setSize] = useState<{ width: number; height: number } | null>(null);
	const tile = useRef<HTMLLIElement>(null);
	const video = useRef<HTMLVideoElement>(null);
	useShownVideo(tile, screen?.id, natural);
	const label = t('call.shareOf', { name });
	const scale = window.devicePixelRatio;

	return (
		<li
			ref={tile}
			className={styles.tile}
			data-share=""
			data-under-bar={underBar || undefined}
			style={placeStyle(place)}
		>
			{screen?.stream && (
				<section
					className={styles.pan}
					data-natural={natural || undefined}
					aria-label={label}
					tabIndex={natural ? 0 : undefined}
				>
					<div
						className={styles.sheet}
						style={
							natural && size
								? { width: `${size.width / scale}px`, height: `${size.height / scale}px` }
								: undefined
						}
					>
						<Video
							videoRef={video}
							stream={screen.stream}
							label={label}
							className={`${styles.video} ${styles.whole}`}
							onPicture={setSize}
						/>
					</div>
				</section>
			)}
			{screen?.muted && (
				<p className={styles.rests}>
					<Pause size="1.25rem" aria-hidden="true" />
					{t('call.shareRests', { name })}
				</p>
			)}
			<span className={styles.label}>
				<span className={styles.name}>{label}</span>
			</span>
			<IconButton
				className={styles.corner}
				kind="plain"
				label={natural ? t('call.shareFit') : t('call.shareFull')}
				onPress={() => setNatural(!natural)}
			>
				{natural ? (
					<Minimize2 size="1.25rem" aria-hidden="true" />
				) : (
					<Maximize2 size="1.25rem" aria-hidden="true" />
				)}
			</IconButton>
		</li>
	);
});
