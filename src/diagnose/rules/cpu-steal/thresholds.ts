/** Shares of all CPU time; proposals of the domain knowledge, “Virtualization” 2.5. */
export const WARN = 0.02;
export const HIGH = 0.1;

/** Load per CPU above which steal can show: an idle guest asks for nothing, so nothing can be taken. */
export const BUSY = 0.5;

/** Less than this is too short to say anything, less than the second too short to be sure. */
export const SHORTEST_SECONDS = 10;
export const SURE_SECONDS = 60;
