import { setTimeout as pause } from 'node:timers/promises';
import { hostCall } from '../../app/call.ts';
import { makeFakeMedia } from '../../app/fakeMedia.ts';
import { receivedFrom, sent, waitForVideo } from '../../app/inspection.ts';
import { type DesktopParticipant, openDesktop } from '../../app/participants.ts';
import { makeRecordings } from '../../scripted/recordings.ts';
import { makeCameraFilm } from '../codecs/films.ts';
import type { Figure, Measurement, MeasuringContext } from '../measurement.ts';
import { repeated } from '../statistics.ts';
import { costOfTree, type TreeCost } from './processTree.ts';
import { startSenders } from './sendersProcess.ts';

/** People in the call, the app's own included. */
const sizes = [2, 4, 9];
const settleMs = 10_000;
const stretches = 5;
const stretchMs = 5_000;

/** One real app in calls of several sizes; the others are scripted. */
export const callCost: Measurement = {
	name: 'cost',
	title: 'CPU and memory of one app in a call',
	async run(context) {
		const { scratch, endings, tell } = context;
		const app = await openHostingApp(context);
		const { port, roomId } = await hostCall(app);
		const recordings = await makeRecordings(scratch);
		const figures: Figure[] = [];
		const notes: string[] = [];
		let inside = 1;
		for (const size of sizes) {
			const names = Array.from({ length: size - inside }, (_, index) => `Guest-${inside + index}`);
			const senders = await startSenders({ url: `ws://127.0.0.1:${port}`, roomId }, names, recordings);
			endings.add('scripted senders', senders.close);
			inside = size;
			await waitForVideo(app.page, `Guest-${size - 1}`);
			await pause(settleMs);
			const costs = await watch(app);
			figures.push(...figuresOf(size, costs));
			notes.push(await whatFlows(app, size));
			tell(`Measured a call of ${size}.`);
		}
		return {
			figures,
			notes: [
				...notes,
				`Each over ${(stretches * stretchMs) / 1000} s; CPU in cores, memory as PSS, both of all the app's processes.`,
				"The host is the app's own utility process with its media workers. Pictures are drawn without a graphics card.",
			],
		};
	},
};

async function openHostingApp({ scratch, endings }: MeasuringContext): Promise<DesktopParticipant> {
	const [media, film] = [await makeFakeMedia({ dir: scratch, seed: 1 }), await makeCameraFilm(scratch)];
	const app = await openDesktop({ name: 'Anna', media: { ...media, camera: film.file } });
	endings.add('the app', app.close);
	return app;
}

/** The tree's costs at the ends of several stretches of time. */
async function watch({ launched }: DesktopParticipant): Promise<(TreeCost & { atMs: number })[]> {
	const root = launched.app.process().pid;
	if (root === undefined) throw new Error('The app has no process');
	const look = async () => ({ ...(await costOfTree(root)), atMs: performance.now() });
	const looks = [await look()];
	for (let stretch = 0; stretch < stretches; stretch++) {
		await pause(stretchMs);
		looks.push(await look());
	}
	return looks;
}

function figuresOf(size: number, looks: readonly (TreeCost & { atMs: number })[]): Figure[] {
	return (['app', 'host'] as const).flatMap((part): Figure[] => {
		const cores = looks.slice(1).map((look, index) => {
			const before = looks[index] ?? look;
			return ((look[part].cpuSeconds - before[part].cpuSeconds) * 1000) / (look.atMs - before.atMs);
		});
		const memory = looks.map((look) => look[part].bytes / 2 ** 20);
		return [
			{ name: `${part} in a call of ${size}`, ...repeated(cores), unit: 'cores' },
			{ name: `${part} in a call of ${size}, memory`, ...repeated(memory), unit: 'MiB' },
		];
	});
}

/** So that nobody takes a call without pictures for a cheap one. */
async function whatFlows({ page }: DesktopParticipant, size: number): Promise<string> {
	const streams = await Promise.all(
		Array.from({ length: size - 1 }, (_, index) => receivedFrom(page, `Guest-${index + 1}`, 'camera')),
	);
	const own = await sent(page, 'camera');
	const first = streams.find((one) => one?.width);
	const running = streams.filter((one) => (one?.framesPerSecond ?? 0) > 0);
	const rates = running.map((one) => Math.round(one?.framesPerSecond ?? 0));
	return (
		`Call of ${size}: ${running.length} pictures of ${first?.width}x${first?.height} come in ` +
		`at ${rates.join(', ')} a second; the camera goes out in ${own?.width}x${own?.height}, ${own?.codec}.`
	);
}
