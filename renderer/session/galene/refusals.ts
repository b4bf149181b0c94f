import { SessionError } from '../sessionError.ts';
import type { ServerMessageOf } from './messages.ts';

/** What a host writes to everybody whom they send out at the end; ours understand it, the others read it. */
export const callEndedWord = 'The call has ended.';

/**
 * Why the server lets one not in. Galene says it in English sentences, and lets whoever locks a group write their own.
 * @param locked as the group's status said
 */
export function refusalOf(
	{ kind, error, value }: Pick<ServerMessageOf<'joined'>, 'kind' | 'error' | 'value'>,
	locked: boolean | undefined,
): SessionError {
	const said = String(value ?? '').slice(0, 200);
	if (kind === 'redirect') return new SessionError('refused', 'the group has moved');
	if (error === 'duplicate-username') return new SessionError('name-taken', said);
	if (/does not exist/.test(said)) return new SessionError('room-not-found', said);
	if (/too many users/.test(said)) return new SessionError('room-full', said);
	if (/not authorised/.test(said) || error === 'need-username') return new SessionError('refused', said);
	if (locked || /locked/.test(said)) return new SessionError('locked', said);
	return new SessionError('refused', said);
}
