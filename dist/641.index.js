export const id = 641;
export const ids = [641];
export const modules = {

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



/***/ }),

/***/ 6641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runRotate: () => (/* binding */ runRotate)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6846);
/* harmony import */ var _retire_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3365);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(198);
/* harmony import */ var _due_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5658);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4263);
/* harmony import */ var _writers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1716);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8645);
/* harmony import */ var _ledger_tags_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3333);









// src/domain/preflight.ts
const terminal = /* @__PURE__ */ new Set([
	"succeeded",
	"failed",
	"canceled",
	""
]);
function preflight(facts) {
	const { cluster, appId } = facts;
	if (cluster.clientId.toLowerCase() !== appId.toLowerCase()) return {
		kind: "moved",
		problem: moved(cluster)
	};
	if (cluster.powerState === "Stopped") return {
		kind: "stopped",
		problem: stopped(cluster)
	};
	if (!terminal.has(cluster.provisioningState.toLowerCase())) return {
		kind: "busy",
		notes: notesOf$1(cluster)
	};
	const failed = cluster.pools.filter((pool) => pool.provisioningState === "Failed").map((pool) => pool.name);
	if (failed.length > 0 && !facts.force && !isDead(facts)) return {
		kind: "not-ready",
		problem: poolsFailed(cluster, failed)
	};
	return {
		kind: "ready",
		notes: notesOf$1(cluster)
	};
}
function isDead({ cluster, ledger, credentials, now }) {
	const use = (0,_connection_js__WEBPACK_IMPORTED_MODULE_2__.l)(cluster, ledger);
	return (use.use === "unknown" ? credentials : credentials.filter((credential) => use.keyIds.includes(credential.keyId.toLowerCase()))).every((credential) => credential.endsOn <= now);
}
function notesOf$1(cluster) {
	const asleep = cluster.pools.filter((pool) => pool.powerState === "Stopped").map((pool) => pool.name);
	return [...asleep.length > 0 ? [`Stopped node pools get the new secret when they start: ${asleep.join(", ")}.`] : [], ...cluster.nodeDisruptionPolicy === null ? [] : [`It has a node disruption policy (${cluster.nodeDisruptionPolicy}), which may hold back the reimage.`]];
}
function stopped(cluster) {
	return {
		code: "cluster-stopped",
		message: `Cluster ${cluster.id} is stopped and cannot take a new secret.`,
		hint: "It keeps its old secret, and that is not removed. Start the cluster and run again."
	};
}
function moved(cluster) {
	return {
		code: "cluster-moved",
		message: `Cluster ${cluster.id} signs in as ${cluster.clientId} now, not as this principal; it was left alone.`,
		hint: "Nothing to do here. Name its own principal to rotate that."
	};
}
function poolsFailed(cluster, pools) {
	return {
		code: "node-pools-failed",
		message: `Cluster ${cluster.id} was not given the new secret: node pool ${pools.join(", ")} is in state Failed, and a reset would reimage its nodes.`,
		hint: "Mend the pool (az aks nodepool upgrade or reconcile with az aks update) and run again, or say force: true."
	};
}

// src/domain/rotation.ts
const unconfirmedLimit = 4;
function planRotation(facts) {
	const running = facts.clusters.filter((cluster) => cluster.powerState !== "Stopped");
	const capped = facts.force || facts.hasReadable ? [] : running.filter((cluster) => unconfirmed(cluster, facts) >= unconfirmedLimit);
	const found = (0,_due_js__WEBPACK_IMPORTED_MODULE_3__.t)(facts).filter(({ cluster }) => !capped.includes(cluster));
	const due = facts.force ? running.map((cluster) => ({
		cluster,
		reason: "force is set."
	})) : found;
	const verdicts = (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.s)(facts);
	const deadTurns = (0,_writers_js__WEBPACK_IMPORTED_MODULE_5__.i)(facts.credentials).filter((turn) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.s)(turn, facts.run));
	const base = {
		verdicts,
		deadTurns,
		capped,
		keyId: null,
		targets: [],
		reasons: []
	};
	if (due.length > 0) {
		const reasons = [...new Set(due.map(({ reason }) => reason))];
		const resumed = resumable(running, facts);
		if (resumed && !facts.force) return {
			...base,
			kind: "resume",
			keyId: resumed.keyId,
			targets: resumed.targets,
			reasons
		};
		return {
			...base,
			kind: "create",
			targets: due.map(({ cluster }) => cluster),
			reasons
		};
	}
	if (deadTurns.length > 0 || verdicts.some((verdict) => verdict.remove)) {
		const reasons = verdicts.filter(({ remove }) => remove).map(({ credential, reason }) => `${credential.keyId}: ${reason}`);
		return {
			...base,
			kind: "retire",
			reasons
		};
	}
	return {
		...base,
		kind: capped.length > 0 ? "stuck" : "unchanged"
	};
}
function resumable(running, facts) {
	const credential = facts.credentials.find((candidate) => candidate.keyId.toLowerCase() === facts.readable);
	if (!credential || (0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.r)(credential.displayName) !== "managed") return null;
	if (!((0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.s)(credential, facts.run) || (0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.l)(credential.displayName)?.rotationId === facts.run.rotationId) || credential.endsOn - facts.now <= facts.renewWithin) return null;
	const key = credential.keyId.toLowerCase();
	if (facts.clusters.some((cluster) => pending(cluster, facts).some((entry) => startOf(entry, facts) > credential.startsOn))) return null;
	const targets = running.filter((cluster) => {
		const use = (0,_connection_js__WEBPACK_IMPORTED_MODULE_2__.l)(cluster, facts.ledger);
		return use.use !== "known" || use.keyIds[0] !== key;
	});
	return targets.length > 0 ? {
		keyId: key,
		targets
	} : null;
}
function pending(cluster, { ledger }) {
	const hash = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.t)(cluster.id);
	const accepted = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.n)(ledger.uses, hash);
	const later = ledger.sent.filter((entry) => entry.cluster === hash && entry.at >= (accepted?.at ?? 0) && entry.keyId !== accepted?.keyId);
	return accepted ? [accepted, ...later] : later;
}
function unconfirmed(cluster, facts) {
	const hash = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.t)(cluster.id);
	const accepted = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.n)(facts.ledger.uses, hash)?.keyId;
	const listed = new Set(facts.credentials.map((credential) => credential.keyId.toLowerCase()));
	return new Set(pending(cluster, facts).map((entry) => entry.keyId).filter((keyId) => keyId !== accepted && listed.has(keyId))).size;
}
function startOf({ keyId, at }, { credentials }) {
	return credentials.find((credential) => credential.keyId.toLowerCase() === keyId)?.startsOn ?? at;
}
function isSettled(facts) {
	return (0,_due_js__WEBPACK_IMPORTED_MODULE_3__.t)(facts).length === 0;
}

