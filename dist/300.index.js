export const id = 300;
export const ids = [300];
export const modules = {

/***/ 1300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ summary),
/* harmony export */   i: () => (/* binding */ propagation),
/* harmony export */   n: () => (/* binding */ assignmentsJson),
/* harmony export */   o: () => (/* binding */ verdict),
/* harmony export */   r: () => (/* binding */ logLines),
/* harmony export */   t: () => (/* binding */ giveAccess)
/* harmony export */ });
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4263);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8645);
/* harmony import */ var _access_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4404);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(198);
/* harmony import */ var _delegate_grants_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8641);






// src/domain/delegate-text.ts
const propagation = "A new role can take up to 60 minutes to reach the cluster (https://learn.microsoft.com/azure/aks/kubernetes-service-principal).";
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
	return `${dryRun ? "Dry run, nothing was sent: " : ""}${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.T)(rows.length, "role assignment")}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}.`;
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
		title: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.b)(`Role assignments of ${nameOf(report)}`),
		lines: lines.map((line) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.b)(line))
	}, ...problems.length > 0 ? [{
		title: "Problems",
		lines: problems.map((problem) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.b)(`${problem.message} ${problem.hint} [${problem.code}]`))
	}] : []];
}
function summary(report, limitBytes = summaryLimit) {
	const { displayName, appId, objectId } = report.principal;
	const notes = [...othersLine(report).map((line) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.S)(line)), ...isNew(report) ? [propagation] : []];
	const problems = report.problems.map((each) => `- ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.S)(each.message, 500)} ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.S)(each.hint, 500)} (${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.f)(each.code)})`);
	const blocks = [
		text([
			`**${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.S)(verdict(report))}**`,
			"",
			`Service principal ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.S)(displayName, 100)} ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.f)(appId)}, object id ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.f)(objectId)}.`
		]),
		...problems.length > 0 ? [{
			...text([]),
			rows: problems,
			more: (left) => `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.T)(left, "more problem")} in the log.`
		}] : [],
		{
			head: ["| State | Role | Scope | Why |", "| --- | --- | --- | --- |"],
			rows: [...report.rows.map(tableRow), ...report.kept.map(keptRow)],
			tail: [],
			more: (left) => `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.T)(left, "more role assignment")} in the log.`
		},
		...notes.map((note) => text([note]))
	];
	return (0,_connection_js__WEBPACK_IMPORTED_MODULE_3__.n)(blocks, limitBytes);
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
function tableRow(row) {
	return `| ${row.state} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.S)(row.roleName, 80)} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.f)(row.scope, 300)} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.S)(row.problem?.message ?? row.reason, 400)} |`;
}
function keptRow({ roleName, scope }) {
	return `| kept | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.S)(roleName, 80)} | ${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.f)(scope, 300)} | extra: made by this action, not listed; \`prune: true\` removes it |`;
}
function isNew({ rows }) {
	return rows.some((row) => row.state === "created");
}
function othersLine({ others }) {
	return others > 0 ? [`${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.T)(others, "other assignment")} of this principal at, above or below these scopes: not made by this action, left alone.`] : [];
}
function nameOf({ principal }) {
	return principal.displayName ? `${principal.displayName} (${principal.appId})` : principal.appId;
}

// src/operations/delegate-rights.ts
const assignments = "Microsoft.Authorization/roleAssignments";
const definitions = "Microsoft.Authorization/roleDefinitions";
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
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t) return [(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.n)(error)];
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
		case "acr-pull": return await resources.registryIsAbac(scope) ? _access_js__WEBPACK_IMPORTED_MODULE_2__.n.repositoryReader : _access_js__WEBPACK_IMPORTED_MODULE_2__.n.acrPull;
		case "network": return _access_js__WEBPACK_IMPORTED_MODULE_2__.n.networkContributor;
		case "vm-disks": return _access_js__WEBPACK_IMPORTED_MODULE_2__.n.virtualMachineContributor;
		case "container-instances": return _access_js__WEBPACK_IMPORTED_MODULE_2__.n.contributor;
		case "key-vault-secrets":
			if (!await resources.vaultUsesRoles(scope)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(accessPolicies(scope));
			return _access_js__WEBPACK_IMPORTED_MODULE_2__.n.keyVaultSecretsUser;
	}
}
async function customDisksRole(subscriptionId, { roles }) {
	const wanted = (0,_access_js__WEBPACK_IMPORTED_MODULE_2__.r)(subscriptionId);
	const found = await roles.byId(wanted.assignableScopes[0] ?? "", wanted.guid);
	if (!found) return {
		role: wanted,
		make: wanted
	};
	if ((0,_access_js__WEBPACK_IMPORTED_MODULE_2__.i)(found, wanted)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(changed(found, wanted));
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
	if (!role) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(notFound(asked, scope));
	if (more.length > 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(ambiguous(asked, scope, found));
	return role;
}
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
function notFound(asked, scope) {
	return {
		code: "role-not-found",
		message: `No role ${asked} can be assigned at ${scope}.`,
		hint: `Check the spelling (\`az role definition list --scope <scope>\`); a custom role needs the scope among its assignable scopes. Presets: ${_access_js__WEBPACK_IMPORTED_MODULE_2__.o.join(", ")}.`
	};
}
function ambiguous(asked, scope, found) {
	return {
		code: "role-ambiguous",
		message: `${found.length} roles are called ${asked} at ${scope}: ${found.map((role) => (0,_access_js__WEBPACK_IMPORTED_MODULE_2__.s)(role.id)).join(", ")}.`,
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
async function giveAccess(settings, ports) {
	const read = await readExisting(settings, await resolveLines(settings, ports), ports);
	const wanted = read.lines.flatMap((line) => line.wanted ? [line.wanted] : []);
	const plan = (0,_delegate_grants_js__WEBPACK_IMPORTED_MODULE_4__.i)(wanted, read.existing, settings.principalId);
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
			wanted: (0,_delegate_grants_js__WEBPACK_IMPORTED_MODULE_4__.a)(each.scope.id, found.value.role, principalId),
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
		if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t) return { problem: (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.n)(error) };
		throw error;
	}
}
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
	const result = await (0,_delegate_grants_js__WEBPACK_IMPORTED_MODULE_4__.t)(wanted, make !== null, ports);
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
	const problem = await (0,_delegate_grants_js__WEBPACK_IMPORTED_MODULE_4__.n)(each, ports);
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
async function nameOfRole({ scope, roleDefinitionId }, { roles }) {
	const guid = (0,_access_js__WEBPACK_IMPORTED_MODULE_2__.s)(roleDefinitionId);
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



/***/ })

};
