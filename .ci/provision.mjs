// What a bare Debian machine lacks: browsers for the tests, PostgreSQL for the server's. Needs nothing but Node.
import { existsSync, readdirSync } from 'node:fs';
import { adviceFor, installPackages, provision } from './browsers.mjs';

const missing = await provision();
for (const name of missing) console.error(`${name} is missing: ${adviceFor(name)}`);

/** Debian keeps the server program out of the PATH. */
function hasPostgres() {
  const folders = ['/usr/local/bin', '/usr/bin', '/usr/local/pgsql/bin', ...debianVersions()];
  return folders.some((folder) => existsSync(`${folder}/postgres`) && existsSync(`${folder}/initdb`));
}

function debianVersions() {
  const folder = '/usr/lib/postgresql';
  return existsSync(folder) ? readdirSync(folder).map((version) => `${folder}/${version}/bin`) : [];
}

const postgres = hasPostgres() || (await installPackages(['postgresql']));
if (!postgres) console.error('PostgreSQL is missing: install it for the tests of examples/server.');
process.exitCode = missing.length > 0 || !postgres ? 1 : 0;
