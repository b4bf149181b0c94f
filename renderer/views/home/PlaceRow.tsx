import { ArrowDown, ArrowUp, ChevronRight, Ellipsis, LogIn, Pencil, Star, Trash2 } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Avatar } from '../../look/Avatar.tsx';
import { IconButton } from '../../look/Button.tsx';
import { classNames } from '../../look/classNames.ts';
import { Menu } from '../../look/Menu.tsx';
import { useApp } from '../../stores/appContext.ts';
import { type Place, titleOf } from '../../stores/placesStore.ts';
import styles from './Home.module.css';
import { InsideLine } from './InsideLine.tsx';

interface PlaceRowProps {
	place: Place;
	/** Among the favourites. */
	isFirst: boolean;
	isLast: boolean;
	onRename: () => void;
	onRemove: () => void;
	onMove: (step: 1 | -1) => void;
}

/** A place: a click goes in, the star keeps it, everything else is in its menu. */
export function PlaceRow({ place, isFirst, isLast, onRename, onRemove, onMove }: PlaceRowProps) {
	const { t } = useTranslation();
	const { navigation, places, inside } = useApp();
	const found = useStore(inside.store, (all) => all[place.id]);
	const opening = useStore(navigation.store, (where) => where.opening);
	const title = titleOf(place) || t('home.untitled');
	const somebody = found?.kind === 'inside' && found.names.length > 0;
	return (
		<>
			<AriaButton
				className={styles.placeButton ?? ''}
				data-place-button=""
				isDisabled={opening}
				onPress={() => void navigation.goTo(place)}
			>
				<span className={classNames(styles.face, somebody && styles.live)}>
					<Avatar name={title} />
				</span>
				<span className={styles.placeText}>
					<span className={styles.placeTitle}>
						<bdi>{title}</bdi>
					</span>
					<InsideLine place={place} inside={found} />
				</span>
				<ChevronRight className={styles.turns} size="1.25rem" aria-hidden="true" />
			</AriaButton>
			<IconButton
				className={classNames(styles.star, place.favourite && styles.starred)}
				label={place.favourite ? t('home.unstar', { title }) : t('home.star', { title })}
				onPress={() => places.setFavourite(place.id, !place.favourite)}
			>
				<Star size="1.25rem" aria-hidden="true" fill={place.favourite ? 'currentColor' : 'none'} />
			</IconButton>
			<Menu
				label={t('home.more', { title })}
				icon={<Ellipsis size="1.25rem" aria-hidden="true" />}
				items={[
					{
						id: 'lobby',
						name: t('home.openLobby'),
						icon: <LogIn size="1.125rem" aria-hidden="true" />,
						onChoose: () => void navigation.openLink(place.link),
					},
					{
						id: 'rename',
						name: t('home.rename'),
						icon: <Pencil size="1.125rem" aria-hidden="true" />,
						onChoose: onRename,
					},
					...(place.favourite && !isFirst
						? [
								{
									id: 'up',
									name: t('home.moveUp'),
									icon: <ArrowUp size="1.125rem" aria-hidden="true" />,
									onChoose: () => onMove(-1),
								},
							]
						: []),
					...(place.favourite && !isLast
						? [
								{
									id: 'down',
									name: t('home.moveDown'),
									icon: <ArrowDown size="1.125rem" aria-hidden="true" />,
									onChoose: () => onMove(1),
								},
							]
						: []),
					{
						id: 'remove',
						name: t('home.remove'),
						icon: <Trash2 size="1.125rem" aria-hidden="true" />,
						onChoose: onRemove,
					},
				]}
			/>
		</>
	);
}
