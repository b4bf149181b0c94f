import { Endings } from '../../app/endings.ts';
import type { ServerKind } from '../../servers/server.ts';
import { serverKinds } from '../../servers/servers.ts';
import type { Figure, Findings, MeasuringContext } from '../measurement.ts';

/**
 * Measures on one kind of server after the other, each with what it starts ended before the next. One that
 * cannot be had, or fails, does not hold up the others: its figure says why.
 */
export async function forEachKind(
	context: MeasuringContext,
	measure: (kind: ServerKind, context: MeasuringContext) => Promise<Findings>,
	notes: readonly string[],
): Promise<Findings> {
	const found: Findings[] = [];
	for (const kind of serverKinds.filter(({ kind }) => context.servers?.includes(kind) ?? true)) {
		const endings = new Endings();
		context.endings.add(kind.kind, () => endings.endAll());
		const began = performance.now();
		found.push(
			await (async () => {
				const missing = kind.missing();
				if (missing) throw new Error(missing);
				return measure(kind, { ...context, endings });
			})().catch((error: unknown) => {
				console.error(error);
				return failed(kind.kind, error);
			}),
		);
		await endings.endAll();
		context.tell(`${kind.kind} took ${Math.round((performance.now() - began) / 1000)} s.`);
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
