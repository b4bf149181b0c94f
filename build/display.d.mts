export interface VirtualDisplay {
	/** DISPLAY and XAUTHORITY: programs need both to appear on it. */
	env: { DISPLAY: string; XAUTHORITY: string };
	/** Ends the display and its window manager. */
	stop(): Promise<void>;
}

/** Whether programs started from here have no screen to appear on. */
export function lacksDisplay(platform?: NodeJS.Platform, env?: NodeJS.ProcessEnv): boolean;
/** Starts Xvfb and openbox; size in pixels, like `1440x900`. Throws a SetupError. */
export function startDisplay(options?: { size?: string }): Promise<VirtualDisplay>;
/** Works on the screen that is there, or else on a virtual one that ends with the work. */
export function withDisplay(work: (env: Record<string, string>) => Promise<number>): Promise<number>;
export function authorityEntry(cookie: Buffer): Buffer;
