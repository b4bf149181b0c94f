/**
 * Where a Galene group is by its address alone, as its server usually has it: `https://host/group/a/b/` is the group
 * `a/b`, joined at `wss://host/ws`.
 * @param group as of `GaleneDestination`
 * @returns null if it is no address of a group
 */
export function usualGalenePlace(group: string): { readonly name: string; readonly endpoint: string } | null {
	if (!URL.canParse(group)) return null;
	const address = new URL(group);
	const [before = '', ...rest] = address.pathname.split('/group/');
	const name = decoded(rest.join('/group/').replace(/\/+$/, ''));
	if (!name) return null;
	const endpoint = new URL(`${before}/ws`, address);
	endpoint.protocol = address.protocol === 'http:' ? 'ws:' : 'wss:';
	return { name, endpoint: endpoint.href };
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return '';
	}
}
