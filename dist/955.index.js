export const id = 955;
export const ids = [955];
export const modules = {

/***/ 7955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runProvision: () => (/* binding */ runProvision)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6846);
/* harmony import */ var _retire_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3365);
/* harmony import */ var _delegate_grants_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8641);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8645);
/* harmony import */ var _ledger_tags_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3333);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4263);
/* harmony import */ var _writers_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1716);
/* harmony import */ var _delegate_access_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1300);
/* harmony import */ var _provision_application_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5664);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(198);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6760);













// src/domain/provision-template.ts
function parseTemplate(path, text) {
	let value;
	try {
		value = JSON.parse(text.replace(/^\uFEFF/, ""));
	} catch {
		return invalid(path, ["it is no JSON"]);
	}
	if (!isObject(value)) return invalid(path, ["it is no JSON object"]);
	const problems = problemsOf$1(value);
	return problems.length > 0 ? invalid(path, problems) : {
		ok: true,
		definition: value
	};
}
function withPrincipal(definition, clientId, secret) {
	const properties = isObject(definition.properties) ? definition.properties : {};
	return {
		...definition,
		properties: {
			...properties,
			servicePrincipalProfile: {
				clientId,
				secret
			}
		}
	};
}
function problemsOf$1(definition) {
	const { location, identity, properties } = definition;
	const problems = [];
	if (typeof location !== "string" || location.trim() === "") problems.push("location is missing");
	if (properties !== void 0 && !isObject(properties)) problems.push("properties is no object");
	if ("servicePrincipalProfile" in definition || isObject(properties) && "servicePrincipalProfile" in properties) problems.push("it has a servicePrincipalProfile, which is what this run adds");
	if (!isWithoutIdentity(identity)) problems.push("it has a managed identity, and then AKS uses no service principal");
	return problems;
}
function isWithoutIdentity(identity) {
	return identity === void 0 || identity === null || isObject(identity) && String(identity.type).toLowerCase() === "none";
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function invalid(path, problems) {
	return {
		ok: false,
		problem: {
			code: "cluster-template-invalid",
			message: `cluster-template ${path} cannot be used, nothing was sent: ${problems.join("; ")}.`,
			hint: "It is the JSON body of a managed cluster (location, properties with agentPoolProfiles, dnsPrefix …) without servicePrincipalProfile and identity."
		}
	};
}

// src/domain/provision-steps.ts
function writesApplication({ objectId, managed, owner, principalOf, secret, undelivered, deadTurns, verdicts }) {
	const bare = objectId === null || !managed || owner !== null || principalOf !== null;
	const moves = undelivered || secret.kind === "create" || secret.kind === "reuse";
	return bare || moves || deadTurns.length > 0 || verdicts.some((verdict) => verdict.remove);
}
function stepsOf(survey) {
	if (!writesApplication(survey)) return [];
	const path = `/applications/${survey.objectId ?? "<new>"}`;
	const removals = survey.verdicts.filter((verdict) => verdict.remove);
	return [
		...applicationSteps(survey),
		{
			request: `POST ${path}/addPassword aks-sp-turn/…`,
			reason: "The turn: keeps other runs of this action out while this one writes."
		},
		...survey.deadTurns.map((turn) => ({
			request: `POST ${path}/removePassword ${turn.keyId}`,
			reason: "The turn of a run that is over."
		})),
		...ownershipSteps(path, survey),
		...secretSteps(path, survey),
		...clusterSteps(path, survey),
		...removals.map(({ credential, reason }) => ({
			request: `POST ${path}/removePassword ${credential.keyId}`,
			reason
		})),
		{
			request: `POST ${path}/removePassword aks-sp-turn/…`,
			reason: "The end of the turn, always last."
		}
	];
}
function applicationSteps({ objectId, uniqueName }) {
	if (objectId !== null) return [];
	return [{
		request: `PATCH /applications(uniqueName='${uniqueName ?? ""}')`,
		reason: "No application has this unique name: makes it."
	}];
}
function ownershipSteps(path, { managed, owner, principalOf }) {
	return [
		...managed ? [] : [{
			request: `PATCH ${path} tags`,
			reason: "Marks it as managed by this action."
		}],
		...owner === null ? [] : [{
			request: `POST ${path}/owners/$ref ${owner}`,
			reason: "Makes the identity of this run an owner."
		}],
		...principalOf === null ? [] : [{
			request: `PATCH /servicePrincipals(appId='${principalOf || "<new>"}')`,
			reason: "It has no service principal yet."
		}]
	];
}
function secretSteps(path, { secret, undelivered, stores, endsOn }) {
	const taken = secret.kind === "reuse" || secret.kind === "keep" && undelivered;
	if (secret.kind !== "create" && !taken) return [];
	const first = secret.kind === "create" ? {
		request: `POST ${path}/addPassword aks-sp/…`,
		reason: `A secret until ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.v)(endsOn)}. ${secret.reason}`
	} : {
		request: "GET the secret from the vault",
		reason: "It stands there and goes to whoever is to have it as well."
	};
	const delivers = stores.length > 0 && (secret.kind === "create" || undelivered);
	return [
		first,
		{
			request: "3 token requests with it",
			reason: "Proves that Entra accepts it before anybody gets it."
		},
		{
			request: `PATCH ${path} tags`,
			reason: "The ledger says beforehand where the secret is going."
		},
		...delivers ? stores.map((store) => ({
			request: `Write to ${store}`,
			reason: "Where the secret is to stand, if it does not yet."
		})) : [],
		...delivers ? [{
			request: `PATCH ${path} tags`,
			reason: "The ledger says that it is delivered."
		}] : []
	];
}
function clusterSteps(path, { clusterId }) {
	if (clusterId === null) return [];
	return [{
		request: `PUT ${clusterId}`,
		reason: "The cluster is not there: makes it with this principal, after the roles below."
	}, {
		request: `PATCH ${path} tags`,
		reason: "The ledger says that the cluster accepted the secret."
	}];
}

// src/operations/provision-application.ts
const second$1 = 1e3;
const pauses = [
	1,
	2,
	4,
	8,
	15,
	15,
	30,
	30,
	30,
	30,
	30,
	30,
	30,
	30
];
const tries = 5;
const keptMs = 2592e6;
async function findApplication(target, adopt, ports) {
	const application = await ports.applications.get(target.kind === "name" ? { uniqueName: target.uniqueName } : { appId: target.appId });
	if (application) return judge(application, target, adopt, ports);
	const key = target.kind === "name" ? { uniqueName: target.uniqueName } : { appId: target.appId };
	const [deleted] = await ports.applications.deleted(key);
	if (deleted) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(softDeleted(target, deleted));
	if (target.kind === "app-id") throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(await explainMissing(target.appId, ports));
	if (adopt) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(nothingToAdopt(target.uniqueName));
	return null;
}
async function judge(application, target, adopt, ports) {
	const { applications, caller } = ports;
	const [servicePrincipal, owners] = await Promise.all([applications.servicePrincipal(application.appId), applications.owners(application.objectId)]);
	const standing = (0,_provision_application_js__WEBPACK_IMPORTED_MODULE_8__.n)({
		application,
		wanted: target.kind === "name" ? target.displayName : null,
		hasServicePrincipal: servicePrincipal !== null,
		owners,
		caller: caller.objectId
	});
	if (standing.kind === "foreign" && !adopt) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(notManaged(application, standing.why));
	const own = caller.objectId?.toLowerCase();
	return {
		application,
		servicePrincipal,
		managed: standing.kind === "managed",
		adopted: standing.kind === "foreign",
		ownerMissing: own !== void 0 && !owners.some((owner) => owner.toLowerCase() === own) ? own : null
	};
}
async function makeApplication(target, ports) {
	const { uniqueName, displayName } = target;
	ports.log.info(`Making the application with the unique name ${uniqueName}.`);
	return untilThere(() => ports.applications.upsert(uniqueName, displayName), () => ports.applications.get({ uniqueName }), `application ${uniqueName}`, ports);
}
async function makeServicePrincipal(appId, ports) {
	ports.log.info(`Making the service principal of ${appId}.`);
	return untilThere(() => ports.applications.upsertServicePrincipal(appId), () => ports.applications.servicePrincipal(appId), `the service principal of ${appId}`, ports);
}
async function addOwner(objectId, ownerId, ports) {
	ports.log.info(`Making ${ownerId} an owner of application ${objectId}.`);
	await untilThere(() => ports.applications.addOwner(objectId, ownerId), async () => (await ports.applications.owners(objectId)).find((owner) => owner.toLowerCase() === ownerId.toLowerCase()) ?? null, `owner ${ownerId} of application ${objectId}`, ports);
}
async function untilThere(send, look, what, { clock, log }) {
	let lost = 0;
	for (let attempt = 0;; attempt += 1) {
		const answer = await send();
		if (answer.kind === "refused") throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(answer.problem);
		if (answer.kind !== "not-yet") {
			const found = await lookFor(look, answer.kind === "unknown" ? pauses.slice(0, 5) : pauses, clock);
			if (found !== null) return found;
			if (answer.kind !== "unknown") throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(notSeen(what));
			lost += 1;
		}
		const pause = pauses[attempt];
		if (pause === void 0 || lost === tries) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(answer.problem);
		if (pause >= 8) log.info(`Entra does not take ${what} yet; waiting ${pause} s.`);
		await clock.wait(pause * second$1);
	}
}
async function lookFor(look, waits, clock) {
	for (const pause of waits) {
		const found = await look();
		if (found !== null) return found;
		await clock.wait(pause * second$1);
	}
	return look();
}
function notSeen(what) {
	return {
		code: "directory-stale",
		message: `For minutes, reads did not show ${what}, which this run had made.`,
		hint: "The directory is far behind, or somebody deleted it. Run again later: the next run goes on from what is there."
	};
}
async function explainMissing(appId, { applications, caller }) {
	const servicePrincipal = await applications.servicePrincipal(appId);
	const elsewhere = servicePrincipal?.appOwnerTenantId;
	if (servicePrincipal && elsewhere && elsewhere.toLowerCase() !== caller.tenantId.toLowerCase()) return {
		code: "application-foreign",
		message: `Application ${appId} lives in tenant ${elsewhere}; this tenant has its service principal only.`,
		hint: "Its secrets are made where the application lives: run provision with an identity of that tenant, or make an application here with name."
	};
	return {
		code: "application-not-found",
		message: `No application of tenant ${caller.tenantId} has the appId ${appId}.`,
		hint: "Check app-id (the application or client id, not an object id) and the tenant; with name instead of app-id a new application is made."
	};
}
function nothingToAdopt(uniqueName) {
	return {
		code: "application-not-found",
		message: `No application has the unique name ${uniqueName}, so there is nothing to adopt.`,
		hint: "Applications that az or the portal made have no unique name: adopt them by app-id. Without adopt a new one is made."
	};
}
function softDeleted(target, { objectId, appId, displayName, deletedOn }) {
	const what = target.kind === "name" ? `holds the unique name ${target.uniqueName}` : "was deleted";
	const restore = `az rest --method POST --url https://graph.microsoft.com/v1.0/directory/deletedItems/${objectId}/restore`;
	return {
		code: "application-deleted",
		message: `The deleted application ${displayName} (${appId}, deleted on ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.v)(deletedOn)}) ${what}. It can be restored until ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.v)(deletedOn + keptMs)}.`,
		hint: `Restore it: ${restore} (in another cloud with that cloud's Graph host), and run again.${target.kind === "name" ? " Or set another unique-name." : ""}`
	};
}
function notManaged({ appId, displayName }, why) {
	return {
		code: "application-not-managed",
		message: `Application ${displayName} (${appId}) was not made by this action: ${why}. It was left alone.`,
		hint: `To take it over set app-id: ${appId} and adopt: true; to make another one set another unique-name.`
	};
}

// src/operations/provision-cluster.ts
const second = 1e3;
const pause = 30 * second;
const replicationTime = 600 * second;
const lostAnswers = 3;
async function findCluster(id, appId, { clusterWrites }) {
	const reading = await clusterWrites.state(id);
	if (!reading.found) {
		if (reading.reason === "gone") return null;
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(reading.problem);
	}
	if (!isOn(reading.state, appId)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(onAnother(reading.state));
	return reading.state;
}
async function makeCluster(order, ports) {
	const { deadline, id } = order;
	const sent = {
		lost: null,
		unknowns: 0,
		replicating: 0
	};
	for (;;) {
		await order.session.read();
		const start = await ports.clusterWrites.create(id, withPrincipal(order.definition, order.appId, order.secret));
		if (start.kind === "done") return {
			kind: "created",
			confirmed: start.created
		};
		if (start.kind === "started") return outcomeOf$1(order, start.created, await (0,_writers_js__WEBPACK_IMPORTED_MODULE_6__.s)(start.operation, `Cluster ${nameOf$1(id)}: creation`, deadline, ports));
		const end = await afterRefusal(start, sent, order, ports);
		if (end) return end;
		if (deadline.passed) return {
			kind: "waiting",
			problem: timeIsUp(id)
		};
		await deadline.wait(pause, 1);
	}
}
function outcomeOf$1({ id }, created, end) {
	if (end.kind === "succeeded") return {
		kind: "created",
		confirmed: created
	};
	return end.kind === "running" ? {
		kind: "waiting",
		problem: timeIsUp(id)
	} : {
		kind: "failed",
		problem: end.problem
	};
}
async function afterRefusal(start, sent, { id, appId, deadline }, ports) {
	if (start.kind === "refused" && (0,_writers_js__WEBPACK_IMPORTED_MODULE_6__.c)(start.problem) && sent.replicating < replicationTime) {
		ports.log.info(`AKS does not know the new principal or its secret yet (${start.problem.code}); asking again in ${pause / second} s.`);
		sent.replicating += pause;
		return null;
	}
	if (start.kind === "refused" && start.problem.code !== "cluster-exists") return {
		kind: sent.lost ? "failed" : "refused",
		problem: start.problem
	};
	if (start.kind === "unknown") sent.lost = start.problem;
	const there = await findCluster(id, appId, ports);
	if (there) return waitForCluster(there, deadline, ports);
	return start.kind === "unknown" && ++sent.unknowns >= lostAnswers ? {
		kind: "failed",
		problem: start.problem
	} : null;
}
async function waitForCluster(found, deadline, ports) {
	let waited = 0;
	let state = found;
	for (let unreadable = 0;;) {
		if (state.provisioningState === "Succeeded") return {
			kind: "created",
			confirmed: false
		};
		if (["Failed", "Canceled"].includes(state.provisioningState)) return {
			kind: "failed",
			problem: endedBadly(state)
		};
		if (deadline.passed) return {
			kind: "waiting",
			problem: timeIsUp(state.id)
		};
		ports.log.info(`Cluster ${state.name}: ${state.provisioningState}, ${Math.round(waited / second)} s.`);
		await deadline.wait(pause, 1);
		waited += pause;
		const reading = await ports.clusterWrites.state(state.id);
		if (reading.found) {
			state = reading.state;
			unreadable = 0;
		} else if (reading.reason === "gone" || ++unreadable > 3) return {
			kind: "failed",
			problem: reading.problem
		};
	}
}
function isOn(state, appId) {
	return appId !== null && state.clientId.toLowerCase() === appId.toLowerCase();
}
function nameOf$1(id) {
	return id.split("/").at(-1) ?? id;
}
function onAnother({ id, clientId }) {
	return {
		code: "cluster-exists",
		message: `Cluster ${id} exists already, on ${clientId === "msi" ? "a managed identity" : `the principal ${clientId}`}; provision never switches a cluster's principal.`,
		hint: "Name another cluster, or leave cluster-template out; a secret for the principal of an existing cluster comes from rotate."
	};
}
function endedBadly({ id, provisioningState, failure }) {
	return {
		code: "cluster-not-ready",
		message: `Cluster ${id} is there on this principal, and its last operation ended as ${provisioningState}${failure ? `: ${failure}` : "."}`,
		hint: "Mend what it names and run `az aks update` on it, or delete the cluster and run again. Its principal and secret stay."
	};
}
function timeIsUp(id) {
	return {
		code: "max-wait-reached",
		message: `The time of this run (max-wait) was up while cluster ${id} was being made.`,
		hint: "AKS goes on with it. The next run waits for it and makes no second one; a longer max-wait lets one run see it through."
	};
}

// src/domain/provision-plan.ts
function planSecret(facts) {
	const { store, makesCluster, always } = facts;
	if (!store && !makesCluster) return { kind: "none" };
	const given = facts.credentials.filter((credential) => isGiven(credential, facts)).sort((a, b) => b.startsOn - a.startsOn);
	const reusable = given.find((credential) => credential.keyId.toLowerCase() === facts.readable);
	if (makesCluster && reusable && !always) return {
		kind: "reuse",
		credential: reusable
	};
	if (makesCluster) return {
		kind: "create",
		reason: "A cluster is to be made, and no store gives a valid secret back."
	};
	if (always) return {
		kind: "create",
		reason: "new-secret is always."
	};
	const [newest] = given;
	return newest ? {
		kind: "keep",
		credential: newest
	} : {
		kind: "create",
		reason: whyNone(facts)
	};
}
function isGiven(credential, { ledger, stored, now, verdicts }) {
	const key = credential.keyId.toLowerCase();
	if ((0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.r)(credential.displayName) !== "managed" || credential.kind !== "password" || credential.endsOn <= now) return false;
	if (verdicts.some((verdict) => verdict.lost && verdict.credential === credential)) return false;
	return ledger.delivered.has(key) || stored.has(key);
}
function whyNone({ credentials, ledger }) {
	return credentials.some((credential) => ledger.issued.has(credential.keyId.toLowerCase())) ? "The last one was issued, and nothing shows that it arrived." : "No secret of this action is there.";
}

// src/operations/provision-look.ts
const day = 864e5;
function factSettings(settings) {
	const { rotationId, self, lease, trustVisibleScope, cluster } = settings;
	return {
		rotationId,
		self,
		lease,
		trustVisibleScope,
		named: cluster ? [cluster.id] : [],
		renewWithin: 30 * day,
		force: false,
		overlap: day,
		retire: { kind: "managed" }
	};
}
function factPorts(ports, stores) {
	return {
		...ports,
		stores
	};
}
async function look(found, settings, ports) {
	const application = found?.application ?? null;
	const stores = await ports.openStores(application?.appId.toLowerCase() ?? null);
	const sight = {
		found,
		cluster: settings.cluster ? await findCluster(settings.cluster.id, application?.appId ?? null, ports) : null,
		stores,
		gathered: application ? await (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.a)({
			application,
			current: null,
			lists: false
		}, factSettings(settings), factPorts(ports, stores)) : null
	};
	const facts = secretFacts({
		...sight,
		settings,
		ports
	});
	const before = planSecret({
		...facts,
		store: true,
		makesCluster: false,
		always: false
	});
	const given = before.kind === "keep" ? before.credential : null;
	return {
		...sight,
		given,
		survey: surveyOf({
			...sight,
			settings,
			ports
		}, planSecret(facts), given)
	};
}
function secretFacts({ gathered, stores, cluster, settings, ports }) {
	const facts = gathered?.facts;
	return {
		credentials: facts?.credentials ?? [],
		ledger: facts?.ledger ?? (0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.i)([]),
		now: facts?.now ?? ports.clock.now(),
		store: stores.length > 0,
		stored: facts?.stored ?? /* @__PURE__ */ new Set(),
		readable: facts?.readable ?? null,
		always: settings.newSecret === "always",
		makesCluster: settings.cluster !== null && cluster === null,
		verdicts: facts ? (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.s)(facts) : []
	};
}
function surveyOf({ found, gathered, stores, cluster, settings, ports }, secret, given) {
	const current = secret.kind === "create" ? null : given?.keyId.toLowerCase() ?? null;
	return {
		...applicationPart(found, settings, ports),
		secret,
		undelivered: (secret.kind === "keep" || secret.kind === "reuse") && !isDelivered(secret.credential, gathered),
		clusterId: cluster === null ? settings.cluster?.id ?? null : null,
		stores: stores.map(({ name }) => name),
		endsOn: (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.c)(ports.clock.now(), settings.validFor, null).endsOn,
		deadTurns: deadTurns(gathered),
		verdicts: gathered ? (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.s)({
			...gathered.facts,
			current
		}).filter(isManaged) : []
	};
}
function applicationPart(found, { target }, { caller }) {
	const uniqueName = target.kind === "name" ? target.uniqueName : null;
	if (!found) return {
		objectId: null,
		uniqueName,
		managed: false,
		owner: caller.objectId,
		principalOf: ""
	};
	const { application, managed, ownerMissing, servicePrincipal } = found;
	return {
		objectId: application.objectId,
		uniqueName,
		managed,
		owner: ownerMissing,
		principalOf: servicePrincipal ? null : application.appId
	};
}
function isDelivered({ keyId }, gathered) {
	return gathered?.facts.ledger.delivered.has(keyId.toLowerCase()) ?? false;
}
function deadTurns(gathered) {
	return gathered ? (0,_writers_js__WEBPACK_IMPORTED_MODULE_6__.i)(gathered.facts.credentials).filter((turn) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.s)(turn, gathered.facts.run)) : [];
}
function isManaged({ credential }) {
	return (0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.r)(credential.displayName) === "managed";
}

// src/operations/provision-rights.ts
const managedIdentity = "Better: a managed identity, which has no secret (az aks create --enable-managed-identity, or az aks update --resource-group <group> --name <cluster> --enable-managed-identity). A service principal is still needed where the cluster works across tenants. Otherwise an administrator can give this application a policy of its own.";
async function refuseEarly(seen, settings, ports) {
	const policy = await ports.applications.passwordPolicy(seen.found?.application ?? null);
	if (policy?.blocked) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(blocked(seen.found));
	if (policy === null) ports.log.info("The app management policy of the tenant may not be read (Policy.Read.All); going on without.");
	for (const problem of await missing(seen, settings, ports)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(problem);
	return policy;
}
async function missingForDryRun(seen, settings, ports) {
	if (!writesApplication(seen.survey)) return [];
	const problems = [];
	const policy = await problemOr(() => ports.applications.passwordPolicy(seen.found?.application ?? null));
	if (policy.problem) problems.push(policy.problem);
	else if (policy.value?.blocked) problems.push(blocked(seen.found));
	const graph = await missingGraphRight(seen.found, ports);
	return [
		...problems,
		...graph ? [graph] : [],
		...await missing(seen, settings, ports)
	];
}
async function missing({ survey, stores }, settings, ports) {
	return [...survey.secret.kind === "create" ? await unfitStores(stores) : [], ...survey.clusterId !== null && settings.cluster ? await missingAtGroup(settings.cluster.id, ports) : []];
}
async function unfitStores(stores) {
	const problems = [];
	for (const store of stores) {
		const found = await problemOr(() => store.check());
		const problem = found.problem ?? found.value;
		if (problem) problems.push(problem);
	}
	return problems;
}
const clusterRights = ["Microsoft.ContainerService/managedClusters/read", "Microsoft.ContainerService/managedClusters/write"];
async function missingAtGroup(clusterId, { resources }) {
	const id = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.k)(clusterId);
	if (!id) return [];
	const scope = `/subscriptions/${id.subscriptionId}/resourceGroups/${id.resourceGroup}`;
	const found = await problemOr(() => resources.missingRights(scope, clusterRights));
	if (found.problem) return [found.problem];
	if (!found.value || found.value.length === 0) return [];
	return [{
		code: "right-missing",
		message: `The cluster cannot be made: the identity of this run lacks ${found.value.join(" and ")} at ${scope}.`,
		hint: "Contributor has it, or a custom role (docs/permissions.md). A role that was just given takes some minutes."
	}];
}
const writers = ["Application.ReadWrite.All", "Directory.ReadWrite.All"];
async function missingGraphRight(found, { applications, caller }) {
	const permissions = await applications.permissions();
	if (permissions === null || writers.some((each) => permissions.includes(each))) return null;
	if (!permissions.includes("Application.ReadWrite.OwnedBy")) return {
		code: "right-missing",
		message: "The real run would fail: the identity of this run has no Graph application permission to write applications.",
		hint: "Grant Application.ReadWrite.OwnedBy (what it makes it owns) or Application.ReadWrite.All, with admin consent."
	};
	if (found?.ownerMissing == null) return null;
	const { appId } = found.application;
	return {
		code: "right-missing",
		message: `The real run would fail: the identity of this run has Application.ReadWrite.OwnedBy and is no owner of application ${appId}.`,
		hint: `az ad app owner add --id ${appId} --owner-object-id ${caller.objectId ?? "<object id of its service principal>"}`
	};
}
function blocked(found) {
	return {
		code: "password-blocked-policy",
		message: `The app management policy of this tenant forbids new passwords for ${found ? `application ${found.application.appId}` : "new applications"}; nothing was written.`,
		hint: managedIdentity
	};
}
async function problemOr(work) {
	try {
		return {
			value: await work(),
			problem: null
		};
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__.t) return {
			value: null,
			problem: (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__.n)(error)
		};
		throw error;
	}
}

