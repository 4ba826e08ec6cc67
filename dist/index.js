import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 4404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ parseGrant),
/* harmony export */   c: () => (/* binding */ same),
/* harmony export */   i: () => (/* binding */ lacksActions),
/* harmony export */   n: () => (/* binding */ builtInRoles),
/* harmony export */   o: () => (/* binding */ presetNames),
/* harmony export */   r: () => (/* binding */ disksRole),
/* harmony export */   s: () => (/* binding */ roleGuid),
/* harmony export */   t: () => (/* binding */ assignmentName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);

const presetNames=[`acr-pull`,`network`,`disks`,`vm-disks`,`container-instances`,`key-vault-secrets`],group=`resource group`,presetScopes={"acr-pull":[`Microsoft.ContainerRegistry/registries`],network:[`Microsoft.Network/virtualNetworks/subnets`,`Microsoft.Network/virtualNetworks`,`Microsoft.Network/publicIPAddresses`,group],disks:[`Microsoft.Compute/disks`,group],"vm-disks":[group],"container-instances":[group],"key-vault-secrets":[`Microsoft.KeyVault/vaults`]},builtInRoles={acrPull:`7f951dda-4ed3-4680-a7ca-43fe172d538d`,repositoryReader:`b93aa761-3e63-49ed-ac28-beffa264f7ac`,networkContributor:`4d97b98b-1d4f-4787-a291-c67834d212e7`,virtualMachineContributor:`9980e02c-c2be-4d73-94e8-173b1dc7cf3c`,contributor:`b24988ac-6180-42a0-ab88-20f7382dd24c`,keyVaultSecretsUser:`4633458b-17de-408a-b874-0445c86b69e6`},guid=`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`,segment=String.raw`(?!\.{1,2}(?:/|$))[^/?#%\\\s\p{C}]+`,subscriptionScope=RegExp(`^/subscriptions/(${guid})(/resourceGroups/${segment})?((?:/providers/${segment}(?:/${segment}/${segment})+)*)$`,`iu`),managementGroupScope=RegExp(`^/providers/Microsoft\\.Management/managementGroups/${segment}$`,`iu`);
function parseScope(e){let t=e.replace(/\/+$/,``);if(managementGroupScope.test(t))return{id:t,type:`management group`,subscriptionId:null};let n=subscriptionScope.exec(t);if(!n)return null;let[,r=``,i,a]=n;return{id:t,type:a?resourceType(a):i?group:`subscription`,subscriptionId:r.toLowerCase()}}
function resourceType(e){let[t=``,...n]=(e.split(/\/providers\//i).at(-1)??``).split(`/`);return[t,...n.filter((e,t)=>t%2==0)].join(`/`)}
function parseGrant(e){let t=/^(.+?)\s*@\s*(\/\S*)$/.exec(e.trim()),[,n=``,r=``]=t??[],i=parseScope(r);if(!t||!i)return`<preset, role name or role id> @ <full resource id that starts with /subscriptions/>`;let a=presetNames.find(e=>e===n.toLowerCase());if(!a)return{line:e,access:roleOf(n),scope:i};let o=presetScopes[a];return o.some(e=>same(e,i.type))?{line:e,access:{kind:`preset`,preset:a},scope:i}:`${o.join(`, `)} as the scope of ${a}, not a ${i.type}`}
function roleOf(e){return RegExp(`^${guid}$`,`i`).test(e)?{kind:`role-id`,id:e.toLowerCase()}:{kind:`role-name`,name:e}}
function deterministicId(e){let t=(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(`sha1`).update(Buffer.from(`d961f41a2ed64ea7b1e2082e56b93119`,`hex`)).update(e).digest().subarray(0,16);return t[6]=(t[6]??0)&15|80,t[8]=(t[8]??0)&63|128,t.toString(`hex`).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/,`$1-$2-$3-$4-$5`)}
function roleGuid(e){return e.split(`/`).at(-1)?.toLowerCase()??``}
function assignmentName(e,t,n){return deterministicId(`${e}|${roleGuid(t)}|${n}`.toLowerCase())}
function disksRole(e){let t=`aks-sp disks ${e.toLowerCase()}`,n=deterministicId(t);return{id:`/subscriptions/${e}/providers/Microsoft.Authorization/roleDefinitions/${n}`,guid:n,name:t,description:`Lets an AKS cluster attach disks outside of its own resource group.`,actions:[`Microsoft.Compute/disks/read`,`Microsoft.Compute/disks/write`],notActions:[],assignableScopes:[`/subscriptions/${e}`]}}
function lacksActions(e,t){return e.notActions.length>0||!t.actions.every(t=>e.actions.some(e=>same(e,t)))}
function same(e,t){return e.toLowerCase()===t.toLowerCase()}



/***/ }),

/***/ 5668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ actionSource)
/* harmony export */ });
const unknown={ref:`OWNER/aks-service-principal-action@v1`,files:null};
function actionSource(e){let{GITHUB_ACTION_REPOSITORY:t,GITHUB_ACTION_REF:n,AKS_SP_ACTION_SOURCE:r,GITHUB_SERVER_URL:i}=e,a=t&&n?`${t}@${n}`:r??``,[,o=``,s=``]=/^([\w.-]+\/[\w.-]+)@([\w./-]+)$/.exec(a)??[];return o===``?unknown:{ref:a,files:`${i&&/^https:\/\/[\w.:-]+$/.test(i)?i:`https://github.com`}/${o}/blob/${s}/`}}



/***/ }),

/***/ 8645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ problemOr),
/* harmony export */   r: () => (/* binding */ toProblem),
/* harmony export */   t: () => (/* binding */ ActionError)
/* harmony export */ });
var ActionError=class extends Error{code;hint;constructor(e,t){super(e.message,t===void 0?void 0:{cause:t}),this.name=`ActionError`,this.code=e.code,this.hint=e.hint}};
async function problemOr(e){try{return{value:await e()}}catch(e){if(e instanceof ActionError)return{problem:toProblem(e)};throw e}}
function toProblem(e){return{code:e.code,message:e.message,hint:e.hint}}



/***/ }),

/***/ 3333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ destinationTag),
/* harmony export */   c: () => (/* binding */ mergeTags),
/* harmony export */   d: () => (/* binding */ showsTag),
/* harmony export */   f: () => (/* binding */ usesTag),
/* harmony export */   i: () => (/* binding */ destinationHash),
/* harmony export */   l: () => (/* binding */ orphanedKeys),
/* harmony export */   n: () => (/* binding */ clusterTag),
/* harmony export */   o: () => (/* binding */ issuedTag),
/* harmony export */   r: () => (/* binding */ deliveredTag),
/* harmony export */   s: () => (/* binding */ managedTag),
/* harmony export */   t: () => (/* binding */ cleanupTag),
/* harmony export */   u: () => (/* binding */ sentTag)
/* harmony export */ });
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4263);
/* harmony import */ var _problem_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8223);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7598);



const managedTag=`aks-sp:managed`;
function issuedTag(e){return`aks-sp:issued:${e.toLowerCase()}`}
function destinationTag(e,t){return`aks-sp:to:${e.toLowerCase()}:${destinationHash(t)}`}
function destinationHash(e){return (0,node_crypto__WEBPACK_IMPORTED_MODULE_2__.createHash)(`sha256`).update([...e].sort().join(`
`)).digest(`hex`).slice(0,16)}
function deliveredTag(e){return`aks-sp:delivered:${e.toLowerCase()}`}
function sentTag(e,t,n){return`aks-sp:sent:${e.toLowerCase()}:${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.t)(t)}:${seconds(n)}`}
function usesTag(e,t,n){return`aks-sp:uses:${e.toLowerCase()}:${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.t)(t)}:${seconds(n)}`}
function clusterTag(e){let t=(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.w)(e);if(!t)return null;let n=`aks-sp:cluster:${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.t)(e)}:${t.subscriptionId}/${t.resourceGroup}/${t.name}`.toLowerCase();return n.length<=256?n:null}
function cleanupTag(e){return`aks-sp:cleanup:${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.t)(e)}`}
const entry=/^aks-sp:(sent|uses):([0-9a-f-]{36}):([0-9a-f]{16}):(\d{1,12})$/,keyed=/^aks-sp:(?:sent|uses|issued|delivered|to):([0-9a-f-]{36})(?::|$)/i;
function mergeTags(e,t,n){let r=new Set,i=new Map;for(let a of[...e,...t]){let e=keyed.exec(a)?.[1]?.toLowerCase();if(e!==void 0&&n.has(e))continue;let t=entry.exec(a);if(!t){r.add(a);continue}let o=t.slice(1,4).join(`:`),s=Number(t[4]),c=i.get(o);(!c||c.at<s)&&i.set(o,{tag:a,at:s})}return[...r,...[...i.values()].map(({tag:e})=>e)]}
function showsTag(e,t){if(e.has(t))return!0;let n=entry.exec(t);if(!n)return!1;let r=t.slice(0,t.lastIndexOf(`:`)+1);return[...e].some(e=>e.startsWith(r)&&Number(e.slice(r.length))>=Number(n[4]))}
function orphanedKeys(e,t,n){let r=new Map;for(let n of e){let e=keyed.exec(n)?.[1]?.toLowerCase();if(e===void 0||t.has(e))continue;let i=Number(entry.exec(n)?.[4]??0)*1e3;r.set(e,Math.max(r.get(e)??0,i))}return[...r].filter(([,e])=>e>0&&n-e>864e5).map(([e])=>e)}
function seconds(e){return Math.floor(e/1e3)}



