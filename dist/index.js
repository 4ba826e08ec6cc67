import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 4404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ parseGrant),
/* harmony export */   c: () => (/* binding */ same),
/* harmony export */   i: () => (/* binding */ lacksActions),
/* harmony export */   n: () => (/* binding */ builtInRoles),
/* harmony export */   o: () => (/* binding */ presetNames),
/* harmony export */   r: () => (/* binding */ disksRole),
/* harmony export */   s: () => (/* binding */ roleGuid),
/* harmony export */   t: () => (/* binding */ assignmentName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);


// src/domain/access.ts
const presetNames = [
	"acr-pull",
	"network",
	"disks",
	"vm-disks",
	"container-instances",
	"key-vault-secrets"
];
const group = "resource group";
const presetScopes = {
	"acr-pull": ["Microsoft.ContainerRegistry/registries"],
	network: [
		"Microsoft.Network/virtualNetworks/subnets",
		"Microsoft.Network/virtualNetworks",
		"Microsoft.Network/publicIPAddresses",
		group
	],
	disks: ["Microsoft.Compute/disks", group],
	"vm-disks": [group],
	"container-instances": [group],
	"key-vault-secrets": ["Microsoft.KeyVault/vaults"]
};
const builtInRoles = {
	acrPull: "7f951dda-4ed3-4680-a7ca-43fe172d538d",
	repositoryReader: "b93aa761-3e63-49ed-ac28-beffa264f7ac",
	networkContributor: "4d97b98b-1d4f-4787-a291-c67834d212e7",
	virtualMachineContributor: "9980e02c-c2be-4d73-94e8-173b1dc7cf3c",
	contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
	keyVaultSecretsUser: "4633458b-17de-408a-b874-0445c86b69e6"
};
const guid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const segment = String.raw`(?!\.{1,2}(?:/|$))[^/?#%\\\s\p{C}]+`;
const subscriptionScope = new RegExp(`^/subscriptions/(${guid})(/resourceGroups/${segment})?((?:/providers/${segment}(?:/${segment}/${segment})+)*)$`, "iu");
const managementGroupScope = new RegExp(`^/providers/Microsoft\\.Management/managementGroups/${segment}$`, "iu");
function parseScope(text) {
	const id = text.replace(/\/+$/, "");
	if (managementGroupScope.test(id)) return {
		id,
		type: "management group",
		subscriptionId: null
	};
	const match = subscriptionScope.exec(id);
	if (!match) return null;
	const [, subscriptionId = "", resourceGroup, resource] = match;
	return {
		id,
		type: resource ? resourceType(resource) : resourceGroup ? group : "subscription",
		subscriptionId: subscriptionId.toLowerCase()
	};
}
function resourceType(path) {
	const [namespace = "", ...rest] = (path.split(/\/providers\//i).at(-1) ?? "").split("/");
	return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join("/");
}
function parseGrant(line) {
	const match = /^(.+?)\s*@\s*(\/\S*)$/.exec(line.trim());
	const [, who = "", where = ""] = match ?? [];
	const scope = parseScope(where);
	if (!match || !scope) return "<preset, role name or role id> @ <full resource id that starts with /subscriptions/>";
	const preset = presetNames.find((name) => name === who.toLowerCase());
	if (!preset) return {
		line,
		access: roleOf(who),
		scope
	};
	const accepted = presetScopes[preset];
	if (!accepted.some((type) => same(type, scope.type))) return `${accepted.join(", ")} as the scope of ${preset}, not a ${scope.type}`;
	return {
		line,
		access: {
			kind: "preset",
			preset
		},
		scope
	};
}
function roleOf(text) {
	return new RegExp(`^${guid}$`, "i").test(text) ? {
		kind: "role-id",
		id: text.toLowerCase()
	} : {
		kind: "role-name",
		name: text
	};
}
const namespace = "d961f41a-2ed6-4ea7-b1e2-082e56b93119";
function deterministicId(text) {
	const bytes = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha1").update(Buffer.from(namespace.replaceAll("-", ""), "hex")).update(text).digest().subarray(0, 16);
	bytes[6] = (bytes[6] ?? 0) & 15 | 80;
	bytes[8] = (bytes[8] ?? 0) & 63 | 128;
	return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
function roleGuid(roleDefinitionId) {
	return roleDefinitionId.split("/").at(-1)?.toLowerCase() ?? "";
}
function assignmentName(scope, roleDefinitionId, principalId) {
	return deterministicId(`${scope}|${roleGuid(roleDefinitionId)}|${principalId}`.toLowerCase());
}
function disksRole(subscriptionId) {
	const name = `aks-sp disks ${subscriptionId.toLowerCase()}`;
	const id = deterministicId(name);
	return {
		id: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${id}`,
		guid: id,
		name,
		description: "Lets an AKS cluster attach disks outside of its own resource group.",
		actions: ["Microsoft.Compute/disks/read", "Microsoft.Compute/disks/write"],
		notActions: [],
		assignableScopes: [`/subscriptions/${subscriptionId}`]
	};
}
function lacksActions(found, wanted) {
	const given = (action) => found.actions.some((each) => same(each, action));
	return found.notActions.length > 0 || !wanted.actions.every(given);
}
function same(a, b) {
	return a.toLowerCase() === b.toLowerCase();
}



/***/ }),

/***/ 8645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ toProblem),
/* harmony export */   t: () => (/* binding */ ActionError)
/* harmony export */ });
// src/errors.ts
var ActionError = class extends Error {
	code;
	hint;
	constructor(problem, cause) {
		super(problem.message, cause === void 0 ? void 0 : { cause });
		this.name = "ActionError";
		this.code = problem.code;
		this.hint = problem.hint;
	}
};
function toProblem(error) {
	return {
		code: error.code,
		message: error.message,
		hint: error.hint
	};
}



/***/ }),

/***/ 3333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ issuedTag),
/* harmony export */   c: () => (/* binding */ orphanedKeys),
/* harmony export */   d: () => (/* binding */ usesTag),
/* harmony export */   i: () => (/* binding */ destinationTag),
/* harmony export */   l: () => (/* binding */ sentTag),
/* harmony export */   n: () => (/* binding */ deliveredTag),
/* harmony export */   o: () => (/* binding */ managedTag),
/* harmony export */   r: () => (/* binding */ destinationHash),
/* harmony export */   s: () => (/* binding */ mergeTags),
/* harmony export */   t: () => (/* binding */ clusterTag),
/* harmony export */   u: () => (/* binding */ showsTag)
/* harmony export */ });
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4263);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7598);



// src/domain/ledger-tags.ts
const longest = 256;
const settled = 864e5;
const managedTag = "aks-sp:managed";
function issuedTag(keyId) {
	return `aks-sp:issued:${keyId.toLowerCase()}`;
}
function destinationTag(keyId, stores) {
	return `aks-sp:to:${keyId.toLowerCase()}:${destinationHash(stores)}`;
}
function destinationHash(stores) {
	return (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createHash)("sha256").update([...stores].sort().join("\n")).digest("hex").slice(0, 16);
}
function deliveredTag(keyId) {
	return `aks-sp:delivered:${keyId.toLowerCase()}`;
}
function sentTag(keyId, clusterId, at) {
	return `aks-sp:sent:${keyId.toLowerCase()}:${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.t)(clusterId)}:${seconds(at)}`;
}
function usesTag(keyId, clusterId, at) {
	return `aks-sp:uses:${keyId.toLowerCase()}:${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.t)(clusterId)}:${seconds(at)}`;
}
function clusterTag(clusterId) {
	const id = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.k)(clusterId);
	if (!id) return null;
	const tag = `aks-sp:cluster:${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.t)(clusterId)}:${id.subscriptionId}/${id.resourceGroup}/${id.name}`.toLowerCase();
	return tag.length <= longest && !/\s/.test(tag) ? tag : null;
}
const entry = /^aks-sp:(sent|uses):([0-9a-f-]{36}):([0-9a-f]{16}):(\d{1,12})$/;
const keyed = /^aks-sp:(?:sent|uses|issued|delivered|to):([0-9a-f-]{36})(?::|$)/i;
function mergeTags(read, own, gone) {
	const merged = /* @__PURE__ */ new Set();
	const newest = /* @__PURE__ */ new Map();
	for (const tag of [...read, ...own]) {
		const keyId = keyed.exec(tag)?.[1]?.toLowerCase();
		if (keyId !== void 0 && gone.has(keyId)) continue;
		const found = entry.exec(tag);
		if (!found) {
			merged.add(tag);
			continue;
		}
		const slot = `${found[1] ?? ""}:${found[2] ?? ""}:${found[3] ?? ""}`;
		const at = Number(found[4]);
		const known = newest.get(slot);
		if (!known || known.at < at) newest.set(slot, {
			tag,
			at
		});
	}
	return [...merged, ...[...newest.values()].map(({ tag }) => tag)];
}
function showsTag(read, tag) {
	if (read.has(tag)) return true;
	const found = entry.exec(tag);
	if (!found) return false;
	const prefix = tag.slice(0, tag.lastIndexOf(":") + 1);
	return [...read].some((other) => other.startsWith(prefix) && Number(other.slice(prefix.length)) >= Number(found[4]));
}
function orphanedKeys(tags, listed, now) {
	const last = /* @__PURE__ */ new Map();
	for (const tag of tags) {
		const keyId = keyed.exec(tag)?.[1]?.toLowerCase();
		if (keyId === void 0 || listed.has(keyId)) continue;
		const at = Number(entry.exec(tag)?.[4] ?? 0) * 1e3;
		last.set(keyId, Math.max(last.get(keyId) ?? 0, at));
	}
	return [...last].filter(([, at]) => at > 0 && now - at > settled).map(([keyId]) => keyId);
}
function seconds(at) {
	return Math.floor(at / 1e3);
}



/***/ }),

/***/ 4263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ mermaidLabel),
/* harmony export */   D: () => (/* binding */ clusterResourceId),
/* harmony export */   E: () => (/* binding */ shellWord),
/* harmony export */   O: () => (/* binding */ isGuid),
/* harmony export */   S: () => (/* binding */ markdown),
/* harmony export */   T: () => (/* binding */ plural),
/* harmony export */   _: () => (/* binding */ htmlLine),
/* harmony export */   a: () => (/* binding */ withoutRemoved),
/* harmony export */   b: () => (/* binding */ logLine),
/* harmony export */   c: () => (/* binding */ rotationIdOf),
/* harmony export */   d: () => (/* binding */ serverMark),
/* harmony export */   f: () => (/* binding */ code),
/* harmony export */   g: () => (/* binding */ html),
/* harmony export */   h: () => (/* binding */ days),
/* harmony export */   i: () => (/* binding */ parseLedger),
/* harmony export */   k: () => (/* binding */ parseClusterId),
/* harmony export */   l: () => (/* binding */ rotationOf),
/* harmony export */   m: () => (/* binding */ cut),
/* harmony export */   n: () => (/* binding */ latest),
/* harmony export */   o: () => (/* binding */ credentialName),
/* harmony export */   p: () => (/* binding */ csvCell),
/* harmony export */   r: () => (/* binding */ originOf),
/* harmony export */   s: () => (/* binding */ isOver),
/* harmony export */   t: () => (/* binding */ clusterHash),
/* harmony export */   u: () => (/* binding */ runKey),
/* harmony export */   v: () => (/* binding */ isoDate),
/* harmony export */   w: () => (/* binding */ plain),
/* harmony export */   x: () => (/* binding */ managedIdentityCommand),
/* harmony export */   y: () => (/* binding */ isoTime)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);


// src/domain/resource-ids.ts
const guidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const clusterPattern = new RegExp(`^/subscriptions/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/resourceGroups/([\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-])/providers/Microsoft\\.ContainerService/managedClusters/([A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?)$`, "iu");
function isGuid(text) {
	return guidPattern.test(text);
}
function parseClusterId(text) {
	const match = clusterPattern.exec(text);
	return match ? {
		id: text,
		subscriptionId: match[1] ?? "",
		resourceGroup: match[2] ?? "",
		name: match[3] ?? ""
	} : null;
}
function clusterResourceId(subscriptionId, resourceGroup, name) {
	return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerService/managedClusters/${name}`;
}

// src/domain/text.ts
const day = 864e5;
const firstInstant = Date.parse("0000-01-01T00:00:00Z");
const lastInstant = Date.parse("9999-12-31T23:59:59Z");
const terminalSequence = /(?:\u001b\[|\u009b)[0-9;?]*[ -/]*[@-~]/g;
const lineBreaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const invisible = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const pileOfMarks = /(\p{M}{4})\p{M}+/gu;
function plain(text) {
	return visible(text).replace(/ +/g, " ").trim();
}
function visible(text) {
	return text.toWellFormed().replace(terminalSequence, "").replace(lineBreaks, " ").replace(invisible, "").replace(pileOfMarks, "$1").replace(/\p{Z}/gu, " ");
}
function cut(text, limit) {
	if (text.length <= limit) return text;
	const head = text.slice(0, Math.max(0, limit - 1));
	return `${/[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head}…`;
}
const entities = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\\": "&#92;",
	"|": "&#124;"
};
const actives = new RegExp(`(${/[@$]|#(?=\w)|:(?=[\w+-]+:|\/\/)|(?<=www)\.|(?<=GH)-(?=\d)|(?<=mailto|xmpp):/.source})|${/[&<>\\|`*_[\]~^#]|^[-+=:]|(?<=^\d+)[.)]/.source}`, "gi");
function markdown(text, limit = 200) {
	return cut(plain(text), limit).replace(actives, (match, looked) => {
		return looked === void 0 ? entities[match] ?? `\\${match}` : `<span>${match}</span>`;
	});
}
function code(text, limit = 200) {
	const line = cut(plain(text), limit);
	if (line === "") return "(empty)";
	return /[`|\\]/.test(line) ? `<code>${markdown(line, limit)}</code>` : `\`${line}\``;
}
const htmlEntities = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
function html(text, limit = 200) {
	return htmlLine(cut(plain(text), limit));
}
function htmlLine(text) {
	return visible(text).trimEnd().replace(/[&<>"']/g, (character) => htmlEntities[character] ?? "");
}
function logLine(text, limit = 1e3) {
	return cut(visible(text).trimEnd(), limit).replace(/##(?=\[)/g, "# #").replace(/^(\s*)::/, "$1: :");
}
function csvCell(value) {
	if (value === null) return "";
	if (typeof value !== "string") return String(value);
	const text = value.toWellFormed().replace(/(?![\t\r\n])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "");
	const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
	return /[",;\t\r\n']|^\s|\s$/.test(safe) ? `"${safe.replaceAll("\"", "\"\"")}"` : safe;
}
const ganttWord = /^(?:gantt|title|section|click|href|call|dateFormat|axisFormat|tickInterval|includes|excludes|todayMarker|weekday|weekend|topAxis|inclusiveEndDates|acc(?:Title|Descr)|\d{4}-\d\d-\d\d)/i;
function mermaidLabel(text, limit = 60) {
	const label = cut(plain(plain(text).replace(/[^\p{L}\p{M}\p{N} ._()/+-]+/gu, " ")), limit);
	if (label === "") return "unnamed";
	return ganttWord.test(label) ? `- ${label}` : label;
}
function shellWord(text) {
	const word = plain(text);
	return /^[A-Za-z0-9_./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
function managedIdentityCommand(cluster) {
	return `az aks update ${`--resource-group ${shellWord(cluster.resourceGroup)} --name ${shellWord(cluster.name)}`} --enable-managed-identity --subscription ${shellWord(cluster.subscriptionId)}`;
}
function isoDate(instant) {
	return isoTime(instant).replace(/T.*/, "");
}
function isoTime(instant) {
	if (Number.isNaN(instant)) return "unknown";
	return new Date(Math.min(Math.max(instant, firstInstant), lastInstant)).toISOString().replace(/\.\d+Z$/, "Z");
}
function plural(count, one, many = `${one}s`) {
	return `${String(count)} ${count === 1 ? one : many}`;
}
function days(fromNow) {
	const whole = Math.trunc(fromNow / day);
	if (whole === 0) return "today";
	return whole > 0 ? `in ${plural(whole, "day")}` : `${plural(-whole, "day")} ago`;
}

// src/domain/rotation-id.ts
const prefixes = {
	managed: "aks-sp/",
	turn: "aks-sp-turn/"
};
const name = /^aks-sp(-turn)?\/([0-9a-f]{8})\.(\d{1,20})\.(\d{1,20})\.(\d{1,6})\.[A-Za-z0-9_-]{8}$/;
function serverMark(serverUrl) {
	return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(serverUrl.replace(/\/+$/, "")).digest("hex").slice(0, 8);
}
function rotationIdOf({ server, repositoryId, runId, attempt }, random) {
	return `${server}.${repositoryId}.${runId}.${attempt}.${random}`;
}
function credentialName(purpose, rotationId) {
	return prefixes[purpose] + rotationId;
}
function rotationOf(displayName) {
	const match = displayName === null ? null : name.exec(displayName);
	if (!match || displayName === null) return null;
	const [, turn, server = "", repositoryId = "", runId = "", attempt = ""] = match;
	const purpose = turn === void 0 ? "managed" : "turn";
	return {
		purpose,
		rotationId: displayName.slice(prefixes[purpose].length),
		run: {
			server,
			repositoryId,
			runId,
			attempt: Number(attempt)
		}
	};
}
function runKey({ server, repositoryId, runId, attempt }) {
	return `${server}.${repositoryId}.${runId}.${attempt}`;
}
function isOver(credential, { rotationId, self, statuses, lease, now }) {
	const made = rotationOf(credential.displayName);
	if (!made || made.rotationId === rotationId) return false;
	const { run } = made;
	if (run.server === self.server && run.repositoryId === self.repositoryId && run.runId === self.runId && run.runId !== "0" && run.attempt < self.attempt) return true;
	if (statuses.get(runKey(run)) === "over") return true;
	return now >= (made.purpose === "turn" ? credential.endsOn : credential.startsOn + lease);
}

// src/domain/ledger.ts
const guid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const keyTag = new RegExp(`^aks-sp:(issued|delivered):(${guid})$`, "i");
const entryTag = new RegExp(`^aks-sp:(sent|uses):(${guid}):([0-9a-f]{16}):(\\d{1,12})$`, "i");
const destinationTag = new RegExp(`^aks-sp:to:(${guid}):([0-9a-f]{16})$`, "i");
const clusterTag = /^aks-sp:cluster:([0-9a-f]{16}):([^/\s]+\/[^/\s]+\/[^/\s]+)$/i;
function originOf(displayName) {
	return rotationOf(displayName)?.purpose ?? "foreign";
}
function clusterHash(resourceId) {
	return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(resourceId.toLowerCase()).digest("hex").slice(0, 16);
}
function parseLedger(tags) {
	const clusters = /* @__PURE__ */ new Map();
	const keys = {
		issued: /* @__PURE__ */ new Set(),
		delivered: /* @__PURE__ */ new Set()
	};
	const destinations = /* @__PURE__ */ new Map();
	const entries = {
		sent: [],
		uses: []
	};
	for (const tag of tags) {
		const cluster = clusterTag.exec(tag);
		if (cluster) clusters.set(lower(cluster[1]), cluster[2] ?? "");
		const destination = destinationTag.exec(tag);
		if (destination) destinations.set(lower(destination[1]), lower(destination[2]));
		const key = keyTag.exec(tag);
		if (key) keys[lower(key[1])].add(lower(key[2]));
		const entry = entryTag.exec(tag);
		if (entry) entries[lower(entry[1])].push({
			keyId: lower(entry[2]),
			cluster: lower(entry[3]),
			at: Number(entry[4]) * 1e3
		});
	}
	return {
		managed: tags.includes("aks-sp:managed"),
		clusters,
		...keys,
		destinations,
		...entries
	};
}
function latest(entries, cluster) {
	return entries.filter((entry) => entry.cluster === cluster).reduce((best, entry) => best && best.at >= entry.at ? best : entry, void 0);
}
function lower(text) {
	return (text ?? "").toLowerCase();
}
function withoutRemoved(ledger, credentials, now, margin) {
	const listed = new Set(credentials.map((credential) => lower(credential.keyId)));
	return {
		...ledger,
		sent: ledger.sent.filter((entry) => listed.has(entry.keyId) || now - entry.at < margin)
	};
}



/***/ }),

/***/ 6203:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6846);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4263);
/* harmony import */ var _report_file_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1999);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8645);
/* harmony import */ var _access_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4404);
/* harmony import */ var _provision_application_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5664);
/* harmony import */ var _packages_main_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(4052);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(6760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(8500);











// src/domain/durations.ts
const minute$1 = 6e4;
const units = {
	m: minute$1,
	h: 60 * minute$1,
	d: 1440 * minute$1,
	w: 10080 * minute$1
};
const longest = 52596e3 * minute$1;
function parseDuration(text) {
	const short = /^(\d{1,6})([mhdw])$/.exec(text);
	if (short) return within(Number(short[1]) * (units[short[2] ?? ""] ?? NaN));
	const iso = /^P(?=[\dT])(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?)?$/.exec(text);
	if (!iso) return null;
	const amounts = iso.slice(1).map((part) => Number(part ?? 0));
	return within([
		"w",
		"d",
		"h",
		"m"
	].reduce((sum, unit, index) => sum + (amounts[index] ?? 0) * (units[unit] ?? NaN), 0));
}
function within(duration) {
	return duration <= longest ? duration : null;
}

// src/input-table.ts
const operations = [
	"provision",
	"delegate",
	"check-expiry",
	"rotate",
	"cleanup"
];
const all = (value = "") => ({
	operations: "all",
	default: value
});
const only = (names, value = "") => ({
	operations: names,
	default: value
});
const inputTable = {
	operation: all(),
	cluster: all(),
	"resource-group": all(),
	"cluster-name": all(),
	"app-id": all(),
	"subscription-id": all(),
	"tenant-id": all(),
	"client-id": all(),
	"client-secret": all(),
	auth: all("auto"),
	audience: all(),
	cloud: all("AzureCloud"),
	"authority-host": all(),
	"resource-manager-endpoint": all(),
	"graph-endpoint": all(),
	"github-token": all("${{ github.token }}"),
	"dry-run": all("false"),
	"max-wait": all("5h"),
	"trust-visible-scope": all("false"),
	store: all(),
	name: only(["provision"]),
	"unique-name": only(["provision"]),
	"valid-for": only(["provision", "rotate"], "365d"),
	adopt: only(["provision"], "false"),
	assign: only(["provision", "delegate"]),
	"new-secret": only(["provision"], "if-needed"),
	"cluster-template": only(["provision"]),
	"service-principal-id": only(["delegate"]),
	prune: only(["delegate"], "false"),
	"warn-within": only(["check-expiry"], "30d"),
	"critical-within": only(["check-expiry"], "7d"),
	issues: only(["check-expiry"], "per-principal"),
	"issue-labels": only(["check-expiry"], "aks-service-principal"),
	"issue-assignees": only(["check-expiry"]),
	"issue-repository": only(["check-expiry"]),
	"max-issues": only(["check-expiry"], "20"),
	"fail-on": only(["check-expiry"], "expired"),
	"report-file": only(["check-expiry"]),
	"renew-within": only(["rotate"], "30d"),
	force: only(["rotate"], "false"),
	overlap: only(["rotate"], "24h"),
	retire: only(["rotate"], "managed"),
	parallel: only(["rotate"], "4"),
	"on-stopped": only(["rotate"], "skip"),
	lease: only(["rotate"], "6h"),
	"delete-cluster": only(["cleanup"], "false"),
	sweep: only(["cleanup"], "none"),
	grace: only(["cleanup"], "7d"),
	"expired-credentials": only(["cleanup"], "report"),
	purge: only(["cleanup"], "false"),
	"expected-plan": only(["cleanup"])
};

// src/input-reader.ts
var InputReader = class {
	problems = [];
	#get;
	#env;
	constructor(get, env) {
		this.#get = get;
		this.#env = env;
	}
	problem(name, got, accepts) {
		this.problems.push(`${name}: got ${got === "" ? "nothing" : `"${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.b)(got.slice(0, 120))}"`}; accepts ${accepts}`);
	}
	refused(name) {
		return this.problems.some((problem) => problem.startsWith(`${name}:`));
	}
	text(name, variable) {
		return this.#get(name).trim() || (variable ? (this.#env[variable] ?? "").trim() : "") || defaultOf(name);
	}
	list(name, variable) {
		return this.text(name, variable).split(/\r?\n/).map((line) => line.replace(/(^|\s)#.*$/, "")).flatMap((line) => line.split(",")).map((item) => item.trim()).filter((item) => item !== "");
	}
	listOf(name, parse, accepts, variable) {
		const seen = /* @__PURE__ */ new Map();
		for (const item of this.list(name, variable)) {
			const value = parse(item);
			if (value === null) this.problem(name, item, accepts);
			else if (!seen.has(item.toLowerCase())) seen.set(item.toLowerCase(), value);
		}
		return [...seen.values()];
	}
	boolean(name) {
		const text = this.text(name);
		if (/^(true|True|TRUE)$/.test(text)) return true;
		if (!/^(false|False|FALSE)$/.test(text)) this.problem(name, text, "true or false");
		return false;
	}
	duration(name) {
		const text = this.text(name);
		const value = parseDuration(text);
		if (value === null) this.problem(name, text, "a duration such as 90d, 24h, 45m, 2w or P90D");
		return value ?? 0;
	}
	integer(name, least, most) {
		const text = this.text(name);
		const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
		if (value >= least && value <= most) return value;
		this.problem(name, text, `a whole number from ${least} to ${most}`);
		return least;
	}
	choice(name, values) {
		const text = this.text(name);
		const value = values.find((candidate) => candidate === text);
		if (value === void 0) this.problem(name, text, oneOf(values));
		return value ?? values[0];
	}
	refuseForeign(operation) {
		for (const [name, spec] of Object.entries(inputTable)) {
			const value = this.#get(name).trim();
			if (spec.operations === "all" || value === "" || value === spec.default) continue;
			const owners = spec.operations;
			if (!owners.includes(operation)) this.problem(name, value, `no value with operation ${operation}; it belongs to ${owners.join(" and ")}`);
		}
	}
};
function oneOf(values) {
	return values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} or ${values.at(-1) ?? ""}`;
}
function defaultOf(name) {
	const value = inputTable[name].default;
	return value.startsWith("${{") ? "" : value;
}

// src/inputs-cleanup.ts
function parseCleanup(reader, common) {
	const own = {
		deleteCluster: reader.boolean("delete-cluster"),
		sweep: reader.choice("sweep", ["none", "orphans"]),
		grace: reader.duration("grace"),
		expiredCredentials: reader.choice("expired-credentials", ["report", "delete"]),
		purge: reader.boolean("purge"),
		expectedPlan: parsePlan(reader)
	};
	const target = parseTarget$3(reader, common, own.sweep === "orphans" || own.expiredCredentials === "delete");
	if (own.deleteCluster && target.kind !== "cluster") reader.problem("delete-cluster", "true", "true only together with cluster, which it deletes");
	if (own.sweep === "none" && reader.text("grace") !== "7d" && !reader.refused("grace")) reader.problem("grace", reader.text("grace"), "a value only with sweep: orphans");
	if (own.purge && target.kind === "tenant" && own.sweep === "none") reader.problem("purge", "true", "true only where principals are removed");
	return {
		target,
		...own
	};
}
function parsePlan(reader) {
	const text = reader.text("expected-plan").toLowerCase();
	if (text === "" || /^[0-9a-f]{64}$/.test(text)) return text || null;
	reader.problem("expected-plan", text, "the output plan of a dry run (64 hex digits)");
	return null;
}
function parseTarget$3(reader, { appIds, clusters }, tenant) {
	const targets = [...appIds.map((appId) => ({
		kind: "app-id",
		appId
	})), ...clusters.map(({ id }) => ({
		kind: "cluster",
		id
	}))];
	const named = [
		"app-id",
		"cluster",
		"resource-group",
		"cluster-name"
	].some((name) => reader.refused(name));
	const got = targets.map((target) => target.kind === "app-id" ? target.appId : target.kind === "cluster" ? target.id : "").join(", ");
	if (tenant && targets.length > 0) reader.problem("app-id", got, "no app-id or cluster beside sweep: orphans or expired-credentials: delete, which go over all managed applications");
	else if (!tenant && targets.length !== 1 && !(targets.length === 0 && named)) reader.problem("app-id", got, "exactly one of app-id and cluster, with one value; or sweep: orphans; or expired-credentials: delete");
	return tenant ? { kind: "tenant" } : targets[0] ?? { kind: "tenant" };
}

// src/inputs-delegate.ts
function parseDelegate(reader, common) {
	const grants = parseAssign(reader);
	if (grants.length === 0 && !reader.refused("assign")) reader.problem("assign", "", "one line or more of the form <preset, role name or role id> @ <full resource id>");
	return {
		target: parseTarget$2(reader, common),
		grants,
		prune: reader.boolean("prune")
	};
}
function parseAssign(reader) {
	return reader.list("assign").flatMap((line) => {
		const grant = (0,_access_js__WEBPACK_IMPORTED_MODULE_4__.a)(line);
		if (typeof grant !== "string") return [grant];
		reader.problem("assign", line, grant);
		return [];
	});
}
function parseTarget$2(reader, { appIds, clusters }) {
	const objectId = reader.text("service-principal-id").toLowerCase();
	if (objectId !== "" && !(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.O)(objectId)) reader.problem("service-principal-id", objectId, "an object id (GUID)");
	const targets = [
		...appIds.map((appId) => ({
			kind: "app-id",
			appId
		})),
		...objectId === "" ? [] : [{
			kind: "object-id",
			objectId
		}],
		...clusters.map(({ id }) => ({
			kind: "cluster",
			id
		}))
	];
	const named = [
		"app-id",
		"service-principal-id",
		"cluster",
		"resource-group",
		"cluster-name"
	].some((name) => reader.refused(name));
	if (targets.length !== 1 && !(targets.length === 0 && named)) reader.problem("app-id", targets.map(nameOf).join(", "), "exactly one of app-id, service-principal-id and cluster, with one value");
	return targets[0] ?? {
		kind: "app-id",
		appId: ""
	};
}
function nameOf(target) {
	return target.kind === "app-id" ? target.appId : target.kind === "cluster" ? target.id : target.objectId;
}

// src/inputs-rotate.ts
const minute = 6e4;
const day$1 = 1440 * minute;
const leaseMargin = 15 * minute;
function parseRotate(reader, common) {
	const lease = reader.duration("lease");
	const validFor = reader.duration("valid-for");
	const renewWithin = reader.duration("renew-within");
	if (!reader.refused("lease") && !reader.refused("max-wait") && lease < common.maxWait + leaseMargin) reader.problem("lease", reader.text("lease"), `at least 15 minutes more than max-wait (${reader.text("max-wait")})`);
	if (!reader.refused("valid-for") && validFor < day$1) reader.problem("valid-for", reader.text("valid-for"), "one day (1d) or longer");
	if (!reader.refused("valid-for") && !reader.refused("renew-within") && renewWithin >= validFor) reader.problem("renew-within", reader.text("renew-within"), `less than valid-for (${reader.text("valid-for")}): a new secret would be due at once`);
	return {
		target: parseTarget$1(reader, common),
		renewWithin,
		force: reader.boolean("force"),
		validFor,
		overlap: reader.duration("overlap"),
		retire: parseRetire(reader),
		parallel: reader.integer("parallel", 1, 50),
		onStopped: reader.choice("on-stopped", ["skip", "fail"]),
		lease
	};
}
function parseRetire(reader) {
	const items = reader.list("retire");
	const [first] = items;
	if (items.length === 1 && (first === "managed" || first === "all" || first === "none")) return { kind: first };
	if (items.length === 0) return { kind: "managed" };
	return {
		kind: "keys",
		keyIds: reader.listOf("retire", (text) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.O)(text) ? text.toLowerCase() : null, "managed, all, none, or key ids (GUIDs)")
	};
}
function parseTarget$1(reader, { appIds, clusters }) {
	const targets = [...appIds.map((appId) => ({
		kind: "app-id",
		appId
	})), ...clusters.map(({ id }) => ({
		kind: "cluster",
		id
	}))];
	const named = [
		"app-id",
		"cluster",
		"resource-group",
		"cluster-name"
	].some((name) => reader.refused(name));
	if (targets.length !== 1 && !(targets.length === 0 && named)) reader.problem("app-id", targets.map((target) => target.kind === "app-id" ? target.appId : target.id).join(", "), "exactly one of app-id and cluster, with one value: one principal is rotated at a time, with all its clusters");
	return targets[0] ?? {
		kind: "app-id",
		appId: ""
	};
}

// src/inputs-provision.ts
const day = 864e5;
const longestName = 256;
const longestKey = 120;
function parseProvision(reader, common) {
	const validFor = reader.duration("valid-for");
	if (!reader.refused("valid-for") && validFor < day) reader.problem("valid-for", reader.text("valid-for"), "one day (1d) or longer");
	const cluster = parseCluster(reader, common);
	const newSecret = reader.choice("new-secret", ["if-needed", "always"]);
	if (newSecret === "always" && common.stores.length === 0 && cluster === null && !reader.refused("store")) reader.problem("new-secret", newSecret, "always only with store or cluster-template: the secret would be lost at once");
	return {
		target: parseTarget(reader, common),
		adopt: parseAdopt(reader, common),
		validFor,
		grants: parseAssign(reader),
		newSecret,
		cluster
	};
}
function parseTarget(reader, { appIds }) {
	const [appId = "", ...more] = appIds;
	if (more.length > 0) reader.problem("app-id", appIds.join(", "), "one id: one principal is provisioned at a time");
	if (appId !== "" || reader.refused("app-id")) {
		for (const name of ["name", "unique-name"]) if (reader.text(name) !== "") reader.problem(name, reader.text(name), "no value beside app-id, which names the application already");
		return {
			kind: "app-id",
			appId
		};
	}
	const displayName = reader.text("name");
	if (displayName === "" || displayName.length > longestName || /\p{Cc}|\p{Cs}/u.test(displayName)) reader.problem("name", displayName, `a display name of 1 to ${longestName} visible characters, or app-id instead`);
	return {
		kind: "name",
		displayName,
		uniqueName: parseUniqueName(reader, displayName)
	};
}
function parseUniqueName(reader, displayName) {
	const given = reader.text("unique-name");
	const uniqueName = given === "" ? (0,_provision_application_js__WEBPACK_IMPORTED_MODULE_5__.t)(displayName) : given;
	if (given === "" && uniqueName === "" && displayName !== "") reader.problem("unique-name", "", `a value: nothing of the name is left in a-z, 0-9 and -`);
	if (uniqueName.length > longestKey || /[\p{Cc}\p{Cs}]/u.test(uniqueName)) reader.problem("unique-name", uniqueName, `at most ${longestKey} visible characters`);
	return uniqueName;
}
function parseAdopt(reader, { appIds }) {
	const adopt = reader.boolean("adopt");
	if (adopt && appIds.length === 0 && reader.text("unique-name") === "" && !reader.refused("app-id")) reader.problem("adopt", "true", "true only with app-id or unique-name: a display name does not say which application is meant");
	return adopt;
}
function parseCluster(reader, { clusters }) {
	const template = reader.text("cluster-template");
	const ids = clusters.map(({ id }) => id).join(", ");
	if (template === "") {
		if (ids !== "") reader.problem("cluster", ids, "no value without cluster-template: provision makes clusters and never switches their principal");
		return null;
	}
	const [cluster] = clusters;
	const refused = [
		"cluster",
		"resource-group",
		"cluster-name",
		"subscription-id"
	].some((name) => reader.refused(name));
	if (clusters.length !== 1 && !refused) reader.problem("cluster", ids, "exactly one with cluster-template: the cluster to be made");
	return {
		template,
		id: cluster?.id ?? ""
	};
}

// src/domain/store-target.ts
const vaultSuffixes = {
	AzureCloud: "vault.azure.net",
	AzureUSGovernment: "vault.usgovcloudapi.net",
	AzureChinaCloud: "vault.azure.cn"
};
function parseStoreTarget(text, vaultSuffix) {
	if (text === "output") return { kind: "output" };
	const [, kind, rest = ""] = /^(github-secret|github-org-secret):(.*)$/s.exec(text) ?? [];
	if (kind === "github-secret") return parseGitHubSecret(rest);
	if (kind === "github-org-secret") {
		const name = gitHubName(rest);
		return name === null ? gitHubNames : {
			kind,
			name
		};
	}
	if (/^https?:/i.test(text)) return parseVaultSecret(text, vaultSuffix);
	return `https://<vault>.${vaultSuffix}/secrets/<name>, github-secret:<NAME>, github-secret:<environment>/<NAME>, github-org-secret:<NAME> or output`;
}
function storeKey(target) {
	switch (target.kind) {
		case "key-vault": return `${target.kind} ${target.vaultUrl} ${target.name}`.toLowerCase();
		case "github-secret": return `${target.kind} ${target.environment ?? ""}/${target.name}`.toLowerCase();
		case "github-org-secret": return `${target.kind} ${target.name}`.toLowerCase();
		case "output": return target.kind;
	}
}
function isLoopback({ hostname }) {
	return hostname === "127.0.0.1" || hostname === "localhost";
}
const gitHubNames = "a secret name of letters, digits and _, not starting with a digit or GITHUB_";
function gitHubName(text) {
	return /^[A-Z_][A-Z0-9_]*$/i.test(text) && !/^GITHUB_/i.test(text) ? text.toUpperCase() : null;
}
function parseGitHubSecret(rest) {
	const slash = rest.lastIndexOf("/");
	const name = gitHubName(rest.slice(slash + 1));
	if (name === null) return gitHubNames;
	if (slash === -1) return {
		kind: "github-secret",
		name,
		environment: null
	};
	const environment = rest.slice(0, slash);
	return isEnvironment(environment) ? {
		kind: "github-secret",
		name,
		environment
	} : "the name of an environment, of 1 to 255 visible characters, before the /";
}
function isEnvironment(text) {
	return text.length <= 255 && /^\S(?:.*\S)?$/.test(text) && !/\p{Cc}|\p{Cs}/u.test(text) && text !== "." && text !== "..";
}
function parseVaultSecret(text, suffix) {
	const accepts = `https://<vault>.${suffix}/secrets/<name>, without a version; the name holds letters, digits and -, at most 127`;
	const at = text.lastIndexOf("/secrets/");
	const name = text.slice(at + 9);
	const vaultUrl = at === -1 ? null : parseVaultUrl(text.slice(0, at), suffix);
	return vaultUrl !== null && /^[0-9A-Za-z-]{1,127}$/.test(name) ? {
		kind: "key-vault",
		vaultUrl,
		name
	} : accepts;
}
function parseVaultUrl(text, suffix) {
	const url = !/[\s\\?#@%]/.test(text) && URL.canParse(text) ? new URL(text) : null;
	if (url?.protocol !== "https:") return null;
	const path = url.pathname.replace(/\/+$/, "");
	if (isLoopback(url)) return `${url.origin}${path}`;
	const vault = url.host.endsWith(`.${suffix}`) ? url.host.slice(0, -suffix.length - 1) : "";
	return /^[a-z](?:-?[a-z0-9])+$/.test(vault) && vault.length >= 3 && vault.length <= 24 && path === "" ? url.origin : null;
}

// src/inputs-store.ts
const writers = ["provision", "rotate"];
function parseStores(reader, env, cloud) {
	const targets = /* @__PURE__ */ new Map();
	for (const item of reader.list("store")) {
		const target = parseStoreTarget(item, vaultSuffixes[cloud]);
		if (typeof target === "string") reader.problem("store", item, target);
		else if (targets.has(storeKey(target))) reader.problem("store", item, "each destination once");
		else targets.set(storeKey(target), target);
	}
	const stores = [...targets.values()];
	if (writers.includes(reader.text("operation"))) requireGitHub(reader, env, stores);
	return stores;
}
function requireGitHub(reader, env, stores) {
	const first = stores.find(({ kind }) => kind === "github-secret" || kind === "github-org-secret");
	if (!first) return;
	if (reader.text("github-token", "GITHUB_TOKEN") === "" && !reader.refused("github-token")) reader.problem("github-token", "", `a token that may write secrets, for store ${first.kind}; the token of the job never may`);
	const repository = env.GITHUB_REPOSITORY ?? "";
	if (!/^[^/\s]+\/[^/\s]+$/.test(repository)) reader.problem("store", first.kind, "a secret of GitHub only in a workflow run: GITHUB_REPOSITORY names no repository");
}

// src/inputs.ts
const clouds = [
	"AzureCloud",
	"AzureUSGovernment",
	"AzureChinaCloud"
];
function parseInputs(get, env) {
	const reader = new InputReader(get, env);
	const operation = parseOperation(reader);
	if (operation) reader.refuseForeign(operation);
	const inputs = parseOwn(operation, parseCommon(reader, env), reader, env);
	if (reader.problems.length > 0) throw invalid(reader.problems);
	return inputs;
}
function parseOwn(operation, common, reader, env) {
	switch (operation) {
		case "provision": return {
			operation,
			...common,
			...parseProvision(reader, common)
		};
		case "delegate": return {
			operation,
			...common,
			...parseDelegate(reader, common)
		};
		case "rotate": return {
			operation,
			...common,
			...parseRotate(reader, common)
		};
		case "cleanup": return {
			operation,
			...common,
			...parseCleanup(reader, common)
		};
		default: return {
			operation: "check-expiry",
			...common,
			...parseCheckExpiry(reader, env)
		};
	}
}
function parseOperation(reader) {
	const text = reader.text("operation");
	const operation = operations.find((candidate) => candidate === text);
	if (!operation) reader.problem("operation", text, oneOf(operations));
	return operation ?? null;
}
function invalid(problems) {
	const count = problems.length === 1 ? "One input is wrong" : `${problems.length} inputs are wrong`;
	return new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t({
		code: "input-invalid",
		message: [`${count}; nothing was sent.`, ...problems.map((problem) => `- ${problem}`)].join("\n"),
		hint: "Correct the `with:` block of the step; every input is described in action.yml."
	});
}
function parseCommon(reader, env) {
	const subscriptionIds = reader.listOf("subscription-id", guidOrNull, "subscription ids (GUIDs)", "AZURE_SUBSCRIPTION_ID");
	const cloud = reader.choice("cloud", clouds);
	return {
		signIn: parseSignIn(reader, env),
		cloud,
		endpoints: {
			authorityHost: endpoint(reader, "authority-host"),
			resourceManager: endpoint(reader, "resource-manager-endpoint"),
			graph: endpoint(reader, "graph-endpoint")
		},
		clusters: parseClusters(reader, subscriptionIds),
		appIds: reader.listOf("app-id", guidOrNull, "application (client) ids (GUIDs)"),
		subscriptionIds,
		githubToken: reader.text("github-token", "GITHUB_TOKEN"),
		dryRun: reader.boolean("dry-run"),
		maxWait: reader.duration("max-wait"),
		trustVisibleScope: reader.boolean("trust-visible-scope"),
		stores: parseStores(reader, env, cloud)
	};
}
function guidOrNull(text) {
	return (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.O)(text) ? text.toLowerCase() : null;
}
function parseClusters(reader, subscriptionIds) {
	const clusters = reader.listOf("cluster", _ledger_js__WEBPACK_IMPORTED_MODULE_1__.k, "resource ids /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.ContainerService/managedClusters/<name>");
	const group = reader.text("resource-group");
	const name = reader.text("cluster-name");
	if (group === "" && name === "") return clusters;
	if (group === "" || name === "") {
		reader.problem(group === "" ? "resource-group" : "cluster-name", "", "a name: resource-group and cluster-name go together");
		return clusters;
	}
	if (subscriptionIds.length !== 1) reader.problem("subscription-id", subscriptionIds.join(", "), "exactly one id beside resource-group and cluster-name");
	const one = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.k)((0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.D)(subscriptionIds[0] ?? "00000000-0000-0000-0000-000000000000", group, name));
	if (!one) reader.problem("cluster-name", `${group}/${name}`, "a valid resource group and cluster name");
	return one && subscriptionIds.length === 1 ? [...clusters, one] : clusters;
}
function endpoint(reader, name) {
	const text = reader.text(name);
	if (text === "") return null;
	const url = URL.canParse(text) ? new URL(text) : null;
	if (url?.protocol !== "https:" || url.search !== "" || url.hash !== "" || url.username !== "") reader.problem(name, text, "an https URL without query");
	return text.replace(/\/+$/, "");
}
const methods = [
	"auto",
	"oidc",
	"client-secret",
	"azure-cli",
	"managed-identity"
];
function parseSignIn(reader, env) {
	const tenantId = optionalTenant(reader);
	const clientId = optionalGuid(reader, "client-id", "AZURE_CLIENT_ID");
	const clientSecret = reader.text("client-secret", "AZURE_CLIENT_SECRET");
	const audience = reader.text("audience") || null;
	const chosen = reader.choice("auth", methods);
	const mayRequestIdToken = Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL && env.ACTIONS_ID_TOKEN_REQUEST_TOKEN);
	const method = chosen === "auto" ? automatic(clientSecret !== "", tenantId !== "" && clientId !== "" && mayRequestIdToken) : chosen;
	if (method === "azure-cli") return {
		method,
		tenantId: tenantId || null
	};
	if (method === "managed-identity") return {
		method,
		clientId: clientId || null
	};
	requireAll(reader, method, {
		"tenant-id": tenantId,
		"client-id": clientId,
		...method === "client-secret" ? { "client-secret": clientSecret } : {}
	});
	return method === "oidc" ? {
		method,
		tenantId,
		clientId,
		audience
	} : {
		method,
		tenantId,
		clientId,
		clientSecret
	};
}
function automatic(hasSecret, canUseOidc) {
	if (hasSecret) return "client-secret";
	return canUseOidc ? "oidc" : "azure-cli";
}
function requireAll(reader, method, values) {
	for (const [name, value] of Object.entries(values)) if (value === "" && !reader.problems.some((problem) => problem.startsWith(`${name}:`))) reader.problem(name, "", `a value with auth ${method}`);
}
function optionalGuid(reader, name, variable) {
	const text = reader.text(name, variable);
	if (text !== "" && !(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.O)(text)) reader.problem(name, text, "an id (GUID)");
	return (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.O)(text) ? text.toLowerCase() : "";
}
function optionalTenant(reader) {
	const text = reader.text("tenant-id", "AZURE_TENANT_ID");
	const valid = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.O)(text) || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text);
	if (text !== "" && !valid) reader.problem("tenant-id", text, "a tenant id (GUID) or domain");
	return valid ? text.toLowerCase() : "";
}
function parseCheckExpiry(reader, env) {
	const warnWithin = reader.duration("warn-within");
	const criticalWithin = reader.duration("critical-within");
	if (criticalWithin > warnWithin && !reader.refused("warn-within")) reader.problem("critical-within", reader.text("critical-within"), `at most warn-within (${reader.text("warn-within")})`);
	return {
		warnWithin,
		criticalWithin,
		issues: parseIssues(reader, env),
		failOn: reader.choice("fail-on", [
			"expired",
			"none",
			"expiring",
			"critical"
		]),
		reportFiles: reader.listOf("report-file", reportFile, `paths that end in ${oneOf(_report_file_js__WEBPACK_IMPORTED_MODULE_2__.i.map((format) => `.${format}`))}`)
	};
}
function parseIssues(reader, env) {
	const mode = reader.choice("issues", [
		"per-principal",
		"digest",
		"none"
	]);
	const [first, ...rest] = reader.listOf("issue-labels", label, "label names of at most 50 characters");
	const name = reader.text("issue-repository") || (env.GITHUB_REPOSITORY ?? "");
	const repository = repositoryOf(name);
	if (repository === null && (mode !== "none" || name !== "")) reader.problem("issue-repository", name, "owner/name (default: the repository of the workflow)");
	if (mode !== "none" && reader.text("github-token", "GITHUB_TOKEN") === "") reader.problem("github-token", "", "a token that may write issues, or issues: none");
	return {
		mode,
		labels: [first ?? "aks-service-principal", ...rest],
		assignees: reader.listOf("issue-assignees", login, "GitHub user names"),
		repository,
		max: reader.integer("max-issues", 0, 1e3)
	};
}
function label(text) {
	return text.length <= 50 ? text : null;
}
function login(text) {
	const name = text.replace(/^@/, "");
	return /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9_])?$/.test(name) ? name : null;
}
function repositoryOf(text) {
	const match = /^([A-Za-z0-9_.-]{1,100})\/([A-Za-z0-9_.-]{1,100})$/.exec(text);
	return match?.[1] && match[2] ? {
		owner: match[1],
		repo: match[2]
	} : null;
}
function reportFile(path) {
	const format = (0,_report_file_js__WEBPACK_IMPORTED_MODULE_2__.r)(path);
	return format === null ? null : {
		path,
		format
	};
}