// src/domain/provision-text.ts
function verdict(report) {
	const { steps, rows, dryRun, secret, cluster, removed } = report;
	const planned = steps.length + rows.filter((row) => row.state === "planned").length;
	if (dryRun) return planned > 0 ? `Dry run, nothing was sent: ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.T)(planned, "step")} to do.` : "Dry run: nothing to do.";
	const created = rows.filter((row) => row.state === "created").length;
	const failed = rows.filter((row) => row.state === "failed").length;
	const text = [
		...[
			"made",
			"adopted",
			"finished"
		].includes(report.application) ? [`application ${report.application}`] : [],
		...secret.state === "made" && secret.endsOn !== null ? [`new secret until ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.v)(secret.endsOn)}`] : [],
		...created > 0 ? [`${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.T)(created, "role assignment")} made`] : [],
		...failed > 0 ? [`${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.T)(failed, "role assignment")} failed`] : [],
		...cluster?.state === "made" ? ["cluster made"] : [],
		...cluster?.state === "waiting" ? ["cluster still being made"] : [],
		...removed.length > 0 ? [`${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.T)(removed.length, "old secret")} removed`] : []
	].join(", ");
	return text === "" ? "Nothing was changed." : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
function secretLine({ state, keyId, endsOn, stored, reason }) {
	if (keyId === null || endsOn === null) return reason;
	const words = {
		made: "New secret",
		reused: "Secret",
		kept: "Secret",
		planned: "Secret",
		none: "Secret"
	};
	const where = stored.length > 0 ? ` It stands in: ${stored.join("; ")}.` : "";
	return `${words[state]} ${keyId}, valid until ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.v)(endsOn)}.${where}${reason === "" ? "" : ` ${reason}`}`;
}
function logLines(report) {
	return [
		{
			title: "Principal",
			lines: [
				`Application ${report.displayName}: ${report.application}, appId ${report.appId ?? "not known yet"}, object id ${report.objectId ?? "not known yet"}`,
				`Service principal: object id ${report.servicePrincipalId ?? "not known yet"}, tenant ${report.tenantId}`,
				secretLine(report.secret),
				...report.cluster ? [`Cluster ${report.cluster.id}: ${report.cluster.state}`] : []
			]
		},
		{
			title: "Steps",
			lines: report.steps.map((step, index) => `${String(index + 1).padStart(2)}. ${step.request}  (${step.reason})`)
		},
		{
			title: "Role assignments",
			lines: [...report.rows.map((row) => `${row.state.padEnd(8)} ${row.roleName} @ ${row.scope} (${row.reason})`), ...isNew(report) ? [_delegate_access_js__WEBPACK_IMPORTED_MODULE_7__.i] : []]
		},
		{
			title: "Other secrets",
			lines: [...report.removed.map(({ keyId, endsOn }) => `removed  ${keyId} (until ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.v)(endsOn)})`), ...report.others.map(({ keyId, endsOn, reason }) => `kept     ${keyId} (until ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.v)(endsOn)}): ${reason}`)]
		},
		{
			title: "Notes",
			lines: [...report.notes]
		},
		{
			title: "Problems",
			lines: allProblems(report).map((problem) => `${problem.message} ${problem.hint} [${problem.code}]`)
		},
		{
			title: "Result",
			lines: [verdict(report)]
		}
	].filter(({ lines }) => lines.length > 0).map(({ title, lines }) => ({
		title: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.b)(title),
		lines: lines.map((line) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.b)(line))
	}));
}
const summaryLimit = 1e6;
function summary(report, limitBytes = summaryLimit) {
	const { displayName, appId, objectId, servicePrincipalId, cluster } = report;
	const ids = [
		["appId", appId],
		["application object id", objectId],
		["service principal object id", servicePrincipalId]
	].flatMap(([name, id]) => id ? [`${name ?? ""} ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.f)(id)}`] : []);
	const problems = report.problems.map((each) => `- ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.S)(each.message, 500)} ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.S)(each.hint, 500)} (${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.f)(each.code)})`);
	const blocks = [
		text([
			`**${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.S)(verdict(report))}**`,
			"",
			`Application ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.S)(displayName, 100)}${ids.length > 0 ? `, ${ids.join(", ")}` : ""}.`,
			"",
			(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.S)(secretLine(report.secret), 1e3),
			...cluster ? ["", `Cluster ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.f)(cluster.id, 300)}: ${cluster.state}.`] : []
		]),
		list(problems, "more problem"),
		table(["| # | Request | Why |", "| ---: | --- | --- |"], report.steps.map((step, index) => `| ${index + 1} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.f)(step.request, 300)} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.S)(step.reason, 400)} |`), "more step"),
		table(["| State | Role | Scope | Why |", "| --- | --- | --- | --- |"], report.rows.map(assignmentRow), "more role assignment"),
		table(["| Other secret | Ends | |", "| --- | --- | --- |"], otherRows(report), "more secret"),
		list([...report.notes.map((note) => `- ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.S)(note, 500)}`), ...isNew(report) ? [`- ${_delegate_access_js__WEBPACK_IMPORTED_MODULE_7__.i}`] : []], "more note")
	];
	return (0,_connection_js__WEBPACK_IMPORTED_MODULE_9__.n)(blocks.filter((block) => block.head.length > 0 || block.rows.length > 0), limitBytes);
}
function allProblems({ rows, problems }) {
	return [...rows.flatMap(({ problem }) => problem ? [problem] : []), ...problems];
}
function isNew({ rows }) {
	return rows.some((row) => row.state === "created");
}
function assignmentRow(row) {
	return `| ${row.state} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.S)(row.roleName, 80)} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.f)(row.scope, 300)} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.S)(row.problem?.message ?? row.reason, 400)} |`;
}
function otherRows({ removed, others }) {
	return [...removed.map(({ keyId, endsOn }) => `| ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.f)(keyId)} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.v)(endsOn)} | removed |`), ...others.map(({ keyId, endsOn, reason }) => `| ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.f)(keyId)} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.v)(endsOn)} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.S)(reason, 300)} |`)];
}
function text(head) {
	return {
		head,
		rows: [],
		tail: [],
		more: () => ""
	};
}
function list(rows, what) {
	return {
		head: [],
		rows,
		tail: [],
		more: (left) => `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.T)(left, what)} in the log.`
	};
}
function table(head, rows, what) {
	return {
		head: rows.length > 0 ? head : [],
		rows,
		tail: [],
		more: (left) => `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.T)(left, what)} in the log.`
	};
}

