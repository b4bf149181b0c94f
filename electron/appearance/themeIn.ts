import { z } from 'zod';

const form = z.object({ theme: z.enum(['system', 'light', 'dark']) });

/** The theme among the person's settings; the system's when they say none. */
export function themeIn(settings: unknown): z.infer<typeof form>['theme'] {
	const checked = form.safeParse(settings);
	return checked.success ? checked.data.theme : 'system';
}
