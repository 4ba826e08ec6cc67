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
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4263);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8645);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6261);
/* harmony import */ var _resources_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9481);
/* harmony import */ var _delegate_grants_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8641);
/* harmony import */ var _delegate_access_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1300);
/* harmony import */ var _fleet_report_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5615);










// src/azure/principals.ts
const right = "the Graph application permission Application.Read.All (with admin consent)";
function createPrincipals(credential, cloud, http) {
	const graph = (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.p)(credential, cloud, http);
	const read = async (collection, key) => {
		const id = "appId" in key ? key.appId : key.objectId;
		if (!(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.O)(id)) throw new TypeError("ids must be GUIDs: they become part of a path");
		const path = "appId" in key ? `/${collection}(appId='${id}')` : `/${collection}/${id}`;
		try {
			return toName(await graph.api(path).select([
				"id",
				"appId",
				"displayName"
			]).get());
		} catch (error) {
			const { status, code } = (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.n)(error);
			if (status === 404 && code === "Request_ResourceNotFound") return null;
			throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t((0,_failures_js__WEBPACK_IMPORTED_MODULE_4__.t)(error, {
				service: "graph",
				doing: `read ${collection === "applications" ? "application" : "service principal"} ${id}`,
				right
			}), error);
		}
	};
	return {
		servicePrincipal: (key) => read("servicePrincipals", key),
		application: (key) => read("applications", key)
	};
}
function toName(value) {
	const { id, appId, displayName } = value ?? {};
	if (typeof id !== "string" || typeof appId !== "string") throw new SyntaxError("Unexpected JSON: no id or appId");
	return {
		objectId: id,
		appId: appId.toLowerCase(),
		displayName: typeof displayName === "string" ? displayName : ""
	};
}