// src/operations/provision-result.ts
function newState(settings, caller) {
	return {
		settings,
		caller,
		application: null,
		servicePrincipalId: null,
		how: "unknown",
		look: null,
		steps: [],
		handed: null,
		access: null,
		clusterState: null,
		retired: null,
		wrote: false,
		notes: [],
		problems: [],
		waiting: null,
		failure: null
	};
}
function toResult(state) {
	const outcome = outcomeOf(state);
	const report = reportOf(state);
	const failure = state.failure ?? (state.access?.failed ? rolesFailed(report) : null);
	const problems = allProblems(report);
	const complete = isComplete(state);
	return {
		outcome,
		complete,
		outputs: outputsOf(report),
		result: {
			operation: "provision",
			outcome,
			complete,
			...idsOf(report),
			secret: {
				state: report.secret.state,
				keyId: report.secret.keyId,
				expiresOn: timeOf(report.secret),
				stored: report.secret.stored
			},
			cluster: report.cluster,
			assignments: JSON.parse((0,_delegate_access_js__WEBPACK_IMPORTED_MODULE_7__.n)(report.rows)),
			retired: report.removed.map(({ keyId }) => keyId),
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
function outcomeOf(state) {
	const planned = state.steps.length > 0 || (state.access?.rows.some((row) => row.state === "planned") ?? false);
	if (state.failure || state.access?.failed) return state.wrote ? "partial" : "failed";
	if (state.settings.dryRun) return planned ? "planned" : "unchanged";
	if (state.waiting) return "waiting";
	return state.wrote ? "changed" : "unchanged";
}
function isComplete(state) {
	const { look, retired, access, failure } = state;
	const users = (retired?.gathered ?? look?.gathered)?.users;
	return failure === null && (access?.complete ?? true) && (!isJudged(state) || (users?.complete ?? true));
}
function reportOf(state) {
	const { settings, application, caller, servicePrincipalId, how, steps, access, retired } = state;
	const secret = secretOf(state);
	return {
		dryRun: settings.dryRun,
		displayName: application?.displayName ?? nameOf(settings),
		appId: application?.appId.toLowerCase() ?? null,
		objectId: application?.objectId ?? null,
		servicePrincipalId,
		tenantId: caller.tenantId,
		application: how,
		secret,
		cluster: clusterOf(state),
		steps,
		rows: access?.rows ?? [],
		removed: (retired?.removed ?? []).map(({ keyId, endsOn }) => ({
			keyId,
			endsOn
		})),
		others: othersOf(state, secret.keyId),
		notes: state.notes,
		problems: problemsOf(state)
	};
}
function nameOf({ target }) {
	return target.kind === "name" ? target.displayName : target.appId;
}
function othersOf({ retired, look }, current) {
	return (retired?.verdicts ?? look?.survey.verdicts ?? []).filter(({ credential: { displayName, keyId } }) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.r)(displayName) === "managed" && keyId.toLowerCase() !== current).map(({ credential: { keyId, endsOn }, reason }) => ({
		keyId,
		endsOn,
		reason
	}));
}
function isJudged(state) {
	return state.retired !== null || othersOf(state, secretOf(state).keyId).length > 0;
}
function secretOf({ handed, look, settings }) {
	if (handed) {
		const { keyId, endsOn, made, stored } = handed;
		return {
			state: made ? "made" : "reused",
			keyId,
			endsOn,
			stored,
			reason: ""
		};
	}
	const plan = look?.survey.secret;
	if (settings.dryRun && (plan?.kind === "create" || plan?.kind === "reuse")) return {
		state: "planned",
		keyId: null,
		endsOn: null,
		stored: [],
		reason: plan.kind === "create" ? `A new secret would be made. ${plan.reason}` : "The stored secret would go into the cluster."
	};
	const given = look?.given;
	if (given) return keptSecret(look, given.keyId.toLowerCase(), given.endsOn);
	return {
		state: "none",
		keyId: null,
		endsOn: null,
		stored: [],
		reason: plan?.kind === "none" ? "No secret was made: neither store nor a cluster to be made is given, so it would be lost at once." : "No secret was handed out."
	};
}
function keptSecret({ stores, gathered }, keyId, endsOn) {
	const shown = gathered?.facts.stored.has(keyId) ? stores.filter(({ readable }) => readable).map(({ name }) => name) : [];
	const silent = stores.filter(({ name }) => !shown.includes(name)).map(({ name }) => name);
	return {
		state: "kept",
		keyId,
		endsOn,
		stored: shown,
		reason: `An earlier run handed it out, so no new one was made. ${silent.length > 0 ? `Whether it is the value of these cannot be read back: ${silent.join("; ")}; new-secret: always writes a new one. ` : ""}`.trim()
	};
}
function clusterOf({ settings, clusterState, look }) {
	if (!settings.cluster) return null;
	const { id } = settings.cluster;
	if (clusterState) return {
		id,
		state: clusterState
	};
	if (look?.cluster) return {
		id,
		state: "present"
	};
	return settings.dryRun && look ? {
		id,
		state: "planned"
	} : null;
}
function problemsOf(state) {
	const { failure, waiting, problems, access, look, retired } = state;
	const users = (retired?.gathered ?? look?.gathered)?.users;
	const scan = users && !users.complete && isJudged(state) ? users.problems : [];
	return [
		...failure ? [failure] : [],
		...waiting ? [waiting] : [],
		...problems,
		...access?.problems ?? [],
		...ownIdentity(state),
		...scan
	];
}
function ownIdentity({ application, caller, servicePrincipalId }) {
	if (!(application && caller.appId?.toLowerCase() === application.appId.toLowerCase() || servicePrincipalId && caller.objectId?.toLowerCase() === servicePrincipalId.toLowerCase())) return [];
	return [{
		code: "own-identity",
		message: `This run signs in as ${application?.appId ?? "this principal"} and provisions that very principal.`,
		hint: "Give the workflow an identity of its own, which no cluster uses; rotate and cleanup refuse to touch this one."
	}];
}
function rolesFailed(report) {
	const [only, ...more] = report.rows.flatMap(({ problem, state }) => problem && state === "failed" ? [problem] : []);
	if (only && more.length === 0) return only;
	return {
		code: "provision-incomplete",
		message: `Not everything that was asked for was done. ${verdict(report)}`,
		hint: "The messages above say why for each; a further run does what is missing and repeats nothing."
	};
}
function idsOf({ appId, objectId, servicePrincipalId, tenantId, application }) {
	return {
		application,
		appId,
		applicationObjectId: objectId,
		servicePrincipalId,
		tenantId
	};
}
function outputsOf(report) {
	return {
		"app-id": report.appId ?? "",
		"application-object-id": report.objectId ?? "",
		"service-principal-id": report.servicePrincipalId ?? "",
		"tenant-id": report.tenantId,
		"key-id": report.secret.keyId ?? "",
		"expires-on": timeOf(report.secret),
		created: String(report.application === "made"),
		assignments: (0,_delegate_access_js__WEBPACK_IMPORTED_MODULE_7__.n)(report.rows)
	};
}
function timeOf({ endsOn }) {
	return endsOn === null ? "" : (0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.y)(endsOn);
}
function annotations(problems, failure) {
	return problems.filter((problem) => problem !== failure).slice(0, 10).map((problem) => ({
		level: "warning",
		title: `provision: ${problem.code}`,
		message: `${problem.message} ${problem.hint}`
	}));
}

// src/operations/provision-secret.ts
async function provideSecret(settings, ports) {
	const { plan, undelivered } = settings;
	if (plan.kind === "reuse" || plan.kind === "keep" && undelivered) return await reuse(plan.credential, settings, ports) ?? make(settings, ports);
	return plan.kind === "create" ? make(settings, ports) : null;
}
async function reuse(credential, settings, ports) {
	const keyId = credential.keyId.toLowerCase();
	for (const store of ports.stores.filter(({ readable }) => readable)) {
		if ((await store.latest())?.keyId?.toLowerCase() !== keyId) continue;
		const secret = await store.value();
		ports.log.info(`Taking secret ${keyId} from ${store.name}.`);
		const rejected = await (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.r)(settings.application.appId, secret, ports);
		if (rejected) {
			ports.log.warning(`What ${store.name} holds as secret ${keyId} does not sign in, so another one is made. ${rejected.message}`);
			continue;
		}
		await settings.session.record(() => [(0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_4__.a)(keyId), ...announced(keyId, settings, ports.clock)]);
		if (settings.undelivered) await deliverRest(credential, secret, settings, ports);
		return {
			keyId,
			secret,
			endsOn: credential.endsOn,
			made: false,
			stored: ports.stores.map(({ name }) => name)
		};
	}
	return null;
}
async function deliverRest(credential, secret, settings, ports) {
	const { session, application, tenantId } = settings;
	const keyId = credential.keyId.toLowerCase();
	const open = [];
	for (const store of ports.stores) if (!store.readable || (await store.latest())?.keyId?.toLowerCase() !== keyId) open.push(store);
	const rotationId = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.l)(credential.displayName)?.rotationId ?? session.rotationId;
	const value = {
		appId: application.appId,
		tenantId,
		keyId,
		rotationId,
		secret,
		endsOn: credential.endsOn
	};
	const { problems } = await (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.i)(value, open, ports);
	if (problems.length > 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(left(keyId, problems, "goes on with it"));
	await session.record([(0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_4__.n)(keyId)]);
}
async function make(settings, ports) {
	const { session, application, validFor, policy, tenantId } = settings;
	const made = await (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.n)(session, {
		validFor,
		policy
	}, ports);
	const rejected = await (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.r)(application.appId, made.secret, ports);
	if (rejected) return takeBack$1(made.keyId, rejected, session);
	const destinations = ports.stores.map(({ name }) => name);
	const issued = destinations.length > 0 ? [(0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_4__.a)(made.keyId), (0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_4__.i)(made.keyId, destinations)] : [];
	await session.record(() => [...issued, ...announced(made.keyId, settings, ports.clock)]);
	const value = {
		appId: application.appId,
		tenantId,
		rotationId: session.rotationId,
		...made
	};
	const result = await (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.i)(value, ports.stores, ports);
	const [first, ...more] = result.problems;
	if (first && !result.left) return takeBack$1(made.keyId, first, session);
	if (first) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(left(made.keyId, [first, ...more], "makes another"));
	if (ports.stores.length > 0) await session.record([(0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_4__.n)(made.keyId)]);
	return {
		...made,
		made: true,
		stored: result.stored
	};
}
function announced(keyId, { clusterId }, clock) {
	if (clusterId === null) return [];
	const tag = (0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_4__.t)(clusterId);
	return [(0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_4__.l)(keyId, clusterId, clock.now()), ...tag === null ? [] : [tag]];
}
async function takeBack$1(keyId, problem, session) {
	await session.remove(keyId);
	await session.record([]);
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t({
		...problem,
		hint: `The new secret was removed again. ${problem.hint}`
	});
}
function left(keyId, problems, next) {
	return {
		code: "store-incomplete",
		message: `Secret ${keyId} was not stored everywhere. ${problems.map(({ message }) => message).join(" ")}`,
		hint: `It stays valid, because a store named here may hold it; the next run ${next}. ${problems[0]?.hint ?? ""}`
	};
}

// src/operations/provision.ts
async function provision(settings, ports) {
	const state = newState(settings, ports.caller);
	try {
		await carryOut(state, ports);
	} catch (error) {
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__.t)) throw error;
		state.failure = (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__.n)(error);
	}
	return toResult(state);
}
async function carryOut(state, ports) {
	const { settings } = state;
	const found = await findApplication(settings.target, settings.adopt, ports);
	note(state, found);
	state.look = await look(found, settings, ports);
	if (settings.dryRun) return plan(state, state.look, ports);
	const deadline = new _writers_js__WEBPACK_IMPORTED_MODULE_6__.a(ports.clock, settings.maxWait);
	if (writesApplication(state.look.survey)) return write(state, state.look, deadline, ports);
	await assign(state, ports);
	await finishCluster(state, state.look, deadline, ports);
}
function note(state, found) {
	if (!found) return;
	state.application = found.application;
	state.servicePrincipalId = found.servicePrincipal?.objectId ?? state.servicePrincipalId;
	if (found.adopted) state.how = "adopted";
	else if (!found.managed) state.how = "finished";
	else if (state.how === "unknown") state.how = "present";
}
async function plan(state, seen, ports) {
	state.steps = stepsOf(seen.survey);
	if (!seen.found) state.how = "planned";
	await assign(state, ports);
	state.problems.push(...await missingForDryRun(seen, state.settings, ports));
}
async function write(state, seen, deadline, ports) {
	const policy = await refuseEarly(seen, state.settings, ports);
	const application = seen.found?.application ?? await create(state, ports);
	const session = (0,_writers_js__WEBPACK_IMPORTED_MODULE_6__.u)(application.objectId, state.settings.rotationId, ports);
	try {
		const turn = await (0,_writers_js__WEBPACK_IMPORTED_MODULE_6__.r)(session, state.settings, ports);
		if (turn.kind === "waiting") state.waiting = turn.problem;
		else await inTurn({
			state,
			session,
			policy,
			deadline,
			ports
		}, turn.application);
	} finally {
		state.wrote ||= session.wrote;
		if (state.waiting?.code !== "turn-taken") await giveBack(session, state, ports);
	}
}
async function create(state, ports) {
	const { target } = state.settings;
	if (target.kind !== "name") throw new TypeError("only an application with a name can be made");
	const application = await makeApplication(target, ports);
	Object.assign(state, {
		application,
		how: "made",
		wrote: true
	});
	return application;
}
async function giveBack(session, state, { log }) {
	try {
		await session.dropTurns();
	} catch (error) {
		const why = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__.t ? error.message : "An unforeseen error.";
		log.debug(error instanceof Error ? error.stack ?? "" : "");
		state.problems.push({
			code: "turn-not-removed",
			message: `This run's turn on application ${session.objectId} could not be removed. ${why}`,
			hint: "It signs nobody in. The next run removes it when GitHub says that this one is completed (actions: read), or when its time is up."
		});
	}
}
async function inTurn(turn, application) {
	const { state, session, ports } = turn;
	const found = await complete(turn, application);
	note(state, found);
	const seen = await look(found, state.settings, ports);
	state.look = seen;
	const handed = await handOut(turn, seen);
	await assign(state, ports);
	if (seen.survey.clusterId !== null && handed) await giveCluster(turn, seen.survey.clusterId, handed);
	else await finishCluster(state, seen, turn.deadline, ports);
	if (state.waiting || state.failure) return;
	await retireOthers(turn, seen, await session.read());
}
async function complete({ state, session, ports }, application) {
	const { target, adopt } = state.settings;
	const found = await judge(application, target, adopt, ports);
	if (!found.managed) {
		ports.log.info(`Marking application ${application.appId} as managed by this action.`);
		await session.record([_ledger_tags_js__WEBPACK_IMPORTED_MODULE_4__.o]);
		if (found.adopted) state.how = "adopted";
	}
	if (found.ownerMissing !== null) {
		await addOwner(application.objectId, found.ownerMissing, ports);
		state.wrote = true;
	}
	const servicePrincipal = found.servicePrincipal ?? await makeServicePrincipal(application.appId, ports);
	if (!found.servicePrincipal) state.wrote = true;
	state.servicePrincipalId = servicePrincipal.objectId;
	return {
		application: await session.read(),
		servicePrincipal,
		managed: true,
		adopted: false,
		ownerMissing: null
	};
}
async function handOut({ state, session, policy, ports }, seen) {
	const { application, settings } = state;
	if (!application) return null;
	const { validFor } = settings;
	const { secret: plan, undelivered, clusterId } = seen.survey;
	const handed = await ports.log.group("Secret", () => provideSecret({
		plan,
		undelivered,
		application,
		tenantId: ports.caller.tenantId,
		validFor,
		policy,
		clusterId,
		session
	}, {
		...ports,
		stores: seen.stores
	}));
	if (handed) state.handed = {
		keyId: handed.keyId,
		endsOn: handed.endsOn,
		made: handed.made,
		stored: handed.stored
	};
	const limit = (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.c)(ports.clock.now(), validFor, policy?.maxLifetime ?? null);
	if (handed?.made && limit.cut) state.notes.push(`The tenant's policy cut the life of the secret: it ends on ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.v)(handed.endsOn)}.`);
	return handed;
}
async function assign(state, ports) {
	const { grants, dryRun } = state.settings;
	if (grants.length === 0) return;
	const principalId = state.servicePrincipalId ?? nobody;
	state.access = await ports.log.group("Roles", () => (0,_delegate_access_js__WEBPACK_IMPORTED_MODULE_7__.t)({
		principalId,
		grants,
		prune: false,
		dryRun
	}, ports));
	if (state.servicePrincipalId === null) state.access.rows = state.access.rows.map((row) => row.state === "planned" ? {
		...row,
		id: null,
		reason: "missing: the principal is new"
	} : row);
	if (state.access.rows.some((row) => row.state === "created")) state.wrote = true;
}
const nobody = "00000000-0000-0000-0000-000000000000";
async function giveCluster({ state, session, deadline, ports }, id, handed) {
	const { application, access } = state;
	const { cluster, maxWait } = state.settings;
	if (!cluster || !application) return;
	if (access?.failed) return withoutRoles(state, id, handed, session);
	const order = {
		id,
		definition: cluster.definition,
		appId: application.appId,
		secret: handed.secret,
		session,
		deadline
	};
	ports.log.info(`Making cluster ${id}; AKS takes some minutes, and this run waits at most until max-wait (${maxWait / 6e4} min).`);
	const end = await ports.log.group("Cluster", () => makeCluster(order, ports));
	if (end.kind === "created" && end.confirmed) {
		const { keyId } = handed;
		await session.record(() => [
			(0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_4__.a)(keyId),
			(0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_4__.n)(keyId),
			(0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_4__.d)(keyId, id, ports.clock.now())
		]);
	}
	if (end.kind === "refused") await takeBack(state, handed, session);
	else state.wrote = true;
	endCluster(state, id, end, "made");
}
async function withoutRoles(state, id, handed, session) {
	state.notes.push(`Cluster ${id} was not made, since some role could not be given.`);
	state.clusterState = "failed";
	await takeBack(state, handed, session);
}
async function takeBack(state, handed, session) {
	if (!handed.made || handed.stored.length > 0) return;
	await session.remove(handed.keyId);
	await session.record([]);
	state.handed = null;
	state.notes.push(`Secret ${handed.keyId} was removed again: nobody got it.`);
}
async function finishCluster(state, { cluster }, deadline, ports) {
	if (!cluster) return;
	endCluster(state, cluster.id, await waitForCluster(cluster, deadline, ports), "present");
}
function endCluster(state, id, end, done) {
	state.clusterState = end.kind === "created" ? done : end.kind === "waiting" ? "waiting" : "failed";
	if (end.kind === "created") {
		if (!end.confirmed && done === "made") state.problems.push(unconfirmed(id));
	} else if (end.kind === "waiting") state.waiting = end.problem;
	else state.failure = end.problem;
}
function unconfirmed(id) {
	return {
		code: "cluster-use-unconfirmed",
		message: `Cluster ${id} is there, but the answer that would prove which secret it got was lost.`,
		hint: "Nothing is removed on such evidence. rotate gives it a secret that is proved, on its next run."
	};
}
async function retireOthers({ state, session, ports }, { stores, given }, { credentials }) {
	const current = state.handed?.keyId ?? given?.keyId.toLowerCase() ?? null;
	if (!credentials.some(({ displayName, keyId }) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__.r)(displayName) === "managed" && keyId.toLowerCase() !== current)) return;
	state.retired = await ports.log.group("Old secrets", () => (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.t)(session, current, factSettings(state.settings), factPorts(ports, stores)));
}

