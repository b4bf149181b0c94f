import {
	AudioLines,
	ChartLine,
	Check,
	ChevronRight,
	EyeOff,
	Hand,
	Headphones,
	House,
	LayoutGrid,
	type LucideIcon,
	MapPin,
	MessageSquare,
	Mic,
	MonitorUp,
	Phone,
	PhoneOff,
	Settings,
	User,
	UserPlus,
	Users,
	Video,
	Zap,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ActionId } from '../../actions/actions.ts';
import { keyLabel } from '../../actions/keyName.ts';
import type { EntryGroup } from '../../actions/palette/entry.ts';
import type { Hit } from '../../actions/palette/search.ts';
import { keyboard } from '../keys/useKeys.ts';
import styles from './Palette.module.css';

const icons: Readonly<Record<EntryGroup, LucideIcon>> = {
	here: Zap,
	people: User,
	places: MapPin,
	devices: Headphones,
	settings: Settings,
};

const iconsOfActions: Readonly<Partial<Record<string, LucideIcon>>> & Partial<Record<ActionId, LucideIcon>> =
	{
		microphone: Mic,
		camera: Video,
		share: MonitorUp,
		hand: Hand,
		layout: LayoutGrid,
		chat: MessageSquare,
		people: Users,
		invite: UserPlus,
		denoise: AudioLines,
		statistics: ChartLine,
		hideSelf: EyeOff,
		leave: PhoneOff,
		startCall: Phone,
		home: House,
		settings: Settings,
	};

interface PaletteLineProps {
	id: string;
	hit: Hit;
	isCurrent: boolean;
	onPoint: () => void;
	onPress: () => void;
}

/** One thing to do, with the letters that were typed, its key, and why it cannot be done. */
export function PaletteLine({ id, hit: { entry, ranges }, isCurrent, onPoint, onPress }: PaletteLineProps) {
	const { t } = useTranslation();
	const Icon = iconsOfActions[entry.id] ?? icons[entry.group];
	const key = entry.key ? keyLabel(entry.key, keyboard, t('key.space')) : null;
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard
		// biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus (aria-activedescendant)
		<div
			id={id}
			role="option"
			className={styles.line}
			aria-selected={isCurrent}
			aria-disabled={entry.why !== undefined}
			onPointerMove={onPoint}
			onClick={onPress}
		>
			<Icon size="1.125rem" aria-hidden="true" className={styles.icon} />
			<span className={styles.text}>
				<bdi>{marked(entry.title, ranges)}</bdi>
				{entry.why !== undefined && <span className={styles.why}>{entry.why}</span>}
			</span>
			{entry.chosen && <Check size="1.125rem" aria-label={t('palette.chosen')} />}
			{key && <kbd className={styles.key}>{key}</kbd>}
			{entry.id.startsWith('volume') && entry.id.split(' ').length === 2 && (
				<ChevronRight size="1.125rem" aria-hidden="true" className={styles.turns} />
			)}
		</div>
	);
}

function marked(title: string, ranges: Hit['ranges']) {
	const parts = [];
	let at = 0;
	for (const [from, to] of ranges) {
		parts.push(title.slice(at, from), <mark key={from}>{title.slice(from, to)}</mark>);
		at = to;
	}
	parts.push(title.slice(at));
	return parts;
}
