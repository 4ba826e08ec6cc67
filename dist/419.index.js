export const id = 419;
export const ids = [419];
export const modules = {

/***/ 1419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* reexport */ e),
  open: () => (/* reexport */ e)
});

// EXTERNAL MODULE: ./rolldown-runtime.js + 1 modules
var rolldown_runtime = __webpack_require__(6846);
;// CONCATENATED MODULE: ./p64d.js
var e=class{constructor(){throw Error(`open is not part of this bundle`)}};
;// CONCATENATED MODULE: ./open.js


/***/ })

};
