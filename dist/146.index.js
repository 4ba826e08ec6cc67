export const id = 146;
export const ids = [146];
export const modules = {

/***/ 9146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCheckExpiry: () => (/* binding */ runCheckExpiry)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6846);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(198);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4263);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6261);
/* harmony import */ var _fetch_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4652);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8645);
/* harmony import */ var _retries_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4522);
/* harmony import */ var _fleet_report_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5615);
/* harmony import */ var _report_file_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1999);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7598);











// src/azure/directory-batch.ts
const idsPerFilter = 15;
const requestsPerBatch = 20;
const parallel$1 = 4;
const maxTries = 7;
async function readByAppId(graph, collection, appIds, keep, delay, attempt) {
	const queue = chunks(chunks(appIds, idsPerFilter), requestsPerBatch).map((batch) => batch.map((ids) => ({
		appIds: ids,
		tries: 0
	})));
	const failed = /* @__PURE__ */ new Map();
	const fail = (inners, error) => {
		const problem = (0,_failures_js__WEBPACK_IMPORTED_MODULE_3__.t)(error, attempt);
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
	await Promise.all(Array.from({ length: parallel$1 }, worker));
	return {
		unread: new Set(failed.keys()),
		problems: [...new Map([...failed.values()].map((problem) => [problem.message, problem])).values()]
	};
}
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
		keep((0,_fetch_js__WEBPACK_IMPORTED_MODULE_4__.r)(page), new Set(inner.appIds));
	} catch (error) {
		fail([inner], error);
	}
}
function chunks(items, size) {
	return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

// src/azure/directory.ts
const pageSize = 999;
const perBatch = 300;
const right = "the Graph application permission Application.Read.All (with admin consent)";
function createDirectory(credential, cloud, http, delay) {
	const graph = (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.p)(credential, cloud, http);
	return {
		now: () => graph.now(),
		async principals(appIds) {
			if (appIds.some((appId) => !(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.O)(appId))) throw new TypeError("appIds must be GUIDs: they become part of a filter");
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
	applications: _fetch_js__WEBPACK_IMPORTED_MODULE_4__.i,
	servicePrincipals: _fetch_js__WEBPACK_IMPORTED_MODULE_4__.o
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
		const all = new Set(wanted);
		const problems = await readAll(graph, `/${collection}`, (values) => keep(values, all), attempt);
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
			keep((0,_fetch_js__WEBPACK_IMPORTED_MODULE_4__.r)(page));
			const link = page["@odata.nextLink"];
			if (typeof link !== "string") return [];
			page = await graph.next(link);
		}
	} catch (error) {
		return [(0,_failures_js__WEBPACK_IMPORTED_MODULE_3__.t)(error, attempt)];
	}
}
async function readDeleted(graph, wanted, applications, servicePrincipals) {
	const missing = wanted.filter((appId) => applications.read(appId) && !applications.found.has(appId) && servicePrincipals.read(appId));
	const found = /* @__PURE__ */ new Map();
	if (missing.length === 0) return {
		found,
		read: () => true,
		problems: []
	};
	const problems = await readAll(graph, "/directory/deletedItems/microsoft.graph.application", (values) => {
		for (const value of values) if (missing.includes(appIdOf(value))) found.set(appIdOf(value), (0,_fetch_js__WEBPACK_IMPORTED_MODULE_4__.a)(value));
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

// src/calendar.ts
async function calendarText({ name, stamp, events }) {
	const { ICalAlarmType, ICalCalendar, ICalEventTransparency } = await __webpack_require__.e(/* import() */ 179).then(__webpack_require__.bind(__webpack_require__, 9179));
	const calendar = new ICalCalendar({
		name,
		prodId: {
			company: "aks-service-principal-action",
			product: "check-expiry",
			language: "EN"
		}
	});
	for (const { uid, day, summary, description, alarms } of events) {
		const event = calendar.createEvent({
			id: uid,
			stamp: new Date(stamp),
			lastModified: new Date(stamp),
			start: new Date(day),
			allDay: true,
			timezone: "UTC",
			summary,
			description,
			transparency: ICalEventTransparency.TRANSPARENT
		});
		for (const { before, text } of alarms) event.createAlarm({
			type: ICalAlarmType.display,
			trigger: Math.round(before / 1e3),
			description: text
		});
	}
	return `${calendar.toString()}\r\n`;
}

// src/github/issues.ts
const labelText = {
	color: "d93f0b",
	description: "Credentials of AKS service principals; kept up to date by a workflow"
};
function createIssues(options) {
	const { owner, repo } = options;
	const where = {
		owner,
		repo
	};
	const labelled = /* @__PURE__ */ new Set();
	let connected = null;
	const guarded = async (what, work) => {
		try {
			connected ??= Promise.all(/* import() */[__webpack_require__.e(240), __webpack_require__.e(693)]).then(__webpack_require__.bind(__webpack_require__, 693)).then(({ connect }) => connect(options));
			return await work(await connected);
		} catch (error) {
			return rethrow(error, what, options);
		}
	};
	return {
		list: (label) => guarded("list the issues", (octokit) => list(octokit, where, label)),
		comments: (issue) => guarded(`read the comments of issue #${String(issue)}`, (octokit) => comments(octokit, where, issue)),
		create: (given) => guarded("open an issue", async (octokit) => {
			await ensureLabel(octokit, where, given.labels[0], labelled);
			return create(octokit, where, given);
		}),
		update: (issue, change) => guarded(`change issue #${String(issue)}`, (octokit) => update(octokit, where, issue, change)),
		comment: async (issue, body) => {
			await guarded(`comment on issue #${String(issue)}`, (octokit) => octokit.rest.issues.createComment({
				...where,
				issue_number: issue,
				body
			}));
		}
	};
}
function rethrow(error, what, { owner, repo }) {
	throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__.t ? error : new _errors_js__WEBPACK_IMPORTED_MODULE_5__.t((0,_retries_js__WEBPACK_IMPORTED_MODULE_6__.r)(error, what, `${owner}/${repo}`), error);
}
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
function ignoring(error, status) {
	if (error.status !== status) throw error;
	return false;
}
async function create(octokit, where, given) {
	const send = async (assignees) => {
		const { data } = await octokit.rest.issues.create({
			...where,
			title: given.title,
			body: given.body,
			labels: [...given.labels],
			assignees: [...assignees]
		});
		if (!isNumbered(data)) throw (0,_retries_js__WEBPACK_IMPORTED_MODULE_6__.n)("the answer to the new issue cannot be read");
		return toRecord(data);
	};
	return send(given.assignees).catch((error) => {
		const refused = (0,_retries_js__WEBPACK_IMPORTED_MODULE_6__.o)(error);
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
		if (reason !== "duplicate" || !(0,_retries_js__WEBPACK_IMPORTED_MODULE_6__.i)(error)) throw error;
		return send("not_planned");
	});
}

// src/domain/report-words.ts
const hour = 36e5;
const namesShown = 5;
const statusWords = {
	ok: "✓ fine",
	unknown: "? unknown",
	expiring: "△ ends soon",
	critical: "▲ critical",
	expired: "✗ down"
};
function verdict$1(report) {
	return `${findings(report)} ${completeness(report)}`;
}
function findings(report) {
	const found = (0,_report_file_js__WEBPACK_IMPORTED_MODULE_8__.t)(report);
	const total = report.principals.length;
	const warn = span$1(report.thresholds.warnWithin);
	if (total === 0) return "No AKS cluster that uses a service principal was found.";
	if (found.ok === total) return `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(total, "service principal")} of AKS clusters, none ends within ${warn}.`;
	const parts = [
		found.expired > 0 ? `${verb(found.expired, "has", "have")} expired or cannot sign in` : "",
		found.critical > 0 ? `${verb(found.critical, "ends", "end")} within ${span$1(report.thresholds.criticalWithin)}` : "",
		found.expiring > 0 ? `${verb(found.expiring, "ends", "end")} within ${warn}` : "",
		found.unknown > 0 ? `${String(found.unknown)} could not be judged` : "",
		`${verb(found.ok, "is", "are")} fine`
	];
	return `Of ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(total, "service principal")} of AKS clusters: ${parts.filter((part) => part !== "").join(", ")}.`;
}
function verb(count, one, many) {
	return `${String(count)} ${count === 1 ? one : many}`;
}
function span$1(duration) {
	const hours = Math.round(duration / hour);
	return hours % 24 === 0 ? (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(hours / 24, "day") : (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(hours, "hour");
}
function completeness(report) {
	const { scanned, tenant } = report.coverage;
	if (!report.complete) return `The scan is NOT complete: ${reasons$1(report).join("; ")}.`;
	if (tenant) return "The scan is complete for the whole tenant.";
	return `The scan is complete for ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(scanned.length, "subscription")}; others, if any, were not seen.`;
}
function reasons$1(report) {
	const { coverage } = report;
	const open = coverage.scanned.filter((subscription) => !subscription.covered).length;
	const unread = report.principals.filter((principal) => principal.severity === "unknown" && principal.foreignTenantId === null).length;
	const found = [
		open > 0 ? `${String(open)} of ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(coverage.scanned.length, "subscription")} may hold clusters that this identity cannot read` : "",
		unread > 0 ? `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(unread, "service principal")} could not be judged` : "",
		report.problems.length > 0 ? `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(report.problems.length, "problem")}, see below` : ""
	].filter((reason) => reason !== "");
	return found.length > 0 ? found : ["not everything could be read"];
}
function deciding(principal) {
	const rank = (assessed) => _connection_js__WEBPACK_IMPORTED_MODULE_1__.d.indexOf(assessed.severity);
	return [...principal.clusters].sort((a, b) => rank(b) - rank(a) || (a.endsOn ?? 1e400) - (b.endsOn ?? 1e400))[0];
}
function endOf$1(principal, now) {
	const cluster = deciding(principal);
	const endsOn = cluster ? cluster.endsOn : principal.nextExpiry;
	const keyId = cluster?.keyId ?? principal.credentials.find((credential) => credential.endsOn === endsOn)?.keyId ?? null;
	if (endsOn === null) return keyId === null ? null : {
		keyId: keyId.slice(0, 8),
		when: "end unknown"
	};
	const when = `${endsOn <= now ? "ended" : "ends"} ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(endsOn)} (${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.h)(endsOn - now)})`;
	return {
		keyId: keyId?.slice(0, 8) ?? null,
		when
	};
}
function useWords(principal) {
	const cluster = deciding(principal);
	if (!cluster) return "no cluster seen";
	if (cluster.use === "known") return "on record";
	const best = cluster.latestEndsOn !== null && cluster.latestEndsOn !== cluster.endsOn ? `, at best until ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(cluster.latestEndsOn)}` : "";
	return cluster.use === "ambiguous" ? `rotation half-finished${best}` : `not on record${best}`;
}
function nameOf$1(principal) {
	const name = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.m)((0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.w)(principal.displayName ?? ""), 80);
	return name === "" ? "unnamed" : name;
}
function clusterName({ cluster }, show) {
	return cluster.powerState === "Stopped" ? `${show(cluster.name)} (stopped)` : show(cluster.name);
}
function listed$2(items, show, most = namesShown) {
	const shown = items.slice(0, most).map(show).join(", ");
	return items.length > most ? `${shown} and ${String(items.length - most)} more` : shown;
}
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
function nextSteps$1(report) {
	const own = report.principals.filter((principal) => principal.foreignTenantId === null);
	const down = report.principals.filter((principal) => principal.outages.length > 0);
	const ending = own.filter((principal) => principal.outages.length === 0 && !["ok", "unknown"].includes(principal.severity));
	const tidy = own.filter((principal) => principal.severity === "ok" && principal.due.length > 0);
	const foreign = report.principals.filter((principal) => principal.foreignTenantId !== null && principal.severity !== "ok");
	const steps = [
		down.length > 0 ? `Bring back ${named(down)}: the way out is under "Cannot sign in now".` : "",
		stoppedOf(ending).length > 0 ? `Start ${listed$2(stoppedOf(ending), (cluster) => cluster.name)}: a stopped cluster cannot take a new secret.` : "",
		ending.length > 0 ? `Run this action with operation rotate for ${named(ending)}.` : "",
		foreign.length > 0 ? `Ask the administrators of the other tenant about ${named(foreign)}.` : "",
		report.complete ? "" : "Solve the problems and missing rights shown above and scan again: until then nothing may be called healthy.",
		tidy.length > 0 ? `When there is time, run rotate for ${named(tidy)}: it records which secret is in use and removes old ones.` : ""
	].filter((step) => step !== "");
	return steps.length > 0 ? steps : ["Nothing to do now."];
}
function named(principals) {
	return listed$2(principals, (principal) => `${nameOf$1(principal)} (app-id ${principal.appId})`);
}
function managedIdentityExample(report) {
	const clusters = report.principals.filter((principal) => principal.foreignTenantId === null).flatMap((principal) => principal.clusters.map((assessed) => assessed.cluster));
	return clusters.find((cluster) => cluster.powerState === "Running") ?? clusters[0];
}

// src/domain/report-calendar.ts
const wholeDay = 864e5;
function calendarPlan(report) {
	const events = /* @__PURE__ */ new Map();
	for (const principal of report.principals) {
		if (principal.nextExpiry === null || !Number.isFinite(principal.nextExpiry)) continue;
		const event = eventOf(principal, principal.nextExpiry, report);
		if (!events.has(event.uid)) events.set(event.uid, event);
	}
	return {
		name: "Secrets of AKS service principals",
		stamp: Math.floor(report.scannedAt / 1e3) * 1e3,
		events: [...events.values()]
	};
}
function eventOf(principal, end, report) {
	const when = Math.min(Math.max(end, 0), Date.UTC(9999, 11, 31));
	const over = end <= report.scannedAt;
	const { warnWithin, criticalWithin } = report.thresholds;
	const summary = `Secret of ${nameOf$1(principal)} ${over ? "ended" : "ends"} (AKS service principal)`;
	return {
		uid: `aks-sp:${word(principal.tenantId)}:${word(principal.appId)}`,
		day: Math.floor(when / wholeDay) * wholeDay,
		summary,
		description: description(principal, end, over, report.scannedAt),
		alarms: over ? [] : [.../* @__PURE__ */ new Set([warnWithin, criticalWithin])].map((before) => ({
			before,
			text: summary
		}))
	};
}
function description(principal, end, over, scannedAt) {
	const clusters = principal.clusters.length === 0 ? "none seen" : listed$2(principal.clusters, (assessed) => clusterName(assessed, name$1), 20);
	return [
		`The secret that decides ${over ? "ended" : "ends"} at ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.y)(end)}.`,
		`app-id: ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.m)((0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.w)(principal.appId), 80)}`,
		`Tenant: ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.m)((0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.w)(principal.tenantId), 80)}`,
		`Clusters: ${clusters}`,
		`Next step: ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.w)(nextStep(principal))}`,
		`As of ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.y)(scannedAt)}; a later report may say otherwise.`
	].join("\n");
}
function name$1(text) {
	return (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.m)((0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.w)(text), 63);
}
function word(text) {
	return encodeURIComponent((0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.m)((0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.w)(text), 80).toLowerCase()).replace(/[!'()*]/g, "_");
}

// src/domain/managed-identity.ts
const moveCaveats = "There is no way back to a service principal; the nodes keep using it until their images are upgraded, which restarts them one after the other (`az aks nodepool upgrade --node-image-only` for each pool); every role that the principal holds has to be granted to the new identities too. A cluster that pulls images from a registry of another tenant has to keep its service principal.";
function identityVerdict(cluster, { foreignTenantId }) {
	if (foreignTenantId === null) return {
		kind: "can-move",
		command: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.x)(cluster),
		stopped: cluster.powerState === "Stopped"
	};
	if (cluster.tenantId.toLowerCase() === foreignTenantId.toLowerCase()) return {
		kind: "cannot",
		reason: `It belongs to tenant ${foreignTenantId}, where alone it can be decided.`
	};
	return {
		kind: "cannot",
		reason: `Its application lives in tenant ${foreignTenantId}, which a managed identity cannot sign in to. A service principal is still needed.`
	};
}
function grantAgain(appId, cluster) {
	const where = `--resource-group ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.E)(cluster.resourceGroup)} --name ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.E)(cluster.name)} --subscription ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.E)(cluster.subscriptionId)}`;
	const create = "az role assignment create --assignee-principal-type ServicePrincipal --assignee-object-id";
	return [
		`az role assignment list --assignee ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.E)(appId)} --all --query "[].{role:roleDefinitionName,scope:scope}" --output table`,
		`# for each of these, the roles on registries:`,
		`${create} "$(az aks show ${where} --query identityProfile.kubeletidentity.objectId --output tsv)" --role "<role>" --scope "<scope>"`,
		`# and all others:`,
		`${create} "$(az aks show ${where} --query identity.principalId --output tsv)" --role "<role>" --scope "<scope>"`
	];
}
function identityTable({ principals }) {
	const rows = principals.flatMap((principal) => principal.clusters.map(({ cluster }) => row(cluster, identityVerdict(cluster, principal))));
	if (rows.length === 0) return null;
	return {
		head: [
			"<details><summary>Managed identity, per cluster</summary>",
			"",
			moveCaveats,
			"",
			"| Cluster | Verdict | How, or why not |",
			"| --- | --- | --- |"
		],
		rows,
		tail: ["", "</details>"],
		more: (left) => `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(left, "more cluster")} left out here.`
	};
}
function row(cluster, verdict) {
	const name = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(cluster.name, 63);
	if (verdict.kind === "cannot") return `| ${name} | stays | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(verdict.reason, 300)} |`;
	return `| ${name} | can move${verdict.stopped ? ", once started" : ""} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(verdict.command, 500)} |`;
}

// src/domain/next-steps.ts
const beyondRotation = [
	"application-deleted",
	"application-missing",
	"service-principal-missing",
	"service-principal-disabled"
];
function nextSteps(principal, actionRef, most) {
	if (!(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.O)(principal.appId)) return ["The client id of these clusters is no GUID; set a valid service principal first."];
	const blocking = principal.outages.find((outage) => beyondRotation.includes(outage.kind));
	if (blocking) return [
		"A new secret does not help until this is done:",
		"",
		`- ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(blocking.wayOut, 1e3)}`
	];
	if (principal.foreignTenantId !== null) return foreignSteps(principal.foreignTenantId);
	return [
		"Run this workflow. It gives every cluster a new secret before the old one goes; AKS reimages the nodes of each cluster on the way.",
		"",
		...fenced$1("yaml", workflow(principal, actionRef)),
		"",
		...byHand(principal, most)
	];
}
function foreignSteps(tenantId) {
	return [`The application lives in tenant ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(tenantId)}, and only there can it get a new secret. Ask its owners for one that is added to the old one, not put in its place, and give it to every cluster listed above before the old one ends.`];
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
		"      actions: read # asks whether an earlier run is over",
		"    concurrency:",
		`      group: aks-sp-${appId.toLowerCase()}`,
		"      cancel-in-progress: false",
		"      queue: max",
		"    steps:",
		`      - uses: ${safeRef(actionRef)}`,
		"        with:",
		"          operation: rotate",
		`          app-id: ${appId.toLowerCase()}`,
		`          tenant-id: ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.O)(tenantId) ? tenantId : "${{ vars.AZURE_TENANT_ID }}"}`,
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
		...fenced$1("sh", [
			`secret="$(az ad app credential reset --id ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.E)(principal.appId)} --append --display-name by-hand --years 1 --query password --output tsv)"`,
			...clusters.map((cluster) => resetCommand(principal.appId, cluster)),
			"unset secret"
		])
	];
	if (left > 0) lines.push("", `The same for ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(left, "more cluster")}.`);
	return [
		...lines,
		"",
		"</details>"
	];
}
function resetCommand(appId, { cluster }) {
	return `az aks update-credentials ${`--resource-group ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.E)(cluster.resourceGroup)} --name ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.E)(cluster.name)} --subscription ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.E)(cluster.subscriptionId)}`} --reset-service-principal --service-principal ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.E)(appId)} --client-secret="$secret"`;
}
function managedIdentitySteps(principal, most) {
	const clusters = sorted(principal.clusters).map(({ cluster }) => ({
		cluster,
		verdict: identityVerdict(cluster, principal)
	}));
	if (principal.foreignTenantId !== null) return ["Not possible here.", ...[...new Set(clusters.map(({ verdict }) => verdict.kind === "cannot" ? verdict.reason : ""))].map((reason) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(reason, 300))];
	const [first] = clusters;
	if (!first) return ["No cluster was found on this principal."];
	const moves = clusters.slice(0, most).map(({ verdict }) => verdict.kind === "can-move" ? verdict.command : "");
	const roles = clusters.length > 1 ? "# then the roles, for the first of them and each of the others alike" : "# then the roles";
	const lines = [
		`No secret can expire once a cluster is on a managed identity. ${moveCaveats}`,
		"",
		...fenced$1("sh", [
			...moves,
			roles,
			...grantAgain(principal.appId, first.cluster)
		])
	];
	if (clusters.length > most) lines.push("", `The same for ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(clusters.length - most, "more cluster")}.`);
	const stopped = clusters.filter(({ cluster }) => cluster.powerState === "Stopped").length;
	if (stopped > 0) lines.push("", `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(stopped, "cluster")} of these must be started first.`);
	return lines;
}
function sorted(clusters) {
	return [...clusters].sort((a, b) => a.cluster.id.toLowerCase() < b.cluster.id.toLowerCase() ? -1 : 1);
}
function fenced$1(language, lines) {
	return [
		`\`\`\`${language}`,
		...lines,
		"```"
	];
}

