import { beforeEach, expect, it } from 'vitest';
import { Silence, silentAfterMs } from './silence.ts';

let silence: Silence;
beforeEach(() => {
	silence = new Silence();
});
const voice = (packets: number) => ({ trackId: 'voice', owner: 'anna', packets });
const camera = (packets: number) => ({ trackId: 'camera', owner: 'anna', packets });

it('says who has stopped, and that they are back', () => {
	expect([...silence.look([voice(10)], 0)]).toEqual([]);
	expect([...silence.look([voice(20)], 1000)]).toEqual([]);
	expect([...silence.look([voice(20)], 1000 + silentAfterMs - 1)]).toEqual([]);
	expect([...silence.look([voice(20)], 1000 + silentAfterMs)]).toEqual(['anna']);
	expect([...silence.look([voice(21)], 1000 + silentAfterMs + 1)]).toEqual([]);
});

it('takes nobody for gone of whom one stream still flows', () => {
	silence.look([voice(10), camera(10)], 0);
	expect([...silence.look([voice(10), camera(11)], silentAfterMs)]).toEqual([]);
	expect([...silence.look([voice(10), camera(11)], 2 * silentAfterMs)]).toEqual(['anna']);
});

it('gives a stream its time when it is expected again, and one that never flowed all of it', () => {
	silence.look([voice(10), camera(0)], 0);
	expect([...silence.look([], silentAfterMs)]).toEqual([]);
	expect([...silence.look([voice(10), camera(0)], 2 * silentAfterMs)]).toEqual([]);
	expect([...silence.look([voice(10), camera(0)], 3 * silentAfterMs)]).toEqual(['anna']);
	expect([...silence.look([camera(0)], 9 * silentAfterMs)]).toEqual([]);
});
