export const id = 655;
export const ids = [655];
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

/***/ 1940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createRuns: () => (/* binding */ createRuns)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6846);
/* harmony import */ var _octokit2_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1240);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7598);




// src/github/runs.ts
function createRuns({ serverUrl, ownRepositoryId, owner, repo, ...connection }) {
	const octokit = (0,_octokit2_js__WEBPACK_IMPORTED_MODULE_1__.t)(connection);
	const server = (0,node_crypto__WEBPACK_IMPORTED_MODULE_2__.createHash)("sha256").update(serverUrl.replace(/\/+$/, "")).digest("hex").slice(0, 8);
	return { async status(run) {
		if (run.server !== server || run.repositoryId !== ownRepositoryId || !/^[1-9]\d*$/.test(run.runId)) return "unknown";
		try {
			const { data } = await octokit.rest.actions.getWorkflowRun({
				owner,
				repo,
				run_id: Number(run.runId)
			});
			return judge(data, run, ownRepositoryId);
		} catch {
			return "unknown";
		}
	} };
}
const alive = /* @__PURE__ */ new Set([
	"queued",
	"in_progress",
	"waiting",
	"requested",
	"pending"
]);
function judge(data, { runId, attempt }, repositoryId) {
	const { id, run_attempt: last, status, repository } = data ?? {};
	const owner = repository?.id;
	if (String(id) !== runId || String(owner) !== repositoryId || typeof last !== "number" || last < attempt) return "unknown";
	if (last > attempt || status === "completed") return "over";
	return typeof status === "string" && alive.has(status) ? "alive" : "unknown";
}



/***/ })

};
