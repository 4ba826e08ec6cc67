export const id = 492;
export const ids = [492];
export const modules = {

/***/ 4492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCleanup: () => (/* binding */ runCleanup)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6846);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4263);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8645);
/* harmony import */ var _writers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1716);
/* harmony import */ var _fetch_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4652);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6261);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(198);
/* harmony import */ var _delegate_grants_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8641);
/* harmony import */ var _ledger_tags_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3333);
/* harmony import */ var _fleet_report_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5615);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(6760);














// src/azure/orphans.ts
const right = "the Graph application permission Application.Read.All (with admin consent)";
const pageSize = 999;
const idsPerFilter = 15;
const parallel = 8;
function createOrphans(credential, cloud, http) {
	const graph = (0,_connection_js__WEBPACK_IMPORTED_MODULE_6__.p)(credential, cloud, http);
	const authorization = (0,_delegate_grants_js__WEBPACK_IMPORTED_MODULE_7__.s)(credential, cloud, http, null);
	return {
		managedApplications: () => managedApplications(graph),
		applicationsOf: (hash) => reading(`find the application of cluster ${hash}`, async () => (await filtered(graph, `tags/any(t:startsWith(t,'aks-sp:cluster:${hex(hash)}:'))`)).map(_writers_js__WEBPACK_IMPORTED_MODULE_3__.d)),
		deletedObjects: () => reading("list the deleted objects", () => deletedObjects(graph)),
		traces: (ids) => traces(graph, ids),
		assignments: (scope, principalId) => readingScope(scope, async () => {
			const found = [];
			const options = principalId === null ? {} : { filter: `principalId eq '${(0,_writers_js__WEBPACK_IMPORTED_MODULE_3__.f)(principalId)}'` };
			for await (const each of authorization.roleAssignments.listForScope((0,_delegate_grants_js__WEBPACK_IMPORTED_MODULE_7__.c)(scope), options)) found.push(toDetails(each));
			return found;
		}),
		federatedCredentials: (objectId) => federatedCredentials(graph, objectId)
	};
}
async function managedApplications(graph) {
	const doing = "list the applications tagged aks-sp:managed";
	try {
		return {
			items: (await filtered(graph, "tags/any(t:t eq 'aks-sp:managed')")).map(_writers_js__WEBPACK_IMPORTED_MODULE_3__.d),
			problems: []
		};
	} catch (error) {
		return {
			items: [],
			problems: [(0,_failures_js__WEBPACK_IMPORTED_MODULE_5__.t)(error, {
				service: "graph",
				doing,
				right
			})]
		};
	}
}
async function filtered(graph, filter) {
	return (await pages(graph, graph.api("/applications").filter(filter).top(pageSize))).map(objectOf);
}
async function deletedObjects(graph) {
	const select = [
		"id",
		"appId",
		"displayName",
		"tags"
	];
	const list = async (type, kind) => (await pages(graph, graph.api(`/directory/deletedItems/microsoft.graph.${type}`).select(select).top(pageSize))).map((value) => toDeleted(kind, value));
	return [...await list("application", "application"), ...await list("servicePrincipal", "service-principal")];
}
async function traces(graph, principalIds) {
	const ids = [...new Set(principalIds.map((id) => id.toLowerCase()))];
	const result = new Map(ids.map((id) => [id, "unknown"]));
	const askable = ids.filter((id) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.O)(id));
	const missing = [];
	for (let from = 0; from < askable.length; from += idsPerFilter) {
		const asked = askable.slice(from, from + idsPerFilter);
		const live = await quietly(() => liveIds(graph, asked));
		for (const id of asked) if (live?.has(id)) result.set(id, "live");
		else if (live) missing.push(id);
	}
	if (missing.length === 0) return result;
	const deleted = await quietly(() => deletedPrincipals(graph));
	await inParallel(missing, async (id) => {
		if (deleted === null) return;
		result.set(id, deleted.has(id) ? "deleted" : await byItsAddress(graph, id));
	});
	return result;
}
async function liveIds(graph, ids) {
	const filter = `id in (${ids.map((id) => `'${(0,_writers_js__WEBPACK_IMPORTED_MODULE_3__.f)(id)}'`).join(",")})`;
	return new Set((await pages(graph, graph.api("/servicePrincipals").filter(filter).select("id"))).map(idOf));
}
async function deletedPrincipals(graph) {
	const values = await pages(graph, graph.api("/directory/deletedItems/microsoft.graph.servicePrincipal").select("id").top(pageSize));
	return new Set(values.map(idOf));
}
async function byItsAddress(graph, id) {
	const live = await exists(graph, `/servicePrincipals/${id}`);
	if (live !== false) return live ? "live" : "unknown";
	const deleted = await exists(graph, `/directory/deletedItems/${id}`);
	if (deleted === null) return "unknown";
	return deleted ? "deleted" : "gone";
}
async function exists(graph, path) {
	try {
		idOf(await graph.api(path).select("id").get());
		return true;
	} catch (error) {
		return (0,_writers_js__WEBPACK_IMPORTED_MODULE_3__.p)((0,_failures_js__WEBPACK_IMPORTED_MODULE_5__.n)(error)) ? false : null;
	}
}
async function federatedCredentials(graph, objectId) {
	const values = await quietly(() => pages(graph, graph.api(`/applications/${(0,_writers_js__WEBPACK_IMPORTED_MODULE_3__.f)(objectId)}/federatedIdentityCredentials`)));
	return values && values.map((value) => toFederated(objectOf(value)));
}
function toFederated({ name, issuer, subject, audiences }) {
	const list = Array.isArray(audiences) ? audiences.filter((each) => typeof each === "string") : [];
	return {
		name: text$1(name),
		issuer: text$1(issuer),
		subject: text$1(subject),
		audiences: list
	};
}
async function pages(graph, first) {
	const found = [];
	let page = await first.get();
	for (;;) {
		for (const value of (0,_fetch_js__WEBPACK_IMPORTED_MODULE_4__.r)(page)) found.push(value);
		const link = page["@odata.nextLink"];
		if (typeof link !== "string") return found;
		page = await graph.next(link);
	}
}
async function reading(doing, read) {
	try {
		return await read();
	} catch (error) {
		throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t ? error : new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t((0,_failures_js__WEBPACK_IMPORTED_MODULE_5__.t)(error, {
			service: "graph",
			doing,
			right
		}), error);
	}
}
async function readingScope(scope, read) {
	try {
		return await read();
	} catch (error) {
		const attempt = {
			service: "arm",
			doing: `read the role assignments at ${scope}`,
			right: `Microsoft.Authorization/roleAssignments/read at ${scope}`
		};
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t((0,_failures_js__WEBPACK_IMPORTED_MODULE_5__.t)(error, attempt), error);
	}
}
async function quietly(read) {
	try {
		return await read();
	} catch {
		return null;
	}
}
async function inParallel(items, work) {
	const queue = [...items];
	const worker = async () => {
		for (let item = queue.shift(); item !== void 0; item = queue.shift()) await work(item);
	};
	await Promise.all(Array.from({ length: parallel }, worker));
}
function toDetails(json) {
	const { id, name, scope, roleDefinitionId, principalId, condition, conditionVersion, description, principalType, createdOn } = json;
	if (!id || !name || !scope || !roleDefinitionId || !principalId) throw new SyntaxError("Unexpected JSON: a role assignment without its ids");
	return {
		id,
		name,
		scope,
		roleDefinitionId,
		principalId,
		conditional: Boolean(condition),
		principalType: principalType ?? null,
		createdOn: createdOn ? createdOn.getTime() : null,
		description: description ?? null,
		condition: condition || null,
		conditionVersion: conditionVersion ?? null,
		delegatedManagedIdentityId: json.delegatedManagedIdentityResourceId ?? null
	};
}
function toDeleted(kind, value) {
	const json = objectOf(value);
	const tags = Array.isArray(json.tags) ? json.tags.filter((tag) => typeof tag === "string") : [];
	return {
		kind,
		objectId: idOf(value),
		appId: text$1(json.appId).toLowerCase(),
		displayName: text$1(json.displayName),
		tags
	};
}
function objectOf(value) {
	if (typeof value !== "object" || value === null) throw new SyntaxError("Unexpected JSON: no object");
	return value;
}
function idOf(value) {
	const { id } = objectOf(value);
	if (typeof id !== "string" || id === "") throw new SyntaxError("Unexpected JSON: an object without id");
	return id.toLowerCase();
}
function text$1(value) {
	return typeof value === "string" ? value : "";
}
function hex(hash) {
	if (!/^[0-9a-f]{16}$/.test(hash)) throw new TypeError("a hash becomes part of a filter");
	return hash;
}

// src/domain/cleanup-plan.ts
function requestOf(step) {
	switch (step.kind) {
		case "cluster": return `DELETE ${step.id}`;
		case "role-assignment": return `DELETE ${step.assignment.id}`;
		case "secret-version": return `PATCH ${step.store} {"enabled":false} ${step.keyId}`;
		case "application": return `DELETE /applications/${step.objectId}`;
		case "service-principal": return `DELETE /servicePrincipals/${step.objectId}`;
		case "purge": return `DELETE /directory/deletedItems/${step.objectId}`;
		case "password": return `POST /applications/${step.objectId}/removePassword ${step.credential.keyId}`;
		case "gone-mark": return `PATCH /applications/${step.objectId} tags+aks-sp:gone:${step.clusterHash}`;
	}
}
function subjectOf(step) {
	switch (step.kind) {
		case "cluster": return `cluster ${step.id}`;
		case "role-assignment": return `role assignment ${step.roleName} @ ${step.assignment.scope}`;
		case "secret-version": return `version of secret ${step.keyId} in ${step.store}`;
		case "application": return `application ${step.displayName} (appId ${step.appId})`;
		case "service-principal": return `service principal ${step.displayName} (object id ${step.objectId})`;
		case "purge": return `${step.of} ${step.objectId}, for good`;
		case "password": return `expired credential ${step.credential.keyId} of ${step.appId}`;
		case "gone-mark": return `mark on ${step.appId}: ${step.clusterId} was seen gone`;
	}
}
function requestsOf(works) {
	return works.flatMap(({ steps }) => steps.map((step) => requestOf(step).toLowerCase()));
}
function planDigest(works) {
	return (0,node_crypto__WEBPACK_IMPORTED_MODULE_10__.createHash)("sha256").update(requestsOf(works).join("\n")).digest("hex");
}
function planPrincipal(facts, { clusterId, purge, reason }) {
	const { appId, displayName, application, servicePrincipal } = facts;
	const steps = clusterId === null ? [] : [{
		kind: "cluster",
		id: clusterId,
		reason: "delete-cluster is true"
	}];
	steps.push(...[...facts.assignments].sort(byId).map((assignment) => assignmentStep(assignment, facts.roleNames, "its principal goes")));
	for (const secret of facts.secrets) steps.push({
		kind: "secret-version",
		...secret,
		reason: "its application goes"
	});
	if (servicePrincipal) steps.push({
		kind: "service-principal",
		...servicePrincipal,
		appId,
		reason
	});
	if (application) steps.push({
		kind: "application",
		objectId: application.objectId,
		appId,
		displayName,
		reason
	});
	return purge ? [...steps, ...purgeSteps(facts)] : steps;
}
function assignmentStep(assignment, roleNames, reason) {
	const role = assignment.roleDefinitionId.split("/").at(-1)?.toLowerCase() ?? "";
	return {
		kind: "role-assignment",
		assignment,
		roleName: roleNames.get(role) ?? role,
		reason
	};
}
function purgeSteps({ appId, application, servicePrincipal, deleted }) {
	const objects = [
		...application ? [{
			kind: "application",
			objectId: application.objectId
		}] : [],
		...servicePrincipal ? [{
			kind: "service-principal",
			objectId: servicePrincipal.objectId
		}] : [],
		...[...deleted].sort((a, b) => a.objectId < b.objectId ? -1 : 1)
	];
	return ["service-principal", "application"].flatMap((kind) => [...new Set(objects.filter((each) => each.kind === kind).map(({ objectId }) => objectId))].map((objectId) => ({
		kind: "purge",
		of: kind,
		objectId,
		appId,
		reason: "purge is true"
	})));
}
function byId(a, b) {
	return a.id.toLowerCase() < b.id.toLowerCase() ? -1 : 1;
}

