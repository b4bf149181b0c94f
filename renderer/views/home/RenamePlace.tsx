import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../look/Button.tsx';
import { Field, FieldHint } from '../../look/Field.tsx';
import { Sheet } from '../../look/Sheet.tsx';
import { useApp } from '../../stores/appContext.ts';
import { type Place, placeNameLength } from '../../stores/placesStore.ts';
import styles from './Home.module.css';

interface RenamePlaceProps {
	/** Null while nothing is renamed. */
	place: Place | null;
	onClose: () => void;
}

/** A name of one's own for a place; empty gives back the names of those who were there. */
export function RenamePlace({ place, onClose }: RenamePlaceProps) {
	const { t } = useTranslation();
	return (
		<Sheet title={t('home.renameTitle')} isOpen={place !== null} onClose={onClose} width={24}>
			{place && <Name key={place.id} place={place} onClose={onClose} />}
		</Sheet>
	);
}

function Name({ place, onClose }: { place: Place; onClose: () => void }) {
	const { t } = useTranslation();
	const { places } = useApp();
	const [name, setName] = useState(place.ownTitle);
	return (
		<form
			className={styles.rename}
			onSubmit={(event) => {
				event.preventDefault();
				places.rename(place.id, name);
				onClose();
			}}
		>
			<Field
				label={t('home.renameLabel')}
				placeholder={place.title || t('home.untitled')}
				value={name}
				maxLength={placeNameLength}
				onChange={setName}
				autoFocus
				autoComplete="off"
			/>
			<FieldHint>{t('home.renameHint')}</FieldHint>
			<Button kind="accent" type="submit">
				{t('home.renameSave')}
			</Button>
		</form>
	);
}
