export const id = 146;
export const ids = [146];
export const modules = {

/***/ 146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCheckExpiry: () => (/* binding */ runCheckExpiry)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(846);
/* harmony import */ var _report_blocks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(215);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(565);
/* harmony import */ var _undici_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(786);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(598);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(500);
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(857);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(896);








// src/azure/directory-records.ts
/** @throws SyntaxError if `value` is not a collection answer */
function listOf(page) {
	const value = page?.value;
	if (!Array.isArray(value)) throw new SyntaxError("Unexpected JSON: no list of values");
	return value;
}
function toApplication(value) {
	const json = value;
	return {
		objectId: text$1(json, "id"),
		appId: text$1(json, "appId").toLowerCase(),
		displayName: optionalText(json, "displayName") ?? "",
		tags: list$1(json, "tags").filter((tag) => typeof tag === "string"),
		credentials: credentialsOf(json, "application")
	};
}
function toServicePrincipal(value) {
	const json = value;
	return {
		objectId: text$1(json, "id"),
		appId: text$1(json, "appId").toLowerCase(),
		displayName: optionalText(json, "displayName") ?? "",
		accountEnabled: json.accountEnabled !== false,
		appOwnerTenantId: optionalText(json, "appOwnerOrganizationId"),
		credentials: credentialsOf(json, "service-principal")
	};
}
function toDeletedApplication(value) {
	const json = value;
	return {
		objectId: text$1(json, "id"),
		appId: text$1(json, "appId").toLowerCase(),
		displayName: optionalText(json, "displayName") ?? "",
		deletedOn: instant(json, "deletedDateTime")
	};
}
function credentialsOf(json, holder) {
	return [...list$1(json, "passwordCredentials").map((credential) => toCredential(credential, "password", holder)), ...list$1(json, "keyCredentials").map((credential) => toCredential(credential, "certificate", holder))];
}
function toCredential(json, kind, holder) {
	return {
		keyId: text$1(json, "keyId"),
		kind,
		holder,
		displayName: optionalText(json, "displayName"),
		startsOn: instant(json, "startDateTime"),
		endsOn: instant(json, "endDateTime")
	};
}
function list$1(json, name) {
	const value = json[name];
	if (!Array.isArray(value)) throw new SyntaxError(`Unexpected JSON: ${name} is not a list`);
	return value;
}
function text$1(json, name) {
	const value = json[name];
	if (typeof value !== "string" || value === "") throw new SyntaxError(`Unexpected JSON: ${name} is not a text`);
	return value;
}
function optionalText(json, name) {
	const value = json[name];
	return typeof value === "string" && value !== "" ? value : null;
}
function instant(json, name) {
	const value = Date.parse(text$1(json, name));
	if (Number.isNaN(value)) throw new SyntaxError(`Unexpected JSON: ${name} is not a date`);
	return value;
}
// src/azure/directory-batch.ts
/** `$filter=appId in (…)` takes that many values (https://developer.microsoft.com/graph/known-issues). */
const idsPerFilter = 15;
const requestsPerBatch = 20;
/** Batches under way at a time; an inner 429 is asked again that often. */
const parallel$2 = 4;
const maxTries = 7;
/**
* @param keep gets the values of one answer and the ids that were asked for; may throw on a malformed one
* @param delay waits that many milliseconds
*/
async function readByAppId(graph, collection, appIds, keep, delay, attempt) {
	const queue = chunks(chunks(appIds, idsPerFilter), requestsPerBatch).map((batch) => batch.map((ids) => ({
		appIds: ids,
		tries: 0
	})));
	const failed = /* @__PURE__ */ new Map();
	const fail = (inners, error) => {
		const problem = (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.v)(error, attempt);
		for (const id of inners.flatMap((inner) => inner.appIds)) failed.set(id, problem);
	};
	const worker = async () => {
		for (let batch = queue.shift(); batch; batch = queue.shift()) {
			const again = await sendBatch(graph, collection, batch, keep, fail);
			if (again.inners.length === 0) continue;
			await delay(again.waitMs);
			queue.push(again.inners);
		}
	};
	await Promise.all(Array.from({ length: parallel$2 }, worker));
	return {
		unread: new Set(failed.keys()),
		problems: [...new Map([...failed.values()].map((problem) => [problem.message, problem])).values()]
	};
}
/** @returns the inner requests to ask again, and how long to wait before */
async function sendBatch(graph, collection, batch, keep, fail) {
	const again = {
		inners: [],
		waitMs: 0
	};
	try {
		const answers = answersOf(await graph.api("/$batch").post({ requests: batch.map((inner, index) => innerRequest(collection, inner, index)) }));
		for (const [index, inner] of batch.entries()) {
			const answer = answers.get(String(index));
			const wait = answer ? retryDelay(answer, inner) : null;
			if (wait !== null) {
				again.inners.push({
					...inner,
					tries: inner.tries + 1
				});
				again.waitMs = Math.max(again.waitMs, wait);
			} else takeOrFail(answer, inner, keep, fail);
		}
	} catch (error) {
		fail(batch, error);
		return {
			inners: [],
			waitMs: 0
		};
	}
	return again;
}
function innerRequest(collection, inner, index) {
	const ids = inner.appIds.map((id) => `'${id}'`).join(",");
	return {
		id: String(index),
		method: "GET",
		url: `/${collection}?$filter=${encodeURIComponent(`appId in (${ids})`)}`
	};
}
function answersOf(body) {
	const responses = body?.responses;
	if (!Array.isArray(responses)) throw new SyntaxError("Unexpected JSON: no list of responses");
	return new Map(responses.map((answer) => [answer.id, answer]));
}
function retryDelay(answer, inner) {
	if (![
		429,
		500,
		502,
		503,
		504
	].includes(answer.status) || inner.tries >= maxTries) return null;
	const header = Object.entries(answer.headers ?? {}).find(([name]) => name.toLowerCase() === "retry-after")?.[1];
	const seconds = Number(header ?? NaN);
	return (Number.isFinite(seconds) ? seconds * 1e3 : Math.min(32e3, 500 * 2 ** inner.tries)) + Math.random() * 250;
}
function takeOrFail(answer, inner, keep, fail) {
	if (!answer) return fail([inner], /* @__PURE__ */ new SyntaxError("Unexpected JSON: an inner request without answer"));
	if (answer.status !== 200) return fail([inner], {
		statusCode: answer.status,
		details: answer.body
	});
	try {
		const page = answer.body;
		if (page?.["@odata.nextLink"] !== void 0) throw new SyntaxError("Unexpected JSON: a filter of 15 ids was answered in pages");
		keep(listOf(page), new Set(inner.appIds));
	} catch (error) {
		fail([inner], error);
	}
}
function chunks(items, size) {
	return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
// src/azure/directory.ts
/** Largest page of Graph's directory objects. */
const pageSize = 999;
/** One `$filter=appId in (…)` holds 15 values, one `$batch` 20 requests (https://learn.microsoft.com/graph/json-batching). */
const perBatch = 300;
const right = "the Graph application permission Application.Read.All (with admin consent)";
function createDirectory(credential, cloud, http, delay) {
	const graph = (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.f)(credential, cloud, http);
	return {
		now: () => graph.now(),
		async principals(appIds) {
			if (appIds.some((appId) => !(0,_text_js__WEBPACK_IMPORTED_MODULE_2__._)(appId))) throw new TypeError("appIds must be GUIDs: they become part of a filter");
			const wanted = [...new Set(appIds.map((appId) => appId.toLowerCase()))];
			if (wanted.length === 0) return {
				principals: /* @__PURE__ */ new Map(),
				problems: []
			};
			const listed = await cheaperToList(graph, wanted.length);
			const applications = await readCollection(graph, "applications", wanted, listed.applications, delay);
			const servicePrincipals = await readCollection(graph, "servicePrincipals", wanted, listed.servicePrincipals, delay);
			return combine(wanted, applications, servicePrincipals, await readDeleted(graph, wanted, applications, servicePrincipals));
		}
	};
}
const parsers = {
	applications: toApplication,
	servicePrincipals: toServicePrincipal
};
async function readCollection(graph, collection, wanted, list, delay) {
	const parse = parsers[collection];
	const found = /* @__PURE__ */ new Map();
	const keep = (values, ofThese) => {
		for (const value of values) if (ofThese.has(appIdOf(value))) found.set(appIdOf(value), parse(value));
	};
	const attempt = {
		service: "graph",
		doing: `read the ${collection === "applications" ? "applications" : "service principals"}`,
		right
	};
	if (list) {
		const problems = await readAll(graph, `/${collection}`, (values) => keep(values, new Set(wanted)), attempt);
		return {
			found,
			read: () => problems.length === 0,
			problems
		};
	}
	const { unread, problems } = await readByAppId(graph, collection, wanted, keep, delay, attempt);
	return {
		found,
		read: (appId) => !unread.has(appId),
		problems
	};
}
/** Reading the whole tenant costs a request per 999 objects, asking for some a request per 300; the counts cost one more. */
async function cheaperToList(graph, wanted) {
	const batches = Math.ceil(wanted / perBatch);
	if (batches < 2) return {
		applications: false,
		servicePrincipals: false
	};
	const counts = await count(graph);
	const cheaper = (total) => total !== void 0 && Math.ceil(total / pageSize) < batches;
	return {
		applications: cheaper(counts.applications),
		servicePrincipals: cheaper(counts.servicePrincipals)
	};
}
/** A count that cannot be had only costs requests, never a fact. */
async function count(graph) {
	const requests = ["applications", "servicePrincipals"].map((id) => ({
		id,
		method: "GET",
		url: `/${id}/$count`,
		headers: { ConsistencyLevel: "eventual" }
	}));
	try {
		const answer = await graph.api("/$batch").post({ requests });
		return Object.fromEntries((answer.responses ?? []).filter(({ status, body }) => status === 200 && Number.isInteger(Number(body))).map(({ id, body }) => [id, Number(body)]));
	} catch {
		return {};
	}
}
async function readAll(graph, path, keep, attempt) {
	try {
		let page = await graph.api(path).top(pageSize).get();
		for (;;) {
			keep(listOf(page));
			const link = page["@odata.nextLink"];
			if (typeof link !== "string") return [];
			page = await graph.next(link);
		}
	} catch (error) {
		return [(0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.v)(error, attempt)];
	}
}
/** Deleted applications are asked for only where an application is missing that is not another tenant's. */
async function readDeleted(graph, wanted, applications, servicePrincipals) {
	const missing = wanted.filter((appId) => applications.read(appId) && !applications.found.has(appId) && servicePrincipals.read(appId));
	const found = /* @__PURE__ */ new Map();
	if (missing.length === 0) return {
		found,
		read: () => true,
		problems: []
	};
	const problems = await readAll(graph, "/directory/deletedItems/microsoft.graph.application", (values) => {
		for (const value of values) if (missing.includes(appIdOf(value))) found.set(appIdOf(value), toDeletedApplication(value));
	}, {
		service: "graph",
		doing: "list the deleted applications",
		right
	});
	return {
		found,
		read: (appId) => problems.length === 0 || found.has(appId) || !missing.includes(appId),
		problems
	};
}
function combine(wanted, applications, servicePrincipals, deleted) {
	const principals = /* @__PURE__ */ new Map();
	for (const appId of wanted) {
		if (!applications.read(appId) || !servicePrincipals.read(appId) || !deleted.read(appId)) continue;
		principals.set(appId, {
			appId,
			application: applications.found.get(appId) ?? null,
			servicePrincipal: servicePrincipals.found.get(appId) ?? null,
			deletedApplication: deleted.found.get(appId) ?? null
		});
	}
	return {
		principals,
		problems: [
			...applications.problems,
			...servicePrincipals.problems,
			...deleted.problems
		]
	};
}
function appIdOf(value) {
	const appId = value?.appId;
	return typeof appId === "string" ? appId.toLowerCase() : "";
}
// src/azure/role-assignments.ts
/** Role assignments as proof: lists leave out silently what the caller may not read, its own assignments say what it may. */
const readClusters = "Microsoft.ContainerService/managedClusters/read";
/** Subscriptions asked at a time. */
const parallel$1 = 8;
function createAccess(credential, cloud, http, caller) {
	const client = new _report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.d(credential, "", {
		$host: cloud.resourceManager,
		endpoint: cloud.resourceManager,
		credentialScopes: cloud.resourceManagerScope,
		...http.clientOptions
	});
	const roles = /* @__PURE__ */ new Map();
	/** Read at the scope that was asked about, where the caller has its role; a failed read is not remembered. */
	const permissionsOf = (scope, roleDefinitionId) => {
		const name = roleDefinitionId.toLowerCase().split("/").at(-1) ?? "";
		const known = roles.get(name) ?? readRole(client, scope, name);
		roles.set(name, known);
		known.catch(() => roles.delete(name));
		return known;
	};
	/** Whether an assignment of the caller at the scope or above, own or by group, lets it read every cluster below. */
	const coveredAt = async (scope, objectId) => {
		const filter = `atScope() and assignedTo('${objectId}')`;
		for await (const assignment of client.roleAssignments.listForScope(scope, { filter })) {
			if (assignment.condition || !assignment.roleDefinitionId) continue;
			if ((0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.u)(await permissionsOf(scope, assignment.roleDefinitionId), readClusters)) return true;
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
/** Most callers may not read the root management group; that is an answer, not a failure. */
async function atRoot(ask) {
	try {
		return await ask();
	} catch (error) {
		const { status } = (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.y)(error);
		if (status === 403 || status === 404) return false;
		throw new _text_js__WEBPACK_IMPORTED_MODULE_2__.m((0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.v)(error, {
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
			problems.push((0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.v)(error, {
				service: "arm",
				doing: `read the role assignments of subscription ${id}`,
				right: "Microsoft.Authorization/roleAssignments/read there"
			}));
		}
	};
	await Promise.all(Array.from({ length: parallel$1 }, worker));
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
// node_modules/@actions/github/lib/context.js
var Context = class {
	/**
	* Hydrate the context from the environment
	*/
	constructor() {
		var _a, _b, _c;
		this.payload = {};
		if (process.env.GITHUB_EVENT_PATH) {
			if ((0,fs__WEBPACK_IMPORTED_MODULE_7__.existsSync)(process.env.GITHUB_EVENT_PATH)) this.payload = JSON.parse((0,fs__WEBPACK_IMPORTED_MODULE_7__.readFileSync)(process.env.GITHUB_EVENT_PATH, { encoding: "utf8" }));
			else {
				const path = process.env.GITHUB_EVENT_PATH;
				process.stdout.write(`GITHUB_EVENT_PATH ${path} does not exist${os__WEBPACK_IMPORTED_MODULE_6__.EOL}`);
			}
		}
		this.eventName = process.env.GITHUB_EVENT_NAME;
		this.sha = process.env.GITHUB_SHA;
		this.ref = process.env.GITHUB_REF;
		this.workflow = process.env.GITHUB_WORKFLOW;
		this.action = process.env.GITHUB_ACTION;
		this.actor = process.env.GITHUB_ACTOR;
		this.job = process.env.GITHUB_JOB;
		this.runAttempt = parseInt(process.env.GITHUB_RUN_ATTEMPT, 10);
		this.runNumber = parseInt(process.env.GITHUB_RUN_NUMBER, 10);
		this.runId = parseInt(process.env.GITHUB_RUN_ID, 10);
		this.apiUrl = (_a = process.env.GITHUB_API_URL) !== null && _a !== void 0 ? _a : `https://api.github.com`;
		this.serverUrl = (_b = process.env.GITHUB_SERVER_URL) !== null && _b !== void 0 ? _b : `https://github.com`;
		this.graphqlUrl = (_c = process.env.GITHUB_GRAPHQL_URL) !== null && _c !== void 0 ? _c : `https://api.github.com/graphql`;
	}
	get issue() {
		const payload = this.payload;
		return Object.assign(Object.assign({}, this.repo), { number: (payload.issue || payload.pull_request || payload).number });
	}
	get repo() {
		if (process.env.GITHUB_REPOSITORY) {
			const [owner, repo] = process.env.GITHUB_REPOSITORY.split("/");
			return {
				owner,
				repo
			};
		}
		if (this.payload.repository) return {
			owner: this.payload.repository.owner.login,
			repo: this.payload.repository.name
		};
		throw new Error("context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'");
	}
};
// node_modules/@actions/github/node_modules/@actions/http-client/lib/proxy.js
var require_proxy = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.getProxyUrl = getProxyUrl;
	exports.checkBypass = checkBypass;
	function getProxyUrl(reqUrl) {
		const usingSsl = reqUrl.protocol === "https:";
		if (checkBypass(reqUrl)) return;
		const proxyVar = (() => {
			if (usingSsl) return process.env["https_proxy"] || process.env["HTTPS_PROXY"];
			else return process.env["http_proxy"] || process.env["HTTP_PROXY"];
		})();
		if (proxyVar) try {
			return new DecodedURL(proxyVar);
		} catch (_a) {
			if (!proxyVar.startsWith("http://") && !proxyVar.startsWith("https://")) return new DecodedURL(`http://${proxyVar}`);
		}
		else return;
	}
	function checkBypass(reqUrl) {
		if (!reqUrl.hostname) return false;
		const reqHost = reqUrl.hostname;
		if (isLoopbackAddress(reqHost)) return true;
		const noProxy = process.env["no_proxy"] || process.env["NO_PROXY"] || "";
		if (!noProxy) return false;
		let reqPort;
		if (reqUrl.port) reqPort = Number(reqUrl.port);
		else if (reqUrl.protocol === "http:") reqPort = 80;
		else if (reqUrl.protocol === "https:") reqPort = 443;
		const upperReqHosts = [reqUrl.hostname.toUpperCase()];
		if (typeof reqPort === "number") upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
		for (const upperNoProxyItem of noProxy.split(",").map((x) => x.trim().toUpperCase()).filter((x) => x)) if (upperNoProxyItem === "*" || upperReqHosts.some((x) => x === upperNoProxyItem || x.endsWith(`.${upperNoProxyItem}`) || upperNoProxyItem.startsWith(".") && x.endsWith(`${upperNoProxyItem}`))) return true;
		return false;
	}
	function isLoopbackAddress(host) {
		const hostLower = host.toLowerCase();
		return hostLower === "localhost" || hostLower.startsWith("127.") || hostLower.startsWith("[::1]") || hostLower.startsWith("[0:0:0:0:0:0:0:1]");
	}
	var DecodedURL = class extends URL {
		constructor(url, base) {
			super(url, base);
			this._decodedUsername = decodeURIComponent(super.username);
			this._decodedPassword = decodeURIComponent(super.password);
		}
		get username() {
			return this._decodedUsername;
		}
		get password() {
			return this._decodedPassword;
		}
	};
}));
// node_modules/@actions/github/lib/internal/utils.js
var import_lib = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.i)((/* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module, this$1) => {
	var __createBinding = this$1 && this$1.__createBinding || (Object.create ? (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		var desc = Object.getOwnPropertyDescriptor(m, k);
		if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) desc = {
			enumerable: true,
			get: function() {
				return m[k];
			}
		};
		Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		o[k2] = m[k];
	}));
	var __setModuleDefault = this$1 && this$1.__setModuleDefault || (Object.create ? (function(o, v) {
		Object.defineProperty(o, "default", {
			enumerable: true,
			value: v
		});
	}) : function(o, v) {
		o["default"] = v;
	});
	var __importStar = this$1 && this$1.__importStar || (function() {
		var ownKeys = function(o) {
			ownKeys = Object.getOwnPropertyNames || function(o) {
				var ar = [];
				for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
				return ar;
			};
			return ownKeys(o);
		};
		return function(mod) {
			if (mod && mod.__esModule) return mod;
			var result = {};
			if (mod != null) {
				for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
			}
			__setModuleDefault(result, mod);
			return result;
		};
	})();
	var __awaiter = this$1 && this$1.__awaiter || function(thisArg, _arguments, P, generator) {
		function adopt(value) {
			return value instanceof P ? value : new P(function(resolve) {
				resolve(value);
			});
		}
		return new (P || (P = Promise))(function(resolve, reject) {
			function fulfilled(value) {
				try {
					step(generator.next(value));
				} catch (e) {
					reject(e);
				}
			}
			function rejected(value) {
				try {
					step(generator["throw"](value));
				} catch (e) {
					reject(e);
				}
			}
			function step(result) {
				result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
			}
			step((generator = generator.apply(thisArg, _arguments || [])).next());
		});
	};
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.HttpClient = exports.HttpClientResponse = exports.HttpClientError = exports.MediaTypes = exports.Headers = exports.HttpCodes = void 0;
	exports.getProxyUrl = getProxyUrl;
	exports.isHttps = isHttps;
	const http = __importStar((0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.r)("http"));
	const https = __importStar((0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.r)("https"));
	const pm = __importStar(require_proxy());
	const tunnel = __importStar((0,_undici_js__WEBPACK_IMPORTED_MODULE_3__.n)());
	const undici_1 = (0,_undici_js__WEBPACK_IMPORTED_MODULE_3__.t)();
	var HttpCodes;
	(function(HttpCodes) {
		HttpCodes[HttpCodes["OK"] = 200] = "OK";
		HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
		HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
		HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
		HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
		HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
		HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
		HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
		HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
		HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
		HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
		HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
		HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
		HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
		HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
		HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
		HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
		HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
		HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
		HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
		HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
		HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
		HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
		HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
		HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
		HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
		HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
	})(HttpCodes || (exports.HttpCodes = HttpCodes = {}));
	var Headers;
	(function(Headers) {
		Headers["Accept"] = "accept";
		Headers["ContentType"] = "content-type";
	})(Headers || (exports.Headers = Headers = {}));
	var MediaTypes;
	(function(MediaTypes) {
		MediaTypes["ApplicationJson"] = "application/json";
	})(MediaTypes || (exports.MediaTypes = MediaTypes = {}));
	/**
	* Returns the proxy URL, depending upon the supplied url and proxy environment variables.
	* @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
	*/
	function getProxyUrl(serverUrl) {
		const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
		return proxyUrl ? proxyUrl.href : "";
	}
	const HttpRedirectCodes = [
		HttpCodes.MovedPermanently,
		HttpCodes.ResourceMoved,
		HttpCodes.SeeOther,
		HttpCodes.TemporaryRedirect,
		HttpCodes.PermanentRedirect
	];
	const HttpResponseRetryCodes = [
		HttpCodes.BadGateway,
		HttpCodes.ServiceUnavailable,
		HttpCodes.GatewayTimeout
	];
	const RetryableHttpVerbs = [
		"OPTIONS",
		"GET",
		"DELETE",
		"HEAD"
	];
	const ExponentialBackoffCeiling = 10;
	const ExponentialBackoffTimeSlice = 5;
	var HttpClientError = class HttpClientError extends Error {
		constructor(message, statusCode) {
			super(message);
			this.name = "HttpClientError";
			this.statusCode = statusCode;
			Object.setPrototypeOf(this, HttpClientError.prototype);
		}
	};
	exports.HttpClientError = HttpClientError;
	var HttpClientResponse = class {
		constructor(message) {
			this.message = message;
		}
		readBody() {
			return __awaiter(this, void 0, void 0, function* () {
				return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
					let output = Buffer.alloc(0);
					this.message.on("data", (chunk) => {
						output = Buffer.concat([output, chunk]);
					});
					this.message.on("end", () => {
						resolve(output.toString());
					});
				}));
			});
		}
		readBodyBuffer() {
			return __awaiter(this, void 0, void 0, function* () {
				return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
					const chunks = [];
					this.message.on("data", (chunk) => {
						chunks.push(chunk);
					});
					this.message.on("end", () => {
						resolve(Buffer.concat(chunks));
					});
				}));
			});
		}
	};
	exports.HttpClientResponse = HttpClientResponse;
	function isHttps(requestUrl) {
		return new URL(requestUrl).protocol === "https:";
	}
	var HttpClient = class {
		constructor(userAgent, handlers, requestOptions) {
			this._ignoreSslError = false;
			this._allowRedirects = true;
			this._allowRedirectDowngrade = false;
			this._maxRedirects = 50;
			this._allowRetries = false;
			this._maxRetries = 1;
			this._keepAlive = false;
			this._disposed = false;
			this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
			this.handlers = handlers || [];
			this.requestOptions = requestOptions;
			if (requestOptions) {
				if (requestOptions.ignoreSslError != null) this._ignoreSslError = requestOptions.ignoreSslError;
				this._socketTimeout = requestOptions.socketTimeout;
				if (requestOptions.allowRedirects != null) this._allowRedirects = requestOptions.allowRedirects;
				if (requestOptions.allowRedirectDowngrade != null) this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
				if (requestOptions.maxRedirects != null) this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
				if (requestOptions.keepAlive != null) this._keepAlive = requestOptions.keepAlive;
				if (requestOptions.allowRetries != null) this._allowRetries = requestOptions.allowRetries;
				if (requestOptions.maxRetries != null) this._maxRetries = requestOptions.maxRetries;
			}
		}
		options(requestUrl, additionalHeaders) {
			return __awaiter(this, void 0, void 0, function* () {
				return this.request("OPTIONS", requestUrl, null, additionalHeaders || {});
			});
		}
		get(requestUrl, additionalHeaders) {
			return __awaiter(this, void 0, void 0, function* () {
				return this.request("GET", requestUrl, null, additionalHeaders || {});
			});
		}
		del(requestUrl, additionalHeaders) {
			return __awaiter(this, void 0, void 0, function* () {
				return this.request("DELETE", requestUrl, null, additionalHeaders || {});
			});
		}
		post(requestUrl, data, additionalHeaders) {
			return __awaiter(this, void 0, void 0, function* () {
				return this.request("POST", requestUrl, data, additionalHeaders || {});
			});
		}
		patch(requestUrl, data, additionalHeaders) {
			return __awaiter(this, void 0, void 0, function* () {
				return this.request("PATCH", requestUrl, data, additionalHeaders || {});
			});
		}
		put(requestUrl, data, additionalHeaders) {
			return __awaiter(this, void 0, void 0, function* () {
				return this.request("PUT", requestUrl, data, additionalHeaders || {});
			});
		}
		head(requestUrl, additionalHeaders) {
			return __awaiter(this, void 0, void 0, function* () {
				return this.request("HEAD", requestUrl, null, additionalHeaders || {});
			});
		}
		sendStream(verb, requestUrl, stream, additionalHeaders) {
			return __awaiter(this, void 0, void 0, function* () {
				return this.request(verb, requestUrl, stream, additionalHeaders);
			});
		}
		/**
		* Gets a typed object from an endpoint
		* Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
		*/
		getJson(requestUrl_1) {
			return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
				additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
				const res = yield this.get(requestUrl, additionalHeaders);
				return this._processResponse(res, this.requestOptions);
			});
		}
		postJson(requestUrl_1, obj_1) {
			return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
				const data = JSON.stringify(obj, null, 2);
				additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
				additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
				const res = yield this.post(requestUrl, data, additionalHeaders);
				return this._processResponse(res, this.requestOptions);
			});
		}
		putJson(requestUrl_1, obj_1) {
			return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
				const data = JSON.stringify(obj, null, 2);
				additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
				additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
				const res = yield this.put(requestUrl, data, additionalHeaders);
				return this._processResponse(res, this.requestOptions);
			});
		}
		patchJson(requestUrl_1, obj_1) {
			return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
				const data = JSON.stringify(obj, null, 2);
				additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
				additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
				const res = yield this.patch(requestUrl, data, additionalHeaders);
				return this._processResponse(res, this.requestOptions);
			});
		}
		/**
		* Makes a raw http request.
		* All other methods such as get, post, patch, and request ultimately call this.
		* Prefer get, del, post and patch
		*/
		request(verb, requestUrl, data, headers) {
			return __awaiter(this, void 0, void 0, function* () {
				if (this._disposed) throw new Error("Client has already been disposed.");
				const parsedUrl = new URL(requestUrl);
				let info = this._prepareRequest(verb, parsedUrl, headers);
				const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb) ? this._maxRetries + 1 : 1;
				let numTries = 0;
				let response;
				do {
					response = yield this.requestRaw(info, data);
					if (response && response.message && response.message.statusCode === HttpCodes.Unauthorized) {
						let authenticationHandler;
						for (const handler of this.handlers) if (handler.canHandleAuthentication(response)) {
							authenticationHandler = handler;
							break;
						}
						if (authenticationHandler) return authenticationHandler.handleAuthentication(this, info, data);
						else return response;
					}
					let redirectsRemaining = this._maxRedirects;
					while (response.message.statusCode && HttpRedirectCodes.includes(response.message.statusCode) && this._allowRedirects && redirectsRemaining > 0) {
						const redirectUrl = response.message.headers["location"];
						if (!redirectUrl) break;
						const parsedRedirectUrl = new URL(redirectUrl);
						if (parsedUrl.protocol === "https:" && parsedUrl.protocol !== parsedRedirectUrl.protocol && !this._allowRedirectDowngrade) throw new Error("Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.");
						yield response.readBody();
						if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
							for (const header in headers) if (header.toLowerCase() === "authorization") delete headers[header];
						}
						info = this._prepareRequest(verb, parsedRedirectUrl, headers);
						response = yield this.requestRaw(info, data);
						redirectsRemaining--;
					}
					if (!response.message.statusCode || !HttpResponseRetryCodes.includes(response.message.statusCode)) return response;
					numTries += 1;
					if (numTries < maxTries) {
						yield response.readBody();
						yield this._performExponentialBackoff(numTries);
					}
				} while (numTries < maxTries);
				return response;
			});
		}
		/**
		* Needs to be called if keepAlive is set to true in request options.
		*/
		dispose() {
			if (this._agent) this._agent.destroy();
			this._disposed = true;
		}
		/**
		* Raw request.
		* @param info
		* @param data
		*/
		requestRaw(info, data) {
			return __awaiter(this, void 0, void 0, function* () {
				return new Promise((resolve, reject) => {
					function callbackForResult(err, res) {
						if (err) reject(err);
						else if (!res) reject(/* @__PURE__ */ new Error("Unknown error"));
						else resolve(res);
					}
					this.requestRawWithCallback(info, data, callbackForResult);
				});
			});
		}
		/**
		* Raw request with callback.
		* @param info
		* @param data
		* @param onResult
		*/
		requestRawWithCallback(info, data, onResult) {
			if (typeof data === "string") {
				if (!info.options.headers) info.options.headers = {};
				info.options.headers["Content-Length"] = Buffer.byteLength(data, "utf8");
			}
			let callbackCalled = false;
			function handleResult(err, res) {
				if (!callbackCalled) {
					callbackCalled = true;
					onResult(err, res);
				}
			}
			const req = info.httpModule.request(info.options, (msg) => {
				handleResult(void 0, new HttpClientResponse(msg));
			});
			let socket;
			req.on("socket", (sock) => {
				socket = sock;
			});
			req.setTimeout(this._socketTimeout || 18e4, () => {
				if (socket) socket.end();
				handleResult(/* @__PURE__ */ new Error(`Request timeout: ${info.options.path}`));
			});
			req.on("error", function(err) {
				handleResult(err);
			});
			if (data && typeof data === "string") req.write(data, "utf8");
			if (data && typeof data !== "string") {
				data.on("close", function() {
					req.end();
				});
				data.pipe(req);
			} else req.end();
		}
		/**
		* Gets an http agent. This function is useful when you need an http agent that handles
		* routing through a proxy server - depending upon the url and proxy environment variables.
		* @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
		*/
		getAgent(serverUrl) {
			const parsedUrl = new URL(serverUrl);
			return this._getAgent(parsedUrl);
		}
		getAgentDispatcher(serverUrl) {
			const parsedUrl = new URL(serverUrl);
			const proxyUrl = pm.getProxyUrl(parsedUrl);
			if (!(proxyUrl && proxyUrl.hostname)) return;
			return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
		}
		_prepareRequest(method, requestUrl, headers) {
			const info = {};
			info.parsedUrl = requestUrl;
			const usingSsl = info.parsedUrl.protocol === "https:";
			info.httpModule = usingSsl ? https : http;
			const defaultPort = usingSsl ? 443 : 80;
			info.options = {};
			info.options.host = info.parsedUrl.hostname;
			info.options.port = info.parsedUrl.port ? parseInt(info.parsedUrl.port) : defaultPort;
			info.options.path = (info.parsedUrl.pathname || "") + (info.parsedUrl.search || "");
			info.options.method = method;
			info.options.headers = this._mergeHeaders(headers);
			if (this.userAgent != null) info.options.headers["user-agent"] = this.userAgent;
			info.options.agent = this._getAgent(info.parsedUrl);
			if (this.handlers) for (const handler of this.handlers) handler.prepareRequest(info.options);
			return info;
		}
		_mergeHeaders(headers) {
			if (this.requestOptions && this.requestOptions.headers) return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
			return lowercaseKeys(headers || {});
		}
		/**
		* Gets an existing header value or returns a default.
		* Handles converting number header values to strings since HTTP headers must be strings.
		* Note: This returns string | string[] since some headers can have multiple values.
		* For headers that must always be a single string (like Content-Type), use the
		* specialized _getExistingOrDefaultContentTypeHeader method instead.
		*/
		_getExistingOrDefaultHeader(additionalHeaders, header, _default) {
			let clientHeader;
			if (this.requestOptions && this.requestOptions.headers) {
				const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
				if (headerValue) clientHeader = typeof headerValue === "number" ? headerValue.toString() : headerValue;
			}
			const additionalValue = additionalHeaders[header];
			if (additionalValue !== void 0) return typeof additionalValue === "number" ? additionalValue.toString() : additionalValue;
			if (clientHeader !== void 0) return clientHeader;
			return _default;
		}
		/**
		* Specialized version of _getExistingOrDefaultHeader for Content-Type header.
		* Always returns a single string (not an array) since Content-Type should be a single value.
		* Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
		* This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
		* that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
		*/
		_getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
			let clientHeader;
			if (this.requestOptions && this.requestOptions.headers) {
				const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
				if (headerValue) {
					if (typeof headerValue === "number") clientHeader = String(headerValue);
					else if (Array.isArray(headerValue)) clientHeader = headerValue.join(", ");
					else clientHeader = headerValue;
				}
			}
			const additionalValue = additionalHeaders[Headers.ContentType];
			if (additionalValue !== void 0) {
				if (typeof additionalValue === "number") return String(additionalValue);
				else if (Array.isArray(additionalValue)) return additionalValue.join(", ");
				else return additionalValue;
			}
			if (clientHeader !== void 0) return clientHeader;
			return _default;
		}
		_getAgent(parsedUrl) {
			let agent;
			const proxyUrl = pm.getProxyUrl(parsedUrl);
			const useProxy = proxyUrl && proxyUrl.hostname;
			if (this._keepAlive && useProxy) agent = this._proxyAgent;
			if (!useProxy) agent = this._agent;
			if (agent) return agent;
			const usingSsl = parsedUrl.protocol === "https:";
			let maxSockets = 100;
			if (this.requestOptions) maxSockets = this.requestOptions.maxSockets || http.globalAgent.maxSockets;
			if (proxyUrl && proxyUrl.hostname) {
				const agentOptions = {
					maxSockets,
					keepAlive: this._keepAlive,
					proxy: Object.assign(Object.assign({}, (proxyUrl.username || proxyUrl.password) && { proxyAuth: `${proxyUrl.username}:${proxyUrl.password}` }), {
						host: proxyUrl.hostname,
						port: proxyUrl.port
					})
				};
				let tunnelAgent;
				const overHttps = proxyUrl.protocol === "https:";
				if (usingSsl) tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
				else tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
				agent = tunnelAgent(agentOptions);
				this._proxyAgent = agent;
			}
			if (!agent) {
				const options = {
					keepAlive: this._keepAlive,
					maxSockets
				};
				agent = usingSsl ? new https.Agent(options) : new http.Agent(options);
				this._agent = agent;
			}
			if (usingSsl && this._ignoreSslError) agent.options = Object.assign(agent.options || {}, { rejectUnauthorized: false });
			return agent;
		}
		_getProxyAgentDispatcher(parsedUrl, proxyUrl) {
			let proxyAgent;
			if (this._keepAlive) proxyAgent = this._proxyAgentDispatcher;
			if (proxyAgent) return proxyAgent;
			const usingSsl = parsedUrl.protocol === "https:";
			proxyAgent = new undici_1.ProxyAgent(Object.assign({
				uri: proxyUrl.href,
				pipelining: !this._keepAlive ? 0 : 1
			}, (proxyUrl.username || proxyUrl.password) && { token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString("base64")}` }));
			this._proxyAgentDispatcher = proxyAgent;
			if (usingSsl && this._ignoreSslError) proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, { rejectUnauthorized: false });
			return proxyAgent;
		}
		_getUserAgentWithOrchestrationId(userAgent) {
			const baseUserAgent = userAgent || "actions/http-client";
			const orchId = process.env["ACTIONS_ORCHESTRATION_ID"];
			if (orchId) return `${baseUserAgent} actions_orchestration_id/${orchId.replace(/[^a-z0-9_.-]/gi, "_")}`;
			return baseUserAgent;
		}
		_performExponentialBackoff(retryNumber) {
			return __awaiter(this, void 0, void 0, function* () {
				retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
				const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
				return new Promise((resolve) => setTimeout(() => resolve(), ms));
			});
		}
		_processResponse(res, options) {
			return __awaiter(this, void 0, void 0, function* () {
				return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
					const statusCode = res.message.statusCode || 0;
					const response = {
						statusCode,
						result: null,
						headers: {}
					};
					if (statusCode === HttpCodes.NotFound) resolve(response);
					function dateTimeDeserializer(key, value) {
						if (typeof value === "string") {
							const a = new Date(value);
							if (!isNaN(a.valueOf())) return a;
						}
						return value;
					}
					let obj;
					let contents;
					try {
						contents = yield res.readBody();
						if (contents && contents.length > 0) {
							if (options && options.deserializeDates) obj = JSON.parse(contents, dateTimeDeserializer);
							else obj = JSON.parse(contents);
							response.result = obj;
						}
						response.headers = res.message.headers;
					} catch (err) {}
					if (statusCode > 299) {
						let msg;
						if (obj && obj.message) msg = obj.message;
						else if (contents && contents.length > 0) msg = contents;
						else msg = `Failed request: (${statusCode})`;
						const err = new HttpClientError(msg, statusCode);
						err.result = response.result;
						reject(err);
					} else resolve(response);
				}));
			});
		}
	};
	exports.HttpClient = HttpClient;
	const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => (c[k.toLowerCase()] = obj[k], c), {});
})))(), 1);
var import_undici = (0,_undici_js__WEBPACK_IMPORTED_MODULE_3__.t)();
var __awaiter = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
function getAuthString(token, options) {
	if (!token && !options.auth) throw new Error("Parameter token or opts.auth is required");
	else if (token && options.auth) throw new Error("Parameters token and opts.auth may not both be specified");
	return typeof options.auth === "string" ? options.auth : `token ${token}`;
}
function getProxyAgent(destinationUrl) {
	return new import_lib.HttpClient().getAgent(destinationUrl);
}
function getProxyAgentDispatcher(destinationUrl) {
	return new import_lib.HttpClient().getAgentDispatcher(destinationUrl);
}
function getProxyFetch(destinationUrl) {
	const httpDispatcher = getProxyAgentDispatcher(destinationUrl);
	const proxyFetch = (url, opts) => __awaiter(this, void 0, void 0, function* () {
		return (0, import_undici.fetch)(url, Object.assign(Object.assign({}, opts), { dispatcher: httpDispatcher }));
	});
	return proxyFetch;
}
function getApiBaseUrl() {
	return process.env["GITHUB_API_URL"] || "https://api.github.com";
}
function getUserAgentWithOrchestrationId(baseUserAgent) {
	var _a;
	const orchId = (_a = process.env["ACTIONS_ORCHESTRATION_ID"]) === null || _a === void 0 ? void 0 : _a.trim();
	if (orchId) {
		const tag = `actions_orchestration_id/${orchId.replace(/[^a-z0-9_.-]/gi, "_")}`;
		if (baseUserAgent === null || baseUserAgent === void 0 ? void 0 : baseUserAgent.includes(tag)) return baseUserAgent;
		return `${baseUserAgent ? `${baseUserAgent} ` : ""}${tag}`;
	}
	return baseUserAgent;
}
// node_modules/universal-user-agent/index.js
function getUserAgent() {
	if (typeof navigator === "object" && "userAgent" in navigator) return navigator.userAgent;
	if (typeof process === "object" && process.version !== void 0) return `Node.js/${process.version.substr(1)} (${process.platform}; ${process.arch})`;
	return "<environment undetectable>";
}
// node_modules/before-after-hook/lib/register.js
function register(state, name, method, options) {
	if (typeof method !== "function") throw new Error("method for before hook must be a function");
	if (!options) options = {};
	if (Array.isArray(name)) return name.reverse().reduce((callback, name) => {
		return register.bind(null, state, name, callback, options);
	}, method)();
	return Promise.resolve().then(() => {
		if (!state.registry[name]) return method(options);
		return state.registry[name].reduce((method, registered) => {
			return registered.hook.bind(null, method, options);
		}, method)();
	});
}
// node_modules/before-after-hook/lib/add.js
function addHook(state, kind, name, hook) {
	const orig = hook;
	if (!state.registry[name]) state.registry[name] = [];
	if (kind === "before") hook = (method, options) => {
		return Promise.resolve().then(orig.bind(null, options)).then(method.bind(null, options));
	};
	if (kind === "after") hook = (method, options) => {
		let result;
		return Promise.resolve().then(method.bind(null, options)).then((result_) => {
			result = result_;
			return orig(result, options);
		}).then(() => {
			return result;
		});
	};
	if (kind === "error") hook = (method, options) => {
		return Promise.resolve().then(method.bind(null, options)).catch((error) => {
			return orig(error, options);
		});
	};
	state.registry[name].push({
		hook,
		orig
	});
}
// node_modules/before-after-hook/lib/remove.js
function removeHook(state, name, method) {
	if (!state.registry[name]) return;
	const index = state.registry[name].map((registered) => {
		return registered.orig;
	}).indexOf(method);
	if (index === -1) return;
	state.registry[name].splice(index, 1);
}
// node_modules/before-after-hook/index.js
const bind = Function.bind;
const bindable = bind.bind(bind);
function bindApi(hook, state, name) {
	const removeHookRef = bindable(removeHook, null).apply(null, name ? [state, name] : [state]);
	hook.api = { remove: removeHookRef };
	hook.remove = removeHookRef;
	[
		"before",
		"error",
		"after",
		"wrap"
	].forEach((kind) => {
		const args = name ? [
			state,
			kind,
			name
		] : [state, kind];
		hook[kind] = hook.api[kind] = bindable(addHook, null).apply(null, args);
	});
}
function Singular() {
	const singularHookName = Symbol("Singular");
	const singularHookState = { registry: {} };
	const singularHook = register.bind(null, singularHookState, singularHookName);
	bindApi(singularHook, singularHookState, singularHookName);
	return singularHook;
}
function Collection() {
	const state = { registry: {} };
	const hook = register.bind(null, state);
	bindApi(hook, state);
	return hook;
}
var before_after_hook_default = {
	Singular,
	Collection
};
// node_modules/@octokit/endpoint/dist-bundle/index.js
var DEFAULTS = {
	method: "GET",
	baseUrl: "https://api.github.com",
	headers: {
		accept: "application/vnd.github.v3+json",
		"user-agent": `octokit-endpoint.js/0.0.0-development ${getUserAgent()}`
	},
	mediaType: { format: "" }
};
function lowercaseKeys(object) {
	if (!object) return {};
	return Object.keys(object).reduce((newObj, key) => {
		newObj[key.toLowerCase()] = object[key];
		return newObj;
	}, {});
}
function isPlainObject$1(value) {
	if (typeof value !== "object" || value === null) return false;
	if (Object.prototype.toString.call(value) !== "[object Object]") return false;
	const proto = Object.getPrototypeOf(value);
	if (proto === null) return true;
	const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
	return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}
function mergeDeep(defaults, options) {
	const result = Object.assign({}, defaults);
	Object.keys(options).forEach((key) => {
		if (isPlainObject$1(options[key])) {
			if (!(key in defaults)) Object.assign(result, { [key]: options[key] });
			else result[key] = mergeDeep(defaults[key], options[key]);
		} else Object.assign(result, { [key]: options[key] });
	});
	return result;
}
function removeUndefinedProperties(obj) {
	for (const key in obj) if (obj[key] === void 0) delete obj[key];
	return obj;
}
function merge(defaults, route, options) {
	if (typeof route === "string") {
		let [method, url] = route.split(" ");
		options = Object.assign(url ? {
			method,
			url
		} : { url: method }, options);
	} else options = Object.assign({}, route);
	options.headers = lowercaseKeys(options.headers);
	removeUndefinedProperties(options);
	removeUndefinedProperties(options.headers);
	const mergedOptions = mergeDeep(defaults || {}, options);
	if (options.url === "/graphql") {
		if (defaults && defaults.mediaType.previews?.length) mergedOptions.mediaType.previews = defaults.mediaType.previews.filter((preview) => !mergedOptions.mediaType.previews.includes(preview)).concat(mergedOptions.mediaType.previews);
		mergedOptions.mediaType.previews = (mergedOptions.mediaType.previews || []).map((preview) => preview.replace(/-preview/, ""));
	}
	return mergedOptions;
}
function addQueryParameters(url, parameters) {
	const separator = /\?/.test(url) ? "&" : "?";
	const names = Object.keys(parameters);
	if (names.length === 0) return url;
	return url + separator + names.map((name) => {
		if (name === "q") return "q=" + parameters.q.split("+").map(encodeURIComponent).join("+");
		return `${name}=${encodeURIComponent(parameters[name])}`;
	}).join("&");
}
var urlVariableRegex = /\{[^{}}]+\}/g;
function removeNonChars(variableName) {
	return variableName.replace(/(?:^\W+)|(?:(?<!\W)\W+$)/g, "").split(/,/);
}
function extractUrlVariableNames(url) {
	const matches = url.match(urlVariableRegex);
	if (!matches) return [];
	return matches.map(removeNonChars).reduce((a, b) => a.concat(b), []);
}
function omit(object, keysToOmit) {
	const result = { __proto__: null };
	for (const key of Object.keys(object)) if (keysToOmit.indexOf(key) === -1) result[key] = object[key];
	return result;
}
function encodeReserved(str) {
	return str.split(/(%[0-9A-Fa-f]{2})/g).map(function(part) {
		if (!/%[0-9A-Fa-f]/.test(part)) part = encodeURI(part).replace(/%5B/g, "[").replace(/%5D/g, "]");
		return part;
	}).join("");
}
function encodeUnreserved(str) {
	return encodeURIComponent(str).replace(/[!'()*]/g, function(c) {
		return "%" + c.charCodeAt(0).toString(16).toUpperCase();
	});
}
function encodeValue(operator, value, key) {
	value = operator === "+" || operator === "#" ? encodeReserved(value) : encodeUnreserved(value);
	if (key) return encodeUnreserved(key) + "=" + value;
	else return value;
}
function isDefined(value) {
	return value !== void 0 && value !== null;
}
function isKeyOperator(operator) {
	return operator === ";" || operator === "&" || operator === "?";
}
function getValues(context, operator, key, modifier) {
	var value = context[key], result = [];
	if (isDefined(value) && value !== "") {
		if (typeof value === "string" || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
			value = value.toString();
			if (modifier && modifier !== "*") value = value.substring(0, parseInt(modifier, 10));
			result.push(encodeValue(operator, value, isKeyOperator(operator) ? key : ""));
		} else if (modifier === "*") {
			if (Array.isArray(value)) value.filter(isDefined).forEach(function(value2) {
				result.push(encodeValue(operator, value2, isKeyOperator(operator) ? key : ""));
			});
			else Object.keys(value).forEach(function(k) {
				if (isDefined(value[k])) result.push(encodeValue(operator, value[k], k));
			});
		} else {
			const tmp = [];
			if (Array.isArray(value)) value.filter(isDefined).forEach(function(value2) {
				tmp.push(encodeValue(operator, value2));
			});
			else Object.keys(value).forEach(function(k) {
				if (isDefined(value[k])) {
					tmp.push(encodeUnreserved(k));
					tmp.push(encodeValue(operator, value[k].toString()));
				}
			});
			if (isKeyOperator(operator)) result.push(encodeUnreserved(key) + "=" + tmp.join(","));
			else if (tmp.length !== 0) result.push(tmp.join(","));
		}
	} else if (operator === ";") {
		if (isDefined(value)) result.push(encodeUnreserved(key));
	} else if (value === "" && (operator === "&" || operator === "?")) result.push(encodeUnreserved(key) + "=");
	else if (value === "") result.push("");
	return result;
}
function parseUrl(template) {
	return { expand: expand.bind(null, template) };
}
function expand(template, context) {
	var operators = [
		"+",
		"#",
		".",
		"/",
		";",
		"?",
		"&"
	];
	template = template.replace(/\{([^\{\}]+)\}|([^\{\}]+)/g, function(_, expression, literal) {
		if (expression) {
			let operator = "";
			const values = [];
			if (operators.indexOf(expression.charAt(0)) !== -1) {
				operator = expression.charAt(0);
				expression = expression.substr(1);
			}
			expression.split(/,/g).forEach(function(variable) {
				var tmp = /([^:\*]*)(?::(\d+)|(\*))?/.exec(variable);
				values.push(getValues(context, operator, tmp[1], tmp[2] || tmp[3]));
			});
			if (operator && operator !== "+") {
				var separator = ",";
				if (operator === "?") separator = "&";
				else if (operator !== "#") separator = operator;
				return (values.length !== 0 ? operator : "") + values.join(separator);
			} else return values.join(",");
		} else return encodeReserved(literal);
	});
	if (template === "/") return template;
	else return template.replace(/\/$/, "");
}
function parse$1(options) {
	let method = options.method.toUpperCase();
	let url = (options.url || "/").replace(/:([a-z]\w+)/g, "{$1}");
	let headers = Object.assign({}, options.headers);
	let body;
	let parameters = omit(options, [
		"method",
		"baseUrl",
		"url",
		"headers",
		"request",
		"mediaType"
	]);
	const urlVariableNames = extractUrlVariableNames(url);
	url = parseUrl(url).expand(parameters);
	if (!/^http/.test(url)) url = options.baseUrl + url;
	const remainingParameters = omit(parameters, Object.keys(options).filter((option) => urlVariableNames.includes(option)).concat("baseUrl"));
	if (!/application\/octet-stream/i.test(headers.accept)) {
		if (options.mediaType.format) headers.accept = headers.accept.split(/,/).map((format) => format.replace(/application\/vnd(\.\w+)(\.v3)?(\.\w+)?(\+json)?$/, `application/vnd$1$2.${options.mediaType.format}`)).join(",");
		if (url.endsWith("/graphql")) {
			if (options.mediaType.previews?.length) headers.accept = (headers.accept.match(/(?<![\w-])[\w-]+(?=-preview)/g) || []).concat(options.mediaType.previews).map((preview) => {
				return `application/vnd.github.${preview}-preview${options.mediaType.format ? `.${options.mediaType.format}` : "+json"}`;
			}).join(",");
		}
	}
	if (["GET", "HEAD"].includes(method)) url = addQueryParameters(url, remainingParameters);
	else if ("data" in remainingParameters) body = remainingParameters.data;
	else if (Object.keys(remainingParameters).length) body = remainingParameters;
	if (!headers["content-type"] && typeof body !== "undefined") headers["content-type"] = "application/json; charset=utf-8";
	if (["PATCH", "PUT"].includes(method) && typeof body === "undefined") body = "";
	return Object.assign({
		method,
		url,
		headers
	}, typeof body !== "undefined" ? { body } : null, options.request ? { request: options.request } : null);
}
function endpointWithDefaults(defaults, route, options) {
	return parse$1(merge(defaults, route, options));
}
function withDefaults$2(oldDefaults, newDefaults) {
	const DEFAULTS2 = merge(oldDefaults, newDefaults);
	const endpoint2 = endpointWithDefaults.bind(null, DEFAULTS2);
	return Object.assign(endpoint2, {
		DEFAULTS: DEFAULTS2,
		defaults: withDefaults$2.bind(null, DEFAULTS2),
		merge: merge.bind(null, DEFAULTS2),
		parse: parse$1
	});
}
var endpoint = withDefaults$2(null, DEFAULTS);
// node_modules/content-type/dist/index.js
/*!
* content-type
* Copyright(c) 2015 Douglas Christopher Wilson
* MIT Licensed
*/
const SP = 32;
const HTAB = 9;
const SEMI = 59;
const EQ = 61;
const DQUOTE = 34;
const BSLASH = 92;
const COMMA = 44;
const LOWER_CASE = 1;
const OWS = 2;
const SEMI_FLAG = 4;
const COMMA_FLAG = 8;
const TOKEN_FLAG = 16;
const NON_ASCII = 65280;
const CASE_FLAGS = 65281;
/**
* Character flags used to normalize HTTP field values while scanning.
* Out-of-range reads intentionally coerce to zero in bitwise expressions.
*/
const CHAR_MAP = /* @__PURE__ */ new Uint8Array(256);
CHAR_MAP[HTAB] |= OWS;
CHAR_MAP[SP] |= OWS;
CHAR_MAP[SEMI] |= SEMI_FLAG;
CHAR_MAP[COMMA] |= COMMA_FLAG;
for (let code = 128; code <= 255; code++) CHAR_MAP[code] |= LOWER_CASE;
for (const char of "!#$%&'*+-.^_`|~") CHAR_MAP[char.charCodeAt(0)] |= TOKEN_FLAG;
for (let code = 48; code <= 57; code++) CHAR_MAP[code] |= TOKEN_FLAG;
for (let code = 65; code <= 90; code++) CHAR_MAP[code] |= 17;
for (let code = 97; code <= 122; code++) CHAR_MAP[code] |= TOKEN_FLAG;
/**
* Null object perf optimization. Faster than `Object.create(null)` and `{ __proto__: null }`.
*/
const NullObject = /* @__PURE__ */ (() => {
	const C = function() {};
	C.prototype = Object.create(null);
	return C;
})();
/**
* Parse a `Content-Type` header.
*/
function parse(header, options) {
	const stopFlags = SEMI_FLAG | (options?.comma === true ? COMMA_FLAG : 0);
	const len = header.length;
	let valueStart = options?.start ?? 0;
	while ((CHAR_MAP[header.charCodeAt(valueStart)] & OWS) !== 0) valueStart++;
	let index = valueStart;
	let typeFlags = 0;
	let whitespace = -1;
	let stop = options?.parameters === false ? COMMA_FLAG : 0;
	while (index < len) {
		const code = header.charCodeAt(index);
		const flags = CHAR_MAP[code];
		if ((flags & stopFlags) !== 0) {
			stop |= flags & COMMA_FLAG;
			break;
		}
		if ((flags & OWS) !== 0) {
			if (whitespace === -1) whitespace = index;
		} else whitespace = -1;
		typeFlags |= code & NON_ASCII | flags;
		index++;
	}
	const valueEnd = whitespace === -1 ? index : whitespace;
	const value = header.slice(valueStart, valueEnd);
	const type = (typeFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
	if (index === len || stop !== 0) return {
		type,
		index,
		parameters: new NullObject()
	};
	return parseParameters(header, type, index, len, stopFlags);
}
/**
* Parses the parameters of a `Content-Type` header starting at the given index.
*/
function parseParameters(header, type, index, len, stopFlags) {
	const parameters = new NullObject();
	parameter: while (index < len) {
		index++;
		while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) index++;
		const keyStart = index;
		let keyFlags = 0;
		let keyWhitespace = -1;
		while (index < len) {
			const code = header.charCodeAt(index);
			const flags = CHAR_MAP[code];
			if ((flags & stopFlags) !== 0) {
				if ((flags & COMMA_FLAG) !== 0) break parameter;
				continue parameter;
			}
			if (code === EQ) {
				const keyEnd = keyWhitespace === -1 ? index : keyWhitespace;
				const value = header.slice(keyStart, keyEnd);
				const key = (keyFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
				index++;
				while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) index++;
				if (index < len && header.charCodeAt(index) === DQUOTE) {
					const quotedStart = ++index;
					let escaped = false;
					while (index < len) {
						const code = header.charCodeAt(index);
						if (code === DQUOTE) {
							if (parameters[key] === void 0) parameters[key] = escaped ? unescapeQuotedPairs(header, quotedStart, index) : header.slice(quotedStart, index);
							index++;
							let stop = 0;
							while (index < len) {
								const code = header.charCodeAt(index);
								const flags = CHAR_MAP[code];
								if ((flags & stopFlags) !== 0) {
									stop = flags & COMMA_FLAG;
									break;
								}
								index++;
							}
							if (stop !== 0) break parameter;
							continue parameter;
						}
						if (code === BSLASH && index + 1 < len) {
							escaped = true;
							index += 2;
							continue;
						}
						index++;
					}
					continue parameter;
				}
				const valueStart = index;
				let stop = 0;
				let valueWhitespace = -1;
				while (index < len) {
					const code = header.charCodeAt(index);
					const flags = CHAR_MAP[code];
					if ((flags & stopFlags) !== 0) {
						stop = flags & COMMA_FLAG;
						break;
					}
					if ((flags & OWS) !== 0) {
						if (valueWhitespace === -1) valueWhitespace = index;
					} else valueWhitespace = -1;
					index++;
				}
				if (parameters[key] === void 0) {
					const valueEnd = valueWhitespace === -1 ? index : valueWhitespace;
					parameters[key] = header.slice(valueStart, valueEnd);
				}
				if (stop !== 0) break parameter;
				continue parameter;
			}
			if ((flags & OWS) !== 0) {
				if (keyWhitespace === -1) keyWhitespace = index;
			} else keyWhitespace = -1;
			keyFlags |= code & NON_ASCII | flags;
			index++;
		}
	}
	return {
		type,
		index,
		parameters
	};
}
/**
* Remove backslashes from quoted pairs in a known-terminated quoted string body.
*/
function unescapeQuotedPairs(str, start, end) {
	let result = "";
	for (let index = start; index < end; index++) if (str.charCodeAt(index) === BSLASH) {
		result += str.slice(start, index);
		start = ++index;
	}
	return result + str.slice(start, end);
}
// node_modules/json-with-bigint/json-with-bigint.js
const intRegex = /^-?\d+$/;
const noiseValue = /^-?\d+n+$/;
const originalStringify = JSON.stringify;
const originalParse = JSON.parse;
const customFormat = /^-?\d+n$/;
const bigIntsStringify = /([\[:])?"(-?\d+)n"($|\s*[,\}\]])/g;
const noiseStringify = /([\[:])?("-?\d+n+)n("$|"\s*[,\}\]])/g;
/**
* @typedef {(this: any, key: string | number | undefined, value: any) => any} Replacer
* @typedef {(key: string | number | undefined, value: any, context?: { source: string }) => any} Reviver
*/
/**
* Checks if a value is unstringifiable according to native JSON.stringify rules.
*
* @param {any} val The value to check.
* @returns {boolean} True if the value is undefined, a function, or a symbol.
*/
const isUnstringifiable = (val) => val === void 0 || typeof val === "function" || typeof val === "symbol";
/**
* Checks if a value is a native JSON.rawJSON object (Node.js 22+).
*
* @param {any} val The value to check.
* @returns {boolean} True if the value is a RawJSON instance.
*/
const isRawJSON = (val) => val !== null && typeof val === "object" && val.constructor && val.constructor.name === "RawJSON";
/**
* Iteratively converts a JS value to a JSON string.
* Used as a fallback when the native JSON.stringify hits the Maximum Call Stack size.
* Fully compliant with JSON formatting (space), replacers, and toJSON behaviors.
*
* @param {any} rootValue The value to stringify.
* @param {Replacer | Array<string | number> | null} [replacer] User's custom replacer function.
* @param {string | number} [spaceParam] Indentation for pretty-printing.
* @returns {string | undefined} The generated JSON string.
*/
const stringifyIteratively = (rootValue, replacer, spaceParam) => {
	let space = "";
	if (typeof spaceParam === "number") space = " ".repeat(Math.min(10, Math.max(0, Math.floor(spaceParam))));
	else if (typeof spaceParam === "string") space = spaceParam.slice(0, 10);
	const isFunctionReplacer = typeof replacer === "function";
	const propertyList = Array.isArray(replacer) ? new Set(replacer.map(String)) : null;
	/**
	* Prepares a value for stringification by resolving toJSON, handling BigInts,
	* applying custom replacers, and unwrapping primitive objects.
	*
	* @param {object|Array} parent The parent object or array holding the value.
	* @param {string} key The key associated with the value.
	* @param {any} val The raw value to process.
	* @returns {any} The processed value ready for stringification.
	*/
	const prepareVal = (parent, key, val) => {
		if (val !== null && typeof val === "object" && typeof val.toJSON === "function") val = val.toJSON(key);
		if (typeof val === "string" && noiseValue.test(val)) return val + "n";
		if (typeof val === "bigint") {
			if ("rawJSON" in JSON) return JSON.rawJSON(val.toString());
			return val.toString() + "n";
		}
		if (isFunctionReplacer) val = replacer.call(parent, key, val);
		if (val !== null && typeof val === "object") {
			if (val instanceof Number || val instanceof String || val instanceof Boolean) val = val.valueOf();
		}
		return val;
	};
	const rootProcessed = prepareVal({ "": rootValue }, "", rootValue);
	if (isUnstringifiable(rootProcessed)) return;
	const isRootPrimitive = rootProcessed === null || typeof rootProcessed !== "object";
	const isRootNativeRawJSON = isRawJSON(rootProcessed);
	if (isRootPrimitive || isRootNativeRawJSON) return originalStringify(rootProcessed);
	const chunks = [];
	let level = 0;
	const stack = [{
		parent: { "": rootProcessed },
		key: "",
		val: rootProcessed,
		isArray: Array.isArray(rootProcessed),
		keys: Array.isArray(rootProcessed) ? null : Object.keys(rootProcessed),
		index: 0,
		first: true
	}];
	const visited = new WeakSet([rootProcessed]);
	while (stack.length > 0) {
		const node = stack[stack.length - 1];
		if (node.index === 0) {
			chunks.push(node.isArray ? "[" : "{");
			level++;
		}
		let isDone = false;
		if (node.isArray) {
			if (node.index < node.val.length) {
				if (!node.first) chunks.push(",");
				if (space) chunks.push("\n" + space.repeat(level));
				const childRaw = node.val[node.index];
				const childVal = prepareVal(node.val, String(node.index), childRaw);
				if (isUnstringifiable(childVal)) {
					chunks.push("null");
					node.first = false;
					node.index++;
				} else {
					const isComplexObject = childVal !== null && typeof childVal === "object";
					const isNativeRaw = isRawJSON(childVal);
					if (isComplexObject && !isNativeRaw) {
						if (visited.has(childVal)) throw new TypeError("Converting circular structure to JSON");
						visited.add(childVal);
						stack.push({
							parent: node.val,
							key: String(node.index),
							val: childVal,
							isArray: Array.isArray(childVal),
							keys: Array.isArray(childVal) ? null : Object.keys(childVal),
							index: 0,
							first: true
						});
						node.first = false;
						node.index++;
					} else {
						chunks.push(originalStringify(childVal));
						node.first = false;
						node.index++;
					}
				}
			} else isDone = true;
		} else {
			while (node.index < node.keys.length) {
				const k = node.keys[node.index++];
				if (propertyList && !propertyList.has(k)) continue;
				const childRaw = node.val[k];
				const childVal = prepareVal(node.val, k, childRaw);
				if (isUnstringifiable(childVal)) continue;
				if (!node.first) chunks.push(",");
				if (space) chunks.push("\n" + space.repeat(level) + originalStringify(k) + ": ");
				else chunks.push(originalStringify(k) + ":");
				const isComplexObject = childVal !== null && typeof childVal === "object";
				const isNativeRaw = isRawJSON(childVal);
				if (isComplexObject && !isNativeRaw) {
					if (visited.has(childVal)) throw new TypeError("Converting circular structure to JSON");
					visited.add(childVal);
					stack.push({
						parent: node.val,
						key: k,
						val: childVal,
						isArray: Array.isArray(childVal),
						keys: Array.isArray(childVal) ? null : Object.keys(childVal),
						index: 0,
						first: true
					});
					node.first = false;
					break;
				} else {
					chunks.push(originalStringify(childVal));
					node.first = false;
				}
			}
			if (node.index >= node.keys.length && stack[stack.length - 1] === node) isDone = true;
		}
		if (isDone) {
			level--;
			if (!node.first && space) chunks.push("\n" + space.repeat(level));
			chunks.push(node.isArray ? "]" : "}");
			visited.delete(node.val);
			stack.pop();
		}
	}
	return chunks.join("");
};
/**
* Converts a JavaScript value to a JSON string.
*
* Supports serialization of BigInt values using two strategies:
* 1. Custom format "123n" → "123" (universal fallback)
* 2. Native JSON.rawJSON() (Node.js 22+, fastest) when available
*
* All other values are serialized exactly like native JSON.stringify().
*
* @param {*} value The value to convert to a JSON string.
* @param {Replacer | Array<string | number> | null} [replacer]
* A function that alters the behavior of the stringification process,
* or an array of strings/numbers to indicate properties to exclude.
* @param {string | number} [space]
* A string or number to specify indentation or pretty-printing.
* @returns {string} The JSON string representation.
*/
const JSONStringify = (value, replacer, space) => {
	try {
		if ("rawJSON" in JSON) return originalStringify(value, (key, val) => {
			if (typeof val === "bigint") return JSON.rawJSON(val.toString());
			if (typeof replacer === "function") return replacer(key, val);
			if (Array.isArray(replacer) && replacer.includes(key)) return val;
			return val;
		}, space);
		if (!value) return originalStringify(value, replacer, space);
		return originalStringify(value, (key, val) => {
			if (typeof val === "string" && noiseValue.test(val)) return val.toString() + "n";
			if (typeof val === "bigint") return val.toString() + "n";
			if (typeof replacer === "function") return replacer(key, val);
			if (Array.isArray(replacer) && replacer.includes(key)) return val;
			return val;
		}, space).replace(bigIntsStringify, "$1$2$3").replace(noiseStringify, "$1$2$3");
	} catch (error) {
		if (error instanceof RangeError) {
			const convertedJSON = stringifyIteratively(value, replacer, space);
			if (convertedJSON === void 0) return void 0;
			if ("rawJSON" in JSON) return convertedJSON;
			return convertedJSON.replace(bigIntsStringify, "$1$2$3").replace(noiseStringify, "$1$2$3");
		}
		throw error;
	}
};
const featureCache = /* @__PURE__ */ new Map();
/**
* Detects if the current JSON.parse implementation supports the context.source feature.
*
* Uses toString() fingerprinting to cache results and automatically detect runtime
* replacements of JSON.parse (polyfills, mocks, etc.).
*
* @returns {boolean} true if context.source is supported, false otherwise.
*/
const isContextSourceSupported = () => {
	const parseFingerprint = JSON.parse.toString();
	if (featureCache.has(parseFingerprint)) return featureCache.get(parseFingerprint);
	try {
		const result = JSON.parse("1", (_, __, context) => !!context?.source && context.source === "1");
		featureCache.set(parseFingerprint, result);
		return result;
	} catch {
		featureCache.set(parseFingerprint, false);
		return false;
	}
};
/**
* Reviver function that converts custom-format BigInt strings back to BigInt values.
* Also handles "noise" strings that accidentally match the BigInt format.
*
* @param {string | number | undefined} key The object key.
* @param {*} value The value being parsed.
* @param {object} [context] Parse context (if supported by JSON.parse).
* @param {Reviver} [userReviver] User's custom reviver function.
* @returns {any} The transformed value.
*/
const convertMarkedBigIntsReviver = (key, value, context, userReviver) => {
	if (typeof value === "string" && customFormat.test(value)) return BigInt(value.slice(0, -1));
	if (typeof value === "string" && noiseValue.test(value)) return value.slice(0, -1);
	if (!(typeof userReviver === "function")) return value;
	return userReviver(key, value, context);
};
/**
* Fast JSON.parse implementation (~2x faster than classic fallback).
* Uses JSON.parse's context.source feature to detect integers and convert
* large numbers directly to BigInt without string manipulation.
*
* Does not support legacy custom format from v1 of this library.
*
* @param {string} text JSON string to parse.
* @param {Reviver} [reviver] Transform function to apply to each value.
* @returns {any} Parsed JavaScript value.
*/
const JSONParseV2 = (text, reviver) => {
	return JSON.parse(text, (key, value, context) => {
		const isBigNumber = typeof value === "number" && (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER);
		const isInt = context && intRegex.test(context.source);
		if (isBigNumber && isInt) return BigInt(context.source);
		if (!(typeof reviver === "function")) return value;
		return reviver(key, value, context);
	});
};
const MAX_INT = Number.MAX_SAFE_INTEGER.toString();
const MAX_DIGITS = MAX_INT.length;
const stringsOrLargeNumbers = /"(?:[^"\\]|\\.)*"|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/g;
const noiseValueWithQuotes = /^"-?\d+n+"$/;
/**
* Iteratively traverses the parsed object bottom-up (post-order),
* emulating the native JSON.parse reviver behavior.
* This avoids Call Stack overflows (RangeError) on deeply nested structures.
*
* @param {any} parsed The natively parsed JSON object.
* @param {Reviver} [userReviver] User's custom reviver function.
* @returns {any} The fully processed object.
*/
const applyReviverIteratively = (parsed, userReviver) => {
	const rootHolder = { "": parsed };
	const stack = [{
		parent: rootHolder,
		key: "",
		visited: false
	}];
	while (stack.length > 0) {
		const node = stack[stack.length - 1];
		if (!node.visited) {
			node.visited = true;
			const value = node.parent[node.key];
			if (value !== null && typeof value === "object") {
				const keys = Object.keys(value);
				for (let i = keys.length - 1; i >= 0; i--) stack.push({
					parent: value,
					key: keys[i],
					visited: false
				});
			}
		} else {
			const { parent, key } = node;
			let value = parent[key];
			if (typeof value === "string") {
				if (customFormat.test(value)) value = BigInt(value.slice(0, -1));
				else if (noiseValue.test(value)) value = value.slice(0, -1);
			}
			if (typeof userReviver === "function") value = userReviver.call(parent, key, value);
			if (value === void 0) delete parent[key];
			else parent[key] = value;
			stack.pop();
		}
	}
	return rootHolder[""];
};
/**
* Pre-processes the JSON string to mark large numbers with an 'n' suffix.
*
* @param {string} text The raw JSON string.
* @returns {string} The serialized string with marked BigInts.
*/
const serializeBigInts = (text) => {
	return text.replace(stringsOrLargeNumbers, (match, digits, fractional, exponential) => {
		const isString = match[0] === "\"";
		if (isString && noiseValueWithQuotes.test(match)) return match.substring(0, match.length - 1) + "n\"";
		const hasFractionalOrExponential = fractional || exponential;
		const isLessThanMaxSafeInt = digits && (digits.length < MAX_DIGITS || digits.length === MAX_DIGITS && digits <= MAX_INT);
		if (isString || hasFractionalOrExponential || isLessThanMaxSafeInt) return match;
		return "\"" + match + "n\"";
	});
};
/**
* Converts a JSON string into a JavaScript value.
*
* Supports parsing of large integers using two strategies:
* 1. Classic fallback: Marks large numbers with "123n" format, then converts to BigInt
* 2. Fast path (JSONParseV2): Uses context.source feature (~2x faster) when available
*
* All other JSON values are parsed exactly like native JSON.parse().
*
* @param {string} text A valid JSON string.
* @param {Reviver} [reviver]
* A function that transforms the results. This function is called for each member
* of the object. If a member contains nested objects, the nested objects are
* transformed before the parent object is.
* @returns {any} The parsed JavaScript value.
* @throws {SyntaxError} If text is not valid JSON.
*/
const JSONParse = (text, reviver) => {
	if (!text) return originalParse(text, reviver);
	try {
		if (isContextSourceSupported()) return JSONParseV2(text, reviver);
		const serializedData = serializeBigInts(text);
		return originalParse(serializedData, (key, value, context) => convertMarkedBigIntsReviver(key, value, context, reviver));
	} catch (error) {
		if (error instanceof RangeError) {
			const serializedData = serializeBigInts(text);
			const parsed = originalParse(serializedData);
			return applyReviverIteratively(parsed, reviver);
		}
		throw error;
	}
};
// node_modules/@octokit/request-error/dist-src/index.js
var RequestError = class extends Error {
	name;
	/**
	* http status code
	*/
	status;
	/**
	* Request options that lead to the error.
	*/
	request;
	/**
	* Response object if a response was received
	*/
	response;
	constructor(message, statusCode, options) {
		super(message, { cause: options.cause });
		this.name = "HttpError";
		this.status = Number.parseInt(statusCode);
		if (Number.isNaN(this.status)) this.status = 0;
		/* v8 ignore else -- @preserve -- Bug with vitest coverage where it sees an else branch that doesn't exist */
		if ("response" in options) this.response = options.response;
		const requestCopy = Object.assign({}, options.request);
		if (options.request.headers.authorization) requestCopy.headers = Object.assign({}, options.request.headers, { authorization: options.request.headers.authorization.replace(/(?<! ) .*$/, " [REDACTED]") });
		requestCopy.url = requestCopy.url.replace(/\bclient_secret=\w+/g, "client_secret=[REDACTED]").replace(/\baccess_token=\w+/g, "access_token=[REDACTED]");
		this.request = requestCopy;
	}
};
// node_modules/@octokit/request/dist-bundle/index.js
var defaults_default = { headers: { "user-agent": `octokit-request.js/10.0.16 ${getUserAgent()}` } };
function isPlainObject(value) {
	if (typeof value !== "object" || value === null) return false;
	if (Object.prototype.toString.call(value) !== "[object Object]") return false;
	const proto = Object.getPrototypeOf(value);
	if (proto === null) return true;
	const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
	return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}
var noop$1 = () => "";
async function fetchWrapper(requestOptions) {
	const fetch = requestOptions.request?.fetch || globalThis.fetch;
	if (!fetch) throw new Error("fetch is not set. Please pass a fetch implementation as new Octokit({ request: { fetch }}). Learn more at https://github.com/octokit/octokit.js/#fetch-missing");
	const log = requestOptions.request?.log || console;
	const parseSuccessResponseBody = requestOptions.request?.parseSuccessResponseBody !== false;
	const body = isPlainObject(requestOptions.body) || Array.isArray(requestOptions.body) ? JSONStringify(requestOptions.body) : requestOptions.body;
	const requestHeaders = Object.fromEntries(Object.entries(requestOptions.headers).map(([name, value]) => [name, String(value)]));
	let fetchResponse;
	try {
		fetchResponse = await fetch(requestOptions.url, {
			method: requestOptions.method,
			body,
			redirect: requestOptions.request?.redirect,
			headers: requestHeaders,
			signal: requestOptions.request?.signal,
			...requestOptions.body && { duplex: "half" }
		});
	} catch (error) {
		let message = "Unknown Error";
		if (error instanceof Error) {
			if (error.name === "AbortError") {
				error.status = 500;
				throw error;
			}
			message = error.message;
			if (error.name === "TypeError" && "cause" in error) {
				if (error.cause instanceof Error) message = error.cause.message;
				else if (typeof error.cause === "string") message = error.cause;
			}
		}
		const requestError = new RequestError(message, 500, { request: requestOptions });
		requestError.cause = error;
		throw requestError;
	}
	const status = fetchResponse.status;
	const url = fetchResponse.url;
	const responseHeaders = {};
	for (const [key, value] of fetchResponse.headers) responseHeaders[key] = value;
	const octokitResponse = {
		url,
		status,
		headers: responseHeaders,
		data: ""
	};
	if ("deprecation" in responseHeaders) {
		const matches = responseHeaders.link && responseHeaders.link.match(/<([^<>]+)>; rel="deprecation"/);
		const deprecationLink = matches && matches.pop();
		log.warn(`[@octokit/request] "${requestOptions.method} ${requestOptions.url}" is deprecated. It is scheduled to be removed on ${responseHeaders.sunset}${deprecationLink ? `. See ${deprecationLink}` : ""}`);
	}
	if (status === 204 || status === 205) return octokitResponse;
	if (requestOptions.method === "HEAD") {
		if (status < 400) return octokitResponse;
		throw new RequestError(fetchResponse.statusText, status, {
			response: octokitResponse,
			request: requestOptions
		});
	}
	if (status === 304) {
		octokitResponse.data = await getResponseData(fetchResponse);
		throw new RequestError("Not modified", status, {
			response: octokitResponse,
			request: requestOptions
		});
	}
	if (status >= 400) {
		octokitResponse.data = await getResponseData(fetchResponse);
		throw new RequestError(toErrorMessage(octokitResponse.data), status, {
			response: octokitResponse,
			request: requestOptions
		});
	}
	octokitResponse.data = parseSuccessResponseBody ? await getResponseData(fetchResponse) : fetchResponse.body;
	return octokitResponse;
}
async function getResponseData(response) {
	const contentType = response.headers.get("content-type");
	if (!contentType) return response.text().catch(noop$1);
	const mimetype = parse(contentType);
	if (isJSONResponse(mimetype)) {
		let text = "";
		try {
			text = await response.text();
			return JSONParse(text);
		} catch (err) {
			return text;
		}
	} else if (mimetype.type.startsWith("text/") || mimetype.parameters.charset?.toLowerCase() === "utf-8" && mimetype.type !== "application/octet-stream") return response.text().catch(noop$1);
	else return response.arrayBuffer().catch(
		/* v8 ignore next -- @preserve */
		() => /* @__PURE__ */ new ArrayBuffer(0)
	);
}
function isJSONResponse(mimetype) {
	return mimetype.type === "application/json" || mimetype.type === "application/scim+json";
}
function toErrorMessage(data) {
	if (typeof data === "string") return data;
	if (data instanceof ArrayBuffer) return "Unknown error";
	if (typeof data === "object" && data !== null && "message" in data) {
		const objectData = data;
		const suffix = "documentation_url" in objectData ? ` - ${objectData.documentation_url}` : "";
		return Array.isArray(objectData.errors) ? `${objectData.message}: ${objectData.errors.map((v) => JSON.stringify(v)).join(", ")}${suffix}` : `${objectData.message}${suffix}`;
	}
	return `Unknown error: ${JSON.stringify(data)}`;
}
function withDefaults$1(oldEndpoint, newDefaults) {
	const endpoint2 = oldEndpoint.defaults(newDefaults);
	const newApi = function(route, parameters) {
		const endpointOptions = endpoint2.merge(route, parameters);
		if (!endpointOptions.request || !endpointOptions.request.hook) return fetchWrapper(endpoint2.parse(endpointOptions));
		const request2 = (route2, parameters2) => {
			return fetchWrapper(endpoint2.parse(endpoint2.merge(route2, parameters2)));
		};
		Object.assign(request2, {
			endpoint: endpoint2,
			defaults: withDefaults$1.bind(null, endpoint2)
		});
		return endpointOptions.request.hook(request2, endpointOptions);
	};
	return Object.assign(newApi, {
		endpoint: endpoint2,
		defaults: withDefaults$1.bind(null, endpoint2)
	});
}
var request = withDefaults$1(endpoint, defaults_default);
/* v8 ignore next -- @preserve */
/* v8 ignore else -- @preserve */
// node_modules/@octokit/graphql/dist-bundle/index.js
var VERSION$3 = "0.0.0-development";
function _buildMessageForResponseErrors(data) {
	return `Request failed due to following response errors:
` + data.errors.map((e) => ` - ${e.message}`).join("\n");
}
var GraphqlResponseError = class extends Error {
	constructor(request2, headers, response) {
		super(_buildMessageForResponseErrors(response));
		this.request = request2;
		this.headers = headers;
		this.response = response;
		this.errors = response.errors;
		this.data = response.data;
		if (Error.captureStackTrace) Error.captureStackTrace(this, this.constructor);
	}
	request;
	headers;
	response;
	name = "GraphqlResponseError";
	errors;
	data;
};
var NON_VARIABLE_OPTIONS = [
	"method",
	"baseUrl",
	"url",
	"headers",
	"request",
	"query",
	"mediaType",
	"operationName"
];
var FORBIDDEN_VARIABLE_OPTIONS = [
	"query",
	"method",
	"url"
];
var GHES_V3_SUFFIX_REGEX = /\/api\/v3\/?$/;
function graphql(request2, query, options) {
	if (options) {
		if (typeof query === "string" && "query" in options) return Promise.reject(/* @__PURE__ */ new Error(`[@octokit/graphql] "query" cannot be used as variable name`));
		for (const key in options) {
			if (!FORBIDDEN_VARIABLE_OPTIONS.includes(key)) continue;
			return Promise.reject(/* @__PURE__ */ new Error(`[@octokit/graphql] "${key}" cannot be used as variable name`));
		}
	}
	const parsedOptions = typeof query === "string" ? Object.assign({ query }, options) : query;
	const requestOptions = Object.keys(parsedOptions).reduce((result, key) => {
		if (NON_VARIABLE_OPTIONS.includes(key)) {
			result[key] = parsedOptions[key];
			return result;
		}
		if (!result.variables) result.variables = {};
		result.variables[key] = parsedOptions[key];
		return result;
	}, {});
	const baseUrl = parsedOptions.baseUrl || request2.endpoint.DEFAULTS.baseUrl;
	if (GHES_V3_SUFFIX_REGEX.test(baseUrl)) requestOptions.url = baseUrl.replace(GHES_V3_SUFFIX_REGEX, "/api/graphql");
	return request2(requestOptions).then((response) => {
		if (response.data.errors) {
			const headers = {};
			for (const key of Object.keys(response.headers)) headers[key] = response.headers[key];
			throw new GraphqlResponseError(requestOptions, headers, response.data);
		}
		return response.data.data;
	});
}
function withDefaults(request2, newDefaults) {
	const newRequest = request2.defaults(newDefaults);
	const newApi = (query, options) => {
		return graphql(newRequest, query, options);
	};
	return Object.assign(newApi, {
		defaults: withDefaults.bind(null, newRequest),
		endpoint: newRequest.endpoint
	});
}
withDefaults(request, {
	headers: { "user-agent": `octokit-graphql.js/${VERSION$3} ${getUserAgent()}` },
	method: "POST",
	url: "/graphql"
});
function withCustomRequest(customRequest) {
	return withDefaults(customRequest, {
		method: "POST",
		url: "/graphql"
	});
}
/* v8 ignore if -- @preserve */
// node_modules/@octokit/auth-token/dist-bundle/index.js
var b64url = "(?:[a-zA-Z0-9_-]+)";
var sep = "\\.";
var jwtRE = new RegExp(`^${b64url}${sep}${b64url}${sep}${b64url}$`);
var isJWT = jwtRE.test.bind(jwtRE);
async function auth(token) {
	const isApp = isJWT(token);
	const isInstallation = token.startsWith("v1.") || token.startsWith("ghs_");
	const isUserToServer = token.startsWith("ghu_");
	return {
		type: "token",
		token,
		tokenType: isApp ? "app" : isInstallation ? "installation" : isUserToServer ? "user-to-server" : "oauth"
	};
}
function withAuthorizationPrefix(token) {
	if (token.split(/\./).length === 3) return `bearer ${token}`;
	return `token ${token}`;
}
async function hook(token, request, route, parameters) {
	const endpoint = request.endpoint.merge(route, parameters);
	endpoint.headers.authorization = withAuthorizationPrefix(token);
	return request(endpoint);
}
var createTokenAuth = function createTokenAuth2(token) {
	if (!token) throw new Error("[@octokit/auth-token] No token passed to createTokenAuth");
	if (typeof token !== "string") throw new Error("[@octokit/auth-token] Token passed to createTokenAuth is not a string");
	token = token.replace(/^(token|bearer) +/i, "");
	return Object.assign(auth.bind(null, token), { hook: hook.bind(null, token) });
};
// node_modules/@octokit/core/dist-src/version.js
const VERSION$2 = "7.0.8";
// node_modules/@octokit/core/dist-src/index.js
const noop = () => {};
const consoleWarn = console.warn.bind(console);
const consoleError = console.error.bind(console);
function createLogger(logger = {}) {
	if (typeof logger.debug !== "function") logger.debug = noop;
	if (typeof logger.info !== "function") logger.info = noop;
	if (typeof logger.warn !== "function") logger.warn = consoleWarn;
	if (typeof logger.error !== "function") logger.error = consoleError;
	return logger;
}
const userAgentTrail = `octokit-core.js/${VERSION$2} ${getUserAgent()}`;
var Octokit = class {
	static VERSION = VERSION$2;
	static defaults(defaults) {
		const OctokitWithDefaults = class extends this {
			constructor(...args) {
				const options = args[0] || {};
				if (typeof defaults === "function") {
					super(defaults(options));
					return;
				}
				super(Object.assign({}, defaults, options, options.userAgent && defaults.userAgent ? { userAgent: `${options.userAgent} ${defaults.userAgent}` } : null));
			}
		};
		return OctokitWithDefaults;
	}
	static plugins = [];
	/**
	* Attach a plugin (or many) to your Octokit instance.
	*
	* @example
	* const API = Octokit.plugin(plugin1, plugin2, plugin3, ...)
	*/
	static plugin(...newPlugins) {
		const currentPlugins = this.plugins;
		const NewOctokit = class extends this {
			static plugins = currentPlugins.concat(newPlugins.filter((plugin) => !currentPlugins.includes(plugin)));
		};
		return NewOctokit;
	}
	constructor(options = {}) {
		const hook = new before_after_hook_default.Collection();
		const requestDefaults = {
			baseUrl: request.endpoint.DEFAULTS.baseUrl,
			headers: {},
			request: Object.assign({}, options.request, { hook: hook.bind(null, "request") }),
			mediaType: {
				previews: [],
				format: ""
			}
		};
		requestDefaults.headers["user-agent"] = options.userAgent ? `${options.userAgent} ${userAgentTrail}` : userAgentTrail;
		if (options.baseUrl) requestDefaults.baseUrl = options.baseUrl;
		if (options.previews) requestDefaults.mediaType.previews = options.previews;
		if (options.timeZone) requestDefaults.headers["time-zone"] = options.timeZone;
		this.request = request.defaults(requestDefaults);
		this.graphql = withCustomRequest(this.request).defaults(requestDefaults);
		this.log = createLogger(options.log);
		this.hook = hook;
		if (!options.authStrategy) {
			if (!options.auth) this.auth = async () => ({ type: "unauthenticated" });
			else {
				const auth = createTokenAuth(options.auth);
				hook.wrap("request", auth.hook);
				this.auth = auth;
			}
		} else {
			const { authStrategy, ...otherOptions } = options;
			const auth = authStrategy(Object.assign({
				request: this.request,
				log: this.log,
				octokit: this,
				octokitOptions: otherOptions
			}, options.auth));
			hook.wrap("request", auth.hook);
			this.auth = auth;
		}
		const classConstructor = this.constructor;
		for (let i = 0; i < classConstructor.plugins.length; ++i) Object.assign(this, classConstructor.plugins[i](this, options));
	}
	request;
	graphql;
	log;
	hook;
	auth;
};
// node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/version.js
const VERSION$1 = "17.0.0";
// node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/generated/endpoints.js
var endpoints_default = {
	actions: {
		addCustomLabelsToSelfHostedRunnerForOrg: ["POST /orgs/{org}/actions/runners/{runner_id}/labels"],
		addCustomLabelsToSelfHostedRunnerForRepo: ["POST /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"],
		addRepoAccessToSelfHostedRunnerGroupInOrg: ["PUT /orgs/{org}/actions/runner-groups/{runner_group_id}/repositories/{repository_id}"],
		addSelectedRepoToOrgSecret: ["PUT /orgs/{org}/actions/secrets/{secret_name}/repositories/{repository_id}"],
		addSelectedRepoToOrgVariable: ["PUT /orgs/{org}/actions/variables/{name}/repositories/{repository_id}"],
		approveWorkflowRun: ["POST /repos/{owner}/{repo}/actions/runs/{run_id}/approve"],
		cancelWorkflowRun: ["POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel"],
		createEnvironmentVariable: ["POST /repos/{owner}/{repo}/environments/{environment_name}/variables"],
		createHostedRunnerForOrg: ["POST /orgs/{org}/actions/hosted-runners"],
		createOrUpdateEnvironmentSecret: ["PUT /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}"],
		createOrUpdateOrgSecret: ["PUT /orgs/{org}/actions/secrets/{secret_name}"],
		createOrUpdateRepoSecret: ["PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}"],
		createOrgVariable: ["POST /orgs/{org}/actions/variables"],
		createRegistrationTokenForOrg: ["POST /orgs/{org}/actions/runners/registration-token"],
		createRegistrationTokenForRepo: ["POST /repos/{owner}/{repo}/actions/runners/registration-token"],
		createRemoveTokenForOrg: ["POST /orgs/{org}/actions/runners/remove-token"],
		createRemoveTokenForRepo: ["POST /repos/{owner}/{repo}/actions/runners/remove-token"],
		createRepoVariable: ["POST /repos/{owner}/{repo}/actions/variables"],
		createWorkflowDispatch: ["POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches"],
		deleteActionsCacheById: ["DELETE /repos/{owner}/{repo}/actions/caches/{cache_id}"],
		deleteActionsCacheByKey: ["DELETE /repos/{owner}/{repo}/actions/caches{?key,ref}"],
		deleteArtifact: ["DELETE /repos/{owner}/{repo}/actions/artifacts/{artifact_id}"],
		deleteCustomImageFromOrg: ["DELETE /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}"],
		deleteCustomImageVersionFromOrg: ["DELETE /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions/{version}"],
		deleteEnvironmentSecret: ["DELETE /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}"],
		deleteEnvironmentVariable: ["DELETE /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}"],
		deleteHostedRunnerForOrg: ["DELETE /orgs/{org}/actions/hosted-runners/{hosted_runner_id}"],
		deleteOrgSecret: ["DELETE /orgs/{org}/actions/secrets/{secret_name}"],
		deleteOrgVariable: ["DELETE /orgs/{org}/actions/variables/{name}"],
		deleteRepoSecret: ["DELETE /repos/{owner}/{repo}/actions/secrets/{secret_name}"],
		deleteRepoVariable: ["DELETE /repos/{owner}/{repo}/actions/variables/{name}"],
		deleteSelfHostedRunnerFromOrg: ["DELETE /orgs/{org}/actions/runners/{runner_id}"],
		deleteSelfHostedRunnerFromRepo: ["DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}"],
		deleteWorkflowRun: ["DELETE /repos/{owner}/{repo}/actions/runs/{run_id}"],
		deleteWorkflowRunLogs: ["DELETE /repos/{owner}/{repo}/actions/runs/{run_id}/logs"],
		disableSelectedRepositoryGithubActionsOrganization: ["DELETE /orgs/{org}/actions/permissions/repositories/{repository_id}"],
		disableWorkflow: ["PUT /repos/{owner}/{repo}/actions/workflows/{workflow_id}/disable"],
		downloadArtifact: ["GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}"],
		downloadJobLogsForWorkflowRun: ["GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs"],
		downloadWorkflowRunAttemptLogs: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/logs"],
		downloadWorkflowRunLogs: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/logs"],
		enableSelectedRepositoryGithubActionsOrganization: ["PUT /orgs/{org}/actions/permissions/repositories/{repository_id}"],
		enableWorkflow: ["PUT /repos/{owner}/{repo}/actions/workflows/{workflow_id}/enable"],
		forceCancelWorkflowRun: ["POST /repos/{owner}/{repo}/actions/runs/{run_id}/force-cancel"],
		generateRunnerJitconfigForOrg: ["POST /orgs/{org}/actions/runners/generate-jitconfig"],
		generateRunnerJitconfigForRepo: ["POST /repos/{owner}/{repo}/actions/runners/generate-jitconfig"],
		getActionsCacheList: ["GET /repos/{owner}/{repo}/actions/caches"],
		getActionsCacheUsage: ["GET /repos/{owner}/{repo}/actions/cache/usage"],
		getActionsCacheUsageByRepoForOrg: ["GET /orgs/{org}/actions/cache/usage-by-repository"],
		getActionsCacheUsageForOrg: ["GET /orgs/{org}/actions/cache/usage"],
		getAllowedActionsOrganization: ["GET /orgs/{org}/actions/permissions/selected-actions"],
		getAllowedActionsRepository: ["GET /repos/{owner}/{repo}/actions/permissions/selected-actions"],
		getArtifact: ["GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}"],
		getCustomImageForOrg: ["GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}"],
		getCustomImageVersionForOrg: ["GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions/{version}"],
		getCustomOidcSubClaimForRepo: ["GET /repos/{owner}/{repo}/actions/oidc/customization/sub"],
		getEnvironmentPublicKey: ["GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/public-key"],
		getEnvironmentSecret: ["GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}"],
		getEnvironmentVariable: ["GET /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}"],
		getGithubActionsDefaultWorkflowPermissionsOrganization: ["GET /orgs/{org}/actions/permissions/workflow"],
		getGithubActionsDefaultWorkflowPermissionsRepository: ["GET /repos/{owner}/{repo}/actions/permissions/workflow"],
		getGithubActionsPermissionsOrganization: ["GET /orgs/{org}/actions/permissions"],
		getGithubActionsPermissionsRepository: ["GET /repos/{owner}/{repo}/actions/permissions"],
		getHostedRunnerForOrg: ["GET /orgs/{org}/actions/hosted-runners/{hosted_runner_id}"],
		getHostedRunnersGithubOwnedImagesForOrg: ["GET /orgs/{org}/actions/hosted-runners/images/github-owned"],
		getHostedRunnersLimitsForOrg: ["GET /orgs/{org}/actions/hosted-runners/limits"],
		getHostedRunnersMachineSpecsForOrg: ["GET /orgs/{org}/actions/hosted-runners/machine-sizes"],
		getHostedRunnersPartnerImagesForOrg: ["GET /orgs/{org}/actions/hosted-runners/images/partner"],
		getHostedRunnersPlatformsForOrg: ["GET /orgs/{org}/actions/hosted-runners/platforms"],
		getJobForWorkflowRun: ["GET /repos/{owner}/{repo}/actions/jobs/{job_id}"],
		getOrgPublicKey: ["GET /orgs/{org}/actions/secrets/public-key"],
		getOrgSecret: ["GET /orgs/{org}/actions/secrets/{secret_name}"],
		getOrgVariable: ["GET /orgs/{org}/actions/variables/{name}"],
		getPendingDeploymentsForRun: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments"],
		getRepoPermissions: [
			"GET /repos/{owner}/{repo}/actions/permissions",
			{},
			{ renamed: ["actions", "getGithubActionsPermissionsRepository"] }
		],
		getRepoPublicKey: ["GET /repos/{owner}/{repo}/actions/secrets/public-key"],
		getRepoSecret: ["GET /repos/{owner}/{repo}/actions/secrets/{secret_name}"],
		getRepoVariable: ["GET /repos/{owner}/{repo}/actions/variables/{name}"],
		getReviewsForRun: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals"],
		getSelfHostedRunnerForOrg: ["GET /orgs/{org}/actions/runners/{runner_id}"],
		getSelfHostedRunnerForRepo: ["GET /repos/{owner}/{repo}/actions/runners/{runner_id}"],
		getWorkflow: ["GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}"],
		getWorkflowAccessToRepository: ["GET /repos/{owner}/{repo}/actions/permissions/access"],
		getWorkflowRun: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}"],
		getWorkflowRunAttempt: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}"],
		getWorkflowRunUsage: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/timing"],
		getWorkflowUsage: ["GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/timing"],
		listArtifactsForRepo: ["GET /repos/{owner}/{repo}/actions/artifacts"],
		listCustomImageVersionsForOrg: ["GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions"],
		listCustomImagesForOrg: ["GET /orgs/{org}/actions/hosted-runners/images/custom"],
		listEnvironmentSecrets: ["GET /repos/{owner}/{repo}/environments/{environment_name}/secrets"],
		listEnvironmentVariables: ["GET /repos/{owner}/{repo}/environments/{environment_name}/variables"],
		listGithubHostedRunnersInGroupForOrg: ["GET /orgs/{org}/actions/runner-groups/{runner_group_id}/hosted-runners"],
		listHostedRunnersForOrg: ["GET /orgs/{org}/actions/hosted-runners"],
		listJobsForWorkflowRun: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs"],
		listJobsForWorkflowRunAttempt: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs"],
		listLabelsForSelfHostedRunnerForOrg: ["GET /orgs/{org}/actions/runners/{runner_id}/labels"],
		listLabelsForSelfHostedRunnerForRepo: ["GET /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"],
		listOrgSecrets: ["GET /orgs/{org}/actions/secrets"],
		listOrgVariables: ["GET /orgs/{org}/actions/variables"],
		listRepoOrganizationSecrets: ["GET /repos/{owner}/{repo}/actions/organization-secrets"],
		listRepoOrganizationVariables: ["GET /repos/{owner}/{repo}/actions/organization-variables"],
		listRepoSecrets: ["GET /repos/{owner}/{repo}/actions/secrets"],
		listRepoVariables: ["GET /repos/{owner}/{repo}/actions/variables"],
		listRepoWorkflows: ["GET /repos/{owner}/{repo}/actions/workflows"],
		listRunnerApplicationsForOrg: ["GET /orgs/{org}/actions/runners/downloads"],
		listRunnerApplicationsForRepo: ["GET /repos/{owner}/{repo}/actions/runners/downloads"],
		listSelectedReposForOrgSecret: ["GET /orgs/{org}/actions/secrets/{secret_name}/repositories"],
		listSelectedReposForOrgVariable: ["GET /orgs/{org}/actions/variables/{name}/repositories"],
		listSelectedRepositoriesEnabledGithubActionsOrganization: ["GET /orgs/{org}/actions/permissions/repositories"],
		listSelfHostedRunnersForOrg: ["GET /orgs/{org}/actions/runners"],
		listSelfHostedRunnersForRepo: ["GET /repos/{owner}/{repo}/actions/runners"],
		listWorkflowRunArtifacts: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts"],
		listWorkflowRuns: ["GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs"],
		listWorkflowRunsForRepo: ["GET /repos/{owner}/{repo}/actions/runs"],
		reRunJobForWorkflowRun: ["POST /repos/{owner}/{repo}/actions/jobs/{job_id}/rerun"],
		reRunWorkflow: ["POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun"],
		reRunWorkflowFailedJobs: ["POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs"],
		removeAllCustomLabelsFromSelfHostedRunnerForOrg: ["DELETE /orgs/{org}/actions/runners/{runner_id}/labels"],
		removeAllCustomLabelsFromSelfHostedRunnerForRepo: ["DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"],
		removeCustomLabelFromSelfHostedRunnerForOrg: ["DELETE /orgs/{org}/actions/runners/{runner_id}/labels/{name}"],
		removeCustomLabelFromSelfHostedRunnerForRepo: ["DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}/labels/{name}"],
		removeSelectedRepoFromOrgSecret: ["DELETE /orgs/{org}/actions/secrets/{secret_name}/repositories/{repository_id}"],
		removeSelectedRepoFromOrgVariable: ["DELETE /orgs/{org}/actions/variables/{name}/repositories/{repository_id}"],
		reviewCustomGatesForRun: ["POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule"],
		reviewPendingDeploymentsForRun: ["POST /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments"],
		setAllowedActionsOrganization: ["PUT /orgs/{org}/actions/permissions/selected-actions"],
		setAllowedActionsRepository: ["PUT /repos/{owner}/{repo}/actions/permissions/selected-actions"],
		setCustomLabelsForSelfHostedRunnerForOrg: ["PUT /orgs/{org}/actions/runners/{runner_id}/labels"],
		setCustomLabelsForSelfHostedRunnerForRepo: ["PUT /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"],
		setCustomOidcSubClaimForRepo: ["PUT /repos/{owner}/{repo}/actions/oidc/customization/sub"],
		setGithubActionsDefaultWorkflowPermissionsOrganization: ["PUT /orgs/{org}/actions/permissions/workflow"],
		setGithubActionsDefaultWorkflowPermissionsRepository: ["PUT /repos/{owner}/{repo}/actions/permissions/workflow"],
		setGithubActionsPermissionsOrganization: ["PUT /orgs/{org}/actions/permissions"],
		setGithubActionsPermissionsRepository: ["PUT /repos/{owner}/{repo}/actions/permissions"],
		setSelectedReposForOrgSecret: ["PUT /orgs/{org}/actions/secrets/{secret_name}/repositories"],
		setSelectedReposForOrgVariable: ["PUT /orgs/{org}/actions/variables/{name}/repositories"],
		setSelectedRepositoriesEnabledGithubActionsOrganization: ["PUT /orgs/{org}/actions/permissions/repositories"],
		setWorkflowAccessToRepository: ["PUT /repos/{owner}/{repo}/actions/permissions/access"],
		updateEnvironmentVariable: ["PATCH /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}"],
		updateHostedRunnerForOrg: ["PATCH /orgs/{org}/actions/hosted-runners/{hosted_runner_id}"],
		updateOrgVariable: ["PATCH /orgs/{org}/actions/variables/{name}"],
		updateRepoVariable: ["PATCH /repos/{owner}/{repo}/actions/variables/{name}"]
	},
	activity: {
		checkRepoIsStarredByAuthenticatedUser: ["GET /user/starred/{owner}/{repo}"],
		deleteRepoSubscription: ["DELETE /repos/{owner}/{repo}/subscription"],
		deleteThreadSubscription: ["DELETE /notifications/threads/{thread_id}/subscription"],
		getFeeds: ["GET /feeds"],
		getRepoSubscription: ["GET /repos/{owner}/{repo}/subscription"],
		getThread: ["GET /notifications/threads/{thread_id}"],
		getThreadSubscriptionForAuthenticatedUser: ["GET /notifications/threads/{thread_id}/subscription"],
		listEventsForAuthenticatedUser: ["GET /users/{username}/events"],
		listNotificationsForAuthenticatedUser: ["GET /notifications"],
		listOrgEventsForAuthenticatedUser: ["GET /users/{username}/events/orgs/{org}"],
		listPublicEvents: ["GET /events"],
		listPublicEventsForRepoNetwork: ["GET /networks/{owner}/{repo}/events"],
		listPublicEventsForUser: ["GET /users/{username}/events/public"],
		listPublicOrgEvents: ["GET /orgs/{org}/events"],
		listReceivedEventsForUser: ["GET /users/{username}/received_events"],
		listReceivedPublicEventsForUser: ["GET /users/{username}/received_events/public"],
		listRepoEvents: ["GET /repos/{owner}/{repo}/events"],
		listRepoNotificationsForAuthenticatedUser: ["GET /repos/{owner}/{repo}/notifications"],
		listReposStarredByAuthenticatedUser: ["GET /user/starred"],
		listReposStarredByUser: ["GET /users/{username}/starred"],
		listReposWatchedByUser: ["GET /users/{username}/subscriptions"],
		listStargazersForRepo: ["GET /repos/{owner}/{repo}/stargazers"],
		listWatchedReposForAuthenticatedUser: ["GET /user/subscriptions"],
		listWatchersForRepo: ["GET /repos/{owner}/{repo}/subscribers"],
		markNotificationsAsRead: ["PUT /notifications"],
		markRepoNotificationsAsRead: ["PUT /repos/{owner}/{repo}/notifications"],
		markThreadAsDone: ["DELETE /notifications/threads/{thread_id}"],
		markThreadAsRead: ["PATCH /notifications/threads/{thread_id}"],
		setRepoSubscription: ["PUT /repos/{owner}/{repo}/subscription"],
		setThreadSubscription: ["PUT /notifications/threads/{thread_id}/subscription"],
		starRepoForAuthenticatedUser: ["PUT /user/starred/{owner}/{repo}"],
		unstarRepoForAuthenticatedUser: ["DELETE /user/starred/{owner}/{repo}"]
	},
	apps: {
		addRepoToInstallation: [
			"PUT /user/installations/{installation_id}/repositories/{repository_id}",
			{},
			{ renamed: ["apps", "addRepoToInstallationForAuthenticatedUser"] }
		],
		addRepoToInstallationForAuthenticatedUser: ["PUT /user/installations/{installation_id}/repositories/{repository_id}"],
		checkToken: ["POST /applications/{client_id}/token"],
		createFromManifest: ["POST /app-manifests/{code}/conversions"],
		createInstallationAccessToken: ["POST /app/installations/{installation_id}/access_tokens"],
		deleteAuthorization: ["DELETE /applications/{client_id}/grant"],
		deleteInstallation: ["DELETE /app/installations/{installation_id}"],
		deleteToken: ["DELETE /applications/{client_id}/token"],
		getAuthenticated: ["GET /app"],
		getBySlug: ["GET /apps/{app_slug}"],
		getInstallation: ["GET /app/installations/{installation_id}"],
		getOrgInstallation: ["GET /orgs/{org}/installation"],
		getRepoInstallation: ["GET /repos/{owner}/{repo}/installation"],
		getSubscriptionPlanForAccount: ["GET /marketplace_listing/accounts/{account_id}"],
		getSubscriptionPlanForAccountStubbed: ["GET /marketplace_listing/stubbed/accounts/{account_id}"],
		getUserInstallation: ["GET /users/{username}/installation"],
		getWebhookConfigForApp: ["GET /app/hook/config"],
		getWebhookDelivery: ["GET /app/hook/deliveries/{delivery_id}"],
		listAccountsForPlan: ["GET /marketplace_listing/plans/{plan_id}/accounts"],
		listAccountsForPlanStubbed: ["GET /marketplace_listing/stubbed/plans/{plan_id}/accounts"],
		listInstallationReposForAuthenticatedUser: ["GET /user/installations/{installation_id}/repositories"],
		listInstallationRequestsForAuthenticatedApp: ["GET /app/installation-requests"],
		listInstallations: ["GET /app/installations"],
		listInstallationsForAuthenticatedUser: ["GET /user/installations"],
		listPlans: ["GET /marketplace_listing/plans"],
		listPlansStubbed: ["GET /marketplace_listing/stubbed/plans"],
		listReposAccessibleToInstallation: ["GET /installation/repositories"],
		listSubscriptionsForAuthenticatedUser: ["GET /user/marketplace_purchases"],
		listSubscriptionsForAuthenticatedUserStubbed: ["GET /user/marketplace_purchases/stubbed"],
		listWebhookDeliveries: ["GET /app/hook/deliveries"],
		redeliverWebhookDelivery: ["POST /app/hook/deliveries/{delivery_id}/attempts"],
		removeRepoFromInstallation: [
			"DELETE /user/installations/{installation_id}/repositories/{repository_id}",
			{},
			{ renamed: ["apps", "removeRepoFromInstallationForAuthenticatedUser"] }
		],
		removeRepoFromInstallationForAuthenticatedUser: ["DELETE /user/installations/{installation_id}/repositories/{repository_id}"],
		resetToken: ["PATCH /applications/{client_id}/token"],
		revokeInstallationAccessToken: ["DELETE /installation/token"],
		scopeToken: ["POST /applications/{client_id}/token/scoped"],
		suspendInstallation: ["PUT /app/installations/{installation_id}/suspended"],
		unsuspendInstallation: ["DELETE /app/installations/{installation_id}/suspended"],
		updateWebhookConfigForApp: ["PATCH /app/hook/config"]
	},
	billing: {
		getGithubActionsBillingOrg: ["GET /orgs/{org}/settings/billing/actions"],
		getGithubActionsBillingUser: ["GET /users/{username}/settings/billing/actions"],
		getGithubBillingPremiumRequestUsageReportOrg: ["GET /organizations/{org}/settings/billing/premium_request/usage"],
		getGithubBillingPremiumRequestUsageReportUser: ["GET /users/{username}/settings/billing/premium_request/usage"],
		getGithubBillingUsageReportOrg: ["GET /organizations/{org}/settings/billing/usage"],
		getGithubBillingUsageReportUser: ["GET /users/{username}/settings/billing/usage"],
		getGithubPackagesBillingOrg: ["GET /orgs/{org}/settings/billing/packages"],
		getGithubPackagesBillingUser: ["GET /users/{username}/settings/billing/packages"],
		getSharedStorageBillingOrg: ["GET /orgs/{org}/settings/billing/shared-storage"],
		getSharedStorageBillingUser: ["GET /users/{username}/settings/billing/shared-storage"]
	},
	campaigns: {
		createCampaign: ["POST /orgs/{org}/campaigns"],
		deleteCampaign: ["DELETE /orgs/{org}/campaigns/{campaign_number}"],
		getCampaignSummary: ["GET /orgs/{org}/campaigns/{campaign_number}"],
		listOrgCampaigns: ["GET /orgs/{org}/campaigns"],
		updateCampaign: ["PATCH /orgs/{org}/campaigns/{campaign_number}"]
	},
	checks: {
		create: ["POST /repos/{owner}/{repo}/check-runs"],
		createSuite: ["POST /repos/{owner}/{repo}/check-suites"],
		get: ["GET /repos/{owner}/{repo}/check-runs/{check_run_id}"],
		getSuite: ["GET /repos/{owner}/{repo}/check-suites/{check_suite_id}"],
		listAnnotations: ["GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations"],
		listForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/check-runs"],
		listForSuite: ["GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs"],
		listSuitesForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/check-suites"],
		rerequestRun: ["POST /repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest"],
		rerequestSuite: ["POST /repos/{owner}/{repo}/check-suites/{check_suite_id}/rerequest"],
		setSuitesPreferences: ["PATCH /repos/{owner}/{repo}/check-suites/preferences"],
		update: ["PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}"]
	},
	codeScanning: {
		commitAutofix: ["POST /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix/commits"],
		createAutofix: ["POST /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix"],
		createVariantAnalysis: ["POST /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses"],
		deleteAnalysis: ["DELETE /repos/{owner}/{repo}/code-scanning/analyses/{analysis_id}{?confirm_delete}"],
		deleteCodeqlDatabase: ["DELETE /repos/{owner}/{repo}/code-scanning/codeql/databases/{language}"],
		getAlert: [
			"GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}",
			{},
			{ renamedParameters: { alert_id: "alert_number" } }
		],
		getAnalysis: ["GET /repos/{owner}/{repo}/code-scanning/analyses/{analysis_id}"],
		getAutofix: ["GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix"],
		getCodeqlDatabase: ["GET /repos/{owner}/{repo}/code-scanning/codeql/databases/{language}"],
		getDefaultSetup: ["GET /repos/{owner}/{repo}/code-scanning/default-setup"],
		getSarif: ["GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}"],
		getVariantAnalysis: ["GET /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses/{codeql_variant_analysis_id}"],
		getVariantAnalysisRepoTask: ["GET /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses/{codeql_variant_analysis_id}/repos/{repo_owner}/{repo_name}"],
		listAlertInstances: ["GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances"],
		listAlertsForOrg: ["GET /orgs/{org}/code-scanning/alerts"],
		listAlertsForRepo: ["GET /repos/{owner}/{repo}/code-scanning/alerts"],
		listAlertsInstances: [
			"GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances",
			{},
			{ renamed: ["codeScanning", "listAlertInstances"] }
		],
		listCodeqlDatabases: ["GET /repos/{owner}/{repo}/code-scanning/codeql/databases"],
		listRecentAnalyses: ["GET /repos/{owner}/{repo}/code-scanning/analyses"],
		updateAlert: ["PATCH /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}"],
		updateDefaultSetup: ["PATCH /repos/{owner}/{repo}/code-scanning/default-setup"],
		uploadSarif: ["POST /repos/{owner}/{repo}/code-scanning/sarifs"]
	},
	codeSecurity: {
		attachConfiguration: ["POST /orgs/{org}/code-security/configurations/{configuration_id}/attach"],
		attachEnterpriseConfiguration: ["POST /enterprises/{enterprise}/code-security/configurations/{configuration_id}/attach"],
		createConfiguration: ["POST /orgs/{org}/code-security/configurations"],
		createConfigurationForEnterprise: ["POST /enterprises/{enterprise}/code-security/configurations"],
		deleteConfiguration: ["DELETE /orgs/{org}/code-security/configurations/{configuration_id}"],
		deleteConfigurationForEnterprise: ["DELETE /enterprises/{enterprise}/code-security/configurations/{configuration_id}"],
		detachConfiguration: ["DELETE /orgs/{org}/code-security/configurations/detach"],
		getConfiguration: ["GET /orgs/{org}/code-security/configurations/{configuration_id}"],
		getConfigurationForRepository: ["GET /repos/{owner}/{repo}/code-security-configuration"],
		getConfigurationsForEnterprise: ["GET /enterprises/{enterprise}/code-security/configurations"],
		getConfigurationsForOrg: ["GET /orgs/{org}/code-security/configurations"],
		getDefaultConfigurations: ["GET /orgs/{org}/code-security/configurations/defaults"],
		getDefaultConfigurationsForEnterprise: ["GET /enterprises/{enterprise}/code-security/configurations/defaults"],
		getRepositoriesForConfiguration: ["GET /orgs/{org}/code-security/configurations/{configuration_id}/repositories"],
		getRepositoriesForEnterpriseConfiguration: ["GET /enterprises/{enterprise}/code-security/configurations/{configuration_id}/repositories"],
		getSingleConfigurationForEnterprise: ["GET /enterprises/{enterprise}/code-security/configurations/{configuration_id}"],
		setConfigurationAsDefault: ["PUT /orgs/{org}/code-security/configurations/{configuration_id}/defaults"],
		setConfigurationAsDefaultForEnterprise: ["PUT /enterprises/{enterprise}/code-security/configurations/{configuration_id}/defaults"],
		updateConfiguration: ["PATCH /orgs/{org}/code-security/configurations/{configuration_id}"],
		updateEnterpriseConfiguration: ["PATCH /enterprises/{enterprise}/code-security/configurations/{configuration_id}"]
	},
	codesOfConduct: {
		getAllCodesOfConduct: ["GET /codes_of_conduct"],
		getConductCode: ["GET /codes_of_conduct/{key}"]
	},
	codespaces: {
		addRepositoryForSecretForAuthenticatedUser: ["PUT /user/codespaces/secrets/{secret_name}/repositories/{repository_id}"],
		addSelectedRepoToOrgSecret: ["PUT /orgs/{org}/codespaces/secrets/{secret_name}/repositories/{repository_id}"],
		checkPermissionsForDevcontainer: ["GET /repos/{owner}/{repo}/codespaces/permissions_check"],
		codespaceMachinesForAuthenticatedUser: ["GET /user/codespaces/{codespace_name}/machines"],
		createForAuthenticatedUser: ["POST /user/codespaces"],
		createOrUpdateOrgSecret: ["PUT /orgs/{org}/codespaces/secrets/{secret_name}"],
		createOrUpdateRepoSecret: ["PUT /repos/{owner}/{repo}/codespaces/secrets/{secret_name}"],
		createOrUpdateSecretForAuthenticatedUser: ["PUT /user/codespaces/secrets/{secret_name}"],
		createWithPrForAuthenticatedUser: ["POST /repos/{owner}/{repo}/pulls/{pull_number}/codespaces"],
		createWithRepoForAuthenticatedUser: ["POST /repos/{owner}/{repo}/codespaces"],
		deleteForAuthenticatedUser: ["DELETE /user/codespaces/{codespace_name}"],
		deleteFromOrganization: ["DELETE /orgs/{org}/members/{username}/codespaces/{codespace_name}"],
		deleteOrgSecret: ["DELETE /orgs/{org}/codespaces/secrets/{secret_name}"],
		deleteRepoSecret: ["DELETE /repos/{owner}/{repo}/codespaces/secrets/{secret_name}"],
		deleteSecretForAuthenticatedUser: ["DELETE /user/codespaces/secrets/{secret_name}"],
		exportForAuthenticatedUser: ["POST /user/codespaces/{codespace_name}/exports"],
		getCodespacesForUserInOrg: ["GET /orgs/{org}/members/{username}/codespaces"],
		getExportDetailsForAuthenticatedUser: ["GET /user/codespaces/{codespace_name}/exports/{export_id}"],
		getForAuthenticatedUser: ["GET /user/codespaces/{codespace_name}"],
		getOrgPublicKey: ["GET /orgs/{org}/codespaces/secrets/public-key"],
		getOrgSecret: ["GET /orgs/{org}/codespaces/secrets/{secret_name}"],
		getPublicKeyForAuthenticatedUser: ["GET /user/codespaces/secrets/public-key"],
		getRepoPublicKey: ["GET /repos/{owner}/{repo}/codespaces/secrets/public-key"],
		getRepoSecret: ["GET /repos/{owner}/{repo}/codespaces/secrets/{secret_name}"],
		getSecretForAuthenticatedUser: ["GET /user/codespaces/secrets/{secret_name}"],
		listDevcontainersInRepositoryForAuthenticatedUser: ["GET /repos/{owner}/{repo}/codespaces/devcontainers"],
		listForAuthenticatedUser: ["GET /user/codespaces"],
		listInOrganization: [
			"GET /orgs/{org}/codespaces",
			{},
			{ renamedParameters: { org_id: "org" } }
		],
		listInRepositoryForAuthenticatedUser: ["GET /repos/{owner}/{repo}/codespaces"],
		listOrgSecrets: ["GET /orgs/{org}/codespaces/secrets"],
		listRepoSecrets: ["GET /repos/{owner}/{repo}/codespaces/secrets"],
		listRepositoriesForSecretForAuthenticatedUser: ["GET /user/codespaces/secrets/{secret_name}/repositories"],
		listSecretsForAuthenticatedUser: ["GET /user/codespaces/secrets"],
		listSelectedReposForOrgSecret: ["GET /orgs/{org}/codespaces/secrets/{secret_name}/repositories"],
		preFlightWithRepoForAuthenticatedUser: ["GET /repos/{owner}/{repo}/codespaces/new"],
		publishForAuthenticatedUser: ["POST /user/codespaces/{codespace_name}/publish"],
		removeRepositoryForSecretForAuthenticatedUser: ["DELETE /user/codespaces/secrets/{secret_name}/repositories/{repository_id}"],
		removeSelectedRepoFromOrgSecret: ["DELETE /orgs/{org}/codespaces/secrets/{secret_name}/repositories/{repository_id}"],
		repoMachinesForAuthenticatedUser: ["GET /repos/{owner}/{repo}/codespaces/machines"],
		setRepositoriesForSecretForAuthenticatedUser: ["PUT /user/codespaces/secrets/{secret_name}/repositories"],
		setSelectedReposForOrgSecret: ["PUT /orgs/{org}/codespaces/secrets/{secret_name}/repositories"],
		startForAuthenticatedUser: ["POST /user/codespaces/{codespace_name}/start"],
		stopForAuthenticatedUser: ["POST /user/codespaces/{codespace_name}/stop"],
		stopInOrganization: ["POST /orgs/{org}/members/{username}/codespaces/{codespace_name}/stop"],
		updateForAuthenticatedUser: ["PATCH /user/codespaces/{codespace_name}"]
	},
	copilot: {
		addCopilotSeatsForTeams: ["POST /orgs/{org}/copilot/billing/selected_teams"],
		addCopilotSeatsForUsers: ["POST /orgs/{org}/copilot/billing/selected_users"],
		cancelCopilotSeatAssignmentForTeams: ["DELETE /orgs/{org}/copilot/billing/selected_teams"],
		cancelCopilotSeatAssignmentForUsers: ["DELETE /orgs/{org}/copilot/billing/selected_users"],
		copilotMetricsForOrganization: ["GET /orgs/{org}/copilot/metrics"],
		copilotMetricsForTeam: ["GET /orgs/{org}/team/{team_slug}/copilot/metrics"],
		getCopilotOrganizationDetails: ["GET /orgs/{org}/copilot/billing"],
		getCopilotSeatDetailsForUser: ["GET /orgs/{org}/members/{username}/copilot"],
		listCopilotSeats: ["GET /orgs/{org}/copilot/billing/seats"]
	},
	credentials: { revoke: ["POST /credentials/revoke"] },
	dependabot: {
		addSelectedRepoToOrgSecret: ["PUT /orgs/{org}/dependabot/secrets/{secret_name}/repositories/{repository_id}"],
		createOrUpdateOrgSecret: ["PUT /orgs/{org}/dependabot/secrets/{secret_name}"],
		createOrUpdateRepoSecret: ["PUT /repos/{owner}/{repo}/dependabot/secrets/{secret_name}"],
		deleteOrgSecret: ["DELETE /orgs/{org}/dependabot/secrets/{secret_name}"],
		deleteRepoSecret: ["DELETE /repos/{owner}/{repo}/dependabot/secrets/{secret_name}"],
		getAlert: ["GET /repos/{owner}/{repo}/dependabot/alerts/{alert_number}"],
		getOrgPublicKey: ["GET /orgs/{org}/dependabot/secrets/public-key"],
		getOrgSecret: ["GET /orgs/{org}/dependabot/secrets/{secret_name}"],
		getRepoPublicKey: ["GET /repos/{owner}/{repo}/dependabot/secrets/public-key"],
		getRepoSecret: ["GET /repos/{owner}/{repo}/dependabot/secrets/{secret_name}"],
		listAlertsForEnterprise: ["GET /enterprises/{enterprise}/dependabot/alerts"],
		listAlertsForOrg: ["GET /orgs/{org}/dependabot/alerts"],
		listAlertsForRepo: ["GET /repos/{owner}/{repo}/dependabot/alerts"],
		listOrgSecrets: ["GET /orgs/{org}/dependabot/secrets"],
		listRepoSecrets: ["GET /repos/{owner}/{repo}/dependabot/secrets"],
		listSelectedReposForOrgSecret: ["GET /orgs/{org}/dependabot/secrets/{secret_name}/repositories"],
		removeSelectedRepoFromOrgSecret: ["DELETE /orgs/{org}/dependabot/secrets/{secret_name}/repositories/{repository_id}"],
		repositoryAccessForOrg: ["GET /organizations/{org}/dependabot/repository-access"],
		setRepositoryAccessDefaultLevel: ["PUT /organizations/{org}/dependabot/repository-access/default-level"],
		setSelectedReposForOrgSecret: ["PUT /orgs/{org}/dependabot/secrets/{secret_name}/repositories"],
		updateAlert: ["PATCH /repos/{owner}/{repo}/dependabot/alerts/{alert_number}"],
		updateRepositoryAccessForOrg: ["PATCH /organizations/{org}/dependabot/repository-access"]
	},
	dependencyGraph: {
		createRepositorySnapshot: ["POST /repos/{owner}/{repo}/dependency-graph/snapshots"],
		diffRange: ["GET /repos/{owner}/{repo}/dependency-graph/compare/{basehead}"],
		exportSbom: ["GET /repos/{owner}/{repo}/dependency-graph/sbom"]
	},
	emojis: { get: ["GET /emojis"] },
	enterpriseTeamMemberships: {
		add: ["PUT /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}"],
		bulkAdd: ["POST /enterprises/{enterprise}/teams/{enterprise-team}/memberships/add"],
		bulkRemove: ["POST /enterprises/{enterprise}/teams/{enterprise-team}/memberships/remove"],
		get: ["GET /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}"],
		list: ["GET /enterprises/{enterprise}/teams/{enterprise-team}/memberships"],
		remove: ["DELETE /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}"]
	},
	enterpriseTeamOrganizations: {
		add: ["PUT /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}"],
		bulkAdd: ["POST /enterprises/{enterprise}/teams/{enterprise-team}/organizations/add"],
		bulkRemove: ["POST /enterprises/{enterprise}/teams/{enterprise-team}/organizations/remove"],
		delete: ["DELETE /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}"],
		getAssignment: ["GET /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}"],
		getAssignments: ["GET /enterprises/{enterprise}/teams/{enterprise-team}/organizations"]
	},
	enterpriseTeams: {
		create: ["POST /enterprises/{enterprise}/teams"],
		delete: ["DELETE /enterprises/{enterprise}/teams/{team_slug}"],
		get: ["GET /enterprises/{enterprise}/teams/{team_slug}"],
		list: ["GET /enterprises/{enterprise}/teams"],
		update: ["PATCH /enterprises/{enterprise}/teams/{team_slug}"]
	},
	gists: {
		checkIsStarred: ["GET /gists/{gist_id}/star"],
		create: ["POST /gists"],
		createComment: ["POST /gists/{gist_id}/comments"],
		delete: ["DELETE /gists/{gist_id}"],
		deleteComment: ["DELETE /gists/{gist_id}/comments/{comment_id}"],
		fork: ["POST /gists/{gist_id}/forks"],
		get: ["GET /gists/{gist_id}"],
		getComment: ["GET /gists/{gist_id}/comments/{comment_id}"],
		getRevision: ["GET /gists/{gist_id}/{sha}"],
		list: ["GET /gists"],
		listComments: ["GET /gists/{gist_id}/comments"],
		listCommits: ["GET /gists/{gist_id}/commits"],
		listForUser: ["GET /users/{username}/gists"],
		listForks: ["GET /gists/{gist_id}/forks"],
		listPublic: ["GET /gists/public"],
		listStarred: ["GET /gists/starred"],
		star: ["PUT /gists/{gist_id}/star"],
		unstar: ["DELETE /gists/{gist_id}/star"],
		update: ["PATCH /gists/{gist_id}"],
		updateComment: ["PATCH /gists/{gist_id}/comments/{comment_id}"]
	},
	git: {
		createBlob: ["POST /repos/{owner}/{repo}/git/blobs"],
		createCommit: ["POST /repos/{owner}/{repo}/git/commits"],
		createRef: ["POST /repos/{owner}/{repo}/git/refs"],
		createTag: ["POST /repos/{owner}/{repo}/git/tags"],
		createTree: ["POST /repos/{owner}/{repo}/git/trees"],
		deleteRef: ["DELETE /repos/{owner}/{repo}/git/refs/{ref}"],
		getBlob: ["GET /repos/{owner}/{repo}/git/blobs/{file_sha}"],
		getCommit: ["GET /repos/{owner}/{repo}/git/commits/{commit_sha}"],
		getRef: ["GET /repos/{owner}/{repo}/git/ref/{ref}"],
		getTag: ["GET /repos/{owner}/{repo}/git/tags/{tag_sha}"],
		getTree: ["GET /repos/{owner}/{repo}/git/trees/{tree_sha}"],
		listMatchingRefs: ["GET /repos/{owner}/{repo}/git/matching-refs/{ref}"],
		updateRef: ["PATCH /repos/{owner}/{repo}/git/refs/{ref}"]
	},
	gitignore: {
		getAllTemplates: ["GET /gitignore/templates"],
		getTemplate: ["GET /gitignore/templates/{name}"]
	},
	hostedCompute: {
		createNetworkConfigurationForOrg: ["POST /orgs/{org}/settings/network-configurations"],
		deleteNetworkConfigurationFromOrg: ["DELETE /orgs/{org}/settings/network-configurations/{network_configuration_id}"],
		getNetworkConfigurationForOrg: ["GET /orgs/{org}/settings/network-configurations/{network_configuration_id}"],
		getNetworkSettingsForOrg: ["GET /orgs/{org}/settings/network-settings/{network_settings_id}"],
		listNetworkConfigurationsForOrg: ["GET /orgs/{org}/settings/network-configurations"],
		updateNetworkConfigurationForOrg: ["PATCH /orgs/{org}/settings/network-configurations/{network_configuration_id}"]
	},
	interactions: {
		getRestrictionsForAuthenticatedUser: ["GET /user/interaction-limits"],
		getRestrictionsForOrg: ["GET /orgs/{org}/interaction-limits"],
		getRestrictionsForRepo: ["GET /repos/{owner}/{repo}/interaction-limits"],
		getRestrictionsForYourPublicRepos: [
			"GET /user/interaction-limits",
			{},
			{ renamed: ["interactions", "getRestrictionsForAuthenticatedUser"] }
		],
		removeRestrictionsForAuthenticatedUser: ["DELETE /user/interaction-limits"],
		removeRestrictionsForOrg: ["DELETE /orgs/{org}/interaction-limits"],
		removeRestrictionsForRepo: ["DELETE /repos/{owner}/{repo}/interaction-limits"],
		removeRestrictionsForYourPublicRepos: [
			"DELETE /user/interaction-limits",
			{},
			{ renamed: ["interactions", "removeRestrictionsForAuthenticatedUser"] }
		],
		setRestrictionsForAuthenticatedUser: ["PUT /user/interaction-limits"],
		setRestrictionsForOrg: ["PUT /orgs/{org}/interaction-limits"],
		setRestrictionsForRepo: ["PUT /repos/{owner}/{repo}/interaction-limits"],
		setRestrictionsForYourPublicRepos: [
			"PUT /user/interaction-limits",
			{},
			{ renamed: ["interactions", "setRestrictionsForAuthenticatedUser"] }
		]
	},
	issues: {
		addAssignees: ["POST /repos/{owner}/{repo}/issues/{issue_number}/assignees"],
		addBlockedByDependency: ["POST /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by"],
		addLabels: ["POST /repos/{owner}/{repo}/issues/{issue_number}/labels"],
		addSubIssue: ["POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues"],
		checkUserCanBeAssigned: ["GET /repos/{owner}/{repo}/assignees/{assignee}"],
		checkUserCanBeAssignedToIssue: ["GET /repos/{owner}/{repo}/issues/{issue_number}/assignees/{assignee}"],
		create: ["POST /repos/{owner}/{repo}/issues"],
		createComment: ["POST /repos/{owner}/{repo}/issues/{issue_number}/comments"],
		createLabel: ["POST /repos/{owner}/{repo}/labels"],
		createMilestone: ["POST /repos/{owner}/{repo}/milestones"],
		deleteComment: ["DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}"],
		deleteLabel: ["DELETE /repos/{owner}/{repo}/labels/{name}"],
		deleteMilestone: ["DELETE /repos/{owner}/{repo}/milestones/{milestone_number}"],
		get: ["GET /repos/{owner}/{repo}/issues/{issue_number}"],
		getComment: ["GET /repos/{owner}/{repo}/issues/comments/{comment_id}"],
		getEvent: ["GET /repos/{owner}/{repo}/issues/events/{event_id}"],
		getLabel: ["GET /repos/{owner}/{repo}/labels/{name}"],
		getMilestone: ["GET /repos/{owner}/{repo}/milestones/{milestone_number}"],
		getParent: ["GET /repos/{owner}/{repo}/issues/{issue_number}/parent"],
		list: ["GET /issues"],
		listAssignees: ["GET /repos/{owner}/{repo}/assignees"],
		listComments: ["GET /repos/{owner}/{repo}/issues/{issue_number}/comments"],
		listCommentsForRepo: ["GET /repos/{owner}/{repo}/issues/comments"],
		listDependenciesBlockedBy: ["GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by"],
		listDependenciesBlocking: ["GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocking"],
		listEvents: ["GET /repos/{owner}/{repo}/issues/{issue_number}/events"],
		listEventsForRepo: ["GET /repos/{owner}/{repo}/issues/events"],
		listEventsForTimeline: ["GET /repos/{owner}/{repo}/issues/{issue_number}/timeline"],
		listForAuthenticatedUser: ["GET /user/issues"],
		listForOrg: ["GET /orgs/{org}/issues"],
		listForRepo: ["GET /repos/{owner}/{repo}/issues"],
		listLabelsForMilestone: ["GET /repos/{owner}/{repo}/milestones/{milestone_number}/labels"],
		listLabelsForRepo: ["GET /repos/{owner}/{repo}/labels"],
		listLabelsOnIssue: ["GET /repos/{owner}/{repo}/issues/{issue_number}/labels"],
		listMilestones: ["GET /repos/{owner}/{repo}/milestones"],
		listSubIssues: ["GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues"],
		lock: ["PUT /repos/{owner}/{repo}/issues/{issue_number}/lock"],
		removeAllLabels: ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels"],
		removeAssignees: ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/assignees"],
		removeDependencyBlockedBy: ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by/{issue_id}"],
		removeLabel: ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}"],
		removeSubIssue: ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/sub_issue"],
		reprioritizeSubIssue: ["PATCH /repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority"],
		setLabels: ["PUT /repos/{owner}/{repo}/issues/{issue_number}/labels"],
		unlock: ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/lock"],
		update: ["PATCH /repos/{owner}/{repo}/issues/{issue_number}"],
		updateComment: ["PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}"],
		updateLabel: ["PATCH /repos/{owner}/{repo}/labels/{name}"],
		updateMilestone: ["PATCH /repos/{owner}/{repo}/milestones/{milestone_number}"]
	},
	licenses: {
		get: ["GET /licenses/{license}"],
		getAllCommonlyUsed: ["GET /licenses"],
		getForRepo: ["GET /repos/{owner}/{repo}/license"]
	},
	markdown: {
		render: ["POST /markdown"],
		renderRaw: ["POST /markdown/raw", { headers: { "content-type": "text/plain; charset=utf-8" } }]
	},
	meta: {
		get: ["GET /meta"],
		getAllVersions: ["GET /versions"],
		getOctocat: ["GET /octocat"],
		getZen: ["GET /zen"],
		root: ["GET /"]
	},
	migrations: {
		deleteArchiveForAuthenticatedUser: ["DELETE /user/migrations/{migration_id}/archive"],
		deleteArchiveForOrg: ["DELETE /orgs/{org}/migrations/{migration_id}/archive"],
		downloadArchiveForOrg: ["GET /orgs/{org}/migrations/{migration_id}/archive"],
		getArchiveForAuthenticatedUser: ["GET /user/migrations/{migration_id}/archive"],
		getStatusForAuthenticatedUser: ["GET /user/migrations/{migration_id}"],
		getStatusForOrg: ["GET /orgs/{org}/migrations/{migration_id}"],
		listForAuthenticatedUser: ["GET /user/migrations"],
		listForOrg: ["GET /orgs/{org}/migrations"],
		listReposForAuthenticatedUser: ["GET /user/migrations/{migration_id}/repositories"],
		listReposForOrg: ["GET /orgs/{org}/migrations/{migration_id}/repositories"],
		listReposForUser: [
			"GET /user/migrations/{migration_id}/repositories",
			{},
			{ renamed: ["migrations", "listReposForAuthenticatedUser"] }
		],
		startForAuthenticatedUser: ["POST /user/migrations"],
		startForOrg: ["POST /orgs/{org}/migrations"],
		unlockRepoForAuthenticatedUser: ["DELETE /user/migrations/{migration_id}/repos/{repo_name}/lock"],
		unlockRepoForOrg: ["DELETE /orgs/{org}/migrations/{migration_id}/repos/{repo_name}/lock"]
	},
	oidc: {
		getOidcCustomSubTemplateForOrg: ["GET /orgs/{org}/actions/oidc/customization/sub"],
		updateOidcCustomSubTemplateForOrg: ["PUT /orgs/{org}/actions/oidc/customization/sub"]
	},
	orgs: {
		addSecurityManagerTeam: [
			"PUT /orgs/{org}/security-managers/teams/{team_slug}",
			{},
			{ deprecated: "octokit.rest.orgs.addSecurityManagerTeam() is deprecated, see https://docs.github.com/rest/orgs/security-managers#add-a-security-manager-team" }
		],
		assignTeamToOrgRole: ["PUT /orgs/{org}/organization-roles/teams/{team_slug}/{role_id}"],
		assignUserToOrgRole: ["PUT /orgs/{org}/organization-roles/users/{username}/{role_id}"],
		blockUser: ["PUT /orgs/{org}/blocks/{username}"],
		cancelInvitation: ["DELETE /orgs/{org}/invitations/{invitation_id}"],
		checkBlockedUser: ["GET /orgs/{org}/blocks/{username}"],
		checkMembershipForUser: ["GET /orgs/{org}/members/{username}"],
		checkPublicMembershipForUser: ["GET /orgs/{org}/public_members/{username}"],
		convertMemberToOutsideCollaborator: ["PUT /orgs/{org}/outside_collaborators/{username}"],
		createArtifactStorageRecord: ["POST /orgs/{org}/artifacts/metadata/storage-record"],
		createInvitation: ["POST /orgs/{org}/invitations"],
		createIssueType: ["POST /orgs/{org}/issue-types"],
		createWebhook: ["POST /orgs/{org}/hooks"],
		customPropertiesForOrgsCreateOrUpdateOrganizationValues: ["PATCH /organizations/{org}/org-properties/values"],
		customPropertiesForOrgsGetOrganizationValues: ["GET /organizations/{org}/org-properties/values"],
		customPropertiesForReposCreateOrUpdateOrganizationDefinition: ["PUT /orgs/{org}/properties/schema/{custom_property_name}"],
		customPropertiesForReposCreateOrUpdateOrganizationDefinitions: ["PATCH /orgs/{org}/properties/schema"],
		customPropertiesForReposCreateOrUpdateOrganizationValues: ["PATCH /orgs/{org}/properties/values"],
		customPropertiesForReposDeleteOrganizationDefinition: ["DELETE /orgs/{org}/properties/schema/{custom_property_name}"],
		customPropertiesForReposGetOrganizationDefinition: ["GET /orgs/{org}/properties/schema/{custom_property_name}"],
		customPropertiesForReposGetOrganizationDefinitions: ["GET /orgs/{org}/properties/schema"],
		customPropertiesForReposGetOrganizationValues: ["GET /orgs/{org}/properties/values"],
		delete: ["DELETE /orgs/{org}"],
		deleteAttestationsBulk: ["POST /orgs/{org}/attestations/delete-request"],
		deleteAttestationsById: ["DELETE /orgs/{org}/attestations/{attestation_id}"],
		deleteAttestationsBySubjectDigest: ["DELETE /orgs/{org}/attestations/digest/{subject_digest}"],
		deleteIssueType: ["DELETE /orgs/{org}/issue-types/{issue_type_id}"],
		deleteWebhook: ["DELETE /orgs/{org}/hooks/{hook_id}"],
		disableSelectedRepositoryImmutableReleasesOrganization: ["DELETE /orgs/{org}/settings/immutable-releases/repositories/{repository_id}"],
		enableSelectedRepositoryImmutableReleasesOrganization: ["PUT /orgs/{org}/settings/immutable-releases/repositories/{repository_id}"],
		get: ["GET /orgs/{org}"],
		getImmutableReleasesSettings: ["GET /orgs/{org}/settings/immutable-releases"],
		getImmutableReleasesSettingsRepositories: ["GET /orgs/{org}/settings/immutable-releases/repositories"],
		getMembershipForAuthenticatedUser: ["GET /user/memberships/orgs/{org}"],
		getMembershipForUser: ["GET /orgs/{org}/memberships/{username}"],
		getOrgRole: ["GET /orgs/{org}/organization-roles/{role_id}"],
		getOrgRulesetHistory: ["GET /orgs/{org}/rulesets/{ruleset_id}/history"],
		getOrgRulesetVersion: ["GET /orgs/{org}/rulesets/{ruleset_id}/history/{version_id}"],
		getWebhook: ["GET /orgs/{org}/hooks/{hook_id}"],
		getWebhookConfigForOrg: ["GET /orgs/{org}/hooks/{hook_id}/config"],
		getWebhookDelivery: ["GET /orgs/{org}/hooks/{hook_id}/deliveries/{delivery_id}"],
		list: ["GET /organizations"],
		listAppInstallations: ["GET /orgs/{org}/installations"],
		listArtifactStorageRecords: ["GET /orgs/{org}/artifacts/{subject_digest}/metadata/storage-records"],
		listAttestationRepositories: ["GET /orgs/{org}/attestations/repositories"],
		listAttestations: ["GET /orgs/{org}/attestations/{subject_digest}"],
		listAttestationsBulk: ["POST /orgs/{org}/attestations/bulk-list{?per_page,before,after}"],
		listBlockedUsers: ["GET /orgs/{org}/blocks"],
		listFailedInvitations: ["GET /orgs/{org}/failed_invitations"],
		listForAuthenticatedUser: ["GET /user/orgs"],
		listForUser: ["GET /users/{username}/orgs"],
		listInvitationTeams: ["GET /orgs/{org}/invitations/{invitation_id}/teams"],
		listIssueTypes: ["GET /orgs/{org}/issue-types"],
		listMembers: ["GET /orgs/{org}/members"],
		listMembershipsForAuthenticatedUser: ["GET /user/memberships/orgs"],
		listOrgRoleTeams: ["GET /orgs/{org}/organization-roles/{role_id}/teams"],
		listOrgRoleUsers: ["GET /orgs/{org}/organization-roles/{role_id}/users"],
		listOrgRoles: ["GET /orgs/{org}/organization-roles"],
		listOrganizationFineGrainedPermissions: ["GET /orgs/{org}/organization-fine-grained-permissions"],
		listOutsideCollaborators: ["GET /orgs/{org}/outside_collaborators"],
		listPatGrantRepositories: ["GET /orgs/{org}/personal-access-tokens/{pat_id}/repositories"],
		listPatGrantRequestRepositories: ["GET /orgs/{org}/personal-access-token-requests/{pat_request_id}/repositories"],
		listPatGrantRequests: ["GET /orgs/{org}/personal-access-token-requests"],
		listPatGrants: ["GET /orgs/{org}/personal-access-tokens"],
		listPendingInvitations: ["GET /orgs/{org}/invitations"],
		listPublicMembers: ["GET /orgs/{org}/public_members"],
		listSecurityManagerTeams: [
			"GET /orgs/{org}/security-managers",
			{},
			{ deprecated: "octokit.rest.orgs.listSecurityManagerTeams() is deprecated, see https://docs.github.com/rest/orgs/security-managers#list-security-manager-teams" }
		],
		listWebhookDeliveries: ["GET /orgs/{org}/hooks/{hook_id}/deliveries"],
		listWebhooks: ["GET /orgs/{org}/hooks"],
		pingWebhook: ["POST /orgs/{org}/hooks/{hook_id}/pings"],
		redeliverWebhookDelivery: ["POST /orgs/{org}/hooks/{hook_id}/deliveries/{delivery_id}/attempts"],
		removeMember: ["DELETE /orgs/{org}/members/{username}"],
		removeMembershipForUser: ["DELETE /orgs/{org}/memberships/{username}"],
		removeOutsideCollaborator: ["DELETE /orgs/{org}/outside_collaborators/{username}"],
		removePublicMembershipForAuthenticatedUser: ["DELETE /orgs/{org}/public_members/{username}"],
		removeSecurityManagerTeam: [
			"DELETE /orgs/{org}/security-managers/teams/{team_slug}",
			{},
			{ deprecated: "octokit.rest.orgs.removeSecurityManagerTeam() is deprecated, see https://docs.github.com/rest/orgs/security-managers#remove-a-security-manager-team" }
		],
		reviewPatGrantRequest: ["POST /orgs/{org}/personal-access-token-requests/{pat_request_id}"],
		reviewPatGrantRequestsInBulk: ["POST /orgs/{org}/personal-access-token-requests"],
		revokeAllOrgRolesTeam: ["DELETE /orgs/{org}/organization-roles/teams/{team_slug}"],
		revokeAllOrgRolesUser: ["DELETE /orgs/{org}/organization-roles/users/{username}"],
		revokeOrgRoleTeam: ["DELETE /orgs/{org}/organization-roles/teams/{team_slug}/{role_id}"],
		revokeOrgRoleUser: ["DELETE /orgs/{org}/organization-roles/users/{username}/{role_id}"],
		setImmutableReleasesSettings: ["PUT /orgs/{org}/settings/immutable-releases"],
		setImmutableReleasesSettingsRepositories: ["PUT /orgs/{org}/settings/immutable-releases/repositories"],
		setMembershipForUser: ["PUT /orgs/{org}/memberships/{username}"],
		setPublicMembershipForAuthenticatedUser: ["PUT /orgs/{org}/public_members/{username}"],
		unblockUser: ["DELETE /orgs/{org}/blocks/{username}"],
		update: ["PATCH /orgs/{org}"],
		updateIssueType: ["PUT /orgs/{org}/issue-types/{issue_type_id}"],
		updateMembershipForAuthenticatedUser: ["PATCH /user/memberships/orgs/{org}"],
		updatePatAccess: ["POST /orgs/{org}/personal-access-tokens/{pat_id}"],
		updatePatAccesses: ["POST /orgs/{org}/personal-access-tokens"],
		updateWebhook: ["PATCH /orgs/{org}/hooks/{hook_id}"],
		updateWebhookConfigForOrg: ["PATCH /orgs/{org}/hooks/{hook_id}/config"]
	},
	packages: {
		deletePackageForAuthenticatedUser: ["DELETE /user/packages/{package_type}/{package_name}"],
		deletePackageForOrg: ["DELETE /orgs/{org}/packages/{package_type}/{package_name}"],
		deletePackageForUser: ["DELETE /users/{username}/packages/{package_type}/{package_name}"],
		deletePackageVersionForAuthenticatedUser: ["DELETE /user/packages/{package_type}/{package_name}/versions/{package_version_id}"],
		deletePackageVersionForOrg: ["DELETE /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}"],
		deletePackageVersionForUser: ["DELETE /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}"],
		getAllPackageVersionsForAPackageOwnedByAnOrg: [
			"GET /orgs/{org}/packages/{package_type}/{package_name}/versions",
			{},
			{ renamed: ["packages", "getAllPackageVersionsForPackageOwnedByOrg"] }
		],
		getAllPackageVersionsForAPackageOwnedByTheAuthenticatedUser: [
			"GET /user/packages/{package_type}/{package_name}/versions",
			{},
			{ renamed: ["packages", "getAllPackageVersionsForPackageOwnedByAuthenticatedUser"] }
		],
		getAllPackageVersionsForPackageOwnedByAuthenticatedUser: ["GET /user/packages/{package_type}/{package_name}/versions"],
		getAllPackageVersionsForPackageOwnedByOrg: ["GET /orgs/{org}/packages/{package_type}/{package_name}/versions"],
		getAllPackageVersionsForPackageOwnedByUser: ["GET /users/{username}/packages/{package_type}/{package_name}/versions"],
		getPackageForAuthenticatedUser: ["GET /user/packages/{package_type}/{package_name}"],
		getPackageForOrganization: ["GET /orgs/{org}/packages/{package_type}/{package_name}"],
		getPackageForUser: ["GET /users/{username}/packages/{package_type}/{package_name}"],
		getPackageVersionForAuthenticatedUser: ["GET /user/packages/{package_type}/{package_name}/versions/{package_version_id}"],
		getPackageVersionForOrganization: ["GET /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}"],
		getPackageVersionForUser: ["GET /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}"],
		listDockerMigrationConflictingPackagesForAuthenticatedUser: ["GET /user/docker/conflicts"],
		listDockerMigrationConflictingPackagesForOrganization: ["GET /orgs/{org}/docker/conflicts"],
		listDockerMigrationConflictingPackagesForUser: ["GET /users/{username}/docker/conflicts"],
		listPackagesForAuthenticatedUser: ["GET /user/packages"],
		listPackagesForOrganization: ["GET /orgs/{org}/packages"],
		listPackagesForUser: ["GET /users/{username}/packages"],
		restorePackageForAuthenticatedUser: ["POST /user/packages/{package_type}/{package_name}/restore{?token}"],
		restorePackageForOrg: ["POST /orgs/{org}/packages/{package_type}/{package_name}/restore{?token}"],
		restorePackageForUser: ["POST /users/{username}/packages/{package_type}/{package_name}/restore{?token}"],
		restorePackageVersionForAuthenticatedUser: ["POST /user/packages/{package_type}/{package_name}/versions/{package_version_id}/restore"],
		restorePackageVersionForOrg: ["POST /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}/restore"],
		restorePackageVersionForUser: ["POST /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}/restore"]
	},
	privateRegistries: {
		createOrgPrivateRegistry: ["POST /orgs/{org}/private-registries"],
		deleteOrgPrivateRegistry: ["DELETE /orgs/{org}/private-registries/{secret_name}"],
		getOrgPrivateRegistry: ["GET /orgs/{org}/private-registries/{secret_name}"],
		getOrgPublicKey: ["GET /orgs/{org}/private-registries/public-key"],
		listOrgPrivateRegistries: ["GET /orgs/{org}/private-registries"],
		updateOrgPrivateRegistry: ["PATCH /orgs/{org}/private-registries/{secret_name}"]
	},
	projects: {
		addItemForOrg: ["POST /orgs/{org}/projectsV2/{project_number}/items"],
		addItemForUser: ["POST /users/{username}/projectsV2/{project_number}/items"],
		deleteItemForOrg: ["DELETE /orgs/{org}/projectsV2/{project_number}/items/{item_id}"],
		deleteItemForUser: ["DELETE /users/{username}/projectsV2/{project_number}/items/{item_id}"],
		getFieldForOrg: ["GET /orgs/{org}/projectsV2/{project_number}/fields/{field_id}"],
		getFieldForUser: ["GET /users/{username}/projectsV2/{project_number}/fields/{field_id}"],
		getForOrg: ["GET /orgs/{org}/projectsV2/{project_number}"],
		getForUser: ["GET /users/{username}/projectsV2/{project_number}"],
		getOrgItem: ["GET /orgs/{org}/projectsV2/{project_number}/items/{item_id}"],
		getUserItem: ["GET /users/{username}/projectsV2/{project_number}/items/{item_id}"],
		listFieldsForOrg: ["GET /orgs/{org}/projectsV2/{project_number}/fields"],
		listFieldsForUser: ["GET /users/{username}/projectsV2/{project_number}/fields"],
		listForOrg: ["GET /orgs/{org}/projectsV2"],
		listForUser: ["GET /users/{username}/projectsV2"],
		listItemsForOrg: ["GET /orgs/{org}/projectsV2/{project_number}/items"],
		listItemsForUser: ["GET /users/{username}/projectsV2/{project_number}/items"],
		updateItemForOrg: ["PATCH /orgs/{org}/projectsV2/{project_number}/items/{item_id}"],
		updateItemForUser: ["PATCH /users/{username}/projectsV2/{project_number}/items/{item_id}"]
	},
	pulls: {
		checkIfMerged: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/merge"],
		create: ["POST /repos/{owner}/{repo}/pulls"],
		createReplyForReviewComment: ["POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies"],
		createReview: ["POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews"],
		createReviewComment: ["POST /repos/{owner}/{repo}/pulls/{pull_number}/comments"],
		deletePendingReview: ["DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"],
		deleteReviewComment: ["DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}"],
		dismissReview: ["PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals"],
		get: ["GET /repos/{owner}/{repo}/pulls/{pull_number}"],
		getReview: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"],
		getReviewComment: ["GET /repos/{owner}/{repo}/pulls/comments/{comment_id}"],
		list: ["GET /repos/{owner}/{repo}/pulls"],
		listCommentsForReview: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments"],
		listCommits: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/commits"],
		listFiles: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/files"],
		listRequestedReviewers: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"],
		listReviewComments: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/comments"],
		listReviewCommentsForRepo: ["GET /repos/{owner}/{repo}/pulls/comments"],
		listReviews: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews"],
		merge: ["PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge"],
		removeRequestedReviewers: ["DELETE /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"],
		requestReviewers: ["POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"],
		submitReview: ["POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/events"],
		update: ["PATCH /repos/{owner}/{repo}/pulls/{pull_number}"],
		updateBranch: ["PUT /repos/{owner}/{repo}/pulls/{pull_number}/update-branch"],
		updateReview: ["PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"],
		updateReviewComment: ["PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}"]
	},
	rateLimit: { get: ["GET /rate_limit"] },
	reactions: {
		createForCommitComment: ["POST /repos/{owner}/{repo}/comments/{comment_id}/reactions"],
		createForIssue: ["POST /repos/{owner}/{repo}/issues/{issue_number}/reactions"],
		createForIssueComment: ["POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions"],
		createForPullRequestReviewComment: ["POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions"],
		createForRelease: ["POST /repos/{owner}/{repo}/releases/{release_id}/reactions"],
		createForTeamDiscussionCommentInOrg: ["POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions"],
		createForTeamDiscussionInOrg: ["POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions"],
		deleteForCommitComment: ["DELETE /repos/{owner}/{repo}/comments/{comment_id}/reactions/{reaction_id}"],
		deleteForIssue: ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/reactions/{reaction_id}"],
		deleteForIssueComment: ["DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}"],
		deleteForPullRequestComment: ["DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions/{reaction_id}"],
		deleteForRelease: ["DELETE /repos/{owner}/{repo}/releases/{release_id}/reactions/{reaction_id}"],
		deleteForTeamDiscussion: ["DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions/{reaction_id}"],
		deleteForTeamDiscussionComment: ["DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions/{reaction_id}"],
		listForCommitComment: ["GET /repos/{owner}/{repo}/comments/{comment_id}/reactions"],
		listForIssue: ["GET /repos/{owner}/{repo}/issues/{issue_number}/reactions"],
		listForIssueComment: ["GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions"],
		listForPullRequestReviewComment: ["GET /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions"],
		listForRelease: ["GET /repos/{owner}/{repo}/releases/{release_id}/reactions"],
		listForTeamDiscussionCommentInOrg: ["GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions"],
		listForTeamDiscussionInOrg: ["GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions"]
	},
	repos: {
		acceptInvitation: [
			"PATCH /user/repository_invitations/{invitation_id}",
			{},
			{ renamed: ["repos", "acceptInvitationForAuthenticatedUser"] }
		],
		acceptInvitationForAuthenticatedUser: ["PATCH /user/repository_invitations/{invitation_id}"],
		addAppAccessRestrictions: [
			"POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps",
			{},
			{ mapToData: "apps" }
		],
		addCollaborator: ["PUT /repos/{owner}/{repo}/collaborators/{username}"],
		addStatusCheckContexts: [
			"POST /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts",
			{},
			{ mapToData: "contexts" }
		],
		addTeamAccessRestrictions: [
			"POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams",
			{},
			{ mapToData: "teams" }
		],
		addUserAccessRestrictions: [
			"POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users",
			{},
			{ mapToData: "users" }
		],
		cancelPagesDeployment: ["POST /repos/{owner}/{repo}/pages/deployments/{pages_deployment_id}/cancel"],
		checkAutomatedSecurityFixes: ["GET /repos/{owner}/{repo}/automated-security-fixes"],
		checkCollaborator: ["GET /repos/{owner}/{repo}/collaborators/{username}"],
		checkImmutableReleases: ["GET /repos/{owner}/{repo}/immutable-releases"],
		checkPrivateVulnerabilityReporting: ["GET /repos/{owner}/{repo}/private-vulnerability-reporting"],
		checkVulnerabilityAlerts: ["GET /repos/{owner}/{repo}/vulnerability-alerts"],
		codeownersErrors: ["GET /repos/{owner}/{repo}/codeowners/errors"],
		compareCommits: ["GET /repos/{owner}/{repo}/compare/{base}...{head}"],
		compareCommitsWithBasehead: ["GET /repos/{owner}/{repo}/compare/{basehead}"],
		createAttestation: ["POST /repos/{owner}/{repo}/attestations"],
		createAutolink: ["POST /repos/{owner}/{repo}/autolinks"],
		createCommitComment: ["POST /repos/{owner}/{repo}/commits/{commit_sha}/comments"],
		createCommitSignatureProtection: ["POST /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures"],
		createCommitStatus: ["POST /repos/{owner}/{repo}/statuses/{sha}"],
		createDeployKey: ["POST /repos/{owner}/{repo}/keys"],
		createDeployment: ["POST /repos/{owner}/{repo}/deployments"],
		createDeploymentBranchPolicy: ["POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies"],
		createDeploymentProtectionRule: ["POST /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules"],
		createDeploymentStatus: ["POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses"],
		createDispatchEvent: ["POST /repos/{owner}/{repo}/dispatches"],
		createForAuthenticatedUser: ["POST /user/repos"],
		createFork: ["POST /repos/{owner}/{repo}/forks"],
		createInOrg: ["POST /orgs/{org}/repos"],
		createOrUpdateEnvironment: ["PUT /repos/{owner}/{repo}/environments/{environment_name}"],
		createOrUpdateFileContents: ["PUT /repos/{owner}/{repo}/contents/{path}"],
		createOrgRuleset: ["POST /orgs/{org}/rulesets"],
		createPagesDeployment: ["POST /repos/{owner}/{repo}/pages/deployments"],
		createPagesSite: ["POST /repos/{owner}/{repo}/pages"],
		createRelease: ["POST /repos/{owner}/{repo}/releases"],
		createRepoRuleset: ["POST /repos/{owner}/{repo}/rulesets"],
		createUsingTemplate: ["POST /repos/{template_owner}/{template_repo}/generate"],
		createWebhook: ["POST /repos/{owner}/{repo}/hooks"],
		customPropertiesForReposCreateOrUpdateRepositoryValues: ["PATCH /repos/{owner}/{repo}/properties/values"],
		customPropertiesForReposGetRepositoryValues: ["GET /repos/{owner}/{repo}/properties/values"],
		declineInvitation: [
			"DELETE /user/repository_invitations/{invitation_id}",
			{},
			{ renamed: ["repos", "declineInvitationForAuthenticatedUser"] }
		],
		declineInvitationForAuthenticatedUser: ["DELETE /user/repository_invitations/{invitation_id}"],
		delete: ["DELETE /repos/{owner}/{repo}"],
		deleteAccessRestrictions: ["DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions"],
		deleteAdminBranchProtection: ["DELETE /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins"],
		deleteAnEnvironment: ["DELETE /repos/{owner}/{repo}/environments/{environment_name}"],
		deleteAutolink: ["DELETE /repos/{owner}/{repo}/autolinks/{autolink_id}"],
		deleteBranchProtection: ["DELETE /repos/{owner}/{repo}/branches/{branch}/protection"],
		deleteCommitComment: ["DELETE /repos/{owner}/{repo}/comments/{comment_id}"],
		deleteCommitSignatureProtection: ["DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures"],
		deleteDeployKey: ["DELETE /repos/{owner}/{repo}/keys/{key_id}"],
		deleteDeployment: ["DELETE /repos/{owner}/{repo}/deployments/{deployment_id}"],
		deleteDeploymentBranchPolicy: ["DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}"],
		deleteFile: ["DELETE /repos/{owner}/{repo}/contents/{path}"],
		deleteInvitation: ["DELETE /repos/{owner}/{repo}/invitations/{invitation_id}"],
		deleteOrgRuleset: ["DELETE /orgs/{org}/rulesets/{ruleset_id}"],
		deletePagesSite: ["DELETE /repos/{owner}/{repo}/pages"],
		deletePullRequestReviewProtection: ["DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews"],
		deleteRelease: ["DELETE /repos/{owner}/{repo}/releases/{release_id}"],
		deleteReleaseAsset: ["DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}"],
		deleteRepoRuleset: ["DELETE /repos/{owner}/{repo}/rulesets/{ruleset_id}"],
		deleteWebhook: ["DELETE /repos/{owner}/{repo}/hooks/{hook_id}"],
		disableAutomatedSecurityFixes: ["DELETE /repos/{owner}/{repo}/automated-security-fixes"],
		disableDeploymentProtectionRule: ["DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/{protection_rule_id}"],
		disableImmutableReleases: ["DELETE /repos/{owner}/{repo}/immutable-releases"],
		disablePrivateVulnerabilityReporting: ["DELETE /repos/{owner}/{repo}/private-vulnerability-reporting"],
		disableVulnerabilityAlerts: ["DELETE /repos/{owner}/{repo}/vulnerability-alerts"],
		downloadArchive: [
			"GET /repos/{owner}/{repo}/zipball/{ref}",
			{},
			{ renamed: ["repos", "downloadZipballArchive"] }
		],
		downloadTarballArchive: ["GET /repos/{owner}/{repo}/tarball/{ref}"],
		downloadZipballArchive: ["GET /repos/{owner}/{repo}/zipball/{ref}"],
		enableAutomatedSecurityFixes: ["PUT /repos/{owner}/{repo}/automated-security-fixes"],
		enableImmutableReleases: ["PUT /repos/{owner}/{repo}/immutable-releases"],
		enablePrivateVulnerabilityReporting: ["PUT /repos/{owner}/{repo}/private-vulnerability-reporting"],
		enableVulnerabilityAlerts: ["PUT /repos/{owner}/{repo}/vulnerability-alerts"],
		generateReleaseNotes: ["POST /repos/{owner}/{repo}/releases/generate-notes"],
		get: ["GET /repos/{owner}/{repo}"],
		getAccessRestrictions: ["GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions"],
		getAdminBranchProtection: ["GET /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins"],
		getAllDeploymentProtectionRules: ["GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules"],
		getAllEnvironments: ["GET /repos/{owner}/{repo}/environments"],
		getAllStatusCheckContexts: ["GET /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts"],
		getAllTopics: ["GET /repos/{owner}/{repo}/topics"],
		getAppsWithAccessToProtectedBranch: ["GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps"],
		getAutolink: ["GET /repos/{owner}/{repo}/autolinks/{autolink_id}"],
		getBranch: ["GET /repos/{owner}/{repo}/branches/{branch}"],
		getBranchProtection: ["GET /repos/{owner}/{repo}/branches/{branch}/protection"],
		getBranchRules: ["GET /repos/{owner}/{repo}/rules/branches/{branch}"],
		getClones: ["GET /repos/{owner}/{repo}/traffic/clones"],
		getCodeFrequencyStats: ["GET /repos/{owner}/{repo}/stats/code_frequency"],
		getCollaboratorPermissionLevel: ["GET /repos/{owner}/{repo}/collaborators/{username}/permission"],
		getCombinedStatusForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/status"],
		getCommit: ["GET /repos/{owner}/{repo}/commits/{ref}"],
		getCommitActivityStats: ["GET /repos/{owner}/{repo}/stats/commit_activity"],
		getCommitComment: ["GET /repos/{owner}/{repo}/comments/{comment_id}"],
		getCommitSignatureProtection: ["GET /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures"],
		getCommunityProfileMetrics: ["GET /repos/{owner}/{repo}/community/profile"],
		getContent: ["GET /repos/{owner}/{repo}/contents/{path}"],
		getContributorsStats: ["GET /repos/{owner}/{repo}/stats/contributors"],
		getCustomDeploymentProtectionRule: ["GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/{protection_rule_id}"],
		getDeployKey: ["GET /repos/{owner}/{repo}/keys/{key_id}"],
		getDeployment: ["GET /repos/{owner}/{repo}/deployments/{deployment_id}"],
		getDeploymentBranchPolicy: ["GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}"],
		getDeploymentStatus: ["GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses/{status_id}"],
		getEnvironment: ["GET /repos/{owner}/{repo}/environments/{environment_name}"],
		getLatestPagesBuild: ["GET /repos/{owner}/{repo}/pages/builds/latest"],
		getLatestRelease: ["GET /repos/{owner}/{repo}/releases/latest"],
		getOrgRuleSuite: ["GET /orgs/{org}/rulesets/rule-suites/{rule_suite_id}"],
		getOrgRuleSuites: ["GET /orgs/{org}/rulesets/rule-suites"],
		getOrgRuleset: ["GET /orgs/{org}/rulesets/{ruleset_id}"],
		getOrgRulesets: ["GET /orgs/{org}/rulesets"],
		getPages: ["GET /repos/{owner}/{repo}/pages"],
		getPagesBuild: ["GET /repos/{owner}/{repo}/pages/builds/{build_id}"],
		getPagesDeployment: ["GET /repos/{owner}/{repo}/pages/deployments/{pages_deployment_id}"],
		getPagesHealthCheck: ["GET /repos/{owner}/{repo}/pages/health"],
		getParticipationStats: ["GET /repos/{owner}/{repo}/stats/participation"],
		getPullRequestReviewProtection: ["GET /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews"],
		getPunchCardStats: ["GET /repos/{owner}/{repo}/stats/punch_card"],
		getReadme: ["GET /repos/{owner}/{repo}/readme"],
		getReadmeInDirectory: ["GET /repos/{owner}/{repo}/readme/{dir}"],
		getRelease: ["GET /repos/{owner}/{repo}/releases/{release_id}"],
		getReleaseAsset: ["GET /repos/{owner}/{repo}/releases/assets/{asset_id}"],
		getReleaseByTag: ["GET /repos/{owner}/{repo}/releases/tags/{tag}"],
		getRepoRuleSuite: ["GET /repos/{owner}/{repo}/rulesets/rule-suites/{rule_suite_id}"],
		getRepoRuleSuites: ["GET /repos/{owner}/{repo}/rulesets/rule-suites"],
		getRepoRuleset: ["GET /repos/{owner}/{repo}/rulesets/{ruleset_id}"],
		getRepoRulesetHistory: ["GET /repos/{owner}/{repo}/rulesets/{ruleset_id}/history"],
		getRepoRulesetVersion: ["GET /repos/{owner}/{repo}/rulesets/{ruleset_id}/history/{version_id}"],
		getRepoRulesets: ["GET /repos/{owner}/{repo}/rulesets"],
		getStatusChecksProtection: ["GET /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks"],
		getTeamsWithAccessToProtectedBranch: ["GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams"],
		getTopPaths: ["GET /repos/{owner}/{repo}/traffic/popular/paths"],
		getTopReferrers: ["GET /repos/{owner}/{repo}/traffic/popular/referrers"],
		getUsersWithAccessToProtectedBranch: ["GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users"],
		getViews: ["GET /repos/{owner}/{repo}/traffic/views"],
		getWebhook: ["GET /repos/{owner}/{repo}/hooks/{hook_id}"],
		getWebhookConfigForRepo: ["GET /repos/{owner}/{repo}/hooks/{hook_id}/config"],
		getWebhookDelivery: ["GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}"],
		listActivities: ["GET /repos/{owner}/{repo}/activity"],
		listAttestations: ["GET /repos/{owner}/{repo}/attestations/{subject_digest}"],
		listAutolinks: ["GET /repos/{owner}/{repo}/autolinks"],
		listBranches: ["GET /repos/{owner}/{repo}/branches"],
		listBranchesForHeadCommit: ["GET /repos/{owner}/{repo}/commits/{commit_sha}/branches-where-head"],
		listCollaborators: ["GET /repos/{owner}/{repo}/collaborators"],
		listCommentsForCommit: ["GET /repos/{owner}/{repo}/commits/{commit_sha}/comments"],
		listCommitCommentsForRepo: ["GET /repos/{owner}/{repo}/comments"],
		listCommitStatusesForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/statuses"],
		listCommits: ["GET /repos/{owner}/{repo}/commits"],
		listContributors: ["GET /repos/{owner}/{repo}/contributors"],
		listCustomDeploymentRuleIntegrations: ["GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/apps"],
		listDeployKeys: ["GET /repos/{owner}/{repo}/keys"],
		listDeploymentBranchPolicies: ["GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies"],
		listDeploymentStatuses: ["GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses"],
		listDeployments: ["GET /repos/{owner}/{repo}/deployments"],
		listForAuthenticatedUser: ["GET /user/repos"],
		listForOrg: ["GET /orgs/{org}/repos"],
		listForUser: ["GET /users/{username}/repos"],
		listForks: ["GET /repos/{owner}/{repo}/forks"],
		listInvitations: ["GET /repos/{owner}/{repo}/invitations"],
		listInvitationsForAuthenticatedUser: ["GET /user/repository_invitations"],
		listLanguages: ["GET /repos/{owner}/{repo}/languages"],
		listPagesBuilds: ["GET /repos/{owner}/{repo}/pages/builds"],
		listPublic: ["GET /repositories"],
		listPullRequestsAssociatedWithCommit: ["GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls"],
		listReleaseAssets: ["GET /repos/{owner}/{repo}/releases/{release_id}/assets"],
		listReleases: ["GET /repos/{owner}/{repo}/releases"],
		listTags: ["GET /repos/{owner}/{repo}/tags"],
		listTeams: ["GET /repos/{owner}/{repo}/teams"],
		listWebhookDeliveries: ["GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries"],
		listWebhooks: ["GET /repos/{owner}/{repo}/hooks"],
		merge: ["POST /repos/{owner}/{repo}/merges"],
		mergeUpstream: ["POST /repos/{owner}/{repo}/merge-upstream"],
		pingWebhook: ["POST /repos/{owner}/{repo}/hooks/{hook_id}/pings"],
		redeliverWebhookDelivery: ["POST /repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}/attempts"],
		removeAppAccessRestrictions: [
			"DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps",
			{},
			{ mapToData: "apps" }
		],
		removeCollaborator: ["DELETE /repos/{owner}/{repo}/collaborators/{username}"],
		removeStatusCheckContexts: [
			"DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts",
			{},
			{ mapToData: "contexts" }
		],
		removeStatusCheckProtection: ["DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks"],
		removeTeamAccessRestrictions: [
			"DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams",
			{},
			{ mapToData: "teams" }
		],
		removeUserAccessRestrictions: [
			"DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users",
			{},
			{ mapToData: "users" }
		],
		renameBranch: ["POST /repos/{owner}/{repo}/branches/{branch}/rename"],
		replaceAllTopics: ["PUT /repos/{owner}/{repo}/topics"],
		requestPagesBuild: ["POST /repos/{owner}/{repo}/pages/builds"],
		setAdminBranchProtection: ["POST /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins"],
		setAppAccessRestrictions: [
			"PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps",
			{},
			{ mapToData: "apps" }
		],
		setStatusCheckContexts: [
			"PUT /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts",
			{},
			{ mapToData: "contexts" }
		],
		setTeamAccessRestrictions: [
			"PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams",
			{},
			{ mapToData: "teams" }
		],
		setUserAccessRestrictions: [
			"PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users",
			{},
			{ mapToData: "users" }
		],
		testPushWebhook: ["POST /repos/{owner}/{repo}/hooks/{hook_id}/tests"],
		transfer: ["POST /repos/{owner}/{repo}/transfer"],
		update: ["PATCH /repos/{owner}/{repo}"],
		updateBranchProtection: ["PUT /repos/{owner}/{repo}/branches/{branch}/protection"],
		updateCommitComment: ["PATCH /repos/{owner}/{repo}/comments/{comment_id}"],
		updateDeploymentBranchPolicy: ["PUT /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}"],
		updateInformationAboutPagesSite: ["PUT /repos/{owner}/{repo}/pages"],
		updateInvitation: ["PATCH /repos/{owner}/{repo}/invitations/{invitation_id}"],
		updateOrgRuleset: ["PUT /orgs/{org}/rulesets/{ruleset_id}"],
		updatePullRequestReviewProtection: ["PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews"],
		updateRelease: ["PATCH /repos/{owner}/{repo}/releases/{release_id}"],
		updateReleaseAsset: ["PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}"],
		updateRepoRuleset: ["PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}"],
		updateStatusCheckPotection: [
			"PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks",
			{},
			{ renamed: ["repos", "updateStatusCheckProtection"] }
		],
		updateStatusCheckProtection: ["PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks"],
		updateWebhook: ["PATCH /repos/{owner}/{repo}/hooks/{hook_id}"],
		updateWebhookConfigForRepo: ["PATCH /repos/{owner}/{repo}/hooks/{hook_id}/config"],
		uploadReleaseAsset: ["POST /repos/{owner}/{repo}/releases/{release_id}/assets{?name,label}", { baseUrl: "https://uploads.github.com" }]
	},
	search: {
		code: ["GET /search/code"],
		commits: ["GET /search/commits"],
		issuesAndPullRequests: ["GET /search/issues"],
		labels: ["GET /search/labels"],
		repos: ["GET /search/repositories"],
		topics: ["GET /search/topics"],
		users: ["GET /search/users"]
	},
	secretScanning: {
		createPushProtectionBypass: ["POST /repos/{owner}/{repo}/secret-scanning/push-protection-bypasses"],
		getAlert: ["GET /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}"],
		getScanHistory: ["GET /repos/{owner}/{repo}/secret-scanning/scan-history"],
		listAlertsForOrg: ["GET /orgs/{org}/secret-scanning/alerts"],
		listAlertsForRepo: ["GET /repos/{owner}/{repo}/secret-scanning/alerts"],
		listLocationsForAlert: ["GET /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}/locations"],
		listOrgPatternConfigs: ["GET /orgs/{org}/secret-scanning/pattern-configurations"],
		updateAlert: ["PATCH /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}"],
		updateOrgPatternConfigs: ["PATCH /orgs/{org}/secret-scanning/pattern-configurations"]
	},
	securityAdvisories: {
		createFork: ["POST /repos/{owner}/{repo}/security-advisories/{ghsa_id}/forks"],
		createPrivateVulnerabilityReport: ["POST /repos/{owner}/{repo}/security-advisories/reports"],
		createRepositoryAdvisory: ["POST /repos/{owner}/{repo}/security-advisories"],
		createRepositoryAdvisoryCveRequest: ["POST /repos/{owner}/{repo}/security-advisories/{ghsa_id}/cve"],
		getGlobalAdvisory: ["GET /advisories/{ghsa_id}"],
		getRepositoryAdvisory: ["GET /repos/{owner}/{repo}/security-advisories/{ghsa_id}"],
		listGlobalAdvisories: ["GET /advisories"],
		listOrgRepositoryAdvisories: ["GET /orgs/{org}/security-advisories"],
		listRepositoryAdvisories: ["GET /repos/{owner}/{repo}/security-advisories"],
		updateRepositoryAdvisory: ["PATCH /repos/{owner}/{repo}/security-advisories/{ghsa_id}"]
	},
	teams: {
		addOrUpdateMembershipForUserInOrg: ["PUT /orgs/{org}/teams/{team_slug}/memberships/{username}"],
		addOrUpdateRepoPermissionsInOrg: ["PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}"],
		checkPermissionsForRepoInOrg: ["GET /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}"],
		create: ["POST /orgs/{org}/teams"],
		createDiscussionCommentInOrg: ["POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments"],
		createDiscussionInOrg: ["POST /orgs/{org}/teams/{team_slug}/discussions"],
		deleteDiscussionCommentInOrg: ["DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}"],
		deleteDiscussionInOrg: ["DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}"],
		deleteInOrg: ["DELETE /orgs/{org}/teams/{team_slug}"],
		getByName: ["GET /orgs/{org}/teams/{team_slug}"],
		getDiscussionCommentInOrg: ["GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}"],
		getDiscussionInOrg: ["GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}"],
		getMembershipForUserInOrg: ["GET /orgs/{org}/teams/{team_slug}/memberships/{username}"],
		list: ["GET /orgs/{org}/teams"],
		listChildInOrg: ["GET /orgs/{org}/teams/{team_slug}/teams"],
		listDiscussionCommentsInOrg: ["GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments"],
		listDiscussionsInOrg: ["GET /orgs/{org}/teams/{team_slug}/discussions"],
		listForAuthenticatedUser: ["GET /user/teams"],
		listMembersInOrg: ["GET /orgs/{org}/teams/{team_slug}/members"],
		listPendingInvitationsInOrg: ["GET /orgs/{org}/teams/{team_slug}/invitations"],
		listReposInOrg: ["GET /orgs/{org}/teams/{team_slug}/repos"],
		removeMembershipForUserInOrg: ["DELETE /orgs/{org}/teams/{team_slug}/memberships/{username}"],
		removeRepoInOrg: ["DELETE /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}"],
		updateDiscussionCommentInOrg: ["PATCH /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}"],
		updateDiscussionInOrg: ["PATCH /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}"],
		updateInOrg: ["PATCH /orgs/{org}/teams/{team_slug}"]
	},
	users: {
		addEmailForAuthenticated: [
			"POST /user/emails",
			{},
			{ renamed: ["users", "addEmailForAuthenticatedUser"] }
		],
		addEmailForAuthenticatedUser: ["POST /user/emails"],
		addSocialAccountForAuthenticatedUser: ["POST /user/social_accounts"],
		block: ["PUT /user/blocks/{username}"],
		checkBlocked: ["GET /user/blocks/{username}"],
		checkFollowingForUser: ["GET /users/{username}/following/{target_user}"],
		checkPersonIsFollowedByAuthenticated: ["GET /user/following/{username}"],
		createGpgKeyForAuthenticated: [
			"POST /user/gpg_keys",
			{},
			{ renamed: ["users", "createGpgKeyForAuthenticatedUser"] }
		],
		createGpgKeyForAuthenticatedUser: ["POST /user/gpg_keys"],
		createPublicSshKeyForAuthenticated: [
			"POST /user/keys",
			{},
			{ renamed: ["users", "createPublicSshKeyForAuthenticatedUser"] }
		],
		createPublicSshKeyForAuthenticatedUser: ["POST /user/keys"],
		createSshSigningKeyForAuthenticatedUser: ["POST /user/ssh_signing_keys"],
		deleteAttestationsBulk: ["POST /users/{username}/attestations/delete-request"],
		deleteAttestationsById: ["DELETE /users/{username}/attestations/{attestation_id}"],
		deleteAttestationsBySubjectDigest: ["DELETE /users/{username}/attestations/digest/{subject_digest}"],
		deleteEmailForAuthenticated: [
			"DELETE /user/emails",
			{},
			{ renamed: ["users", "deleteEmailForAuthenticatedUser"] }
		],
		deleteEmailForAuthenticatedUser: ["DELETE /user/emails"],
		deleteGpgKeyForAuthenticated: [
			"DELETE /user/gpg_keys/{gpg_key_id}",
			{},
			{ renamed: ["users", "deleteGpgKeyForAuthenticatedUser"] }
		],
		deleteGpgKeyForAuthenticatedUser: ["DELETE /user/gpg_keys/{gpg_key_id}"],
		deletePublicSshKeyForAuthenticated: [
			"DELETE /user/keys/{key_id}",
			{},
			{ renamed: ["users", "deletePublicSshKeyForAuthenticatedUser"] }
		],
		deletePublicSshKeyForAuthenticatedUser: ["DELETE /user/keys/{key_id}"],
		deleteSocialAccountForAuthenticatedUser: ["DELETE /user/social_accounts"],
		deleteSshSigningKeyForAuthenticatedUser: ["DELETE /user/ssh_signing_keys/{ssh_signing_key_id}"],
		follow: ["PUT /user/following/{username}"],
		getAuthenticated: ["GET /user"],
		getById: ["GET /user/{account_id}"],
		getByUsername: ["GET /users/{username}"],
		getContextForUser: ["GET /users/{username}/hovercard"],
		getGpgKeyForAuthenticated: [
			"GET /user/gpg_keys/{gpg_key_id}",
			{},
			{ renamed: ["users", "getGpgKeyForAuthenticatedUser"] }
		],
		getGpgKeyForAuthenticatedUser: ["GET /user/gpg_keys/{gpg_key_id}"],
		getPublicSshKeyForAuthenticated: [
			"GET /user/keys/{key_id}",
			{},
			{ renamed: ["users", "getPublicSshKeyForAuthenticatedUser"] }
		],
		getPublicSshKeyForAuthenticatedUser: ["GET /user/keys/{key_id}"],
		getSshSigningKeyForAuthenticatedUser: ["GET /user/ssh_signing_keys/{ssh_signing_key_id}"],
		list: ["GET /users"],
		listAttestations: ["GET /users/{username}/attestations/{subject_digest}"],
		listAttestationsBulk: ["POST /users/{username}/attestations/bulk-list{?per_page,before,after}"],
		listBlockedByAuthenticated: [
			"GET /user/blocks",
			{},
			{ renamed: ["users", "listBlockedByAuthenticatedUser"] }
		],
		listBlockedByAuthenticatedUser: ["GET /user/blocks"],
		listEmailsForAuthenticated: [
			"GET /user/emails",
			{},
			{ renamed: ["users", "listEmailsForAuthenticatedUser"] }
		],
		listEmailsForAuthenticatedUser: ["GET /user/emails"],
		listFollowedByAuthenticated: [
			"GET /user/following",
			{},
			{ renamed: ["users", "listFollowedByAuthenticatedUser"] }
		],
		listFollowedByAuthenticatedUser: ["GET /user/following"],
		listFollowersForAuthenticatedUser: ["GET /user/followers"],
		listFollowersForUser: ["GET /users/{username}/followers"],
		listFollowingForUser: ["GET /users/{username}/following"],
		listGpgKeysForAuthenticated: [
			"GET /user/gpg_keys",
			{},
			{ renamed: ["users", "listGpgKeysForAuthenticatedUser"] }
		],
		listGpgKeysForAuthenticatedUser: ["GET /user/gpg_keys"],
		listGpgKeysForUser: ["GET /users/{username}/gpg_keys"],
		listPublicEmailsForAuthenticated: [
			"GET /user/public_emails",
			{},
			{ renamed: ["users", "listPublicEmailsForAuthenticatedUser"] }
		],
		listPublicEmailsForAuthenticatedUser: ["GET /user/public_emails"],
		listPublicKeysForUser: ["GET /users/{username}/keys"],
		listPublicSshKeysForAuthenticated: [
			"GET /user/keys",
			{},
			{ renamed: ["users", "listPublicSshKeysForAuthenticatedUser"] }
		],
		listPublicSshKeysForAuthenticatedUser: ["GET /user/keys"],
		listSocialAccountsForAuthenticatedUser: ["GET /user/social_accounts"],
		listSocialAccountsForUser: ["GET /users/{username}/social_accounts"],
		listSshSigningKeysForAuthenticatedUser: ["GET /user/ssh_signing_keys"],
		listSshSigningKeysForUser: ["GET /users/{username}/ssh_signing_keys"],
		setPrimaryEmailVisibilityForAuthenticated: [
			"PATCH /user/email/visibility",
			{},
			{ renamed: ["users", "setPrimaryEmailVisibilityForAuthenticatedUser"] }
		],
		setPrimaryEmailVisibilityForAuthenticatedUser: ["PATCH /user/email/visibility"],
		unblock: ["DELETE /user/blocks/{username}"],
		unfollow: ["DELETE /user/following/{username}"],
		updateAuthenticated: ["PATCH /user"]
	}
};
// node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/endpoints-to-methods.js
const endpointMethodsMap = /* @__PURE__ */ new Map();
for (const [scope, endpoints] of Object.entries(endpoints_default)) for (const [methodName, endpoint] of Object.entries(endpoints)) {
	const [route, defaults, decorations] = endpoint;
	const [method, url] = route.split(/ /);
	const endpointDefaults = Object.assign({
		method,
		url
	}, defaults);
	if (!endpointMethodsMap.has(scope)) endpointMethodsMap.set(scope, /* @__PURE__ */ new Map());
	endpointMethodsMap.get(scope).set(methodName, {
		scope,
		methodName,
		endpointDefaults,
		decorations
	});
}
const handler = {
	has({ scope }, methodName) {
		return endpointMethodsMap.get(scope).has(methodName);
	},
	getOwnPropertyDescriptor(target, methodName) {
		return {
			value: this.get(target, methodName),
			configurable: true,
			writable: true,
			enumerable: true
		};
	},
	defineProperty(target, methodName, descriptor) {
		Object.defineProperty(target.cache, methodName, descriptor);
		return true;
	},
	deleteProperty(target, methodName) {
		delete target.cache[methodName];
		return true;
	},
	ownKeys({ scope }) {
		return [...endpointMethodsMap.get(scope).keys()];
	},
	set(target, methodName, value) {
		return target.cache[methodName] = value;
	},
	get({ octokit, scope, cache }, methodName) {
		if (cache[methodName]) return cache[methodName];
		const method = endpointMethodsMap.get(scope).get(methodName);
		if (!method) return;
		const { endpointDefaults, decorations } = method;
		if (decorations) cache[methodName] = decorate(octokit, scope, methodName, endpointDefaults, decorations);
		else cache[methodName] = octokit.request.defaults(endpointDefaults);
		return cache[methodName];
	}
};
function endpointsToMethods(octokit) {
	const newMethods = {};
	for (const scope of endpointMethodsMap.keys()) newMethods[scope] = new Proxy({
		octokit,
		scope,
		cache: {}
	}, handler);
	return newMethods;
}
function decorate(octokit, scope, methodName, defaults, decorations) {
	const requestWithDefaults = octokit.request.defaults(defaults);
	function withDecorations(...args) {
		let options = requestWithDefaults.endpoint.merge(...args);
		if (decorations.mapToData) {
			options = Object.assign({}, options, {
				data: options[decorations.mapToData],
				[decorations.mapToData]: void 0
			});
			return requestWithDefaults(options);
		}
		if (decorations.renamed) {
			const [newScope, newMethodName] = decorations.renamed;
			octokit.log.warn(`octokit.${scope}.${methodName}() has been renamed to octokit.${newScope}.${newMethodName}()`);
		}
		if (decorations.deprecated) octokit.log.warn(decorations.deprecated);
		if (decorations.renamedParameters) {
			const options2 = requestWithDefaults.endpoint.merge(...args);
			for (const [name, alias] of Object.entries(decorations.renamedParameters)) if (name in options2) {
				octokit.log.warn(`"${name}" parameter is deprecated for "octokit.${scope}.${methodName}()". Use "${alias}" instead`);
				if (!(alias in options2)) options2[alias] = options2[name];
				delete options2[name];
			}
			return requestWithDefaults(options2);
		}
		return requestWithDefaults(...args);
	}
	return Object.assign(withDecorations, requestWithDefaults);
}
// node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/index.js
function restEndpointMethods(octokit) {
	return { rest: endpointsToMethods(octokit) };
}
restEndpointMethods.VERSION = VERSION$1;
function legacyRestEndpointMethods(octokit) {
	const api = endpointsToMethods(octokit);
	return {
		...api,
		rest: api
	};
}
legacyRestEndpointMethods.VERSION = VERSION$1;
// node_modules/@octokit/plugin-paginate-rest/dist-bundle/index.js
var VERSION = "0.0.0-development";
function normalizePaginatedListResponse(response) {
	if (!response.data) return {
		...response,
		data: []
	};
	if (!(("total_count" in response.data || "total_commits" in response.data) && !("url" in response.data))) return response;
	const incompleteResults = response.data.incomplete_results;
	const repositorySelection = response.data.repository_selection;
	const totalCount = response.data.total_count;
	const totalCommits = response.data.total_commits;
	delete response.data.incomplete_results;
	delete response.data.repository_selection;
	delete response.data.total_count;
	delete response.data.total_commits;
	const namespaceKey = Object.keys(response.data)[0];
	response.data = response.data[namespaceKey];
	if (typeof incompleteResults !== "undefined") response.data.incomplete_results = incompleteResults;
	if (typeof repositorySelection !== "undefined") response.data.repository_selection = repositorySelection;
	response.data.total_count = totalCount;
	response.data.total_commits = totalCommits;
	return response;
}
function iterator(octokit, route, parameters) {
	const options = typeof route === "function" ? route.endpoint(parameters) : octokit.request.endpoint(route, parameters);
	const requestMethod = typeof route === "function" ? route : octokit.request;
	const method = options.method;
	const headers = options.headers;
	let url = options.url;
	return { [Symbol.asyncIterator]: () => ({ async next() {
		if (!url) return { done: true };
		try {
			const normalizedResponse = normalizePaginatedListResponse(await requestMethod({
				method,
				url,
				headers
			}));
			url = ((normalizedResponse.headers.link || "").match(/<([^<>]+)>;\s*rel="next"/) || [])[1];
			if (!url && "total_commits" in normalizedResponse.data) {
				const parsedUrl = new URL(normalizedResponse.url);
				const params = parsedUrl.searchParams;
				const page = parseInt(params.get("page") || "1", 10);
				if (page * parseInt(params.get("per_page") || "250", 10) < normalizedResponse.data.total_commits) {
					params.set("page", String(page + 1));
					url = parsedUrl.toString();
				}
			}
			return { value: normalizedResponse };
		} catch (error) {
			if (error.status !== 409) throw error;
			url = "";
			return { value: {
				status: 200,
				headers: {},
				data: []
			} };
		}
	} }) };
}
function paginate(octokit, route, parameters, mapFn) {
	if (typeof parameters === "function") {
		mapFn = parameters;
		parameters = void 0;
	}
	return gather(octokit, [], iterator(octokit, route, parameters)[Symbol.asyncIterator](), mapFn);
}
function gather(octokit, results, iterator2, mapFn) {
	return iterator2.next().then((result) => {
		if (result.done) return results;
		let earlyExit = false;
		function done() {
			earlyExit = true;
		}
		results = results.concat(mapFn ? mapFn(result.value, done) : result.value.data);
		if (earlyExit) return results;
		return gather(octokit, results, iterator2, mapFn);
	});
}
Object.assign(paginate, { iterator });
function paginateRest(octokit) {
	return { paginate: Object.assign(paginate.bind(null, octokit), { iterator: iterator.bind(null, octokit) }) };
}
paginateRest.VERSION = VERSION;
new Context();
const baseUrl = getApiBaseUrl();
const defaults = {
	baseUrl,
	request: {
		agent: getProxyAgent(baseUrl),
		fetch: getProxyFetch(baseUrl)
	}
};
const GitHub = Octokit.plugin(restEndpointMethods, paginateRest).defaults(defaults);
/**
* Convience function to correctly format Octokit Options to pass into the constructor.
*
* @param     token    the repo PAT or GITHUB_TOKEN
* @param     options  other options to set
*/
function getOctokitOptions(token, options) {
	const opts = Object.assign({}, options || {});
	const auth = getAuthString(token, opts);
	if (auth) opts.auth = auth;
	const userAgent = getUserAgentWithOrchestrationId(opts.userAgent);
	if (userAgent) opts.userAgent = userAgent;
	return opts;
}
new Context();
/**
* Returns a hydrated octokit ready to use for GitHub Actions
*
* @param     token    the repo PAT or GITHUB_TOKEN
* @param     options  other options to set
*/
function getOctokit(token, options, ...additionalPlugins) {
	return new (GitHub.plugin(...additionalPlugins))(getOctokitOptions(token, options));
}
// src/github/failures.ts
function isFailure(error) {
	return error instanceof Error && typeof error.status === "number";
}
/** The problem for people. @param what what was tried, `open an issue` @param repository `owner/repo` */
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
/** Lower-case logins that GitHub refuses to assign; null if that is not what it complains about. */
function refusedAssignees(error) {
	const errors = fieldErrors(error).filter(({ field }) => field === "assignees" || field === "assignee");
	if (errors.length === 0) return null;
	return errors.flatMap(({ value }) => Array.isArray(value) ? value : [value]).map((value) => String(value).toLowerCase());
}
/** Whether a 422 can come from `state_reason: duplicate`. */
function isDuplicateRefused(error) {
	return isFailure(error) && error.status === 422;
}
// src/github/retries.ts
/**
* When a request to GitHub is sent again: a known rejection after the wait that GitHub asks for, an unknown outcome only
* where a repeat cannot do harm. https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api
*/
const tries = 4;
/** Longest wait for a limit, ms; a primary limit may ask for an hour. */
const patience = 3e5;
/** @throws ActionError `github-rate-limited` or `github-outcome-unknown`; every other failure as it came */
async function retrying(method, send, sleep) {
	for (let attempt = 1;; attempt += 1) try {
		return await send();
	} catch (error) {
		await sleep(pauseAfter(error, method, attempt));
	}
}
/** How long to wait before the next try, ms; throws when there is none. */
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
/** What a limit asks for, ms; null if it is none. A minute where a secondary limit names no time, then longer. */
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
/** By GitHub's own clock, the runner's may be wrong. */
function untilReset(headers) {
	const now = Date.parse(String(headers["date"]));
	const reset = Number(headers["x-ratelimit-reset"]) * 1e3;
	return Number.isNaN(now) || Number.isNaN(reset) ? 6e4 : Math.max(0, reset - now) + 1e3;
}
function limited(error, pause) {
	return new _text_js__WEBPACK_IMPORTED_MODULE_2__.m({
		code: "github-rate-limited",
		message: `GitHub limits the requests of this token: ${error.message}`,
		hint: `It asks for a pause of ${String(Math.ceil(pause / 1e3))} s. Run again later, or lower \`max-issues\`.`
	}, error);
}
/** A write that may have been made. @param why without a full stop */
function unknownOutcome(why, cause) {
	return new _text_js__WEBPACK_IMPORTED_MODULE_2__.m({
		code: "github-outcome-unknown",
		message: `GitHub gave no good answer to a write, which may have been made: ${why}`,
		hint: "The next run looks before it writes again."
	}, cause);
}
// src/github/issues.ts
/**
* Issues of one repository through octokit: the port's only implementation.
* https://docs.github.com/rest/issues/issues
*/
/** What the label says for itself. At most 100 characters, GitHub's limit. */
const labelText = {
	color: "d93f0b",
	description: "Credentials of AKS service principals; kept up to date by a workflow"
};
/**
* Every method throws `ActionError`: `github-token-rejected`, `github-forbidden`, `github-not-found`, `github-issues-off`,
* `github-rate-limited`, `github-refused`, `github-failed`; and `github-outcome-unknown` where an issue or a comment may
* have been written although no good answer came: read before writing again.
*/
function createIssues(options) {
	const { owner, repo } = options;
	const octokit = connect(options);
	const where = {
		owner,
		repo
	};
	const labelled = /* @__PURE__ */ new Set();
	const guarded = (what, work) => work().catch((error) => rethrow(error, what, options));
	return {
		list: (label) => guarded("list the issues", () => list(octokit, where, label)),
		comments: (issue) => guarded(`read the comments of issue #${String(issue)}`, () => comments(octokit, where, issue)),
		create: (given) => guarded("open an issue", async () => {
			await ensureLabel(octokit, where, given.labels[0], labelled);
			return create(octokit, where, given);
		}),
		update: (issue, change) => guarded(`change issue #${String(issue)}`, () => update(octokit, where, issue, change)),
		comment: async (issue, body) => {
			await guarded(`comment on issue #${String(issue)}`, () => octokit.rest.issues.createComment({
				...where,
				issue_number: issue,
				body
			}));
		}
	};
}
function connect({ token, apiUrl, fetch, sleep = node_timers_promises__WEBPACK_IMPORTED_MODULE_5__.setTimeout }) {
	const silent = () => void 0;
	const octokit = getOctokit(token, {
		baseUrl: apiUrl.replace(/\/+$/, ""),
		log: {
			debug: silent,
			info: silent,
			warn: silent,
			error: silent
		},
		...fetch ? { request: { fetch } } : {}
	});
	octokit.hook.wrap("request", (request, requestOptions) => retrying(requestOptions.method, () => Promise.resolve(request(requestOptions)), sleep));
	return octokit;
}
function rethrow(error, what, { owner, repo }) {
	throw error instanceof _text_js__WEBPACK_IMPORTED_MODULE_2__.m ? error : new _text_js__WEBPACK_IMPORTED_MODULE_2__.m(explain(error, what, `${owner}/${repo}`), error);
}
/** Oldest first, so that one opened meanwhile does not move the pages. */
async function list(octokit, where, label) {
	const parameters = {
		...where,
		labels: label,
		state: "all",
		sort: "created",
		direction: "asc",
		per_page: 100
	};
	const found = await octokit.paginate(octokit.rest.issues.listForRepo, parameters);
	if (found.some((entry) => !isNumbered(entry))) throw new Error("the answer is no list of issues");
	return found.filter((entry) => entry.pull_request === void 0).map(toRecord);
}
function isNumbered(entry) {
	return typeof entry === "object" && entry !== null && Number.isInteger(entry.number);
}
function toRecord(entry) {
	const closed = entry.state === "closed";
	return {
		number: entry.number,
		url: entry.html_url,
		title: entry.title,
		body: entry.body ?? "",
		open: !closed,
		duplicate: closed && entry.state_reason === "duplicate",
		labels: entry.labels.map((label) => typeof label === "string" ? label : label.name ?? "")
	};
}
async function comments(octokit, where, issue) {
	const found = await octokit.paginate(octokit.rest.issues.listComments, {
		...where,
		issue_number: issue,
		per_page: 100
	});
	if (found.some((entry) => typeof entry !== "object")) throw new Error("the answer is no list of comments");
	return found.map((entry) => entry.body ?? "");
}
/** With colour and description, before an issue would make it without. */
async function ensureLabel(octokit, where, name, done) {
	if (name === void 0 || done.has(name)) return;
	if (!await octokit.rest.issues.getLabel({
		...where,
		name
	}).then(() => true, (error) => ignoring(error, 404))) await octokit.rest.issues.createLabel({
		...where,
		name,
		...labelText
	}).catch((error) => ignoring(error, 422));
	done.add(name);
}
/** false for that status; the label may have been made by a run at the same time. */
function ignoring(error, status) {
	if (error.status !== status) throw error;
	return false;
}
/** Whoever cannot be assigned must not stop the issue. */
async function create(octokit, where, given) {
	const send = async (assignees) => {
		const { data } = await octokit.rest.issues.create({
			...where,
			title: given.title,
			body: given.body,
			labels: [...given.labels],
			assignees: [...assignees]
		});
		if (!isNumbered(data)) throw unknownOutcome("the answer to the new issue cannot be read");
		return toRecord(data);
	};
	return send(given.assignees).catch((error) => {
		const refused = refusedAssignees(error);
		if (refused === null || given.assignees.length === 0) throw error;
		const rest = given.assignees.filter((login) => !refused.includes(login.toLowerCase()));
		return send(rest.length === given.assignees.length ? [] : rest);
	});
}
async function update(octokit, where, issue, { reason, ...change }) {
	const send = (state_reason) => octokit.rest.issues.update({
		...where,
		issue_number: issue,
		...change,
		...state_reason ? { state_reason } : {}
	});
	await send(reason).catch((error) => {
		if (reason !== "duplicate" || !isDuplicateRefused(error)) throw error;
		return send("not_planned");
	});
}
// src/domain/report-file.ts
/** Counts principals, not clusters; the five severities add up to all principals, `due` cuts across them. */
function counts(report) {
	const found = {
		expired: 0,
		critical: 0,
		expiring: 0,
		ok: 0,
		unknown: 0,
		due: 0
	};
	for (const principal of report.principals) {
		found[principal.severity] += 1;
		if (principal.due.length > 0) found.due += 1;
	}
	return found;
}
/**
* The report as JSON. Members are only ever added under one `schemaVersion`; times are ISO 8601 in UTC, null where nothing is known;
* ids are as the services gave them.
*
* - top: `schemaVersion`, `tenantId`, `scannedAt`, `status`, `complete`, `warnWithinSeconds`, `criticalWithinSeconds`, `counts`,
*   `managedIdentityClusters`, `coverage`, `principals` (most urgent first), `problems`
* - a principal: who it is, `status`, `nextExpiry`, `due`, `outages`, `notes`, `clusters`, `credentials`
*/
function reportJson(report) {
	const { coverage, thresholds } = report;
	const content = {
		schemaVersion: 1,
		tenantId: report.tenantId,
		scannedAt: (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.o)(report.scannedAt),
		status: report.status,
		complete: report.complete,
		warnWithinSeconds: thresholds.warnWithin / 1e3,
		criticalWithinSeconds: thresholds.criticalWithin / 1e3,
		counts: counts(report),
		managedIdentityClusters: report.managedIdentityClusters,
		coverage: {
			subscriptions: coverage.subscriptions,
			tenant: coverage.tenant,
			scanned: coverage.scanned.map(({ subscriptionId, displayName, covered }) => ({
				subscriptionId,
				displayName,
				covered
			}))
		},
		principals: report.principals.map(principalJson),
		problems: report.problems.map(({ code, message, hint }) => ({
			code,
			message,
			hint
		}))
	};
	return `${JSON.stringify(content, null, 2)}\n`;
}
function principalJson(principal) {
	return {
		appId: principal.appId,
		tenantId: principal.tenantId,
		displayName: principal.displayName,
		applicationObjectId: principal.applicationObjectId,
		servicePrincipalId: principal.servicePrincipalId,
		managed: principal.managed,
		foreignTenantId: principal.foreignTenantId,
		status: principal.severity,
		nextExpiry: time(principal.nextExpiry),
		due: principal.due,
		outages: principal.outages.map(({ kind, message, wayOut }) => ({
			kind,
			message,
			wayOut
		})),
		notes: principal.notes,
		clusters: principal.clusters.map(clusterJson),
		credentials: principal.credentials.map(credentialJson)
	};
}
function clusterJson(assessed) {
	const { cluster, outage } = assessed;
	return {
		id: cluster.id,
		name: cluster.name,
		subscriptionId: cluster.subscriptionId,
		resourceGroup: cluster.resourceGroup,
		location: cluster.location,
		powerState: cluster.powerState,
		provisioningState: cluster.provisioningState,
		status: assessed.severity,
		use: assessed.use,
		keyId: assessed.keyId,
		endsOn: time(assessed.endsOn),
		latestEndsOn: time(assessed.latestEndsOn),
		outage: outage && {
			kind: outage.kind,
			message: outage.message,
			wayOut: outage.wayOut
		}
	};
}
function credentialJson(credential) {
	return {
		keyId: credential.keyId,
		kind: credential.kind,
		holder: credential.holder,
		displayName: credential.displayName,
		origin: credential.origin,
		state: credential.state,
		startsOn: (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.o)(credential.startsOn),
		endsOn: (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.o)(credential.endsOn),
		usedBy: credential.usedBy
	};
}
function time(instant) {
	return instant === null ? null : (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.o)(instant);
}
/** New columns go to the end: people read by position too. */
const columns = {
	status: (principal, assessed) => (assessed ?? principal).severity,
	principalStatus: (principal) => principal.severity,
	appId: (principal) => principal.appId,
	displayName: (principal) => principal.displayName,
	tenantId: (principal) => principal.tenantId,
	applicationObjectId: (principal) => principal.applicationObjectId,
	servicePrincipalId: (principal) => principal.servicePrincipalId,
	managed: (principal) => principal.managed,
	foreignTenantId: (principal) => principal.foreignTenantId,
	clusterName: (_, assessed) => assessed?.cluster.name ?? null,
	clusterId: (_, assessed) => assessed?.cluster.id ?? null,
	subscriptionId: (_, assessed) => assessed?.cluster.subscriptionId ?? null,
	resourceGroup: (_, assessed) => assessed?.cluster.resourceGroup ?? null,
	location: (_, assessed) => assessed?.cluster.location ?? null,
	powerState: (_, assessed) => assessed?.cluster.powerState ?? null,
	use: (_, assessed) => assessed?.use ?? null,
	keyId: (_, assessed) => assessed?.keyId ?? null,
	endsOn: (principal, assessed) => time(assessed ? assessed.endsOn : principal.nextExpiry),
	latestEndsOn: (_, assessed) => time(assessed?.latestEndsOn ?? null),
	outage: (principal, assessed) => (assessed ? assessed.outage : principal.outages[0])?.message ?? null,
	wayOut: (principal, assessed) => (assessed ? assessed.outage : principal.outages[0])?.wayOut ?? null,
	due: (principal) => principal.due.join(" "),
	notes: (principal) => principal.notes.join(" "),
	scannedAt: (_principal, _assessed, report) => (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.o)(report.scannedAt),
	complete: (_principal, _assessed, report) => report.complete
};
/**
* The report as CSV (RFC 4180, CRLF, UTF-8): a header, then one row per principal and cluster; a principal without clusters has
* one row with empty cluster columns. Texts that a spreadsheet would run as a formula start with an apostrophe.
*/
function reportCsv(report) {
	const rows = report.principals.flatMap((principal) => {
		return (principal.clusters.length > 0 ? principal.clusters : [null]).map((assessed) => row(Object.values(columns).map((column) => column(principal, assessed, report))));
	});
	return [row(Object.keys(columns)), ...rows].join("");
}
function row(cells) {
	return `${cells.map(_text_js__WEBPACK_IMPORTED_MODULE_2__.n).join(",")}\r\n`;
}
// src/domain/gantt.ts
const day = 864e5;
/** Certificates may run for centuries; longer periods than this do not stretch the axis. */
const longPeriod = 1098 * day;
const leastPerPrincipal = 3;
/**
* One section per principal, one bar per credential from its start to its end, in a fenced block; a line below says how many
* did not fit. Empty when there is no credential.
*
* @param options.maxRows most bars in all
*/
function gantt(principals, options) {
	const total = principals.reduce((sum, principal) => sum + principal.credentials.length, 0);
	const sections = choose(principals, options.maxRows);
	const shown = sections.flatMap((section) => section.rows);
	if (shown.length === 0) return "";
	const axis = axisOf(shown.map((row) => row.credential));
	const lines = [
		"```mermaid",
		"gantt",
		...head(options.title, axis),
		...bars(sections, axis),
		"```"
	];
	if (shown.length < total) lines.push("", `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(total - shown.length, "more credential")} not drawn.`);
	return lines.join("\n");
}
function head(title, axis) {
	const lines = title === void 0 ? [] : [`  title ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.u)(title)}`];
	const axisFormat = axis.to - axis.from > 180 * day ? "%Y-%m" : "%d %b";
	return [
		...lines,
		"  dateFormat YYYY-MM-DD",
		`  axisFormat ${axisFormat}`
	];
}
function choose(principals, maxRows) {
	const share = Math.max(leastPerPrincipal, Math.floor(maxRows / Math.max(1, principals.length)));
	const sections = [];
	let left = maxRows;
	for (const principal of principals) {
		if (left <= 0) break;
		const rows = rowsOf(principal, Math.min(share, left));
		left -= rows.length;
		if (rows.length > 0) sections.push({
			label: sectionLabel(principal),
			rows
		});
	}
	return sections;
}
/** The most telling ones if not all fit, in the order of time. */
function rowsOf(principal, most) {
	const deciding = new Set(principal.clusters.map((cluster) => cluster.keyId?.toLowerCase()));
	return principal.credentials.filter((credential) => Number.isFinite(credential.startsOn) && Number.isFinite(credential.endsOn)).map((credential) => ({
		credential,
		decides: credential.usedBy.length > 0 || deciding.has(credential.keyId.toLowerCase())
	})).sort((a, b) => weight(a) - weight(b) || byTime(b, a)).slice(0, most).sort(byTime);
}
function weight({ credential, decides }) {
	if (decides) return 0;
	if ([
		"live",
		"expiring",
		"critical"
	].includes(credential.state)) return 1;
	return credential.state === "not-yet-valid" ? 2 : 3;
}
function byTime(a, b) {
	const first = a.credential;
	const second = b.credential;
	return first.startsOn - second.startsOn || first.endsOn - second.endsOn || (first.keyId < second.keyId ? -1 : 1);
}
/** With the start of the appId, since names repeat and Mermaid merges sections of one name. */
function sectionLabel(principal) {
	return `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.u)(principal.displayName ?? "unnamed", 40)} (${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.u)(principal.appId.slice(0, 8))})`;
}
function axisOf(credentials) {
	const usual = credentials.filter((credential) => credential.endsOn - credential.startsOn <= longPeriod);
	const setting = usual.length > 0 ? usual : credentials;
	return {
		from: Math.min(...setting.map((credential) => Math.min(credential.startsOn, credential.endsOn))),
		to: Math.max(...setting.map((credential) => credential.endsOn))
	};
}
function bars(sections, axis) {
	let next = 1;
	return sections.flatMap((section) => [`  section ${section.label}`, ...section.rows.map((row) => `  ${rowLabel(row.credential)} :${[
		...tagsOf(row),
		`k${String(next++)}`,
		...period(row.credential, axis)
	].join(", ")}`)]);
}
/** Starts with a word of ours, so that no name from outside stands at the start of a line. */
function rowLabel(credential) {
	return `${credential.origin === "turn" ? "rotation lock" : credential.kind} ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.u)(credential.keyId.slice(0, 8))} ends ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.a)(credential.endsOn)}`;
}
function tagsOf({ credential, decides }) {
	switch (credential.state) {
		case "expired": return [decides ? "crit" : "done"];
		case "critical": return ["crit", "active"];
		case "live":
		case "expiring": return ["active"];
		case "superseded": return ["done"];
		case "not-yet-valid":
		case "foreign": return [];
	}
}
/** Mermaid draws up to the end date without it, and nothing for an empty or inverted period: those get one day, at their end. */
function period(credential, axis) {
	const long = credential.endsOn - credential.startsOn > longPeriod;
	const meets = credential.startsOn < axis.to && credential.endsOn > axis.from;
	const ends = long && meets ? Math.min(credential.endsOn, axis.to) : credential.endsOn;
	const starts = long && meets ? Math.max(credential.startsOn, axis.from) : Math.min(credential.startsOn, credential.endsOn);
	const from = (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.a)(starts);
	const to = (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.a)(ends);
	return [from, from < to ? to : (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.a)(starts + day)];
}
// src/domain/report-words.ts
const hour = 36e5;
const namesShown = 5;
/** Severity as a sign and a word, so that nobody needs colours to read it. */
const statusWords = {
	ok: "✓ fine",
	unknown: "? unknown",
	expiring: "△ ends soon",
	critical: "▲ critical",
	expired: "✗ down"
};
/** The state of the fleet first, then whether the scan saw all of it. */
function verdict$1(report) {
	return `${findings(report)} ${completeness(report)}`;
}
function findings(report) {
	const found = counts(report);
	const total = report.principals.length;
	const warn = span(report.thresholds.warnWithin);
	if (total === 0) return "No AKS cluster that uses a service principal was found.";
	if (found.ok === total) return `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(total, "service principal")} of AKS clusters, none ends within ${warn}.`;
	const parts = [
		found.expired > 0 ? `${verb(found.expired, "has", "have")} expired or cannot sign in` : "",
		found.critical > 0 ? `${verb(found.critical, "ends", "end")} within ${span(report.thresholds.criticalWithin)}` : "",
		found.expiring > 0 ? `${verb(found.expiring, "ends", "end")} within ${warn}` : "",
		found.unknown > 0 ? `${String(found.unknown)} could not be judged` : "",
		`${verb(found.ok, "is", "are")} fine`
	];
	return `Of ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(total, "service principal")} of AKS clusters: ${parts.filter((part) => part !== "").join(", ")}.`;
}
function verb(count, one, many) {
	return `${String(count)} ${count === 1 ? one : many}`;
}
/** `7 days`, `36 hours`. */
function span(duration) {
	const hours = Math.round(duration / hour);
	return hours % 24 === 0 ? (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(hours / 24, "day") : (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(hours, "hour");
}
/** Whether the scan may conclude anything about what it does not show. */
function completeness(report) {
	const { scanned, tenant } = report.coverage;
	if (!report.complete) return `The scan is NOT complete: ${reasons$1(report).join("; ")}.`;
	if (tenant) return "The scan is complete for the whole tenant.";
	return `The scan is complete for ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(scanned.length, "subscription")}; others, if any, were not seen.`;
}
function reasons$1(report) {
	const { coverage } = report;
	const open = coverage.scanned.filter((subscription) => !subscription.covered).length;
	const unread = report.principals.filter((principal) => principal.severity === "unknown" && principal.foreignTenantId === null).length;
	const found = [
		open > 0 ? `${String(open)} of ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(coverage.scanned.length, "subscription")} may hold clusters that this identity cannot read` : "",
		unread > 0 ? `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(unread, "service principal")} could not be judged` : "",
		report.problems.length > 0 ? `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(report.problems.length, "problem")}, see below` : ""
	].filter((reason) => reason !== "");
	return found.length > 0 ? found : ["not everything could be read"];
}
/** The cluster that decides the principal's state: the worst, and of those the one that ends first. */
function deciding(principal) {
	const rank = (assessed) => _report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.s.indexOf(assessed.severity);
	return [...principal.clusters].sort((a, b) => rank(b) - rank(a) || (a.endsOn ?? 1e400) - (b.endsOn ?? 1e400))[0];
}
/** The credential that decides and its end; null when nothing that ends is known. */
function endOf$1(principal, now) {
	const cluster = deciding(principal);
	const endsOn = cluster ? cluster.endsOn : principal.nextExpiry;
	const keyId = cluster?.keyId ?? principal.credentials.find((credential) => credential.endsOn === endsOn)?.keyId ?? null;
	if (endsOn === null) return keyId === null ? null : {
		keyId: keyId.slice(0, 8),
		when: "end unknown"
	};
	const when = `${endsOn <= now ? "ended" : "ends"} ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.a)(endsOn)} (${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.i)(endsOn - now)})`;
	return {
		keyId: keyId?.slice(0, 8) ?? null,
		when
	};
}
/** Whether it is on record which credential the deciding cluster holds. */
function useWords(principal) {
	const cluster = deciding(principal);
	if (!cluster) return "no cluster seen";
	if (cluster.use === "known") return "on record";
	const best = cluster.latestEndsOn !== null && cluster.latestEndsOn !== cluster.endsOn ? `, at best until ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.a)(cluster.latestEndsOn)}` : "";
	return cluster.use === "ambiguous" ? `rotation half-finished${best}` : `not on record${best}`;
}
/** The display name for people; never the only thing shown, since names repeat. */
function nameOf$1(principal) {
	const name = (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(principal.displayName ?? ""), 80);
	return name === "" ? "unnamed" : name;
}
/** The name through `show`, with a word on a stopped cluster, which cannot take a new secret. */
function clusterName({ cluster }, show) {
	return cluster.powerState === "Stopped" ? `${show(cluster.name)} (stopped)` : show(cluster.name);
}
/** `a, b and 3 more`, each through `show`. */
function listed$2(items, show, most = namesShown) {
	const shown = items.slice(0, most).map(show).join(", ");
	return items.length > most ? `${shown} and ${String(items.length - most)} more` : shown;
}
/** One line on what to do about this principal. */
function nextStep(principal) {
	if (principal.outages.length > 0) return "Now: see its way out below";
	if (principal.foreignTenantId !== null) return `Ask the administrators of tenant ${principal.foreignTenantId} to renew it`;
	if (principal.severity === "unknown") return "Give this run the right to read it, then scan again";
	if (principal.severity === "ok") return principal.due.length > 0 ? `Run rotate, not urgent: ${principal.due[0] ?? ""}` : "None";
	const stopped = stoppedOf([principal]);
	return `${stopped.length > 0 ? `Start ${listed$2(stopped, (cluster) => cluster.name)}, then run` : "Run"} rotate with this app-id`;
}
function stoppedOf(principals) {
	return principals.flatMap((principal) => principal.clusters.filter((assessed) => assessed.cluster.powerState === "Stopped").map((assessed) => assessed.cluster));
}
/** What to do, the most urgent first; each a complete sentence. Never empty. */
function nextSteps$1(report) {
	const own = report.principals.filter((principal) => principal.foreignTenantId === null);
	const down = report.principals.filter((principal) => principal.outages.length > 0);
	const ending = own.filter((principal) => principal.outages.length === 0 && !["ok", "unknown"].includes(principal.severity));
	const tidy = own.filter((principal) => principal.severity === "ok" && principal.due.length > 0);
	const foreign = report.principals.filter((principal) => principal.foreignTenantId !== null && principal.severity !== "ok");
	const steps = [
		down.length > 0 ? `Bring back ${named(down)}: the way out is under "Cannot sign in now".` : "",
		stoppedOf(ending).length > 0 ? `Start ${listed$2(stoppedOf(ending), (cluster) => cluster.name)}: a stopped cluster cannot take a new secret.` : "",
		ending.length > 0 ? `Run this action with operation rotate for ${named(ending)} (not part of this version yet: until then by hand, the issue of each shows how).` : "",
		foreign.length > 0 ? `Ask the administrators of the other tenant about ${named(foreign)}.` : "",
		report.complete ? "" : "Solve the problems and missing rights shown above and scan again: until then nothing may be called healthy.",
		tidy.length > 0 ? `When there is time, run rotate for ${named(tidy)}: it records which secret is in use and removes old ones.` : ""
	].filter((step) => step !== "");
	return steps.length > 0 ? steps : ["Nothing to do now."];
}
function named(principals) {
	return listed$2(principals, (principal) => `${nameOf$1(principal)} (app-id ${principal.appId})`);
}
/** The cluster to show the move to a managed identity on: of the most urgent principal, running if there is one. */
function managedIdentityExample(report) {
	const clusters = report.principals.filter((principal) => principal.foreignTenantId === null).flatMap((principal) => principal.clusters.map((assessed) => assessed.cluster));
	return clusters.find((cluster) => cluster.powerState === "Running") ?? clusters[0];
}
// src/domain/report-text.ts
/** The report for people: the job summary, the log and the annotations of the run. Verdict first, what to do last. */
const barsInGantt = 40;
/** GitHub drops a larger step summary: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
const summaryLimit = 1e6;
/**
* The job summary as Markdown, below `limitBytes` of UTF-8. What does not fit is left out by whole rows, with a line that says
* how many.
*/
function summary(report, issues, limitBytes = summaryLimit) {
	const scope = `Tenant ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(report.tenantId)}, scanned ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.o)(report.scannedAt)} (the service's clock).`;
	const blocks = [
		text([
			`**${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(verdict$1(report), 1e3)}**`,
			"",
			scope
		]),
		principalTable(report, issues),
		outageList(report),
		chart(report),
		problemList(report),
		coverageTable(report),
		notesList(report),
		issueList(issues),
		managedIdentity(report),
		whatToDo(report)
	];
	return (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.t)(blocks.filter((block) => block !== null), limitBytes);
}
function text(lines) {
	return {
		head: lines,
		rows: [],
		tail: [],
		more: () => ""
	};
}
function principalTable(report, issues) {
	if (report.principals.length === 0) return null;
	const byAppId = new Map(issues.map((issue) => [issue.appId?.toLowerCase(), issue]));
	return {
		head: ["| Status | Service principal | Clusters | Secret that decides | Which secret is used | Next step | Issue |", "| --- | --- | --- | --- | --- | --- | --- |"],
		rows: report.principals.map((principal) => tableRow(principal, report, byAppId.get(principal.appId.toLowerCase()))),
		tail: [],
		more: (left) => `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(left, "more service principal")}, less urgent than these, left out here; \`report-file\` writes all of them.`
	};
}
function tableRow(principal, report, issue) {
	const end = endOf$1(principal, report.scannedAt);
	const key = end?.keyId ? `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(end.keyId)} ` : "";
	return `| ${[
		statusWords[principal.severity],
		`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(nameOf$1(principal), 80)}<br>${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(principal.appId, 40)}`,
		clustersCell(principal),
		end ? `${key}${end.when}` : "none known",
		useWords(principal),
		(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(nextStep(principal)),
		issue ? issueLink(issue) : ""
	].join(" | ")} |`;
}
function clustersCell(principal) {
	if (principal.clusters.length === 0) return "none seen";
	const names = listed$2(principal.clusters, (assessed) => clusterName(assessed, (name) => (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(name, 63)));
	return principal.clusters.length > 1 ? `${names}<br>shared by ${String(principal.clusters.length)}` : names;
}
/** The number as a link; only web addresses become links, with everything encoded that Markdown could read. */
function issueLink(issue) {
	const label = issue.number === null ? "issue" : `Issue ${String(issue.number)}`;
	if (issue.action === "planned") return "planned";
	const url = issue.url !== null && URL.canParse(issue.url) ? new URL(issue.url) : null;
	if (url === null || !/^https?:$/.test(url.protocol)) return `${label} ${issue.action}`;
	return `[${label}](${url.href.replace(/[^\w./:%?#=&~+-]/g, (character) => encodeURIComponent(character).replace(/[()*'!]/g, percent))}) ${issue.action}`;
}
function percent(character) {
	return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
function outageList(report) {
	const down = report.principals.filter((principal) => principal.outages.length > 0);
	if (down.length === 0) return null;
	return {
		head: ["### Cannot sign in now", ""],
		rows: down.flatMap((principal) => principal.outages.map((outage) => [`- **${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(nameOf$1(principal), 80)}** (${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(principal.appId, 40)}): ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(outage.message, 500)}`, `  Way out: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(outage.wayOut, 500)}`].join("<br>\n"))),
		tail: [],
		more: (left) => `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(left, "more outage")} left out here; \`report-file\` writes all of them.`
	};
}
function problemList(report) {
	if (report.problems.length === 0) return null;
	return {
		head: ["### Problems", ""],
		rows: report.problems.map(({ code: id, message, hint }) => [`- ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(id)}: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(message, 500)}`, `  ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(hint, 500)}`].join("<br>\n")),
		tail: [],
		more: (left) => `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(left, "more problem")} left out here.`
	};
}
function coverageTable(report) {
	const open = report.coverage.scanned.filter((subscription) => !subscription.covered);
	if (open.length === 0) return null;
	return {
		head: [
			"### Subscriptions not covered",
			"",
			"No role was found that lets this identity read every cluster in them, and what it may not read is silently missing.",
			"Give it Reader (or `Microsoft.ContainerService/managedClusters/read`) on each, or on a management group above.",
			"",
			"| Subscription | Id |",
			"| --- | --- |"
		],
		rows: open.map(({ displayName, subscriptionId }) => `| ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(displayName, 80)} | ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(subscriptionId, 40)} |`),
		tail: [],
		more: (left) => `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(left, "more subscription")} left out here.`
	};
}
/** Folded: true and useful, but not what anybody opens the page for. */
function notesList(report) {
	const rows = report.principals.flatMap((principal) => principal.notes.map((note) => `- ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(nameOf$1(principal))} (${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(principal.appId, 40)}): ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(note, 500)}`));
	if (rows.length === 0) return null;
	return {
		head: ["<details><summary>Notes</summary>", ""],
		rows,
		tail: ["", "</details>"],
		more: (left) => `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(left, "more note")} left out here.`
	};
}
function issueList(issues) {
	const changed = issues.filter((issue) => issue.action !== "unchanged");
	if (changed.length === 0) return null;
	return {
		head: ["### Issues", ""],
		rows: changed.map((issue) => `- ${issueLink(issue)}: ${issue.appId === null ? "digest" : (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(issue.appId, 40)}`),
		tail: [],
		more: (left) => `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(left, "more issue")} left out here.`
	};
}
/** The chart is one row, so that it goes in whole or not at all. */
function chart(report) {
	const drawn = gantt(report.principals, {
		title: "Validity of credentials",
		maxRows: barsInGantt
	});
	if (drawn === "") return null;
	return {
		head: ["### Validity", ""],
		rows: [drawn],
		tail: [],
		more: () => "The chart did not fit here."
	};
}
function managedIdentity(report) {
	const count = report.managedIdentityClusters;
	const already = count > 0 ? `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(count, "cluster")} already ${count === 1 ? "uses" : "use"} a managed identity, where nothing expires. ` : "";
	const example = managedIdentityExample(report);
	if (!example) return count > 0 ? text([already.trim()]) : null;
	return text([
		"### Managed identity instead",
		"",
		`${already}Microsoft recommends it; a service principal is still needed where a cluster must reach another tenant. For ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(example.name, 63)}:`,
		"",
		"```sh",
		(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.c)(example),
		"```"
	]);
}
function whatToDo(report) {
	return text([
		"### What to do next",
		"",
		...nextSteps$1(report).map((step, index) => `${String(index + 1)}. ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(step, 1e3)}`)
	]);
}
/** The report for the log, in groups; every line is safe for the runner. Groups with nothing to say are left out. */
function logLines(report, issues) {
	return [
		{
			title: "Scan",
			lines: scanLines(report)
		},
		{
			title: "Service principals, most urgent first",
			lines: principalLines(report)
		},
		{
			title: "Cannot sign in now",
			lines: outageLines(report)
		},
		{
			title: "Problems",
			lines: report.problems.flatMap(({ code: id, message, hint }) => [(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(`${id}: ${message}`), indented(hint)])
		},
		{
			title: "Notes",
			lines: noteLines(report)
		},
		{
			title: "Issues",
			lines: issues.filter(({ action }) => action !== "unchanged").map(issueLine)
		},
		{
			title: "What to do next",
			lines: stepLines(report)
		}
	].filter((group) => group.lines.length > 0);
}
function indented(line) {
	return `  ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(line)}`;
}
function scanLines(report) {
	const open = report.coverage.scanned.filter((subscription) => !subscription.covered);
	return [
		verdict$1(report),
		`Tenant ${report.tenantId}, scanned ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.o)(report.scannedAt)} (the service's clock).`,
		`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(report.managedIdentityClusters, "cluster")} on managed identity.`,
		...open.map(({ displayName, subscriptionId }) => `Not covered: subscription ${subscriptionId} (${displayName}).`)
	].map((line) => (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(line));
}
/** Columns are padded after each cell was made safe, since `logLine` folds runs of spaces. */
function principalLines(report) {
	return aligned(report.principals.map((principal) => {
		const end = endOf$1(principal, report.scannedAt);
		return [
			statusWords[principal.severity],
			(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.r)(nameOf$1(principal), 40),
			principal.appId,
			end ? `${end.keyId ?? "-"} ${end.when}` : "no end known",
			useWords(principal),
			principal.clusters.length > 0 ? listed$2(principal.clusters, (assessed) => clusterName(assessed, _text_js__WEBPACK_IMPORTED_MODULE_2__.d), 3) : "no cluster seen",
			nextStep(principal)
		].map((cell) => (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(cell, 200));
	}));
}
function aligned(rows) {
	const widths = [];
	for (const row of rows) row.forEach((cell, column) => widths[column] = Math.max(widths[column] ?? 0, cell.length));
	return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd());
}
function outageLines(report) {
	return report.principals.flatMap((principal) => principal.outages.flatMap(({ message, wayOut }) => [(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(`${nameOf$1(principal)} (app-id ${principal.appId}): ${message}`), indented(`Way out: ${wayOut}`)]));
}
function noteLines(report) {
	return report.principals.flatMap((principal) => principal.notes.map((note) => (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(`${nameOf$1(principal)} (app-id ${principal.appId}): ${note}`)));
}
function issueLine({ action, number, url, appId }) {
	const which = number === null ? "issue" : `issue ${String(number)}`;
	return (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(`${action}: ${which} for ${appId ?? "the digest"} ${url ?? ""}`);
}
function stepLines(report) {
	const example = managedIdentityExample(report);
	const lines = nextSteps$1(report).map((step, index) => `${String(index + 1)}. ${step}`);
	if (example) lines.push(`For good, move to a managed identity, for example: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.c)(example)}`);
	return lines.map((line) => (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(line));
}
/**
* Annotations of the run, most urgent first: what is down as errors, the rest as warnings. GitHub shows ten of each per step
* (https://docs.github.com/rest/checks/runs), so at most `max` of each level; beyond that the last one counts the rest.
*/
function annotations(report, max = 10) {
	const of = (severity, level, title) => report.principals.filter((principal) => principal.severity === severity).map((principal) => ({
		level,
		title: `${title}: ${nameOf$1(principal)}`,
		message: annotationText(principal, report)
	}));
	const warnings = [
		...of("critical", "warning", "Service principal ends very soon"),
		...report.complete ? [] : [{
			level: "warning",
			title: "Scan not complete",
			message: completeness(report)
		}],
		...report.problems.map(({ code: id, message, hint }) => ({
			level: "warning",
			title: id,
			message: `${message} ${hint}`
		})),
		...of("expiring", "warning", "Service principal ends soon"),
		...of("unknown", "warning", "Service principal not judged")
	];
	return [...atMost(of("expired", "error", "Service principal down"), max), ...atMost(warnings, max)].map(({ level, title, message }) => ({
		level,
		title: (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(title, 200),
		message: (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(message)
	}));
}
function annotationText(principal, report) {
	const end = endOf$1(principal, report.scannedAt);
	const [outage] = principal.outages;
	const what = outage?.message ?? (end ? `Its client secret ${end.keyId ?? ""} ${end.when}.` : "Nothing is known of its secrets.");
	const clusters = principal.clusters.length > 0 ? ` Clusters: ${listed$2(principal.clusters, (assessed) => clusterName(assessed, _text_js__WEBPACK_IMPORTED_MODULE_2__.d))}.` : "";
	return `${nameOf$1(principal)} (app-id ${principal.appId}): ${what}${clusters} ${outage ? outage.wayOut : `${nextStep(principal)}.`}`;
}
function atMost(annotations, max) {
	if (annotations.length <= max) return [...annotations];
	const shown = annotations.slice(0, Math.max(0, max - 1));
	const left = annotations.length - shown.length;
	const rest = annotations[shown.length];
	if (!rest || max < 1) return [];
	return [...shown, {
		level: rest.level,
		title: `${String(left)} more`,
		message: `${String(left)} more of these are in the summary of this run.`
	}];
}
// src/domain/issue-marks.ts
/**
* What an issue remembers between runs, hidden in HTML comments of its body and of its comments. People may edit both, so
* whatever cannot be read, or was changed, counts as unknown and proves nothing.
*/
const guid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
/** Of a body of 65,536 characters. */
const memoryBudget = 24e3;
/** `<!-- aks-sp:<tenant>:<appId or digest> -->`, in lower case: by it, and the label, an issue is found. */
function subjectMark(tenantId, subject) {
	return `<!-- aks-sp:${tenantId.toLowerCase()}:${subject.toLowerCase()} -->`;
}
/** Whom a body is about, in this tenant; null for every other body. */
function subjectOf(body, tenantId) {
	const found = new RegExp(`<!-- aks-sp:(${guid}):(${guid}|digest) -->`, "i").exec(body);
	if (!found || found[1]?.toLowerCase() !== tenantId.toLowerCase()) return null;
	return found[2]?.toLowerCase() ?? null;
}
function severityMark(severity) {
	return `<!-- aks-sp:severity:${severity} -->`;
}
/** The severity that a body was written for; null if nobody can tell. */
function severityOf(body) {
	const word = /<!-- aks-sp:severity:([a-z]+) -->/.exec(body)?.[1];
	return _report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.s.find((severity) => severity === word) ?? null;
}
/** Cluster ids as `<appId>` → `<subscription>/<group>/<name>`, with a checksum, as many as fit. */
function memoryMark(memory) {
	const kept = /* @__PURE__ */ new Map();
	let cut = memory.cut;
	let length = 0;
	for (const [appId, ids] of memory.principals) {
		for (const id of ids.map(shorten)) {
			length += id === null ? 0 : id.length + 3;
			if (id === null || length > memoryBudget) cut = true;
			else kept.set(appId, [...kept.get(appId) ?? [], id]);
		}
		length += appId.length + 6;
		if (length <= memoryBudget && !kept.has(appId)) kept.set(appId, []);
		else if (length > memoryBudget) cut = true;
	}
	const text = JSON.stringify({
		cut,
		principals: Object.fromEntries(kept)
	});
	return `<!-- aks-sp:clusters:${checksum(text)} ${text} -->`;
}
function shorten(id) {
	const cluster = (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.v)(id.toLowerCase());
	return cluster && `${cluster.subscriptionId}/${cluster.resourceGroup}/${cluster.name}`;
}
function checksum(text) {
	return (0,node_crypto__WEBPACK_IMPORTED_MODULE_4__.createHash)("sha256").update(text).digest("hex").slice(0, 16);
}
/** null: the list is missing, was edited or makes no sense. */
function memoryOf(body) {
	const [, sum, text] = /<!-- aks-sp:clusters:([0-9a-f]{16}) (\{.*\}) -->/.exec(body) ?? [];
	if (text === void 0 || checksum(text) !== sum) return null;
	try {
		return restore(JSON.parse(text));
	} catch {
		return null;
	}
}
function restore(value) {
	const { cut, principals } = value;
	if (typeof cut !== "boolean" || typeof principals !== "object" || principals === null) return null;
	const entries = Object.entries(principals).map(([appId, names]) => [appId, names.map(lengthen)]);
	if (entries.some(([, ids]) => ids.includes(null))) return null;
	return {
		cut,
		principals: new Map(entries)
	};
}
function lengthen(name) {
	const [subscription = "", group = "", cluster = "", ...rest] = String(name).split("/");
	const id = (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.g)(subscription, group, cluster).toLowerCase();
	return rest.length === 0 && (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.v)(id) ? id : null;
}
/** Marks a comment, so that a run that was killed after writing it does not write it again. */
function eventMark(event, detail) {
	return `<!-- aks-sp:event:${event}:${detail} -->`;
}
/** Whether the last of our comments is this one. */
function alreadySaid(comments, mark) {
	return comments.flatMap((comment) => [...comment.matchAll(/<!-- aks-sp:event:[a-z]+:[a-z0-9-]+ -->/g)].map(([found]) => found)).at(-1) === mark;
}
/** Line ends as GitHub may give them back, and none at the ends. */
function normalized(body) {
	return body.replace(/\r\n?/g, "\n").trim();
}
// src/domain/next-steps.ts
/** A new secret does not help where the identity itself is missing or switched off. */
const beyondRotation = [
	"application-deleted",
	"application-missing",
	"service-principal-missing",
	"service-principal-disabled"
];
/** Said as long as the operation that the workflow names is not there. */
const untilRotate = "The operation `rotate` is not part of this version yet; until it is, renew by hand:";
/** Markdown for the section "next step". @param actionRef `owner/repo@ref` of this action @param most commands at most */
function nextSteps(principal, actionRef, most) {
	if (!(0,_text_js__WEBPACK_IMPORTED_MODULE_2__._)(principal.appId)) return ["The client id of these clusters is no GUID; set a valid service principal first."];
	const blocking = principal.outages.find((outage) => beyondRotation.includes(outage.kind));
	if (blocking) return [
		"A new secret does not help until this is done:",
		"",
		`- ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(blocking.wayOut, 1e3)}`
	];
	if (principal.foreignTenantId !== null) return foreignSteps(principal.foreignTenantId);
	return [
		"Run this workflow. It gives every cluster a new secret before the old one goes; AKS reimages the nodes of each cluster on the way.",
		"",
		...fenced("yaml", workflow(principal, actionRef)),
		"",
		untilRotate,
		"",
		...byHand(principal, most)
	];
}
function foreignSteps(tenantId) {
	return [`The application lives in tenant ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(tenantId)}, and only there can it get a new secret. Ask its owners for one that is added to the old one, not put in its place, and give it to every cluster listed above before the old one ends.`];
}
function workflow({ appId, tenantId }, actionRef) {
	return [
		"name: Rotate the service principal of AKS clusters",
		"on: workflow_dispatch",
		"permissions: {}",
		"jobs:",
		"  rotate:",
		"    runs-on: ubuntu-latest",
		"    timeout-minutes: 360",
		"    permissions:",
		"      id-token: write # signs in to Azure without a stored secret",
		"    concurrency:",
		`      group: aks-sp-${appId.toLowerCase()}`,
		"      cancel-in-progress: false",
		"    steps:",
		`      - uses: ${safeRef(actionRef)}`,
		"        with:",
		"          operation: rotate",
		`          app-id: ${appId.toLowerCase()}`,
		`          tenant-id: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__._)(tenantId) ? tenantId : "${{ vars.AZURE_TENANT_ID }}"}`,
		"          client-id: ${{ vars.AZURE_CLIENT_ID }}"
	];
}
function safeRef(actionRef) {
	return /^[\w.-]+(?:\/[\w.-]+)+@[\w./-]+$/.test(actionRef) ? actionRef : "OWNER/REPOSITORY@REF";
}
function byHand(principal, most) {
	const clusters = sorted(principal.clusters).slice(0, most);
	const left = principal.clusters.length - clusters.length;
	const lines = [
		"<details><summary>By hand, with the Azure CLI</summary>",
		"",
		"`--append` keeps the old secret; without it the command deletes the old secret before any cluster has the new one. Remove the old one only after the last cluster has the new one.",
		"",
		...fenced("sh", [
			`secret="$(az ad app credential reset --id ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.p)(principal.appId)} --append --display-name by-hand --years 1 --query password --output tsv)"`,
			...clusters.map((cluster) => resetCommand(principal.appId, cluster)),
			"unset secret"
		])
	];
	if (left > 0) lines.push("", `The same for ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(left, "more cluster")}.`);
	return [
		...lines,
		"",
		"</details>"
	];
}
/** `--client-secret=`, because a secret may begin with a hyphen. https://learn.microsoft.com/azure/aks/update-credentials */
function resetCommand(appId, { cluster }) {
	return `az aks update-credentials ${`--resource-group ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.p)(cluster.resourceGroup)} --name ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.p)(cluster.name)} --subscription ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.p)(cluster.subscriptionId)}`} --reset-service-principal --service-principal ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.p)(appId)} --client-secret="$secret"`;
}
/**
* Markdown for the section "managed identity".
* Caveats: https://learn.microsoft.com/azure/aks/use-managed-identity
*/
function managedIdentitySteps(principal, most) {
	if (principal.foreignTenantId !== null) return ["Not possible here: the clusters sign in to another tenant, which a managed identity cannot. A service principal is still needed."];
	const clusters = sorted(principal.clusters);
	if (clusters.length === 0) return ["No cluster was found on this principal."];
	const lines = [
		"No secret can expire once a cluster is on a managed identity. There is no way back to a service principal; the nodes keep using it until their images are upgraded (`az aks nodepool upgrade --node-image-only` for each pool); every role that the principal holds has to be granted to the new identity too.",
		"",
		...fenced("sh", clusters.slice(0, most).map(({ cluster }) => (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.c)(cluster)))
	];
	if (clusters.length > most) lines.push("", `The same for ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(clusters.length - most, "more cluster")}.`);
	const stopped = clusters.filter(({ cluster }) => cluster.powerState === "Stopped").length;
	if (stopped > 0) lines.push("", `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(stopped, "cluster")} of these must be started first.`);
	return lines;
}
function sorted(clusters) {
	return [...clusters].sort((a, b) => a.cluster.id.toLowerCase() < b.cluster.id.toLowerCase() ? -1 : 1);
}
/** Lines that begin with words of ours cannot close the fence. */
function fenced(language, lines) {
	return [
		`\`\`\`${language}`,
		...lines,
		"```"
	];
}
// src/domain/issue-text.ts
/**
* Titles and bodies of issues. They depend on the facts alone, not on the day of the scan, so that a body is rewritten only
* when something happened. https://docs.github.com/rest/issues/issues: a body holds 65,536 characters, a title 256.
*/
/** GitHub's limit of a body or comment, in UTF-16 units to be on the safe side. */
const longestBody = 65536;
/** Rows of each table, most first: the first that fits is taken. */
const rowLimits = [
	100,
	40,
	15,
	5,
	1
];
/** Stable as long as the severity is. */
function principalTitle({ displayName, appId, severity }) {
	const name = (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(displayName ?? ""), 120).replaceAll("`", "'");
	return `AKS service principal ${name === "" ? "" : `${name} `}(${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.d)(appId).slice(0, 8)}): ${severity}`;
}
function digestTitle(severity) {
	return `AKS service principals that need attention: ${severity}`;
}
/** How a principal is named in running text. */
function nameOf({ displayName, appId }) {
	return `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(displayName ?? "unnamed", 120)} (${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(appId)})`;
}
/** At most `longestBody` characters; tables lose rows, and say how many. */
function principalBody(facts) {
	return fitted((rows) => {
		const { principal } = facts;
		return [
			...hidden(principal.tenantId, principal.appId, principal.severity, facts.memory),
			verdict(principal),
			...outages(principal, rows),
			...section("Clusters", [...clusterTable(principal.clusters, rows), ...unseenClusters(facts.unseen, rows)]),
			...section("Credentials", credentialTable(principal.credentials, rows)),
			...section("Validity", [gantt([principal], { maxRows: Math.min(rows, 40) })]),
			...section("Notes", listed$1(principal.notes, rows)),
			...section("Next step", principal.severity === "ok" ? ["Nothing to do."] : nextSteps(principal, facts.actionRef, Math.min(rows, 20))),
			...section("Or no secret at all: managed identity", managedIdentitySteps(principal, Math.min(rows, 20))),
			...footer
		];
	});
}
/** One issue for many principals: what each is about, and no more. */
function digestBody(facts, severity) {
	return fitted((rows) => [
		...hidden(facts.tenantId, "digest", severity, facts.memory),
		`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(facts.principals.length, "service principal")} of AKS clusters ${facts.principals.length === 1 ? "needs" : "need"} attention and ${facts.principals.length === 1 ? "has" : "have"} no issue of ${facts.principals.length === 1 ? "its" : "their"} own.`,
		...section("Service principals", digestTable(facts.principals, rows)),
		...section("Not judged by the last scan", listed$1(facts.unseen.map((appId) => `Listed earlier: ${appId}.`), rows)),
		...section("Validity", [gantt(facts.principals, { maxRows: Math.min(rows, 60) })]),
		...section("Next step", ["Run this action with `operation: rotate` and the `app-id` of each, the most urgent first."]),
		...footer
	]);
}
const footer = [
	"",
	"---",
	"This text is rewritten by the action whenever the facts change; write into comments instead. The issue is closed, with the evidence, by the scan that finds it solved."
];
function fitted(write) {
	let text = "";
	for (const rows of rowLimits) {
		text = write(rows).join("\n");
		if (text.length <= 65536) return text;
	}
	return (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.r)(text, longestBody);
}
function hidden(tenantId, subject, severity, memory) {
	return [
		subjectMark(tenantId, subject),
		severityMark(severity),
		memoryMark(memory),
		""
	];
}
function section(title, lines) {
	const text = lines.filter((line, at) => line !== "" || at > 0);
	return text.length === 0 ? [] : [
		"",
		`### ${title}`,
		"",
		...text
	];
}
function verdict(principal) {
	const all = principal.clusters.length;
	const worst = principal.clusters.filter((cluster) => cluster.severity === principal.severity).length;
	const share = all === 0 ? "No cluster was found on it." : `${String(worst)} of its ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(all, "cluster")} ${worst === 1 ? "is" : "are"} in this state.`;
	const next = principal.nextExpiry === null ? "" : ` The earliest end among the credentials in use: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.a)(principal.nextExpiry)}.`;
	return `Service principal ${nameOf(principal)} is **${verdictWords[principal.severity]}**. ${share}${next}`;
}
const verdictWords = {
	ok: "healthy",
	unknown: "not known to be healthy",
	expiring: "expiring",
	critical: "about to expire (critical)",
	expired: "expired: clusters cannot sign in to Azure"
};
function outages({ outages: found }, rows) {
	return section("Outages", [...found.slice(0, rows).map(({ message, wayOut }) => `- **${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(message, 600)}** ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(wayOut, 1e3)}`), ...leftOut(found.length - rows, "outage")]);
}
function listed$1(sentences, rows) {
	return [...sentences.slice(0, rows).map((sentence) => `- ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(sentence, 600)}`), ...leftOut(sentences.length - rows, "line")];
}
function leftOut(count, what) {
	return count > 0 ? ["", `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(count, `more ${what}`)} left out.`] : [];
}
function table(head, rows, most, what) {
	if (rows.length === 0) return [`No ${what}.`];
	const line = (cells) => `| ${cells.join(" | ")} |`;
	return [
		line(head),
		line(head.map(() => "---")),
		...rows.slice(0, most).map(line),
		...leftOut(rows.length - most, what)
	];
}
function clusterTable(clusters, most) {
	return table([
		"Cluster",
		"State",
		"Power",
		"Credential in use",
		"Ends on",
		"Resource id"
	], [...clusters].sort(byId).map((entry) => [
		(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(entry.cluster.name, 80),
		entry.severity,
		entry.cluster.powerState,
		credentialOf(entry),
		endOf(entry),
		(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(entry.cluster.id, 400)
	]), most, "cluster");
}
function byId(a, b) {
	return a.cluster.id.toLowerCase() < b.cluster.id.toLowerCase() ? -1 : 1;
}
function credentialOf({ use, keyId }) {
	const key = keyId === null ? "none" : (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(keyId.slice(0, 8));
	return use === "known" ? key : `${use}, judged by ${key}`;
}
function endOf({ endsOn, latestEndsOn, use }) {
	const end = endsOn === null ? "none" : (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.a)(endsOn);
	return use !== "known" && latestEndsOn !== null && latestEndsOn !== endsOn ? `${end} (at best ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.a)(latestEndsOn)})` : end;
}
function unseenClusters(ids, rows) {
	if (ids.length === 0) return [];
	return [
		"",
		"Listed earlier, not shown by the last scan and not known to be gone:",
		"",
		...ids.slice(0, rows).map((id) => `- ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(id, 400)}`),
		...leftOut(ids.length - rows, "cluster")
	];
}
function credentialTable(credentials, most) {
	return table([
		"Key id",
		"Kind",
		"Held by",
		"Name",
		"State",
		"From",
		"To"
	], [...credentials].sort((a, b) => b.endsOn - a.endsOn || (a.keyId < b.keyId ? -1 : 1)).map((entry) => [
		(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(entry.keyId),
		entry.kind,
		entry.holder === "application" ? "application" : "service principal",
		entry.displayName === null ? "" : (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(entry.displayName, 80),
		entry.state,
		(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.a)(entry.startsOn),
		(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.a)(entry.endsOn)
	]), most, "credential");
}
function digestTable(principals, most) {
	return table([
		"Name",
		"Application (client) id",
		"State",
		"Ends on",
		"Clusters",
		"Outage"
	], principals.map((principal) => [
		(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(principal.displayName ?? "unnamed", 80),
		(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(principal.appId),
		principal.severity,
		principal.nextExpiry === null ? "none" : (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.a)(principal.nextExpiry),
		String(principal.clusters.length),
		(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(principal.outages[0]?.message ?? "", 200)
	]), most, "service principal");
}
// src/domain/issue-comments.ts
/** What the action says in comments: each once, and only when something happened. */
const most = 50;
function comment(mark, lines) {
	return {
		mark,
		body: (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.r)([mark, ...lines].join("\n"), longestBody)
	};
}
function changedComment(before, now, principal) {
	return comment(eventMark("changed", now), [`From **${before}** to **${now}**.`, ...reasons(principal)]);
}
function reopenedComment(now, principal) {
	return comment(eventMark("reopened", now), [`Reopened: **${now}**.`, ...reasons(principal)]);
}
function reasons(principal) {
	if (!principal) return [];
	return [...principal.nextExpiry === null ? [] : [`Earliest end among the credentials in use: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.a)(principal.nextExpiry)}.`], ...listed(principal.outages.map(({ message, wayOut }) => `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(message, 600)} ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(wayOut, 1e3)}`))];
}
/** The evidence of health: which credential each cluster uses now, and until when. */
function healthyComment(principal) {
	return comment(eventMark("closed", "ok"), ["Closed: every cluster found by a complete scan is healthy.", ...evidence(principal)]);
}
function evidence(principal) {
	const groups = /* @__PURE__ */ new Map();
	for (const { cluster, keyId, endsOn, use } of principal.clusters) {
		const how = use === "known" ? "" : `, use ${use}: judged by the credential that ends first`;
		const key = keyId === null ? "no credential that ends" : `key ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(keyId)}, valid until ${endsOn === null ? "unknown" : (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.a)(endsOn)}${how}`;
		groups.set(key, [...groups.get(key) ?? [], (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(cluster.name, 80)]);
	}
	return listed([...groups].map(([key, names]) => `${key}: ${names.slice(0, most).join(", ")}${more(names.length - most, "cluster")}`));
}
/** The evidence that nothing uses the principal any more. */
function goneComment(fates) {
	const lines = [...fates].map(([id, fate]) => `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(id, 400)}: ${fateText(fate)}`);
	return comment(eventMark("gone", "ok"), ["Closed: a scan of the whole tenant finds no cluster on this service principal. Its application and role assignments may be left behind.", ...listed(lines)]);
}
function fateText(fate) {
	if (fate.kind === "gone") return "deleted (404)";
	if (fate.kind !== "moved") return fate.kind;
	return fate.to.toLowerCase() === "msi" ? "now on a managed identity" : `now on the service principal ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(fate.to)}`;
}
/** Why each principal left the digest. */
function emptyDigestComment(left) {
	return comment(eventMark("closed", "digest"), ["Closed: no service principal is left in this digest.", ...listed(left)]);
}
/** One line of the above. */
function departure(subject, why) {
	const name = typeof subject === "string" ? (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(subject) : nameOf(subject);
	if (why === "own issue") return `${name}: has an issue of its own`;
	if (why === "gone" || typeof subject === "string") return `${name}: no cluster uses it any more`;
	return `${name}: healthy${subject.nextExpiry === null ? "" : `, earliest end ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.a)(subject.nextExpiry)}`}`;
}
/** GitHub takes the first line for a mark of its own. https://docs.github.com/issues/tracking-your-work-with-issues/administering-issues/marking-issues-or-pull-requests-as-a-duplicate */
function duplicateComment(of) {
	const mark = eventMark("duplicate", String(of));
	return {
		mark,
		body: `Duplicate of #${String(of)}\n\n${mark}`
	};
}
function listed(lines) {
	if (lines.length === 0) return [];
	return [
		"",
		...lines.slice(0, most).map((line) => `- ${line}`),
		...lines.length > most ? [`- and ${String(lines.length - most)} more`] : []
	];
}
function more(count, what) {
	return count > 0 ? ` and ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(count, `more ${what}`)}` : "";
}
// src/domain/issue-plan.ts
/** What a plan for issues is made of: its types, the facts that every rule asks for, and the steps it is put together from. */
const troubled = [
	"expiring",
	"critical",
	"expired"
];
function standingsOf({ existing, report }) {
	const standings = /* @__PURE__ */ new Map();
	for (const issue of byNumber(existing)) {
		const subject = subjectOf(issue.body, report.tenantId);
		if (subject === null) continue;
		const standing = standings.get(subject) ?? {
			open: null,
			closed: null
		};
		if (issue.open) standing.open ??= issue;
		else if (!issue.duplicate) standing.closed = issue;
		standings.set(subject, standing);
	}
	return standings;
}
function byNumber(issues) {
	return [...issues].sort((a, b) => a.number - b.number);
}
/** The end of the secret that the issue was about is no proof that the clusters had another one by then. */
function inDoubt({ report }, { credentials, clusters }) {
	return (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.o)(credentials, clusters.map((cluster) => cluster.use), report.scannedAt).length > 0;
}
function left(fate) {
	return fate?.kind === "gone" || fate?.kind === "moved";
}
function wholeTenant({ report, narrowed }) {
	return report.complete && report.coverage.tenant && !narrowed;
}
function principalOf(report, appId) {
	return report.principals.find((principal) => principal.appId.toLowerCase() === appId);
}
function without(ids, principal) {
	const shown = new Set(idsOf(principal));
	return ids.filter((id) => !shown.has(id));
}
function idsOf(principal) {
	return (principal?.clusters ?? []).map(({ cluster }) => cluster.id.toLowerCase()).sort();
}
/** What did not fit once is forgotten only after a scan of everything. */
function stillCut(input, issue) {
	return !wholeTenant(input) && issue !== null && memoryOf(issue.body)?.cut === true;
}
function refresh(subject, open, text, severity, principal) {
	const before = severityOf(open.body);
	const steps = before === null || before === severity ? [] : [say$1(changedComment(before, severity, principal))];
	const differs = differing(open, text);
	if (Object.keys(differs).length > 0) steps.push(change(differs));
	return task(subject, open, steps.length === 0 ? "unchanged" : steps[0]?.kind === "comment" ? "commented" : "updated", steps);
}
function reopen(subject, closed, text, severity, principal) {
	const update = change({
		...differing(closed, text),
		state: "open",
		reason: "reopened"
	});
	return task(subject, closed, "reopened", [say$1(reopenedComment(severity, principal)), update]);
}
function differing(issue, text) {
	return {
		...issue.title === text.title ? {} : { title: text.title },
		...normalized(issue.body) === normalized(text.body) ? {} : { body: text.body }
	};
}
function task(subject, issue, action, steps) {
	return {
		subject,
		number: issue.number,
		url: issue.url,
		action,
		steps
	};
}
function say$1(comment) {
	return {
		kind: "comment",
		comment
	};
}
function change(value) {
	return {
		kind: "update",
		change: value
	};
}
// src/domain/issue-digest.ts
/** The one issue about all principals in trouble that have none of their own. */
/** The digest holds who is in trouble and has no issue of its own, and of the earlier ones who is not known to be out of it. */
function digestTask(input, standings, own) {
	const { open = null, closed = null } = standings.get("digest") ?? {};
	const members = input.report.principals.filter((principal) => troubled.includes(principal.severity) && !own.has(principal.appId.toLowerCase()));
	const before = open ? memoryOf(open.body) : null;
	const rest = remembered(input, before, members, own);
	if (members.length === 0) return open ? emptyDigest(input, open, before, rest) : null;
	const severity = members.map((principal) => principal.severity).reduce(worse);
	const text = digestText(input, members, before, rest.staying, severity, open);
	if (open) return refresh("digest", open, text, severity, null);
	if (closed) return reopen("digest", closed, text, severity, null);
	return {
		subject: "digest",
		number: null,
		url: null,
		action: "opened",
		steps: [{
			kind: "create",
			...text
		}]
	};
}
function worse(a, b) {
	return _report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.s.indexOf(a) >= _report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.s.indexOf(b) ? a : b;
}
function remembered(input, before, members, own) {
	const current = new Set(members.map((principal) => principal.appId.toLowerCase()));
	const result = {
		staying: [],
		left: []
	};
	for (const [appId, ids] of before?.principals ?? []) {
		if (current.has(appId)) continue;
		const why = own.has(appId) ? "own issue" : whyLeft(input, appId, ids);
		if (why) result.left.push(departure(principalOf(input.report, appId) ?? appId, why));
		else result.staying.push(appId);
	}
	return result;
}
function whyLeft(input, appId, ids) {
	const principal = principalOf(input.report, appId);
	if (without(ids, principal).filter((id) => !left(input.fates.get(id))).length > 0) return null;
	if (principal && principal.clusters.length > 0) return principal.severity === "ok" && input.report.complete && !inDoubt(input, principal) ? "healthy" : null;
	return wholeTenant(input) ? "gone" : null;
}
function emptyDigest(input, open, before, rest) {
	const known = before !== null && !before.cut;
	if (!(rest.staying.length === 0 && input.report.complete && (known || wholeTenant(input)))) return task("digest", open, "unchanged", []);
	return task("digest", open, "closed", [say$1(emptyDigestComment(rest.left)), change({
		state: "closed",
		reason: "completed"
	})]);
}
function digestText(input, members, before, staying, severity, issue) {
	const listed = (appId) => before?.principals.get(appId) ?? [];
	const entries = members.map((principal) => {
		const appId = principal.appId.toLowerCase();
		return [appId, [...idsOf(principal), ...without(listed(appId), principal).filter((id) => !left(input.fates.get(id)))]];
	});
	const kept = staying.map((appId) => [appId, [...listed(appId)]]);
	const memory = {
		principals: new Map([...entries, ...kept]),
		cut: stillCut(input, issue)
	};
	return {
		title: digestTitle(severity),
		body: digestBody({
			tenantId: input.report.tenantId,
			principals: members,
			memory,
			unseen: staying
		}, severity)
	};
}
// src/domain/issues.ts
/**
* Which issues to open, rewrite, reopen and close, as a pure plan: one per principal in trouble, found by the mark in its
* body, and one digest for those that get none. A run that was killed leaves facts from which the next plan goes on.
*/
/** The whole plan; empty with `mode: none`. */
function planIssues(input) {
	if (input.mode === "none") return { tasks: [] };
	const standings = standingsOf(input);
	const own = ownTasks(input, standings);
	const digest = digestTask(input, standings, new Set(own.filter((task) => task.action !== "closed").map((task) => task.subject)));
	return { tasks: [
		...duplicateTasks(input.existing, input.report.tenantId),
		...own,
		...digest ? [digest] : []
	] };
}
/** Of several open issues about one subject the lowest number stays; the others are closed and point to it. */
function duplicateTasks(existing, tenantId) {
	const kept = /* @__PURE__ */ new Map();
	const tasks = [];
	for (const issue of byNumber(existing)) {
		const subject = issue.open ? subjectOf(issue.body, tenantId) : null;
		if (subject === null) continue;
		const first = kept.get(subject);
		if (first === void 0) kept.set(subject, issue.number);
		else tasks.push(task(subject, issue, "closed", [say$1(duplicateComment(first)), change({
			state: "closed",
			reason: "duplicate"
		})]));
	}
	return tasks;
}
/** Resource ids that open issues list and the scan does not show on the same principal; read each before `planIssues`. */
function clustersToProve(input) {
	const wanted = /* @__PURE__ */ new Map();
	if (input.mode === "none") return wanted;
	for (const { open } of standingsOf(input).values()) {
		const remembered = open ? memoryOf(open.body) : null;
		for (const [appId, ids] of remembered?.principals ?? []) {
			const principal = principalOf(input.report, appId);
			if (principal?.severity === "unknown" || !principal && !wholeTenant(input)) continue;
			for (const id of without(ids, principal)) wanted.set(id, appId);
		}
	}
	return wanted;
}
function ownTasks(input, standings) {
	const tasks = [];
	let left = input.mode === "digest" ? 0 : input.maxIssues;
	for (const principal of input.report.principals) {
		const next = principalTask(input, principal, standings.get(principal.appId.toLowerCase()) ?? {
			open: null,
			closed: null
		}, left > 0);
		if (next?.action === "opened") left -= 1;
		if (next) tasks.push(next);
	}
	const shown = new Set(input.report.principals.map((principal) => principal.appId.toLowerCase()));
	for (const [subject, { open }] of standings) if (open && subject !== "digest" && !shown.has(subject)) tasks.push(absentTask(input, subject, open));
	return tasks;
}
function principalTask(input, principal, { open, closed }, mayOpen) {
	const subject = principal.appId.toLowerCase();
	if (!troubled.includes(principal.severity)) return open ? calmTask(input, principal, open) : null;
	const text = textOf(input, principal, open);
	if (open) return refresh(subject, open, text, principal.severity, principal);
	if (closed && input.mode === "per-principal") return reopen(subject, closed, text, principal.severity, principal);
	return mayOpen ? {
		subject,
		number: null,
		url: null,
		action: "opened",
		steps: [{
			kind: "create",
			...text
		}]
	} : null;
}
/** Closes what is healthy; a severity that is unknown, or a cluster that was not looked at, proves nothing. */
function calmTask(input, principal, open) {
	const subject = principal.appId.toLowerCase();
	if (principal.clusters.length === 0) return absentTask(input, subject, open);
	if (!(principal.severity === "ok" && input.report.complete && unseenOf(input, principal, open).length === 0)) return task(subject, open, "unchanged", []);
	if (inDoubt(input, principal)) return refresh(subject, open, textOf(input, principal, open), principal.severity, principal);
	return task(subject, open, "closed", [say$1(healthyComment(principal)), change({
		...differing(open, textOf(input, principal, open)),
		state: "closed",
		reason: "completed"
	})]);
}
/** Closes what no cluster uses, when a scan of everything says so and so does each cluster that the issue lists. */
function absentTask(input, subject, open) {
	const fates = departed(input, subject, memoryOf(open.body));
	if (!fates) return task(subject, open, "unchanged", []);
	return task(subject, open, "closed", [say$1(goneComment(fates)), change({
		state: "closed",
		reason: "completed"
	})]);
}
/** The fate of each listed cluster if all of them left the principal and nothing else can be on it; else null. */
function departed(input, subject, memory) {
	const ids = memory?.principals.get(subject);
	if (!memory || memory.cut || !ids || !wholeTenant(input)) return null;
	const fates = ids.map((id) => [id, input.fates.get(id) ?? { kind: "unknown" }]);
	return fates.every(([, fate]) => left(fate)) ? new Map(fates) : null;
}
/** Clusters that the issue lists, that the scan does not show and of which nobody can say that they left. */
function unseenOf(input, principal, issue) {
	return without((issue ? memoryOf(issue.body)?.principals.get(principal.appId.toLowerCase()) : void 0) ?? [], principal).filter((id) => !left(input.fates.get(id)));
}
function textOf(input, principal, issue) {
	const unseen = unseenOf(input, principal, issue);
	const memory = {
		principals: /* @__PURE__ */ new Map([[principal.appId.toLowerCase(), [...idsOf(principal), ...unseen]]]),
		cut: stillCut(input, issue)
	};
	return {
		title: principalTitle(principal),
		body: principalBody({
			principal,
			actionRef: input.actionRef,
			memory,
			unseen
		})
	};
}
// src/operations/issues.ts
/** Reads of clusters at a time. */
const parallel = 8;
/** The next issue would fail in the same way. */
const hopeless = [
	"github-token-rejected",
	"github-forbidden",
	"github-not-found",
	"github-issues-off",
	"github-rate-limited"
];
/** Opens, rewrites, reopens and closes issues until they say what the report says. Failures end in `problems`, nothing is thrown. */
async function reconcileIssues(input) {
	const outcome = {
		notes: [],
		problems: [],
		changed: 0
	};
	if (input.settings.mode === "none") return outcome;
	try {
		const tasks = await plan(input);
		if (input.settings.dryRun) outcome.notes.push(...tasks.map((task) => noteOf(task, task.steps.length > 0 ? "planned" : "unchanged")));
		else await carryOut(input, tasks, outcome);
	} catch (error) {
		outcome.problems.push(problemOf(error));
	}
	return outcome;
}
async function plan({ issues, clusters, report, narrowed, settings }) {
	const { mode, maxIssues, actionRef } = settings;
	const facts = {
		report,
		narrowed,
		existing: await issues.list(settings.labels[0]),
		mode,
		maxIssues,
		actionRef
	};
	const fates = await readFates(clusters, clustersToProve(facts));
	return planIssues({
		...facts,
		fates
	}).tasks;
}
/** What became of each cluster, by resource id; `wanted` gives the principal that an issue holds it to be on. */
async function readFates(clusters, wanted) {
	const fates = /* @__PURE__ */ new Map();
	const queue = wanted.entries();
	const worker = async () => {
		for (const [id, appId] of queue) fates.set(id, await fateOf(clusters, id, appId));
	};
	await Promise.all(Array.from({ length: parallel }, worker));
	return fates;
}
/** What cannot be read is alive. */
async function fateOf(clusters, id, appId) {
	const reading = await clusters.get(id).catch(() => null);
	if (!reading) return { kind: "unknown" };
	if (!reading.found) return { kind: reading.reason === "gone" ? "gone" : "unknown" };
	const { clientId } = reading.cluster;
	return clientId.toLowerCase() === appId.toLowerCase() ? { kind: "here" } : {
		kind: "moved",
		to: clientId
	};
}
async function carryOut(input, tasks, outcome) {
	let opened = false;
	for (const task of tasks) try {
		const done = await perform(input, task);
		opened ||= task.number === null;
		outcome.changed += done.written ? 1 : 0;
		outcome.notes.push({
			...noteOf(task, task.action),
			number: done.number,
			url: done.url
		});
	} catch (error) {
		const problem = problemOf(error, task);
		outcome.problems.push(problem);
		if (hopeless.includes(problem.code)) break;
	}
	if (opened) await settleRace(input, outcome);
}
/** Another run may have opened the same issue at the same time: the lower number stays. */
async function settleRace(input, outcome) {
	const { issues, report, settings } = input;
	const now = await issues.list(settings.labels[0]);
	for (const task of duplicateTasks(now, report.tenantId)) try {
		await perform(input, task);
		outcome.changed += 1;
		redirect(outcome.notes, task, now, report.tenantId);
	} catch (error) {
		outcome.problems.push(problemOf(error, task));
	}
}
/** The note of an issue that was just closed as a duplicate names the one that stays. */
function redirect(notes, task, now, tenantId) {
	const stays = now.filter((issue) => issue.open && subjectOf(issue.body, tenantId) === task.subject).sort((a, b) => a.number - b.number)[0];
	const note = notes.find(({ number }) => number === task.number);
	if (note && stays) Object.assign(note, {
		number: stays.number,
		url: stays.url
	});
}
async function perform({ issues, report, settings }, task) {
	const done = {
		number: task.number,
		url: task.url,
		written: false
	};
	for (const step of task.steps) if (step.kind === "create") {
		const made = await open(issues, settings, task, step, report.tenantId);
		Object.assign(done, {
			number: made.number,
			url: made.url,
			written: true
		});
	} else if (task.number !== null) {
		const wrote = step.kind === "update" ? await issues.update(task.number, step.change).then(() => true) : await say(issues, task.number, step);
		done.written ||= wrote;
	}
	return done;
}
/** After an answer that says nothing the issue may be there: look for it, and only if it is not there try once more. */
async function open(issues, settings, task, step, tenantId) {
	const { labels, assignees } = settings;
	const create = () => issues.create({
		title: step.title,
		body: step.body,
		labels,
		assignees
	});
	const find = async () => {
		return (await issues.list(labels[0])).find((issue) => issue.open && subjectOf(issue.body, tenantId) === task.subject);
	};
	try {
		return await create();
	} catch (error) {
		if (!isUnknownOutcome(error)) throw error;
		return await find() ?? await create();
	}
}
/** Says it unless it was said already; false if so. */
async function say(issues, number, { comment }) {
	const said = async () => alreadySaid(await issues.comments(number), comment.mark);
	if (await said()) return false;
	try {
		await issues.comment(number, comment.body);
	} catch (error) {
		if (!isUnknownOutcome(error)) throw error;
		if (!await said()) await issues.comment(number, comment.body);
	}
	return true;
}
/** Anything but a refusal that GitHub itself gave. */
function isUnknownOutcome(error) {
	return !(error instanceof _text_js__WEBPACK_IMPORTED_MODULE_2__.m) || error.code === "github-outcome-unknown";
}
function noteOf(task, action) {
	return {
		appId: task.subject === "digest" ? null : task.subject,
		action,
		number: task.number,
		url: task.url
	};
}
function problemOf(error, task) {
	if (error instanceof _text_js__WEBPACK_IMPORTED_MODULE_2__.m) return (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.h)(error);
	return {
		code: "github-failed",
		message: `Could not bring ${task === void 0 ? "the issues" : task.subject === "digest" ? "the digest issue" : `the issue about ${task.subject}`} up to date: ${error instanceof Error ? error.message : String(error)}`,
		hint: "Run again; the next run goes on where this one stopped."
	};
}
// src/operations/check-expiry.ts
/** check-expiry: finds every cluster on a service principal, reads what those can sign in with, says which of them end, keeps issues about it. */
/** How long a superseded secret is kept; rotate's own default. */
const overlap = 864e5;
async function checkExpiry(settings, ports) {
	const report = await ports.log.group("Scanning", () => scan(settings, ports));
	const issues = await ports.log.group("Issues", () => keepIssues(settings, ports, report));
	return toResult(settings, {
		...report,
		problems: [...report.problems, ...issues.problems]
	}, issues.notes, {
		changed: issues.changed,
		failed: issues.problems.length > 0
	});
}
/** Reads everything and judges it; writes nothing. */
async function scan(settings, ports) {
	const subscriptions = await readSubscriptions(settings, ports);
	const [found, coverage] = await Promise.all([findClusters(settings, ports), readCoverage(settings, ports, subscriptions.scanned)]);
	ports.log.info(`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(subscriptions.scanned.length, "subscription")}, ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(found.clusters.length, "cluster")}.`);
	const clusters = await withFailures(found.clusters, ports);
	const own = clusters.filter((cluster) => !(0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.i)(cluster) && sameId(cluster.tenantId, ports.caller.tenantId));
	const directory = await ports.directory.principals([...own.map((cluster) => cluster.clientId), ...settings.appIds]);
	ports.log.info(`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(directory.principals.size, "service principal")} read.`);
	const problems = [
		...subscriptions.problems,
		...found.problems,
		...coverage.problems,
		...directory.problems
	];
	return (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.n)({
		tenantId: ports.caller.tenantId,
		now: ports.directory.now(),
		thresholds: {
			warnWithin: settings.warnWithin,
			criticalWithin: settings.criticalWithin
		},
		overlap,
		clusters,
		appIds: settings.appIds,
		records: directory.principals,
		coverage: coverage.coverage,
		everyPageRead: subscriptions.problems.length === 0 && found.problems.length === 0 && directory.problems.length === 0,
		problems,
		ownAppId: ports.caller.appId
	});
}
async function readSubscriptions({ subscriptionIds }, { fleet }) {
	const { items, problems } = await fleet.subscriptions();
	const scanned = subscriptionIds.length > 0 ? items.filter((item) => subscriptionIds.includes(item.subscriptionId)) : items;
	const unreadable = subscriptionIds.filter((id) => !items.some((item) => item.subscriptionId === id));
	if (problems.length > 0) return {
		scanned,
		problems
	};
	return {
		scanned,
		problems: [...unreadable.map(unreadableSubscription), ...items.length === 0 ? [noSubscription()] : []]
	};
}
/** Named clusters are read from ARM itself; the other clusters of their principals are found as well, since they share its fate. */
async function findClusters(settings, ports) {
	const scope = settings.subscriptionIds.length > 0 ? { subscriptionIds: settings.subscriptionIds } : {};
	if (settings.clusters.length === 0 && settings.appIds.length === 0) {
		const { items, problems } = await ports.fleet.clusters(scope);
		return {
			clusters: items,
			problems
		};
	}
	const named = await readNamed(settings.clusters, ports);
	const clientIds = [.../* @__PURE__ */ new Set([...settings.appIds, ...named.clusters.filter((cluster) => !(0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.i)(cluster)).map((cluster) => cluster.clientId.toLowerCase())])];
	if (clientIds.length === 0) return named;
	const others = await ports.fleet.clusters({
		...scope,
		clientIds
	});
	const known = new Set(named.clusters.map((cluster) => cluster.id.toLowerCase()));
	return {
		clusters: [...named.clusters, ...others.items.filter((cluster) => !known.has(cluster.id.toLowerCase()))],
		problems: [...named.problems, ...others.problems]
	};
}
async function readNamed(ids, { clusters }) {
	const readings = await Promise.all(ids.map((id) => clusters.get(id.id)));
	return {
		clusters: readings.flatMap((reading) => reading.found ? [reading.cluster] : []),
		problems: readings.flatMap((reading) => reading.found || !reading.problem ? [] : [reading.problem])
	};
}
async function readCoverage(settings, { access, log }, scanned) {
	const reading = await access.coverage(scanned);
	reading.problems.forEach((problem) => log.debug(`${problem.message} ${problem.hint}`));
	const trusted = settings.trustVisibleScope;
	const list = scanned.map(({ subscriptionId, displayName }) => ({
		subscriptionId,
		displayName,
		covered: reading.subscriptionIds.has(subscriptionId)
	}));
	const uncovered = list.filter((item) => !item.covered);
	return {
		coverage: {
			tenant: reading.tenant || trusted,
			subscriptions: uncovered.length === 0 || trusted,
			scanned: list
		},
		problems: uncovered.length > 0 && !trusted ? [notCovered(uncovered, list.length)] : []
	};
}
/** Resource Graph shows that a cluster failed, only ARM shows why; an unreadable one stays without a reason. */
async function withFailures(found, { clusters }) {
	return Promise.all(found.map(async (cluster) => {
		if (cluster.provisioningState !== "Failed" || cluster.failure !== null || (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.i)(cluster)) return cluster;
		const reading = await clusters.get(cluster.id);
		return reading.found ? {
			...cluster,
			failure: reading.cluster.failure
		} : cluster;
	}));
}
async function keepIssues(settings, ports, report) {
	if (!ports.issues || settings.issues.mode === "none") return {
		notes: [],
		problems: [],
		changed: 0
	};
	const narrowed = settings.clusters.length > 0 || settings.appIds.length > 0 || settings.subscriptionIds.length > 0;
	const outcome = await reconcileIssues({
		issues: ports.issues,
		clusters: ports.clusters,
		report,
		narrowed,
		settings: {
			mode: settings.issues.mode,
			labels: settings.issues.labels,
			assignees: settings.issues.assignees,
			maxIssues: settings.issues.max,
			dryRun: settings.dryRun,
			actionRef: settings.actionRef
		}
	});
	for (const note of outcome.notes) if (note.action !== "unchanged") ports.log.info(`${note.action} ${note.number === null ? "an issue" : `#${note.number}`} for ${note.appId ?? "the digest"}`);
	return outcome;
}
function toResult(settings, report, notes, writes) {
	const numbers = counts(report);
	const matrix = (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.a)(report);
	const outcome = outcomeOf(settings, notes, writes);
	const next = report.principals.map((principal) => principal.nextExpiry).filter((instant) => instant !== null);
	const outputs = {
		status: report.status,
		"expired-count": String(numbers.expired),
		"critical-count": String(numbers.critical),
		"expiring-count": String(numbers.expiring),
		"ok-count": String(numbers.ok),
		"unknown-count": String(numbers.unknown),
		"next-expiry": next.length > 0 ? (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.o)(Math.min(...next)) : "",
		"due-count": String(matrix.due),
		matrix: JSON.stringify({ include: matrix.include })
	};
	return {
		outcome,
		complete: report.complete,
		outputs,
		result: {
			operation: "check-expiry",
			outcome,
			complete: report.complete,
			status: report.status,
			counts: numbers,
			problems: report.problems.map(({ code, message }) => ({
				code,
				message
			})),
			issues: notes
		},
		summary: summary(report, notes),
		log: logLines(report, notes),
		annotations: annotations(report),
		files: settings.reportFiles.map(({ path, format }) => ({
			path,
			content: format === "json" ? reportJson(report) : reportCsv(report)
		})),
		problems: report.problems,
		failure: (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.r)(report, settings.failOn) ? failure(report, settings.failOn) : null
	};
}
function outcomeOf(settings, notes, writes) {
	if (writes.failed) return "partial";
	if (settings.dryRun) return notes.some((note) => note.action === "planned") ? "planned" : "unchanged";
	return writes.changed > 0 ? "changed" : "unchanged";
}
function failure(report, failOn) {
	const numbers = counts(report);
	const found = [
		numbers.expired > 0 ? `${numbers.expired} expired` : "",
		numbers.critical > 0 ? `${numbers.critical} critical` : "",
		numbers.expiring > 0 ? `${numbers.expiring} expiring` : ""
	].filter((part) => part !== "");
	const parts = [...found.length > 0 ? [`service principals: ${found.join(", ")}`] : [], ...report.complete ? [] : ["the scan is not complete"]];
	return {
		code: report.complete ? "fail-on" : "scan-incomplete",
		message: `fail-on is ${failOn}: ${parts.join("; ")}.`,
		hint: "The job summary says for each what to do; fail-on: none only reports."
	};
}
function sameId(a, b) {
	return a.toLowerCase() === b.toLowerCase();
}
function unreadableSubscription(id) {
	return {
		code: "subscription-unreadable",
		message: `Subscription ${id} is not among those that the identity of this run can read.`,
		hint: "Check the id, or give the identity Reader there; its clusters were not seen."
	};
}
function noSubscription() {
	return {
		code: "subscription-none",
		message: "The identity of this run can read no subscription at all.",
		hint: "Give it Reader at the root management group or at each subscription; a role that was just granted takes some minutes."
	};
}
function notCovered(uncovered, total) {
	const names = uncovered.slice(0, 10).map((item) => `${item.displayName} (${item.subscriptionId})`);
	const more = uncovered.length > names.length ? ` and ${uncovered.length - names.length} more` : "";
	return {
		code: "coverage-incomplete",
		message: `In ${uncovered.length} of ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(total, "subscription")} no role assignment proves that every cluster was seen: ${names.join(", ")}${more}.`,
		hint: "Give the identity Reader at these subscriptions or at the root management group; or say with trust-visible-scope: true that what it sees is all there is."
	};
}
// src/wiring/check-expiry.ts
/** Builds the adapters that check-expiry needs; loaded only when it runs. */
async function runCheckExpiry(inputs, runtime) {
	const http = (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.c)({ onWait: (text) => runtime.log.info(text) });
	const cloud = (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.h)(inputs.cloud, inputs.endpoints);
	const credential = (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.p)(inputs.signIn, cloud, http, runtime.requestIdToken);
	const caller = await (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.m)(credential, cloud, inputs.signIn, http);
	runtime.log.info(`Signed in to tenant ${caller.tenantId} with ${inputs.signIn.method} as ${caller.appId ?? "an unnamed identity"}.`);
	const ports = {
		caller,
		fleet: (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__._)(credential, cloud, http),
		clusters: (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.g)(credential, cloud, http, caller.tenantId),
		access: createAccess(credential, cloud, http, caller),
		directory: createDirectory(credential, cloud, http, runtime.delay),
		issues: issuesPort(inputs, runtime, http),
		log: runtime.log
	};
	return checkExpiry({
		...inputs,
		actionRef: actionRef(runtime.env)
	}, ports);
}
function issuesPort({ issues, githubToken }, { env }, http) {
	if (issues.mode === "none" || !issues.repository) return null;
	return createIssues({
		token: githubToken,
		apiUrl: env.GITHUB_API_URL ?? "https://api.github.com",
		...issues.repository,
		fetch: fetchThrough(http)
	});
}
/** octokit speaks fetch; its requests go through the same stack as all others. */
function fetchThrough(http) {
	return async (input, init = {}) => {
		const method = init.method ?? "GET";
		const answer = await http.send({
			url: input instanceof Request ? input.url : String(input),
			method,
			headers: Object.fromEntries(new Headers(init.headers)),
			...typeof init.body === "string" ? { body: init.body } : {}
		}, method === "GET");
		const empty = [
			204,
			205,
			304
		].includes(answer.status);
		return new Response(empty ? null : answer.text, {
			status: answer.status,
			headers: answer.headers
		});
	};
}
/** What a workflow writes behind `uses:` to get this very action; unknown when it was called by a local path. */
function actionRef(env) {
	const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = env;
	return repository && ref ? `${repository}@${ref}` : "OWNER/aks-service-principal-action@v1";
}



/***/ })

};
