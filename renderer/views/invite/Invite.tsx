import { lazy, Suspense, useRef } from 'react';
import type { Given } from './invitationToGive.ts';

interface InviteProps {
	given: Given;
	isOpen: boolean;
	onClose: () => void;
}

const InviteSheet = lazy(async () => ({ default: (await import('./InviteSheet.tsx')).InviteSheet }));

/** The sheet that invites people. It is loaded when it is first opened: most of the time nobody is invited. */
export function Invite(props: InviteProps) {
	const wasOpen = useRef(false);
	wasOpen.current ||= props.isOpen;
	if (!wasOpen.current) return null;
	return (
		<Suspense fallback={null}>
			<InviteSheet {...props} />
		</Suspense>
	);
}