// src/report.ts
const troubleshooting = "docs/troubleshooting.md";
async function writeResult(result, runtime) {
	for (const { title, lines } of result.log) await runtime.log.group(title, async () => lines.forEach((line) => runtime.log.info(line)));
	for (const { level, title, message } of result.annotations) runtime.annotate(level, (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.b)(title), (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.b)(message));
	const unwritten = await writeFiles(result, runtime);
	const outcome = unwritten.length > 0 && result.outcome !== "failed" ? "partial" : result.outcome;
	await runtime.writeSummary(result.summary);
	writeOutputs({
		...result.outputs,
		outcome,
		complete: String(result.complete),
		result: JSON.stringify({
			...result.result,
			outcome
		})
	}, runtime);
	const failure = failureOf(outcome, unwritten, result);
	if (failure) runtime.fail(sentence(failure));
}
function writeFailure(error, runtime) {
	const problem = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__.t ? error : {
		code: "unexpected",
		message: `Something unforeseen failed: ${error instanceof Error ? error.message : String(error)}`,
		hint: "Run again with step debug logging on and report it with that log."
	};
	if (error instanceof Error) runtime.log.debug([error.stack, error.cause instanceof Error ? error.cause.stack : ""].join(" "));
	writeOutputs({
		outcome: "failed",
		complete: "false",
		result: JSON.stringify({
			outcome: "failed",
			problems: [{
				code: problem.code,
				message: problem.message
			}]
		})
	}, runtime);
	runtime.fail(sentence(problem));
}
function sentence({ code, message, hint }) {
	const text = message.split("\n").map((line) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.b)(line)).join("\n");
	return `${text}${text.includes("\n") ? "\n" : " "}${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.b)(hint)} [${code}, see ${troubleshooting}]`;
}
function writeOutputs(outputs, runtime) {
	for (const [name, value] of Object.entries(outputs)) runtime.setOutput(name, value);
}
async function writeFiles({ files }, runtime) {
	const problems = [];
	for (const { path, content } of files) try {
		await runtime.writeFile(path, content);
		runtime.log.info(`Report written to ${path}`);
	} catch (error) {
		const problem = {
			code: "report-file",
			message: `The report could not be written to ${path}: ${error instanceof Error ? error.message : String(error)}`,
			hint: "Choose a path in the workspace that the runner may write."
		};
		runtime.log.warning(sentence(problem));
		problems.push(problem);
	}
	return problems;
}
function failureOf(outcome, unwritten, result) {
	if (result.failure) return result.failure;
	if (outcome !== "failed" && outcome !== "partial") return null;
	return unwritten[0] ?? {
		code: "partial",
		message: `The run ended as ${outcome}: something it should have written was not written.`,
		hint: "The warnings above say what and why; a further run does what is missing."
	};
}

