export interface ElectronRuntime {
	/** The executable. */
	path: string;
	/** Unknown for a runtime that ELECTRON_OVERRIDE_DIST_PATH names. */
	version?: string;
	/** `npm-republished`: by a third party, for development and tests only. */
	source: 'official' | 'npm-republished' | 'given';
}

export interface WorkerBinary {
	path: string;
	source: 'official' | 'compiled' | 'given';
}

export const REPUBLISHED_VERSION: string;
export function republishedFolder(): string;
export function hasRepublishedElectron(): boolean;
export function findElectron(): ElectronRuntime | undefined;
/** Throws a SetupError when there is none yet. */
export function electronRuntime(): ElectronRuntime;
export function announceElectron(runtime?: ElectronRuntime): void;
/** `--no-sandbox` for root on Linux, else nothing. */
export function sandboxArguments(): string[];
export function prebuiltWorker(): string;
export function compiledWorker(): string;
export function findWorker(): WorkerBinary | undefined;
/** Throws a SetupError when there is none yet. */
export function workerPath(): string;
export function findBrowser(): string | undefined;
/** Throws a SetupError when there is none. */
export function browserPath(): string;
/** PARLEY_ELECTRON, PARLEY_CHROMIUM and MEDIASOUP_WORKER_BIN, as far as they are there. */
export function runtimeEnvironment(): Record<string, string>;
