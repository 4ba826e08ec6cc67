export const id = 805;
export const ids = [805];
export const modules = {

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



/***/ }),

/***/ 6805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGitHubSecretStore: () => (/* binding */ createGitHubSecretStore)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6846);
/* harmony import */ var _retries_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4522);
/* harmony import */ var _octokit2_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1240);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8645);





// src/github/sealed-box.ts
async function seal(value, publicKey) {
	const { default: sodium } = await __webpack_require__.e(/* import() */ 453).then(__webpack_require__.bind(__webpack_require__, 453));
	await sodium.ready;
	return Buffer.from(sodium.crypto_box_seal(value, Buffer.from(publicKey, "base64"))).toString("base64");
}

// src/github/secret-failures.ts
function nameOf(place) {
	switch (place.kind) {
		case "repository": return `GitHub secret ${place.name} of ${place.owner}/${place.repo}`;
		case "environment": return `GitHub secret ${place.name} of environment ${place.environment} in ${place.owner}/${place.repo}`;
		case "organization": return `GitHub secret ${place.name} of organization ${place.owner}`;
	}
}
function explainSecret(error, doing, place) {
	if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__.t) return {
		code: error.code,
		message: error.message,
		hint: error.hint
	};
	const said = (error instanceof Error ? error.message : String(error)).split(/\r?\n/).join(" ").slice(0, 500);
	const status = (0,_retries_js__WEBPACK_IMPORTED_MODULE_1__.a)(error) ? error.status : null;
	const known = (0,_retries_js__WEBPACK_IMPORTED_MODULE_1__.a)(error) && error.response !== void 0 ? status : null;
	return {
		message: `Could not ${doing} ${nameOf(place)}${known === null ? "" : ` (HTTP ${known})`}: ${said}`,
		...adviceFor(known, place)
	};
}
function adviceFor(status, place) {
	switch (status) {
		case 401: return {
			code: "github-token-rejected",
			hint: "The token in `github-token` is wrong, expired or revoked. A token of a GitHub App lives for one hour: make it in the same job."
		};
		case 403: return {
			code: "github-secrets-forbidden",
			hint: `The token may not do this. The token of the job (GITHUB_TOKEN) never may, since no \`permissions\` key covers secrets: pass in \`github-token\` one of a GitHub App with ${rightsFor(place)}.`
		};
		case 404: return {
			code: "github-secret-place-missing",
			hint: missing(place)
		};
		case 422: return {
			code: "github-secret-refused",
			hint: "GitHub does not accept this secret: a repository and an environment hold 100 secrets each, an organization 1,000; its text above says more."
		};
		default: return {
			code: "github-secret-failed",
			hint: "GitHub did not answer as it should; see https://www.githubstatus.com and run again."
		};
	}
}
function rightsFor(place) {
	switch (place.kind) {
		case "repository": return "\"Secrets: write\" on this repository, or a fine-grained personal access token with the same";
		case "environment": return "\"Environments: write\" on this repository, or a fine-grained personal access token with the same";
		case "organization": return "\"Organization secrets: write\", or a classic token with admin:org of somebody who may manage the secret";
	}
}
function missing(place) {
	switch (place.kind) {
		case "repository": return `The token in \`github-token\` may not see ${place.owner}/${place.repo}: install the GitHub App there, or give the token that repository.`;
		case "environment": return `${place.owner}/${place.repo} has no environment of that name, or the token may not see the repository. Make the environment first, with its protection rules; this action makes none.`;
		case "organization": return `The organization has no secret of that name that the token may see, or ${place.owner} is a user. Make the secret first and choose which repositories may use it: this action keeps that choice.`;
	}
}

