/**
 * The script of the HTML report, as text: sorts and filters the table, opens the detail that a link names, adds buttons that copy.
 * It makes no markup of any text, and the page can be read without it.
 */
export const script = String.raw`
(() => {
  'use strict';
  const $ = (id) => document.getElementById(id);
  const said = $('said');
  const table = $('fleet');

  const entries = table ? [...table.tBodies[0].rows].map((row) => ({ row, detail: $(row.querySelector('a').hash.slice(1)).parentNode, text: null })) : [];
  const textOf = (entry) => {
    if (entry.text === null) {
      const parts = [entry.row, ...entry.detail.querySelectorAll('dl, table')];
      entry.text = parts.map((part) => part.textContent).join(' ').toLowerCase();
    }
    return entry.text;
  };

  // Thousands of rows are slow to lay out each time; whoever wants them all says so.
  const most = 300;
  let all = false;

  function filter() {
    const words = $('find').value.toLowerCase().split(/\s+/).filter(Boolean);
    const status = $('status').value;
    let found = 0;
    for (const entry of entries) {
      const fits = (status === '' || statusOf(entry.row) === status) && words.every((word) => textOf(entry).includes(word));
      if (fits) found += 1;
      entry.row.hidden = !fits || (!all && found > most);
      entry.detail.hidden = !fits;
    }
    const rest = !all && found > most;
    $('count').textContent = found + ' of ' + entries.length + (rest ? ' found, the first ' + most + ' shown' : ' shown');
    $('more').hidden = !rest;
  }

  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const ranks = ['expired', 'critical', 'expiring', 'unknown', 'ok'];
  const statusOf = (row) => row.querySelector('b').className;
  const numberOf = (cell) => {
    const value = Number(cell.firstChild.data.replace('\u2212', '-'));
    return Number.isNaN(value) ? Infinity : value;
  };
  /** By what a column sorts; the others are texts. */
  const keys = { 0: (row) => -ranks.indexOf(statusOf(row)), 2: (row) => numberOf(row.cells[2]), 4: (row) => numberOf(row.cells[4]) };
  const valueOf = (row, column) => keys[column]?.(row) ?? row.cells[column].textContent;
  const compare = (a, b) => (a === b ? 0 : typeof a === 'number' ? a - b : collator.compare(a, b));

  function sort(heads, column) {
    const ascending = heads[column].getAttribute('aria-sort') !== 'ascending';
    const sign = ascending ? 1 : -1;
    const values = new Map(entries.map((entry) => [entry, valueOf(entry.row, column)]));
    entries.sort((a, b) => sign * compare(values.get(a), values.get(b)));
    heads.forEach((head, index) => {
      if (index === column) head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
      else head.removeAttribute('aria-sort');
    });
    table.tBodies[0].append(...entries.map(({ row }) => row));
    $('details').append(...entries.map(({ detail }) => detail));
    filter();
    said.textContent = 'Sorted by ' + heads[column].textContent + (ascending ? ', ascending' : ', descending');
  }

  if (table) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      button.addEventListener('click', () => sort(heads, column));
      head.replaceChildren(button);
    });
    $('filter').hidden = false;
    $('filter').addEventListener('submit', (event) => event.preventDefault());
    $('find').addEventListener('input', filter);
    $('status').addEventListener('change', filter);
    $('more').addEventListener('click', showAll);
    filter();
  }

  function showAll() {
    all = true;
    filter();
  }

  async function copy(source, button) {
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      getSelection().selectAllChildren(source);
      document.execCommand('copy');
    }
    button.textContent = 'Copied';
    said.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), 1500);
  }

  function addButtons(detail) {
    if (detail.dataset.ready) return;
    detail.dataset.ready = 'yes';
    for (const source of detail.querySelectorAll('code:not(.k), pre')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = 'Copy';
      const what = source.getAttribute('aria-label') || source.textContent;
      button.setAttribute('aria-label', 'Copy ' + what);
      button.addEventListener('click', () => copy(source, button));
      if (source.tagName === 'PRE') source.before(button);
      else source.after(button);
    }
  }
  document.addEventListener('toggle', (event) => {
    if (event.target.open) addButtons(event.target);
  }, true);

  function follow() {
    const target = /^#p\d+$/.test(location.hash) ? $(location.hash.slice(1)) : null;
    if (!target) return;
    const detail = target.closest('details');
    detail.hidden = false;
    detail.open = true;
    detail.firstElementChild.focus({ preventScroll: true });
    detail.scrollIntoView({ block: 'start' });
  }
  addEventListener('hashchange', follow);
  follow();

  let opened = [];
  addEventListener('beforeprint', () => {
    if (table) showAll();
    opened = entries.filter(({ row }) => statusOf(row) !== 'ok').map(({ detail }) => detail).filter((detail) => !detail.open && !detail.hidden);
    opened.forEach((detail) => (detail.open = true));
  });
  addEventListener('afterprint', () => opened.forEach((detail) => (detail.open = false)));
})();
`;
