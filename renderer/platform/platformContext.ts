import { createContext, useContext } from 'react';
import type { Platform } from './platform.ts';

const PlatformContext = createContext<Platform | null>(null);
export const PlatformProvider = PlatformContext.Provider;

/** What runs around the page. */
export function usePlatform(): Platform {
	const platform = useContext(PlatformContext);
	if (!platform) throw new Error('usePlatform outside of PlatformProvider');
	return platform;
}
