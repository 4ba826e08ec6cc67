export const id = 146;
export const ids = [146];
export const modules = {

/***/ 9146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCheckExpiry: () => (/* binding */ runCheckExpiry)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6846);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(198);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3565);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6261);
/* harmony import */ var _fetch_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4652);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8645);
/* harmony import */ var _retries_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4522);
/* harmony import */ var _fleet_report_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5615);
/* harmony import */ var _report_words_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8720);
/* harmony import */ var _report_file_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1999);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3857);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7598);












const idsPerFilter=15;
const requestsPerBatch=20;
const parallel$1=4;
const maxTries=7;
async function readByAppId(e,t,n,r,i,a){const o=chunks(chunks(n,idsPerFilter),requestsPerBatch).map(e=>e.map(e=>({appIds:e,tries:0})));const s=new Map;const c=(e,t)=>{const n=(0,_failures_js__WEBPACK_IMPORTED_MODULE_3__.t)(t,a);for(const t of e.flatMap(e=>e.appIds))s.set(t,n)};const l=async()=>{for(let n=o.shift();n;n=o.shift()){const a=await sendBatch(e,t,n,r,c);if(a.inners.length===0)continue;await i(a.waitMs);o.push(a.inners)}};await Promise.all(Array.from({length:parallel$1},l));return{unread:new Set(s.keys()),problems:[...new Map([...s.values()].map(e=>[e.message,e])).values()]}}
async function sendBatch(e,t,n,r,i){const a={inners:[],waitMs:0};try{const o=answersOf(await e.api(`/$batch`).post({requests:n.map((e,n)=>innerRequest(t,e,n))}));for(const[e,t]of n.entries()){const n=o.get(String(e));const s=n?retryDelay(n,t):null;if(s!==null){a.inners.push({...t,tries:t.tries+1});a.waitMs=Math.max(a.waitMs,s)}else takeOrFail(n,t,r,i)}}catch(e){i(n,e);return{inners:[],waitMs:0}}return a}
function innerRequest(e,t,n){const r=t.appIds.map(e=>`'${e}'`).join(`,`);return{id:String(n),method:`GET`,url:`/${e}?$filter=${encodeURIComponent(`appId in (${r})`)}`}}
function answersOf(e){const t=e?.responses;if(!Array.isArray(t))throw new SyntaxError(`Unexpected JSON: no list of responses`);return new Map(t.map(e=>[e.id,e]))}
function retryDelay(e,t){if(![429,500,502,503,504].includes(e.status)||t.tries>=maxTries)return null;const n=Object.entries(e.headers??{}).find(([e])=>e.toLowerCase()===`retry-after`)?.[1];const r=Number(n??NaN);return(Number.isFinite(r)?r*1e3:Math.min(32e3,500*2**t.tries))+Math.random()*250}
function takeOrFail(e,t,n,r){if(!e)return r([t],new SyntaxError(`Unexpected JSON: an inner request without answer`));if(e.status!==200)return r([t],{statusCode:e.status,details:e.body});try{const r=e.body;if(r?.[`@odata.nextLink`]!==void 0)throw new SyntaxError(`Unexpected JSON: a filter of 15 ids was answered in pages`);n((0,_fetch_js__WEBPACK_IMPORTED_MODULE_4__.r)(r),new Set(t.appIds))}catch(e){r([t],e)}}
function chunks(e,t){return Array.from({length:Math.ceil(e.length/t)},(n,r)=>e.slice(r*t,(r+1)*t))}
const pageSize=999;
const perBatch=300;
const right=`the Graph application permission Application.Read.All (with admin consent)`;
function createDirectory(e,t,n,r){const i=(0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.f)(e,t,n);return{now:()=>i.now(),async principals(e){if(e.some(e=>!(0,_text_js__WEBPACK_IMPORTED_MODULE_2__._)(e)))throw new TypeError(`appIds must be GUIDs: they become part of a filter`);const t=[...new Set(e.map(e=>e.toLowerCase()))];if(t.length===0)return{principals:new Map,problems:[]};const n=await cheaperToList(i,t.length);const a=await readCollection(i,`applications`,t,n.applications,r);const o=await readCollection(i,`servicePrincipals`,t,n.servicePrincipals,r);return combine(t,a,o,await readDeleted(i,t,a,o))}}}
const parsers={applications:_fetch_js__WEBPACK_IMPORTED_MODULE_4__.i,servicePrincipals:_fetch_js__WEBPACK_IMPORTED_MODULE_4__.o};
async function readCollection(e,t,n,r,i){const a=parsers[t];const o=new Map;const s=(e,t)=>{for(const n of e)if(t.has(appIdOf(n)))o.set(appIdOf(n),a(n))};const c={service:`graph`,doing:`read the ${t===`applications`?`applications`:`service principals`}`,right};if(r){const r=new Set(n);const i=await readAll(e,`/${t}`,e=>s(e,r),c);return{found:o,read:()=>i.length===0,problems:i}}const{unread:l,problems:u}=await readByAppId(e,t,n,s,i,c);return{found:o,read:e=>!l.has(e),problems:u}}
async function cheaperToList(e,t){const n=Math.ceil(t/perBatch);if(n<2)return{applications:false,servicePrincipals:false};const r=await count(e);const i=e=>e!==void 0&&Math.ceil(e/pageSize)<n;return{applications:i(r.applications),servicePrincipals:i(r.servicePrincipals)}}
async function count(e){const t=[`applications`,`servicePrincipals`].map(e=>({id:e,method:`GET`,url:`/${e}/$count`,headers:{ConsistencyLevel:`eventual`}}));try{const n=await e.api(`/$batch`).post({requests:t});return Object.fromEntries((n.responses??[]).filter(({status:e,body:t})=>e===200&&Number.isInteger(Number(t))).map(({id:e,body:t})=>[e,Number(t)]))}catch{return{}}}
async function readAll(e,t,n,r){try{let r=await e.api(t).top(pageSize).get();for(;;){n((0,_fetch_js__WEBPACK_IMPORTED_MODULE_4__.r)(r));const t=r[`@odata.nextLink`];if(typeof t!==`string`)return[];r=await e.next(t)}}catch(e){return[(0,_failures_js__WEBPACK_IMPORTED_MODULE_3__.t)(e,r)]}}
async function readDeleted(e,t,n,r){const i=t.filter(e=>n.read(e)&&!n.found.has(e)&&r.read(e));const a=new Map;if(i.length===0)return{found:a,read:()=>true,problems:[]};const o=await readAll(e,`/directory/deletedItems/microsoft.graph.application`,e=>{for(const t of e)if(i.includes(appIdOf(t)))a.set(appIdOf(t),(0,_fetch_js__WEBPACK_IMPORTED_MODULE_4__.a)(t))},{service:`graph`,doing:`list the deleted applications`,right});return{found:a,read:e=>o.length===0||a.has(e)||!i.includes(e),problems:o}}
function combine(e,t,n,r){const i=new Map;for(const a of e){if(!t.read(a)||!n.read(a)||!r.read(a))continue;i.set(a,{appId:a,application:t.found.get(a)??null,servicePrincipal:n.found.get(a)??null,deletedApplication:r.found.get(a)??null})}return{principals:i,problems:[...t.problems,...n.problems,...r.problems]}}
function appIdOf(e){const t=e?.appId;return typeof t===`string`?t.toLowerCase():``}
async function calendarText({name:e,stamp:t,events:n}){const{ICalAlarmType:r,ICalCalendar:i,ICalEventTransparency:a}=await __webpack_require__.e(/* import() */ 852).then(__webpack_require__.bind(__webpack_require__, 2852));const o=new i({name:e,prodId:{company:`aks-service-principal-action`,product:`check-expiry`,language:`EN`}});for(const{uid:e,day:i,summary:s,description:c,alarms:l}of n){const n=o.createEvent({id:e,stamp:new Date(t),lastModified:new Date(t),start:new Date(i),allDay:true,timezone:`UTC`,summary:s,description:c,transparency:a.TRANSPARENT});for(const{before:e,text:t}of l)n.createAlarm({type:r.display,trigger:Math.round(e/1e3),description:t})}return`${o.toString()}\r\n`}
const labelText={color:`d93f0b`,description:`Credentials of AKS service principals; kept up to date by a workflow`};
function createIssues(e){const{owner:t,repo:n}=e;const r={owner:t,repo:n};const i=new Set;let a=null;const o=async(t,n)=>{try{a??=Promise.all(/* import() */[__webpack_require__.e(264), __webpack_require__.e(693)]).then(__webpack_require__.bind(__webpack_require__, 693)).then(({connect:t})=>t(e));return await n(await a)}catch(n){return rethrow(n,t,e)}};return{list:e=>o(`list the issues`,t=>list(t,r,e)),comments:e=>o(`read the comments of issue #${String(e)}`,t=>comments(t,r,e)),create:e=>o(`open an issue`,async t=>{await ensureLabel(t,r,e.labels[0],i);return create(t,r,e)}),update:(e,t)=>o(`change issue #${String(e)}`,n=>update(n,r,e,t)),comment:async(e,t)=>{await o(`comment on issue #${String(e)}`,n=>n.rest.issues.createComment({...r,issue_number:e,body:t}))}}}
function rethrow(e,t,{owner:n,repo:r}){throw e instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__.t?e:new _errors_js__WEBPACK_IMPORTED_MODULE_5__.t((0,_retries_js__WEBPACK_IMPORTED_MODULE_6__.r)(e,t,`${n}/${r}`),e)}
async function list(e,t,n){const r={...t,labels:n,state:`all`,sort:`created`,direction:`asc`,per_page:100};const i=await e.paginate(e.rest.issues.listForRepo,r);if(i.some(e=>!isNumbered(e)))throw new Error(`the answer is no list of issues`);return i.filter(e=>e.pull_request===void 0).map(toRecord)}
function isNumbered(e){return typeof e===`object`&&e!==null&&Number.isInteger(e.number)}
function toRecord(e){const t=e.state===`closed`;return{number:e.number,url:e.html_url,title:e.title,body:e.body??``,open:!t,duplicate:t&&e.state_reason===`duplicate`,labels:e.labels.map(e=>typeof e===`string`?e:e.name??``)}}
async function comments(e,t,n){const r=await e.paginate(e.rest.issues.listComments,{...t,issue_number:n,per_page:100});if(r.some(e=>typeof e!==`object`))throw new Error(`the answer is no list of comments`);return r.map(e=>e.body??``)}
async function ensureLabel(e,t,n,r){if(n===void 0||r.has(n))return;if(!await e.rest.issues.getLabel({...t,name:n}).then(()=>true,e=>ignoring(e,404)))await e.rest.issues.createLabel({...t,name:n,...labelText}).catch(e=>ignoring(e,422));r.add(n)}
function ignoring(e,t){if(e.status!==t)throw e;return false}
async function create(e,t,n){const r=async r=>{const{data:i}=await e.rest.issues.create({...t,title:n.title,body:n.body,labels:[...n.labels],assignees:[...r]});if(!isNumbered(i))throw (0,_retries_js__WEBPACK_IMPORTED_MODULE_6__.n)(`the answer to the new issue cannot be read`);return toRecord(i)};return r(n.assignees).catch(e=>{const t=(0,_retries_js__WEBPACK_IMPORTED_MODULE_6__.o)(e);if(t===null||n.assignees.length===0)throw e;const i=n.assignees.filter(e=>!t.includes(e.toLowerCase()));return r(i.length===n.assignees.length?[]:i)})}
async function update(e,t,n,{reason:r,...i}){const a=r=>e.rest.issues.update({...t,issue_number:n,...i,...r?{state_reason:r}:{}});await a(r).catch(e=>{if(r!==`duplicate`||!(0,_retries_js__WEBPACK_IMPORTED_MODULE_6__.i)(e))throw e;return a(`not_planned`)})}
const wholeDay=864e5;
function calendarPlan(e){const t=new Map;for(const n of e.principals){if(n.nextExpiry===null||!Number.isFinite(n.nextExpiry))continue;const r=eventOf(n,n.nextExpiry,e);if(!t.has(r.uid))t.set(r.uid,r)}return{name:`Secrets of AKS service principals`,stamp:Math.floor(e.scannedAt/1e3)*1e3,events:[...t.values()]}}
function eventOf(e,t,n){const r=Math.min(Math.max(t,0),Date.UTC(9999,11,31));const i=t<=n.scannedAt;const{warnWithin:a,criticalWithin:o}=n.thresholds;const s=`Secret of ${(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.s)(e)} ${i?`ended`:`ends`} (AKS service principal)`;return{uid:`aks-sp:${word(e.tenantId)}:${word(e.appId)}`,day:Math.floor(r/wholeDay)*wholeDay,summary:s,description:description(e,t,i,n.scannedAt),alarms:i?[]:[...new Set([a,o])].map(e=>({before:e,text:s}))}}
function description(e,t,n,r){const i=e.clusters.length===0?`none seen`:(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.a)(e.clusters,e=>(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.t)(e,name),20);return[`The secret that decides ${n?`ended`:`ends`} at ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.c)(t)}.`,`app-id: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_text_js__WEBPACK_IMPORTED_MODULE_2__.p)(e.appId),80)}`,`Tenant: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_text_js__WEBPACK_IMPORTED_MODULE_2__.p)(e.tenantId),80)}`,`Clusters: ${i}`,`Next step: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.p)((0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.c)(e))}`,`As of ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.c)(r)}; a later report may say otherwise.`].join(`
`)}
function name(e){return (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_text_js__WEBPACK_IMPORTED_MODULE_2__.p)(e),63)}
function word(e){return encodeURIComponent((0,_text_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_text_js__WEBPACK_IMPORTED_MODULE_2__.p)(e),80).toLowerCase()).replace(/[!'()*]/g,`_`)}
const day=864e5;
const longPeriod=1098*day;
const leastPerPrincipal=3;
function gantt(e,t){const n=e.reduce((e,t)=>e+t.credentials.length,0);const r=choose(e,t.maxRows);const i=r.flatMap(e=>e.rows);if(i.length===0)return``;const a=axisOf(i.map(e=>e.credential));const o=["```mermaid",`gantt`,...head(t.title,a),...bars(r,a),"```"];if(i.length<n)o.push(``,`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(n-i.length,`more credential`)} not drawn.`);return o.join(`
`)}
function head(e,t){const n=e===void 0?[]:[`  title ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(e)}`];const r=t.to-t.from>180*day?`%Y-%m`:`%d %b`;return[...n,`  dateFormat YYYY-MM-DD`,`  axisFormat ${r}`]}
function choose(e,t){const n=Math.max(leastPerPrincipal,Math.floor(t/Math.max(1,e.length)));const r=[];let i=t;for(const t of e){if(i<=0)break;const e=rowsOf(t,Math.min(n,i));i-=e.length;if(e.length>0)r.push({label:sectionLabel(t),rows:e})}return r}
function rowsOf(e,t){const n=new Set(e.clusters.map(e=>e.keyId?.toLowerCase()));return e.credentials.filter(e=>Number.isFinite(e.startsOn)&&Number.isFinite(e.endsOn)).map(e=>({credential:e,decides:e.usedBy.length>0||n.has(e.keyId.toLowerCase())})).sort((e,t)=>weight(e)-weight(t)||byTime(t,e)).slice(0,t).sort(byTime)}
function weight({credential:e,decides:t}){if(t)return 0;if([`live`,`expiring`,`critical`].includes(e.state))return 1;return e.state===`not-yet-valid`?2:3}
function byTime(e,t){const n=e.credential;const r=t.credential;return n.startsOn-r.startsOn||n.endsOn-r.endsOn||(n.keyId<r.keyId?-1:1)}
function sectionLabel(e){return`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(e.displayName??`unnamed`,40)} (${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(e.appId.slice(0,8))})`}
function axisOf(e){const t=e.filter(e=>e.endsOn-e.startsOn<=longPeriod);const n=t.length>0?t:e;return{from:Math.min(...n.map(e=>Math.min(e.startsOn,e.endsOn))),to:Math.max(...n.map(e=>e.endsOn))}}
function bars(e,t){let n=1;return e.flatMap(e=>[`  section ${e.label}`,...e.rows.map(e=>`  ${rowLabel(e.credential)} :${[...tagsOf(e),`k${String(n++)}`,...period(e.credential,t)].join(`, `)}`)])}
function rowLabel(e){return`${e.origin===`turn`?`rotation lock`:e.kind} ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(e.keyId.slice(0,8))} ends ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(e.endsOn)}`}
function tagsOf({credential:e,decides:t}){switch(e.state){case`expired`:return[t?`crit`:`done`];case`critical`:return[`crit`,`active`];case`live`:case`expiring`:return[`active`];case`superseded`:return[`done`];case`not-yet-valid`:case`foreign`:return[]}}
function period(e,t){const n=e.endsOn-e.startsOn>longPeriod;const r=e.startsOn<t.to&&e.endsOn>t.from;const i=n&&r?Math.min(e.endsOn,t.to):e.endsOn;const a=n&&r?Math.max(e.startsOn,t.from):Math.min(e.startsOn,e.endsOn);const o=(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(a);const s=(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(i);return[o,o<s?s:(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(a+day)]}
const barsInGantt=40;
const summaryLimit=1e6;
function summary(e,t,n=summaryLimit){const r=`Tenant ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(e.tenantId)}, scanned ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.c)(e.scannedAt)} (the service's clock).`;const i=[text([`**${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)((0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.f)(e),1e3)}**`,``,r]),principalTable(e,t),outageList(e),chart(e),problemList(e),coverageTable(e),notesList(e),issueList(t),managedIdentity(e),(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.h)(e),whatToDo(e)];return (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.n)(i.filter(e=>e!==null),n)}
function text(e){return{head:e,rows:[],tail:[],more:()=>``}}
function principalTable(e,t){if(e.principals.length===0)return null;const n=new Map(t.map(e=>[e.appId?.toLowerCase(),e]));return{head:[`| Status | Service principal | Clusters | Secret that decides | Which secret is used | Next step | Issue |`,`| --- | --- | --- | --- | --- | --- | --- |`],rows:e.principals.map(t=>tableRow(t,e,n.get(t.appId.toLowerCase()))),tail:[],more:e=>`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(e,`more service principal`)}, less urgent than these, left out here; \`report-file\` writes all of them.`}}
function tableRow(e,t,n){const r=(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.i)(e,t.scannedAt);const i=r?.keyId?`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(r.keyId)} `:``;return`| ${[_report_words_js__WEBPACK_IMPORTED_MODULE_8__.u[e.severity],`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)((0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.s)(e),80)}<br>${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(e.appId,40)}`,clustersCell(e),r?`${i}${r.when}`:`none known`,(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.d)(e),(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)((0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.c)(e)),n?issueLink(n):``].join(` | `)} |`}
function clustersCell(e){if(e.clusters.length===0)return`none seen`;const t=(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.a)(e.clusters,e=>(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.t)(e,e=>(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e,63)));return e.clusters.length>1?`${t}<br>shared by ${String(e.clusters.length)}`:t}
function issueLink(e){const t=e.number===null?`issue`:`Issue ${String(e.number)}`;if(e.action===`planned`)return`planned`;const n=e.url!==null&&URL.canParse(e.url)?new URL(e.url):null;if(n===null||!/^https?:$/.test(n.protocol))return`${t} ${e.action}`;return`[${t}](${n.href.replace(/[^\w./:%?#=&~+-]/g,e=>encodeURIComponent(e).replace(/[()*'!]/g,percent))}) ${e.action}`}
function percent(e){return`%${e.charCodeAt(0).toString(16).toUpperCase()}`}
function outageList(e){const t=e.principals.filter(e=>e.outages.length>0);if(t.length===0)return null;return{head:[`### Cannot sign in now`,``],rows:t.flatMap(e=>e.outages.map(t=>[`- **${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)((0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.s)(e),80)}** (${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(e.appId,40)}): ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(t.message,500)}`,`  Way out: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(t.wayOut,500)}`].join(`<br>
`))),tail:[],more:e=>`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(e,`more outage`)} left out here; \`report-file\` writes all of them.`}}
function problemList(e){if(e.problems.length===0)return null;return{head:[`### Problems`,``],rows:e.problems.map(({code:e,message:t,hint:n})=>[`- ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(e)}: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(t,500)}`,`  ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(n,500)}`].join(`<br>
`)),tail:[],more:e=>`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(e,`more problem`)} left out here.`}}
function coverageTable(e){const t=e.coverage.scanned.filter(e=>!e.covered);if(t.length===0)return null;return{head:[`### Subscriptions not covered`,``,`No role was found that lets this identity read every cluster in them, and what it may not read is silently missing.`,"Give it Reader (or `Microsoft.ContainerService/managedClusters/read`) on each, or on a management group above.",``,`| Subscription | Id |`,`| --- | --- |`],rows:t.map(({displayName:e,subscriptionId:t})=>`| ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e,80)} | ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(t,40)} |`),tail:[],more:e=>`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(e,`more subscription`)} left out here.`}}
function notesList(e){const t=e.principals.flatMap(e=>e.notes.map(t=>`- ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)((0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.s)(e))} (${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(e.appId,40)}): ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(t,500)}`));if(t.length===0)return null;return{head:[`<details><summary>Notes</summary>`,``],rows:t,tail:[``,`</details>`],more:e=>`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(e,`more note`)} left out here.`}}
function issueList(e){const t=e.filter(e=>e.action!==`unchanged`);if(t.length===0)return null;return{head:[`### Issues`,``],rows:t.map(e=>`- ${issueLink(e)}: ${e.appId===null?`digest`:(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(e.appId,40)}`),tail:[],more:e=>`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(e,`more issue`)} left out here.`}}
function chart(e){const t=gantt(e.principals,{title:`Validity of credentials`,maxRows:barsInGantt});if(t===``)return null;return{head:[`### Validity`,``],rows:[t],tail:[],more:()=>`The chart did not fit here.`}}
function managedIdentity(e){const t=e.managedIdentityClusters;const n=t>0?`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(t,`cluster`)} already ${t===1?`uses`:`use`} a managed identity, where nothing expires. `:``;const r=(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.o)(e);if(!r)return t>0?text([n.trim()]):null;return text([`### Managed identity instead`,``,`${n}Microsoft recommends it; a service principal is still needed where a cluster must reach another tenant. For ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(r.name,63)}:`,``,"```sh",(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.u)(r),"```"])}
function whatToDo(e){return text([`### What to do next`,``,...(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.l)(e).map((e,t)=>`${String(t+1)}. ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e,1e3)}`)])}
function logLines(e,t){return[{title:`Scan`,lines:scanLines(e)},{title:`Service principals, most urgent first`,lines:principalLines(e)},{title:`Cannot sign in now`,lines:outageLines(e)},{title:`Problems`,lines:e.problems.flatMap(({code:e,message:t,hint:n})=>[(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(`${e}: ${t}`),indented(n)])},{title:`Notes`,lines:noteLines(e)},{title:`Issues`,lines:t.filter(({action:e})=>e!==`unchanged`).map(issueLine)},{title:`What to do next`,lines:stepLines(e)}].filter(e=>e.lines.length>0)}
function indented(e){return`  ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(e)}`}
function scanLines(e){const t=e.coverage.scanned.filter(e=>!e.covered);return[(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.f)(e),`Tenant ${e.tenantId}, scanned ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.c)(e.scannedAt)} (the service's clock).`,`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(e.managedIdentityClusters,`cluster`)} on managed identity.`,...t.map(({displayName:e,subscriptionId:t})=>`Not covered: subscription ${t} (${e}).`)].map(e=>(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(e))}
function principalLines(e){return aligned(e.principals.map(t=>{const n=(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.i)(t,e.scannedAt);return[_report_words_js__WEBPACK_IMPORTED_MODULE_8__.u[t.severity],(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.s)(t),40),t.appId,n?`${n.keyId??`-`} ${n.when}`:`no end known`,(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.d)(t),t.clusters.length>0?(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.a)(t.clusters,e=>(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.t)(e,_text_js__WEBPACK_IMPORTED_MODULE_2__.p),3):`no cluster seen`,(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.c)(t)].map(e=>(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(e,200))}))}
function aligned(e){const t=[];for(const n of e)n.forEach((e,n)=>t[n]=Math.max(t[n]??0,e.length));return e.map(e=>e.map((e,n)=>e.padEnd(t[n]??0)).join(`  `).trimEnd())}
function outageLines(e){return e.principals.flatMap(e=>e.outages.flatMap(({message:t,wayOut:n})=>[(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(`${(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.s)(e)} (app-id ${e.appId}): ${t}`),indented(`Way out: ${n}`)]))}
function noteLines(e){return e.principals.flatMap(e=>e.notes.map(t=>(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(`${(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.s)(e)} (app-id ${e.appId}): ${t}`)))}
function issueLine({action:e,number:t,url:n,appId:r}){const i=t===null?`issue`:`issue ${String(t)}`;return (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(`${e}: ${i} for ${r??`the digest`} ${n??``}`)}
function stepLines(e){const t=(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.o)(e);const n=(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.l)(e).map((e,t)=>`${String(t+1)}. ${e}`);if(t)n.push(`For good, move to a managed identity, for example: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.u)(t)}`);return n.map(e=>(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(e))}
function annotations(e,t=10){const n=(t,n,r)=>e.principals.filter(e=>e.severity===t).map(t=>({level:n,title:`${r}: ${(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.s)(t)}`,message:annotationText(t,e)}));const r=[...n(`critical`,`warning`,`Service principal ends very soon`),...e.complete?[]:[{level:`warning`,title:`Scan not complete`,message:(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.n)(e)}],...e.problems.map(({code:e,message:t,hint:n})=>({level:`warning`,title:e,message:`${t} ${n}`})),...n(`expiring`,`warning`,`Service principal ends soon`),...n(`unknown`,`warning`,`Service principal not judged`)];return[...atMost(n(`expired`,`error`,`Service principal down`),t),...atMost(r,t)].map(({level:e,title:t,message:n})=>({level:e,title:(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(t,200),message:(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(n)}))}
function annotationText(e,t){const n=(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.i)(e,t.scannedAt);const[r]=e.outages;const i=r?.message??(n?`Its client secret ${n.keyId??``} ${n.when}.`:`Nothing is known of its secrets.`);const a=e.clusters.length>0?` Clusters: ${(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.a)(e.clusters,e=>(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.t)(e,_text_js__WEBPACK_IMPORTED_MODULE_2__.p))}.`:``;return`${(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.s)(e)} (app-id ${e.appId}): ${i}${a} ${r?r.wayOut:`${(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.c)(e)}.`}`}
function atMost(e,t){if(e.length<=t)return[...e];const n=e.slice(0,Math.max(0,t-1));const r=e.length-n.length;const i=e[n.length];if(!i||t<1)return[];return[...n,{level:i.level,title:`${String(r)} more`,message:`${String(r)} more of these are in the summary of this run.`}]}
const guid=`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`;
const memoryBudget=24e3;
function subjectMark(e,t){return`<!-- aks-sp:${e.toLowerCase()}:${t.toLowerCase()} -->`}
function subjectOf(e,t){const n=new RegExp(`<!-- aks-sp:(${guid}):(${guid}|digest) -->`,`i`).exec(e);if(!n||n[1]?.toLowerCase()!==t.toLowerCase())return null;return n[2]?.toLowerCase()??null}
function severityMark(e){return`<!-- aks-sp:severity:${e} -->`}
function severityOf(e){const t=/<!-- aks-sp:severity:([a-z]+) -->/.exec(e)?.[1];return _model_js__WEBPACK_IMPORTED_MODULE_11__.t.find(e=>e===t)??null}
function memoryMark(e){const t=new Map;let n=e.cut;let r=0;for(const[i,a]of e.principals){for(const e of a.map(shorten)){r+=e===null?0:e.length+3;if(e===null||r>memoryBudget)n=true;else t.set(i,[...t.get(i)??[],e])}r+=i.length+6;if(r<=memoryBudget&&!t.has(i))t.set(i,[]);else if(r>memoryBudget)n=true}const i=JSON.stringify({cut:n,principals:Object.fromEntries(t)});return`<!-- aks-sp:clusters:${checksum(i)} ${i} -->`}
function shorten(e){const t=(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.v)(e.toLowerCase());return t&&`${t.subscriptionId}/${t.resourceGroup}/${t.name}`}
function checksum(e){return (0,node_crypto__WEBPACK_IMPORTED_MODULE_10__.createHash)(`sha256`).update(e).digest(`hex`).slice(0,16)}
function memoryOf(e){const[,t,n]=/<!-- aks-sp:clusters:([0-9a-f]{16}) (\{.*\}) -->/.exec(e)??[];if(n===void 0||checksum(n)!==t)return null;try{return restore(JSON.parse(n))}catch{return null}}
function restore(e){const{cut:t,principals:n}=e;if(typeof t!==`boolean`||typeof n!==`object`||n===null)return null;const r=Object.entries(n).map(([e,t])=>[e,t.map(lengthen)]);if(r.some(([,e])=>e.includes(null)))return null;return{cut:t,principals:new Map(r)}}
function lengthen(e){const[t=``,n=``,r=``,...i]=String(e).split(`/`);const a=(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.g)(t,n,r).toLowerCase();return i.length===0&&(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.v)(a)?a:null}
function eventMark(e,t){return`<!-- aks-sp:event:${e}:${t} -->`}
function alreadySaid(e,t){return e.flatMap(e=>[...e.matchAll(/<!-- aks-sp:event:[a-z]+:[a-z0-9-]+ -->/g)].map(([e])=>e)).at(-1)===t}
function normalized(e){return e.replace(/\r\n?/g,`
`).trim()}
const longestBody=65536;
const rowLimits=[100,40,15,5,1];
function principalTitle({displayName:e,appId:t,severity:n}){const r=(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_text_js__WEBPACK_IMPORTED_MODULE_2__.p)(e??``),120).replaceAll("`",`'`);return`AKS service principal ${r===``?``:`${r} `}(${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.p)(t).slice(0,8)}): ${n}`}
function digestTitle(e){return`AKS service principals that need attention: ${e}`}
function nameOf({displayName:e,appId:t}){return`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e??`unnamed`,120)} (${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(t)})`}
function principalBody(e){return fitted(t=>{const{principal:n}=e;return[...hidden(n.tenantId,n.appId,n.severity,e.memory),verdict(n),...outages(n,t),...section(`Clusters`,[...clusterTable(n.clusters,t),...unseenClusters(e.unseen,t)]),...section(`Credentials`,credentialTable(n.credentials,t)),...section(`Validity`,[gantt([n],{maxRows:Math.min(t,40)})]),...section(`Notes`,listed$1(n.notes,t)),...section(`Next step`,n.severity===`ok`?[`Nothing to do.`]:(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.m)(n,e.actionRef,Math.min(t,20))),...section(`Or no secret at all: managed identity`,(0,_report_words_js__WEBPACK_IMPORTED_MODULE_8__.p)(n,Math.min(t,20))),...footer]})}
function digestBody(e,t){return fitted(n=>[...hidden(e.tenantId,`digest`,t,e.memory),`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(e.principals.length,`service principal`)} of AKS clusters ${e.principals.length===1?`needs`:`need`} attention and ${e.principals.length===1?`has`:`have`} no issue of ${e.principals.length===1?`its`:`their`} own.`,...section(`Service principals`,digestTable(e.principals,n)),...section(`Not judged by the last scan`,listed$1(e.unseen.map(e=>`Listed earlier: ${e}.`),n)),...section(`Validity`,[gantt(e.principals,{maxRows:Math.min(n,60)})]),...section(`Next step`,["Run this action with `operation: rotate` and the `app-id` of each, the most urgent first."]),...footer])}
const footer=[``,`---`,`This text is rewritten by the action whenever the facts change; write into comments instead. The issue is closed, with the evidence, by the scan that finds it solved.`];
function fitted(e){let t=``;for(const n of rowLimits){t=e(n).join(`
`);if(t.length<=65536)return t}return (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.r)(t,longestBody)}
function hidden(e,t,n,r){return[subjectMark(e,t),severityMark(n),memoryMark(r),``]}
function section(e,t){const n=t.filter((e,t)=>e!==``||t>0);return n.length===0?[]:[``,`### ${e}`,``,...n]}
function verdict(e){const t=e.clusters.length;const n=e.clusters.filter(t=>t.severity===e.severity).length;const r=t===0?`No cluster was found on it.`:`${String(n)} of its ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(t,`cluster`)} ${n===1?`is`:`are`} in this state.`;const i=e.nextExpiry===null?``:` The earliest end among the credentials in use: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(e.nextExpiry)}.`;return`Service principal ${nameOf(e)} is **${verdictWords[e.severity]}**. ${r}${i}`}
const verdictWords={ok:`healthy`,unknown:`not known to be healthy`,expiring:`expiring`,critical:`about to expire (critical)`,expired:`expired: clusters cannot sign in to Azure`};
function outages({outages:e},t){return section(`Outages`,[...e.slice(0,t).map(({message:e,wayOut:t})=>`- **${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e,600)}** ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(t,1e3)}`),...leftOut(e.length-t,`outage`)])}
function listed$1(e,t){return[...e.slice(0,t).map(e=>`- ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e,600)}`),...leftOut(e.length-t,`line`)]}
function leftOut(e,t){return e>0?[``,`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(e,`more ${t}`)} left out.`]:[]}
function table(e,t,n,r){if(t.length===0)return[`No ${r}.`];const i=e=>`| ${e.join(` | `)} |`;return[i(e),i(e.map(()=>`---`)),...t.slice(0,n).map(i),...leftOut(t.length-n,r)]}
function clusterTable(e,t){return table([`Cluster`,`State`,`Power`,`Credential in use`,`Ends on`,`Resource id`],[...e].sort(byId).map(e=>[(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e.cluster.name,80),e.severity,e.cluster.powerState,credentialOf(e),endOf(e),(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(e.cluster.id,400)]),t,`cluster`)}
function byId(e,t){return e.cluster.id.toLowerCase()<t.cluster.id.toLowerCase()?-1:1}
function credentialOf({use:e,keyId:t}){const n=t===null?`none`:(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(t.slice(0,8));return e===`known`?n:`${e}, judged by ${n}`}
function endOf({endsOn:e,latestEndsOn:t,use:n}){const r=e===null?`none`:(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(e);return n!==`known`&&t!==null&&t!==e?`${r} (at best ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(t)})`:r}
function unseenClusters(e,t){if(e.length===0)return[];return[``,`Listed earlier, not shown by the last scan and not known to be gone:`,``,...e.slice(0,t).map(e=>`- ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(e,400)}`),...leftOut(e.length-t,`cluster`)]}
function credentialTable(e,t){return table([`Key id`,`Kind`,`Held by`,`Name`,`State`,`From`,`To`],[...e].sort((e,t)=>t.endsOn-e.endsOn||(e.keyId<t.keyId?-1:1)).map(e=>[(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(e.keyId),e.kind,e.holder===`application`?`application`:`service principal`,e.displayName===null?``:(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e.displayName,80),e.state,(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(e.startsOn),(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(e.endsOn)]),t,`credential`)}
function digestTable(e,t){return table([`Name`,`Application (client) id`,`State`,`Ends on`,`Clusters`,`Outage`],e.map(e=>[(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e.displayName??`unnamed`,80),(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(e.appId),e.severity,e.nextExpiry===null?`none`:(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(e.nextExpiry),String(e.clusters.length),(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e.outages[0]?.message??``,200)]),t,`service principal`)}
const most=50;
function comment(e,t){return{mark:e,body:(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.r)([e,...t].join(`
`),longestBody)}}
function changedComment(e,t,n){return comment(eventMark(`changed`,t),[`From **${e}** to **${t}**.`,...reasons(n)])}
function reopenedComment(e,t){return comment(eventMark(`reopened`,e),[`Reopened: **${e}**.`,...reasons(t)])}
function reasons(e){if(!e)return[];return[...e.nextExpiry===null?[]:[`Earliest end among the credentials in use: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(e.nextExpiry)}.`],...listed(e.outages.map(({message:e,wayOut:t})=>`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(e,600)} ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(t,1e3)}`))]}
function healthyComment(e){return comment(eventMark(`closed`,`ok`),[`Closed: every cluster found by a complete scan is healthy.`,...evidence(e)])}
function evidence(e){const t=new Map;for(const{cluster:n,keyId:r,endsOn:i,use:a}of e.clusters){const e=a===`known`?``:`, use ${a}: judged by the credential that ends first`;const o=r===null?`no credential that ends`:`key ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(r)}, valid until ${i===null?`unknown`:(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(i)}${e}`;t.set(o,[...t.get(o)??[],(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(n.name,80)])}return listed([...t].map(([e,t])=>`${e}: ${t.slice(0,most).join(`, `)}${more(t.length-most,`cluster`)}`))}
function goneComment(e){const t=[...e].map(([e,t])=>`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(e,400)}: ${fateText(t)}`);return comment(eventMark(`gone`,`ok`),[`Closed: a scan of the whole tenant finds no cluster on this service principal. Its application and role assignments may be left behind.`,...listed(t)])}
function fateText(e){if(e.kind===`gone`)return`deleted (404)`;if(e.kind!==`moved`)return e.kind;return e.to.toLowerCase()===`msi`?`now on a managed identity`:`now on the service principal ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(e.to)}`}
function emptyDigestComment(e){return comment(eventMark(`closed`,`digest`),[`Closed: no service principal is left in this digest.`,...listed(e)])}
function departure(e,t){const n=typeof e===`string`?(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(e):nameOf(e);if(t===`own issue`)return`${n}: has an issue of its own`;if(t===`gone`||typeof e===`string`)return`${n}: no cluster uses it any more`;return`${n}: healthy${e.nextExpiry===null?``:`, earliest end ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(e.nextExpiry)}`}`}
function duplicateComment(e){const t=eventMark(`duplicate`,String(e));return{mark:t,body:`Duplicate of #${String(e)}\n\n${t}`}}
function listed(e){if(e.length===0)return[];return[``,...e.slice(0,most).map(e=>`- ${e}`),...e.length>most?[`- and ${String(e.length-most)} more`]:[]]}
function more(e,t){return e>0?` and ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(e,`more ${t}`)}`:``}
const troubled=[`expiring`,`critical`,`expired`];
function standingsOf({existing:e,report:t}){const n=new Map;for(const r of byNumber(e)){const e=subjectOf(r.body,t.tenantId);if(e===null)continue;const i=n.get(e)??{open:null,closed:null};if(r.open)i.open??=r;else if(!r.duplicate)i.closed=r;n.set(e,i)}return n}
function byNumber(e){return[...e].sort((e,t)=>e.number-t.number)}
function inDoubt({report:e},{credentials:t,clusters:n}){return (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.i)(t,n.map(e=>e.use),e.scannedAt).length>0}
function left(e){return e?.kind===`gone`||e?.kind===`moved`}
function wholeTenant({report:e,narrowed:t}){return e.complete&&e.coverage.tenant&&!t}
function principalOf(e,t){return e.principals.find(e=>e.appId.toLowerCase()===t)}
function without(e,t){const n=new Set(idsOf(t));return e.filter(e=>!n.has(e))}
function idsOf(e){return(e?.clusters??[]).map(({cluster:e})=>e.id.toLowerCase()).sort()}
function stillCut(e,t){return!wholeTenant(e)&&t!==null&&memoryOf(t.body)?.cut===true}
function refresh(e,t,n,r,i){const a=severityOf(t.body);const o=a===null||a===r?[]:[say$1(changedComment(a,r,i))];const s=differing(t,n);if(Object.keys(s).length>0)o.push(change(s));return task(e,t,o.length===0?`unchanged`:o[0]?.kind===`comment`?`commented`:`updated`,o)}
function reopen(e,t,n,r,i){const a=change({...differing(t,n),state:`open`,reason:`reopened`});return task(e,t,`reopened`,[say$1(reopenedComment(r,i)),a])}
function differing(e,t){return{...e.title===t.title?{}:{title:t.title},...normalized(e.body)===normalized(t.body)?{}:{body:t.body}}}
function task(e,t,n,r){return{subject:e,number:t.number,url:t.url,action:n,steps:r}}
function say$1(e){return{kind:`comment`,comment:e}}
function change(e){return{kind:`update`,change:e}}
function digestTask(e,t,n){const{open:r=null,closed:i=null}=t.get(`digest`)??{};const a=e.report.principals.filter(e=>troubled.includes(e.severity)&&!n.has(e.appId.toLowerCase()));const o=r?memoryOf(r.body):null;const s=remembered(e,o,a,n);if(a.length===0)return r?emptyDigest(e,r,o,s):null;const c=a.map(e=>e.severity).reduce(worse);const l=digestText(e,a,o,s.staying,c,r);if(r)return refresh(`digest`,r,l,c,null);if(i)return reopen(`digest`,i,l,c,null);return{subject:`digest`,number:null,url:null,action:`opened`,steps:[{kind:`create`,...l}]}}
function worse(e,t){return _model_js__WEBPACK_IMPORTED_MODULE_11__.t.indexOf(e)>=_model_js__WEBPACK_IMPORTED_MODULE_11__.t.indexOf(t)?e:t}
function remembered(e,t,n,r){const i=new Set(n.map(e=>e.appId.toLowerCase()));const a={staying:[],left:[]};for(const[n,o]of t?.principals??[]){if(i.has(n))continue;const t=r.has(n)?`own issue`:whyLeft(e,n,o);if(t)a.left.push(departure(principalOf(e.report,n)??n,t));else a.staying.push(n)}return a}
function whyLeft(e,t,n){const r=principalOf(e.report,t);if(without(n,r).filter(t=>!left(e.fates.get(t))).length>0)return null;if(r&&r.clusters.length>0)return r.severity===`ok`&&e.report.complete&&!inDoubt(e,r)?`healthy`:null;return wholeTenant(e)?`gone`:null}
function emptyDigest(e,t,n,r){const i=n!==null&&!n.cut;if(!(r.staying.length===0&&e.report.complete&&(i||wholeTenant(e))))return task(`digest`,t,`unchanged`,[]);return task(`digest`,t,`closed`,[say$1(emptyDigestComment(r.left)),change({state:`closed`,reason:`completed`})])}
function digestText(e,t,n,r,i,a){const o=e=>n?.principals.get(e)??[];const s=t.map(t=>{const n=t.appId.toLowerCase();return[n,[...idsOf(t),...without(o(n),t).filter(t=>!left(e.fates.get(t)))]]});const c=r.map(e=>[e,[...o(e)]]);const l={principals:new Map([...s,...c]),cut:stillCut(e,a)};return{title:digestTitle(i),body:digestBody({tenantId:e.report.tenantId,principals:t,memory:l,unseen:r},i)}}
function planIssues(e){if(e.mode===`none`)return{tasks:[]};const t=standingsOf(e);const n=ownTasks(e,t);const r=new Set(n.filter(e=>e.action!==`closed`).map(e=>e.subject));const i=digestTask(e,t,r);return{tasks:[...duplicateTasks(e.existing,e.report.tenantId),...n,...i?[i]:[]]}}
function duplicateTasks(e,t){const n=new Map;const r=[];for(const i of byNumber(e)){const e=i.open?subjectOf(i.body,t):null;if(e===null)continue;const a=n.get(e);if(a===void 0)n.set(e,i.number);else r.push(task(e,i,`closed`,[say$1(duplicateComment(a)),change({state:`closed`,reason:`duplicate`})]))}return r}
function clustersToProve(e){const t=new Map;if(e.mode===`none`)return t;for(const{open:n}of standingsOf(e).values()){const r=n?memoryOf(n.body):null;for(const[n,i]of r?.principals??[]){const r=principalOf(e.report,n);if(r?.severity===`unknown`||!r&&!wholeTenant(e))continue;for(const e of without(i,r))t.set(e,n)}}return t}
function ownTasks(e,t){const n=[];let r=e.mode===`digest`?0:e.maxIssues;for(const i of e.report.principals){const a=principalTask(e,i,t.get(i.appId.toLowerCase())??{open:null,closed:null},r>0);if(a?.action===`opened`)r-=1;if(a)n.push(a)}const i=new Set(e.report.principals.map(e=>e.appId.toLowerCase()));for(const[r,{open:a}]of t)if(a&&r!==`digest`&&!i.has(r))n.push(absentTask(e,r,a));return n}
function principalTask(e,t,{open:n,closed:r},i){const a=t.appId.toLowerCase();if(!troubled.includes(t.severity))return n?calmTask(e,t,n):null;const o=textOf(e,t,n);if(n)return refresh(a,n,o,t.severity,t);if(r&&e.mode===`per-principal`)return reopen(a,r,o,t.severity,t);return i?{subject:a,number:null,url:null,action:`opened`,steps:[{kind:`create`,...o}]}:null}
function calmTask(e,t,n){const r=t.appId.toLowerCase();if(t.clusters.length===0)return absentTask(e,r,n);if(!(t.severity===`ok`&&e.report.complete&&unseenOf(e,t,n).length===0))return task(r,n,`unchanged`,[]);if(inDoubt(e,t))return refresh(r,n,textOf(e,t,n),t.severity,t);return task(r,n,`closed`,[say$1(healthyComment(t)),change({...differing(n,textOf(e,t,n)),state:`closed`,reason:`completed`})])}
function absentTask(e,t,n){const r=departed(e,t,memoryOf(n.body));if(!r)return task(t,n,`unchanged`,[]);return task(t,n,`closed`,[say$1(goneComment(r)),change({state:`closed`,reason:`completed`})])}
function departed(e,t,n){const r=n?.principals.get(t);if(!n||n.cut||!r||!wholeTenant(e))return null;const i=r.map(t=>[t,e.fates.get(t)??{kind:`unknown`}]);return i.every(([,e])=>left(e))?new Map(i):null}
function unseenOf(e,t,n){const r=n?memoryOf(n.body)?.principals.get(t.appId.toLowerCase()):void 0;return without(r??[],t).filter(t=>!left(e.fates.get(t)))}
function textOf(e,t,n){const r=unseenOf(e,t,n);const i={principals:new Map([[t.appId.toLowerCase(),[...idsOf(t),...r]]]),cut:stillCut(e,n)};return{title:principalTitle(t),body:principalBody({principal:t,actionRef:e.actionRef,memory:i,unseen:r})}}
const parallel=8;
const hopeless=[`github-token-rejected`,`github-forbidden`,`github-not-found`,`github-issues-off`,`github-rate-limited`];
async function reconcileIssues(e){const t={notes:[],problems:[],changed:0};if(e.settings.mode===`none`)return t;try{const n=await plan(e);if(e.settings.dryRun)t.notes.push(...n.map(e=>noteOf(e,e.steps.length>0?`planned`:`unchanged`)));else await carryOut(e,n,t)}catch(e){t.problems.push(problemOf(e))}return t}
async function plan({issues:e,clusters:t,report:n,narrowed:r,settings:i}){const{mode:a,maxIssues:o,actionRef:s}=i;const c={report:n,narrowed:r,existing:await e.list(i.labels[0]),mode:a,maxIssues:o,actionRef:s};const l=await readFates(t,clustersToProve(c));return planIssues({...c,fates:l}).tasks}
async function readFates(e,t){const n=new Map;const r=t.entries();const i=async()=>{for(const[t,i]of r)n.set(t,await fateOf(e,t,i))};await Promise.all(Array.from({length:parallel},i));return n}
async function fateOf(e,t,n){const r=await e.get(t).catch(()=>null);if(!r)return{kind:`unknown`};if(!r.found)return{kind:r.reason===`gone`?`gone`:`unknown`};const{clientId:i}=r.cluster;return i.toLowerCase()===n.toLowerCase()?{kind:`here`}:{kind:`moved`,to:i}}
async function carryOut(e,t,n){let r=false;for(const i of t)try{const t=await perform(e,i);r||=i.number===null;n.changed+=t.written?1:0;n.notes.push({...noteOf(i,i.action),number:t.number,url:t.url})}catch(e){const t=problemOf(e,i);n.problems.push(t);if(hopeless.includes(t.code))break}if(r)await settleRace(e,n)}
async function settleRace(e,t){const{issues:n,report:r,settings:i}=e;const a=await n.list(i.labels[0]);for(const n of duplicateTasks(a,r.tenantId))try{await perform(e,n);t.changed+=1;redirect(t.notes,n,a,r.tenantId)}catch(e){t.problems.push(problemOf(e,n))}}
function redirect(e,t,n,r){const i=n.filter(e=>e.open&&subjectOf(e.body,r)===t.subject).sort((e,t)=>e.number-t.number)[0];const a=e.find(({number:e})=>e===t.number);if(a&&i)Object.assign(a,{number:i.number,url:i.url})}
async function perform({issues:e,report:t,settings:n},r){const i={number:r.number,url:r.url,written:false};for(const a of r.steps)if(a.kind===`create`){const o=await open(e,n,r,a,t.tenantId);Object.assign(i,{number:o.number,url:o.url,written:true})}else if(r.number!==null){const t=a.kind===`update`?await e.update(r.number,a.change).then(()=>true):await say(e,r.number,a);i.written||=t}return i}
async function open(e,t,n,r,i){const{labels:a,assignees:o}=t;const s=()=>e.create({title:r.title,body:r.body,labels:a,assignees:o});const c=async()=>{return(await e.list(a[0])).find(e=>e.open&&subjectOf(e.body,i)===n.subject)};try{return await s()}catch(e){if(!isUnknownOutcome(e))throw e;return await c()??await s()}}
async function say(e,t,{comment:n}){const r=async()=>alreadySaid(await e.comments(t),n.mark);if(await r())return false;try{await e.comment(t,n.body)}catch(i){if(!isUnknownOutcome(i))throw i;if(!await r())await e.comment(t,n.body)}return true}
function isUnknownOutcome(e){return!(e instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__.t)||e.code===`github-outcome-unknown`}
function noteOf(e,t){return{appId:e.subject===`digest`?null:e.subject,action:t,number:e.number,url:e.url}}
function problemOf(e,t){if(e instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__.t)return (0,_errors_js__WEBPACK_IMPORTED_MODULE_5__.n)(e);return{code:`github-failed`,message:`Could not bring ${t===void 0?`the issues`:t.subject===`digest`?`the digest issue`:`the issue about ${t.subject}`} up to date: ${e instanceof Error?e.message:String(e)}`,hint:`Run again; the next run goes on where this one stopped.`}}
const overlap=864e5;
async function checkExpiry(e,t){const n=await t.log.group(`Scanning`,()=>scan(e,t));const r=await t.log.group(`Issues`,()=>keepIssues(e,t,n));const i={...n,problems:[...n.problems,...r.problems]};return{...toResult(e,i,r.notes,{changed:r.changed,failed:r.problems.length>0}),files:await writeReports(e,t,i)}}
async function scan(e,t){const n=await readSubscriptions(e,t);const[r,i]=await Promise.all([findClusters(e,t),readCoverage(e,t,n.scanned)]);t.log.info(`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(n.scanned.length,`subscription`)}, ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(r.clusters.length,`cluster`)}.`);const a=await withFailures(r.clusters,t);const o=a.filter(e=>!(0,_fleet_report_js__WEBPACK_IMPORTED_MODULE_7__.r)(e)&&sameId(e.tenantId,t.caller.tenantId));const s=await t.directory.principals([...o.map(e=>e.clientId),...e.appIds]);t.log.info(`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(s.principals.size,`service principal`)} read.`);const c=[...n.problems,...r.problems,...i.problems,...s.problems];return (0,_fleet_report_js__WEBPACK_IMPORTED_MODULE_7__.t)({tenantId:t.caller.tenantId,now:t.directory.now(),thresholds:{warnWithin:e.warnWithin,criticalWithin:e.criticalWithin},overlap,clusters:a,appIds:e.appIds,records:s.principals,coverage:i.coverage,everyPageRead:n.problems.length===0&&r.problems.length===0&&s.problems.length===0,problems:c,ownAppId:t.caller.appId})}
async function readSubscriptions({subscriptionIds:e},{fleet:t}){const{items:n,problems:r}=await t.subscriptions();const i=e.length>0?n.filter(t=>e.includes(t.subscriptionId)):n;const a=e.filter(e=>!n.some(t=>t.subscriptionId===e));if(r.length>0)return{scanned:i,problems:r};return{scanned:i,problems:[...a.map(unreadableSubscription),...n.length===0?[noSubscription()]:[]]}}
async function findClusters(e,t){const n=e.subscriptionIds.length>0?{subscriptionIds:e.subscriptionIds}:{};if(e.clusters.length===0&&e.appIds.length===0){const{items:e,problems:r}=await t.fleet.clusters(n);return{clusters:e,problems:r}}const r=await readNamed(e.clusters,t);const i=[...new Set([...e.appIds,...r.clusters.filter(e=>!(0,_fleet_report_js__WEBPACK_IMPORTED_MODULE_7__.r)(e)).map(e=>e.clientId.toLowerCase())])];if(i.length===0)return r;const a=await t.fleet.clusters({...n,clientIds:i});const o=new Set(r.clusters.map(e=>e.id.toLowerCase()));return{clusters:[...r.clusters,...a.items.filter(e=>!o.has(e.id.toLowerCase()))],problems:[...r.problems,...a.problems]}}
async function readNamed(e,{clusters:t}){const n=await Promise.all(e.map(e=>t.get(e.id)));return{clusters:n.flatMap(e=>e.found?[e.cluster]:[]),problems:n.flatMap(e=>e.found||!e.problem?[]:[e.problem])}}
async function readCoverage(e,{access:t,log:n},r){const i=await t.coverage(r);i.problems.forEach(e=>n.debug(`${e.message} ${e.hint}`));const a=e.trustVisibleScope;const o=r.map(({subscriptionId:e,displayName:t})=>({subscriptionId:e,displayName:t,covered:i.subscriptionIds.has(e)}));const s=o.filter(e=>!e.covered);return{coverage:{tenant:i.tenant||a,subscriptions:s.length===0||a,scanned:o},problems:s.length>0&&!a?[notCovered(s,o.length)]:[]}}
async function withFailures(e,{clusters:t}){return Promise.all(e.map(async e=>{if(e.provisioningState!==`Failed`||e.failure!==null||(0,_fleet_report_js__WEBPACK_IMPORTED_MODULE_7__.r)(e))return e;const n=await t.get(e.id);return n.found?{...e,failure:n.cluster.failure}:e}))}
async function keepIssues(e,t,n){if(!t.issues||e.issues.mode===`none`)return{notes:[],problems:[],changed:0};const r=e.clusters.length>0||e.appIds.length>0||e.subscriptionIds.length>0;const i=await reconcileIssues({issues:t.issues,clusters:t.clusters,report:n,narrowed:r,settings:{mode:e.issues.mode,labels:e.issues.labels,assignees:e.issues.assignees,maxIssues:e.issues.max,dryRun:e.dryRun,actionRef:e.actionRef}});for(const e of i.notes)if(e.action!==`unchanged`)t.log.info(`${e.action} ${e.number===null?`an issue`:`#${e.number}`} for ${e.appId??`the digest`}`);return i}
function toResult(e,t,n,r){const i=(0,_report_file_js__WEBPACK_IMPORTED_MODULE_9__.t)(t);const a=(0,_fleet_report_js__WEBPACK_IMPORTED_MODULE_7__.i)(t);const o=outcomeOf(e,n,r);const s=t.principals.map(e=>e.nextExpiry).filter(e=>e!==null);const c={status:t.status,"expired-count":String(i.expired),"critical-count":String(i.critical),"expiring-count":String(i.expiring),"ok-count":String(i.ok),"unknown-count":String(i.unknown),"next-expiry":s.length>0?(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.c)(Math.min(...s)):``,"due-count":String(a.due),matrix:JSON.stringify({include:a.include})};return{outcome:o,complete:t.complete,outputs:c,result:{operation:`check-expiry`,outcome:o,complete:t.complete,status:t.status,counts:i,problems:t.problems.map(({code:e,message:t})=>({code:e,message:t})),issues:n},summary:summary(t,n),log:logLines(t,n),annotations:annotations(t),problems:t.problems,failure:(0,_fleet_report_js__WEBPACK_IMPORTED_MODULE_7__.n)(t,e.failOn)?failure(t,e.failOn):null}}
async function writeReports({reportFiles:e,actionRef:t},{reportHtml:n,calendarText:r},i){const a={json:()=>(0,_report_file_js__WEBPACK_IMPORTED_MODULE_9__.a)(i),csv:()=>(0,_report_file_js__WEBPACK_IMPORTED_MODULE_9__.n)(i),html:()=>n(i,t),ics:()=>r(calendarPlan(i))};return Promise.all(e.map(async({path:e,format:t})=>({path:e,content:await a[t]()})))}
function outcomeOf(e,t,n){if(n.failed)return`partial`;if(e.dryRun)return t.some(e=>e.action===`planned`)?`planned`:`unchanged`;return n.changed>0?`changed`:`unchanged`}
function failure(e,t){const n=(0,_report_file_js__WEBPACK_IMPORTED_MODULE_9__.t)(e);const r=[n.expired>0?`${n.expired} expired`:``,n.critical>0?`${n.critical} critical`:``,n.expiring>0?`${n.expiring} expiring`:``].filter(e=>e!==``);const i=[...r.length>0?[`service principals: ${r.join(`, `)}`]:[],...e.complete?[]:[`the scan is not complete`]];return{code:e.complete?`fail-on`:`scan-incomplete`,message:`fail-on is ${t}: ${i.join(`; `)}.`,hint:`The job summary says for each what to do; fail-on: none only reports.`}}
function sameId(e,t){return e.toLowerCase()===t.toLowerCase()}
function unreadableSubscription(e){return{code:`subscription-unreadable`,message:`Subscription ${e} is not among those that the identity of this run can read.`,hint:`Check the id, or give the identity Reader there; its clusters were not seen.`}}
function noSubscription(){return{code:`subscription-none`,message:`The identity of this run can read no subscription at all.`,hint:`Give it Reader at the root management group or at each subscription; a role that was just granted takes some minutes.`}}
function notCovered(e,t){const n=e.slice(0,10).map(e=>`${e.displayName} (${e.subscriptionId})`);const r=e.length>n.length?` and ${e.length-n.length} more`:``;return{code:`coverage-incomplete`,message:`In ${e.length} of ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(t,`subscription`)} no role assignment proves that every cluster was seen: ${n.join(`, `)}${r}.`,hint:`Give the identity Reader at these subscriptions or at the root management group; or say with trust-visible-scope: true that what it sees is all there is.`}}
async function runCheckExpiry(e,t){const{http:n,cloud:r,credential:i,caller:a}=await (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.t)(e,t);const o={caller:a,fleet:(0,_connection_js__WEBPACK_IMPORTED_MODULE_1__._)(i,r,n),clusters:(0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.p)(i,r,n,a.tenantId),access:(0,_fetch_js__WEBPACK_IMPORTED_MODULE_4__.n)(i,r,n,a),directory:createDirectory(i,r,n,t.delay),issues:issuesPort(e,t,n),reportHtml:async(...e)=>(await __webpack_require__.e(/* import() */ 848).then(__webpack_require__.bind(__webpack_require__, 8848))).reportHtml(...e),calendarText,log:t.log};return checkExpiry({...e,actionRef:actionRef(t.env)},o)}
function issuesPort({issues:e,githubToken:t},{env:n},r){if(e.mode===`none`||!e.repository)return null;return createIssues({token:t,apiUrl:n.GITHUB_API_URL??`https://api.github.com`,...e.repository,fetch:(0,_fetch_js__WEBPACK_IMPORTED_MODULE_4__.t)(r)})}
function actionRef(e){const{GITHUB_ACTION_REPOSITORY:t,GITHUB_ACTION_REF:n}=e;return t&&n?`${t}@${n}`:`OWNER/aks-service-principal-action@v1`}



/***/ }),

/***/ 5658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ dueReasons),
/* harmony export */   t: () => (/* binding */ dueClusters)
/* harmony export */ });
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4263);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(198);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3565);



function dueReasons(e){return[...new Set([...dueClusters(e).map(({reason:e})=>e),...retirable(e)])]}
function dueClusters(e){const t=e.clusters.filter(e=>e.powerState!==`Stopped`);const n=strandedSecret(e);return t.flatMap(t=>{const r=clusterReason(t,e)[0]??(n&&startOfUse(t,e)<n.startsOn?missedBy(n):null);return r===null?[]:[{cluster:t,reason:r}]})}
function clusterReason(e,t){const{ledger:n,now:r,renewWithin:i}=t;const a=(0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.l)(e,n);if(a.use===`unknown`)return[`No record says which secret cluster ${e.name} uses.`];if(a.use===`ambiguous`)return[`A newer secret was sent to cluster ${e.name} and not seen accepted.`];const o=(0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.o)(t.credentials).find(e=>e.keyId.toLowerCase()===a.keyIds[0]);if(!o)return a.at!==null&&r-a.at<9e5?[]:[`The secret of cluster ${e.name} has been removed.`];if(o.endsOn-r>i)return[];return[`The secret of cluster ${e.name} ${o.endsOn<=r?`ended`:`ends`} on ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(o.endsOn)}.`]}
function strandedSecret(e){const t=new Set(e.clusters.map(e=>(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.t)(e.id)));return managed(e).filter(t=>e.ledger.issued.has(t.keyId.toLowerCase())).filter(n=>{const r=[...e.ledger.sent,...e.ledger.uses].filter(e=>e.keyId===n.keyId.toLowerCase());return r.length>0&&r.every(e=>!t.has(e.cluster))}).sort((e,t)=>t.startsOn-e.startsOn)[0]}
function missedBy({keyId:e}){return`Secret ${e} was issued for clusters that are no longer found.`}
function retirable(e){const t=e.clusters.map(t=>(0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.l)(t,e.ledger));if(t.length===0||t.some(e=>e.use!==`known`))return[];const n=Math.max(...t.map(e=>e.at??0));if(e.now-n<e.overlap)return[];const r=new Set(t.flatMap(e=>e.keyIds));const i=Math.max(...e.clusters.map(t=>startOfUse(t,e)));return managed(e).filter(e=>!r.has(e.keyId.toLowerCase())).filter(t=>!e.ledger.issued.has(t.keyId.toLowerCase())||t.startsOn<i).map(e=>`Secret ${e.keyId} is used by no cluster and can be retired.`)}
function managed(e){return e.credentials.filter(e=>e.kind===`password`&&(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.r)(e.displayName)===`managed`)}
function startOfUse(e,t){const n=(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.n)(t.ledger.uses,(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.t)(e.id));return t.credentials.find(e=>e.keyId.toLowerCase()===n?.keyId)?.startsOn??0}



/***/ }),

/***/ 4652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ toDeletedApplication),
/* harmony export */   i: () => (/* binding */ toApplication),
/* harmony export */   n: () => (/* binding */ createAccess),
/* harmony export */   o: () => (/* binding */ toServicePrincipal),
/* harmony export */   r: () => (/* binding */ listOf),
/* harmony export */   t: () => (/* binding */ fetchThrough)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8645);
/* harmony import */ var _p29f_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6671);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6261);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(198);




function listOf(e){const t=e?.value;if(!Array.isArray(t))throw new SyntaxError(`Unexpected JSON: no list of values`);return t}
function toApplication(e){const t=e;return{objectId:text(t,`id`),appId:text(t,`appId`).toLowerCase(),displayName:optionalText(t,`displayName`)??``,tags:list(t,`tags`).filter(e=>typeof e===`string`),credentials:credentialsOf(t,`application`)}}
function toServicePrincipal(e){const t=e;return{objectId:text(t,`id`),appId:text(t,`appId`).toLowerCase(),displayName:optionalText(t,`displayName`)??``,accountEnabled:t.accountEnabled!==false,appOwnerTenantId:optionalText(t,`appOwnerOrganizationId`),credentials:credentialsOf(t,`service-principal`)}}
function toDeletedApplication(e){const t=e;return{objectId:text(t,`id`),appId:text(t,`appId`).toLowerCase(),displayName:optionalText(t,`displayName`)??``,deletedOn:instant(t,`deletedDateTime`)}}
function credentialsOf(e,t){return[...list(e,`passwordCredentials`).map(e=>toCredential(e,`password`,t)),...list(e,`keyCredentials`).map(e=>toCredential(e,`certificate`,t))]}
function toCredential(e,t,n){return{keyId:text(e,`keyId`),kind:t,holder:n,displayName:optionalText(e,`displayName`),startsOn:instant(e,`startDateTime`),endsOn:instant(e,`endDateTime`)}}
function list(e,t){const n=e[t];if(!Array.isArray(n))throw new SyntaxError(`Unexpected JSON: ${t} is not a list`);return n}
function text(e,t){const n=e[t];if(typeof n!==`string`||n===``)throw new SyntaxError(`Unexpected JSON: ${t} is not a text`);return n}
function optionalText(e,t){const n=e[t];return typeof n===`string`&&n!==``?n:null}
function instant(e,t){const n=Date.parse(text(e,t));if(Number.isNaN(n))throw new SyntaxError(`Unexpected JSON: ${t} is not a date`);return n}
const readClusters=`Microsoft.ContainerService/managedClusters/read`;
const parallel=8;
function createAccess(e,t,n,r){const i=new _p29f_js__WEBPACK_IMPORTED_MODULE_1__.t(e,``,{$host:t.resourceManager,endpoint:t.resourceManager,credentialScopes:t.resourceManagerScope,...n.clientOptions});const a=new Map;const o=(e,t)=>{const n=t.toLowerCase().split(`/`).at(-1)??``;const r=a.get(n)??readRole(i,e,n);a.set(n,r);r.catch(()=>a.delete(n));return r};const s=async(e,t)=>{const n=`atScope() and assignedTo('${t}')`;for await(const t of i.roleAssignments.listForScope(e,{filter:n})){if(t.condition||!t.roleDefinitionId)continue;if((0,_connection_js__WEBPACK_IMPORTED_MODULE_3__.d)(await o(e,t.roleDefinitionId),readClusters))return true}return false};return{async coverage(e){const{objectId:t,tenantId:n}=r;if(!t)return{tenant:false,subscriptionIds:new Set,problems:[unknownCaller()]};const i=await atRoot(()=>s(`providers/Microsoft.Management/managementGroups/${n}`,t));const a=i?e.filter(e=>e.tenantId===n.toLowerCase()).map(e=>e.subscriptionId):[];const o=await askEach(e.map(e=>e.subscriptionId).filter(e=>!a.includes(e)),e=>s(`subscriptions/${e}`,t));return{tenant:i,subscriptionIds:new Set([...a,...o.subscriptionIds]),problems:o.problems}}}}
async function readRole(e,t,n){return((await e.roleDefinitions.get(t,n)).permissions??[]).map(e=>({actions:e.actions??[],notActions:e.notActions??[]}))}
async function atRoot(e){try{return await e()}catch(e){const{status:t}=(0,_failures_js__WEBPACK_IMPORTED_MODULE_2__.n)(e);if(t===403||t===404)return false;throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t((0,_failures_js__WEBPACK_IMPORTED_MODULE_2__.t)(e,{service:`arm`,doing:`read the role assignments at the root management group`,right:`Microsoft.Authorization/roleAssignments/read`}),e)}}
async function askEach(e,t){const n=new Set;const r=[];const i=[...e];const a=async()=>{for(let e=i.shift();e!==void 0;e=i.shift())try{if(await t(e))n.add(e)}catch(t){r.push((0,_failures_js__WEBPACK_IMPORTED_MODULE_2__.t)(t,{service:`arm`,doing:`read the role assignments of subscription ${e}`,right:`Microsoft.Authorization/roleAssignments/read there`}))}};await Promise.all(Array.from({length:parallel},a));return{subscriptionIds:n,problems:r}}
function unknownCaller(){return{code:`caller-unknown`,message:`The token does not say as which object this run signed in, so nothing proves that every cluster was seen.`,hint:`Use OIDC, a client secret or a managed identity.`}}
function fetchThrough(e){return async(t,n={})=>{const r=t;const i=n.method??`GET`;const a=n.headers;const o=typeof n.body===`string`?{body:n.body}:{};return toResponse(r,await e.send({url:r,method:i,...a?{headers:a}:{},...o},i===`GET`))}}
function toResponse(e,{status:t,headers:n,text:r}){return{url:e,status:t,ok:t>=200&&t<300,headers:new Map(Object.entries(n).map(([e,t])=>[e.toLowerCase(),t])),text:()=>Promise.resolve(r),arrayBuffer:()=>Promise.resolve(new TextEncoder().encode(r).buffer)}}



/***/ }),

/***/ 5615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ rotationMatrix),
/* harmony export */   n: () => (/* binding */ failsOn),
/* harmony export */   r: () => (/* binding */ isManagedIdentity),
/* harmony export */   t: () => (/* binding */ buildReport)
/* harmony export */ });
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(198);
/* harmony import */ var _due_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5658);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4263);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3565);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3857);





