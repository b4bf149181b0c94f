import { type Invitation, splitAddress } from '../../contract/invitation/invitation.ts';
import type { Platform } from '../platform/platform.ts';

/** The host's key is known before the first connection to it, or never. */
export async function trustHost({ trust: pins }: Platform, { addresses, key }: Invitation): Promise<void> {
	if (!pins || !key) return;
	await pins.pin([...new Set(addresses.map((address) => splitAddress(address).hostname))], key);
}