// src/wiring/provision.ts
const hour = 36e5;
const lease = 6 * hour;
const margin = hour;
async function runProvision(inputs, runtime) {
	const cluster = inputs.cluster && {
		id: inputs.cluster.id,
		definition: await readTemplate(inputs.cluster.template, runtime)
	};
	const connection = await (0,_connection_js__WEBPACK_IMPORTED_MODULE_9__.t)(inputs, runtime);
	const { identity, ports, openStores } = (0,_writers_js__WEBPACK_IMPORTED_MODULE_6__.t)(inputs, runtime, connection);
	const { cloud, credential, http, caller, onWait } = connection;
	return provision({
		...inputs,
		...identity,
		cluster,
		lease: Math.max(lease, inputs.maxWait + margin)
	}, {
		...ports,
		roles: (0,_delegate_grants_js__WEBPACK_IMPORTED_MODULE_2__.o)(credential, cloud, http, onWait),
		assignments: (0,_delegate_grants_js__WEBPACK_IMPORTED_MODULE_2__.l)(credential, cloud, http, onWait),
		proof: (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.l)(cloud, http, caller.tenantId),
		delay: runtime.delay,
		openStores
	});
}
async function readTemplate(path, { env }) {
	let text;
	try {
		text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_10__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_11__.resolve)(env.GITHUB_WORKSPACE ?? process.cwd(), path), "utf8");
	} catch (error) {
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t({
			code: "cluster-template-unreadable",
			message: `cluster-template ${path} cannot be read (${error.code ?? "unknown error"}); nothing was sent.`,
			hint: "The path is relative to the workspace; check the repository out before (actions/checkout)."
		});
	}
	const template = parseTemplate(path, text);
	if (!template.ok) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(template.problem);
	return template.definition;
}



