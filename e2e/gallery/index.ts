import { nameOf, type Variant } from './variants.ts';

/** The page on which all pictures are looked at, chosen by theme, language and size. Needs no server. */
export function galleryPage(scenes: readonly string[], variants: readonly Variant[]): string {
	const choice = (label: string, name: string, values: readonly string[]) =>
		`<label>${label} <select name="${name}"><option value="">all</option>${values
			.map((value) => `<option>${value}</option>`)
			.join('')}</select></label>`;
	const unique = (values: string[]) => [...new Set(values)];
	const figures = scenes.map((scene) => {
		const pictures = variants.map(
			(variant) =>
				`<a href="${scene}/${nameOf(variant)}.png" data-theme="${variant.theme}" data-language="${variant.language}" data-size="${variant.width}x${variant.height}"><img loading="lazy" src="${scene}/${nameOf(variant)}.png" alt="${scene}, ${nameOf(variant)}"><span>${nameOf(variant)}</span></a>`,
		);
		return `<section id="${scene}"><h2>${scene}</h2><div>${pictures.join('')}</div></section>`;
	});
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Parley's gallery</title>
<style>
	:root { color-scheme: light dark; font: 16px/1.45 system-ui, sans-serif; }
	body { margin: 0; }
	form { position: sticky; top: 0; display: flex; gap: 1rem; padding: .75rem 1rem; background: Canvas; border-bottom: 1px solid #8884; }
	section { padding: 0 1rem 1rem; }
	div { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start; }
	a { display: grid; gap: .25rem; color: inherit; text-decoration: none; font-size: .8rem; }
	img { height: 300px; max-width: 560px; border: 1px solid #8884; border-radius: 8px; }
	[hidden] { display: none; }
</style>
<form>
	${choice('Theme', 'theme', unique(variants.map(({ theme }) => theme)))}
	${choice('Language', 'language', unique(variants.map(({ language }) => language)))}
	${choice('Size', 'size', unique(variants.map(({ width, height }) => `${width}x${height}`)))}
</form>
${figures.join('\n')}
<script>
	const form = document.forms[0];
	form.addEventListener('change', () => {
		const wanted = [...new FormData(form)].filter(([, value]) => value);
		for (const one of document.querySelectorAll('a'))
			one.hidden = wanted.some(([name, value]) => one.dataset[name] !== value);
	});
</script>
</html>
`;
}
