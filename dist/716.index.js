export const id = 716;
export const ids = [716];
export const modules = {

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
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6261);
/* harmony import */ var _packages_rotate_provision_delegate_cleanup_check_expiry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5876);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(198);





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
	const client = new _packages_rotate_provision_delegate_cleanup_check_expiry_js__WEBPACK_IMPORTED_MODULE_2__.a(credential, "", {
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
			if ((0,_connection_js__WEBPACK_IMPORTED_MODULE_3__.f)(await permissionsOf(scope, assignment.roleDefinitionId), readClusters)) return true;
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

/***/ 9481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ createResources)
/* harmony export */ });
/* harmony import */ var _packages_rotate_provision_delegate_cleanup_key_vault_check_expiry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1156);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8645);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6261);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(198);





// src/azure/resources.ts
const registryApi = "2025-11-01";
const vaultApi = "2023-07-01";
const permissionsApi = "2022-04-01";
function createResources(credential, cloud, http) {
	const bearer = (0,_packages_rotate_provision_delegate_cleanup_key_vault_check_expiry_js__WEBPACK_IMPORTED_MODULE_0__.r)({
		credential,
		scopes: cloud.resourceManagerScope
	});
	const get = async (path, apiVersion, right) => {
		try {
			const url = `${cloud.resourceManager}${encodeURI(path)}?api-version=${apiVersion}`;
			const answer = await http.send({
				url,
				method: "GET",
				headers: { accept: "application/json" }
			}, true, [bearer]);
			const body = JSON.parse(answer.text);
			if (answer.status === 200) return body;
			throw Object.assign(/* @__PURE__ */ new Error(`HTTP ${answer.status}`), {
				statusCode: answer.status,
				details: body
			});
		} catch (error) {
			throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t((0,_failures_js__WEBPACK_IMPORTED_MODULE_2__.t)(error, {
				service: "arm",
				doing: `read ${path}`,
				right
			}), error);
		}
	};
	return {
		async registryIsAbac(id) {
			return propertiesOf(await get(id, registryApi, `Microsoft.ContainerRegistry/registries/read at ${id}`), id).roleAssignmentMode === "AbacRepositoryPermissions";
		},
		async vaultUsesRoles(id) {
			return propertiesOf(await get(id, vaultApi, `Microsoft.KeyVault/vaults/read at ${id}`), id).enableRbacAuthorization === true;
		},
		async missingRights(scope, actions) {
			if (!/\/resourceGroups\//i.test(scope)) return null;
			const path = `${scope}/providers/Microsoft.Authorization/permissions`;
			const permissions = permissionsOf(await get(path, permissionsApi, `any role at ${scope}`));
			return actions.filter((action) => !(0,_connection_js__WEBPACK_IMPORTED_MODULE_3__.f)(permissions, action));
		}
	};
}
function propertiesOf(body, id) {
	const properties = body?.properties;
	if (typeof properties === "object" && properties !== null) return properties;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t((0,_failures_js__WEBPACK_IMPORTED_MODULE_2__.t)(/* @__PURE__ */ new SyntaxError("Unexpected JSON: no properties"), {
		service: "arm",
		doing: `read ${id}`,
		right: ""
	}));
}
function permissionsOf(body) {
	const value = body?.value;
	return (Array.isArray(value) ? value : []).map((permission) => {
		const { actions, notActions } = permission;
		return {
			actions: actions ?? [],
			notActions: notActions ?? []
		};
	});
}



/***/ }),

/***/ 1716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ Deadline),
/* harmony export */   c: () => (/* binding */ isReplication),
/* harmony export */   d: () => (/* binding */ toFullApplication),
/* harmony export */   f: () => (/* binding */ guid),
/* harmony export */   i: () => (/* binding */ turnsOf),
/* harmony export */   l: () => (/* binding */ findUsers),
/* harmony export */   n: () => (/* binding */ runFacts),
/* harmony export */   o: () => (/* binding */ busyPause),
/* harmony export */   p: () => (/* binding */ isMissing),
/* harmony export */   r: () => (/* binding */ takeTurn),
/* harmony export */   s: () => (/* binding */ follow),
/* harmony export */   t: () => (/* binding */ openWriters),
/* harmony export */   u: () => (/* binding */ openSession)
/* harmony export */ });
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4263);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8645);
/* harmony import */ var _ledger_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3333);
/* harmony import */ var _packages_rotate_provision_delegate_cleanup_key_vault_check_expiry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1156);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6261);
/* harmony import */ var _packages_rotate_provision_delegate_cleanup_check_expiry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5876);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(198);
/* harmony import */ var _fetch_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4652);
/* harmony import */ var _resources_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9481);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7598);











// src/azure/graph-writes.ts
async function sendWrite(graph, { method, path, body = {}, headers = {} }) {
	const request = graph.api(path).responseType(_packages_rotate_provision_delegate_cleanup_check_expiry_js__WEBPACK_IMPORTED_MODULE_5__.s.RAW).headers(headers);
	const response = await (method === "DELETE" ? request.delete() : method === "PATCH" ? request.patch(body) : request.post(body));
	return {
		status: response.status,
		text: await response.text()
	};
}
async function write(graph, request, rules) {
	let answer;
	try {
		answer = await sendWrite(graph, request);
	} catch (error) {
		return unanswered(error, rules);
	}
	if (rules.done.includes(answer.status)) return { kind: "done" };
	if (answer.status >= 400 && rules.present?.(rejectionOf$1(answer))) return { kind: "present" };
	return failed(answer, rules);
}
function unanswered(error, rules) {
	const { status, code, message } = (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.n)(error);
	return {
		kind: status === null && (/Authentication|Credential/.test(code) || /AADSTS\d/.test(message)) ? "refused" : "unknown",
		problem: (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.t)(error, attemptOf$1(rules))
	};
}
function failed(answer, rules) {
	const rejection = rejectionOf$1(answer);
	const { status } = answer;
	const problem = (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.t)({
		statusCode: status,
		code: rejection.code,
		message: rejection.message
	}, attemptOf$1(rules));
	if (status < 400 || status === 408 || status >= 500 && status !== 503) return {
		kind: "unknown",
		problem
	};
	if (rules.notYet?.(rejection)) return {
		kind: "not-yet",
		problem: notReplicated(rules.doing, rejection)
	};
	return {
		kind: "refused",
		problem: rules.refused?.(rejection) ?? limitOf(rules.doing, rejection) ?? problem
	};
}
function isMissing({ status, code }) {
	return status === 404 && code === "Request_ResourceNotFound";
}
function guid(id) {
	if (!(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.O)(id)) throw new TypeError("ids must be GUIDs: they become part of a path");
	return id;
}
function firstLine(text) {
	return text.split(/\r?\n/)[0]?.slice(0, 500) ?? "";
}
function attemptOf$1({ doing, right }) {
	return {
		service: "graph",
		doing,
		right
	};
}
function rejectionOf$1({ status, text }) {
	let details = null;
	try {
		details = status >= 400 ? JSON.parse(text) : null;
	} catch {}
	return {
		...(0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.n)({
			statusCode: status,
			details,
			message: "an answer without the JSON that Graph sends"
		}),
		text
	};
}
function notReplicated(doing, { message }) {
	return {
		code: "directory-not-replicated",
		message: `Could not ${doing}: ${firstLine(message)}`,
		hint: "What was just made takes some minutes to reach every part of Entra, and what was deleted is not found either. Run again later; a new run goes on where this one stopped."
	};
}
function limitOf(doing, { code, message }) {
	if (/SizeExceeded/i.test(code) || /size of the object has exceeded/i.test(message)) return {
		code: "application-full",
		message: `Could not ${doing}: ${firstLine(message)}`,
		hint: "Entra bounds the size of an application, tags and credentials together: remove expired credentials and tags that nobody needs from it, then run again."
	};
	if (/QuotaExceeded/i.test(code)) return {
		code: "directory-quota",
		message: `Could not ${doing}: ${firstLine(message)}`,
		hint: "The identity of this run, or the tenant, has made as many directory objects as it may; deleted ones count until they are gone for good. Remove what is not needed, or let an administrator raise the limit."
	};
	return null;
}

