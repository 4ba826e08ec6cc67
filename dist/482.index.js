export const id = 482;
export const ids = [482];
export const modules = {

/***/ 8482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGitHubSecretStore: () => (/* binding */ createGitHubSecretStore)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8630);
/* harmony import */ var _retries_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(233);
/* harmony import */ var _octokit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1534);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(816);





// src/github/sealed-box.ts
async function seal(value, publicKey) {
	const { default: sodium } = await __webpack_require__.e(/* import() */ 254).then(__webpack_require__.bind(__webpack_require__, 254));
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
	const calls = callsOf((0,_octokit_js__WEBPACK_IMPORTED_MODULE_2__.t)(connection), place);
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