// src/run.ts
async function run(runtime) {
	maskSecrets(runtime);
	try {
		const inputs = parseInputs(runtime.getInput, runtime.env);
		await writeResult(await dispatch(inputs, runtime), runtime);
	} catch (error) {
		writeFailure(error, runtime);
	}
}
function maskSecrets({ getInput, env, mask }) {
	for (const secret of [
		getInput("client-secret"),
		env.AZURE_CLIENT_SECRET,
		getInput("github-token"),
		env.GITHUB_TOKEN,
		env.ACTIONS_ID_TOKEN_REQUEST_TOKEN
	]) if (secret) mask(secret);
}
async function dispatch(inputs, runtime) {
	switch (inputs.operation) {
		case "provision": {
			const { runProvision } = await Promise.all(/* import() */[__nccwpck_require__.e(198), __nccwpck_require__.e(716), __nccwpck_require__.e(300), __nccwpck_require__.e(955)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7955));
			return runProvision(inputs, runtime);
		}
		case "check-expiry": {
			const { runCheckExpiry } = await Promise.all(/* import() */[__nccwpck_require__.e(198), __nccwpck_require__.e(146)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9146));
			return runCheckExpiry(inputs, runtime);
		}
		case "delegate": {
			const { runDelegate } = await Promise.all(/* import() */[__nccwpck_require__.e(198), __nccwpck_require__.e(300), __nccwpck_require__.e(41)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1041));
			return runDelegate(inputs, runtime);
		}
		case "rotate": {
			const { runRotate } = await Promise.all(/* import() */[__nccwpck_require__.e(198), __nccwpck_require__.e(716), __nccwpck_require__.e(641)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6641));
			return runRotate(inputs, runtime);
		}
		case "cleanup": {
			const { runCleanup } = await Promise.all(/* import() */[__nccwpck_require__.e(198), __nccwpck_require__.e(716), __nccwpck_require__.e(492)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4492));
			return runCleanup(inputs, runtime);
		}
	}
}

