/** Which key does what. */
export function ShortcutsSection() {
	return null;
}