// src/domain/rotation-steps.ts
function stepsOf(plan, facts, names) {
	if (plan.kind === "unchanged" || plan.kind === "stuck") return [];
	const application = `/applications/${names.objectId}`;
	const handOut = plan.kind === "retire" ? [] : handOutSteps(plan, application, names);
	const removals = plan.verdicts.filter((verdict) => verdict.remove).map(({ credential, reason }) => ({
		request: `POST ${application}/removePassword ${credential.keyId}`,
		reason
	}));
	return [
		{
			request: `POST ${application}/addPassword aks-sp-turn/…`,
			reason: "The turn: keeps other runs of this action out while this one writes."
		},
		...plan.deadTurns.map((turn) => ({
			request: `POST ${application}/removePassword ${turn.keyId}`,
			reason: "The turn of a run that is over."
		})),
		...handOut,
		...handOut.length > 0 && facts.overlap > 0 ? [laterStep(application, facts)] : [],
		...removals,
		{
			request: `POST ${application}/removePassword aks-sp-turn/…`,
			reason: "The end of the turn, always last."
		}
	];
}
function handOutSteps(plan, application, names) {
	const made = plan.kind === "create";
	const value = made ? "the new secret" : `secret ${plan.keyId ?? ""}`;
	return [
		...made ? [{
			request: `POST ${application}/addPassword aks-sp/…`,
			reason: `A new secret until ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.v)(names.endsOn)}. ${plan.reasons.join(" ")}`
		}] : [{
			request: "GET the secret from the vault",
			reason: `An earlier run made it and did not finish. ${plan.reasons.join(" ")}`
		}],
		{
			request: "3 token requests with it",
			reason: "Proves that Entra accepts it before anybody gets it."
		},
		{
			request: `PATCH ${application} tags`,
			reason: "The ledger says beforehand where it is going."
		},
		...made ? names.stores.map((store) => ({
			request: `Write to ${store}`,
			reason: "Stores get it before the clusters."
		})) : [],
		...plan.targets.flatMap((cluster, index) => [{
			request: `POST ${cluster.id}/resetServicePrincipalProfile`,
			reason: resetReason(cluster, value, index, names.parallel)
		}, {
			request: `PATCH ${application} tags`,
			reason: `The ledger says that ${cluster.name} accepted it.`
		}])
	];
}
function resetReason(cluster, value, index, parallel) {
	return `${index === 0 ? "First and alone" : `Then up to ${parallel} at a time`}: gives it ${value}. AKS reimages ${cluster.nodeCount > 0 ? `its ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.T)(cluster.nodeCount, "node")}` : "its nodes"}.`;
}
function laterStep(application, { now, overlap }) {
	return {
		request: `A later run: POST ${application}/removePassword of what was superseded`,
		reason: `Not before the overlap has passed, ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.y)(now + overlap)} at the earliest.`
	};
}

