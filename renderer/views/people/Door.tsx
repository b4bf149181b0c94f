import { ChevronDown, DoorClosed, DoorOpen, LockKeyhole } from 'lucide-react';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { FieldHint } from '../../look/Field.tsx';
import { Toggle } from '../../look/Toggle.tsx';
import { useCall, useIntents } from '../../stores/callContext.ts';
import { useSendsOnly, useWhyNot } from '../capabilities/useWhyNot.ts';
import styles from './Door.module.css';

const icon = { size: '1.25rem', 'aria-hidden': true } as const;

/** Who comes in: for hosts to decide, for everybody to see. */
export function Door() {
	const host = useCall(({ call }) => call.room.role === 'host');
	const whyNot = useWhyNot('moderation');
	// In a broadcast nobody comes in at all.
	if (useSendsOnly()) return null;
	if (whyNot) return <NoDoor whyNot={whyNot} />;
	return host ? <HostDoor /> : <GuestDoor />;
}

/** Nobody can lock this call or remove somebody from it. */
function NoDoor({ whyNot }: { whyNot: string }) {
	const { t } = useTranslation();
	return (
		<p className={styles.state}>
			<DoorOpen {...icon} />
			<span className={styles.words}>
				<span>{t('room.noDoor')}</span>
				<span className={styles.condition}>{whyNot}</span>
			</span>
		</p>
	);
}

type Condition = 'open' | 'asks' | 'locked';

function useCondition(): Condition {
	return useCall(({ call: { room } }) => (room.locked ? 'locked' : room.knocking ? 'asks' : 'open'));
}

function ConditionSign({ condition }: { condition: Condition }) {
	if (condition === 'locked') return <LockKeyhole {...icon} />;
	return condition === 'asks' ? <DoorClosed {...icon} /> : <DoorOpen {...icon} />;
}

function HostDoor() {
	const { t } = useTranslation();
	const intents = useIntents();
	const condition = useCondition();
	const locked = useCall(({ call }) => call.room.locked);
	const knocking = useCall(({ call }) => call.room.knocking);
	const whyNoKnocking = useWhyNot('knocking');
	return (
		<Disclosure className={styles.door ?? ''}>
			<AriaButton slot="trigger" className={styles.opener ?? ''}>
				<ConditionSign condition={condition} />
				<span className={styles.words}>
					<span>{t('room.title')}</span>
					<span className={styles.condition}>{t(`room.now.${condition}`)}</span>
				</span>
				<ChevronDown className={styles.chevron} size="1.125rem" aria-hidden="true" />
			</AriaButton>
			<DisclosurePanel className={styles.panel ?? ''}>
				<Toggle
					label={t('room.ask')}
					on={knocking}
					isReadOnly={whyNoKnocking !== null}
					onChange={(on) => void intents.setRoom({ knocking: on })}
					hint={whyNoKnocking ?? t('room.askHint')}
				/>
				<Toggle label={t('room.lock')} on={locked} onChange={(on) => void intents.setRoom({ locked: on })} />
				<FieldHint>{t('room.lockHint')}</FieldHint>
			</DisclosurePanel>
		</Disclosure>
	);
}

/** In the call's top line: that nobody new comes in by themselves. */
export function DoorSign({ className }: { className: string | undefined }) {
	const { t } = useTranslation();
	const condition = useCondition();
	if (condition === 'open') return null;
	return (
		<span
			role="img"
			className={className}
			aria-label={t(`room.now.${condition}`)}
			title={t(`room.now.${condition}`)}
		>
			{condition === 'locked' ? (
				<LockKeyhole size="1rem" aria-hidden="true" />
			) : (
				<DoorClosed size="1rem" aria-hidden="true" />
			)}
		</span>
	);
}

/** A door that is open needs no words. */
function GuestDoor() {
	const { t } = useTranslation();
	const condition = useCondition();
	if (condition === 'open') return null;
	return (
		<p className={styles.state}>
			<ConditionSign condition={condition} />
			{t(`room.now.${condition}`)}
		</p>
	);
}
