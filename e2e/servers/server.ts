import type { SessionTarget } from '../../renderer/session/session.ts';

/** A kind of SFU of which real servers can be started here. */
export interface ServerKind {
	readonly kind: 'mediasoup' | 'livekit' | 'janus' | 'galene';
	/** Why none can be had on this machine; undefined if one can. */
	missing(): string | undefined;
	/** @param page the folder of the page that holds sessions, for servers that serve pages themselves */
	start(page: string): Promise<Server>;
}

/** One real server, on loopback, that ends with the tests. */
export interface Server {
	readonly version: string;
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
