import type { Device } from 'mediasoup-client';
import type { Enter } from '../../../contract/signalling/extensions.ts';
import type { JoinOptions, Reception } from '../session.ts';
import { Connection, type Manners } from './connection.ts';
import { ownDevice } from './ownDevice.ts';
import type { ProtooSocket } from './protooSocket.ts';
import { dialectSource } from './sources.ts';

/** As our own host likes it. */
const manners: Manners = {
	appData: (source, muted) => ({ source: dialectSource(source), 'parley:paused': muted }),
	question: (socket) => socket.request('parley:ping', undefined),
	flowsAlways: () => true,
};

/**
 * Enters a room of our own host in one exchange. Everything that is produced there begins to flow by itself.
 * @param moderator the token that makes one a host of the room
 * @returns the connection, who is there, what the room is like, and what the host already sends (to be handed to `receive`); `start` must be called once listeners are attached
 * @throws {SessionError}
 */
export async function enterRoom(
	socket: ProtooSocket,
	device: Device,
	options: JoinOptions,
	wishes: ReadonlyMap<string, Reception>,
	moderator?: string,
): Promise<{ connection: Connection } & Pick<Enter['reply'], 'peers' | 'consumers' | 'room'>> {
	const reply = await socket.request('parley:enter', {
		displayName: options.displayName,
		device: ownDevice(),
		rtpCapabilities: device.recvRtpCapabilities as never,
		...(moderator && { moderator }),
	});
	const { sendTransport, receiveTransport, peers, consumers, room } = reply;
	const connection = new Connection({
		socket,
		device,
		options,
		wishes,
		sendTransport,
		receiveTransport,
		manners,
	});
	return { connection, peers, consumers, room };
}
