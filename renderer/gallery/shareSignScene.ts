import '../sign/sign.css';
import type { TFunction } from 'i18next';
import { drawSign } from '../sign/sign.ts';
import { directionOf } from '../texts/texts.ts';

/** The sign's window, in its own size. */
export function showShareSign(root: HTMLElement, t: TFunction, language: string, resting: boolean): void {
	const place = document.createElement('main');
	root.replaceChildren(place);
	Object.assign(root.style, { inlineSize: '460px', maxInlineSize: '100%', blockSize: '60px' });
	drawSign(place, () => undefined).say({
		language,
		direction: directionOf(language),
		sentence: resting
			? t('call.sharedResting')
			: t('call.shared', { title: 'Minutes of Thursday, the third version – Editor' }),
		resting,
		microphone: {
			on: !resting,
			label: resting ? t('share.sign.microphoneOff') : t('share.sign.microphoneOn'),
		},
		stop: { label: t('call.stop'), name: t('call.shareStop') },
	});
}
