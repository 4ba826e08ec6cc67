export const id = 887;
export const ids = [887];
export const modules = {

/***/ 9887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createOutputStore: () => (/* binding */ createOutputStore)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6846);


// src/output-store.ts
function createOutputStore({ mask, setOutput, subscriptionId, resourceManager }) {
	return {
		name: "step outputs client-secret and credentials",
		kind: "output",
		readable: false,
		latest: async () => null,
		value: () => Promise.reject(/* @__PURE__ */ new Error("A step cannot read its own outputs.")),
		check: async () => null,
		write: async ({ secret, appId, tenantId }) => {
			mask(secret);
			const credentials = {
				clientId: appId,
				clientSecret: secret,
				...subscriptionId === null ? {} : { subscriptionId },
				tenantId,
				resourceManagerEndpointUrl: resourceManager
			};
			setOutput("client-secret", secret);
			setOutput("credentials", JSON.stringify(credentials));
			return { kind: "done" };
		},
		undo: async () => {
			setOutput("client-secret", "");
			setOutput("credentials", "");
			return null;
		},
		holds: async () => null,
		disable: async () => ({ kind: "present" })
	};
}



/***/ })

};
