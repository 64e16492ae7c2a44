export { clusterExists } from './cluster.ts';
export {
  type EmbeddedDatabase,
  type EmbeddedOptions,
  type PasswordStore,
  startEmbedded,
  superuserUrl,
} from './embedded-database.ts';
export { placeFor } from './place.ts';
export { type Replacement, startReplacement } from './replacement.ts';
