/**
 * A desktop window of another program, to be shared: shows one page, and does what lines on stdin say, as
 * `{"do": "resize", "width": 640, "height": 400}`. Says on stdout `{"is": …}` when the window really is so.
 */
const { createInterface } = require('node:readline');
const { app, BrowserWindow } = require('electron');

const { page, title, width, height, x, y } = JSON.parse(process.env.CLOCK_WINDOW ?? '{}');
const say = (is) => process.stdout.write(`${JSON.stringify({ is })}\n`);

// Drawn by the processor, as there is no graphics card where tests run: cheaper than pretending one.
app.disableHardwareAcceleration();
app.on('window-all-closed', () => app.quit());

app.whenReady().then(async () => {
	const window = new BrowserWindow({
		width,
		height,
		...(x !== undefined && { x, y }),
		useContentSize: true,
		title,
		webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
	});
	window.removeMenu();
	window.on('page-title-updated', (event) => event.preventDefault());
	window.on('minimize', () => say('minimised'));
	window.on('restore', () => say('restored'));
	window.on('resized', () => say('resized'));
	window.on('resize', () => say('resized'));
	window.on('closed', () => say('closed'));

	const deeds = {
		resize: (to) => window.setContentSize(to.width, to.height),
		minimise: () => window.minimize(),
		restore: () => window.restore(),
		close: () => window.close(),
	};
	const commands = createInterface({ input: process.stdin });
	commands.on('line', (line) => {
		const command = JSON.parse(line);
		deeds[command.do](command);
	});
	// Whoever started it is gone.
	commands.on('close', () => app.quit());
	await window.loadFile(page);
	say('shown');
});