// src/runtime.ts
function actionsRuntime(env = process.env) {
	const mayRequest = Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL && env.ACTIONS_ID_TOKEN_REQUEST_TOKEN);
	return {
		env,
		getInput: (name) => (0,_packages_main_js__WEBPACK_IMPORTED_MODULE_6__.i)(name),
		mask: (secret) => formsOf(secret).forEach((form) => (0,_packages_main_js__WEBPACK_IMPORTED_MODULE_6__.l)(form)),
		log: actionsLog,
		setOutput: (name, value) => (0,_packages_main_js__WEBPACK_IMPORTED_MODULE_6__.c)(name, value),
		annotate: (level, title, message) => (level === "error" ? _packages_main_js__WEBPACK_IMPORTED_MODULE_6__.n : _packages_main_js__WEBPACK_IMPORTED_MODULE_6__.u)(message, { title }),
		writeSummary: async (markdown) => {
			if (env.GITHUB_STEP_SUMMARY) await _packages_main_js__WEBPACK_IMPORTED_MODULE_6__.d.addRaw(markdown, true).write();
		},
		writeFile: async (path, content) => {
			const target = (0,node_path__WEBPACK_IMPORTED_MODULE_8__.resolve)(env.GITHUB_WORKSPACE ?? process.cwd(), path);
			await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_8__.dirname)(target), { recursive: true });
			await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.writeFile)(target, content);
		},
		fail: (text) => (0,_packages_main_js__WEBPACK_IMPORTED_MODULE_6__.s)(text),
		requestIdToken: mayRequest ? (audience) => (0,_packages_main_js__WEBPACK_IMPORTED_MODULE_6__.r)(audience) : null,
		delay: (ms) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_9__.setTimeout)(ms)
	};
}
function formsOf(secret) {
	if (secret === "") return [];
	return [.../* @__PURE__ */ new Set([
		secret,
		JSON.stringify(secret).slice(1, -1),
		encodeURIComponent(secret),
		new URLSearchParams({ s: secret }).toString().slice(2)
	])];
}
const actionsLog = {
	info: (text) => (0,_packages_main_js__WEBPACK_IMPORTED_MODULE_6__.o)((0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.b)(text)),
	debug: (text) => (0,_packages_main_js__WEBPACK_IMPORTED_MODULE_6__.t)((0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.b)(text)),
	warning: (text) => (0,_packages_main_js__WEBPACK_IMPORTED_MODULE_6__.u)((0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.b)(text)),
	group: (title, work) => (0,_packages_main_js__WEBPACK_IMPORTED_MODULE_6__.a)((0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__.b)(title), work)
};

