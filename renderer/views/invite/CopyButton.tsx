import { Check, type Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../look/Button.tsx';
import { usePlatform } from '../../platform/platformContext.ts';
import styles from './InviteSheet.module.css';

const copiedForMs = 2500;

interface CopyButtonProps {
	kind: 'accent' | 'plain';
	text: string;
	label: string;
	icon: typeof Copy;
}

/** Copies, and says for a while that it has. */
export function CopyButton({ kind, text, label, icon: Icon }: CopyButtonProps) {
	const { t } = useTranslation();
	const { clipboard } = usePlatform();
	const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
	useEffect(() => {
		if (outcome !== 'copied') return;
		const timer = window.setTimeout(() => setOutcome(null), copiedForMs);
		return () => window.clearTimeout(timer);
	}, [outcome]);
	const copy = () => {
		clipboard.write(text).then(
			() => setOutcome('copied'),
			() => setOutcome('failed'),
		);
	};
	return (
		<>
			<Button kind={kind} onPress={copy}>
				{outcome === 'copied' ? (
					<Check size="1.25rem" aria-hidden="true" />
				) : (
					<Icon size="1.25rem" aria-hidden="true" />
				)}
				{outcome === 'copied' ? t('common.copied') : label}
			</Button>
			<span role="status" className={outcome === 'failed' ? styles.problem : 'visuallyHidden'}>
				{outcome === 'copied' && t('common.copied')}
				{outcome === 'failed' && t('invite.copyFailed')}
			</span>
		</>
	);
}
