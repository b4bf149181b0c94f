import { useTranslation } from 'react-i18next';
import type { Capability } from '../../session/session.ts';
import { useCall, useOwn, useUnavailable } from '../../stores/callContext.ts';

/** Why this call cannot do something, in a sentence; null if it can, and while that is not known. */
export function useWhyNot(capability: Capability): string | null {
	const { t } = useTranslation();
	const reason = useUnavailable(capability);
	return reason && t(`unavailable.${reason}`);
}

/** Why one's camera cannot be switched on: one may not send, or a shared screen has its place. */
export function useWhyNoCamera(): string | null {
	const { t } = useTranslation();
	const whyNot = useWhyNot('publish');
	const onePicture = useUnavailable('screen-beside-camera') !== null;
	const sharing = useOwn((own) => own.share.kind !== 'off');
	return whyNot ?? (onePicture && sharing ? t('unavailable.one-picture') : null);
}

/** The others are neither seen nor heard here, ever. */
export function useSendsOnly(): boolean {
	return useCall(({ call }) => (call.capabilities?.receive ?? true) !== true);
}
