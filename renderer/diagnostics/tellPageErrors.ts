/** An exception's kind and place: its words may hold names and addresses. */
export function pageErrorOf(error: unknown): string {
	if (!(error instanceof Error)) return typeof error;
	const place = /([\w.-]+\.[cm]?[jt]sx?:\d+:\d+)/.exec(error.stack ?? '')?.[1];
	return `${error.name.replace(/\W/g, '').slice(0, 60)}${place ? ` at ${place}` : ''}`.slice(0, 160);
}

/** What nobody caught in the page stands in the app's log too. */
export function tellPageErrors(page: Window, tell: (what: string) => void): void {
	page.addEventListener('error', ({ error }) => tell(pageErrorOf(error)));
	page.addEventListener('unhandledrejection', ({ reason }) => tell(pageErrorOf(reason)));
}