/***/ }),

/***/ 4263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ withoutRemoved),
/* harmony export */   c: () => (/* binding */ rotationIdOf),
/* harmony export */   d: () => (/* binding */ serverMark),
/* harmony export */   i: () => (/* binding */ parseLedger),
/* harmony export */   l: () => (/* binding */ rotationOf),
/* harmony export */   n: () => (/* binding */ latest),
/* harmony export */   o: () => (/* binding */ credentialName),
/* harmony export */   r: () => (/* binding */ originOf),
/* harmony export */   s: () => (/* binding */ isOver),
/* harmony export */   t: () => (/* binding */ clusterHash),
/* harmony export */   u: () => (/* binding */ runKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);

const prefixes={managed:`aks-sp/`,turn:`aks-sp-turn/`},name=/^aks-sp(-turn)?\/([0-9a-f]{8})\.(\d{1,20})\.(\d{1,20})\.(\d{1,6})\.[A-Za-z0-9_-]{8}$/;
function serverMark(e){return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(`sha256`).update(e.replace(/\/+$/,``)).digest(`hex`).slice(0,8)}
function rotationIdOf({server:e,repositoryId:t,runId:n,attempt:r},i){return`${e}.${t}.${n}.${r}.${i}`}
function credentialName(e,t){return prefixes[e]+t}
function rotationOf(e){let t=name.exec(e??``);if(!t)return null;let[n,r,i=``,a=``,o=``,s=``]=t,c=r===void 0?`managed`:`turn`;return{purpose:c,rotationId:n.slice(prefixes[c].length),run:{server:i,repositoryId:a,runId:o,attempt:Number(s)}}}
function runKey({server:e,repositoryId:t,runId:n,attempt:r}){return`${e}.${t}.${n}.${r}`}
function isOver(e,{rotationId:t,self:n,statuses:r,lease:i,now:a}){let o=rotationOf(e.displayName);if(!o||o.rotationId===t)return!1;let{run:s}=o;return s.server===n.server&&s.repositoryId===n.repositoryId&&s.runId===n.runId&&s.runId!==`0`&&s.attempt<n.attempt||r.get(runKey(s))===`over`||a>=(o.purpose===`turn`?e.endsOn:e.startsOn+i)}
const guid=`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`,keyTag=RegExp(`^aks-sp:(issued|delivered):(${guid})$`,`i`),entryTag=RegExp(`^aks-sp:(sent|uses):(${guid}):([0-9a-f]{16}):(\\d{1,12})$`,`i`),destinationTag=RegExp(`^aks-sp:to:(${guid}):([0-9a-f]{16})$`,`i`),clusterTag=/^aks-sp:cluster:([0-9a-f]{16}):([^/\s]+\/[^/\s]+\/[^/\s]+)$/i;
function originOf(e){return rotationOf(e)?.purpose??`foreign`}
function clusterHash(e){return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(`sha256`).update(e.toLowerCase()).digest(`hex`).slice(0,16)}
function parseLedger(e){let t=new Map,n={issued:new Set,delivered:new Set},r=new Map,i={sent:[],uses:[]};for(let a of e){let e=clusterTag.exec(a);e&&t.set(lower(e[1]),e[2]??``);let o=destinationTag.exec(a);o&&r.set(lower(o[1]),lower(o[2]));let s=keyTag.exec(a);s&&n[lower(s[1])].add(lower(s[2]));let c=entryTag.exec(a);c&&i[lower(c[1])].push({keyId:lower(c[2]),cluster:lower(c[3]),at:Number(c[4])*1e3})}return{managed:e.includes(`aks-sp:managed`),clusters:t,...n,destinations:r,...i}}
function latest(e,t){return e.filter(e=>e.cluster===t).reduce((e,t)=>e&&e.at>=t.at?e:t,void 0)}
function lower(e){return(e??``).toLowerCase()}
function withoutRemoved(e,t,n,r){let i=new Set(t.map(e=>lower(e.keyId)));return{...e,sent:e.sent.filter(e=>i.has(e.keyId)||n-e.at<r)}}



/***/ }),

