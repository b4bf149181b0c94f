/** The least that an Electron app can be: a window with one field. */
const { join } = require('node:path');
const { app, BrowserWindow } = require('electron');

app.on('window-all-closed', () => app.quit());
app
	.whenReady()
	.then(() => new BrowserWindow({ width: 1100, height: 720 }).loadFile(join(__dirname, 'page.html')));
