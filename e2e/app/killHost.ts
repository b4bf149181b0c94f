import type { LaunchedApp } from './launch.ts';

/** Kills the process that hosts an app's call, without a word; the app itself lives on. */
export function killHost({ app }: LaunchedApp): Promise<void> {
	return app.evaluate(({ app: electron }) => {
		const host = electron.getAppMetrics().find(({ name }) => name === 'Parley host');
		if (!host) throw new Error('No host is running');
		process.kill(host.pid, 'SIGKILL');
	});
}