// src/domain/report-html-parts.ts
function badge(severity) {
	return `<b class=${severity}>${statusParts(severity).word}</b>`;
}
function statusParts(severity) {
	const [sign = "", ...words] = statusWords[severity].split(" ");
	return {
		sign,
		word: words.join(" ")
	};
}
function name(text, limit = 80) {
	return `<bdi>${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(text, limit)}</bdi>`;
}
function principalName(principal) {
	return name(nameOf$1(principal));
}
function id(text) {
	return `<code>${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(text, 400)}</code>`;
}
function date(instant) {
	return instant === null ? "unknown" : (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(instant);
}
function copyable(what, lines) {
	return `<pre tabindex=0 role=group aria-label="${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(what)}">${lines.map(_ledger_js__WEBPACK_IMPORTED_MODULE_2__._).join("\n")}</pre>`;
}
function cluster({ cluster: { name: text, powerState } }) {
	return `${name(text)}${powerState === "Stopped" ? " (stopped)" : ""}`;
}
function listOf(items) {
	return items.length === 0 ? "" : `<ul>${items.map((item) => `<li>${item}`).join("")}</ul>`;
}

// src/domain/report-html-detail.ts
const withCommands = 50;
const foldedFrom = 200;
const clustersInCommands = 20;
function detailSection(report, actionRef) {
	if (report.principals.length === 0) return "";
	const parts = report.principals.map((principal, index) => detail(principal, index + 1, report, actionRef));
	return `<section id=details class=${report.principals.length > foldedFrom ? "many" : "few"} aria-labelledby=h-details><h2 id=h-details>Details</h2>\n${parts.join("\n")}</section>`;
}
function detail(principal, number, report, actionRef) {
	const end = endOf$1(principal, report.scannedAt);
	return [
		`<details><summary>${badge(principal.severity)} ${principalName(principal)}`,
		end ? ` <span>${end.when}</span>` : "",
		`</summary><div id=p${String(number)}>`,
		...principal.outages.map(({ message, wayOut }) => `<p class=out><b>${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(message, 600)}</b> Way out: ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(wayOut, 1e3)}`),
		facts(principal),
		clusterTable$1(principal),
		credentialTable$1(principal),
		listOf([...principal.notes, ...principal.due].map((note) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(note, 600))),
		steps$1(principal, number, actionRef),
		"</div></details>"
	].join("");
}
function facts(principal) {
	const { appId, applicationObjectId, servicePrincipalId, foreignTenantId, managed } = principal;
	return `<dl>${[
		`<dt>Client id<dd>${id(appId)}`,
		applicationObjectId === null ? "" : `<dt>Application object<dd>${id(applicationObjectId)}`,
		servicePrincipalId === null ? "" : `<dt>Service principal<dd>${id(servicePrincipalId)}`,
		foreignTenantId === null ? "" : `<dt>Tenant of the application<dd>${id(foreignTenantId)}`,
		managed ? "<dt>Managed<dd>yes" : ""
	].join("")}</dl>`;
}
function clusterTable$1({ clusters }) {
	if (clusters.length === 0) return "<p>No cluster was seen on it.";
	const rows = clusters.map((assessed) => `<tr><td>${clusterId(assessed)}<td>${badge(assessed.severity)}${assessed.cluster.powerState === "Stopped" ? ", stopped" : ""}<td>${secretOf(assessed)}`);
	return `<table><tr><th>${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(clusters.length, "cluster")}<th>State<th>Secret${rows.join("")}</table>`;
}
function clusterId(assessed) {
	const { id: whole, name: last } = assessed.cluster;
	const text = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(whole, 400);
	const ending = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(last, 80);
	if (ending === "" || !text.endsWith(`/${ending}`)) return `${name(last)} ${id(whole)}`;
	return `<code>${text.slice(0, -ending.length)}<b>${ending}</b></code>`;
}
function secretOf({ use, keyId, endsOn, latestEndsOn }) {
	const key = keyId === null ? "none" : `<code class=k>${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(keyId.slice(0, 8))}</code>`;
	const until = endsOn === null ? "" : ` until ${date(endsOn)}`;
	if (use === "known") return `${key}${until}`;
	const best = latestEndsOn !== null && latestEndsOn !== endsOn ? `, at best ${date(latestEndsOn)}` : "";
	return `${use === "ambiguous" ? "rotation half-finished" : "not on record"}, judged by ${key}${until}${best}`;
}
function credentialTable$1({ credentials }) {
	if (credentials.length === 0) return "";
	const rows = [...credentials].sort((a, b) => b.endsOn - a.endsOn || (a.keyId < b.keyId ? -1 : 1)).map((entry) => `<tr><td>${id(entry.keyId)}<br>${kindOf$1(entry)}<td>${stateOf(entry)}<td>${date(entry.startsOn)}<td>${date(entry.endsOn)}`);
	return `<table><tr><th>${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(credentials.length, "credential")}<th>State<th>From<th>To${rows.join("")}</table>`;
}
function kindOf$1({ kind, origin, holder, displayName }) {
	return `${{
		turn: "rotation lock",
		managed: `managed ${kind}`,
		foreign: kind
	}[origin]}${holder === "application" ? "" : " on the service principal"}${displayName === null || origin !== "foreign" ? "" : ` ${name(displayName)}`}`;
}
function stateOf({ state, usedBy }) {
	const words = state === "not-yet-valid" ? "not yet valid" : state;
	return usedBy.length > 0 ? `${words}, in use` : words;
}
function steps$1(principal, number, actionRef) {
	const lead = principal.outages.length > 0 ? "" : `<p class=next><b>Next step:</b> ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(nextStep(principal))}.`;
	const idle = principal.severity === "ok" && principal.due.length === 0;
	if (number > withCommands) return idle ? "" : lead;
	return `${lead}${idle ? "" : snippets(principal, actionRef)}${managedIdentity$2(principal)}`;
}
function snippets(principal, actionRef) {
	const lines = nextSteps(principal, actionRef, clustersInCommands);
	const workflow = fenced(lines, "yaml");
	const byHand = fenced(lines, "sh");
	const who = nameOf$1(principal);
	return [workflow.length > 0 ? `<h3>Workflow</h3>${copyable(`Workflow for ${who}`, workflow)}` : "", byHand.length > 0 ? `<h3>By hand, with the Azure CLI</h3>${copyable(`Commands for ${who}`, byHand)}` : ""].join("");
}
function fenced(lines, language) {
	const start = lines.indexOf(`\`\`\`${language}`);
	return start < 0 ? [] : lines.slice(start + 1, lines.indexOf("```", start + 1));
}
function managedIdentity$2({ clusters, foreignTenantId, displayName }) {
	if (foreignTenantId !== null) return "<p>A managed identity cannot sign in to another tenant, so these clusters still need a service principal.";
	if (clusters.length === 0) return "";
	const commands = clusters.slice(0, clustersInCommands).map(({ cluster: target }) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.x)(target));
	const more = clusters.length > clustersInCommands ? `<p>The same for ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(clusters.length - clustersInCommands, "more cluster")}.` : "";
	return `<h3>Or no secret at all: managed identity</h3>${copyable(`Move to a managed identity, ${displayName ?? ""}`, commands)}${more}`;
}

