export const id = 423;
export const ids = [423];
export const modules = {

/***/ 8107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ toDeletedApplication),
/* harmony export */   i: () => (/* binding */ toApplication),
/* harmony export */   n: () => (/* binding */ createAccess),
/* harmony export */   o: () => (/* binding */ toServicePrincipal),
/* harmony export */   r: () => (/* binding */ listOf),
/* harmony export */   t: () => (/* binding */ fetchThrough)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(816);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3276);
/* harmony import */ var _packages_rotate_provision_delegate_cleanup_check_expiry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(267);
/* harmony import */ var _report_blocks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9692);





// src/azure/directory-records.ts
function listOf(page) {
	const value = page?.value;
	if (!Array.isArray(value)) throw new SyntaxError("Unexpected JSON: no list of values");
	return value;
}
function toApplication(value) {
	const json = value;
	return {
		objectId: text(json, "id"),
		appId: text(json, "appId").toLowerCase(),
		displayName: optionalText(json, "displayName") ?? "",
		tags: list(json, "tags").filter((tag) => typeof tag === "string"),
		credentials: credentialsOf(json, "application")
	};
}
function toServicePrincipal(value) {
	const json = value;
	return {
		objectId: text(json, "id"),
		appId: text(json, "appId").toLowerCase(),
		displayName: optionalText(json, "displayName") ?? "",
		accountEnabled: json.accountEnabled !== false,
		appOwnerTenantId: optionalText(json, "appOwnerOrganizationId"),
		credentials: credentialsOf(json, "service-principal")
	};
}
function toDeletedApplication(value) {
	const json = value;
	return {
		objectId: text(json, "id"),
		appId: text(json, "appId").toLowerCase(),
		displayName: optionalText(json, "displayName") ?? "",
		deletedOn: instant(json, "deletedDateTime")
	};
}
function credentialsOf(json, holder) {
	return [...list(json, "passwordCredentials").map((credential) => toCredential(credential, "password", holder)), ...list(json, "keyCredentials").map((credential) => toCredential(credential, "certificate", holder))];
}
function toCredential(json, kind, holder) {
	return {
		keyId: text(json, "keyId"),
		kind,
		holder,
		displayName: optionalText(json, "displayName"),
		startsOn: instant(json, "startDateTime"),
		endsOn: instant(json, "endDateTime")
	};
}
function list(json, name) {
	const value = json[name];
	if (!Array.isArray(value)) throw new SyntaxError(`Unexpected JSON: ${name} is not a list`);
	return value;
}
function text(json, name) {
	const value = json[name];
	if (typeof value !== "string" || value === "") throw new SyntaxError(`Unexpected JSON: ${name} is not a text`);
	return value;
}
function optionalText(json, name) {
	const value = json[name];
	return typeof value === "string" && value !== "" ? value : null;
}
function instant(json, name) {
	const value = Date.parse(text(json, name));
	if (Number.isNaN(value)) throw new SyntaxError(`Unexpected JSON: ${name} is not a date`);
	return value;
}

// src/azure/role-assignments.ts
const readClusters = "Microsoft.ContainerService/managedClusters/read";
const parallel = 8;
function createAccess(credential, cloud, http, caller) {
	const client = new _packages_rotate_provision_delegate_cleanup_check_expiry_js__WEBPACK_IMPORTED_MODULE_2__.t(credential, "", {
		$host: cloud.resourceManager,
		endpoint: cloud.resourceManager,
		credentialScopes: cloud.resourceManagerScope,
		...http.clientOptions
	});
	const roles = /* @__PURE__ */ new Map();
	const permissionsOf = (scope, roleDefinitionId) => {
		const name = roleDefinitionId.toLowerCase().split("/").at(-1) ?? "";
		const known = roles.get(name) ?? readRole(client, scope, name);
		roles.set(name, known);
		known.catch(() => roles.delete(name));
		return known;
	};
	const coveredAt = async (scope, objectId) => {
		const filter = `atScope() and assignedTo('${objectId}')`;
		for await (const assignment of client.roleAssignments.listForScope(scope, { filter })) {
			if (assignment.condition || !assignment.roleDefinitionId) continue;
			if ((0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_3__.d)(await permissionsOf(scope, assignment.roleDefinitionId), readClusters)) return true;
		}
		return false;
	};
	return { async coverage(subscriptions) {
		const { objectId, tenantId } = caller;
		if (!objectId) return {
			tenant: false,
			subscriptionIds: /* @__PURE__ */ new Set(),
			problems: [unknownCaller()]
		};
		const tenant = await atRoot(() => coveredAt(`providers/Microsoft.Management/managementGroups/${tenantId}`, objectId));
		const below = tenant ? subscriptions.filter((subscription) => subscription.tenantId === tenantId.toLowerCase()).map((subscription) => subscription.subscriptionId) : [];
		const asked = await askEach(subscriptions.map((subscription) => subscription.subscriptionId).filter((id) => !below.includes(id)), (id) => coveredAt(`subscriptions/${id}`, objectId));
		return {
			tenant,
			subscriptionIds: /* @__PURE__ */ new Set([...below, ...asked.subscriptionIds]),
			problems: asked.problems
		};
	} };
}
async function readRole(client, scope, name) {
	return ((await client.roleDefinitions.get(scope, name)).permissions ?? []).map((permission) => ({
		actions: permission.actions ?? [],
		notActions: permission.notActions ?? []
	}));
}
async function atRoot(ask) {
	try {
		return await ask();
	} catch (error) {
		const { status } = (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__.n)(error);
		if (status === 403 || status === 404) return false;
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__.t)(error, {
			service: "arm",
			doing: "read the role assignments at the root management group",
			right: "Microsoft.Authorization/roleAssignments/read"
		}), error);
	}
}
async function askEach(subscriptionIds, ask) {
	const covered = /* @__PURE__ */ new Set();
	const problems = [];
	const queue = [...subscriptionIds];
	const worker = async () => {
		for (let id = queue.shift(); id !== void 0; id = queue.shift()) try {
			if (await ask(id)) covered.add(id);
		} catch (error) {
			problems.push((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__.t)(error, {
				service: "arm",
				doing: `read the role assignments of subscription ${id}`,
				right: "Microsoft.Authorization/roleAssignments/read there"
			}));
		}
	};
	await Promise.all(Array.from({ length: parallel }, worker));
	return {
		subscriptionIds: covered,
		problems
	};
}
function unknownCaller() {
	return {
		code: "caller-unknown",
		message: "The token does not say as which object this run signed in, so nothing proves that every cluster was seen.",
		hint: "Use OIDC, a client secret or a managed identity."
	};
}

// src/wiring/fetch.ts
function fetchThrough(http) {
	return async (input, init = {}) => {
		const url = input instanceof Request ? input.url : String(input);
		const method = init.method ?? "GET";
		const answer = await http.send({
			url,
			method,
			headers: Object.fromEntries(new Headers(init.headers)),
			...typeof init.body === "string" ? { body: init.body } : {}
		}, method === "GET");
		const empty = [
			204,
			205,
			304
		].includes(answer.status);
		const response = new Response(empty ? null : answer.text, {
			status: answer.status,
			headers: answer.headers
		});
		return Object.defineProperty(response, "url", { value: url });
	};
}



/***/ }),