// src/domain/cleanup-text.ts
function planLines(works) {
	const lines = works.flatMap((work) => work.steps).map((step, index) => `${index + 1}. ${requestOf(step)} (${subjectOf(step)}: ${step.reason})`);
	return [...lines.length > 0 ? lines : ["Nothing to remove."], `Plan ${planDigest(works)}`].map((line) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.b)(line));
}
function deletedJson(rows) {
	return JSON.stringify(rows.filter(({ state, step }) => state === "done" && step.kind !== "gone-mark").map(({ step }) => deletedOf(step)));
}
function deletedOf(step) {
	switch (step.kind) {
		case "cluster": return {
			kind: "cluster",
			id: step.id
		};
		case "role-assignment": {
			const { id, scope, roleDefinitionId, principalId } = step.assignment;
			return {
				kind: "role-assignment",
				id,
				scope,
				roleDefinitionId,
				roleName: step.roleName,
				principalId
			};
		}
		case "secret-version": return {
			kind: "secret-version",
			store: step.store,
			keyId: step.keyId,
			disabled: true
		};
		case "application":
		case "service-principal": return {
			kind: step.kind,
			objectId: step.objectId,
			appId: step.appId,
			displayName: step.displayName,
			restorable: true
		};
		case "purge": return {
			kind: step.of,
			objectId: step.objectId,
			appId: step.appId,
			restorable: false
		};
		case "password": return {
			kind: "credential",
			keyId: step.credential.keyId,
			appId: step.appId
		};
		case "gone-mark": return {
			kind: "mark",
			appId: step.appId,
			cluster: step.clusterId
		};
	}
}
function verdict({ rows, dryRun, problems }) {
	if (rows.length === 0) return problems.length > 0 ? "Nothing was removed." : "Nothing to remove.";
	if (dryRun) return `Dry run, nothing was sent: ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.T)(rows.length, "request")} planned.`;
	const done = rows.filter(({ state }) => state === "done").length;
	const left = rows.length - done;
	return `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.T)(rows.length, "request")}: ${done} done${left > 0 ? `, ${left} left` : ""}.`;
}
const restorable = "Deleted applications and service principals can be restored for 30 days (https://learn.microsoft.com/graph/api/directory-deleteditems-restore); the undo file holds the commands.";
function logLines(report) {
	const rows = report.rows.map(({ state, step }) => `${state.padEnd(7)} ${subjectOf(step)} (${step.reason})`);
	const kept = report.kept.map(({ what, reason }) => `kept    ${what}: ${reason}`);
	return [{
		title: "Cleanup",
		lines: [
			...rows,
			...kept,
			...notesOf$1(report),
			verdict(report)
		].map((line) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.b)(line))
	}, ...report.problems.length > 0 ? [{
		title: "Problems",
		lines: report.problems.map(({ code: id, message, hint }) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.b)(`${message} ${hint} [${id}]`))
	}] : []];
}
function summary(report, limitBytes = summaryLimit) {
	const blocks = [text([`**${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.S)(verdict(report))}**`])];
	if (report.problems.length > 0) blocks.push({
		...text([]),
		rows: report.problems.map((each) => `- ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.S)(each.message, 2e3)} ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.S)(each.hint, 500)} (${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.f)(each.code)})`),
		more: (left) => `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.T)(left, "more problem")} in the log.`
	});
	if (report.rows.length > 0) blocks.push({
		head: ["| State | What | Request | Why |", "| --- | --- | --- | --- |"],
		rows: report.rows.map(({ state, step }) => `| ${state} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.S)(subjectOf(step), 300)} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.f)(requestOf(step), 400)} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.S)(step.reason, 300)} |`),
		tail: [],
		more: (left) => `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.T)(left, "more request")} in the log.`
	});
	if (report.kept.length > 0) blocks.push({
		head: [
			"### Left alone",
			"",
			"| What | Why |",
			"| --- | --- |"
		],
		rows: report.kept.map(({ what, reason }) => `| ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.S)(what, 300)} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.S)(reason, 400)} |`),
		tail: [],
		more: (left) => `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.T)(left, "more object")} in the log.`
	});
	blocks.push(...notesOf$1(report).map((note) => text([(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.S)(note, 600)])));
	return (0,_connection_js__WEBPACK_IMPORTED_MODULE_6__.n)(blocks, limitBytes);
}
const summaryLimit = 1e6;
function text(head) {
	return {
		head,
		rows: [],
		tail: [],
		more: () => ""
	};
}
function notesOf$1({ notes, undoFile, plan, rows }) {
	const deletes = rows.some(({ step, state }) => state === "done" && (step.kind === "application" || step.kind === "service-principal"));
	return [
		...notes,
		...undoFile === null ? [] : [`Undo file: ${undoFile}.`],
		...deletes && !rows.some(({ step }) => step.kind === "purge") ? [restorable] : [],
		...rows.length > 0 ? [`Plan ${plan}.`] : []
	];
}

// src/domain/undo-file.ts
const undoFormat = "aks-service-principal-action/undo";
const undoVersion = 1;
function undoAssignment(details) {
	const { id, name, scope, roleDefinitionId, principalId, principalType, condition, conditionVersion, description } = details;
	return {
		id,
		name,
		scope,
		roleDefinitionId,
		principalId,
		principalType: principalType ?? "ServicePrincipal",
		condition,
		conditionVersion,
		description
	};
}
function undoCredential({ keyId, kind, holder, displayName, startsOn, endsOn }) {
	return {
		keyId,
		kind,
		holder,
		displayName,
		startsOn: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.y)(startsOn),
		endsOn: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.y)(endsOn)
	};
}
function mergeUndo(before, now, graph) {
	const earlier = before === null ? emptyOf(now.tenantId) : parseUndo(before);
	if (earlier?.tenantId !== now.tenantId) return null;
	const principals = unite(earlier.principals, now.principals, ({ appId }) => appId, unitePrincipals);
	const merged = {
		principals,
		orphanedAssignments: unite(earlier.orphanedAssignments, now.orphanedAssignments, ({ id }) => id),
		removedCredentials: unite(earlier.removedCredentials, now.removedCredentials, ({ appId, keyId }) => `${appId} ${keyId}`)
	};
	const restore = principals.flatMap((principal) => restoreCommands(principal, graph));
	return {
		format: undoFormat,
		version: 1,
		tenantId: now.tenantId,
		writtenAt: now.writtenAt,
		...merged,
		restore
	};
}
function parseUndo(text) {
	try {
		const value = JSON.parse(text);
		const lists = [
			value?.principals,
			value?.orphanedAssignments,
			value?.removedCredentials
		];
		return value?.format === "aks-service-principal-action/undo" && value.version === 1 && lists.every((list) => Array.isArray(list)) ? value : null;
	} catch {
		return null;
	}
}
function emptyOf(tenantId) {
	return {
		tenantId,
		principals: [],
		orphanedAssignments: [],
		removedCredentials: []
	};
}
function unite(before, now, keyOf, both = (_, later) => later) {
	const all = /* @__PURE__ */ new Map();
	for (const item of [...before, ...now]) {
		const key = keyOf(item).toLowerCase();
		const known = all.get(key);
		all.set(key, known === void 0 ? item : both(known, item));
	}
	return [...all.values()];
}
function unitePrincipals(before, now) {
	const { application } = before;
	return {
		appId: before.appId,
		application: now.application ? {
			...now.application,
			tags: [.../* @__PURE__ */ new Set([...application?.tags ?? [], ...now.application.tags])],
			owners: now.application.owners ?? application?.owners ?? null,
			federatedCredentials: now.application.federatedCredentials ?? application?.federatedCredentials ?? null
		} : application,
		servicePrincipals: unite(before.servicePrincipals, now.servicePrincipals, ({ objectId }) => objectId),
		credentials: unite(before.credentials, now.credentials, ({ keyId }) => keyId),
		roleAssignments: unite(before.roleAssignments, now.roleAssignments, ({ id }) => id),
		deleted: unite(before.deleted, now.deleted, ({ objectId }) => objectId),
		secrets: unite(before.secrets, now.secrets, ({ store, keyId }) => `${store} ${keyId}`),
		clusters: unite(before.clusters, now.clusters, (id) => id)
	};
}
function restoreCommands(principal, graph) {
	const { application, servicePrincipals, deleted, roleAssignments, secrets } = principal;
	const ids = [...application ? [application.objectId] : deleted.filter(({ kind }) => kind === "application").map(({ objectId }) => objectId), ...(servicePrincipals.length > 0 ? servicePrincipals : deleted.filter(({ kind }) => kind === "service-principal")).map(({ objectId }) => objectId)];
	return [
		...new Set(ids.map((id) => `az rest --method POST --url ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.E)(`${graph}/v1.0/directory/deletedItems/${id}/restore`)}`)),
		...roleAssignments.map(assignCommand),
		...secrets.map(({ store, keyId }) => `# Enable the version tagged aks-sp-key-id=${keyId} again: ${store.replace(/\s+/g, " ")}`)
	];
}
function assignCommand({ name, scope, roleDefinitionId, principalId, principalType, condition, conditionVersion, ...more }) {
	const role = roleDefinitionId.split("/").at(-1) ?? "";
	return [
		"az role assignment create",
		`--name ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.E)(name)}`,
		`--assignee-object-id ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.E)(principalId)}`,
		`--assignee-principal-type ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.E)(principalType)}`,
		`--role ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.E)(role)}`,
		`--scope ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.E)(scope)}`,
		...condition === null ? [] : [`--condition ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.E)(condition)}`, `--condition-version ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.E)(conditionVersion ?? "2.0")}`],
		...more.description === null ? [] : [`--description ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.E)(more.description)}`]
	].join(" ");
}

// src/operations/cleanup-principal.ts
async function viewPrincipal(query, ports) {
	const { appId } = query;
	refuseOwn(appId, ports.caller);
	const [application, servicePrincipal, allDeleted] = await Promise.all([
		ports.applications.get({ appId }),
		ports.applications.servicePrincipal(appId),
		ports.orphans.deletedObjects()
	]);
	const deleted = allDeleted.filter((each) => each.appId === appId.toLowerCase());
	const tags = [...application?.tags ?? [], ...deleted.flatMap((each) => each.tags)];
	const { trustVisibleScope } = query;
	const users = await (0,_writers_js__WEBPACK_IMPORTED_MODULE_3__.l)({
		appId,
		tags,
		named: query.named,
		trustVisibleScope,
		lists: true
	}, ports);
	const assignments = await assignmentsOf([servicePrincipal?.objectId, ...deleted.filter(({ kind }) => kind === "service-principal").map(({ objectId }) => objectId)].filter((id) => id !== void 0), users.subscriptions, ports);
	const objects = {
		appId,
		displayName: application?.displayName ?? servicePrincipal?.displayName ?? deleted[0]?.displayName ?? "",
		application,
		servicePrincipal,
		deleted,
		assignments,
		roleNames: await roleNames(assignments, ports.roles),
		secrets: await storedSecrets(appId, ports.stores)
	};
	const steps = planPrincipal(objects, query);
	return {
		application,
		servicePrincipal,
		deleted,
		users,
		work: {
			purpose: "principal",
			appId,
			displayName: objects.displayName,
			objectId: application?.objectId ?? null,
			steps
		},
		undo: await undoOf(objects, application, servicePrincipal, query, ports.orphans, ports.applications),
		refusal: refusalOf(appId, query.clusterId, users)
	};
}
function refuseOwn(appId, caller) {
	if (caller.appId?.toLowerCase() !== appId.toLowerCase()) return;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t({
		code: "own-identity",
		message: `This run signs in as ${appId}, the very principal that it is to remove; nothing was sent.`,
		hint: "Give the workflow an identity of its own, which no cluster uses (https://learn.microsoft.com/azure/aks/kubernetes-service-principal)."
	});
}
function refusalOf(appId, clusterId, users) {
	const others = users.clusters.filter((cluster) => cluster.id.toLowerCase() !== clusterId?.toLowerCase());
	if (others.length > 0) return {
		code: "principal-in-use",
		message: `Application ${appId} is still used, so nothing of it is removed: ${others.map((cluster) => `${cluster.id} (${cluster.powerState}, ${cluster.provisioningState})`).join(", ")}.`,
		hint: "Delete these clusters, or move them to another principal or to a managed identity; in whatever state it is, a cluster counts until it is gone."
	};
	if (users.complete) return null;
	const [first] = users.problems;
	const more = users.problems.length > 1 ? ` (and ${users.problems.length - 1} more)` : "";
	return {
		code: "cleanup-not-proved",
		message: `It could not be proved that no cluster uses application ${appId}, so nothing of it is removed. ${first?.message ?? ""}${more}`,
		hint: first?.hint ?? "Run again."
	};
}
async function assignmentsOf(principalIds, subscriptions, { orphans, caller }) {
	const found = /* @__PURE__ */ new Map();
	for (const principalId of principalIds) {
		const scopes = subscriptions.map(({ subscriptionId }) => `/subscriptions/${subscriptionId}`);
		const lists = [await atRoot(() => orphans.assignments(rootOf(caller), principalId))];
		for (const scope of scopes) lists.push(await orphans.assignments(scope, principalId));
		for (const each of lists.flat()) if (each.principalId.toLowerCase() === principalId.toLowerCase()) found.set(each.id.toLowerCase(), each);
	}
	return [...found.values()];
}
function rootOf({ tenantId }) {
	return `/providers/Microsoft.Management/managementGroups/${tenantId}`;
}
async function atRoot(read) {
	try {
		return await read();
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t && ["arm-forbidden", "arm-not-found"].includes(error.code)) return [];
		throw error;
	}
}
async function roleNames(assignments, roles) {
	const names = /* @__PURE__ */ new Map();
	for (const { scope, roleDefinitionId } of assignments) {
		const guid = roleDefinitionId.split("/").at(-1)?.toLowerCase() ?? "";
		if (names.has(guid)) continue;
		try {
			names.set(guid, (await roles.byId(scope, guid))?.name ?? guid);
		} catch (error) {
			if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t)) throw error;
			names.set(guid, guid);
		}
	}
	return names;
}
async function storedSecrets(appId, stores) {
	const secrets = [];
	for (const store of stores.filter(({ readable }) => readable)) {
		const latest = await store.latest();
		if (latest?.enabled && latest.appId === appId.toLowerCase() && latest.keyId) secrets.push({
			store: store.name,
			keyId: latest.keyId
		});
	}
	return secrets;
}
async function undoOf(objects, application, servicePrincipal, { clusterId, named }, orphans, applications) {
	const tags = application?.tags ?? [];
	const clusters = [...(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.i)(tags).clusters.values()].map((path) => {
		const [subscription = "", group = "", name = ""] = path.split("/");
		return (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.D)(subscription, group, name);
	});
	return {
		appId: objects.appId,
		application: application && {
			objectId: application.objectId,
			displayName: application.displayName,
			uniqueName: application.uniqueName,
			tags,
			owners: await ownersOf(application.objectId, applications),
			federatedCredentials: await orphans.federatedCredentials(application.objectId),
			createdOn: application.createdOn === null ? null : (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.y)(application.createdOn)
		},
		servicePrincipals: servicePrincipal ? [withoutCredentials(servicePrincipal)] : [],
		credentials: [...application?.credentials ?? [], ...servicePrincipal?.credentials ?? []].filter(isNoTurn).map(undoCredential),
		roleAssignments: objects.assignments.map(undoAssignment),
		deleted: objects.deleted.map(({ kind, objectId }) => ({
			kind,
			objectId
		})),
		secrets: objects.secrets,
		clusters: [...new Map([
			...clusters,
			...named,
			...clusterId ? [clusterId] : []
		].map((id) => [id.toLowerCase(), id])).values()]
	};
}
function isNoTurn({ displayName }) {
	return displayName?.startsWith("aks-sp-turn/") !== true;
}
function withoutCredentials({ objectId, displayName, accountEnabled, appOwnerTenantId }) {
	return {
		objectId,
		displayName,
		accountEnabled,
		appOwnerTenantId
	};
}
async function ownersOf(objectId, applications) {
	try {
		return await applications.owners(objectId);
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t) return null;
		throw error;
	}
}
async function problemOr(work) {
	try {
		return { value: await work() };
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t) return { problem: (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.n)(error) };
		throw error;
	}
}

