export const id = 655;
export const ids = [655];
export const modules = {

/***/ 4522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ isFailure),
/* harmony export */   i: () => (/* binding */ isDuplicateRefused),
/* harmony export */   n: () => (/* binding */ unknownOutcome),
/* harmony export */   o: () => (/* binding */ refusedAssignees),
/* harmony export */   r: () => (/* binding */ explain),
/* harmony export */   s: () => (/* binding */ saidBy),
/* harmony export */   t: () => (/* binding */ retrying)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8645);

function isFailure(e){return e instanceof Error&&typeof e.status==`number`}
function saidBy(e){let t=e instanceof Error?e.message:String(e);return/<(?:!doctype|html|head|body)\b/i.test(t)?`the answer is a page and none of GitHub; a proxy may have answered in its place`:t.split(/\r?\n/).join(` `).slice(0,500)}
function explain(e,t,n){let r=`Could not ${t} in ${n}: ${saidBy(e)}`;return isFailure(e)?{message:r,...adviceFor(e.status,n)}:{code:`github-failed`,message:r,hint:`Run again; if it stays, run with step debug logging.`}}
function adviceFor(e,t){switch(e){case 401:return{code:`github-token-rejected`,hint:"The token in `github-token` is wrong, expired or revoked. Leave the input out to use the token of the job."};case 403:return{code:`github-forbidden`,hint:`The token may not write issues in ${t}. Give the job \`permissions: issues: write\`; for another repository (\`issue-repository\`) pass a token made for it in \`github-token\`. An archived repository takes no issues.`};case 404:return{code:`github-not-found`,hint:`${t} does not exist, or the token in \`github-token\` may not see it. The token of a job reaches its own repository only.`};case 410:return{code:`github-issues-off`,hint:`Issues are switched off in ${t}. Switch them on in its settings, name another \`issue-repository\`, or set \`issues: none\`.`};case 422:return{code:`github-refused`,hint:"GitHub does not accept this value. Check `issue-labels` (at most 50 characters each) and `issue-assignees`."};default:return{code:`github-failed`,hint:`GitHub did not answer as it should; see https://www.githubstatus.com and run again.`}}}
function fieldErrors(e){if(!isFailure(e)||e.status!==422)return[];let t=e.response?.data?.errors;return Array.isArray(t)?t.filter(e=>typeof e==`object`&&!!e):[]}
function refusedAssignees(e){let t=fieldErrors(e).filter(({field:e})=>e===`assignees`||e===`assignee`);return t.length===0?null:t.flatMap(({value:e})=>Array.isArray(e)?e:[e]).map(e=>String(e).toLowerCase())}
function isDuplicateRefused(e){return isFailure(e)&&e.status===422}
async function retrying(e,t,n){for(let r=1;;r+=1)try{return await t()}catch(t){await n(pauseAfter(t,e,r))}}
function pauseAfter(e,t,n){if(!isFailure(e))throw e;let r=limitPause(e,n);if(r!==null){if(n<4&&r<=3e5)return r;throw limited(e,r)}if(e.response!==void 0&&e.status<500)throw e;if(t===`POST`)throw unknownOutcome(e.message,e);if(n>=4)throw e;return 1e3*2**(n-1)}
function limitPause({status:e,message:t,response:n},r){if(e!==403&&e!==429&&e!==503)return null;let i=n?.headers??{},a=Number(i[`retry-after`]);return i[`retry-after`]!==void 0&&Number.isFinite(a)?a*1e3:e===503?null:String(i[`x-ratelimit-remaining`])===`0`?untilReset(i):e===429||/secondary rate limit|abuse detection/i.test(t)?6e4*2**(r-1):null}
function untilReset(e){let t=Date.parse(String(e.date)),n=Number(e[`x-ratelimit-reset`])*1e3;return Number.isNaN(t)||Number.isNaN(n)?6e4:Math.max(0,n-t)+1e3}
function limited(e,t){return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t({code:`github-rate-limited`,message:`GitHub limits the requests of this token: ${e.message}`,hint:`It asks for a pause of ${String(Math.ceil(t/1e3))} s. Run again later, or lower \`max-issues\`.`},e)}
function unknownOutcome(e,t){return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t({code:`github-outcome-unknown`,message:`GitHub gave no good answer to a write, which may have been made: ${e}`,hint:`The next run looks before it writes again.`},t)}



/***/ }),

/***/ 1940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createRuns: () => (/* binding */ createRuns)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6846);
/* harmony import */ var _octokit2_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4264);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7598);



function createRuns({serverUrl:e,ownRepositoryId:t,owner:n,repo:r,...i}){let a=(0,_octokit2_js__WEBPACK_IMPORTED_MODULE_1__.t)(i),o=(0,node_crypto__WEBPACK_IMPORTED_MODULE_2__.createHash)(`sha256`).update(e.replace(/\/+$/,``)).digest(`hex`).slice(0,8);return{async status(e){if(e.server!==o||e.repositoryId!==t||!/^[1-9]\d*$/.test(e.runId))return`unknown`;try{let{data:i}=await a.rest.actions.getWorkflowRun({owner:n,repo:r,run_id:Number(e.runId)});return judge(i,e,t)}catch{return`unknown`}}}}
const alive=new Set([`queued`,`in_progress`,`waiting`,`requested`,`pending`]);
function judge(e,{runId:t,attempt:n},r){let{id:i,run_attempt:a,status:o,repository:s}=e??{},c=s?.id;return String(i)!==t||String(c)!==r||typeof a!=`number`||a<n?`unknown`:a>n||o===`completed`?`over`:typeof o==`string`&&alive.has(o)?`alive`:`unknown`}



/***/ })

};