// src/operations/rotate-apply.ts
const second = 1e3;
const sends = 3;
const replicationTime = 600 * second;
async function applyToAll(clusters, context, ports) {
	const outcomes = [];
	let next = 0;
	let proved = false;
	while (next < clusters.length && !proved) {
		const index = next++;
		outcomes[index] = await applyTo(clusters[index], {
			...context,
			parallel: 1
		}, ports);
		proved = outcomes[index].kind === "accepted";
	}
	const errors = [];
	const worker = async () => {
		for (let index = next++; index < clusters.length && errors.length === 0; index = next++) outcomes[index] = await applyTo(clusters[index], context, ports);
	};
	const caught = () => worker().catch((error) => void errors.push(error));
	await Promise.all(Array.from({ length: Math.min(context.parallel, clusters.length) }, caught));
	if (errors.length > 0) throw errors[0];
	return outcomes;
}
async function applyTo(cluster, context, ports) {
	const outcome = await giveSecret(cluster, context, ports);
	if (outcome.kind === "accepted") {
		await context.session.record(() => [(0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_7__.d)(context.secret.keyId, cluster.id, ports.clock.now())]);
		ports.log.info(`Cluster ${cluster.name} accepted secret ${context.secret.keyId}.`);
	} else ports.log.warning(`${outcome.problem.message} ${outcome.problem.hint}`);
	return outcome;
}
async function giveSecret(cluster, context, ports) {
	let unsure = null;
	let replicating = 0;
	for (let sent = 0; sent < sends;) {
		const blocked = await whenIdle(cluster, context, ports);
		if (blocked) return unsure && blocked.kind !== "waiting" ? {
			kind: "failed",
			problem: unsure
		} : blocked;
		const step = await sendOnce(cluster, context, ports);
		if (step.kind === "accepted") return step;
		if (step.kind === "refused") {
			if (!(0,_writers_js__WEBPACK_IMPORTED_MODULE_5__.c)(step.problem) || replicating >= replicationTime) return unsure ? {
				kind: "failed",
				problem: step.problem
			} : step;
			replicating += _writers_js__WEBPACK_IMPORTED_MODULE_5__.o;
			await context.deadline.wait(_writers_js__WEBPACK_IMPORTED_MODULE_5__.o, context.parallel);
		} else if (step.kind === "again") {
			if (step.unsure) sent += 1;
			unsure = step.unsure ?? unsure;
			await context.deadline.wait(step.unsure ? 5 * second : _writers_js__WEBPACK_IMPORTED_MODULE_5__.o, context.parallel);
		} else return step;
	}
	return {
		kind: "failed",
		problem: unsure ?? gaveUp(cluster)
	};
}
async function sendOnce(cluster, context, ports) {
	const { appId, secret } = context;
	const start = await ports.clusterWrites.reset(cluster.id, appId, secret.secret);
	switch (start.kind) {
		case "done": return { kind: "accepted" };
		case "busy": return {
			kind: "again",
			unsure: null
		};
		case "refused": return {
			kind: "refused",
			problem: start.problem
		};
		case "unknown":
			ports.log.info(`What became of the reset of cluster ${cluster.name} is not known; the same value is sent again when it is idle.`);
			return {
				kind: "again",
				unsure: start.problem
			};
		case "started": return outcomeOf$1(cluster, await (0,_writers_js__WEBPACK_IMPORTED_MODULE_5__.s)(start.operation, `Cluster ${cluster.name}: reset`, context.deadline, ports, context.parallel));
	}
}
function outcomeOf$1(cluster, end) {
	switch (end.kind) {
		case "succeeded": return { kind: "accepted" };
		case "running": return {
			kind: "waiting",
			problem: timeIsUp(cluster, "the reset")
		};
		case "failed": return {
			kind: "failed",
			problem: end.problem
		};
		case "unknown": return {
			kind: "again",
			unsure: end.problem
		};
	}
}
async function whenIdle(cluster, context, ports) {
	let unreadable = 0;
	for (;;) {
		if (context.deadline.passed) return {
			kind: "waiting",
			problem: timeIsUp(cluster, "another operation")
		};
		await context.session.read();
		const reading = await ports.clusterWrites.state(cluster.id);
		if (!reading.found) {
			if (reading.reason === "gone" || ++unreadable > 3) return {
				kind: "skipped",
				problem: reading.problem
			};
		} else {
			const { appId, ledger, credentials, force } = context;
			const verdict = preflight({
				cluster: reading.state,
				appId,
				ledger,
				credentials,
				now: ports.clock.now(),
				force
			});
			if (verdict.kind === "ready") return null;
			if ("problem" in verdict) return {
				kind: verdict.kind === "stopped" ? "stopped" : "skipped",
				problem: verdict.problem
			};
		}
		ports.log.info(`Cluster ${cluster.name} is busy${stateOf$1(reading.found ? reading.state : null)}; waiting.`);
		await context.deadline.wait(_writers_js__WEBPACK_IMPORTED_MODULE_5__.o, context.parallel);
	}
}
function stateOf$1(state) {
	return state ? ` (${state.provisioningState})` : "";
}
function timeIsUp(cluster, what) {
	return {
		code: "max-wait-reached",
		message: `The time of this run (max-wait) was up while ${what} was under way on cluster ${cluster.id}.`,
		hint: "Both secrets stay valid. The next run waits for the cluster and goes on; a longer max-wait lets one run see it through."
	};
}
function gaveUp(cluster) {
	return {
		code: "reset-failed",
		message: `Cluster ${cluster.id} could not be given the new secret.`,
		hint: "Both secrets stay valid; look at the activity log of the cluster and run again."
	};
}

