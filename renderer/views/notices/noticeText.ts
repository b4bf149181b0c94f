import type { TFunction } from 'i18next';
import type { Notice } from '../../call/state.ts';

/** A notice as a sentence. */
export function noticeText(notice: Notice, t: TFunction): string {
	switch (notice.kind) {
		case 'own-share-failed':
			return t(`notice.own-share-failed.${notice.problem}`);
		case 'microphone-changed':
		case 'camera-changed':
			return t(`notice.${notice.kind}`, { label: notice.label });
		case 'message':
			return t('notice.message', { name: notice.name || t('chat.somebody'), text: notice.text });
		case 'joined':
		case 'left':
		case 'share-started':
		case 'share-ended':
		case 'share-rests':
		case 'share-resumed':
		case 'knock':
		case 'hand-raised':
			return t(`notice.${notice.kind}`, { name: notice.name });
		default:
			return t(`notice.${notice.kind}`);
	}
}

/** Somebody waits until this is answered: it does not go away by itself. */
export function staysUntilAnswered(notice: Notice): boolean {
	return ['sound-blocked', 'microphone-lost', 'knock'].includes(notice.kind);
}
