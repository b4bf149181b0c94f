import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, Menu, session, type WebContents, type WebFrameMain } from 'electron';
import { chooseLanguage } from '../renderer/texts/languages.ts';
import { describeApp } from './about/describeApp.ts';
import { followChosenTheme } from './appearance/theme.ts';
import { declareAppProtocol, serveApp } from './appProtocol/appProtocol.ts';
import { appOrigin } from './appProtocol/origin.ts';
import { registerBridge, tellPage } from './bridge/bridge.ts';
import { captureScreens } from './capture/capture.ts';
import { capturePlatform } from './capture/platform.ts';
import { clipboardCalls } from './clipboard/clipboard.ts';
import { diagnosticsCalls } from './diagnostics/diagnostics.ts';
import { openGlobalKey } from './globalKey/globalKey.ts';
import { hostAndPrintLink, openHosting } from './hosting/appHosting.ts';
import { hostingCalls } from './hosting/hostingCalls.ts';
import { collectLinks, registerLinks } from './links/links.ts';
import { liveKitMeetCalls } from './liveKitMeet/liveKitMeet.ts';
import { type Log, openLog } from './log/log.ts';
import { mailCalls } from './mail/mail.ts';
import { standInOrigins } from './origins/origins.ts';
import { guardPermissions } from './permissions/permissions.ts';
import { watchPage } from './presence/presence.ts';
import { probeCalls } from './probe/probe.ts';
import { keepCutOffPlace } from './recovery/recovery.ts';
import { Resident } from './resident/resident.ts';
import { openSaved } from './saved/saved.ts';
import { openShareSigns } from './shareSign/shareSign.ts';
import { wasOpenedAtLogin } from './startAtLogin/loginItems.ts';
import { startAtLoginHere } from './startAtLogin/thisSystem.ts';
import { systemSettingsCalls } from './systemSettings/systemSettings.ts';
import { createDesktopTexts } from './texts/desktopTexts.ts';
import { trayHostHere } from './tray/thisSystem.ts';
import { trustPinnedHosts } from './trust/trust.ts';
import { openMainWindow } from './window/mainWindow.ts';
import { confineNavigation } from './window/navigation.ts';
import { rememberWindow } from './window/windowMemory.ts';

/** The order of start. What each part does is in its own folder. */

/** Compiled, this file lies in out/electron, beside out/preload and out/renderer. */
const outFile = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

let window: BrowserWindow | undefined;
const isAppWindow = (contents: WebContents) => window?.webContents === contents;
const isAppFrame = (frame: WebFrameMain) =>
	frame === window?.webContents.mainFrame && frame.origin === appOrigin;

// A second start with the same user data hands its link to the first one and ends.
if (app.requestSingleInstanceLock()) start();
else app.quit();

/** Everything that must be said before Electron is ready. */
function start(): void {
	const links = collectLinks(process.argv);
	declareAppProtocol();
	// Chromium's processes cannot start when both are said; as root only the switch works.
	if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
	const log = openLog();
	process.on('uncaughtException', (error) => log.error('main', 'uncaught exception', error));
	process.on('unhandledRejection', (error) => log.error('main', 'unhandled rejection', error));
	confineNavigation(log);
	app.on('window-all-closed', () => app.quit());

	app
		.whenReady()
		.then(() => open(links, log))
		.catch((error) => {
			log.error('main', 'not opened', error);
			app.exit(1);
		});
}

function open(links: ReturnType<typeof collectLinks>, log: Log): void {
	log.info('main', 'ready');
	// Electron's default menu has shortcuts for developers. On macOS a menu is where copy and paste live.
	if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
	registerLinks();

	const { defaultSession } = session;
	serveApp(defaultSession, outFile('renderer'));
	const trust = trustPinnedHosts(defaultSession);
	const capture = captureScreens(
		defaultSession,
		capturePlatform({
			platform: process.platform,
			systemVersion: process.getSystemVersion(),
			electronVersion: process.versions.electron,
			env: process.env,
		}),
		isAppFrame,
	);
	const shareSigns = openShareSigns({ preload: outFile('preload/sign.cjs'), log, given: capture.given });
	guardPermissions(defaultSession, { isAppWindow, permitShare: capture.permitShare });

	const saved = openSaved(log);
	followChosenTheme(saved);
	const hosting = openHosting(outFile('electron/host.js'), outFile('renderer'), log);
	const page = watchPage();
	const recovery = keepCutOffPlace();
	const globalKey = openGlobalKey();
	const memory = rememberWindow(join(app.getPath('userData'), 'window.json'), (error) =>
		log.error('window', 'its place could not be kept', error),
	);
	const hidden = app.commandLine.hasSwitch('hidden') || wasOpenedAtLogin(app, process.platform);
	window = openMainWindow({
		preload: outFile('preload/preload.cjs'),
		icon: outFile('icons/app.png'),
		memory,
		log,
		hidden,
	});
	shareSigns.follow(window);
	globalKey.follow(window);
	window.webContents.on('render-process-gone', () => {
		recovery.pageGone();
		page.forget();
	});
	window.once('closed', () => {
		window = undefined;
	});
	const resident = new Resident({
		window,
		page,
		hosting,
		memory,
		log,
		texts: createDesktopTexts(chooseLanguage(app.getPreferredSystemLanguages())),
		trayHost: trayHostHere(log),
		startAtLogin: startAtLoginHere(),
		icons: outFile('icons'),
		tell: {
			command: (command) => tellPage(window, 'desktop', 'command', command),
			woke: () => tellPage(window, 'desktop', 'woke'),
			sight: (seen) => tellPage(window, 'desktop', 'sight', seen),
			habits: (habits) => tellPage(window, 'desktop', 'habits', habits),
		},
	});
	if (hidden) void resident.stayOutOfSight();
	const calls = {
		app: { describe: describeApp },
		hosting: hostingCalls(hosting),
		capture: capture.calls,
		shareSign: shareSigns.calls,
		trust: trust.calls,
		origins: standInOrigins(defaultSession),
		links: links.calls,
		clipboard: clipboardCalls,
		probe: probeCalls,
		liveKitMeet: liveKitMeetCalls,
		desktop: resident.calls,
		recovery: recovery.calls,
		mail: mailCalls,
		globalKey: globalKey.calls,
		saved: saved.calls,
		systemSettings: systemSettingsCalls,
		diagnostics: diagnosticsCalls(() => window, log),
	};
	registerBridge(calls, {
		isAppWindow,
		onInternal: (call, error) => log.error('bridge', `${call} failed`, error),
	});
	hosting.events.on('changed', (state) => tellPage(window, 'hosting', 'changed', state));
	shareSigns.events.on('stop', () => tellPage(window, 'shareSign', 'stop'));
	trust.events.on('refused', (refusal) => tellPage(window, 'trust', 'refused', refusal));
	trust.events.on('forgotten', () => log.warn('trust', 'network process ended'));
	globalKey.events.on('pressed', () => tellPage(window, 'globalKey', 'pressed'));
	saved.events.on('unwritable', (what) => tellPage(window, 'saved', 'unwritable', what));
	links.events.on('arrived', () => tellPage(window, 'links', 'arrived'));
	links.events.on('opened', () => resident.present());

	if (app.commandLine.hasSwitch('host-and-print-link')) {
		hostAndPrintLink(hosting).catch((error) => log.error('hosting', 'not printed', error));
	}
}