// src/operations/rotate-hand-out.ts
async function handOut(settings, ports) {
	const value = await ports.log.group("Secret", () => valueOf(settings, ports));
	const handed = {
		secret: {
			keyId: value.keyId,
			endsOn: value.endsOn,
			made: value.made
		},
		kept: true,
		stored: [],
		outcomes: /* @__PURE__ */ new Map(),
		problems: []
	};
	const rejected = await ports.log.group("Proof", () => (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.r)(settings.gathered.application.appId, value.secret, ports));
	if (rejected) return takeBack(handed, [rejected], settings);
	await settings.session.record(() => announcement(value, settings, ports));
	const stored = ports.stores.length > 0 ? await ports.log.group("Stores", () => store(value, settings, ports)) : nothingStored;
	if (stored.problems.length > 0) return stored.left ? {
		...handed,
		problems: stored.problems
	} : takeBack(handed, stored.problems, settings);
	if (stored.names.length > 0) await settings.session.record([(0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_7__.n)(value.keyId)]);
	const outcomes = await ports.log.group("Clusters", () => apply(value, settings, ports));
	const done = {
		...handed,
		stored: stored.names,
		outcomes
	};
	return value.made && ports.stores.length === 0 && nobodyHasIt(outcomes) ? takeBack(done, [], settings) : done;
}
const nothingStored = {
	names: [],
	problems: [],
	left: false
};
async function valueOf({ plan, gathered, policy, session, validFor }, ports) {
	if (plan.kind !== "resume") {
		const made = await (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.n)(session, {
			validFor,
			policy
		}, ports);
		ports.log.info(`Made secret ${made.keyId}, valid until ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.v)(made.endsOn)}.`);
		return {
			...made,
			made: true
		};
	}
	const credential = gathered.facts.credentials.find(({ keyId }) => keyId.toLowerCase() === plan.keyId);
	for (const each of ports.stores.filter(({ readable }) => readable)) {
		const latest = await each.latest();
		if (!credential || latest?.keyId?.toLowerCase() !== plan.keyId) continue;
		ports.log.info(`Going on with secret ${credential.keyId} from ${each.name}.`);
		return {
			keyId: credential.keyId.toLowerCase(),
			secret: await each.value(),
			endsOn: credential.endsOn,
			made: false
		};
	}
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__.t({
		code: "store-changed",
		message: `The stored secret ${plan.keyId ?? ""} of application ${gathered.application.appId} was replaced while this run was taking its turn.`,
		hint: "Run again: the next run plans with what is stored then."
	});
}
function announcement(value, { plan, gathered }, { stores, clock }) {
	const now = clock.now();
	return [
		...stores.length > 0 ? [(0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_7__.a)(value.keyId)] : [],
		...plan.targets.map((cluster) => (0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_7__.l)(value.keyId, cluster.id, now)),
		...gathered.users.clusters.flatMap((cluster) => (0,_ledger_tags_js__WEBPACK_IMPORTED_MODULE_7__.t)(cluster.id) ?? [])
	];
}
async function store(value, { gathered, session }, ports) {
	const { appId } = gathered.application;
	if (!value.made && gathered.facts.ledger.delivered.has(value.keyId)) return {
		names: [],
		problems: [],
		left: true
	};
	const open = value.made ? ports.stores : await thoseWithout(value.keyId, ports.stores);
	const issued = {
		appId,
		tenantId: ports.caller.tenantId,
		keyId: value.keyId,
		rotationId: value.made ? session.rotationId : makerOf(value.keyId, gathered),
		secret: value.secret,
		endsOn: value.endsOn
	};
	const result = await (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.i)(issued, open, ports);
	return {
		names: result.problems.length > 0 ? [] : ports.stores.map(({ name }) => name),
		problems: result.problems,
		left: result.left || !value.made
	};
}
function makerOf(keyId, { facts }) {
	const credential = facts.credentials.find((each) => each.keyId.toLowerCase() === keyId);
	return (0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.l)(credential?.displayName ?? null)?.rotationId ?? "";
}
async function thoseWithout(keyId, stores) {
	const without = [];
	for (const each of stores) if (!each.readable || (await each.latest())?.keyId?.toLowerCase() !== keyId) without.push(each);
	return without;
}
function apply(value, { plan, gathered, session, deadline, parallel, force }, ports) {
	const { application, facts } = gathered;
	const context = {
		appId: application.appId,
		secret: value,
		session,
		ledger: facts.ledger,
		credentials: facts.credentials,
		force,
		deadline,
		parallel
	};
	return applyToAll(plan.targets, context, ports).then((outcomes) => new Map(plan.targets.map((cluster, index) => [cluster.id.toLowerCase(), outcomes[index]])));
}
function nobodyHasIt(outcomes) {
	return [...outcomes.values()].every(({ kind }) => kind === "refused" || kind === "skipped" || kind === "stopped");
}
async function takeBack(handed, problems, { session }) {
	if (!handed.secret.made) return {
		...handed,
		problems
	};
	await session.remove(handed.secret.keyId);
	await session.record([]);
	return {
		...handed,
		kept: false,
		stored: [],
		problems
	};
}

