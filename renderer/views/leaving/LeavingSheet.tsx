import { useTranslation } from 'react-i18next';
import { Button } from '../../look/Button.tsx';
import { FieldHint } from '../../look/Field.tsx';
import { Sheet } from '../../look/Sheet.tsx';
import { useApp } from '../../stores/appContext.ts';
import { useCall, useOpenCall } from '../../stores/callContext.ts';
import { endForAll } from '../../stores/leaving.ts';
import styles from './LeavingSheet.module.css';

interface LeavingSheetProps {
	isOpen: boolean;
	onClose: () => void;
}

/** The one who hosts wants to go: does the call go on without them? */
export function LeavingSheet({ isOpen, onClose }: LeavingSheetProps) {
	const { t } = useTranslation();
	const { hosting } = useApp();
	const call = useOpenCall();
	const others = useCall((view) => view.ids.length - 1);
	const perform = (what: Promise<void>) => {
		onClose();
		what.catch((cause) => console.error('The call was not left as wished', cause));
	};
	return (
		<Sheet title={t('leaving.title')} isOpen={isOpen} onClose={onClose}>
			<p>{t(call.hosted ? 'leaving.hosted' : 'leaving.host', { count: others })}</p>
			<div className={styles.ways}>
				<Button kind="danger" onPress={() => perform(endForAll(call, hosting))}>
					{t('leaving.end')}
				</Button>
				<Button onPress={() => perform(call.intents.leave())}>
					{call.hosted ? t('leaving.keep') : t('leaving.leave')}
				</Button>
				{call.hosted && <FieldHint>{t('leaving.keepHint')}</FieldHint>}
				<Button kind="quiet" onPress={onClose}>
					{t('leaving.stay')}
				</Button>
			</div>
		</Sheet>
	);
}
