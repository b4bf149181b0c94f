import { DoorClosed, House, KeyRound, LockKeyhole, Phone, RotateCcw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../../../contract/destination/draft.ts';
import { Button } from '../../look/Button.tsx';
import type { SessionErrorReason } from '../../session/sessionError.ts';
import { useApp, useHosting } from '../../stores/appContext.ts';
import { useCall, useOpenCall } from '../../stores/callContext.ts';
import styles from './Ended.module.css';

/** Where there is nothing to try again just now. */
const final: readonly string[] = ['removed', 'locked'];

/** After the call, or before its door: why it is over, and what one can do. */
export function Ended() {
	const { t } = useTranslation();
	const { navigation } = useApp();
	const { destination, hosted } = useOpenCall();
	const hosting = useHosting();
	const reason = useCall(({ call: { phase } }) => (phase.kind === 'ended' ? phase.reason : 'left'));
	const error = useCall(({ call: { phase } }) => (phase.kind === 'ended' ? phase.error : undefined));
	const main = useRef<HTMLElement>(null);
	// What had the focus is gone with the call: the sentence that says so takes it.
	useEffect(() => main.current?.focus(), []);
	const what = reason === 'failed' ? atDoor(error) : reason;
	const why = what === 'removed' ? 'removed' : error;
	// A call of one's own that has ended is not there to come back to.
	const over = what === 'call-ended' || (hosted && hosting.kind === 'stopped');
	// Something else may let one in: that is more than trying the same again.
	const keyed = error === 'refused' && keysOf(destination).length > 0;
	return (
		<main ref={main} tabIndex={-1} className={styles.ended}>
			<EndedSign what={what} />
			<h1>{t(`ended.${over && reason === 'left' ? 'call-ended' : what}`)}</h1>
			{what === 'replaced' && <p className={styles.why}>{t('ended.replacedHint')}</p>}
			{why && <p className={styles.why}>{t(`error.${why}`)}</p>}
			<div className={styles.actions}>
				{keyed && (
					<Button kind="accent" onPress={() => navigation.askForKey()}>
						<KeyRound size="1.25rem" aria-hidden="true" />
						{t('found.again')}
					</Button>
				)}
				{!over && !final.includes(what) && (
					<Button kind={keyed ? 'plain' : 'accent'} onPress={() => void navigation.rejoin()}>
						<RotateCcw size="1.25rem" aria-hidden="true" />
						{isAtDoor(what) ? t('ended.knockAgain') : t('ended.rejoin')}
					</Button>
				)}
				<Button onPress={() => void navigation.goHome()}>
					<House size="1.25rem" aria-hidden="true" />
					{t('ended.home')}
				</Button>
			</div>
		</main>
	);
}

type AtDoor = 'turned-away' | 'unanswered' | 'locked' | 'removed';

function isAtDoor(what: string): boolean {
	return what === 'turned-away' || what === 'unanswered';
}

/** One did not come in because somebody decided so: that is no failure of anything. */
function atDoor(error: SessionErrorReason | undefined): AtDoor | 'failed' {
	const decided = ['turned-away', 'unanswered', 'locked', 'removed'] as const;
	return decided.find((one) => one === error) ?? 'failed';
}

function EndedSign({ what }: { what: string }) {
	const icon = { size: '1.75rem', 'aria-hidden': true } as const;
	if (what === 'locked')
		return (
			<span className={styles.sign}>
				<LockKeyhole {...icon} />
			</span>
		);
	if (isAtDoor(what) || what === 'removed') {
		return (
			<span className={styles.sign}>
				<DoorClosed {...icon} />
			</span>
		);
	}
	return (
		<span className={`${styles.sign} ${styles.hungUp}`}>
			<Phone {...icon} />
		</span>
	);
}