// src/operations/rotate-principal.ts
const retention = 2592e6;
async function resolvePrincipal(target, ports) {
	const appId = target.kind === "app-id" ? target.appId : await appIdOf(target.id, ports);
	if (ports.caller.appId?.toLowerCase() === appId.toLowerCase()) throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__.t(ownIdentity(appId));
	const [application, servicePrincipal] = await Promise.all([ports.applications.get({ appId }), ports.applications.servicePrincipal(appId)]);
	if (!application) throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__.t(await whyNone(appId, servicePrincipal, ports));
	return {
		application,
		servicePrincipal
	};
}
async function appIdOf(id, { clusterWrites }) {
	const reading = await clusterWrites.state(id);
	if (!reading.found) throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__.t(reading.problem);
	if (reading.state.clientId.toLowerCase() !== "msi") return reading.state.clientId;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__.t({
		code: "cluster-managed-identity",
		message: `Cluster ${id} signs in with a managed identity: it has no client secret to rotate.`,
		hint: "Nothing to do: Azure renews the credentials of managed identities itself."
	});
}
function ownIdentity(appId) {
	return {
		code: "own-identity",
		message: `This run signs in as ${appId}, the very principal whose secret it is to change; nothing was sent.`,
		hint: "Give the workflow an identity of its own, which no cluster uses (https://learn.microsoft.com/azure/aks/kubernetes-service-principal)."
	};
}
async function whyNone(appId, servicePrincipal, { applications, caller }) {
	const home = servicePrincipal?.appOwnerTenantId?.toLowerCase();
	if (home && home !== caller.tenantId.toLowerCase()) return {
		code: "application-foreign",
		message: `Application ${appId} lives in tenant ${home}; only its service principal is in ${caller.tenantId}, so its secrets cannot be changed from here.`,
		hint: "Run this action with an identity of that tenant, or ask whoever administers the application."
	};
	const [deleted] = await applications.deleted({ appId });
	if (deleted) return {
		code: "application-deleted",
		message: `Application ${appId} (${deleted.displayName}) was deleted on ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.v)(deleted.deletedOn)}; until ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.v)(deleted.deletedOn + retention)} it can be restored.`,
		hint: `az rest --method POST --url https://graph.microsoft.com/v1.0/directory/deletedItems/${deleted.objectId}/restore, the same for its service principal, then run again.`
	};
	return {
		code: "application-not-found",
		message: `No application of tenant ${caller.tenantId} has the appId ${appId}.`,
		hint: "Check the id (the application (client) id, not an object id) and the tenant that this run signs in to."
	};
}
async function passwordPolicyOf({ application }, { applications }) {
	const policy = await applications.passwordPolicy(application);
	if (!policy?.blocked) return policy;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__.t({
		code: "password-blocked-policy",
		message: `The app management policy of this tenant forbids new passwords on application ${application.appId}; nothing was sent.`,
		hint: "Move its clusters to managed identity (az aks update --enable-managed-identity), or ask for an exemption of this application."
	});
}
function notesOf({ application, servicePrincipal }) {
	const own = servicePrincipal?.credentials.filter((credential) => credential.kind === "password").length ?? 0;
	const certificates = application.credentials.filter((credential) => credential.kind === "certificate").length;
	return [
		...own > 0 ? [`${own} passwords are on the service principal object itself; this action neither counts on them nor removes them.`] : [],
		...certificates > 0 ? [`${certificates} certificates are left alone: clusters sign in with passwords only.`] : [],
		...servicePrincipal === null ? ["Its service principal is missing in this tenant, so no cluster can sign in; make it with az ad sp create --id."] : [],
		...servicePrincipal?.accountEnabled === false ? ["Its service principal is disabled: no cluster can sign in until it is enabled."] : []
	];
}

// src/domain/rotate-text.ts
function verdict(report) {
	const { clusters, secret, removed, outcome } = report;
	const count = (state) => clusters.filter((row) => row.state === state).length;
	if (report.dryRun) return report.steps.length > 0 ? `Dry run, nothing was sent: ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.T)(report.steps.length, "step")} to do.` : "Dry run: nothing to do.";
	const accepted = count("accepted");
	const open = clusters.filter((row) => [
		"refused",
		"failed",
		"waiting",
		"skipped",
		"held-back"
	].includes(row.state)).length;
	const parts = [
		...secret ? [`${secret.made ? "new secret" : "stored secret"} until ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.v)(secret.endsOn)}`] : [],
		...accepted > 0 ? [`accepted by ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.T)(accepted, "cluster")}`] : [],
		...open > 0 ? [`${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.T)(open, "cluster")} still to do`] : [],
		...count("stopped") > 0 ? [`${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.T)(count("stopped"), "stopped cluster")} left on the old one`] : [],
		...removed.length > 0 ? [`${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.T)(removed.length, "old secret")} removed`] : []
	];
	if (parts.length === 0) return outcome === "unchanged" ? "Nothing to do: every running cluster has a secret that lasts." : `Nothing was changed (${outcome}).`;
	const text = parts.join(", ");
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
function logLines(report) {
	return [
		{
			title: "Why",
			lines: [...report.reasons]
		},
		{
			title: "Steps",
			lines: report.steps.map((step, index) => `${String(index + 1).padStart(2)}. ${step.request}  (${step.reason})`)
		},
		{
			title: `Clusters of ${nameOf(report)}`,
			lines: report.clusters.map(clusterLine)
		},
		{
			title: "Secrets",
			lines: [...report.removed.map((credential) => `removed  ${describe(credential)}`), ...report.verdicts.map(verdictLine)]
		},
		{
			title: "Notes",
			lines: [...report.notes]
		},
		{
			title: "Problems",
			lines: report.problems.map((problem) => `${problem.message} ${problem.hint} [${problem.code}]`)
		},
		{
			title: "Result",
			lines: [verdict(report)]
		}
	].filter(({ lines }) => lines.length > 0).map(({ title, lines }) => ({
		title: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.b)(title),
		lines: lines.map((line) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.b)(line))
	}));
}
const summaryLimit = 1e6;
function summary(report, limitBytes = summaryLimit) {
	const { principal } = report;
	const problems = report.problems.map((each) => `- ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.S)(each.message, 500)} ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.S)(each.hint, 500)} (${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.f)(each.code)})`);
	const blocks = [
		text([
			`**${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.S)(verdict(report))}**`,
			"",
			`Service principal ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.S)(principal.displayName, 100)} ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.f)(principal.appId)}, application object id ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.f)(principal.objectId)}.`
		]),
		list(problems, "more problem"),
		table(["| Cluster | State | Secret | Nodes | Why |", "| --- | --- | --- | ---: | --- |"], report.clusters.map(clusterRow), "more cluster"),
		table(["| # | Request | Why |", "| ---: | --- | --- |"], report.steps.map((step, index) => `| ${index + 1} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.f)(step.request, 300)} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.S)(step.reason, 400)} |`), "more step"),
		table(["| Secret | Made by | Ends | |", "| --- | --- | --- | --- |"], [...report.removed.map((credential) => secretRow(credential, "removed")), ...report.verdicts.map((each) => secretRow(each.credential, each.reason))], "more secret"),
		list(report.notes.map((note) => `- ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.S)(note, 500)}`), "more note")
	];
	return (0,_connection_js__WEBPACK_IMPORTED_MODULE_2__.n)(blocks.filter((block) => block.head.length > 0 || block.rows.length > 0), limitBytes);
}
function clustersJson(rows) {
	return JSON.stringify(rows.map(({ id, state, keyId, problem }) => ({
		id,
		state,
		keyId,
		...problem ? { problem: problem.code } : {}
	})));
}
function clusterLine({ id, state, nodes, keyId, problem }) {
	return `${state.padEnd(9)} ${id} (${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.T)(nodes, "node")}${keyId ? `, secret ${keyId}` : ""}${problem ? `; ${problem.code}` : ""})`;
}
function verdictLine({ credential, remove, reason }) {
	return `${remove ? "to go   " : "kept    "} ${describe(credential)}: ${reason}`;
}
function describe(credential) {
	return `${credential.keyId} (${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.r)(credential.displayName)}, until ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.v)(credential.endsOn)})`;
}
function clusterRow({ id, state, keyId, nodes, problem }) {
	return `| ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.f)(id, 300)} | ${state} | ${keyId ? (0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.f)(keyId) : ""} | ${nodes} | ${problem ? (0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.S)(problem.message, 400) : ""} |`;
}
function secretRow(credential, why) {
	const maker = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.r)(credential.displayName) === "foreign" ? "others" : "this action";
	return `| ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.f)(credential.keyId)} | ${maker} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.v)(credential.endsOn)} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.S)(why, 300)} |`;
}
function nameOf({ principal }) {
	return principal.displayName ? `${principal.displayName} (${principal.appId})` : principal.appId;
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
		more: (left) => `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.T)(left, what)} in the log.`
	};
}
function table(head, rows, what) {
	return {
		head: rows.length > 0 ? head : [],
		rows,
		tail: [],
		more: (left) => `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.T)(left, what)} in the log.`
	};
}

