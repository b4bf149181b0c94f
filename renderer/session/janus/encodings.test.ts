import { describe, expect, it } from 'vitest';
import type { Source } from '../session.ts';
import { applyPlan, planOf } from './encodings.ts';

function video(source: Source, width: number, height: number, seen = { width, height, frameRate: 30 }) {
	const track = { getSettings: () => seen } as MediaStreamTrack;
	return { source, options: { source, video: { width, height, framesPerSecond: 30 } }, track };
}
const scales = (plan: RTCRtpEncodingParameters[]) => plan.map((one) => one.scaleResolutionDownBy);

describe('the encodings of a video', () => {
	it('are as many sizes as a browser sends of a picture so wide, the smallest first', () => {
		expect(scales(planOf(video('camera', 1280, 720), 'video/VP8', 3))).toEqual([4, 2, 1]);
		expect(scales(planOf(video('camera', 640, 360), 'video/VP8', 3))).toEqual([2, 1]);
		expect(scales(planOf(video('camera', 320, 180), 'video/VP8', 3))).toEqual([1]);
		// What is really sent counts, not what was asked of the camera.
		const small = video('camera', 1280, 720, { width: 640, height: 360, frameRate: 15 });
		expect(scales(planOf(small, 'video/VP8', 3))).toEqual([2, 1]);
	});

	it('are one where Janus cannot drop sizes, and for a screen', () => {
		expect(scales(planOf(video('camera', 1280, 720), 'video/VP9', 3))).toEqual([1]);
		expect(scales(planOf(video('camera', 1280, 720), 'video/VP8', 1))).toEqual([1]);
		expect(scales(planOf(video('screen', 2560, 1440), 'video/H264', 1))).toEqual([1]);
	});

	it('rest beyond the plan, and all of them when nothing is to be sent', async () => {
		const parameters = { encodings: [{ rid: 'r0' }, { rid: 'r1' }, { rid: 'r2' }] } as RTCRtpSendParameters;
		const sender = {
			getParameters: () => parameters,
			setParameters: async () => {},
		} as never as RTCRtpSender;
		await applyPlan(sender, planOf(video('camera', 640, 360), 'video/VP8', 3), true);
		expect(parameters.encodings.map(({ active }) => active)).toEqual([true, true, false]);
		await applyPlan(sender, planOf(video('camera', 640, 360), 'video/VP8', 3), false);
		expect(parameters.encodings.map(({ active }) => active)).toEqual([false, false, false]);
	});
});