// src/azure/application-writes.ts
const createIfMissing = { Prefer: "create-if-missing" };
function createApplicationWrites(graph, cloud) {
	return {
		upsert: (uniqueName, displayName) => upsert(graph, uniqueName, displayName),
		upsertServicePrincipal: (appId) => upsertServicePrincipal(graph, appId),
		addOwner: (objectId, ownerId) => addOwner(graph, cloud, objectId, ownerId),
		setTags: (objectId, tags) => write(graph, {
			method: "PATCH",
			path: `/applications/${guid(objectId)}`,
			body: { tags }
		}, {
			doing: `write the tags of application ${objectId}`,
			right: rightOn("application", objectId),
			done: [204],
			notYet: isMissing
		}),
		removePassword: (objectId, keyId) => removePassword(graph, objectId, keyId),
		remove(kind, objectId) {
			const collection = kind === "application" ? "applications" : "servicePrincipals";
			const words = kind === "application" ? "application" : "service principal";
			return write(graph, {
				method: "DELETE",
				path: `/${collection}/${guid(objectId)}`
			}, {
				doing: `delete ${words} ${objectId}`,
				right: rightOn(words, objectId),
				done: [204],
				present: isMissing
			});
		},
		purge: (objectId) => write(graph, {
			method: "DELETE",
			path: `/directory/deletedItems/${guid(objectId)}`
		}, {
			doing: `delete ${objectId} for good`,
			right: rightOn("deleted object", objectId),
			done: [204],
			present: isMissing
		})
	};
}
function rightOn(what, objectId) {
	return `the Graph application permission Application.ReadWrite.OwnedBy while it is an owner of ${what} ${objectId}${what === "application" ? ` (az ad app owner add --id ${objectId} --owner-object-id <its service principal>)` : ""}, or Application.ReadWrite.All, each with admin consent`;
}
function uniqueNamePath(uniqueName) {
	return `/applications(uniqueName='${encodeURIComponent(uniqueName.replaceAll("'", "''"))}')`;
}
function upsert(graph, uniqueName, displayName) {
	return write(graph, {
		method: "PATCH",
		path: uniqueNamePath(uniqueName),
		body: { displayName },
		headers: createIfMissing
	}, {
		doing: `create the application with the unique name ${uniqueName}`,
		right: "the Graph application permission Application.ReadWrite.OwnedBy, as an owner if the application is there already, or Application.ReadWrite.All (each with admin consent)",
		done: [201, 204],
		refused: (rejection) => rejection.status === 409 ? nameTaken(uniqueName, rejection) : null
	});
}
function nameTaken(uniqueName, { message }) {
	return {
		code: "unique-name-taken",
		message: `Could not create the application with the unique name ${uniqueName}: ${firstLine(message)}`,
		hint: "Another application holds this name: one that is made at this moment (run again), or a deleted one, which keeps it for 30 days. Restore that one or delete it for good, or set another unique-name."
	};
}
function upsertServicePrincipal(graph, appId) {
	return write(graph, {
		method: "PATCH",
		path: `/servicePrincipals(appId='${guid(appId)}')`,
		body: {},
		headers: createIfMissing
	}, {
		doing: `create the service principal of application ${appId}`,
		right: "the Graph application permission Application.ReadWrite.OwnedBy while it is an owner of the application, or Application.ReadWrite.All (each with admin consent)",
		done: [201, 204],
		present: ({ status, code }) => status === 409 && code === "Request_MultipleObjectsWithSameKeyValue",
		notYet: isUnbacked
	});
}
function isUnbacked(rejection) {
	return isMissing(rejection) || /NoBackingApplicationObject/.test(rejection.text) || /backing application/i.test(rejection.message);
}
function addOwner(graph, cloud, objectId, ownerId) {
	return write(graph, {
		method: "POST",
		path: `/applications/${guid(objectId)}/owners/$ref`,
		body: { "@odata.id": `${cloud.graph}/v1.0/directoryObjects/${guid(ownerId)}` }
	}, {
		doing: `make ${ownerId} an owner of application ${objectId}`,
		right: rightOn("application", objectId),
		done: [204],
		present: ({ status, message }) => status === 400 && /object references already exist/i.test(message),
		notYet: isMissing
	});
}
function removePassword(graph, objectId, keyId) {
	return write(graph, {
		method: "POST",
		path: `/applications/${guid(objectId)}/removePassword`,
		body: { keyId: guid(keyId) }
	}, {
		doing: `remove password ${keyId} of application ${objectId}`,
		right: rightOn("application", objectId),
		done: [204],
		present: ({ status, message }) => (status === 400 || status === 404) && /no password credential found/i.test(message),
		notYet: isMissing
	});
}

// src/azure/application-passwords.ts
const managedIdentity = "Better: move the cluster to a managed identity, which has no secret (az aks update --resource-group <group> --name <cluster> --enable-managed-identity).";
async function addPassword(graph, mask, objectId, { displayName, endsOn }) {
	const rules = {
		doing: `add a password to application ${objectId}`,
		right: rightOn("application", objectId),
		done: [200],
		notYet: isMissing,
		refused: (rejection) => againstPolicy(objectId, rejection)
	};
	const path = `/applications/${guid(objectId)}/addPassword`;
	const passwordCredential = {
		displayName,
		endDateTime: new Date(endsOn).toISOString()
	};
	let answer;
	try {
		answer = await sendWrite(graph, {
			method: "POST",
			path,
			body: { passwordCredential }
		});
	} catch (error) {
		return unanswered(error, rules);
	}
	hide(answer.text, mask);
	if (answer.status !== 200) return failed(answer, rules);
	const made = read(answer.text);
	if (made !== null) return {
		kind: "done",
		...made
	};
	return {
		kind: "unknown",
		problem: (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.t)({
			statusCode: 200,
			message: "Unexpected JSON: no usable key id, secret and end date (the password may be there all the same)"
		}, {
			service: "graph",
			doing: rules.doing,
			right: rules.right
		})
	};
}
function hide(text, mask) {
	for (const [, escaped = "", end] of text.matchAll(/"secretText"\s*:\s*"((?:[^"\\]|\\.)*)("?)/gi)) {
		if (end === "" && escaped.length < 8) continue;
		for (const form of /* @__PURE__ */ new Set([decoded(escaped), escaped])) if (form) mask(form);
	}
}
function decoded(escaped) {
	try {
		return JSON.parse(`"${escaped}"`);
	} catch {
		return escaped;
	}
}
function read(text) {
	let json;
	try {
		json = JSON.parse(text);
	} catch {
		return null;
	}
	const { keyId, secretText: secret, endDateTime } = json ?? {};
	if (typeof keyId !== "string" || !(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.O)(keyId) || typeof secret !== "string" || secret === "") return null;
	const endsOn = typeof endDateTime === "string" ? Date.parse(endDateTime) : NaN;
	return Number.isNaN(endsOn) ? null : {
		keyId,
		secret,
		endsOn
	};
}
function againstPolicy(objectId, { code, message }) {
	if (code === "CredentialInvalidLifetimeAsPerAppPolicy") return {
		code: "password-lifetime-policy",
		message: `Could not add a password to application ${objectId}: ${firstLine(message)}`,
		hint: `The tenant's app management policy allows a shorter life only: lower valid-for, or give this run the Graph application permission Policy.Read.All so that it can cut it itself. ${managedIdentity}`
	};
	if (code === "CredentialTypeNotAllowedAsPerAppPolicy") return {
		code: "password-blocked-policy",
		message: `Could not add a password to application ${objectId}: ${firstLine(message)}`,
		hint: `The tenant's app management policy forbids new passwords: an administrator can give this application a policy of its own that allows them. ${managedIdentity}`
	};
	return null;
}

// src/azure/password-policy.ts
async function readPasswordPolicy(graph, application) {
	try {
		const own = application ? await ownPolicies(graph, application.objectId) : [];
		const [policies, section] = own.length > 0 ? [own, "restrictions"] : [[await graph.api("/policies/defaultAppManagementPolicy").get()], "applicationRestrictions"];
		return policyOf(policies.flatMap((policy) => restrictionsOf(policy, section)), application ? application.createdOn : 1e400);
	} catch (error) {
		if ((0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.n)(error).status === 403) return null;
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t((0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.t)(error, {
			service: "graph",
			doing: "read the app management policies",
			right: "the Graph application permissions Policy.Read.All and Application.Read.All (with admin consent)"
		}), error);
	}
}
async function ownPolicies(graph, objectId) {
	try {
		return (0,_fetch_js__WEBPACK_IMPORTED_MODULE_7__.r)(await graph.api(`/applications/${guid(objectId)}/appManagementPolicies`).get());
	} catch (error) {
		if (isMissing((0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.n)(error))) return [];
		throw error;
	}
}
function restrictionsOf(policy, section) {
	if (typeof policy !== "object" || policy === null) throw new SyntaxError("Unexpected JSON: no policy");
	const { isEnabled, [section]: part } = policy;
	if (isEnabled !== true) return [];
	const passwords = part?.passwordCredentials ?? [];
	if (!Array.isArray(passwords)) throw new SyntaxError("Unexpected JSON: no list of password restrictions");
	return passwords;
}
function policyOf(restrictions, createdOn) {
	const valid = restrictions.filter((restriction) => applies(restriction, createdOn));
	const lifetimes = valid.filter(({ restrictionType, maxLifetime }) => restrictionType === "passwordLifetime" && typeof maxLifetime === "string").map(({ maxLifetime }) => parseMaxLifetime(maxLifetime));
	return {
		blocked: valid.some(({ restrictionType, excludeActors }) => restrictionType === "passwordAddition" && !excludeActors),
		maxLifetime: lifetimes.length > 0 ? Math.min(...lifetimes) : null
	};
}
function applies({ state, restrictForAppsCreatedAfterDateTime: after }, createdOn) {
	if (state === "disabled") return false;
	if (typeof after !== "string" || createdOn === null) return true;
	const since = Date.parse(after);
	return Number.isNaN(since) || createdOn >= since;
}
const day = 864e5;
function parseMaxLifetime(text) {
	const number = "(\\d+(?:\\.\\d+)?)";
	const part = (unit) => `(?:${number}${unit})?`;
	const pattern = `^P(?=.)${[
		"Y",
		"M",
		"W",
		"D"
	].map(part).join("")}(?:T(?=.)${[
		"H",
		"M",
		"S"
	].map(part).join("")})?$`;
	const match = new RegExp(pattern).exec(text);
	if (!match) throw new SyntaxError("Unexpected JSON: maxLifetime is not a duration");
	return [
		365 * day,
		28 * day,
		7 * day,
		day,
		36e5,
		6e4,
		1e3
	].reduce((sum, unit, index) => sum + Number(match[index + 1] ?? 0) * unit, 0);
}

