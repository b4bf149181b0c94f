import { join } from 'node:path';
import { HostProcess } from '../../app/hostProcess.ts';
import { buildPage } from '../../pages/buildPage.ts';
import type { Measurement, MeasuringContext } from '../measurement.ts';
import { type Candidate, cameraCandidates, screenCandidates } from './candidates.ts';
import { type CodecRun, figuresOf } from './codecFigures.ts';
import { openFilm } from './filmPage.ts';
import { type Film, makeCameraFilm, makeScreenFilm } from './films.ts';

const rounds = 3;

/** Which codec our clients should send: what each costs, takes of the network, and looks like. */
export const codecChoice: Measurement = {
	name: 'codecs',
	title: 'Codecs, through a real host between two connections of one Chromium',
	async run(context) {
		const { scratch, endings, tell } = context;
		const script = new URL('page/page.ts', import.meta.url);
		const folder = await buildPage(join(scratch, 'page'), { script, title: 'Codecs' });
		const host = await HostProcess.start(['--page-dir', folder, '--workers', '1']);
		endings.add('the host', () => host.close());
		const address = host.room.localPage;
		const [camera, screen] = [await makeCameraFilm(scratch), await makeScreenFilm(scratch)];
		const ofCamera = await compareOn(camera, cameraCandidates(camera), address, context);
		tell('Cameras are measured.');
		const ofScreen = await compareOn(screen, screenCandidates(screen), address, context);
		return {
			figures: [...figuresOf('camera', ofCamera), ...figuresOf('screen', ofScreen)],
			notes: [
				`Camera: ${sizeOf(camera)}; screen: ${sizeOf(screen)}, scrolled by 66 pixels each second.`,
				'CPU is that of the whole browser, sending, receiving and drawing; the baseline draws the camera alone.',
				'Encoding and decoding are wall time as Chromium reports it: on a busy machine it also counts waiting.',
				'PSNR and SSIM are of the brightness, decoded at the receiver against the same picture of the source.',
				...encoders([...ofCamera, ...ofScreen]),
			],
		};
	},
};

/** All candidates in turns, so that what else the machine does meets all of them. */
async function compareOn(
	film: Film,
	candidates: readonly Candidate[],
	address: string,
	{ endings, tell }: MeasuringContext,
): Promise<CodecRun[]> {
	const page = await openFilm(film, address);
	endings.add('the browser', page.close);
	const runs: CodecRun[] = [];
	for (let round = 0; round < rounds; round++) {
		const rest = await page.rest();
		for (const candidate of candidates) {
			if (runs.some(({ name, outcome }) => name === candidate.name && outcome.kind === 'unsupported'))
				continue;
			const outcome = await page.run(candidate);
			runs.push({ name: candidate.name, restCores: rest, outcome });
			tell(
				outcome.kind === 'measured'
					? `${candidate.name}: ${outcome.cores.toFixed(2)} cores, ${outcome.psnr.toFixed(1)} dB, ${outcome.framesPerSecond.toFixed(1)} a second`
					: `${candidate.name}: ${outcome.why}`,
			);
		}
	}
	await page.close();
	return runs;
}

function sizeOf({ width, height, framesPerSecond }: Film): string {
	return `${width}x${height} at ${framesPerSecond} a second`;
}

function encoders(runs: readonly CodecRun[]): string[] {
	const said = runs.flatMap(({ name, outcome }) =>
		outcome.kind === 'measured' ? `${name}: ${outcome.encoder} and ${outcome.decoder}` : [],
	);
	return [`Encoders and decoders: ${[...new Set(said)].join('; ')}.`];
}