// src/operations/rotate-result.ts
function toResult(state) {
	const outcome = outcomeOf(state);
	const report = reportOf(state, outcome);
	const failure = failureOf(state, report, outcome);
	return {
		outcome,
		complete: state.gathered.users.complete,
		outputs: {
			"key-id": report.secret?.keyId ?? "",
			"expires-on": report.secret ? (0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.y)(report.secret.endsOn) : "",
			clusters: clustersJson(report.clusters),
			retired: JSON.stringify(report.removed.map(({ keyId }) => keyId))
		},
		result: {
			operation: "rotate",
			outcome,
			complete: state.gathered.users.complete,
			principal: report.principal,
			secret: report.secret ? {
				keyId: report.secret.keyId,
				expiresOn: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.y)(report.secret.endsOn)
			} : null,
			clusters: JSON.parse(clustersJson(report.clusters)),
			retired: report.removed.map(({ keyId }) => keyId),
			problems: report.problems.map(({ code, message }) => ({
				code,
				message
			}))
		},
		summary: summary(report),
		log: logLines(report),
		annotations: annotations(report, failure),
		files: [],
		problems: report.problems,
		failure
	};
}
function outcomeOf(state) {
	const { settings, plan, waiting, handed, gathered, settled, wrote } = state;
	const idle = plan.kind === "unchanged" || plan.kind === "stuck";
	if (settings.dryRun && !idle) return "planned";
	if (waiting) return "waiting";
	if (plan.kind === "stuck" || handed?.kept === false) return "failed";
	const open = openOutcome(handed);
	if (open === "partial" || !gathered.users.seen) return "partial";
	if (open === "waiting") return "waiting";
	if (!settled) return "partial";
	return wrote ? "changed" : "unchanged";
}
function openOutcome(handed) {
	const kinds = new Set([...handed?.outcomes.values() ?? []].map(({ kind }) => kind));
	if ((handed?.problems.length ?? 0) > 0 || kinds.has("refused") || kinds.has("failed") || kinds.has("skipped")) return "partial";
	return kinds.has("waiting") ? "waiting" : null;
}
function reportOf(state, outcome) {
	const { principal, gathered, handed, plan } = state;
	const { appId, objectId, displayName } = principal.application;
	const gone = new Set(state.removed.map(({ keyId }) => keyId));
	return {
		principal: {
			appId,
			objectId,
			displayName
		},
		dryRun: state.settings.dryRun,
		outcome,
		complete: gathered.users.complete,
		reasons: plan.reasons,
		steps: state.settings.dryRun ? state.steps(state.stores) : [],
		secret: handed?.kept ? handed.secret : null,
		stores: handed?.stored ?? [],
		clusters: gathered.users.clusters.map((cluster) => rowOf(cluster, state)),
		removed: state.removed,
		verdicts: state.verdicts.filter(({ credential }) => !gone.has(credential.keyId)),
		notes: [...state.notes, ...(handed?.stored ?? []).map((name) => `Stored in: ${name}.`)],
		problems: problemsOf(state)
	};
}
function rowOf(cluster, state) {
	const outcome = state.handed?.outcomes.get(cluster.id.toLowerCase());
	const use = (0,_connection_js__WEBPACK_IMPORTED_MODULE_2__.l)(cluster, state.gathered.facts.ledger);
	return {
		id: cluster.id,
		name: cluster.name,
		nodes: cluster.nodeCount,
		state: outcome?.kind ?? restingState(cluster, state),
		keyId: use.use === "known" ? use.keyIds[0] ?? null : null,
		problem: outcome && "problem" in outcome ? outcome.problem : null
	};
}
function restingState(cluster, { plan, settings }) {
	if (cluster.powerState === "Stopped") return "stopped";
	if (plan.capped.some(({ id }) => id === cluster.id)) return "held-back";
	return settings.dryRun && plan.targets.some(({ id }) => id === cluster.id) ? "planned" : "unchanged";
}
function problemsOf({ handed, gathered, waiting, plan, problems }) {
	const outcomes = [...handed?.outcomes.values() ?? []];
	return [
		...handed?.problems ?? [],
		...outcomes.flatMap((outcome) => "problem" in outcome ? [outcome.problem] : []),
		...plan.capped.length > 0 ? [heldBack(plan.capped)] : [],
		...waiting ? [waiting] : [],
		...problems,
		...gathered.users.complete ? [] : gathered.users.problems
	];
}
function heldBack(clusters) {
	return {
		code: "rotation-stuck",
		message: `Four secrets were sent to ${clusters.map(({ id }) => id).join(", ")} and none was seen accepted; it gets no further one.`,
		hint: "Each try reimages nodes. Look at the activity log of the cluster for why its resets fail, then run with force: true, or name a Key Vault in store so that one value can be sent again."
	};
}
function failureOf(state, report, outcome) {
	if (outcome !== "failed" && outcome !== "partial") return null;
	const [only, ...more] = report.problems;
	if (only && more.length === 0) return only;
	if (!only && !state.settled) return unsettled(report);
	return {
		code: outcome === "failed" ? "rotate-failed" : "rotate-incomplete",
		message: `${verdict(report)}${only ? ` First of ${report.problems.length} problems: ${only.message}` : ""}`,
		hint: "No cluster lost its secret: what was superseded is kept until every cluster has the new one. A further run goes on from here."
	};
}
function unsettled(report) {
	return {
		code: "rotate-incomplete",
		message: `${verdict(report)} Since then a cluster appeared or changed that needs a new secret as well.`,
		hint: "Run again: the next run gives it one."
	};
}
function annotations(report, failure) {
	return report.problems.filter((problem) => problem !== failure).slice(0, 10).map((problem) => ({
		level: "warning",
		title: `rotate: ${problem.code}`,
		message: `${problem.message} ${problem.hint}`
	}));
}