// src/azure/applications.ts
const right = "the Graph application permission Application.Read.All (with admin consent)";
const pageSize = 999;
function createApplications(credential, cloud, http, mask) {
	const graph = (0,_connection_js__WEBPACK_IMPORTED_MODULE_6__.p)(credential, cloud, http);
	return {
		...createApplicationWrites(graph, cloud),
		get: (key) => getApplication(graph, key),
		deleted: (key) => deletedApplications(graph, key),
		servicePrincipal: (appId) => getServicePrincipal(graph, appId),
		owners: (objectId) => owners(graph, objectId),
		addPassword: (objectId, password) => addPassword(graph, mask, objectId, password),
		passwordPolicy: (application) => readPasswordPolicy(graph, application),
		deletedObjects: (appId) => deletedObjects(graph, appId),
		permissions: () => permissions(credential, cloud),
		now: () => graph.now()
	};
}
async function getApplication(graph, key) {
	const [path, name] = applicationPath(key);
	return reading(`read application ${name}`, async () => {
		const found = await objectAt(graph, path);
		return found && toFullApplication(found);
	});
}
function applicationPath(key) {
	if ("objectId" in key) return [`/applications/${guid(key.objectId)}`, key.objectId];
	if ("appId" in key) return [`/applications(appId='${guid(key.appId)}')`, key.appId];
	return [uniqueNamePath(key.uniqueName), `with the unique name ${key.uniqueName}`];
}
function toFullApplication(value) {
	const { uniqueName, createdDateTime } = value;
	const createdOn = typeof createdDateTime === "string" ? Date.parse(createdDateTime) : NaN;
	return {
		...(0,_fetch_js__WEBPACK_IMPORTED_MODULE_7__.i)(value),
		uniqueName: typeof uniqueName === "string" && uniqueName !== "" ? uniqueName : null,
		createdOn: Number.isNaN(createdOn) ? null : createdOn
	};
}
async function getServicePrincipal(graph, appId) {
	const path = `/servicePrincipals(appId='${guid(appId)}')`;
	return reading(`read the service principal of application ${appId}`, async () => {
		const found = await objectAt(graph, path);
		return found && (0,_fetch_js__WEBPACK_IMPORTED_MODULE_7__.o)(found);
	});
}
async function owners(graph, objectId) {
	const path = `/applications/${guid(objectId)}/owners`;
	return reading(`list the owners of application ${objectId}`, async () => (await pages(graph, graph.api(path).top(pageSize))).map(idOf));
}
async function deletedApplications(graph, key) {
	const values = await deletedItems(graph, "application", [
		"id",
		"appId",
		"displayName",
		"uniqueName",
		"deletedDateTime"
	]);
	const [property, wanted] = "appId" in key ? ["appId", guid(key.appId)] : ["uniqueName", key.uniqueName];
	const found = values.filter((value) => lower(value, property) === wanted.toLowerCase());
	return reading("list the deleted applications", () => Promise.resolve(found.map(_fetch_js__WEBPACK_IMPORTED_MODULE_7__.a)));
}
async function deletedObjects(graph, appId) {
	const wanted = guid(appId).toLowerCase();
	const ids = async (type) => {
		const matching = (await deletedItems(graph, type, ["id", "appId"])).filter((value) => lower(value, "appId") === wanted);
		return reading("list the deleted objects", () => Promise.resolve(matching.map(idOf)));
	};
	const applications = await ids("application");
	const servicePrincipals = await ids("servicePrincipal");
	return [...applications.map((objectId) => ({
		kind: "application",
		objectId
	})), ...servicePrincipals.map((objectId) => ({
		kind: "service-principal",
		objectId
	}))];
}
function deletedItems(graph, type, select) {
	return reading(`list the deleted ${type === "application" ? "applications" : "service principals"}`, () => pages(graph, graph.api(`/directory/deletedItems/microsoft.graph.${type}`).select(select).top(pageSize)));
}
async function pages(graph, first) {
	const found = [];
	let page = await first.get();
	for (;;) {
		for (const value of (0,_fetch_js__WEBPACK_IMPORTED_MODULE_7__.r)(page)) found.push(value);
		const link = page["@odata.nextLink"];
		if (typeof link !== "string") return found;
		page = await graph.next(link);
	}
}
async function permissions(credential, cloud) {
	return reading("get a token for Microsoft Graph", async () => {
		const claims = claimsOf((await credential.getToken(cloud.graphScope, { enableCae: true }))?.token ?? "");
		if (claims === null || claims.scp !== void 0) return null;
		if (Array.isArray(claims.roles)) return claims.roles.filter((role) => typeof role === "string");
		return claims.idtyp === "app" ? [] : null;
	});
}
function claimsOf(token) {
	try {
		const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
		return typeof claims === "object" ? claims : null;
	} catch {
		return null;
	}
}
async function objectAt(graph, path) {
	let value;
	try {
		value = await graph.api(path).get();
	} catch (error) {
		if (isMissing((0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.n)(error))) return null;
		throw error;
	}
	if (typeof value !== "object" || value === null) throw new SyntaxError("Unexpected JSON: no object");
	return value;
}
async function reading(doing, read) {
	try {
		return await read();
	} catch (error) {
		throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t ? error : new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t((0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.t)(error, {
			service: "graph",
			doing,
			right
		}), error);
	}
}
function idOf(value) {
	const id = value?.id;
	if (typeof id !== "string" || id === "") throw new SyntaxError("Unexpected JSON: an object without id");
	return id;
}
function lower(value, name) {
	const text = value?.[name];
	return typeof text === "string" ? text.toLowerCase() : null;
}

