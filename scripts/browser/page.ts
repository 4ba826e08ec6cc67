/** A report in Chromium: opened from a file, watched for everything that it must not do. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** @throws Error that says how to install it */
export async function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
  if (executablePath === undefined || !existsSync(executablePath))
    throw new Error(
      `No Chromium at ${executablePath ?? places.join(', ')}. Install it (apt-get install chromium) or set CHROMIUM to its path; nothing was checked.`
    );
  // As root, in containers and CI, Chromium has no sandbox of its own to use.
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

export interface Opened {
  page: Page;
  /** What the page did that it must not: messages, errors, dialogs, requests, windows. */
  misdeeds: string[];
}

/** Opens a file; `work` gets the page, and whatever the page did wrong until its end is thrown. */
export async function withPage<T>(
  browser: Browser,
  file: string,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<T>
): Promise<T> {
  const context = await browser.newContext(options);
  const misdeeds: string[] = [];
  try {
    const page = await context.newPage();
    const address = `file://${file}`;
    page.on('console', (message) => misdeeds.push(`console ${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => misdeeds.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      misdeeds.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('popup', () => misdeeds.push('opened a window'));
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== address) misdeeds.push(`request: ${request.url()}`);
    });
    await page.goto(address);
    const done = await work(page);
    if (misdeeds.length > 0) throw new Error(misdeeds.slice(0, 5).join('; '));
    return done;
  } finally {
    await context.close();
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Axe {
  violations: { id: string; nodes: number; example: string }[];
  passes: number;
}

/** All rules of axe, best practices included, on the page as it stands; of many rows, which are all made alike, the first ones. */
export async function axe(page: Page): Promise<Axe> {
  await page.evaluate(axeSource);
  const rest = ['#fleet tbody tr:nth-child(n+41)', '#details > details:nth-of-type(n+41)'];
  return page.evaluate(`axe.run({ include: document, exclude: ${JSON.stringify(rest)} }, { resultTypes: ['violations'] }).then((result) => ({
    passes: result.passes.length,
    violations: result.violations.map(({ id, nodes }) => ({ id, nodes: nodes.length, example: nodes[0].html.slice(0, 200) + ' ' + nodes[0].failureSummary }))
  }))`);
}

/** What `script` evaluates to in the page. */
export async function ask<T>(page: Page, script: string): Promise<T> {
  return page.evaluate(script);
}

export function must(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

export function same(got: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(got), JSON.stringify(expected)];
  must(a === b, `${what}: got ${a.slice(0, 300)}, expected ${b.slice(0, 300)}`);
}