// src/domain/report-html-script.ts
const script = String.raw`
(() => {
  'use strict';
  const $ = (id) => document.getElementById(id);
  const said = $('said');
  const table = $('fleet');

  const entries = table ? [...table.tBodies[0].rows].map((row) => ({ row, detail: $(row.querySelector('a').hash.slice(1)).parentNode, text: null })) : [];
  const textOf = (entry) => {
    if (entry.text === null) {
      const parts = [entry.row, ...entry.detail.querySelectorAll('dl, table')];
      entry.text = parts.map((part) => part.textContent).join(' ').toLowerCase();
    }
    return entry.text;
  };

  // Thousands of rows are slow to lay out each time; whoever wants them all says so.
  const most = 300;
  let all = false;

  function filter() {
    const words = $('find').value.toLowerCase().split(/\s+/).filter(Boolean);
    const status = $('status').value;
    let found = 0;
    for (const entry of entries) {
      const fits = (status === '' || statusOf(entry.row) === status) && words.every((word) => textOf(entry).includes(word));
      if (fits) found += 1;
      entry.row.hidden = !fits || (!all && found > most);
      entry.detail.hidden = !fits;
    }
    const rest = !all && found > most;
    $('count').textContent = found + ' of ' + entries.length + (rest ? ' found, the first ' + most + ' shown' : ' shown');
    $('more').hidden = !rest;
  }

  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const ranks = ['expired', 'critical', 'expiring', 'unknown', 'ok'];
  const statusOf = (row) => row.querySelector('b').className;
  const numberOf = (cell) => {
    const value = Number(cell.firstChild.data.replace('\u2212', '-'));
    return Number.isNaN(value) ? Infinity : value;
  };
  /** By what a column sorts; the others are texts. */
  const keys = { 0: (row) => -ranks.indexOf(statusOf(row)), 2: (row) => numberOf(row.cells[2]), 4: (row) => numberOf(row.cells[4]) };
  const valueOf = (row, column) => keys[column]?.(row) ?? row.cells[column].textContent;
  const compare = (a, b) => (a === b ? 0 : typeof a === 'number' ? a - b : collator.compare(a, b));

  function sort(heads, column) {
    const ascending = heads[column].getAttribute('aria-sort') !== 'ascending';
    const sign = ascending ? 1 : -1;
    const values = new Map(entries.map((entry) => [entry, valueOf(entry.row, column)]));
    entries.sort((a, b) => sign * compare(values.get(a), values.get(b)));
    heads.forEach((head, index) => {
      if (index === column) head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
      else head.removeAttribute('aria-sort');
    });
    table.tBodies[0].append(...entries.map(({ row }) => row));
    $('details').append(...entries.map(({ detail }) => detail));
    filter();
    said.textContent = 'Sorted by ' + heads[column].textContent + (ascending ? ', ascending' : ', descending');
  }

  if (table) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      button.addEventListener('click', () => sort(heads, column));
      head.replaceChildren(button);
    });
    $('filter').hidden = false;
    $('filter').addEventListener('submit', (event) => event.preventDefault());
    $('find').addEventListener('input', filter);
    $('status').addEventListener('change', filter);
    $('more').addEventListener('click', showAll);
    filter();
  }

  function showAll() {
    all = true;
    filter();
  }

  async function copy(source, button) {
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      getSelection().selectAllChildren(source);
      document.execCommand('copy');
    }
    button.textContent = 'Copied';
    said.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), 1500);
  }

  function addButtons(detail) {
    if (detail.dataset.ready) return;
    detail.dataset.ready = 'yes';
    for (const source of detail.querySelectorAll('code:not(.k), pre')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = 'Copy';
      const what = source.getAttribute('aria-label') || source.textContent;
      button.setAttribute('aria-label', 'Copy ' + what);
      button.addEventListener('click', () => copy(source, button));
      if (source.tagName === 'PRE') source.before(button);
      else source.after(button);
    }
  }
  document.addEventListener('toggle', (event) => {
    if (event.target.open) addButtons(event.target);
  }, true);

  function follow() {
    const target = /^#p\d+$/.test(location.hash) ? $(location.hash.slice(1)) : null;
    if (!target) return;
    const detail = target.closest('details');
    detail.hidden = false;
    detail.open = true;
    detail.firstElementChild.focus({ preventScroll: true });
    detail.scrollIntoView({ block: 'start' });
  }
  addEventListener('hashchange', follow);
  follow();

  let opened = [];
  addEventListener('beforeprint', () => {
    if (table) showAll();
    opened = entries.filter(({ row }) => statusOf(row) !== 'ok').map(({ detail }) => detail).filter((detail) => !detail.open && !detail.hidden);
    opened.forEach((detail) => (detail.open = true));
  });
  addEventListener('afterprint', () => opened.forEach((detail) => (detail.open = false)));
})();
`;

