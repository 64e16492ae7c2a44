/**
 * Settings of the embedded server, for one small machine that also takes bulk imports. It listens on this machine
 * only and makes no socket file.
 */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '50',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  // Compiling a statement costs more than most of ours take.
  jit: 'off',
  // An import writes much at once: fewer checkpoints, each spread out.
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  max_wal_senders: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  // A failed statement's text could hold what nobody should read in a log.
  log_min_error_statement: 'panic',
};

/** A database of a test run is thrown away: nothing of it needs to outlive a power cut. */
const THROWAWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  shared_buffers: '128MB',
  max_connections: '100',
};

/** The settings as arguments of the `postgres` program. */
export const settingArguments = (throwaway: boolean): string[] =>
  Object.entries({ ...SETTINGS, ...(throwaway ? THROWAWAY : {}) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
