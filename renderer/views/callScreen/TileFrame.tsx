import { EllipsisVertical, Pin as PinIcon, PinOff } from 'lucide-react';
import { type CSSProperties, type ReactNode, type RefObject, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../look/classNames.ts';
import { useIsPinned, useOpenCall } from '../../stores/callContext.ts';
import { useGround } from './stageContext.ts';
import type { Placed } from './stagePlan.ts';
import styles from './Tile.module.css';
import { type TileAction, TileMenu } from './TileMenu.tsx';
import { type MenuPoint, useTileGestures } from './tileGestures.ts';
import { useTileMotion } from './tileMotion.ts';
import { placeStyle } from './tilePlace.ts';

interface TileFrameProps {
	tileRef: RefObject<HTMLLIElement | null>;
	tile: Placed;
	/** Whose options they are, for the menu's name. */
	name: string;
	/** Whether the keyboard comes to this tile by Tab; to the others by arrows. */
	isReached: boolean;
	/** Beside pinning, which every tile has. */
	actions: readonly TileAction[];
	/** What stands in the menu below the actions. */
	menuEnd?: ReactNode;
	style?: CSSProperties;
	data: Readonly<Record<`data-${string}`, string | boolean | undefined>>;
	children: ReactNode;
}

const icon = { size: '1.125rem', 'aria-hidden': true } as const;

/** What all tiles share: their place and how they move there, pinning, and a menu. */
export function TileFrame({
	tileRef,
	tile,
	name,
	isReached,
	actions,
	menuEnd,
	style,
	data,
	children,
}: TileFrameProps) {
	const { t } = useTranslation();
	const { stage } = useOpenCall();
	const ground = useGround();
	const pinned = useIsPinned(tile);
	const [menuAt, setMenuAt] = useState<MenuPoint | false>(false);
	const button = useRef<HTMLButtonElement>(null);
	const toggle = () => stage.togglePin({ kind: tile.kind, id: tile.id });
	useTileMotion(tileRef, tile.place, ground.area, ground.ghosts);
	useTileGestures(tileRef, {
		onMenu: setMenuAt,
		onTwice: toggle,
		onDrag: (at) => ground.drag(tile, at),
		onDrop: (at) => ground.drop(tile, at),
	});
	const label = t('people.options', { name });
	const pinning: TileAction = pinned
		? { id: 'pin', text: t('people.unpin'), icon: <PinOff {...icon} />, act: toggle }
		: { id: 'pin', text: t('people.pin'), icon: <PinIcon {...icon} />, act: toggle };

	return (
		<li
			ref={tileRef}
			className={styles.tile}
			style={{ ...placeStyle(tile.place), ...style }}
			data-tile={tile.key}
			data-large={tile.large || undefined}
			data-under-bar={tile.underBar || undefined}
			data-under-top={tile.underTop || undefined}
			{...data}
		>
			{children}
			{pinned && (
				<Button
					className={classNames(styles.pinned)}
					aria-label={`${t('people.unpin')}: ${name}`}
					excludeFromTabOrder={!isReached}
					onPress={toggle}
				>
					<PinIcon size="1rem" fill="currentcolor" aria-hidden="true" />
				</Button>
			)}
			<Button
				ref={button}
				className={styles.options ?? ''}
				aria-label={label}
				aria-haspopup="dialog"
				aria-expanded={menuAt !== false}
				excludeFromTabOrder={!isReached}
				onPress={() => setMenuAt(null)}
			>
				<EllipsisVertical size="1.25rem" aria-hidden="true" />
			</Button>
			{menuAt !== false && (
				<TileMenu
					label={label}
					actions={[pinning, ...actions]}
					at={menuAt}
					buttonRef={button}
					onClose={() => setMenuAt(false)}
				>
					{menuEnd}
				</TileMenu>
			)}
		</li>
	);
}