// src/domain/report-html-style.ts
const style = `
:root{color-scheme:light dark;--bg:#fcfcfb;--panel:#f3f3f0;--text:#1c2024;--muted:#565d66;--line:#d9dad5;--link:#0b57b0;--focus:#0b57b0;
--expired:#a8201a;--critical:#a03d00;--expiring:#775800;--ok:#226a37;--unknown:#565d66;--band:#f6ecd0;--used:#3b6fa8;--valid:#8b949e}
@media(prefers-color-scheme:dark){:root{--bg:#14171a;--panel:#1d2125;--text:#e4e6e8;--muted:#a3abb3;--line:#353b41;--link:#8ab8f5;--focus:#8ab8f5;
--expired:#ff8f86;--critical:#ffad70;--expiring:#e3c25f;--ok:#85d09a;--unknown:#a3abb3;--band:#2e2917;--used:#7aa7dc;--valid:#7d8690}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:80rem;margin:0 auto;padding:0 clamp(1rem,4vw,2.5rem)}
header{padding-top:clamp(1.5rem,4vw,3rem)}
footer{color:var(--muted);font-size:.875rem;padding-bottom:3rem}
h1{font-size:clamp(1.5rem,1.2rem + 1.6vw,2.125rem);line-height:1.2;margin:.25rem 0 .75rem;font-weight:650;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .75rem;font-weight:650}
h3{font-size:.9375rem;margin:1.25rem 0 .375rem;font-weight:650}
p,ul,ol,dl,figure{margin:0 0 .75rem}
section{margin-top:2.75rem}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.kicker,.meta,small,.m{color:var(--muted)}
.kicker{margin:0;font-size:.875rem}
.lead{font-size:1.125rem;max-width:46rem;text-wrap:pretty}
.meta{font-size:.875rem}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.8125rem}
code{user-select:all;-webkit-user-select:all}
b.expired,b.critical,b.expiring,b.ok,b.unknown{font-weight:600;white-space:nowrap}
b.expired::before,b.critical::before,b.expiring::before,b.ok::before,b.unknown::before{display:inline-block;width:1.25em}
b.expired::before{content:"\u2717";content:"\u2717"/""}b.critical::before{content:"\u25b2";content:"\u25b2"/""}
b.expiring::before{content:"\u25b3";content:"\u25b3"/""}b.ok::before{content:"\u2713";content:"\u2713"/""}b.unknown::before{content:"?";content:"?"/""}
.expired{color:var(--expired);fill:var(--expired)}.critical{color:var(--critical);fill:var(--critical)}.expiring{color:var(--expiring);fill:var(--expiring)}
.ok{color:var(--ok);fill:var(--ok)}.unknown{color:var(--unknown);fill:var(--unknown)}
.tiles{display:flex;flex-wrap:wrap;gap:0;margin:1.5rem 0 0;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
.tiles div{flex:1 1 7.5rem;padding:.75rem 1rem .75rem 0}.tiles div:last-child{flex-grow:1.4}
.tiles dt{font-size:.875rem}.tiles dd{margin:0;font-size:1.625rem;line-height:1.2;font-weight:600;font-variant-numeric:tabular-nums}
.tiles dd.none{color:var(--muted);font-weight:400}
.todo{max-width:52rem;padding-left:1.5rem}.todo li{margin-bottom:.375rem}
.note{border-left:3px solid var(--critical);padding:.125rem 0 .125rem 1rem;max-width:52rem;list-style:none}.note.down{border-color:var(--expired)}.note p{margin:.125rem 0 .5rem}.note a{font-weight:600}.note code{color:var(--muted)}
.note li{margin-bottom:.5rem}
svg{display:block;overflow:hidden}
svg text{font-size:13px;fill:var(--text);paint-order:stroke;stroke:var(--bg);stroke-width:4px;stroke-linejoin:round}
svg text.m,svg tspan.m{fill:var(--muted);font-size:12px}
svg tspan.s{font-weight:600}
svg tspan.expired{fill:var(--expired)}svg tspan.critical{fill:var(--critical)}svg tspan.expiring{fill:var(--expiring)}svg tspan.ok{fill:var(--ok)}svg tspan.unknown{fill:var(--unknown)}
.bar{fill:var(--used)}
.bar.expired{fill:var(--expired)}.bar.critical{fill:var(--critical)}.bar.expiring{fill:var(--expiring)}.bar.ok{fill:var(--ok)}.bar.unknown{fill:var(--unknown)}
.bar.valid,.bar.later{fill:var(--bg);stroke:var(--valid);stroke-width:1.25}
.bar.later{stroke-dasharray:3 3}.bar.past{fill:var(--valid)}
.tick{stroke:var(--line)}.warn{fill:var(--band)}
line.now{stroke:var(--text);stroke-width:1.5}svg text.now{font-weight:600}
.l-crit{stroke:var(--critical);stroke-width:1.25;stroke-dasharray:5 3}.l-warn{stroke:var(--expiring);stroke-width:1.25;stroke-dasharray:1.5 3}
.col{fill:var(--used)}svg text.c{font-size:11px;fill:var(--muted)}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:.75rem 0 0;font-size:.8125rem;color:var(--muted)}
.legend li{display:flex;align-items:center;gap:.5rem}
#filter{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;margin:0 0 .75rem}
#filter[hidden]{display:none}
#filter p{margin:0;display:flex;align-items:center;gap:.5rem}
#filter label{font-size:.875rem}
#count{color:var(--muted);font-size:.875rem;font-variant-numeric:tabular-nums}
input,select,button{font:inherit;font-size:.9375rem;color:inherit;background:var(--bg);border:1px solid var(--valid);border-radius:.375rem;padding:.375rem .625rem;min-height:2.25rem}
input{width:min(22rem,62vw)}
.region{max-height:min(75vh,48rem);overflow:auto;border:1px solid var(--line);border-radius:.5rem;position:relative}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .875rem .5rem 0;border-bottom:1px solid var(--line);font-weight:400}
.n{text-align:right;font-variant-numeric:tabular-nums}
#fleet{table-layout:fixed;min-width:74rem}
#fleet th:nth-child(1){width:8.25rem}#fleet th:nth-child(2){width:20rem}#fleet th:nth-child(4){width:7.25rem}#fleet th:nth-child(5){width:7.5rem}#fleet th:nth-child(6){width:10rem}#fleet th:nth-child(7){width:11rem}
#fleet th,#fleet td{padding:.5rem .875rem}
#fleet tbody th a{font-weight:600}
#fleet code,#fleet small{display:block;color:var(--muted)}
#fleet td.n,#fleet td:first-child{white-space:nowrap}
#fleet tr:last-child>*{border-bottom:0}
thead th{position:sticky;top:0;z-index:1;background:var(--panel);font-weight:600;white-space:nowrap}
thead th button{border:0;background:none;padding:0;min-height:1.75rem;font-size:inherit;font-weight:600;cursor:pointer}
thead th button::after{content:"\\2195";color:var(--muted);padding-left:.375rem;font-weight:400}
th[aria-sort=ascending] button::after{content:"\\2191";color:inherit}th[aria-sort=descending] button::after{content:"\\2193";color:inherit}
details{border-bottom:1px solid var(--line)}
.many>details{content-visibility:auto;contain-intrinsic-size:auto 2.75rem}
summary{padding:.625rem 0;cursor:pointer}
summary bdi{font-weight:600}summary>b{display:inline-block;min-width:6.5rem}
summary span{color:var(--muted);font-size:.875rem;padding-left:.375rem}
summary+div{padding:.25rem 0 1.5rem;scroll-margin-top:4rem;max-width:64rem}
#details table{margin:.75rem 0 1rem}#details :is(td,th):first-child{width:58%}#details :is(td,th):nth-child(2){white-space:nowrap}#details td:nth-child(n+3){font-variant-numeric:tabular-nums}#details td:nth-child(4),#details td:nth-child(3):not(:last-child){white-space:nowrap}
#details th{color:var(--muted);font-size:.8125rem}
.out{border-left:3px solid var(--expired);padding-left:1rem}
dl{display:grid;grid-template-columns:max-content 1fr;align-items:baseline;gap:.125rem 1.25rem;font-size:.875rem}
#details dt{color:var(--muted)}dd{margin:0}
pre{margin:0 0 .75rem;padding:.75rem 1rem;background:var(--panel);border-radius:.5rem;overflow:auto;white-space:pre;overflow-wrap:normal}
button.copy{font-size:.75rem;min-height:1.5rem;padding:0 .5rem;margin-left:.5rem;cursor:pointer}
h3:has(+button.copy){display:inline-block}
.hide{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[hidden]{display:none!important}
@media(max-width:40rem){.tiles div{flex-basis:33%}dl:not(.tiles){grid-template-columns:1fr}#details dd{margin-bottom:.375rem}#details table,#details tbody{display:block}#details tr{display:grid;grid-template-columns:6.5rem 1fr 1fr;padding:.375rem 0;border-bottom:1px solid var(--line)}
#details :is(td,th){padding:.125rem .5rem .125rem 0;border:0}#details :is(td,th):first-child{grid-column:1/-1;width:auto}#details :is(td,th):nth-child(3):last-child{grid-column:2/-1}
summary span{display:block;padding:0}#filter p{width:100%}#filter input,#filter select{flex:1;width:auto;min-width:0}#filter label{min-width:3rem}
svg text{font-size:12px}svg tspan.m{font-size:11px}}
@media print{:root{--bg:#fff;--panel:#f3f3f0;--text:#000;--muted:#444;--line:#bbb;--link:#000;--expired:#8c1510;--critical:#803000;--expiring:#5e4600;--ok:#1a5229;--band:#f3ead0;--used:#3b6fa8;--valid:#777}
body{font-size:10pt}header,main,footer{max-width:none;padding:0}#filter,button.copy{display:none!important}.region{max-height:none;overflow:visible;border:0}
#fleet{min-width:0}#fleet th,#fleet td{padding:.25rem .5rem .25rem 0}thead th{position:static}thead th button::after{content:none}
tr,g,summary{break-inside:avoid}h2,h3{break-after:avoid}pre{white-space:pre-wrap}a{text-decoration:none}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;

// src/domain/report-html-table.ts
const day$2 = 864e5;
const clustersShown = 3;
function tableSection(report) {
	if (report.principals.length === 0) return "";
	const rows = report.principals.map((principal, index) => tableRow$1(principal, index + 1, report.scannedAt));
	return `<section aria-labelledby=h-fleet><h2 id=h-fleet>Service principals</h2>
