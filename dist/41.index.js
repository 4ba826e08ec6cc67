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
/* harmony import */ var _access2_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5748);
/* harmony import */ var _fleet_report_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5615);







function createPrincipals(e,t,n){let r=(0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.p)(e,t,n),i=async(e,t)=>{let n=`appId`in t?t.appId:t.objectId;if(!(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.C)(n))throw TypeError(`ids must be GUIDs: they become part of a path`);let i=`appId`in t?`/${e}(appId='${n}')`:`/${e}/${n}`;try{return toName(await r.api(i).select([`id`,`appId`,`displayName`]).get())}catch(t){let{status:r,code:i}=(0,_pages_js__WEBPACK_IMPORTED_MODULE_4__.o)(t);if(r===404&&i===`Request_ResourceNotFound`)return null;throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t((0,_pages_js__WEBPACK_IMPORTED_MODULE_4__.a)(t,{service:`graph`,doing:`read ${e===`applications`?`application`:`service principal`} ${n}`,right:`the Graph application permission Application.Read.All (with admin consent)`}),t)}};return{servicePrincipal:e=>i(`servicePrincipals`,e),application:e=>i(`applications`,e)}}
function toName(e){let{id:t,appId:n,displayName:r}=e??{};if(typeof t!=`string`||typeof n!=`string`)throw SyntaxError(`Unexpected JSON: no id or appId`);return{objectId:t,appId:n.toLowerCase(),displayName:typeof r==`string`?r:``}}
async function resolvePrincipal(e,t){return e.kind===`object-id`?byObjectId(e.objectId,t):byAppId(e.kind===`cluster`?await appIdOfCluster(e.id,t):e.appId,t)}
async function appIdOfCluster(e,{clusters:t}){let n=await t.get(e);if(!n.found)throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(n.problem??clusterGone(e));if((0,_fleet_report_js__WEBPACK_IMPORTED_MODULE_6__.r)(n.cluster))throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t({code:`cluster-managed-identity`,message:`Cluster ${e} uses a managed identity, not a service principal.`,hint:"Give roles to its identity: `az aks show --query identity` names it; or name a service principal by app-id."});return n.cluster.clientId.toLowerCase()}
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
async function runDelegate(e,t){let{http:n,cloud:r,credential:i,caller:a,onWait:o}=await (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.t)(e,t);return delegate(e,{caller:a,clusters:(0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.m)(i,r,n,a.tenantId),principals:createPrincipals(i,r,n),roles:(0,_access2_js__WEBPACK_IMPORTED_MODULE_5__.w)(i,r,n,o),assignments:(0,_access2_js__WEBPACK_IMPORTED_MODULE_5__.D)(i,r,n,o),resources:(0,_access2_js__WEBPACK_IMPORTED_MODULE_5__.n)(i,r,n),fleet:(0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.v)(i,r,n),log:t.log,delay:t.delay})}



/***/ }),

/***/ 5658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ dueReasons),
/* harmony export */   r: () => (/* binding */ strandedSecret),
/* harmony export */   t: () => (/* binding */ dueClusters)
/* harmony export */ });
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4263);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(198);
/* harmony import */ var _problem_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8223);



