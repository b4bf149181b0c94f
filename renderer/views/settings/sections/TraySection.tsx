/** What the app does while its window is closed, and when the computer starts. */
export function TraySection() {
	return null;
}
