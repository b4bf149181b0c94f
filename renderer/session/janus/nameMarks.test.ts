import { describe, expect, it } from 'vitest';
import { nothingSent, readName, writeName } from './nameMarks.ts';

describe('marks in a display name', () => {
	it('come back as they were written, and the name without them', () => {
		const marks = { audio: 'muted', video: 'live', layers: 3 } as const;
		expect(readName(writeName('Anna', marks))).toEqual({ name: 'Anna', marks });
		const sharing = { ...marks, screen: '9007199254740991' };
		expect(readName(writeName('Anna', sharing))).toEqual({ name: 'Anna', marks: sharing });
		expect(readName(writeName('أنا 🦊', nothingSent))).toEqual({ name: 'أنا 🦊', marks: nothingSent });
	});

	it('are not drawn: what is drawn is the name', () => {
		const written = writeName('Anna', nothingSent);
		expect(written.startsWith('Anna')).toBe(true);
		expect([...written.slice(4)].every((one) => /\p{Default_Ignorable_Code_Point}/u.test(one))).toBe(true);
	});

	it('are not there for a stock client, nor when somebody made them up', () => {
		expect(readName('Budi')).toEqual({ name: 'Budi', marks: null });
		const madeUp = `Budi\u{E0070}\u{E0039}\u{E0030}\u{E0031}`;
		expect(readName(madeUp)).toEqual({ name: madeUp, marks: null });
		expect(readName('Budip111').marks).toBeNull();
	});

	it('leave the flags in a name alone', () => {
		const england = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}';
		expect(readName(england)).toEqual({ name: england, marks: null });
		expect(readName(writeName(england, nothingSent))).toEqual({ name: england, marks: nothingSent });
	});

	it('are written once, whatever a name brings along', () => {
		const twice = writeName(writeName('Anna', nothingSent), { audio: 'live', video: 'off', layers: 1 });
		expect(readName(twice).marks).toEqual({ audio: 'live', video: 'off', layers: 1 });
		expect([...twice]).toHaveLength(8);
		const sneaky = writeName(`Anna${'\u{E0070}'.repeat(3)}`, nothingSent);
		expect(readName(sneaky)).toEqual({ name: 'Anna', marks: nothingSent });
	});
});
