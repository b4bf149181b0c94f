import { readFile, writeFile } from 'node:fs/promises';
import { hostname, release, userInfo } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { redact } from '../../contract/diagnostics/redact.ts';
import type { FeatureCalls } from '../bridge/bridge.ts';
import type { Log } from '../log/log.ts';
import { pageErrorBudget } from './pageErrorBudget.ts';

/** In characters; the last ones. */
const longestLog = 100_000;

/** What a bug report holds of the main process, and saving one. */
export function diagnosticsCalls(
	window: () => BrowserWindow | undefined,
	log: Log,
): FeatureCalls<'diagnostics'> {
	const mayTell = pageErrorBudget(() => performance.now());
	return {
		async gather() {
			const path = join(app.getPath('userData'), 'logs', 'parley.log');
			const lines = await readFile(path, 'utf8').catch(() => '');
			const { electron = '', chrome = '', node = '' } = process.versions;
			const versions = [
				`Parley ${app.getVersion()}${app.isPackaged ? '' : ', from a checkout'}`,
				`Electron ${electron}, Chromium ${chrome}, Node ${node}`,
				`${process.platform} ${process.arch}, ${release()}`,
			];
			return redact(`${versions.join('\n')}\n\nLog\n${lines.slice(-longestLog)}`, namesOfMachine());
		},
		async save({ text }) {
			const options = {
				defaultPath: `parley-report-${new Date().toISOString().slice(0, 10)}.txt`,
				filters: [{ name: 'Text', extensions: ['txt'] }],
			};
			const owner = window();
			const { canceled, filePath } = owner
				? await dialog.showSaveDialog(owner, options)
				: await dialog.showSaveDialog(options);
			if (canceled || !filePath) return 'cancelled';
			try {
				// What the page missed, this side takes out.
				await writeFile(filePath, redact(text, namesOfMachine()), { mode: 0o600 });
				return 'saved';
			} catch (error) {
				log.error('diagnostics', 'report not saved', error);
				return 'failed';
			}
		},
		pageError({ what }) {
			if (mayTell()) log.error('page', redact(what, namesOfMachine()));
		},
	};
}

/** What this user and this machine are called. */
function namesOfMachine(): string[] {
	try {
		return [hostname(), userInfo().username];
	} catch {
		// A user without an entry in the system's list.
		return [hostname()];
	}
}
