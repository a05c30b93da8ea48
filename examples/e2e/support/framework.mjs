// What the tests of the framework examples need: the example's own server, the community's reference server, and a browser.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { adviceFor, chromiumFlags, findBrowser } from '../../../.ci/browsers.mjs';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** A port that is free now. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Runs a script in the example's folder to its end. @throws {Error} with its output when it fails */
export async function run(args, env = {}) {
  const child = start(args, process.cwd(), env);
  const [code] = await once(child.process, 'exit');
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${child.output()}`);
}

/** Starts a server and waits until its address answers. */
export async function serve(args, { cwd = process.cwd(), env = {}, address, waitMs = 60_000 }) {
  const child = start(args, cwd, env);
  const end = Date.now() + waitMs;
  while (
    !(await fetch(address).then(
      ({ status }) => status < 500,
      () => false,
    ))
  ) {
    if (child.process.exitCode !== null || Date.now() > end) {
      await stop(child.process);
      throw new Error(`${args.join(' ')} does not answer at ${address}:\n${child.output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { close: () => stop(child.process) };
}

/** The reference server with its generated community, whose API the pages of `origin` may call. */
export async function serveCommunity(origin) {
  const [port, apiPort] = [await freePort(), await freePort()];
  const options = { port, 'api-port': apiPort, 'allow-origin': origin };
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const args = ['--conditions=kith-source', '--import', 'tsx', 'examples/server/src/main.ts', ...flags];
  const endpoint = `http://localhost:${apiPort}/graphql`;
  const ready = `http://localhost:${apiPort}/graphql?query=%7B__typename%7D`;
  return { endpoint, ...(await serve(args, { cwd: repository, address: ready })) };
}

export function launch() {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error(`Chromium is missing: ${adviceFor('chromium')}`);
  return puppeteer.launch({
    executablePath,
    headless: true,
    args: chromiumFlags,
    defaultViewport: { width: 1200, height: 900 },
  });
}

function start(args, cwd, env) {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NUXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  return { process: child, output: () => output };
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const kill = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(kill);
}