// src/main.ts
await run(actionsRuntime());


__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 4052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ R),
/* harmony export */   c: () => (/* binding */ A),
/* harmony export */   d: () => (/* binding */ T),
/* harmony export */   i: () => (/* binding */ k),
/* harmony export */   l: () => (/* binding */ O),
/* harmony export */   n: () => (/* binding */ N),
/* harmony export */   o: () => (/* binding */ F),
/* harmony export */   r: () => (/* binding */ z),
/* harmony export */   s: () => (/* binding */ j),
/* harmony export */   t: () => (/* binding */ M),
/* harmony export */   u: () => (/* binding */ P)
/* harmony export */ });
/* harmony import */ var _packages_main_runs_octokit_secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8214);
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(857);
/* harmony import */ var crypto__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6982);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9896);
/* harmony import */ var path__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6928);
function s(e){return e==null?``:typeof e==`string`||e instanceof String?e:JSON.stringify(e)}function c(e){return Object.keys(e).length?{title:e.title,file:e.file,line:e.startLine,endLine:e.endLine,col:e.startColumn,endColumn:e.endColumn}:{}}function l(e,n,r){let i=new d(e,n,r);process.stdout.write(i.toString()+os__WEBPACK_IMPORTED_MODULE_1__.EOL)}function u(e,t=``){l(e,{},t)}var d=class{constructor(e,t,n){e||=`missing.command`,this.command=e,this.properties=t,this.message=n}toString(){let e=`::`+this.command;if(this.properties&&Object.keys(this.properties).length>0){e+=` `;let t=!0;for(let n in this.properties)if(this.properties.hasOwnProperty(n)){let r=this.properties[n];r&&(t?t=!1:e+=`,`,e+=`${n}=${p(r)}`)}}return e+=`::${f(this.message)}`,e}};function f(e){return s(e).replace(/%/g,`%25`).replace(/\r/g,`%0D`).replace(/\n/g,`%0A`)}function p(e){return s(e).replace(/%/g,`%25`).replace(/\r/g,`%0D`).replace(/\n/g,`%0A`).replace(/:/g,`%3A`).replace(/,/g,`%2C`)}function m(e,n){let r=process.env[`GITHUB_${e}`];if(!r)throw Error(`Unable to find environment variable for file command ${e}`);if(!fs__WEBPACK_IMPORTED_MODULE_3__.existsSync(r))throw Error(`Missing file at path: ${r}`);fs__WEBPACK_IMPORTED_MODULE_3__.appendFileSync(r,`${s(n)}${os__WEBPACK_IMPORTED_MODULE_1__.EOL}`,{encoding:`utf8`})}function h(e,n){let i=`ghadelimiter_${crypto__WEBPACK_IMPORTED_MODULE_2__.randomUUID()}`,a=s(n);if(e.includes(i))throw Error(`Unexpected input: name should not contain the delimiter "${i}"`);if(a.includes(i))throw Error(`Unexpected input: value should not contain the delimiter "${i}"`);return`${e}<<${i}${os__WEBPACK_IMPORTED_MODULE_1__.EOL}${a}${os__WEBPACK_IMPORTED_MODULE_1__.EOL}${i}`}var g=function(e,t,n,r){function i(e){return e instanceof n?e:new n(function(t){t(e)})}return new(n||=Promise)(function(n,a){function o(e){try{c(r.next(e))}catch(e){a(e)}}function s(e){try{c(r.throw(e))}catch(e){a(e)}}function c(e){e.done?n(e.value):i(e.value).then(o,s)}c((r=r.apply(e,t||[])).next())})},_=class{constructor(e){this.token=e}prepareRequest(e){if(!e.headers)throw Error(`The request has no headers`);e.headers.Authorization=`Bearer ${this.token}`}canHandleAuthentication(){return!1}handleAuthentication(){return g(this,void 0,void 0,function*(){throw Error(`not implemented`)})}},v=function(e,t,n,r){function i(e){return e instanceof n?e:new n(function(t){t(e)})}return new(n||=Promise)(function(n,a){function o(e){try{c(r.next(e))}catch(e){a(e)}}function s(e){try{c(r.throw(e))}catch(e){a(e)}}function c(e){e.done?n(e.value):i(e.value).then(o,s)}c((r=r.apply(e,t||[])).next())})},y=class t{static createHttpClient(n=!0,r=10){let i={allowRetries:n,maxRetries:r};return new _packages_main_runs_octokit_secrets_js__WEBPACK_IMPORTED_MODULE_0__.t(`actions/oidc-client`,[new _(t.getRequestToken())],i)}static getRequestToken(){let e=process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;if(!e)throw Error(`Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable`);return e}static getIDTokenUrl(){let e=process.env.ACTIONS_ID_TOKEN_REQUEST_URL;if(!e)throw Error(`Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable`);return e}static getCall(e){return v(this,void 0,void 0,function*(){let n=(yield t.createHttpClient().getJson(e).catch(e=>{throw Error(`Failed to get ID Token. \n 
        Error Code : ${e.statusCode}\n 
        Error Message: ${e.message}`)})).result?.value;if(!n)throw Error(`Response json body do not have ID Token field`);return n})}static getIDToken(e){return v(this,void 0,void 0,function*(){try{let n=t.getIDTokenUrl();if(e){let t=encodeURIComponent(e);n=`${n}&audience=${t}`}M(`ID token url is ${n}`);let r=yield t.getCall(n);return O(r),r}catch(e){throw Error(`Error message: ${e.message}`)}})}},b=function(e,t,n,r){function i(e){return e instanceof n?e:new n(function(t){t(e)})}return new(n||=Promise)(function(n,a){function o(e){try{c(r.next(e))}catch(e){a(e)}}function s(e){try{c(r.throw(e))}catch(e){a(e)}}function c(e){e.done?n(e.value):i(e.value).then(o,s)}c((r=r.apply(e,t||[])).next())})};const{access:x,appendFile:S,writeFile:C}=fs__WEBPACK_IMPORTED_MODULE_3__.promises,w=`GITHUB_STEP_SUMMARY`,T=new class{constructor(){this._buffer=``}filePath(){return b(this,void 0,void 0,function*(){if(this._filePath)return this._filePath;let e=process.env[w];if(!e)throw Error(`Unable to find environment variable for $${w}. Check if your runtime environment supports job summaries.`);try{yield x(e,fs__WEBPACK_IMPORTED_MODULE_3__.constants.R_OK|fs__WEBPACK_IMPORTED_MODULE_3__.constants.W_OK)}catch{throw Error(`Unable to access summary file: '${e}'. Check if the file has correct read/write permissions.`)}return this._filePath=e,this._filePath})}wrap(e,t,n={}){let r=Object.entries(n).map(([e,t])=>` ${e}="${t}"`).join(``);return t?`<${e}${r}>${t}</${e}>`:`<${e}${r}>`}write(e){return b(this,void 0,void 0,function*(){let t=!!e?.overwrite,n=yield this.filePath();return yield(t?C:S)(n,this._buffer,{encoding:`utf8`}),this.emptyBuffer()})}clear(){return b(this,void 0,void 0,function*(){return this.emptyBuffer().write({overwrite:!0})})}stringify(){return this._buffer}isEmptyBuffer(){return this._buffer.length===0}emptyBuffer(){return this._buffer=``,this}addRaw(e,t=!1){return this._buffer+=e,t?this.addEOL():this}addEOL(){return this.addRaw(os__WEBPACK_IMPORTED_MODULE_1__.EOL)}addCodeBlock(e,t){let n=Object.assign({},t&&{lang:t}),r=this.wrap(`pre`,this.wrap(`code`,e),n);return this.addRaw(r).addEOL()}addList(e,t=!1){let n=t?`ol`:`ul`,r=e.map(e=>this.wrap(`li`,e)).join(``),i=this.wrap(n,r);return this.addRaw(i).addEOL()}addTable(e){let t=e.map(e=>{let t=e.map(e=>{if(typeof e==`string`)return this.wrap(`td`,e);let{header:t,data:n,colspan:r,rowspan:i}=e,a=t?`th`:`td`,o=Object.assign(Object.assign({},r&&{colspan:r}),i&&{rowspan:i});return this.wrap(a,n,o)}).join(``);return this.wrap(`tr`,t)}).join(``),n=this.wrap(`table`,t);return this.addRaw(n).addEOL()}addDetails(e,t){let n=this.wrap(`details`,this.wrap(`summary`,e)+t);return this.addRaw(n).addEOL()}addImage(e,t,n){let{width:r,height:i}=n||{},a=Object.assign(Object.assign({},r&&{width:r}),i&&{height:i}),o=this.wrap(`img`,null,Object.assign({src:e,alt:t},a));return this.addRaw(o).addEOL()}addHeading(e,t){let n=`h${t}`,r=[`h1`,`h2`,`h3`,`h4`,`h5`,`h6`].includes(n)?n:`h1`,i=this.wrap(r,e);return this.addRaw(i).addEOL()}addSeparator(){let e=this.wrap(`hr`,null);return this.addRaw(e).addEOL()}addBreak(){let e=this.wrap(`br`,null);return this.addRaw(e).addEOL()}addQuote(e,t){let n=Object.assign({},t&&{cite:t}),r=this.wrap(`blockquote`,e,n);return this.addRaw(r).addEOL()}addLink(e,t){let n=this.wrap(`a`,e,{href:t});return this.addRaw(n).addEOL()}};var E=function(e,t,n,r){function i(e){return e instanceof n?e:new n(function(t){t(e)})}return new(n||=Promise)(function(n,a){function o(e){try{c(r.next(e))}catch(e){a(e)}}function s(e){try{c(r.throw(e))}catch(e){a(e)}}function c(e){e.done?n(e.value):i(e.value).then(o,s)}c((r=r.apply(e,t||[])).next())})},D;(function(e){e[e.Success=0]=`Success`,e[e.Failure=1]=`Failure`})(D||={});function O(e){l(`add-mask`,{},e)}function k(e,t){let n=process.env[`INPUT_${e.replace(/ /g,`_`).toUpperCase()}`]||``;if(t&&t.required&&!n)throw Error(`Input required and not supplied: ${e}`);return t&&t.trimWhitespace===!1?n:n.trim()}function A(e,n){if(process.env.GITHUB_OUTPUT)return m(`OUTPUT`,h(e,n));process.stdout.write(os__WEBPACK_IMPORTED_MODULE_1__.EOL),l(`set-output`,{name:e},s(n))}function j(e){process.exitCode=D.Failure,N(e)}function M(e){l(`debug`,{},e)}function N(e,t={}){l(`error`,c(t),e instanceof Error?e.toString():e)}function P(e,t={}){l(`warning`,c(t),e instanceof Error?e.toString():e)}function F(e){process.stdout.write(e+os__WEBPACK_IMPORTED_MODULE_1__.EOL)}function I(e){u(`group`,e)}function L(){u(`endgroup`)}function R(e,t){return E(this,void 0,void 0,function*(){I(e);let n;try{n=yield t()}finally{L()}return n})}function z(e){return E(this,void 0,void 0,function*(){return yield y.getIDToken(e)})}

