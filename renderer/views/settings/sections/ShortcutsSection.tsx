import { useTranslation } from 'react-i18next';
import { type ActionId, actionIds, actions } from '../../../actions/actions.ts';
import { callActions } from '../../../actions/callActions.ts';
import { type KeyName, keyLabel, refusalOf } from '../../../actions/keyName.ts';
import { pinActions } from '../../../actions/pinActions.ts';
import { conflictOf, isChanged, keyFor, withKey, withOwnKey } from '../../../actions/shortcuts.ts';
import { windowActions } from '../../../actions/windowActions.ts';
import { Button } from '../../../look/Button.tsx';
import { usePlatform } from '../../../platform/platformContext.ts';
import { useApp, useSettings } from '../../../stores/appContext.ts';
import { GlobalMuteRow } from '../../keys/GlobalMuteRow.tsx';
import { KeyRecorder } from '../../keys/KeyRecorder.tsx';
import { keyboard } from '../../keys/useKeys.ts';
import { SettingsGroup, SettingsRow } from '../SettingsGroup.tsx';

const groups = { call: callActions, pins: pinActions, everywhere: windowActions } as const;

/** Which key does what. */
export function ShortcutsSection() {
	const { t } = useTranslation();
	const { settings } = useApp();
	const { globalKey } = usePlatform();
	const anyChanged = useSettings(({ shortcuts }) => actionIds.some((id) => isChanged(id, shortcuts)));
	return (
		<>
			{globalKey && (
				<SettingsGroup title={t('shortcuts.group.system')} hint={t('shortcuts.globalMuteHint')}>
					<SettingsRow>
						<GlobalMuteRow globalKey={globalKey} />
					</SettingsRow>
				</SettingsGroup>
			)}
			{(Object.keys(groups) as (keyof typeof groups)[]).map((group) => (
				<SettingsGroup key={group} title={t(`shortcuts.group.${group}`)}>
					{(Object.keys(groups[group]) as ActionId[])
						.filter((id) => !('fixed' in actions[id]))
						.map((id) => (
							<SettingsRow key={id}>
								<ActionKey id={id} />
							</SettingsRow>
						))}
				</SettingsGroup>
			))}
			<Button isDisabled={!anyChanged} onPress={() => settings.setState({ shortcuts: {} })}>
				{t('shortcuts.resetAll')}
			</Button>
		</>
	);
}

function ActionKey({ id }: { id: ActionId }) {
	const { t } = useTranslation();
	const { settings } = useApp();
	const value = useSettings(({ shortcuts }) => keyFor(id, shortcuts));
	const own = actions[id].key;
	const nameOf = (one: ActionId) =>
		one.startsWith('pin')
			? t('action.pinNumber', { number: Number(one.slice(3)) })
			: t(`shortcuts.name.${one as Exclude<ActionId, `pin${number}`>}`);
	const check = (key: KeyName) => {
		const refusal = refusalOf(key);
		if (refusal) return { text: t(`shortcuts.refused.${refusal}`), canTake: false };
		const other = conflictOf(id, key, settings.getState().shortcuts);
		if (!other) return null;
		const shown = keyLabel(key, keyboard, t('key.space'));
		return { text: t('shortcuts.conflict', { key: shown, name: nameOf(other) }), canTake: true };
	};
	return (
		<KeyRecorder
			name={nameOf(id)}
			value={value}
			own={own}
			check={check}
			onChange={(key) => {
				const { shortcuts } = settings.getState();
				settings.setState({
					shortcuts: key === own ? withOwnKey(id, shortcuts) : withKey(id, key, shortcuts),
				});
			}}
		/>
	);
}
