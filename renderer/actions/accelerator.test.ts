import { expect, test } from 'vitest';
import { bridgeCalls } from '../../contract/bridge/features.ts';
import { acceleratorOf } from './accelerator.ts';

test.each([
	['Mod+Shift+M', 'CommandOrControl+Shift+M'],
	['Ctrl+Alt+Space', 'Control+Alt+Space'],
	['Alt+Comma', 'Alt+,'],
	['Mod+F5', 'CommandOrControl+F5'],
	['F13', 'F13'],
	['M', null],
	['Shift+M', null],
	['Space', null],
	['F5', null],
	['Alt+IntlBackslash', null],
])('%s is %s for the whole system, and main takes it', (key, accelerator) => {
	expect(acceleratorOf(key)).toBe(accelerator);
	if (accelerator) expect(bridgeCalls.globalKey.take.data.safeParse({ accelerator }).success).toBe(true);
});

test('main takes nothing else', () => {
	for (const accelerator of ['M', 'Shift+M', 'Alt+', 'Alt+Mouse1', '+', 'CommandOrControl+M+N', 'F5'])
		expect(bridgeCalls.globalKey.take.data.safeParse({ accelerator }).success, accelerator).toBe(false);
});