${filter(report)}
<div class=region tabindex=0 role=region aria-label="Table of service principals"><table id=fleet>
<thead><tr><th scope=col aria-sort=descending>Status<th scope=col>Service principal<th scope=col>Clusters<th scope=col class=n>Ends on<th scope=col class=n>Days left<th scope=col>Secret in use<th scope=col>Next step</thead>
<tbody>
${rows.join("\n")}
</tbody></table></div></section>`;
}
function filter(report) {
	const found = (0,_report_file_js__WEBPACK_IMPORTED_MODULE_8__.t)(report);
	const total = String(report.principals.length);
	return `<form id=filter hidden role=search aria-label="Filter service principals">
<p><label for=find>Find</label> <input id=find type=search autocomplete=off spellcheck=false placeholder="Name, id, cluster">
<p><label for=status>Status</label> <select id=status><option value="">All (${total})</option>${[
		"expired",
		"critical",
		"expiring",
		"unknown",
		"ok"
	].map((severity) => `<option value=${severity}>${statusParts(severity).sign} ${statusParts(severity).word} (${String(found[severity])})</option>`).join("")}</select>
<p id=count role=status>${total} of ${total} shown</p><p><button id=more type=button hidden>Show all</button></p></form>`;
}
function tableRow$1(principal, number, now) {
	const { severity, clusters } = principal;
	const found = deciding(principal);
	const ends = found ? found.endsOn : principal.nextExpiry;
	const key = found?.keyId ? `<code class=k>${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(found.keyId.slice(0, 8))}</code> ` : "";
	return `<tr>${[
		`<td>${badge(severity)}`,
		`<th scope=row><a href=#p${String(number)}>${principalName(principal)}</a> ${id(principal.appId)}`,
		`<td>${String(clusters.length)}${clusterNames(principal)}`,
		ends === null ? "<td class=n>unknown" : `<td class=n>${date(ends)}`,
		ends === null ? "<td class=n>unknown" : daysCell(ends - now),
		`<td>${key}${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(useWords(principal))}`,
		`<td>${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(nextStep(principal))}`
	].join("")}`;
}
function daysCell(left) {
	const whole = Math.trunc(left / day$2);
	return `<td class=n>${whole < 0 ? `\u2212${String(-whole)}` : String(whole)}`;
}
function clusterNames({ clusters }) {
	if (clusters.length === 0) return "";
	const shown = clusters.slice(0, clustersShown).map(cluster).join(", ");
	const left = clusters.length - clustersShown;
	return `<small>${shown}${left > 0 ? ` and ${String(left)} more` : ""}</small>`;
}

// src/domain/report-html-timeline.ts
const day$1 = 864e5;
const year = 365 * day$1;
const principalsDrawn = 40;
const barsPerPrincipal = 6;
const back = year / 2;
const monthsAhead = 24;
const layout = {
	top: 26,
	label: 20,
	bar: 12,
	gap: 14
};
function timelineSection(report) {
	const drawn = report.principals.filter((principal) => barsOf(principal, report.scannedAt).length > 0).slice(0, principalsDrawn);
	if (drawn.length === 0) return "";
	const left = report.principals.length - drawn.length;
	const rest = left > 0 ? `<p>${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(left, "more service principal")} not drawn here; the table has all of them.` : "";
	return `<section aria-labelledby=h-time><h2 id=h-time>Validity of credentials</h2>
<figure>${timeline(drawn, report)}<figcaption>${legend(report)}</figcaption></figure>${rest}
${report.principals.length > principalsDrawn ? months(report) : ""}</section>`;
}
function timeline(principals, report) {
	const axis = axisOf$1(principals, report);
	const rows = [];
	let y = layout.top;
	for (const principal of principals) {
		const bars = barsOf(principal, report.scannedAt);
		rows.push(rowOf(principal, bars, y, axis, report.scannedAt));
		y += layout.label + bars.length * layout.bar + layout.gap;
	}
	return `<svg class=time width="100%" height=${String(y)} role=img aria-labelledby="t-time t-desc"><title id=t-time>Validity of credentials over time</title>
<desc id=t-desc>One row for each of ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(principals.length, "service principal")}, most urgent first, with a bar from the start to the end of each credential. The tables below hold the same dates.</desc>
${[backdrop(axis, report, y), ...rows].join("\n")}
</svg>`;
}
function axisOf$1(principals, { scannedAt: now, thresholds }) {
	const credentials = principals.flatMap((principal) => barsOf(principal, now));
	const from = Math.min(now - 30 * day$1, ...credentials.map(({ startsOn }) => startsOn));
	const to = Math.max(now + 60 * day$1, now + 2 * Math.min(thresholds.warnWithin, year), ...credentials.map(({ endsOn }) => endsOn));
	return {
		from: Math.max(from, now - back),
		to: Math.min(to + 20 * day$1, now + 2 * year)
	};
}
function barsOf(principal, now) {
	const earliest = now - back;
	const dated = principal.credentials.filter((entry) => Number.isFinite(entry.startsOn) && Number.isFinite(entry.endsOn) && entry.endsOn > earliest);
	const weight = (entry) => decides(entry, principal) ? 0 : ["expired", "superseded"].includes(entry.state) ? 2 : 1;
	return dated.sort((a, b) => weight(a) - weight(b) || b.endsOn - a.endsOn).slice(0, barsPerPrincipal).sort((a, b) => a.endsOn - b.endsOn || (a.keyId < b.keyId ? -1 : 1));
}
function decides(entry, principal) {
	const key = entry.keyId.toLowerCase();
	return entry.usedBy.length > 0 || principal.clusters.length > 0 && deciding(principal)?.keyId?.toLowerCase() === key;
}
function backdrop(axis, { scannedAt: now, thresholds }, height) {
	const from = at(now, axis);
	const warn = at(now + thresholds.warnWithin, axis);
	const critical = at(now + thresholds.criticalWithin, axis);
	const line = (kind, x) => `<line class=${kind} x1="${x}%" x2="${x}%" y1=${String(layout.top - 8)} y2=${String(height)} />`;
	return [
		`<rect class=warn x="${from}%" y=${String(layout.top - 8)} width="${warn - from}%" height=${String(height - layout.top + 8)} />`,
		...ticks(axis).map((tick) => line("tick", at(tick, axis)) + tickLabel(tick, axis, now)),
		line("l-warn", warn),
		line("l-crit", critical),
		line("now", from),
		`<text class=now x="${from}%" y=12 text-anchor=middle>now</text>`
	].join("");
}
function tickLabel(tick, axis, now) {
	const x = at(tick, axis);
	const fromNow = x - at(now, axis);
	if (fromNow > -22 && fromNow < 5 || x > 87) return "";
	return `<text class=m x="${x}%" y=12>${date(tick).slice(0, 7)}</text>`;
}
function ticks(axis) {
	const start = new Date(axis.from);
	const all = [];
	for (let month = start.getUTCMonth() + 1;; month += 1) {
		const tick = Date.UTC(start.getUTCFullYear(), month, 1);
		if (!(tick < axis.to)) break;
		all.push(tick);
	}
	const step = [
		1,
		2,
		3,
		6,
		12
	].find((months) => all.length / months <= 7) ?? 12;
	return all.filter((tick) => new Date(tick).getUTCMonth() % step === 0);
}
function rowOf(principal, bars, y, axis, now) {
	const { sign, word } = statusParts(principal.severity);
	const end = endOf$1(principal, now);
	return `<g>${`<text y=${String(y + 14)}><tspan class="s ${principal.severity}">${sign} ${word}</tspan> <tspan dx=4>${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)((0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.m)(nameOf$1(principal), 34))}</tspan>${end ? ` <tspan class=m dx=4>${end.when}</tspan>` : ""}</text>`}${bars.map((bar, index) => barOf(bar, principal, y + layout.label + index * layout.bar, axis)).join("")}</g>`;
}
function barOf(entry, principal, y, axis) {
	const from = at(Math.min(entry.startsOn, entry.endsOn), axis);
	const width = Math.max(.25, at(entry.endsOn, axis) - from);
	const kind = kindOf(entry, principal);
	const thin = kind === "past" ? {
		y: y + 3,
		height: 2
	} : {
		y,
		height: 8
	};
	return `${`<rect class="bar ${kind}" x="${from}%" width="${round(width)}%" y=${String(thin.y)} height=${String(thin.height)} rx=2>`}${`<title>${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(entry.kind)} ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(entry.keyId.slice(0, 8))}, ${entry.state}: ${date(entry.startsOn)} to ${date(entry.endsOn)}</title></rect>`}${entry.endsOn > axis.to ? `<text class=m x="100%" y=${String(y + 8)} text-anchor=end>\u203a</text>` : ""}`;
}
function kindOf(entry, principal) {
	if (entry.state === "not-yet-valid") return "later";
	if (decides(entry, principal)) return `used ${entry.state === "expired" ? "expired" : principal.severity}`;
	return ["expired", "superseded"].includes(entry.state) ? "past" : "valid";
}
function legend({ thresholds }) {
	const sample = (kind, text) => `<li><svg width=28 height=12 aria-hidden=true>${kind}</svg> ${text}`;
	const bar = (kind, y, height) => `<rect class="bar ${kind}" x=1 y=${String(y)} width=26 height=${String(height)} rx=2 />`;
	const line = (kind) => `<line class=${kind} x1=14 x2=14 y1=0 y2=12 />`;
	return `<ul class=legend>${[
		sample(bar("used", 2, 8), "decides"),
		sample(bar("valid", 2, 8), "valid, not known to be in use"),
		sample(bar("past", 5, 2), "ended or superseded"),
		sample(bar("later", 2, 8), "not yet valid"),
		sample(line("now"), "now"),
		sample(line("l-crit"), `${span(thresholds.criticalWithin)} ahead: critical`),
		sample(line("l-warn"), `${span(thresholds.warnWithin)} ahead: ends soon`)
	].join("")}</ul>`;
}
function span(duration) {
	return duration % day$1 === 0 ? (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(duration / day$1, "day") : (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(Math.round(duration / 36e5), "hour");
}
function months(report) {
	const first = new Date(report.scannedAt);
	const found = Array.from({ length: monthsAhead }, (_, index) => ({
		start: Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index, 1),
		count: 0
	}));
	for (const { nextExpiry } of report.principals) {
		if (nextExpiry === null || nextExpiry < report.scannedAt) continue;
		const end = new Date(nextExpiry);
		const month = found[(end.getUTCFullYear() - first.getUTCFullYear()) * 12 + end.getUTCMonth() - first.getUTCMonth()];
		if (month) month.count += 1;
	}
	const most = Math.max(1, ...found.map(({ count }) => count));
	const height = 120;
	const columns = found.map(({ start, count }, index) => column(date(start).slice(0, 7), count, index, round(count / most * 76), height));
	return `<h3 id=h-months>Principals that end, by month</h3>