/***/ }),

/***/ 8214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ f),
  t: () => (/* binding */ S)
});

// EXTERNAL MODULE: ./rolldown-runtime.js + 1 modules
var rolldown_runtime = __nccwpck_require__(6846);
;// CONCATENATED MODULE: external "http"
const external_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");
var external_http_namespaceObject_0 = /*#__PURE__*/__nccwpck_require__.t(external_http_namespaceObject, 2);
;// CONCATENATED MODULE: external "https"
const external_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");
var external_https_namespaceObject_0 = /*#__PURE__*/__nccwpck_require__.t(external_https_namespaceObject, 2);
;// CONCATENATED MODULE: ./packages~main~runs~octokit~secrets.js
function a(e){let t=e.protocol===`https:`;if(o(e))return;let n=t?process.env.https_proxy||process.env.HTTPS_PROXY:process.env.http_proxy||process.env.HTTP_PROXY;if(n)try{return new c(n)}catch{if(!n.startsWith(`http://`)&&!n.startsWith(`https://`))return new c(`http://${n}`)}else return}function o(e){if(!e.hostname)return!1;let t=e.hostname;if(s(t))return!0;let n=process.env.no_proxy||process.env.NO_PROXY||``;if(!n)return!1;let r;e.port?r=Number(e.port):e.protocol===`http:`?r=80:e.protocol===`https:`&&(r=443);let i=[e.hostname.toUpperCase()];typeof r==`number`&&i.push(`${i[0]}:${r}`);for(let e of n.split(`,`).map(e=>e.trim().toUpperCase()).filter(e=>e))if(e===`*`||i.some(t=>t===e||t.endsWith(`.${e}`)||e.startsWith(`.`)&&t.endsWith(`${e}`)))return!0;return!1}function s(e){let t=e.toLowerCase();return t===`localhost`||t.startsWith(`127.`)||t.startsWith(`[::1]`)||t.startsWith(`[0:0:0:0:0:0:0:1]`)}var c=class extends URL{constructor(e,t){super(e,t),this._decodedUsername=decodeURIComponent(super.username),this._decodedPassword=decodeURIComponent(super.password)}get username(){return this._decodedUsername}get password(){return this._decodedPassword}},l=(0,rolldown_runtime.t)((t=>{(0,rolldown_runtime.i)(`net`);var n=(0,rolldown_runtime.i)(`tls`),r=(0,rolldown_runtime.i)(`http`),i=(0,rolldown_runtime.i)(`https`),a=(0,rolldown_runtime.i)(`events`);(0,rolldown_runtime.i)(`assert`);var o=(0,rolldown_runtime.i)(`util`);t.httpOverHttp=s,t.httpsOverHttp=c,t.httpOverHttps=l,t.httpsOverHttps=u;function s(e){var t=new d(e);return t.request=r.request,t}function c(e){var t=new d(e);return t.request=r.request,t.createSocket=f,t.defaultPort=443,t}function l(e){var t=new d(e);return t.request=i.request,t}function u(e){var t=new d(e);return t.request=i.request,t.createSocket=f,t.defaultPort=443,t}function d(e){var t=this;t.options=e||{},t.proxyOptions=t.options.proxy||{},t.maxSockets=t.options.maxSockets||r.Agent.defaultMaxSockets,t.requests=[],t.sockets=[],t.on(`free`,function(e,n,r,i){for(var a=p(n,r,i),o=0,s=t.requests.length;o<s;++o){var c=t.requests[o];if(c.host===a.host&&c.port===a.port){t.requests.splice(o,1),c.request.onSocket(e);return}}e.destroy(),t.removeSocket(e)})}o.inherits(d,a.EventEmitter),d.prototype.addRequest=function(e,t,n,r){var i=this,a=m({request:e},i.options,p(t,n,r));i.sockets.length>=this.maxSockets?i.requests.push(a):i.createSocket(a,function(t){t.on(`free`,n),t.on(`close`,r),t.on(`agentRemove`,r),e.onSocket(t);function n(){i.emit(`free`,t,a)}function r(e){i.removeSocket(t),t.removeListener(`free`,n),t.removeListener(`close`,r),t.removeListener(`agentRemove`,r)}})},d.prototype.createSocket=function(e,t){var n=this,r={};n.sockets.push(r);var i=m({},n.proxyOptions,{method:`CONNECT`,path:e.host+`:`+e.port,agent:!1,headers:{host:e.host+`:`+e.port}});e.localAddress&&(i.localAddress=e.localAddress),i.proxyAuth&&(i.headers=i.headers||{},i.headers[`Proxy-Authorization`]=`Basic `+new Buffer(i.proxyAuth).toString(`base64`)),h(`making CONNECT request`);var a=n.request(i);a.useChunkedEncodingByDefault=!1,a.once(`response`,o),a.once(`upgrade`,s),a.once(`connect`,c),a.once(`error`,l),a.end();function o(e){e.upgrade=!0}function s(e,t,n){process.nextTick(function(){c(e,t,n)})}function c(i,o,s){if(a.removeAllListeners(),o.removeAllListeners(),i.statusCode!==200){h(`tunneling socket could not be established, statusCode=%d`,i.statusCode),o.destroy();var c=Error(`tunneling socket could not be established, statusCode=`+i.statusCode);c.code=`ECONNRESET`,e.request.emit(`error`,c),n.removeSocket(r)}else if(s.length>0){h(`got illegal response body from proxy`),o.destroy();var c=Error(`got illegal response body from proxy`);c.code=`ECONNRESET`,e.request.emit(`error`,c),n.removeSocket(r)}else return h(`tunneling connection has established`),n.sockets[n.sockets.indexOf(r)]=o,t(o)}function l(t){a.removeAllListeners(),h(`tunneling socket could not be established, cause=%s
`,t.message,t.stack);var i=Error(`tunneling socket could not be established, cause=`+t.message);i.code=`ECONNRESET`,e.request.emit(`error`,i),n.removeSocket(r)}},d.prototype.removeSocket=function(e){var t=this.sockets.indexOf(e);if(t!==-1){this.sockets.splice(t,1);var n=this.requests.shift();n&&this.createSocket(n,function(e){n.request.onSocket(e)})}};function f(e,t){var r=this;d.prototype.createSocket.call(r,e,function(i){var a=e.request.getHeader(`host`),o=m({},r.options,{socket:i,servername:a?a.replace(/:.*$/,``):e.host}),s=n.connect(0,o);r.sockets[r.sockets.indexOf(i)]=s,t(s)})}function p(e,t,n){return typeof e==`string`?{host:e,port:t,localAddress:n}:e}function m(e){for(var t=1,n=arguments.length;t<n;++t){var r=arguments[t];if(typeof r==`object`)for(var i=Object.keys(r),a=0,o=i.length;a<o;++a){var s=i[a];r[s]!==void 0&&(e[s]=r[s])}}return e}var h=process.env.NODE_DEBUG&&/\btunnel\b/.test(process.env.NODE_DEBUG)?function(){var e=Array.prototype.slice.call(arguments);typeof e[0]==`string`?e[0]=`TUNNEL: `+e[0]:e.unshift(`TUNNEL:`),console.error.apply(console,e)}:function(){}})),u=(0,rolldown_runtime.o)((0,rolldown_runtime.t)(((e,t)=>{t.exports=l()}))(),1),d=class{},f=class{constructor(){throw Error(`fetch is not part of this bundle`)}},p=function(e,t,n,r){function i(e){return e instanceof n?e:new n(function(t){t(e)})}return new(n||=Promise)(function(n,a){function o(e){try{c(r.next(e))}catch(e){a(e)}}function s(e){try{c(r.throw(e))}catch(e){a(e)}}function c(e){e.done?n(e.value):i(e.value).then(o,s)}c((r=r.apply(e,t||[])).next())})},m;(function(e){e[e.OK=200]=`OK`,e[e.MultipleChoices=300]=`MultipleChoices`,e[e.MovedPermanently=301]=`MovedPermanently`,e[e.ResourceMoved=302]=`ResourceMoved`,e[e.SeeOther=303]=`SeeOther`,e[e.NotModified=304]=`NotModified`,e[e.UseProxy=305]=`UseProxy`,e[e.SwitchProxy=306]=`SwitchProxy`,e[e.TemporaryRedirect=307]=`TemporaryRedirect`,e[e.PermanentRedirect=308]=`PermanentRedirect`,e[e.BadRequest=400]=`BadRequest`,e[e.Unauthorized=401]=`Unauthorized`,e[e.PaymentRequired=402]=`PaymentRequired`,e[e.Forbidden=403]=`Forbidden`,e[e.NotFound=404]=`NotFound`,e[e.MethodNotAllowed=405]=`MethodNotAllowed`,e[e.NotAcceptable=406]=`NotAcceptable`,e[e.ProxyAuthenticationRequired=407]=`ProxyAuthenticationRequired`,e[e.RequestTimeout=408]=`RequestTimeout`,e[e.Conflict=409]=`Conflict`,e[e.Gone=410]=`Gone`,e[e.TooManyRequests=429]=`TooManyRequests`,e[e.InternalServerError=500]=`InternalServerError`,e[e.NotImplemented=501]=`NotImplemented`,e[e.BadGateway=502]=`BadGateway`,e[e.ServiceUnavailable=503]=`ServiceUnavailable`,e[e.GatewayTimeout=504]=`GatewayTimeout`})(m||={});var h;(function(e){e.Accept=`accept`,e.ContentType=`content-type`})(h||={});var g;(function(e){e.ApplicationJson=`application/json`})(g||={});const _=[m.MovedPermanently,m.ResourceMoved,m.SeeOther,m.TemporaryRedirect,m.PermanentRedirect],v=[m.BadGateway,m.ServiceUnavailable,m.GatewayTimeout],y=[`OPTIONS`,`GET`,`DELETE`,`HEAD`];var b=class e extends Error{constructor(t,n){super(t),this.name=`HttpClientError`,this.statusCode=n,Object.setPrototypeOf(this,e.prototype)}},x=class{constructor(e){this.message=e}readBody(){return p(this,void 0,void 0,function*(){return new Promise(e=>p(this,void 0,void 0,function*(){let t=Buffer.alloc(0);this.message.on(`data`,e=>{t=Buffer.concat([t,e])}),this.message.on(`end`,()=>{e(t.toString())})}))})}readBodyBuffer(){return p(this,void 0,void 0,function*(){return new Promise(e=>p(this,void 0,void 0,function*(){let t=[];this.message.on(`data`,e=>{t.push(e)}),this.message.on(`end`,()=>{e(Buffer.concat(t))})}))})}},S=class{constructor(e,t,n){this._ignoreSslError=!1,this._allowRedirects=!0,this._allowRedirectDowngrade=!1,this._maxRedirects=50,this._allowRetries=!1,this._maxRetries=1,this._keepAlive=!1,this._disposed=!1,this.userAgent=this._getUserAgentWithOrchestrationId(e),this.handlers=t||[],this.requestOptions=n,n&&(n.ignoreSslError!=null&&(this._ignoreSslError=n.ignoreSslError),this._socketTimeout=n.socketTimeout,n.allowRedirects!=null&&(this._allowRedirects=n.allowRedirects),n.allowRedirectDowngrade!=null&&(this._allowRedirectDowngrade=n.allowRedirectDowngrade),n.maxRedirects!=null&&(this._maxRedirects=Math.max(n.maxRedirects,0)),n.keepAlive!=null&&(this._keepAlive=n.keepAlive),n.allowRetries!=null&&(this._allowRetries=n.allowRetries),n.maxRetries!=null&&(this._maxRetries=n.maxRetries))}options(e,t){return p(this,void 0,void 0,function*(){return this.request(`OPTIONS`,e,null,t||{})})}get(e,t){return p(this,void 0,void 0,function*(){return this.request(`GET`,e,null,t||{})})}del(e,t){return p(this,void 0,void 0,function*(){return this.request(`DELETE`,e,null,t||{})})}post(e,t,n){return p(this,void 0,void 0,function*(){return this.request(`POST`,e,t,n||{})})}patch(e,t,n){return p(this,void 0,void 0,function*(){return this.request(`PATCH`,e,t,n||{})})}put(e,t,n){return p(this,void 0,void 0,function*(){return this.request(`PUT`,e,t,n||{})})}head(e,t){return p(this,void 0,void 0,function*(){return this.request(`HEAD`,e,null,t||{})})}sendStream(e,t,n,r){return p(this,void 0,void 0,function*(){return this.request(e,t,n,r)})}getJson(e){return p(this,arguments,void 0,function*(e,t={}){t[h.Accept]=this._getExistingOrDefaultHeader(t,h.Accept,g.ApplicationJson);let n=yield this.get(e,t);return this._processResponse(n,this.requestOptions)})}postJson(e,t){return p(this,arguments,void 0,function*(e,t,n={}){let r=JSON.stringify(t,null,2);n[h.Accept]=this._getExistingOrDefaultHeader(n,h.Accept,g.ApplicationJson),n[h.ContentType]=this._getExistingOrDefaultContentTypeHeader(n,g.ApplicationJson);let i=yield this.post(e,r,n);return this._processResponse(i,this.requestOptions)})}putJson(e,t){return p(this,arguments,void 0,function*(e,t,n={}){let r=JSON.stringify(t,null,2);n[h.Accept]=this._getExistingOrDefaultHeader(n,h.Accept,g.ApplicationJson),n[h.ContentType]=this._getExistingOrDefaultContentTypeHeader(n,g.ApplicationJson);let i=yield this.put(e,r,n);return this._processResponse(i,this.requestOptions)})}patchJson(e,t){return p(this,arguments,void 0,function*(e,t,n={}){let r=JSON.stringify(t,null,2);n[h.Accept]=this._getExistingOrDefaultHeader(n,h.Accept,g.ApplicationJson),n[h.ContentType]=this._getExistingOrDefaultContentTypeHeader(n,g.ApplicationJson);let i=yield this.patch(e,r,n);return this._processResponse(i,this.requestOptions)})}request(e,t,n,r){return p(this,void 0,void 0,function*(){if(this._disposed)throw Error(`Client has already been disposed.`);let i=new URL(t),a=this._prepareRequest(e,i,r),o=this._allowRetries&&y.includes(e)?this._maxRetries+1:1,s=0,c;do{if(c=yield this.requestRaw(a,n),c&&c.message&&c.message.statusCode===m.Unauthorized){let e;for(let t of this.handlers)if(t.canHandleAuthentication(c)){e=t;break}return e?e.handleAuthentication(this,a,n):c}let t=this._maxRedirects;for(;c.message.statusCode&&_.includes(c.message.statusCode)&&this._allowRedirects&&t>0;){let o=c.message.headers.location;if(!o)break;let s=new URL(o);if(i.protocol===`https:`&&i.protocol!==s.protocol&&!this._allowRedirectDowngrade)throw Error(`Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.`);if(yield c.readBody(),s.hostname!==i.hostname)for(let e in r)e.toLowerCase()===`authorization`&&delete r[e];a=this._prepareRequest(e,s,r),c=yield this.requestRaw(a,n),t--}if(!c.message.statusCode||!v.includes(c.message.statusCode))return c;s+=1,s<o&&(yield c.readBody(),yield this._performExponentialBackoff(s))}while(s<o);return c})}dispose(){this._agent&&this._agent.destroy(),this._disposed=!0}requestRaw(e,t){return p(this,void 0,void 0,function*(){return new Promise((n,r)=>{function i(e,t){e?r(e):t?n(t):r(Error(`Unknown error`))}this.requestRawWithCallback(e,t,i)})})}requestRawWithCallback(e,t,n){typeof t==`string`&&(e.options.headers||(e.options.headers={}),e.options.headers[`Content-Length`]=Buffer.byteLength(t,`utf8`));let r=!1;function i(e,t){r||(r=!0,n(e,t))}let a=e.httpModule.request(e.options,e=>{i(void 0,new x(e))}),o;a.on(`socket`,e=>{o=e}),a.setTimeout(this._socketTimeout||18e4,()=>{o&&o.end(),i(Error(`Request timeout: ${e.options.path}`))}),a.on(`error`,function(e){i(e)}),t&&typeof t==`string`&&a.write(t,`utf8`),t&&typeof t!=`string`?(t.on(`close`,function(){a.end()}),t.pipe(a)):a.end()}getAgent(e){let t=new URL(e);return this._getAgent(t)}getAgentDispatcher(e){let t=new URL(e),n=a(t);if(n&&n.hostname)return this._getProxyAgentDispatcher(t,n)}_prepareRequest(e,t,n){let a={};a.parsedUrl=t;let o=a.parsedUrl.protocol===`https:`;a.httpModule=o?external_https_namespaceObject_0:external_http_namespaceObject_0;let s=o?443:80;if(a.options={},a.options.host=a.parsedUrl.hostname,a.options.port=a.parsedUrl.port?parseInt(a.parsedUrl.port):s,a.options.path=(a.parsedUrl.pathname||``)+(a.parsedUrl.search||``),a.options.method=e,a.options.headers=this._mergeHeaders(n),this.userAgent!=null&&(a.options.headers[`user-agent`]=this.userAgent),a.options.agent=this._getAgent(a.parsedUrl),this.handlers)for(let e of this.handlers)e.prepareRequest(a.options);return a}_mergeHeaders(e){return this.requestOptions&&this.requestOptions.headers?Object.assign({},C(this.requestOptions.headers),C(e||{})):C(e||{})}_getExistingOrDefaultHeader(e,t,n){let r;if(this.requestOptions&&this.requestOptions.headers){let e=C(this.requestOptions.headers)[t];e&&(r=typeof e==`number`?e.toString():e)}let i=e[t];return i===void 0?r===void 0?n:r:typeof i==`number`?i.toString():i}_getExistingOrDefaultContentTypeHeader(e,t){let n;if(this.requestOptions&&this.requestOptions.headers){let e=C(this.requestOptions.headers)[h.ContentType];e&&(n=typeof e==`number`?String(e):Array.isArray(e)?e.join(`, `):e)}let r=e[h.ContentType];return r===void 0?n===void 0?t:n:typeof r==`number`?String(r):Array.isArray(r)?r.join(`, `):r}_getAgent(e){let t,n=a(e),o=n&&n.hostname;if(this._keepAlive&&o&&(t=this._proxyAgent),o||(t=this._agent),t)return t;let s=e.protocol===`https:`,c=100;if(this.requestOptions&&(c=this.requestOptions.maxSockets||external_http_namespaceObject.globalAgent.maxSockets),n&&n.hostname){let e={maxSockets:c,keepAlive:this._keepAlive,proxy:Object.assign(Object.assign({},(n.username||n.password)&&{proxyAuth:`${n.username}:${n.password}`}),{host:n.hostname,port:n.port})},r,i=n.protocol===`https:`;r=s?i?u.httpsOverHttps:u.httpsOverHttp:i?u.httpOverHttps:u.httpOverHttp,t=r(e),this._proxyAgent=t}if(!t){let e={keepAlive:this._keepAlive,maxSockets:c};t=s?new external_https_namespaceObject.Agent(e):new external_http_namespaceObject.Agent(e),this._agent=t}return s&&this._ignoreSslError&&(t.options=Object.assign(t.options||{},{rejectUnauthorized:!1})),t}_getProxyAgentDispatcher(e,t){let n;if(this._keepAlive&&(n=this._proxyAgentDispatcher),n)return n;let r=e.protocol===`https:`;return n=new d(Object.assign({uri:t.href,pipelining:+!!this._keepAlive},(t.username||t.password)&&{token:`Basic ${Buffer.from(`${t.username}:${t.password}`).toString(`base64`)}`})),this._proxyAgentDispatcher=n,r&&this._ignoreSslError&&(n.options=Object.assign(n.options.requestTls||{},{rejectUnauthorized:!1})),n}_getUserAgentWithOrchestrationId(e){let t=e||`actions/http-client`,n=process.env.ACTIONS_ORCHESTRATION_ID;return n?`${t} actions_orchestration_id/${n.replace(/[^a-z0-9_.-]/gi,`_`)}`:t}_performExponentialBackoff(e){return p(this,void 0,void 0,function*(){e=Math.min(10,e);let t=5*2**e;return new Promise(e=>setTimeout(()=>e(),t))})}_processResponse(e,t){return p(this,void 0,void 0,function*(){return new Promise((n,r)=>p(this,void 0,void 0,function*(){let i=e.message.statusCode||0,a={statusCode:i,result:null,headers:{}};i===m.NotFound&&n(a);function o(e,t){if(typeof t==`string`){let e=new Date(t);if(!isNaN(e.valueOf()))return e}return t}let s,c;try{c=yield e.readBody(),c&&c.length>0&&(s=t&&t.deserializeDates?JSON.parse(c,o):JSON.parse(c),a.result=s),a.headers=e.message.headers}catch{}if(i>299){let e;e=s&&s.message?s.message:c&&c.length>0?c:`Failed request: (${i})`;let t=new b(e,i);t.result=a.result,r(t)}else n(a)}))})}};const C=e=>Object.keys(e).reduce((t,n)=>(t[n.toLowerCase()]=e[n],t),{});