/***/ }),

/***/ 3365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ gather),
/* harmony export */   c: () => (/* binding */ endOfNew),
/* harmony export */   i: () => (/* binding */ putIntoStores),
/* harmony export */   l: () => (/* binding */ createProof),
/* harmony export */   n: () => (/* binding */ makeSecret),
/* harmony export */   o: () => (/* binding */ withHistory),
/* harmony export */   r: () => (/* binding */ prove),
/* harmony export */   s: () => (/* binding */ judgeRetirement),
/* harmony export */   t: () => (/* binding */ retire)
/* harmony export */ });
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4263);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8645);
/* harmony import */ var _ledger_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3333);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6261);
/* harmony import */ var _packages_rotate_provision_delegate_cleanup_check_expiry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5876);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(198);
/* harmony import */ var _writers_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1716);








// src/azure/proof.ts
const replicating = /* @__PURE__ */ new Set([
	"7000215",
	"700016",
	"7000229"
]);
const transient = /* @__PURE__ */ new Set([
	"90033",
	"90024",
	"90006",
	"90012",
	"90055",
	"50196"
]);
const advice = {
	"7000112": "The service principal is disabled: enable it (az ad sp update --id <app id> --set accountEnabled=true) and run again.",
	"7000222": "The secret has expired already: check valid-for, and the clock of whoever made it.",
	"53003": "A Conditional Access policy for workload identities blocks this sign-in: exclude the service principal, or sign in from a location that it allows. The cluster may be allowed where this runner is not.",
	"90002": "The tenant was not found: check tenant-id and cloud.",
	"90038": "The tenant belongs to another national cloud: set cloud."
};
function createProof(cloud, http, tenantId, onWait = () => void 0) {
	const options = {
		authorityHost: cloud.authorityHost,
		disableInstanceDiscovery: cloud.customAuthority,
		...http.clientOptions,
		additionalPolicies: [{
			policy: (0,_failures_js__WEBPACK_IMPORTED_MODULE_3__.i)(false, onWait),
			position: "perCall"
		}]
	};
	return { async try(appId, secret) {
		try {
			return (await new _packages_rotate_provision_delegate_cleanup_check_expiry_js__WEBPACK_IMPORTED_MODULE_4__.i(tenantId, appId, secret, options).getToken(cloud.resourceManagerScope)).token === "" ? {
				kind: "unknown",
				problem: unanswered(appId, cloud, "")
			} : { kind: "accepted" };
		} catch (error) {
			const text = without(secret, error instanceof Error ? error.message : String(error));
			const code = /AADSTS(\d+)/.exec(text)?.[1];
			if (code === void 0 || transient.has(code)) return {
				kind: "unknown",
				problem: unanswered(appId, cloud, text)
			};
			if (replicating.has(code)) return {
				kind: "not-yet",
				problem: pending(appId, text)
			};
			return {
				kind: "refused",
				problem: refused(appId, code, text)
			};
		}
	} };
}
function pending(appId, text) {
	return {
		code: "proof-pending",
		message: `The new secret of application ${appId} is not accepted yet: ${firstSentence(text)}`,
		hint: "A new secret, application or service principal takes seconds to minutes to reach every part of Entra. If it stays so, look whether the application or the secret was removed meanwhile; then run again."
	};
}
function unanswered(appId, { authorityHost }, text) {
	return {
		code: "proof-unanswered",
		message: `Whether the new secret of application ${appId} is accepted could not be found out at ${authorityHost}: ${/AADSTS\d/.test(text) ? firstSentence(text) : /\bE[A-Z]{3,}[A-Z_]*\b/.exec(text)?.[0] ?? "no usable answer"}`,
		hint: "The sign-in service is failing or cannot be reached: check the network of the runner, then run again. No cluster was given a secret that is not proved."
	};
}
function refused(appId, code, text) {
	return {
		code: "proof-refused",
		message: `Signing in as application ${appId} with its new secret was refused: ${firstSentence(text)}`,
		hint: advice[code] ?? "Look up the code at https://login.microsoftonline.com/error and run again when it is mended."
	};
}
function firstSentence(text) {
	return (text.slice(text.indexOf("AADSTS")).split(/\r?\n|\\r\\n| Trace ID:/)[0] ?? "").slice(0, 400);
}
function without(secret, text) {
	return [
		secret,
		JSON.stringify(secret).slice(1, -1),
		encodeURIComponent(secret),
		new URLSearchParams({ s: secret }).toString().slice(2)
	].filter((form) => form !== "").reduce((rest, form) => rest.replaceAll(form, "***"), text);
}

