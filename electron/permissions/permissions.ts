import type { Session, WebContents } from 'electron';
import { decidePermission } from './decision.ts';

export interface PermissionSurroundings {
	isAppWindow(contents: WebContents): boolean;
	/** Whether a share was chosen that no request has used yet; uses it. */
	permitShare(): boolean;
}

/** Answers every permission of this session. */
export function guardPermissions(
	session: Session,
	{ isAppWindow, permitShare }: PermissionSurroundings,
): void {
	session.setPermissionRequestHandler((contents, permission, answer, details) => {
		const decision = decidePermission({
			permission,
			url: details.requestingUrl,
			isMainFrame: details.isMainFrame,
			isAppWindow: isAppWindow(contents),
			mediaTypes: 'mediaTypes' in details ? details.mediaTypes : undefined,
		});
		answer(decision === 'grant' || (decision === 'grant-if-share-chosen' && permitShare()));
	});
	// A check only says what a request would meet; that a screen needs a choice, its request decides.
	session.setPermissionCheckHandler((contents, permission, origin, details) => {
		const decision = decidePermission({
			permission,
			url: origin || details.requestingUrl || '',
			isMainFrame: details.isMainFrame,
			isAppWindow: contents !== null && isAppWindow(contents),
		});
		return decision === 'grant';
	});
	session.setDevicePermissionHandler(() => false);
	session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
}
