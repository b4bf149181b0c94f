import { runE2eScript } from './e2e-script.mjs';
import { exitWith } from './setup/errors.mjs';

await exitWith(() => runE2eScript('bench', 'e2e/bench/bench.ts'));