// src/operations/application-session.ts
const second$1 = 1e3;
const pauses = [
	1,
	2,
	4,
	8,
	15,
	15,
	15,
	15,
	15,
	30,
	30,
	30,
	30,
	30,
	30,
	30
];
const lostAfter = 5;
const leaseMargin = 600 * second$1;
const tries = 5;
function openSession(objectId, rotationId, ports) {
	return new ApplicationSession(objectId, rotationId, ports);
}
var ApplicationSession = class {
	objectId;
	rotationId;
	#ports;
	#added = /* @__PURE__ */ new Map();
	#removed = /* @__PURE__ */ new Set();
	#gone = /* @__PURE__ */ new Set();
	#tags = /* @__PURE__ */ new Set();
	#wrote = false;
	#closed = false;
	#queue = Promise.resolve();
	constructor(objectId, rotationId, ports) {
		this.objectId = objectId;
		this.rotationId = rotationId;
		this.#ports = ports;
	}
	get wrote() {
		return this.#wrote;
	}
	async read() {
		let equal = 0;
		let before = "";
		let last = null;
		for (const pause of pauses) {
			if (this.#closed) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(turnLost(this.objectId));
			const application = await this.#ports.applications.get({ objectId: this.objectId });
			last = application;
			if (application && this.#isFresh(application)) {
				this.#checkLease();
				return application;
			}
			const shape = application ? shapeOf(application) : "";
			equal = shape === before ? equal + 1 : 1;
			before = shape;
			if (application && equal >= lostAfter) {
				await this.#repair(application);
				equal = 0;
			}
			await this.#ports.clock.wait(pause * second$1);
		}
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(last && !this.#hasTurn(last) ? turnLost(this.objectId) : stale(this.objectId));
	}
	async settled() {
		let before = "";
		let equal = 0;
		for (let round = 0; round < 40; round += 1) {
			const application = await this.read();
			const shape = shapeOf(application);
			equal = shape === before ? equal + 1 : 1;
			before = shape;
			if (equal === 3) return application;
			await this.#ports.clock.wait(15 * second$1);
		}
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(stale(this.objectId));
	}
	record(tags) {
		return this.#oneByOne(() => this.#record(tags));
	}
	async #record(entries) {
		const application = await this.read();
		const tags = typeof entries === "function" ? entries() : entries;
		const wanted = [...this.#tags, ...tags];
		for (const tag of tags) this.#tags.add(tag);
		await this.#writeTags(application, wanted);
		await this.read();
	}
	add(purpose, endsOn) {
		return this.#oneByOne(() => this.#add(purpose, endsOn));
	}
	async #add(purpose, endsOn) {
		const displayName = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.o)(purpose, this.rotationId);
		if (purpose === "managed") await this.read();
		for (let attempt = 1;; attempt += 1) {
			const answer = await this.#ports.applications.addPassword(this.objectId, {
				displayName,
				endsOn
			});
			if (answer.kind === "done") return this.#own(purpose, answer.keyId, answer.secret, answer.endsOn);
			const pause = answer.kind === "not-yet" ? pauses[attempt] : attempt < tries ? 2 ** attempt : void 0;
			if (answer.kind === "refused" || pause === void 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(answer.problem);
			const found = answer.kind === "unknown" ? await this.#unseen(purpose) : [];
			if (purpose === "turn" && found[0] !== void 0) return this.#own(purpose, found[0], "", endsOn);
			for (const keyId of found) await this.#take(keyId);
			if (found.length === 0) await this.#ports.clock.wait(pause * second$1);
		}
	}
	remove(keyId) {
		return this.#oneByOne(async () => {
			await this.read();
			await this.#take(keyId);
			await this.read();
		});
	}
	dropTurns() {
		this.#closed = true;
		return this.#oneByOne(() => this.#dropTurns());
	}
	async #dropTurns() {
		for (const pause of pauses.slice(0, 5)) {
			const listed = await this.#listedTurns();
			const own = [...this.#added].filter(([, { purpose }]) => purpose === "turn").map(([keyId]) => keyId);
			const turns = /* @__PURE__ */ new Set([...own, ...listed.map((credential) => credential.keyId.toLowerCase())]);
			if (turns.size === 0) return;
			for (const keyId of turns) await this.#take(keyId);
			await this.#ports.clock.wait(pause * second$1);
		}
	}
	async #listedTurns() {
		try {
			return ((await this.#ports.applications.get({ objectId: this.objectId }))?.credentials ?? []).filter((credential) => this.#isOwn(credential.displayName, "turn"));
		} catch (error) {
			if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t) return [];
			throw error;
		}
	}
	#oneByOne(work) {
		const done = this.#queue.then(work);
		this.#queue = done.catch(() => void 0);
		return done;
	}
	#own(purpose, keyId, secret, endsOn) {
		this.#added.set(keyId.toLowerCase(), {
			purpose,
			endsOn
		});
		if (purpose === "managed") this.#wrote = true;
		return {
			keyId: keyId.toLowerCase(),
			secret: purpose === "turn" ? "" : secret,
			endsOn
		};
	}
	async #unseen(purpose) {
		for (const pause of pauses.slice(0, 5)) {
			const found = ((await this.#ports.applications.get({ objectId: this.objectId }))?.credentials ?? []).filter((credential) => this.#isOwn(credential.displayName, purpose)).map((credential) => credential.keyId.toLowerCase()).filter((keyId) => !this.#added.has(keyId) && !this.#removed.has(keyId));
			if (found.length > 0) return found;
			await this.#ports.clock.wait(pause * second$1);
		}
		return [];
	}
	async #take(keyId) {
		const key = keyId.toLowerCase();
		const purpose = this.#added.get(key)?.purpose;
		const answer = await this.#ports.applications.removePassword(this.objectId, keyId);
		if (answer.kind === "refused") throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(answer.problem);
		this.#added.delete(key);
		this.#removed.add(key);
		if (purpose === "turn") return;
		this.#gone.add(key);
		this.#wrote = true;
	}
	async #writeTags(read, own) {
		const listed = /* @__PURE__ */ new Set([...read.credentials.map((credential) => credential.keyId.toLowerCase()), ...this.#added.keys()]);
		const gone = /* @__PURE__ */ new Set([...this.#gone, ...(0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_2__.c)(read.tags, listed, this.#ports.clock.now())]);
		const merged = (0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_2__.s)(read.tags, own, gone);
		if (sameTags(merged, read.tags)) return;
		this.#wrote = true;
		for (let attempt = 1;; attempt += 1) {
			const answer = await this.#ports.applications.setTags(this.objectId, merged);
			const pause = pauses[attempt];
			if (answer.kind === "refused" || answer.kind === "not-yet" && pause === void 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(answer.problem);
			if (answer.kind !== "not-yet") return;
			await this.#ports.clock.wait((pause ?? 0) * second$1);
		}
	}
	#isFresh(application) {
		const listed = new Set(application.credentials.map((credential) => credential.keyId.toLowerCase()));
		const tags = new Set(application.tags);
		return [...this.#added.keys()].every((keyId) => listed.has(keyId)) && [...this.#removed].every((keyId) => !listed.has(keyId)) && this.#liveTags().every((tag) => (0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_2__.u)(tags, tag));
	}
	#liveTags() {
		return (0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_2__.s)([], this.#tags, this.#gone);
	}
	async #repair(application) {
		if (!this.#hasTurn(application)) return;
		const listed = new Set(application.credentials.map((credential) => credential.keyId.toLowerCase()));
		for (const keyId of this.#removed) if (listed.has(keyId)) await this.#ports.applications.removePassword(this.objectId, keyId);
		if ([...this.#added.keys()].every((keyId) => listed.has(keyId))) await this.#writeTags(application, this.#liveTags());
	}
	#isOwn(displayName, purpose) {
		const made = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.l)(displayName);
		return made?.rotationId === this.rotationId && made.purpose === purpose;
	}
	#hasTurn({ credentials }) {
		const listed = new Set(credentials.map((credential) => credential.keyId.toLowerCase()));
		return [...this.#added].every(([keyId, { purpose }]) => purpose !== "turn" || listed.has(keyId));
	}
	#checkLease() {
		if ([...this.#added.values()].filter(({ purpose }) => purpose === "turn").map(({ endsOn }) => endsOn).some((endsOn) => this.#ports.clock.now() >= endsOn - 6e5)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(leaseEnding(this.objectId));
	}
};
function shapeOf({ credentials, tags }) {
	return JSON.stringify([credentials.map((credential) => credential.keyId.toLowerCase()).sort(), [...tags].sort()]);
}
function sameTags(a, b) {
	const known = new Set(b);
	return known.size === new Set(a).size && a.every((tag) => known.has(tag));
}
function stale(objectId) {
	return {
		code: "directory-stale",
		message: `For minutes, reads of application ${objectId} did not show what this run had written to it.`,
		hint: "Another tool may be rewriting its tags or credentials, or the directory is far behind. Run again later: the next run goes on from what is there."
	};
}
function turnLost(objectId) {
	return {
		code: "turn-lost",
		message: `This run's turn on application ${objectId} is not listed any more, so it stopped before its next write.`,
		hint: "Another run took over because this one looked dead, or somebody removed the password named aks-sp-turn/…. Run again; lease must be longer than a run takes."
	};
}
function leaseEnding(objectId) {
	return {
		code: "lease-ending",
		message: `The time this run may write to application ${objectId} ends within ${leaseMargin / 6e4} minutes, so it stopped before its next write.`,
		hint: "Run again: the next run goes on from here. A longer lease gives a single run more time."
	};
}

// src/operations/principal-users.ts
const parallel = 8;
async function findUsers(query, ports) {
	const subscriptions = await ports.fleet.subscriptions();
	const [found, listed, coverage] = await Promise.all([
		ports.fleet.clusters({ clientIds: [query.appId] }),
		query.lists ? listAll(query.appId, subscriptions.items, ports.clusterWrites) : {
			ids: [],
			problems: []
		},
		ports.access.coverage(subscriptions.items)
	]);
	const ids = distinct([
		...query.named,
		...ledgerClusters(query.tags),
		...found.items.map((cluster) => cluster.id),
		...listed.ids
	]);
	const readings = await inParallel(ids, (id) => ports.clusterWrites.state(id));
	const clusters = [];
	const gone = [];
	const problems = [
		...subscriptions.problems,
		...found.problems,
		...listed.problems
	];
	readings.forEach((reading, index) => {
		if (reading.found) {
			if (reading.state.clientId.toLowerCase() === query.appId.toLowerCase()) clusters.push(reading.state);
		} else if (reading.reason === "gone") gone.push(ids[index] ?? "");
		else problems.push(reading.problem);
	});
	const seen = problems.length === 0;
	if (!(coverage.tenant && subscriptions.items.every((item) => coverage.subscriptionIds.has(item.subscriptionId))) && !query.trustVisibleScope) problems.push(notCovered(query.appId, subscriptions.items.length));
	return {
		clusters: clusters.sort((a, b) => a.id < b.id ? -1 : 1),
		gone,
		seen,
		complete: problems.length === 0,
		problems,
		subscriptions: subscriptions.items
	};
}
function ledgerClusters(tags) {
	return [...(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.i)(tags).clusters.values()].flatMap((path) => {
		const [subscriptionId = "", group = "", name = ""] = path.split("/");
		const id = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.D)(subscriptionId, group, name);
		return (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.k)(id) ? [id] : [];
	});
}
async function listAll(appId, subscriptions, clusters) {
	const lists = await inParallel(subscriptions, ({ subscriptionId }) => clusters.list(subscriptionId));
	return {
		ids: lists.flatMap(({ items }) => items.filter((cluster) => cluster.clientId.toLowerCase() === appId.toLowerCase()).map((cluster) => cluster.id)),
		problems: lists.flatMap(({ problems }) => problems)
	};
}
async function inParallel(items, work) {
	const results = [];
	let next = 0;
	const worker = async () => {
		for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]);
	};
	await Promise.all(Array.from({ length: parallel }, worker));
	return results;
}
function distinct(ids) {
	return [...new Map(ids.map((id) => [id.toLowerCase(), id])).values()];
}
function notCovered(appId, subscriptions) {
	return {
		code: "users-not-proved",
		message: `Nothing proves that ${appId} is used by no cluster outside of what this identity sees (${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.T)(subscriptions, "subscription")}).`,
		hint: "Give the identity Reader at the root management group, or say with trust-visible-scope: true that the principal is used nowhere else. Until then no credential is removed."
	};
}

// src/operations/long-operation.ts
const second = 1e3;
const busyPause = 30 * second;
const pollShare = 20;
const lostAnswers = 10;
var Deadline = class {
	#clock;
	#end;
	#left;
	constructor(clock, maxWait) {
		this.#clock = clock;
		this.#end = clock.now() + maxWait;
		this.#left = maxWait;
	}
	get passed() {
		return this.#left <= 0 || this.#clock.now() >= this.#end;
	}
	async wait(ms, share) {
		this.#left -= ms / share;
		await this.#clock.wait(ms);
	}
};
async function follow(operation, what, deadline, ports, share = 1) {
	const start = ports.clock.now();
	let waited = 0;
	let said = -1e400;
	let lost = 0;
	for (;;) {
		const status = await ports.clusterWrites.poll(operation);
		if (status.kind === "unknown" && ++lost < lostAnswers) {
			waited += busyPause;
			await deadline.wait(busyPause, share);
			continue;
		}
		if (status.kind !== "running" || deadline.passed) return status;
		lost = 0;
		const elapsed = Math.max(waited, ports.clock.now() - start);
		if (elapsed - said >= 60 * second) {
			ports.log.info(`${what} ${progressOf(status)}, ${Math.round(elapsed / second)} s.`);
			said = elapsed;
		}
		const pause = Math.max(status.retryAfter, Math.min(elapsed / pollShare, busyPause));
		waited += pause;
		await deadline.wait(pause, share);
	}
}
function progressOf({ state, percent }) {
	return percent === null ? state : `${state}, ${percent} %`;
}
function isReplication({ code }) {
	return code === "cluster-secret-refused" || code === "cluster-principal-not-found";
}

// src/domain/turn.ts
function decideTurn(credentials, run, gone = /* @__PURE__ */ new Set()) {
	const turns = turnsOf(credentials);
	const own = turns.find((turn) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.l)(turn.displayName)?.rotationId === run.rotationId && turn.endsOn > run.now);
	if (!own) return { kind: "missing" };
	const others = turns.filter((turn) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.l)(turn.displayName)?.rotationId !== run.rotationId);
	const older = others.find((turn) => !(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.s)(turn, run) && before(turn, own));
	if (older) return {
		kind: "give-way",
		to: older
	};
	const dead = others.filter((turn) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.s)(turn, run) && !gone.has(turn.keyId.toLowerCase()));
	return dead.length > 0 ? {
		kind: "take-over",
		dead
	} : {
		kind: "mine",
		keyId: own.keyId
	};
}
function turnsOf(credentials) {
	return credentials.filter((credential) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.l)(credential.displayName)?.purpose === "turn").sort((a, b) => before(a, b) ? -1 : 1);
}
function before(a, b) {
	return a.startsOn === b.startsOn ? a.keyId.toLowerCase() < b.keyId.toLowerCase() : a.startsOn < b.startsOn;
}

