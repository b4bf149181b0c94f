import { reportHead } from '../../contract/bridge/diagnostics.ts';
import { redact } from '../../contract/diagnostics/redact.ts';
import type { StreamStatistics } from '../session/session.ts';

export interface ReportParts {
	/** From the main process. */
	readonly machine: string;
	readonly devices: readonly { readonly kind: string; readonly label: string }[];
	/** Names of devices often are names of people ("Anna's headset"). */
	readonly withDeviceNames: boolean;
	/** Of the call that is open; null without one. */
	readonly statistics: readonly StreamStatistics[] | null;
	/** People, rooms and places that must not be in it. */
	readonly names: readonly string[];
}

/** A report as it will be saved: numbers and kinds; no names, links or addresses. */
export function writeReport({ machine, devices, withDeviceNames, statistics, names }: ReportParts): string {
	const kinds = ['audioinput', 'videoinput', 'audiooutput'].map((kind) => {
		const some = devices.filter((device) => device.kind === kind);
		const labels = withDeviceNames ? some.map(({ label }) => `\n  ${label || '(no name)'}`).join('') : '';
		return `${kind}: ${some.length}${labels}`;
	});
	const text = [
		reportHead,
		`\n${machine.trim()}`,
		`\nDevices\n${kinds.join('\n')}`,
		statistics ? `\nCall\n${statistics.map(streamLine).join('\n')}` : '\nNo call',
	].join('\n');
	return redact(text, names);
}

function streamLine(stream: StreamStatistics): string {
	const { direction, source, codec, width, height, framesPerSecond, bytes, packets, packetsLost } = stream;
	const size = width && height ? `${width}x${height}` : '';
	const rate = framesPerSecond === undefined ? '' : `${Math.round(framesPerSecond)} fps`;
	return [direction, source, codec, size, rate, `${bytes} bytes`, `${packets} packets`, `${packetsLost} lost`]
		.filter(Boolean)
		.join(' ');
}
