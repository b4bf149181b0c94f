import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../look/Button.tsx';
import { useApp } from '../../stores/appContext.ts';
import { type Place, titleOf } from '../../stores/placesStore.ts';
import styles from './Home.module.css';
import { JoinWith } from './JoinWith.tsx';
import { PlaceRow } from './PlaceRow.tsx';
import { RenamePlace } from './RenamePlace.tsx';

interface Removed {
	readonly title: string;
	putBack(): void;
}

/** Favourites in the person's order, then where one has been lately. Arrow keys walk through all of them. */
export function PlaceList() {
	const { t } = useTranslation();
	const { places } = useApp();
	const all = useStore(places.store, (saved) => saved.places);
	const list = useRef<HTMLElement>(null);
	const [renamed, setRenamed] = useState<Place | null>(null);
	const [removed, setRemoved] = useState<Removed | null>(null);
	const [dragged, setDragged] = useState<string | null>(null);

	const favourites = all.filter((place) => place.favourite);
	const recent = all.filter((place) => !place.favourite);

	const buttons = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-place-button]') ?? [])];
	const focusAt = (index: number) => buttons().at(index)?.focus();

	const remove = (place: Place) => {
		const at = all.indexOf(place);
		const putBack = places.forget(place.id);
		setRemoved({ title: titleOf(place) || t('home.untitled'), putBack });
		// What had the focus is gone: its neighbour takes it.
		requestAnimationFrame(() => focusAt(Math.min(at, buttons().length - 1)));
	};

	const walk = (event: KeyboardEvent) => {
		const focused = document.activeElement?.closest('[data-place]');
		const at = buttons().findIndex((button) => focused?.contains(button));
		const place = all[at];
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
		if (!place || !list.current?.contains(event.target as Node)) return;
		if (event.altKey && step !== 0) moveBy(place, step);
		else if (step !== 0) focusAt(Math.min(Math.max(at + step, 0), buttons().length - 1));
		else if (event.key === 'Home') focusAt(0);
		else if (event.key === 'End') focusAt(-1);
		else if (event.key === 'F2') setRenamed(place);
		else if (event.key === 'Delete') remove(place);
		else return;
		event.preventDefault();
		event.stopPropagation();
	};

	const moveBy = (place: Place, step: number) => {
		const to = favourites[favourites.indexOf(place) + step];
		if (place.favourite && to) places.move(place.id, to.id);
	};

	const dragging = (place: Place) => ({
		draggable: place.favourite,
		onDragStart: (event: DragEvent) => {
			event.dataTransfer.effectAllowed = 'move';
			event.dataTransfer.setData('application/x-parley-place', place.id);
			setDragged(place.id);
		},
		onDragOver: (event: DragEvent) => {
			if (dragged === null || !place.favourite) return;
			event.preventDefault();
			if (dragged !== place.id) places.move(dragged, place.id);
		},
		onDragEnd: () => setDragged(null),
		'data-dragged': dragged === place.id || undefined,
	});

	const row = (place: Place) => (
		<li key={place.id} data-place={place.id} className={styles.place} {...dragging(place)}>
			<PlaceRow
				place={place}
				isFirst={place === favourites[0]}
				isLast={place === favourites.at(-1)}
				onRename={() => setRenamed(place)}
				onRemove={() => remove(place)}
				onMove={(step) => moveBy(place, step)}
			/>
		</li>
	);

	return (
		<section ref={list} className={styles.list} aria-label={t('home.places')} onKeyDownCapture={walk}>
			<JoinWith />
			{favourites.length > 0 && (
				<>
					<h2 id="favourites" className={styles.listTitle}>
						{t('home.favourites')}
					</h2>
					<ul className={styles.places} aria-labelledby="favourites">
						{favourites.map(row)}
					</ul>
				</>
			)}
			{recent.length > 0 && (
				<>
					<h2 id="recent" className={styles.listTitle}>
						{t('home.recent')}
					</h2>
					<ul className={styles.places} aria-labelledby="recent">
						{recent.map(row)}
					</ul>
				</>
			)}
			{favourites.length === 0 && <p className={styles.quiet}>{t('home.starHint')}</p>}
			<div role="status">
				{removed && (
					<p className={styles.removed}>
						<span>{t('home.removed', { title: removed.title })}</span>
						<Button
							kind="quiet"
							onPress={() => {
								removed.putBack();
								setRemoved(null);
							}}
						>
							{t('home.putBack')}
						</Button>
					</p>
				)}
			</div>
			<RenamePlace place={renamed} onClose={() => setRenamed(null)} />
		</section>
	);
}
