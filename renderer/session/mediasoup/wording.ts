import type { z } from '../../../contract/schema.ts';
import type { ClientRequests, ServerRequests } from '../../../contract/signalling/dialect.ts';

type Forms<R extends Record<string, { data: z.ZodType; reply: z.ZodType }>> = {
	readonly [M in keyof R]?: {
		/** What is sent in place of this data. */
		readonly ask?: (data: z.input<R[M]['data']>) => unknown;
		/** Checks an answer in the server's form, and reads it into ours. */
		readonly reply: z.ZodType<z.output<R[M]['reply']>>;
	};
};

/**
 * How a server's dialect says what is meant here. Everything on this side speaks the dialect of October 2025
 * (`contract/signalling/dialect.ts`); its socket puts that into the server's words, and reads the server's.
 */
export interface Wording {
	/** Only what is said in another way. */
	readonly requests: Forms<ClientRequests>;
	/** What is told here without waiting for an answer is asked there. */
	readonly asksForAll: boolean;
	/**
	 * A notification of the server: none, one or several of ours. What has our form already is checked by
	 * whoever hears it.
	 */
	hear(method: string, data: unknown): readonly { readonly method: string; readonly data: unknown }[];
	/** The data of a request of the server, in our form; undefined if it makes no sense. */
	hearRequest(method: keyof ServerRequests | (string & {}), data: unknown): unknown;
}

/** The dialect as it is. */
export const plainWording: Wording = {
	requests: {},
	asksForAll: false,
	hear: (method, data) => [{ method, data }],
	hearRequest: (_method, data) => data,
};