// src/operations/cleanup-remove.ts
const second$1 = 1e3;
const sends = 4;
const pauses = [
	1,
	2,
	4,
	8,
	15,
	15,
	15
];
async function removeAssignment(step, ports) {
	const { assignments, log, clock } = ports;
	const problem = await (0,_delegate_grants_js__WEBPACK_IMPORTED_MODULE_7__.n)(step.assignment, {
		assignments,
		log,
		delay: (ms) => clock.wait(ms)
	});
	return problem ? {
		kind: "failed",
		problem
	} : { kind: "done" };
}
async function removeObject(kind, objectId, appId, { applications, clock }) {
	const isGone = async () => kind === "application" ? await applications.get({ objectId }) === null : (await applications.servicePrincipal(appId))?.objectId.toLowerCase() !== objectId.toLowerCase();
	return untilGone(() => applications.remove(kind, objectId), isGone, `${kind} ${objectId}`, clock);
}
async function purgeObject(objectId, appId, { applications, clock }) {
	const isListed = async () => (await applications.deletedObjects(appId)).some((each) => each.objectId.toLowerCase() === objectId.toLowerCase());
	for (const pause of pauses) {
		if (await isListed()) break;
		await clock.wait(pause * second$1);
	}
	return untilGone(() => applications.purge(objectId), async () => !await isListed(), `deleted object ${objectId}`, clock);
}
async function untilGone(send, isGone, what, clock) {
	let last = null;
	for (let sent = 1; sent <= sends; sent += 1) {
		const answer = await send();
		if (answer.kind === "refused") return {
			kind: "failed",
			problem: answer.problem
		};
		if ("problem" in answer) last = answer.problem;
		let gone = 0;
		for (const pause of pauses) {
			gone = await isGone() ? gone + 1 : 0;
			if (gone >= (answer.kind === "done" ? 1 : 2)) return { kind: "done" };
			await clock.wait(pause * second$1);
		}
	}
	return {
		kind: "failed",
		problem: last ?? stillThere(what)
	};
}
async function disableVersion(step, { stores, clock }) {
	const store = stores.find(({ name }) => name === step.store);
	if (!store) return { kind: "done" };
	for (let attempt = 1;; attempt += 1) {
		const answer = await store.disable(step.keyId);
		if (answer.kind === "done" || answer.kind === "present") return { kind: "done" };
		if (answer.kind === "refused" || attempt >= sends) return {
			kind: "failed",
			problem: answer.problem
		};
		await clock.wait(2 ** attempt * second$1);
	}
}
async function removeCluster(id, appId, deadline, ports) {
	const progress = progressOf(id, ports);
	const doing = {
		operation: null,
		sent: 0,
		unreadable: 0,
		failure: null
	};
	for (;;) {
		if (doing.operation === null) {
			const end = await lookAndSend(id, appId, deadline, doing, ports.clusterWrites);
			if (end) return end;
		} else if (deadline.passed) return {
			kind: "waiting",
			problem: timeIsUp(id)
		};
		const status = doing.operation === null ? null : await ports.clusterWrites.poll(doing.operation);
		if (status?.kind === "failed") return {
			kind: "failed",
			problem: status.problem
		};
		if (status && status.kind !== "running") doing.operation = null;
		progress(status);
		await deadline.wait(status?.kind === "running" ? status.retryAfter : 5 * second$1, 1);
	}
}
async function lookAndSend(id, appId, deadline, doing, clusterWrites) {
	const reading = await clusterWrites.state(id);
	if (!reading.found && reading.reason === "gone") return { kind: "done" };
	const stop = whyStop(reading, appId, id, doing);
	if (stop) return {
		kind: "failed",
		problem: stop
	};
	if (deadline.passed) return {
		kind: "waiting",
		problem: timeIsUp(id)
	};
	const refused = await sendDeletion(reading, id, doing, clusterWrites);
	return refused ? {
		kind: "failed",
		problem: refused
	} : null;
}
function whyStop(reading, appId, id, doing) {
	if (reading.found) {
		doing.unreadable = 0;
		return reading.state.clientId.toLowerCase() === appId.toLowerCase() ? null : moved(id, appId);
	}
	doing.unreadable += 1;
	return doing.unreadable > 10 ? reading.problem : null;
}
async function sendDeletion(reading, id, doing, clusterWrites) {
	if (!reading.found || doing.operation !== null || !/^(?:Succeeded|Failed|Canceled)$/i.test(reading.state.provisioningState)) return null;
	if (doing.sent >= sends) return doing.failure ?? notDeleted(id);
	const start = await clusterWrites.remove(id);
	doing.sent += 1;
	if (start.kind === "refused") return start.problem;
	if (start.kind === "started") doing.operation = start.operation;
	else if (start.kind !== "done") doing.failure = start.problem;
	return null;
}
function progressOf(id, { clock, log }) {
	const start = clock.now();
	let said = -1e400;
	return (status) => {
		const elapsed = clock.now() - start;
		if (elapsed - said < 60 * second$1) return;
		said = elapsed;
		const percent = status?.kind === "running" && status.percent !== null ? `, ${status.percent} %` : "";
		log.info(`Deleting cluster ${id}: ${status?.kind === "running" ? status.state : "waiting for it"}${percent}, ${Math.round(elapsed / second$1)} s.`);
	};
}
function stillThere(what) {
	return {
		code: "object-not-removed",
		message: `The ${what} still shows after its removal was accepted.`,
		hint: "The directory is far behind. Run again in some minutes: what is gone by then counts as removed."
	};
}
function moved(id, appId) {
	return {
		code: "cluster-moved",
		message: `Cluster ${id} no longer uses application ${appId}, so it was not deleted.`,
		hint: "Somebody gave it another identity meanwhile. Run again without delete-cluster, with app-id, if that application is still to go."
	};
}
function timeIsUp(id) {
	return {
		code: "max-wait-reached",
		message: `The time of this run (max-wait) was up while cluster ${id} was being deleted.`,
		hint: "Its principal was left alone. The next run waits for the cluster and goes on; a longer max-wait lets one run see it through."
	};
}
function notDeleted(id) {
	return {
		code: "cluster-not-deleted",
		message: `Cluster ${id} is still there after it was told to go ${sends} times.`,
		hint: "Look at the activity log of the cluster: a lock or a resource in its node resource group may hold it. Its principal was left alone."
	};
}

// src/operations/cleanup-carry-out.ts
async function removePrincipal(planned, query, settings, ports) {
	const session = planned.objectId === null ? null : (0,_writers_js__WEBPACK_IMPORTED_MODULE_3__.u)(planned.objectId, settings.rotationId, ports);
	const result = {
		done: [],
		left: [...planned.steps],
		problem: null,
		waiting: false
	};
	try {
		const turn = session ? await (0,_writers_js__WEBPACK_IMPORTED_MODULE_3__.r)(session, settings, ports) : null;
		if (turn?.kind === "waiting") return {
			...result,
			problem: turn.problem,
			waiting: true
		};
		const view = await viewPrincipal(query, ports);
		const stop = view.refusal ?? changed(planned, view.work, settings.pinned);
		if (stop) return {
			...result,
			problem: stop
		};
		result.left = [...view.work.steps];
		await settings.writeUndo({
			principals: [view.undo],
			orphanedAssignments: [],
			removedCredentials: []
		});
		await carryOut({
			view,
			query,
			session,
			deadline: new _writers_js__WEBPACK_IMPORTED_MODULE_3__.a(ports.clock, settings.maxWait),
			result
		}, ports);
	} catch (error) {
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t)) throw error;
		result.problem = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.n)(error);
	} finally {
		if (session && !result.done.some(({ kind }) => kind === "application")) await giveBack(session, ports);
	}
	return result;
}
async function carryOut(removal, ports) {
	const { result, session, query } = removal;
	let proved = query.clusterId === null;
	for (let step = result.left[0]; step; step = result.left[0]) {
		if (needsProof(step, proved, result.done)) {
			const problem = await stillUnused(removal, ports);
			if (problem) return void (result.problem = problem);
			proved = true;
		}
		if (session && !result.done.some(({ kind }) => kind === "application")) await session.read();
		const outcome = await carryOutStep(step, removal, ports);
		if (outcome.kind !== "done") {
			result.problem = outcome.problem;
			result.waiting = outcome.kind === "waiting";
			return;
		}
		ports.log.info(`Done: ${subjectOf(step)}.`);
		result.done.push(step);
		result.left.shift();
	}
}
function needsProof(step, proved, done) {
	if (step.kind === "cluster") return false;
	if (!proved) return true;
	const isFirst = (kinds) => kinds.includes(step.kind) && !done.some(({ kind }) => kinds.includes(kind));
	return isFirst(["service-principal", "application"]) || isFirst(["purge"]);
}
async function stillUnused({ view, query }, ports) {
	const { appId, trustVisibleScope } = query;
	const tags = [...(await ports.applications.get({ appId }) ?? view.application)?.tags ?? [], ...view.deleted.flatMap((each) => each.tags)];
	const named = [...query.named, ...query.clusterId === null ? [] : [query.clusterId]];
	return refusalOf(appId, null, await (0,_writers_js__WEBPACK_IMPORTED_MODULE_3__.l)({
		appId,
		tags,
		named,
		trustVisibleScope,
		lists: true
	}, ports));
}
async function carryOutStep(step, { query, session, deadline }, ports) {
	switch (step.kind) {
		case "cluster": {
			const tag = (0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_8__.t)(step.id);
			if (session && tag !== null) await session.record([tag]);
			return removeCluster(step.id, query.appId, deadline, ports);
		}
		case "role-assignment": return removeAssignment(step, ports);
		case "secret-version": return disableVersion(step, ports);
		case "service-principal":
		case "application": return removeObject(step.kind, step.objectId, step.appId, ports);
		case "purge": return purgeObject(step.objectId, step.appId, ports);
		case "password":
		case "gone-mark": return { kind: "done" };
	}
}
function changed(planned, now, pinned) {
	if (!pinned || planDigest([planned]) === planDigest([now])) return null;
	return planChanged(requestsOf([planned]), requestsOf([now]));
}
function planChanged(expected, now) {
	const more = now.filter((request) => !expected?.includes(request));
	const less = (expected ?? []).filter((request) => !now.includes(request));
	return {
		code: "plan-changed",
		message: `What this run would do is not what was planned, so nothing was sent. ${expected === null ? `It would now be:\n${now.length > 0 ? now.map((request) => `- ${request}`).join("\n") : "- nothing"}` : [...more.map((request) => `- new: ${request}`), ...less.map((request) => `- no longer: ${request}`)].join("\n")}`,
		hint: "Start again with a dry run and look at its plan; the world has changed since, or an earlier run has done a part of it."
	};
}
async function giveBack(session, { log }) {
	try {
		await session.dropTurns();
	} catch (error) {
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t)) throw error;
		log.warning(`The turn could not be given back: ${error.message} The next run takes over when GitHub calls this one completed, or when its time is up.`);
	}
}

