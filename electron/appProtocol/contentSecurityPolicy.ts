/**
 * What the page may do (CSP level 3). All that is not named is forbidden.
 * It is sent as a header, so that no injected markup comes before it.
 */
const directives: Readonly<Record<string, readonly string[]>> = {
	'default-src': ["'none'"],
	// RNNoise is WebAssembly. JavaScript's own eval stays off.
	'script-src': ["'self'", "'wasm-unsafe-eval'"],
	// React Aria places its overlays with style attributes; a nonce does not cover attributes.
	'style-src': ["'self'", "'unsafe-inline'"],
	'img-src': ["'self'", 'data:', 'blob:'],
	'media-src': ["'self'", 'blob:', 'mediastream:'],
	// Hosts are anywhere, but always behind TLS. Only the host on this machine is plain. CSP's grammar has
	// no IPv6 literals: [::1] cannot be named here.
	'connect-src': [
		"'self'",
		'wss:',
		'https:',
		'ws://127.0.0.1:*',
		'ws://localhost:*',
		'http://127.0.0.1:*',
		'http://localhost:*',
	],
	'worker-src': ["'self'", 'blob:'],
	'font-src': ["'self'"],
	'object-src': ["'none'"],
	'base-uri': ["'none'"],
	'form-action': ["'none'"],
	'frame-ancestors': ["'none'"],
};

export const contentSecurityPolicy = Object.entries(directives)
	.map(([name, sources]) => `${name} ${sources.join(' ')}`)
	.join('; ');
