export const id = 638;
export const ids = [638];
export const modules = {

/***/ 638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createKeyVaultStore: () => (/* binding */ createKeyVaultStore)
});

// EXTERNAL MODULE: ./rolldown-runtime.js + 1 modules
var rolldown_runtime = __webpack_require__(6846);
// EXTERNAL MODULE: ./packages~rotate~provision~delegate~cleanup~key-vault~check-expiry.js
var packages_rotate_provision_delegate_cleanup_key_vault_check_expiry = __webpack_require__(1156);
;// CONCATENATED MODULE: ./packages~key-vault.js
const u=(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.w)(`keyvault-secrets`),d=`4.12.0`;function f(e,t,n={}){let r=n.endpoint??n.baseUrl??String(e),i=n?.userAgentOptions?.userAgentPrefix,a=`azsdk-js-keyvault-secrets/${d}`,s=i?`${i} azsdk-js-api ${a}`:`azsdk-js-api ${a}`,{apiVersion:c,...l}={...n,userAgentOptions:{userAgentPrefix:s},loggingOptions:{logger:n.loggingOptions?.logger??u.info},credentials:{scopes:n.credentials?.scopes??[`https://vault.azure.net/.default`]}},f=(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.t)(r,t,l);f.pipeline.removePolicy({name:`ApiVersionPolicy`});let p=n.apiVersion??`2026-04-01`;return f.pipeline.addPolicy({name:`ClientApiVersionPolicy`,sendRequest:(e,t)=>{let n=new URL(e.url);return n.searchParams.get(`api-version`)||(e.url=`${e.url}${Array.from(n.searchParams.keys()).length>0?`&`:`?`}api-version=${p}`),t(e)}}),{...f,apiVersion:p}}function p(e){return{value:e.value,tags:e.tags,contentType:e.contentType,attributes:e.secretAttributes?m(e.secretAttributes):e.secretAttributes}}function m(e){return{enabled:e.enabled,nbf:e.notBefore?e.notBefore.getTime()/1e3|0:e.notBefore,exp:e.expires?e.expires.getTime()/1e3|0:e.expires}}function h(e){return{enabled:e.enabled,notBefore:e.nbf?new Date(e.nbf*1e3):e.nbf,expires:e.exp?new Date(e.exp*1e3):e.exp,created:e.created?new Date(e.created*1e3):e.created,updated:e.updated?new Date(e.updated*1e3):e.updated,recoverableDays:e.recoverableDays,recoveryLevel:e.recoveryLevel}}var g;(function(e){e.Purgeable=`Purgeable`,e.RecoverablePurgeable=`Recoverable+Purgeable`,e.Recoverable=`Recoverable`,e.RecoverableProtectedSubscription=`Recoverable+ProtectedSubscription`,e.CustomizedRecoverablePurgeable=`CustomizedRecoverable+Purgeable`,e.CustomizedRecoverable=`CustomizedRecoverable`,e.CustomizedRecoverableProtectedSubscription=`CustomizedRecoverable+ProtectedSubscription`})(g||={});function _(e){return{value:e.value,id:e.id,contentType:e.contentType,attributes:e.attributes?h(e.attributes):e.attributes,tags:e.tags,kid:e.kid,managed:e.managed,previousVersion:e.previousVersion}}function v(e){return{error:e.error?y(e.error):e.error}}function y(e){return{code:e.code,message:e.message,innerError:e.innererror?y(e.innererror):e.innererror}}function b(e){return{value:e.value,id:e.id,contentType:e.contentType,attributes:e.attributes?h(e.attributes):e.attributes,tags:e.tags,kid:e.kid,managed:e.managed,previousVersion:e.previousVersion,recoveryId:e.recoveryId,scheduledPurgeDate:e.scheduledPurgeDate?new Date(e.scheduledPurgeDate*1e3):e.scheduledPurgeDate,deletedDate:e.deletedDate?new Date(e.deletedDate*1e3):e.deletedDate}}function ee(e){return{contentType:e.contentType,attributes:e.secretAttributes?m(e.secretAttributes):e.secretAttributes,tags:e.tags}}function x(e){return{value:e.value?S(e.value):e.value,nextLink:e.nextLink}}function S(e){return e.map(e=>C(e))}function C(e){return{id:e.id,attributes:e.attributes?h(e.attributes):e.attributes,tags:e.tags,contentType:e.contentType,managed:e.managed}}function w(e){return{value:e.value?te(e.value):e.value,nextLink:e.nextLink}}function te(e){return e.map(e=>ne(e))}function ne(e){return{id:e.id,attributes:e.attributes?h(e.attributes):e.attributes,tags:e.tags,contentType:e.contentType,managed:e.managed,recoveryId:e.recoveryId,scheduledPurgeDate:e.scheduledPurgeDate?new Date(e.scheduledPurgeDate*1e3):e.scheduledPurgeDate,deletedDate:e.deletedDate?new Date(e.deletedDate*1e3):e.deletedDate}}function re(e){return{value:e.value&&typeof e.value==`string`?(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.g)(e.value,`base64url`):e.value}}function ie(e){return{value:(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry._)(e.secretBundleBackup,`base64url`)}}var ae;(function(e){e.PFX=`application/x-pkcs12`,e.PEM=`application/x-pem-file`})(ae||={});var oe;(function(e){e.V75=`7.5`,e.V76Preview2=`7.6-preview.2`,e.V76=`7.6`,e.V20250701=`2025-07-01`,e.V20260401=`2026-04-01`})(oe||={});function T(e,t,n,r,i={}){let a=i.itemName??`value`,o=i.nextLinkName??`nextLink`,s={getPage:async i=>{let s=i===void 0?await t():await e.pathUnchecked(i).get();de(s,r);let c=await n(s),l=le(c,o);return{page:ue(c,a),nextPageLink:l}},byPage:e=>{let{continuationToken:t}=e??{};return E(s,{pageLink:t})}};return se(s)}function se(e){let t=ce(e);return{next(){return t.next()},[Symbol.asyncIterator](){return this},byPage:e?.byPage??(t=>{let{continuationToken:n}=t??{};return E(e,{pageLink:n})})}}async function*ce(e){let t=E(e);for await(let e of t)yield*e}async function*E(e,t={}){let{pageLink:n}=t,r=await e.getPage(n??e.firstPageLink);if(!r)return;let i=r.page;for(i.continuationToken=r.nextPageLink,yield i;r.nextPageLink;){if(r=await e.getPage(r.nextPageLink),!r)return;i=r.page,i.continuationToken=r.nextPageLink,yield i}}function le(e,t){if(!t)return;let n=e[t];if(typeof n!=`string`&&n!=null)throw new packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.u(`Body Property ${t} should be a string or undefined or null but got ${typeof n}`);if(n!==null)return n}function ue(e,t){let n=e[t];if(!Array.isArray(n))throw new packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.u(`Couldn't paginate response\n Body doesn't contain an array property with name: ${t}`);return n??[]}function de(t,n){if(!n.includes(t.status))throw (0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.C)(`Pagination failed with unexpected statusCode ${t.status}`,t)}function D(e,t,n){return(t??n===`+`)||n===`#`?O(e):k(e)}function O(e){return e.split(/(%[0-9A-Fa-f]{2})/g).map(e=>/%[0-9A-Fa-f]/.test(e)?e:encodeURI(e)).join(``)}function k(e){return encodeURIComponent(e).replace(/[!'()*]/g,e=>`%${e.charCodeAt(0).toString(16).toUpperCase()}`)}function A(e){return e!=null}function j(e){return[!!e&&[`;`,`?`,`&`].includes(e),e&&[`?`,`&`].includes(e)?`=`:``]}function M(e,t=!1){return t?!e||e===`+`?``:e:!e||e===`+`||e===`#`?`,`:e===`?`?`&`:e}function N(e){let t=e.isFirst,{op:n,varName:r,varValue:i,reserved:a}=e,o=[],[s,c]=j(n);if(Array.isArray(i))for(let e of i.filter(A))o.push(`${M(n,t)}`),s&&r&&(o.push(`${encodeURIComponent(r)}`),e===``?o.push(c):o.push(`=`)),o.push(D(e,a,n)),t=!1;else if(typeof i==`object`)for(let e of Object.keys(i)){let r=i[e];A(r)&&(o.push(`${M(n,t)}`),e&&(o.push(`${encodeURIComponent(e)}`),s&&r===``?o.push(c):o.push(`=`)),o.push(D(r,a,n)),t=!1)}return o.join(``)}function P(e){let{op:t,varName:n,varValue:r,isFirst:i,reserved:a}=e,o=[],s=M(t,i),[c,l]=j(t);if(c&&n){if(o.push(D(n,a,t)),r===``)return l||o.push(l),o.join(``)?`${s}${o.join(``)}`:void 0;o.push(`=`)}let u=[];if(Array.isArray(r))for(let e of r.filter(A))u.push(D(e,a,t));else if(typeof r==`object`)for(let e of Object.keys(r))A(r[e])&&(u.push(k(e)),u.push(D(r[e],a,t)));return o.push(u.join(`,`)),o.join(`,`)?`${s}${o.join(``)}`:void 0}function F(e){let{op:t,varName:n,modifier:r,isFirst:i,reserved:a,varValue:o}=e;if(A(o)){if([`string`,`number`,`boolean`].includes(typeof o)){let e=o.toString(),[s,c]=j(t),l=[M(t,i)];return s&&n&&(l.push(n),e===``?l.push(c):l.push(`=`)),r&&r!==`*`&&(e=e.substring(0,parseInt(r,10))),l.push(D(e,a,t)),l.join(``)}return r===`*`?N(e):P(e)}}function I(e,t,n){return e.replace(/\{([^\{\}]+)\}|([^\{\}]+)/g,(e,r,i)=>{if(!r)return O(i);let a;[`+`,`#`,`.`,`/`,`;`,`?`,`&`].includes(r[0])&&(a=r[0],r=r.slice(1));let o=r.split(/,/g),s=[];for(let e of o){let r=/([^:\*]*)(?::(\d+)|(\*))?/.exec(e);if(!r||!r[1])continue;let i=F({isFirst:s.length===0,op:a,varValue:t[r[1]],varName:r[1],modifier:r[2]||r[3],reserved:n?.allowReserved});i&&s.push(i)}return s.join(``)})}function L(e,t,n={requestOptions:{}}){let r=I(`/secrets/restore{?api%2Dversion}`,{"api%2Dversion":e.apiVersion},{allowReserved:n?.requestOptions?.skipUrlEncoding});return e.path(r).post({...(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.n)(n),contentType:`application/json`,headers:{accept:`application/json`,...n.requestOptions?.headers},body:ie(t)})}async function R(t){if(![`200`].includes(t.status)){let n=(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.C)(t);throw n.details=v(t.body),n}return _(t.body)}async function z(e,t,n={requestOptions:{}}){return R(await L(e,t,n))}function B(e,t,n={requestOptions:{}}){let r=I(`/secrets/{secret-name}/backup{?api%2Dversion}`,{"secret-name":t,"api%2Dversion":e.apiVersion},{allowReserved:n?.requestOptions?.skipUrlEncoding});return e.path(r).post({...(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.n)(n),headers:{accept:`application/json`,...n.requestOptions?.headers}})}async function V(t){if(![`200`].includes(t.status)){let n=(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.C)(t);throw n.details=v(t.body),n}return re(t.body)}async function H(e,t,n={requestOptions:{}}){return V(await B(e,t,n))}function fe(e,t,n={requestOptions:{}}){let r=I(`/deletedsecrets/{secret-name}/recover{?api%2Dversion}`,{"secret-name":t,"api%2Dversion":e.apiVersion},{allowReserved:n?.requestOptions?.skipUrlEncoding});return e.path(r).post({...(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.n)(n),headers:{accept:`application/json`,...n.requestOptions?.headers}})}async function pe(t){if(![`200`].includes(t.status)){let n=(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.C)(t);throw n.details=v(t.body),n}return _(t.body)}async function me(e,t,n={requestOptions:{}}){return pe(await fe(e,t,n))}function he(e,t,n={requestOptions:{}}){let r=I(`/deletedsecrets/{secret-name}{?api%2Dversion}`,{"secret-name":t,"api%2Dversion":e.apiVersion},{allowReserved:n?.requestOptions?.skipUrlEncoding});return e.path(r).delete({...(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.n)(n),headers:{accept:`application/json`,...n.requestOptions?.headers}})}async function ge(t){if(![`204`].includes(t.status)){let n=(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.C)(t);throw n.details=v(t.body),n}}async function _e(e,t,n={requestOptions:{}}){return ge(await he(e,t,n))}function ve(e,t,n={requestOptions:{}}){let r=I(`/deletedsecrets/{secret-name}{?api%2Dversion}`,{"secret-name":t,"api%2Dversion":e.apiVersion},{allowReserved:n?.requestOptions?.skipUrlEncoding});return e.path(r).get({...(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.n)(n),headers:{accept:`application/json`,...n.requestOptions?.headers}})}async function ye(t){if(![`200`].includes(t.status)){let n=(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.C)(t);throw n.details=v(t.body),n}return b(t.body)}async function be(e,t,n={requestOptions:{}}){return ye(await ve(e,t,n))}function xe(e,t={requestOptions:{}}){let n=I(`/deletedsecrets{?api%2Dversion,maxresults}`,{"api%2Dversion":e.apiVersion,maxresults:t?.maxresults},{allowReserved:t?.requestOptions?.skipUrlEncoding});return e.path(n).get({...(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.n)(t),headers:{accept:`application/json`,...t.requestOptions?.headers}})}async function Se(t){if(![`200`].includes(t.status)){let n=(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.C)(t);throw n.details=v(t.body),n}return w(t.body)}function Ce(e,t={requestOptions:{}}){return T(e,()=>xe(e,t),Se,[`200`],{itemName:`value`,nextLinkName:`nextLink`})}function we(e,t,n={requestOptions:{}}){let r=I(`/secrets/{secret-name}/versions{?api%2Dversion,maxresults}`,{"secret-name":t,"api%2Dversion":e.apiVersion,maxresults:n?.maxresults},{allowReserved:n?.requestOptions?.skipUrlEncoding});return e.path(r).get({...(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.n)(n),headers:{accept:`application/json`,...n.requestOptions?.headers}})}async function Te(t){if(![`200`].includes(t.status)){let n=(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.C)(t);throw n.details=v(t.body),n}return x(t.body)}function Ee(e,t,n={requestOptions:{}}){return T(e,()=>we(e,t,n),Te,[`200`],{itemName:`value`,nextLinkName:`nextLink`})}function De(e,t={requestOptions:{}}){let n=I(`/secrets{?api%2Dversion,maxresults}`,{"api%2Dversion":e.apiVersion,maxresults:t?.maxresults},{allowReserved:t?.requestOptions?.skipUrlEncoding});return e.path(n).get({...(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.n)(t),headers:{accept:`application/json`,...t.requestOptions?.headers}})}async function Oe(t){if(![`200`].includes(t.status)){let n=(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.C)(t);throw n.details=v(t.body),n}return x(t.body)}function ke(e,t={requestOptions:{}}){return T(e,()=>De(e,t),Oe,[`200`],{itemName:`value`,nextLinkName:`nextLink`})}function Ae(e,t,n,r={requestOptions:{}}){let i=I(`/secrets/{secret-name}/{secret-version}{?api%2Dversion,outContentType}`,{"secret-name":t,"secret-version":n,"api%2Dversion":e.apiVersion,outContentType:r?.outContentType},{allowReserved:r?.requestOptions?.skipUrlEncoding});return e.path(i).get({...(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.n)(r),headers:{accept:`application/json`,...r.requestOptions?.headers}})}async function je(t){if(![`200`].includes(t.status)){let n=(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.C)(t);throw n.details=v(t.body),n}return _(t.body)}async function U(e,t,n,r={requestOptions:{}}){return je(await Ae(e,t,n,r))}function Me(e,t,n,r,i={requestOptions:{}}){let o=I(`/secrets/{secret-name}/{secret-version}{?api%2Dversion}`,{"secret-name":t,"secret-version":n,"api%2Dversion":e.apiVersion},{allowReserved:i?.requestOptions?.skipUrlEncoding});return e.path(o).patch({...(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.n)(i),contentType:`application/json`,headers:{accept:`application/json`,...i.requestOptions?.headers},body:ee(r)})}async function Ne(t){if(![`200`].includes(t.status)){let n=(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.C)(t);throw n.details=v(t.body),n}return _(t.body)}async function Pe(e,t,n,r,i={requestOptions:{}}){return Ne(await Me(e,t,n,r,i))}function Fe(e,t,n={requestOptions:{}}){let r=I(`/secrets/{secret-name}{?api%2Dversion}`,{"secret-name":t,"api%2Dversion":e.apiVersion},{allowReserved:n?.requestOptions?.skipUrlEncoding});return e.path(r).delete({...(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.n)(n),headers:{accept:`application/json`,...n.requestOptions?.headers}})}async function Ie(t){if(![`200`].includes(t.status)){let n=(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.C)(t);throw n.details=v(t.body),n}return b(t.body)}async function Le(e,t,n={requestOptions:{}}){return Ie(await Fe(e,t,n))}function Re(e,t,n,r={requestOptions:{}}){let i=I(`/secrets/{secret-name}{?api%2Dversion}`,{"secret-name":t,"api%2Dversion":e.apiVersion},{allowReserved:r?.requestOptions?.skipUrlEncoding});return e.path(i).put({...(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.n)(r),contentType:`application/json`,headers:{accept:`application/json`,...r.requestOptions?.headers},body:p(n)})}async function ze(t){if(![`200`].includes(t.status)){let n=(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.C)(t);throw n.details=v(t.body),n}return _(t.body)}async function Be(e,t,n,r={requestOptions:{}}){return ze(await Re(e,t,n,r))}var Ve=class{_client;pipeline;constructor(e,t,n={}){let r=n?.userAgentOptions?.userAgentPrefix,i=r?`${r} azsdk-js-client`:`azsdk-js-client`;this._client=f(e,t,{...n,userAgentOptions:{userAgentPrefix:i}}),this.pipeline=this._client.pipeline}restoreSecret(e,t={requestOptions:{}}){return z(this._client,e,t)}backupSecret(e,t={requestOptions:{}}){return H(this._client,e,t)}recoverDeletedSecret(e,t={requestOptions:{}}){return me(this._client,e,t)}purgeDeletedSecret(e,t={requestOptions:{}}){return _e(this._client,e,t)}getDeletedSecret(e,t={requestOptions:{}}){return be(this._client,e,t)}getDeletedSecrets(e={requestOptions:{}}){return Ce(this._client,e)}getSecretVersions(e,t={requestOptions:{}}){return Ee(this._client,e,t)}getSecrets(e={requestOptions:{}}){return ke(this._client,e)}getSecret(e,t,n={requestOptions:{}}){return U(this._client,e,t,n)}updateSecret(e,t,n,r={requestOptions:{}}){return Pe(this._client,e,t,n,r)}deleteSecret(e,t={requestOptions:{}}){return Le(this._client,e,t)}setSecret(e,t,n={requestOptions:{}}){return Be(this._client,e,t,n)}};const He=[`authorization`,`authorization_url`,`resource`,`scope`,`tenantId`,`claims`,`error`];function W(e){let t=e.split(/,? +/).reduce((e,t)=>{if(t.match(/\w="/)){let[n,...r]=t.split(`=`);if(He.includes(n))return{...e,[n]:r.join(`=`).slice(1,-1)}}return e},{});if(t.authorization)try{let e=new URL(t.authorization).pathname.substring(1);e&&(t.tenantId=e)}catch(e){throw Error(`The challenge authorization URI '${t.authorization}' is invalid.`,{cause:e})}return t}const G=(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.w)(`keyvault-common`),Ue={forcedRefreshWindowInMs:1e3,retryIntervalInMs:3e3,refreshWindowInMs:12e4};async function We(e,t,n){async function r(){if(Date.now()<n)try{return await e()}catch{return null}{let t=await e();if(t===null)throw Error(`Failed to refresh access token.`);return t}}let i=await r();for(;i===null;)await (0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.v)(t),i=await r();return i}function K(e,t){let n=new Map,r=0,i=0,a=0,o=null,s,c={...Ue,...t},l={get isRefreshing(){return r>0},get shouldRefresh(){return l.isRefreshing?!1:o?.refreshAfterTimestamp&&o.refreshAfterTimestamp<Date.now()?!0:(o?.expiresOnTimestamp??0)-c.refreshWindowInMs<Date.now()},get mustRefresh(){return o===null||o.expiresOnTimestamp-c.forcedRefreshWindowInMs<Date.now()}};function u(t,l){let u=!l.requestOptions?.timeout,{abortSignal:d,tenantId:f,claims:p}=l;if(u){for(let e of n.get(d)??[])if(e.tenantId===f&&e.claims===p)return e.promise}let m=++i,h=a,g=()=>e.getToken(t,l);r++;let _={tenantId:f,claims:p,promise:We(g,c.retryIntervalInMs,o?.expiresOnTimestamp??Date.now()).then(e=>(m>a&&(o=e,s=f,a=m),e),e=>{throw a===h&&(o=null,s=void 0),e}).finally(()=>{r--;let e=n.get(d);e?.delete(_)&&e.size===0&&n.delete(d)})};if(u){let e=n.get(d);e||(e=new Set,n.set(d,e)),e.add(_)}return _.promise}return async(e,t)=>{let n=!!t.claims,r=s!==t.tenantId;return n&&(o=null),r||n||l.mustRefresh?u(e,t):(l.shouldRefresh&&u(e,t).catch(()=>{G.warning(`Failed to refresh access token in the background.`)}),o)}}function Ge(e){let t=`The challenge contains an invalid scope.`,n=/^[a-z][a-z\d+.-]*:\/\/([^/?#]+)/i.exec(e)?.[1];if(!n||n.includes(`@`)||n.includes(`%`))throw Error(t);for(let n of e)if(n<=` `||n===``||n===`\\`)throw Error(t);let r;try{r=new URL(e).hostname}catch{throw Error(t)}if(!r)throw Error(t);return r}function q(e,t){let n=new URL(t.url);if(n.protocol!==`https:`)throw Error(`The request URL must use HTTPS.`);if(!n.hostname.endsWith(`.${e}`))throw Error(`The challenge resource '${e}' does not match the requested domain. Set disableChallengeResourceVerification to true in your client options to disable. See https://aka.ms/azsdk/blog/vault-uri for more information.`)}function J(e,t){let n=new URL(t.url);if(n.protocol!==`https:`)throw Error(`The request URL must use HTTPS.`);if(n.origin!==e)throw Error(`The challenge origin '${e}' does not match the requested domain. This request targeted '${n.origin}'.`)}function Ke(e,n={}){let{disableChallengeResourceVerification:i}=n,a,o=0,s=new Map,c=new WeakMap;function l(e){return{abortSignal:e.abortSignal,requestOptions:{timeout:e.timeout>0?e.timeout:void 0},tracingOptions:e.tracingOptions}}async function u(e,t,n){J(t.requestOrigin,e),t.resourceHostname!==void 0&&q(t.resourceHostname,e);let r=await t.getAccessToken(t.scopes,{...l(e),enableCae:!0,tenantId:t.tenantId,claims:n});t.resourceHostname!==void 0&&q(t.resourceHostname,e),J(t.requestOrigin,e),e.headers.set(`Authorization`,`Bearer ${r.token}`)}async function d(t,n){if(n.status!==401)return;let r=n.headers.get(`WWW-Authenticate`);if(!r){G.warning(`keyVaultAuthentication policy encountered a 401 response without a corresponding WWW-Authenticate header. This is unexpected. Not handling the 401 response.`);return}let c=W(r),l=c.resource?c.resource+`/.default`:c.scope;if(!l)return;let d=i?void 0:Ge(l);d!==void 0&&q(d,t);let f=o,p=a,m=JSON.stringify([l,c.tenantId]),h;p&&p.scopes[0]===l&&p.tenantId===c.tenantId||(h=s.get(m),h||(h={challenge:{scopes:[l],tenantId:c.tenantId,resourceHostname:d,requestOrigin:new URL(t.url).origin,getAccessToken:K(e)},requests:0},s.set(m,h)),h.requests++,p=h.challenge);try{return await u(t,p),o===f&&a!==p&&(a=p,o++),p}finally{h&&--h.requests===0&&s.delete(m)}}async function f(n,i,s,l){if(!l||i.status!==401)return i;let d=i.headers.get(`WWW-Authenticate`);if(!d)return i;let{claims:f,error:p}=W(d);if(p!==`insufficient_claims`||f===void 0)return i;let m=(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry._)((0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.g)(f,`base64`),`utf-8`),h=o,g=JSON.stringify([m,h]),_=c.get(l);_||(_=new Map,c.set(l,_));let v=_.get(g);v||(v={challenge:{...l,getAccessToken:K(e)},requests:0},_.set(g,v)),v.requests++;try{await u(n,v.challenge,m),o===h&&a===l&&(a=v.challenge,o++)}finally{--v.requests===0&&(_.delete(g),_.size===0&&c.delete(l))}return s(n)}async function p(e,t){let n=a,r;if(n)await u(e,n),r=await t(e);else{let n=e.body;e.body=null;try{r=await t(e)}finally{e.body===null&&(e.body=n)}}let i=await d(e,r);return i&&(n=i,r=await t(e)),f(e,r,t,n)}return{name:`keyVaultAuthenticationPolicy`,sendRequest:p}}function qe(e,t){if(typeof e!=`string`||!(e=e.trim()))throw Error(`Invalid collection argument`);if(typeof t!=`string`||!(t=t.trim()))throw Error(`Invalid identifier argument`);let n;try{n=new URL(t)}catch(n){throw Error(`Invalid ${e} identifier: ${t}. Not a valid URI`,{cause:n})}let r=(n.pathname||``).split(`/`);if(r.length!==3&&r.length!==4)throw Error(`Invalid ${e} identifier: ${t}. Bad number of segments: ${r.length}`);if(e!==r[1])throw Error(`Invalid ${e} identifier: ${t}. segment [1] should be "${e}", found "${r[1]}"`);return{vaultUrl:`${n.protocol}//${n.host}`,name:r[2],version:r.length===4?r[3]:void 0}}function Je(e){let t=e.split(`/`)[3];return{sourceId:e,...qe(t,e)}}function Y(e){let t=e,n=e,r=Je(t.id),i=t.attributes;delete t.attributes;let a={value:t.value,name:r.name,properties:{expiresOn:i?.expires,createdOn:i?.created,updatedOn:i?.updated,enabled:i?.enabled,notBefore:i?.notBefore,recoverableDays:i?.recoverableDays,recoveryLevel:i?.recoveryLevel,id:t.id,contentType:t.contentType,tags:t.tags,managed:t.managed,previousVersion:t.previousVersion,vaultUrl:r.vaultUrl,version:r.version,name:r.name,certificateKeyId:t.kid}};return n.recoveryId&&(a.properties.recoveryId=n.recoveryId,a.properties.scheduledPurgeDate=n.scheduledPurgeDate,a.properties.deletedOn=n.deletedDate,a.recoveryId=n.recoveryId,a.scheduledPurgeDate=n.scheduledPurgeDate,a.deletedOn=n.deletedDate),i&&(i.vaultUrl&&delete a.properties.vaultUrl,i.expires&&delete a.properties.expires,i.created&&delete a.properties.created,i.updated&&delete a.properties.updated),a}function X(e,t,n){let r;return{async next(){r??=e({...t,maxresults:void 0});let i=await r.next();return{...i,value:i.value&&n(i.value)}},[Symbol.asyncIterator](){return this},async*byPage(r){let i=e({...t,maxresults:r?.maxPageSize}).byPage(r);for await(let e of i)yield e.map(n)}}}const Z=(0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.d)({namespace:`Microsoft.KeyVault`,packageName:`@azure/keyvault-secrets`,packageVersion:d});var Ye=class e extends Error{constructor(t){super(t),this.name=`PollerStoppedError`,Object.setPrototypeOf(this,e.prototype)}},Xe=class e extends Error{constructor(t){super(t),this.name=`PollerCancelledError`,Object.setPrototypeOf(this,e.prototype)}},Ze=class{constructor(e){this.resolveOnUnsuccessful=!1,this.stopped=!0,this.pollProgressCallbacks=[],this.operation=e,this.promise=new Promise((e,t)=>{this.resolve=e,this.reject=t}),this.promise.catch(()=>{})}async startPolling(e={}){for(this.stopped&&=!1;!this.isStopped()&&!this.isDone();)await this.poll(e),await this.delay()}async pollOnce(e={}){this.isDone()||(this.operation=await this.operation.update({abortSignal:e.abortSignal,fireProgress:this.fireProgress.bind(this)})),this.processUpdatedState()}fireProgress(e){for(let t of this.pollProgressCallbacks)t(e)}async cancelOnce(e={}){this.operation=await this.operation.cancel(e)}poll(e={}){if(!this.pollOncePromise){this.pollOncePromise=this.pollOnce(e);let t=()=>{this.pollOncePromise=void 0};this.pollOncePromise.then(t,t).catch(this.reject)}return this.pollOncePromise}processUpdatedState(){if(this.operation.state.error&&(this.stopped=!0,!this.resolveOnUnsuccessful))throw this.reject(this.operation.state.error),this.operation.state.error;if(this.operation.state.isCancelled&&(this.stopped=!0,!this.resolveOnUnsuccessful)){let e=new Xe(`Operation was canceled`);throw this.reject(e),e}this.isDone()&&this.resolve&&this.resolve(this.getResult())}async pollUntilDone(e={}){return this.stopped&&this.startPolling(e).catch(this.reject),this.processUpdatedState(),this.promise}onProgress(e){return this.pollProgressCallbacks.push(e),()=>{this.pollProgressCallbacks=this.pollProgressCallbacks.filter(t=>t!==e)}}isDone(){let e=this.operation.state;return!!(e.isCompleted||e.isCancelled||e.error)}stopPolling(){this.stopped||(this.stopped=!0,this.reject&&this.reject(new Ye(`This poller is already stopped`)))}isStopped(){return this.stopped}cancelOperation(e={}){if(!this.cancelPromise)this.cancelPromise=this.cancelOnce(e);else if(e.abortSignal)throw Error(`A cancel request is currently pending`);return this.cancelPromise}getOperationState(){return this.operation.state}getResult(){return this.operation.state.result}toString(){return this.operation.toString()}},Q=class extends Ze{intervalInMs=2e3;async delay(){return (0,packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.v)(this.intervalInMs)}},$=class{state;cancelMessage=``;constructor(e,t={}){this.state=e,t.cancelMessage&&(this.cancelMessage=t.cancelMessage)}async update(){throw Error(`Operation not supported.`)}async cancel(){throw Error(this.cancelMessage)}toString(){return JSON.stringify({state:this.state})}},Qe=class extends ${state;client;operationOptions;constructor(e,t,n={}){super(e,{cancelMessage:`Canceling the deletion of a secret is not supported.`}),this.state=e,this.client=t,this.operationOptions=n}deleteSecret(e,t={}){return Z.withSpan(`DeleteSecretPoller.deleteSecret`,t,async t=>Y(await this.client.deleteSecret(e,t)))}getDeletedSecret(e,t={}){return Z.withSpan(`DeleteSecretPoller.getDeletedSecret`,t,async t=>Y(await this.client.getDeletedSecret(e,t)))}async update(e={}){let t=this.state,{name:n}=t;if(e.abortSignal&&(this.operationOptions.abortSignal=e.abortSignal),!t.isStarted){let e=await this.deleteSecret(n,this.operationOptions);t.isStarted=!0,t.result=e,e.properties.recoveryId||(t.isCompleted=!0)}if(!t.isCompleted)try{t.result=await this.getDeletedSecret(n,this.operationOptions),t.isCompleted=!0}catch(e){if(e.statusCode===403)t.isCompleted=!0;else if(e.statusCode!==404)throw t.error=e,t.isCompleted=!0,e}return this}},$e=class extends Q{constructor(e){let{client:t,name:n,operationOptions:r,intervalInMs:i=2e3,resumeFrom:a}=e,o;a&&(o=JSON.parse(a).state);let s=new Qe({...o,name:n},t,r);super(s),this.intervalInMs=i}},et=class extends ${state;client;options;constructor(e,t,n={}){super(e,{cancelMessage:`Canceling the recovery of a deleted secret is not supported.`}),this.state=e,this.client=t,this.options=n}getSecret(e,t={}){return Z.withSpan(`RecoverDeletedSecretPoller.getSecret`,t,async n=>Y(await this.client.getSecret(e,t&&t.version?t.version:``,n)))}recoverDeletedSecret(e,t={}){return Z.withSpan(`RecoverDeletedSecretPoller.recoverDeletedSecret`,t,async t=>Y(await this.client.recoverDeletedSecret(e,t)))}async update(e={}){let t=this.state,{name:n}=t;if(e.abortSignal&&(this.options.abortSignal=e.abortSignal),!t.isStarted){try{t.result=(await this.getSecret(n,this.options)).properties,t.isCompleted=!0}catch{}t.isCompleted||(t.result=(await this.recoverDeletedSecret(n,this.options)).properties,t.isStarted=!0)}if(!t.isCompleted)try{t.result=(await this.getSecret(n,this.options)).properties,t.isCompleted=!0}catch(e){if(e.statusCode===403)t.isCompleted=!0;else if(e.statusCode!==404)throw t.error=e,t.isCompleted=!0,e}return this}},tt=class extends Q{constructor(e){let{client:t,name:n,operationOptions:r,intervalInMs:i=2e3,resumeFrom:a}=e,o;a&&(o=JSON.parse(a).state);let s=new et({...o,name:n},t,r);super(s),this.intervalInMs=i}},nt=class{vaultUrl;client;constructor(e,t,n={}){this.vaultUrl=e;let r={...n,userAgentOptions:{userAgentPrefix:`${n.userAgentOptions?.userAgentPrefix??``} azsdk-js-keyvault-secrets/${d}`},apiVersion:n.serviceVersion||`2026-04-01`,loggingOptions:{logger:u.info,additionalAllowedHeaderNames:[`x-ms-keyvault-region`,`x-ms-keyvault-network-info`,`x-ms-keyvault-service-version`]}};this.client=new Ve(this.vaultUrl,t,r),this.client.pipeline.removePolicy({name:packages_rotate_provision_delegate_cleanup_key_vault_check_expiry.i}),this.client.pipeline.addPolicy(Ke(t,n),{}),this.client.pipeline.addPolicy({name:`ContentTypePolicy`,sendRequest(e,t){return(e.headers.get(`Content-Type`)??``).startsWith(`application/json`)&&e.headers.set(`Content-Type`,`application/json`),t(e)}})}setSecret(e,t,n={}){let{contentType:r,enabled:i,notBefore:a,expiresOn:o,tags:s,...c}=n;return Z.withSpan(`SecretClient.setSecret`,c,async n=>Y(await this.client.setSecret(e,{value:t,contentType:r,secretAttributes:{enabled:i,notBefore:a,expires:o},tags:s},n)))}async beginDeleteSecret(e,t={}){let n=new $e({name:e,client:this.client,...t,operationOptions:t});return await n.poll(),n}async updateSecretProperties(e,t,n={}){let{contentType:r,enabled:i,notBefore:a,expiresOn:o,tags:s,...c}=n;return Z.withSpan(`SecretClient.updateSecretProperties`,c,async n=>Y(await this.client.updateSecret(e,t,{contentType:r,secretAttributes:{enabled:i,notBefore:a,expires:o},tags:s},n)).properties)}getSecret(e,t={}){return Z.withSpan(`SecretClient.getSecret`,t,async n=>Y(await this.client.getSecret(e,t&&t.version?t.version:``,n)))}getDeletedSecret(e,t={}){return Z.withSpan(`SecretClient.getDeletedSecret`,t,async t=>Y(await this.client.getDeletedSecret(e,t)))}purgeDeletedSecret(e,t={}){return Z.withSpan(`SecretClient.purgeDeletedSecret`,t,async t=>{await this.client.purgeDeletedSecret(e,t)})}async beginRecoverDeletedSecret(e,t={}){let n=new tt({name:e,client:this.client,...t,operationOptions:t});return await n.poll(),n}backupSecret(e,t={}){return Z.withSpan(`SecretClient.backupSecret`,t,async t=>(await this.client.backupSecret(e,t)).value)}restoreSecretBackup(e,t={}){return Z.withSpan(`SecretClient.restoreSecretBackup`,t,async t=>Y(await this.client.restoreSecret({secretBundleBackup:e},t)).properties)}listPropertiesOfSecretVersions(e,t={}){return X(t=>this.client.getSecretVersions(e,t),t,e=>Y(e).properties)}listPropertiesOfSecrets(e={}){return X(this.client.getSecrets.bind(this.client),e,e=>Y(e).properties)}listDeletedSecrets(e={}){return X(this.client.getDeletedSecrets.bind(this.client),e,Y)}};
// EXTERNAL MODULE: ./errors.js
var errors = __webpack_require__(8645);
// EXTERNAL MODULE: ./failures.js
var failures = __webpack_require__(6261);
;// CONCATENATED MODULE: ./key-vault.js





// src/azure/key-vault-failures.ts
function explainVault(error, doing, place) {
	if (error instanceof errors.t) return {
		code: error.code,
		message: error.message,
		hint: error.hint
	};
	const failure = (0,failures.n)(error);
	const status = failure.status === null ? "" : ` (HTTP ${failure.status}${failure.code ? `, ${failure.code}` : ""})`;
	return {
		...causeOf(failure, place),
		message: `Could not ${doing}${status}: ${firstLines(failure.message)}`
	};
}
function innerCodeOf(error) {
	const code = (error?.details)?.error?.innererror?.code;
	return typeof code === "string" ? code : "";
}
function leavesOpen(error) {
	if (error instanceof errors.t) return false;
	const { status, code, message } = (0,failures.n)(error);
	if (status === null) return !/Authentication|Credential/.test(`${code}${error?.name ?? ""}`) && !isChallenge(message);
	return status < 300 || status === 408 || status >= 500;
}
function isChallenge(message) {
	return /challenge (resource|origin)|invalid scope/i.test(message);
}
function causeOf(failure, { vaultUrl, name }) {
	const { status, code, message } = failure;
	if (status === 401 || isChallenge(message)) return {
		code: "key-vault-unauthorized",
		hint: `${vaultUrl} does not accept the token of this run: check that the vault belongs to the tenant of \`tenant-id\` and to the cloud in \`cloud\`.`
	};
	if (status === 403) return forbidden(failure, vaultUrl);
	if (status === 404 && code !== "SecretNotFound") return missing(vaultUrl);
	if (status === 404) return {
		code: "key-vault-secret-missing",
		hint: `The secret ${name} is not in ${vaultUrl}, or was deleted a moment ago.`
	};
	if (status === 409) return {
		code: "key-vault-conflict",
		hint: `The name ${name} is being deleted or recovered, or is held by a deleted secret. ${wayBack({
			vaultUrl,
			name
		})}`
	};
	if (status === null && /ENOTFOUND|EAI_AGAIN/.test(`${code} ${message}`)) return missing(vaultUrl);
	if (status === null || status === 429 || status >= 500 || status < 300) return {
		code: "key-vault-unavailable",
		hint: `${vaultUrl} gave no good answer: run again later. If it stays, check the network of the runner, the firewall of the vault, HTTPS_PROXY and NO_PROXY.`
	};
	return {
		code: "key-vault-refused",
		hint: "The vault does not accept this request; its text above says why."
	};
}
function missing(vaultUrl) {
	return {
		code: "key-vault-not-found",
		hint: `There is no vault at ${vaultUrl}: check its name in \`store\`. A vault behind a private endpoint is found only from its own network.`
	};
}
function forbidden({ message }, vaultUrl) {
	if (/firewall|public network|trusted service|client address/i.test(message)) return {
		code: "key-vault-forbidden",
		hint: `The firewall of ${vaultUrl} keeps this runner out: allow its address, or run where the vault can be reached (a self-hosted runner, a private endpoint).`
	};
	if (/does not have secrets/i.test(message)) return {
		code: "key-vault-forbidden",
		hint: `${vaultUrl} is on access policies: role assignments do not count there. Give the identity of this run the secret permissions get, list and set in an access policy of the vault.`
	};
	return {
		code: "key-vault-forbidden",
		hint: `Give the identity of this run the role Key Vault Secrets Officer on ${vaultUrl} or on this secret (a vault on access policies: the secret permissions get, list and set). A right that was just granted takes some minutes.`
	};
}
function wayBack({ vaultUrl, name }) {
	const vault = new URL(vaultUrl).hostname.split(".")[0] ?? "";
	const command = (verb) => `az keyvault secret ${verb} --vault-name ${vault} --name ${name}`;
	return `Bring it back with "${command("recover")}" or free the name for good with "${command("purge")}", then run again.`;
}
function firstLines(text) {
	return text.split(/\r?\n/).filter((line) => line.trim() !== "").slice(0, 5).join(" ").slice(0, 700);
}

// src/azure/key-vault.ts
const tagOf = {
	keyId: "aks-sp-key-id",
	rotationId: "aks-sp-rotation-id",
	appId: "aks-sp-app-id",
	tenantId: "aks-sp-tenant-id"
};
const ownTags = Object.values(tagOf);
const maxTags = 15;
const contentType = "application/x-aks-sp-client-secret";
function createKeyVaultStore(options) {
	const vault = connect(options);
	const { vaultUrl, name } = options;
	let mine = null;
	return {
		name: `Key Vault ${vaultUrl}, secret ${name}`,
		kind: "key-vault",
		readable: true,
		latest: async () => toStored((await read(vault))?.properties),
		value: async () => {
			const value = (await read(vault))?.value ?? null;
			if (value === null) throw new errors.t(noValue(vault));
			return value;
		},
		holds: async (keyId) => (await versions(vault)).some(({ tags }) => tags?.[tagOf.keyId]?.toLowerCase() === keyId),
		check: () => check(vault),
		write: async (issued) => {
			const before = await attempt(() => read(vault));
			if (!before.ok) return {
				kind: "refused",
				problem: before.problem
			};
			const foreign = before.value && foreignTo(vault, before.value.properties, issued.appId);
			if (foreign) return {
				kind: "refused",
				problem: foreign
			};
			const { answer, version } = await write(vault, issued, before.value);
			if (answer.kind !== "refused") mine = {
				keyId: issued.keyId.toLowerCase(),
				version,
				before: mine ? mine.before : before.value
			};
			return answer;
		},
		undo: async () => {
			const undone = mine ? await attempt(undoing(vault, mine)) : {
				ok: true,
				value: null
			};
			if (undone.ok) mine = null;
			return undone.ok ? undone.value : notRestored(vault, undone.problem);
		},
		disable: (keyId) => disable(vault, keyId.toLowerCase())
	};
}
function connect(options) {
	const { vaultUrl, credential, http, say } = options;
	const { hostname } = new URL(vaultUrl);
	const disableChallengeResourceVerification = hostname === "127.0.0.1" || hostname === "localhost";
	const shared = {
		...http.clientOptions,
		disableChallengeResourceVerification
	};
	const additionalPolicies = [{
		policy: (0,failures.i)(false, say),
		position: "perCall"
	}];
	return {
		...options,
		patient: new nt(vaultUrl, credential, shared),
		once: new nt(vaultUrl, credential, {
			...shared,
			additionalPolicies
		})
	};
}
async function attempt(work) {
	try {
		return {
			ok: true,
			value: await work()
		};
	} catch (error) {
		if (!(error instanceof errors.t)) throw error;
		return {
			ok: false,
			problem: {
				code: error.code,
				message: error.message,
				hint: error.hint
			}
		};
	}
}
function fail(error, doing, vault) {
	throw new errors.t(explainVault(error, doing, vault));
}
async function read(vault) {
	const { name, vaultUrl, mask } = vault;
	const doing = `read secret ${name} of ${vaultUrl}`;
	try {
		const { value, properties } = await vault.patient.getSecret(name);
		if (value) mask(value);
		if (typeof value !== "string" || typeof properties.version !== "string") throw new SyntaxError("Unexpected JSON: a secret without value");
		return {
			value,
			properties
		};
	} catch (error) {
		const { status, code } = (0,failures.n)(error);
		if (status === 404 && code === "SecretNotFound") return null;
		if (status === 403 && isDisabled(error)) return {
			value: null,
			properties: await newest(vault)
		};
		return fail(error, doing, vault);
	}
}
function isDisabled(error) {
	return innerCodeOf(error) === "SecretDisabled" || /on a disabled secret/i.test((0,failures.n)(error).message);
}
async function versions(vault) {
	const { name, vaultUrl } = vault;
	try {
		const found = [];
		for await (const properties of vault.patient.listPropertiesOfSecretVersions(name)) found.push(properties);
		return found;
	} catch (error) {
		return fail(error, `list the versions of secret ${name} of ${vaultUrl}`, vault);
	}
}
async function newest(vault) {
	const time = ({ createdOn }) => createdOn?.getTime() ?? 0;
	const [first] = (await versions(vault)).filter(({ enabled }) => enabled === false).sort((a, b) => time(b) - time(a));
	return first ?? {
		name: vault.name,
		vaultUrl: vault.vaultUrl,
		enabled: false
	};
}
function toStored(properties) {
	if (!properties) return null;
	const { enabled, expiresOn } = properties;
	return {
		keyId: tag(properties, "keyId"),
		rotationId: tag(properties, "rotationId"),
		appId: tag(properties, "appId"),
		endsOn: expiresOn?.getTime() ?? null,
		enabled: enabled ?? true
	};
}
function tag({ tags }, which) {
	const value = tags?.[tagOf[which]];
	return value === void 0 || value === "" ? null : which === "rotationId" ? value : value.toLowerCase();
}
async function check(vault) {
	const found = await attempt(() => read(vault));
	if (!found.ok) return found.problem;
	return found.value ? foreignTo(vault, found.value.properties, vault.appId) : deleted(vault);
}
function foreignTo({ vaultUrl, name }, properties, appId) {
	const holder = tag(properties, "appId");
	if (tag(properties, "keyId") !== null && holder !== null && (appId === null || holder === appId.toLowerCase())) return null;
	return {
		code: "store-foreign",
		message: `Secret ${name} of ${vaultUrl} ${holder === null ? "was not written by this action" : `holds a secret of application ${holder}`}; it is not overwritten.`,
		hint: `Name another secret in \`store\`. If this one may be replaced: give it the tags ${tagOf.keyId} (any key id) and ${tagOf.appId} (${appId ?? "the appId"}), or delete and purge it.`
	};
}
async function deleted(vault) {
	const { name, vaultUrl } = vault;
	try {
		const { scheduledPurgeDate: until } = await vault.patient.getDeletedSecret(name);
		return {
			code: "key-vault-secret-deleted",
			message: `The name ${name} of ${vaultUrl} is held by a deleted secret${until ? ` until ${until.toISOString().slice(0, 10)}` : ""}.`,
			hint: wayBack(vault)
		};
	} catch (error) {
		const { status } = (0,failures.n)(error);
		if (status === 404 || status === 403) return null;
		return explainVault(error, `look for a deleted secret ${name} of ${vaultUrl}`, vault);
	}
}
async function write(vault, issued, before) {
	const { name, vaultUrl, once, mask } = vault;
	mask(issued.secret);
	const tags = {
		...keptTags(before),
		...tagsOf(issued)
	};
	let version = null;
	return {
		answer: await writing(vault, `write secret ${name} of ${vaultUrl}`, async () => {
			const { properties } = await once.setSecret(name, issued.secret, {
				contentType,
				expiresOn: new Date(issued.endsOn),
				tags
			});
			version = properties.version ?? null;
		}),
		version
	};
}
function tagsOf({ keyId, rotationId, appId, tenantId }) {
	return {
		[tagOf.keyId]: keyId.toLowerCase(),
		[tagOf.rotationId]: rotationId,
		[tagOf.appId]: appId.toLowerCase(),
		[tagOf.tenantId]: tenantId.toLowerCase()
	};
}
function keptTags(before) {
	const others = Object.entries(before?.properties.tags ?? {}).filter(([key]) => !ownTags.includes(key));
	return Object.fromEntries(others.slice(0, maxTags - ownTags.length));
}
async function writing(vault, doing, work) {
	try {
		await work();
		return { kind: "done" };
	} catch (error) {
		return {
			kind: leavesOpen(error) ? "unknown" : "refused",
			problem: explainVault(error, doing, vault)
		};
	}
}
async function disable(vault, keyId) {
	const { name, vaultUrl, once } = vault;
	const found = await attempt(() => enabledVersions(vault, keyId));
	if (!found.ok) return {
		kind: "refused",
		problem: found.problem
	};
	for (const version of found.value) {
		const answer = await writing(vault, `disable version ${version} of secret ${name} of ${vaultUrl}`, () => once.updateSecretProperties(name, version, { enabled: false }));
		if (answer.kind !== "done") return answer;
	}
	return { kind: found.value.length === 0 ? "present" : "done" };
}
async function enabledVersions(vault, keyId) {
	return (await versions(vault)).flatMap((each) => tag(each, "keyId") === keyId && each.enabled !== false && each.version ? [each.version] : []);
}
function undoing(vault, { keyId, version: written, before }) {
	return async () => {
		const { name, vaultUrl, say } = vault;
		const now = await read(vault);
		if (now !== null && tag(now.properties, "keyId") === keyId && before && before.value !== null) await putBack(vault, before.value, before.properties);
		for (const version of written === null ? await enabledVersions(vault, keyId) : [written]) {
			await vault.patient.updateSecretProperties(name, version, { enabled: false }).catch((error) => fail(error, `disable version ${version} of secret ${name} of ${vaultUrl}`, vault));
			say(`Disabled version ${version} of secret ${name} of ${vaultUrl} again.`);
		}
		return null;
	};
}
async function putBack({ patient, ...vault }, value, properties) {
	const { contentType: type, expiresOn, notBefore, tags } = properties;
	const options = {
		...type === void 0 ? {} : { contentType: type },
		...expiresOn === void 0 ? {} : { expiresOn },
		...notBefore === void 0 ? {} : { notBefore },
		...tags === void 0 ? {} : { tags }
	};
	await patient.setSecret(vault.name, value, options).catch((error) => fail(error, `put the last value of secret ${vault.name} of ${vault.vaultUrl} back`, {
		...vault,
		patient
	}));
}
function notRestored({ vaultUrl, name }, why) {
	return {
		code: "store-not-restored",
		message: `Secret ${name} of ${vaultUrl} may hold a secret that is removed from Entra again. ${why.message}`,
		hint: `Enable the version before it, or write a valid secret there, before anybody reads it. ${why.hint}`
	};
}
function noValue({ vaultUrl, name }) {
	return {
		code: "key-vault-no-value",
		message: `Secret ${name} of ${vaultUrl} has no value that can be read: it is gone, or its latest version is disabled.`,
		hint: "Enable the latest version, or run rotate with `force: true` for a new one."
	};
}



/***/ })

};
