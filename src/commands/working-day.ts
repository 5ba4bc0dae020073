import type { Command } from 'commander';
import type { Config } from '../config.ts';

export function addWorkingDay(_quorate: Command, _config: Config): void {}