// src/github/secrets.ts
function createGitHubSecretStore({ place, mask, ...connection }) {
	const calls = callsOf((0,_octokit2_js__WEBPACK_IMPORTED_MODULE_2__.t)(connection), place);
	let mine = null;
	return {
		name: nameOf(place),
		kind: place.kind === "organization" ? "github-org-secret" : "github-secret",
		readable: false,
		latest: async () => null,
		value: () => Promise.reject(/* @__PURE__ */ new Error("GitHub never shows the value of a secret.")),
		check: () => check(calls, place),
		write: async ({ secret }) => {
			mask(secret);
			let before;
			try {
				before = await beforeWrite(calls, place);
			} catch (error) {
				return {
					kind: "refused",
					problem: explainSecret(error, "read", place)
				};
			}
			const answer = await write(calls, place, secret, before.users);
			if (answer.kind !== "refused") mine ??= before;
			return answer;
		},
		undo: async () => {
			const left = mine ? await undo(calls, place, mine.existed) : null;
			if (left === null) mine = null;
			return left;
		},
		holds: async () => null,
		disable: async () => ({ kind: "present" })
	};
}
function callsOf({ rest: { actions } }, place) {
	const { owner, name: secret_name } = place;
	const none = () => Promise.resolve(null);
	switch (place.kind) {
		case "repository": {
			const where = {
				owner,
				repo: place.repo
			};
			return {
				publicKey: async () => (await actions.getRepoPublicKey(where)).data,
				get: async () => (await actions.getRepoSecret({
					...where,
					secret_name
				})).data,
				put: (sealed) => actions.createOrUpdateRepoSecret({
					...where,
					secret_name,
					...sealed
				}),
				remove: () => actions.deleteRepoSecret({
					...where,
					secret_name
				}),
				users: none
			};
		}
		case "environment": {
			const where = {
				owner,
				repo: place.repo,
				environment_name: place.environment
			};
			return {
				publicKey: async () => (await actions.getEnvironmentPublicKey(where)).data,
				get: async () => (await actions.getEnvironmentSecret({
					...where,
					secret_name
				})).data,
				put: (sealed) => actions.createOrUpdateEnvironmentSecret({
					...where,
					secret_name,
					...sealed
				}),
				remove: () => actions.deleteEnvironmentSecret({
					...where,
					secret_name
				}),
				users: none
			};
		}
		case "organization": {
			const where = {
				org: owner,
				secret_name
			};
			return {
				publicKey: async () => (await actions.getOrgPublicKey({ org: owner })).data,
				get: async () => (await actions.getOrgSecret(where)).data,
				put: (sealed, users) => actions.createOrUpdateOrgSecret({
					...where,
					...sealed,
					...users ?? { visibility: "selected" }
				}),
				remove: () => actions.deleteOrgSecret(where),
				users: () => usersOf(actions, where)
			};
		}
	}
}
async function usersOf(actions, where) {
	const { visibility } = (await actions.getOrgSecret(where)).data;
	if (visibility === "all" || visibility === "private") return { visibility };
	if (visibility !== "selected") throw new Error("the answer does not say who may use the secret");
	const ids = /* @__PURE__ */ new Set();
	for (let page = 1;; page += 1) {
		const { data } = await actions.listSelectedReposForOrgSecret({
			...where,
			per_page: 100,
			page
		});
		for (const { id } of data.repositories) ids.add(id);
		if (ids.size >= data.total_count) return {
			visibility,
			selected_repository_ids: [...ids]
		};
		if (data.repositories.length === 0) throw new Error(`only ${ids.size} of the ${data.total_count} repositories that may use the secret are shown`);
	}
}
async function beforeWrite(calls, place) {
	if (place.kind === "organization") return {
		existed: true,
		users: await calls.users()
	};
	try {
		await calls.get();
		return {
			existed: true,
			users: null
		};
	} catch (error) {
		if ((0,_retries_js__WEBPACK_IMPORTED_MODULE_1__.a)(error) && error.status === 404) return {
			existed: false,
			users: null
		};
		throw error;
	}
}
async function check(calls, place) {
	try {
		assertKey(await calls.publicKey());
		await beforeWrite(calls, place);
		return null;
	} catch (error) {
		return explainSecret(error, "use", place);
	}
}
function assertKey(key) {
	const { key_id: id, key: text } = key ?? {};
	if (typeof id !== "string" || typeof text !== "string") throw new Error("the answer holds no public key");
}
async function write(calls, place, secret, users) {
	const send = async () => {
		const key = await calls.publicKey();
		assertKey(key);
		return calls.put({
			encrypted_value: await seal(secret, key.key),
			key_id: key.key_id
		}, users);
	};
	try {
		await send().catch((error) => isKeyRefused(error) ? send() : Promise.reject(error));
		return { kind: "done" };
	} catch (error) {
		return {
			kind: isOpen(error) ? "unknown" : "refused",
			problem: explainSecret(error, "write", place)
		};
	}
}
function isKeyRefused(error) {
	return (0,_retries_js__WEBPACK_IMPORTED_MODULE_1__.a)(error) && error.status === 422 && /encrypted/i.test(error.message);
}
function isOpen(error) {
	return (0,_retries_js__WEBPACK_IMPORTED_MODULE_1__.a)(error) && (error.response === void 0 || error.status >= 500);
}
async function undo(calls, place, existed) {
	if (existed) return notRestored(place, "GitHub shows no value, so the one before cannot be put back.");
	try {
		await calls.remove();
		return null;
	} catch (error) {
		if ((0,_retries_js__WEBPACK_IMPORTED_MODULE_1__.a)(error) && error.status === 404) return null;
		return notRestored(place, explainSecret(error, "delete", place).message);
	}
}
function notRestored(place, why) {
	return {
		code: "store-not-restored",
		message: `${nameOf(place)} may hold a secret that is removed from Entra again. ${why}`,
		hint: "Run the operation again once its cause is gone: it writes a valid secret there. Until then whoever uses it cannot sign in."
	};
}



/***/ })

};
