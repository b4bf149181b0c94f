import type { InvitationProblem } from '../invitation/invitation.ts';
import type { Destination } from './destination.ts';
import type { Draft, Missing } from './draft.ts';

/**
 * What is wrong with a link. Each has a sentence in the app's texts under `link.<problem>`.
 * - `strange-characters`: it has invisible ones inside, so it is not what it looks like
 * - `credentials`: it carries a name and password for a server that takes none
 * - `damaged`: a part of it cannot be read
 * - `bad-token`: its token is none
 * - `app-only`: a page in a browser reaches the host that served it, and no other server
 */
export type LinkProblem =
	| InvitationProblem
	| 'too-long'
	| 'strange-characters'
	| 'credentials'
	| 'damaged'
	| 'bad-token'
	| 'app-only';

/** What a link is, by its form alone. */
export type Recognised =
	| { readonly kind: 'destination'; readonly destination: Destination }
	/** It is known what it is, but not everything that one needs to go there. */
	| { readonly kind: 'draft'; readonly draft: Draft }
	/** Only the server that it names could tell. `address`: what to ask, without the part behind `#`. */
	| { readonly kind: 'unknown'; readonly address: string }
	| { readonly kind: 'problem'; readonly problem: LinkProblem };

export const to = (destination: Destination): Recognised => ({ kind: 'destination', destination });
export const wrong = (problem: LinkProblem): Recognised => ({ kind: 'problem', problem });
export const lacking = (known: Destination, ...missing: Missing[]): Recognised => ({
	kind: 'draft',
	draft: { known, missing },
});
