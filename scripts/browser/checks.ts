/** What a report must do in a browser. Each check throws on the first thing that is not so. */
import type { Browser, Page } from 'playwright-core';
import { hostileNames } from '../../__tests__/domain/hostile.ts';
import { ask, axe, must, same, withPage } from './page.ts';

export interface Look {
  width: number;
  colorScheme: 'light' | 'dark';
}
export const looks: readonly Look[] = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme }))
);

const height = 900;
const openFirst = `document.querySelectorAll('#details > details').forEach((detail, index) => { if (index < 3) detail.open = true; })`;

/**
 * Nothing sticks out, axe finds nothing, with the first details open; a picture of it if a path is given.
 *
 * @param huge without axe, which takes minutes for 100,000 elements, and only what is in sight in the picture
 */
export async function looksGood(browser: Browser, file: string, look: Look, picture: string | null, huge = false): Promise<void> {
  const { width, colorScheme } = look;
  await withPage(browser, file, { viewport: { width, height }, colorScheme }, async (page) => {
    await ask(page, openFirst);
    const [content, screen] = await ask<[number, number]>(page, '[document.documentElement.scrollWidth, innerWidth]');
    must(content <= screen, `the page is ${String(content)} px wide on ${String(screen)} px`);
    const background = await ask<string>(page, 'getComputedStyle(document.body).backgroundColor');
    const bright = Number(/\d+/.exec(background)?.[0]) > 127;
    same(bright, colorScheme === 'light', `the background ${background} of ${colorScheme}`);
    if (picture !== null) await page.screenshot({ path: picture, fullPage: !huge });
    if (huge) return;
    const found = await axe(page);
    must(found.passes > 20, `axe passed only ${String(found.passes)} rules, so it did not really look`);
    same(found.violations, [], 'axe');
  });
}

/** The checks themselves find what they are there to find: a broken copy of the page has to be refused. */
export async function noticesFaults(browser: Browser, file: string): Promise<void> {
  await withPage(browser, file, { viewport: { width: 1280, height } }, async (page) => {
    const blocked = await ask<string>(
      page,
      `(() => { const script = document.createElement('script'); try { script.textContent = 'window.ran = 1'; document.head.append(script); } catch { /* trusted types */ } return String(window.ran); })()`
    );
    same(blocked, 'undefined', 'a script put into the page ran');
  }).then(
    () => Promise.reject(new Error('the content security policy let a script in without a word')),
    (error: unknown) => must(/Content Security Policy|TrustedScript/.test(String(error)), `the policy did not speak up: ${String(error)}`)
  );
  await withPage(browser, file, { viewport: { width: 1280, height } }, async (page) => {
    await ask(page, `document.getElementById('find').labels[0].remove()`);
    await ask(page, `document.getElementById('find').placeholder = ''`);
    const { violations } = await axe(page);
    must(
      violations.some(({ id }) => id === 'label'),
      'axe did not miss the label that was taken away'
    );
  });
}

/** Text of the cells of a column, of rows that are shown. */
const cells = (column: number): string =>
  `[...document.querySelectorAll('#fleet tbody tr:not([hidden])')].map((row) => row.cells[${String(column)}].innerText.split('\\n')[0])`;

/** The table by keyboard alone: sort both ways, filter, follow a link to a detail, copy an id. */
export async function worksByKeyboard(browser: Browser, file: string): Promise<void> {
  const options = { viewport: { width: 1280, height }, permissions: ['clipboard-read', 'clipboard-write'] };
  await withPage(browser, file, options, async (page) => {
    const before = await ask<string[]>(page, cells(1));
    await page.getByRole('button', { name: 'Service principal' }).focus();
    await page.keyboard.press('Enter');
    const names = [...before].sort((a, b) => a.localeCompare(b, undefined, { numeric: true, sensitivity: 'base' }));
    same(await ask(page, cells(1)), names, 'sorted by name');
    same(await sorts(page), ['none', 'ascending', 'none', 'none', 'none', 'none', 'none'], 'aria-sort');
    await page.keyboard.press('Enter');
    same(await ask(page, cells(1)), [...names].reverse(), 'sorted by name, descending');
    await sortsNumbers(page);
    await filters(page);
    await followsLink(page);
  });
}

