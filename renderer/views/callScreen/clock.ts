/** Time in the call: `4:07`, `1:02:33`. @param milliseconds how long, not when */
export function clock(milliseconds: number): string {
	const total = Math.max(0, Math.floor(milliseconds / 1000));
	const two = (value: number) => String(value).padStart(2, '0');
	const hours = Math.floor(total / 3600);
	const minutes = Math.floor(total / 60) % 60;
	return hours > 0 ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`;
}
