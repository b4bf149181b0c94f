import type { FeatureCalls } from '../bridge/bridge.ts';
import type { Hosting } from './hosting.ts';

/** What the page may ask of hosting. A call that cannot be hosted is an answer (`failed`), not an exception. */
export function hostingCalls(hosting: Hosting): FeatureCalls<'hosting'> {
	return {
		start: ({ port }) => hosting.start(port),
		async stop() {
			await hosting.stop();
		},
		state: () => hosting.state,
	};
}
