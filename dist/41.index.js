export const id = 41;
export const ids = [41];
export const modules = {

/***/ 41:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runDelegate: () => (/* binding */ runDelegate)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(846);
/* harmony import */ var _report_blocks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(215);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(565);
/* harmony import */ var _access_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(404);




// src/azure/principals.ts
const right = "the Graph application permission Application.Read.All (with admin consent)";
function createPrincipals(credential, cloud, http) {
	const graph = (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.f)(credential, cloud, http);
	const read = async (collection, key) => {
		const id = "appId" in key ? key.appId : key.objectId;
		if (!(0,_text_js__WEBPACK_IMPORTED_MODULE_2__._)(id)) throw new TypeError("ids must be GUIDs: they become part of a path");
		const path = "appId" in key ? `/${collection}(appId='${id}')` : `/${collection}/${id}`;
		try {
			return toName(await graph.api(path).select([
				"id",
				"appId",
				"displayName"
			]).get());
		} catch (error) {
			const { status, code } = (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.y)(error);
			if (status === 404 && code === "Request_ResourceNotFound") return null;
			throw new _text_js__WEBPACK_IMPORTED_MODULE_2__.m((0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.v)(error, {
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
// src/azure/resources.ts
/** Single facts about resources of other providers, by plain GETs of ARM. */
/** https://learn.microsoft.com/azure/templates/microsoft.containerregistry/registries */
const registryApi = "2025-11-01";
/** https://learn.microsoft.com/rest/api/keyvault/keyvault/vaults/get */
const vaultApi = "2023-07-01";
/** https://learn.microsoft.com/rest/api/authorization/permissions/list-for-resource */
const permissionsApi = "2022-04-01";
function createResources(credential, cloud, http) {
	const bearer = (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.b)({
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
			throw new _text_js__WEBPACK_IMPORTED_MODULE_2__.m((0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.v)(error, {
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
			return actions.filter((action) => !(0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.u)(permissions, action));
		}
	};
}
function propertiesOf(body, id) {
	const properties = body?.properties;
	if (typeof properties === "object" && properties !== null) return properties;
	throw new _text_js__WEBPACK_IMPORTED_MODULE_2__.m((0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.v)(/* @__PURE__ */ new SyntaxError("Unexpected JSON: no properties"), {
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
// src/azure/role-grants.ts
/** Reads and writes role assignments of a service principal (https://learn.microsoft.com/rest/api/authorization/role-assignments). */
const description = "Made by aks-service-principal-action (delegate).";
/** Roles that may write assignments, for the message to somebody whose role may not. */
const writers = "User Access Administrator or Role Based Access Control Administrator has it";
/**
* The client for reads may repeat requests; the one for writes leaves a lost answer to whoever reads back.
* @param onWait told before every wait that the service asked for
*/
function authorizationClient(credential, cloud, http, onWait) {
	const once = onWait ? { additionalPolicies: [{
		policy: (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.l)(false, onWait),
		position: "perCall"
	}] } : {};
	return new _report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.d(credential, "", {
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
					const { status, code } = (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.y)(error);
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
/** The client puts a slash in front of the scope. */
function bare(scope) {
	return scope.replace(/^\/+/, "");
}
async function reading$1(doing, scope, read) {
	try {
		return await read();
	} catch (error) {
		throw new _text_js__WEBPACK_IMPORTED_MODULE_2__.m((0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.v)(error, {
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
/** Codes of the service (https://learn.microsoft.com/azure/role-based-access-control/troubleshooting) and what they mean for the one who asked. */
function judgeWrite(error, attempt) {
	const failure = (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.y)(error);
	const { status, code } = failure;
	if (code === "RoleAssignmentExists") return { kind: "present" };
	if (lost(failure)) return {
		kind: "unknown",
		problem: (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.v)(error, attempt)
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
		problem: (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.v)(error, attempt)
	};
}
/** No answer, one that could not be read, or one that does not say whether it was done. */
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
					const { status, code } = (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.y)(error);
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
		throw new _text_js__WEBPACK_IMPORTED_MODULE_2__.m((0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.v)(error, {
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
	const { status, code } = (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.y)(error);
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
			message: (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.v)(error, attempt).message,
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
// src/domain/delegate-text.ts
const propagation = "A new role can take up to 60 minutes to reach the cluster (https://learn.microsoft.com/azure/aks/kubernetes-service-principal).";
/** JSON of the `assignments` output; holds no secret. */
function assignmentsJson(rows) {
	return JSON.stringify(rows.map(({ scope, roleDefinitionId, roleName, id, state, change, problem }) => ({
		scope,
		roleDefinitionId,
		roleName,
		id,
		state,
		change,
		...problem ? { problem: problem.code } : {}
	})));
}
/** One sentence, such as `2 created, 1 present`. */
function verdict({ rows, dryRun }) {
	const parts = [
		"created",
		"removed",
		"planned",
		"present",
		"failed"
	].map((state) => ({
		state,
		count: rows.filter((row) => row.state === state).length
	})).filter(({ count }) => count > 0).map(({ state, count }) => `${count} ${state}`);
	return `${dryRun ? "Dry run, nothing was sent: " : ""}${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(rows.length, "role assignment")}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}.`;
}
function logLines(report) {
	const rows = report.rows.map((row) => `${row.state.padEnd(8)} ${row.roleName} @ ${row.scope} (${row.reason})`);
	const kept = report.kept.map(({ roleName, scope }) => `kept     ${roleName} @ ${scope} (extra: made by this action, not listed; prune: true removes it)`);
	const problems = [...report.rows.flatMap(({ problem }) => problem ? [problem] : []), ...report.problems];
	const lines = [
		...rows,
		...kept,
		...othersLine(report),
		verdict(report),
		...isNew(report) ? [propagation] : []
	];
	return [{
		title: (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(`Role assignments of ${nameOf(report)}`),
		lines: lines.map((line) => (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(line))
	}, ...problems.length > 0 ? [{
		title: "Problems",
		lines: problems.map((problem) => (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.s)(`${problem.message} ${problem.hint} [${problem.code}]`))
	}] : []];
}
/** Markdown of the job summary. What does not fit into GitHub's megabyte is left out by whole rows, with their number. */
function summary(report, limitBytes = summaryLimit) {
	const { displayName, appId, objectId } = report.principal;
	const notes = [...othersLine(report).map((line) => (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(line)), ...isNew(report) ? [propagation] : []];
	const problems = report.problems.map((each) => `- ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(each.message, 500)} ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(each.hint, 500)} (${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(each.code)})`);
	const blocks = [
		text([
			`**${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(verdict(report))}**`,
			"",
			`Service principal ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(displayName, 100)} ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(appId)}, object id ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(objectId)}.`
		]),
		...problems.length > 0 ? [{
			...text([]),
			rows: problems,
			more: (left) => `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(left, "more problem")} in the log.`
		}] : [],
		{
			head: ["| State | Role | Scope | Why |", "| --- | --- | --- | --- |"],
			rows: [...report.rows.map(tableRow), ...report.kept.map(keptRow)],
			tail: [],
			more: (left) => `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(left, "more role assignment")} in the log.`
		},
		...notes.map((note) => text([note]))
	];
	return (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.t)(blocks, limitBytes);
}
/** GitHub drops a larger step summary: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
const summaryLimit = 1e6;
function text(head) {
	return {
		head,
		rows: [],
		tail: [],
		more: () => ""
	};
}
function tableRow(row) {
	return `| ${row.state} | ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(row.roleName, 80)} | ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(row.scope, 300)} | ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(row.problem?.message ?? row.reason, 400)} |`;
}
function keptRow({ roleName, scope }) {
	return `| kept | ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.l)(roleName, 80)} | ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.t)(scope, 300)} | extra: made by this action, not listed; \`prune: true\` removes it |`;
}
function isNew({ rows }) {
	return rows.some((row) => row.state === "created");
}
function othersLine({ others }) {
	return others > 0 ? [`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.f)(others, "other assignment")} of this principal at, above or below these scopes: not made by this action, left alone.`] : [];
}
function nameOf({ principal }) {
	return principal.displayName ? `${principal.displayName} (${principal.appId})` : principal.appId;
}
// src/domain/access-plan.ts
/** From what is wanted and what is there to what has to be done. */
function wantedAssignment(scope, role, principalId) {
	return {
		scope,
		roleDefinitionId: role.id,
		roleName: role.name,
		principalId,
		name: (0,_access_js__WEBPACK_IMPORTED_MODULE_3__.t)(scope, role.id, principalId)
	};
}
/** Same scope, role and principal; the name does not count. */
function grantsTheSame(a, b) {
	return (0,_access_js__WEBPACK_IMPORTED_MODULE_3__.c)(a.scope, b.scope) && (0,_access_js__WEBPACK_IMPORTED_MODULE_3__.s)(a.roleDefinitionId) === (0,_access_js__WEBPACK_IMPORTED_MODULE_3__.s)(b.roleDefinitionId) && (0,_access_js__WEBPACK_IMPORTED_MODULE_3__.c)(a.principalId, b.principalId);
}
/** Its name says so: nobody else derives it like this. */
function madeByThisAction({ name, scope, roleDefinitionId, principalId }) {
	return (0,_access_js__WEBPACK_IMPORTED_MODULE_3__.c)(name, (0,_access_js__WEBPACK_IMPORTED_MODULE_3__.t)(scope, roleDefinitionId, principalId));
}
/**
* @param wanted may hold repeats
* @param existing may hold repeats, and assignments of other principals, which are ignored
*/
function planAccess(wanted, existing, principalId) {
	const plan = {
		missing: [],
		equal: [],
		extra: [],
		others: []
	};
	const own = new Map(existing.filter((each) => (0,_access_js__WEBPACK_IMPORTED_MODULE_3__.c)(each.principalId, principalId)).map((each) => [each.id.toLowerCase(), each]));
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
/** One role assignment made or removed: one request, then read what became of it. */
/** How long something that was just made may take to be known everywhere. */
const replicationMs = 6e5;
const firstPauseMs = 5e3;
const longestPauseMs = 3e4;
/** Requests whose outcome nobody knows, before giving up. */
const lostAnswers = 3;
const looks = 5;
const lookPauseMs = 2e3;
/**
* Makes the assignment under its own name, so that a further request for the same can never make a second one.
* @param newRole the role was made by this run, so that ARM may not know it yet
*/
async function grant(wanted, newRole, ports) {
	try {
		return await attempt(wanted, newRole, ports);
	} catch (error) {
		if (error instanceof _text_js__WEBPACK_IMPORTED_MODULE_2__.m) return {
			state: "failed",
			problem: (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.h)(error)
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
		problem: notConfirmed$1(wanted)
	};
}
/** Another run, or somebody else, was faster. */
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
		problem: notConfirmed$1(wanted)
	};
}
/** @returns null once it is gone */
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
		if (error instanceof _text_js__WEBPACK_IMPORTED_MODULE_2__.m) return (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.h)(error);
		throw error;
	}
}
function notConfirmed$1({ scope, roleName }) {
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
// src/operations/delegate-rights.ts
const assignments = "Microsoft.Authorization/roleAssignments";
const definitions = "Microsoft.Authorization/roleDefinitions";
/** @param lines scopes at which a custom role has to be made as well: who lacks that right in a group lacks it in its subscription */
async function missingRights(rows, lines, resources) {
	const needed = /* @__PURE__ */ new Map();
	for (const { state, scope, change } of rows) {
		if (state !== "planned") continue;
		const entry = needed.get(scope.toLowerCase()) ?? {
			scope,
			actions: /* @__PURE__ */ new Set()
		};
		entry.actions.add(change === "create" ? `${assignments}/write` : `${assignments}/delete`);
		if (lines.some((line) => line.makesRole && line.scope.toLowerCase() === scope.toLowerCase())) entry.actions.add(`${definitions}/write`);
		needed.set(scope.toLowerCase(), entry);
	}
	const problems = [];
	for (const { scope, actions } of needed.values()) problems.push(...await missingAt(scope, [...actions], resources));
	return problems;
}
async function missingAt(scope, actions, resources) {
	try {
		const missing = await resources.missingRights(scope, actions);
		return missing && missing.length > 0 ? [rightMissing(scope, missing)] : [];
	} catch (error) {
		if (error instanceof _text_js__WEBPACK_IMPORTED_MODULE_2__.m) return [(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.h)(error)];
		throw error;
	}
}
function rightMissing(scope, missing) {
	const role = missing.some((action) => action.startsWith(definitions)) ? "User Access Administrator at the subscription has it." : "User Access Administrator or Role Based Access Control Administrator has it.";
	return {
		code: "right-missing",
		message: `The real run would fail: the identity of this run lacks ${missing.join(" and ")} at ${scope}.`,
		hint: `${role} A role that was just given takes some minutes.`
	};
}
// src/operations/delegate-roles.ts
/** From a line of `assign` to exactly one role at its scope. */
/** @throws ActionError that says why there is no such role, or none that would help */
async function findRole({ access, scope }, ports) {
	if (access.kind === "preset") return presetRole(access.preset, scope.id, scope.subscriptionId ?? "", ports);
	return {
		role: exactlyOne(access.kind === "role-id" ? await byId(scope.id, access.id, ports) : await ports.roles.named(scope.id, access.name), access.kind === "role-id" ? access.id : access.name, scope.id),
		make: null
	};
}
async function presetRole(preset, scope, subscriptionId, ports) {
	if (preset === "disks") return customDisksRole(subscriptionId, ports);
	const id = await presetRoleId(preset, scope, ports.resources);
	return {
		role: exactlyOne(await byId(scope, id, ports), `${id} (${preset})`, scope),
		make: null
	};
}
async function presetRoleId(preset, scope, resources) {
	switch (preset) {
		case "acr-pull": return await resources.registryIsAbac(scope) ? _access_js__WEBPACK_IMPORTED_MODULE_3__.n.repositoryReader : _access_js__WEBPACK_IMPORTED_MODULE_3__.n.acrPull;
		case "network": return _access_js__WEBPACK_IMPORTED_MODULE_3__.n.networkContributor;
		case "vm-disks": return _access_js__WEBPACK_IMPORTED_MODULE_3__.n.virtualMachineContributor;
		case "container-instances": return _access_js__WEBPACK_IMPORTED_MODULE_3__.n.contributor;
		case "key-vault-secrets":
			if (!await resources.vaultUsesRoles(scope)) throw new _text_js__WEBPACK_IMPORTED_MODULE_2__.m(accessPolicies(scope));
			return _access_js__WEBPACK_IMPORTED_MODULE_3__.n.keyVaultSecretsUser;
	}
}
async function customDisksRole(subscriptionId, { roles }) {
	const wanted = (0,_access_js__WEBPACK_IMPORTED_MODULE_3__.r)(subscriptionId);
	const found = await roles.byId(wanted.assignableScopes[0] ?? "", wanted.guid);
	if (!found) return {
		role: wanted,
		make: wanted
	};
	if ((0,_access_js__WEBPACK_IMPORTED_MODULE_3__.i)(found, wanted)) throw new _text_js__WEBPACK_IMPORTED_MODULE_2__.m(changed(found, wanted));
	return {
		role: found,
		make: null
	};
}
async function byId(scope, id, { roles }) {
	const role = await roles.byId(scope, id);
	return role ? [role] : [];
}
function exactlyOne(found, asked, scope) {
	const [role, ...more] = found;
	if (!role) throw new _text_js__WEBPACK_IMPORTED_MODULE_2__.m(notFound$1(asked, scope));
	if (more.length > 0) throw new _text_js__WEBPACK_IMPORTED_MODULE_2__.m(ambiguous(asked, scope, found));
	return role;
}
/** Makes the role once. A lost answer, or one made by another run in this moment, is told by reading. */
async function makeRole(role, { roles }, delay) {
	const scope = role.assignableScopes[0] ?? "";
	for (let attempt = 1;; attempt += 1) {
		const answer = await roles.create(role);
		if (answer.kind === "refused" || answer.kind === "not-yet") return answer.problem;
		if (await isThere(role, scope, roles, delay)) return null;
		if (attempt >= 3) return answer.kind === "unknown" ? answer.problem : notConfirmed(role);
	}
}
async function isThere(role, scope, roles, delay) {
	for (let look = 1; look <= 5; look += 1) {
		if (await roles.byId(scope, role.guid)) return true;
		await delay(2e3);
	}
	return false;
}
function notFound$1(asked, scope) {
	return {
		code: "role-not-found",
		message: `No role ${asked} can be assigned at ${scope}.`,
		hint: `Check the spelling (\`az role definition list --scope <scope>\`); a custom role needs the scope among its assignable scopes. Presets: ${_access_js__WEBPACK_IMPORTED_MODULE_3__.o.join(", ")}.`
	};
}
function ambiguous(asked, scope, found) {
	return {
		code: "role-ambiguous",
		message: `${found.length} roles are called ${asked} at ${scope}: ${found.map((role) => (0,_access_js__WEBPACK_IMPORTED_MODULE_3__.s)(role.id)).join(", ")}.`,
		hint: "Give the id of the one you mean."
	};
}
function accessPolicies(scope) {
	return {
		code: "vault-access-policies",
		message: `Vault ${scope} works with access policies: it takes no notice of role assignments.`,
		hint: "Either `az keyvault set-policy --name <vault> --spn <appId> --secret-permissions get`, or switch the vault to Azure RBAC (`az keyvault update --enable-rbac-authorization true`) after everybody else has the roles they need."
	};
}
function changed(found, wanted) {
	return {
		code: "disks-role-changed",
		message: `The custom role "${found.name}" does not give ${wanted.actions.join(" and ")} any more.`,
		hint: "Somebody edited it. Restore these actions without exclusions, or delete the role and run again."
	};
}
function notConfirmed(role) {
	return {
		code: "disks-role-not-confirmed",
		message: `The custom role "${role.name}" was made, but does not show when it is read back.`,
		hint: "Run again in some minutes: what was made is found again by its id."
	};
}
// src/operations/delegate-access.ts
/** Gives a service principal the roles of some lines, and takes back what this action gave before, if asked to. */
/** Reads, decides, writes one by one; a line that fails stops no other line, but every removal. */
async function giveAccess(settings, ports) {
	const read = await readExisting(settings, await resolveLines(settings, ports), ports);
	const plan = planAccess(read.lines.flatMap((line) => line.wanted ? [line.wanted] : []), read.existing, settings.principalId);
	const rows = await carryOut(settings, read.lines, plan, ports);
	const extra = await handleExtra(settings, plan, rows.some((row) => row.state === "failed") || read.problems.length > 0, ports);
	const rights = settings.dryRun ? await missingRights([...rows, ...extra.rows], read.lines.map(probeOf), ports.resources) : [];
	const all = [...rows, ...extra.rows];
	return {
		rows: all,
		kept: extra.kept,
		others: plan.others.length,
		problems: [
			...read.problems,
			...extra.problems,
			...rights
		],
		complete: read.problems.length === 0 && !read.lines.some((line) => line.problem?.code.startsWith("arm-")),
		failed: all.some((row) => row.state === "failed") || extra.problems.length > 0
	};
}
function probeOf({ grant: { scope }, make }) {
	return {
		scope: scope.id,
		makesRole: make !== null
	};
}
async function resolveLines({ grants, principalId }, ports) {
	const lines = [];
	for (const each of grants) {
		const found = await problemOr(() => findRole(each, ports));
		if ("problem" in found) lines.push({
			grant: each,
			wanted: null,
			make: null,
			problem: found.problem
		});
		else lines.push({
			grant: each,
			wanted: wantedAssignment(each.scope.id, found.value.role, principalId),
			make: found.value.make,
			problem: null
		});
	}
	return lines;
}
async function problemOr(work) {
	try {
		return { value: await work() };
	} catch (error) {
		if (error instanceof _text_js__WEBPACK_IMPORTED_MODULE_2__.m) return { problem: (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.h)(error) };
		throw error;
	}
}
/** At each scope, since that is where the caller surely may read; to prune also everywhere else it can see. */
async function readExisting({ principalId, prune }, lines, ports) {
	const existing = [];
	const failed = /* @__PURE__ */ new Map();
	const readAt = async (scope) => {
		const found = await problemOr(() => ports.assignments.of(principalId, scope));
		if ("problem" in found) return found.problem;
		existing.push(...found.value);
		return null;
	};
	const scopes = new Map(lines.filter((line) => line.wanted).map(({ grant: { scope } }) => [scope.id.toLowerCase(), scope.id]));
	for (const [key, scope] of scopes) {
		const problem = await readAt(scope);
		if (problem) failed.set(key, problem);
	}
	const problems = [];
	if (prune) {
		const subscriptions = await ports.fleet.subscriptions();
		problems.push(...subscriptions.problems);
		for (const { subscriptionId } of subscriptions.items) {
			const problem = await readAt(`/subscriptions/${subscriptionId}`);
			if (problem) problems.push(problem);
		}
	}
	return {
		lines: lines.map((line) => {
			const problem = line.problem ?? failed.get(line.grant.scope.id.toLowerCase()) ?? null;
			return problem ? {
				...line,
				wanted: null,
				problem
			} : line;
		}),
		existing,
		problems
	};
}
async function carryOut(settings, lines, plan, ports) {
	const rows = [];
	const done = /* @__PURE__ */ new Set();
	const roles = /* @__PURE__ */ new Map();
	for (const line of lines) {
		if (line.wanted && done.has(line.wanted.name)) continue;
		if (line.wanted) done.add(line.wanted.name);
		const row = await carryOutLine(settings, line, plan, roles, ports);
		if (row.state === "created") ports.log.info(`Created: ${row.roleName} @ ${row.scope}`);
		rows.push(row);
	}
	return rows;
}
async function carryOutLine({ dryRun }, { grant: asked, wanted, make, problem }, plan, roles, ports) {
	if (!wanted) return failedLine(asked, problem);
	const equal = plan.equal.find((each) => each.wanted.name === wanted.name);
	if (equal) return present(wanted, equal.found);
	if (dryRun) return planned(wanted, make);
	if (make && !roles.has(make.guid)) {
		ports.log.info(`Making the custom role "${make.name}".`);
		roles.set(make.guid, await makeRole(make, ports, ports.delay));
	}
	const refused = make ? roles.get(make.guid) ?? null : null;
	if (refused) return failedRow(wanted, refused);
	const result = await grant(wanted, make !== null, ports);
	if (result.state === "failed") return failedRow(wanted, result.problem);
	if (result.state === "present") return present(wanted, result.found);
	return {
		...base(wanted),
		state: "created",
		id: result.found.id,
		change: "create",
		reason: "was missing",
		problem: null
	};
}
function base({ scope, roleDefinitionId, roleName }) {
	return {
		scope,
		roleDefinitionId,
		roleName
	};
}
function idOf({ scope, name }) {
	return `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
}
function planned(wanted, make) {
	const role = make ? `its custom role "${make.name}" too: PUT ${make.id}, then ` : "";
	return {
		...base(wanted),
		state: "planned",
		id: idOf(wanted),
		change: "create",
		reason: `missing: ${role}PUT ${idOf(wanted)}`,
		problem: null
	};
}
function present(wanted, found) {
	const reason = found.name.toLowerCase() === wanted.name ? "equal" : "equal, under another name";
	const problem = found.conditional ? {
		code: "role-assignment-conditional",
		message: `${wanted.roleName} at ${wanted.scope} is there under a condition, which may take away some of it.`,
		hint: "It counts as present and is left as it is; look at the condition, or remove that assignment and run again."
	} : null;
	return {
		...base(wanted),
		state: "present",
		id: found.id,
		change: "none",
		reason,
		problem
	};
}
function failedRow(wanted, problem) {
	return {
		...base(wanted),
		state: "failed",
		id: null,
		change: "create",
		reason: problem.code,
		problem
	};
}
function failedLine({ access, scope }, problem) {
	const roleName = access.kind === "preset" ? access.preset : access.kind === "role-name" ? access.name : access.id;
	return {
		state: "failed",
		scope: scope.id,
		roleDefinitionId: null,
		roleName,
		id: null,
		change: "create",
		reason: problem?.code ?? "",
		problem
	};
}
/** Removes what this action made and nobody lists any more, but only after everything else was seen and done. */
async function handleExtra({ prune, dryRun }, plan, unsure, ports) {
	const extra = {
		rows: [],
		kept: [],
		problems: prune && unsure ? [pruneSkipped(plan.extra.length)] : []
	};
	for (const each of plan.extra) {
		const roleName = await nameOfRole(each, ports);
		if (!prune || unsure) extra.kept.push({
			scope: each.scope,
			roleName
		});
		else extra.rows.push(await removeRow(each, roleName, dryRun, ports));
	}
	return extra;
}
async function removeRow(each, roleName, dryRun, ports) {
	const row = {
		scope: each.scope,
		roleDefinitionId: each.roleDefinitionId,
		roleName,
		id: each.id,
		change: "remove"
	};
	if (dryRun) return {
		...row,
		state: "planned",
		reason: `extra, made by this action: DELETE ${each.id}`,
		problem: null
	};
	const problem = await revoke(each, ports);
	if (problem) return {
		...row,
		state: "failed",
		reason: problem.code,
		problem
	};
	ports.log.info(`Removed: ${roleName} @ ${each.scope}`);
	return {
		...row,
		state: "removed",
		reason: "extra: made by this action, not listed any more",
		problem: null
	};
}
/** For people only: without it the id has to do. */
async function nameOfRole({ scope, roleDefinitionId }, { roles }) {
	const guid = (0,_access_js__WEBPACK_IMPORTED_MODULE_3__.s)(roleDefinitionId);
	const found = await problemOr(() => roles.byId(scope, guid));
	return "value" in found && found.value ? found.value.name : guid;
}
function pruneSkipped(count) {
	return {
		code: "prune-skipped",
		message: `Nothing was removed${count > 0 ? ` of ${count} extra` : ""}: some line failed, or not every role assignment could be read.`,
		hint: "Mend what the other messages name and run again; prune needs Microsoft.Authorization/roleAssignments/read (Reader) at every subscription this identity can see."
	};
}
// src/operations/delegate-principal.ts
/** From the id that somebody has to the service principal that roles are given to. */
/** A service principal made seconds ago is not on every replica of the directory yet. */
const tries = 4;
const pauseMs = 5e3;
/** @throws ActionError that says what the id is instead */
async function resolvePrincipal(target, ports) {
	if (target.kind === "object-id") return byObjectId(target.objectId, ports);
	return byAppId(target.kind === "cluster" ? await appIdOfCluster(target.id, ports) : target.appId, ports);
}
async function appIdOfCluster(id, { clusters }) {
	const reading = await clusters.get(id);
	if (!reading.found) throw new _text_js__WEBPACK_IMPORTED_MODULE_2__.m(reading.problem ?? clusterGone(id));
	if ((0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.i)(reading.cluster)) throw new _text_js__WEBPACK_IMPORTED_MODULE_2__.m({
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
		if (!application) throw new _text_js__WEBPACK_IMPORTED_MODULE_2__.m(await explainAppId(appId, principals));
		if (attempt >= tries) throw new _text_js__WEBPACK_IMPORTED_MODULE_2__.m(withoutPrincipal(application));
		await delay(pauseMs);
	}
}
async function byObjectId(objectId, { principals }) {
	const found = await principals.servicePrincipal({ objectId });
	if (found) return found;
	const application = await principals.application({ objectId });
	if (application) throw new _text_js__WEBPACK_IMPORTED_MODULE_2__.m(await applicationObject(application, principals, "service-principal-id"));
	const byAppId = await principals.servicePrincipal({ appId: objectId });
	if (!byAppId) throw new _text_js__WEBPACK_IMPORTED_MODULE_2__.m(notFound("object id", objectId));
	throw new _text_js__WEBPACK_IMPORTED_MODULE_2__.m({
		code: "principal-not-found",
		message: `${objectId} is an application (client) id, not the object id of a service principal.`,
		hint: `Give it as app-id, or give service-principal-id: ${byAppId.objectId}.`
	});
}
/** Somebody may have copied an object id. */
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
/** Rule of this action: the identity that runs it is not the cluster's own principal. */
function ownIdentity(principal, caller) {
	if (caller.appId?.toLowerCase() !== principal.appId && caller.objectId?.toLowerCase() !== principal.objectId.toLowerCase()) return [];
	return [{
		code: "own-identity",
		message: `This run signs in as ${principal.appId} and gives roles to that very principal.`,
		hint: "Give the workflow an identity of its own, which no cluster uses; rotate and cleanup will refuse to touch this one."
	}];
}
// src/operations/delegate.ts
/** @throws ActionError when the principal cannot be found; what fails for one line only goes into the result */
async function delegate(settings, ports) {
	const principal = await resolvePrincipal(settings.target, ports);
	ports.log.info(`Service principal ${principal.displayName} (appId ${principal.appId}, object id ${principal.objectId}).`);
	const { grants, prune, dryRun } = settings;
	const access = await ports.log.group("Roles", () => giveAccess({
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
		outputs: { assignments: assignmentsJson(report.rows) },
		result: {
			operation: "delegate",
			outcome,
			complete: access.complete,
			principal: report.principal,
			assignments: JSON.parse(assignmentsJson(report.rows)),
			kept: report.kept,
			problems: problems.map(({ code, message }) => ({
				code,
				message
			}))
		},
		summary: summary(report),
		log: logLines(report),
		annotations: annotations(report, problems, failure),
		files: [],
		problems,
		failure
	};
}
/** One each; what the step fails with anyway is not said twice. */
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
/** With one failure its own text; with several their number, since each has a line of its own above. */
function failureOf(report) {
	const [only, ...more] = report.rows.filter((row) => row.state === "failed");
	if (only?.problem && more.length === 0) return only.problem;
	return {
		code: "delegate-incomplete",
		message: `Not everything that was asked for was done. ${verdict(report)}`,
		hint: "The messages above say why for each; a further run does what is missing and repeats nothing."
	};
}
// src/wiring/delegate.ts
/** Builds the adapters that delegate needs; loaded only when it runs. */
async function runDelegate(inputs, runtime) {
	const onWait = (text) => runtime.log.info(text);
	const http = (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.c)({ onWait });
	const cloud = (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.h)(inputs.cloud, inputs.endpoints);
	const credential = (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.p)(inputs.signIn, cloud, http, runtime.requestIdToken);
	const caller = await (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.m)(credential, cloud, inputs.signIn, http);
	runtime.log.info(`Signed in to tenant ${caller.tenantId} with ${inputs.signIn.method} as ${caller.appId ?? "an unnamed identity"}.`);
	return delegate(inputs, {
		caller,
		clusters: (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__.g)(credential, cloud, http, caller.tenantId),
		principals: createPrincipals(credential, cloud, http),
		roles: createRoles(credential, cloud, http, onWait),
		assignments: createRoleGrants(credential, cloud, http, onWait),
		resources: createResources(credential, cloud, http),
		fleet: (0,_report_blocks_js__WEBPACK_IMPORTED_MODULE_1__._)(credential, cloud, http),
		log: runtime.log,
		delay: runtime.delay
	});
}



/***/ })

};