// src/domain/secret-rules.ts
const mostBytes = 190;
const breaking = /["\\&<>'`]/;
function secretProblem(secret) {
	const bytes = new TextEncoder().encode(secret).length;
	if (bytes > mostBytes) return `it has ${bytes} bytes, and AKS takes at most ${mostBytes}`;
	return breaking.test(secret) ? "it has a character that does not survive the way to the nodes" : null;
}
function endOfNew(now, validFor, maxLifetime) {
	const allowed = maxLifetime === null ? 1e400 : Math.max(maxLifetime - 6e4, 0);
	return {
		endsOn: now + Math.min(validFor, allowed),
		cut: allowed < validFor
	};
}

// src/domain/retire.ts
function judgeRetirement(facts) {
	return facts.credentials.filter((credential) => credential.kind === "password" && credential.holder === "application" && (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.r)(credential.displayName) !== "turn").sort((a, b) => a.startsOn - b.startsOn).map((credential) => {
		const lost = isLost(credential, facts);
		const stays = whyItStays(credential, lost, facts);
		return {
			credential,
			lost,
			remove: stays === null,
			reason: stays ?? whyItGoes(lost)
		};
	});
}
function isLost(credential, facts) {
	const { ledger, clusters, complete, stored, run, unarrived } = facts;
	const key = keyOf(credential);
	if (!complete || (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.r)(credential.displayName) !== "managed" || !(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.s)(credential, run)) return false;
	if (isNamed(key, ledger) && !unarrived.has(key) || stored.has(key)) return false;
	return clusters.every((cluster) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.n)(ledger.uses, (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.t)(cluster.id)) !== void 0);
}
function mayNeverHaveArrived(keyId, { issued, delivered, sent, uses, destinations: recorded }, destinations) {
	const out = delivered.has(keyId) || [...sent, ...uses].some((entry) => entry.keyId === keyId);
	return issued.has(keyId) && !out && recorded.get(keyId) === destinations;
}
function isNamed(keyId, { issued, sent, uses, delivered }) {
	return issued.has(keyId) || delivered.has(keyId) || [...sent, ...uses].some((entry) => entry.keyId === keyId);
}
function whyItStays(credential, lost, facts) {
	const known = whyNotAsked(credential, facts) ?? (facts.complete ? null : incomplete);
	const used = () => lost ? whyLostStays(credential, facts) : whyItMayBeUsed(credential, facts);
	const quiet = () => facts.unquiet.has(keyOf(credential)) ? "The ledger does not name it, and that a cluster was given it since cannot be excluded." : null;
	return known ?? used() ?? quiet();
}
function needsQuiet(credential, facts) {
	if (isNamed(keyOf(credential), facts.ledger)) return [];
	return facts.clusters.filter((cluster) => startOf((0,_connection_js__WEBPACK_IMPORTED_MODULE_5__.l)(cluster, facts.ledger), facts) <= credential.startsOn);
}
function whyLostStays(credential, facts) {
	if (heldElsewhere(credential, facts)) return elsewhere;
	const changed = touchedCluster(facts);
	if (changed) return changed;
	return facts.clusters.length > 0 ? overlapNotPassed(facts) : null;
}
function touchedCluster({ clusters, touched }) {
	const changed = clusters.find((cluster) => touched.has(cluster.id.toLowerCase()));
	return changed ? `Cluster ${changed.name} was written to by somebody else after it accepted its secret.` : null;
}
const elsewhere = "A cluster that can no longer be told by its entry may use it.";
function overlapNotPassed({ clusters, ledger, now, overlap }) {
	const lastAccepted = Math.max(...clusters.map((cluster) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.n)(ledger.uses, (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.t)(cluster.id))?.at ?? now));
	return now - lastAccepted < overlap ? `The overlap lasts until ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.y)(lastAccepted + overlap)}.` : null;
}
const incomplete = "Not every cluster could be seen, so nothing is removed.";
function whyNotAsked(credential, { policy, run, current }) {
	const key = keyOf(credential);
	if (key === current) return "It is the one this run hands out.";
	if (policy.kind === "none") return "retire is none.";
	if (policy.kind === "keys" && !policy.keyIds.includes(key)) return "retire does not name it.";
	if ((0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.r)(credential.displayName) === "foreign") return policy.kind === "managed" ? `It was not made by this action; retire: ${key} would remove it.` : null;
	return (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.l)(credential.displayName)?.rotationId === run.rotationId || (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.s)(credential, run) ? null : "The run that made it may still be at work.";
}
function whyItMayBeUsed(credential, facts) {
	const { clusters, ledger, stored } = facts;
	const key = keyOf(credential);
	if (clusters.length === 0) return "No cluster was found on this principal, so nothing shows that it has been replaced.";
	if (stored.has(key)) return "It is the latest value of a store.";
	const uses = clusters.map((cluster) => ({
		cluster,
		use: (0,_connection_js__WEBPACK_IMPORTED_MODULE_5__.l)(cluster, ledger)
	}));
	const unknown = uses.find(({ use }) => use.use === "unknown" || !isListed(use.keyIds[0], facts));
	if (unknown) return `It is not known which secret cluster ${unknown.cluster.name} uses.`;
	const changed = touchedCluster(facts);
	if (changed) return changed;
	const user = uses.find(({ use }) => use.keyIds.includes(key));
	if (user) return `Cluster ${user.cluster.name} ${user.use.use === "known" ? "uses it" : "may use it"}.`;
	if (heldElsewhere(credential, facts)) return elsewhere;
	if ((ledger.issued.has(key) || ledger.delivered.has(key) || (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.r)(credential.displayName) === "foreign") && !uses.some(({ use }) => startOf(use, facts) > credential.startsOn)) return "It was given out, and no cluster uses a younger one.";
	return overlapNotPassed(facts);
}
function heldElsewhere(credential, facts) {
	const { clusters, ledger, credentials } = facts;
	const key = keyOf(credential);
	const known = /* @__PURE__ */ new Set([...clusters.map((cluster) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.t)(cluster.id)), ...ledger.clusters.keys()]);
	return [...new Set([...ledger.sent, ...ledger.uses].map((entry) => entry.cluster).filter((hash) => !known.has(hash)))].some((hash) => {
		const accepted = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.n)(ledger.uses, hash);
		if (!accepted || accepted.keyId === key) return true;
		const start = credentials.find((each) => keyOf(each) === accepted.keyId)?.startsOn ?? -1e400;
		if (!isNamed(key, ledger) && start <= credential.startsOn) return true;
		return ledger.sent.some((entry) => entry.cluster === hash && entry.keyId === key && entry.at >= accepted.at);
	});
}
function whyItGoes(lost) {
	return lost ? "The run that made it died before its value can have reached anybody." : "Every cluster accepted another one, and the overlap has passed.";
}
function startOf(use, { credentials }) {
	return credentials.find((credential) => keyOf(credential) === use.keyIds[0])?.startsOn ?? -1e400;
}
function isListed(keyId, { credentials }) {
	return credentials.some((credential) => keyOf(credential) === keyId);
}
function keyOf(credential) {
	return credential.keyId.toLowerCase();
}

