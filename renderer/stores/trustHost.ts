import { type Invitation, splitAddress } from '../../contract/invitation/invitation.ts';
import { KeyRefusals } from '../platform/keyRefusals.ts';
import type { Platform, Trust } from '../platform/platform.ts';
import type { TargetOf } from '../session/session.ts';

/** One for each platform, whoever pins first: what was refused once is not asked again. */
const known = new WeakMap<Trust, KeyRefusals>();

function refusalsOf(trust: Trust): KeyRefusals {
	const refusals = known.get(trust) ?? new KeyRefusals(trust);
	known.set(trust, refusals);
	return refusals;
}

/** The host's key is known before the first connection to it, or never. */
export async function trustHost({ trust }: Platform, { addresses, key }: Invitation): Promise<void> {
	if (!trust || !key) return;
	const hostnames = [...new Set(addresses.map((address) => splitAddress(address).hostname))];
	await refusalsOf(trust).pin(hostnames, key);
}

/** How a session finds out that a host showed another key, where that can be told. */
export function keyCheck(
	{ trust }: Platform,
	{ key }: Invitation,
): Pick<TargetOf<'parley'>, 'showedAnotherKey'> {
	return trust && key ? { showedAnotherKey: (hostnames) => refusalsOf(trust).has(hostnames, key) } : {};
}