/***/ 6203:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6846);
/* harmony import */ var _problem_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8223);
/* harmony import */ var _report_file_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1999);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8645);
/* harmony import */ var _access_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4404);
/* harmony import */ var _provision_application_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5664);
/* harmony import */ var _action_source_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(5668);
/* harmony import */ var _p427_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9985);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(6760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(8500);










const minute$1=6e4,units={m:minute$1,h:60*minute$1,d:1440*minute$1,w:10080*minute$1};
function parseDuration(e){let t=/^(\d{1,6})([mhdw])$/.exec(e);if(t)return within(Number(t[1])*(units[t[2]??``]??NaN));let n=/^P(?=[\dT])(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?)?$/.exec(e);if(!n)return null;let r=n.slice(1).map(e=>Number(e??0));return within([`w`,`d`,`h`,`m`].reduce((e,t,n)=>e+(r[n]??0)*(units[t]??NaN),0))}
function within(e){return e<=315576e7?e:null}
const operations=[`provision`,`delegate`,`check-expiry`,`rotate`,`cleanup`],all=(e=``)=>({operations:`all`,default:e}),only=(e,t=``)=>({operations:e,default:t}),inputTable={operation:all(),cluster:all(),"resource-group":all(),"cluster-name":all(),"app-id":all(),"subscription-id":all(),"tenant-id":all(),"client-id":all(),"client-secret":all(),auth:all(`auto`),audience:all(),cloud:all(`AzureCloud`),"authority-host":all(),"resource-manager-endpoint":all(),"graph-endpoint":all(),"github-token":all("${{ github.token }}"),"dry-run":all(`false`),"max-wait":all(`5h`),"trust-visible-scope":all(`false`),store:all(),name:only([`provision`]),"unique-name":only([`provision`]),"valid-for":only([`provision`,`rotate`],`365d`),adopt:only([`provision`],`false`),assign:only([`provision`,`delegate`]),"new-secret":only([`provision`],`if-needed`),"cluster-template":only([`provision`]),"service-principal-id":only([`delegate`]),prune:only([`delegate`],`false`),"warn-within":only([`check-expiry`],`30d`),"critical-within":only([`check-expiry`],`7d`),issues:only([`check-expiry`],`per-principal`),"issue-labels":only([`check-expiry`],`aks-service-principal`),"issue-assignees":only([`check-expiry`]),"issue-repository":only([`check-expiry`]),"max-issues":only([`check-expiry`],`20`),"fail-on":only([`check-expiry`],`expired`),"report-file":only([`check-expiry`]),"renew-within":only([`rotate`],`30d`),force:only([`rotate`],`false`),overlap:only([`check-expiry`,`rotate`],`24h`),retire:only([`check-expiry`,`rotate`],`managed`),parallel:only([`rotate`],`4`),"on-stopped":only([`rotate`],`skip`),lease:only([`rotate`],`6h`),"delete-cluster":only([`cleanup`],`false`),sweep:only([`cleanup`],`none`),grace:only([`cleanup`],`7d`),"expired-credentials":only([`cleanup`],`report`),purge:only([`cleanup`],`false`),"expected-plan":only([`cleanup`])};
var InputReader=class{problems=[];#e;#t;constructor(e,t){this.#e=e,this.#t=t}problem(e,t,n){this.problems.push(`${e}: got ${t===``?`nothing`:`"${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.h)(t.slice(0,120))}"`}; accepts ${n}`)}refused(e){return this.problems.some(t=>t.startsWith(`${e}:`))}text(e,t){return this.#e(e).trim()||(t?(this.#t[t]??``).trim():``)||defaultOf(e)}list(e,t){return this.text(e,t).split(/\r?\n/).map(e=>e.replace(/(^|\s)#.*$/,``)).flatMap(e=>e.split(`,`)).map(e=>e.trim()).filter(e=>e!==``)}listOf(e,t,n,r){let i=new Map;for(let a of this.list(e,r)){let r=t(a);r===null?this.problem(e,a,n):i.has(a.toLowerCase())||i.set(a.toLowerCase(),r)}return[...i.values()]}boolean(e){let t=this.text(e);return/^(true|True|TRUE)$/.test(t)?!0:(/^(false|False|FALSE)$/.test(t)||this.problem(e,t,`true or false`),!1)}duration(e){let t=this.text(e),n=parseDuration(t);return n===null&&this.problem(e,t,`a duration such as 90d, 24h, 45m, 2w or P90D`),n??0}integer(e,t,n){let r=this.text(e),i=/^\d{1,9}$/.test(r)?Number(r):NaN;return i>=t&&i<=n?i:(this.problem(e,r,`a whole number from ${t} to ${n}`),t)}choice(e,t){let n=this.text(e),r=t.find(e=>e===n);return r===void 0&&this.problem(e,n,oneOf(t)),r??t[0]}refuseForeign(e){for(let[t,n]of Object.entries(inputTable)){let r=this.#e(t).trim();if(n.operations===`all`||r===``||r===n.default)continue;let i=n.operations;i.includes(e)||this.problem(t,r,`no value with operation ${e}; it belongs to ${i.join(` and `)}`)}}};
function oneOf(e){return e.length<2?e.join(``):`${e.slice(0,-1).join(`, `)} or ${e.at(-1)??``}`}
function defaultOf(e){let t=inputTable[e].default;return t.startsWith("${{")?``:t}
function parseCleanup(e,t){let n={deleteCluster:e.boolean(`delete-cluster`),sweep:e.choice(`sweep`,[`none`,`orphans`]),grace:e.duration(`grace`),expiredCredentials:e.choice(`expired-credentials`,[`report`,`delete`]),purge:e.boolean(`purge`),expectedPlan:parsePlan(e)},r=parseTarget$3(e,t,n.sweep===`orphans`||n.expiredCredentials===`delete`);return n.deleteCluster&&r.kind!==`cluster`&&e.problem(`delete-cluster`,`true`,`true only together with cluster, which it deletes`),n.sweep===`none`&&e.text(`grace`)!==`7d`&&!e.refused(`grace`)&&e.problem(`grace`,e.text(`grace`),`a value only with sweep: orphans`),n.purge&&r.kind===`tenant`&&n.sweep===`none`&&e.problem(`purge`,`true`,`true only where principals are removed`),{target:r,...n}}
function parsePlan(e){let t=e.text(`expected-plan`).toLowerCase();return t===``||/^[0-9a-f]{64}$/.test(t)?t||null:(e.problem(`expected-plan`,t,`the output plan of a dry run (64 hex digits)`),null)}
function parseTarget$3(e,{appIds:t,clusters:n},r){let i=[...t.map(e=>({kind:`app-id`,appId:e})),...n.map(({id:e})=>({kind:`cluster`,id:e}))],a=[`app-id`,`cluster`,`resource-group`,`cluster-name`].some(t=>e.refused(t)),o=i.map(e=>e.kind===`app-id`?e.appId:e.kind===`cluster`?e.id:``).join(`, `);return r&&i.length>0?e.problem(`app-id`,o,`no app-id or cluster beside sweep: orphans or expired-credentials: delete, which go over all managed applications`):!r&&i.length!==1&&!(i.length===0&&a)&&e.problem(`app-id`,o,`exactly one of app-id and cluster, with one value; or sweep: orphans; or expired-credentials: delete`),r?{kind:`tenant`}:i[0]??{kind:`tenant`}}
function parseDelegate(e,t){let n=parseAssign(e);return n.length===0&&!e.refused(`assign`)&&e.problem(`assign`,``,`one line or more of the form <preset, role name or role id> @ <full resource id>`),{target:parseTarget$2(e,t),grants:n,prune:e.boolean(`prune`)}}
function parseAssign(e){return e.list(`assign`).flatMap(t=>{let n=(0,_access_js__WEBPACK_IMPORTED_MODULE_4__.a)(t);return typeof n==`string`?(e.problem(`assign`,t,n),[]):[n]})}
function parseTarget$2(e,{appIds:t,clusters:n}){let r=e.text(`service-principal-id`).toLowerCase();r!==``&&!(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.C)(r)&&e.problem(`service-principal-id`,r,`an object id (GUID)`);let i=[...t.map(e=>({kind:`app-id`,appId:e})),...r===``?[]:[{kind:`object-id`,objectId:r}],...n.map(({id:e})=>({kind:`cluster`,id:e}))],a=[`app-id`,`service-principal-id`,`cluster`,`resource-group`,`cluster-name`].some(t=>e.refused(t));return i.length!==1&&!(i.length===0&&a)&&e.problem(`app-id`,i.map(nameOf).join(`, `),`exactly one of app-id, service-principal-id and cluster, with one value`),i[0]??{kind:`app-id`,appId:``}}
function nameOf(e){return e.kind===`app-id`?e.appId:e.kind===`cluster`?e.id:e.objectId}
function parseRotate(e,t){let n=e.duration(`lease`),r=e.duration(`valid-for`),i=e.duration(`renew-within`);return!e.refused(`lease`)&&!e.refused(`max-wait`)&&n<t.maxWait+9e5&&e.problem(`lease`,e.text(`lease`),`at least 15 minutes more than max-wait (${e.text(`max-wait`)})`),!e.refused(`valid-for`)&&r<864e5&&e.problem(`valid-for`,e.text(`valid-for`),`one day (1d) or longer`),!e.refused(`valid-for`)&&!e.refused(`renew-within`)&&i>=r&&e.problem(`renew-within`,e.text(`renew-within`),`less than valid-for (${e.text(`valid-for`)}): a new secret would be due at once`),{target:parseTarget$1(e,t),renewWithin:i,force:e.boolean(`force`),validFor:r,overlap:e.duration(`overlap`),retire:parseRetire(e),parallel:e.integer(`parallel`,1,50),onStopped:e.choice(`on-stopped`,[`skip`,`fail`]),lease:n}}
function parseRetire(e){let t=e.list(`retire`),[n]=t;return t.length===1&&(n===`managed`||n===`all`||n===`none`)?{kind:n}:t.length===0?{kind:`managed`}:{kind:`keys`,keyIds:e.listOf(`retire`,e=>(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.C)(e)?e.toLowerCase():null,`managed, all, none, or key ids (GUIDs)`)}}
function parseTarget$1(e,{appIds:t,clusters:n}){let r=[...t.map(e=>({kind:`app-id`,appId:e})),...n.map(({id:e})=>({kind:`cluster`,id:e}))],i=[`app-id`,`cluster`,`resource-group`,`cluster-name`].some(t=>e.refused(t));return r.length!==1&&!(r.length===0&&i)&&e.problem(`app-id`,r.map(e=>e.kind===`app-id`?e.appId:e.id).join(`, `),`exactly one of app-id and cluster, with one value: one principal is rotated at a time, with all its clusters`),r[0]??{kind:`app-id`,appId:``}}
function parseProvision(e,t){let n=e.duration(`valid-for`);!e.refused(`valid-for`)&&n<864e5&&e.problem(`valid-for`,e.text(`valid-for`),`one day (1d) or longer`);let r=parseCluster(e,t),i=e.choice(`new-secret`,[`if-needed`,`always`]);return i===`always`&&t.stores.length===0&&r===null&&!e.refused(`store`)&&e.problem(`new-secret`,i,`always only with store or cluster-template: the secret would be lost at once`),{target:parseTarget(e,t),adopt:parseAdopt(e,t),validFor:n,grants:parseAssign(e),newSecret:i,cluster:r}}
function parseTarget(e,{appIds:t}){let[n=``,...r]=t;if(r.length>0&&e.problem(`app-id`,t.join(`, `),`one id: one principal is provisioned at a time`),n!==``||e.refused(`app-id`)){for(let t of[`name`,`unique-name`])e.text(t)!==``&&e.problem(t,e.text(t),`no value beside app-id, which names the application already`);return{kind:`app-id`,appId:n}}let i=e.text(`name`);return(i===``||i.length>256||/\p{Cc}|\p{Cs}/u.test(i))&&e.problem(`name`,i,`a display name of 1 to 256 visible characters, or app-id instead`),{kind:`name`,displayName:i,uniqueName:parseUniqueName(e,i)}}
function parseUniqueName(e,t){let n=e.text(`unique-name`),r=n===``?(0,_provision_application_js__WEBPACK_IMPORTED_MODULE_5__.t)(t):n;return n===``&&r===``&&t!==``&&e.problem(`unique-name`,``,`a value: nothing of the name is left in a-z, 0-9 and -`),(r.length>120||/[\p{Cc}\p{Cs}]/u.test(r))&&e.problem(`unique-name`,r,`at most 120 visible characters`),r}
function parseAdopt(e,{appIds:t}){let n=e.boolean(`adopt`);return n&&t.length===0&&e.text(`unique-name`)===``&&!e.refused(`app-id`)&&e.problem(`adopt`,`true`,`true only with app-id or unique-name: a display name does not say which application is meant`),n}
function parseCluster(e,{clusters:t}){let n=e.text(`cluster-template`),r=t.map(({id:e})=>e).join(`, `);if(n===``)return r!==``&&e.problem(`cluster`,r,`no value without cluster-template: provision makes clusters and never switches their principal`),null;let[i]=t,a=[`cluster`,`resource-group`,`cluster-name`,`subscription-id`].some(t=>e.refused(t));return t.length!==1&&!a&&e.problem(`cluster`,r,`exactly one with cluster-template: the cluster to be made`),{template:n,id:i?.id??``}}
const vaultSuffixes={AzureCloud:`vault.azure.net`,AzureUSGovernment:`vault.usgovcloudapi.net`,AzureChinaCloud:`vault.azure.cn`};
function parseStoreTarget(e,t){if(e===`output`)return{kind:`output`};let[,n,r=``]=/^(github-secret|github-org-secret):(.*)$/s.exec(e)??[];if(n===`github-secret`)return parseGitHubSecret(r);if(n===`github-org-secret`){let e=gitHubName(r);return e===null?gitHubNames:{kind:n,name:e}}return/^https?:/i.test(e)?parseVaultSecret(e,t):`https://<vault>.${t}/secrets/<name>, github-secret:<NAME>, github-secret:<environment>/<NAME>, github-org-secret:<NAME> or output`}
function storeKey(e){switch(e.kind){case`key-vault`:return`${e.kind} ${e.vaultUrl} ${e.name}`.toLowerCase();case`github-secret`:return`${e.kind} ${e.environment??``}/${e.name}`.toLowerCase();case`github-org-secret`:return`${e.kind} ${e.name}`.toLowerCase();case`output`:return e.kind}}
function isLoopback({hostname:e}){return e===`127.0.0.1`||e===`localhost`}
const gitHubNames=`a secret name of letters, digits and _, not starting with a digit or GITHUB_`;
function gitHubName(e){return/^[A-Z_][A-Z0-9_]*$/i.test(e)&&!/^GITHUB_/i.test(e)?e.toUpperCase():null}
function parseGitHubSecret(e){let t=e.lastIndexOf(`/`),n=gitHubName(e.slice(t+1));if(n===null)return gitHubNames;if(t===-1)return{kind:`github-secret`,name:n,environment:null};let r=e.slice(0,t);return isEnvironment(r)?{kind:`github-secret`,name:n,environment:r}:`the name of an environment, of 1 to 255 visible characters, before the /`}
function isEnvironment(e){return e.length<=255&&/^\S(?:.*\S)?$/.test(e)&&!/\p{Cc}|\p{Cs}/u.test(e)&&e!==`.`&&e!==`..`}
function parseVaultSecret(e,t){let n=`https://<vault>.${t}/secrets/<name>, without a version; the name holds letters, digits and -, at most 127`,r=e.lastIndexOf(`/secrets/`),i=e.slice(r+9),a=r===-1?null:parseVaultUrl(e.slice(0,r),t);return a!==null&&/^[0-9A-Za-z-]{1,127}$/.test(i)?{kind:`key-vault`,vaultUrl:a,name:i}:n}
function parseVaultUrl(e,t){let n=!/[\s\\?#@%]/.test(e)&&URL.canParse(e)?new URL(e):null;if(n?.protocol!==`https:`)return null;let r=n.pathname.replace(/\/+$/,``);if(isLoopback(n))return`${n.origin}${r}`;let i=n.host.endsWith(`.${t}`)?n.host.slice(0,-t.length-1):``;return/^[a-z](?:-?[a-z0-9])+$/.test(i)&&i.length>=3&&i.length<=24&&r===``?n.origin:null}
const writers=[`provision`,`rotate`];
function parseStores(e,t,n){let r=new Map;for(let t of e.list(`store`)){let i=parseStoreTarget(t,vaultSuffixes[n]);typeof i==`string`?e.problem(`store`,t,i):r.has(storeKey(i))?e.problem(`store`,t,`each destination once`):r.set(storeKey(i),i)}let i=[...r.values()];return writers.includes(e.text(`operation`))&&requireGitHub(e,t,i),i}
function requireGitHub(e,t,n){let r=n.find(({kind:e})=>e===`github-secret`||e===`github-org-secret`);if(!r)return;e.text(`github-token`,`GITHUB_TOKEN`)===``&&!e.refused(`github-token`)&&e.problem(`github-token`,``,`a token that may write secrets, for store ${r.kind}; the token of the job never may`);let i=t.GITHUB_REPOSITORY??``;/^[^/\s]+\/[^/\s]+$/.test(i)||e.problem(`store`,r.kind,`a secret of GitHub only in a workflow run: GITHUB_REPOSITORY names no repository`)}
const clouds=[`AzureCloud`,`AzureUSGovernment`,`AzureChinaCloud`];
function parseInputs(e,t){let n=new InputReader(e,t),r=parseOperation(n);r&&n.refuseForeign(r);let i=parseOwn(r,parseCommon(n,t),n,t);if(n.problems.length>0)throw invalid(n.problems);return i}
function parseOwn(e,t,n,r){switch(e){case`provision`:return{operation:e,...t,...parseProvision(n,t)};case`delegate`:return{operation:e,...t,...parseDelegate(n,t)};case`rotate`:return{operation:e,...t,...parseRotate(n,t)};case`cleanup`:return{operation:e,...t,...parseCleanup(n,t)};default:return{operation:`check-expiry`,...t,...parseCheckExpiry(n,r)}}}
function parseOperation(e){let t=e.text(`operation`),n=operations.find(e=>e===t);return n||e.problem(`operation`,t,oneOf(operations)),n??null}
function invalid(e){let t=e.length===1?`One input is wrong`:`${e.length} inputs are wrong`;return new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t({code:`input-invalid`,message:[`${t}; nothing was sent.`,...e.map(e=>`- ${e}`)].join(`
`),hint:"Correct the `with:` block of the step; every input is described in action.yml."})}
function parseCommon(e,t){let n=e.listOf(`subscription-id`,guidOrNull,`subscription ids (GUIDs)`,`AZURE_SUBSCRIPTION_ID`),r=e.choice(`cloud`,clouds);return{signIn:parseSignIn(e,t),cloud:r,endpoints:{authorityHost:endpoint(e,`authority-host`),resourceManager:endpoint(e,`resource-manager-endpoint`),graph:endpoint(e,`graph-endpoint`)},clusters:parseClusters(e,n),appIds:e.listOf(`app-id`,guidOrNull,`application (client) ids (GUIDs)`),subscriptionIds:n,githubToken:e.text(`github-token`,`GITHUB_TOKEN`),dryRun:e.boolean(`dry-run`),maxWait:e.duration(`max-wait`),trustVisibleScope:e.boolean(`trust-visible-scope`),stores:parseStores(e,t,r)}}
function guidOrNull(e){return (0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.C)(e)?e.toLowerCase():null}
function parseClusters(e,t){let n=e.listOf(`cluster`,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.w,`resource ids /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.ContainerService/managedClusters/<name>`),r=e.text(`resource-group`),i=e.text(`cluster-name`);if(r===``&&i===``)return n;if(r===``||i===``)return e.problem(r===``?`resource-group`:`cluster-name`,``,`a name: resource-group and cluster-name go together`),n;t.length!==1&&e.problem(`subscription-id`,t.join(`, `),`exactly one id beside resource-group and cluster-name`);let a=(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.w)((0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.S)(t[0]??`00000000-0000-0000-0000-000000000000`,r,i));return a||e.problem(`cluster-name`,`${r}/${i}`,`a valid resource group and cluster name`),a&&t.length===1?[...n,a]:n}
function endpoint(e,t){let n=e.text(t);if(n===``)return null;let r=URL.canParse(n)?new URL(n):null;return(r?.protocol!==`https:`||r.search!==``||r.hash!==``||r.username!==``)&&e.problem(t,n,`an https URL without query`),n.replace(/\/+$/,``)}
const methods=[`auto`,`oidc`,`client-secret`,`azure-cli`,`managed-identity`];
function parseSignIn(e,t){let n=optionalTenant(e),r=optionalGuid(e,`client-id`,`AZURE_CLIENT_ID`),i=e.text(`client-secret`,`AZURE_CLIENT_SECRET`),a=e.text(`audience`)||null,o=e.choice(`auth`,methods),s=!!(t.ACTIONS_ID_TOKEN_REQUEST_URL&&t.ACTIONS_ID_TOKEN_REQUEST_TOKEN),c=o===`auto`?automatic(i!==``,n!==``&&r!==``&&s):o;return c===`azure-cli`?{method:c,tenantId:n||null}:c===`managed-identity`?{method:c,clientId:r||null}:(requireAll(e,c,{"tenant-id":n,"client-id":r,...c===`client-secret`?{"client-secret":i}:{}}),c===`oidc`?{method:c,tenantId:n,clientId:r,audience:a}:{method:c,tenantId:n,clientId:r,clientSecret:i})}
function automatic(e,t){return e?`client-secret`:t?`oidc`:`azure-cli`}
function requireAll(e,t,n){for(let[r,i]of Object.entries(n))i===``&&!e.problems.some(e=>e.startsWith(`${r}:`))&&e.problem(r,``,`a value with auth ${t}`)}
function optionalGuid(e,t,n){let r=e.text(t,n);return r!==``&&!(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.C)(r)&&e.problem(t,r,`an id (GUID)`),(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.C)(r)?r.toLowerCase():``}
function optionalTenant(e){let t=e.text(`tenant-id`,`AZURE_TENANT_ID`),n=(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.C)(t)||/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(t);return t!==``&&!n&&e.problem(`tenant-id`,t,`a tenant id (GUID) or domain`),n?t.toLowerCase():``}
function parseCheckExpiry(e,t){let n=e.duration(`warn-within`),r=e.duration(`critical-within`);return r>n&&!e.refused(`warn-within`)&&e.problem(`critical-within`,e.text(`critical-within`),`at most warn-within (${e.text(`warn-within`)})`),{warnWithin:n,criticalWithin:r,overlap:e.duration(`overlap`),retire:parseRetire(e),issues:parseIssues(e,t),failOn:e.choice(`fail-on`,[`expired`,`none`,`expiring`,`critical`]),reportFiles:e.listOf(`report-file`,reportFile,`paths that end in ${oneOf(_report_file_js__WEBPACK_IMPORTED_MODULE_2__.i.map(e=>`.${e}`))}`)}}
function parseIssues(e,t){let n=e.choice(`issues`,[`per-principal`,`digest`,`none`]),[r,...i]=e.listOf(`issue-labels`,label,`label names of at most 50 characters`),a=e.text(`issue-repository`)||(t.GITHUB_REPOSITORY??``),o=repositoryOf(a);return o===null&&(n!==`none`||a!==``)&&e.problem(`issue-repository`,a,`owner/name (default: the repository of the workflow)`),n!==`none`&&e.text(`github-token`,`GITHUB_TOKEN`)===``&&e.problem(`github-token`,``,`a token that may write issues, or issues: none`),{mode:n,labels:[r??`aks-service-principal`,...i],assignees:e.listOf(`issue-assignees`,login,`GitHub user names`),repository:o,max:e.integer(`max-issues`,0,1e3)}}
function label(e){return e.length<=50?e:null}
function login(e){let t=e.replace(/^@/,``);return/^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9_])?$/.test(t)?t:null}
function repositoryOf(e){let t=/^([A-Za-z0-9_.-]{1,100})\/([A-Za-z0-9_.-]{1,100})$/.exec(e);return t?.[1]&&t[2]?{owner:t[1],repo:t[2]}:null}
function reportFile(e){let t=(0,_report_file_js__WEBPACK_IMPORTED_MODULE_2__.r)(e);return t===null?null:{path:e,format:t}}
async function writeResult(e,t){for(let{title:n,lines:r}of e.log){let e=async()=>r.forEach(e=>t.log.info(e));await(n===``?e():t.log.group(n,e))}for(let{level:n,title:r,message:i}of e.annotations)t.annotate(n,(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.h)(r),(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.h)(i));let n=await writeFiles(e,t),r=n.length>0&&e.outcome!==`failed`?`partial`:e.outcome;await t.writeSummary(e.summary),writeOutputs({...e.outputs,outcome:r,complete:String(e.complete),result:JSON.stringify({...e.result,outcome:r})},t);let i=failureOf(r,n,e);i&&t.fail(sentence(i))}
function writeFailure(e,t){let n=e instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__.t?e:{code:`unexpected`,message:`Something unforeseen failed: ${e instanceof Error?e.message:String(e)}`,hint:`Run again with step debug logging on and report it with that log.`};e instanceof Error&&t.log.debug([e.stack,e.cause instanceof Error?e.cause.stack:``].join(` `)),writeOutputs({outcome:`failed`,complete:`false`,result:JSON.stringify({outcome:`failed`,problems:[{code:n.code,message:n.message}]})},t),t.fail(sentence(n))}
function sentence({code:e,message:t,hint:n}){let r=t.split(`
`).map(e=>(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.h)(e)).join(`
`);return`${r}${r.includes(`
`)?`
`:` `}${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.h)(n)} [${e}] ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.t)(e)}`}
function writeOutputs(e,t){for(let[n,r]of Object.entries(e))t.setOutput(n,r)}
async function writeFiles({files:e},t){let n=[];for(let{path:r,content:i}of e)try{await t.writeFile(r,i),t.log.info(`Report written to ${r}`)}catch(e){let i={code:`report-file`,message:`The report could not be written to ${r}: ${e instanceof Error?e.message:String(e)}`,hint:`Choose a path in the workspace that the runner may write.`};t.log.warning(sentence(i)),n.push(i)}return n}
function failureOf(e,t,n){return n.failure?n.failure:e!==`failed`&&e!==`partial`?null:t[0]??{code:`partial`,message:`The run ended as ${e}: something it should have written was not written.`,hint:`The warnings above say what and why; a further run does what is missing.`}}
function addressing(e,t){let n=e=>(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.o)(e,t),{log:r}=e;return{...e,log:{info:e=>r.info(n(e)),debug:e=>r.debug(e),warning:e=>r.warning(n(e)),group:(e,t)=>r.group(e,t)},annotate:(t,r,i)=>e.annotate(t,r,n(i)),writeSummary:t=>e.writeSummary(n(t)),fail:t=>e.fail(n(t))}}
async function run(e){let t=addressing(e,(0,_action_source_js__WEBPACK_IMPORTED_MODULE_6__.t)(e.env).files);maskSecrets(t);try{await writeResult(await dispatch(parseInputs(t.getInput,t.env),t),t)}catch(e){writeFailure(e,t)}}
function maskSecrets({getInput:e,env:t,mask:n}){for(let r of[e(`client-secret`),t.AZURE_CLIENT_SECRET,e(`github-token`),t.GITHUB_TOKEN,t.ACTIONS_ID_TOKEN_REQUEST_TOKEN])r&&n(r)}
async function dispatch(e,t){switch(e.operation){case`provision`:{let{runProvision:n}=await Promise.all(/* import() */[__nccwpck_require__.e(198), __nccwpck_require__.e(636), __nccwpck_require__.e(716), __nccwpck_require__.e(955)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7955));return n(e,t)}case`check-expiry`:{let{runCheckExpiry:n}=await Promise.all(/* import() */[__nccwpck_require__.e(198), __nccwpck_require__.e(146)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9146));return n(e,t)}case`delegate`:{let{runDelegate:n}=await Promise.all(/* import() */[__nccwpck_require__.e(198), __nccwpck_require__.e(636), __nccwpck_require__.e(41)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1041));return n(e,t)}case`rotate`:{let{runRotate:n}=await Promise.all(/* import() */[__nccwpck_require__.e(198), __nccwpck_require__.e(636), __nccwpck_require__.e(716), __nccwpck_require__.e(641)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6641));return n(e,t)}case`cleanup`:{let{runCleanup:n}=await Promise.all(/* import() */[__nccwpck_require__.e(198), __nccwpck_require__.e(636), __nccwpck_require__.e(716), __nccwpck_require__.e(492)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4492));return n(e,t)}}}
function actionsRuntime(e=process.env){let t=!!(e.ACTIONS_ID_TOKEN_REQUEST_URL&&e.ACTIONS_ID_TOKEN_REQUEST_TOKEN);return{env:e,getInput:e=>(0,_p427_js__WEBPACK_IMPORTED_MODULE_7__.i)(e),mask:e=>formsOf(e).forEach(e=>(0,_p427_js__WEBPACK_IMPORTED_MODULE_7__.l)(e)),log:actionsLog,setOutput:(e,t)=>(0,_p427_js__WEBPACK_IMPORTED_MODULE_7__.c)(e,t),annotate:(e,t,n)=>(e===`error`?_p427_js__WEBPACK_IMPORTED_MODULE_7__.n:_p427_js__WEBPACK_IMPORTED_MODULE_7__.u)(n,{title:t}),writeSummary:async t=>{if(!e.GITHUB_STEP_SUMMARY)return;let{summary:n}=await __nccwpck_require__.e(/* import() */ 423).then(__nccwpck_require__.bind(__nccwpck_require__, 4423));await n.addRaw(t,!0).write()},writeFile:async(t,n)=>{let{mkdir:r,writeFile:i}=await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 1455, 19)),a=(0,node_path__WEBPACK_IMPORTED_MODULE_8__.resolve)(e.GITHUB_WORKSPACE??process.cwd(),t);await r((0,node_path__WEBPACK_IMPORTED_MODULE_8__.dirname)(a),{recursive:!0}),await i(a,n)},fail:e=>(0,_p427_js__WEBPACK_IMPORTED_MODULE_7__.s)(e),requestIdToken:t?e=>(0,_p427_js__WEBPACK_IMPORTED_MODULE_7__.r)(e):null,delay:e=>(0,node_timers_promises__WEBPACK_IMPORTED_MODULE_9__.setTimeout)(e)}}
function formsOf(e){return e===``?[]:[...new Set([e,JSON.stringify(e).slice(1,-1),encodeURIComponent(e),new URLSearchParams({s:e}).toString().slice(2)])]}
const actionsLog={info:e=>(0,_p427_js__WEBPACK_IMPORTED_MODULE_7__.o)((0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.h)(e)),debug:e=>(0,_p427_js__WEBPACK_IMPORTED_MODULE_7__.t)((0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.h)(e)),warning:e=>(0,_p427_js__WEBPACK_IMPORTED_MODULE_7__.u)((0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.h)(e)),group:(e,t)=>(0,_p427_js__WEBPACK_IMPORTED_MODULE_7__.a)((0,_problem_text_js__WEBPACK_IMPORTED_MODULE_1__.h)(e),t)};
await run(actionsRuntime());