// src/operations/turn.ts
const rounds = 10;
async function takeTurn(session, settings, ports) {
	ports.log.info("Taking the turn: a throwaway password that keeps other runs of this action out.");
	const gone = /* @__PURE__ */ new Set();
	await session.read();
	await session.add("turn", ports.clock.now() + settings.lease);
	for (let round = 1; round <= rounds; round += 1) {
		const application = await session.settled();
		const run = await runFacts(application.credentials, settings, ports);
		const decision = decideTurn(application.credentials, run, gone);
		if (decision.kind === "mine") return {
			kind: "mine",
			application
		};
		if (decision.kind === "give-way") {
			await session.dropTurns();
			return {
				kind: "waiting",
				problem: waiting(decision.to)
			};
		}
		if (decision.kind === "missing") await session.add("turn", ports.clock.now() + settings.lease);
		else for (const turn of decision.dead) {
			ports.log.info(`Removing the turn of a run that is over (${turn.displayName ?? turn.keyId}).`);
			await session.remove(turn.keyId);
			gone.add(turn.keyId.toLowerCase());
		}
	}
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t({
		code: "turn-contended",
		message: `Other runs kept adding turns to application ${session.objectId}; this one did not get its own.`,
		hint: "Let one scheduled workflow write to a principal, with a concurrency group per appId, and run again."
	});
}
async function runFacts(credentials, { rotationId, self, lease }, { runs, clock }) {
	const statuses = /* @__PURE__ */ new Map();
	for (const { displayName } of credentials) {
		const made = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.l)(displayName);
		if (!made || made.rotationId === rotationId || statuses.has((0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.u)(made.run))) continue;
		const same = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.u)(made.run) === (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.u)(self);
		statuses.set((0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.u)(made.run), same ? "unknown" : await runs.status(made.run));
	}
	return {
		rotationId,
		self,
		statuses,
		lease,
		now: clock.now()
	};
}
function waiting(turn) {
	return {
		code: "turn-taken",
		message: `Another run of this action is writing to this application (${turn.displayName ?? turn.keyId}, until ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.y)(turn.endsOn)} at the latest).`,
		hint: "This run wrote nothing; the next one goes on. A run that died is recognised when GitHub says that it is completed (actions: read), or when its time is up."
	};
}

// src/azure/arm-requests.ts
function createArm(credential, cloud, http) {
	const bearer = (0,_packages_rotate_provision_delegate_cleanup_key_vault_check_expiry_js__WEBPACK_IMPORTED_MODULE_3__.r)({
		credential,
		scopes: cloud.resourceManagerScope
	});
	const { origin } = new URL(cloud.resourceManager);
	let ahead = 0;
	return {
		async send({ method, url, headers = {}, body }, repeatable) {
			let sent = false;
			const leaving = {
				name: "leaving",
				sendRequest: (request, next) => {
					sent = true;
					return next(request);
				}
			};
			const content = body === void 0 ? {} : { "content-type": "application/json" };
			try {
				const answer = await http.send({
					method,
					url,
					headers: {
						accept: "application/json",
						...content,
						...headers
					},
					...body === void 0 ? {} : { body: JSON.stringify(body) }
				}, repeatable, [bearer, leaving]);
				const date = Date.parse(answer.headers.date ?? "");
				if (!Number.isNaN(date)) ahead = date - Date.now();
				return {
					answered: true,
					answer: {
						...answer,
						json: objectIn(answer.text)
					}
				};
			} catch (error) {
				return {
					answered: false,
					sent,
					error
				};
			}
		},
		url: (path, apiVersion, query = {}) => `${cloud.resourceManager}${encodeURI(path)}?${Object.entries({
			"api-version": apiVersion,
			...query
		}).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`,
		isOwn: (url) => URL.canParse(url) && new URL(url).origin === origin,
		now: () => Date.now() + ahead
	};
}
function objectIn(text) {
	try {
		return asObject(JSON.parse(text));
	} catch {
		return null;
	}
}
function asObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}
function unreadable(status, what) {
	return {
		statusCode: status,
		message: `Unexpected JSON: ${what}`
	};
}

