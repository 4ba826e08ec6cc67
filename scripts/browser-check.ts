/**
 * The HTML report in a real Chromium: what it looks like and does on a wide and a narrow screen, light and dark, by keyboard, without the
 * script, on paper, with hostile names and with 2,000 principals. Ends with 0 only if every check was made and passed.
 * Usage: node scripts/browser-check.ts [FOLDER]    pictures go to FOLDER
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Browser } from 'playwright-core';
import { healthyFleet, hostileFleet, largeFleet, smallFleet } from '../__tests__/domain/report-fleets.ts';
import { report } from '../__tests__/domain/reports.ts';
import type { ExpiryReport } from '../src/domain/model.ts';
import { reportHtml } from '../src/domain/report-html.ts';
import { keepsNames, looks, looksGood, noticesFaults, prints, readsWithoutScript, staysUsable, worksByKeyboard } from './browser/checks.ts';
import { launch } from './browser/page.ts';

const large = 2000;
const action = 'octo/aks-service-principal-action';
const fleets: Record<string, ExpiryReport> = {
  fleet: smallFleet(),
  healthy: healthyFleet(),
  empty: report([]),
  medium: largeFleet(60),
  hostile: hostileFleet(),
  large: largeFleet(large)
};

const pictures = process.argv[2] === undefined ? null : path.resolve(process.argv[2]);
if (pictures !== null) mkdirSync(pictures, { recursive: true });
const folder = mkdtempSync(path.join(tmpdir(), 'report-'));
let passed = 0;
const failed: string[] = [];

try {
  for (const [name, fleet] of Object.entries(fleets))
    writeFileSync(file(name), reportHtml(fleet, `${action}@v1`, `https://github.com/${action}/blob/v1/`));
  const browser = await launch();
  try {
    await checkAll(browser);
  } finally {
    await browser.close();
  }
} catch (error) {
  failed.push(error instanceof Error ? error.message : String(error));
} finally {
  rmSync(folder, { recursive: true });
}
for (const text of failed) console.error(`FAILED ${text}`);
console.log(
  failed.length === 0
    ? `The HTML report passed ${String(passed)} checks in Chromium.`
    : `The HTML report failed ${String(failed.length)} of ${String(passed + failed.length)} checks in Chromium.`
);
process.exitCode = failed.length === 0 && passed > 0 ? 0 : 1;

async function checkAll(browser: Browser): Promise<void> {
  await check('the checks notice faults', () => noticesFaults(browser, file('fleet')));
  for (const name of Object.keys(fleets)) {
    // Of the long pages one on each width and in each colour.
    const long = ['hostile', 'large'].includes(name);
    for (const look of looks.filter(({ width, colorScheme }) => !long || (width === 1280) === (colorScheme === 'light'))) {
      const title = `${name}-${String(look.width)}-${look.colorScheme}`;
      await check(`${title} looks good`, () =>
        looksGood(browser, file(name), look, pictures && path.join(pictures, `${title}.png`), name === 'large')
      );
    }
  }
  await check('works by keyboard', () => worksByKeyboard(browser, file('fleet')));
  await check('reads without its script', () => readsWithoutScript(browser, file('fleet'), 10));
  await check('prints', () => prints(browser, file('fleet')));
  await check('keeps hostile names names', () => keepsNames(browser, file('hostile'), [file('fleet'), file('healthy'), file('medium')]));
  await check(`stays usable with ${String(large)} principals`, async () => {
    const { load, filter, all } = await staysUsable(browser, file('large'), large);
    return `readable after ${String(load)} ms, a filter answers in ${String(filter)} ms, all rows in ${String(all)} ms`;
  });
}

function file(name: string): string {
  return path.join(folder, `${name}.html`);
}

async function check(title: string, work: () => Promise<unknown>): Promise<void> {
  try {
    const note = await work();
    passed += 1;
    console.log(`ok ${title}${typeof note === 'string' ? ` (${note})` : ''}`);
  } catch (error) {
    failed.push(`${title}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
