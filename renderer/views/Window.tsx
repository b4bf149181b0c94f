import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { placeKey } from '../../contract/destination/place.ts';
import { Button } from '../look/Button.tsx';
import { Sheet } from '../look/Sheet.tsx';
import { useApp } from '../stores/appContext.ts';
import { CallProvider, useCall } from '../stores/callContext.ts';
import { directionOf } from '../texts/texts.ts';
import { CallScreen } from './callScreen/CallScreen.tsx';
import { Ended } from './ended/Ended.tsx';
import { Entering } from './entering/Entering.tsx';
import { Home } from './home/Home.tsx';
import { useKeys } from './keys/useKeys.ts';
import { Knocking } from './knocking/Knocking.tsx';
import { FoundDoor } from './links/FoundDoor.tsx';
import { LinkDrop } from './links/LinkDrop.tsx';
import { Lobby } from './lobby/Lobby.tsx';
import { Announcer } from './notices/Announcer.tsx';
import { Notices } from './notices/Notices.tsx';
import { PaletteDoor } from './palette/PaletteDoor.tsx';
import { SettingsDoor } from './settings/SettingsDoor.tsx';
import { ShareSign } from './shareSign/ShareSign.tsx';

/** The whole window: home, or the one call that is open. */
export function Window() {
	const { i18n } = useTranslation();
	const { navigation } = useApp();
	useKeys();
	const call = useStore(navigation.store, (where) => where.call);
	useEffect(() => {
		document.documentElement.lang = i18n.language;
		document.documentElement.dir = directionOf(i18n.language);
	}, [i18n.language]);
	return (
		<I18nProvider locale={i18n.language}>
			{call ? (
				// Another call is another store: nothing of the last one may stay on the screen.
				<CallProvider key={placeKey(call.destination)} value={call}>
					<CallPhases />
					<ShareSign />
					<Notices />
					<Announcer />
				</CallProvider>
			) : (
				<Home />
			)}
			<PaletteDoor />
			<SettingsDoor />
			<LinkDrop />
			<FoundDoor />
			<AskToLeave />
		</I18nProvider>
	);
}

/** The call's screen follows its phase. */
export function CallPhases() {
	const { navigation } = useApp();
	const kind = useCall((view) => view.call.phase.kind);
	const entering = useStore(navigation.store, (where) => where.entering);
	if (kind === 'inside' || kind === 'reconnecting') return <CallScreen />;
	if (kind === 'ended') return <Ended />;
	if (kind === 'knocking') return <Knocking />;
	return entering ? <Entering /> : <Lobby />;
}

/** A link came in the middle of a call. */
function AskToLeave() {
	const { t } = useTranslation();
	const { navigation } = useApp();
	const asked = useStore(navigation.store, (where) => where.asked !== null);
	return (
		<Sheet title={t('other.title')} isOpen={asked} onClose={() => void navigation.answerAsked(false)}>
			<p>{t('other.text')}</p>
			<Button kind="accent" onPress={() => void navigation.answerAsked(true)}>
				{t('other.join')}
			</Button>
			<Button onPress={() => void navigation.answerAsked(false)}>{t('other.stay')}</Button>
		</Sheet>
	);
}
