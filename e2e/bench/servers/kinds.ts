import { Endings } from '../../app/endings.ts';
import { type ServerKind, titleOf } from '../../servers/server.ts';
import { serverKinds } from '../../servers/servers.ts';
import type { Figure, Findings, MeasuringContext } from '../measurement.ts';
import { type StockClient, stockClientOf } from './clients.ts';

/**
 * Measures on one kind of server after the other, each with what it starts ended before the next. One that
 * cannot be had, or fails, does not hold up the others: its figure says why.
 */
export async function forEachKind(
	context: MeasuringContext,
	measure: (kind: ServerKind, stock: StockClient, context: MeasuringContext) => Promise<Findings>,
	{ kinds = serverKinds, notes }: { kinds?: readonly ServerKind[]; notes: readonly string[] },
): Promise<Findings> {
	const found: Findings[] = [];
	for (const kind of kinds) {
		const stock = stockClientOf(kind);
		if (!stock || context.servers?.includes(kind.kind) === false) continue;
		const endings = new Endings();
		context.endings.add(titleOf(kind), () => endings.endAll());
		const began = performance.now();
		found.push(
			await (async () => {
				const missing = kind.missing();
				if (missing) throw new Error(missing);
				return measure(kind, stock, { ...context, endings });
			})().catch((error: unknown) => {
				console.error(error);
				return failed(titleOf(kind), error);
			}),
		);
		await endings.endAll();
		context.tell(`${titleOf(kind)} took ${Math.round((performance.now() - began) / 1000)} s.`);
	}
	return {
		figures: found.flatMap(({ figures }) => figures),
		notes: [...found.flatMap((one) => one.notes), ...notes],
	};
}

function failed(kind: string, error: unknown): Findings {
	const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
	const figure: Figure = { name: kind, value: null, unit: '', why };
	return { figures: [figure], notes: [] };
}