const day=864e5;
const softDeleteRetention=30*day;
function assessPrincipal(e){const{record:t}=e;const n=foreignTenant(e);const r=[...t?.application?.credentials??[],...t?.servicePrincipal?.credentials??[]];const i=(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.i)(t?.application?.tags??[]),r,e.now,_connection_js__WEBPACK_IMPORTED_MODULE_0__.s);const a=principalOutage(t,n);const o={credentials:r,ledger:i,outage:a,readable:Boolean(t?.application),now:e.now,thresholds:e.thresholds};const s=e.clusters.map(e=>(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.r)({cluster:e,...o}));const c=s.length>0?s:[withoutClusters(o)];return{appId:e.appId,tenantId:e.clusters[0]?.tenantId??e.tenantId,...namesOf(t),managed:i.managed,foreignTenantId:n,severity:(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.u)(...c.map(e=>e.severity)),clusters:s,credentials:assessCredentials(r,s,e),outages:unique([a,...c.map(e=>e.outage)]),notes:notes(e,i,r,n),nextExpiry:earliest(c.map(e=>e.endsOn)),due:canRotate(o,n)?(0,_due_js__WEBPACK_IMPORTED_MODULE_1__.n)({...e,credentials:r,ledger:i,renewWithin:e.thresholds.warnWithin}):[]}}
function namesOf(e){return{displayName:(e?.application??e?.servicePrincipal??e?.deletedApplication)?.displayName??null,applicationObjectId:e?.application?.objectId??null,servicePrincipalId:e?.servicePrincipal?.objectId??null}}
function canRotate(e,t){return e.readable&&e.outage===null&&t===null}
function foreignTenant(e){const t=e.clusters[0]?.tenantId;if(t&&t.toLowerCase()!==e.tenantId.toLowerCase())return t;const{record:n}=e;const r=n?.servicePrincipal?.appOwnerTenantId??null;return n&&!n.application&&r&&r.toLowerCase()!==e.tenantId.toLowerCase()?r:null}
function principalOutage(e,t){if(!e)return null;if(e.servicePrincipal?.accountEnabled===false)return{kind:`service-principal-disabled`,message:`The service principal ${e.servicePrincipal.objectId} is disabled (AADSTS7000112), so no cluster on it can sign in.`,wayOut:`Find out who disabled it; if by mistake: az ad sp update --id ${e.appId} --set accountEnabled=true`};if(t)return null;return e.application?missingServicePrincipal(e):deleted(e)}
function deleted(e){const t=e.deletedApplication;if(t){const e=(0,_text_js__WEBPACK_IMPORTED_MODULE_3__.s)(t.deletedOn+softDeleteRetention);return{kind:`application-deleted`,message:`The application was deleted on ${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__.s)(t.deletedOn)}; it can be restored until ${e}.`,wayOut:`Restore it before ${e}: az rest --method POST --url https://graph.microsoft.com/v1.0/directory/deletedItems/${t.objectId}/restore`}}return{kind:`application-missing`,message:`The application does not exist in this tenant and is not among the deleted ones.`,wayOut:`Move the clusters to a managed identity, or make a new service principal and give it to each of them with az aks update-credentials --reset-service-principal.`}}
function missingServicePrincipal(e){if(e.servicePrincipal)return null;return{kind:`service-principal-missing`,message:`The application exists but its service principal has been deleted, so no cluster on it can sign in.`,wayOut:`Restore the service principal from directory/deletedItems (its role assignments come back with it), or make a new one: az ad sp create --id ${e.appId} and grant its roles again.`}}
function withoutClusters(e){if(e.outage)return{severity:`expired`,endsOn:null,outage:null};if(!e.readable)return{severity:`unknown`,endsOn:null,outage:null};return (0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.a)((0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.o)(e.credentials),e.now,e.thresholds)}
function assessCredentials(e,t,n){const r=t.filter(e=>e.use===`known`&&e.keyId!==null);const i=e=>r.filter(t=>t.keyId?.toLowerCase()===e.toLowerCase()).map(e=>e.cluster.id);const a=e.filter(e=>i(e.keyId).length>0);const o=r.length>0&&r.length===t.length?Math.min(...a.map(e=>e.startsOn)):null;return e.map(e=>({...e,origin:(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.r)(e.displayName),state:credentialState(e,i(e.keyId).length>0?null:o,n),usedBy:i(e.keyId)}))}
function credentialState(e,t,n){const r=(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.c)(e,n.now,n.thresholds);if(r===`expired`||r===`not-yet-valid`||e.kind===`certificate`)return r;if(t===null)return r;if(e.startsOn<t)return`superseded`;return (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.r)(e.displayName)===`foreign`?`foreign`:r}
function notes(e,t,n,r){return[...readNotes(e,r),...clusterNotes(e,t),...doubtNotes(e,t,n),...n.filter(t=>(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.r)(t.displayName)===`turn`&&t.endsOn>e.now).map(()=>`A rotation of this principal is under way or was broken off; its turn marker is on the application.`),...n.filter(e=>e.kind===`certificate`).flatMap(t=>certificateNote(t,e))]}
function readNotes(e,t){if(t)return[`Its application lives in tenant ${t}; only that tenant can read and renew its secrets.`];return e.record?[]:[`Its application could not be read, so nothing is known of its secrets.`]}
function clusterNotes(e,t){const n=new Set(e.clusters.map(e=>(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.t)(e.id)));const r=[...t.clusters].filter(([e])=>!n.has(e)).map(([,e])=>e);const i=e.clusters.filter(e=>e.powerState===`Stopped`).map(e=>e.name);const a=e.clusters.filter(e=>(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.l)(e,t).use===`ambiguous`).map(e=>e.name);return[...e.clusters.length>1?[`Shared by ${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__.m)(e.clusters.length,`cluster`)}: a new secret must reach all of them.`]:[],...e.clusters.length===0?[`No cluster in this scan uses it.`]:[],...i.length>0?[`Stopped, cannot take a new secret until started: ${i.join(`, `)}.`]:[],...a.length>0?[`Half-finished rotation on: ${a.join(`, `)}.`]:[],...r.length>0?[`On record but not seen in this scan: ${r.join(`, `)}.`]:[]]}
function doubtNotes(e,t,n){const r=e.clusters.map(e=>(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.l)(e,t).use);return (0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.i)(n,r,e.now).map(e=>`Secret ${e} has ended, and no record says that every cluster had left it: remove it once nothing uses it, or run rotate.`)}
function certificateNote(e,t){const n=(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.c)(e,t.now,t.thresholds);if(n===`live`||n===`not-yet-valid`)return[];return[`Certificate ${e.keyId} ${n===`expired`?`ended`:`ends`} on ${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__.s)(e.endsOn)}. AKS cannot sign in with certificates, so no cluster depends on it; something else may.`]}
function unique(e){const t=new Map;for(const n of e)if(n&&!t.has(n.message))t.set(n.message,n);return[...t.values()]}
function earliest(e){const t=e.filter(e=>e!==null);return t.length>0?Math.min(...t):null}
const matrixLimit=256;
function buildReport(e){const t=e.clusters.filter(e=>!isManagedIdentity(e));const n=groups(e,t).map(t=>assess(e,t));const r=e.everyPageRead&&e.coverage.subscriptions&&n.every(t=>t.foreignTenantId!==null||e.records.has(t.appId.toLowerCase()));const i=(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.u)(...n.map(e=>e.severity));return{tenantId:e.tenantId,scannedAt:e.now,complete:r,coverage:e.coverage,thresholds:e.thresholds,status:r?i:(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.u)(i,`unknown`),principals:n.sort(byUrgency),managedIdentityClusters:e.clusters.length-t.length,problems:[...e.problems,...n.flatMap(t=>ownBranch(t,e.ownAppId))]}}
function isManagedIdentity(e){return e.clientId.toLowerCase()===`msi`||e.clientId===``}
function rotationMatrix(e){const t=e.principals.filter(e=>e.due.length>0);return{include:t.slice(0,256).map(e=>({"app-id":e.appId})),due:t.length}}
function failsOn(e,t){if(t===`none`)return false;return!e.complete||e.principals.some(e=>_model_js__WEBPACK_IMPORTED_MODULE_4__.t.indexOf(e.severity)>=_model_js__WEBPACK_IMPORTED_MODULE_4__.t.indexOf(t))}
function groups(e,t){const n=new Map;const r=e.tenantId.toLowerCase();for(const e of t){const t=e.clientId.toLowerCase();const r=`${e.tenantId.toLowerCase()}:${t}`;const i=n.get(r)??{appId:t,clusters:[]};i.clusters.push(e);n.set(r,i)}for(const t of e.appIds){const e=`${r}:${t.toLowerCase()}`;if(!n.has(e))n.set(e,{appId:t.toLowerCase(),clusters:[]})}return[...n.values()]}
function assess(e,t){const n=(t.clusters[0]?.tenantId.toLowerCase()??e.tenantId.toLowerCase())===e.tenantId.toLowerCase()?e.records.get(t.appId):void 0;return assessPrincipal({...t,record:n,tenantId:e.tenantId,now:e.now,thresholds:e.thresholds,overlap:e.overlap})}
function byUrgency(e,t){return _model_js__WEBPACK_IMPORTED_MODULE_4__.t.indexOf(t.severity)-_model_js__WEBPACK_IMPORTED_MODULE_4__.t.indexOf(e.severity)||(e.nextExpiry??1/0)-(t.nextExpiry??1/0)||(e.appId<t.appId?-1:1)}
function ownBranch(e,t){if(e.appId!==t?.toLowerCase()||e.clusters.length===0)return[];return[{code:`own-identity`,message:`This run signs in as ${e.appId}, which is also the service principal of ${e.clusters.map(e=>e.cluster.name).join(`, `)}.`,hint:`Give the workflow an identity of its own; rotate and cleanup will refuse to touch this one.`}]}