/***/ 7473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ _t)
/* harmony export */ });
/* harmony import */ var _packages_main_rotate_provision_cleanup_check_expiry_secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1819);
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(857);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9896);
var a=class{constructor(){if(this.payload={},process.env.GITHUB_EVENT_PATH){if((0,fs__WEBPACK_IMPORTED_MODULE_2__.existsSync)(process.env.GITHUB_EVENT_PATH))this.payload=JSON.parse((0,fs__WEBPACK_IMPORTED_MODULE_2__.readFileSync)(process.env.GITHUB_EVENT_PATH,{encoding:`utf8`}));else{let e=process.env.GITHUB_EVENT_PATH;process.stdout.write(`GITHUB_EVENT_PATH ${e} does not exist${os__WEBPACK_IMPORTED_MODULE_1__.EOL}`)}}this.eventName=process.env.GITHUB_EVENT_NAME,this.sha=process.env.GITHUB_SHA,this.ref=process.env.GITHUB_REF,this.workflow=process.env.GITHUB_WORKFLOW,this.action=process.env.GITHUB_ACTION,this.actor=process.env.GITHUB_ACTOR,this.job=process.env.GITHUB_JOB,this.runAttempt=parseInt(process.env.GITHUB_RUN_ATTEMPT,10),this.runNumber=parseInt(process.env.GITHUB_RUN_NUMBER,10),this.runId=parseInt(process.env.GITHUB_RUN_ID,10),this.apiUrl=process.env.GITHUB_API_URL??`https://api.github.com`,this.serverUrl=process.env.GITHUB_SERVER_URL??`https://github.com`,this.graphqlUrl=process.env.GITHUB_GRAPHQL_URL??`https://api.github.com/graphql`}get issue(){let e=this.payload;return Object.assign(Object.assign({},this.repo),{number:(e.issue||e.pull_request||e).number})}get repo(){if(process.env.GITHUB_REPOSITORY){let[e,t]=process.env.GITHUB_REPOSITORY.split(`/`);return{owner:e,repo:t}}if(this.payload.repository)return{owner:this.payload.repository.owner.login,repo:this.payload.repository.name};throw Error(`context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'`)}},o=function(e,t,n,r){function i(e){return e instanceof n?e:new n(function(t){t(e)})}return new(n||=Promise)(function(n,a){function o(e){try{c(r.next(e))}catch(e){a(e)}}function s(e){try{c(r.throw(e))}catch(e){a(e)}}function c(e){e.done?n(e.value):i(e.value).then(o,s)}c((r=r.apply(e,t||[])).next())})};function s(e,t){if(!e&&!t.auth)throw Error(`Parameter token or opts.auth is required`);if(e&&t.auth)throw Error(`Parameters token and opts.auth may not both be specified`);return typeof t.auth==`string`?t.auth:`token ${e}`}function c(e){return new _packages_main_rotate_provision_cleanup_check_expiry_secrets_js__WEBPACK_IMPORTED_MODULE_0__.t().getAgent(e)}function l(e){return new _packages_main_rotate_provision_cleanup_check_expiry_secrets_js__WEBPACK_IMPORTED_MODULE_0__.t().getAgentDispatcher(e)}function u(t){let n=l(t);return(t,r)=>o(this,void 0,void 0,function*(){return (0,_packages_main_rotate_provision_cleanup_check_expiry_secrets_js__WEBPACK_IMPORTED_MODULE_0__.n)(t,Object.assign(Object.assign({},r),{dispatcher:n}))})}function d(){return process.env.GITHUB_API_URL||`https://api.github.com`}function f(e){let t=process.env.ACTIONS_ORCHESTRATION_ID?.trim();if(t){let n=`actions_orchestration_id/${t.replace(/[^a-z0-9_.-]/gi,`_`)}`;return e?.includes(n)?e:`${e?`${e} `:``}${n}`}return e}function p(){return typeof navigator==`object`&&`userAgent`in navigator?navigator.userAgent:typeof process==`object`&&process.version!==void 0?`Node.js/${process.version.substr(1)} (${process.platform}; ${process.arch})`:`<environment undetectable>`}function m(e,t,n,r){if(typeof n!=`function`)throw Error(`method for before hook must be a function`);return r||={},Array.isArray(t)?t.reverse().reduce((t,n)=>m.bind(null,e,n,t,r),n)():Promise.resolve().then(()=>e.registry[t]?e.registry[t].reduce((e,t)=>t.hook.bind(null,e,r),n)():n(r))}function ee(e,t,n,r){let i=r;e.registry[n]||(e.registry[n]=[]),t===`before`&&(r=(e,t)=>Promise.resolve().then(i.bind(null,t)).then(e.bind(null,t))),t===`after`&&(r=(e,t)=>{let n;return Promise.resolve().then(e.bind(null,t)).then(e=>(n=e,i(n,t))).then(()=>n)}),t===`error`&&(r=(e,t)=>Promise.resolve().then(e.bind(null,t)).catch(e=>i(e,t))),e.registry[n].push({hook:r,orig:i})}function te(e,t,n){if(!e.registry[t])return;let r=e.registry[t].map(e=>e.orig).indexOf(n);r!==-1&&e.registry[t].splice(r,1)}const ne=Function.bind,h=ne.bind(ne);function g(e,t,n){let r=h(te,null).apply(null,n?[t,n]:[t]);e.api={remove:r},e.remove=r,[`before`,`error`,`after`,`wrap`].forEach(r=>{let i=n?[t,r,n]:[t,r];e[r]=e.api[r]=h(ee,null).apply(null,i)})}function re(){let e=Symbol(`Singular`),t={registry:{}},n=m.bind(null,t,e);return g(n,t,e),n}function ie(){let e={registry:{}},t=m.bind(null,e);return g(t,e),t}var ae={Singular:re,Collection:ie},oe={method:`GET`,baseUrl:`https://api.github.com`,headers:{accept:`application/vnd.github.v3+json`,"user-agent":`octokit-endpoint.js/0.0.0-development ${p()}`},mediaType:{format:``}};function se(e){return e?Object.keys(e).reduce((t,n)=>(t[n.toLowerCase()]=e[n],t),{}):{}}function ce(e){if(typeof e!=`object`||!e||Object.prototype.toString.call(e)!==`[object Object]`)return!1;let t=Object.getPrototypeOf(e);if(t===null)return!0;let n=Object.prototype.hasOwnProperty.call(t,`constructor`)&&t.constructor;return typeof n==`function`&&n instanceof n&&Function.prototype.call(n)===Function.prototype.call(e)}function _(e,t){let n=Object.assign({},e);return Object.keys(t).forEach(r=>{ce(t[r])&&r in e?n[r]=_(e[r],t[r]):Object.assign(n,{[r]:t[r]})}),n}function v(e){for(let t in e)e[t]===void 0&&delete e[t];return e}function y(e,t,n){if(typeof t==`string`){let[e,r]=t.split(` `);n=Object.assign(r?{method:e,url:r}:{url:e},n)}else n=Object.assign({},t);n.headers=se(n.headers),v(n),v(n.headers);let r=_(e||{},n);return n.url===`/graphql`&&(e&&e.mediaType.previews?.length&&(r.mediaType.previews=e.mediaType.previews.filter(e=>!r.mediaType.previews.includes(e)).concat(r.mediaType.previews)),r.mediaType.previews=(r.mediaType.previews||[]).map(e=>e.replace(/-preview/,``))),r}function le(e,t){let n=/\?/.test(e)?`&`:`?`,r=Object.keys(t);return r.length===0?e:e+n+r.map(e=>e===`q`?`q=`+t.q.split(`+`).map(encodeURIComponent).join(`+`):`${e}=${encodeURIComponent(t[e])}`).join(`&`)}var ue=/\{[^{}}]+\}/g;function de(e){return e.replace(/(?:^\W+)|(?:(?<!\W)\W+$)/g,``).split(/,/)}function fe(e){let t=e.match(ue);return t?t.map(de).reduce((e,t)=>e.concat(t),[]):[]}function b(e,t){let n={__proto__:null};for(let r of Object.keys(e))t.indexOf(r)===-1&&(n[r]=e[r]);return n}function x(e){return e.split(/(%[0-9A-Fa-f]{2})/g).map(function(e){return/%[0-9A-Fa-f]/.test(e)||(e=encodeURI(e).replace(/%5B/g,`[`).replace(/%5D/g,`]`)),e}).join(``)}function S(e){return encodeURIComponent(e).replace(/[!'()*]/g,function(e){return`%`+e.charCodeAt(0).toString(16).toUpperCase()})}function C(e,t,n){return t=e===`+`||e===`#`?x(t):S(t),n?S(n)+`=`+t:t}function w(e){return e!=null}function T(e){return e===`;`||e===`&`||e===`?`}function pe(e,t,n,r){var i=e[n],a=[];if(w(i)&&i!==``){if(typeof i==`string`||typeof i==`number`||typeof i==`bigint`||typeof i==`boolean`)i=i.toString(),r&&r!==`*`&&(i=i.substring(0,parseInt(r,10))),a.push(C(t,i,T(t)?n:``));else if(r===`*`)Array.isArray(i)?i.filter(w).forEach(function(e){a.push(C(t,e,T(t)?n:``))}):Object.keys(i).forEach(function(e){w(i[e])&&a.push(C(t,i[e],e))});else{let e=[];Array.isArray(i)?i.filter(w).forEach(function(n){e.push(C(t,n))}):Object.keys(i).forEach(function(n){w(i[n])&&(e.push(S(n)),e.push(C(t,i[n].toString())))}),T(t)?a.push(S(n)+`=`+e.join(`,`)):e.length!==0&&a.push(e.join(`,`))}}else t===`;`?w(i)&&a.push(S(n)):i===``&&(t===`&`||t===`?`)?a.push(S(n)+`=`):i===``&&a.push(``);return a}function me(e){return{expand:he.bind(null,e)}}function he(e,t){var n=[`+`,`#`,`.`,`/`,`;`,`?`,`&`];return e=e.replace(/\{([^\{\}]+)\}|([^\{\}]+)/g,function(e,r,i){if(r){let e=``,i=[];if(n.indexOf(r.charAt(0))!==-1&&(e=r.charAt(0),r=r.substr(1)),r.split(/,/g).forEach(function(n){var r=/([^:\*]*)(?::(\d+)|(\*))?/.exec(n);i.push(pe(t,e,r[1],r[2]||r[3]))}),e&&e!==`+`){var a=`,`;return e===`?`?a=`&`:e!==`#`&&(a=e),(i.length===0?``:e)+i.join(a)}return i.join(`,`)}return x(i)}),e===`/`?e:e.replace(/\/$/,``)}function E(e){let t=e.method.toUpperCase(),n=(e.url||`/`).replace(/:([a-z]\w+)/g,`{$1}`),r=Object.assign({},e.headers),i,a=b(e,[`method`,`baseUrl`,`url`,`headers`,`request`,`mediaType`]),o=fe(n);n=me(n).expand(a),/^http/.test(n)||(n=e.baseUrl+n);let s=b(a,Object.keys(e).filter(e=>o.includes(e)).concat(`baseUrl`));return/application\/octet-stream/i.test(r.accept)||(e.mediaType.format&&(r.accept=r.accept.split(/,/).map(t=>t.replace(/application\/vnd(\.\w+)(\.v3)?(\.\w+)?(\+json)?$/,`application/vnd$1$2.${e.mediaType.format}`)).join(`,`)),n.endsWith(`/graphql`)&&e.mediaType.previews?.length&&(r.accept=(r.accept.match(/(?<![\w-])[\w-]+(?=-preview)/g)||[]).concat(e.mediaType.previews).map(t=>`application/vnd.github.${t}-preview${e.mediaType.format?`.${e.mediaType.format}`:`+json`}`).join(`,`))),[`GET`,`HEAD`].includes(t)?n=le(n,s):`data`in s?i=s.data:Object.keys(s).length&&(i=s),!r[`content-type`]&&i!==void 0&&(r[`content-type`]=`application/json; charset=utf-8`),[`PATCH`,`PUT`].includes(t)&&i===void 0&&(i=``),Object.assign({method:t,url:n,headers:r},i===void 0?null:{body:i},e.request?{request:e.request}:null)}function ge(e,t,n){return E(y(e,t,n))}function D(e,t){let n=y(e,t),r=ge.bind(null,n);return Object.assign(r,{DEFAULTS:n,defaults:D.bind(null,n),merge:y.bind(null,n),parse:E})}var _e=D(null,oe);const ve=65280,ye=65281,O=new Uint8Array(256);O[9]|=2,O[32]|=2,O[59]|=4,O[44]|=8;for(let e=128;e<=255;e++)O[e]|=1;for(let e of"!#$%&'*+-.^_`|~")O[e.charCodeAt(0)]|=16;for(let e=48;e<=57;e++)O[e]|=16;for(let e=65;e<=90;e++)O[e]|=17;for(let e=97;e<=122;e++)O[e]|=16;const k=(()=>{let e=function(){};return e.prototype=Object.create(null),e})();function be(e,t){let n=4|(t?.comma===!0?8:0),r=e.length,i=t?.start??0;for(;O[e.charCodeAt(i)]&2;)i++;let a=i,o=0,s=-1,c=t?.parameters===!1?8:0;for(;a<r;){let t=e.charCodeAt(a),r=O[t];if((r&n)!==0){c|=r&8;break}r&2?s===-1&&(s=a):s=-1,o|=t&ve|r,a++}let l=s===-1?a:s,u=e.slice(i,l),d=o&ye?u.toLowerCase():u;return a===r||c!==0?{type:d,index:a,parameters:new k}:xe(e,d,a,r,n)}function xe(e,t,n,r,i){let a=new k;parameter:for(;n<r;){for(n++;O[e.charCodeAt(n)]&2;)n++;let t=n,o=0,s=-1;for(;n<r;){let c=e.charCodeAt(n),l=O[c];if((l&i)!==0){if(l&8)break parameter;continue parameter}if(c===61){let c=s===-1?n:s,l=e.slice(t,c),u=o&ye?l.toLowerCase():l;for(n++;O[e.charCodeAt(n)]&2;)n++;if(n<r&&e.charCodeAt(n)===34){let t=++n,o=!1;for(;n<r;){let s=e.charCodeAt(n);if(s===34){a[u]===void 0&&(a[u]=o?Se(e,t,n):e.slice(t,n)),n++;let s=0;for(;n<r;){let t=e.charCodeAt(n),r=O[t];if((r&i)!==0){s=r&8;break}n++}if(s!==0)break parameter;continue parameter}s===92&&n+1<r?(o=!0,n+=2):n++}continue parameter}let d=n,f=0,p=-1;for(;n<r;){let t=e.charCodeAt(n),r=O[t];if((r&i)!==0){f=r&8;break}r&2?p===-1&&(p=n):p=-1,n++}if(a[u]===void 0){let t=p===-1?n:p;a[u]=e.slice(d,t)}if(f!==0)break parameter;continue parameter}l&2?s===-1&&(s=n):s=-1,o|=c&ve|l,n++}}return{type:t,index:n,parameters:a}}function Se(e,t,n){let r=``;for(let i=t;i<n;i++)e.charCodeAt(i)===92&&(r+=e.slice(t,i),t=++i);return r+e.slice(t,n)}const Ce=/^-?\d+$/,A=/^-?\d+n+$/,j=JSON.stringify,M=JSON.parse,N=/^-?\d+n$/,P=/([\[:])?"(-?\d+)n"($|\s*[,\}\]])/g,F=/([\[:])?("-?\d+n+)n("$|"\s*[,\}\]])/g,I=e=>e===void 0||typeof e==`function`||typeof e==`symbol`,L=e=>typeof e==`object`&&!!e&&e.constructor&&e.constructor.name===`RawJSON`,we=(e,t,n)=>{let r=``;typeof n==`number`?r=` `.repeat(Math.min(10,Math.max(0,Math.floor(n)))):typeof n==`string`&&(r=n.slice(0,10));let i=typeof t==`function`,a=Array.isArray(t)?new Set(t.map(String)):null,o=(e,n,r)=>(typeof r==`object`&&r&&typeof r.toJSON==`function`&&(r=r.toJSON(n)),typeof r==`string`&&A.test(r)?r+`n`:typeof r==`bigint`?`rawJSON`in JSON?JSON.rawJSON(r.toString()):r.toString()+`n`:(i&&(r=t.call(e,n,r)),typeof r==`object`&&r&&(r instanceof Number||r instanceof String||r instanceof Boolean)&&(r=r.valueOf()),r)),s=o({"":e},``,e);if(I(s))return;let c=typeof s!=`object`||!s,l=L(s);if(c||l)return j(s);let u=[],d=0,f=[{parent:{"":s},key:``,val:s,isArray:Array.isArray(s),keys:Array.isArray(s)?null:Object.keys(s),index:0,first:!0}],p=new WeakSet([s]);for(;f.length>0;){let e=f[f.length-1];e.index===0&&(u.push(e.isArray?`[`:`{`),d++);let t=!1;if(e.isArray){if(e.index<e.val.length){e.first||u.push(`,`),r&&u.push(`
`+r.repeat(d));let t=e.val[e.index],n=o(e.val,String(e.index),t);if(I(n))u.push(`null`),e.first=!1,e.index++;else{let t=typeof n==`object`&&!!n,r=L(n);if(t&&!r){if(p.has(n))throw TypeError(`Converting circular structure to JSON`);p.add(n),f.push({parent:e.val,key:String(e.index),val:n,isArray:Array.isArray(n),keys:Array.isArray(n)?null:Object.keys(n),index:0,first:!0}),e.first=!1,e.index++}else u.push(j(n)),e.first=!1,e.index++}}else t=!0}else{for(;e.index<e.keys.length;){let t=e.keys[e.index++];if(a&&!a.has(t))continue;let n=e.val[t],i=o(e.val,t,n);if(I(i))continue;e.first||u.push(`,`),r?u.push(`
`+r.repeat(d)+j(t)+`: `):u.push(j(t)+`:`);let s=typeof i==`object`&&!!i,c=L(i);if(s&&!c){if(p.has(i))throw TypeError(`Converting circular structure to JSON`);p.add(i),f.push({parent:e.val,key:t,val:i,isArray:Array.isArray(i),keys:Array.isArray(i)?null:Object.keys(i),index:0,first:!0}),e.first=!1;break}u.push(j(i)),e.first=!1}e.index>=e.keys.length&&f[f.length-1]===e&&(t=!0)}t&&(d--,!e.first&&r&&u.push(`
`+r.repeat(d)),u.push(e.isArray?`]`:`}`),p.delete(e.val),f.pop())}return u.join(``)},Te=(e,t,n)=>{try{return`rawJSON`in JSON?j(e,(e,n)=>typeof n==`bigint`?JSON.rawJSON(n.toString()):typeof t==`function`?t(e,n):(Array.isArray(t)&&t.includes(e),n),n):e?j(e,(e,n)=>typeof n==`string`&&A.test(n)||typeof n==`bigint`?n.toString()+`n`:typeof t==`function`?t(e,n):(Array.isArray(t)&&t.includes(e),n),n).replace(P,`$1$2$3`).replace(F,`$1$2$3`):j(e,t,n)}catch(r){if(r instanceof RangeError){let r=we(e,t,n);return r===void 0?void 0:`rawJSON`in JSON?r:r.replace(P,`$1$2$3`).replace(F,`$1$2$3`)}throw r}},R=new Map,Ee=()=>{let e=JSON.parse.toString();if(R.has(e))return R.get(e);try{let t=JSON.parse(`1`,(e,t,n)=>!!n?.source&&n.source===`1`);return R.set(e,t),t}catch{return R.set(e,!1),!1}},De=(e,t,n,r)=>typeof t==`string`&&N.test(t)?BigInt(t.slice(0,-1)):typeof t==`string`&&A.test(t)?t.slice(0,-1):typeof r==`function`?r(e,t,n):t,Oe=(e,t)=>JSON.parse(e,(e,n,r)=>{let i=typeof n==`number`&&(n>2**53-1||n<-(2**53-1)),a=r&&Ce.test(r.source);return i&&a?BigInt(r.source):typeof t==`function`?t(e,n,r):n}),z=(2**53-1).toString(),B=z.length,ke=/"(?:[^"\\]|\\.)*"|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/g,Ae=/^"-?\d+n+"$/,je=(e,t)=>{let n={"":e},r=[{parent:n,key:``,visited:!1}];for(;r.length>0;){let e=r[r.length-1];if(e.visited){let{parent:n,key:i}=e,a=n[i];typeof a==`string`&&(N.test(a)?a=BigInt(a.slice(0,-1)):A.test(a)&&(a=a.slice(0,-1))),typeof t==`function`&&(a=t.call(n,i,a)),a===void 0?delete n[i]:n[i]=a,r.pop()}else{e.visited=!0;let t=e.parent[e.key];if(typeof t==`object`&&t){let e=Object.keys(t);for(let n=e.length-1;n>=0;n--)r.push({parent:t,key:e[n],visited:!1})}}}return n[``]},V=e=>e.replace(ke,(e,t,n,r)=>{let i=e[0]===`"`;if(i&&Ae.test(e))return e.substring(0,e.length-1)+`n"`;let a=n||r,o=t&&(t.length<B||t.length===B&&t<=z);return i||a||o?e:`"`+e+`n"`}),Me=(e,t)=>{if(!e)return M(e,t);try{if(Ee())return Oe(e,t);let n=V(e);return M(n,(e,n,r)=>De(e,n,r,t))}catch(n){if(n instanceof RangeError){let n=V(e),r=M(n);return je(r,t)}throw n}};var H=class extends Error{name;status;request;response;constructor(e,t,n){super(e,{cause:n.cause}),this.name=`HttpError`,this.status=Number.parseInt(t),Number.isNaN(this.status)&&(this.status=0),`response`in n&&(this.response=n.response);let r=Object.assign({},n.request);n.request.headers.authorization&&(r.headers=Object.assign({},n.request.headers,{authorization:n.request.headers.authorization.replace(/(?<! ) .*$/,` [REDACTED]`)})),r.url=r.url.replace(/\bclient_secret=\w+/g,`client_secret=[REDACTED]`).replace(/\baccess_token=\w+/g,`access_token=[REDACTED]`),this.request=r}},Ne={headers:{"user-agent":`octokit-request.js/10.0.16 ${p()}`}};function Pe(e){if(typeof e!=`object`||!e||Object.prototype.toString.call(e)!==`[object Object]`)return!1;let t=Object.getPrototypeOf(e);if(t===null)return!0;let n=Object.prototype.hasOwnProperty.call(t,`constructor`)&&t.constructor;return typeof n==`function`&&n instanceof n&&Function.prototype.call(n)===Function.prototype.call(e)}var U=()=>``;async function W(e){let t=e.request?.fetch||globalThis.fetch;if(!t)throw Error(`fetch is not set. Please pass a fetch implementation as new Octokit({ request: { fetch }}). Learn more at https://github.com/octokit/octokit.js/#fetch-missing`);let n=e.request?.log||console,r=e.request?.parseSuccessResponseBody!==!1,i=Pe(e.body)||Array.isArray(e.body)?Te(e.body):e.body,a=Object.fromEntries(Object.entries(e.headers).map(([e,t])=>[e,String(t)])),o;try{o=await t(e.url,{method:e.method,body:i,redirect:e.request?.redirect,headers:a,signal:e.request?.signal,...e.body&&{duplex:`half`}})}catch(t){let n=`Unknown Error`;if(t instanceof Error){if(t.name===`AbortError`)throw t.status=500,t;n=t.message,t.name===`TypeError`&&`cause`in t&&(t.cause instanceof Error?n=t.cause.message:typeof t.cause==`string`&&(n=t.cause))}let r=new H(n,500,{request:e});throw r.cause=t,r}let s=o.status,c=o.url,l={};for(let[e,t]of o.headers)l[e]=t;let u={url:c,status:s,headers:l,data:``};if(`deprecation`in l){let t=l.link&&l.link.match(/<([^<>]+)>; rel="deprecation"/),r=t&&t.pop();n.warn(`[@octokit/request] "${e.method} ${e.url}" is deprecated. It is scheduled to be removed on ${l.sunset}${r?`. See ${r}`:``}`)}if(s===204||s===205)return u;if(e.method===`HEAD`){if(s<400)return u;throw new H(o.statusText,s,{response:u,request:e})}if(s===304)throw u.data=await G(o),new H(`Not modified`,s,{response:u,request:e});if(s>=400)throw u.data=await G(o),new H(Ie(u.data),s,{response:u,request:e});return u.data=r?await G(o):o.body,u}async function G(e){let t=e.headers.get(`content-type`);if(!t)return e.text().catch(U);let n=be(t);if(Fe(n)){let t=``;try{return t=await e.text(),Me(t)}catch{return t}}return n.type.startsWith(`text/`)||n.parameters.charset?.toLowerCase()===`utf-8`&&n.type!==`application/octet-stream`?e.text().catch(U):e.arrayBuffer().catch(()=>new ArrayBuffer(0))}function Fe(e){return e.type===`application/json`||e.type===`application/scim+json`}function Ie(e){if(typeof e==`string`)return e;if(e instanceof ArrayBuffer)return`Unknown error`;if(typeof e==`object`&&e&&`message`in e){let t=e,n=`documentation_url`in t?` - ${t.documentation_url}`:``;return Array.isArray(t.errors)?`${t.message}: ${t.errors.map(e=>JSON.stringify(e)).join(`, `)}${n}`:`${t.message}${n}`}return`Unknown error: ${JSON.stringify(e)}`}function K(e,t){let n=e.defaults(t);return Object.assign(function(e,t){let r=n.merge(e,t);if(!r.request||!r.request.hook)return W(n.parse(r));let i=(e,t)=>W(n.parse(n.merge(e,t)));return Object.assign(i,{endpoint:n,defaults:K.bind(null,n)}),r.request.hook(i,r)},{endpoint:n,defaults:K.bind(null,n)})}var q=K(_e,Ne),Le=`0.0.0-development`;function Re(e){return`Request failed due to following response errors:
`+e.errors.map(e=>` - ${e.message}`).join(`
`)}var ze=class extends Error{constructor(e,t,n){super(Re(n)),this.request=e,this.headers=t,this.response=n,this.errors=n.errors,this.data=n.data,Error.captureStackTrace&&Error.captureStackTrace(this,this.constructor)}request;headers;response;name=`GraphqlResponseError`;errors;data},Be=[`method`,`baseUrl`,`url`,`headers`,`request`,`query`,`mediaType`,`operationName`],Ve=[`query`,`method`,`url`],J=/\/api\/v3\/?$/;function He(e,t,n){if(n){if(typeof t==`string`&&`query`in n)return Promise.reject(Error(`[@octokit/graphql] "query" cannot be used as variable name`));for(let e in n)if(Ve.includes(e))return Promise.reject(Error(`[@octokit/graphql] "${e}" cannot be used as variable name`))}let r=typeof t==`string`?Object.assign({query:t},n):t,i=Object.keys(r).reduce((e,t)=>Be.includes(t)?(e[t]=r[t],e):(e.variables||={},e.variables[t]=r[t],e),{}),a=r.baseUrl||e.endpoint.DEFAULTS.baseUrl;return J.test(a)&&(i.url=a.replace(J,`/api/graphql`)),e(i).then(e=>{if(e.data.errors){let t={};for(let n of Object.keys(e.headers))t[n]=e.headers[n];throw new ze(i,t,e.data)}return e.data.data})}function Y(e,t){let n=e.defaults(t);return Object.assign((e,t)=>He(n,e,t),{defaults:Y.bind(null,n),endpoint:n.endpoint})}Y(q,{headers:{"user-agent":`octokit-graphql.js/${Le} ${p()}`},method:`POST`,url:`/graphql`});function Ue(e){return Y(e,{method:`POST`,url:`/graphql`})}var X=`(?:[a-zA-Z0-9_-]+)`,We=`\\.`,Ge=RegExp(`^${X}${We}${X}${We}${X}$`),Ke=Ge.test.bind(Ge);async function qe(e){let t=Ke(e),n=e.startsWith(`v1.`)||e.startsWith(`ghs_`),r=e.startsWith(`ghu_`);return{type:`token`,token:e,tokenType:t?`app`:n?`installation`:r?`user-to-server`:`oauth`}}function Je(e){return e.split(/\./).length===3?`bearer ${e}`:`token ${e}`}async function Ye(e,t,n,r){let i=t.endpoint.merge(n,r);return i.headers.authorization=Je(e),t(i)}var Xe=function(e){if(!e)throw Error(`[@octokit/auth-token] No token passed to createTokenAuth`);if(typeof e!=`string`)throw Error(`[@octokit/auth-token] Token passed to createTokenAuth is not a string`);return e=e.replace(/^(token|bearer) +/i,``),Object.assign(qe.bind(null,e),{hook:Ye.bind(null,e)})};const Ze=`7.0.8`,Qe=()=>{},$e=console.warn.bind(console),et=console.error.bind(console);function tt(e={}){return typeof e.debug!=`function`&&(e.debug=Qe),typeof e.info!=`function`&&(e.info=Qe),typeof e.warn!=`function`&&(e.warn=$e),typeof e.error!=`function`&&(e.error=et),e}const nt=`octokit-core.js/${Ze} ${p()}`;var rt=class{static VERSION=Ze;static defaults(e){return class extends this{constructor(...t){let n=t[0]||{};super(typeof e==`function`?e(n):Object.assign({},e,n,n.userAgent&&e.userAgent?{userAgent:`${n.userAgent} ${e.userAgent}`}:null))}}}static plugins=[];static plugin(...e){let t=this.plugins;return class extends this{static plugins=t.concat(e.filter(e=>!t.includes(e)))}}constructor(e={}){let t=new ae.Collection,n={baseUrl:q.endpoint.DEFAULTS.baseUrl,headers:{},request:Object.assign({},e.request,{hook:t.bind(null,`request`)}),mediaType:{previews:[],format:``}};if(n.headers[`user-agent`]=e.userAgent?`${e.userAgent} ${nt}`:nt,e.baseUrl&&(n.baseUrl=e.baseUrl),e.previews&&(n.mediaType.previews=e.previews),e.timeZone&&(n.headers[`time-zone`]=e.timeZone),this.request=q.defaults(n),this.graphql=Ue(this.request).defaults(n),this.log=tt(e.log),this.hook=t,e.authStrategy){let{authStrategy:n,...r}=e,i=n(Object.assign({request:this.request,log:this.log,octokit:this,octokitOptions:r},e.auth));t.wrap(`request`,i.hook),this.auth=i}else if(!e.auth)this.auth=async()=>({type:`unauthenticated`});else{let n=Xe(e.auth);t.wrap(`request`,n.hook),this.auth=n}let r=this.constructor;for(let t=0;t<r.plugins.length;++t)Object.assign(this,r.plugins[t](this,e))}request;graphql;log;hook;auth},it={actions:{addCustomLabelsToSelfHostedRunnerForOrg:[`POST /orgs/{org}/actions/runners/{runner_id}/labels`],addCustomLabelsToSelfHostedRunnerForRepo:[`POST /repos/{owner}/{repo}/actions/runners/{runner_id}/labels`],addRepoAccessToSelfHostedRunnerGroupInOrg:[`PUT /orgs/{org}/actions/runner-groups/{runner_group_id}/repositories/{repository_id}`],addSelectedRepoToOrgSecret:[`PUT /orgs/{org}/actions/secrets/{secret_name}/repositories/{repository_id}`],addSelectedRepoToOrgVariable:[`PUT /orgs/{org}/actions/variables/{name}/repositories/{repository_id}`],approveWorkflowRun:[`POST /repos/{owner}/{repo}/actions/runs/{run_id}/approve`],cancelWorkflowRun:[`POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel`],createEnvironmentVariable:[`POST /repos/{owner}/{repo}/environments/{environment_name}/variables`],createHostedRunnerForOrg:[`POST /orgs/{org}/actions/hosted-runners`],createOrUpdateEnvironmentSecret:[`PUT /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}`],createOrUpdateOrgSecret:[`PUT /orgs/{org}/actions/secrets/{secret_name}`],createOrUpdateRepoSecret:[`PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}`],createOrgVariable:[`POST /orgs/{org}/actions/variables`],createRegistrationTokenForOrg:[`POST /orgs/{org}/actions/runners/registration-token`],createRegistrationTokenForRepo:[`POST /repos/{owner}/{repo}/actions/runners/registration-token`],createRemoveTokenForOrg:[`POST /orgs/{org}/actions/runners/remove-token`],createRemoveTokenForRepo:[`POST /repos/{owner}/{repo}/actions/runners/remove-token`],createRepoVariable:[`POST /repos/{owner}/{repo}/actions/variables`],createWorkflowDispatch:[`POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches`],deleteActionsCacheById:[`DELETE /repos/{owner}/{repo}/actions/caches/{cache_id}`],deleteActionsCacheByKey:[`DELETE /repos/{owner}/{repo}/actions/caches{?key,ref}`],deleteArtifact:[`DELETE /repos/{owner}/{repo}/actions/artifacts/{artifact_id}`],deleteCustomImageFromOrg:[`DELETE /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}`],deleteCustomImageVersionFromOrg:[`DELETE /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions/{version}`],deleteEnvironmentSecret:[`DELETE /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}`],deleteEnvironmentVariable:[`DELETE /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}`],deleteHostedRunnerForOrg:[`DELETE /orgs/{org}/actions/hosted-runners/{hosted_runner_id}`],deleteOrgSecret:[`DELETE /orgs/{org}/actions/secrets/{secret_name}`],deleteOrgVariable:[`DELETE /orgs/{org}/actions/variables/{name}`],deleteRepoSecret:[`DELETE /repos/{owner}/{repo}/actions/secrets/{secret_name}`],deleteRepoVariable:[`DELETE /repos/{owner}/{repo}/actions/variables/{name}`],deleteSelfHostedRunnerFromOrg:[`DELETE /orgs/{org}/actions/runners/{runner_id}`],deleteSelfHostedRunnerFromRepo:[`DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}`],deleteWorkflowRun:[`DELETE /repos/{owner}/{repo}/actions/runs/{run_id}`],deleteWorkflowRunLogs:[`DELETE /repos/{owner}/{repo}/actions/runs/{run_id}/logs`],disableSelectedRepositoryGithubActionsOrganization:[`DELETE /orgs/{org}/actions/permissions/repositories/{repository_id}`],disableWorkflow:[`PUT /repos/{owner}/{repo}/actions/workflows/{workflow_id}/disable`],downloadArtifact:[`GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}`],downloadJobLogsForWorkflowRun:[`GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs`],downloadWorkflowRunAttemptLogs:[`GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/logs`],downloadWorkflowRunLogs:[`GET /repos/{owner}/{repo}/actions/runs/{run_id}/logs`],enableSelectedRepositoryGithubActionsOrganization:[`PUT /orgs/{org}/actions/permissions/repositories/{repository_id}`],enableWorkflow:[`PUT /repos/{owner}/{repo}/actions/workflows/{workflow_id}/enable`],forceCancelWorkflowRun:[`POST /repos/{owner}/{repo}/actions/runs/{run_id}/force-cancel`],generateRunnerJitconfigForOrg:[`POST /orgs/{org}/actions/runners/generate-jitconfig`],generateRunnerJitconfigForRepo:[`POST /repos/{owner}/{repo}/actions/runners/generate-jitconfig`],getActionsCacheList:[`GET /repos/{owner}/{repo}/actions/caches`],getActionsCacheUsage:[`GET /repos/{owner}/{repo}/actions/cache/usage`],getActionsCacheUsageByRepoForOrg:[`GET /orgs/{org}/actions/cache/usage-by-repository`],getActionsCacheUsageForOrg:[`GET /orgs/{org}/actions/cache/usage`],getAllowedActionsOrganization:[`GET /orgs/{org}/actions/permissions/selected-actions`],getAllowedActionsRepository:[`GET /repos/{owner}/{repo}/actions/permissions/selected-actions`],getArtifact:[`GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}`],getCustomImageForOrg:[`GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}`],getCustomImageVersionForOrg:[`GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions/{version}`],getCustomOidcSubClaimForRepo:[`GET /repos/{owner}/{repo}/actions/oidc/customization/sub`],getEnvironmentPublicKey:[`GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/public-key`],getEnvironmentSecret:[`GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}`],getEnvironmentVariable:[`GET /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}`],getGithubActionsDefaultWorkflowPermissionsOrganization:[`GET /orgs/{org}/actions/permissions/workflow`],getGithubActionsDefaultWorkflowPermissionsRepository:[`GET /repos/{owner}/{repo}/actions/permissions/workflow`],getGithubActionsPermissionsOrganization:[`GET /orgs/{org}/actions/permissions`],getGithubActionsPermissionsRepository:[`GET /repos/{owner}/{repo}/actions/permissions`],getHostedRunnerForOrg:[`GET /orgs/{org}/actions/hosted-runners/{hosted_runner_id}`],getHostedRunnersGithubOwnedImagesForOrg:[`GET /orgs/{org}/actions/hosted-runners/images/github-owned`],getHostedRunnersLimitsForOrg:[`GET /orgs/{org}/actions/hosted-runners/limits`],getHostedRunnersMachineSpecsForOrg:[`GET /orgs/{org}/actions/hosted-runners/machine-sizes`],getHostedRunnersPartnerImagesForOrg:[`GET /orgs/{org}/actions/hosted-runners/images/partner`],getHostedRunnersPlatformsForOrg:[`GET /orgs/{org}/actions/hosted-runners/platforms`],getJobForWorkflowRun:[`GET /repos/{owner}/{repo}/actions/jobs/{job_id}`],getOrgPublicKey:[`GET /orgs/{org}/actions/secrets/public-key`],getOrgSecret:[`GET /orgs/{org}/actions/secrets/{secret_name}`],getOrgVariable:[`GET /orgs/{org}/actions/variables/{name}`],getPendingDeploymentsForRun:[`GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments`],getRepoPermissions:[`GET /repos/{owner}/{repo}/actions/permissions`,{},{renamed:[`actions`,`getGithubActionsPermissionsRepository`]}],getRepoPublicKey:[`GET /repos/{owner}/{repo}/actions/secrets/public-key`],getRepoSecret:[`GET /repos/{owner}/{repo}/actions/secrets/{secret_name}`],getRepoVariable:[`GET /repos/{owner}/{repo}/actions/variables/{name}`],getReviewsForRun:[`GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals`],getSelfHostedRunnerForOrg:[`GET /orgs/{org}/actions/runners/{runner_id}`],getSelfHostedRunnerForRepo:[`GET /repos/{owner}/{repo}/actions/runners/{runner_id}`],getWorkflow:[`GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}`],getWorkflowAccessToRepository:[`GET /repos/{owner}/{repo}/actions/permissions/access`],getWorkflowRun:[`GET /repos/{owner}/{repo}/actions/runs/{run_id}`],getWorkflowRunAttempt:[`GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}`],getWorkflowRunUsage:[`GET /repos/{owner}/{repo}/actions/runs/{run_id}/timing`],getWorkflowUsage:[`GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/timing`],listArtifactsForRepo:[`GET /repos/{owner}/{repo}/actions/artifacts`],listCustomImageVersionsForOrg:[`GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions`],listCustomImagesForOrg:[`GET /orgs/{org}/actions/hosted-runners/images/custom`],listEnvironmentSecrets:[`GET /repos/{owner}/{repo}/environments/{environment_name}/secrets`],listEnvironmentVariables:[`GET /repos/{owner}/{repo}/environments/{environment_name}/variables`],listGithubHostedRunnersInGroupForOrg:[`GET /orgs/{org}/actions/runner-groups/{runner_group_id}/hosted-runners`],listHostedRunnersForOrg:[`GET /orgs/{org}/actions/hosted-runners`],listJobsForWorkflowRun:[`GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs`],listJobsForWorkflowRunAttempt:[`GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs`],listLabelsForSelfHostedRunnerForOrg:[`GET /orgs/{org}/actions/runners/{runner_id}/labels`],listLabelsForSelfHostedRunnerForRepo:[`GET /repos/{owner}/{repo}/actions/runners/{runner_id}/labels`],listOrgSecrets:[`GET /orgs/{org}/actions/secrets`],listOrgVariables:[`GET /orgs/{org}/actions/variables`],listRepoOrganizationSecrets:[`GET /repos/{owner}/{repo}/actions/organization-secrets`],listRepoOrganizationVariables:[`GET /repos/{owner}/{repo}/actions/organization-variables`],listRepoSecrets:[`GET /repos/{owner}/{repo}/actions/secrets`],listRepoVariables:[`GET /repos/{owner}/{repo}/actions/variables`],listRepoWorkflows:[`GET /repos/{owner}/{repo}/actions/workflows`],listRunnerApplicationsForOrg:[`GET /orgs/{org}/actions/runners/downloads`],listRunnerApplicationsForRepo:[`GET /repos/{owner}/{repo}/actions/runners/downloads`],listSelectedReposForOrgSecret:[`GET /orgs/{org}/actions/secrets/{secret_name}/repositories`],listSelectedReposForOrgVariable:[`GET /orgs/{org}/actions/variables/{name}/repositories`],listSelectedRepositoriesEnabledGithubActionsOrganization:[`GET /orgs/{org}/actions/permissions/repositories`],listSelfHostedRunnersForOrg:[`GET /orgs/{org}/actions/runners`],listSelfHostedRunnersForRepo:[`GET /repos/{owner}/{repo}/actions/runners`],listWorkflowRunArtifacts:[`GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts`],listWorkflowRuns:[`GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs`],listWorkflowRunsForRepo:[`GET /repos/{owner}/{repo}/actions/runs`],reRunJobForWorkflowRun:[`POST /repos/{owner}/{repo}/actions/jobs/{job_id}/rerun`],reRunWorkflow:[`POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun`],reRunWorkflowFailedJobs:[`POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs`],removeAllCustomLabelsFromSelfHostedRunnerForOrg:[`DELETE /orgs/{org}/actions/runners/{runner_id}/labels`],removeAllCustomLabelsFromSelfHostedRunnerForRepo:[`DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}/labels`],removeCustomLabelFromSelfHostedRunnerForOrg:[`DELETE /orgs/{org}/actions/runners/{runner_id}/labels/{name}`],removeCustomLabelFromSelfHostedRunnerForRepo:[`DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}/labels/{name}`],removeSelectedRepoFromOrgSecret:[`DELETE /orgs/{org}/actions/secrets/{secret_name}/repositories/{repository_id}`],removeSelectedRepoFromOrgVariable:[`DELETE /orgs/{org}/actions/variables/{name}/repositories/{repository_id}`],reviewCustomGatesForRun:[`POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule`],reviewPendingDeploymentsForRun:[`POST /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments`],setAllowedActionsOrganization:[`PUT /orgs/{org}/actions/permissions/selected-actions`],setAllowedActionsRepository:[`PUT /repos/{owner}/{repo}/actions/permissions/selected-actions`],setCustomLabelsForSelfHostedRunnerForOrg:[`PUT /orgs/{org}/actions/runners/{runner_id}/labels`],setCustomLabelsForSelfHostedRunnerForRepo:[`PUT /repos/{owner}/{repo}/actions/runners/{runner_id}/labels`],setCustomOidcSubClaimForRepo:[`PUT /repos/{owner}/{repo}/actions/oidc/customization/sub`],setGithubActionsDefaultWorkflowPermissionsOrganization:[`PUT /orgs/{org}/actions/permissions/workflow`],setGithubActionsDefaultWorkflowPermissionsRepository:[`PUT /repos/{owner}/{repo}/actions/permissions/workflow`],setGithubActionsPermissionsOrganization:[`PUT /orgs/{org}/actions/permissions`],setGithubActionsPermissionsRepository:[`PUT /repos/{owner}/{repo}/actions/permissions`],setSelectedReposForOrgSecret:[`PUT /orgs/{org}/actions/secrets/{secret_name}/repositories`],setSelectedReposForOrgVariable:[`PUT /orgs/{org}/actions/variables/{name}/repositories`],setSelectedRepositoriesEnabledGithubActionsOrganization:[`PUT /orgs/{org}/actions/permissions/repositories`],setWorkflowAccessToRepository:[`PUT /repos/{owner}/{repo}/actions/permissions/access`],updateEnvironmentVariable:[`PATCH /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}`],updateHostedRunnerForOrg:[`PATCH /orgs/{org}/actions/hosted-runners/{hosted_runner_id}`],updateOrgVariable:[`PATCH /orgs/{org}/actions/variables/{name}`],updateRepoVariable:[`PATCH /repos/{owner}/{repo}/actions/variables/{name}`]},issues:{addAssignees:[`POST /repos/{owner}/{repo}/issues/{issue_number}/assignees`],addBlockedByDependency:[`POST /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by`],addLabels:[`POST /repos/{owner}/{repo}/issues/{issue_number}/labels`],addSubIssue:[`POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues`],checkUserCanBeAssigned:[`GET /repos/{owner}/{repo}/assignees/{assignee}`],checkUserCanBeAssignedToIssue:[`GET /repos/{owner}/{repo}/issues/{issue_number}/assignees/{assignee}`],create:[`POST /repos/{owner}/{repo}/issues`],createComment:[`POST /repos/{owner}/{repo}/issues/{issue_number}/comments`],createLabel:[`POST /repos/{owner}/{repo}/labels`],createMilestone:[`POST /repos/{owner}/{repo}/milestones`],deleteComment:[`DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}`],deleteLabel:[`DELETE /repos/{owner}/{repo}/labels/{name}`],deleteMilestone:[`DELETE /repos/{owner}/{repo}/milestones/{milestone_number}`],get:[`GET /repos/{owner}/{repo}/issues/{issue_number}`],getComment:[`GET /repos/{owner}/{repo}/issues/comments/{comment_id}`],getEvent:[`GET /repos/{owner}/{repo}/issues/events/{event_id}`],getLabel:[`GET /repos/{owner}/{repo}/labels/{name}`],getMilestone:[`GET /repos/{owner}/{repo}/milestones/{milestone_number}`],getParent:[`GET /repos/{owner}/{repo}/issues/{issue_number}/parent`],list:[`GET /issues`],listAssignees:[`GET /repos/{owner}/{repo}/assignees`],listComments:[`GET /repos/{owner}/{repo}/issues/{issue_number}/comments`],listCommentsForRepo:[`GET /repos/{owner}/{repo}/issues/comments`],listDependenciesBlockedBy:[`GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by`],listDependenciesBlocking:[`GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocking`],listEvents:[`GET /repos/{owner}/{repo}/issues/{issue_number}/events`],listEventsForRepo:[`GET /repos/{owner}/{repo}/issues/events`],listEventsForTimeline:[`GET /repos/{owner}/{repo}/issues/{issue_number}/timeline`],listForAuthenticatedUser:[`GET /user/issues`],listForOrg:[`GET /orgs/{org}/issues`],listForRepo:[`GET /repos/{owner}/{repo}/issues`],listLabelsForMilestone:[`GET /repos/{owner}/{repo}/milestones/{milestone_number}/labels`],listLabelsForRepo:[`GET /repos/{owner}/{repo}/labels`],listLabelsOnIssue:[`GET /repos/{owner}/{repo}/issues/{issue_number}/labels`],listMilestones:[`GET /repos/{owner}/{repo}/milestones`],listSubIssues:[`GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues`],lock:[`PUT /repos/{owner}/{repo}/issues/{issue_number}/lock`],removeAllLabels:[`DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels`],removeAssignees:[`DELETE /repos/{owner}/{repo}/issues/{issue_number}/assignees`],removeDependencyBlockedBy:[`DELETE /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by/{issue_id}`],removeLabel:[`DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}`],removeSubIssue:[`DELETE /repos/{owner}/{repo}/issues/{issue_number}/sub_issue`],reprioritizeSubIssue:[`PATCH /repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority`],setLabels:[`PUT /repos/{owner}/{repo}/issues/{issue_number}/labels`],unlock:[`DELETE /repos/{owner}/{repo}/issues/{issue_number}/lock`],update:[`PATCH /repos/{owner}/{repo}/issues/{issue_number}`],updateComment:[`PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}`],updateLabel:[`PATCH /repos/{owner}/{repo}/labels/{name}`],updateMilestone:[`PATCH /repos/{owner}/{repo}/milestones/{milestone_number}`]}};const Z=new Map;for(let[e,t]of Object.entries(it))for(let[n,r]of Object.entries(t)){let[t,i,a]=r,[o,s]=t.split(/ /),c=Object.assign({method:o,url:s},i);Z.has(e)||Z.set(e,new Map),Z.get(e).set(n,{scope:e,methodName:n,endpointDefaults:c,decorations:a})}const at={has({scope:e},t){return Z.get(e).has(t)},getOwnPropertyDescriptor(e,t){return{value:this.get(e,t),configurable:!0,writable:!0,enumerable:!0}},defineProperty(e,t,n){return Object.defineProperty(e.cache,t,n),!0},deleteProperty(e,t){return delete e.cache[t],!0},ownKeys({scope:e}){return[...Z.get(e).keys()]},set(e,t,n){return e.cache[t]=n},get({octokit:e,scope:t,cache:n},r){if(n[r])return n[r];let i=Z.get(t).get(r);if(!i)return;let{endpointDefaults:a,decorations:o}=i;return n[r]=o?st(e,t,r,a,o):e.request.defaults(a),n[r]}};function ot(e){let t={};for(let n of Z.keys())t[n]=new Proxy({octokit:e,scope:n,cache:{}},at);return t}function st(e,t,n,r,i){let a=e.request.defaults(r);function o(...r){let o=a.endpoint.merge(...r);if(i.mapToData)return o=Object.assign({},o,{data:o[i.mapToData],[i.mapToData]:void 0}),a(o);if(i.renamed){let[r,a]=i.renamed;e.log.warn(`octokit.${t}.${n}() has been renamed to octokit.${r}.${a}()`)}if(i.deprecated&&e.log.warn(i.deprecated),i.renamedParameters){let o=a.endpoint.merge(...r);for(let[r,a]of Object.entries(i.renamedParameters))r in o&&(e.log.warn(`"${r}" parameter is deprecated for "octokit.${t}.${n}()". Use "${a}" instead`),a in o||(o[a]=o[r]),delete o[r]);return a(o)}return a(...r)}return Object.assign(o,a)}function ct(e){return{rest:ot(e)}}ct.VERSION=`17.0.0`;var lt=`0.0.0-development`;function ut(e){if(!e.data)return{...e,data:[]};if(!((`total_count`in e.data||`total_commits`in e.data)&&!(`url`in e.data)))return e;let t=e.data.incomplete_results,n=e.data.repository_selection,r=e.data.total_count,i=e.data.total_commits;delete e.data.incomplete_results,delete e.data.repository_selection,delete e.data.total_count,delete e.data.total_commits;let a=Object.keys(e.data)[0];return e.data=e.data[a],t!==void 0&&(e.data.incomplete_results=t),n!==void 0&&(e.data.repository_selection=n),e.data.total_count=r,e.data.total_commits=i,e}function Q(e,t,n){let r=typeof t==`function`?t.endpoint(n):e.request.endpoint(t,n),i=typeof t==`function`?t:e.request,a=r.method,o=r.headers,s=r.url;return{[Symbol.asyncIterator]:()=>({async next(){if(!s)return{done:!0};try{let e=ut(await i({method:a,url:s,headers:o}));if(s=((e.headers.link||``).match(/<([^<>]+)>;\s*rel="next"/)||[])[1],!s&&`total_commits`in e.data){let t=new URL(e.url),n=t.searchParams,r=parseInt(n.get(`page`)||`1`,10);r*parseInt(n.get(`per_page`)||`250`,10)<e.data.total_commits&&(n.set(`page`,String(r+1)),s=t.toString())}return{value:e}}catch(e){if(e.status!==409)throw e;return s=``,{value:{status:200,headers:{},data:[]}}}}})}}function dt(e,t,n,r){return typeof n==`function`&&(r=n,n=void 0),ft(e,[],Q(e,t,n)[Symbol.asyncIterator](),r)}function ft(e,t,n,r){return n.next().then(i=>{if(i.done)return t;let a=!1;function o(){a=!0}return t=t.concat(r?r(i.value,o):i.value.data),a?t:ft(e,t,n,r)})}Object.assign(dt,{iterator:Q});function pt(e){return{paginate:Object.assign(dt.bind(null,e),{iterator:Q.bind(null,e)})}}pt.VERSION=lt,new a;const $=d(),mt={baseUrl:$,request:{agent:c($),fetch:u($)}},ht=rt.plugin(ct,pt).defaults(mt);function gt(e,t){let n=Object.assign({},t||{}),r=s(e,n);r&&(n.auth=r);let i=f(n.userAgent);return i&&(n.userAgent=i),n}new a;function _t(e,t,...n){return new(ht.plugin(...n))(gt(e,t))}

/***/ }),

/***/ 233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ isFailure),
/* harmony export */   i: () => (/* binding */ isDuplicateRefused),
/* harmony export */   n: () => (/* binding */ unknownOutcome),
/* harmony export */   o: () => (/* binding */ refusedAssignees),
/* harmony export */   r: () => (/* binding */ explain),
/* harmony export */   t: () => (/* binding */ retrying)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(816);


// src/github/failures.ts
function isFailure(error) {
	return error instanceof Error && typeof error.status === "number";
}
function explain(error, what, repository) {
	const message = `Could not ${what} in ${repository}: ${error instanceof Error ? error.message : String(error)}`;
	if (!isFailure(error)) return {
		code: "github-failed",
		message,
		hint: "Run again; if it stays, run with step debug logging."
	};
	return {
		message,
		...adviceFor(error.status, repository)
	};
}
function adviceFor(status, repository) {
	switch (status) {
		case 401: return {
			code: "github-token-rejected",
			hint: "The token in `github-token` is wrong, expired or revoked. Leave the input out to use the token of the job."
		};
		case 403: return {
			code: "github-forbidden",
			hint: `The token may not write issues in ${repository}. Give the job \`permissions: issues: write\`; for another repository (\`issue-repository\`) pass a token made for it in \`github-token\`. An archived repository takes no issues.`
		};
		case 404: return {
			code: "github-not-found",
			hint: `${repository} does not exist, or the token in \`github-token\` may not see it. The token of a job reaches its own repository only.`
		};
		case 410: return {
			code: "github-issues-off",
			hint: `Issues are switched off in ${repository}. Switch them on in its settings, name another \`issue-repository\`, or set \`issues: none\`.`
		};
		case 422: return {
			code: "github-refused",
			hint: "GitHub does not accept this value. Check `issue-labels` (at most 50 characters each) and `issue-assignees`."
		};
		default: return {
			code: "github-failed",
			hint: "GitHub did not answer as it should; see https://www.githubstatus.com and run again."
		};
	}
}
function fieldErrors(error) {
	if (!isFailure(error) || error.status !== 422) return [];
	const errors = (error.response?.data)?.errors;
	return Array.isArray(errors) ? errors.filter((entry) => typeof entry === "object" && entry !== null) : [];
}
function refusedAssignees(error) {
	const errors = fieldErrors(error).filter(({ field }) => field === "assignees" || field === "assignee");
	if (errors.length === 0) return null;
	return errors.flatMap(({ value }) => Array.isArray(value) ? value : [value]).map((value) => String(value).toLowerCase());
}
function isDuplicateRefused(error) {
	return isFailure(error) && error.status === 422;
}

