import { hostCall, joinCall, pressInBar, waitForEachOther } from '../app/call.ts';
import { makeFakeMedia } from '../app/fakeMedia.ts';
import { personNamed, receivedFrom } from '../app/inspection.ts';
import { type DesktopParticipant, openDesktop } from '../app/participants.ts';
import { until } from '../app/until.ts';
import { startSessionBus } from '../desktop/tray/sessionBus.ts';
import { openTrayHost } from '../desktop/tray/trayHost.ts';
import type { Measurement } from './measurement.ts';
import { repeated } from './statistics.ts';

const times = 5;

/** From a click to the first sound that the others get, by the tray's menu and by the lobby's button. */
export const trayJoining: Measurement = {
	name: 'tray',
	title: 'Click in the tray to being heard, against a click on Join in the lobby',
	async run({ scratch, endings, tell }) {
		const bus = await startSessionBus();
		endings.add('the message bus', bus.end);
		const tray = await openTrayHost(bus.address);
		const open = async (name: string, seed: number) => {
			const media = await makeFakeMedia({ dir: scratch, seed });
			const env = name === 'Bea' ? { DBUS_SESSION_BUS_ADDRESS: bus.address } : {};
			const participant = await openDesktop({ name, media, env });
			endings.add(name, participant.close);
			return participant;
		};
		const ana = await open('Ana', 1);
		const link = await hostCall(ana);
		const bea = await open('Bea', 2);
		const item = await tray.item();
		// The first join brings the call's part of the app into memory, and the place into the menu.
		await joinCall(bea, link.app);
		await waitForEachOther([ana, bea]);
		const ms: { tray: number[]; lobby: number[] } = { tray: [], lobby: [] };
		for (let time = 0; time < times; time++) {
			await goHome(bea, ana);
			await until('the place in the menu', async () => (await item.labels()).includes('Ana'));
			const clicked = performance.now();
			await item.click('Ana');
			ms.tray.push((await heard(ana, 'Bea')) - clicked);

			await goHome(bea, ana);
			await bea.page.getByRole('textbox', { name: 'Link to a call' }).fill(link.app);
			const join = bea.page.locator('main').getByRole('button', { name: 'Join', exact: true });
			await join.click();
			await bea.page.getByRole('button', { name: 'Back' }).waitFor();
			await bea.page.getByRole('status').filter({ hasText: 'Ana' }).waitFor();
			const pressed = performance.now();
			await join.click();
			ms.lobby.push((await heard(ana, 'Bea')) - pressed);
			tell(
				`Turn ${time + 1} of ${times}: ${ms.tray.at(-1)?.toFixed(0)} and ${ms.lobby.at(-1)?.toFixed(0)} ms.`,
			);
		}
		const lobby = repeated(ms.lobby);
		return {
			figures: [
				{
					name: 'tray against lobby',
					...repeated(ms.tray.map((took, turn) => took / (ms.lobby[turn] ?? Number.NaN))),
					unit: 'x',
					aim: { atMost: 2 },
					baseline: { what: 'from the lobby, ms', value: lobby.value },
				},
				{ name: 'from the tray', ...repeated(ms.tray), unit: 'ms' },
				{ name: 'from the lobby', ...lobby, unit: 'ms' },
			],
			notes: [
				'From the tray, the connection to the host is made too; in the lobby it is there already.',
				'It ends when the other one has received sound; both apps run on this machine.',
			],
		};
	},
};

async function goHome({ page }: DesktopParticipant, other: DesktopParticipant): Promise<void> {
	await pressInBar(page, 'Leave');
	await page.getByRole('button', { name: 'Home' }).click();
	await until('Bea to be gone', async () => !(await personNamed(other.page, 'Bea')));
}

/** @returns when it was noticed, on the clock of this process */
async function heard({ page }: DesktopParticipant, name: string): Promise<number> {
	const endAt = performance.now() + 20_000;
	for (;;) {
		const stream = await receivedFrom(page, name, 'microphone');
		const now = performance.now();
		if (stream && stream.packets > 0) return now;
		if (now > endAt) throw new Error(`${name} was not heard in time`);
	}
}
