import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlatform } from '../../platform/platformContext.ts';
import { useIntents, useOwn } from '../../stores/callContext.ts';
import { directionOf } from '../../texts/texts.ts';

/**
 * Has the desktop show, above whatever is in front, that something is shared, for as long as it is. Draws
 * nothing here: the banner in the call is its own.
 */
export function ShareSign() {
	const { t, i18n } = useTranslation();
	const { shareSign } = usePlatform();
	const intents = useIntents();
	const kind = useOwn((own) => own.share.kind);
	const title = useOwn((own) => own.share.title);
	const microphone = useOwn((own) => own.microphone.on);
	const sharing = kind === 'on' || kind === 'resting';
	const language = i18n.language;

	const sign = useMemo(
		() =>
			sharing
				? {
						language,
						direction: directionOf(language),
						sentence:
							kind === 'resting'
								? t('call.sharedResting')
								: title
									? t('call.shared', { title })
									: t('call.sharedUntitled'),
						resting: kind === 'resting',
						microphone: {
							on: microphone,
							label: microphone ? t('share.sign.microphoneOn') : t('share.sign.microphoneOff'),
						},
						stop: { label: t('call.stop'), name: t('call.shareStop') },
					}
				: null,
		[sharing, kind, title, microphone, language, t],
	);

	useEffect(() => shareSign?.onStop(() => void intents.stopShare()), [shareSign, intents]);
	useEffect(() => {
		if (sign) void shareSign?.show(sign).catch(notShown);
	}, [shareSign, sign]);
	useEffect(() => {
		if (!sharing) return;
		return () => void shareSign?.hide().catch(notShown);
	}, [shareSign, sharing]);
	return null;
}

/** The share goes on: the banner and the tray still say it, and stop it. */
function notShown(cause: unknown): void {
	console.warn('The sign of the share could not be changed', cause);
}
