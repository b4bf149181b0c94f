import { EyeOff, FlipHorizontal2 } from 'lucide-react';
import { type CSSProperties, memo, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../look/Avatar.tsx';
import { classNames } from '../../look/classNames.ts';
import { avatarHue } from '../../look/initials.ts';
import { useApp, useSettings } from '../../stores/appContext.ts';
import { useOpenCall, usePerson, useTrack } from '../../stores/callContext.ts';
import { fillsTile } from './arrange.ts';
import { useGround } from './stageContext.ts';
import type { Placed } from './stagePlan.ts';
import styles from './Tile.module.css';
import { TileFrame } from './TileFrame.tsx';
import type { TileAction } from './TileMenu.tsx';
import { useTileSigns } from './tileSigns.tsx';
import { useModeration } from './useModeration.tsx';
import { useShownVideo } from './useShownVideo.ts';
import { Video } from './Video.tsx';
import { VolumeSlider } from './VolumeSlider.tsx';

export interface TileProps {
	tile: Placed;
	/** Whether the keyboard comes to this tile by Tab. */
	isReached: boolean;
}

/** One person: their camera or their initials, their name, and whether they are heard. */
export const PersonTile = memo(function PersonTile({ tile, isReached }: TileProps) {
	const { t } = useTranslation();
	const { id, place } = tile;
	const name = usePerson(id, (person) => person.name) ?? '';
	const isSelf = usePerson(id, (person) => person.isSelf) ?? false;
	const speaking = usePerson(id, (person) => person.speaking && !person.tracks.microphone?.muted) ?? false;
	const connection = usePerson(id, (person) => person.connection) ?? 'good';
	const camera = useTrack(id, 'camera');
	const showsCamera = camera !== undefined && !camera.muted && camera.stream !== null;
	const mirrors = useSettings((settings) => settings.mirrorSelf);
	const frame = useRef<HTMLLIElement>(null);
	const signs = useTileSigns(id, showsCamera);
	const ownActions = useOwnActions();
	const moderation = useModeration(id);
	useLevel(id, frame);
	useShownVideo(frame, isSelf || camera?.muted ? undefined : camera?.id);

	return (
		<TileFrame
			tileRef={frame}
			tile={tile}
			name={isSelf ? t('call.you') : name}
			isReached={isReached}
			actions={isSelf ? ownActions : moderation}
			menuEnd={!isSelf && <VolumeSlider id={id} />}
			style={hueOf(name)}
			data={{
				'data-participant': id,
				'data-speaking': speaking || undefined,
				'data-connection': connection,
			}}
		>
			{showsCamera && camera.stream ? (
				<Camera
					stream={camera.stream}
					mirrored={isSelf && mirrors}
					shape={place.width / place.height}
					tileKey={tile.key}
				/>
			) : (
				<span className={styles.voice}>
					<Avatar name={name} />
				</span>
			)}
			<span className={styles.ring} aria-hidden="true" />
			<span className={styles.label}>
				{signs.icons}
				<bdi className={styles.name} title={name}>
					{isSelf ? t('call.you') : name}
				</bdi>
				{signs.words && <span className="visuallyHidden">, {signs.words}</span>}
			</span>
		</TileFrame>
	);
});

/** Without a picture, the tile takes a breath of the person's colour. */
const hueOf = (name: string) => ({ '--hue': avatarHue(name) }) as CSSProperties;

function useOwnActions(): readonly TileAction[] {
	const { t } = useTranslation();
	const { stage } = useOpenCall();
	const { settings } = useApp();
	const mirrors = useSettings((chosen) => chosen.mirrorSelf);
	const icon = { size: '1.125rem', 'aria-hidden': true } as const;
	return [
		{
			id: 'hide',
			text: t('action.hideSelf'),
			icon: <EyeOff {...icon} />,
			act: () => stage.setSelfHidden(true),
		},
		{
			id: 'mirror',
			text: mirrors ? t('call.mirrorOff') : t('call.mirrorOn'),
			icon: <FlipHorizontal2 {...icon} />,
			act: () => settings.setState({ mirrorSelf: !mirrors }),
		},
	];
}

interface CameraProps {
	stream: MediaStream;
	/** One looks at oneself as in a mirror; the others see it the right way round. */
	mirrored: boolean;
	/** The tile's shape, width by height. */
	shape: number;
	tileKey: string;
}

function Camera({ stream, mirrored, shape, tileKey }: CameraProps) {
	const { shaped } = useGround();
	const video = useRef<HTMLVideoElement>(null);
	const [picture, setPicture] = useState(16 / 9);
	return (
		<Video
			videoRef={video}
			stream={stream}
			onPicture={({ width, height }) => {
				setPicture(width / height);
				shaped(tileKey, width / height);
			}}
			className={classNames(
				styles.video,
				mirrored && styles.mirrored,
				fillsTile(picture, shape) ? styles.fills : styles.whole,
			)}
		/>
	);
}

/** The ring breathes with the voice. Levels change many times a second: they go past React. */
function useLevel(id: string, tile: RefObject<HTMLElement | null>): void {
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
