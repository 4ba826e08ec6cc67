/** The style sheet of the HTML report, light and dark, screen and paper. Nothing is loaded from anywhere. */
export const style = `
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