/***/ }),

/***/ 8720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ listed),
/* harmony export */   c: () => (/* binding */ nextStep),
/* harmony export */   d: () => (/* binding */ useWords),
/* harmony export */   f: () => (/* binding */ verdict),
/* harmony export */   h: () => (/* binding */ identityTable),
/* harmony export */   i: () => (/* binding */ endOf),
/* harmony export */   l: () => (/* binding */ nextSteps),
/* harmony export */   m: () => (/* binding */ nextSteps$1),
/* harmony export */   n: () => (/* binding */ completeness),
/* harmony export */   o: () => (/* binding */ managedIdentityExample),
/* harmony export */   p: () => (/* binding */ managedIdentitySteps),
/* harmony export */   r: () => (/* binding */ deciding),
/* harmony export */   s: () => (/* binding */ nameOf),
/* harmony export */   t: () => (/* binding */ clusterName),
/* harmony export */   u: () => (/* binding */ statusWords)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3565);
/* harmony import */ var _report_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1999);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3857);



const moveCaveats="There is no way back to a service principal; the nodes keep using it until their images are upgraded, which restarts them one after the other (`az aks nodepool upgrade --node-image-only` for each pool); every role that the principal holds has to be granted to the new identities too. A cluster that pulls images from a registry of another tenant has to keep its service principal.";
function identityVerdict(e,{foreignTenantId:t}){if(t===null)return{kind:`can-move`,command:(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.u)(e),stopped:e.powerState===`Stopped`};if(e.tenantId.toLowerCase()===t.toLowerCase())return{kind:`cannot`,reason:`It belongs to tenant ${t}, where alone it can be decided.`};return{kind:`cannot`,reason:`Its application lives in tenant ${t}, which a managed identity cannot sign in to. A service principal is still needed.`}}
function grantAgain(e,t){const n=`--resource-group ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.h)(t.resourceGroup)} --name ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.h)(t.name)} --subscription ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.h)(t.subscriptionId)}`;const r=`az role assignment create --assignee-principal-type ServicePrincipal --assignee-object-id`;return[`az role assignment list --assignee ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.h)(e)} --all --query "[].{role:roleDefinitionName,scope:scope}" --output table`,`# for each of these, the roles on registries:`,`${r} "$(az aks show ${n} --query identityProfile.kubeletidentity.objectId --output tsv)" --role "<role>" --scope "<scope>"`,`# and all others:`,`${r} "$(az aks show ${n} --query identity.principalId --output tsv)" --role "<role>" --scope "<scope>"`]}
function identityTable({principals:e}){const t=e.flatMap(e=>e.clusters.map(({cluster:t})=>row(t,identityVerdict(t,e))));if(t.length===0)return null;return{head:[`<details><summary>Managed identity, per cluster</summary>`,``,moveCaveats,``,`| Cluster | Verdict | How, or why not |`,`| --- | --- | --- |`],rows:t,tail:[``,`</details>`],more:e=>`${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(e,`more cluster`)} left out here.`}}
function row(e,t){const n=(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.d)(e.name,63);if(t.kind===`cannot`)return`| ${n} | stays | ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.d)(t.reason,300)} |`;return`| ${n} | can move${t.stopped?`, once started`:``} | ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.t)(t.command,500)} |`}
const beyondRotation=[`application-deleted`,`application-missing`,`service-principal-missing`,`service-principal-disabled`];
function nextSteps$1(e,t,n){if(!(0,_text_js__WEBPACK_IMPORTED_MODULE_0__._)(e.appId))return[`The client id of these clusters is no GUID; set a valid service principal first.`];const r=e.outages.find(e=>beyondRotation.includes(e.kind));if(r)return[`A new secret does not help until this is done:`,``,`- ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.d)(r.wayOut,1e3)}`];if(e.foreignTenantId!==null)return foreignSteps(e.foreignTenantId);return[`Run this workflow. It gives every cluster a new secret before the old one goes; AKS reimages the nodes of each cluster on the way.`,``,...fenced(`yaml`,workflow(e,t)),``,...byHand(e,n)]}
function foreignSteps(e){return[`The application lives in tenant ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.d)(e)}, and only there can it get a new secret. Ask its owners for one that is added to the old one, not put in its place, and give it to every cluster listed above before the old one ends.`]}
function workflow({appId:e,tenantId:t},n){return[`name: Rotate the service principal of AKS clusters`,`on: workflow_dispatch`,`permissions: {}`,`jobs:`,`  rotate:`,`    runs-on: ubuntu-latest`,`    timeout-minutes: 360`,`    permissions:`,`      id-token: write # signs in to Azure without a stored secret`,`      actions: read # asks whether an earlier run is over`,`    concurrency:`,`      group: aks-sp-${e.toLowerCase()}`,`      cancel-in-progress: false`,`      queue: max`,`    steps:`,`      - uses: ${safeRef(n)}`,`        with:`,`          operation: rotate`,`          app-id: ${e.toLowerCase()}`,`          tenant-id: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__._)(t)?t:"${{ vars.AZURE_TENANT_ID }}"}`,"          client-id: ${{ vars.AZURE_CLIENT_ID }}"]}
function safeRef(e){return/^[\w.-]+(?:\/[\w.-]+)+@[\w./-]+$/.test(e)?e:`OWNER/REPOSITORY@REF`}
function byHand(e,t){const n=sorted(e.clusters).slice(0,t);const r=e.clusters.length-n.length;const i=[`<details><summary>By hand, with the Azure CLI</summary>`,``,"`--append` keeps the old secret; without it the command deletes the old secret before any cluster has the new one. Remove the old one only after the last cluster has the new one.",``,...fenced(`sh`,[`secret="$(az ad app credential reset --id ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.h)(e.appId)} --append --display-name by-hand --years 1 --query password --output tsv)"`,...n.map(t=>resetCommand(e.appId,t)),`unset secret`])];if(r>0)i.push(``,`The same for ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(r,`more cluster`)}.`);return[...i,``,`</details>`]}
function resetCommand(e,{cluster:t}){return`az aks update-credentials ${`--resource-group ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.h)(t.resourceGroup)} --name ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.h)(t.name)} --subscription ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.h)(t.subscriptionId)}`} --reset-service-principal --service-principal ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.h)(e)} --client-secret="$secret"`}
function managedIdentitySteps(e,t){const n=sorted(e.clusters).map(({cluster:t})=>({cluster:t,verdict:identityVerdict(t,e)}));if(e.foreignTenantId!==null)return[`Not possible here.`,...[...new Set(n.map(({verdict:e})=>e.kind===`cannot`?e.reason:``))].map(e=>(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.d)(e,300))];const[r]=n;if(!r)return[`No cluster was found on this principal.`];const i=n.slice(0,t).map(({verdict:e})=>e.kind===`can-move`?e.command:``);const a=n.length>1?`# then the roles, for the first of them and each of the others alike`:`# then the roles`;const o=[`No secret can expire once a cluster is on a managed identity. ${moveCaveats}`,``,...fenced(`sh`,[...i,a,...grantAgain(e.appId,r.cluster)])];if(n.length>t)o.push(``,`The same for ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(n.length-t,`more cluster`)}.`);const s=n.filter(({cluster:e})=>e.powerState===`Stopped`).length;if(s>0)o.push(``,`${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(s,`cluster`)} of these must be started first.`);return o}
function sorted(e){return[...e].sort((e,t)=>e.cluster.id.toLowerCase()<t.cluster.id.toLowerCase()?-1:1)}
function fenced(e,t){return[`\`\`\`${e}`,...t,"```"]}
const hour=36e5;
const namesShown=5;
const statusWords={ok:`\u2713 fine`,unknown:`? unknown`,expiring:`\u25b3 ends soon`,critical:`\u25b2 critical`,expired:`\u2717 down`};
function verdict(e){return`${findings(e)} ${completeness(e)}`}
function findings(e){const t=(0,_report_file_js__WEBPACK_IMPORTED_MODULE_1__.t)(e);const n=e.principals.length;const r=span(e.thresholds.warnWithin);if(n===0)return`No AKS cluster that uses a service principal was found.`;if(t.ok===n)return`${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(n,`service principal`)} of AKS clusters, none ends within ${r}.`;const i=[t.expired>0?`${verb(t.expired,`has`,`have`)} expired or cannot sign in`:``,t.critical>0?`${verb(t.critical,`ends`,`end`)} within ${span(e.thresholds.criticalWithin)}`:``,t.expiring>0?`${verb(t.expiring,`ends`,`end`)} within ${r}`:``,t.unknown>0?`${String(t.unknown)} could not be judged`:``,`${verb(t.ok,`is`,`are`)} fine`];return`Of ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(n,`service principal`)} of AKS clusters: ${i.filter(e=>e!==``).join(`, `)}.`}
function verb(e,t,n){return`${String(e)} ${e===1?t:n}`}
function span(e){const t=Math.round(e/hour);return t%24===0?(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(t/24,`day`):(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(t,`hour`)}
function completeness(e){const{scanned:t,tenant:n}=e.coverage;if(!e.complete)return`The scan is NOT complete: ${reasons(e).join(`; `)}.`;if(n)return`The scan is complete for the whole tenant.`;return`The scan is complete for ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(t.length,`subscription`)}; others, if any, were not seen.`}
function reasons(e){const{coverage:t}=e;const n=t.scanned.filter(e=>!e.covered).length;const r=e.principals.filter(e=>e.severity===`unknown`&&e.foreignTenantId===null).length;const i=[n>0?`${String(n)} of ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(t.scanned.length,`subscription`)} may hold clusters that this identity cannot read`:``,r>0?`${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(r,`service principal`)} could not be judged`:``,e.problems.length>0?`${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(e.problems.length,`problem`)}, see below`:``].filter(e=>e!==``);return i.length>0?i:[`not everything could be read`]}
function deciding(e){const t=e=>_model_js__WEBPACK_IMPORTED_MODULE_2__.t.indexOf(e.severity);return[...e.clusters].sort((e,n)=>t(n)-t(e)||(e.endsOn??1/0)-(n.endsOn??1/0))[0]}
function endOf(e,t){const n=deciding(e);const r=n?n.endsOn:e.nextExpiry;const i=n?.keyId??e.credentials.find(e=>e.endsOn===r)?.keyId??null;if(r===null)return i===null?null:{keyId:i.slice(0,8),when:`end unknown`};const a=`${r<=t?`ended`:`ends`} ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.s)(r)} (${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.i)(r-t)})`;return{keyId:i?.slice(0,8)??null,when:a}}
function useWords(e){const t=deciding(e);if(!t)return`no cluster seen`;if(t.use===`known`)return`on record`;const n=t.latestEndsOn!==null&&t.latestEndsOn!==t.endsOn?`, at best until ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.s)(t.latestEndsOn)}`:``;return t.use===`ambiguous`?`rotation half-finished${n}`:`not on record${n}`}
function nameOf(e){const t=(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.r)((0,_text_js__WEBPACK_IMPORTED_MODULE_0__.p)(e.displayName??``),80);return t===``?`unnamed`:t}
function clusterName({cluster:e},t){return e.powerState===`Stopped`?`${t(e.name)} (stopped)`:t(e.name)}
function listed(e,t,n=namesShown){const r=e.slice(0,n).map(t).join(`, `);return e.length>n?`${r} and ${String(e.length-n)} more`:r}
function nextStep(e){if(e.outages.length>0)return`Now: see its way out below`;if(e.foreignTenantId!==null)return`Ask the administrators of tenant ${e.foreignTenantId} to renew it`;if(e.severity===`unknown`)return`Give this run the right to read it, then scan again`;if(e.severity===`ok`)return e.due.length>0?`Run rotate, not urgent: ${e.due[0]??``}`:`None`;const t=stoppedOf([e]);return`${t.length>0?`Start ${listed(t,e=>e.name)}, then run`:`Run`} rotate with this app-id`}
function stoppedOf(e){return e.flatMap(e=>e.clusters.filter(e=>e.cluster.powerState===`Stopped`).map(e=>e.cluster))}
function nextSteps(e){const t=e.principals.filter(e=>e.foreignTenantId===null);const n=e.principals.filter(e=>e.outages.length>0);const r=t.filter(e=>e.outages.length===0&&![`ok`,`unknown`].includes(e.severity));const i=t.filter(e=>e.severity===`ok`&&e.due.length>0);const a=e.principals.filter(e=>e.foreignTenantId!==null&&e.severity!==`ok`);const o=[n.length>0?`Bring back ${named(n)}: the way out is under "Cannot sign in now".`:``,stoppedOf(r).length>0?`Start ${listed(stoppedOf(r),e=>e.name)}: a stopped cluster cannot take a new secret.`:``,r.length>0?`Run this action with operation rotate for ${named(r)}.`:``,a.length>0?`Ask the administrators of the other tenant about ${named(a)}.`:``,e.complete?``:`Solve the problems and missing rights shown above and scan again: until then nothing may be called healthy.`,i.length>0?`When there is time, run rotate for ${named(i)}: it records which secret is in use and removes old ones.`:``].filter(e=>e!==``);return o.length>0?o:[`Nothing to do now.`]}
function named(e){return listed(e,e=>`${nameOf(e)} (app-id ${e.appId})`)}
function managedIdentityExample(e){const t=e.principals.filter(e=>e.foreignTenantId===null).flatMap(e=>e.clusters.map(e=>e.cluster));return t.find(e=>e.powerState===`Running`)??t[0]}



/***/ }),