// src/operations/cleanup-result.ts
function toResult(before, end) {
	const rows = end.results ? rowsOf(end.results) : before.rows;
	const found = (end.results ?? []).flatMap(({ problem }) => problem ? [problem] : []);
	const report = {
		...before,
		rows,
		problems: [
			...end.failure ? [end.failure] : [],
			...found,
			...before.problems
		]
	};
	const outcome = outcomeOf(report, end);
	const broken = (end.results ?? []).flatMap(({ problem, waiting }) => problem && !waiting ? [problem] : []);
	const failure = end.failure ?? broken[0] ?? null;
	const { problems, undoFile, plan } = report;
	return {
		outcome,
		complete: end.complete,
		outputs: {
			deleted: deletedJson(rows),
			plan,
			...undoFile === null ? {} : { "undo-file": undoFile }
		},
		result: {
			operation: "cleanup",
			outcome,
			complete: end.complete,
			plan,
			undoFile,
			requests: rows.map(({ step, state }) => ({
				request: requestOf(step),
				reason: step.reason,
				state
			})),
			deleted: JSON.parse(deletedJson(rows)),
			kept: report.kept,
			problems: problems.map(({ code, message }) => ({
				code,
				message
			}))
		},
		summary: summary(report),
		log: logLines(report),
		annotations: annotations(problems, failure),
		files: [],
		problems,
		failure
	};
}
function rowsOf(results) {
	return results.flatMap(({ done, left }) => [...done.map((step) => ({
		step,
		state: "done"
	})), ...left.map((step) => ({
		step,
		state: "left"
	}))]);
}
function outcomeOf({ rows, dryRun }, { failure, results }) {
	if (failure) return "failed";
	if (!results) return dryRun && rows.length > 0 ? "planned" : "unchanged";
	const broken = results.some(({ problem, waiting }) => problem !== null && !waiting);
	const did = rows.some(({ state }) => state === "done");
	if (broken) return did ? "partial" : "failed";
	if (results.some(({ waiting }) => waiting)) return "waiting";
	return did ? "changed" : "unchanged";
}
function annotations(problems, failure) {
	return problems.filter((problem) => problem !== failure).map(({ code, message, hint }) => ({
		level: "warning",
		title: `cleanup: ${code}`,
		message: `${message} ${hint}`
	}));
}

// src/operations/cleanup-rights.ts
const all = ["Application.ReadWrite.All", "Directory.ReadWrite.All"];
const owned = "Application.ReadWrite.OwnedBy";
async function missingRights(works, ports) {
	const looked = await problemOr(async () => [...await graphRights(works, ports), ...await armRights(works, ports)]);
	return "problem" in looked ? [looked.problem] : looked.value;
}
async function graphRights(works, { applications, caller }) {
	const writes = works.filter(({ steps }) => steps.some(({ kind }) => ![
		"role-assignment",
		"cluster",
		"secret-version"
	].includes(kind)));
	const permissions = await applications.permissions();
	if (writes.length === 0 || permissions === null || permissions.some((permission) => all.includes(permission))) return [];
	if (!permissions.includes(owned)) return [noPermission()];
	const problems = [];
	for (const { objectId, appId } of writes) {
		if (objectId === null) continue;
		if (!(await applications.owners(objectId)).some((owner) => owner.toLowerCase() === caller.objectId?.toLowerCase())) problems.push(noOwner(appId ?? objectId, caller));
	}
	return problems;
}
async function armRights(works, { resources }) {
	const needed = /* @__PURE__ */ new Map();
	for (const step of works.flatMap(({ steps }) => steps)) {
		const need = neededFor(step);
		if (need) needed.set(`${need.scope.toLowerCase()} ${need.action}`, need);
	}
	const problems = [];
	for (const { scope, action } of needed.values()) {
		const missing = await resources.missingRights(scope, [action]) ?? [];
		if (missing.length > 0) problems.push(noRight(scope, missing));
	}
	return problems;
}
function neededFor(step) {
	if (step.kind === "cluster") return {
		scope: step.id,
		action: "Microsoft.ContainerService/managedClusters/delete"
	};
	if (step.kind !== "role-assignment") return null;
	return {
		scope: step.assignment.scope,
		action: "Microsoft.Authorization/roleAssignments/delete"
	};
}
function noPermission() {
	return {
		code: "right-missing",
		message: "The real run would fail: this identity has no Graph application permission to remove applications.",
		hint: "Grant Application.ReadWrite.OwnedBy with admin consent and make it an owner of application and service principal (docs/permissions.md)."
	};
}
function noOwner(appId, { objectId }) {
	return {
		code: "right-missing",
		message: `The real run would fail: this identity has Application.ReadWrite.OwnedBy and is no owner of application ${appId}.`,
		hint: `az ad app owner add --id ${appId} --owner-object-id ${objectId ?? "<object id of its service principal>"}, and the same for its service principal (docs/permissions.md).`
	};
}
function noRight(scope, missing) {
	const cluster = missing.some((action) => /managedClusters/.test(action));
	return {
		code: "right-missing",
		message: `The real run would fail: the identity of this run lacks ${missing.join(" and ")} at ${scope}.`,
		hint: cluster ? "Contributor has it, or a custom role (docs/permissions.md). A role that was just given takes some minutes." : "User Access Administrator or Role Based Access Control Administrator has it. A role that was just given takes some minutes."
	};
}

// src/domain/orphans.ts
const goneTagPattern = /^aks-sp:gone:([0-9a-f]{16}):(\d{1,12})$/;
const youngest = 36e5;
function goneTag(hash, at) {
	return `aks-sp:gone:${hash}:${Math.floor(at / 1e3)}`;
}
function markedGone(tags, hash) {
	const marks = tags.flatMap((tag) => {
		const found = goneTagPattern.exec(tag);
		return found?.[1] === hash ? [Number(found[2]) * 1e3] : [];
	});
	return marks.length > 0 ? Math.max(...marks) : null;
}
function knownHashes({ clusters, sent, uses }) {
	return [.../* @__PURE__ */ new Set([
		...clusters.keys(),
		...sent.map(({ cluster }) => cluster),
		...uses.map(({ cluster }) => cluster)
	])];
}
function judgeApplication(facts) {
	const ledger = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.i)(facts.tags);
	if (!ledger.managed) return keep("It was not made by this action.");
	const user = facts.users[0];
	if (user) return keep(`Cluster ${user.name} uses it.`);
	if (!facts.complete) return keep("Not every cluster could be seen.");
	const hashes = knownHashes(ledger);
	if (hashes.length === 0) return keep("No cluster was ever written down for it, so nothing says that it is no longer needed.");
	const gone = new Set(facts.gone.map((id) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.t)(id)));
	if (hashes.some((hash) => !gone.has(hash))) return keep("A cluster that its ledger mentions cannot be looked up or is still there.");
	const since = hashes.map((hash) => ({
		hash,
		at: goneSince(hash, ledger, facts)
	}));
	const unmarked = since.filter(({ at }) => at === null).map(({ hash }) => hash);
	if (unmarked.length > 0 && facts.grace > 0) return {
		kind: "mark",
		hashes: unmarked,
		reason: "Its clusters are gone, since when is not known: the grace begins now."
	};
	const last = Math.max(...since.map(({ at }) => at ?? facts.now));
	if (facts.now - last < facts.grace) return keep(`Its last cluster was seen gone on ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.y)(last)}; the grace lasts until ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.y)(last + facts.grace)}.`);
	return {
		kind: "orphan",
		since: last,
		reason: `all its clusters are gone, the last since ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.y)(last)} or longer`
	};
}
function goneSince(hash, { sent, uses }, { tags, deletedOn, lastWrite }) {
	const alive = Math.max(lastWrite.get(hash) ?? -1e400, ...[...sent, ...uses].filter(({ cluster }) => cluster === hash).map(({ at }) => at));
	const known = [deletedOn.get(hash), markedGone(tags, hash)].filter((at) => at !== void 0 && at !== null && at >= alive);
	return known.length > 0 ? Math.min(...known) : null;
}
function keep(reason) {
	return {
		kind: "keep",
		reason
	};
}
function judgeAssignments(assignments, traces, now, grace) {
	return assignments.flatMap((assignment) => {
		const trace = isAskable(assignment) ? traces.get(assignment.principalId.toLowerCase()) ?? "unknown" : "unknown";
		if (trace === "live") return [];
		const stays = whyItStays(assignment, trace, now, grace);
		return [{
			assignment,
			remove: stays === null,
			reason: stays ?? "this action made it, and its principal no longer exists"
		}];
	});
}
function whyItStays(assignment, trace, now, grace) {
	if (trace === "deleted") return "Its principal is soft-deleted and can be restored.";
	if (!isAskable(assignment)) return `Its principal is of type ${assignment.principalType ?? "unknown"}, which may belong to another tenant.`;
	if (trace === "unknown") return "It could not be found out whether its principal exists.";
	if (assignment.delegatedManagedIdentityId !== null) return "It is for a managed identity that another tenant manages.";
	if (!(0,_delegate_grants_js__WEBPACK_IMPORTED_MODULE_7__.r)(assignment)) return "Its principal no longer exists, but this action did not make it.";
	if (assignment.createdOn === null || now - assignment.createdOn < Math.max(grace, youngest)) return "It is too young to be judged.";
	return null;
}
function isAskable({ principalType }) {
	return principalType === null || principalType === "ServicePrincipal" || principalType === "Unknown";
}
function isPerson({ principalType }) {
	return principalType === "User" || principalType === "Group" || principalType === "Device";
}
function judgeExpired(facts) {
	return expiredOf(facts.credentials, facts.now).map((credential) => {
		const stays = whyExpiredStays(credential, facts);
		return {
			credential,
			remove: stays === null,
			reason: stays ?? `it ended on ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.y)(credential.endsOn)}, and no cluster has it`
		};
	});
}
function expiredOf(credentials, now) {
	return credentials.filter(({ kind, holder, displayName, endsOn }) => kind === "password" && holder === "application" && (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.r)(displayName) === "managed" && endsOn <= now).sort((a, b) => a.startsOn - b.startsOn);
}
function whyExpiredStays(credential, { complete, run, clusters, ledger, stored }) {
	const key = credential.keyId.toLowerCase();
	if (!complete) return "Not every cluster could be seen.";
	if (!(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.s)(credential, run)) return "The run that made it may still be at work.";
	if (stored.has(key)) return "It is the latest value of a store.";
	const unknown = clusters.find((cluster) => (0,_connection_js__WEBPACK_IMPORTED_MODULE_6__.l)(cluster, ledger).use === "unknown");
	if (unknown) return `It is not known which secret cluster ${unknown.name} uses.`;
	const user = clusters.find((cluster) => (0,_connection_js__WEBPACK_IMPORTED_MODULE_6__.l)(cluster, ledger).keyIds.includes(key));
	return user ? `Cluster ${user.name} may hold it.` : null;
}

