/**
 * Errors by code: exit status and text in both languages (ICU MessageFormat).
 * Exit 2: the user gave something wrong. Exit 1: samespec or the machine it runs on is at fault.
 * One sentence each; it names the place and the mend.
 */
export type ErrorTable = Readonly<Record<string, {exit: 1 | 2; en: string; 'zh-CN': string}>>;