/***/ }),

/***/ 5664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ standingOf),
/* harmony export */   t: () => (/* binding */ slugOf)
/* harmony export */ });
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4263);
/* harmony import */ var _ledger_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3333);



// src/domain/provision-application.ts
function slugOf(displayName) {
	return displayName.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 120).replace(/-+$/, "");
}
function standingOf(facts) {
	if (facts.application.tags.includes("aks-sp:managed")) return { kind: "managed" };
	const why = whyForeign(facts);
	return why === null ? { kind: "unfinished" } : {
		kind: "foreign",
		why
	};
}
function whyForeign({ application, wanted, hasServicePrincipal, owners, caller }) {
	if (wanted === null) return "it does not have the tag aks-sp:managed";
	if (application.displayName !== wanted) return "it has another display name";
	if (application.tags.length > 0) return "it has tags of somebody else";
	if (application.credentials.some((credential) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.l)(credential.displayName)?.purpose !== "turn")) return "it has credentials";
	if (hasServicePrincipal) return "it has a service principal";
	if (owners.some((owner) => owner.toLowerCase() !== caller?.toLowerCase())) return "it has other owners";
	return null;
}



/***/ }),

/***/ 1999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ reportJson),
/* harmony export */   i: () => (/* binding */ reportFormats),
/* harmony export */   n: () => (/* binding */ reportCsv),
/* harmony export */   r: () => (/* binding */ reportFormat),
/* harmony export */   t: () => (/* binding */ counts)
/* harmony export */ });
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4263);


