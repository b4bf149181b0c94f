import { useTranslation } from 'react-i18next';
import { useWhyNot } from '../capabilities/useWhyNot.ts';

/** How one will be heard and seen, or why one will not be. */
export function useWillBe({ microphone, camera }: { microphone: boolean; camera: boolean }): string {
	const { t } = useTranslation();
	const whyNot = useWhyNot('publish');
	if (whyNot) return `${t('lobby.willBe.watching')} ${whyNot}`;
	const what = microphone ? (camera ? 'both' : 'microphone') : camera ? 'camera' : 'nothing';
	return t(`lobby.willBe.${what}`);
}