async function sorts(page: Page): Promise<string[]> {
  return ask(page, `[...document.querySelectorAll('thead th')].map((head) => head.getAttribute('aria-sort') ?? 'none')`);
}

async function sortsNumbers(page: Page): Promise<void> {
  for (const [column, name] of [
    [2, 'Clusters'],
    [4, 'Days left']
  ] as const) {
    await page.getByRole('button', { name }).press('Space');
    const values = (await ask<string[]>(page, cells(column))).map((text) =>
      text === 'unknown' ? Infinity : Number(text.replace('\u2212', '-'))
    );
    same(
      values,
      [...values].sort((a, b) => (a === b ? 0 : a - b)),
      `sorted by ${name}`
    );
    must(new Set(values).size > 1, `${name} holds one value only, so that its order proves nothing`);
  }
  await page.getByRole('button', { name: 'Status' }).press('Space');
  await page.getByRole('button', { name: 'Status' }).press('Space');
  same((await ask<string[]>(page, cells(0)))[0], 'down', 'the worst first');
}

async function filters(page: Page): Promise<void> {
  const count = page.locator('#count');
  const find = page.getByRole('searchbox', { name: 'Find' });
  await find.fill('AKS-LEDGER');
  same(await count.innerText(), '1 of 10 shown', 'found by the name of a cluster');
  same(await ask(page, `[...document.querySelectorAll('#details > details:not([hidden])')].length`), 1, 'details filtered too');
  await find.fill('no such thing');
  same(await count.innerText(), '0 of 10 shown', 'nothing found');
  await find.fill('');
  await page.getByRole('combobox', { name: 'Status' }).selectOption('expiring');
  same(await ask(page, cells(0)), ['ends soon', 'ends soon'], 'filtered by status');
  await page.getByRole('combobox', { name: 'Status' }).selectOption('');
  same(await count.innerText(), '10 of 10 shown', 'all again');
  same(await count.getAttribute('role'), 'status', 'the count is announced');
}

async function followsLink(page: Page): Promise<void> {
  await page.locator('#fleet').getByRole('link', { name: 'aks-payments' }).focus();
  await page.keyboard.press('Enter');
  const summary = `document.activeElement.tagName + ' ' + document.activeElement.textContent`;
  await page.waitForFunction(`document.activeElement.tagName === 'SUMMARY'`);
  must((await ask<string>(page, summary)).includes('aks-payments'), 'the link opens its detail and takes the focus there');
  const detail = page.locator('#details > details[open]');
  same(await detail.count(), 1, 'one detail open');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(`document.getElementById('said').textContent === 'Copied'`);
  same(await ask(page, 'navigator.clipboard.readText()'), await detail.locator('code').first().textContent(), 'the id on the clipboard');
  await detail.getByRole('button', { name: /^Copy Workflow/ }).press('Enter');
  await page.waitForFunction(`navigator.clipboard.readText().then((text) => text.includes('operation: rotate'))`);
}

/** Without the script it is a plain page: table and details there, no control that does nothing. */
export async function readsWithoutScript(browser: Browser, file: string, rows: number): Promise<void> {
  await withPage(browser, file, { viewport: { width: 390, height }, javaScriptEnabled: false }, async (page) => {
    same(await page.locator('#fleet tbody tr').count(), rows, 'rows');
    same(await page.getByRole('button').count(), 0, 'buttons');
    same(await page.locator('#filter').isVisible(), false, 'the filter is shown');
    await page.locator('#details > details').first().locator('summary').click();
    same(await page.locator('#p1').isVisible(), true, 'the first detail opens');
    await page.locator('#fleet tbody a').nth(1).click();
    await page.locator('#p2').waitFor({ state: 'visible' });
  });
}