// src/operations/rotate-rights.ts
const resetRights = ["Microsoft.ContainerService/managedClusters/read", "Microsoft.ContainerService/managedClusters/resetServicePrincipalProfile/action"];
async function missingRights(principal, plan, ports) {
	const problems = [];
	const graph = await missingGraphRight(principal, ports);
	if (graph) problems.push(graph);
	for (const cluster of plan.targets) {
		const missing = await ports.resources.missingRights(cluster.id, resetRights) ?? [];
		if (missing.length > 0) problems.push({
			code: "right-missing",
			message: `This identity may not ${missing.join(", ")} at ${cluster.id}.`,
			hint: "Give it the role of docs/samples/aks-sp-operator.role.json (or Contributor) at the cluster or above."
		});
	}
	for (const store of ports.stores) {
		const problem = await store.check();
		if (problem) problems.push(problem);
	}
	return problems;
}
async function missingGraphRight({ application }, { applications, caller }) {
	const permissions = await applications.permissions();
	if (permissions === null || permissions.includes("Application.ReadWrite.All")) return null;
	if (!permissions.includes("Application.ReadWrite.OwnedBy")) return {
		code: "right-missing",
		message: "This identity has no Graph application permission to change applications.",
		hint: "Grant Application.ReadWrite.OwnedBy with admin consent and make it an owner of the application (docs/permissions.md)."
	};
	const owners = await applications.owners(application.objectId);
	if (caller.objectId !== null && owners.some((owner) => owner.toLowerCase() === caller.objectId?.toLowerCase())) return null;
	return {
		code: "right-missing",
		message: `This identity has Application.ReadWrite.OwnedBy and is no owner of application ${application.appId}.`,
		hint: `az ad app owner add --id ${application.appId} --owner-object-id ${caller.objectId ?? "<object id of its service principal>"}`
	};
}

