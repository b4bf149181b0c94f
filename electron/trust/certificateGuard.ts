/** A server's certificate, as Chromium met it. */
export interface MetCertificate {
	readonly hostname: string;
	/** See keyHash.ts; undefined if it could not be read. */
	readonly key: string | undefined;
	readonly chromiumTrusts: boolean;
}

export type Verdict = 'trusted' | 'refused';

/** How long Chromium remembers a verdict (CachingCertVerifier), with a minute to spare. */
export const rememberedForMs = 31 * 60_000;

/**
 * Decides which servers are trusted. A hostname with pinned keys is trusted with exactly these; one without
 * by Chromium's own rules. Pins last for this run of the app, since links bring the keys anew.
 */
export class CertificateGuard {
	private readonly pins = new Map<string, Set<string>>();
	private met: (MetCertificate & { readonly verdict: Verdict; readonly until: number })[] = [];

	/** @param now milliseconds, of a clock that does not jump */
	constructor(private readonly now: () => number) {}

	verify(certificate: MetCertificate): Verdict {
		const verdict = this.decide(certificate);
		this.met = [
			...this.met.filter(({ until }) => until > this.now()),
			{ ...certificate, verdict, until: this.now() + rememberedForMs },
		];
		return verdict;
	}

	/**
	 * Trusts hostnames with this key too, and from now on with pinned keys alone.
	 * @returns whether Chromium may still remember a verdict that is now another one
	 */
	pin(hostnames: readonly string[], key: string): { readonly outdates: boolean } {
		for (const hostname of hostnames) {
			const name = normalised(hostname);
			this.pins.set(name, (this.pins.get(name) ?? new Set()).add(key));
		}
		return {
			outdates: this.met.some((met) => met.until > this.now() && met.verdict !== this.decide(met)),
		};
	}

	/** Chromium has forgotten all verdicts. */
	forget(): void {
		this.met = [];
	}

	private decide({ hostname, key, chromiumTrusts }: MetCertificate): Verdict {
		const keys = this.pins.get(normalised(hostname));
		const trusted = keys ? key !== undefined && keys.has(key) : chromiumTrusts;
		return trusted ? 'trusted' : 'refused';
	}
}

/** Links write IPv6 in brackets, Chromium asks without them; neither cares for case or a final dot. */
export function normalised(hostname: string): string {
	return hostname
		.toLowerCase()
		.replace(/^\[(.*)\]$/, '$1')
		.replace(/\.$/, '');
}
