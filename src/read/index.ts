export { type Explanation, explainRead } from './explain.ts';
export { JsonData, type Note } from './json-data.ts';
export { InvalidVariables, type Read, Reader } from './reader.ts';
export { ReadPool, type ReadPoolSettings } from './run/read-pool.ts';
