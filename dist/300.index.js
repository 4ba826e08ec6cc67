export const id = 300;
export const ids = [300];
export const modules = {

/***/ 1300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ summary),
/* harmony export */   i: () => (/* binding */ propagation),
/* harmony export */   n: () => (/* binding */ assignmentsJson),
/* harmony export */   o: () => (/* binding */ verdict),
/* harmony export */   r: () => (/* binding */ logLines),
/* harmony export */   t: () => (/* binding */ giveAccess)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3565);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8645);
/* harmony import */ var _access_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4404);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(198);
/* harmony import */ var _delegate_grants_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8641);





const propagation=`A new role can take up to 60 minutes to reach the cluster (https://learn.microsoft.com/azure/aks/kubernetes-service-principal).`;
function assignmentsJson(e){return JSON.stringify(e.map(({scope:e,roleDefinitionId:t,roleName:n,id:r,state:i,change:a,problem:o})=>({scope:e,roleDefinitionId:t,roleName:n,id:r,state:i,change:a,...o?{problem:o.code}:{}})))}
function verdict({rows:e,dryRun:t}){const n=[`created`,`removed`,`planned`,`present`,`failed`].map(t=>({state:t,count:e.filter(e=>e.state===t).length})).filter(({count:e})=>e>0).map(({state:e,count:t})=>`${t} ${e}`);return`${t?`Dry run, nothing was sent: `:``}${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(e.length,`role assignment`)}${n.length>0?`: ${n.join(`, `)}`:``}.`}
function logLines(e){const t=e.rows.map(e=>`${e.state.padEnd(8)} ${e.roleName} @ ${e.scope} (${e.reason})`);const n=e.kept.map(({roleName:e,scope:t})=>`kept     ${e} @ ${t} (extra: made by this action, not listed; prune: true removes it)`);const r=[...e.rows.flatMap(({problem:e})=>e?[e]:[]),...e.problems];const i=[...t,...n,...othersLine(e),verdict(e),...isNew(e)?[propagation]:[]];return[{title:(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.l)(`Role assignments of ${nameOf(e)}`),lines:i.map(e=>(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.l)(e))},...r.length>0?[{title:`Problems`,lines:r.map(e=>(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.l)(`${e.message} ${e.hint} [${e.code}]`))}]:[]]}
function summary(e,t=summaryLimit){const{displayName:n,appId:r,objectId:i}=e.principal;const a=[...othersLine(e).map(e=>(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.d)(e)),...isNew(e)?[propagation]:[]];const o=e.problems.map(e=>`- ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.d)(e.message,500)} ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.d)(e.hint,500)} (${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.t)(e.code)})`);const s=[text([`**${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.d)(verdict(e))}**`,``,`Service principal ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.d)(n,100)} ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.t)(r)}, object id ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.t)(i)}.`]),...o.length>0?[{...text([]),rows:o,more:e=>`${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(e,`more problem`)} in the log.`}]:[],{head:[`| State | Role | Scope | Why |`,`| --- | --- | --- | --- |`],rows:[...e.rows.map(tableRow),...e.kept.map(keptRow)],tail:[],more:e=>`${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(e,`more role assignment`)} in the log.`},...a.map(e=>text([e]))];return (0,_connection_js__WEBPACK_IMPORTED_MODULE_3__.n)(s,t)}
const summaryLimit=1e6;
function text(e){return{head:e,rows:[],tail:[],more:()=>``}}
function tableRow(e){return`| ${e.state} | ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.d)(e.roleName,80)} | ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.t)(e.scope,300)} | ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.d)(e.problem?.message??e.reason,400)} |`}
function keptRow({roleName:e,scope:t}){return`| kept | ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.d)(e,80)} | ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.t)(t,300)} | extra: made by this action, not listed; \`prune: true\` removes it |`}
function isNew({rows:e}){return e.some(e=>e.state===`created`)}
function othersLine({others:e}){return e>0?[`${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(e,`other assignment`)} of this principal at, above or below these scopes: not made by this action, left alone.`]:[]}
function nameOf({principal:e}){return e.displayName?`${e.displayName} (${e.appId})`:e.appId}
const assignments=`Microsoft.Authorization/roleAssignments`;
const definitions=`Microsoft.Authorization/roleDefinitions`;
async function missingRights(e,t,n){const r=new Map;for(const{state:n,scope:i,change:a}of e){if(n!==`planned`)continue;const e=r.get(i.toLowerCase())??{scope:i,actions:new Set};e.actions.add(a===`create`?`${assignments}/write`:`${assignments}/delete`);if(t.some(e=>e.makesRole&&e.scope.toLowerCase()===i.toLowerCase()))e.actions.add(`${definitions}/write`);r.set(i.toLowerCase(),e)}const i=[];for(const{scope:e,actions:t}of r.values())i.push(...await missingAt(e,[...t],n));return i}
async function missingAt(e,t,n){try{const r=await n.missingRights(e,t);return r&&r.length>0?[rightMissing(e,r)]:[]}catch(e){if(e instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t)return[(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.n)(e)];throw e}}
function rightMissing(e,t){const n=t.some(e=>e.startsWith(definitions))?`User Access Administrator at the subscription has it.`:`User Access Administrator or Role Based Access Control Administrator has it.`;return{code:`right-missing`,message:`The real run would fail: the identity of this run lacks ${t.join(` and `)} at ${e}.`,hint:`${n} A role that was just given takes some minutes.`}}
async function findRole({access:e,scope:t},n){if(e.kind===`preset`)return presetRole(e.preset,t.id,t.subscriptionId??``,n);return{role:exactlyOne(e.kind===`role-id`?await byId(t.id,e.id,n):await n.roles.named(t.id,e.name),e.kind===`role-id`?e.id:e.name,t.id),make:null}}
async function presetRole(e,t,n,r){if(e===`disks`)return customDisksRole(n,r);const i=await presetRoleId(e,t,r.resources);return{role:exactlyOne(await byId(t,i,r),`${i} (${e})`,t),make:null}}
async function presetRoleId(e,t,n){switch(e){case`acr-pull`:return await n.registryIsAbac(t)?_access_js__WEBPACK_IMPORTED_MODULE_2__.n.repositoryReader:_access_js__WEBPACK_IMPORTED_MODULE_2__.n.acrPull;case`network`:return _access_js__WEBPACK_IMPORTED_MODULE_2__.n.networkContributor;case`vm-disks`:return _access_js__WEBPACK_IMPORTED_MODULE_2__.n.virtualMachineContributor;case`container-instances`:return _access_js__WEBPACK_IMPORTED_MODULE_2__.n.contributor;case`key-vault-secrets`:if(!await n.vaultUsesRoles(t))throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(accessPolicies(t));return _access_js__WEBPACK_IMPORTED_MODULE_2__.n.keyVaultSecretsUser}}
async function customDisksRole(e,{roles:t}){const n=(0,_access_js__WEBPACK_IMPORTED_MODULE_2__.r)(e);const r=await t.byId(n.assignableScopes[0]??``,n.guid);if(!r)return{role:n,make:n};if((0,_access_js__WEBPACK_IMPORTED_MODULE_2__.i)(r,n))throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(changed(r,n));return{role:r,make:null}}
async function byId(e,t,{roles:n}){const r=await n.byId(e,t);return r?[r]:[]}
function exactlyOne(e,t,n){const[r,...i]=e;if(!r)throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(notFound(t,n));if(i.length>0)throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(ambiguous(t,n,e));return r}
async function makeRole(e,{roles:t},n){const r=e.assignableScopes[0]??``;for(let i=1;;i+=1){const a=await t.create(e);if(a.kind===`refused`||a.kind===`not-yet`)return a.problem;if(await isThere(e,r,t,n))return null;if(i>=3)return a.kind===`unknown`?a.problem:notConfirmed(e)}}
async function isThere(e,t,n,r){for(let i=1;i<=5;i+=1){if(await n.byId(t,e.guid))return true;await r(2e3)}return false}
function notFound(e,t){return{code:`role-not-found`,message:`No role ${e} can be assigned at ${t}.`,hint:`Check the spelling (\`az role definition list --scope <scope>\`); a custom role needs the scope among its assignable scopes. Presets: ${_access_js__WEBPACK_IMPORTED_MODULE_2__.o.join(`, `)}.`}}
function ambiguous(e,t,n){return{code:`role-ambiguous`,message:`${n.length} roles are called ${e} at ${t}: ${n.map(e=>(0,_access_js__WEBPACK_IMPORTED_MODULE_2__.s)(e.id)).join(`, `)}.`,hint:`Give the id of the one you mean.`}}
function accessPolicies(e){return{code:`vault-access-policies`,message:`Vault ${e} works with access policies: it takes no notice of role assignments.`,hint:"Either `az keyvault set-policy --name <vault> --spn <appId> --secret-permissions get`, or switch the vault to Azure RBAC (`az keyvault update --enable-rbac-authorization true`) after everybody else has the roles they need."}}
function changed(e,t){return{code:`disks-role-changed`,message:`The custom role "${e.name}" does not give ${t.actions.join(` and `)} any more.`,hint:`Somebody edited it. Restore these actions without exclusions, or delete the role and run again.`}}
function notConfirmed(e){return{code:`disks-role-not-confirmed`,message:`The custom role "${e.name}" was made, but does not show when it is read back.`,hint:`Run again in some minutes: what was made is found again by its id.`}}
async function giveAccess(e,t){const n=await readExisting(e,await resolveLines(e,t),t);const r=n.lines.flatMap(e=>e.wanted?[e.wanted]:[]);const i=(0,_delegate_grants_js__WEBPACK_IMPORTED_MODULE_4__.i)(r,n.existing,e.principalId);const a=await carryOut(e,n.lines,i,t);const o=await handleExtra(e,i,a.some(e=>e.state===`failed`)||n.problems.length>0,t);const s=e.dryRun?await missingRights([...a,...o.rows],n.lines.map(probeOf),t.resources):[];const c=[...a,...o.rows];return{rows:c,kept:o.kept,others:i.others.length,problems:[...n.problems,...o.problems,...s],complete:n.problems.length===0&&!n.lines.some(e=>e.problem?.code.startsWith(`arm-`)),failed:c.some(e=>e.state===`failed`)||o.problems.length>0}}
function probeOf({grant:{scope:e},make:t}){return{scope:e.id,makesRole:t!==null}}
async function resolveLines({grants:e,principalId:t},n){const r=[];for(const i of e){const e=await problemOr(()=>findRole(i,n));if(`problem`in e)r.push({grant:i,wanted:null,make:null,problem:e.problem});else r.push({grant:i,wanted:(0,_delegate_grants_js__WEBPACK_IMPORTED_MODULE_4__.a)(i.scope.id,e.value.role,t),make:e.value.make,problem:null})}return r}
async function problemOr(e){try{return{value:await e()}}catch(e){if(e instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t)return{problem:(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.n)(e)};throw e}}
async function readExisting({principalId:e,prune:t},n,r){const i=[];const a=new Map;const o=async t=>{const n=await problemOr(()=>r.assignments.of(e,t));if(`problem`in n)return n.problem;i.push(...n.value);return null};const s=new Map(n.filter(e=>e.wanted).map(({grant:{scope:e}})=>[e.id.toLowerCase(),e.id]));for(const[e,t]of s){const n=await o(t);if(n)a.set(e,n)}const c=[];if(t){const e=await r.fleet.subscriptions();c.push(...e.problems);for(const{subscriptionId:t}of e.items){const e=await o(`/subscriptions/${t}`);if(e)c.push(e)}}return{lines:n.map(e=>{const t=e.problem??a.get(e.grant.scope.id.toLowerCase())??null;return t?{...e,wanted:null,problem:t}:e}),existing:i,problems:c}}
async function carryOut(e,t,n,r){const i=[];const a=new Set;const o=new Map;for(const s of t){if(s.wanted&&a.has(s.wanted.name))continue;if(s.wanted)a.add(s.wanted.name);const t=await carryOutLine(e,s,n,o,r);if(t.state===`created`)r.log.info(`Created: ${t.roleName} @ ${t.scope}`);i.push(t)}return i}
async function carryOutLine({dryRun:e},{grant:t,wanted:n,make:r,problem:i},a,o,s){if(!n)return failedLine(t,i);const c=a.equal.find(e=>e.wanted.name===n.name);if(c)return present(n,c.found);if(e)return planned(n,r);if(r&&!o.has(r.guid)){s.log.info(`Making the custom role "${r.name}".`);o.set(r.guid,await makeRole(r,s,s.delay))}const l=r?o.get(r.guid)??null:null;if(l)return failedRow(n,l);const u=await (0,_delegate_grants_js__WEBPACK_IMPORTED_MODULE_4__.t)(n,r!==null,s);if(u.state===`failed`)return failedRow(n,u.problem);if(u.state===`present`)return present(n,u.found);return{...base(n),state:`created`,id:u.found.id,change:`create`,reason:`was missing`,problem:null}}
function base({scope:e,roleDefinitionId:t,roleName:n}){return{scope:e,roleDefinitionId:t,roleName:n}}
function idOf({scope:e,name:t}){return`${e}/providers/Microsoft.Authorization/roleAssignments/${t}`}
function planned(e,t){const n=t?`its custom role "${t.name}" too: PUT ${t.id}, then `:``;return{...base(e),state:`planned`,id:idOf(e),change:`create`,reason:`missing: ${n}PUT ${idOf(e)}`,problem:null}}
function present(e,t){const n=t.name.toLowerCase()===e.name?`equal`:`equal, under another name`;const r=t.conditional?{code:`role-assignment-conditional`,message:`${e.roleName} at ${e.scope} is there under a condition, which may take away some of it.`,hint:`It counts as present and is left as it is; look at the condition, or remove that assignment and run again.`}:null;return{...base(e),state:`present`,id:t.id,change:`none`,reason:n,problem:r}}
function failedRow(e,t){return{...base(e),state:`failed`,id:null,change:`create`,reason:t.code,problem:t}}
function failedLine({access:e,scope:t},n){const r=e.kind===`preset`?e.preset:e.kind===`role-name`?e.name:e.id;return{state:`failed`,scope:t.id,roleDefinitionId:null,roleName:r,id:null,change:`create`,reason:n?.code??``,problem:n}}
async function handleExtra({prune:e,dryRun:t},n,r,i){const a={rows:[],kept:[],problems:e&&r?[pruneSkipped(n.extra.length)]:[]};for(const o of n.extra){const n=await nameOfRole(o,i);if(!e||r)a.kept.push({scope:o.scope,roleName:n});else a.rows.push(await removeRow(o,n,t,i))}return a}
async function removeRow(e,t,n,r){const i={scope:e.scope,roleDefinitionId:e.roleDefinitionId,roleName:t,id:e.id,change:`remove`};if(n)return{...i,state:`planned`,reason:`extra, made by this action: DELETE ${e.id}`,problem:null};const a=await (0,_delegate_grants_js__WEBPACK_IMPORTED_MODULE_4__.n)(e,r);if(a)return{...i,state:`failed`,reason:a.code,problem:a};r.log.info(`Removed: ${t} @ ${e.scope}`);return{...i,state:`removed`,reason:`extra: made by this action, not listed any more`,problem:null}}
async function nameOfRole({scope:e,roleDefinitionId:t},{roles:n}){const r=(0,_access_js__WEBPACK_IMPORTED_MODULE_2__.s)(t);const i=await problemOr(()=>n.byId(e,r));return`value`in i&&i.value?i.value.name:r}
function pruneSkipped(e){return{code:`prune-skipped`,message:`Nothing was removed${e>0?` of ${e} extra`:``}: some line failed, or not every role assignment could be read.`,hint:`Mend what the other messages name and run again; prune needs Microsoft.Authorization/roleAssignments/read (Reader) at every subscription this identity can see.`}}



