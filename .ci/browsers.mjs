// Where the browsers are, and how to get them. Found by the usual names and places; on a Debian machine where
// packages may be installed (root), Debian's own are installed. Nothing is ever downloaded from anywhere else.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { env, platform } = process;
const programFiles = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);

/** The engines, each with the variable that overrides the search, the names on the PATH and the usual places. */
const engines = {
  chromium: {
    variable: 'CHROME_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ...programFiles.map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
    ],
    packages: ['chromium'],
    advice: 'install Chrome or Chromium, or name it in CHROME_PATH',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    places: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...programFiles.map((folder) => join(folder, 'Mozilla Firefox/firefox.exe')),
    ],
    packages: ['firefox-esr'],
    advice: 'install Firefox, or name it in FIREFOX_PATH',
  },
  webkit: {
    variable: 'WEBKIT_DRIVER_PATH',
    commands: ['WebKitWebDriver'],
    places: [],
    packages: ['webkit2gtk-driver', 'xvfb', 'xauth'],
    advice: 'on Linux install WebKitGTK’s driver and Xvfb (Debian: webkit2gtk-driver xvfb xauth)',
  },
};

export const engineNames = Object.keys(engines);

/** The program of an engine (for WebKit: its driver), or `undefined`. */
export function findBrowser(name) {
  const { variable, commands, places } = engines[name];
  if (env[variable]) return existsSync(env[variable]) ? env[variable] : undefined;
  if (name === 'webkit' && !(onPath('Xvfb') && webkitBrowser())) return undefined;
  return commands.map(onPath).find(Boolean) ?? places.find((place) => existsSync(place));
}

/** What to do about a missing engine. */
export function adviceFor(name) {
  return engines[name].advice;
}

/** WebKitGTK's test browser, which its driver starts. */
export function webkitBrowser() {
  const folders = ['x86_64-linux-gnu', 'aarch64-linux-gnu', '.'];
  return folders
    .flatMap((folder) => ['4.1', '6.0', '4.0'].map((version) => `/usr/lib/${folder}/webkit2gtk-${version}/MiniBrowser`))
    .find((path) => existsSync(path));
}

/** Flags for every Chromium that is started here: no first-run chatter, no network of its own. */
export const chromiumFlags = [
  // Chromium's sandbox does not start for root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

function onPath(command) {
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    const path = join(folder, command);
    if (folder && existsSync(path)) return path;
  }
  return undefined;
}

/** Installs Debian packages that are missing, where that is allowed. Resolves to whether all are there now. */
export async function installPackages(packages, log = console.log) {
  if (platform !== 'linux' || process.getuid?.() !== 0 || !onPath('apt-get')) return false;
  log(`Installing ${packages.join(', ')} from Debian (about a minute)…`);
  const run = (args) =>
    new Promise((resolve) => {
      const child = spawn('apt-get', args, {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
      });
      let fetched = 0;
      child.stdout.on('data', (chunk) => {
        const before = fetched;
        fetched += String(chunk).match(/^(Get:|Setting up)/gm)?.length ?? 0;
        if (Math.floor(fetched / 50) > Math.floor(before / 50)) log(`  … ${fetched} steps`);
      });
      child.on('error', () => resolve(false));
      child.on('exit', (code) => resolve(code === 0));
    });
  return (await run(['update', '-q'])) && run(['install', '-y', '-q', '--no-install-recommends', ...packages]);
}

/** Installs what is missing of the named engines if it may. Resolves to the engines that still are missing. */
export async function provision(names = engineNames, log = console.log) {
  const missing = names.filter((name) => !findBrowser(name));
  if (missing.length === 0) return [];
  // Text in screenshots and measurements needs at least one real font.
  const fonts = spawnSync('fc-list', { encoding: 'utf8' }).stdout ? [] : ['fonts-dejavu-core'];
  await installPackages([...missing.flatMap((name) => engines[name].packages), ...fonts], log);
  return missing.filter((name) => !findBrowser(name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const missing = await provision();
  for (const name of engineNames) console.log(`${name}: ${findBrowser(name) ?? `missing: ${adviceFor(name)}`}`);
  process.exitCode = missing.length > 0 ? 1 : 0;
}
