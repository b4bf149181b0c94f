import { expect, test } from 'vitest';
import { themeIn } from './themeIn.ts';

test('the chosen one', () => {
	expect(themeIn({ theme: 'dark', name: 'Anna' })).toBe('dark');
});

test.each([{}, null, 'dark', { theme: 'sepia' }, { theme: 1 }])('%j follows the system', (settings) => {
	expect(themeIn(settings)).toBe('system');
});
