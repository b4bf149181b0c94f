import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../look/Button.tsx';
import { Sheet } from '../../look/Sheet.tsx';
import { useApp } from '../../stores/appContext.ts';
import type { Finding } from '../../stores/finding.ts';
import styles from './FoundSheet.module.css';
import { MissingForm } from './MissingForm.tsx';
import { titleOfDestination } from './titleOfDestination.ts';

/** What a link was found to be, and what the person has to say to it before it is gone to. */
export default function FoundSheet() {
	const { t } = useTranslation();
	const { navigation } = useApp();
	const finding = useStore(navigation.store, (where) => where.finding);
	// It keeps its words while it goes.
	const last = useRef<Finding | null>(null);
	if (finding) last.current = finding;
	const shown = finding ?? last.current;
	if (!shown) return null;
	return (
		<Sheet
			title={titleOfFinding(shown, t)}
			isOpen={finding !== null}
			onClose={() => navigation.dismissFinding()}
			width={26}
		>
			<Found finding={shown} />
		</Sheet>
	);
}

function titleOfFinding(finding: Finding, t: ReturnType<typeof useTranslation>['t']): string {
	switch (finding.kind) {
		case 'ask':
		case 'asking':
			return t('found.askTitle');
		case 'look-alike':
			return t('found.lookAlikeTitle');
		case 'nothing':
			return t('found.nothingTitle');
		case 'missing':
			return titleOfDestination(finding.draft.known, t);
	}
}

function Found({ finding }: { finding: Finding }) {
	const { t } = useTranslation();
	const { navigation } = useApp();
	switch (finding.kind) {
		case 'ask':
		case 'asking': {
			const { host } = finding;
			const asking = finding.kind === 'asking';
			return (
				<div className={styles.found}>
					<p role="status">{asking ? t('found.asking', { host }) : t('found.ask', { host })}</p>
					<p className={styles.quiet}>{t('found.askHint')}</p>
					<Answers
						yes={t('found.askGo')}
						isBusy={asking}
						onYes={() => {
							if (!asking) void navigation.confirmFinding();
						}}
					/>
				</div>
			);
		}
		case 'look-alike':
			return (
				<div className={styles.found}>
					<p>{t('found.lookAlike')}</p>
					<p className={styles.host}>
						<bdi dir="ltr">{finding.host}</bdi>
					</p>
					<Answers yes={t('found.lookAlikeGo')} onYes={() => void navigation.confirmFinding()} />
				</div>
			);
		case 'nothing':
			return (
				<div className={styles.found}>
					<p role="status">{t(`found.nothing.${finding.why}`, { host: finding.host })}</p>
					<div className={styles.answers}>
						<Button autoFocus kind="accent" onPress={() => navigation.dismissFinding()}>
							{t('common.close')}
						</Button>
					</div>
				</div>
			);
		case 'missing':
			return <MissingForm key={JSON.stringify(finding)} {...finding} />;
	}
}

interface AnswersProps {
	yes: string;
	isBusy?: boolean;
	onYes: () => void;
}

/** Cancel comes first: nobody is asked by an Enter too many. */
function Answers({ yes, isBusy = false, onYes }: AnswersProps) {
	const { t } = useTranslation();
	const { navigation } = useApp();
	return (
		<div className={styles.answers}>
			<Button kind="quiet" onPress={() => navigation.dismissFinding()}>
				{t('common.cancel')}
			</Button>
			<Button kind="accent" isBusy={isBusy} onPress={onYes}>
				{yes}
			</Button>
		</div>
	);
}
