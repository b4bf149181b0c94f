import { join } from 'node:path';
import { app } from 'electron';
import type { Log } from '../log/log.ts';
import { RestartPolicy } from '../restarts/restartPolicy.ts';
import { rememberCall } from './cutOffCall.ts';
import { Hosting } from './hosting.ts';
import { startHostProcess } from './hostProcess.ts';
import { joinLines } from './joinLines.ts';

/** Makes the app's hosting, which ends with the app. Nothing runs before it is asked for. */
export function openHosting(program: string, pageDirectory: string, log: Log): Hosting {
	const place = {
		program,
		pageDirectory,
		dataDirectory: join(app.getPath('userData'), 'host'),
		isTalkative: !app.isPackaged,
		onIdentityDamaged: () => log.error('hosting', 'key unreadable, a new one was made'),
	};
	const hosting = new Hosting(
		(wishes) => startHostProcess(place, wishes),
		new RestartPolicy({ firstDelayMs: 200, longestDelayMs: 5_000, windowMs: 60_000, tooMany: 5 }),
		rememberCall(join(place.dataDirectory, 'call.json'), (error) =>
			log.error('hosting', 'the hosted call could not be kept', error),
		),
	);
	hosting.events.on('changed', (state) => {
		log.info('hosting', state.kind === 'failed' ? `failed: ${state.reason}` : state.kind);
	});
	hosting.events.on('crashed', ({ restartInMs }) => {
		log.warn('hosting', 'host process ended by itself', { restartInMs });
	});
	app.on('will-quit', (event) => {
		if (hosting.state.kind === 'stopped' || hosting.state.kind === 'failed') return;
		event.preventDefault();
		// Its people are told before it goes.
		hosting.stop().then(
			// A quit inside of this event would be lost.
			() => setImmediate(() => app.quit()),
			(error) => {
				log.error('hosting', 'not stopped', error);
				app.exit(1);
			},
		);
	});
	return hosting;
}

/** For `--host-and-print-link`: hosts at once and says on stdout how to join, for terminals and scripts. */
export async function hostAndPrintLink(hosting: Hosting): Promise<void> {
	const state = await hosting.start();
	if (state.kind === 'running') process.stdout.write(`${joinLines(state).join('\n')}\n`);
	else if (state.kind === 'failed') process.stderr.write(`The call could not be hosted: ${state.reason}\n`);
}
