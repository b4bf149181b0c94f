import { expect, test } from 'vitest';
import { importedAtOnce, loadedByPage } from './staticImports.ts';

test('a page loads its scripts, styles and preloaded modules', () => {
	const html = [
		'<link rel="icon" href="/icon.svg"><script type="module" crossorigin src="/assets/index-1.js"></script>',
		'<link rel="modulepreload" href="/assets/react-2.js"><link rel="stylesheet" href="/assets/index-3.css">',
	].join('\n');
	expect(loadedByPage(html)).toEqual([
		'icon.svg',
		'assets/index-1.js',
		'assets/react-2.js',
		'assets/index-3.css',
	]);
});

test('a module imports at once what it names statically, squeezed or not', () => {
	const text =
		'import{a as b}from"./one.js";import"./two.js";export*from "./three.js";const c=()=>import("./later.js");import{d}from"react";';
	expect(importedAtOnce(text)).toEqual(['./one.js', './two.js', './three.js']);
});