__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 9985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ T),
/* harmony export */   c: () => (/* binding */ _),
/* harmony export */   i: () => (/* binding */ g),
/* harmony export */   l: () => (/* binding */ h),
/* harmony export */   n: () => (/* binding */ b),
/* harmony export */   o: () => (/* binding */ S),
/* harmony export */   r: () => (/* binding */ E),
/* harmony export */   s: () => (/* binding */ v),
/* harmony export */   t: () => (/* binding */ y),
/* harmony export */   u: () => (/* binding */ x)
/* harmony export */ });
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(857);
/* harmony import */ var crypto__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6982);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9896);
/* harmony import */ var path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6928);
function r(e){return e==null?``:typeof e==`string`||e instanceof String?e:JSON.stringify(e)}function i(e){return Object.keys(e).length?{title:e.title,file:e.file,line:e.startLine,endLine:e.endLine,col:e.startColumn,endColumn:e.endColumn}:{}}function a(t,n,r){let i=new s(t,n,r);process.stdout.write(i.toString()+os__WEBPACK_IMPORTED_MODULE_0__.EOL)}function o(e,t=``){a(e,{},t)}var s=class{constructor(e,t,n){e||=`missing.command`,this.command=e,this.properties=t,this.message=n}toString(){let e=`::`+this.command;if(this.properties&&Object.keys(this.properties).length>0){e+=` `;let t=!0;for(let n in this.properties)if(this.properties.hasOwnProperty(n)){let r=this.properties[n];r&&(t?t=!1:e+=`,`,e+=`${n}=${l(r)}`)}}return e+=`::${c(this.message)}`,e}};function c(e){return r(e).replace(/%/g,`%25`).replace(/\r/g,`%0D`).replace(/\n/g,`%0A`)}function l(e){return r(e).replace(/%/g,`%25`).replace(/\r/g,`%0D`).replace(/\n/g,`%0A`).replace(/:/g,`%3A`).replace(/,/g,`%2C`)}function u(t,i){let a=process.env[`GITHUB_${t}`];if(!a)throw Error(`Unable to find environment variable for file command ${t}`);if(!fs__WEBPACK_IMPORTED_MODULE_2__.existsSync(a))throw Error(`Missing file at path: ${a}`);fs__WEBPACK_IMPORTED_MODULE_2__.appendFileSync(a,`${r(i)}${os__WEBPACK_IMPORTED_MODULE_0__.EOL}`,{encoding:`utf8`})}function d(n,i){let a=`ghadelimiter_${crypto__WEBPACK_IMPORTED_MODULE_1__.randomUUID()}`,o=r(i);if(n.includes(a))throw Error(`Unexpected input: name should not contain the delimiter "${a}"`);if(o.includes(a))throw Error(`Unexpected input: value should not contain the delimiter "${a}"`);return`${n}<<${a}${os__WEBPACK_IMPORTED_MODULE_0__.EOL}${o}${os__WEBPACK_IMPORTED_MODULE_0__.EOL}${a}`}var f=class{static async getIDToken(e){return(await __nccwpck_require__.e(/* import() */ 173).then(__nccwpck_require__.bind(__nccwpck_require__, 7173))).OidcClient.getIDToken(e)}},p=function(e,t,n,r){function i(e){return e instanceof n?e:new n(function(t){t(e)})}return new(n||=Promise)(function(n,a){function o(e){try{c(r.next(e))}catch(e){a(e)}}function s(e){try{c(r.throw(e))}catch(e){a(e)}}function c(e){e.done?n(e.value):i(e.value).then(o,s)}c((r=r.apply(e,t||[])).next())})},m;(function(e){e[e.Success=0]=`Success`,e[e.Failure=1]=`Failure`})(m||={});function h(e){a(`add-mask`,{},e)}function g(e,t){let n=process.env[`INPUT_${e.replace(/ /g,`_`).toUpperCase()}`]||``;if(t&&t.required&&!n)throw Error(`Input required and not supplied: ${e}`);return t&&t.trimWhitespace===!1?n:n.trim()}function _(t,n){if(process.env.GITHUB_OUTPUT)return u(`OUTPUT`,d(t,n));process.stdout.write(os__WEBPACK_IMPORTED_MODULE_0__.EOL),a(`set-output`,{name:t},r(n))}function v(e){process.exitCode=m.Failure,b(e)}function y(e){a(`debug`,{},e)}function b(e,t={}){a(`error`,i(t),e instanceof Error?e.toString():e)}function x(e,t={}){a(`warning`,i(t),e instanceof Error?e.toString():e)}function S(t){process.stdout.write(t+os__WEBPACK_IMPORTED_MODULE_0__.EOL)}function C(e){o(`group`,e)}function w(){o(`endgroup`)}function T(e,t){return p(this,void 0,void 0,function*(){C(e);let n;try{n=yield t()}finally{w()}return n})}function E(e){return p(this,void 0,void 0,function*(){return yield f.getIDToken(e)})}

