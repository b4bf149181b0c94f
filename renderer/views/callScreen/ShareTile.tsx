import { Maximize2, Minimize2, MonitorUp, Pause } from 'lucide-react';
import { memo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../look/Button.tsx';
import { usePerson, useTrack } from '../../stores/callContext.ts';
import type { TileProps } from './PersonTile.tsx';
import { useGround } from './stageContext.ts';
import styles from './Tile.module.css';
import { TileFrame } from './TileFrame.tsx';
import { usePan } from './usePan.ts';
import { useShownVideo } from './useShownVideo.ts';
import { Video } from './Video.tsx';

/** Somebody's window or screen: never cut, whole or pixel for pixel. */
export const ShareTile = memo(function ShareTile({ tile, isReached }: TileProps) {
	const { t } = useTranslation();
	const { shaped } = useGround();
	const { id, large } = tile;
	const name = usePerson(id, (person) => person.name) ?? '';
	const screen = useTrack(id, 'screen');
	const [wantsNatural, setNatural] = useState(false);
	// In the strip it is a small picture of itself.
	const natural = wantsNatural && large;
	const [size, setSize] = useState<{ width: number; height: number } | null>(null);
	const frame = useRef<HTMLLIElement>(null);
	const pan = useRef<HTMLElement>(null);
	const video = useRef<HTMLVideoElement>(null);
	useShownVideo(frame, screen?.id, natural);
	usePan(pan, natural);
	const label = t('call.shareOf', { name });
	const scale = window.devicePixelRatio;
	const turn = () => setNatural(!natural);
	const turnText = natural ? t('call.shareFit') : t('call.shareFull');
	const TurnIcon = natural ? Minimize2 : Maximize2;

	return (
		<TileFrame
			tileRef={frame}
			tile={tile}
			name={label}
			isReached={isReached}
			actions={
				large
					? [{ id: 'size', text: turnText, icon: <TurnIcon size="1.125rem" aria-hidden="true" />, act: turn }]
					: []
			}
			data={{ 'data-share': '' }}
		>
			{screen?.stream && (
				<section
					ref={pan}
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
							onPicture={(picture) => {
								setSize(picture);
								shaped(tile.key, picture.width / picture.height);
							}}
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
				<MonitorUp size="1rem" aria-hidden="true" />
				<bdi className={styles.name} title={label}>
					{large ? label : name}
				</bdi>
			</span>
			{large && (
				<IconButton className={styles.corner} kind="plain" label={turnText} onPress={turn}>
					<TurnIcon size="1.25rem" aria-hidden="true" />
				</IconButton>
			)}
		</TileFrame>
	);
});
