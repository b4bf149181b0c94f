/** What the bar's buttons and the keys do, written once. */
export interface CallActions {
	readonly microphone: () => void;
	readonly camera: () => void;
	readonly share: () => void;
	readonly people: () => void;
	readonly layout: () => void;
	readonly leave: () => void;
	readonly back: () => void;
}
