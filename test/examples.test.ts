import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const seed = resolve(root, process.env.QUORATE_SHARED ?? '../shared', 'seed/sec-panel-39-minutes.txt');
const examples = ['sec-panel-39-minutes.txt', 'sec-panel-40-minutes.txt'];

/** Words that cannot be said otherwise: addresses, names of reports and bodies, titles of modifications, set phrases. */
const formulae = [
  '10:00 – 13:00, Gemserv, 8 Fenchurch Place, London, EC3M 4AJ',
  'NOTED the contents of the paper',
  'NOTED the contents of the update',
  'ACTION SECP39/07: SECAS to issue the Draft Budget',
  'Department of Energy and Climate Change (DECC)',
  'Department for Business, Energy and Industrial Strategy (BEIS)',
  'Smart Metering Key Infrastructure Policy Management Authority',
  'Technical Architecture and Business Architecture Sub-Committee',
  'Technical Specification Issue Resolution Sub-group (TSIRS)',
  'Initial Enrolment Project Feasibility Report (IEPFR)',
  'Certificate Signing Request (CSR) Variance Report for',
  'the Draft Charging Statement, the Indicative Charging Statement and the Indicative Budgets',
  'the Draft Modification Reports for SECMP0004, SECMP0008 and SECMP0011',
  'from June 2017 to the November 2017 Release',
  'The Panel also NOTED that Co-operative Energy Limited',
  'Inclusion of Device Serial Number data item in the Smart Metering Inventory',
  'Provision of a DCC Alert (formerly Service Request Error Response) for Quarantined Service Requests',
  'Including the MAP ID in the Smart Metering Inventory',
  'Introduction of triage arrangements for Communication Hubs',
  'GPF (Gas Proxy Function) timestamp for reading instantaneous Gas values',
  'Removal of the confidential classification of the unique identifiers listed in SEC Schedule 5',
  'Expanding SMKI PMA membership and removing Alternate restrictions',
  'Electricity Network Party Access to Load Switching Information',
];

const words = (text: string) => text.toLowerCase().match(/[a-z0-9]+(?:['’/.][a-z0-9]+)*/g) ?? [];
const runs = (text: string, length: number) => {
  const all = words(text);
  return all.slice(0, Math.max(0, all.length - length + 1)).map((_, at) => all.slice(at, at + length).join(' '));
};

describe.skipIf(!existsSync(seed))('sample minutes and the official ones (skipped without the shared folder)', () => {
  test.each(examples)(
    '%s shares no eight words in a row with the official minutes but names and set phrases',
    (name) => {
      const official = new Set(runs(readFileSync(seed, 'utf8'), 8));
      const patterns = formulae.map((formula) => new RegExp(`\\b${words(formula).join(' ')}\\b`, 'g'));
      const own = readFileSync(resolve(root, 'examples', name), 'utf8').split('\n');
      const shared = own.flatMap((line) => {
        const spelt = patterns.reduce((text, pattern) => text.replace(pattern, '|'), words(line).join(' '));
        return spelt.split('|').flatMap((part) => runs(part, 8).filter((run) => official.has(run)));
      });
      expect(shared).toEqual([]);
    },
  );
});
