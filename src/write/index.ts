export { Change, ChangeChannel } from './change.entity.ts';
export { type ChangeOpening, hasHappened, openChange } from './change.ts';
export { DataSourceKind, Dated, Recorded } from './recorded.ts';