// src/azure/activity-log.ts
const apiVersion$1 = "2015-04-01";
const kept = 76896e5;
const fields = "eventTimestamp,operationName,caller,resourceId,correlationId,status,subStatus";
const changing = /^Microsoft\.ContainerService\/managedClusters\/(?:write|delete|(?!list|runCommand)\w+\/action)$/i;
const mostPages$1 = 200;
async function changesSince(id, since, arm) {
	const from = new Date(Math.max(since, arm.now() - kept)).toISOString();
	const events = [];
	const seen = /* @__PURE__ */ new Set();
	let next = arm.url(`/subscriptions/${id.subscriptionId}/providers/Microsoft.Insights/eventtypes/management/values`, apiVersion$1, {
		$filter: `eventTimestamp ge '${from}' and resourceUri eq '${id.id}'`,
		$select: fields
	});
	while (next !== null) {
		if (seen.has(next) || seen.size >= mostPages$1 || !arm.isOwn(next)) return null;
		seen.add(next);
		const reply = await arm.send({
			method: "GET",
			url: next
		}, true);
		const page = reply.answered && reply.answer.status === 200 ? reply.answer.json : null;
		const read = page === null ? null : eventsOf(page, id);
		if (page === null || read === null) return null;
		events.push(...read);
		next = typeof page.nextLink === "string" && page.nextLink !== "" ? page.nextLink : null;
	}
	return carriedOut(events).sort((a, b) => a.at - b.at);
}
function eventsOf(page, id) {
	if (!Array.isArray(page.value)) return null;
	const events = [];
	for (const entry of page.value) {
		const event = asObject(entry);
		const at = Date.parse(text(event?.eventTimestamp));
		const operation = valueOf(event?.operationName);
		if (event === null || Number.isNaN(at) || operation === "") return null;
		const resource = text(event.resourceId).toLowerCase();
		if (!changing.test(operation) || resource !== "" && resource !== id.id.toLowerCase()) continue;
		events.push({
			at,
			operation,
			caller: text(event.caller) || null,
			request: text(event.correlationId),
			status: valueOf(event.status),
			refusedForRights: valueOf(event.status) === "Failed" && /^(?:Forbidden|Unauthorized)$/.test(valueOf(event.subStatus))
		});
	}
	return events;
}
function carriedOut(events) {
	const accepted = new Set(events.filter(({ status }) => status === "Accepted" || status === "Succeeded").map(({ request }) => request));
	const refused = new Set(events.filter(({ refusedForRights, request }) => refusedForRights && request !== "" && !accepted.has(request)).map(({ request }) => request));
	return events.filter(({ request }) => !refused.has(request)).map(({ at, operation, caller }) => ({
		at,
		operation,
		caller
	}));
}
function valueOf(name) {
	return text(asObject(name)?.value);
}
function text(value) {
	return typeof value === "string" ? value : "";
}

// src/azure/cluster-failures.ts
const causes = [
	{
		code: "cluster-secret-refused",
		applies: ({ whole }) => /credentials in ServicePrincipalProfile were invalid/i.test(whole),
		hint: "AKS could not sign in with the secret that it was given. A new one takes seconds to minutes to reach every part of Entra; if it stays so, look whether it was removed meanwhile or the service principal is disabled."
	},
	{
		code: "cluster-principal-not-found",
		applies: ({ code, whole }) => code === "ServicePrincipalNotFound" || /not found in Active Directory tenant/i.test(whole),
		hint: "AKS looks for the service principal in the tenant of the subscription. A new one takes some minutes to be found there; if it stays so, look whether it lives in another tenant or was deleted."
	},
	{
		code: "cluster-disruption-policy",
		applies: ({ code }) => /NodeDisruption(?:Policy|Window)$/.test(code),
		hint: "The node disruption policy of the cluster forbids to reimage its nodes, which a new secret needs: run inside of its maintenance window, or set the policy to Allow for the time of the rotation."
	},
	{
		code: "cluster-stopped",
		applies: ({ status, whole }) => status !== null && status < 500 && /Power State\(Stopped\)|\(\w+, ?Stopped\) state/i.test(whole),
		hint: "It keeps its old secret, and that is not removed. Start the cluster and run again."
	}
];
function rejectionOf({ status, json }, scrub, body = json) {
	const { code, message } = (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.n)({
		statusCode: status,
		details: body,
		message: "an answer without the JSON that Azure sends"
	});
	const detail = firstDetail(asObject(asObject(body)?.error) ?? asObject(body));
	const text = detail === "" || message.includes(detail) ? message : `${message} (${detail})`;
	return {
		status,
		code: scrub.clean(code).slice(0, 100),
		message: scrub.clean(text.replace(/\s+/g, " ").trim()),
		whole: JSON.stringify(body)
	};
}
function problemOf({ status, code, message }, attempt) {
	return (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.t)({
		statusCode: status,
		code,
		message
	}, attempt);
}
function knownCause(rejection, attempt) {
	const cause = causes.find(({ applies }) => applies(rejection));
	return cause ? {
		...problemOf(rejection, attempt),
		code: cause.code,
		hint: cause.hint
	} : null;
}
function isBusy({ status, code, message }) {
	const inProgress = /in progress|in-progress/i.test(message);
	if (status === 409) return inProgress || code === "OperationNotAllowed" || code === "EtagMismatch";
	return (status === 400 || status === 429) && inProgress && code === "OperationNotAllowed";
}
function busy(rejection, attempt) {
	return {
		...problemOf(rejection, attempt),
		code: "cluster-busy",
		hint: "Another operation is under way on the cluster; this one was not carried out. Wait for it to end (az aks operation show-latest) and run again."
	};
}
function exists(rejection, attempt) {
	return {
		...problemOf(rejection, attempt),
		code: "cluster-exists",
		hint: "A cluster of this name is there already, and provision never changes an existing one: name another cluster, or leave cluster-template out and rotate its secret."
	};
}
function outcomeUnknown(error, attempt) {
	return {
		...(0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.t)(error, attempt),
		code: "cluster-outcome-unknown",
		hint: "No usable answer came, so it may have been carried out or not. It is taken for both: nothing that the cluster may use is removed. A further run looks at the cluster and goes on from there."
	};
}
function notSignedIn(error, attempt) {
	return {
		...(0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.t)(error, attempt),
		code: "arm-unauthorized",
		hint: "This run got no token for Azure Resource Manager, so nothing was sent: look at the sign-in of this job and run again."
	};
}
function firstDetail(error) {
	const [first] = Array.isArray(error?.details) ? error.details : [];
	const { code, message } = asObject(first) ?? {};
	return [code, message].filter((part) => typeof part === "string" && part !== "").join(": ");
}

// src/azure/cluster-states.ts
function readCluster(json, homeTenantId, asked) {
	const { top, properties } = partsOf(json);
	const id = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.k)(typeof top.id === "string" ? top.id : "");
	if (!id || asked && id.id.toLowerCase() !== asked.id.toLowerCase()) throw unexpected("not the cluster that was asked for");
	return (0,_connection_js__WEBPACK_IMPORTED_MODULE_6__._)({
		...top,
		...properties
	}, id, homeTenantId);
}
function readState$1(json, homeTenantId, asked) {
	const cluster = readCluster(json, homeTenantId, asked);
	const { properties } = partsOf(json);
	const policy = asObject(properties.nodeDisruptionProfile)?.nodeDisruptionPolicy;
	return {
		...cluster,
		pools: poolsOf(properties).map(toPool),
		nodeDisruptionPolicy: typeof policy === "string" && policy !== "Allow" ? policy : null
	};
}
function partsOf(json) {
	const top = asObject(json);
	const properties = asObject(top?.properties);
	if (top === null || properties === null) throw unexpected("no properties");
	if (typeof top.location !== "string") throw unexpected("no location");
	const { servicePrincipalProfile, provisioningState } = properties;
	if (typeof asObject(servicePrincipalProfile)?.clientId !== "string" && (servicePrincipalProfile != null || asObject(top.identity) === null)) throw unexpected("neither a service principal nor an identity");
	if (provisioningState !== void 0 && typeof provisioningState !== "string") throw unexpected("a provisioningState that is no text");
	poolsOf(properties);
	return {
		top,
		properties
	};
}
function poolsOf({ agentPoolProfiles = [] }) {
	const pools = (Array.isArray(agentPoolProfiles) ? agentPoolProfiles : [null]).map(asObject);
	if (pools.includes(null)) throw unexpected("agentPoolProfiles are no list of pools");
	return pools;
}
function toPool({ name, provisioningState, powerState, count }) {
	const code = asObject(powerState)?.code;
	return {
		name: typeof name === "string" ? name : "",
		provisioningState: typeof provisioningState === "string" ? provisioningState : "Succeeded",
		powerState: (0,_connection_js__WEBPACK_IMPORTED_MODULE_6__.y)(typeof code === "string" ? code : void 0),
		nodeCount: typeof count === "number" ? count : 0
	};
}
function unexpected(what) {
	return /* @__PURE__ */ new SyntaxError(`Unexpected JSON: ${what}`);
}

