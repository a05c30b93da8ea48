// WebKitGTK for web-test-runner: a virtual display and WebKit's own WebDriver, both ended with the run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { findBrowser, webkitBrowser } from '../.ci/browsers.mjs';

const hostname = '127.0.0.1';

export function webkitLauncher() {
  const options = {
    hostname,
    port: 0,
    path: '/',
    logLevel: 'error',
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: webkitBrowser(), args: ['--automation'] },
    },
  };
  const launcher = webdriverLauncher(options);
  const children = [];

  const initialize = launcher.initialize.bind(launcher);
  launcher.initialize = async (config) => {
    const display = await startDisplay(children);
    options.port = await freePort();
    await startDriver(children, options.port, display);
    await initialize(config);
    launcher.name = 'WebKit';
  };

  const stop = launcher.stop.bind(launcher);
  launcher.stop = async () => {
    await stop();
    // The driver goes first: it is a client of the display.
    for (const child of children.reverse()) await end(child);
  };
  return launcher;
}

async function startDisplay(children) {
  // Xvfb picks a free display itself and writes its number to the descriptor that it is given.
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  children.push(xvfb);
  const [number] = await Promise.race([
    once(xvfb.stdio[3], 'data'),
    once(xvfb, 'exit').then(() => Promise.reject(new Error('Xvfb ended before it had a display'))),
  ]);
  return `:${String(number).trim()}`;
}

async function startDriver(children, port, display) {
  const driver = spawn(findBrowser('webkit'), [`--port=${port}`, `--host=${hostname}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      NO_AT_BRIDGE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
  });
  children.push(driver);
  for (let tries = 0; tries < 150; tries++) {
    const answer = await fetch(`http://${hostname}:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error('WebKitWebDriver did not answer within 15 s');
}

async function freePort() {
  const server = createServer().listen(0, hostname);
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const kill = setTimeout(() => child.kill('SIGKILL'), 3000);
  await gone;
  clearTimeout(kill);
}