/***/ }),

/***/ 8223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ isGuid),
/* harmony export */   S: () => (/* binding */ clusterResourceId),
/* harmony export */   _: () => (/* binding */ markdown),
/* harmony export */   a: () => (/* binding */ stateCode),
/* harmony export */   b: () => (/* binding */ plural),
/* harmony export */   c: () => (/* binding */ csvCell),
/* harmony export */   d: () => (/* binding */ html),
/* harmony export */   f: () => (/* binding */ htmlLine),
/* harmony export */   g: () => (/* binding */ managedIdentityCommand),
/* harmony export */   h: () => (/* binding */ logLine),
/* harmony export */   i: () => (/* binding */ problemMarkdown),
/* harmony export */   l: () => (/* binding */ cut),
/* harmony export */   m: () => (/* binding */ isoTime),
/* harmony export */   n: () => (/* binding */ linked),
/* harmony export */   o: () => (/* binding */ withAddresses),
/* harmony export */   p: () => (/* binding */ isoDate),
/* harmony export */   r: () => (/* binding */ problemLine),
/* harmony export */   s: () => (/* binding */ code),
/* harmony export */   t: () => (/* binding */ explainedAt),
/* harmony export */   u: () => (/* binding */ days),
/* harmony export */   v: () => (/* binding */ mermaidLabel),
/* harmony export */   w: () => (/* binding */ parseClusterId),
/* harmony export */   x: () => (/* binding */ shellWord),
/* harmony export */   y: () => (/* binding */ plain)
/* harmony export */ });
const guidPattern=/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,clusterPattern=RegExp(`^/subscriptions/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/resourceGroups/([\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-])/providers/Microsoft\\.ContainerService/managedClusters/([A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?)$`,`iu`);
function isGuid(e){return guidPattern.test(e)}
function parseClusterId(e){let t=clusterPattern.exec(e);return t?{id:e,subscriptionId:t[1]??``,resourceGroup:t[2]??``,name:t[3]??``}:null}
function clusterResourceId(e,t,n){return`/subscriptions/${e}/resourceGroups/${t}/providers/Microsoft.ContainerService/managedClusters/${n}`}
const firstInstant=Date.parse(`0000-01-01T00:00:00Z`),lastInstant=Date.parse(`9999-12-31T23:59:59Z`),terminalSequence=/(?:\u001b\[|\u009b)[0-9;?]*[ -/]*[@-~]/g,lineBreaks=/[\t\n\v\f\r\u0085\u2028\u2029]+/g,invisible=/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu,harmless=/^[ -~]*$/,pileOfMarks=/(\p{M}{4})\p{M}+/gu;
function plain(e){return visible(e).replace(/ +/g,` `).trim()}
function visible(e){return harmless.test(e)?e:e.toWellFormed().replace(terminalSequence,``).replace(lineBreaks,` `).replace(invisible,``).replace(pileOfMarks,`$1`).replace(/\p{Z}/gu,` `)}
function cut(e,t){if(e.length<=t)return e;let n=e.slice(0,Math.max(0,t-1));return`${/[\uD800-\uDBFF]$/.test(n)?n.slice(0,-1):n}\u2026`}
const entities={"&":`&amp;`,"<":`&lt;`,">":`&gt;`,"\\":`&#92;`,"|":`&#124;`},actives=RegExp(`(${/[@$]|#(?=\w)|:(?=[\w+-]+:|\/\/)|(?<=www)\.|(?<=GH)-(?=\d)|(?<=mailto|xmpp):/.source})|${/[&<>\\|`*_[\]~^#]|^[-+=:]|(?<=^\d+)[.)]/.source}`,`gi`);
function markdown(e,t=200){return cut(plain(e),t).replace(actives,(e,t)=>t===void 0?entities[e]??`\\${e}`:`<span>${e}</span>`)}
function code(e,t=200){let n=cut(plain(e),t);return n===``?`(empty)`:/[`|\\]/.test(n)?`<code>${markdown(n,t)}</code>`:`\`${n}\``}
const htmlEntities={"&":`&amp;`,"<":`&lt;`,">":`&gt;`,'"':`&quot;`,"'":`&#39;`};
function html(e,t=200){return htmlLine(cut(plain(e),t))}
function htmlLine(e){return visible(e).trimEnd().replace(/[&<>"']/g,e=>htmlEntities[e]??``)}
function logLine(e,t=1e3){return cut(visible(e).trimEnd(),t).replace(/##(?=\[)/g,`# #`).replace(/^(\s*)::/,`$1: :`)}
function csvCell(e){if(e===null)return``;if(typeof e!=`string`)return String(e);let t=e.toWellFormed().replace(/(?![\t\r\n])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu,``),n=/^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(t)?`'${t}`:t;return/[",;\t\r\n']|^\s|\s$/.test(n)?`"${n.replaceAll(`"`,`""`)}"`:n}
const ganttWord=/^(?:gantt|title|section|click|href|call|dateFormat|axisFormat|tickInterval|includes|excludes|todayMarker|weekday|weekend|topAxis|inclusiveEndDates|acc(?:Title|Descr)|\d{4}-\d\d-\d\d)/i;
function mermaidLabel(e,t=60){let n=cut(plain(plain(e).replace(/[^\p{L}\p{M}\p{N} ._()/+-]+/gu,` `)),t);return n===``?`unnamed`:ganttWord.test(n)?`- ${n}`:n}
function shellWord(e){let t=plain(e);return/^[A-Za-z0-9_./-]+$/.test(t)?t:`'${t.replaceAll(`'`,`'\\''`)}'`}
function managedIdentityCommand(e){return`az aks update ${`--resource-group ${shellWord(e.resourceGroup)} --name ${shellWord(e.name)}`} --enable-managed-identity --subscription ${shellWord(e.subscriptionId)}`}
function isoDate(e){return isoTime(e).replace(/T.*/,``)}
function isoTime(e){return Number.isNaN(e)?`unknown`:new Date(Math.min(Math.max(e,firstInstant),lastInstant)).toISOString().replace(/\.\d+Z$/,`Z`)}
function plural(e,t,n=`${t}s`){return`${String(e)} ${e===1?t:n}`}
function days(e){let t=Math.trunc(e/864e5);return t===0?`today`:t>0?`in ${plural(t,`day`)}`:`${plural(-t,`day`)} ago`}
const isCode=/^[a-z0-9-]{1,60}$/;
function explainedAt(e){return`docs/troubleshooting.md${isCode.test(e)?`#${e}`:``}`}
function problemLine({code:e,message:t,hint:n}){let r=cut(logLine(n,1e4),550);return`${logLine(`${cut(logLine(t,1e4),Math.max(300,849-r.length))} ${r}`)} [${logLine(e,60)}] ${explainedAt(e)}`}
function problemMarkdown({code:e,message:t,hint:n},r=500){return`${markdown(t,r)} ${markdown(n,800)} ${linked(e)}`}
function linked(e){return isCode.test(e)?`[${code(e,60)}](${explainedAt(e)})`:code(e,60)}
function stateCode({outages:e,severity:t}){let[n]=e;return n?n.kind:t===`ok`?null:t===`unknown`?`not-judged`:`secret-ending`}
const pages=/(?<![\w./-])docs\/(?:[a-z-]+\.md(?:#[\w-]+)?|samples\/[\w.-]*\w)/g,link=/\[((?:`[\w-]+`)|[\w-]+)\]\((docs\/[^()\s]+)\)/g;
function withAddresses(e,t){return t===null?e.replace(link,`$1 $2`):e.replace(pages,e=>`${t}${e}`)}



/***/ }),

/***/ 5664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ standingOf),
/* harmony export */   t: () => (/* binding */ slugOf)
/* harmony export */ });
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4263);
/* harmony import */ var _ledger_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3333);


function slugOf(e){return e.normalize(`NFKD`).replace(/\p{M}/gu,``).toLowerCase().replace(/[^a-z0-9]+/g,`-`).replace(/^-+|-+$/g,``).slice(0,120).replace(/-+$/,``)}
function standingOf(e){if(e.application.tags.includes(`aks-sp:managed`))return{kind:`managed`};let t=whyForeign(e);return t===null?{kind:`unfinished`}:{kind:`foreign`,why:t}}
function whyForeign({application:e,wanted:t,hasServicePrincipal:n,owners:r,caller:i}){return t===null?`it does not have the tag aks-sp:managed`:e.displayName===t?e.tags.length>0?`it has tags of somebody else`:e.credentials.some(e=>(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.l)(e.displayName)?.purpose!==`turn`)?`it has credentials`:n?`it has a service principal`:r.some(e=>e.toLowerCase()!==i?.toLowerCase())?`it has other owners`:null:`it has another display name`}



/***/ }),

/***/ 1999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ reportJson),
/* harmony export */   c: () => (/* binding */ identityVerdict),
/* harmony export */   i: () => (/* binding */ reportFormats),
/* harmony export */   l: () => (/* binding */ moveCaveats),
/* harmony export */   n: () => (/* binding */ reportCsv),
/* harmony export */   o: () => (/* binding */ grantAgain),
/* harmony export */   r: () => (/* binding */ reportFormat),
/* harmony export */   s: () => (/* binding */ identityTable),
/* harmony export */   t: () => (/* binding */ counts)
/* harmony export */ });
/* harmony import */ var _problem_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8223);