// src/operations/rotate.ts
async function rotate(settings, openPorts) {
	const principal = await resolvePrincipal(settings.target, openPorts);
	const { application } = principal;
	const ports = {
		...openPorts,
		stores: await openPorts.openStores(application.appId)
	};
	ports.log.info(`Application ${application.displayName} (appId ${application.appId}).`);
	const policy = await passwordPolicyOf(principal, ports);
	const first = await (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.a)({
		application,
		current: null,
		lists: false
	}, settings, ports);
	const plan = await lookedUp(first, ports);
	say(plan, first, ports);
	const state = stateOf(settings, principal, policy, first, plan, ports);
	refuseStopped(settings, first);
	if (settings.dryRun) return toResult({
		...state,
		problems: [...inTheWay(plan, first, settings), ...await missingRights(principal, plan, ports)]
	});
	if (plan.kind === "unchanged" || plan.kind === "stuck") return toResult(state);
	for (const store of ports.stores) await refuse(store.check());
	return inTurn(state, policy, settings, ports);
}
async function lookedUp({ facts }, ports) {
	const plan = planRotation(facts);
	if (plan.kind !== "retire") return plan;
	return planRotation(await (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.o)(facts, ports));
}
async function inTurn(before, policy, settings, ports) {
	const session = (0,_writers_js__WEBPACK_IMPORTED_MODULE_5__.u)(before.principal.application.objectId, settings.rotationId, ports);
	try {
		const turn = await (0,_writers_js__WEBPACK_IMPORTED_MODULE_5__.r)(session, settings, ports);
		if (turn.kind === "waiting") return toResult({
			...before,
			waiting: turn.problem
		});
		const gathered = await (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.a)({
			application: turn.application,
			current: null,
			lists: false
		}, settings, ports);
		const plan = planRotation(gathered.facts);
		const state = stateOf(settings, before.principal, policy, gathered, plan, ports);
		return toResult(await carryOut(state, policy, session, settings, ports));
	} finally {
		await giveBack(session, ports);
	}
}
async function carryOut(state, policy, session, settings, ports) {
	const { plan, gathered } = state;
	const deadline = new _writers_js__WEBPACK_IMPORTED_MODULE_5__.a(ports.clock, settings.maxWait);
	const problems = inTheWay(plan, gathered, settings);
	const handed = (plan.kind === "create" || plan.kind === "resume") && problems.length === 0 ? await handOut({
		plan,
		gathered,
		policy,
		session,
		deadline,
		validFor: settings.validFor,
		parallel: settings.parallel,
		force: settings.force
	}, ports) : null;
	const current = handed?.kept ? handed.secret.keyId : null;
	const retired = await ports.log.group("Retiring", () => (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.t)(session, current, settings, ports));
	return finalState({
		...state,
		problems
	}, handed, retired, session.wrote);
}
function inTheWay({ targets }, { application, users, facts }, { force }) {
	const { ledger, credentials, now } = facts;
	const problems = users.clusters.filter((cluster) => targets.includes(cluster)).map((cluster) => preflight({
		cluster,
		appId: application.appId,
		ledger,
		credentials,
		now,
		force
	})).flatMap((verdict) => "problem" in verdict ? [verdict.problem] : []);
	return problems.length === targets.length ? problems : [];
}
function finalState(state, handed, retired, wrote) {
	return {
		...state,
		gathered: retired.gathered,
		handed,
		removed: retired.removed,
		verdicts: retired.verdicts,
		settled: isSettled(retired.gathered.facts),
		wrote
	};
}
function stateOf(settings, principal, policy, gathered, plan, ports) {
	const { endsOn } = (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.c)(gathered.facts.now, settings.validFor, policy?.maxLifetime ?? null);
	return {
		settings: { dryRun: settings.dryRun },
		principal,
		gathered,
		plan,
		steps: (stores) => stepsOf(plan, gathered.facts, {
			objectId: principal.application.objectId,
			stores,
			parallel: settings.parallel,
			endsOn
		}),
		notes: notesOf(principal),
		handed: null,
		removed: [],
		verdicts: plan.verdicts,
		settled: isSettled(gathered.facts),
		wrote: false,
		waiting: null,
		problems: [],
		stores: ports.stores.map(({ name }) => name)
	};
}
function say(plan, { users, facts }, { log }) {
	log.info(`${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.T)(users.clusters.length, "cluster")} on it; ${facts.complete ? "no other can have been left out" : "others may have been left out, so nothing will be removed"}.`);
	for (const reason of plan.reasons) log.info(reason);
	const nodes = plan.targets.reduce((sum, cluster) => sum + cluster.nodeCount, 0);
	if (plan.targets.length > 0) log.info(`${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.T)(plan.targets.length, "cluster")} to be given a secret; AKS reimages their nodes (${nodes}) to bring it to them.`);
}
function refuseStopped({ onStopped }, { users }) {
	const stopped = users.clusters.filter((cluster) => cluster.powerState === "Stopped").map((cluster) => cluster.id);
	if (onStopped === "skip" || stopped.length === 0) return;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__.t({
		code: "cluster-stopped",
		message: `on-stopped is fail, and ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__.T)(stopped.length, "cluster")} of this principal cannot take a new secret: ${stopped.join(", ")}. Nothing was sent.`,
		hint: "Start them and run again, or say on-stopped: skip: they keep their old secret, which then is not removed."
	});
}
async function refuse(check) {
	const problem = await check;
	if (problem) throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__.t(problem);
}
async function giveBack(session, { log }) {
	try {
		await session.dropTurns();
	} catch (error) {
		if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_6__.t)) throw error;
		const { message } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_6__.n)(error);
		log.warning(`The turn could not be given back: ${message} The next run takes over when GitHub calls this one completed, or when the lease ends.`);
	}
}

// src/wiring/rotate.ts
async function runRotate(inputs, runtime) {
	const connection = await (0,_connection_js__WEBPACK_IMPORTED_MODULE_2__.t)(inputs, runtime);
	const { identity, ports, openStores } = (0,_writers_js__WEBPACK_IMPORTED_MODULE_5__.t)(inputs, runtime, connection);
	const { cloud, http, caller } = connection;
	const named = inputs.target.kind === "cluster" ? [inputs.target.id] : [];
	return rotate({
		...inputs,
		...identity,
		named
	}, {
		...ports,
		proof: (0,_retire_js__WEBPACK_IMPORTED_MODULE_1__.l)(cloud, http, caller.tenantId),
		openStores
	});
}



/***/ })

};
