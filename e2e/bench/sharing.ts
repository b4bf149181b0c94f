import { hostCall, joinCall, pressInBar, waitForEachOther } from '../app/call.ts';
import { makeFakeMedia } from '../app/fakeMedia.ts';
import { waitForVideo } from '../app/inspection.ts';
import { type DesktopParticipant, openDesktop } from '../app/participants.ts';
import { until } from '../app/until.ts';
import { openClockWindow } from '../clockWindow/clockWindow.ts';
import { measureShare } from '../demo/measureShare.ts';
import { type Measurement, type MeasuringContext, NotMeasurable } from './measurement.ts';
import { repeated } from './statistics.ts';

const times = 5;

/** From the click on Share, and from one window's glass to another one's. */
export const sharing: Measurement = {
	name: 'share',
	title: 'A shared window, between two real apps in one call',
	async run(context) {
		const { endings, tell } = context;
		const clock = await openClockWindow({ title: `Clock of ${new Date().getFullYear()}` });
		endings.add('the clock window', clock.end);
		const anna = await open('Anna', 1, context);
		const links = await hostCall(anna);
		const bea = await open('Bea', 2, context);
		await joinCall(bea, links.app);
		await waitForEachOther([anna, bea]);
		await Promise.all([waitForVideo(anna.page, 'Bea'), waitForVideo(bea.page, 'Anna')]);

		const firsts: number[] = [];
		const delays: number[] = [];
		for (let time = 0; time < times; time++) {
			const { firstFrameMs, glassToGlassMs, matches } = await measureShare(anna, [bea], clock);
			if (!matches) throw new Error('What was received is not the shared window');
			if (firstFrameMs !== null) firsts.push(firstFrameMs);
			if (glassToGlassMs !== null) delays.push(glassToGlassMs);
			tell(`First picture after ${firstFrameMs?.toFixed(0)} ms, then ${glassToGlassMs?.toFixed(0)} ms.`);
			await pressInBar(anna.page, 'Stop sharing');
			await until('the share to end', async () => (await bea.page.locator('[data-share]').count()) === 0);
		}
		if (firsts.length === 0 || delays.length === 0) throw new NotMeasurable('no picture was read in time');
		return {
			figures: [
				{ name: 'click on Share to first picture at the receiver', ...repeated(firsts), unit: 'ms' },
				{ name: 'glass to glass', ...repeated(delays), unit: 'ms' },
			],
			notes: ['The window is read from the decoded picture: it draws the time as a code.'],
		};
	},
};

async function open(
	name: string,
	seed: number,
	{ scratch, endings }: MeasuringContext,
): Promise<DesktopParticipant> {
	const participant = await openDesktop({ name, media: await makeFakeMedia({ dir: scratch, seed }) });
	endings.add(`${name}'s app`, participant.close);
	return participant;
}