// src/operations/delegate-principal.ts
const tries = 4;
const pauseMs = 5e3;
async function resolvePrincipal(target, ports) {
	if (target.kind === "object-id") return byObjectId(target.objectId, ports);
	return byAppId(target.kind === "cluster" ? await appIdOfCluster(target.id, ports) : target.appId, ports);
}
async function appIdOfCluster(id, { clusters }) {
	const reading = await clusters.get(id);
	if (!reading.found) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(reading.problem ?? clusterGone(id));
	if ((0,_fleet_report_js__WEBPACK_IMPORTED_MODULE_8__.r)(reading.cluster)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t({
		code: "cluster-managed-identity",
		message: `Cluster ${id} uses a managed identity, not a service principal.`,
		hint: "Give roles to its identity: `az aks show --query identity` names it; or name a service principal by app-id."
	});
	return reading.cluster.clientId.toLowerCase();
}
async function byAppId(appId, { principals, delay }) {
	for (let attempt = 1;; attempt += 1) {
		const found = await principals.servicePrincipal({ appId });
		if (found) return found;
		const application = await principals.application({ appId });
		if (!application) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(await explainAppId(appId, principals));
		if (attempt >= tries) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(withoutPrincipal(application));
		await delay(pauseMs);
	}
}
async function byObjectId(objectId, { principals }) {
	const found = await principals.servicePrincipal({ objectId });
	if (found) return found;
	const application = await principals.application({ objectId });
	if (application) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(await applicationObject(application, principals, "service-principal-id"));
	const byAppId = await principals.servicePrincipal({ appId: objectId });
	if (!byAppId) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(notFound("object id", objectId));
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t({
		code: "principal-not-found",
		message: `${objectId} is an application (client) id, not the object id of a service principal.`,
		hint: `Give it as app-id, or give service-principal-id: ${byAppId.objectId}.`
	});
}
async function explainAppId(appId, principals) {
	const application = await principals.application({ objectId: appId });
	if (application) return applicationObject(application, principals, "app-id");
	const servicePrincipal = await principals.servicePrincipal({ objectId: appId });
	if (!servicePrincipal) return notFound("appId", appId);
	return {
		code: "principal-not-found",
		message: `${appId} is the object id of service principal ${servicePrincipal.displayName}, not an application (client) id.`,
		hint: `Give it as service-principal-id, or give app-id: ${servicePrincipal.appId}.`
	};
}
async function applicationObject(application, principals, input) {
	const servicePrincipal = await principals.servicePrincipal({ appId: application.appId });
	const right = input === "app-id" || !servicePrincipal ? `app-id: ${application.appId}` : `service-principal-id: ${servicePrincipal.objectId}, or app-id: ${application.appId}`;
	return {
		code: "principal-is-application",
		message: `${input} ${application.objectId} is the object id of the application ${application.displayName}; roles are given to its service principal, which is another object.`,
		hint: `Give ${right}.`
	};
}
function withoutPrincipal({ appId, displayName }) {
	return {
		code: "principal-missing",
		message: `Application ${displayName} (${appId}) has no service principal in this tenant, and roles are given to that.`,
		hint: `Make it with \`az ad sp create --id ${appId}\`, or run again if it was made a moment ago.`
	};
}
function notFound(kind, id) {
	return {
		code: "principal-not-found",
		message: `No service principal of this tenant has the ${kind} ${id}.`,
		hint: "Check the id and the tenant; an enterprise application of the portal is a service principal, an app registration is not."
	};
}
function clusterGone(id) {
	return {
		code: "cluster-gone",
		message: `Cluster ${id} does not exist.`,
		hint: "Check the resource id."
	};
}
function ownIdentity(principal, caller) {
	if (caller.appId?.toLowerCase() !== principal.appId && caller.objectId?.toLowerCase() !== principal.objectId.toLowerCase()) return [];
	return [{
		code: "own-identity",
		message: `This run signs in as ${principal.appId} and gives roles to that very principal.`,
		hint: "Give the workflow an identity of its own, which no cluster uses; rotate and cleanup will refuse to touch this one."
	}];
}

// src/operations/delegate.ts
async function delegate(settings, ports) {
	const principal = await resolvePrincipal(settings.target, ports);
	ports.log.info(`Service principal ${principal.displayName} (appId ${principal.appId}, object id ${principal.objectId}).`);
	const { grants, prune, dryRun } = settings;
	const access = await ports.log.group("Roles", () => (0,_delegate_access_js__WEBPACK_IMPORTED_MODULE_7__.t)({
		principalId: principal.objectId,
		grants,
		prune,
		dryRun
	}, ports));
	const warnings = ownIdentity(principal, ports.caller);
	return toResult({
		principal,
		dryRun,
		...access,
		problems: [...warnings, ...access.problems]
	}, access);
}
function toResult(report, access) {
	const outcome = outcomeOf(report, access);
	const failure = access.failed ? failureOf(report) : null;
	const problems = [...report.rows.flatMap(({ problem }) => problem ? [problem] : []), ...report.problems];
	return {
		outcome,
		complete: access.complete,
		outputs: { assignments: (0,_delegate_access_js__WEBPACK_IMPORTED_MODULE_7__.n)(report.rows) },
		result: {
			operation: "delegate",
			outcome,
			complete: access.complete,
			principal: report.principal,
			assignments: JSON.parse((0,_delegate_access_js__WEBPACK_IMPORTED_MODULE_7__.n)(report.rows)),
			kept: report.kept,
			problems: problems.map(({ code, message }) => ({
				code,
				message
			}))
		},
		summary: (0,_delegate_access_js__WEBPACK_IMPORTED_MODULE_7__.a)(report),
		log: (0,_delegate_access_js__WEBPACK_IMPORTED_MODULE_7__.r)(report),
		annotations: annotations(report, problems, failure),
		files: [],
		problems,
		failure
	};
}
function annotations({ rows }, problems, failure) {
	const errors = new Set(rows.filter((row) => row.state === "failed").map((row) => row.problem));
	return problems.filter((problem) => problem !== failure).map((problem) => ({
		level: errors.has(problem) ? "error" : "warning",
		title: `delegate: ${problem.code}`,
		message: `${problem.message} ${problem.hint}`
	}));
}
function outcomeOf({ rows, dryRun }, { failed }) {
	const some = (state) => rows.some((row) => row.state === state);
	if (failed) return rows.every((row) => row.state === "failed") ? "failed" : "partial";
	if (dryRun) return some("planned") ? "planned" : "unchanged";
	return some("created") || some("removed") ? "changed" : "unchanged";
}
function failureOf(report) {
	const [only, ...more] = report.rows.filter((row) => row.state === "failed");
	if (only?.problem && more.length === 0) return only.problem;
	return {
		code: "delegate-incomplete",
		message: `Not everything that was asked for was done. ${(0,_delegate_access_js__WEBPACK_IMPORTED_MODULE_7__.o)(report)}`,
		hint: "The messages above say why for each; a further run does what is missing and repeats nothing."
	};
}

// src/wiring/delegate.ts
async function runDelegate(inputs, runtime) {
	const { http, cloud, credential, caller, onWait } = await (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.t)(inputs, runtime);
	return delegate(inputs, {
		caller,
		clusters: (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.m)(credential, cloud, http, caller.tenantId),
		principals: createPrincipals(credential, cloud, http),
		roles: (0,_delegate_grants_js__WEBPACK_IMPORTED_MODULE_6__.o)(credential, cloud, http, onWait),
		assignments: (0,_delegate_grants_js__WEBPACK_IMPORTED_MODULE_6__.l)(credential, cloud, http, onWait),
		resources: (0,_resources_js__WEBPACK_IMPORTED_MODULE_5__.t)(credential, cloud, http),
		fleet: (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.v)(credential, cloud, http),
		log: runtime.log,
		delay: runtime.delay
	});
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



/***/ })

};