// src/operations/cleanup-sweep.ts
async function viewTenant(settings, ports) {
	const view = {
		items: [],
		kept: [],
		problems: [],
		complete: true
	};
	const managed = await ports.orphans.managedApplications();
	if (managed.problems.length > 0) return {
		...view,
		problems: managed.problems,
		complete: false
	};
	const inUse = await clientIdsInUse(view, ports);
	for (const application of managed.items) await viewApplication(application, inUse, settings, view, ports);
	if (settings.sweep === "orphans") await viewAssignments(settings, view, ports);
	return view;
}
async function clientIdsInUse(view, { fleet }) {
	const { items, problems } = await fleet.clusters({});
	view.problems.push(...problems);
	if (problems.length > 0) view.complete = false;
	return new Set(items.filter((cluster) => !(0,_fleet_report_js__WEBPACK_IMPORTED_MODULE_9__.r)(cluster)).map((cluster) => cluster.clientId.toLowerCase()));
}
async function viewApplication(application, inUse, settings, view, ports) {
	const { appId } = application;
	const isOwn = ports.caller.appId?.toLowerCase() === appId.toLowerCase();
	const candidate = settings.sweep === "orphans" && !inUse.has(appId.toLowerCase()) && !isOwn;
	const expired = expiredOf(application.credentials, ports.clock.now()).length > 0;
	if (!candidate && !expired) return;
	const what = `application ${application.displayName} (${appId})`;
	const looked = await problemOr(async () => {
		const users = await (0,_writers_js__WEBPACK_IMPORTED_MODULE_3__.l)({
			appId,
			tags: application.tags,
			named: [],
			trustVisibleScope: settings.trustVisibleScope,
			lists: true
		}, ports);
		if (!users.complete) view.complete = false;
		if (!candidate || !await viewOrphan(application, users, settings, view, ports)) await viewExpired(application, users, settings, view, ports);
	});
	if (!("problem" in looked)) return;
	view.problems.push(looked.problem);
	view.complete = false;
	view.kept.push({
		what,
		reason: "Something about it could not be read."
	});
}
async function viewOrphan(application, users, settings, view, ports) {
	const what = `application ${application.displayName} (${application.appId})`;
	const verdict = await judge(application, users, settings, ports);
	if (verdict.kind === "keep") {
		if (users.clusters.length === 0) view.kept.push({
			what,
			reason: verdict.reason
		});
		for (const problem of users.problems) if (!view.problems.some(({ message }) => message === problem.message)) view.problems.push(problem);
		return false;
	}
	if (verdict.kind === "mark") {
		view.kept.push({
			what,
			reason: verdict.reason
		});
		view.items.push({
			work: marks(application, verdict.hashes, verdict.reason),
			query: null,
			view: null
		});
		return false;
	}
	const { purge, trustVisibleScope } = settings;
	const query = {
		appId: application.appId,
		clusterId: null,
		named: [],
		purge,
		trustVisibleScope,
		reason: verdict.reason
	};
	const seen = await viewPrincipal(query, ports);
	if (seen.refusal) view.kept.push({
		what,
		reason: seen.refusal.message
	});
	else view.items.push({
		work: seen.work,
		query,
		view: seen
	});
	return seen.refusal === null;
}
async function judge(application, users, { grace }, ports) {
	const now = ports.clock.now();
	const deletedOn = /* @__PURE__ */ new Map();
	const lastWrite = /* @__PURE__ */ new Map();
	for (const id of users.complete && users.clusters.length === 0 && grace > 0 ? users.gone : []) {
		const changes = await ports.clusterWrites.changesSince(id, now - 7776e6) ?? [];
		const last = changes.at(-1);
		if (!last) continue;
		if (/\/delete$/i.test(last.operation)) deletedOn.set((0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.t)(id), last.at);
		const written = changes.filter(({ operation }) => !/\/delete$/i.test(operation)).at(-1);
		if (written) lastWrite.set((0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.t)(id), written.at);
	}
	return judgeApplication({
		tags: application.tags,
		users: users.clusters,
		gone: users.gone,
		complete: users.complete,
		deletedOn,
		lastWrite,
		grace,
		now
	});
}
function marks(application, hashes, reason) {
	const { objectId, appId, displayName, tags } = application;
	const names = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.i)(tags).clusters;
	return {
		purpose: "gone-marks",
		appId,
		displayName,
		objectId,
		steps: [...hashes].sort().map((hash) => {
			const [subscription = "", group = "", name = ""] = (names.get(hash) ?? "").split("/");
			return {
				kind: "gone-mark",
				objectId,
				appId,
				clusterHash: hash,
				clusterId: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.D)(subscription, group, name),
				reason
			};
		})
	};
}
async function viewExpired(application, users, settings, view, ports) {
	const steps = [];
	const { objectId, appId, displayName } = application;
	for (const { credential, remove, reason } of await expiredVerdicts(application, users, settings, ports)) {
		const kept = remove ? "expired-credentials is report." : reason;
		if (remove && settings.expiredCredentials === "delete") steps.push({
			kind: "password",
			objectId,
			appId,
			credential,
			reason
		});
		else view.kept.push({
			what: `expired credential ${credential.keyId} of ${displayName} (${appId})`,
			reason: kept
		});
	}
	if (steps.length > 0) view.items.push({
		work: {
			purpose: "expired-credentials",
			appId,
			displayName,
			objectId,
			steps
		},
		query: null,
		view: null
	});
}
async function expiredVerdicts(application, users, settings, ports) {
	const expired = expiredOf(application.credentials, ports.clock.now());
	if (expired.length === 0) return [];
	const stored = /* @__PURE__ */ new Set();
	for (const store of ports.stores.filter(({ readable }) => readable)) {
		const latest = await store.latest();
		if (latest?.keyId) stored.add(latest.keyId.toLowerCase());
	}
	return judgeExpired({
		credentials: application.credentials,
		clusters: users.clusters,
		ledger: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.i)(application.tags),
		complete: users.complete,
		run: await (0,_writers_js__WEBPACK_IMPORTED_MODULE_3__.n)(expired, settings, ports),
		now: ports.clock.now(),
		stored
	});
}
async function viewAssignments(settings, view, ports) {
	const subscriptions = await ports.fleet.subscriptions();
	view.problems.push(...subscriptions.problems);
	if (subscriptions.problems.length > 0) view.complete = false;
	const found = /* @__PURE__ */ new Map();
	const scopes = [null, ...subscriptions.items.map(({ subscriptionId }) => `/subscriptions/${subscriptionId}`)];
	for (const scope of scopes) {
		const list = await problemOr(() => scope === null ? atRoot(() => ports.orphans.assignments(rootOf(ports.caller), null)) : ports.orphans.assignments(scope, null));
		if ("problem" in list) {
			view.problems.push(list.problem);
			view.complete = false;
		} else for (const each of list.value) found.set(each.id.toLowerCase(), each);
	}
	const verdicts = await judgeFound([...found.values()], settings.grace, ports);
	for (const { assignment, remove, reason } of verdicts) if (!remove) view.kept.push({
		what: `role assignment ${assignment.name} @ ${assignment.scope}`,
		reason
	});
	await addAssignments(verdicts.filter(({ remove }) => remove), view, ports);
}
async function judgeFound(assignments, grace, { orphans, clock }) {
	const others = assignments.filter((each) => !isPerson(each));
	const traces = await orphans.traces(others.filter(isAskable).map(({ principalId }) => principalId));
	return judgeAssignments(others, traces, clock.now(), grace);
}
async function addAssignments(verdicts, view, ports) {
	if (verdicts.length === 0) return;
	const names = await roleNames(verdicts.map(({ assignment }) => assignment), ports.roles);
	const steps = verdicts.map(({ assignment, reason }) => assignmentStep(assignment, names, reason)).sort((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
	view.items.push({
		work: {
			purpose: "orphaned-assignments",
			appId: null,
			displayName: "principals that no longer exist",
			objectId: null,
			steps
		},
		query: null,
		view: null
	});
}

// src/operations/cleanup-target.ts
const second = 1e3;
const looks = 3;
async function resolveTarget(target, ports) {
	if (target.kind === "app-id") return {
		appId: target.appId,
		existing: null
	};
	const reading = await ports.clusterWrites.state(target.id);
	if (reading.found) {
		if ((0,_fleet_report_js__WEBPACK_IMPORTED_MODULE_9__.r)(reading.state)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t(managedIdentity(target.id));
		return {
			appId: reading.state.clientId.toLowerCase(),
			existing: reading.state.id
		};
	}
	if (reading.reason === "unreadable") throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t(reading.problem);
	ports.log.info(`Cluster ${target.id} is gone; looking for the application whose ledger names it.`);
	const appIds = await byLedger((0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.t)(target.id), ports);
	if (appIds.length > 1) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t(ambiguous(target.id, appIds));
	return appIds[0] === void 0 ? null : {
		appId: appIds[0],
		existing: null
	};
}
async function byLedger(hash, { orphans, clock }) {
	for (let look = 1;; look += 1) {
		const live = await orphans.applicationsOf(hash);
		const named = live.length > 0 ? live : (await orphans.deletedObjects()).filter(({ tags }) => namesCluster(tags, hash));
		const appIds = [...new Set(named.map(({ appId }) => appId.toLowerCase()))];
		if (appIds.length > 0 || look >= looks) return appIds.sort();
		await clock.wait(10 * second);
	}
}
function namesCluster(tags, hash) {
	return tags.some((tag) => tag.toLowerCase().startsWith(`aks-sp:cluster:${hash}:`));
}
function managedIdentity(id) {
	return {
		code: "cluster-managed-identity",
		message: `Cluster ${id} uses a managed identity, not a service principal.`,
		hint: "Nothing to do here: its identity goes with the cluster. To remove a service principal that it used before, name that by app-id."
	};
}
function ambiguous(id, appIds) {
	return {
		code: "cluster-ambiguous",
		message: `Cluster ${id} is gone, and more than one application has it on record: ${appIds.join(", ")}.`,
		hint: "Name the one that is to go by app-id; each is looked at on its own."
	};
}

// src/operations/cleanup-tenant.ts
async function removeAssignments(work, settings, ports) {
	const result = {
		done: [],
		left: [...work.steps],
		problem: null,
		waiting: false
	};
	for (const step of work.steps) {
		if (step.kind !== "role-assignment") continue;
		const [verdict] = await judgeFound([step.assignment], settings.grace, ports);
		const outcome = verdict?.remove ? await removeAssignment(step, ports) : {
			kind: "failed",
			problem: alive(step, verdict?.reason)
		};
		if (outcome.kind !== "done") result.problem ??= outcome.problem;
		else move(step, result, ports);
	}
	return result;
}
async function changeApplication(work, settings, ports) {
	const result = {
		done: [],
		left: [...work.steps],
		problem: null,
		waiting: false
	};
	const session = (0,_writers_js__WEBPACK_IMPORTED_MODULE_3__.u)(work.objectId ?? "", settings.rotationId, ports);
	try {
		const turn = await (0,_writers_js__WEBPACK_IMPORTED_MODULE_3__.r)(session, settings, ports);
		if (turn.kind === "waiting") return {
			...result,
			problem: turn.problem,
			waiting: true
		};
		for (const step of work.steps) {
			const stop = await whyNot(step, await session.read(), settings, ports);
			if (stop) result.problem ??= stop;
			else {
				await session.read();
				await write(step, session, ports);
				move(step, result, ports);
			}
		}
	} catch (error) {
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.t)) throw error;
		result.problem = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.n)(error);
	} finally {
		await giveBack(session, ports);
	}
	return result;
}
async function write(step, session, { clock }) {
	if (step.kind === "gone-mark") await session.record([goneTag(step.clusterHash, clock.now())]);
	if (step.kind === "password") await session.remove(step.credential.keyId);
}
async function whyNot(step, application, settings, ports) {
	const { appId, tags } = application;
	const users = await (0,_writers_js__WEBPACK_IMPORTED_MODULE_3__.l)({
		appId,
		tags,
		named: [],
		trustVisibleScope: settings.trustVisibleScope,
		lists: true
	}, ports);
	if (step.kind === "gone-mark") {
		const verdict = await judge(application, users, settings, ports);
		return verdict.kind === "mark" && verdict.hashes.includes(step.clusterHash) ? null : planChanged([step.clusterHash], []);
	}
	if (step.kind !== "password") return null;
	const verdict = (await expiredVerdicts(application, users, settings, ports)).find(({ credential }) => credential.keyId.toLowerCase() === step.credential.keyId.toLowerCase());
	return verdict?.remove ? null : planChanged([`${step.credential.keyId}: ${verdict?.reason ?? "not there any more"}`], []);
}
function move(step, result, { log }) {
	log.info(`Done: ${subjectOf(step)}.`);
	result.done.push(step);
	result.left = result.left.filter((each) => each !== step);
}
function alive(step, reason) {
	return {
		code: "orphan-not-proved",
		message: `The ${subjectOf(step)} was left: ${reason ?? "its principal exists."}`,
		hint: "It was found without a principal before; now that could not be proved again. Run again later."
	};
}