/***/ }),

/***/ 8641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ wantedAssignment),
/* harmony export */   c: () => (/* binding */ bare),
/* harmony export */   i: () => (/* binding */ planAccess),
/* harmony export */   l: () => (/* binding */ createRoleGrants),
/* harmony export */   n: () => (/* binding */ revoke),
/* harmony export */   o: () => (/* binding */ createRoles),
/* harmony export */   r: () => (/* binding */ madeByThisAction),
/* harmony export */   s: () => (/* binding */ authorizationClient),
/* harmony export */   t: () => (/* binding */ grant)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8645);
/* harmony import */ var _access_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4404);
/* harmony import */ var _p29f_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6671);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6261);




const description=`Made by aks-service-principal-action (delegate).`;
const writers=`User Access Administrator or Role Based Access Control Administrator has it`;
function authorizationClient(e,t,n,r){const i=r?{additionalPolicies:[{policy:(0,_failures_js__WEBPACK_IMPORTED_MODULE_3__.i)(false,r),position:`perCall`}]}:{};return new _p29f_js__WEBPACK_IMPORTED_MODULE_2__.t(e,``,{$host:t.resourceManager,endpoint:t.resourceManager,credentialScopes:t.resourceManagerScope,...n.clientOptions,...i})}
function createRoleGrants(e,t,n,r=()=>void 0){const i=authorizationClient(e,t,n,null);const a=authorizationClient(e,t,n,r);return{async of(e,t){return reading$1(`read the role assignments at ${t}`,t,async()=>{const n=[];const r=`principalId eq '${e}'`;for await(const e of i.roleAssignments.listForScope(bare(t),{filter:r}))n.push(toAssignment(e));return n})},async get(e,t){return reading$1(`read role assignment ${t} at ${e}`,e,async()=>{try{return toAssignment(await i.roleAssignments.get(bare(e),t))}catch(e){const{status:t,code:n}=(0,_failures_js__WEBPACK_IMPORTED_MODULE_3__.n)(e);if(t===404&&n===`RoleAssignmentNotFound`)return null;throw e}})},async create({scope:e,name:t,roleDefinitionId:n,principalId:r}){return writing(`give role ${n.split(`/`).at(-1)??``} at ${e}`,`write`,e,()=>a.roleAssignments.create(bare(e),t,{roleDefinitionId:n,principalId:r,principalType:`ServicePrincipal`,description}))},async remove({scope:e,name:t}){return writing(`remove role assignment ${t} at ${e}`,`delete`,e,()=>a.roleAssignments.delete(bare(e),t))}}}
function bare(e){return e.replace(/^\/+/,``)}
async function reading$1(e,t,n){try{return await n()}catch(n){throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t((0,_failures_js__WEBPACK_IMPORTED_MODULE_3__.t)(n,{service:`arm`,doing:e,right:`Microsoft.Authorization/roleAssignments/read at ${t}`}),n)}}
async function writing(e,t,n,r){try{await r();return{kind:`done`}}catch(r){return judgeWrite(r,{service:`arm`,doing:e,right:`Microsoft.Authorization/roleAssignments/${t} at ${n} (${writers})`})}}
function judgeWrite(e,t){const n=(0,_failures_js__WEBPACK_IMPORTED_MODULE_3__.n)(e);const{status:r,code:i}=n;if(i===`RoleAssignmentExists`)return{kind:`present`};if(lost(n))return{kind:`unknown`,problem:(0,_failures_js__WEBPACK_IMPORTED_MODULE_3__.t)(e,t)};if(i===`PrincipalNotFound`)return{kind:`not-yet`,problem:principalNotFound(t.doing,n)};if(r===404&&i===`RoleDefinitionDoesNotExist`)return{kind:`not-yet`,problem:roleGone(t.doing,n)};if(i===`RoleAssignmentLimitExceeded`)return{kind:`refused`,problem:limitReached(t.doing,n)};if(i===`RoleAssignmentUpdateNotPermitted`)return{kind:`refused`,problem:nameTaken(t.doing,n)};return{kind:`refused`,problem:(0,_failures_js__WEBPACK_IMPORTED_MODULE_3__.t)(e,t)}}
function lost({status:e,code:t}){if(e===null)return!/Authentication|Credential/.test(t);return e<300||e===408||e>=500}
function toAssignment(e){const{id:t,name:n,scope:r,roleDefinitionId:i,principalId:a,condition:o}=e;if(!t||!n||!r||!i||!a)throw new SyntaxError(`Unexpected JSON: a role assignment without its ids`);return{id:t,name:n,scope:r,roleDefinitionId:i,principalId:a,conditional:Boolean(o)}}
function principalNotFound(e,{message:t}){return{code:`principal-not-replicated`,message:`Could not ${e}: ${firstLine(t)}`,hint:`A principal that was just made takes some minutes to reach every part of Entra; run again later. Nothing was left half-made.`}}
function roleGone(e,{message:t}){return{code:`role-not-assignable`,message:`Could not ${e}: ${firstLine(t)}`,hint:`The role was removed meanwhile, or it is a custom role whose assignable scopes do not hold this one.`}}
function limitReached(e,{message:t}){return{code:`role-assignment-limit`,message:`Could not ${e}: ${firstLine(t)}`,hint:`A subscription holds 4,000 role assignments: remove some of deleted principals ("Identity not found" in the portal), or assign at a wider scope.`}}
function nameTaken(e,{message:t}){return{code:`role-assignment-name-taken`,message:`Could not ${e}: ${firstLine(t)}`,hint:`Another assignment holds the name that belongs to this one; names are derived as docs/delegate.md says. Remove that assignment and run again.`}}
function firstLine(e){return e.split(/\r?\n/)[0]?.slice(0,500)??``}
function createRoles(e,t,n,r=()=>void 0){const i=authorizationClient(e,t,n,null);const a=authorizationClient(e,t,n,r);return{async named(e,t){return reading(`look for the role ${t} at ${e}`,e,async()=>{const n=[];const r=`roleName eq '${t.replaceAll(`'`,`''`)}'`;for await(const t of i.roleDefinitions.list(bare(e),{filter:r}))n.push(toRole(t));return n})},async byId(e,t){return reading(`read the role ${t} at ${e}`,e,async()=>{try{return toRole(await i.roleDefinitions.get(bare(e),t))}catch(e){const{status:t,code:n}=(0,_failures_js__WEBPACK_IMPORTED_MODULE_3__.n)(e);if(t===404&&(n===`RoleDefinitionDoesNotExist`||n===`RoleDefinitionNotFound`))return null;throw e}})},async create(e){const t=e.assignableScopes[0]??``;try{await a.roleDefinitions.createOrUpdate(bare(t),e.guid,toBody(e));return{kind:`done`}}catch(n){return judge(n,e.name,t)}}}}
async function reading(e,t,n){try{return await n()}catch(n){throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t((0,_failures_js__WEBPACK_IMPORTED_MODULE_3__.t)(n,{service:`arm`,doing:e,right:`Microsoft.Authorization/roleDefinitions/read at ${t}`}),n)}}
function judge(e,t,n){const r=`Microsoft.Authorization/roleDefinitions/write at ${n}`;const i={service:`arm`,doing:`make the custom role ${t}`,right:r};const{status:a,code:o}=(0,_failures_js__WEBPACK_IMPORTED_MODULE_3__.n)(e);if(o===`RoleDefinitionWithSameNameExists`)return{kind:`refused`,problem:{code:`disks-role-name-taken`,message:`The custom role "${t}" exists in this tenant under an id that is not this action's.`,hint:"Names of custom roles are unique in a tenant: rename or remove that role, or give its id in `assign` instead of the preset disks."}};if(a===403)return{kind:`refused`,problem:{code:`disks-role-forbidden`,message:(0,_failures_js__WEBPACK_IMPORTED_MODULE_3__.t)(e,i).message,hint:`The preset disks needs a custom role, and making it needs ${r}: User Access Administrator or Owner has it, Role Based Access Control Administrator has not. Let somebody run this once, or use the preset vm-disks.`}};return judgeWrite(e,i)}
function toBody({name:e,description:t,actions:n,notActions:r,assignableScopes:i}){return{roleName:e,description:t,roleType:`CustomRole`,permissions:[{actions:[...n],notActions:[...r]}],assignableScopes:[...i]}}
function toRole({id:e,roleName:t,permissions:n}){if(!e||!t)throw new SyntaxError(`Unexpected JSON: a role without id or name`);return{id:e,name:t,actions:(n??[]).flatMap(e=>e.actions??[]),notActions:(n??[]).flatMap(e=>e.notActions??[])}}
function wantedAssignment(e,t,n){return{scope:e,roleDefinitionId:t.id,roleName:t.name,principalId:n,name:(0,_access_js__WEBPACK_IMPORTED_MODULE_1__.t)(e,t.id,n)}}
function grantsTheSame(e,t){return (0,_access_js__WEBPACK_IMPORTED_MODULE_1__.c)(e.scope,t.scope)&&(0,_access_js__WEBPACK_IMPORTED_MODULE_1__.s)(e.roleDefinitionId)===(0,_access_js__WEBPACK_IMPORTED_MODULE_1__.s)(t.roleDefinitionId)&&(0,_access_js__WEBPACK_IMPORTED_MODULE_1__.c)(e.principalId,t.principalId)}
function madeByThisAction({name:e,scope:t,roleDefinitionId:n,principalId:r}){return (0,_access_js__WEBPACK_IMPORTED_MODULE_1__.c)(e,(0,_access_js__WEBPACK_IMPORTED_MODULE_1__.t)(t,n,r))}
function planAccess(e,t,n){const r={missing:[],equal:[],extra:[],others:[]};const i=new Map(t.filter(e=>(0,_access_js__WEBPACK_IMPORTED_MODULE_1__.c)(e.principalId,n)).map(e=>[e.id.toLowerCase(),e]));for(const t of new Map(e.map(e=>[e.name,e])).values()){const e=[...i.values()].find(e=>grantsTheSame(e,t));if(e)r.equal.push({wanted:t,found:e});else r.missing.push(t)}for(const t of i.values()){if(e.some(e=>grantsTheSame(e,t)))continue;(madeByThisAction(t)?r.extra:r.others).push(t)}return r}
const replicationMs=6e5;
const firstPauseMs=5e3;
const longestPauseMs=3e4;
const lostAnswers=3;
const looks=5;
const lookPauseMs=2e3;
async function grant(e,t,n){try{return await attempt(e,t,n)}catch(e){if(e instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t)return{state:`failed`,problem:(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.n)(e)};throw e}}
async function attempt(e,t,n){let r=0;for(let i=0,a=firstPauseMs;;){const o=await n.assignments.create(e);if(o.kind===`done`)return confirm(e,n);if(o.kind===`present`)return findEqual(e,n);if(o.kind===`refused`)return{state:`failed`,problem:o.problem};if(o.kind===`unknown`){const t=await n.assignments.get(e.scope,e.name);if(t&&grantsTheSame(t,e))return{state:`created`,found:t};r+=1;if(r>=lostAnswers)return{state:`failed`,problem:o.problem}}else if(i>=replicationMs||!(t||o.problem.code===`principal-not-replicated`))return{state:`failed`,problem:o.problem};else n.log.info(`Not replicated yet (${o.problem.code}); asking again in ${a/1e3} s, ${Math.round((replicationMs-i)/6e4)} min left.`);await n.delay(a);i+=a;a=Math.min(longestPauseMs,a*2)}}
async function confirm(e,{assignments:t,delay:n}){for(let r=1;r<=looks;r+=1){const r=await t.get(e.scope,e.name);if(r&&grantsTheSame(r,e))return{state:`created`,found:r};await n(lookPauseMs)}return{state:`failed`,problem:notConfirmed(e)}}
async function findEqual(e,{assignments:t,delay:n}){for(let r=1;r<=looks;r+=1){const r=(await t.of(e.principalId,e.scope)).find(t=>grantsTheSame(t,e));if(r)return{state:`present`,found:r};await n(lookPauseMs)}return{state:`failed`,problem:notConfirmed(e)}}
async function revoke(e,{assignments:t,delay:n}){try{for(let r=1;;r+=1){const i=await t.remove(e);if(i.kind===`refused`||i.kind===`not-yet`)return i.problem;if(await t.get(e.scope,e.name)===null)return null;if(r>=lostAnswers)return i.kind===`unknown`?i.problem:notGone(e);await n(lookPauseMs)}}catch(e){if(e instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t)return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.n)(e);throw e}}
function notConfirmed({scope:e,roleName:t}){return{code:`role-assignment-not-confirmed`,message:`${t} at ${e} was accepted, but does not show when it is read back.`,hint:`Run again in some minutes: what was made is found again by its name.`}}
function notGone({scope:e,name:t}){return{code:`role-assignment-not-removed`,message:`Role assignment ${t} at ${e} still shows after its removal was accepted.`,hint:`Run again in some minutes.`}}



/***/ })

};
