import { z } from '../schema.ts';

/** What a system may have to allow first. */
export const systemSettingsPages = ['microphone', 'camera', 'screen'] as const;
export type SystemSettingsPage = (typeof systemSettingsPages)[number];

const page = z.enum(systemSettingsPages);

export const systemSettingsCalls = {
	/** The pages that this system has. */
	pages: { data: z.undefined(), reply: z.array(page) },
	/** Opens one of them. A name, never an address: nothing else can be opened this way. */
	open: { data: z.object({ page }), reply: z.undefined() },
} as const;
