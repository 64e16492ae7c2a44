export { ApiClient } from './api-client.entity.ts';
export { addClient } from './api-client.service.ts';
export { unauthenticated } from './api-key.ts';
export { ensureDemoKey, renewDemoKey } from './demo-key.ts';
export { type ViewerOf, viewersOf } from './viewer-of.ts';
