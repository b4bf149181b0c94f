/** Two circles that meet. Decorative: the name stands beside it. */
export function Logo({ size = 32 }: { size?: number }) {
	return (
		<svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
			<rect width="48" height="48" rx="12" fill="#0b7467" />
			<path d="M24 14.6a11.5 11.5 0 0 1 0 18.8 11.5 11.5 0 0 1 0-18.8Z" fill="#8ff0db" />
			<g fill="none" stroke="#fff" strokeWidth="2.6">
				<circle cx="17.4" cy="24" r="11.5" />
				<circle cx="30.6" cy="24" r="11.5" />
			</g>
		</svg>
	);
}
