export { type Answers, attach } from './attach.ts';
export { completeListing } from './complete.ts';
export { COUNT_CAP, DEFAULT_PAGE, PageInfo, Validity } from './connection.ts';
export { type CursorKeys, fromCursor, listFingerprint, toCursor } from './cursor.ts';
export {
  AnsweredField,
  addConnection,
  addList,
  addToOne,
  ColumnField,
  ComputedField,
  ConnectionField,
  currentFirst,
  declareValidity,
  FilterBy,
  FormField,
  HubInterface,
  HubObject,
  HubValue,
  ListField,
  RecordField,
  RootConnection,
  RootField,
  RootSearch,
  RootVersions,
  ToOneField,
  ValueField,
} from './declare.ts';
export { hubEnum } from './enumeration.ts';
export { fromGlobalId, globalIdSql, toGlobalId } from './global-id.ts';
export {
  type ApiClass,
  type AsOf,
  type Belonging,
  type CodeAnswer,
  type ColumnMapping,
  type DeclaredField,
  type DeclaredFilter,
  type DeclaredType,
  dayOf,
  declarations,
  type FieldMapping,
  type FilterCondition,
  type FormedCondition,
  type ListMapping,
  type Mask,
  type Returns,
  type RootMapping,
  type RowSql,
  type SearchArgument,
  type TableClass,
  type ToOneMapping,
  type ValueFilter,
  type ValueForm,
  type ValueMapping,
  type ValueSpan,
} from './mapping.ts';
export { NodeQueries } from './node.resolver.ts';
export { Node } from './node.ts';
export { OrderDirection } from './order.ts';
export {
  checkListLength,
  checkPage,
  type Filter,
  INPUT_LIST_CAP,
  type OrderBy,
  type Page,
  type PageArguments,
} from './page.ts';
