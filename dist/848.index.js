export const id = 848;
export const ids = [848];
export const modules = {

/***/ 8848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   reportHtml: () => (/* binding */ reportHtml)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6846);
/* harmony import */ var _report_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1999);
/* harmony import */ var _problem_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8223);
/* harmony import */ var _report_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6339);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7598);





function badge(e){return`<b class=${e}>${statusParts(e).word}</b>`}
function statusParts(e){let[t=``,...n]=_report_words_js__WEBPACK_IMPORTED_MODULE_3__.u[e].split(` `);return{sign:t,word:n.join(` `)}}
function name(e,t=80){return`<bdi>${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e,t)}</bdi>`}
function principalName(e){return name((0,_report_words_js__WEBPACK_IMPORTED_MODULE_3__.s)(e))}
function id(e){return`<code>${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e,400)}</code>`}
function date(e){return e===null?`unknown`:(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.p)(e)}
function copyable(e,t){return`<pre tabindex=0 role=group aria-label="${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e)}">${t.map(_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.f).join(`
`)}</pre>`}
function cluster({cluster:{name:e,powerState:t}}){return`${name(e)}${t===`Stopped`?` (stopped)`:``}`}
function listOf(e){return e.length===0?``:`<ul>${e.map(e=>`<li>${e}`).join(``)}</ul>`}
function detailSection(e,t){if(e.principals.length===0)return``;let n=e.principals.map((n,r)=>detail(n,r+1,e,t));return`<section id=details class=${e.principals.length>200?`many`:`few`} aria-labelledby=h-details><h2 id=h-details>Details</h2>\n${n.join(`
`)}</section>`}
function detail(e,t,n,r){let i=(0,_report_words_js__WEBPACK_IMPORTED_MODULE_3__.i)(e,n.scannedAt);return[`<details><summary>${badge(e.severity)} ${principalName(e)}`,i?` <span>${i.when}</span>`:``,`</summary><div id=p${String(t)}>`,...e.outages.map(({message:e,wayOut:t})=>`<p class=out><b>${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e,600)}</b> Way out: ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(t,1e3)}`),facts(e),clusterTable(e,n.principals.length<=200),credentialTable(e),listOf([...e.notes,...e.due].map(e=>(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e,600))),steps$1(e,t,n,r),`</div></details>`].join(``)}
function facts(e){let{appId:t,applicationObjectId:n,servicePrincipalId:r,foreignTenantId:i,managed:a}=e;return`<dl>${[`<dt>Client id<dd>${id(t)}`,n===null?``:`<dt>Application object<dd>${id(n)}`,r===null?``:`<dt>Service principal<dd>${id(r)}`,i===null?``:`<dt>Tenant of the application<dd>${id(i)}`,a?`<dt>Managed<dd>yes`:``].join(``)}</dl>`}
function clusterTable(e,t){let{clusters:n}=e;if(n.length===0)return`<p>No cluster was seen on it.`;let r=n.map(n=>`<tr><td>${clusterId(n)}<td>${badge(n.severity)}${n.cluster.powerState===`Stopped`?`, stopped`:``}<td>${secretOf(n)}${t?`<td>${identityWords(n,e)}`:``}`);return`<table${t?` class=cl`:``}><tr><th>${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.b)(n.length,`cluster`)}<th>State<th>Secret${t?`<th>Managed identity`:``}${r.join(``)}</table>`}
function identityWords({cluster:e},t){let n=(0,_report_file_js__WEBPACK_IMPORTED_MODULE_1__.c)(e,t);return n.kind===`cannot`?`not possible`:n.stopped?`possible, once started`:`possible`}
function clusterId(e){let{id:t,name:n}=e.cluster,r=(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(t,400),i=(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(n,80);return i===``||!r.endsWith(`/${i}`)?`${name(n)} ${id(t)}`:`<code>${r.slice(0,-i.length)}<b>${i}</b></code>`}
function secretOf({use:e,keyId:t,endsOn:n,latestEndsOn:r}){let i=t===null?`none`:`<code class=k>${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(t.slice(0,8))}</code>`,a=n===null?``:` until ${date(n)}`;if(e===`known`)return`${i}${a}`;let o=r!==null&&r!==n?`, at best ${date(r)}`:``;return`${e===`ambiguous`?`rotation half-finished`:`not on record`}, judged by ${i}${a}${o}`}
function credentialTable({credentials:e}){if(e.length===0)return``;let t=[...e].sort((e,t)=>t.endsOn-e.endsOn||(e.keyId<t.keyId?-1:1)).map(e=>`<tr><td>${id(e.keyId)}<br>${kindOf$1(e)}<td>${stateOf(e)}<td>${date(e.startsOn)}<td>${date(e.endsOn)}`);return`<table><tr><th>${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.b)(e.length,`credential`)}<th>State<th>From<th>To${t.join(``)}</table>`}
function kindOf$1({kind:e,origin:t,holder:n,displayName:r}){return`${{turn:`rotation lock`,managed:`managed ${e}`,foreign:e}[t]}${n===`application`?``:` on the service principal`}${r===null||t!==`foreign`?``:` ${name(r)}`}`}
function stateOf({state:e,usedBy:t}){let n=e===`not-yet-valid`?`not yet valid`:e;return t.length>0?`${n}, in use`:n}
function steps$1(e,t,{cloudInputs:n},r){let i=e.outages.length>0?``:`<p class=next><b>Next step:</b> ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)((0,_report_words_js__WEBPACK_IMPORTED_MODULE_3__.c)(e))}.`,a=e.severity===`ok`&&e.due.length===0;return t>50?`${a?``:i}${staysWords(e)}`:`${i}${a?``:snippets(e,r,n??[])}${managedIdentity$1(e)}`}
function snippets(e,t,n){let r=(0,_report_words_js__WEBPACK_IMPORTED_MODULE_3__.m)(e,t,20,n),i=fenced(r,`yaml`),a=fenced(r,`sh`),o=(0,_report_words_js__WEBPACK_IMPORTED_MODULE_3__.s)(e);return[i.length>0?`<h3>Workflow</h3>${copyable(`Workflow for ${o}`,i)}`:``,a.length>0?`<h3>By hand, with the Azure CLI</h3>${copyable(`Commands for ${o}`,a)}`:``].join(``)}
function fenced(e,t){let n=e.indexOf(`\`\`\`${t}`);return n<0?[]:e.slice(n+1,e.indexOf("```",n+1))}
function managedIdentity$1(e){let{clusters:t,displayName:n}=e,r=staysWords(e),i=t.map(({cluster:t})=>(0,_report_file_js__WEBPACK_IMPORTED_MODULE_1__.c)(t,e)).flatMap(e=>e.kind===`can-move`?[e.command]:[]);if(i.length===0)return r;let a=i.length-20,o=a>0?`<p>The same for ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.b)(a,`more cluster`)}.`:``;return`${r}<h3>Or no secret at all: managed identity</h3>${copyable(`Move to a managed identity, ${n??``}`,i.slice(0,20))}${o}`}
function staysWords(e){let t=e.clusters.map(({cluster:t})=>(0,_report_file_js__WEBPACK_IMPORTED_MODULE_1__.c)(t,e));return[...new Set(t.flatMap(e=>e.kind===`cannot`?[e.reason]:[]))].map(e=>`<p>Managed identity: not possible here. ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e,300)}`).join(``)}
const script=String.raw`
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
`,style=`
:root{color-scheme:light dark;--bg:#fcfcfb;--panel:#f3f3f0;--text:#1c2024;--muted:#565d66;--line:#d9dad5;--link:#0b57b0;--focus:#0b57b0;
--expired:#a8201a;--critical:#a03d00;--expiring:#775800;--ok:#226a37;--unknown:#565d66;--band:#f6ecd0;--used:#3b6fa8;--valid:#8b949e}
@media(prefers-color-scheme:dark){:root{--bg:#14171a;--panel:#1d2125;--text:#e4e6e8;--muted:#a3abb3;--line:#353b41;--link:#8ab8f5;--focus:#8ab8f5;
--expired:#ff8f86;--critical:#ffad70;--expiring:#e3c25f;--ok:#85d09a;--unknown:#a3abb3;--band:#2e2917;--used:#7aa7dc;--valid:#7d8690}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:80rem;margin:0 auto;padding:0 clamp(1rem,4vw,2.5rem)}
header{padding-top:clamp(1.5rem,4vw,3rem)}
footer{color:var(--muted);font-size:.875rem;padding-bottom:3rem}
h1{font-size:clamp(1.5rem,1.2rem + 1.6vw,2.125rem);line-height:1.2;margin:.25rem 0 .75rem;font-weight:650;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .75rem;font-weight:650}
h3{font-size:.9375rem;margin:1.25rem 0 .375rem;font-weight:650}
p,ul,ol,dl,figure{margin:0 0 .75rem}
section{margin-top:2.75rem}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.kicker,.meta,small,.m{color:var(--muted)}
.kicker{margin:0;font-size:.875rem}
.lead{font-size:1.125rem;max-width:46rem;text-wrap:pretty}
.meta{font-size:.875rem}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.8125rem}
code{user-select:all;-webkit-user-select:all}
b.expired,b.critical,b.expiring,b.ok,b.unknown{font-weight:600;white-space:nowrap}
b.expired::before,b.critical::before,b.expiring::before,b.ok::before,b.unknown::before{display:inline-block;width:1.25em}
b.expired::before{content:"\u2717";content:"\u2717"/""}b.critical::before{content:"\u25b2";content:"\u25b2"/""}
b.expiring::before{content:"\u25b3";content:"\u25b3"/""}b.ok::before{content:"\u2713";content:"\u2713"/""}b.unknown::before{content:"?";content:"?"/""}
.expired{color:var(--expired);fill:var(--expired)}.critical{color:var(--critical);fill:var(--critical)}.expiring{color:var(--expiring);fill:var(--expiring)}
.ok{color:var(--ok);fill:var(--ok)}.unknown{color:var(--unknown);fill:var(--unknown)}
.tiles{display:flex;flex-wrap:wrap;gap:0;margin:1.5rem 0 0;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
.tiles div{flex:1 1 7.5rem;padding:.75rem 1rem .75rem 0}.tiles div:last-child{flex-grow:1.4}
.tiles dt{font-size:.875rem}.tiles dd{margin:0;font-size:1.625rem;line-height:1.2;font-weight:600;font-variant-numeric:tabular-nums}
.tiles dd.none{color:var(--muted);font-weight:400}
.todo{max-width:52rem;padding-left:1.5rem}.todo li{margin-bottom:.375rem}
.note{border-left:3px solid var(--critical);padding:.125rem 0 .125rem 1rem;max-width:52rem;list-style:none}.note.down{border-color:var(--expired)}.note p{margin:.125rem 0 .5rem}.note a{font-weight:600}.note code{color:var(--muted)}
.note li{margin-bottom:.5rem}
svg{display:block;overflow:hidden}
svg text{font-size:13px;fill:var(--text);paint-order:stroke;stroke:var(--bg);stroke-width:4px;stroke-linejoin:round}
svg text.m,svg tspan.m{fill:var(--muted);font-size:12px}
svg tspan.s{font-weight:600}
svg tspan.expired{fill:var(--expired)}svg tspan.critical{fill:var(--critical)}svg tspan.expiring{fill:var(--expiring)}svg tspan.ok{fill:var(--ok)}svg tspan.unknown{fill:var(--unknown)}
.bar{fill:var(--used)}
.bar.expired{fill:var(--expired)}.bar.critical{fill:var(--critical)}.bar.expiring{fill:var(--expiring)}.bar.ok{fill:var(--ok)}.bar.unknown{fill:var(--unknown)}
.bar.valid,.bar.later{fill:var(--bg);stroke:var(--valid);stroke-width:1.25}
.bar.later{stroke-dasharray:3 3}.bar.past{fill:var(--valid)}
.tick{stroke:var(--line)}.warn{fill:var(--band)}
line.now{stroke:var(--text);stroke-width:1.5}svg text.now{font-weight:600}
.l-crit{stroke:var(--critical);stroke-width:1.25;stroke-dasharray:5 3}.l-warn{stroke:var(--expiring);stroke-width:1.25;stroke-dasharray:1.5 3}
.col{fill:var(--used)}svg text.c{font-size:11px;fill:var(--muted)}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:.75rem 0 0;font-size:.8125rem;color:var(--muted)}
.legend li{display:flex;align-items:center;gap:.5rem}
#filter{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;margin:0 0 .75rem}
#filter[hidden]{display:none}
#filter p{margin:0;display:flex;align-items:center;gap:.5rem}
#filter label{font-size:.875rem}
#count{color:var(--muted);font-size:.875rem;font-variant-numeric:tabular-nums}
input,select,button{font:inherit;font-size:.9375rem;color:inherit;background:var(--bg);border:1px solid var(--valid);border-radius:.375rem;padding:.375rem .625rem;min-height:2.25rem}
input{width:min(22rem,62vw)}
.region{max-height:min(75vh,48rem);overflow:auto;border:1px solid var(--line);border-radius:.5rem;position:relative}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .875rem .5rem 0;border-bottom:1px solid var(--line);font-weight:400}
.n{text-align:right;font-variant-numeric:tabular-nums}
#fleet{table-layout:fixed;min-width:74rem}
#fleet th:nth-child(1){width:8.25rem}#fleet th:nth-child(2){width:20rem}#fleet th:nth-child(4){width:7.25rem}#fleet th:nth-child(5){width:7.5rem}#fleet th:nth-child(6){width:10rem}#fleet th:nth-child(7){width:11rem}
#fleet th,#fleet td{padding:.5rem .875rem}
#fleet tbody th a{font-weight:600}
#fleet code,#fleet small{display:block;color:var(--muted)}
#fleet td.n,#fleet td:first-child{white-space:nowrap}
#fleet tr:last-child>*{border-bottom:0}
thead th{position:sticky;top:0;z-index:1;background:var(--panel);font-weight:600;white-space:nowrap}
thead th button{border:0;background:none;padding:0;min-height:1.75rem;font-size:inherit;font-weight:600;cursor:pointer}
thead th button::after{content:"\\2195";color:var(--muted);padding-left:.375rem;font-weight:400}
th[aria-sort=ascending] button::after{content:"\\2191";color:inherit}th[aria-sort=descending] button::after{content:"\\2193";color:inherit}
details{border-bottom:1px solid var(--line)}
.many>details{content-visibility:auto;contain-intrinsic-size:auto 2.75rem}
summary{padding:.625rem 0;cursor:pointer}
summary bdi{font-weight:600}summary>b{display:inline-block;min-width:6.5rem}
summary span{color:var(--muted);font-size:.875rem;padding-left:.375rem}
summary+div{padding:.25rem 0 1.5rem;scroll-margin-top:4rem;max-width:64rem}
#details table{margin:.75rem 0 1rem}#details :is(td,th):first-child{width:58%}#details :is(td,th):nth-child(2){white-space:nowrap}#details td:nth-child(n+3){font-variant-numeric:tabular-nums}#details td:nth-child(4),#details td:nth-child(3):not(:last-child){white-space:nowrap}#details .cl :is(td,th):nth-child(n+3){white-space:normal}#details .cl :is(td,th):first-child{width:48%}
#details th{color:var(--muted);font-size:.8125rem}
.out{border-left:3px solid var(--expired);padding-left:1rem}
dl{display:grid;grid-template-columns:max-content 1fr;align-items:baseline;gap:.125rem 1.25rem;font-size:.875rem}
#details dt{color:var(--muted)}dd{margin:0}
pre{margin:0 0 .75rem;padding:.75rem 1rem;background:var(--panel);border-radius:.5rem;overflow:auto;white-space:pre;overflow-wrap:normal}
button.copy{font-size:.75rem;min-height:1.5rem;padding:0 .5rem;margin-left:.5rem;cursor:pointer}
h3:has(+button.copy){display:inline-block}
.hide{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[hidden]{display:none!important}
@media(max-width:40rem){.tiles div{flex-basis:33%}dl:not(.tiles){grid-template-columns:1fr}#details dd{margin-bottom:.375rem}#details table,#details tbody{display:block}#details tr{display:grid;grid-template-columns:6.5rem 1fr 1fr;padding:.375rem 0;border-bottom:1px solid var(--line)}
#details :is(td,th){padding:.125rem .5rem .125rem 0;border:0}#details :is(td,th):first-child,#details .cl :is(td,th):first-child{grid-column:1/-1;width:auto}#details :is(td,th):nth-child(3):last-child{grid-column:2/-1}
summary span{display:block;padding:0}#filter p{width:100%}#filter input,#filter select{flex:1;width:auto;min-width:0}#filter label{min-width:3rem}
svg text{font-size:12px}svg tspan.m{font-size:11px}}
@media print{:root{--bg:#fff;--panel:#f3f3f0;--text:#000;--muted:#444;--line:#bbb;--link:#000;--expired:#8c1510;--critical:#803000;--expiring:#5e4600;--ok:#1a5229;--band:#f3ead0;--used:#3b6fa8;--valid:#777}
body{font-size:10pt}header,main,footer{max-width:none;padding:0}#filter,button.copy{display:none!important}.region{max-height:none;overflow:visible;border:0}
#fleet{min-width:0}#fleet th,#fleet td{padding:.25rem .5rem .25rem 0}thead th{position:static}thead th button::after{content:none}
tr,g,summary{break-inside:avoid}h2,h3{break-after:avoid}pre{white-space:pre-wrap}a{text-decoration:none}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
function tableSection(e){if(e.principals.length===0)return``;let t=e.principals.map((t,n)=>tableRow(t,n+1,e.scannedAt));return`<section aria-labelledby=h-fleet><h2 id=h-fleet>Service principals</h2>
${filter(e)}
<div class=region tabindex=0 role=region aria-label="Table of service principals"><table id=fleet>
<thead><tr><th scope=col aria-sort=descending>Status<th scope=col>Service principal<th scope=col>Clusters<th scope=col class=n>Ends on<th scope=col class=n>Days left<th scope=col>Secret in use<th scope=col>Next step</thead>
<tbody>
${t.join(`
`)}
</tbody></table></div></section>`}
function filter(e){let t=(0,_report_file_js__WEBPACK_IMPORTED_MODULE_1__.t)(e),n=String(e.principals.length);return`<form id=filter hidden role=search aria-label="Filter service principals">
<p><label for=find>Find</label> <input id=find type=search autocomplete=off spellcheck=false placeholder="Name, id, cluster">
<p><label for=status>Status</label> <select id=status><option value="">All (${n})</option>${[`expired`,`critical`,`expiring`,`unknown`,`ok`].map(e=>`<option value=${e}>${statusParts(e).sign} ${statusParts(e).word} (${String(t[e])})</option>`).join(``)}</select>
<p id=count role=status>${n} of ${n} shown</p><p><button id=more type=button hidden>Show all</button></p></form>`}
function tableRow(e,t,n){let{severity:r,clusters:i}=e,a=(0,_report_words_js__WEBPACK_IMPORTED_MODULE_3__.r)(e),o=a?a.endsOn:e.nextExpiry,s=a?.keyId?`<code class=k>${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(a.keyId.slice(0,8))}</code> `:``;return`<tr>${[`<td>${badge(r)}`,`<th scope=row><a href=#p${String(t)}>${principalName(e)}</a> ${id(e.appId)}`,`<td>${String(i.length)}${clusterNames(e)}`,o===null?`<td class=n>unknown`:`<td class=n>${date(o)}`,o===null?`<td class=n>unknown`:daysCell(o-n),`<td>${s}${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)((0,_report_words_js__WEBPACK_IMPORTED_MODULE_3__.d)(e))}`,`<td>${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)((0,_report_words_js__WEBPACK_IMPORTED_MODULE_3__.c)(e))}`].join(``)}`}
function daysCell(e){let t=Math.trunc(e/864e5);return`<td class=n>${t<0?`\u2212${String(-t)}`:String(t)}`}
function clusterNames({clusters:e}){if(e.length===0)return``;let t=e.slice(0,3).map(cluster).join(`, `),n=e.length-3;return`<small>${t}${n>0?` and ${String(n)} more`:``}</small>`}
const day=864e5,year=365*day,back=year/2,layout={top:26,label:20,bar:12,gap:14};
function timelineSection(e){let t=e.principals.filter(t=>barsOf(t,e.scannedAt).length>0).slice(0,40);if(t.length===0)return``;let n=e.principals.length-t.length,r=n>0?`<p>${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.b)(n,`more service principal`)} not drawn here; the table has all of them.`:``;return`<section aria-labelledby=h-time><h2 id=h-time>Validity of credentials</h2>
<figure>${timeline(t,e)}<figcaption>${legend(e)}</figcaption></figure>${r}
${e.principals.length>40?months(e):``}</section>`}
function timeline(e,t){let n=axisOf(e,t),r=[],i=layout.top;for(let a of e){let e=barsOf(a,t.scannedAt);r.push(rowOf(a,e,i,n,t.scannedAt)),i+=layout.label+e.length*layout.bar+layout.gap}return`<svg class=time width="100%" height=${String(i)} role=img aria-labelledby="t-time t-desc"><title id=t-time>Validity of credentials over time</title>
<desc id=t-desc>One row for each of ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.b)(e.length,`service principal`)}, most urgent first, with a bar from the start to the end of each credential. The tables below hold the same dates.</desc>
${[backdrop(n,t,i),...r].join(`
`)}
</svg>`}
function axisOf(e,{scannedAt:t,thresholds:n}){let r=e.flatMap(e=>barsOf(e,t)),i=Math.min(t-30*day,...r.map(({startsOn:e})=>e)),a=Math.max(t+60*day,t+2*Math.min(n.warnWithin,year),...r.map(({endsOn:e})=>e));return{from:Math.max(i,t-back),to:Math.min(a+20*day,t+2*year)}}
function barsOf(e,t){let n=t-back,r=e.credentials.filter(e=>Number.isFinite(e.startsOn)&&Number.isFinite(e.endsOn)&&e.endsOn>n),i=t=>decides(t,e)?0:[`expired`,`superseded`].includes(t.state)?2:1;return r.sort((e,t)=>i(e)-i(t)||t.endsOn-e.endsOn).slice(0,6).sort((e,t)=>e.endsOn-t.endsOn||(e.keyId<t.keyId?-1:1))}
function decides(e,t){let n=e.keyId.toLowerCase();return e.usedBy.length>0||t.clusters.length>0&&(0,_report_words_js__WEBPACK_IMPORTED_MODULE_3__.r)(t)?.keyId?.toLowerCase()===n}
function backdrop(e,{scannedAt:t,thresholds:n},r){let i=at(t,e),a=at(t+n.warnWithin,e),o=at(t+n.criticalWithin,e),s=(e,t)=>`<line class=${e} x1="${t}%" x2="${t}%" y1=${String(layout.top-8)} y2=${String(r)} />`;return[`<rect class=warn x="${i}%" y=${String(layout.top-8)} width="${round(a-i)}%" height=${String(r-layout.top+8)} />`,...ticks(e).map(n=>s(`tick`,at(n,e))+tickLabel(n,e,t)),s(`l-warn`,a),s(`l-crit`,o),s(`now`,i),`<text class=now x="${i}%" y=12 text-anchor=middle>now</text>`].join(``)}
function tickLabel(e,t,n){let r=at(e,t),i=r-at(n,t);return i>-22&&i<5||r>87?``:`<text class=m x="${r}%" y=12>${date(e).slice(0,7)}</text>`}
function ticks(e){let t=new Date(e.from),n=[];for(let r=t.getUTCMonth()+1;;r+=1){let i=Date.UTC(t.getUTCFullYear(),r,1);if(!(i<e.to))break;n.push(i)}let r=[1,2,3,6,12].find(e=>n.length/e<=7)??12;return n.filter(e=>new Date(e).getUTCMonth()%r===0)}
function rowOf(e,t,n,r,i){let{sign:a,word:o}=statusParts(e.severity),s=(0,_report_words_js__WEBPACK_IMPORTED_MODULE_3__.i)(e,i);return`<g>${`<text y=${String(n+14)}><tspan class="s ${e.severity}">${a} ${o}</tspan> <tspan dx=4>${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)((0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.l)((0,_report_words_js__WEBPACK_IMPORTED_MODULE_3__.s)(e),34))}</tspan>${s?` <tspan class=m dx=4>${s.when}</tspan>`:``}</text>`}${t.map((t,i)=>barOf(t,e,n+layout.label+i*layout.bar,r)).join(``)}</g>`}
function barOf(e,t,n,r){let i=at(Math.min(e.startsOn,e.endsOn),r),a=Math.max(.25,at(e.endsOn,r)-i),o=kindOf(e,t),s=o===`past`?{y:n+3,height:2}:{y:n,height:8};return`${`<rect class="bar ${o}" x="${i}%" width="${round(a)}%" y=${String(s.y)} height=${String(s.height)} rx=2>`}${`<title>${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e.kind)} ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e.keyId.slice(0,8))}, ${e.state}: ${date(e.startsOn)} to ${date(e.endsOn)}</title></rect>`}${e.endsOn>r.to?`<text class=m x="100%" y=${String(n+8)} text-anchor=end>\u203a</text>`:``}`}
function kindOf(e,t){return e.state===`not-yet-valid`?`later`:decides(e,t)?`used ${e.state===`expired`?`expired`:t.severity}`:[`expired`,`superseded`].includes(e.state)?`past`:`valid`}
function legend({thresholds:e}){let t=(e,t)=>`<li><svg width=28 height=12 aria-hidden=true>${e}</svg> ${t}`,n=(e,t,n)=>`<rect class="bar ${e}" x=1 y=${String(t)} width=26 height=${String(n)} rx=2 />`,r=e=>`<line class=${e} x1=14 x2=14 y1=0 y2=12 />`;return`<ul class=legend>${[t(n(`used`,2,8),`decides`),t(n(`valid`,2,8),`valid, not known to be in use`),t(n(`past`,5,2),`ended or superseded`),t(n(`later`,2,8),`not yet valid`),t(r(`now`),`now`),t(r(`l-crit`),`${span(e.criticalWithin)} ahead: critical`),t(r(`l-warn`),`${span(e.warnWithin)} ahead: ends soon`)].join(``)}</ul>`}
function span(e){return e%day==0?(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.b)(e/day,`day`):(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.b)(Math.round(e/36e5),`hour`)}
function months(e){let t=new Date(e.scannedAt),n=Array.from({length:24},(e,n)=>({start:Date.UTC(t.getUTCFullYear(),t.getUTCMonth()+n,1),count:0}));for(let{nextExpiry:r}of e.principals){if(r===null||r<e.scannedAt)continue;let i=new Date(r),a=n[(i.getUTCFullYear()-t.getUTCFullYear())*12+i.getUTCMonth()-t.getUTCMonth()];a&&(a.count+=1)}let r=Math.max(1,...n.map(({count:e})=>e)),i=n.map(({start:e,count:t},n)=>column(date(e).slice(0,7),t,n,round(t/r*76),120));return`<h3 id=h-months>Principals that end, by month</h3>
<svg class=months width="100%" height=120 role=img aria-labelledby="h-months t-months"><desc id=t-months>${n.map(({start:e,count:t})=>`${date(e).slice(0,7)}: ${String(t)}`).join(`, `)}</desc>${i.join(``)}</svg>`}
function column(e,t,n,r,i){let a=100/24,o=round((n+.5)*a),s=i-22,c=n%6==0?`<text class=m x="${round(n*a+.4)}%" y=${String(i-4)}>${e}</text>`:``,l=t>0?`<text class=c x="${o}%" y=${String(s-r-5)} text-anchor=middle>${String(t)}</text>`:``;return`<rect class=col x="${round(n*a+.4)}%" width="${round(3.366666666666667)}%" y=${String(s-Math.max(1,r))} height=${String(Math.max(1,r))}><title>${e}: ${String(t)}</title></rect>${l}${c}`}
function at(e,{from:t,to:n}){return round(Math.min(100,Math.max(0,(e-t)/(n-t)*100)))}
function round(e){return Math.round(e*100)/100}
const titles={expired:`Clusters cannot sign in to Azure`,critical:`A secret ends very soon`,expiring:`A secret ends soon`,unknown:`Not everything could be judged`,ok:`Every secret in use is fine`};
function reportHtml(e,t,n=null){let r=[top(e),`<main>`,outages(e,n),problems(e,n),steps(e),timelineSection(e),tableSection(e),detailSection(e,t),managedIdentity(e),`</main>`,footer(e),`<p class=hide id=said role=status></p>`];return`<!doctype html>
<html lang=en>
<head>
<meta charset=utf-8>
<meta http-equiv=Content-Security-Policy content="${policy}">
<meta name=viewport content="width=device-width,initial-scale=1">
<meta name=referrer content=no-referrer>
<meta name=robots content=noindex>
<title>${heading(e)}: AKS service principals, ${date(e.scannedAt)}</title>
<style>${style}</style>
</head>
<body>
${r.filter(e=>e!==``).join(`
`)}
<script>${script}<\/script>
</body>
</html>
`}
const policy=[`default-src 'none'`,`style-src '${hash(style)}'`,`script-src '${hash(script)}'`,`base-uri 'none'`,`form-action 'none'`,`require-trusted-types-for 'script'`,`trusted-types 'none'`].join(`; `);
function hash(e){return`sha256-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_4__.createHash)(`sha256`).update(e).digest(`base64`)}`}
function heading({principals:e,status:t,complete:n}){return e.length===0?n?`No service principal in use`:titles.unknown:titles[t]}
function top(e){return`<header><p class=kicker>AKS service principals: expiry report</p>
<h1>${badgeOf(e)}${heading(e)}</h1>
<p class=lead>${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)((0,_report_words_js__WEBPACK_IMPORTED_MODULE_3__.f)(e),1e3)}</p>
<p class=meta>Scanned <time datetime="${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(e.scannedAt)}">${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(e.scannedAt).replace(`T`,` `).replace(`Z`,` UTC`)}</time>, tenant ${id(e.tenantId)}</p>
${tiles(e)}</header>`}
function badgeOf({status:e}){return`<span class="${e}" aria-hidden=true>${statusParts(e).sign}</span> `}
function tiles(e){let t=(0,_report_file_js__WEBPACK_IMPORTED_MODULE_1__.t)(e),n=(e,t)=>`<div><dt>${e}<dd${t===0?` class=none`:``}>${String(t)}</div>`;return`<dl class=tiles>${[`expired`,`critical`,`expiring`,`unknown`,`ok`].map(e=>n(badge(e),t[e])).join(``)}${n(`on managed identity`,e.managedIdentityClusters)}</dl>`}
function outages({principals:e},t){let n=e.map((e,t)=>({principal:e,number:t+1})).filter(({principal:e})=>e.outages.length>0);if(n.length===0)return``;let r=n.slice(0,10).map(({principal:e,number:n})=>{let r=e.outages.map(({kind:e,message:n,wayOut:r})=>`<p>${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(n,600)} <b>Way out:</b> ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(r,1e3)}${explanation(e,t)}`);return`<li><a href=#p${String(n)}>${principalName(e)}</a> ${id(e.appId)}${r.join(``)}`}),i=n.length-r.length,a=i>0?`<p>${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.b)(i,`more service principal`)} with status down in the table.`:``;return`<section aria-labelledby=h-down><h2 id=h-down>Cannot sign in now</h2><ul class="note down">${r.join(``)}</ul>${a}</section>`}
function problems({problems:e,coverage:t},n){let r=t.scanned.filter(e=>!e.covered);if(e.length+r.length===0)return``;let i=e.map(({code:e,message:t,hint:r})=>`<li><b>${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(t,1e3)}</b> ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(r,1e3)} (${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e,60)})${explanation(e,n)}`),a=r.map(({displayName:e,subscriptionId:t})=>`<li>${name(e)} ${id(t)}`),o=r.length===0?``:`<details><summary>${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.b)(r.length,`subscription`)} in which this identity may not see every cluster</summary><ul>${a.join(``)}</ul></details>`;return`<section aria-labelledby=h-problems><h2 id=h-problems>What limits this report</h2><ul class=note>${i.join(``)}</ul>${o}</section>`}
function explanation(e,t){return t===null?``:` <a href="${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(`${t}${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(e)}`,500)}">What ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e,60)} means</a>`}
function steps(e){return`<section aria-labelledby=h-next><h2 id=h-next>What to do next</h2><ol class=todo>${(0,_report_words_js__WEBPACK_IMPORTED_MODULE_3__.l)(e).map(e=>`<li>${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e,1e3)}`).join(``)}</ol></section>`}
function managedIdentity(e){let t=e.principals.flatMap(e=>e.clusters.map(t=>(0,_report_file_js__WEBPACK_IMPORTED_MODULE_1__.c)(t.cluster,e)));if(t.length===0)return``;let n=t.flatMap(e=>e.kind===`cannot`?[e.reason]:[]),r=t.length-n.length,i=(0,_report_words_js__WEBPACK_IMPORTED_MODULE_3__.o)(e);return`<section aria-labelledby=h-mi><h2 id=h-mi>Managed identity instead</h2>${[`<p>Microsoft recommends it: no secret can expire. ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.b)(e.managedIdentityClusters,`cluster`)} on it already, ${String(r)} can move, ${String(n.length)} cannot.`,[...new Set(n)].map(e=>`<p>Stays: ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e,300)}`).join(``),i?`<p>For ${name(i.name,63)}:${copyable(`Command`,[(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.g)(i)])}`:``,i?`<p>${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(_report_file_js__WEBPACK_IMPORTED_MODULE_1__.l.replaceAll("`",``),1e3)}`:``].join(``)}</section>`}
function footer({thresholds:e,complete:t}){let n=e=>(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.b)(Math.round(e/864e5),`day`),r=t?`The scan was complete.`:`The scan was not complete.`;return`<footer><p>Critical: ends within ${n(e.criticalWithin)}. Ends soon: within ${n(e.warnWithin)}. ${r} Times are UTC, by the clock of Microsoft Entra. This file holds no secret.</footer>`}



/***/ })

};
