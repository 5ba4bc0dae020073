export interface Manifest {
  /** Hash of everything the build depends on. */
  inputs: string;
  /** Plain name → name with its hash. */
  files: Record<string, string>;
}
/** Where the server looks unless told otherwise: `.cache/assets` of the clone. */
export const assetsFolder: string;
/** True when `folder` does not hold the result of the sources as they are now. */
export function stylesChanged(folder?: string): boolean;
/** Builds the style sheet, fonts, mark and scripts into `folder`. */
export function buildStyles(folder?: string): Promise<Manifest>;