<svg class=months width="100%" height=${String(height)} role=img aria-labelledby="h-months t-months"><desc id=t-months>${found.map(({ start, count }) => `${date(start).slice(0, 7)}: ${String(count)}`).join(", ")}</desc>${columns.join("")}</svg>`;
}
function column(month, count, index, tall, height) {
	const step = 100 / monthsAhead;
	const middle = round((index + .5) * step);
	const base = height - 22;
	const label = index % 6 === 0 ? `<text class=m x="${round(index * step + .4)}%" y=${String(height - 4)}>${month}</text>` : "";
	const number = count > 0 ? `<text class=c x="${middle}%" y=${String(base - tall - 5)} text-anchor=middle>${String(count)}</text>` : "";
	return `<rect class=col x="${round(index * step + .4)}%" width="${round(3.366666666666667)}%" y=${String(base - Math.max(1, tall))} height=${String(Math.max(1, tall))}><title>${month}: ${String(count)}</title></rect>${number}${label}`;
}
function at(instant, { from, to }) {
	return round(Math.min(100, Math.max(0, (instant - from) / (to - from) * 100)));
}
function round(value) {
	return Math.round(value * 100) / 100;
}

// src/domain/report-html.ts
const outagesShown = 10;
const titles = {
	expired: "Clusters cannot sign in to Azure",
	critical: "A secret ends very soon",
	expiring: "A secret ends soon",
	unknown: "Not everything could be judged",
	ok: "Every secret in use is fine"
};
function reportHtml(report, actionRef) {
	const sections = [
		top(report),
		`<main>`,
		outages$1(report),
		problems(report),
		steps(report),
		timelineSection(report),
		tableSection(report),
		detailSection(report, actionRef),
		managedIdentity$1(report),
		"</main>",
		footer$1(report),
		"<p class=hide id=said role=status></p>"
	];
	return `<!doctype html>
<html lang=en>
<head>
<meta charset=utf-8>
<meta http-equiv=Content-Security-Policy content="${policy}">
<meta name=viewport content="width=device-width,initial-scale=1">
<meta name=referrer content=no-referrer>
<meta name=robots content=noindex>
<title>${heading(report)}: AKS service principals, ${date(report.scannedAt)}</title>
<style>${style}</style>
</head>
<body>
${sections.filter((section) => section !== "").join("\n")}
<script>${script}<\/script>
</body>
</html>
`;
}
const policy = [
	"default-src 'none'",
	`style-src '${hash(style)}'`,
	`script-src '${hash(script)}'`,
	"base-uri 'none'",
	"form-action 'none'",
	"require-trusted-types-for 'script'",
	"trusted-types 'none'"
].join("; ");
function hash(content) {
	return `sha256-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_9__.createHash)("sha256").update(content).digest("base64")}`;
}
function heading({ principals, status, complete }) {
	if (principals.length === 0) return complete ? "No service principal in use" : titles.unknown;
	return titles[status];
}
function top(report) {
	return `<header><p class=kicker>AKS service principals: expiry report</p>
<h1>${badgeOf(report)}${heading(report)}</h1>
<p class=lead>${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(verdict$1(report), 1e3)}</p>
<p class=meta>Scanned <time datetime="${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.y)(report.scannedAt)}">${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.y)(report.scannedAt).replace("T", " ").replace("Z", " UTC")}</time>, tenant ${id(report.tenantId)}</p>
${tiles(report)}</header>`;
}
function badgeOf({ status }) {
	return `<span class="${status}" aria-hidden=true>${statusParts(status).sign}</span> `;
}
function tiles(report) {
	const found = (0,_report_file_js__WEBPACK_IMPORTED_MODULE_8__.t)(report);
	const tile = (label, value) => `<div><dt>${label}<dd${value === 0 ? " class=none" : ""}>${String(value)}</div>`;
	return `<dl class=tiles>${[
		"expired",
		"critical",
		"expiring",
		"unknown",
		"ok"
	].map((severity) => tile(badge(severity), found[severity])).join("")}${tile("on managed identity", report.managedIdentityClusters)}</dl>`;
}
function outages$1({ principals }) {
	const down = principals.map((principal, index) => ({
		principal,
		number: index + 1
	})).filter(({ principal }) => principal.outages.length > 0);
	if (down.length === 0) return "";
	const items = down.slice(0, outagesShown).map(({ principal, number }) => {
		const said = principal.outages.map(({ message, wayOut }) => `<p>${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(message, 600)} <b>Way out:</b> ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(wayOut, 1e3)}`);
		return `<li><a href=#p${String(number)}>${principalName(principal)}</a> ${id(principal.appId)}${said.join("")}`;
	});
	const left = down.length - items.length;
	const more = left > 0 ? `<p>${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(left, "more service principal")} with status down in the table.` : "";
	return `<section aria-labelledby=h-down><h2 id=h-down>Cannot sign in now</h2><ul class="note down">${items.join("")}</ul>${more}</section>`;
}
function problems({ problems: found, coverage }) {
	const open = coverage.scanned.filter((subscription) => !subscription.covered);
	if (found.length + open.length === 0) return "";
	const lines = found.map(({ code, message, hint }) => `<li><b>${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(message, 1e3)}</b> ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(hint, 1e3)} (${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(code, 60)})`);
	const subscriptions = open.map(({ displayName, subscriptionId }) => `<li>${name(displayName)} ${id(subscriptionId)}`);
	const uncovered = open.length === 0 ? "" : `<details><summary>${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(open.length, "subscription")} in which this identity may not see every cluster</summary><ul>${subscriptions.join("")}</ul></details>`;
	return `<section aria-labelledby=h-problems><h2 id=h-problems>What limits this report</h2><ul class=note>${lines.join("")}</ul>${uncovered}</section>`;
}
function steps(report) {
	return `<section aria-labelledby=h-next><h2 id=h-next>What to do next</h2><ol class=todo>${nextSteps$1(report).map((step) => `<li>${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.g)(step, 1e3)}`).join("")}</ol></section>`;
}
function managedIdentity$1(report) {
	const example = managedIdentityExample(report);
	if (!example) return "";
	return `<section aria-labelledby=h-mi><h2 id=h-mi>Managed identity instead</h2><p>Microsoft recommends it: no secret can expire. A service principal is still needed where a cluster must reach another tenant. For ${name(example.name, 63)}:${copyable("Command", [(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.x)(example)])}</section>`;
}
function footer$1({ thresholds, complete }) {
	const days = (duration) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(Math.round(duration / 864e5), "day");
	const scan = complete ? "The scan was complete." : "The scan was not complete.";
	return `<footer><p>Critical: ends within ${days(thresholds.criticalWithin)}. Ends soon: within ${days(thresholds.warnWithin)}. ${scan} Times are UTC, by the clock of Microsoft Entra. This file holds no secret.</footer>`;
}