// src/operations/rotation-facts.ts
async function gather({ application, current, lists }, settings, ports) {
	const { trustVisibleScope, named } = settings;
	const users = await (0,_writers_js__WEBPACK_IMPORTED_MODULE_6__.l)({
		appId: application.appId,
		tags: application.tags,
		named,
		trustVisibleScope,
		lists
	}, ports);
	const run = await (0,_writers_js__WEBPACK_IMPORTED_MODULE_6__.n)(application.credentials, settings, ports);
	const values = await storedValues(application.appId, ports.stores);
	const now = ports.clock.now();
	const ledger = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.a)((0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.i)(application.tags), application.credentials, now, _connection_js__WEBPACK_IMPORTED_MODULE_5__.s);
	return {
		application,
		users,
		facts: {
			clusters: users.clusters,
			credentials: application.credentials,
			ledger,
			now,
			run: {
				...run,
				now
			},
			complete: users.complete,
			current,
			stored: new Set(values.filter((value) => value !== null)),
			readable: values.find((value) => value !== null) ?? null,
			hasReadable: ports.stores.some((store) => store.readable),
			unarrived: await unarrived(application, ledger, ports.stores),
			touched: /* @__PURE__ */ new Set(),
			unquiet: /* @__PURE__ */ new Set(),
			overlap: settings.overlap,
			policy: settings.retire,
			renewWithin: settings.renewWithin,
			force: settings.force
		}
	};
}
async function storedValues(appId, stores) {
	const values = [];
	for (const store of stores.filter(({ readable }) => readable)) {
		const value = await store.latest();
		values.push(value?.appId === appId.toLowerCase() && value.enabled ? value.keyId?.toLowerCase() ?? null : null);
	}
	return values;
}
async function unarrived({ credentials }, ledger, stores) {
	const found = /* @__PURE__ */ new Set();
	const destinations = (0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_2__.r)(stores.map(({ name }) => name));
	for (const key of credentials.map(({ keyId }) => keyId.toLowerCase())) {
		if (stores.length === 0 || !mayNeverHaveArrived(key, ledger, destinations)) continue;
		if ((await Promise.all(stores.map((store) => store.holds(key)))).every((holds) => holds === false)) found.add(key);
	}
	return found;
}
async function withHistory(facts, ports) {
	const touched = await touchedByOthers(facts, ports);
	const unquiet = /* @__PURE__ */ new Set();
	for (const { credential, remove } of judgeRetirement({
		...facts,
		touched
	})) if (remove && !await isQuiet(credential, facts, ports)) unquiet.add(credential.keyId.toLowerCase());
	return {
		...facts,
		touched,
		unquiet
	};
}
async function touchedByOthers({ clusters, ledger }, ports) {
	const touched = /* @__PURE__ */ new Set();
	const own = [ports.caller.appId, ports.caller.objectId].flatMap((id) => id ? [id.toLowerCase()] : []);
	for (const { id } of clusters) {
		const accepted = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.n)(ledger.uses, (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.t)(id));
		if (!accepted) continue;
		if ((await ports.clusterWrites.changesSince(id, accepted.at) ?? []).filter(({ at, operation, caller }) => at > accepted.at && changesSecret.test(operation) && !own.includes((caller ?? "").toLowerCase())).length > 0) touched.add(id.toLowerCase());
	}
	return touched;
}
async function isQuiet(credential, facts, { clusterWrites }) {
	for (const { id } of needsQuiet(credential, facts)) {
		const changes = await clusterWrites.changesSince(id, credential.startsOn);
		if (changes === null || changes.some(({ operation }) => changesSecret.test(operation))) return false;
	}
	return true;
}
const changesSecret = /\/managedClusters\/(?:resetServicePrincipalProfile\/action|write)$/i;

