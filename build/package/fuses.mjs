import { FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * The fuses of a packaged app, each said outright: what a new Electron adds by default is then a choice,
 * not a surprise (`strictlyRequireAllFuses`). Flip them before signing.
 *
 * @type {import('@electron/fuses').FuseConfig}
 */
export const packagedFuses = {
	version: FuseVersion.V1,
	strictlyRequireAllFuses: true,
	// Nobody runs other programs under our name and our permissions.
	[FuseV1Options.RunAsNode]: false,
	[FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
	[FuseV1Options.EnableNodeCliInspectArguments]: false,
	[FuseV1Options.EnableCookieEncryption]: true,
	// The app's files are those that were signed, and no others.
	[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
	[FuseV1Options.OnlyLoadAppFromAsar]: true,
	[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
	// The page has a scheme of its own and never needs file:.
	[FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
	[FuseV1Options.WasmTrapHandlers]: true,
};