// src/domain/gantt.ts
const day = 864e5;
const longPeriod = 1098 * day;
const leastPerPrincipal = 3;
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
	if (shown.length < total) lines.push("", `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(total - shown.length, "more credential")} not drawn.`);
	return lines.join("\n");
}
function head(title, axis) {
	const lines = title === void 0 ? [] : [`  title ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.C)(title)}`];
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
function sectionLabel(principal) {
	return `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.C)(principal.displayName ?? "unnamed", 40)} (${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.C)(principal.appId.slice(0, 8))})`;
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
function rowLabel(credential) {
	return `${credential.origin === "turn" ? "rotation lock" : credential.kind} ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.C)(credential.keyId.slice(0, 8))} ends ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(credential.endsOn)}`;
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
function period(credential, axis) {
	const long = credential.endsOn - credential.startsOn > longPeriod;
	const meets = credential.startsOn < axis.to && credential.endsOn > axis.from;
	const ends = long && meets ? Math.min(credential.endsOn, axis.to) : credential.endsOn;
	const starts = long && meets ? Math.max(credential.startsOn, axis.from) : Math.min(credential.startsOn, credential.endsOn);
	const from = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(starts);
	const to = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(ends);
	return [from, from < to ? to : (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(starts + day)];
}

// src/domain/report-text.ts
const barsInGantt = 40;
const summaryLimit = 1e6;
function summary(report, issues, limitBytes = summaryLimit) {
	const scope = `Tenant ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(report.tenantId)}, scanned ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.y)(report.scannedAt)} (the service's clock).`;
	const blocks = [
		text([
			`**${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(verdict$1(report), 1e3)}**`,
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
		identityTable(report),
		whatToDo(report)
	];
	return (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.n)(blocks.filter((block) => block !== null), limitBytes);
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
		more: (left) => `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(left, "more service principal")}, less urgent than these, left out here; \`report-file\` writes all of them.`
	};
}
function tableRow(principal, report, issue) {
	const end = endOf$1(principal, report.scannedAt);
	const key = end?.keyId ? `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(end.keyId)} ` : "";
	return `| ${[
		statusWords[principal.severity],
		`${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(nameOf$1(principal), 80)}<br>${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(principal.appId, 40)}`,
		clustersCell(principal),
		end ? `${key}${end.when}` : "none known",
		useWords(principal),
		(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(nextStep(principal)),
		issue ? issueLink(issue) : ""
	].join(" | ")} |`;
}
function clustersCell(principal) {
	if (principal.clusters.length === 0) return "none seen";
	const names = listed$2(principal.clusters, (assessed) => clusterName(assessed, (name) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(name, 63)));
	return principal.clusters.length > 1 ? `${names}<br>shared by ${String(principal.clusters.length)}` : names;
}
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
		rows: down.flatMap((principal) => principal.outages.map((outage) => [`- **${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(nameOf$1(principal), 80)}** (${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(principal.appId, 40)}): ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(outage.message, 500)}`, `  Way out: ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(outage.wayOut, 500)}`].join("<br>\n"))),
		tail: [],
		more: (left) => `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(left, "more outage")} left out here; \`report-file\` writes all of them.`
	};
}
function problemList(report) {
	if (report.problems.length === 0) return null;
	return {
		head: ["### Problems", ""],
		rows: report.problems.map(({ code: id, message, hint }) => [`- ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(id)}: ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(message, 500)}`, `  ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(hint, 500)}`].join("<br>\n")),
		tail: [],
		more: (left) => `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(left, "more problem")} left out here.`
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
		rows: open.map(({ displayName, subscriptionId }) => `| ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(displayName, 80)} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(subscriptionId, 40)} |`),
		tail: [],
		more: (left) => `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(left, "more subscription")} left out here.`
	};
}
function notesList(report) {
	const rows = report.principals.flatMap((principal) => principal.notes.map((note) => `- ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(nameOf$1(principal))} (${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(principal.appId, 40)}): ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(note, 500)}`));
	if (rows.length === 0) return null;
	return {
		head: ["<details><summary>Notes</summary>", ""],
		rows,
		tail: ["", "</details>"],
		more: (left) => `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(left, "more note")} left out here.`
	};
}
function issueList(issues) {
	const changed = issues.filter((issue) => issue.action !== "unchanged");
	if (changed.length === 0) return null;
	return {
		head: ["### Issues", ""],
		rows: changed.map((issue) => `- ${issueLink(issue)}: ${issue.appId === null ? "digest" : (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(issue.appId, 40)}`),
		tail: [],
		more: (left) => `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(left, "more issue")} left out here.`
	};
}
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
	const already = count > 0 ? `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(count, "cluster")} already ${count === 1 ? "uses" : "use"} a managed identity, where nothing expires. ` : "";
	const example = managedIdentityExample(report);
	if (!example) return count > 0 ? text([already.trim()]) : null;
	return text([
		"### Managed identity instead",
		"",
		`${already}Microsoft recommends it; a service principal is still needed where a cluster must reach another tenant. For ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(example.name, 63)}:`,
		"",
		"```sh",
		(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.x)(example),
		"```"
	]);
}
function whatToDo(report) {
	return text([
		"### What to do next",
		"",
		...nextSteps$1(report).map((step, index) => `${String(index + 1)}. ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(step, 1e3)}`)
	]);
}
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
			lines: report.problems.flatMap(({ code: id, message, hint }) => [(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.b)(`${id}: ${message}`), indented(hint)])
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
	return `  ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.b)(line)}`;
}
function scanLines(report) {
	const open = report.coverage.scanned.filter((subscription) => !subscription.covered);
	return [
		verdict$1(report),
		`Tenant ${report.tenantId}, scanned ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.y)(report.scannedAt)} (the service's clock).`,
		`${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(report.managedIdentityClusters, "cluster")} on managed identity.`,
		...open.map(({ displayName, subscriptionId }) => `Not covered: subscription ${subscriptionId} (${displayName}).`)
	].map((line) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.b)(line));
}
function principalLines(report) {
	return aligned(report.principals.map((principal) => {
		const end = endOf$1(principal, report.scannedAt);
		return [
			statusWords[principal.severity],
			(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.m)(nameOf$1(principal), 40),
			principal.appId,
			end ? `${end.keyId ?? "-"} ${end.when}` : "no end known",
			useWords(principal),
			principal.clusters.length > 0 ? listed$2(principal.clusters, (assessed) => clusterName(assessed, _ledger_js__WEBPACK_IMPORTED_MODULE_2__.w), 3) : "no cluster seen",
			nextStep(principal)
		].map((cell) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.b)(cell, 200));
	}));
}
function aligned(rows) {
	const widths = [];
	for (const row of rows) row.forEach((cell, column) => widths[column] = Math.max(widths[column] ?? 0, cell.length));
	return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd());
}
function outageLines(report) {
	return report.principals.flatMap((principal) => principal.outages.flatMap(({ message, wayOut }) => [(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.b)(`${nameOf$1(principal)} (app-id ${principal.appId}): ${message}`), indented(`Way out: ${wayOut}`)]));
}
function noteLines(report) {
	return report.principals.flatMap((principal) => principal.notes.map((note) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.b)(`${nameOf$1(principal)} (app-id ${principal.appId}): ${note}`)));
}
function issueLine({ action, number, url, appId }) {
	const which = number === null ? "issue" : `issue ${String(number)}`;
	return (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.b)(`${action}: ${which} for ${appId ?? "the digest"} ${url ?? ""}`);
}
function stepLines(report) {
	const example = managedIdentityExample(report);
	const lines = nextSteps$1(report).map((step, index) => `${String(index + 1)}. ${step}`);
	if (example) lines.push(`For good, move to a managed identity, for example: ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.x)(example)}`);
	return lines.map((line) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.b)(line));
}
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
		title: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.b)(title, 200),
		message: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.b)(message)
	}));
}
function annotationText(principal, report) {
	const end = endOf$1(principal, report.scannedAt);
	const [outage] = principal.outages;
	const what = outage?.message ?? (end ? `Its client secret ${end.keyId ?? ""} ${end.when}.` : "Nothing is known of its secrets.");
	const clusters = principal.clusters.length > 0 ? ` Clusters: ${listed$2(principal.clusters, (assessed) => clusterName(assessed, _ledger_js__WEBPACK_IMPORTED_MODULE_2__.w))}.` : "";
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
const guid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const memoryBudget = 24e3;
function subjectMark(tenantId, subject) {
	return `<!-- aks-sp:${tenantId.toLowerCase()}:${subject.toLowerCase()} -->`;
}
function subjectOf(body, tenantId) {
	const found = new RegExp(`<!-- aks-sp:(${guid}):(${guid}|digest) -->`, "i").exec(body);
	if (!found || found[1]?.toLowerCase() !== tenantId.toLowerCase()) return null;
	return found[2]?.toLowerCase() ?? null;
}
function severityMark(severity) {
	return `<!-- aks-sp:severity:${severity} -->`;
}
function severityOf(body) {
	const word = /<!-- aks-sp:severity:([a-z]+) -->/.exec(body)?.[1];
	return _connection_js__WEBPACK_IMPORTED_MODULE_1__.d.find((severity) => severity === word) ?? null;
}
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
	const cluster = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.k)(id.toLowerCase());
	return cluster && `${cluster.subscriptionId}/${cluster.resourceGroup}/${cluster.name}`;
}
function checksum(text) {
	return (0,node_crypto__WEBPACK_IMPORTED_MODULE_9__.createHash)("sha256").update(text).digest("hex").slice(0, 16);
}
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
	const id = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.D)(subscription, group, cluster).toLowerCase();
	return rest.length === 0 && (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.k)(id) ? id : null;
}
function eventMark(event, detail) {
	return `<!-- aks-sp:event:${event}:${detail} -->`;
}
function alreadySaid(comments, mark) {
	return comments.flatMap((comment) => [...comment.matchAll(/<!-- aks-sp:event:[a-z]+:[a-z0-9-]+ -->/g)].map(([found]) => found)).at(-1) === mark;
}
function normalized(body) {
	return body.replace(/\r\n?/g, "\n").trim();
}

