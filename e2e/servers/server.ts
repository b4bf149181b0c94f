import type { SessionTarget } from '../../renderer/session/session.ts';

/** A kind of SFU of which real servers can be started here. */
export interface ServerKind<S extends Server = Server> {
	readonly kind: 'mediasoup' | 'livekit' | 'janus' | 'galene';
	/** Of several dialects that servers of one kind speak. */
	readonly dialect?: string;
	/** `own`: no real server of it is to be had, and one of our own takes its part. Undefined: `real`. */
	readonly proven?: 'real' | 'own';
	/** Why none can be had on this machine; undefined if one can. */
	missing(): string | undefined;
	/**
	 * @param page the folder of the page that holds sessions, for servers that serve pages themselves
	 * @param place where it runs; on loopback if not given
	 */
	start(page: string, place?: ServerPlace): Promise<S>;
}

/** As it is called in titles and tables: `mediasoup (legacy dialect)`. */
export function titleOf({ kind, dialect }: ServerKind): string {
	return dialect === undefined ? kind : `${kind} (${dialect})`;
}

/**
 * Where a server runs. What a server has to do for a place that is not loopback:
 * - spawn its program behind `wrap` (`[...wrap, program, ...args]`), after restarts too;
 * - listen at `address` alone, for signalling and for media, and name no other in candidates and targets;
 * - learn that it is ready from what the program says, or by asking from behind `wrap` as well: the tests'
 *   own process is not in that network, so nothing there answers to it;
 * - give rooms without a `page`: pages are loaded from the browser's own loopback there;
 * - where browsers need TLS to reach it, tell its `key`.
 */
export interface ServerPlace {
	readonly address: string;
	/** What a command line starts with to run there: `ip netns exec NAME`. */
	readonly wrap: readonly string[];
}

export const loopback: ServerPlace = { address: '127.0.0.1', wrap: [] };

/** One real server, on loopback or in a place of the tests' own, that ends with the tests. */
export interface Server {
	readonly version: string;
	/** TCP, of its signalling, at the address of its place; the same after every start. */
	readonly port: number;
	/** SHA-256 of its certificate's key (SubjectPublicKeyInfo) in base64, where no authority vouches for it. */
	readonly key?: string;
	/** A room with nobody in it. */
	newRoom(): Promise<ServerRoom>;
	/** Ends it without a word, as a crash does. */
	kill(): Promise<void>;
	/** Starts it again, at the same addresses. */
	restart(): Promise<void>;
	/** Stops it answering, as a network that went away does; its sockets stay open. */
	freeze(): void;
	thaw(): void;
	/** Safe to call in any state, twice too. */
	close(): Promise<void>;
}

export interface ServerRoom {
	/** Where the page is loaded from, if the server wants its own; else from any page server on loopback. */
	readonly page?: string;
	/** How somebody of this name gets in: with a token made for them, where the server wants one. */
	target(name: string): Promise<SessionTarget>;
	/** What a person pastes to get in, as the server's own pages or its operator would hand it out. */
	link(name: string): Promise<string>;
}