// src/operations/cleanup.ts
async function cleanup(settings, ports) {
	const found = await ports.log.group("Looking", () => settings.target.kind === "tenant" ? findOrphans(settings, ports) : findTarget(settings.target, settings, ports));
	const works = found.items.map(({ work }) => work);
	const plan = planDigest(works);
	await ports.log.group("Plan", async () => planLines(works).forEach((line) => ports.log.info(line)));
	const report = reportOf(settings, found, plan);
	if (found.refusal) return toResult(report, {
		complete: found.complete,
		failure: found.refusal,
		results: null
	});
	if (settings.expectedPlan !== null && settings.expectedPlan !== plan) return toResult(report, {
		complete: found.complete,
		failure: planChanged(null, requestsOf(works)),
		results: null
	});
	if (works.length === 0) return toResult(report, {
		complete: found.complete,
		failure: null,
		results: null
	});
	const undoFile = await writeUndo(settings, undoContent(found.items), ports);
	if (settings.dryRun) {
		const problems = [...report.problems, ...await missingRights(works, ports)];
		return toResult({
			...report,
			undoFile,
			problems
		}, {
			complete: found.complete,
			failure: null,
			results: null
		});
	}
	const results = await ports.log.group("Removing", () => carryOutAll(found.items, settings, ports));
	return toResult({
		...report,
		undoFile
	}, {
		complete: found.complete,
		failure: null,
		results
	});
}
function reportOf({ dryRun }, { items, kept, notes, problems }, plan) {
	return {
		dryRun,
		rows: items.flatMap(({ work }) => work.steps.map((step) => ({
			step,
			state: "planned"
		}))),
		kept,
		notes,
		problems,
		undoFile: null,
		plan
	};
}
async function findTarget(target, settings, ports) {
	const found = {
		items: [],
		kept: [],
		notes: [],
		problems: [],
		complete: true,
		refusal: null
	};
	const resolved = await resolveTarget(target, ports);
	if (resolved === null) return {
		...found,
		notes: ["The cluster is gone and no application has it on record. If its principal is still there, name that by app-id."]
	};
	const { purge, trustVisibleScope, deleteCluster } = settings;
	const query = {
		appId: resolved.appId,
		clusterId: deleteCluster ? resolved.existing : null,
		named: target.kind === "cluster" ? [target.id] : [],
		purge,
		trustVisibleScope,
		reason: "it was named, and no cluster uses it"
	};
	const view = await viewPrincipal(query, ports);
	const { complete } = view.users;
	if (view.refusal) return {
		...found,
		complete,
		refusal: view.refusal
	};
	const notes = notesOf(view, settings, ports);
	if (view.work.steps.length === 0) return {
		...found,
		complete,
		notes: [...notes, nothingOf(resolved.appId, view)]
	};
	return {
		...found,
		complete,
		notes,
		items: [{
			work: view.work,
			query,
			view
		}]
	};
}
function nothingOf(appId, { deleted }) {
	return deleted.length > 0 ? `Application ${appId} is deleted already; Entra keeps it for 30 days, unless purge: true removes it for good.` : `Nothing is left of application ${appId} in this tenant.`;
}
function notesOf({ work }, _, { stores }) {
	if (work.steps.length === 0) return [];
	return stores.filter(({ readable }) => !readable).map(({ name }) => `${name} cannot be read: if it holds a secret of this application, remove it by hand.`);
}
async function findOrphans(settings, ports) {
	return {
		...await viewTenant(settings, ports),
		notes: [],
		refusal: null
	};
}
async function carryOutAll(items, settings, ports) {
	const results = [];
	const more = {
		...settings,
		pinned: settings.expectedPlan !== null,
		writeUndo: async (content) => {
			await writeUndo(settings, content, ports);
		}
	};
	for (const { work, query } of items) {
		if (query) results.push(await removePrincipal(work, query, more, ports));
		else if (work.purpose === "orphaned-assignments") results.push(await removeAssignments(work, more, ports));
		else results.push(await changeApplication(work, more, ports));
		const problem = results.at(-1)?.problem;
		if (problem) ports.log.warning(`${problem.message} ${problem.hint}`);
	}
	return results;
}
function undoContent(items) {
	const loose = items.filter(({ view }) => view === null).flatMap(({ work }) => work.steps);
	return {
		principals: items.flatMap(({ view }) => view ? [view.undo] : []),
		orphanedAssignments: loose.flatMap((step) => step.kind === "role-assignment" ? [undoAssignment(step.assignment)] : []),
		removedCredentials: loose.flatMap((step) => removedCredential(step))
	};
}
function removedCredential(step) {
	return step.kind === "password" ? [{
		...undoCredential(step.credential),
		appId: step.appId
	}] : [];
}
async function writeUndo(settings, content, { undo, caller, clock }) {
	const path = undoPath(content, settings);
	const now = {
		...content,
		tenantId: caller.tenantId.toLowerCase(),
		writtenAt: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.y)(clock.now())
	};
	const merged = mergeUndo(await undo.read(path), now, settings.graph);
	if (!merged) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t({
		code: "undo-file-taken",
		message: `${path} is there and is no undo file of this tenant, so it is not overwritten, and nothing is removed.`,
		hint: "Move that file away and run again."
	});
	await undo.write(path, `${JSON.stringify(merged, null, 2)}\n`);
	return path;
}
function undoPath({ principals }, { target }) {
	return target.kind === "tenant" ? "aks-sp-undo-sweep.json" : `aks-sp-undo-${principals[0]?.appId ?? "principal"}.json`;
}

// src/wiring/cleanup.ts
const afterWait = 36e5;
const leastLease = 2 * afterWait;
async function runCleanup(inputs, runtime) {
	const connection = await (0,_connection_js__WEBPACK_IMPORTED_MODULE_6__.t)(inputs, runtime);
	const { identity, ports, openStores } = (0,_writers_js__WEBPACK_IMPORTED_MODULE_3__.t)(inputs, runtime, connection);
	const { cloud, credential, http, onWait } = connection;
	return cleanup({
		...inputs,
		...identity,
		graph: cloud.graph,
		lease: inputs.deleteCluster ? inputs.maxWait + afterWait : leastLease
	}, {
		...ports,
		stores: await openStores(inputs.target.kind === "app-id" ? inputs.target.appId : null),
		orphans: createOrphans(credential, cloud, http),
		roles: (0,_delegate_grants_js__WEBPACK_IMPORTED_MODULE_7__.o)(credential, cloud, http, onWait),
		assignments: (0,_delegate_grants_js__WEBPACK_IMPORTED_MODULE_7__.l)(credential, cloud, http, onWait),
		undo: undoStore(runtime)
	});
}
function undoStore(runtime) {
	return {
		async read(path) {
			try {
				return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_12__.resolve)(runtime.env.GITHUB_WORKSPACE ?? process.cwd(), path), "utf8");
			} catch (error) {
				if (error.code === "ENOENT") return null;
				throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t(unusable(path, error), error);
			}
		},
		async write(path, content) {
			try {
				await runtime.writeFile(path, content);
			} catch (error) {
				throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.t(unusable(path, error), error);
			}
			runtime.setOutput("undo-file", path);
		}
	};
}
function unusable(path, error) {
	return {
		code: "undo-file-unusable",
		message: `The undo file ${path} cannot be read or written, so nothing is removed: ${error instanceof Error ? error.message : String(error)}`,
		hint: "The folder of the workspace must be one that the runner may write."
	};
}



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
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6261);
/* harmony import */ var _packages_rotate_provision_delegate_cleanup_check_expiry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5876);





// src/azure/role-grants.ts
const description = "Made by aks-service-principal-action (delegate).";
const writers = "User Access Administrator or Role Based Access Control Administrator has it";
function authorizationClient(credential, cloud, http, onWait) {
	const once = onWait ? { additionalPolicies: [{
		policy: (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__.i)(false, onWait),
		position: "perCall"
	}] } : {};
	return new _packages_rotate_provision_delegate_cleanup_check_expiry_js__WEBPACK_IMPORTED_MODULE_3__.a(credential, "", {
		$host: cloud.resourceManager,
		endpoint: cloud.resourceManager,
		credentialScopes: cloud.resourceManagerScope,
		...http.clientOptions,
		...once
	});
}
function createRoleGrants(credential, cloud, http, onWait = () => void 0) {
	const reads = authorizationClient(credential, cloud, http, null);
	const writes = authorizationClient(credential, cloud, http, onWait);
	return {
		async of(principalId, scope) {
			return reading$1(`read the role assignments at ${scope}`, scope, async () => {
				const found = [];
				const filter = `principalId eq '${principalId}'`;
				for await (const assignment of reads.roleAssignments.listForScope(bare(scope), { filter })) found.push(toAssignment(assignment));
				return found;
			});
		},
		async get(scope, name) {
			return reading$1(`read role assignment ${name} at ${scope}`, scope, async () => {
				try {
					return toAssignment(await reads.roleAssignments.get(bare(scope), name));
				} catch (error) {
					const { status, code } = (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__.n)(error);
					if (status === 404 && code === "RoleAssignmentNotFound") return null;
					throw error;
				}
			});
		},
		async create({ scope, name, roleDefinitionId, principalId }) {
			return writing(`give role ${roleDefinitionId.split("/").at(-1) ?? ""} at ${scope}`, "write", scope, () => writes.roleAssignments.create(bare(scope), name, {
				roleDefinitionId,
				principalId,
				principalType: "ServicePrincipal",
				description
			}));
		},
		async remove({ scope, name }) {
			return writing(`remove role assignment ${name} at ${scope}`, "delete", scope, () => writes.roleAssignments.delete(bare(scope), name));
		}
	};
}
function bare(scope) {
	return scope.replace(/^\/+/, "");
}
async function reading$1(doing, scope, read) {
	try {
		return await read();
	} catch (error) {
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t((0,_failures_js__WEBPACK_IMPORTED_MODULE_2__.t)(error, {
			service: "arm",
			doing,
			right: `Microsoft.Authorization/roleAssignments/read at ${scope}`
		}), error);
	}
}
async function writing(doing, verb, scope, write) {
	try {
		await write();
		return { kind: "done" };
	} catch (error) {
		return judgeWrite(error, {
			service: "arm",
			doing,
			right: `Microsoft.Authorization/roleAssignments/${verb} at ${scope} (${writers})`
		});
	}
}
function judgeWrite(error, attempt) {
	const failure = (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__.n)(error);
	const { status, code } = failure;
	if (code === "RoleAssignmentExists") return { kind: "present" };
	if (lost(failure)) return {
		kind: "unknown",
		problem: (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__.t)(error, attempt)
	};
	if (code === "PrincipalNotFound") return {
		kind: "not-yet",
		problem: principalNotFound(attempt.doing, failure)
	};
	if (status === 404 && code === "RoleDefinitionDoesNotExist") return {
		kind: "not-yet",
		problem: roleGone(attempt.doing, failure)
	};
	if (code === "RoleAssignmentLimitExceeded") return {
		kind: "refused",
		problem: limitReached(attempt.doing, failure)
	};
	if (code === "RoleAssignmentUpdateNotPermitted") return {
		kind: "refused",
		problem: nameTaken(attempt.doing, failure)
	};
	return {
		kind: "refused",
		problem: (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__.t)(error, attempt)
	};
}
function lost({ status, code }) {
	if (status === null) return !/Authentication|Credential/.test(code);
	return status < 300 || status === 408 || status >= 500;
}
function toAssignment(json) {
	const { id, name, scope, roleDefinitionId, principalId, condition } = json;
	if (!id || !name || !scope || !roleDefinitionId || !principalId) throw new SyntaxError("Unexpected JSON: a role assignment without its ids");
	return {
		id,
		name,
		scope,
		roleDefinitionId,
		principalId,
		conditional: Boolean(condition)
	};
}
function principalNotFound(doing, { message }) {
	return {
		code: "principal-not-replicated",
		message: `Could not ${doing}: ${firstLine(message)}`,
		hint: "A principal that was just made takes some minutes to reach every part of Entra; run again later. Nothing was left half-made."
	};
}
function roleGone(doing, { message }) {
	return {
		code: "role-not-assignable",
		message: `Could not ${doing}: ${firstLine(message)}`,
		hint: "The role was removed meanwhile, or it is a custom role whose assignable scopes do not hold this one."
	};
}
function limitReached(doing, { message }) {
	return {
		code: "role-assignment-limit",
		message: `Could not ${doing}: ${firstLine(message)}`,
		hint: "A subscription holds 4,000 role assignments: remove some of deleted principals (\"Identity not found\" in the portal), or assign at a wider scope."
	};
}
function nameTaken(doing, { message }) {
	return {
		code: "role-assignment-name-taken",
		message: `Could not ${doing}: ${firstLine(message)}`,
		hint: "Another assignment holds the name that belongs to this one; names are derived as docs/delegate.md says. Remove that assignment and run again."
	};
}
function firstLine(text) {
	return text.split(/\r?\n/)[0]?.slice(0, 500) ?? "";
}

