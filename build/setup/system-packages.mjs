/**
 * One thing the system must have.
 * @typedef {object} SystemPackage
 * @property {string} what for people
 * @property {string[]} deb Debian's package; later ones are its names on other releases
 * @property {{ library: string } | { command: string }} probe how to see it where there is no dpkg
 * @property {string} [service] what the package starts by itself on a running system, and nothing here wants
 * @property {string} [dnf]
 * @property {string} [pacman]
 * @property {string} [brew] set only for what macOS needs too
 * @property {string} [winget] set only for what Windows needs too
 */

/** @typedef {'app' | 'display' | 'worker' | 'workerBuild' | 'media' | 'tests'} SystemGroup */

/**
 * @param {string} what @param {string[]} deb @param {string} library
 * @param {string} dnf @param {string} pacman
 * @returns {SystemPackage}
 */
const library = (what, deb, library, dnf, pacman) => ({ what, deb, probe: { library }, dnf, pacman });

/**
 * @param {string} command @param {string} deb
 * @param {{ dnf?: string, pacman?: string, brew?: string, winget?: string }} [others]
 * @returns {SystemPackage}
 */
const tool = (command, deb, others = {}) => ({
	what: command,
	deb: [deb],
	probe: { command },
	dnf: others.dnf ?? deb,
	pacman: others.pacman ?? deb,
	...(others.brew && { brew: others.brew }),
	...(others.winget && { winget: others.winget }),
});

/** @type {Record<SystemGroup, SystemPackage[]>} */
export const systemPackages = {
	// What Electron's executable is linked with.
	app: [
		library('GTK 3', ['libgtk-3-0', 'libgtk-3-0t64'], 'libgtk-3.so.0', 'gtk3', 'gtk3'),
		library('NSS', ['libnss3'], 'libnss3.so', 'nss', 'nss'),
		library('ALSA', ['libasound2', 'libasound2t64'], 'libasound.so.2', 'alsa-lib', 'alsa-lib'),
		library('GBM', ['libgbm1'], 'libgbm.so.1', 'mesa-libgbm', 'mesa'),
		library('DRM', ['libdrm2'], 'libdrm.so.2', 'libdrm', 'libdrm'),
		library('CUPS', ['libcups2', 'libcups2t64'], 'libcups.so.2', 'cups-libs', 'libcups'),
		library(
			'ATK bridge',
			['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
			'libatk-bridge-2.0.so.0',
			'at-spi2-atk',
			'at-spi2-core',
		),
		library('AT-SPI', ['libatspi2.0-0', 'libatspi2.0-0t64'], 'libatspi.so.0', 'at-spi2-core', 'at-spi2-core'),
		library('xkbcommon', ['libxkbcommon0'], 'libxkbcommon.so.0', 'libxkbcommon', 'libxkbcommon'),
		library('Xcomposite', ['libxcomposite1'], 'libXcomposite.so.1', 'libXcomposite', 'libxcomposite'),
		library('Xdamage', ['libxdamage1'], 'libXdamage.so.1', 'libXdamage', 'libxdamage'),
		library('Xfixes', ['libxfixes3'], 'libXfixes.so.3', 'libXfixes', 'libxfixes'),
		library('Xrandr', ['libxrandr2'], 'libXrandr.so.2', 'libXrandr', 'libxrandr'),
		library('Xtst', ['libxtst6'], 'libXtst.so.6', 'libXtst', 'libxtst'),
		library('D-Bus', ['libdbus-1-3'], 'libdbus-1.so.3', 'dbus-libs', 'dbus'),
		library('udev', ['libudev1'], 'libudev.so.1', 'systemd-libs', 'systemd-libs'),
		library('notify', ['libnotify4'], 'libnotify.so.4', 'libnotify', 'libnotify'),
	],
	display: [
		tool('Xvfb', 'xvfb', { dnf: 'xorg-x11-server-Xvfb', pacman: 'xorg-server-xvfb' }),
		tool('openbox', 'openbox'),
	],
	// What a compiled worker is linked with.
	worker: [
		library('libuv', ['libuv1', 'libuv1t64'], 'libuv.so.1', 'libuv', 'libuv'),
		library('OpenSSL 3', ['libssl3', 'libssl3t64'], 'libssl.so.3', 'openssl-libs', 'openssl'),
		library('libsrtp 2', ['libsrtp2-1'], 'libsrtp2.so.1', 'libsrtp', 'libsrtp'),
	],
	// The development libraries have no probe but a header's tool; build.sh asks
	// pkg-config for them and names what it does not find.
	workerBuild: [
		tool('g++', 'g++', { dnf: 'gcc-c++', pacman: 'gcc' }),
		tool('meson', 'meson'),
		tool('ninja', 'ninja-build', { pacman: 'ninja' }),
		tool('pkg-config', 'pkg-config', { pacman: 'pkgconf' }),
		tool('flatc', 'flatbuffers-compiler', { pacman: 'flatbuffers' }),
		library('FlatBuffers', ['libflatbuffers-dev'], '', 'flatbuffers-devel', 'flatbuffers'),
		library('libuv (to build)', ['libuv1-dev'], '', 'libuv-devel', 'libuv'),
		library('OpenSSL (to build)', ['libssl-dev'], '', 'openssl-devel', 'openssl'),
		library('libsrtp (to build)', ['libsrtp2-dev'], '', 'libsrtp-devel', 'libsrtp'),
		library('Abseil (to build)', ['libabsl-dev'], '', 'abseil-cpp-devel', 'abseil-cpp'),
	],
	media: [
		tool('chromium', 'chromium', { brew: 'chromium', winget: 'Google.Chrome' }),
		tool('espeak-ng', 'espeak-ng', { brew: 'espeak-ng', winget: 'eSpeak-NG.eSpeak-NG' }),
		tool('sox', 'sox', { brew: 'sox', winget: 'ChrisBagwell.SoX' }),
		tool('ffmpeg', 'ffmpeg', { brew: 'ffmpeg', winget: 'Gyan.FFmpeg' }),
	],
	tests: [
		tool('xterm', 'xterm'),
		tool('xwininfo', 'x11-utils', { dnf: 'xwininfo', pacman: 'xorg-xwininfo' }),
		tool('xclock', 'x11-apps', { dnf: 'xclock', pacman: 'xorg-xclock' }),
		tool('xrandr', 'x11-xserver-utils', { dnf: 'xrandr', pacman: 'xorg-xrandr' }),
		tool('xdotool', 'xdotool'),
		tool('wmctrl', 'wmctrl'),
		tool('dbus-daemon', 'dbus-daemon', { pacman: 'dbus' }),
		tool('unzip', 'unzip'),
		tool('ip', 'iproute2', { dnf: 'iproute' }),
		// The tests start their own: the package's service would only hold its ports.
		{ ...tool('janus', 'janus'), service: 'janus.service' },
		{
			...tool('redis-server', 'redis-server', { dnf: 'redis', pacman: 'redis', brew: 'redis' }),
			service: 'redis-server.service',
		},
	],
};