// src/domain/report-file.ts
const reportFormats = [
	"json",
	"csv",
	"html",
	"ics"
];
function reportFormat(path) {
	const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
	return reportFormats.find((format) => format === ending) ?? null;
}
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
function reportJson(report) {
	const { coverage, thresholds } = report;
	const content = {
		schemaVersion: 1,
		tenantId: report.tenantId,
		scannedAt: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.y)(report.scannedAt),
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
		startsOn: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.y)(credential.startsOn),
		endsOn: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.y)(credential.endsOn),
		usedBy: credential.usedBy
	};
}
function time(instant) {
	return instant === null ? null : (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.y)(instant);
}
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
	scannedAt: (_principal, _assessed, report) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__.y)(report.scannedAt),
	complete: (_principal, _assessed, report) => report.complete
};
function reportCsv(report) {
	const rows = report.principals.flatMap((principal) => {
		return (principal.clusters.length > 0 ? principal.clusters : [null]).map((assessed) => row(Object.values(columns).map((column) => column(principal, assessed, report))));
	});
	return [row(Object.keys(columns)), ...rows].join("");
}
function row(cells) {
	return `${cells.map(_ledger_js__WEBPACK_IMPORTED_MODULE_0__.p).join(",")}\r\n`;
}



/***/ }),

/***/ 6846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  a: () => (/* binding */ f),
  i: () => (/* binding */ p),
  n: () => (/* binding */ s),
  o: () => (/* binding */ d),
  r: () => (/* binding */ l),
  t: () => (/* binding */ c)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
;// CONCATENATED MODULE: ./rolldown-runtime.js
var t=Object.create,n=Object.defineProperty,r=Object.getOwnPropertyDescriptor,i=Object.getOwnPropertyNames,a=Object.getPrototypeOf,o=Object.prototype.hasOwnProperty,s=(e,t,n)=>()=>{if(n)throw n[0];try{return e&&(t=e(e=0)),t}catch(e){throw n=[e],e}},c=(e,t)=>()=>(t||(e((t={exports:{}}).exports,t,t.exports),e=null),t.exports),l=(e,t)=>{let r=Object.setPrototypeOf({},null);for(var i in e)n(r,i,{get:e[i],enumerable:!0});return t&1||n(r,Symbol.toStringTag,{value:`Module`}),t&2?r:Object.preventExtensions(r)},u=(e,t,a,s)=>{if(t&&typeof t==`object`||typeof t==`function`)for(var c=i(t),l=0,u=c.length,d;l<u;l++)d=c[l],!o.call(e,d)&&d!==a&&n(e,d,{get:(e=>t[e]).bind(null,d),enumerable:!(s=r(t,d))||s.enumerable});return e},d=(e,r,i)=>(i=e==null?{}:t(a(e)),u(r||!e||!e.__esModule||!o.call(e,`default`)?n(i,`default`,{value:e,enumerable:!0}):i,e)),f=e=>o.call(e,`module.exports`)?e[`module.exports`]:u(n({},`__esModule`,{value:!0}),e),p=(0,external_node_module_namespaceObject.createRequire)(import.meta.url);

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(6203);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