// src/operations/new-secret.ts
const second = 1e3;
const asks = 5;
const proofTime = 300 * second;
const inARow = 3;
async function makeSecret(session, lifetime, ports) {
	const { endsOn, cut } = endOfNew(ports.clock.now(), lifetime.validFor, lifetime.policy?.maxLifetime ?? null);
	if (cut) ports.log.warning(`The tenant's policy shortens the life of the new secret: it ends on ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.v)(endsOn)} (policy-lifetime).`);
	for (let ask = 1; ask <= asks; ask += 1) {
		const made = await session.add("managed", endsOn);
		const problem = secretProblem(made.secret);
		if (problem === null) return made;
		ports.log.info(`Secret ${made.keyId} is of no use to AKS (${problem}); removing it and asking again.`);
		await session.remove(made.keyId);
	}
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t({
		code: "secret-unusable",
		message: `${asks} secrets in a row that Entra made for application ${session.objectId} were of no use to AKS; none was kept.`,
		hint: "Run again: each secret is random."
	});
}
async function prove(appId, secret, ports) {
	const start = ports.clock.now();
	let good = 0;
	let waited = 0;
	for (let round = 0;; round += 1) {
		const answer = await ports.proof.try(appId, secret);
		if (answer.kind === "refused") return answer.problem;
		good = answer.kind === "accepted" ? good + 1 : 0;
		if (good === inARow) {
			ports.log.info(`Entra accepted it ${inARow} times in a row.`);
			return null;
		}
		if (answer.kind === "accepted") continue;
		if (Math.max(waited, ports.clock.now() - start) >= proofTime) return notProved(appId, answer.problem);
		const pause = Math.min(2 ** round, 15) * second;
		if (pause >= 8 * second) ports.log.info(`Entra does not let the new secret in everywhere yet; waiting ${pause / second} s.`);
		waited += pause;
		await ports.clock.wait(pause);
	}
}
function notProved(appId, last) {
	return {
		code: "secret-not-proved",
		message: `For ${proofTime / 6e4} minutes Entra did not accept the new secret of ${appId} three times in a row. Last answer: ${last.message}`,
		hint: "Nothing was given out. Run again; if it stays so, look at conditional access for workload identities and at the health of Entra."
	};
}
async function putIntoStores(issued, stores, ports) {
	const written = [];
	for (const store of stores) {
		const answer = await writeOnce(store, issued, ports.clock);
		if (answer.kind === "done" || answer.kind === "present") {
			written.push(store);
			ports.log.info(`Stored: ${store.name}.`);
			continue;
		}
		const unsure = answer.kind === "unknown";
		const undone = await putBack(unsure ? [...written, store] : written, ports.log);
		return {
			stored: [],
			problems: [answer.problem, ...undone],
			left: unsure || undone.length > 0
		};
	}
	return {
		stored: written.map((store) => store.name),
		problems: [],
		left: false
	};
}
async function writeOnce(store, issued, clock) {
	for (let attempt = 1;; attempt += 1) {
		const answer = await store.write(issued);
		if (answer.kind === "done" || answer.kind === "present" || answer.kind === "refused" || attempt === 3) return answer;
		await clock.wait(2 ** attempt * second);
		if (store.readable && await arrived(store, issued)) return { kind: "done" };
	}
}
async function arrived(store, issued) {
	try {
		return (await store.latest())?.keyId === issued.keyId;
	} catch (error) {
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t) return false;
		throw error;
	}
}
async function putBack(stores, log) {
	const problems = [];
	for (const store of [...stores].reverse()) {
		const problem = await store.undo();
		if (problem) problems.push(problem);
		else log.info(`Put back: ${store.name}.`);
	}
	return problems;
}

// src/operations/retire.ts
const mostRemovals = 50;
async function retire(session, current, settings, ports) {
	const removed = [];
	for (;;) {
		const gathered = await gather({
			application: await session.read(),
			current,
			lists: true
		}, settings, ports);
		const verdicts = await judge(gathered, ports);
		const next = verdicts.find((verdict) => verdict.remove);
		if (!next || removed.length >= mostRemovals) {
			if (removed.length > 0) await session.record([]);
			return {
				removed,
				verdicts,
				gathered
			};
		}
		ports.log.info(`Removing secret ${next.credential.keyId}: ${next.reason}`);
		await session.remove(next.credential.keyId);
		removed.push(next.credential);
	}
}
async function judge({ facts }, ports) {
	const verdicts = judgeRetirement(facts);
	return verdicts.some((verdict) => verdict.remove) ? judgeRetirement(await withHistory(facts, ports)) : verdicts;
}



/***/ })

};