// src/azure/operations-poll.ts
const defaultWait = 1e4;
const shortestWait = 1e3;
const longestWait = 3e5;
function operationOf({ headers }, arm) {
	const status = headers["azure-asyncoperation"];
	const given = status ?? headers.location;
	if (given === void 0 || given === "") return null;
	if (!arm.isOwn(given)) return { problem: "the URL of its operation is on another host than Azure Resource Manager" };
	return { url: withKind(given, status === void 0 ? "location" : "status") };
}
function operationOfResource(url) {
	return withKind(url, "resource");
}
async function pollOperation(operation, arm, scrub) {
	const attempt = {
		service: "arm",
		doing: `look at operation ${nameOf(operation)}`,
		right: "read access where the operation runs"
	};
	if (!arm.isOwn(operation)) return {
		kind: "unknown",
		problem: foreign(attempt)
	};
	const url = new URL(operation);
	const kind = kindOf(url);
	url.hash = "";
	const reply = await arm.send({
		method: "GET",
		url: url.href
	}, true);
	if (!reply.answered) return {
		kind: "unknown",
		problem: (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.t)(reply.error, attempt)
	};
	const { answer } = reply;
	if (kind === "location") return readLocation(answer, attempt, scrub);
	if (answer.status < 200 || answer.status >= 300) return {
		kind: "unknown",
		problem: problemOf(rejectionOf(answer, scrub), attempt)
	};
	return readState(kind === "status" ? answer.json?.status : asObject(answer.json?.properties)?.provisioningState, answer, attempt, scrub);
}
function readState(state, answer, attempt, scrub) {
	if (typeof state !== "string" || state === "") {
		if (answer.status === 202) return running("Accepted", answer);
		return {
			kind: "unknown",
			problem: (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.t)(unreadable(answer.status, "no status of an operation"), attempt)
		};
	}
	switch (state.toLowerCase()) {
		case "succeeded": return { kind: "succeeded" };
		case "failed":
		case "canceled":
		case "cancelled": {
			const reason = answer.json?.error ?? asObject(asObject(answer.json?.properties)?.status)?.provisioningError;
			return {
				kind: "failed",
				problem: ended(state, rejectionOf(answer, scrub, reason ?? answer.json), attempt)
			};
		}
		default: return running(state, answer);
	}
}
function readLocation(answer, attempt, scrub) {
	const { status, text, json } = answer;
	if (status === 202) return running("Accepted", answer);
	if (status === 204) return { kind: "succeeded" };
	if (status === 200) {
		const state = json?.status ?? asObject(json?.properties)?.provisioningState;
		if (typeof state === "string") return readState(state, answer, attempt, scrub);
		if (json !== null || text.trim() === "") return { kind: "succeeded" };
	}
	const rejection = rejectionOf(answer, scrub);
	if (tellsOfOperation(answer)) return {
		kind: "failed",
		problem: ended("Failed", rejection, attempt)
	};
	return {
		kind: "unknown",
		problem: problemOf(rejection, attempt)
	};
}
function tellsOfOperation({ status, json }) {
	return status >= 400 && status < 500 && json !== null && ![
		401,
		403,
		404,
		408,
		429
	].includes(status);
}
function running(state, answer) {
	const percent = answer.json?.percentComplete;
	return {
		kind: "running",
		state: state.slice(0, 100),
		percent: typeof percent === "number" && percent >= 0 && percent <= 100 ? percent : null,
		retryAfter: waitOf(answer)
	};
}
function waitOf({ headers }) {
	const asked = headers["retry-after"] ?? "";
	const ms = /^\s*\d+\s*$/.test(asked) ? Number(asked) * 1e3 : Date.parse(asked) - (Date.parse(headers.date ?? "") || Date.now());
	return Number.isNaN(ms) ? defaultWait : Math.min(longestWait, Math.max(shortestWait, ms));
}
function ended(state, rejection, attempt) {
	const { code, message } = rejection;
	const text = code === "" ? "without saying why" : `${code}: ${message}`;
	return {
		code: "cluster-operation-failed",
		hint: "Whether the change has reached the cluster is not known, so it is taken for both. Look at the activity log of the cluster, mend what it says, and run again.",
		...onlyAdvice(knownCause(rejection, attempt)),
		message: `${capital(attempt.doing.replace(/^look at /, ""))} ended ${state.slice(0, 20)}, ${text}`.slice(0, 700)
	};
}
function onlyAdvice(problem) {
	return problem ? {
		code: problem.code,
		hint: problem.hint
	} : {};
}
function foreign(attempt) {
	return {
		code: "operation-url-foreign",
		message: `Could not ${attempt.doing}: its URL is not on the host of Azure Resource Manager, so nothing was sent there.`,
		hint: "Check resource-manager-endpoint, and look for a proxy that rewrites answers. What became of the operation is not known."
	};
}
function withKind(url, kind) {
	const marked = new URL(url);
	marked.hash = kind === "status" ? "" : kind;
	return marked.href;
}
function kindOf({ hash }) {
	return hash === "#location" ? "location" : hash === "#resource" ? "resource" : "status";
}
function nameOf(operation) {
	return URL.canParse(operation) ? (new URL(operation).pathname.split("/").at(-1) ?? "").slice(0, 100) : "without a usable URL";
}
function capital(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

// src/azure/scrub.ts
const longest = 2e4;
function createScrub() {
	const patterns = /* @__PURE__ */ new Map();
	return {
		add: (secret) => {
			if (secret !== "") patterns.set(secret, new RegExp([...secret].map(anyForm).join(""), "gi"));
		},
		clean: (text) => [...patterns.values()].reduce((rest, pattern) => rest.replace(pattern, "***"), text.slice(0, longest))
	};
}
function anyForm(character) {
	const escaped = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index).toString(16).padStart(4, "0")).map((unit) => `\\\\+u${unit}`).join("");
	const bytes = [...Buffer.from(character, "utf8")].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
	return `(?:${escaped}|\\\\*${character.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")}|${bytes}${character === " " ? "|\\+" : ""})`;
}

