export const id = 41;
export const ids = [41];
export const modules = {

/***/ 1041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runDelegate: () => (/* binding */ runDelegate)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6846);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(198);
/* harmony import */ var _problem_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8223);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8645);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8720);
/* harmony import */ var _access2_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8040);






function createPrincipals(e,t,n){let r=(0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.b)(e,t,n),i=async(e,t)=>{let n=`appId`in t?t.appId:t.objectId;if(!(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.C)(n))throw TypeError(`ids must be GUIDs: they become part of a path`);let i=`appId`in t?`/${e}(appId='${n}')`:`/${e}/${n}`;try{return toName(await r.api(i).select([`id`,`appId`,`displayName`]).get())}catch(t){let{status:r,code:i}=(0,_pages_js__WEBPACK_IMPORTED_MODULE_4__.o)(t);if(r===404&&i===`Request_ResourceNotFound`)return null;throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t((0,_pages_js__WEBPACK_IMPORTED_MODULE_4__.a)(t,{service:`graph`,doing:`read ${e===`applications`?`application`:`service principal`} ${n}`,right:`the Graph application permission Application.Read.All (with admin consent)`}),t)}};return{servicePrincipal:e=>i(`servicePrincipals`,e),application:e=>i(`applications`,e)}}
function toName(e){let{id:t,appId:n,displayName:r}=e??{};if(typeof t!=`string`||typeof n!=`string`)throw SyntaxError(`Unexpected JSON: no id or appId`);return{objectId:t,appId:n.toLowerCase(),displayName:typeof r==`string`?r:``}}
async function resolvePrincipal(e,t){return e.kind===`object-id`?byObjectId(e.objectId,t):byAppId(e.kind===`cluster`?await appIdOfCluster(e.id,t):e.appId,t)}
async function appIdOfCluster(e,{clusters:t}){let n=await t.get(e);if(!n.found)throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(n.problem??clusterGone(e));if((0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.o)(n.cluster))throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t({code:`cluster-managed-identity`,message:`Cluster ${e} uses a managed identity, not a service principal.`,hint:"Give roles to its identity: `az aks show --query identity` names it; or name a service principal by app-id."});if((0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.u)(n.cluster))throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t((0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.c)(n.cluster));return n.cluster.clientId.toLowerCase()}
async function byAppId(e,{principals:t,delay:n}){for(let r=1;;r+=1){let i=await t.servicePrincipal({appId:e});if(i)return i;let a=await t.application({appId:e});if(!a)throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(await explainAppId(e,t));if(r>=4)throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(withoutPrincipal(a));await n(5e3)}}
async function byObjectId(e,{principals:t}){let n=await t.servicePrincipal({objectId:e});if(n)return n;let r=await t.application({objectId:e});if(r)throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(await applicationObject(r,t,`service-principal-id`));let i=await t.servicePrincipal({appId:e});throw i?new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t({code:`principal-not-found`,message:`${e} is an application (client) id, not the object id of a service principal.`,hint:`Give it as app-id, or give service-principal-id: ${i.objectId}.`}):new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(notFound(`object id`,e))}
async function explainAppId(e,t){let n=await t.application({objectId:e});if(n)return applicationObject(n,t,`app-id`);let r=await t.servicePrincipal({objectId:e});return r?{code:`principal-not-found`,message:`${e} is the object id of service principal ${r.displayName}, not an application (client) id.`,hint:`Give it as service-principal-id, or give app-id: ${r.appId}.`}:notFound(`appId`,e)}
async function applicationObject(e,t,n){let r=await t.servicePrincipal({appId:e.appId}),i=n===`app-id`||!r?`app-id: ${e.appId}`:`service-principal-id: ${r.objectId}, or app-id: ${e.appId}`;return{code:`principal-is-application`,message:`${n} ${e.objectId} is the object id of the application ${e.displayName}; roles are given to its service principal, which is another object.`,hint:`Give ${i}.`}}
function withoutPrincipal({appId:e,displayName:t}){return{code:`principal-missing`,message:`Application ${t} (${e}) has no service principal in this tenant, and roles are given to that.`,hint:`Make it with \`az ad sp create --id ${e}\`, or run again if it was made a moment ago.`}}
function notFound(e,t){return{code:`principal-not-found`,message:`No service principal of this tenant has the ${e} ${t}.`,hint:`Check the id and the tenant; an enterprise application of the portal is a service principal, an app registration is not.`}}
function clusterGone(e){return{code:`cluster-gone`,message:`Cluster ${e} does not exist.`,hint:`Check the resource id.`}}
function ownIdentity(e,t){return t.appId?.toLowerCase()!==e.appId&&t.objectId?.toLowerCase()!==e.objectId.toLowerCase()?[]:[{code:`own-identity`,message:`This run signs in as ${e.appId} and gives roles to that very principal.`,hint:`Give the workflow an identity of its own, which no cluster uses; rotate and cleanup will refuse to touch this one.`}]}
async function delegate(e,t){let n=await resolvePrincipal(e.target,t);t.log.info(`Service principal ${n.displayName} (appId ${n.appId}, object id ${n.objectId}).`);let{grants:r,prune:i,dryRun:a}=e,o=await t.log.group(`Roles`,()=>(0,_access2_js__WEBPACK_IMPORTED_MODULE_5__.t)({principalId:n.objectId,grants:r,prune:i,dryRun:a},t)),s=ownIdentity(n,t.caller);return toResult({principal:n,dryRun:a,...o,problems:[...s,...o.problems]},o)}
function toResult(e,t){let n=outcomeOf(e,t),r=t.failed?failureOf(e):null,i=[...e.rows.flatMap(({problem:e})=>e?[e]:[]),...e.problems];return{outcome:n,complete:t.complete,outputs:{assignments:(0,_access2_js__WEBPACK_IMPORTED_MODULE_5__.v)(e.rows)},result:{operation:`delegate`,outcome:n,complete:t.complete,principal:e.principal,assignments:JSON.parse((0,_access2_js__WEBPACK_IMPORTED_MODULE_5__.v)(e.rows)),kept:e.kept,problems:i.map(({code:e,message:t})=>({code:e,message:t}))},summary:(0,_access2_js__WEBPACK_IMPORTED_MODULE_5__.p)((0,_access2_js__WEBPACK_IMPORTED_MODULE_5__.b)(e),(0,_access2_js__WEBPACK_IMPORTED_MODULE_5__.l)(e)),log:(0,_access2_js__WEBPACK_IMPORTED_MODULE_5__.f)((0,_access2_js__WEBPACK_IMPORTED_MODULE_5__.x)(e),(0,_access2_js__WEBPACK_IMPORTED_MODULE_5__.y)(e),(0,_access2_js__WEBPACK_IMPORTED_MODULE_5__.l)(e)),annotations:annotations(e,i,r),files:[],problems:i,failure:r}}
function annotations({rows:e},t,n){let r=new Set(e.filter(e=>e.state===`failed`).map(e=>e.problem));return t.filter(e=>e!==n).map(e=>({level:r.has(e)?`error`:`warning`,title:`delegate: ${e.code}`,message:(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.r)(e)}))}
function outcomeOf({rows:e,dryRun:t},{failed:n}){let r=t=>e.some(e=>e.state===t);return n?e.every(e=>e.state===`failed`)?`failed`:`partial`:t?r(`planned`)?`planned`:`unchanged`:r(`created`)||r(`removed`)?`changed`:`unchanged`}
function failureOf(e){let[t,...n]=e.rows.filter(e=>e.state===`failed`);return t?.problem&&n.length===0?t.problem:{code:`delegate-incomplete`,message:`Not everything that was asked for was done. ${(0,_access2_js__WEBPACK_IMPORTED_MODULE_5__.x)(e)}`,hint:`The messages above say why for each; a further run does what is missing and repeats nothing.`}}
async function runDelegate(e,t){let{http:n,cloud:r,credential:i,caller:a,onWait:o}=await (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.t)(e,t);return delegate(e,{caller:a,clusters:(0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.x)(i,r,n),principals:createPrincipals(i,r,n),roles:(0,_access2_js__WEBPACK_IMPORTED_MODULE_5__.w)(i,r,n,o),assignments:(0,_access2_js__WEBPACK_IMPORTED_MODULE_5__.D)(i,r,n,o),resources:(0,_access2_js__WEBPACK_IMPORTED_MODULE_5__.n)(i,r,n),fleet:(0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.T)(i,r,n),log:t.log,delay:t.delay})}



/***/ })

};
