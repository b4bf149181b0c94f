import { expect, it, vi } from 'vitest';
import { Notices } from './notices.ts';

it('keeps what was said until it is dismissed', () => {
	const changed = vi.fn();
	const notices = new Notices(changed);
	notices.say({ kind: 'joined', name: 'Anna' });
	notices.say({ kind: 'joined', name: 'Budi' });
	expect(notices.list.map(({ kind }) => kind)).toEqual(['joined', 'joined']);
	notices.dismiss(notices.list[0]?.id ?? -1);
	expect(notices.list).toMatchObject([{ name: 'Budi' }]);
	expect(changed).toHaveBeenCalledTimes(3);
});

it('replaces what is no longer true of the same share', () => {
	const notices = new Notices(() => {});
	notices.say({ kind: 'share-rests', name: 'Anna' });
	notices.say({ kind: 'share-rests', name: 'Budi' });
	notices.say({ kind: 'share-resumed', name: 'Anna' });
	expect(notices.list).toMatchObject([
		{ kind: 'share-rests', name: 'Budi' },
		{ kind: 'share-resumed', name: 'Anna' },
	]);
});

it('never keeps more than people read, and of messages the latest', () => {
	const notices = new Notices(() => {});
	for (let n = 0; n < 20; n++) notices.say({ kind: 'joined', name: `${n}` });
	expect(notices.list.length).toBe(6);
	expect(notices.list.at(-1)).toMatchObject({ name: '19' });
	for (const name of ['Anna', 'Budi']) notices.say({ kind: 'message', name, text: 'Hello' });
	expect(notices.list.filter(({ kind }) => kind === 'message')).toMatchObject([{ name: 'Budi' }]);
});

it('takes back what is no longer true', () => {
	const changed = vi.fn();
	const notices = new Notices(changed);
	notices.say({ kind: 'sound-blocked' });
	notices.say({ kind: 'joined', name: 'Anna' });
	notices.retract('sound-blocked');
	notices.retract('sound-blocked');
	expect(notices.list.map(({ kind }) => kind)).toEqual(['joined']);
	expect(changed).toHaveBeenCalledTimes(3);
});