// src/azure/role-definitions.ts
function createRoles(credential, cloud, http, onWait = () => void 0) {
	const reads = authorizationClient(credential, cloud, http, null);
	const writes = authorizationClient(credential, cloud, http, onWait);
	return {
		async named(scope, name) {
			return reading(`look for the role ${name} at ${scope}`, scope, async () => {
				const found = [];
				const filter = `roleName eq '${name.replaceAll("'", "''")}'`;
				for await (const role of reads.roleDefinitions.list(bare(scope), { filter })) found.push(toRole(role));
				return found;
			});
		},
		async byId(scope, guid) {
			return reading(`read the role ${guid} at ${scope}`, scope, async () => {
				try {
					return toRole(await reads.roleDefinitions.get(bare(scope), guid));
				} catch (error) {
					const { status, code } = (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__.n)(error);
					if (status === 404 && (code === "RoleDefinitionDoesNotExist" || code === "RoleDefinitionNotFound")) return null;
					throw error;
				}
			});
		},
		async create(role) {
			const scope = role.assignableScopes[0] ?? "";
			try {
				await writes.roleDefinitions.createOrUpdate(bare(scope), role.guid, toBody(role));
				return { kind: "done" };
			} catch (error) {
				return judge(error, role.name, scope);
			}
		}
	};
}
async function reading(doing, scope, read) {
	try {
		return await read();
	} catch (error) {
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.t((0,_failures_js__WEBPACK_IMPORTED_MODULE_2__.t)(error, {
			service: "arm",
			doing,
			right: `Microsoft.Authorization/roleDefinitions/read at ${scope}`
		}), error);
	}
}
function judge(error, name, scope) {
	const right = `Microsoft.Authorization/roleDefinitions/write at ${scope}`;
	const attempt = {
		service: "arm",
		doing: `make the custom role ${name}`,
		right
	};
	const { status, code } = (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__.n)(error);
	if (code === "RoleDefinitionWithSameNameExists") return {
		kind: "refused",
		problem: {
			code: "disks-role-name-taken",
			message: `The custom role "${name}" exists in this tenant under an id that is not this action's.`,
			hint: "Names of custom roles are unique in a tenant: rename or remove that role, or give its id in `assign` instead of the preset disks."
		}
	};
	if (status === 403) return {
		kind: "refused",
		problem: {
			code: "disks-role-forbidden",
			message: (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__.t)(error, attempt).message,
			hint: `The preset disks needs a custom role, and making it needs ${right}: User Access Administrator or Owner has it, Role Based Access Control Administrator has not. Let somebody run this once, or use the preset vm-disks.`
		}
	};
	return judgeWrite(error, attempt);
}
function toBody({ name, description, actions, notActions, assignableScopes }) {
	return {
		roleName: name,
		description,
		roleType: "CustomRole",
		permissions: [{
			actions: [...actions],
			notActions: [...notActions]
		}],
		assignableScopes: [...assignableScopes]
	};
}
function toRole({ id, roleName, permissions }) {
	if (!id || !roleName) throw new SyntaxError("Unexpected JSON: a role without id or name");
	return {
		id,
		name: roleName,
		actions: (permissions ?? []).flatMap((permission) => permission.actions ?? []),
		notActions: (permissions ?? []).flatMap((permission) => permission.notActions ?? [])
	};
}

// src/domain/access-plan.ts
function wantedAssignment(scope, role, principalId) {
	return {
		scope,
		roleDefinitionId: role.id,
		roleName: role.name,
		principalId,
		name: (0,_access_js__WEBPACK_IMPORTED_MODULE_1__.t)(scope, role.id, principalId)
	};
}
function grantsTheSame(a, b) {
	return (0,_access_js__WEBPACK_IMPORTED_MODULE_1__.c)(a.scope, b.scope) && (0,_access_js__WEBPACK_IMPORTED_MODULE_1__.s)(a.roleDefinitionId) === (0,_access_js__WEBPACK_IMPORTED_MODULE_1__.s)(b.roleDefinitionId) && (0,_access_js__WEBPACK_IMPORTED_MODULE_1__.c)(a.principalId, b.principalId);
}
function madeByThisAction({ name, scope, roleDefinitionId, principalId }) {
	return (0,_access_js__WEBPACK_IMPORTED_MODULE_1__.c)(name, (0,_access_js__WEBPACK_IMPORTED_MODULE_1__.t)(scope, roleDefinitionId, principalId));
}
function planAccess(wanted, existing, principalId) {
	const plan = {
		missing: [],
		equal: [],
		extra: [],
		others: []
	};
	const own = new Map(existing.filter((each) => (0,_access_js__WEBPACK_IMPORTED_MODULE_1__.c)(each.principalId, principalId)).map((each) => [each.id.toLowerCase(), each]));
	for (const each of new Map(wanted.map((item) => [item.name, item])).values()) {
		const found = [...own.values()].find((assignment) => grantsTheSame(assignment, each));
		if (found) plan.equal.push({
			wanted: each,
			found
		});
		else plan.missing.push(each);
	}
	for (const each of own.values()) {
		if (wanted.some((item) => grantsTheSame(item, each))) continue;
		(madeByThisAction(each) ? plan.extra : plan.others).push(each);
	}
	return plan;
}

// src/operations/delegate-grants.ts
const replicationMs = 6e5;
const firstPauseMs = 5e3;
const longestPauseMs = 3e4;
const lostAnswers = 3;
const looks = 5;
const lookPauseMs = 2e3;
async function grant(wanted, newRole, ports) {
	try {
		return await attempt(wanted, newRole, ports);
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t) return {
			state: "failed",
			problem: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.n)(error)
		};
		throw error;
	}
}
async function attempt(wanted, newRole, ports) {
	let lost = 0;
	for (let waited = 0, pause = firstPauseMs;;) {
		const answer = await ports.assignments.create(wanted);
		if (answer.kind === "done") return confirm(wanted, ports);
		if (answer.kind === "present") return findEqual(wanted, ports);
		if (answer.kind === "refused") return {
			state: "failed",
			problem: answer.problem
		};
		if (answer.kind === "unknown") {
			const found = await ports.assignments.get(wanted.scope, wanted.name);
			if (found && grantsTheSame(found, wanted)) return {
				state: "created",
				found
			};
			lost += 1;
			if (lost >= lostAnswers) return {
				state: "failed",
				problem: answer.problem
			};
		} else if (waited >= replicationMs || !(newRole || answer.problem.code === "principal-not-replicated")) return {
			state: "failed",
			problem: answer.problem
		};
		else ports.log.info(`Not replicated yet (${answer.problem.code}); asking again in ${pause / 1e3} s, ${Math.round((replicationMs - waited) / 6e4)} min left.`);
		await ports.delay(pause);
		waited += pause;
		pause = Math.min(longestPauseMs, pause * 2);
	}
}
async function confirm(wanted, { assignments, delay }) {
	for (let look = 1; look <= looks; look += 1) {
		const found = await assignments.get(wanted.scope, wanted.name);
		if (found && grantsTheSame(found, wanted)) return {
			state: "created",
			found
		};
		await delay(lookPauseMs);
	}
	return {
		state: "failed",
		problem: notConfirmed(wanted)
	};
}
async function findEqual(wanted, { assignments, delay }) {
	for (let look = 1; look <= looks; look += 1) {
		const found = (await assignments.of(wanted.principalId, wanted.scope)).find((each) => grantsTheSame(each, wanted));
		if (found) return {
			state: "present",
			found
		};
		await delay(lookPauseMs);
	}
	return {
		state: "failed",
		problem: notConfirmed(wanted)
	};
}
async function revoke(extra, { assignments, delay }) {
	try {
		for (let lost = 1;; lost += 1) {
			const answer = await assignments.remove(extra);
			if (answer.kind === "refused" || answer.kind === "not-yet") return answer.problem;
			if (await assignments.get(extra.scope, extra.name) === null) return null;
			if (lost >= lostAnswers) return answer.kind === "unknown" ? answer.problem : notGone(extra);
			await delay(lookPauseMs);
		}
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.t) return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.n)(error);
		throw error;
	}
}
function notConfirmed({ scope, roleName }) {
	return {
		code: "role-assignment-not-confirmed",
		message: `${roleName} at ${scope} was accepted, but does not show when it is read back.`,
		hint: "Run again in some minutes: what was made is found again by its name."
	};
}
function notGone({ scope, name }) {
	return {
		code: "role-assignment-not-removed",
		message: `Role assignment ${name} at ${scope} still shows after its removal was accepted.`,
		hint: "Run again in some minutes."
	};
}



/***/ }),

/***/ 5658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ dueReasons),
/* harmony export */   t: () => (/* binding */ dueClusters)
/* harmony export */ });
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4263);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(198);



// src/domain/due.ts
function dueReasons(facts) {
	return [.../* @__PURE__ */ new Set([...dueClusters(facts).map(({ reason }) => reason), ...retirable(facts)])];
}
function dueClusters(facts) {
	const running = facts.clusters.filter((cluster) => cluster.powerState !== "Stopped");
	const stranded = strandedSecret(facts);
	return running.flatMap((cluster) => {
		const reason = clusterReason(cluster, facts)[0] ?? (stranded && startOfUse(cluster, facts) < stranded.startsOn ? missedBy(stranded) : null);
		return reason === null ? [] : [{
			cluster,
			reason
		}];
	});
}
function clusterReason(cluster, facts) {
	const { ledger, now, renewWithin } = facts;
	const use = (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.l)(cluster, ledger);
	if (use.use === "unknown") return [`No record says which secret cluster ${cluster.name} uses.`];
	if (use.use === "ambiguous") return [`A newer secret was sent to cluster ${cluster.name} and not seen accepted.`];
	const held = (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.o)(facts.credentials).find((password) => password.keyId.toLowerCase() === use.keyIds[0]);
	if (!held) return use.at !== null && now - use.at < 9e5 ? [] : [`The secret of cluster ${cluster.name} has been removed.`];
	if (held.endsOn - now > renewWithin) return [];
	return [`The secret of cluster ${cluster.name} ${held.endsOn <= now ? "ended" : "ends"} on ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.v)(held.endsOn)}.`];
}
function strandedSecret(facts) {
	const found = new Set(facts.clusters.map((cluster) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.t)(cluster.id)));
	return managed(facts).filter((credential) => facts.ledger.issued.has(credential.keyId.toLowerCase())).filter((credential) => {
		const targets = [...facts.ledger.sent, ...facts.ledger.uses].filter((entry) => entry.keyId === credential.keyId.toLowerCase());
		return targets.length > 0 && targets.every((entry) => !found.has(entry.cluster));
	}).sort((a, b) => b.startsOn - a.startsOn)[0];
}
function missedBy({ keyId }) {
	return `Secret ${keyId} was issued for clusters that are no longer found.`;
}
function retirable(facts) {
	const uses = facts.clusters.map((cluster) => (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.l)(cluster, facts.ledger));
	if (uses.length === 0 || uses.some((use) => use.use !== "known")) return [];
	const lastAccepted = Math.max(...uses.map((use) => use.at ?? 0));
	if (facts.now - lastAccepted < facts.overlap) return [];
	const used = new Set(uses.flatMap((use) => use.keyIds));
	const youngest = Math.max(...facts.clusters.map((cluster) => startOfUse(cluster, facts)));
	return managed(facts).filter((credential) => !used.has(credential.keyId.toLowerCase())).filter((credential) => !facts.ledger.issued.has(credential.keyId.toLowerCase()) || credential.startsOn < youngest).map((credential) => `Secret ${credential.keyId} is used by no cluster and can be retired.`);
}
function managed(facts) {
	return facts.credentials.filter((credential) => credential.kind === "password" && (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.r)(credential.displayName) === "managed");
}
function startOfUse(cluster, facts) {
	const accepted = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.n)(facts.ledger.uses, (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.t)(cluster.id));
	return facts.credentials.find((credential) => credential.keyId.toLowerCase() === accepted?.keyId)?.startsOn ?? 0;
}



/***/ }),

