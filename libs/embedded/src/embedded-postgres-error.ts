export type EmbeddedPostgresFault =
  | 'unsupported-platform'
  | 'no-unprivileged-user'
  | 'folder-not-writable'
  | 'disk-full'
  | 'other-version'
  | 'port-busy'
  | 'in-use'
  | 'did-not-start';

/** Why the embedded PostgreSQL cannot run here; the message is one line and says what to do about it. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly fault: EmbeddedPostgresFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
  }
}

const realServer = 'set DATABASE_URL to a PostgreSQL server of your own';

/** Recognises the faults that the operating system reports for a folder; others are passed on unchanged. */
export function folderFault(folder: string, cause: unknown): unknown {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, cause);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EEXIST'].includes(code)) {
    return new EmbeddedPostgresError(
      'folder-not-writable',
      `Cannot write to ${folder} (${code}): make it writable, or set STAFET_DATA to a folder that is`,
      { cause },
    );
  }
  return cause;
}

export function diskFull(folder: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'disk-full',
    `The disk that holds ${folder} is full: free some space, or set STAFET_DATA to a folder on another disk`,
    { cause },
  );
}

export function otherVersion(folder: string, found: string, brought: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'other-version',
    `The data in ${folder} was made by PostgreSQL ${found}, and this is PostgreSQL ${brought}: ` +
      `move the folder away to start afresh, or set DATABASE_URL to a server of version ${found} that holds them`,
  );
}

export function incomplete(folder: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'did-not-start',
    `The data in ${folder} is not whole (data/PG_VERSION or superuser-password is missing): ` +
      'restore it from a backup, or move the folder away to start afresh',
  );
}

export function unsupportedPlatform(reason: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'unsupported-platform',
    `The embedded PostgreSQL does not run on this machine (${reason}): ${realServer}`,
    { cause },
  );
}

/**
 * Turns what `initdb` or `postgres` wrote before giving up into one typed fault.
 * The wordings are those of PostgreSQL 18 with `lc_messages = C`.
 */
export function faultFromOutput(output: string, folder: string, port?: number): EmbeddedPostgresError {
  if (/No space left on device|Disk quota exceeded/i.test(output)) return diskFull(folder);
  if (/Address already in use/i.test(output)) {
    return new EmbeddedPostgresError(
      'port-busy',
      `Port ${port ?? ''} on 127.0.0.1, wanted for PostgreSQL, is taken by another program: stop it or choose another port`,
    );
  }
  const version = /initialized by PostgreSQL version (\S+),? which is not compatible with this version (\d+)/.exec(
    output,
  );
  if (version?.[1] && version[2]) return otherVersion(folder, version[1], version[2]);
  if (/Permission denied|Read-only file system|could not (create|write).*not permitted/i.test(output)) {
    return new EmbeddedPostgresError(
      'folder-not-writable',
      `PostgreSQL cannot write to ${folder}: make it writable, or set STAFET_DATA to a folder that is`,
    );
  }
  if (/pre-existing shared memory block|lock file "postmaster.pid" already exists/i.test(output)) {
    return new EmbeddedPostgresError(
      'in-use',
      `Another PostgreSQL still uses ${folder}: stop it, or set STAFET_DATA to another folder`,
    );
  }
  const reason = /(?:FATAL|PANIC|error): +(.*)/.exec(output)?.[1] ?? lastLine(output) ?? 'it ended without a word';
  return new EmbeddedPostgresError('did-not-start', `PostgreSQL did not start in ${folder}: ${reason}`);
}

function lastLine(output: string): string | undefined {
  return output.trim().split('\n').at(-1) || undefined;
}
