import { parseArgs } from 'node:util';
import { ScriptedSender } from '../../scripted/scriptedSender.ts';

/**
 * Scripted senders in a process of their own, whose cost is not counted. Says `ready` when all are in the
 * call; they leave when stdin closes.
 */
const { values } = parseArgs({
	options: {
		url: { type: 'string', default: '' },
		room: { type: 'string', default: '' },
		names: { type: 'string', default: '' },
		video: { type: 'string', default: '' },
		audio: { type: 'string', default: '' },
	},
});
const { url, room: roomId, video, audio } = values;
const senders: ScriptedSender[] = [];
for (const name of values.names.split(','))
	senders.push(await ScriptedSender.join({ url, roomId, name, video, audio }));
console.log('ready');
process.stdin.resume();
process.stdin.once('end', async () => {
	await Promise.all(senders.map((sender) => sender.leave()));
	process.exit(0);
});
