import { SessionError } from '../sessionError.ts';

/** Credentials and candidates of one side's ICE, as trickle-ice-sdpfrag carries them (RFC 8840, 9). */
export interface IceFragment {
	readonly ufrag: string;
	readonly pwd: string;
	/** Lines `a=candidate:…` and `a=end-of-candidates`. */
	readonly candidates: readonly string[];
}

/** The first section of a description, whose ICE the others share (BUNDLE). */
const firstSection = (sdp: string) => sdp.split(/^(?=m=)/m)[1] ?? '';

/** What one tells the server of one's own ICE. @param description as of `localDescription` */
export function writeFragment(description: string, candidates: readonly string[], complete: boolean): string {
	const section = firstSection(description);
	const { ufrag, pwd } = credentialsOf(section);
	const bundle = /^a=group:BUNDLE .*$/m.exec(description)?.[0];
	const media = /^m=.*$/m.exec(section)?.[0] ?? 'm=audio 9 UDP/TLS/RTP/SAVPF 0';
	const mid = /^a=mid:.*$/m.exec(section)?.[0] ?? 'a=mid:0';
	return [
		...(bundle ? [bundle.trim()] : []),
		media.trim(),
		mid.trim(),
		`a=ice-ufrag:${ufrag}`,
		`a=ice-pwd:${pwd}`,
		...candidates.map((candidate) => `a=${candidate}`),
		...(complete ? ['a=end-of-candidates'] : []),
		'',
	].join('\r\n');
}

/** @throws {SessionError} protocol */
export function readFragment(fragment: string): IceFragment {
	const candidates = [...fragment.matchAll(/^a=(?:candidate:.*|end-of-candidates)$/gm)].map(([line]) =>
		line.trim(),
	);
	return { ...credentialsOf(fragment), candidates };
}

/** The same answer with other ICE: what an ICE restart changes (RFC 9725, 4.3.3). */
export function withIce(answer: string, { ufrag, pwd, candidates }: IceFragment): string {
	const [session = '', ...sections] = answer.split(/^(?=m=)/m);
	const credentials = (text: string) =>
		text
			.replace(/^a=ice-ufrag:.*$/gm, `a=ice-ufrag:${ufrag}`)
			.replace(/^a=ice-pwd:.*$/gm, `a=ice-pwd:${pwd}`);
	const changed = sections.map((section, place) => {
		const kept = credentials(section).replace(/^a=(?:candidate:.*|end-of-candidates)\r?\n/gm, '');
		if (place > 0) return kept;
		return `${kept.replace(/\r?\n$/, '')}\r\n${candidates.map((line) => `${line}\r\n`).join('')}`;
	});
	return credentials(session) + changed.join('');
}

function credentialsOf(text: string): { ufrag: string; pwd: string } {
	const ufrag = /^a=ice-ufrag:(\S+)/m.exec(text)?.[1];
	const pwd = /^a=ice-pwd:(\S+)/m.exec(text)?.[1];
	if (!ufrag || !pwd) throw new SessionError('protocol', 'a fragment without credentials');
	return { ufrag, pwd };
}
