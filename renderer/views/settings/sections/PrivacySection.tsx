/** What is kept on this computer, and who could read it. */
export function PrivacySection() {
	return null;
}
