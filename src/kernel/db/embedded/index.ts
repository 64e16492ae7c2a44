export {
  type EmbeddedDatabase,
  type EmbeddedOptions,
  type PasswordStore,
  startEmbedded,
} from './embedded-database.ts';
export { placeFor } from './place.ts';
