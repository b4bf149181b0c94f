import { MicOff } from 'lucide-react';
import { type CSSProperties, memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../look/Avatar.tsx';
import { classNames } from '../../look/classNames.ts';
import { avatarHue } from '../../look/initials.ts';
import { useOpenCall, usePerson, useTrack } from '../../stores/callContext.ts';
import { fillsTile, type Place } from './arrange.ts';
import styles from './Tile.module.css';
import { placeStyle } from './tilePlace.ts';
import { useShownVideo } from './useShownVideo.ts';
import { Video } from './Video.tsx';

interface PersonTileProps {
	id: string;
	place: Place;
	/** The bar lies over its lower end: the name moves up while the bar is there. */
	underBar: boolean;
}

/** One person: their camera or their initials, their name, and whether they are heard. */
export const PersonTile = memo(function PersonTile({ id, place, underBar }: PersonTileProps) {
	const { t } = useTranslation();
	const name = usePerson(id, (person) => person.name) ?? '';
	const isSelf = usePerson(id, (person) => person.isSelf) ?? false;
	const speaking = usePerson(id, (person) => person.speaking && !person.tracks.microphone?.muted) ?? false;
	const camera = useTrack(id, 'camera');
	const silent = usePerson(id, ({ tracks: { microphone } }) => !microphone || microphone.muted) ?? true;
	const showsCamera = camera !== undefined && !camera.muted && camera.stream !== null;
	const tile = useRef<HTMLLIElement>(null);
	useLevel(id, tile);
	useShownVideo(tile, isSelf || camera?.muted ? undefined : camera?.id);

	const signs = [silent && t('call.tile.muted'), !showsCamera && t('call.tile.cameraOff')].filter(Boolean);
	const shownName = isSelf ? t('call.you') : name;
	return (
		<li
			ref={tile}
			className={styles.tile}
			style={{ ...placeStyle(place), ...hueOf(name) }}
			data-speaking={speaking || undefined}
			data-under-bar={underBar || undefined}
			data-participant={id}
		>
			{showsCamera && camera.stream ? (
				<Camera stream={camera.stream} mirrored={isSelf} tile={place.width / place.height} />
			) : (
				<Avatar name={name} />
			)}
			<span className={styles.ring} aria-hidden="true" />
			<span className={styles.label}>
				{silent && <MicOff size="1rem" aria-hidden="true" />}
				<bdi className={styles.name} title={name}>
					{shownName}
				</bdi>
				{signs.length > 0 && <span className="visuallyHidden">, {signs.join(', ')}</span>}
			</span>
		</li>
	);
});

/** Without a picture, the tile takes a breath of the person's colour. */
const hueOf = (name: string) => ({ '--hue': avatarHue(name) }) as CSSProperties;

interface CameraProps {
	stream: MediaStream;
	/** One looks at oneself as in a mirror; the others see it the right way round. */
	mirrored: boolean;
	/** The tile's shape, width by height. */
	tile: number;
}

function Camera({ stream, mirrored, tile }: CameraProps) {
	const video = useRef<HTMLVideoElement>(null);
	const [picture, setPicture] = useState(16 / 9);
	return (
		<Video
			videoRef={video}
			stream={stream}
			onPicture={({ width, height }) => setPicture(width / height)}
			className={classNames(
				styles.video,
				mirrored && styles.mirrored,
				fillsTile(picture, tile) ? styles.fills : styles.whole,
			)}
		/>
	);
}

/** The ring breathes with the voice. Levels change many times a second: they go past React. */
function useLevel(id: string, tile: React.RefObject<HTMLElement | null>): void {
	const { levels } = useOpenCall().engine;
	useEffect(() => {
		let shown = -1;
		const show = () => {
			const level = Math.round(levels.of(id) * 20) / 20;
			if (level === shown) return;
			shown = level;
			tile.current?.style.setProperty('--level', String(level));
		};
		show();
		return levels.onChanged(show);
	}, [levels, id, tile]);
}
