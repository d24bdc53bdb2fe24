import {ERRORS, type ErrorCode} from './error-table.ts';
import type {Message} from './message.ts';

/**
 * What stops a run, told in one sentence with the mend. Expected failures of nodes are data, not errors;
 * mistakes in our own code throw as they are.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly params: NonNullable<Message['params']>;

  constructor(
    code: ErrorCode,
    params: NonNullable<Message['params']> = {},
    options?: {cause?: unknown},
  ) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.code = code;
    this.params = params;
  }

  get exitCode(): number {
    return ERRORS[this.code].exit;
  }

  get userMessage(): Message {
    return {id: `error/${this.code}`, params: this.params};
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error;
}
