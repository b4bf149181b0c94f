import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SystemSettingsPage } from '../../../contract/bridge/systemSettings.ts';
import { Button } from '../../look/Button.tsx';
import { usePlatform } from '../../platform/platformContext.ts';

/** Beside the sentence that something is refused: the way to where it can be allowed, on systems that have one. */
export function OpenSystemSettings({ page }: { page: SystemSettingsPage }) {
	const { t } = useTranslation();
	const { permissions } = usePlatform();
	const [pages, setPages] = useState<readonly SystemSettingsPage[]>([]);
	useEffect(() => {
		permissions?.pages().then(setPages, (cause) => console.warn('The system tells no settings', cause));
	}, [permissions]);
	if (!permissions || !pages.includes(page)) return null;
	return (
		<Button
			onPress={() => {
				permissions.open(page).catch((cause) => console.warn('No settings were opened', cause));
			}}
		>
			{t('device.openSettings')}
		</Button>
	);
}