const moveCaveats="There is no way back to a service principal; the nodes keep using it until their images are upgraded, which restarts them one after the other (`az aks nodepool upgrade --node-image-only` for each pool); every role that the principal holds has to be granted to the new identities too. A cluster that pulls images from a registry of another tenant has to keep its service principal.";
function identityVerdict(e,{foreignTenantId:t}){return t===null?{kind:`can-move`,command:(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_0__.g)(e),stopped:e.powerState===`Stopped`}:e.tenantId.toLowerCase()===t.toLowerCase()?{kind:`cannot`,reason:`It belongs to tenant ${t}, where alone it can be decided.`}:{kind:`cannot`,reason:`Its application lives in tenant ${t}, which a managed identity cannot sign in to. A service principal is still needed.`}}
function grantAgain(e,t){let n=`--resource-group ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_0__.x)(t.resourceGroup)} --name ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_0__.x)(t.name)} --subscription ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_0__.x)(t.subscriptionId)}`,r=`az role assignment create --assignee-principal-type ServicePrincipal --assignee-object-id`;return[`az role assignment list --assignee ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_0__.x)(e)} --all --query "[].{role:roleDefinitionName,scope:scope}" --output table`,`# for each of these, the roles on registries:`,`${r} "$(az aks show ${n} --query identityProfile.kubeletidentity.objectId --output tsv)" --role "<role>" --scope "<scope>"`,`# and all others:`,`${r} "$(az aks show ${n} --query identity.principalId --output tsv)" --role "<role>" --scope "<scope>"`]}
function identityTable({principals:e}){let t=e.flatMap(e=>e.clusters.map(({cluster:t})=>row$1(t,identityVerdict(t,e))));return t.length===0?null:{head:[`<details><summary>Managed identity, per cluster</summary>`,``,moveCaveats,``,`| Cluster | Verdict | How, or why not |`,`| --- | --- | --- |`],rows:t,tail:[``,`</details>`],more:e=>`${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_0__.b)(e,`more cluster`)} left out here.`}}
function row$1(e,t){let n=(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_0__._)(e.name,63);return t.kind===`cannot`?`| ${n} | stays | ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_0__._)(t.reason,300)} |`:`| ${n} | can move${t.stopped?`, once started`:``} | ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_0__.s)(t.command,500)} |`}
const reportFormats=[`json`,`csv`,`html`,`ics`];
function reportFormat(e){let t=/\.([a-z]+)$/i.exec(e)?.[1]?.toLowerCase();return reportFormats.find(e=>e===t)??null}
function counts(e){let t={expired:0,critical:0,expiring:0,ok:0,unknown:0,due:0};for(let n of e.principals)t[n.severity]+=1,n.due.length>0&&(t.due+=1);return t}
function reportJson(e){let{coverage:t,thresholds:n}=e,r={schemaVersion:1,tenantId:e.tenantId,scannedAt:(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(e.scannedAt),status:e.status,complete:e.complete,warnWithinSeconds:n.warnWithin/1e3,criticalWithinSeconds:n.criticalWithin/1e3,counts:counts(e),managedIdentityClusters:e.managedIdentityClusters,coverage:{subscriptions:t.subscriptions,tenant:t.tenant,scanned:t.scanned.map(({subscriptionId:e,displayName:t,covered:n})=>({subscriptionId:e,displayName:t,covered:n}))},principals:e.principals.map(principalJson),problems:e.problems.map(({code:e,message:t,hint:n})=>({code:e,message:t,hint:n}))};return`${JSON.stringify(r,null,2)}\n`}
function principalJson(e){return{appId:e.appId,tenantId:e.tenantId,displayName:e.displayName,applicationObjectId:e.applicationObjectId,servicePrincipalId:e.servicePrincipalId,managed:e.managed,foreignTenantId:e.foreignTenantId,status:e.severity,nextExpiry:time(e.nextExpiry),due:e.due,outages:e.outages.map(({kind:e,message:t,wayOut:n})=>({kind:e,message:t,wayOut:n})),notes:e.notes,clusters:e.clusters.map(t=>clusterJson(t,e)),credentials:e.credentials.map(credentialJson)}}
function clusterJson(e,t){let{cluster:n,outage:r}=e,i=identityVerdict(n,t);return{id:n.id,name:n.name,subscriptionId:n.subscriptionId,resourceGroup:n.resourceGroup,location:n.location,powerState:n.powerState,provisioningState:n.provisioningState,status:e.severity,use:e.use,keyId:e.keyId,endsOn:time(e.endsOn),latestEndsOn:time(e.latestEndsOn),outage:r&&{kind:r.kind,message:r.message,wayOut:r.wayOut},managedIdentity:{verdict:i.kind===`cannot`?`stays`:`can-move`,startFirst:i.kind===`can-move`&&i.stopped,command:i.kind===`can-move`?i.command:null,reason:i.kind===`cannot`?i.reason:null}}}
function credentialJson(e){return{keyId:e.keyId,kind:e.kind,holder:e.holder,displayName:e.displayName,origin:e.origin,state:e.state,startsOn:(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(e.startsOn),endsOn:(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(e.endsOn),usedBy:e.usedBy}}
function time(e){return e===null?null:(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(e)}
const columns={status:(e,t)=>(t??e).severity,principalStatus:e=>e.severity,appId:e=>e.appId,displayName:e=>e.displayName,tenantId:e=>e.tenantId,applicationObjectId:e=>e.applicationObjectId,servicePrincipalId:e=>e.servicePrincipalId,managed:e=>e.managed,foreignTenantId:e=>e.foreignTenantId,clusterName:(e,t)=>t?.cluster.name??null,clusterId:(e,t)=>t?.cluster.id??null,subscriptionId:(e,t)=>t?.cluster.subscriptionId??null,resourceGroup:(e,t)=>t?.cluster.resourceGroup??null,location:(e,t)=>t?.cluster.location??null,powerState:(e,t)=>t?.cluster.powerState??null,use:(e,t)=>t?.use??null,keyId:(e,t)=>t?.keyId??null,endsOn:(e,t)=>time(t?t.endsOn:e.nextExpiry),latestEndsOn:(e,t)=>time(t?.latestEndsOn??null),outage:(e,t)=>(t?t.outage:e.outages[0])?.message??null,wayOut:(e,t)=>(t?t.outage:e.outages[0])?.wayOut??null,due:e=>e.due.join(` `),notes:e=>e.notes.join(` `),scannedAt:(e,t,n)=>(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(n.scannedAt),complete:(e,t,n)=>n.complete,managedIdentity:(e,t)=>t?identityWord(e,t):null,managedIdentityHow:(e,t)=>t?identityHow(e,t):null};
function identityWord(e,{cluster:t}){let n=identityVerdict(t,e);return n.kind===`cannot`?`stays`:n.stopped?`can-move, once started`:`can-move`}
function identityHow(e,{cluster:t}){let n=identityVerdict(t,e);return n.kind===`cannot`?n.reason:n.command}
function reportCsv(e){let t=e.principals.flatMap(t=>(t.clusters.length>0?t.clusters:[null]).map(n=>row(Object.values(columns).map(r=>r(t,n,e)))));return[row(Object.keys(columns)),...t].join(``)}
function row(e){return`${e.map(_problem_text_js__WEBPACK_IMPORTED_MODULE_0__.c).join(`,`)}\r\n`}



/***/ }),

/***/ 6846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  a: () => (/* binding */ f),
  i: () => (/* binding */ p),
  n: () => (/* binding */ s),
  o: () => (/* binding */ d),
  r: () => (/* binding */ l),
  t: () => (/* binding */ c)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
;// CONCATENATED MODULE: ./rolldown-runtime.js
var t=Object.create,n=Object.defineProperty,r=Object.getOwnPropertyDescriptor,i=Object.getOwnPropertyNames,a=Object.getPrototypeOf,o=Object.prototype.hasOwnProperty,s=(e,t,n)=>()=>{if(n)throw n[0];try{return e&&(t=e(e=0)),t}catch(e){throw n=[e],e}},c=(e,t)=>()=>(t||(e((t={exports:{}}).exports,t,t.exports),e=null),t.exports),l=(e,t)=>{let r=Object.setPrototypeOf({},null);for(var i in e)n(r,i,{get:e[i],enumerable:!0});return t&1||n(r,Symbol.toStringTag,{value:`Module`}),t&2?r:Object.preventExtensions(r)},u=(e,t,a,s)=>{if(t&&typeof t==`object`||typeof t==`function`)for(var c=i(t),l=0,u=c.length,d;l<u;l++)d=c[l],!o.call(e,d)&&d!==a&&n(e,d,{get:(e=>t[e]).bind(null,d),enumerable:!(s=r(t,d))||s.enumerable});return e},d=(e,r,i)=>(i=e==null?{}:t(a(e)),u(r||!e||!e.__esModule||!o.call(e,`default`)?n(i,`default`,{value:e,enumerable:!0}):i,e)),f=e=>o.call(e,`module.exports`)?e[`module.exports`]:u(n({},`__esModule`,{value:!0}),e),p=(0,external_node_module_namespaceObject.createRequire)(import.meta.url);

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(6203);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