/***/ 5615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ rotationMatrix),
/* harmony export */   n: () => (/* binding */ failsOn),
/* harmony export */   r: () => (/* binding */ isManagedIdentity),
/* harmony export */   t: () => (/* binding */ buildReport)
/* harmony export */ });
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(198);
/* harmony import */ var _due_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5658);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4263);




// src/domain/principal.ts
const day = 864e5;
const softDeleteRetention = 30 * day;
function assessPrincipal(facts) {
	const { record } = facts;
	const foreignTenantId = foreignTenant(facts);
	const credentials = [...record?.application?.credentials ?? [], ...record?.servicePrincipal?.credentials ?? []];
	const ledger = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.a)((0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.i)(record?.application?.tags ?? []), credentials, facts.now, _connection_js__WEBPACK_IMPORTED_MODULE_0__.s);
	const outage = principalOutage(record, foreignTenantId);
	const shared = {
		credentials,
		ledger,
		outage,
		readable: Boolean(record?.application),
		now: facts.now,
		thresholds: facts.thresholds
	};
	const clusters = facts.clusters.map((cluster) => (0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.r)({
		cluster,
		...shared
	}));
	const verdicts = clusters.length > 0 ? clusters : [withoutClusters(shared)];
	return {
		appId: facts.appId,
		tenantId: facts.clusters[0]?.tenantId ?? facts.tenantId,
		...namesOf(record),
		managed: ledger.managed,
		foreignTenantId,
		severity: (0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.u)(...verdicts.map((verdict) => verdict.severity)),
		clusters,
		credentials: assessCredentials(credentials, clusters, facts),
		outages: unique([outage, ...verdicts.map((verdict) => verdict.outage)]),
		notes: notes(facts, ledger, credentials, foreignTenantId),
		nextExpiry: earliest(verdicts.map((verdict) => verdict.endsOn)),
		due: canRotate(shared, foreignTenantId) ? (0,_due_js__WEBPACK_IMPORTED_MODULE_1__.n)({
			...facts,
			credentials,
			ledger,
			renewWithin: facts.thresholds.warnWithin
		}) : []
	};
}
function namesOf(record) {
	return {
		displayName: (record?.application ?? record?.servicePrincipal ?? record?.deletedApplication)?.displayName ?? null,
		applicationObjectId: record?.application?.objectId ?? null,
		servicePrincipalId: record?.servicePrincipal?.objectId ?? null
	};
}
function canRotate(shared, foreignTenantId) {
	return shared.readable && shared.outage === null && foreignTenantId === null;
}
function foreignTenant(facts) {
	const home = facts.clusters[0]?.tenantId;
	if (home && home.toLowerCase() !== facts.tenantId.toLowerCase()) return home;
	const { record } = facts;
	const owner = record?.servicePrincipal?.appOwnerTenantId ?? null;
	return record && !record.application && owner && owner.toLowerCase() !== facts.tenantId.toLowerCase() ? owner : null;
}
function principalOutage(record, foreignTenantId) {
	if (!record) return null;
	if (record.servicePrincipal?.accountEnabled === false) return {
		kind: "service-principal-disabled",
		message: `The service principal ${record.servicePrincipal.objectId} is disabled (AADSTS7000112), so no cluster on it can sign in.`,
		wayOut: `Find out who disabled it; if by mistake: az ad sp update --id ${record.appId} --set accountEnabled=true`
	};
	if (foreignTenantId) return null;
	return record.application ? missingServicePrincipal(record) : deleted(record);
}
function deleted(record) {
	const gone = record.deletedApplication;
	if (gone) {
		const restoreBy = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(gone.deletedOn + softDeleteRetention);
		return {
			kind: "application-deleted",
			message: `The application was deleted on ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(gone.deletedOn)}; it can be restored until ${restoreBy}.`,
			wayOut: `Restore it before ${restoreBy}: az rest --method POST --url https://graph.microsoft.com/v1.0/directory/deletedItems/${gone.objectId}/restore`
		};
	}
	return {
		kind: "application-missing",
		message: "The application does not exist in this tenant and is not among the deleted ones.",
		wayOut: "Move the clusters to a managed identity, or make a new service principal and give it to each of them with az aks update-credentials --reset-service-principal."
	};
}
function missingServicePrincipal(record) {
	if (record.servicePrincipal) return null;
	return {
		kind: "service-principal-missing",
		message: "The application exists but its service principal has been deleted, so no cluster on it can sign in.",
		wayOut: `Restore the service principal from directory/deletedItems (its role assignments come back with it), or make a new one: az ad sp create --id ${record.appId} and grant its roles again.`
	};
}
function withoutClusters(shared) {
	if (shared.outage) return {
		severity: "expired",
		endsOn: null,
		outage: null
	};
	if (!shared.readable) return {
		severity: "unknown",
		endsOn: null,
		outage: null
	};
	return (0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.a)((0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.o)(shared.credentials), shared.now, shared.thresholds);
}
function assessCredentials(credentials, clusters, facts) {
	const known = clusters.filter((cluster) => cluster.use === "known" && cluster.keyId !== null);
	const usedBy = (keyId) => known.filter((cluster) => cluster.keyId?.toLowerCase() === keyId.toLowerCase()).map((cluster) => cluster.cluster.id);
	const used = credentials.filter((credential) => usedBy(credential.keyId).length > 0);
	const oldestUsed = known.length > 0 && known.length === clusters.length ? Math.min(...used.map((credential) => credential.startsOn)) : null;
	return credentials.map((credential) => ({
		...credential,
		origin: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.r)(credential.displayName),
		state: credentialState(credential, usedBy(credential.keyId).length > 0 ? null : oldestUsed, facts),
		usedBy: usedBy(credential.keyId)
	}));
}
function credentialState(credential, oldestUsed, facts) {
	const byTime = (0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.c)(credential, facts.now, facts.thresholds);
	if (byTime === "expired" || byTime === "not-yet-valid" || credential.kind === "certificate") return byTime;
	if (oldestUsed === null) return byTime;
	if (credential.startsOn < oldestUsed) return "superseded";
	return (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.r)(credential.displayName) === "foreign" ? "foreign" : byTime;
}
function notes(facts, ledger, credentials, foreignTenantId) {
	return [
		...readNotes(facts, foreignTenantId),
		...clusterNotes(facts, ledger),
		...doubtNotes(facts, ledger, credentials),
		...credentials.filter((credential) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.r)(credential.displayName) === "turn" && credential.endsOn > facts.now).map(() => "A rotation of this principal is under way or was broken off; its turn marker is on the application."),
		...credentials.filter((credential) => credential.kind === "certificate").flatMap((credential) => certificateNote(credential, facts))
	];
}
function readNotes(facts, foreignTenantId) {
	if (foreignTenantId) return [`Its application lives in tenant ${foreignTenantId}; only that tenant can read and renew its secrets.`];
	return facts.record ? [] : ["Its application could not be read, so nothing is known of its secrets."];
}
function clusterNotes(facts, ledger) {
	const found = new Set(facts.clusters.map((cluster) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.t)(cluster.id)));
	const unseen = [...ledger.clusters].filter(([hash]) => !found.has(hash)).map(([, name]) => name);
	const stopped = facts.clusters.filter((cluster) => cluster.powerState === "Stopped").map((cluster) => cluster.name);
	const ambiguous = facts.clusters.filter((cluster) => (0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.l)(cluster, ledger).use === "ambiguous").map((cluster) => cluster.name);
	return [
		...facts.clusters.length > 1 ? [`Shared by ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(facts.clusters.length, "cluster")}: a new secret must reach all of them.`] : [],
		...facts.clusters.length === 0 ? ["No cluster in this scan uses it."] : [],
		...stopped.length > 0 ? [`Stopped, cannot take a new secret until started: ${stopped.join(", ")}.`] : [],
		...ambiguous.length > 0 ? [`Half-finished rotation on: ${ambiguous.join(", ")}.`] : [],
		...unseen.length > 0 ? [`On record but not seen in this scan: ${unseen.join(", ")}.`] : []
	];
}
function doubtNotes(facts, ledger, credentials) {
	const uses = facts.clusters.map((cluster) => (0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.l)(cluster, ledger).use);
	return (0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.i)(credentials, uses, facts.now).map((keyId) => `Secret ${keyId} has ended, and no record says that every cluster had left it: remove it once nothing uses it, or run rotate.`);
}
function certificateNote(credential, facts) {
	const state = (0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.c)(credential, facts.now, facts.thresholds);
	if (state === "live" || state === "not-yet-valid") return [];
	return [`Certificate ${credential.keyId} ${state === "expired" ? "ended" : "ends"} on ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(credential.endsOn)}. AKS cannot sign in with certificates, so no cluster depends on it; something else may.`];
}
function unique(outages) {
	const seen = /* @__PURE__ */ new Map();
	for (const outage of outages) if (outage && !seen.has(outage.message)) seen.set(outage.message, outage);
	return [...seen.values()];
}
function earliest(instants) {
	const known = instants.filter((instant) => instant !== null);
	return known.length > 0 ? Math.min(...known) : null;
}

// src/domain/fleet-report.ts
const matrixLimit = 256;
function buildReport(facts) {
	const onPrincipals = facts.clusters.filter((cluster) => !isManagedIdentity(cluster));
	const principals = groups(facts, onPrincipals).map((group) => assess(facts, group));
	const complete = facts.everyPageRead && facts.coverage.subscriptions && principals.every((principal) => principal.foreignTenantId !== null || facts.records.has(principal.appId.toLowerCase()));
	const worstFound = (0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.u)(...principals.map((principal) => principal.severity));
	return {
		tenantId: facts.tenantId,
		scannedAt: facts.now,
		complete,
		coverage: facts.coverage,
		thresholds: facts.thresholds,
		status: complete ? worstFound : (0,_connection_js__WEBPACK_IMPORTED_MODULE_0__.u)(worstFound, "unknown"),
		principals: principals.sort(byUrgency),
		managedIdentityClusters: facts.clusters.length - onPrincipals.length,
		problems: [...facts.problems, ...principals.flatMap((principal) => ownBranch(principal, facts.ownAppId))]
	};
}
function isManagedIdentity(cluster) {
	return cluster.clientId.toLowerCase() === "msi" || cluster.clientId === "";
}
function rotationMatrix(report) {
	const due = report.principals.filter((principal) => principal.due.length > 0);
	return {
		include: due.slice(0, 256).map((principal) => ({ "app-id": principal.appId })),
		due: due.length
	};
}
function failsOn(report, failOn) {
	if (failOn === "none") return false;
	return !report.complete || report.principals.some((principal) => _connection_js__WEBPACK_IMPORTED_MODULE_0__.d.indexOf(principal.severity) >= _connection_js__WEBPACK_IMPORTED_MODULE_0__.d.indexOf(failOn));
}
function groups(facts, clusters) {
	const found = /* @__PURE__ */ new Map();
	const own = facts.tenantId.toLowerCase();
	for (const cluster of clusters) {
		const appId = cluster.clientId.toLowerCase();
		const key = `${cluster.tenantId.toLowerCase()}:${appId}`;
		const group = found.get(key) ?? {
			appId,
			clusters: []
		};
		group.clusters.push(cluster);
		found.set(key, group);
	}
	for (const appId of facts.appIds) {
		const key = `${own}:${appId.toLowerCase()}`;
		if (!found.has(key)) found.set(key, {
			appId: appId.toLowerCase(),
			clusters: []
		});
	}
	return [...found.values()];
}
function assess(facts, group) {
	const record = (group.clusters[0]?.tenantId.toLowerCase() ?? facts.tenantId.toLowerCase()) === facts.tenantId.toLowerCase() ? facts.records.get(group.appId) : void 0;
	return assessPrincipal({
		...group,
		record,
		tenantId: facts.tenantId,
		now: facts.now,
		thresholds: facts.thresholds,
		overlap: facts.overlap
	});
}
function byUrgency(a, b) {
	return _connection_js__WEBPACK_IMPORTED_MODULE_0__.d.indexOf(b.severity) - _connection_js__WEBPACK_IMPORTED_MODULE_0__.d.indexOf(a.severity) || (a.nextExpiry ?? 1e400) - (b.nextExpiry ?? 1e400) || (a.appId < b.appId ? -1 : 1);
}
function ownBranch(principal, ownAppId) {
	if (principal.appId !== ownAppId?.toLowerCase() || principal.clusters.length === 0) return [];
	return [{
		code: "own-identity",
		message: `This run signs in as ${principal.appId}, which is also the service principal of ${principal.clusters.map((cluster) => cluster.cluster.name).join(", ")}.`,
		hint: "Give the workflow an identity of its own; rotate and cleanup will refuse to touch this one."
	}];
}



/***/ })

};
