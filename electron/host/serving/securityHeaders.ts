const everywhere = {
	'X-Content-Type-Options': 'nosniff',
	// The address of a call is its secret.
	'Referrer-Policy': 'no-referrer',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'X-Frame-Options': 'DENY',
};

/**
 * Headers of the app's page and all that belongs to it.
 * @param authority host and port that the page was asked from, already checked for form
 */
export function appHeaders(authority: string | undefined): Record<string, string> {
	const sockets = authority ? ` ws://${authority} wss://${authority}` : '';
	return {
		...everywhere,
		'Content-Security-Policy': [
			"default-src 'none'",
			"script-src 'self' 'wasm-unsafe-eval'",
			// React Aria puts style elements in.
			"style-src 'self' 'unsafe-inline'",
			"img-src 'self' data: blob:",
			"font-src 'self'",
			"manifest-src 'self'",
			"media-src 'self' blob:",
			// Not every engine takes 'self' for WebSockets.
			`connect-src 'self'${sockets}`,
			"worker-src 'self' blob:",
			"frame-ancestors 'none'",
			"base-uri 'none'",
			"form-action 'none'",
		].join('; '),
		'Permissions-Policy': [
			'camera=(self)',
			'microphone=(self)',
			'display-capture=(self)',
			'fullscreen=(self)',
			'speaker-selection=(self)',
			'picture-in-picture=(self)',
			'screen-wake-lock=(self)',
			'clipboard-write=(self)',
			'geolocation=()',
			'payment=()',
			'usb=()',
			'serial=()',
			'midi=()',
		].join(', '),
	};
}

/** Headers of a page that is nothing but text. */
export function plainPageHeaders(): Record<string, string> {
	return {
		...everywhere,
		'Content-Security-Policy':
			"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
		'Permissions-Policy': 'camera=(), microphone=(), display-capture=(), geolocation=()',
	};
}