function dueReasons(e){return[...new Set([...dueClusters(e).map(({reason:e})=>e),...retirable(e)])]}
function dueClusters(e){let t=e.clusters.filter(e=>e.powerState!==`Stopped`),n=strandedSecret(e);return t.flatMap(t=>{let r=clusterReason(t,e)[0]??(n&&startOfUse(t,e)<n.startsOn?missedBy(n):null);return r===null?[]:[{cluster:t,reason:r}]})}
function clusterReason(e,t){let{ledger:n,now:r,renewWithin:i}=t,a=(0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.u)(e,n);if(a.use===`unknown`)return[`No record says which secret cluster ${e.name} uses.`];if(a.use===`ambiguous`)return[`A newer secret was sent to cluster ${e.name} and not seen accepted.`];let o=(0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.s)(t.credentials).find(e=>e.keyId.toLowerCase()===a.keyIds[0]);return o?o.endsOn-r>i?[]:[`The secret of cluster ${e.name} ${o.endsOn<=r?`ended`:`ends`} on ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_2__.p)(o.endsOn)}.`]:a.at!==null&&r-a.at<9e5?[]:[`The secret of cluster ${e.name} has been removed.`]}
function strandedSecret(e){let t=new Set(e.clusters.map(e=>(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.t)(e.id)));return managed(e).filter(t=>e.ledger.issued.has(t.keyId.toLowerCase())).filter(n=>{let r=[...e.ledger.sent,...e.ledger.uses].filter(e=>e.keyId===n.keyId.toLowerCase());return r.length>0&&r.every(e=>!t.has(e.cluster))}).sort((e,t)=>t.startsOn-e.startsOn)[0]}
function missedBy({keyId:e}){return`Secret ${e} was issued for clusters that are no longer found.`}
function retirable(e){let t=e.clusters.map(t=>(0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.u)(t,e.ledger));if(t.length===0||t.some(e=>e.use!==`known`))return[];let n=Math.max(...t.map(e=>e.at??0));if(e.now-n<e.overlap)return[];let r=new Set(t.flatMap(e=>e.keyIds)),i=Math.max(...e.clusters.map(t=>startOfUse(t,e)));return managed(e).filter(e=>!r.has(e.keyId.toLowerCase())).filter(t=>!e.ledger.issued.has(t.keyId.toLowerCase())||t.startsOn<i).map(e=>`Secret ${e.keyId} is used by no cluster and can be retired.`)}
function managed(e){return e.credentials.filter(e=>e.kind===`password`&&(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.r)(e.displayName)===`managed`)}
function startOfUse(e,t){let n=(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.n)(t.ledger.uses,(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.t)(e.id));return t.credentials.find(e=>e.keyId.toLowerCase()===n?.keyId)?.startsOn??0}



/***/ }),

/***/ 5615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ rotationMatrix),
/* harmony export */   i: () => (/* binding */ matrixNote),
/* harmony export */   n: () => (/* binding */ failsOn),
/* harmony export */   r: () => (/* binding */ isManagedIdentity),
/* harmony export */   t: () => (/* binding */ buildReport)
/* harmony export */ });
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(198);
/* harmony import */ var _due_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5658);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4263);
/* harmony import */ var _problem_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8223);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3857);





