import type { DesktopCommand } from '../../contract/bridge/features.ts';
import type { App } from '../stores/appContext.ts';
import type { OpenCall } from '../stores/callStore.ts';

/** Does what was chosen in the tray. What does not fit the moment (a menu that was open too long) is not done. */
export async function obey(
	command: DesktopCommand,
	{ navigation, settings, settingsScreen, places }: App,
): Promise<void> {
	const call = navigation.store.getState().call;
	switch (command.kind) {
		case 'go': {
			const place = places.byId(command.placeId);
			return place && navigation.goTo(place);
		}
		case 'start-call':
			return navigation.startCall();
		case 'open-settings':
			return settingsScreen.show();
		case 'microphone': {
			const now = call?.engine.state.own.microphone;
			if (!call || !now || now.busy || !maySend(call)) return;
			settings.setState({ microphoneOn: !now.on });
			return call.intents.setMicrophoneOn(!now.on);
		}
		case 'camera': {
			const now = call?.engine.state.own.camera;
			if (!call || !now || now.busy || !maySend(call)) return;
			settings.setState({ cameraOn: !now.on });
			return call.intents.setCameraOn(!now.on);
		}
		case 'stop-share':
			return call?.intents.stopShare();
		case 'leave':
			return call?.intents.leave();
	}
}

function maySend({ engine }: OpenCall): boolean {
	return (engine.state.capabilities?.publish ?? true) === true;
}