/***/ 4522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ isFailure),
/* harmony export */   i: () => (/* binding */ isDuplicateRefused),
/* harmony export */   n: () => (/* binding */ unknownOutcome),
/* harmony export */   o: () => (/* binding */ refusedAssignees),
/* harmony export */   r: () => (/* binding */ explain),
/* harmony export */   t: () => (/* binding */ retrying)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8645);

function isFailure(e){return e instanceof Error&&typeof e.status===`number`}
function explain(e,t,n){const r=`Could not ${t} in ${n}: ${e instanceof Error?e.message:String(e)}`;if(!isFailure(e))return{code:`github-failed`,message:r,hint:`Run again; if it stays, run with step debug logging.`};return{message:r,...adviceFor(e.status,n)}}
function adviceFor(e,t){switch(e){case 401:return{code:`github-token-rejected`,hint:"The token in `github-token` is wrong, expired or revoked. Leave the input out to use the token of the job."};case 403:return{code:`github-forbidden`,hint:`The token may not write issues in ${t}. Give the job \`permissions: issues: write\`; for another repository (\`issue-repository\`) pass a token made for it in \`github-token\`. An archived repository takes no issues.`};case 404:return{code:`github-not-found`,hint:`${t} does not exist, or the token in \`github-token\` may not see it. The token of a job reaches its own repository only.`};case 410:return{code:`github-issues-off`,hint:`Issues are switched off in ${t}. Switch them on in its settings, name another \`issue-repository\`, or set \`issues: none\`.`};case 422:return{code:`github-refused`,hint:"GitHub does not accept this value. Check `issue-labels` (at most 50 characters each) and `issue-assignees`."};default:return{code:`github-failed`,hint:`GitHub did not answer as it should; see https://www.githubstatus.com and run again.`}}}
function fieldErrors(e){if(!isFailure(e)||e.status!==422)return[];const t=(e.response?.data)?.errors;return Array.isArray(t)?t.filter(e=>typeof e===`object`&&e!==null):[]}
function refusedAssignees(e){const t=fieldErrors(e).filter(({field:e})=>e===`assignees`||e===`assignee`);if(t.length===0)return null;return t.flatMap(({value:e})=>Array.isArray(e)?e:[e]).map(e=>String(e).toLowerCase())}
function isDuplicateRefused(e){return isFailure(e)&&e.status===422}
const tries=4;
const patience=3e5;
async function retrying(e,t,n){for(let r=1;;r+=1)try{return await t()}catch(t){await n(pauseAfter(t,e,r))}}
function pauseAfter(e,t,n){if(!isFailure(e))throw e;const r=limitPause(e,n);if(r!==null){if(n<tries&&r<=patience)return r;throw limited(e,r)}if(e.response!==void 0&&e.status<500)throw e;if(t===`POST`)throw unknownOutcome(e.message,e);if(n>=tries)throw e;return 1e3*2**(n-1)}
function limitPause({status:e,message:t,response:n},r){if(e!==403&&e!==429&&e!==503)return null;const i=n?.headers??{};const a=Number(i[`retry-after`]);if(i[`retry-after`]!==void 0&&Number.isFinite(a))return a*1e3;if(e===503)return null;if(String(i[`x-ratelimit-remaining`])===`0`)return untilReset(i);if(e===429||/secondary rate limit|abuse detection/i.test(t))return 6e4*2**(r-1);return null}
function untilReset(e){const t=Date.parse(String(e[`date`]));const n=Number(e[`x-ratelimit-reset`])*1e3;return Number.isNaN(t)||Number.isNaN(n)?6e4:Math.max(0,n-t)+1e3}
function limited(e,t){return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t({code:`github-rate-limited`,message:`GitHub limits the requests of this token: ${e.message}`,hint:`It asks for a pause of ${String(Math.ceil(t/1e3))} s. Run again later, or lower \`max-issues\`.`},e)}
function unknownOutcome(e,t){return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t({code:`github-outcome-unknown`,message:`GitHub gave no good answer to a write, which may have been made: ${e}`,hint:`The next run looks before it writes again.`},t)}



/***/ })

};
