import type { Figure } from '../measurement.ts';
import { median, repeated } from '../statistics.ts';

export type Client = 'parley' | 'stock';

/** What a call of four cost over some seconds. */
export interface Stretch {
	readonly client: Client;
	readonly browserCores: number;
	readonly serverCores: number;
	/** By all four together. */
	readonly decodedPerSecond: number;
}

/** Of one kind of server. @param stock what its own client is called */
export function costFigures(kind: string, stock: string, stretches: readonly Stretch[]): Figure[] {
	const of = (client: Client, what: (stretch: Stretch) => number) =>
		stretches.filter((one) => one.client === client).map(what);
	const ratio = (what: (stretch: Stretch) => number) =>
		median(of('parley', what)) / median(of('stock', what));
	const browser = ({ browserCores }: Stretch) => browserCores;
	/** Who shows fewer pictures is not cheaper. */
	const perPicture = ({ browserCores, decodedPerSecond }: Stretch) =>
		(browserCores * 1000) / Math.max(decodedPerSecond, Number.EPSILON);
	const names = { parley: 'Parley', stock } as const;
	return [
		{
			name: `${kind}: Parley against ${stock}`,
			value: ratio(browser),
			unit: 'x',
			aim: { atMost: 1 },
			baseline: { what: 'its cores', value: median(of('stock', browser)) },
		},
		{
			name: '  for each picture that is shown',
			value: ratio(perPicture),
			unit: 'x',
			baseline: { what: 'its ms', value: median(of('stock', perPicture)) },
		},
		...(['parley', 'stock'] as const).flatMap((client): Figure[] => [
			{ name: `  ${names[client]}, the browser`, ...repeated(of(client, browser)), unit: 'cores' },
			{
				name: `  ${names[client]}, the server`,
				...repeated(of(client, ({ serverCores }) => serverCores)),
				unit: 'cores',
			},
		]),
	];
}