function assessPrincipal(e){let{record:t}=e,n=foreignTenant(e),r=[...t?.application?.credentials??[],...t?.servicePrincipal?.credentials??[]],i=(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.i)(t?.application?.tags??[]),r,e.now,_connection_js__WEBPACK_IMPORTED_MODULE_0__.c),a=principalOutage(t,n),o={credentials:r,ledger:i,outage:a,readable:!!t?.application,now:e.now,thresholds:e.thresholds},s=e.clusters.map(e=>(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.i)({cluster:e,...o})),c=s.length>0?s:[withoutClusters(o)];return{appId:e.appId,tenantId:e.clusters[0]?.tenantId??e.tenantId,...namesOf(t),managed:i.managed,foreignTenantId:n,severity:(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.d)(...c.map(e=>e.severity)),clusters:s,credentials:assessCredentials(r,s,e),outages:unique([a,...c.map(e=>e.outage)]),notes:notes(e,i,r,n),nextExpiry:earliest(c.map(e=>e.endsOn)),due:canRotate(o,n)?(0,_due_js__WEBPACK_IMPORTED_MODULE_1__.n)({...e,credentials:r,ledger:i,renewWithin:e.thresholds.warnWithin}):[]}}
function namesOf(e){return{displayName:(e?.application??e?.servicePrincipal??e?.deletedApplication)?.displayName??null,applicationObjectId:e?.application?.objectId??null,servicePrincipalId:e?.servicePrincipal?.objectId??null}}
function canRotate(e,t){return e.readable&&e.outage===null&&t===null}
function foreignTenant(e){let t=e.clusters[0]?.tenantId;if(t&&t.toLowerCase()!==e.tenantId.toLowerCase())return t;let{record:n}=e,r=n?.servicePrincipal?.appOwnerTenantId??null;return n&&!n.application&&r&&r.toLowerCase()!==e.tenantId.toLowerCase()?r:null}
function principalOutage(e,t){return e?e.servicePrincipal?.accountEnabled===!1?{kind:`service-principal-disabled`,message:`The service principal ${e.servicePrincipal.objectId} is disabled (AADSTS7000112), so no cluster on it can sign in.`,wayOut:`Find out who disabled it; if by mistake: az ad sp update --id ${e.appId} --set accountEnabled=true`}:t?null:e.application?missingServicePrincipal(e):deleted(e):null}
function deleted(e){let t=e.deletedApplication;if(t){let e=(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_3__.p)(t.deletedOn+2592e6);return{kind:`application-deleted`,message:`The application was deleted on ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_3__.p)(t.deletedOn)}; it can be restored until ${e}.`,wayOut:`Restore it before ${e}: az rest --method POST --url https://graph.microsoft.com/v1.0/directory/deletedItems/${t.objectId}/restore`}}return{kind:`application-missing`,message:`The application does not exist in this tenant and is not among the deleted ones.`,wayOut:`Move the clusters to a managed identity, or make a new service principal and give it to each of them with az aks update-credentials --reset-service-principal.`}}
function missingServicePrincipal(e){return e.servicePrincipal?null:{kind:`service-principal-missing`,message:`The application exists but its service principal has been deleted, so no cluster on it can sign in.`,wayOut:`Restore the service principal from directory/deletedItems (its role assignments come back with it), or make a new one: az ad sp create --id ${e.appId} and grant its roles again.`}}
function withoutClusters(e){return e.outage?{severity:`expired`,endsOn:null,outage:null}:e.readable?(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.o)((0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.s)(e.credentials),e.now,e.thresholds):{severity:`unknown`,endsOn:null,outage:null}}
function assessCredentials(e,t,n){let r=t.filter(e=>e.use===`known`&&e.keyId!==null),i=e=>r.filter(t=>t.keyId?.toLowerCase()===e.toLowerCase()).map(e=>e.cluster.id),a=e.filter(e=>i(e.keyId).length>0),o=r.length>0&&r.length===t.length?Math.min(...a.map(e=>e.startsOn)):null;return e.map(e=>({...e,origin:(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.r)(e.displayName),state:credentialState(e,i(e.keyId).length>0?null:o,n),usedBy:i(e.keyId)}))}
function credentialState(e,t,n){let r=(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.l)(e,n.now,n.thresholds);return r===`expired`||r===`not-yet-valid`||e.kind===`certificate`||t===null?r:e.startsOn<t?`superseded`:(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.r)(e.displayName)===`foreign`?`foreign`:r}
function notes(e,t,n,r){return[...readNotes(e,r),...clusterNotes(e,t),...doubtNotes(e,t,n),...n.filter(t=>(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.r)(t.displayName)===`turn`&&t.endsOn>e.now).map(()=>`A rotation of this principal is under way or was broken off; its turn marker is on the application.`),...n.filter(e=>e.kind===`certificate`).flatMap(t=>certificateNote(t,e))]}
function readNotes(e,t){return t?[`Its application lives in tenant ${t}; only that tenant can read and renew its secrets.`]:e.record?[]:[`Its application could not be read, so nothing is known of its secrets.`]}
function clusterNotes(e,t){let n=new Set(e.clusters.map(e=>(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.t)(e.id))),r=[...t.clusters].filter(([e])=>!n.has(e)).map(([,e])=>e),i=e.clusters.filter(e=>e.powerState===`Stopped`).map(e=>e.name),a=e.clusters.filter(e=>(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.u)(e,t).use===`ambiguous`).map(e=>e.name);return[...e.clusters.length>1?[`Shared by ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_3__.b)(e.clusters.length,`cluster`)}: a new secret must reach all of them.`]:[],...e.clusters.length===0?[`No cluster in this scan uses it.`]:[],...i.length>0?[`Stopped, cannot take a new secret until started: ${i.join(`, `)}.`]:[],...a.length>0?[`Half-finished rotation on: ${a.join(`, `)}.`]:[],...r.length>0?[`On record but not seen in this scan: ${r.join(`, `)}.`]:[]]}
function doubtNotes(e,t,n){let r=e.clusters.map(e=>(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.u)(e,t).use);return (0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.a)(n,r,e.now).map(e=>`Secret ${e} has ended, and no record says that every cluster had left it: remove it once nothing uses it, or run rotate.`)}
function certificateNote(e,t){let n=(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.l)(e,t.now,t.thresholds);return n===`live`||n===`not-yet-valid`?[]:[`Certificate ${e.keyId} ${n===`expired`?`ended`:`ends`} on ${(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_3__.p)(e.endsOn)}. AKS cannot sign in with certificates, so no cluster depends on it; something else may.`]}
function unique(e){let t=new Map;for(let n of e)n&&!t.has(n.message)&&t.set(n.message,n);return[...t.values()]}
function earliest(e){let t=e.filter(e=>e!==null);return t.length>0?Math.min(...t):null}
function buildReport(e){let t=e.clusters.filter(e=>!isManagedIdentity(e)),n=groups(e,t).map(t=>assess(e,t)),r=e.everyPageRead&&e.coverage.subscriptions&&n.every(t=>t.foreignTenantId!==null||e.records.has(t.appId.toLowerCase())),i=(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.d)(...n.map(e=>e.severity));return{tenantId:e.tenantId,scannedAt:e.now,complete:r,coverage:e.coverage,thresholds:e.thresholds,status:r?i:(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.d)(i,`unknown`),principals:n.sort(byUrgency),managedIdentityClusters:e.clusters.length-t.length,problems:[...e.problems,...n.flatMap(t=>ownBranch(t,e.ownAppId))]}}
function isManagedIdentity(e){return e.clientId.toLowerCase()===`msi`||e.clientId===``}
function rotationMatrix(e){let t=e.principals.filter(e=>e.due.length>0);return{include:t.slice(0,256).map(e=>({"app-id":e.appId})),due:t.length}}
function matrixNote({include:e,due:t}){let n=t-e.length;return n>0?`${t} service principals are due. The output matrix holds the ${e.length} most urgent ones, as many as GitHub takes; ${n} wait for the next run.`:null}
function failsOn(e,t){return t===`none`?!1:!e.complete||e.principals.some(e=>_model_js__WEBPACK_IMPORTED_MODULE_4__.t.indexOf(e.severity)>=_model_js__WEBPACK_IMPORTED_MODULE_4__.t.indexOf(t))}
function groups(e,t){let n=new Map,r=e.tenantId.toLowerCase();for(let e of t){let t=e.clientId.toLowerCase(),r=`${e.tenantId.toLowerCase()}:${t}`,i=n.get(r)??{appId:t,clusters:[]};i.clusters.push(e),n.set(r,i)}for(let t of e.appIds){let e=`${r}:${t.toLowerCase()}`;n.has(e)||n.set(e,{appId:t.toLowerCase(),clusters:[]})}return[...n.values()]}
function assess(e,t){let n=(t.clusters[0]?.tenantId.toLowerCase()??e.tenantId.toLowerCase())===e.tenantId.toLowerCase()?e.records.get(t.appId):void 0;return assessPrincipal({...t,record:n,tenantId:e.tenantId,now:e.now,thresholds:e.thresholds,overlap:e.overlap})}
function byUrgency(e,t){return _model_js__WEBPACK_IMPORTED_MODULE_4__.t.indexOf(t.severity)-_model_js__WEBPACK_IMPORTED_MODULE_4__.t.indexOf(e.severity)||(e.nextExpiry??1/0)-(t.nextExpiry??1/0)||(e.appId<t.appId?-1:1)}
function ownBranch(e,t){return e.appId!==t?.toLowerCase()||e.clusters.length===0?[]:[{code:`own-identity`,message:`This run signs in as ${e.appId}, which is also the service principal of ${e.clusters.map(e=>e.cluster.name).join(`, `)}.`,hint:`Give the workflow an identity of its own; rotate and cleanup will refuse to touch this one.`}]}



/***/ })

};
