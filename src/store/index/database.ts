import {mkdirSync, renameSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import type {DatabaseSync} from 'node:sqlite';
import {INDEX} from '../layout.ts';

/** Raised when the tables change; an index of another version is made anew. */
const INDEX_VERSION = 1;
/** How long another process may hold the index before this one goes on without it. */
const BUSY_MS = 2000;

const TABLES = `
CREATE TABLE IF NOT EXISTS runs (
  id TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  fleet TEXT NOT NULL,
  started_at TEXT,
  bytes INTEGER NOT NULL,
  outline TEXT,
  problem TEXT,
  analysed_by TEXT,
  verdict TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS metrics (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  metric TEXT NOT NULL,
  region TEXT NOT NULL,
  unit TEXT NOT NULL,
  runs INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  median REAL,
  p95 REAL,
  PRIMARY KEY (run, metric, region)
) STRICT, WITHOUT ROWID;
PRAGMA user_version = ${INDEX_VERSION};
`;

/**
 * Works with the index of a folder of runs. The index is a copy of what the runs say: one that is damaged or of
 * another version is thrown away and made anew, and where none can be kept (a folder that may only be read, a disk
 * that is full, another process that holds it) `work` is given an empty one in memory.
 */
export async function withIndex<T>(runs: string, work: (index: DatabaseSync) => T): Promise<T> {
  const sqlite = await loadSqlite();
  const open = (file: string) => new sqlite.DatabaseSync(file, {timeout: BUSY_MS});
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      return worked(prepared(open(fileIn(runs))), work);
    } catch (error) {
      if (!isOfIndex(error)) throw error;
      if (isHeld(error)) break;
      discard(runs);
    }
  }
  return work(inMemory(runs, () => prepared(open(':memory:'))));
}

/** One transaction: all of `work` is done or nothing, and others wait. */
export function together<T>(index: DatabaseSync, work: () => T): T {
  index.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    index.exec('COMMIT');
    return result;
  } catch (error) {
    if (index.isTransaction) index.exec('ROLLBACK');
    throw error;
  }
}

function worked<T>(index: DatabaseSync, work: (index: DatabaseSync) => T): T {
  try {
    return work(index);
  } finally {
    index.close();
  }
}

function fileIn(runs: string): string {
  const folder = join(runs, INDEX);
  try {
    mkdirSync(folder, {mode: 0o700});
  } catch (error) {
    if (!statSync(folder, {throwIfNoEntry: false})?.isDirectory()) throw error;
  }
  return join(folder, 'runs.sqlite');
}

function prepared(index: DatabaseSync): DatabaseSync {
  try {
    index.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON');
    const found = index.prepare('PRAGMA user_version').get()?.user_version;
    if (found === 0) together(index, () => index.exec(TABLES));
    else if (found !== INDEX_VERSION) throw new OtherVersion();
    return index;
  } catch (error) {
    index.close();
    throw error;
  }
}

class OtherVersion extends Error {}

/** The folder goes as one, so that a process still at work with it keeps its files together. */
function discard(runs: string): void {
  const folder = join(runs, INDEX);
  const away = `${folder}.${process.pid}.gone`;
  try {
    renameSync(folder, away);
    rmSync(away, {recursive: true, force: true});
  } catch {
    // Somebody else was quicker, or it must stay; the next attempt shows which.
  }
}

/** What is found out meanwhile is kept for as long as this process runs. */
const kept = new Map<string, DatabaseSync>();

function inMemory(runs: string, make: () => DatabaseSync): DatabaseSync {
  const index = kept.get(runs) ?? make();
  kept.set(runs, index);
  return index;
}

/** Codes of https://sqlite.org/rescode.html that say nothing about the content. */
const HELD = new Set([3, 5, 6, 8, 13, 14, 15, 23]);
const FILE_ERRORS = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOENT', 'ENOTDIR']);

type SqliteError = Error & {code?: string; errcode?: number};

function isOfIndex(error: unknown): error is SqliteError {
  if (error instanceof OtherVersion) return true;
  const {code = ''} = error as SqliteError;
  return code === 'ERR_SQLITE_ERROR' || code === 'EEXIST' || FILE_ERRORS.has(code);
}

function isHeld({code = '', errcode = 0}: SqliteError): boolean {
  return FILE_ERRORS.has(code) || HELD.has(errcode & 0xff);
}

let loaded: Promise<typeof import('node:sqlite')> | undefined;

/** Loaded where it is needed only. Older releases of Node.js warn that it is new; that is nothing to a user. */
function loadSqlite(): Promise<typeof import('node:sqlite')> {
  loaded ??= quietly(() => import('node:sqlite'));
  return loaded;
}

async function quietly<T>(load: () => Promise<T>): Promise<T> {
  const warn = process.emitWarning;
  process.emitWarning = ((warning: string | Error, ...rest: never[]) => {
    if (!String(warning).includes('SQLite')) warn.call(process, warning, ...rest);
  }) as typeof process.emitWarning;
  try {
    return await load();
  } finally {
    process.emitWarning = warn;
  }
}
