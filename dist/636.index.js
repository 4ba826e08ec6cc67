export const id = 636;
export const ids = [636];
export const modules = {

/***/ 8040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ madeByThisAction),
  D: () => (/* binding */ createRoleGrants),
  E: () => (/* binding */ bare),
  O: () => (/* binding */ toAssignment),
  S: () => (/* binding */ revoke),
  T: () => (/* binding */ authorizationClient),
  _: () => (/* binding */ verdict),
  a: () => (/* binding */ grantRole),
  b: () => (/* binding */ summary$1),
  c: () => (/* binding */ afterCleanup),
  d: () => (/* binding */ afterRotate),
  f: () => (/* binding */ framed),
  g: () => (/* binding */ summary),
  h: () => (/* binding */ logLines),
  i: () => (/* binding */ grantOwnership),
  l: () => (/* binding */ afterDelegate),
  m: () => (/* binding */ allProblems),
  n: () => (/* binding */ createResources),
  o: () => (/* binding */ grantRoleAdministrator),
  p: () => (/* binding */ withNext),
  r: () => (/* binding */ grantOwnedBy),
  s: () => (/* binding */ soon),
  t: () => (/* binding */ giveAccess),
  u: () => (/* binding */ afterProvision),
  v: () => (/* binding */ assignmentsJson),
  w: () => (/* binding */ createRoles),
  x: () => (/* binding */ verdict$1),
  y: () => (/* binding */ logLines$1)
});

// EXTERNAL MODULE: ./problem-text.js
var problem_text = __webpack_require__(8223);
// EXTERNAL MODULE: ./errors.js
var errors = __webpack_require__(8645);
// EXTERNAL MODULE: ./access.js
var access = __webpack_require__(4404);
// EXTERNAL MODULE: ./p8be.js
var p8be = __webpack_require__(7763);
// EXTERNAL MODULE: ./p29f.js
var p29f = __webpack_require__(6671);
// EXTERNAL MODULE: ./pages.js
var pages = __webpack_require__(8720);
// EXTERNAL MODULE: ./connection.js
var connection = __webpack_require__(198);
;// CONCATENATED MODULE: ./replicas.js
const replicationMs=6e5,longestPauseMs=3e4;
async function eventually(e,t,n=replicationMs){for(let r=0,i=2e3;;i=Math.min(longestPauseMs,i*2)){let a=await e();if(a!==null||r>=n)return a;await t(i),r+=i}}


// EXTERNAL MODULE: ./rights.js
var rights = __webpack_require__(2265);
;// CONCATENATED MODULE: ./access2.js









