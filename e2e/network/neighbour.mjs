/**
 * For the network's own tests, started at either side of it:
 *     neighbour.mjs answer ADDRESS        says back what comes over TCP and UDP, and from where; prints its port
 *     neighbour.mjs connect ADDRESS PORT  prints as JSON how long TCP took to connect, and where it came from
 *     neighbour.mjs send ADDRESS PORT N   sends N packets of UDP and prints how many came back
 */
import { createSocket } from 'node:dgram';
import { connect, createServer } from 'node:net';

const [what, address, port, count] = process.argv.slice(2);
/** What is not back by then does not come. */
const patienceMs = 1_500;

if (what === 'answer') {
	const server = createServer((socket) => {
		socket.on('error', () => {});
		socket.end(socket.remoteAddress);
	});
	server.listen(0, address, () => {
		const bound = server.address();
		if (typeof bound !== 'object' || !bound) throw new Error('it has no port');
		const echo = createSocket('udp4');
		echo.on('message', (packet, { address: from, port: back }) => echo.send(packet, back, from));
		echo.bind(bound.port, address, () => console.log(String(bound.port)));
	});
	process.stdin.on('end', () => process.exit()).resume();
} else if (what === 'connect') {
	const began = performance.now();
	const socket = connect(Number(port), address);
	let connectMs = null;
	let from = '';
	const done = () => {
		console.log(JSON.stringify({ connectMs, from }));
		process.exit();
	};
	socket.on('connect', () => {
		connectMs = performance.now() - began;
	});
	socket.on('data', (data) => {
		from += data;
	});
	socket.on('close', done);
	socket.on('error', () => {});
	setTimeout(done, patienceMs);
} else {
	const socket = createSocket('udp4');
	let back = 0;
	socket.on('message', () => {
		back++;
	});
	socket.on('error', () => {});
	for (let sent = 0; sent < Number(count); sent++) {
		// Neither a queue nor a buffer is to lose any.
		setTimeout(() => socket.send('x', Number(port), address), sent);
	}
	setTimeout(() => {
		console.log(String(back));
		process.exit();
	}, Number(count) + patienceMs);
}
