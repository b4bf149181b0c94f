import '../look/tokens.css';
import './sign.css';
import type { ShareSign } from '../../contract/bridge/features.ts';
import { drawSign } from './sign.ts';

declare global {
	interface Window {
		/** Of the sign's own preload. */
		readonly parleySign?: { onSay(listener: (sign: ShareSign) => void): void; stop(): void };
	}
}

const place = document.getElementById('sign');
const bridge = window.parleySign;
if (place && bridge) {
	const sign = drawSign(place, () => bridge.stop());
	bridge.onSay(sign.say);
}
