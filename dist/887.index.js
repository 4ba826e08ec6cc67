export const id = 887;
export const ids = [887];
export const modules = {

/***/ 9887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createOutputStore: () => (/* binding */ createOutputStore)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6846);

function createOutputStore({mask:e,setOutput:t,subscriptionId:n,resourceManager:r}){return{name:`step outputs client-secret and credentials`,kind:`output`,readable:!1,latest:async()=>null,value:()=>Promise.reject(Error(`A step cannot read its own outputs.`)),check:async()=>null,write:async({secret:i,appId:a,tenantId:o})=>{e(i);let s={clientId:a,clientSecret:i,...n===null?{}:{subscriptionId:n},tenantId:o,resourceManagerEndpointUrl:r};return t(`client-secret`,i),t(`credentials`,JSON.stringify(s)),{kind:`done`}},undo:async()=>(t(`client-secret`,``),t(`credentials`,``),null),holds:async()=>null,disable:async()=>({kind:`present`})}}



/***/ })

};
