import type { StreamCount } from './pages/flows.ts';

/** What one stream carried between two looks. */
export interface FlowRate extends Pick<StreamCount, 'direction' | 'kind' | 'codec' | 'width' | 'height'> {
	/** Pictures a second; of sound, packets. */
	readonly perSecond: number;
	readonly kbps: number;
}

/** The streams that carried anything; one that began in between counts from its beginning. */
export function flowRates(before: readonly StreamCount[], after: readonly StreamCount[]): FlowRate[] {
	const [lookedBefore, lookedAfter] = [before, after].map((look) => Math.max(0, ...look.map(({ at }) => at)));
	const known = new Map(before.map((one) => [one.id, one]));
	return after.flatMap(({ id, direction, kind, codec, width, height, frames, bytes, at }) => {
		const first = known.get(id) ?? { frames: 0, bytes: 0, at: lookedBefore ?? 0 };
		const seconds = (at - first.at || (lookedAfter ?? 0) - (lookedBefore ?? 0)) / 1000;
		const [more, moreBytes] = [frames - first.frames, bytes - first.bytes];
		if (!(seconds > 0) || more <= 0) return [];
		const rates = { perSecond: more / seconds, kbps: (moreBytes * 8) / 1000 / seconds };
		return [{ direction, kind, codec: codec.replace(/^\w+\//, ''), width, height, ...rates }];
	});
}

/** In words: streams that are alike together. */
export function tellFlows(rates: readonly FlowRate[]): string {
	return (['received', 'sent'] as const)
		.map((direction) => {
			const parts = (['video', 'audio'] as const).flatMap((kind) =>
				tellAlike(rates.filter((one) => one.direction === direction && one.kind === kind)),
			);
			return `${direction}: ${parts.join(' and ') || 'nothing'}`;
		})
		.join('; ');
}

function tellAlike(rates: readonly FlowRate[]): string[] {
	const groups = new Map<string, FlowRate[]>();
	for (const rate of rates) {
		const size = rate.kind === 'video' ? ` ${rate.width}x${rate.height}` : '';
		const name = `${rate.codec}${size}`;
		groups.set(name, [...(groups.get(name) ?? []), rate]);
	}
	return [...groups].map(([name, alike]) => {
		const mean = (of: (rate: FlowRate) => number) =>
			alike.reduce((sum, one) => sum + of(one), 0) / alike.length;
		const each = `${mean((one) => one.perSecond).toFixed(1)} a second, ${mean((one) => one.kbps).toFixed(0)} kbps`;
		return `${alike.length} x ${name} (${each})`;
	});
}
