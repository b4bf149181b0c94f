import { explanationTexts } from './explanationTexts.ts';

export interface Explanation {
	readonly acceptLanguage: string;
	/** The page over TLS. */
	readonly pageLink: string;
	/** The app's link, if the address named a room. */
	readonly appLink?: string | undefined;
	readonly fingerprint: string;
}

const style = `
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:38rem;margin:0 auto;padding:2rem 1rem;background:Canvas;color:CanvasText}
h1{font-size:1.5rem}
a.button{display:inline-block;padding:.75rem 1.25rem;border-radius:12px;background:#1d5fd1;color:#fff;text-decoration:none;font-weight:600}
a.button:focus-visible{outline:3px solid CanvasText;outline-offset:2px}
code{overflow-wrap:anywhere;font:14px/1.6 ui-monospace,monospace}
hr{border:0;border-top:1px solid;opacity:.25;margin:2rem 0}`;

/**
 * What a browser is told that comes without TLS from elsewhere. Without TLS it may not use a microphone;
 * with it, it will warn of our own key, so this says first what will happen and why.
 */
export function explanationPage({ acceptLanguage, pageLink, appLink, fingerprint }: Explanation): string {
	const { language, texts } = explanationTexts(acceptLanguage);
	const steps = texts.steps.map((step) => `<li>${escapeHtml(step)}</li>`).join('');
	const app = appLink
		? `<hr><p>${escapeHtml(texts.app)}</p><p><a href="${escapeHtml(appLink)}">${escapeHtml(texts.appLink)}</a></p>`
		: '';
	return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${escapeHtml(texts.title)} · Parley</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(texts.title)}</h1><p>${escapeHtml(texts.why)}</p><ol>${steps}</ol>
<p><a class="button" href="${escapeHtml(pageLink)}">${escapeHtml(texts.open)}</a></p>
<hr><p>${escapeHtml(texts.compare)}</p><p>${escapeHtml(texts.certificate)}:<br><code>${escapeHtml(fingerprint)}</code></p>
${app}</main></body></html>
`;
}

function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
