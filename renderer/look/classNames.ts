/** Joins the class names that apply: `classNames(styles.tile, speaking && styles.speaking)`. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
	return names.filter(Boolean).join(' ');
}