// src/azure/cluster-writes.ts
const apiVersion = "2026-06-01";
const type = "Microsoft.ContainerService/managedClusters";
const mostPages = 1e3;
function createClusterWrites(credential, cloud, http, homeTenantId) {
	const context = {
		arm: createArm(credential, cloud, http),
		scrub: createScrub(),
		homeTenantId
	};
	const { arm, scrub } = context;
	const start = async (resourceId, write) => {
		const id = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.k)(resourceId);
		return id ? send(write(id), context) : {
			kind: "refused",
			problem: (0,_connection_js__WEBPACK_IMPORTED_MODULE_6__.h)(resourceId)
		};
	};
	return {
		state: (resourceId) => state(resourceId, context),
		async reset(resourceId, clientId, secret) {
			scrub.add(secret);
			return start(resourceId, (id) => ({
				request: {
					method: "POST",
					url: arm.url(`${id.id}/resetServicePrincipalProfile`, apiVersion),
					body: {
						clientId,
						secret
					}
				},
				attempt: attemptOf(id, "give a new secret to", "resetServicePrincipalProfile/action")
			}));
		},
		async create(resourceId, definition) {
			for (const secret of secretsIn(definition)) scrub.add(secret);
			return start(resourceId, (id) => ({
				request: {
					method: "PUT",
					url: arm.url(id.id, apiVersion),
					headers: { "if-none-match": "*" },
					body: definition
				},
				attempt: attemptOf(id, "create", "write")
			}));
		},
		remove: (resourceId) => start(resourceId, (id) => ({
			request: {
				method: "DELETE",
				url: arm.url(id.id, apiVersion)
			},
			attempt: attemptOf(id, "delete", "delete")
		})),
		poll: (operation) => pollOperation(operation, arm, scrub),
		list: (subscriptionId) => list(subscriptionId, context),
		async changesSince(resourceId, since) {
			const id = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.k)(resourceId);
			return id ? changesSince(id, since, arm) : null;
		}
	};
}
function attemptOf(id, doing, right) {
	return {
		service: "arm",
		doing: `${doing} cluster ${id.id}`,
		right: `${type}/${right} at ${id.id}`
	};
}
async function send({ request, attempt }, { arm, scrub }) {
	const reply = await arm.send(request, false);
	if (!reply.answered) {
		const error = new Error(scrub.clean(reply.error instanceof Error ? reply.error.message : String(reply.error)));
		return reply.sent ? {
			kind: "unknown",
			problem: outcomeUnknown(error, attempt)
		} : {
			kind: "refused",
			problem: notSignedIn(error, attempt)
		};
	}
	const { answer } = reply;
	if (answer.status >= 200 && answer.status < 300) return accepted(request, answer, attempt, arm);
	const rejection = rejectionOf(answer, scrub);
	if (answer.status < 400 || answer.status === 408 || answer.status >= 500) return {
		kind: "unknown",
		problem: outcomeUnknown(rejection, attempt)
	};
	if (request.method === "DELETE" && (0,_connection_js__WEBPACK_IMPORTED_MODULE_6__.g)(rejection)) return {
		kind: "done",
		created: false
	};
	return refused(rejection, request, attempt);
}
function refused(rejection, { method }, attempt) {
	const known = knownCause(rejection, attempt);
	if (known) return {
		kind: "refused",
		problem: known
	};
	if (rejection.code === "") return {
		kind: "unknown",
		problem: outcomeUnknown(rejection, attempt)
	};
	if (rejection.status === 412 && method === "PUT") return {
		kind: "refused",
		problem: exists(rejection, attempt)
	};
	if (isBusy(rejection)) return {
		kind: "busy",
		problem: busy(rejection, attempt)
	};
	return {
		kind: "refused",
		problem: problemOf(rejection, attempt)
	};
}
function accepted(request, answer, attempt, arm) {
	const created = request.method === "PUT" && answer.status === 201;
	const unknown = (what) => ({
		kind: "unknown",
		problem: outcomeUnknown(unreadable(answer.status, what), attempt)
	});
	if (request.method === "PUT" && asObject(answer.json?.properties) === null) return unknown("no cluster in the answer to its creation");
	const operation = operationOf(answer, arm);
	if (operation !== null) return "url" in operation ? {
		kind: "started",
		operation: operation.url,
		created
	} : unknown(operation.problem);
	if (request.method === "PUT") return {
		kind: "started",
		operation: operationOfResource(request.url),
		created
	};
	return (answer.status === 200 && (answer.json !== null || answer.text === "") || answer.status === 204) && answer.headers["x-ms-request-id"] ? {
		kind: "done",
		created
	} : unknown("no operation that could be watched");
}
async function state(resourceId, { arm, scrub, homeTenantId }) {
	const id = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.k)(resourceId);
	if (!id) return {
		found: false,
		reason: "unreadable",
		problem: (0,_connection_js__WEBPACK_IMPORTED_MODULE_6__.h)(resourceId)
	};
	const attempt = attemptOf(id, "read", "read");
	const reply = await arm.send({
		method: "GET",
		url: arm.url(id.id, apiVersion)
	}, true);
	if (!reply.answered) return {
		found: false,
		reason: "unreadable",
		problem: (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.t)(reply.error, attempt)
	};
	const { answer } = reply;
	if (answer.status !== 200) {
		const rejection = rejectionOf(answer, scrub);
		return {
			found: false,
			reason: (0,_connection_js__WEBPACK_IMPORTED_MODULE_6__.g)(rejection) ? "gone" : "unreadable",
			problem: problemOf(rejection, attempt)
		};
	}
	try {
		const read = readState$1(answer.json, homeTenantId, id);
		return {
			found: true,
			state: {
				...read,
				failure: read.failure === null ? null : scrub.clean(read.failure)
			}
		};
	} catch (error) {
		return {
			found: false,
			reason: "unreadable",
			problem: (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.t)(error, attempt)
		};
	}
}
async function list(subscriptionId, context) {
	const { arm, homeTenantId } = context;
	const attempt = {
		service: "arm",
		doing: `list the clusters of subscription ${subscriptionId}`,
		right: `${type}/read at /subscriptions/${subscriptionId}`
	};
	const items = [];
	const seen = /* @__PURE__ */ new Set();
	let next = arm.url(`/subscriptions/${subscriptionId}/providers/${type}`, apiVersion);
	while (next !== null) {
		const page = seen.has(next) || seen.size >= mostPages ? endless(attempt) : await readPage(next, attempt, context);
		seen.add(next);
		if ("problem" in page) return {
			items,
			problems: [page.problem]
		};
		try {
			for (const row of page.rows) items.push(readCluster(row, homeTenantId));
		} catch (error) {
			return {
				items,
				problems: [(0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.t)(error, attempt)]
			};
		}
		next = page.next;
	}
	return {
		items,
		problems: []
	};
}
async function readPage(url, attempt, { arm, scrub }) {
	if (!arm.isOwn(url)) return { problem: (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.t)(unreadable(200, "the next page is said to be on another host"), attempt) };
	const reply = await arm.send({
		method: "GET",
		url
	}, true);
	if (!reply.answered) return { problem: (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.t)(reply.error, attempt) };
	const { status, json } = reply.answer;
	if (status !== 200) return { problem: problemOf(rejectionOf(reply.answer, scrub), attempt) };
	if (!Array.isArray(json?.value)) return { problem: (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.t)(unreadable(status, "no list of clusters"), attempt) };
	const { nextLink } = json;
	return {
		rows: json.value,
		next: typeof nextLink === "string" && nextLink !== "" ? nextLink : null
	};
}
function endless(attempt) {
	return { problem: (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.t)(unreadable(200, "the pages of the list have no end"), attempt) };
}
function secretsIn(value) {
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) => typeof inner === "string" && /secret|password/i.test(name) ? [inner] : secretsIn(inner));
}

// src/wiring/run-identity.ts
function runIdentity(env) {
	return {
		server: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.d)(env.GITHUB_SERVER_URL ?? "https://github.com"),
		repositoryId: digits(env.GITHUB_REPOSITORY_ID),
		runId: digits(env.GITHUB_RUN_ID),
		attempt: Number(digits(env.GITHUB_RUN_ATTEMPT))
	};
}
function newRotationId(self) {
	return (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.c)(self, (0,node_crypto__WEBPACK_IMPORTED_MODULE_9__.randomBytes)(6).toString("base64url"));
}
function digits(text) {
	return text !== void 0 && /^\d{1,20}$/.test(text) ? text : "0";
}

// src/wiring/runs.ts
function openRuns(token, { env }, http) {
	const [owner = "", repo = ""] = (env.GITHUB_REPOSITORY ?? "").split("/");
	if (token === "" || owner === "" || repo === "") return { status: () => Promise.resolve("unknown") };
	const open = async () => {
		const { createRuns } = await Promise.all(/* import() */[__webpack_require__.e(240), __webpack_require__.e(655)]).then(__webpack_require__.bind(__webpack_require__, 1940));
		return createRuns({
			token,
			apiUrl: env.GITHUB_API_URL ?? "https://api.github.com",
			serverUrl: env.GITHUB_SERVER_URL ?? "https://github.com",
			ownRepositoryId: env.GITHUB_REPOSITORY_ID ?? "0",
			owner,
			repo,
			fetch: (0,_fetch_js__WEBPACK_IMPORTED_MODULE_7__.t)(http)
		});
	};
	let opened = null;
	return { status: async (run) => (await (opened ??= open())).status(run) };
}

// src/wiring/stores.ts
function createStores(targets, deps) {
	return Promise.all(targets.map((target) => createStore(target, deps)));
}
async function createStore(target, deps) {
	const { runtime, http } = deps;
	const { mask } = runtime;
	switch (target.kind) {
		case "key-vault": {
			const { createKeyVaultStore } = await __webpack_require__.e(/* import() */ 638).then(__webpack_require__.bind(__webpack_require__, 638));
			const { credential, appId } = deps;
			return createKeyVaultStore({
				...target,
				credential,
				http,
				appId,
				mask,
				say: (text) => runtime.log.info(text)
			});
		}
		case "output": {
			const { createOutputStore } = await __webpack_require__.e(/* import() */ 887).then(__webpack_require__.bind(__webpack_require__, 9887));
			const { subscriptionId, resourceManager } = deps;
			return createOutputStore({
				mask,
				setOutput: (name, value) => runtime.setOutput(name, value),
				subscriptionId,
				resourceManager
			});
		}
		case "github-secret":
		case "github-org-secret": {
			const { createGitHubSecretStore } = await Promise.all(/* import() */[__webpack_require__.e(240), __webpack_require__.e(805)]).then(__webpack_require__.bind(__webpack_require__, 6805));
			return createGitHubSecretStore({
				token: deps.githubToken,
				apiUrl: runtime.env.GITHUB_API_URL ?? "https://api.github.com",
				place: placeOf(target, runtime.env.GITHUB_REPOSITORY ?? ""),
				fetch: (0,_fetch_js__WEBPACK_IMPORTED_MODULE_7__.t)(http),
				mask
			});
		}
	}
}
function placeOf(target, repository) {
	const [owner = "", repo = ""] = repository.split("/");
	const { name } = target;
	if (target.kind === "github-org-secret") return {
		kind: "organization",
		owner,
		name
	};
	const { environment } = target;
	return environment === null ? {
		kind: "repository",
		owner,
		repo,
		name
	} : {
		kind: "environment",
		owner,
		repo,
		environment,
		name
	};
}

// src/wiring/writers.ts
function openWriters(inputs, runtime, { http, cloud, credential, caller }) {
	const applications = createApplications(credential, cloud, http, runtime.mask);
	const self = runIdentity(runtime.env);
	return {
		identity: {
			self,
			rotationId: newRotationId(self)
		},
		ports: {
			caller,
			applications,
			fleet: (0,_connection_js__WEBPACK_IMPORTED_MODULE_6__.v)(credential, cloud, http),
			access: (0,_fetch_js__WEBPACK_IMPORTED_MODULE_7__.n)(credential, cloud, http, caller),
			clusterWrites: createClusterWrites(credential, cloud, http, caller.tenantId),
			resources: (0,_resources_js__WEBPACK_IMPORTED_MODULE_8__.t)(credential, cloud, http),
			runs: openRuns(inputs.githubToken, runtime, http),
			clock: {
				now: () => http.clock.now(),
				wait: runtime.delay
			},
			log: runtime.log
		},
		openStores: (appId) => createStores(inputs.stores, {
			credential,
			http,
			runtime,
			githubToken: inputs.githubToken,
			subscriptionId: inputs.subscriptionIds[0] ?? null,
			resourceManager: cloud.resourceManager,
			appId: appId?.toLowerCase() ?? null
		})
	};
}



/***/ })

};