function authorizationClient(e,t,n,r){let i=(0,pages.i)(t.resourceManager,n),a={policy:(0,pages.r)(new URL(t.resourceManager).origin),position:`perCall`},o=r?{additionalPolicies:[...(0,pages.c)(r),a]}:{};return new p29f.t(e,``,{$host:t.resourceManager,endpoint:t.resourceManager,credentialScopes:t.resourceManagerScope,...i,...o})}
function createRoleGrants(e,t,n,r=()=>void 0){let i=authorizationClient(e,t,n,null),a=authorizationClient(e,t,n,r);return{async of(e,t){return reading$1(`read the role assignments at ${t}`,t,async()=>{let n=[],r=`principalId eq '${e}'`;for await(let e of (0,pages.n)(i.roleAssignments.listForScope(bare(t),{filter:r})))n.push(toAssignment(e));return n})},async get(e,t){return reading$1(`read role assignment ${t} at ${e}`,e,async()=>{try{return toAssignment(await i.roleAssignments.get(bare(e),t))}catch(e){if(isGone(e))return null;throw e}})},async create({scope:e,name:t,roleDefinitionId:n,principalId:r}){return writing(`give role ${n.split(`/`).at(-1)??``} at ${e}`,`write`,e,()=>a.roleAssignments.create(bare(e),t,{roleDefinitionId:n,principalId:r,principalType:`ServicePrincipal`,description:`Made by aks-service-principal-action (delegate).`}))},async remove({scope:e,name:t}){return writing(`remove role assignment ${t} at ${e}`,`delete`,e,async()=>{try{await a.roleAssignments.delete(bare(e),t)}catch(e){if(!isGone(e))throw e}})}}}
function isGone(e){let{status:t,code:n}=(0,pages.o)(e);return t===404&&[`RoleAssignmentNotFound`,`ResourceGroupNotFound`,`ResourceNotFound`,`ParentResourceNotFound`].includes(n)}
function bare(e){return e.replace(/^\/+/,``)}
async function reading$1(e,t,n){try{return await n()}catch(n){throw new errors.t((0,pages.a)(n,{service:`arm`,doing:e,right:`Microsoft.Authorization/roleAssignments/read at ${t}`}),n)}}
async function writing(e,t,n,r){try{return await r(),{kind:`done`}}catch(r){return judgeWrite(r,{service:`arm`,doing:e,right:`Microsoft.Authorization/roleAssignments/${t} at ${n} (User Access Administrator or Role Based Access Control Administrator has it)`})}}
function judgeWrite(e,t){let n=(0,pages.o)(e),{code:r}=n;return r===`RoleAssignmentExists`?{kind:`present`}:lost(n)?{kind:`unknown`,problem:(0,pages.a)(e,t)}:r===`PrincipalNotFound`?{kind:`not-yet`,problem:principalNotFound(t.doing,n)}:r===`RoleDefinitionDoesNotExist`?{kind:`not-yet`,problem:roleGone(t.doing,n)}:r===`RoleAssignmentLimitExceeded`?{kind:`refused`,problem:limitReached(t.doing,n)}:r===`RoleAssignmentUpdateNotPermitted`?{kind:`refused`,problem:nameTaken(t.doing,n)}:{kind:`refused`,problem:(0,pages.a)(e,t)}}
function lost({status:e,code:t}){return e===null?!/Authentication|Credential/.test(t):e<300||e===408||e>=500}
function toAssignment(e){let{id:t,name:n,scope:r,roleDefinitionId:i,principalId:a,condition:o}=e;if(!isText(t)||!isText(n)||!isText(r)||!isText(i)||!isText(a))throw SyntaxError(`Unexpected JSON: a role assignment without its ids`);return{id:t,name:n,scope:r,roleDefinitionId:i,principalId:a,conditional:!!o}}
function isText(e){return typeof e==`string`&&e!==``}
function principalNotFound(e,{message:t}){return{code:`principal-not-replicated`,message:`Could not ${e}: ${firstLine(t)}`,hint:`A principal that was just made takes some minutes to reach every part of Entra; run again later. Nothing was left half-made.`}}
function roleGone(e,{message:t}){return{code:`role-not-assignable`,message:`Could not ${e}: ${firstLine(t)}`,hint:`The role was removed meanwhile, or it is a custom role whose assignable scopes do not hold this one.`}}
function limitReached(e,{message:t}){return{code:`role-assignment-limit`,message:`Could not ${e}: ${firstLine(t)}`,hint:`A subscription holds 4,000 role assignments: remove some of deleted principals ("Identity not found" in the portal), or assign at a wider scope.`}}
function nameTaken(e,{message:t}){return{code:`role-assignment-name-taken`,message:`Could not ${e}: ${firstLine(t)}`,hint:`Another assignment holds the name that belongs to this one; names are derived as docs/delegate.md says. Remove that assignment and run again.`}}
function firstLine(e){return e.split(/\r?\n/)[0]?.slice(0,500)??``}
function createRoles(e,t,n,r=()=>void 0){let i=authorizationClient(e,t,n,null),a=authorizationClient(e,t,n,r);return{async named(e,t){return reading(`look for the role ${t} at ${e}`,e,async()=>{let n=[],r=`roleName eq '${t.replaceAll(`'`,`''`)}'`;for await(let t of (0,pages.n)(i.roleDefinitions.list(bare(e),{filter:r})))n.push(toRole(t));return n})},async byId(e,t){return reading(`read the role ${t} at ${e}`,e,async()=>{try{return toRole(await i.roleDefinitions.get(bare(e),t))}catch(e){let{status:t,code:n}=(0,pages.o)(e);if(t===404&&(n===`RoleDefinitionDoesNotExist`||n===`RoleDefinitionNotFound`))return null;throw e}})},async create(e){let t=e.assignableScopes[0]??``;try{return await a.roleDefinitions.createOrUpdate(bare(t),e.guid,toBody(e)),{kind:`done`}}catch(n){return judge(n,e.name,t)}}}}
async function reading(e,t,n){try{return await n()}catch(n){throw new errors.t((0,pages.a)(n,{service:`arm`,doing:e,right:`Microsoft.Authorization/roleDefinitions/read at ${t}`}),n)}}
function judge(e,t,n){let r=`Microsoft.Authorization/roleDefinitions/write at ${n}`,i={service:`arm`,doing:`make the custom role ${t}`,right:r},{status:a,code:o}=(0,pages.o)(e);return o===`RoleDefinitionWithSameNameExists`?{kind:`refused`,problem:{code:`disks-role-name-taken`,message:`The custom role "${t}" exists in this tenant under an id that is not this action's.`,hint:"Names of custom roles are unique in a tenant: rename or remove that role, or give its id in `assign` instead of the preset disks."}}:a===403?{kind:`refused`,problem:{code:`disks-role-forbidden`,message:(0,pages.a)(e,i).message,hint:`The preset disks needs a custom role, and making it needs ${r}: User Access Administrator or Owner has it, Role Based Access Control Administrator has not. Let somebody run this once, or use the preset vm-disks.`}}:judgeWrite(e,i)}
function toBody({name:e,description:t,actions:n,notActions:r,assignableScopes:i}){return{roleName:e,description:t,roleType:`CustomRole`,permissions:[{actions:[...n],notActions:[...r]}],assignableScopes:[...i]}}
function toRole({id:e,roleName:t,permissions:n}){if(!isText(e)||!isText(t))throw SyntaxError(`Unexpected JSON: a role without id or name`);return{id:e,name:t,actions:(n??[]).flatMap(e=>e.actions??[]),notActions:(n??[]).flatMap(e=>e.notActions??[])}}
function wantedAssignment(e,t,n){return{scope:e,roleDefinitionId:t.id,roleName:t.name,principalId:n,name:(0,access.t)(e,t.id,n)}}
function grantsTheSame(e,t){return (0,access.c)(e.scope,t.scope)&&(0,access.s)(e.roleDefinitionId)===(0,access.s)(t.roleDefinitionId)&&(0,access.c)(e.principalId,t.principalId)}
function madeByThisAction({name:e,scope:t,roleDefinitionId:n,principalId:r}){return (0,access.c)(e,(0,access.t)(t,n,r))}
function planAccess(e,t,n){let r={missing:[],equal:[],extra:[],others:[]},i=new Map(t.filter(e=>(0,access.c)(e.principalId,n)).map(e=>[e.id.toLowerCase(),e]));for(let t of new Map(e.map(e=>[e.name,e])).values()){let e=[...i.values()].find(e=>grantsTheSame(e,t));e?r.equal.push({wanted:t,found:e}):r.missing.push(t)}for(let t of i.values())e.some(e=>grantsTheSame(e,t))||(madeByThisAction(t)?r.extra:r.others).push(t);return r}
async function grant(e,t,n){try{return await attempt(e,t,n)}catch(e){if(e instanceof errors.t)return{state:`failed`,problem:(0,errors.r)(e)};throw e}}
async function attempt(e,t,n){let r=0;for(let i=0,a=5e3;;){let o=await n.assignments.create(e);if(o.kind===`done`)return access2_confirm(e,n);if(o.kind===`present`)return findEqual(e,n);if(o.kind===`refused`)return{state:`failed`,problem:o.problem};if(o.kind===`unknown`){let t=await n.assignments.get(e.scope,e.name);if(t&&grantsTheSame(t,e))return{state:`created`,found:t};if(r+=1,r>=3)return{state:`failed`,problem:o.problem}}else if(i>=6e5||!(t||o.problem.code===`principal-not-replicated`))return{state:`failed`,problem:o.problem};else n.log.info(`Not replicated yet (${o.problem.code}); asking again in ${a/1e3} s, ${Math.round((replicationMs-i)/6e4)} min left.`);await n.delay(a),i+=a,a=Math.min(longestPauseMs,a*2)}}
async function access2_confirm(e,{assignments:t,delay:n}){let r=await eventually(async()=>{let n=await t.get(e.scope,e.name);return n&&grantsTheSame(n,e)?n:null},n);return r?{state:`created`,found:r}:{state:`failed`,problem:notConfirmed$1(e)}}
async function findEqual(e,{assignments:t,delay:n}){let r=await eventually(async()=>(await t.of(e.principalId,e.scope)).find(t=>grantsTheSame(t,e))??null,n);return r?{state:`present`,found:r}:{state:`failed`,problem:notConfirmed$1(e)}}
async function revoke(e,{assignments:t,delay:n}){try{for(let r=1;;r+=1){let i=await t.remove(e);if(i.kind===`refused`||i.kind===`not-yet`)return i.problem;let a=i.kind===`unknown`&&r<3;if(await eventually(async()=>await t.get(e.scope,e.name)===null||null,n,a?2e3:6e5))return null;if(!a)return i.kind===`unknown`?i.problem:notGone(e)}}catch(e){if(e instanceof errors.t)return (0,errors.r)(e);throw e}}
function notConfirmed$1({scope:e,roleName:t}){return{code:`role-assignment-not-confirmed`,message:`${t} at ${e} was accepted, but does not show when it is read back.`,hint:`Run again in some minutes: what was made is found again by its name.`}}
function notGone({scope:e,name:t}){return{code:`role-assignment-not-removed`,message:`Role assignment ${t} at ${e} still shows after its removal was accepted.`,hint:`Run again in some minutes.`}}
const propagation=`A new role can take up to 60 minutes to reach the cluster (https://learn.microsoft.com/azure/aks/kubernetes-service-principal).`;
function assignmentsJson(e){return JSON.stringify(e.map(({scope:e,roleDefinitionId:t,roleName:n,id:r,state:i,change:a,problem:o})=>({scope:e,roleDefinitionId:t,roleName:n,id:r,state:i,change:a,...o?{problem:o.code}:{}})))}
function verdict$1({rows:e,dryRun:t}){let n=[`created`,`removed`,`planned`,`present`,`failed`].map(t=>({state:t,count:e.filter(e=>e.state===t).length})).filter(({count:e})=>e>0).map(({state:e,count:t})=>`${t} ${e}`);return`${t?`Dry run, nothing was sent: `:``}${(0,problem_text.b)(e.length,`role assignment`)}${n.length>0?`: ${n.join(`, `)}`:``}.`}
function logLines$1(e){let t=e.rows.map(e=>`${e.state.padEnd(8)} ${e.roleName} @ ${e.scope} (${e.reason})`),n=e.kept.map(({roleName:e,scope:t})=>`kept     ${e} @ ${t} (extra: made by this action, not listed; prune: true removes it)`),r=[...e.rows.flatMap(({problem:e})=>e?[e]:[]),...e.problems],i=[...t,...n,...othersLine(e),verdict$1(e),...isNew$1(e)?[propagation]:[]];return[{title:(0,problem_text.h)(`Role assignments of ${nameOf(e)}`),lines:i.map(e=>(0,problem_text.h)(e))},...r.length>0?[{title:`Problems`,lines:r.map(problem_text.r)}]:[]]}
function summary$1(e,t=summaryLimit$1){let{displayName:n,appId:r,objectId:i}=e.principal,a=[...othersLine(e).map(e=>(0,problem_text._)(e)),...isNew$1(e)?[propagation]:[]],o=e.problems.map(e=>`- ${(0,problem_text.i)(e)}`),s=[text$1([`**${(0,problem_text._)(verdict$1(e))}**`,``,`Service principal ${(0,problem_text._)(n,100)} ${(0,problem_text.s)(r)}, object id ${(0,problem_text.s)(i)}.`]),...o.length>0?[{...text$1([`### Problems`,``]),rows:o,more:e=>`${(0,problem_text.b)(e,`more problem`)} in the log.`}]:[],{head:[`| State | Role | Scope | Why |`,`| --- | --- | --- | --- |`],rows:[...e.rows.map(tableRow),...e.kept.map(keptRow)],tail:[],more:e=>`${(0,problem_text.b)(e,`more role assignment`)} in the log.`},...a.map(e=>text$1([e]))];return (0,connection.r)(s,t)}
const summaryLimit$1=1e6;
function text$1(e){return{head:e,rows:[],tail:[],more:()=>``}}
function tableRow(e){return`| ${e.state} | ${(0,problem_text._)(e.roleName,80)} | ${(0,problem_text.s)(e.scope,300)} | ${(0,problem_text._)(e.problem?.message??e.reason,400)} |`}
function keptRow({roleName:e,scope:t}){return`| kept | ${(0,problem_text._)(e,80)} | ${(0,problem_text.s)(t,300)} | extra: made by this action, not listed; \`prune: true\` removes it |`}
function isNew$1({rows:e}){return e.some(e=>e.state===`created`)}
function othersLine({others:e}){return e>0?[`${(0,problem_text.b)(e,`other assignment`)} of this principal at, above or below these scopes: not made by this action, left alone.`]:[]}
function nameOf({principal:e}){return e.displayName?`${e.displayName} (${e.appId})`:e.appId}
function verdict(e){let{steps:t,rows:n,dryRun:r,secret:i,cluster:a,removed:o}=e,s=t.length+n.filter(e=>e.state===`planned`).length;if(r)return s>0?`Dry run, nothing was sent: ${(0,problem_text.b)(s,`step`)} to do.`:`Dry run: nothing to do.`;let c=n.filter(e=>e.state===`created`).length,l=n.filter(e=>e.state===`failed`).length,u=[...[`made`,`adopted`,`finished`].includes(e.application)?[`application ${e.application}`]:[],...i.state===`made`&&i.endsOn!==null?[`new secret until ${(0,problem_text.p)(i.endsOn)}`]:[],...c>0?[`${(0,problem_text.b)(c,`role assignment`)} made`]:[],...l>0?[`${(0,problem_text.b)(l,`role assignment`)} failed`]:[],...a?.state===`made`?[`cluster made`]:[],...a?.state===`waiting`?[`cluster still being made`]:[],...o.length>0?[`${(0,problem_text.b)(o.length,`old secret`)} removed`]:[]].join(`, `);return u===``?`Nothing was changed.`:`${u.charAt(0).toUpperCase()}${u.slice(1)}.`}
function secretLine({state:e,keyId:t,endsOn:n,stored:r,reason:i}){if(t===null||n===null)return i;let a={made:`New secret`,reused:`Secret`,kept:`Secret`,planned:`Secret`,none:`Secret`},o=r.length>0?` It stands in: ${r.join(`; `)}.`:``;return`${a[e]} ${t}, valid until ${(0,problem_text.p)(n)}.${o}${i===``?``:` ${i}`}`}
function logLines(e){return[{title:`Principal`,lines:[`Application ${e.displayName}: ${e.application}, appId ${e.appId??`not known yet`}, object id ${e.objectId??`not known yet`}`,`Service principal: object id ${e.servicePrincipalId??`not known yet`}, tenant ${e.tenantId}`,secretLine(e.secret),...e.cluster?[`Cluster ${e.cluster.id}: ${e.cluster.state}`]:[]]},{title:`Steps`,lines:e.steps.map((e,t)=>`${String(t+1).padStart(2)}. ${e.request}  (${e.reason})`)},{title:`Role assignments`,lines:[...e.rows.map(e=>`${e.state.padEnd(8)} ${e.roleName} @ ${e.scope} (${e.reason})`),...isNew(e)?[propagation]:[]]},{title:`Other secrets`,lines:[...e.removed.map(({keyId:e,endsOn:t})=>`removed  ${e} (until ${(0,problem_text.p)(t)})`),...e.others.map(({keyId:e,endsOn:t,reason:n})=>`kept     ${e} (until ${(0,problem_text.p)(t)}): ${n}`)]},{title:`Notes`,lines:[...e.notes]},{title:`Problems`,lines:allProblems(e).map(problem_text.r)},{title:`Result`,lines:[verdict(e)]}].filter(({lines:e})=>e.length>0).map(({title:e,lines:t})=>({title:(0,problem_text.h)(e),lines:t.map(e=>(0,problem_text.h)(e))}))}
function summary(e,t=1e6){let{displayName:n,appId:r,objectId:i,servicePrincipalId:a,cluster:o}=e,s=[[`appId`,r],[`application object id`,i],[`service principal object id`,a]].flatMap(([e,t])=>t?[`${e??``} ${(0,problem_text.s)(t)}`]:[]),c=e.problems.map(e=>`- ${(0,problem_text.i)(e)}`),l=[access2_text([`**${(0,problem_text._)(verdict(e))}**`,``,`Application ${(0,problem_text._)(n,100)}${s.length>0?`, ${s.join(`, `)}`:``}.`,``,(0,problem_text._)(secretLine(e.secret),1e3),...o?[``,`Cluster ${(0,problem_text.s)(o.id,300)}: ${o.state}.`]:[]]),{...list(c,`more problem`),head:c.length>0?[`### Problems`,``]:[]},table([`| # | Request | Why |`,`| ---: | --- | --- |`],e.steps.map((e,t)=>`| ${t+1} | ${(0,problem_text.s)(e.request,300)} | ${(0,problem_text._)(e.reason,400)} |`),`more step`),table([`| State | Role | Scope | Why |`,`| --- | --- | --- | --- |`],e.rows.map(assignmentRow),`more role assignment`),table([`| Other secret | Ends | |`,`| --- | --- | --- |`],otherRows(e),`more secret`),list([...e.notes.map(e=>`- ${(0,problem_text._)(e,500)}`),...isNew(e)?[`- ${propagation}`]:[]],`more note`)];return (0,connection.r)(l.filter(e=>e.head.length>0||e.rows.length>0),t)}
function allProblems({rows:e,problems:t}){return[...e.flatMap(({problem:e})=>e?[e]:[]),...t]}
function isNew({rows:e}){return e.some(e=>e.state===`created`)}
function assignmentRow(e){return`| ${e.state} | ${(0,problem_text._)(e.roleName,80)} | ${(0,problem_text.s)(e.scope,300)} | ${(0,problem_text._)(e.problem?.message??e.reason,400)} |`}
function otherRows({removed:e,others:t}){return[...e.map(({keyId:e,endsOn:t})=>`| ${(0,problem_text.s)(e)} | ${(0,problem_text.p)(t)} | removed |`),...t.map(({keyId:e,endsOn:t,reason:n})=>`| ${(0,problem_text.s)(e)} | ${(0,problem_text.p)(t)} | ${(0,problem_text._)(n,300)} |`)]}
function access2_text(e){return{head:e,rows:[],tail:[],more:()=>``}}
function list(e,t){return{head:[],rows:e,tail:[],more:e=>`${(0,problem_text.b)(e,t)} in the log.`}}
function table(e,t,n){return{head:t.length>0?e:[],rows:t,tail:[],more:e=>`${(0,problem_text.b)(e,n)} in the log.`}}
const nothing=`Nothing to do.`,mend=`Mend what is named under Problems and run it again: it goes on from what is there.`;
function framed(e,t,n){let r=n.map((e,t)=>(0,problem_text.h)(n.length>1?`  ${t+1}. ${e}`:`  ${e}`)),i=t.filter(({lines:t})=>t.length!==1||t[0]!==(0,problem_text.h)(e));return[{title:``,lines:[(0,problem_text.h)(e)]},...i,{title:``,lines:[`What to do next:`,...r]}]}
function withNext(e,t){return`${e.trimEnd()}\n\n### What to do next\n\n${t.map((e,t)=>`${t+1}. ${(0,problem_text._)(e,1e3)}`).join(`
`)}\n`}
function afterDryRun(e,t,n=`run it again without dry-run`){return t.length>0?[`Mend what is named under Problems, missing rights with the commands there, and make the dry run again: the real run would fail.`]:[e?`If this plan is what you want, ${n}.`:nothing]}
const unfinished=[`refused`,`failed`,`waiting`,`skipped`,`held-back`];
function afterRotate(e){let{clusters:t,problems:n,secret:r,verdicts:i,outcome:a}=e;if(e.dryRun)return afterDryRun(e.steps.length>0,e.blocking,`run it again without dry-run, when nodes may be reimaged`);let o=t.filter(({state:e})=>e===`stopped`).map(({name:e})=>e),s=t.some(({state:e})=>unfinished.includes(e)),c=[a===`waiting`?`Run it again later: another run, or an operation of a cluster, is not over yet.`:``,s||n.length>0&&a!==`waiting`&&a!==`unchanged`&&a!==`changed`?`${mend} The old secret stays valid for the clusters that have not got the new one.`:``,o.length>0?`Start ${o.slice(0,10).join(`, `)} and run it again; until then the old secret is kept for them.`:``,r!==null&&!s&&i.length>1?`Run it again once the overlap is over, or leave that to the schedule: it removes what no cluster uses any more.`:``].filter(e=>e!==``);return c.length>0?c:[nothing]}
function afterProvision(e){let t=allProblems(e),n=e.steps.length>0||e.rows.some(({state:e})=>e===`planned`);if(e.dryRun)return afterDryRun(n,t);if(e.cluster?.state===`waiting`)return[`Run it again later: the cluster is still being made.`];if(t.length>0)return[mend];let{secret:r,rows:i}=e,a=[i.some(({state:e})=>e===`created`)?`Give the new roles up to 60 minutes before you rely on them.`:``,r.state===`made`&&r.endsOn!==null?`Have check-expiry watch it and rotate renew it: the secret ends on ${(0,problem_text.p)(r.endsOn)}.`:``].filter(e=>e!==``);return a.length>0?a:[nothing]}
function afterDelegate({dryRun:e,rows:t,kept:n,problems:r}){let i=[...t.flatMap(({problem:e})=>e?[e]:[]),...r];if(e)return afterDryRun(t.some(({state:e})=>e===`planned`),i);let a=[t.some(({state:e})=>e===`failed`)?mend:``,t.some(({state:e})=>e===`created`)?`Give the new roles up to 60 minutes before you rely on them.`:``,n.length>0?`Decide on what is kept although no line lists it: prune: true removes it.`:``].filter(e=>e!==``);return a.length>0?a:[nothing]}
function afterCleanup({dryRun:e,rows:t,problems:n,undoFile:r,plan:i}){return e?afterDryRun(t.length>0,n,`run it again without dry-run and with expected-plan: ${i}`):n.length>0?[mend]:[t.some(({step:e,state:t})=>t===`done`&&e.kind!==`gone-mark`)&&r!==null?`Keep ${r}: it names everything that was removed and how to bring it back.`:nothing]}
function grantRole(e,t,{objectId:n}){return`az role assignment create ${`--assignee-object-id ${n===null?`<object id of its service principal>`:(0,problem_text.x)(n)}`} --assignee-principal-type ServicePrincipal --role ${(0,problem_text.x)(e)} --scope ${(0,problem_text.x)(t)}`}
function grantOwnedBy({appId:e}){let t=e===null?`<its application (client) id>`:(0,problem_text.x)(e);return`az ad app permission add --id ${t} --api 00000003-0000-0000-c000-000000000000 --api-permissions 18a4783c-866b-4cc7-a460-3d5e5662c884=Role && az ad app permission admin-consent --id ${t}`}
function grantOwnership(e,{objectId:t}){return`az ad app owner add --id ${(0,problem_text.x)(e)} --owner-object-id ${t===null?`<object id of its service principal>`:(0,problem_text.x)(t)}`}
function grantRoleAdministrator(e,t,n){let r=/^\/subscriptions\/[^/]+/i.exec(e)?.[0]??e;return t?grantRole(`User Access Administrator`,r,n):grantRole(`Role Based Access Control Administrator`,e,n)}
const soon=`A right that was just given takes some minutes.`;
function createResources(e,t,n){let r=(0,p8be.t)({credential:e,scopes:t.resourceManagerScope}),i=async(e,i,a)=>{try{let a=`${t.resourceManager}${encodeURI(e)}?api-version=${i}`,o=await n.send({url:a,method:`GET`,headers:{accept:`application/json`}},!0,[r]),s=JSON.parse(o.text);if(o.status===200)return s;throw Object.assign(Error(`HTTP ${o.status}`),{statusCode:o.status,details:s})}catch(t){throw new errors.t((0,pages.a)(t,{service:`arm`,doing:`read ${e}`,right:a}),t)}};return{async registryIsAbac(e){return propertiesOf(await i(e,`2025-11-01`,`Microsoft.ContainerRegistry/registries/read at ${e}`),e).roleAssignmentMode===`AbacRepositoryPermissions`},async vaultUsesRoles(e){return propertiesOf(await i(e,`2023-07-01`,`Microsoft.KeyVault/vaults/read at ${e}`),e).enableRbacAuthorization===!0},async missingRights(e,t){if(!/\/resourceGroups\//i.test(e))return null;let n=`${e}/providers/Microsoft.Authorization/permissions`,r=permissionsOf(await i(n,`2022-04-01`,`any role at ${e}`));return t.filter(e=>!(0,connection.y)(r,e))}}}
function propertiesOf(e,t){let n=e?.properties;if(typeof n==`object`&&n)return n;throw new errors.t((0,pages.a)(SyntaxError(`Unexpected JSON: no properties`),{service:`arm`,doing:`read ${t}`,right:``}))}
function permissionsOf(e){let t=e?.value,n=e=>Array.isArray(e)?e.filter(e=>typeof e==`string`):[];return(Array.isArray(t)?t:[]).map(e=>{let{actions:t,notActions:r}=e??{};return{actions:n(t),notActions:n(r)}})}
const assignments=`Microsoft.Authorization/roleAssignments`,definitions=`Microsoft.Authorization/roleDefinitions`;
async function missingRights(e,t,n,r){let i=new Map;for(let{state:n,scope:r,change:a}of e){if(n!==`planned`)continue;let e=i.get(r.toLowerCase())??{scope:r,actions:new Set};e.actions.add(a===`create`?`${assignments}/write`:`${assignments}/delete`),t.some(e=>e.makesRole&&e.scope.toLowerCase()===r.toLowerCase())&&e.actions.add(`${definitions}/write`),i.set(r.toLowerCase(),e)}let a=[];for(let{scope:e,actions:t}of i.values())a.push(...await missingAt(e,[...t],n,r));return a}
async function missingAt(e,t,n,r){let i=await (0,errors.n)(()=>n.missingRights(e,t));if(`problem`in i)return[i.problem];let a=i.value??[];if(a.length===0)return[];let o=a.some(e=>e.startsWith(definitions));return[(0,rights.n)(a,e,`${o?`User Access Administrator at the subscription has it`:`Who may give roles has it`}: ${grantRoleAdministrator(e,o,r)}. ${soon}`)]}
async function findRole({access:e,scope:t},n){return e.kind===`preset`?presetRole(e.preset,t.id,t.subscriptionId??``,n):{role:exactlyOne(e.kind===`role-id`?await byId(t.id,e.id,n):await n.roles.named(t.id,e.name),e.kind===`role-id`?e.id:e.name,t.id),make:null}}
async function presetRole(e,t,n,r){if(e===`disks`)return customDisksRole(n,r);let i=await presetRoleId(e,t,r.resources);return{role:exactlyOne(await byId(t,i,r),`${i} (${e})`,t),make:null}}
async function presetRoleId(e,t,n){switch(e){case`acr-pull`:return await n.registryIsAbac(t)?access.n.repositoryReader:access.n.acrPull;case`network`:return access.n.networkContributor;case`vm-disks`:return access.n.virtualMachineContributor;case`container-instances`:return access.n.contributor;case`key-vault-secrets`:if(!await n.vaultUsesRoles(t))throw new errors.t(accessPolicies(t));return access.n.keyVaultSecretsUser}}
async function customDisksRole(e,{roles:t}){let n=(0,access.r)(e),r=await t.byId(n.assignableScopes[0]??``,n.guid);if(!r)return{role:n,make:n};if((0,access.i)(r,n))throw new errors.t(changed(r,n));return{role:r,make:null}}
async function byId(e,t,{roles:n}){let r=await n.byId(e,t);return r?[r]:[]}
function exactlyOne(e,t,n){let[r,...i]=e;if(!r)throw new errors.t(notFound(t,n));if(i.length>0)throw new errors.t(ambiguous(t,n,e));return r}
async function makeRole(e,{roles:t},n){let r=e.assignableScopes[0]??``;for(let i=1;;i+=1){let a=await t.create(e);if(a.kind===`refused`||a.kind===`not-yet`)return a.problem;let o=a.kind===`unknown`&&i<3;if(await eventually(()=>t.byId(r,e.guid),n,o?1e4:6e5))return null;if(!o)return a.kind===`unknown`?a.problem:notConfirmed(e)}}
function notFound(e,t){return{code:`role-not-found`,message:`No role ${e} can be assigned at ${t}.`,hint:`Check the spelling (\`az role definition list --scope <scope>\`); a custom role needs the scope among its assignable scopes. Presets: ${access.o.join(`, `)}.`}}
function ambiguous(e,t,n){return{code:`role-ambiguous`,message:`${n.length} roles are called ${e} at ${t}: ${n.map(e=>(0,access.s)(e.id)).join(`, `)}.`,hint:`Give the id of the one you mean.`}}
function accessPolicies(e){return{code:`vault-access-policies`,message:`Vault ${e} works with access policies: it takes no notice of role assignments.`,hint:"Either `az keyvault set-policy --name <vault> --spn <appId> --secret-permissions get`, or switch the vault to Azure RBAC (`az keyvault update --enable-rbac-authorization true`) after everybody else has the roles they need."}}
function changed(e,t){return{code:`disks-role-changed`,message:`The custom role "${e.name}" does not give ${t.actions.join(` and `)} any more.`,hint:`Somebody edited it. Restore these actions without exclusions, or delete the role and run again.`}}
function notConfirmed(e){return{code:`disks-role-not-confirmed`,message:`The custom role "${e.name}" was made, but does not show when it is read back.`,hint:`Run again in some minutes: what was made is found again by its id.`}}
async function giveAccess(e,t){let n=await readExisting(e,await resolveLines(e,t),t),r=planAccess(n.lines.flatMap(e=>e.wanted?[e.wanted]:[]),n.existing,e.principalId),i=await carryOut(e,n.lines,r,t),a=await handleExtra(e,r,i.some(e=>e.state===`failed`)||n.problems.length>0,t),o=e.dryRun?await missingRights([...i,...a.rows],n.lines.map(probeOf),t.resources,t.caller):[],s=[...i,...a.rows];return{rows:s,kept:a.kept,others:r.others.length,problems:[...n.problems,...a.problems,...o],complete:n.problems.length===0&&!n.lines.some(e=>e.problem?.code.startsWith(`arm-`)),failed:s.some(e=>e.state===`failed`)||a.problems.length>0}}
function probeOf({grant:{scope:e},make:t}){return{scope:e.id,makesRole:t!==null}}
async function resolveLines({grants:e,principalId:t},n){let r=[];for(let i of e){let e=await (0,errors.n)(()=>findRole(i,n));`problem`in e?r.push({grant:i,wanted:null,make:null,problem:e.problem}):r.push({grant:i,wanted:wantedAssignment(i.scope.id,e.value.role,t),make:e.value.make,problem:null})}return r}
async function readExisting({principalId:e,prune:t},n,r){let i=[],a=new Map,o=async t=>{let n=await (0,errors.n)(()=>r.assignments.of(e,t));return`problem`in n?n.problem:(i.push(...n.value),null)},s=new Map(n.filter(e=>e.wanted).map(({grant:{scope:e}})=>[e.id.toLowerCase(),e.id]));for(let[e,t]of s){let n=await o(t);n&&a.set(e,n)}let c=[];if(t){let e=await r.fleet.subscriptions();c.push(...e.problems);for(let{subscriptionId:t}of e.items){let e=await o(`/subscriptions/${t}`);e&&c.push(e)}}return{lines:n.map(e=>{let t=e.problem??a.get(e.grant.scope.id.toLowerCase())??null;return t?{...e,wanted:null,problem:t}:e}),existing:i,problems:c}}
async function carryOut(e,t,n,r){let i=[],a=new Set,o=new Map;for(let s of t){if(s.wanted&&a.has(s.wanted.name))continue;s.wanted&&a.add(s.wanted.name);let t=await carryOutLine(e,s,n,o,r);t.state===`created`&&r.log.info(`Created: ${t.roleName} @ ${t.scope}`),i.push(t)}return i}
async function carryOutLine({dryRun:e},{grant:t,wanted:n,make:r,problem:i},a,o,s){if(!n)return failedLine(t,i);let c=a.equal.find(e=>e.wanted.name===n.name);if(c)return present(n,c.found);if(e)return planned(n,r);r&&!o.has(r.guid)&&(s.log.info(`Making the custom role "${r.name}".`),o.set(r.guid,await makeRole(r,s,s.delay)));let l=r?o.get(r.guid)??null:null;if(l)return failedRow(n,l);let u=await grant(n,r!==null,s);return u.state===`failed`?failedRow(n,u.problem):u.state===`present`?present(n,u.found):{...base(n),state:`created`,id:u.found.id,change:`create`,reason:`was missing`,problem:null}}
function base({scope:e,roleDefinitionId:t,roleName:n}){return{scope:e,roleDefinitionId:t,roleName:n}}
function idOf({scope:e,name:t}){return`${e}/providers/Microsoft.Authorization/roleAssignments/${t}`}
function planned(e,t){let n=t?`its custom role "${t.name}" too: PUT ${t.id}, then `:``;return{...base(e),state:`planned`,id:idOf(e),change:`create`,reason:`missing: ${n}PUT ${idOf(e)}`,problem:null}}
function present(e,t){let n=t.name.toLowerCase()===e.name?`equal`:`equal, under another name`,r=t.conditional?{code:`role-assignment-conditional`,message:`${e.roleName} at ${e.scope} is there under a condition, which may take away some of it.`,hint:`It counts as present and is left as it is; look at the condition, or remove that assignment and run again.`}:null;return{...base(e),state:`present`,id:t.id,change:`none`,reason:n,problem:r}}
function failedRow(e,t){return{...base(e),state:`failed`,id:null,change:`create`,reason:t.code,problem:t}}
function failedLine({access:e,scope:t},n){let r=e.kind===`preset`?e.preset:e.kind===`role-name`?e.name:e.id;return{state:`failed`,scope:t.id,roleDefinitionId:null,roleName:r,id:null,change:`create`,reason:n?.code??``,problem:n}}
async function handleExtra({prune:e,dryRun:t},n,r,i){let a={rows:[],kept:[],problems:e&&r?[pruneSkipped(n.extra.length)]:[]};for(let o of n.extra){let n=await nameOfRole(o,i);!e||r?a.kept.push({scope:o.scope,roleName:n}):a.rows.push(await removeRow(o,n,t,i))}return a}
async function removeRow(e,t,n,r){let i={scope:e.scope,roleDefinitionId:e.roleDefinitionId,roleName:t,id:e.id,change:`remove`};if(n)return{...i,state:`planned`,reason:`extra, made by this action: DELETE ${e.id}`,problem:null};let a=await revoke(e,r);return a?{...i,state:`failed`,reason:a.code,problem:a}:(r.log.info(`Removed: ${t} @ ${e.scope}`),{...i,state:`removed`,reason:`extra: made by this action, not listed any more`,problem:null})}
async function nameOfRole({scope:e,roleDefinitionId:t},{roles:n}){let r=(0,access.s)(t),i=await (0,errors.n)(()=>n.byId(e,r));return`value`in i&&i.value?i.value.name:r}
function pruneSkipped(e){return{code:`prune-skipped`,message:`Nothing was removed${e>0?` of ${e} extra`:``}: some line failed, or not every role assignment could be read.`,hint:`Mend what the other messages name and run again; prune needs Microsoft.Authorization/roleAssignments/read (Reader) at every subscription this identity can see.`}}



/***/ }),

/***/ 2265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ rightMissing),
/* harmony export */   t: () => (/* binding */ missingGraphRight)
/* harmony export */ });
/* harmony import */ var _access2_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8040);

const writers=[`Application.ReadWrite.All`,`Directory.ReadWrite.All`];
async function missingGraphRight(e,{applications:t,caller:n}){let r=await t.permissions();if(r===null||writers.some(e=>r.includes(e)))return null;let i=e&&`${(0,_access2_js__WEBPACK_IMPORTED_MODULE_0__.i)(e.appId,n)}; to remove it, also of its service principal (docs/permissions.md)`;return r.includes(`Application.ReadWrite.OwnedBy`)?e===null||i===null||(await t.owners(e.objectId)).some(e=>e.toLowerCase()===n.objectId?.toLowerCase())?null:{code:`right-missing`,message:`The real run would fail: the identity of this run has Application.ReadWrite.OwnedBy and is no owner of application ${e.appId}.`,hint:`Make it one: ${i}.`}:{code:`right-missing`,message:`The real run would fail: the identity of this run has no Graph application permission to write applications.`,hint:`Grant Application.ReadWrite.OwnedBy with admin consent: ${(0,_access2_js__WEBPACK_IMPORTED_MODULE_0__.r)(n)}${i===null?`; what it makes it owns`:`; and make it an owner: ${i}`}.`}}
function rightMissing(e,t,n){return{code:`right-missing`,message:`The real run would fail: the identity of this run lacks ${e.join(` and `)} at ${t}.`,hint:n}}



/***/ })

};
