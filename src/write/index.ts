export { Change, ChangeChannel } from './change.entity.ts';
export { type ChangeOpening, hasHappened, openChange } from './change.ts';
export { insertRows } from './insert-rows.ts';
export { DataSourceKind, Dated, Recorded } from './recorded.ts';
export { ChangeApi, declareRecord } from './recorded.type.ts';
