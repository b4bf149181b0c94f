import type { Bridge } from '../../contract/bridge/features.ts';

declare global {
	interface Window {
		/** As preload gives it to the page. */
		readonly parley: Bridge;
	}
}