/** On paper: everything that is not fine is open, nothing to click is left, in black on white although the screen is dark. */
export async function prints(browser: Browser, file: string): Promise<void> {
  await withPage(browser, file, { viewport: { width: 1280, height }, colorScheme: 'dark' }, async (page) => {
    await ask(page, `dispatchEvent(new Event('beforeprint'))`);
    await page.emulateMedia({ media: 'print' });
    same(await ask(page, 'getComputedStyle(document.body).backgroundColor'), 'rgb(255, 255, 255)', 'the paper');
    same(await page.locator('#filter').isVisible(), false, 'the filter is printed');
    same(await page.locator('#details > details[open]').count(), 5, 'open details');
    same(await page.locator('button.copy:visible').count(), 0, 'copy buttons are printed');
    await ask(page, `dispatchEvent(new Event('afterprint'))`);
    same(await page.locator('#details > details[open]').count(), 0, 'open details after printing');
    must((await page.pdf()).length > 10_000, 'the PDF is empty');
  });
}

/** Names stay names: no element, attribute or address in the page but those of a page with harmless names. */
/** What a problem or a state means, in the documentation of the action. */
const ownPages = /^https:\/\/github\.com\/octo\/aks-service-principal-action\/blob\/v1\/docs\/troubleshooting\.md(?:#[a-z-]+)?$/;

export async function keepsNames(browser: Browser, file: string, harmless: readonly string[]): Promise<void> {
  const seen = `[...new Set([...document.querySelectorAll('*')].flatMap((element) => [element.localName, ...element.getAttributeNames().map((name) => element.localName + '@' + name)]))].sort()`;
  const options = { viewport: { width: 1280, height } };
  const usual = new Set<string>();
  for (const other of harmless)
    for (const name of await withPage(browser, other, options, (page) => ask<string[]>(page, seen))) usual.add(name);
  await withPage(browser, file, options, async (page) => {
    same(
      (await ask<string[]>(page, seen)).filter((name) => !usual.has(name)),
      [],
      'elements and attributes that no page of ours has'
    );
    same(await ask(page, `document.scripts.length + ' ' + document.styleSheets.length`), '1 1', 'scripts and style sheets');
    same(
      await ask(
        page,
        `[...document.links].filter((link) => !/^#p\\d+$/.test(link.getAttribute('href')) && !${String(ownPages)}.test(link.href)).length`
      ),
      0,
      'links'
    );
    const shown = new Set(
      await ask<string[]>(page, `[...document.querySelectorAll('#fleet tbody th bdi')].map((name) => name.textContent)`)
    );
    for (const name of hostileNames.map(([, text]) => text).filter((text) => /^[!-~]+( [!-~]+)*$/.test(text) && text.length <= 80))
      must(shown.has(name), `${JSON.stringify(name)} is not shown as it is`);
    const turned = await ask<number>(
      page,
      `[...document.querySelectorAll('#fleet bdi')].filter((name) => getComputedStyle(name).unicodeBidi !== 'isolate').length`
    );
    same(turned, 0, 'names that may turn the text around them');
  });
}

/** Thousands of rows: how long until it can be read and until an answer to a word, in milliseconds. */
export async function staysUsable(browser: Browser, file: string, rows: number): Promise<{ load: number; filter: number; all: number }> {
  return withPage(browser, file, { viewport: { width: 1280, height } }, async (page) => {
    const total = String(rows);
    same(await page.locator('#count').innerText(), `${total} of ${total} found, the first 300 shown`, 'count');
    const find = `(() => { const start = performance.now(); const find = document.getElementById('find'); find.value = WORD; find.dispatchEvent(new Event('input')); document.body.offsetHeight; return performance.now() - start; })()`;
    await ask(page, find.replace('WORD', `'warm up'`));
    const filter = await ask<number>(page, find.replace('WORD', `'aks-web-shop-19'`));
    same(await page.locator('#count').innerText(), `10 of ${total} shown`, 'found');
    await ask(page, find.replace('WORD', `''`));
    const all = await ask<number>(
      page,
      `(() => { const start = performance.now(); document.getElementById('more').click(); document.body.offsetHeight; return performance.now() - start; })()`
    );
    same((await ask<string[]>(page, cells(1))).length, rows, 'all rows shown');
    const load = await ask<number>(page, `performance.getEntriesByType('navigation')[0].domInteractive`);
    return { load: Math.round(load), filter: Math.round(filter), all: Math.round(all) };
  });
}
