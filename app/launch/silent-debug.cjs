/**
 * Stands in for the package `debug`, with which fhirclient would write states and tokens to the console of a page whose
 * storage asks for it (vite.config.ts, ADR 2). As that package, a CommonJS module.
 */
const silent = Object.assign(() => undefined, { extend: () => silent });

module.exports = () => silent;
