import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceleratorOf } from '../../actions/accelerator.ts';
import { type KeyName, refusalOf } from '../../actions/keyName.ts';
import type { GlobalKey } from '../../platform/platform.ts';
import { useApp, useSettings } from '../../stores/appContext.ts';
import { KeyRecorder } from './KeyRecorder.tsx';

/** A key that mutes whatever program is in front. Tried out as it is chosen: the system may refuse it. */
export function GlobalMuteRow({ globalKey }: { globalKey: GlobalKey }) {
	const { t } = useTranslation();
	const { settings } = useApp();
	const value = useSettings((chosen) => chosen.globalMute);
	const [refused, setRefused] = useState(false);
	const check = (key: KeyName) => {
		if (refusalOf(key)) return { text: t('shortcuts.refused.system'), canTake: false };
		return acceleratorOf(key) ? null : { text: t('shortcuts.needsModifier'), canTake: false };
	};
	const choose = async (key: KeyName) => {
		const accelerator = key === '' ? null : acceleratorOf(key);
		const free = accelerator === null || (await globalKey.isFree(accelerator));
		setRefused(!free);
		if (free) settings.setState({ globalMute: key });
	};
	return (
		<KeyRecorder
			name={t('shortcuts.globalMute')}
			value={value}
			own=""
			check={check}
			onChange={(key) => void choose(key)}
			problem={refused ? t('shortcuts.systemRefused') : null}
		/>
	);
}
