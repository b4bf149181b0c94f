import { type HostReport, hostOrder } from './control.ts';
import { HostDesk } from './hostDesk.ts';

/** The end of Electron's utilityProcess channel, as far as it is used; the host knows no Electron. */
interface ParentPort {
	on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
	postMessage(message: HostReport): void;
}

const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };
if (!parentPort)
	throw new Error('This runs as a utility process of the desktop app; see cli.ts for servers.');

const desk = new HostDesk(
	(report) => parentPort.postMessage(report),
	// One turn for the last report to leave.
	(code) => setTimeout(() => process.exit(code), 100),
);

parentPort.on('message', ({ data }) => {
	const order = hostOrder.safeParse(data);
	if (order.success) void desk.handle(order.data);
	else desk.report({ type: 'log', level: 'error', text: `an order that is none: ${order.error.message}` });
});

// The last resort: a host that nobody knows the state of ends, and the app starts it again.
process.on('uncaughtException', (error) => desk.fail(error));
process.on('unhandledRejection', (error) => desk.fail(error));
