import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallState } from '../../call/state.ts';
import { useOpenCall } from '../../stores/callContext.ts';
import { noticeText } from './noticeText.ts';

/** Says to screen readers what the screen shows: notices, and what became of one's own switches. */
export function Announcer() {
	const { t } = useTranslation();
	const { store } = useOpenCall();
	const [text, setText] = useState('');
	useEffect(() => {
		let announced = store.getState().call;
		return store.subscribe(({ call }) => {
			if (call === announced) return;
			const said = [
				...changes(announced, call).map((key) => t(`announce.${key}`)),
				...news(announced, call, t),
			];
			announced = call;
			if (said.length > 0) setText(said.join('. '));
		});
	}, [store, t]);
	return (
		<p role="status" className="visuallyHidden">
			{text}
		</p>
	);
}

type Change =
	| 'microphoneOn'
	| 'microphoneOff'
	| 'cameraOn'
	| 'cameraOff'
	| 'sharing'
	| 'notSharing'
	| 'handUp'
	| 'handDown'
	| 'joined';

function changes(before: CallState, after: CallState): Change[] {
	const found: Change[] = [];
	if (before.own.microphone.on !== after.own.microphone.on) {
		found.push(after.own.microphone.on ? 'microphoneOn' : 'microphoneOff');
	}
	if (before.own.camera.on !== after.own.camera.on) {
		found.push(after.own.camera.on ? 'cameraOn' : 'cameraOff');
	}
	if (before.own.share.kind !== 'on' && after.own.share.kind === 'on') found.push('sharing');
	if (before.own.share.kind !== 'off' && after.own.share.kind === 'off') found.push('notSharing');
	const [handBefore, handAfter] = [before, after].map(({ participants }) => participants[0]?.hand ?? null);
	if (handBefore === null && handAfter !== null) found.push('handUp');
	if (handBefore !== null && handAfter === null && !lowered(after)) found.push('handDown');
	const wasOutside = before.phase.kind === 'joining' || before.phase.kind === 'knocking';
	if (wasOutside && after.phase.kind === 'inside') found.push('joined');
	return found;
}

/** A notice says it. */
function lowered({ notices }: CallState): boolean {
	return notices.some(({ kind }) => kind === 'own-hand-lowered');
}

function news(before: CallState, after: CallState, t: Parameters<typeof noticeText>[1]): string[] {
	if (before.notices === after.notices) return [];
	const known = new Set(before.notices.map((notice) => notice.id));
	return after.notices.filter((notice) => !known.has(notice.id)).map((notice) => noticeText(notice, t));
}
