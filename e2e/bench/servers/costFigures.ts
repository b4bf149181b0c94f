import type { Figure } from '../measurement.ts';
import { median, repeated } from '../statistics.ts';

/** `held`: the stock client, held to the bits that Parley sends a camera in. */
export type Client = 'parley' | 'stock' | 'held';

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
	const names = { parley: 'Parley', stock, held: `${stock} in as few bits` } as const;
	const of = (client: Client, what: (stretch: Stretch) => number) =>
		stretches.filter((one) => one.client === client).map(what);
	const against = (client: Client, what: (stretch: Stretch) => number, unit: string) => ({
		value: median(of('parley', what)) / median(of(client, what)),
		unit: 'x',
		baseline: { what: `its ${unit}`, value: median(of(client, what)) },
	});
	return [
		...(['stock', 'held'] as const).flatMap((client): Figure[] => [
			{
				name: `${kind}: Parley against ${names[client]}`,
				...against(client, cores, 'cores'),
				aim: { atMost: 1 },
			},
			{ name: '  for each picture that is shown', ...against(client, msPerPicture, 'ms') },
		]),
		...(['parley', 'stock', 'held'] as const).flatMap((client): Figure[] => [
			{ name: `  ${names[client]}, the browser`, ...repeated(of(client, cores)), unit: 'cores' },
			{
				name: `  ${names[client]}, the server`,
				...repeated(of(client, ({ serverCores }) => serverCores)),
				unit: 'cores',
			},
		]),
	];
}

function cores({ browserCores }: Stretch): number {
	return browserCores;
}

/** Who shows fewer pictures is not cheaper. */
function msPerPicture({ browserCores, decodedPerSecond }: Stretch): number {
	return (browserCores * 1000) / Math.max(decodedPerSecond, Number.EPSILON);
}
