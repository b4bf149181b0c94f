import { EllipsisVertical, Hand, Pin, PinOff, UserMinus, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../look/Button.tsx';
import {
	useCall,
	useIntents,
	useIsPinned,
	useOpenCall,
	usePerson,
	useUnavailable,
} from '../../stores/callContext.ts';
import { VolumeSlider } from '../callScreen/VolumeSlider.tsx';
import styles from './PersonMenu.module.css';

interface PersonMenuProps {
	id: string;
	onRemove: () => void;
}

const icon = { size: '1.25rem', 'aria-hidden': true } as const;

/** What one can do about somebody: how loud and how large they are here, and what a host may. */
export function PersonMenu({ id, onRemove }: PersonMenuProps) {
	const { t } = useTranslation();
	const name = usePerson(id, (person) => person.name) ?? '';
	const device = usePerson(id, (person) => person.device);
	const heardBefore = useRef(1);
	return (
		<DialogTrigger>
			<IconButton className={styles.opener} label={t('people.options', { name })}>
				<EllipsisVertical size="1.25rem" aria-hidden="true" />
			</IconButton>
			<Popover className={styles.popover ?? ''} placement="bottom end" offset={4} containerPadding={8}>
				<Dialog className={styles.dialog ?? ''}>
					{({ close }) => (
						<>
							<div>
								<Heading slot="title" level={3} className={styles.name ?? ''}>
									<bdi>{name}</bdi>
								</Heading>
								{device && <p className={styles.device}>{device}</p>}
							</div>
							<Volume id={id} heardBefore={heardBefore} />
							<PinButton id={id} close={close} />
							<Moderation id={id} close={close} onRemove={onRemove} />
						</>
					)}
				</Dialog>
			</Popover>
		</DialogTrigger>
	);
}

interface VolumeProps {
	id: string;
	/** How loud they were before they were muted here. */
	heardBefore: React.RefObject<number>;
}

function Volume({ id, heardBefore }: VolumeProps) {
	const { t } = useTranslation();
	const intents = useIntents();
	const volume = usePerson(id, (person) => person.volume) ?? 1;
	useEffect(() => {
		if (volume > 0) heardBefore.current = volume;
	}, [volume, heardBefore]);
	return (
		<>
			<VolumeSlider id={id} />
			<Button
				kind="quiet"
				className={styles.item}
				onPress={() => intents.setParticipantVolume(id, volume > 0 ? 0 : heardBefore.current)}
			>
				{volume > 0 ? <VolumeX {...icon} /> : <Volume2 {...icon} />}
				{volume > 0 ? t('people.mute') : t('people.unmute')}
			</Button>
		</>
	);
}

function PinButton({ id, close }: { id: string; close: () => void }) {
	const { t } = useTranslation();
	const { stage } = useOpenCall();
	const pinned = useIsPinned({ kind: 'person', id });
	return (
		<Button
			kind="quiet"
			className={styles.item}
			onPress={() => {
				stage.togglePin({ kind: 'person', id });
				close();
			}}
		>
			{pinned ? <PinOff {...icon} /> : <Pin {...icon} />}
			{pinned ? t('people.unpin') : t('people.pin')}
		</Button>
	);
}

interface ModerationProps {
	id: string;
	close: () => void;
	onRemove: () => void;
}

/** For hosts. The server decides: this only does not offer what it would refuse. */
function Moderation({ id, close, onRemove }: ModerationProps) {
	const { t } = useTranslation();
	const intents = useIntents();
	const able = useUnavailable('moderation') === null;
	const host = useCall(({ call }) => call.room.role === 'host') && able;
	const handUp = usePerson(id, (person) => person.hand !== null) ?? false;
	if (!host) return null;
	return (
		<>
			{handUp && (
				<Button
					kind="quiet"
					className={styles.item}
					onPress={() => {
						void intents.lowerHand(id);
						close();
					}}
				>
					<Hand {...icon} />
					{t('people.lowerHand')}
				</Button>
			)}
			<Button
				kind="quiet"
				className={`${styles.item} ${styles.danger}`}
				onPress={() => {
					close();
					onRemove();
				}}
			>
				<UserMinus {...icon} />
				{t('people.remove')}
			</Button>
		</>
	);
}
