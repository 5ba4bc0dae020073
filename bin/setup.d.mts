/** Null when this version of Node will do, else what to do. */
export function nodeProblem(version?: string): string | null;
/** True when npm itself finished installing, in this folder, just what its lock file names. */
export function installedByNpm(folder?: string): boolean;
export function setUp(): Promise<void>;
export function setUpOrSay(): Promise<void>;