// src/domain/issue-text.ts
const longestBody = 65536;
const rowLimits = [
	100,
	40,
	15,
	5,
	1
];
function principalTitle({ displayName, appId, severity }) {
	const name = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.m)((0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.w)(displayName ?? ""), 120).replaceAll("`", "'");
	return `AKS service principal ${name === "" ? "" : `${name} `}(${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.w)(appId).slice(0, 8)}): ${severity}`;
}
function digestTitle(severity) {
	return `AKS service principals that need attention: ${severity}`;
}
function nameOf({ displayName, appId }) {
	return `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(displayName ?? "unnamed", 120)} (${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(appId)})`;
}
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
function digestBody(facts, severity) {
	return fitted((rows) => [
		...hidden(facts.tenantId, "digest", severity, facts.memory),
		`${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(facts.principals.length, "service principal")} of AKS clusters ${facts.principals.length === 1 ? "needs" : "need"} attention and ${facts.principals.length === 1 ? "has" : "have"} no issue of ${facts.principals.length === 1 ? "its" : "their"} own.`,
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
	return (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.m)(text, longestBody);
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
	const share = all === 0 ? "No cluster was found on it." : `${String(worst)} of its ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(all, "cluster")} ${worst === 1 ? "is" : "are"} in this state.`;
	const next = principal.nextExpiry === null ? "" : ` The earliest end among the credentials in use: ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(principal.nextExpiry)}.`;
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
	return section("Outages", [...found.slice(0, rows).map(({ message, wayOut }) => `- **${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(message, 600)}** ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(wayOut, 1e3)}`), ...leftOut(found.length - rows, "outage")]);
}
function listed$1(sentences, rows) {
	return [...sentences.slice(0, rows).map((sentence) => `- ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(sentence, 600)}`), ...leftOut(sentences.length - rows, "line")];
}
function leftOut(count, what) {
	return count > 0 ? ["", `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(count, `more ${what}`)} left out.`] : [];
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
		(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(entry.cluster.name, 80),
		entry.severity,
		entry.cluster.powerState,
		credentialOf(entry),
		endOf(entry),
		(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(entry.cluster.id, 400)
	]), most, "cluster");
}
function byId(a, b) {
	return a.cluster.id.toLowerCase() < b.cluster.id.toLowerCase() ? -1 : 1;
}
function credentialOf({ use, keyId }) {
	const key = keyId === null ? "none" : (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(keyId.slice(0, 8));
	return use === "known" ? key : `${use}, judged by ${key}`;
}
function endOf({ endsOn, latestEndsOn, use }) {
	const end = endsOn === null ? "none" : (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(endsOn);
	return use !== "known" && latestEndsOn !== null && latestEndsOn !== endsOn ? `${end} (at best ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(latestEndsOn)})` : end;
}
function unseenClusters(ids, rows) {
	if (ids.length === 0) return [];
	return [
		"",
		"Listed earlier, not shown by the last scan and not known to be gone:",
		"",
		...ids.slice(0, rows).map((id) => `- ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(id, 400)}`),
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
		(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(entry.keyId),
		entry.kind,
		entry.holder === "application" ? "application" : "service principal",
		entry.displayName === null ? "" : (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(entry.displayName, 80),
		entry.state,
		(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(entry.startsOn),
		(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(entry.endsOn)
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
		(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(principal.displayName ?? "unnamed", 80),
		(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(principal.appId),
		principal.severity,
		principal.nextExpiry === null ? "none" : (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(principal.nextExpiry),
		String(principal.clusters.length),
		(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(principal.outages[0]?.message ?? "", 200)
	]), most, "service principal");
}

// src/domain/issue-comments.ts
const most = 50;
function comment(mark, lines) {
	return {
		mark,
		body: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.m)([mark, ...lines].join("\n"), longestBody)
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
	return [...principal.nextExpiry === null ? [] : [`Earliest end among the credentials in use: ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(principal.nextExpiry)}.`], ...listed(principal.outages.map(({ message, wayOut }) => `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(message, 600)} ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(wayOut, 1e3)}`))];
}
function healthyComment(principal) {
	return comment(eventMark("closed", "ok"), ["Closed: every cluster found by a complete scan is healthy.", ...evidence(principal)]);
}
function evidence(principal) {
	const groups = /* @__PURE__ */ new Map();
	for (const { cluster, keyId, endsOn, use } of principal.clusters) {
		const how = use === "known" ? "" : `, use ${use}: judged by the credential that ends first`;
		const key = keyId === null ? "no credential that ends" : `key ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(keyId)}, valid until ${endsOn === null ? "unknown" : (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(endsOn)}${how}`;
		groups.set(key, [...groups.get(key) ?? [], (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.S)(cluster.name, 80)]);
	}
	return listed([...groups].map(([key, names]) => `${key}: ${names.slice(0, most).join(", ")}${more(names.length - most, "cluster")}`));
}
function goneComment(fates) {
	const lines = [...fates].map(([id, fate]) => `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(id, 400)}: ${fateText(fate)}`);
	return comment(eventMark("gone", "ok"), ["Closed: a scan of the whole tenant finds no cluster on this service principal. Its application and role assignments may be left behind.", ...listed(lines)]);
}
function fateText(fate) {
	if (fate.kind === "gone") return "deleted (404)";
	if (fate.kind !== "moved") return fate.kind;
	return fate.to.toLowerCase() === "msi" ? "now on a managed identity" : `now on the service principal ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(fate.to)}`;
}
function emptyDigestComment(left) {
	return comment(eventMark("closed", "digest"), ["Closed: no service principal is left in this digest.", ...listed(left)]);
}
function departure(subject, why) {
	const name = typeof subject === "string" ? (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.f)(subject) : nameOf(subject);
	if (why === "own issue") return `${name}: has an issue of its own`;
	if (why === "gone" || typeof subject === "string") return `${name}: no cluster uses it any more`;
	return `${name}: healthy${subject.nextExpiry === null ? "" : `, earliest end ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.v)(subject.nextExpiry)}`}`;
}
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
	return count > 0 ? ` and ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(count, `more ${what}`)}` : "";
}

// src/domain/issue-plan.ts
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
function inDoubt({ report }, { credentials, clusters }) {
	return (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.i)(credentials, clusters.map((cluster) => cluster.use), report.scannedAt).length > 0;
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
	return _connection_js__WEBPACK_IMPORTED_MODULE_1__.d.indexOf(a) >= _connection_js__WEBPACK_IMPORTED_MODULE_1__.d.indexOf(b) ? a : b;
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
function planIssues(input) {
	if (input.mode === "none") return { tasks: [] };
	const standings = standingsOf(input);
	const own = ownTasks(input, standings);
	const opened = new Set(own.filter((task) => task.action !== "closed").map((task) => task.subject));
	const digest = digestTask(input, standings, opened);
	return { tasks: [
		...duplicateTasks(input.existing, input.report.tenantId),
		...own,
		...digest ? [digest] : []
	] };
}
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
function absentTask(input, subject, open) {
	const fates = departed(input, subject, memoryOf(open.body));
	if (!fates) return task(subject, open, "unchanged", []);
	return task(subject, open, "closed", [say$1(goneComment(fates)), change({
		state: "closed",
		reason: "completed"
	})]);
}
function departed(input, subject, memory) {
	const ids = memory?.principals.get(subject);
	if (!memory || memory.cut || !ids || !wholeTenant(input)) return null;
	const fates = ids.map((id) => [id, input.fates.get(id) ?? { kind: "unknown" }]);
	return fates.every(([, fate]) => left(fate)) ? new Map(fates) : null;
}
function unseenOf(input, principal, issue) {
	const listed = issue ? memoryOf(issue.body)?.principals.get(principal.appId.toLowerCase()) : void 0;
	return without(listed ?? [], principal).filter((id) => !left(input.fates.get(id)));
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
const parallel = 8;
const hopeless = [
	"github-token-rejected",
	"github-forbidden",
	"github-not-found",
	"github-issues-off",
	"github-rate-limited"
];
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
async function readFates(clusters, wanted) {
	const fates = /* @__PURE__ */ new Map();
	const queue = wanted.entries();
	const worker = async () => {
		for (const [id, appId] of queue) fates.set(id, await fateOf(clusters, id, appId));
	};
	await Promise.all(Array.from({ length: parallel }, worker));
	return fates;
}
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
function isUnknownOutcome(error) {
	return !(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__.t) || error.code === "github-outcome-unknown";
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
	if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__.t) return (0,_errors_js__WEBPACK_IMPORTED_MODULE_5__.n)(error);
	return {
		code: "github-failed",
		message: `Could not bring ${task === void 0 ? "the issues" : task.subject === "digest" ? "the digest issue" : `the issue about ${task.subject}`} up to date: ${error instanceof Error ? error.message : String(error)}`,
		hint: "Run again; the next run goes on where this one stopped."
	};
}

// src/operations/check-expiry.ts
const overlap = 864e5;
async function checkExpiry(settings, ports) {
	const report = await ports.log.group("Scanning", () => scan(settings, ports));
	const issues = await ports.log.group("Issues", () => keepIssues(settings, ports, report));
	const final = {
		...report,
		problems: [...report.problems, ...issues.problems]
	};
	return {
		...toResult(settings, final, issues.notes, {
			changed: issues.changed,
			failed: issues.problems.length > 0
		}),
		files: await writeReports(settings, ports, final)
	};
}
async function scan(settings, ports) {
	const subscriptions = await readSubscriptions(settings, ports);
	const [found, coverage] = await Promise.all([findClusters(settings, ports), readCoverage(settings, ports, subscriptions.scanned)]);
	ports.log.info(`${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(subscriptions.scanned.length, "subscription")}, ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(found.clusters.length, "cluster")}.`);
	const clusters = await withFailures(found.clusters, ports);
	const own = clusters.filter((cluster) => !(0,_fleet_report_js__WEBPACK_IMPORTED_MODULE_7__.r)(cluster) && sameId(cluster.tenantId, ports.caller.tenantId));
	const directory = await ports.directory.principals([...own.map((cluster) => cluster.clientId), ...settings.appIds]);
	ports.log.info(`${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(directory.principals.size, "service principal")} read.`);
	const problems = [
		...subscriptions.problems,
		...found.problems,
		...coverage.problems,
		...directory.problems
	];
	return (0,_fleet_report_js__WEBPACK_IMPORTED_MODULE_7__.t)({
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
	const clientIds = [.../* @__PURE__ */ new Set([...settings.appIds, ...named.clusters.filter((cluster) => !(0,_fleet_report_js__WEBPACK_IMPORTED_MODULE_7__.r)(cluster)).map((cluster) => cluster.clientId.toLowerCase())])];
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
async function withFailures(found, { clusters }) {
	return Promise.all(found.map(async (cluster) => {
		if (cluster.provisioningState !== "Failed" || cluster.failure !== null || (0,_fleet_report_js__WEBPACK_IMPORTED_MODULE_7__.r)(cluster)) return cluster;
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
	const numbers = (0,_report_file_js__WEBPACK_IMPORTED_MODULE_8__.t)(report);
	const matrix = (0,_fleet_report_js__WEBPACK_IMPORTED_MODULE_7__.i)(report);
	const outcome = outcomeOf(settings, notes, writes);
	const next = report.principals.map((principal) => principal.nextExpiry).filter((instant) => instant !== null);
	const outputs = {
		status: report.status,
		"expired-count": String(numbers.expired),
		"critical-count": String(numbers.critical),
		"expiring-count": String(numbers.expiring),
		"ok-count": String(numbers.ok),
		"unknown-count": String(numbers.unknown),
		"next-expiry": next.length > 0 ? (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.y)(Math.min(...next)) : "",
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
		problems: report.problems,
		failure: (0,_fleet_report_js__WEBPACK_IMPORTED_MODULE_7__.n)(report, settings.failOn) ? failure(report, settings.failOn) : null
	};
}
async function writeReports({ reportFiles, actionRef }, { calendarText }, report) {
	const writers = {
		json: () => (0,_report_file_js__WEBPACK_IMPORTED_MODULE_8__.a)(report),
		csv: () => (0,_report_file_js__WEBPACK_IMPORTED_MODULE_8__.n)(report),
		html: () => reportHtml(report, actionRef),
		ics: () => calendarText(calendarPlan(report))
	};
	return Promise.all(reportFiles.map(async ({ path, format }) => ({
		path,
		content: await writers[format]()
	})));
}
function outcomeOf(settings, notes, writes) {
	if (writes.failed) return "partial";
	if (settings.dryRun) return notes.some((note) => note.action === "planned") ? "planned" : "unchanged";
	return writes.changed > 0 ? "changed" : "unchanged";
}
function failure(report, failOn) {
	const numbers = (0,_report_file_js__WEBPACK_IMPORTED_MODULE_8__.t)(report);
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
		message: `In ${uncovered.length} of ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__.T)(total, "subscription")} no role assignment proves that every cluster was seen: ${names.join(", ")}${more}.`,
		hint: "Give the identity Reader at these subscriptions or at the root management group; or say with trust-visible-scope: true that what it sees is all there is."
	};
}

// src/wiring/check-expiry.ts
async function runCheckExpiry(inputs, runtime) {
	const { http, cloud, credential, caller } = await (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.t)(inputs, runtime);
	const ports = {
		caller,
		fleet: (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.v)(credential, cloud, http),
		clusters: (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__.m)(credential, cloud, http, caller.tenantId),
		access: (0,_fetch_js__WEBPACK_IMPORTED_MODULE_4__.n)(credential, cloud, http, caller),
		directory: createDirectory(credential, cloud, http, runtime.delay),
		issues: issuesPort(inputs, runtime, http),
		calendarText,
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
		fetch: (0,_fetch_js__WEBPACK_IMPORTED_MODULE_4__.t)(http)
	});
}
function actionRef(env) {
	const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = env;
	return repository && ref ? `${repository}@${ref}` : "OWNER/aks-service-principal-action@v1";
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

/***/ 4522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ isFailure),
/* harmony export */   i: () => (/* binding */ isDuplicateRefused),
/* harmony export */   n: () => (/* binding */ unknownOutcome),
/* harmony export */   o: () => (/* binding */ refusedAssignees),
/* harmony export */   r: () => (/* binding */ explain),
/* harmony export */   t: () => (/* binding */ retrying)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8645);


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