// src/github/retries.ts
const tries = 4;
const patience = 3e5;
async function retrying(method, send, sleep) {
	for (let attempt = 1;; attempt += 1) try {
		return await send();
	} catch (error) {
		await sleep(pauseAfter(error, method, attempt));
	}
}
function pauseAfter(error, method, attempt) {
	if (!isFailure(error)) throw error;
	const limit = limitPause(error, attempt);
	if (limit !== null) {
		if (attempt < tries && limit <= patience) return limit;
		throw limited(error, limit);
	}
	if (error.response !== void 0 && error.status < 500) throw error;
	if (method === "POST") throw unknownOutcome(error.message, error);
	if (attempt >= tries) throw error;
	return 1e3 * 2 ** (attempt - 1);
}
function limitPause({ status, message, response }, attempt) {
	if (status !== 403 && status !== 429 && status !== 503) return null;
	const headers = response?.headers ?? {};
	const retryAfter = Number(headers["retry-after"]);
	if (headers["retry-after"] !== void 0 && Number.isFinite(retryAfter)) return retryAfter * 1e3;
	if (status === 503) return null;
	if (String(headers["x-ratelimit-remaining"]) === "0") return untilReset(headers);
	if (status === 429 || /secondary rate limit|abuse detection/i.test(message)) return 6e4 * 2 ** (attempt - 1);
	return null;
}
function untilReset(headers) {
	const now = Date.parse(String(headers["date"]));
	const reset = Number(headers["x-ratelimit-reset"]) * 1e3;
	return Number.isNaN(now) || Number.isNaN(reset) ? 6e4 : Math.max(0, reset - now) + 1e3;
}
function limited(error, pause) {
	return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t({
		code: "github-rate-limited",
		message: `GitHub limits the requests of this token: ${error.message}`,
		hint: `It asks for a pause of ${String(Math.ceil(pause / 1e3))} s. Run again later, or lower \`max-issues\`.`
	}, error);
}
function unknownOutcome(why, cause) {
	return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t({
		code: "github-outcome-unknown",
		message: `GitHub gave no good answer to a write, which may have been made: ${why}`,
		hint: "The next run looks before it writes again."
	}, cause);
}



/***/ })

};
